"""Vägledningar: what to do in a situation, step by step, with the force of each step."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.kinds.base import Kind, Part, Record, Source
from handbook.kinds.types import Day, Line, Link, Name, Prose, Refs, YesNo


class Step(Part):
    """Ett steg: vem gör vad, när, och med vilket stöd."""

    force: Literal["ska", "bör", "kan"] = Field(title="Kraft")
    """ska = lagen kräver det (ange laws). bör = lagen eller någon rekommenderar det (ange laws eller recommended_by).
    kan = möjligt."""
    who: Name = Field(title="Vem")
    """Den som utför steget."""
    text: Line = Field(title="Gör så här")
    """Vad personen gör, i en till tre korta meningar."""
    within: Name | None = Field(None, title="Inom")
    """Tidsgränsen, om lagen eller källan anger någon. Annars utelämnas fältet."""
    laws: Annotated[Refs, Link("laws", reverse="Steg i vägledningar som vilar på lagen", strong=True)] = Field(
        (), title="Lagstöd"
    )
    """Paragrafen som gäller i dag. Krävs för ska."""
    recommended_by: Annotated[Refs, Link("agencies", reverse="Rekommenderar steg i")] = Field(
        (), title="Rekommenderas av"
    )
    """Den som rekommenderar steget. Krävs för bör, om inte en paragraf i laws gör det."""
    contacts: Annotated[Refs, Link("agencies", reverse="Kontakt i vägledningar")] = Field((), title="Kontakta")
    """Aktörer med kontrollerad kontakt."""
    lines: Annotated[Refs, Link("resources", reverse="Nummer i vägledningar")] = Field((), title="Ring")
    """Stödlinjer med kontrollerat nummer."""
    resources: Annotated[Refs, Link("resources", reverse="Material i vägledningar")] = Field((), title="Material")
    """Material som hjälper i steget."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Sidan där det står. Steget får inte vila på något som inte är verifierat."""


class Caution(Part):
    """Något som läsaren ska låta bli, och varför."""

    text: Line = Field(title="Undvik")
    """Vad läsaren ska låta bli."""
    why: Line | None = Field(None, title="Därför")
    """Skälet, kort."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Var rådet står."""


class Guide(Record):
    """Råd för en situation. Stegen gäller i dag; det planen sade 2016 hör inte hemma här."""

    kind: ClassVar[Kind] = Kind(
        folder="guides",
        address="vagledning",
        singular="vägledning",
        plural="vägledningar",
        intro="Vad du gör nu: situationer steg för steg, med lagstöd, tidsgränser och kontakter.",
        columns=("roles",),
        template="guide.md.j2",
        order_by="order",
    )

    order: int = Field(100, title="Ordning", ge=1, le=999)
    """Lägre tal kommer först i listan. De mest akuta situationerna har lägst tal."""
    situation: Line = Field(title="Situationen")
    """När läsaren ska använda vägledningen, i du-form."""
    for_children: YesNo = Field("nej", title="Riktad till barn och unga")
    """ja om ett barn, en ung person eller en utsatt vuxen kan läsa sidan. Då visas en knapp som lämnar sidan."""
    urgent: Line | None = Field(None, title="Vid fara")
    """Vad som gäller om barnet är i fara just nu. Nödnumren visas alltid."""
    steps: tuple[Step, ...] = Field(title="Steg", min_length=1)
    """Stegen i ordning."""
    avoid: tuple[Caution, ...] = Field((), title="Undvik")
    """Vad läsaren inte ska göra."""
    after: Prose | None = Field(None, title="Vad händer sedan")
    """Vad som händer efter stegen: vem som gör vad och hur lång tid det tar."""
    local: tuple[Name, ...] = Field((), title="Fyll i lokalt")
    """Rader att fylla i för hand på utskriften, till exempel "Socialtjänstens mottagning, telefon"."""
    check_after: Day = Field(title="Kontrollera efter")
    """Dagen då vägledningen måste läsas om."""
