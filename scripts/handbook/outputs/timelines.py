"""Pictures of time: when the plan's measures were decided and reported, and the way of inquiries to law."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.catalog import timeline
from handbook.catalog.timeline import Chain, Event
from handbook.content.kinds.measure import Measure
from handbook.file import File
from handbook.outputs import picture
from handbook.outputs.inputs import Inputs
from handbook.outputs.picture import BOLD, MIDDLE, SMALL, WEAK, WIDTH, Block

FROM, ROW, MIDDLE_OF_ROW = 92, 26, 13
"""Where the years begin, beside the names of the rows, and how high a row is."""
MONTHS = 12
DAYS = 31
SHAPES = BEGUN, EXPECTED, DONE = "begun", "expected", "done"
"""What a mark stands for: an empty ring, an empty diamond, a full ring; a long one if only the year is known."""


@dataclass(frozen=True)
class Mark:
    """Something that happened: its date in as much detail as is known, its shape, and how many it stands for."""

    date: str
    shape: str
    number: int = 1

    @property
    def year(self) -> int:
        """The year of the date."""
        return int(self.date[:4])

    @property
    def exact(self) -> bool:
        """Whether more than the year is known."""
        return "-" in self.date


@dataclass(frozen=True)
class Row:
    """A name and what happened to what it names."""

    name: str
    marks: tuple[Mark, ...]


def timeline_files(given: Inputs) -> Iterator[File]:
    """Yield the picture of the measures and that of the reforms, if there is anything to draw."""
    events = timeline.measure_events(given.catalog)
    if events:
        numbers = {entry.ref: entry.record.number or 0 for entry in given.catalog.of(Measure)}
        shapes = dict(zip(SHAPES, timeline.MEASURE_EVENTS, strict=True))
        drawn = drawing(
            "Åtgärderna på en tidslinje", timeline.told_of_measures(events), shapes, measure_rows(events, numbers)
        )
        yield File("tidslinje/bild.svg", drawn)
    chains = [chain for chain in timeline.chains(given.catalog) if chain.inquiry.record.reported]
    if chains:
        shapes = {
            BEGUN: "utredningen lämnades",
            EXPECTED: "förslag",
            DONE: "lagar började gälla eller ändrades (antal)",
        }
        drawn = drawing("Från utredning till lag", timeline.told_of_chains(chains), shapes, chain_rows(chains))
        yield File("reformer/bild.svg", drawn)


def measure_rows(events: Sequence[Event], numbers: Mapping[str, int]) -> tuple[Row, ...]:
    """Return a row per measure, in the order of the plan. A report that is told of twice is one mark."""
    shapes = dict(zip((word.split()[0] for word in timeline.MEASURE_EVENTS), SHAPES, strict=True))
    found: dict[str, dict[Mark, None]] = {}
    for event in events:
        found.setdefault(event.ref, {})[Mark(event.date, shapes[event.what.partition(" ")[0]])] = None
    return tuple(Row(f"Åtgärd {numbers[ref]}", tuple(found[ref])) for ref in sorted(found, key=lambda it: numbers[it]))


def chain_rows(chains: Sequence[Chain]) -> tuple[Row, ...]:
    """Return a row per inquiry: when it was handed over, and how many laws came of it when."""
    return tuple(Row(chain.inquiry.record.designation or chain.inquiry.id, tuple(_steps(chain))) for chain in chains)


def _steps(chain: Chain) -> Iterator[Mark]:
    yield Mark(chain.inquiry.record.reported or "", BEGUN)
    for date, steps in groupby(chain.laws, key=lambda step: step.date):
        yield Mark(date, DONE, len(list(steps)))
    yield from (Mark(step.date, EXPECTED) for step in chain.proposed)


def drawing(title: str, told: str, shapes: Mapping[str, str], rows: Sequence[Row]) -> bytes:
    """Return a picture with a row per name over years as broad as each other. ``shapes`` says what the marks are."""
    dates = [mark.year for row in rows for mark in row.marks]
    years = range(min(dates), max(dates) + 1)
    slot = (WIDTH - FROM) / len(years)
    blocks = [_key(shapes), _years(years, slot)]
    blocks += [_row(row, years, slot) for row in rows]
    return picture.svg(title, told, picture.stacked(blocks))


def _key(shapes: Mapping[str, str]) -> Block:
    marks = [(_shape(shape, 20, 11), words) for shape, words in shapes.items()]
    marks.append((_some_day(BEGUN, 6, 28), "någon gång under året"))
    return picture.stacked(Block(22, f"{mark}{picture.label(words, 44, 16)}") for mark, words in marks)


def _years(years: range, slot: float) -> Block:
    wide = picture.breadth("2000", SMALL)
    every = picture.years_apart(slot, SMALL)
    marks = (
        picture.label(str(year), min(FROM + (index + 0.5) * slot, WIDTH - wide / 2), 20, SMALL, MIDDLE)
        for index, year in enumerate(years)
        if index % every == 0
    )
    return Block(28, "".join(marks))


def _row(row: Row, years: range, slot: float) -> Block:
    def place(mark: Mark) -> float:
        if not mark.exact:
            return FROM + (mark.year - years[0] + 0.5) * slot
        _, month, day = map(int, f"{mark.date}-15".split("-")[:3])
        return FROM + (mark.year - years[0] + (month - 1 + day / DAYS) / MONTHS) * slot

    spots = [(place(mark), mark) for mark in row.marks]
    ground = picture.bar(FROM, 1, WIDTH - FROM, ROW - 2, WEAK)
    edges = (picture.rule(FROM + at * slot, 1, FROM + at * slot, ROW - 1, 0.3) for at in range(1, len(years)))
    way = picture.rule(min(x for x, _ in spots), MIDDLE_OF_ROW, max(x for x, _ in spots), MIDDLE_OF_ROW, 1.5)
    marks = (_mark(mark, x, slot) for x, mark in spots)
    return Block(ROW, f"{picture.label(row.name, 0, 18, SMALL)}{ground}{''.join(edges)}{way}{''.join(marks)}")


def _mark(mark: Mark, x: float, slot: float) -> str:
    shape = _shape(mark.shape, x, MIDDLE_OF_ROW) if mark.exact else _some_day(mark.shape, x - slot / 2 + 1, slot - 2)
    beside = x + (8 if mark.exact else slot / 2 + 2)
    return shape + (picture.label(str(mark.number), beside, 11, SMALL, BOLD) if mark.number > 1 else "")


def _look(shape: str) -> str:
    return f'fill="{"currentColor" if shape == DONE else picture.HOLLOW}" stroke="currentColor" stroke-width="2"'


def _shape(shape: str, x: float, y: float) -> str:
    look = _look(shape)
    if shape == EXPECTED:
        return f'<path d="M{picture.number(x)} {picture.number(y)}m0 -6l6 6l-6 6l-6 -6z" {look}/>'
    return f'<circle cx="{picture.number(x)}" cy="{picture.number(y)}" r="5" {look}/>'


def _some_day(shape: str, x: float, width: float) -> str:
    place = f'x="{picture.number(x)}" y="{MIDDLE_OF_ROW - 4}" width="{picture.number(width)}" height="8"'
    return f'<rect {place} rx="3" {_look(shape)}/>'
