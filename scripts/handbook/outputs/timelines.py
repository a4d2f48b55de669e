"""Pictures of time: when the plan's measures were decided and reported, and the way of inquiries to law."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.catalog import timeline
from handbook.catalog.address import Beside
from handbook.catalog.timeline import Chain, Event
from handbook.content.kinds.measure import Measure
from handbook.file import File
from handbook.outputs import picture
from handbook.outputs.inputs import Inputs
from handbook.outputs.picture import BOLD, SMALL, WEAK, WIDTH, Block

FROM, TO = 7, WIDTH - 7
"""Where the years begin and end: what happened on the first day or the last one is drawn whole."""
ROW, MIDDLE_OF_ROW, BETWEEN = 26, 13, 8
"""How high a row is under its name, and the room between it and the next name."""
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
        measures = tuple(given.catalog.of(Measure))
        numbers = {entry.ref: entry.record.number or 0 for entry in measures}
        titles = {entry.ref: entry.record.title for entry in measures}
        shapes = dict(zip(SHAPES, timeline.MEASURE_EVENTS, strict=True))
        rows = measure_rows(events, numbers, titles)
        drawn = drawing("Åtgärderna på en tidslinje", timeline.told_of_measures(events), shapes, rows)
        yield File(f"tidslinje/{Beside.TIMELINE}", drawn)
    chains = [chain for chain in timeline.chains(given.catalog) if chain.inquiry.record.reported]
    if chains:
        shapes = {
            BEGUN: "utredningen lämnades",
            EXPECTED: "förslag",
            DONE: "lagar började gälla eller ändrades (antal)",
        }
        drawn = drawing("Från utredning till lag", timeline.told_of_chains(chains), shapes, chain_rows(chains))
        yield File(f"reformer/{Beside.TIMELINE}", drawn)


def measure_rows(events: Sequence[Event], numbers: Mapping[str, int], titles: Mapping[str, str]) -> tuple[Row, ...]:
    """Return a row per measure, in the order of the plan. A report that is told of twice is one mark."""
    shapes = dict(zip((word.split()[0] for word in timeline.MEASURE_EVENTS), SHAPES, strict=True))
    found: dict[str, dict[Mark, None]] = {}
    for event in events:
        found.setdefault(event.ref, {})[Mark(event.date, shapes[event.what.partition(" ")[0]])] = None
    in_order = sorted(found, key=lambda ref: numbers[ref])
    return tuple(Row(f"Åtgärd {numbers[ref]}: {titles[ref]}", tuple(found[ref])) for ref in in_order)


def chain_rows(chains: Sequence[Chain]) -> tuple[Row, ...]:
    """Return a row per inquiry: when it was handed over, and how many laws came of it when."""
    return tuple(Row(chain.inquiry.record.title, tuple(_steps(chain))) for chain in chains)


def _steps(chain: Chain) -> Iterator[Mark]:
    yield Mark(chain.inquiry.record.reported or "", BEGUN)
    for date, steps in groupby(chain.laws, key=lambda step: step.date):
        yield Mark(date, DONE, len(list(steps)))
    yield from (Mark(step.date, EXPECTED) for step in chain.proposed)


def drawing(title: str, told: str, shapes: Mapping[str, str], rows: Sequence[Row]) -> bytes:
    """Return a picture with a row per name over years as broad as each other. ``shapes`` says what the marks are.

    The years stand over and under the rows: on a phone they are not all seen at once.
    """
    dates = [mark.year for row in rows for mark in row.marks]
    years = range(min(dates), max(dates) + 1)
    slot = (TO - FROM) / len(years)
    axis = _years(years, slot)
    blocks = [_key(shapes), axis, *(_row(row, years, slot) for row in rows), axis]
    return picture.svg(title, told, picture.stacked(blocks))


def _key(shapes: Mapping[str, str]) -> Block:
    marks = [(_shape(shape, 20, 11), words) for shape, words in shapes.items()]
    marks.append((_some_day(BEGUN, 6, 28), "någon gång under året"))
    return picture.stacked(Block(22, f"{mark}{picture.label(words, 44, 16)}") for mark, words in marks)


def _years(years: range, slot: float) -> Block:
    marks = picture.year_labels({year: FROM + (index + 0.5) * slot for index, year in enumerate(years)}, 20, SMALL)
    return Block(28, "".join(marks))


def _row(row: Row, years: range, slot: float) -> Block:
    def place(mark: Mark) -> float:
        if not mark.exact:
            return FROM + (mark.year - years[0] + 0.5) * slot
        _, month, day = map(int, f"{mark.date}-15".split("-")[:3])
        return FROM + (mark.year - years[0] + (month - 1 + day / DAYS) / MONTHS) * slot

    spots = [(place(mark), mark) for mark in row.marks]
    ground = picture.bar(0, 1, WIDTH, ROW - 2, WEAK)
    edges = (picture.rule(FROM + at * slot, 1, FROM + at * slot, ROW - 1, 0.3) for at in range(1, len(years)))
    way = picture.rule(min(x for x, _ in spots), MIDDLE_OF_ROW, max(x for x, _ in spots), MIDDLE_OF_ROW, 1.5)
    marks = (_mark(mark, x, slot) for x, mark in spots)
    lane = Block(ROW, f"{ground}{''.join(edges)}{way}{''.join(marks)}")
    return picture.stacked([picture.lines(row.name, SMALL), picture.gap(3), lane, picture.gap(BETWEEN)])


def _mark(mark: Mark, x: float, slot: float) -> str:
    shape = _shape(mark.shape, x, MIDDLE_OF_ROW) if mark.exact else _some_day(mark.shape, x - slot / 2 + 1, slot - 2)
    if mark.number == 1:
        return shape
    told = str(mark.number)
    beside = x + (8 if mark.exact else slot / 2 + 2)
    return shape + picture.label(told, min(beside, WIDTH - picture.breadth(told, SMALL, BOLD)), 11, SMALL, BOLD)


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
