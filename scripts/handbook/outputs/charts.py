"""A picture of each statistic: columns or lines over true years, bars for spans and groups, one scale a measure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handbook.catalog.address import Beside, address_of
from handbook.catalog.catalog import Catalog
from handbook.catalog.figures import NO_VALUE, NO_VALUE_MEANS, Panel, counted, finding, panels
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.statistic import THE_PLAN, Point, Statistic, amount
from handbook.content.prose import capitalized
from handbook.file import File
from handbook.outputs import picture
from handbook.outputs.inputs import Inputs
from handbook.outputs.picture import BOLD, FAINT, LARGE, MEDIUM, MIDDLE, SMALL, STRONG, WEAK, WIDTH, Block

PLOT, ABOVE, BELOW = 140, 36, 24
"""How high a column may be, and the room over it for its value and under it for its year."""
BROADEST_COLUMN, OF_SLOT = 56, 0.7
ROW = 15
"""How far from each other values stand that are over one another."""
BAR, BARS_TO = 18, WIDTH - 96
"""How high a bar is, and how far it may reach: its value stands beside it."""
WHOLE_IS_HUNDRED = "Hela stapeln är 100 procent."


def chart_files(given: Inputs) -> Iterator[File]:
    """Yield one SVG per statistic that has a chart."""
    for entry in given.catalog.of(Statistic):
        if entry.record.charted:
            drawn = chart(entry.record, source(given.catalog, entry.record))
            yield File(f"{address_of(given.catalog, entry.ref)}{Beside.CHART}", drawn)


def source(catalog: Catalog, record: Statistic) -> str:
    """Return who stands behind the figures: those who counted, or else the first source."""
    if record.producer:
        return f"Framtagen av: {', '.join(catalog.title(Agency.kind.ref(agency)) for agency in record.producer)}"
    first = record.sources[0]
    return f"Källa: {THE_PLAN}" if first.plan else f"Källa: {first.publisher or first.title}"


def chart(record: Statistic, told_by: str) -> bytes:
    """Return the picture of a statistic, with its title, its series under each other, and who stands behind them.

    Series from several sources have each its own under it.
    """
    shown = panels(record)
    several = any(panel.series.source for panel in shown)
    blocks = [picture.lines(record.title, LARGE, BOLD)]
    for panel in shown:
        blocks += _panel(panel, line=record.chart == "linje", named=len(shown) > 1)
        if several:
            own = panel.series.source
            blocks.append(picture.lines(f"Källa: {own}" if own else told_by, SMALL, FAINT))
    if any(panel.missing for panel in shown):
        blocks.append(picture.lines(NO_VALUE_MEANS, SMALL, FAINT))
    blocks += [picture.gap(6), *([] if several else [picture.lines(told_by, SMALL, FAINT)]), picture.gap(4)]
    return picture.svg(record.title, finding(record), picture.stacked(blocks))


def _panel(panel: Panel, *, line: bool, named: bool) -> Iterator[Block]:
    yield picture.gap(10)
    if named:
        yield picture.lines(panel.series.name, look=BOLD)
        if panel.series.population:
            yield picture.lines(panel.series.population, SMALL, FAINT)
    unit = counted(panel.series)
    whole = f". {WHOLE_IS_HUNDRED}" if panel.share and not (line and panel.years) else ""
    yield picture.lines(f"{capitalized(unit)}{whole}", SMALL, FAINT)
    if panel.years:
        yield _over_time(panel, line=line)
    for point in panel.apart:
        yield from _bar(panel, point)


def _part(panel: Panel, point: Point, of: float) -> float:
    return max(float(amount(point.value) / panel.most) * of, 0)


def _bar(panel: Panel, point: Point) -> Iterator[Block]:
    yield picture.gap(4)
    if panel.lone:
        yield picture.lines(f"{point.period}: {point.written}", look=BOLD)
        return
    yield picture.lines(point.period)
    length = _part(panel, point, BARS_TO)
    track = picture.bar(0, 3, BARS_TO, BAR, WEAK) if panel.share else ""
    value = picture.label(point.written, (BARS_TO if panel.share else length) + 8, 17, look=BOLD)
    yield Block(BAR + 8, f"{track}{picture.bar(0, 3, length, BAR, STRONG)}{value}")


def _over_time(panel: Panel, *, line: bool) -> Block:
    years = panel.axis
    slot = WIDTH / len(years)
    middles = {year: (index + 0.5) * slot for index, year in enumerate(years)}
    high = _height(panel, line=line)
    marks = [*(_line if line else _columns)(panel, middles, slot, high)]
    marks += _values(panel, middles, slot, high)
    floor = ABOVE + high
    marks += [picture.label(NO_VALUE, middles[year], floor - 6, look=MIDDLE + FAINT) for year in panel.missing]
    marks.append(picture.rule(0, floor, WIDTH, floor))
    marks += picture.year_labels(middles, floor + 17)
    return Block(floor + BELOW, "".join(marks))


def _height(panel: Panel, *, line: bool) -> float:
    """Return how high a panel's highest value stands: on one scale with others, but with no room left empty over it."""
    if panel.share and not line:
        return PLOT
    return max(_part(panel, point, PLOT) for _, point in panel.years)


