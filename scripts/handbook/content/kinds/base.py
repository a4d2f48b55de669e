"""What every record has, whatever its kind, and how a kind is declared.

A kind is one pydantic class in one module of this package, named in ``KINDS``. Each field has a Swedish label
(``Field(title=…)``) and a docstring in Swedish, which becomes the help text that editors see while typing.
Everything else (folder, schema, pages, search, export, skeleton) is derived from the class: what is peculiar to a kind,
its rules included, stands in its module and nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from handbook.content.kinds.types import (
    FUNCTIONS,
    ID_PATTERN,
    PLAN,
    ROLES,
    TOPICS,
    AnyRefs,
    Day,
    Line,
    Link,
    Name,
    PastDay,
    Prose,
    Ref,
    Refs,
    Term,
    Url,
)
from handbook.content.problems import Finding, Path

Confidence = Literal["verified", "background", "unknown"]
CONFIDENCE = {"verified": "kontrollerat mot källa", "background": "ej verifierat", "unknown": "okänt"}
"""How sure something is, in words for readers."""
LANGUAGES = {"sv": "svenska", "en": "engelska"}
"""The languages of titles, in words for readers."""
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
Change = Literal["ny", "borta", "läge", "steg", "lag", "nummer", "innehåll", "kontroll", "smått"]
"""What a change between two editions may be, what matters most first."""
HEADINGS = {
    "bytt namn": "Har bytt namn",
    "sammanslagen": "Finns inte längre: sammanslagen",
    "ersatt": "Gäller inte längre: ersatt",
    "upphävd": "Gäller inte längre: upphävd",
}
"""The statuses under which a reader must be sent on to what applies instead, and the warning on the page."""
SUPERSEDED = frozenset(HEADINGS)
NEEDS_SUCCESSOR = SUPERSEDED - {"upphävd"}
PROPOSAL = "förslag"
UNKNOWN = frozenset({"okänd", "okänt"})


class Others(Protocol):
    """The other records, as a rule of a kind may ask about them."""

    def record(self, ref: str) -> "Record | None":
        """Return the record ``kind/id``; a link that leads nowhere is told of elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the handbook must know of a kind beside its fields. Names of fields are checked when the class is made."""

    folder: str
    """Folder under ``content/``, and the kind's name in links and data files."""
    address: str
    """First part of the address of its pages."""
    singular: str
    plural: str
    intro: str
    """One or two sentences at the top of the list page."""
    section: str = "Uppslag"
    """Where in the navigation the list page stands."""
    list_title: str = ""
    """What the list page is called in the navigation, if not by the plural."""
    told_in_full: bool = False
    """Lists of records of several kinds tell the summaries of this kind too."""
    columns: tuple[str, ...] = ()
    """Fields shown beside the title on the list page; ``standing`` is where the record stands."""
    worked_out_columns: tuple[tuple[str, str], ...] = ()
    """Properties that are columns too, and what the heading over each is."""
    superseded_apart: bool = False
    """The list page has what something else has replaced last and folded, under a heading of its own."""
    group_by: str | None = None
    """Field whose values are the headings of the list page."""
    no_group: str = "Övriga"
    """The heading of records without a value in that field; it comes last."""
    groups_as_listed: bool = False
    """The groups come in the order of their first record, not of the alphabet."""
    say_if_missing: tuple[str, ...] = ()
    """Fields whose absence is a fact too: shown as "anges inte i planen"."""
    opens: str | None = None
    """Field with the address that readers come for: shown at the top, as long as it leads to what applies."""
    first: tuple[str, ...] = ()
    """Parts that stand before everything else on the page."""
    ordered_dates: tuple[tuple[str, str], ...] = ()
    """Pairs of fields: the day of the first is not after that of the second."""
    template: str = "record.md.j2"
    of_the_plan: bool = False
    """Readers come for what the plan was: a record that it does not name says so."""
    script: str = ""
    """A script that the pages run."""
    leave: bool = False
    """Readers of its pages may have to leave them in a hurry."""
    id_pattern: str = ID_PATTERN
    id_advice: str = "Använd bara a–z, 0–9 och bindestreck: å och ä blir a, ö blir o"
    """What an id looks like, and what is said of one that looks otherwise."""
    printed: bool = False
    """The pages are made to be printed: they get a QR code that leads back, and sheets of paper beside them."""
    intervals: tuple[tuple[str, int], ...] = ()
    """What of it is to be read against its sources again, and after how many months; nothing of what is history."""
    changes: tuple[tuple[str, Change], ...] = ()
    """Fields, and what a change of them is to a reader, where it is more or less than other content."""
    reviewer: str = "redaktor"
    """Who reads it again, as a term of the vocabulary ``functions``, if a record does not say otherwise."""
    order_by: str = "title"
    by_name_alone: bool = False
    """Readers look the records up by name alone: no topic lists them, and the search knows nothing else of them."""
    search_weight: int = 100
    """What a hit of this kind weighs beside one of another, in per cent."""
    search_leads: tuple[str, ...] = ("summary",)
    """Fields that say in short what the record is about."""
    search_numbers: tuple[str, ...] = ()
    """Fields with a number or designation that readers look the record up by; ``phone.number`` is one in a part."""
    search_old: tuple[str, ...] = ()
    """Fields with numbers that what the record is about had before, as paths."""
    search_owner: str | None = None
    """Field that names what the record belongs to, by whose name it is looked up too."""

    @property
    def list_name(self) -> str:
        """What the list page is called in the navigation."""
        return self.list_title or self.plural.capitalize()

    def field_names(self) -> Iterator[str]:
        """Yield every name of a field that the declaration uses."""
        yield from (name for name in self.columns if name != "standing" and name not in dict(self.worked_out_columns))
        for names in (self.say_if_missing, self.first, self.search_leads, self.search_numbers, self.search_old):
            yield from (name.partition(".")[0] for name in names)
        yield from (name for pair in self.ordered_dates for name in pair)
        yield from (name for name, _ in self.changes)
        yield from filter(None, (self.group_by, self.opens, self.order_by, self.search_owner))


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True)


