"""A course in plain words: what hand-outs, slides, lists of links and cartridges are made of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypedDict

from handbook.catalog.address import address_of
from handbook.catalog.catalog import Catalog
from handbook.content.kinds.collection import Collection, Lesson
from handbook.content.kinds.law import Law
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import PAGES, URGENT
from handbook.content.prose import replace_links, unmarked
from handbook.content.structure import Entry
from handbook.content.vocabulary import DIALLED

LONG_LINK = 120
"""Signs of an address that is still to be read or typed."""
NUMBERS, CODE = "Nummer att ringa", "QR-kod till sidan"
INVENTED, ANSWERED_IN = "Fallet är påhittat.", "Svaren finns i:"
"""What hand-out and slides call the same by."""


class PlainPart(TypedDict):
    """A part of a course as the modules of the browser take it: its page, and what is said of it."""

    title: str
    address: str
    lines: list[str]


class PlainCourse(PlainPart):
    """A course as they take it."""

    parts: list[PlainPart]
    terms: str


@dataclass(frozen=True)
class Shown:
    """A page of the handbook: its name and whole address, and until when a law was read."""

    title: str
    address: str
    read: str = ""

    @property
    def wording(self) -> str:
        """Until when its law was read, in a sentence; empty if it is none."""
        return f"Lagtexten är läst till och med {self.read}." if self.read else ""


@dataclass(frozen=True)
class Step:
    """A part of a course: its name, how long it takes, what it shows, why, and what to talk about."""

    title: str
    time: str = ""
    page: Shown | None = None
    why: str = ""
    ask: str = ""

    @property
    def asked(self) -> str:
        """What to talk about, as a line of its own; empty where there is nothing."""
        return f"Att prata om: {self.ask}" if self.ask else ""


@dataclass(frozen=True, kw_only=True)
class Course:
    """A course. What is not there is empty."""

    id: str
    title: str
    address: str
    aim: str = ""
    for_whom: str = ""
    time: str = ""
    prepare: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    case: tuple[str, ...] = ()
    """The paragraphs of the case."""
    questions: tuple[str, ...] = ()
    answers: tuple[Shown, ...] = ()
    numbers: tuple[str, ...] = ()
    laws: tuple[Shown, ...] = ()
    after: str = ""
    edition: str = ""
    """Which edition it was made of, as "Utgåva 2026-11-28"; nothing if no edition says the same."""
    until: str = ""
    """The day after which it must be read again."""
    terms: str = ""
    """On which terms others may use it."""

    @property
    def link(self) -> Shown:
        """The way back to it: its address, or words in place of one that says a whole list."""
        return Shown(self.address if len(self.address) <= LONG_LINK else "Öppna kurslistan", self.address)

    @property
    def plain(self) -> PlainCourse:
        """The course as the modules of the browser take it."""
        about = [f"Mål: {self.aim}", f"För: {self.for_whom}. Tid: {self.time}."] if self.aim else []
        about += [f"{self.edition}."] if self.edition else []
        about += [f"{NUMBERS}: {'; '.join(self.numbers)}."] if self.numbers else []
        return {
            "title": self.title,
            "address": self.address,
            "lines": about,
            "parts": [*(_part(step, step.page) for step in self.steps if step.page), *self._case()],
            "terms": self.licensed,
        }

    @property
    def to_be_read(self) -> str:
        """Until when it holds, in a sentence; empty if that is not said."""
        return f"Kontrollera kursen efter {self.until}." if self.until else ""

    @property
    def licensed(self) -> str:
        """The terms as a line of their own; empty where there are none."""
        return f"Licens: {self.terms}" if self.terms else ""

    def _case(self) -> Iterator[PlainPart]:
        if self.case:
            lines = [*self.case, *self.questions]
            yield {"title": "Ett fall att prata om", "address": f"{self.address}#fall", "lines": lines}


def _part(step: Step, page: Shown) -> PlainPart:
    name = f"{step.title} ({step.time}). " if step.time else ""
    lines = [f"{name}{step.why}".strip(), step.asked, page.wording]
    return {"title": page.title, "address": page.address, "lines": [line for line in lines if line]}


@dataclass(frozen=True)
class Place:
    """Where the handbook stands: its records, its own address with a slash at the end, how a day is said, its terms."""

    catalog: Catalog
    base: str
    day: Callable[[str], str]
    terms: str = ""


def courses(place: Place) -> Iterator[Course]:
    """Yield every course."""
    yield from (_course(place, entry) for entry in place.catalog.of(Collection))


def _course(place: Place, entry: Entry[Collection]) -> Course:
    course, catalog = entry.record, place.catalog
    lines = (catalog.entry(Resource, ref).record for ref in course.lines)
    return Course(
        id=entry.id,
        title=course.title,
        address=f"{place.base}{address_of(catalog, entry.ref)}",
        aim=said(catalog, course.aim),
        for_whom=course.for_whom,
        time=course.time,
        prepare=tuple(said(catalog, line) for line in course.prepare),
        steps=tuple(_step(place, part) for part in course.parts),
        case=tuple(said(catalog, part) for part in course.case.text.split("\n\n") if part.strip()),
        questions=tuple(said(catalog, question) for question in course.case.questions),
        answers=tuple(shown(place, ref) for ref in course.case.answers),
        numbers=(*urgent(catalog), *(f"{line.phone.number} {line.name}" for line in lines if line.phone)),
        laws=tuple(shown(place, Law.kind.ref(ref)) for ref in course.laws),
        after=said(catalog, course.after or ""),
        edition=f"Utgåva {catalog.history.latest}" if catalog.history.latest else "",
        until=place.day(course.check_after),
        terms=place.terms,
    )


def urgent(catalog: Catalog) -> Iterator[str]:
    """Yield the numbers that stand on every page, with what they are for."""
    for need in DIALLED:
        phone = catalog.urgent[need].record.phone if need in catalog.urgent else None
        if phone:
            yield f"{phone.number} {catalog.term(URGENT, need).title}"


def _step(place: Place, part: Lesson) -> Step:
    catalog = place.catalog
    page = shown(place, part.record) if part.record else None
    if part.page:
        page = Shown(catalog.term(PAGES, part.page).title, f"{place.base}{part.page}/")
    return Step(part.title, part.time, page, said(catalog, part.why or ""), said(catalog, part.discuss or ""))


def shown(place: Place, ref: str) -> Shown:
    """Return a record as a page to show."""
    record = place.catalog.entries[ref].record
    read = place.day(record.read_until) if record.read_until else ""
    return Shown(record.title, f"{place.base}{address_of(place.catalog, ref)}", read)


def said(catalog: Catalog, prose: str) -> str:
    """Return prose in plain words, a link as the title of what it leads to."""
    return unmarked(replace_links(prose, lambda link: link.words or catalog.title(link.target)))