def _columns(panel: Panel, middles: dict[int, float], slot: float, high: float) -> Iterator[str]:
    width = min(slot * OF_SLOT, BROADEST_COLUMN)
    for year, point in panel.years:
        left = middles[year] - width / 2
        height = _part(panel, point, PLOT)
        if panel.share:
            yield picture.bar(left, ABOVE, width, PLOT, WEAK)
        last = year == panel.years[-1][0]
        yield picture.bar(left, ABOVE + high - height, width, height, STRONG if last else MEDIUM)


def _line(panel: Panel, middles: dict[int, float], _: float, high: float) -> Iterator[str]:
    spots = [(year, middles[year], ABOVE + high - _part(panel, point, PLOT)) for year, point in panel.years]
    for (year, x, y), (after, to_x, to_y) in pairwise(spots):
        if after == year + 1:  # over a year without a value nobody knows the way
            yield picture.rule(x, y, to_x, to_y, 2)
    for year, x, y in spots:
        last = year == spots[-1][0]
        yield f'<circle cx="{picture.number(x)}" cy="{picture.number(y)}" r="{5 if last else 3}" fill="currentColor"/>'


def _values(panel: Panel, middles: dict[int, float], slot: float, high: float) -> Iterator[str]:
    taken: list[tuple[float, float, float]] = []
    for year, point in _told_values([(year, point) for year, point in panel.years], slot):
        top = ABOVE + high - _part(panel, point, PLOT)
        y = beside = top - 8
        look = MIDDLE + (BOLD if year == panel.years[-1][0] else "")
        for words in reversed(_rows(point, slot)):
            half = picture.breadth(words, look=look) / 2
            x = picture.within(middles[year], words, look=look)
            while any(abs(x - at) < half + wide and abs(y - other) < ROW for at, wide, other in taken):
                y -= ROW  # a broad number stands over its neighbour, not on it
            taken.append((x, half, y))
            yield picture.label(words, x, y, look=look)
            if y < beside:  # and a line leads from it to what it is the value of
                yield picture.rule(middles[year], y + 4, middles[year], top - 2, 0.7)
            y = beside = y - ROW


def _rows(point: Point, slot: float) -> tuple[str, ...]:
    whole = point.written
    if picture.breadth(whole) <= slot or not point.approximate:
        return (whole,)
    return (point.approximate, point.value)


def _told_values(years: Sequence[tuple[int, Point]], slot: float) -> list[tuple[int, Point]]:
    """Return those whose values are written: all, or if they have no room the first, last, highest and lowest."""
    if all(picture.breadth(point.value) <= slot for _, point in years):
        return list(years)
    by_amount = sorted(years, key=lambda pair: amount(pair[1].value))
    wanted = {years[0][0], years[-1][0], by_amount[0][0], by_amount[-1][0]}
    return [pair for pair in years if pair[0] in wanted]