class Source(Part):
    """Var en uppgift är hämtad: antingen en rubrik i planen eller en sida som går att läsa."""

    plan: Annotated[Ref | None, Term(PLAN)] = Field(None, title="Rubrik i planen")
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
    read: PastDay = Field(title="Läst")
    """Dagen då källan lästes (2026-11-23)."""
    note: Line | None = Field(None, title="Förbehåll")
    """Till exempel att sidan lästes i en spegling, eller vad som inte kunde läsas."""


class PlanText(Part):
    """Vad planen sade 2016. Det här är historia och får aldrig läsas som gällande råd."""

    text: Prose = Field(title="Planen 2016")
    """Det planen säger, med egna ord. Alla siffror, datum och namn exakt som i planen."""
    unclear: tuple[Line, ...] = Field((), title="Oklart i planen")
    """En rad för varje uppgift som planen inte anger eller där den säger emot sig själv."""


class Standing(Part):
    """Hur det står till med något, när det kontrollerades och mot vad."""

    about: ClassVar[str]
    """What the standing is of, as an editor reads it in a list of what is not verified."""
    if_unknown: ClassVar[str]
    """How it is said beside a title that the status is not known."""

    status: str = Field(title="Läge")
    """Välj ett av orden i listan."""
    text: Prose | None = Field(None, title="Att veta")
    """Vad som ligger bakom ordet, i en till fyra meningar."""
    checked: PastDay = Field(title="Kontrollerat")
    """Dagen då läget kontrollerades mot källorna."""
    confidence: Confidence = Field(title="Säkerhet")
    """verified = läst i en källa. background = bygger på bakgrundskunskap och visas som "ej verifierat".
    unknown = läget har inte gått att fastställa."""
    sources: tuple[Source, ...] = Field((), title="Källor")
    """Sidorna som visar det. Krävs om säkerheten är verified."""

    @property
    def words(self) -> str:
        """The status as it is shown beside a title."""
        if self.status == "ändrad":
            return "gäller, ändrad"
        return self.if_unknown if self.status in UNKNOWN else self.status

    @property
    def changed_in(self) -> str:
        """The year of the change that the words tell of, if it is known."""
        return ""

    @property
    def unsure(self) -> bool:
        """Whether a status is told that nobody has read in a source."""
        return self.confidence != "verified" and self.status not in UNKNOWN

    @property
    def told(self) -> str:
        """The words on a page: with the year of a change, and that nobody has verified them."""
        dated = f"{self.words} {self.changed_in}".strip()
        return f"{dated}, ej verifierat" if self.unsure else dated

    @property
    def superseded(self) -> bool:
        """Whether something else applies instead."""
        return self.status in SUPERSEDED

    @property
    def misleads(self) -> bool:
        """Whether a link that was right once may lead a reader astray now."""
        return self.superseded


