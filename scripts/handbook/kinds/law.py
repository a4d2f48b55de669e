"""Lagar: acts, paragraphs, crimes, regulations and bills, each with what has come in its place."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.kinds.base import Kind, Record
from handbook.kinds.types import AnyRefs, Day, Line, Link, Name, Prose, Ref, Refs, Url


class Law(Record):
    """En lag, en paragraf, ett brott, en förordning, en föreskrift eller en proposition."""

    kind: ClassVar[Kind] = Kind(
        folder="laws",
        address="lagar",
        singular="lag",
        plural="lagar",
        intro="Lagar, paragrafer och brott: vad som gäller i dag, vad planen byggde på och vad som har ersatts.",
        columns=("provision", "number", "today"),
        group_by="type",
        opens="official_url",
    )

    type: Literal["lag", "paragraf", "brott", "förordning", "föreskrift", "proposition", "EU-direktiv"] = Field(
        title="Typ"
    )
    """Vilket slags regel det är. Ett brott är en paragraf som säger vad som är straffbart."""
    number: Name | None = Field(None, title="Nummer")
    """SFS-nummer (2001:453), HSLF-FS-nummer, propositionsnummer eller direktivnummer, utan lagens namn."""
    provision: Name | None = Field(None, title="Lagrum")
    """Kapitel och paragraf, till exempel "19 kap. 1 §"."""
    part_of: Annotated[Ref | None, Link("laws", reverse="Paragrafer och brott i lagen")] = Field(None, title="Står i")
    """Lagen som paragrafen står i."""
    in_force_from: Day | None = Field(None, title="Gäller från")
    """Dagen då regeln började gälla."""
    in_force_to: Day | None = Field(None, title="Gällde till")
    """Dagen då regeln upphörde att gälla."""
    rule: Prose | None = Field(None, title="Vad regeln säger")
    """Regelns innehåll i dag med egna ord: vem ska göra vad, när. För upphävda regler: vad den sade."""
    penalty: Line | None = Field(None, title="Straff")
    """Straffskalan så som den lyder i den källa som är läst."""
    official_url: Url | None = Field(None, title="Lagtexten")
    """Den officiella texten, hos riksdagen, Socialstyrelsen eller EU."""
    text_as_of: Day | None = Field(None, title="Lagtexten läst till och med")
    """Till och med vilket datum lagtexten är kontrollerad."""
    based_on: Annotated[AnyRefs, Link(None, reverse="Ledde till")] = Field((), title="Bygger på")
    """Utredningar och propositioner som ledde till regeln, som kind/id."""
    implements: Annotated[Refs, Link("conventions", reverse="Genomförs i svensk rätt av")] = Field((), title="Genomför")
    """Konventionen som regeln uppfyller."""
    supervised_by: Annotated[Refs, Link("agencies", reverse="Utövar tillsyn över")] = Field((), title="Tillsyn")
    """Myndigheten som ser till att regeln följs."""
