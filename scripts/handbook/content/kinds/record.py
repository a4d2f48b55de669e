"""What every record has, whatever its kind.

A kind is one pydantic class in one module of this package, named in ``KINDS``. Each field has a Swedish label
(``Field(title=…)``) and a docstring in Swedish, which becomes the help text that editors see while typing.
Everything else (folder, schema, pages, search, export, skeleton) is derived from the class: what is peculiar to a kind,
its rules included, stands in its module and nowhere else.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, Protocol, get_args

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part, PlanText, Reviewed, Source
from handbook.content.kinds.standing import CHANGED, Standing, Today
from handbook.content.kinds.types import (
    FUNCTIONS,
    ROLES,
    TOPICS,
    AnyRefs,
    Day,
    Line,
    Link,
    Name,
    Prose,
    Ref,
    Refs,
    Term,
)
from handbook.content.problems import Finding, Path

LANGUAGES = {"sv": "svenska", "en": "engelska"}
"""The languages of titles, in words for readers."""
NAMES = frozenset({"title", "aliases", "keywords"})
"""What every record is called."""


class Others(Protocol):
    """The other records, as a rule of a kind may ask about them."""

    def record(self, ref: str) -> "Record | None":
        """Return the record ``kind/id``; a link that leads nowhere is told of elsewhere."""


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


GAP = r"[\s()./*\u00ad\u2010-\u2015\u2212-]{0,3}"
"""What may stand between two digits of a telephone number."""
EXCHANGE = rf"(?<![\w:/])(?<!\d[\s.])(?:\(?(?:\+|00)46{GAP}(?:\(0\){GAP})?|\(?0{GAP})[1-9](?:{GAP}\d){{4,9}}(?!\d)"
"""What can be nothing but a number of an exchange, however it is written."""


FROM_ABROAD = re.compile(r"^(?:\+|00)460?")
"""How a number begins that is written for callers abroad. The nought of "+46 (0)20" is for those at home."""


def dialled(number: str) -> str:
    """Return a number as it is dialled in Sweden, however it is written; of a text that holds one, all its digits."""
    return FROM_ABROAD.sub("0", _bare(number))


def dialled_anywhere(number: str) -> str:
    """Return a number as a telephone dials it: one that is written for callers abroad reaches Sweden from there."""
    return FROM_ABROAD.sub("+46", _bare(number))


def _bare(number: str) -> str:
    """Return a number without what sources put between its digits."""
    return re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", number))


def has_field(cls: type[Part], path: str) -> bool:
    """Tell whether a class has a field, which ``phone.number`` says of a field in a part."""
    name, _, inner = path.partition(".")
    field = cls.model_fields.get(name)
    return field is not None and (not inner or any(has_field(part, inner) for part in _parts_in(field.annotation)))


def _parts_in(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts_in(inner)


class Record(Part):
    """Det som alla poster har."""

    kind: ClassVar[Kind]
    own_standing: ClassVar[str | None] = None
    """The field that says where a record of this kind stands, beside ``today``."""
    if_changed: ClassVar[str] = CHANGED
    """What is said of a record that is "ändrad" today: whether things of this kind are there then, if that is known."""
    tells: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What the data tell beside the fields, since it follows from them: the property, and what it means, in Swedish."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Refuse a kind with a fault in its declaration: it may name a field that it does not have."""
        if faults := tuple(cls.kind.faults()):
            raise TypeError(f"{cls.__name__}.kind: {'; '.join(faults)}")
        named = (*cls.kind.field_names(), *filter(None, (cls.own_standing,)))
        unknown = [name for name in named if not has_field(cls, name)]
        worked_out = (*cls.tells, *cls.kind.worked_out_columns)
        unknown += [name for name, _ in worked_out if not isinstance(getattr(cls, name, None), property)]
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

    def model_post_init(self, _: object) -> None:
        """Tell what is said of today how this kind of thing is when it was changed."""
        if self.today:
            self.today.of_kind(self.if_changed)

    @property
    def standing_fields(self) -> dict[str, Standing]:
        """The fields that say where the record stands, and what they hold."""
        names = ("today", *filter(None, (self.own_standing,)))
        return {name: standing for name in names if (standing := getattr(self, name))}

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where the record stands, in all respects that it tells of; what a reader must know first comes first."""
        told = tuple(self.standing_fields.values())
        return told if self.superseded else told[::-1]

    @property
    def standing(self) -> Standing | None:
        """The one answer to where the record stands: the same on its page, in lists, in the search and in the data."""
        return next(iter(self.standings), None)

    @property
    def beside(self) -> tuple[Standing, ...]:
        """What is told on its page beside that answer: what says something else."""
        return tuple(standing for standing in self.standings[1:] if standing.words != self.standings[0].words)

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
    def sought_to_reach(self) -> bool:
        """Whether readers come to reach somebody, and are told where to turn if there is no way to."""
        return False

    @property
    def behind(self) -> tuple[str, ...]:
        """Who to turn to if this one cannot be reached, as ``kind/id``: who took over, or who is behind it."""
        return self.today.replaced_by if self.today and self.superseded else ()

    @property
    def name(self) -> str:
        """What it is called where its number stands beside: the title."""
        return self.title

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
    def told_at_once(self) -> tuple[tuple[str, ...], ...]:
        """Questions asked of it: the question, other words for it, the answer, and where on the page it stands."""
        return ()

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