class Today(Standing):
    """Vad som gäller i dag, skilt från vad planen sade."""

    about = "läget i dag"
    if_unknown = "läget okänt"

    status: Status = Field(title="Läge")
    """Välj ett av orden i listan. Välj "okänd" om det inte går att få veta."""
    text: Prose = Field(title="I dag")
    """Vad som gäller nu, i en till fyra meningar. Säg rent ut vad som inte är kontrollerat."""
    since: Day | None = Field(None, title="Sedan")
    """När det började gälla: år, månad eller dag."""
    replaced_by: Annotated[AnyRefs, Link(None, reverse="Ersätter")] = Field((), title="Ersatt av")
    """Posten eller posterna som gäller i stället, som kind/id (laws/sol-2025-19-1)."""

    @property
    def changed_in(self) -> str:
        """The year since which it is as it is, if it was changed."""
        return self.since[:4] if self.since and self.status == "ändrad" else ""


class Reviewed(Part):
    """Vem som läst posten mot källorna, som funktion och aldrig som namngiven person."""

    date: PastDay = Field(title="Datum")
    """Dagen då posten granskades."""
    by: Name = Field(title="Av")
    """Funktion, till exempel "redaktör" eller "jurist"."""


@dataclass(frozen=True)
class Dialled:
    """A number that a record tells, where it stands, and when it is answered."""

    path: Path
    number: str
    hours: str | None
    at_home: bool = False
    """The record is what the number leads to: others name the record and not the number."""
    aged: bool = False
    """It may only be told until a day of its own."""


@dataclass(frozen=True)
class Ahead:
    """A day that a record tells of, on which something happens: what, and more of it."""

    day: str
    what: str
    told: str


def digits_of(number: str) -> str:
    """Return a number as it is dialled in Sweden, without what sources put between its digits."""
    bare = re.sub(r"[^\d+]", "", number)
    return f"0{bare.removeprefix('+46')}" if bare.startswith("+46") else bare


