"""What the plan covers and what it leaves open: headings, agencies, audiences, recommendations, unverified facts."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.kinds.base import Part
from handbook.kinds.guide import Guide
from handbook.kinds.measure import Measure
from handbook.kinds.recommendation import Recommendation
from handbook.link import Catalog
from handbook.markdown import Writer, plain
from handbook.render import Page, page_from
from handbook.structure import Entry
from handbook.vocabulary import Audience, Heading


@dataclass(frozen=True)
class MatrixRow:
    """A row of a matrix: its heading as Markdown, and per measure number the letter in the cell."""

    heading: str
    cells: dict[int, str]

    @property
    def reached(self) -> bool:
        """Whether any cell is filled."""
        return any(self.cells.values())

    def numbers(self, letter: str) -> list[int]:
        """Return the measures whose cell holds ``letter``."""
        return [number for number, found in self.cells.items() if found == letter]


def coverage_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield the plan's outline with its records, the coverage map, and the list of what is not verified."""
    yield page_from(
        "plan.md.j2",
        "planen/",
        "Från planen till handboken",
        "Planens kapitel och rubriker i ordning, med posterna som bär innehållet.",
        catalog,
        outline=tuple(outline(catalog)),
    )
    write = Writer(catalog, "tackning/")
    yield page_from(
        "coverage.md.j2",
        "tackning/",
        "Vad planen täcker",
        "Vilka aktörer och målgrupper åtgärderna når, vilka rekommendationer de svarar på, och vad som lämnas öppet.",
        catalog,
        measures=tuple(plan_measures(catalog)),
        agencies=tuple(agency_rows(catalog, write)),
        audiences=tuple(audience_rows(catalog)),
        recommendations=tuple(recommendations(catalog)),
    )
    yield page_from(
        "unverified.md.j2",
        "ej-verifierat/",
        "Ej verifierat",
        "För redaktörer: uppgifter som inte är kontrollerade mot en källa, eller vars läge är okänt.",
        catalog,
        found=tuple(unverified(catalog)),
        due=tuple(due(catalog)),
    )


def outline(catalog: Catalog) -> Iterator[tuple[Heading, tuple[Entry, ...]]]:
    """Yield each heading of the plan with the records that cite it."""
    for heading in catalog.vocabularies.get("plan", ()):
        if isinstance(heading, Heading):
            yield heading, catalog.with_term.get(("plan", heading.id), ())


def plan_measures(catalog: Catalog) -> Iterator[tuple[Entry, Measure]]:
    """Yield the measures of 2016–2018."""
    for entry in catalog.of_kind("measures"):
        if isinstance(entry.record, Measure) and entry.record.number:
            yield entry, entry.record


def agency_rows(catalog: Catalog, write: Writer) -> Iterator[MatrixRow]:
    """Yield a row per agency: A where it is responsible for the measure, M where it takes part."""
    for agency in catalog.of_kind("agencies"):
        cells = {}
        for _, measure in plan_measures(catalog):
            letter = "A" if agency.id in measure.responsible else "M" if agency.id in measure.partners else ""
            cells[measure.number or 0] = letter
        row = MatrixRow(write.link(agency.ref), cells)
        if row.reached:
            yield row


def audience_rows(catalog: Catalog) -> Iterator[MatrixRow]:
    """Yield a row per audience: x where the measure is meant for it."""
    for audience in catalog.vocabularies.get("audiences", ()):
        if isinstance(audience, Audience):
            cells = {m.number or 0: "x" if audience.id in m.audiences else "" for _, m in plan_measures(catalog)}
            yield MatrixRow(plain(audience.title), cells)


def recommendations(catalog: Catalog) -> Iterator[tuple[Entry, Recommendation]]:
    """Yield the recommendations with the measures that answer them."""
    for entry in catalog.of_kind("recommendations"):
        if isinstance(entry.record, Recommendation):
            yield entry, entry.record


def unverified(catalog: Catalog) -> Iterator[tuple[Entry, str, str]]:
    """Yield each record with something not verified: the record, the field's label and the confidence."""
    for entry in catalog.entries.values():
        for value in entry.values:
            if value.field.key == "confidence" and value.value != "verified":
                holder = getattr(entry.record, str(value.path[0]))
                yield entry, LABELS[str(value.path[0])] if isinstance(holder, Part) else "", value.value


LABELS = {"today": "läget i dag", "outcome": "utfallet", "availability": "tillgången"}


def due(catalog: Catalog) -> Iterator[tuple[str, Entry]]:
    """Yield when each guide must be read again, soonest first."""
    guides = (
        (entry.record.check_after, entry) for entry in catalog.of_kind("guides") if isinstance(entry.record, Guide)
    )
    yield from sorted(guides, key=lambda pair: (pair[0], pair[1].id))
