"""What the plan covers and what it leaves open, and what in the records is not verified or must be read again."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.content.kept import kept
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.goal import Goal
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.parts import Confidence
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import AUDIENCES, PLAN
from handbook.content.prose import SENTENCE_END, bare
from handbook.content.structure import AnyEntry, Entry
from handbook.content.vocabulary import Audience, Heading

VERIFIED = "verifiera"  # "verifierat", "verifierade"
UNVERIFIED = f"ej {VERIFIED}"
RESPONSIBLE, PARTNER, MEANT = "A", "M", "x"


@dataclass(frozen=True)
class Row:
    """A row of a matrix: what it is about, and per measure number the letter in the cell."""

    about: str
    cells: dict[int, str]

    @property
    def reached(self) -> bool:
        """Whether any cell is filled."""
        return any(self.cells.values())

    def numbers(self, letter: str) -> list[int]:
        """Return the measures whose cell holds ``letter``."""
        return [number for number, found in self.cells.items() if found == letter]

    def among(self, numbers: Collection[int]) -> int:
        """Return how many of these measures have something in their cell."""
        return sum(1 for number, found in self.cells.items() if found and number in numbers)

    @property
    def total(self) -> int:
        """How many cells are filled."""
        return self.among(self.cells)


@dataclass(frozen=True)
class Purpose:
    """A purpose of the plan, and the numbers of the measures that are meant to serve it."""

    ref: str
    numbers: tuple[int, ...]

    @property
    def span(self) -> str:
        """The numbers in words: "4–13"."""
        return f"{self.numbers[0]}–{self.numbers[-1]}" if len(self.numbers) > 1 else str(self.numbers[0])


def outline(catalog: Catalog) -> Iterator[tuple[Heading, tuple[AnyEntry, ...]]]:
    """Yield each heading of the plan with the records that cite it."""
    for heading in catalog.items(PLAN, Heading):
        yield heading, catalog.with_term.get((PLAN, heading.id), ())


def plan_measures(catalog: Catalog) -> tuple[Entry[Measure], ...]:
    """Return the plan's own measures, but those that an editor has not given their number yet."""
    return tuple(entry for entry in catalog.of(Measure) if entry.record.number_in_plan)


def purposes(catalog: Catalog) -> tuple[Purpose, ...]:
    """Return the purposes in the order of their measures."""
    found: dict[str, list[int]] = {}
    for entry in plan_measures(catalog):
        for goal in entry.record.purpose:
            found.setdefault(Goal.kind.ref(goal), []).append(entry.record.number or 0)
    return tuple(Purpose(ref, tuple(numbers)) for ref, numbers in found.items())


def most_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows with something in them, those with most first."""
    return tuple(sorted((row for row in rows if row.reached), key=lambda row: -row.total))


def agency_rows(catalog: Catalog) -> Iterator[Row]:
    """Yield a row per agency that has a part in a measure: A where it is responsible, M where it takes part."""
    measures = [entry.record for entry in plan_measures(catalog)]
    for agency in catalog.of(Agency):
        row = Row(agency.ref, {measure.number or 0: _part(agency.id, measure) for measure in measures})
        if row.reached:
            yield row


def _part(agency: str, measure: Measure) -> str:
    return RESPONSIBLE if agency in measure.responsible else PARTNER if agency in measure.partners else ""


def audience_rows(catalog: Catalog) -> Iterator[Row]:
    """Yield a row per audience: x where the measure is meant for it."""
    measures = [entry.record for entry in plan_measures(catalog)]
    for audience in catalog.items(AUDIENCES, Audience):
        yield Row(audience.title, {m.number or 0: MEANT if audience.id in m.audiences else "" for m in measures})


@dataclass(frozen=True)
class Unverified:
    """A record with something not verified: what that is, and what rests on the record."""

    entry: AnyEntry
    standings: tuple[tuple[str, Confidence], ...]
    """What each is about ("läget i dag"), and how sure it is."""
    sentences: tuple[str, ...]
    """What the record itself says to be unverified."""
    has_number: bool
    """Whether somebody rings it."""
    guides: int
    """How many guides lead to it."""
    linked: int
    """How many links lead to it from other records."""


def unverified(catalog: Catalog) -> tuple[Unverified, ...]:
    """Return the records with something not verified: those that can do most harm first.

    That is what somebody rings, then what most guides lead to.

    What the records say in their own words counts too: a law that is read may rest on a figure that is not.
    """
    guides = frozenset(guide.ref for guide in catalog.of(Guide))
    found = (_unverified(catalog, entry, guides) for entry in catalog.entries.values())
    open_ones = (it for it in found if it.standings or it.sentences)
    return tuple(sorted(open_ones, key=lambda it: (not it.has_number, -it.guides, -it.linked, it.entry.ref)))


def _unverified(catalog: Catalog, entry: AnyEntry, guides: frozenset[str]) -> Unverified:
    standings, sentences = _unsure_by_itself(entry)
    leading = catalog.back_links.get(entry.ref, ())
    return Unverified(
        entry=entry,
        standings=standings,
        sentences=sentences,
        has_number=any(entry.record.numbers),
        guides=len(guides & {edge.origin for edge in leading}),
        linked=len(leading),
    )


@kept
def _unsure_by_itself(entry: AnyEntry) -> tuple[tuple[tuple[str, Confidence], ...], tuple[str, ...]]:
    """Return what is not verified of a record and how sure it is, and what it says to be so in its own words."""
    standings = (it for it in entry.record.standing_fields.values() if it.confidence != "verified")
    texts = (bare(it.value) for it in entry.values if VERIFIED in it.value.casefold())
    sentences = (it for text in texts for it in SENTENCE_END.split(text) if UNVERIFIED in it.casefold())
    return tuple((it.about, it.confidence) for it in standings), tuple(dict.fromkeys(sentences))


@dataclass(frozen=True)
class Reading:
    """A kind that is read again, and the first and the last day on which its sources were read."""

    cls: type[Record]
    first: str
    last: str


def readings(catalog: Catalog) -> Iterator[Reading]:
    """Yield the kinds that are read against their sources again, in the order of the navigation."""
    for cls in catalog.kinds:
        days = sorted(source.read for entry in catalog.of(cls) for source in entry.record.sources)
        if cls.kind.intervals and days:
            yield Reading(cls, days[0], days[-1])


def due(entries: Iterable[AnyEntry]) -> tuple[tuple[str, AnyEntry], ...]:
    """Return when records must be read again, for those that say so, soonest first."""
    dated = ((entry.record.read_again, entry) for entry in entries)
    return tuple(sorted(((day, entry) for day, entry in dated if day), key=lambda pair: (pair[0], pair[1].id)))