class Record(Part):
    """Det som alla poster har."""

    kind: ClassVar[Kind]
    own_standing: ClassVar[str | None] = None
    """The field that says where a record of this kind stands, beside ``today``."""
    tells: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What the data tell beside the fields, since it follows from them: the property, and what it means, in Swedish."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:  # noqa: ANN401  # pydantic's own signature
        """Refuse a kind whose declaration names a field that it does not have."""
        unknown = [name for name in cls.kind.field_names() if name not in cls.model_fields]
        if unknown:
            raise TypeError(f"{cls.__name__}.kind names fields that do not exist: {', '.join(unknown)}")

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
    topics: Annotated[Refs, Term(TOPICS)] = Field(title="Teman", min_length=1)
    """Minst ett tema ur content/vocabulary/topics.yml."""
    roles: Annotated[Refs, Term(ROLES)] = Field((), title="Roller")
    """De yrkesroller som har nytta av posten, ur content/vocabulary/roles.yml."""
    related: Annotated[AnyRefs, Link(None, reverse="Nämns också i", weak=True)] = Field((), title="Se också")
    """Andra poster som läsaren kan behöva, som kind/id. Upprepa inte länkar som redan står i andra fält."""
    keywords: tuple[Name, ...] = Field((), title="Sökord")
    """Ord som folk skriver men som inte står i texten, även planens felstavningar."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Var uppgifterna är hämtade. Minst en."""
    review_by: Day | None = Field(None, title="Kontrolleras senast")
    """Fyll bara i om posten måste kontrolleras en viss dag, till exempel när en lag ändras. Annars räknas dagen ut."""
    reviewer: Annotated[Ref | None, Term(FUNCTIONS)] = Field(None, title="Kontrolleras av")
    """Funktionen som kontrollerar posten, ur content/vocabulary/functions.yml. Fyll bara i om det är en annan än för
    andra poster av samma sort."""
    reviewed: Reviewed | None = Field(None, title="Granskad")
    """Fylls i av den som läst posten mot källorna, inte av den som skrev den."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where the record stands, in all respects that it tells of; what a reader must know first comes first."""
        own: Standing | None = getattr(self, self.own_standing) if self.own_standing else None
        both = (self.today, own) if self.superseded else (own, self.today)
        return tuple(standing for standing in both if standing)

    @property
    def standing(self) -> Standing | None:
        """The one answer to where the record stands: the same on its page, in lists, in the search and in the data."""
        return next(iter(self.standings), None)

    @property
    def superseded(self) -> bool:
        """Whether something else applies instead of the record."""
        return self.today is not None and self.today.superseded

    @property
    def later_than_plan(self) -> bool:
        """Whether this is a kind of thing that the plan made, but the plan does not name it."""
        return self.kind.of_the_plan and self.plan is None and not any(source.plan for source in self.sources)

    @property
    def when(self) -> str:
        """In a list, what tells a reader whether the record is for her now."""
        return self.summary

    @property
    def caption(self) -> str:
        """What the record is, above its title: the kind, with its number where it has one."""
        return self.kind.singular.capitalize()

    @property
    def for_child(self) -> bool:
        """Whether the page speaks to a child, who may have to leave it in a hurry."""
        return False

    @property
    def in_copy(self) -> bool:
        """Whether the page is part of the copy without a network."""
        return True

    @property
    def reachable(self) -> bool:
        """Whether the record has a checked number or address to turn to."""
        return False

    @property
    def answers(self) -> bool:
        """Whether there is a number to ring, and it has been read that somebody answers it today."""
        return False

    @property
    def meant_for(self) -> tuple[str, ...]:
        """The audiences that it is made for, whom it is made for first of all first."""
        return ()

    @property
    def began(self) -> str | None:
        """The day it came into force, for what does."""
        return None

    @property
    def ahead(self) -> tuple[Ahead, ...]:
        """The days on which something is to happen, also those that lie behind us by now."""
        return ()

    @property
    def facts(self) -> dict[str, str]:
        """What other records may tell by reference: ``nummer`` and ``öppet``."""
        return {}

    @property
    def answers_in(self) -> tuple[str, ...]:
        """The help lines, by id, that lead to what the record is about: how a reader reaches it first."""
        return ()

    @property
    def numbers(self) -> tuple[Dialled, ...]:
        """Every number to ring that the record has in fields of its own."""
        return ()

    @property
    def worked_out(self) -> dict[str, str | None]:
        """The values of what the data tell beside the fields."""
        return {name: getattr(self, name) for name, _ in self.tells}

    @property
    def linked_data(self) -> dict[str, object]:
        """What the page tells programs of what it is about, in the words of schema.org; only what is known to be so."""
        return {}

    @property
    def read_until(self) -> str | None:
        """The day up to which the text itself has been read, for what has a text that can change."""
        return None

    @property
    def dated(self) -> str:
        """The day on which what the page says was last checked."""
        return self.standing.checked if self.standing else max(source.read for source in self.sources)

    @property
    def read_again(self) -> str | None:
        """The last day on which an editor must have read the record again, if the record says so itself."""
        return self.review_by

    @property
    def review_months(self) -> int | None:
        """How many months after it was checked it is to be read again, if no day is told; ``None`` for history."""
        return self.kind.intervals[0][1] if self.kind.intervals else None

    @property
    def review_function(self) -> str:
        """Who reads it again, as a term of the vocabulary ``functions``."""
        return self.reviewer or self.kind.reviewer

    @property
    def last_checked(self) -> str:
        """The last day on which somebody checked it against its sources."""
        days = [standing.checked for standing in self.standings]
        days += [self.reviewed.date] if self.reviewed else []
        return max(days or [source.read for source in self.sources])

    @property
    def if_overdue(self) -> str:
        """What a reader does when nobody has checked the record in time, as a sentence."""
        return "Läs källorna innan du litar på uppgifterna."

    def faults(self) -> Iterator[Finding]:
        """Yield what breaks the rules of this kind, as far as the record alone shows."""
        yield from ()

    def faults_among(self, others: Others) -> Iterator[Finding]:  # noqa: ARG002  # for kinds that have such rules
        """Yield what breaks the rules of this kind in view of the records that this one rests on."""
        yield from ()
