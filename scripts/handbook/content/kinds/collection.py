"""Kurser: pages of the handbook in an order, for a trainer: why each, what to talk about, a case and the time."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.law import Law
from handbook.content.kinds.parts import Part
from handbook.content.kinds.record import Others, Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import PAGES, AnyRef, AnyRefs, Day, Line, Link, Name, Prose, Ref, Refs, Term
from handbook.content.problems import Finding, Path

HOUR = 60
LONGEST = 8 * HOUR


def duration(minutes: int) -> str:
    """Return a time in words: "45 minuter", "1 timme", "3 timmar och 30 minuter"."""
    hours, rest = divmod(minutes, HOUR)
    whole = f"{hours} {'timme' if hours == 1 else 'timmar'}" if hours else ""
    over = f"{rest} {'minut' if rest == 1 else 'minuter'}" if rest or not hours else ""
    return " och ".join(filter(None, (whole, over)))


class Lesson(Part):
    """En del av kursen: en post eller sida att gå igenom, eller en paus."""

    title: Name = Field(title="Delens namn")
    """Vad delen heter i programmet, till exempel "När ska jag anmäla?" eller "Paus"."""
    minutes: int = Field(title="Minuter", ge=1, le=LONGEST)
    """Hur lång tid delen tar, samtalet inräknat."""
    record: Annotated[AnyRef | None, Link(None, reverse="Ingår i kurser")] = Field(None, title="Post")
    """Posten som delen går igenom, som kind/id. Skriv record eller page, eller inget av dem för en paus."""
    page: Annotated[Ref | None, Term(PAGES)] = Field(None, title="Översiktssida")
    """Sidan som delen går igenom, ur content/vocabulary/pages.yml."""
    why: Line | None = Field(None, title="Därför")
    """Vad deltagarna ska få ut av posten eller sidan. Krävs om delen har en."""
    discuss: Line | None = Field(None, title="Att prata om")
    """En fråga att prata om. Den ska gå att svara på med posten. Krävs om delen har en."""

    @property
    def time(self) -> str:
        """How long it takes, in words."""
        return duration(self.minutes)


class Case(Part):
    """Ett påhittat fall att öva på. Det kan likna ett barn som någon i rummet känner: det man ser, inga detaljer."""

    text: Prose = Field(title="Fallet")
    """Vad den vuxne ser, hör och vet. Kort, sakligt och utan skuld. Skriv inget om hur ett övergrepp går till."""
    questions: tuple[Line, ...] = Field(title="Frågor", min_length=1)
    """Frågor att prata om, en i taget."""
    answers: Annotated[AnyRefs, Link(None, reverse="Svar på fall i kurser", weak=True)] = Field(
        title="Svaren finns i", min_length=1
    )
    """Posterna som svarar på frågorna, som kind/id."""
    minutes: int = Field(title="Minuter", ge=1, le=LONGEST)
    """Hur lång tid fallet tar."""

    @property
    def time(self) -> str:
        """How long it takes, in words."""
        return duration(self.minutes)


class Collection(Record):
    """En kurs: sidor i handboken i en ordning, med tid, frågor och ett fall."""

    kind: ClassVar[Kind] = Kind(
        folder="collections",
        address="kurser",
        singular="kurs",
        plural="kurser",
        intervals=(("kurser", 6),),
        intro="Färdiga upplägg för dig som utbildar: vilka sidor, i vilken ordning, vad ni kan prata om och hur lång "
        "tid det tar.",
        columns=("for_whom", "time"),
        worked_out_columns=(("time", "Tid"),),
        template="collection.md.j2",
        order_by="order",
        section="Material",
        printed=True,
        told_in_full=True,
        search_weight=96,
        search_leads=("summary", "aim"),
    )

    order: int = Field(100, title="Ordning", ge=1, le=999)
    """Lägre tal kommer först i listan."""
    aim: Line = Field(title="Mål")
    """Vad deltagarna kan efteråt, i en eller två meningar."""
    for_whom: Name = Field(title="För vem")
    """Vilka kursen är gjord för, och ungefär hur många."""
    minutes: int = Field(title="Tid i minuter", ge=1, le=LONGEST)
    """Hela tiden. Delarna, pauserna och fallet ska tillsammans ta lika lång tid."""
    prepare: tuple[Line, ...] = Field(title="Förbered", min_length=1)
    """Vad utbildaren gör innan, en sak på varje rad."""
    parts: tuple[Lesson, ...] = Field(title="Program", min_length=1)
    """Delarna i ordning."""
    case: Case = Field(title="Ett fall")
    """Ett påhittat fall att öva på. Det kommer efter delarna."""
    lines: Annotated[Refs, Link("resources", reverse="Nummer i kurser")] = Field((), title="Nummer")
    """Stödlinjer med verifierat nummer, utöver nödnumren som alltid står där."""
    laws: Annotated[Refs, Link("laws", reverse="Kurser om lagen", strong=True)] = Field((), title="Lagar")
    """Paragraferna som kursen vilar på. De visas med dagen då lagtexten lästes."""
    after: Line | None = Field(None, title="Efteråt")
    """Vad deltagarna gör efter kursen, och vart de vänder sig om kursen väcker något."""
    check_after: Day = Field(title="Kontrollera efter")
    """Dagen då kursen måste läsas om."""

    @property
    def time(self) -> str:
        """How long it takes, in words."""
        return duration(self.minutes)

    @property
    def taught(self) -> tuple[str, ...]:
        """The records that it goes through or leans on, as ``kind/id``, each once and in its order."""
        parts = (part.record for part in self.parts if part.record)
        laws = (f"laws/{ref}" for ref in self.laws)
        lines = (f"resources/{ref}" for ref in self.lines)
        return tuple(dict.fromkeys((*parts, *self.case.answers, *laws, *lines)))

    @property
    def read_again(self) -> str | None:
        """The day after which the course must be read again."""
        return self.check_after

    def faults(self) -> Iterator[Finding]:
        """The parts and the case take the time that is told; a part that shows something says why and what to ask."""
        taken = sum(part.minutes for part in self.parts) + self.case.minutes
        if taken != self.minutes:
            message = f"delarna och fallet tar {taken} minuter, men tiden är {self.minutes}"
            advice = "Ändra tiden eller delarnas minuter"
            yield Finding(code="wrong-total", message=message, advice=advice, path=("minutes",))
        for index, part in enumerate(self.parts):
            path: Path = ("parts", index)
            if part.record and part.page:
                message = "delen har både record och page"
                yield Finding(code="wrong-value", message=message, advice="Välj en av dem", path=(*path, "page"))
            for key in ("why", "discuss") if part.record or part.page else ():
                if not getattr(part, key):
                    message = f"delen visar en sida men saknar {key}"
                    yield Finding(code="missing-field", message=message, advice=f"Fyll i {key}", path=path)

    def faults_among(self, others: Others) -> Iterator[Finding]:
        """A course rests on no law that is superseded or unverified, and names no line without a number."""
        for index, ref in enumerate(self.laws):
            law = others.record(f"laws/{ref}")
            if isinstance(law, Law) and (law.superseded or not law.binding):
                message = f"laws/{ref} är inte bekräftad som gällande rätt"
                advice = "Peka på paragrafen som gäller i dag"
                yield Finding(code="unfit-law", message=message, advice=advice, path=("laws", index))
        for index, ref in enumerate(self.lines):
            line = others.record(f"resources/{ref}")
            if isinstance(line, Resource) and line.phone is None:
                message = f"{ref} har inget verifierat telefonnummer"
                yield Finding(code="unfit-line", message=message, advice="Välj en annan linje", path=("lines", index))
