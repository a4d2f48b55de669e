"""What every record has, whatever its kind, and how a kind is declared.

A kind is one pydantic class in one module of this package, named in ``KINDS``. Each field has a Swedish label
(``Field(title=…)``) and a docstring in Swedish, which becomes the help text that editors see while typing.
Everything else (folder, schema, pages, search, export, skeleton) is derived from the class.
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from handbook.kinds.types import AnyRefs, Day, Line, Link, Name, Prose, Ref, Refs, Term, Url

Confidence = Literal["verified", "background", "unknown"]
Status = Literal[
    "gäller",
    "ändrad",
    "bytt namn",
    "sammanslagen",
    "ersatt",
    "upphävd",
    "förslag",
    "genomförd",
    "delvis genomförd",
    "pågår",
    "avslutad",
    "okänd",
]
SUPERSEDED = frozenset({"bytt namn", "sammanslagen", "ersatt", "upphävd"})
"""The statuses under which a reader must be sent on to what applies instead."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the handbook must know of a kind beside its fields."""

    folder: str
    """Folder under ``content/``, and the kind's name in links and data files."""
    address: str
    """First part of the address of its pages."""
    singular: str
    plural: str
    intro: str
    """One or two sentences at the top of the list page."""
    columns: tuple[str, ...] = ()
    """Fields shown beside the title on the list page."""
    group_by: str | None = None
    """Field whose values are the headings of the list page."""
    say_if_missing: tuple[str, ...] = ()
    """Fields whose absence is a fact too: shown as "anges inte i planen"."""
    opens: str | None = None
    """Field with the address that readers come for: shown at the top, as long as it leads to what applies."""
    template: str = "record.md.j2"
    order_by: str = "title"


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True)


class Source(Part):
    """Var en uppgift är hämtad: antingen en rubrik i planen eller en sida som går att läsa."""

    plan: Annotated[Ref | None, Term("plan")] = Field(None, title="Rubrik i planen")
    """Id för rubriken i handlingsplanen 2016–2018 (listan finns i content/vocabulary/plan.yml). Skriv detta
    eller title och url."""
    title: Name | None = Field(None, title="Källans namn")
    """Sidans eller dokumentets namn, som källan själv skriver det."""
    publisher: Name | None = Field(None, title="Utgivare")
    """Den som står bakom sidan, om det inte framgår av namnet."""
    section: Name | None = Field(None, title="Var i källan")
    """Sida, kapitel, paragraf eller rubrik där uppgiften står."""
    url: Url | None = Field(None, title="Länk")
    """Sidans adress. Den måste börja med https://."""
    published: Name | None = Field(None, title="Källans datum")
    """Källans eget datum, så som det syns på sidan. Skriv "odaterad" om inget syns."""
    read: Day = Field(title="Läst")
    """Dagen då källan lästes (2026-11-23)."""
    note: Line | None = Field(None, title="Förbehåll")
    """Till exempel att sidan lästes i en spegling, eller vad som inte kunde läsas."""


class PlanText(Part):
    """Vad planen sade 2016. Det här är historia och får aldrig läsas som gällande råd."""

    text: Prose = Field(title="Planen 2016")
    """Det planen säger, med egna ord. Alla siffror, datum och namn exakt som i planen."""
    unclear: tuple[Line, ...] = Field((), title="Oklart i planen")
    """En rad för varje uppgift som planen inte anger eller där den säger emot sig själv."""


class Today(Part):
    """Vad som gäller i dag, skilt från vad planen sade."""

    status: Status = Field(title="Läge")
    """Välj ett av orden i listan. Välj "okänd" om det inte går att få veta."""
    text: Prose = Field(title="I dag")
    """Vad som gäller nu, i en till fyra meningar. Säg rent ut vad som inte är kontrollerat."""
    since: Day | None = Field(None, title="Sedan")
    """När det började gälla: år, månad eller dag."""
    replaced_by: Annotated[AnyRefs, Link(None, reverse="Ersätter")] = Field((), title="Ersatt av")
    """Posten eller posterna som gäller i stället, som kind/id (laws/sol-2025-19-1)."""
    checked: Day = Field(title="Kontrollerat")
    """Dagen då läget kontrollerades mot källorna."""
    confidence: Confidence = Field(title="Säkerhet")
    """verified = läst i en källa. background = bygger på bakgrundskunskap och visas som "ej verifierat".
    unknown = läget har inte gått att fastställa."""
    sources: tuple[Source, ...] = Field((), title="Källor")
    """Sidorna som visar läget i dag. Krävs om säkerheten är verified."""


class Reviewed(Part):
    """Vem som läst posten mot källorna, som funktion och aldrig som namngiven person."""

    date: Day = Field(title="Datum")
    """Dagen då posten granskades."""
    by: Name = Field(title="Av")
    """Funktion, till exempel "redaktör" eller "jurist"."""


class Record(Part):
    """Det som alla poster har."""

    kind: ClassVar[Kind]

    title: Name = Field(title="Titel")
    """Namnet läsaren söker efter. Rubriken på sidan."""
    lang: Literal["sv", "en"] = Field("sv", title="Titelns språk")
    """Skriv en om titeln är engelsk, så att skärmläsare uttalar den rätt."""
    aliases: tuple[Name, ...] = Field((), title="Kallas också")
    """Andra namn, förkortningar och äldre namn. Sökningen hittar posten på dem. Ett alias får bara finnas i en
    post."""
    summary: Line = Field(title="Sammanfattning")
    """En till tre korta meningar: vad det är och varför läsaren bryr sig. Ska stämma i dag."""
    body: Prose | None = Field(None, title="Mer om detta")
    """Fler stycken vid behov, som Markdown. Länka till andra poster med [[kind/id]] eller [[kind/id|ord]]."""
    plan: PlanText | None = Field(None, title="Planen 2016")
    """Vad planen sade. Utelämna fältet för poster som planen inte nämner."""
    today: Today | None = Field(None, title="Läget i dag")
    """Fyll i så snart något har hänt sedan 2016, eller när utfallet är okänt."""
    topics: Annotated[Refs, Term("topics")] = Field(title="Teman", min_length=1)
    """Minst ett tema ur content/vocabulary/topics.yml."""
    roles: Annotated[Refs, Term("roles")] = Field((), title="Roller")
    """De yrkesroller som har nytta av posten, ur content/vocabulary/roles.yml."""
    related: Annotated[AnyRefs, Link(None, reverse="Nämns också i")] = Field((), title="Se också")
    """Andra poster som läsaren kan behöva, som kind/id. Upprepa inte länkar som redan står i andra fält."""
    keywords: tuple[Name, ...] = Field((), title="Sökord")
    """Ord som folk skriver men som inte står i texten, även planens felstavningar."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Var uppgifterna är hämtade. Minst en."""
    reviewed: Reviewed | None = Field(None, title="Granskad")
    """Fylls i av den som läst posten mot källorna, inte av den som skrev den."""
