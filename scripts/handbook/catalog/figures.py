"""What a statistic's figures are figures of: single years on an axis of time, or spans and groups apart from it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handbook.content.kinds.statistic import YEAR, Point, Series, Statistic, amount
from handbook.content.prose import capitalized

SHARE = "procent"
WHOLE = Decimal(100)
NO_VALUE, NO_VALUE_MEANS = "–", "– uppgift saknas"
"""What stands for a year without a value, in pictures and tables alike."""
WHOLES = frozenset({"Samtliga", "Alla", "Hela landet"})
"""What stands among groups and is all of them together."""
Pick = Callable[[Iterable[Decimal]], Decimal]
DRAWN = 3
"""So many values of one measure make a picture worth looking at."""
FEW = 2
"""So many years need no word of which is highest: the first and the last say it."""


@dataclass(frozen=True)
class Panel:
    """One series as it is drawn and told."""

    series: Series
    years: tuple[tuple[int, Point], ...]
    """The values of single years, in order of time."""
    apart: tuple[Point, ...]
    """The values of spans and groups, in the editor's order."""
    axis: range
    """The years of the axis, which all series share."""
    most: Decimal
    """The value at the end of the scale, which all series of one measure share. A share is one of 100; nought is for a
    count that is the only one of its measure."""

    @property
    def share(self) -> bool:
        """Whether the values are shares of a whole."""
        return self.series.unit == SHARE

    @property
    def missing(self) -> tuple[int, ...]:
        """The years of the axis that it has no value of."""
        there = {year for year, _ in self.years}
        return tuple(year for year in self.axis if there and year not in there)

    @property
    def gaps(self) -> bool:
        """Whether it lacks a year between its first and its last."""
        return bool(self.years) and self.years[-1][0] - self.years[0][0] >= len(self.years)

    @property
    def lone(self) -> bool:
        """Whether it is one count that nothing is drawn beside: a bar of it would say nothing."""
        return self.most == 0


def panels(record: Statistic) -> tuple[Panel, ...]:
    """Return the series, each with its years and what is apart from them. One year alone makes no axis."""
    timed = [_timed(series) for series in record.series]
    every = [year for one in timed for year in one]
    axis = range(min(every), max(every) + 1) if every else range(0)
    return tuple(_panel(record, series, one, axis) for series, one in zip(record.series, timed, strict=True))


def _timed(series: Series) -> dict[int, Point]:
    single = {int(point.period): point for point in series.points if YEAR.fullmatch(point.period)}
    return dict(sorted(single.items())) if len(single) > 1 else {}


def _panel(record: Statistic, series: Series, timed: dict[int, Point], axis: range) -> Panel:
    apart = tuple(point for point in series.points if point not in timed.values())
    return Panel(series, tuple(timed.items()), apart, axis, _scale(record, series.measure))


def _scale(record: Statistic, measure: str) -> Decimal:
    alike = [series for series in record.series if series.measure == measure]
    if alike[0].unit != SHARE and sum(len(series.points) for series in alike) == 1:
        return Decimal(0)
    most = max(amount(point.value) for series in alike for point in series.points)
    return max(most, WHOLE) if alike[0].unit == SHARE else most if most > 0 else Decimal(1)


def rows(panel: Panel) -> Iterator[tuple[str, Point | None]]:
    """Yield the rows of a series' table: the period and its value, in the editor's order, none for a missing year."""
    waiting = list(panel.missing)
    timed = {point.period: year for year, point in panel.years}
    for point in panel.series.points:
        while waiting and waiting[0] < timed.get(point.period, 0):
            yield str(waiting.pop(0)), None
        yield point.period, point
    yield from ((str(year), None) for year in waiting)


def counted(series: Series) -> str:
    """Return what the values count, to stand over them: "antal barn", or "procent av eleverna"."""
    return series.measure if series.unit == SHARE else f"antal {series.measure}"


def heading(points: Sequence[Point]) -> str:
    """Return what stands over the periods of a table: a word for all of them."""
    digits = [any(char.isdigit() for char in point.period) for point in points]
    if all(YEAR.fullmatch(point.period) for point in points):
        return "År"
    return "Period eller grupp" if any(digits) else "Grupp"


def why_no_chart(record: Statistic) -> str:
    """Return why a statistic has no chart, as a sentence: by its figures, or else what its editor found."""
    values = [amount(point.value) for series in record.series for point in series.points]
    alike = max(Counter(series.measure for series in record.series for _ in series.points).values(), default=0)
    if not values:
        return "Inget diagram: källan anger inga tal."
    if not any(values):
        return "Inget diagram: alla tal är noll."
    if alike < DRAWN:
        return "Inget diagram: färre än tre tal räknar samma sak."
    return "Inget diagram: talen räknar olika saker eller är från olika tider, och går inte att jämföra."


def finding(record: Statistic) -> str:
    """Return in words what a chart of the figures shows, the finding before the figures, and nothing of why it is so.

    From the first to the last year a value rose or fell; where years are missing between them nobody knows the way, and
    only the two are compared.
    """
    return " ".join(_told(panel) for panel in panels(record))


def _told(panel: Panel) -> str:
    told = " ".join((*_over_time(panel), *_among(panel)))
    return f"{panel.series.name.rstrip('.')}: {told}"


def _over_time(panel: Panel) -> Iterator[str]:
    if not panel.years:
        return
    yield _change(panel)
    if len(panel.years) > FEW:
        of_known = " av åren med uppgift" if panel.gaps else ""
        yield _extreme(panel, max, f"Högst{of_known}")
        yield _extreme(panel, min, f"Lägst{of_known}")
    if panel.missing:
        yield f"Uppgift saknas för {listed(panel.missing)}."


def _change(panel: Panel) -> str:
    (first, start), (last, end) = panel.years[0], panel.years[-1]
    before, after = amount(start.value), amount(end.value)
    measure = panel.series.measure
    if before == after:
        same = end.written if start.written == end.written else f"{start.written} och {end.written}"
        return f"lika {first} och {last}, {same} {measure}."
    if panel.gaps:
        return (
            f"{'högre' if after > before else 'lägre'} {last} än {first}, {end.written} mot {start.written} {measure}."
        )
    way = "ökade" if after > before else "minskade"
    return f"{way} från {start.written} {measure} {first} till {end.written} {last}."


def _extreme(panel: Panel, pick: Pick, word: str) -> str:
    most = pick(amount(point.value) for _, point in panel.years)
    there = [(year, point) for year, point in panel.years if amount(point.value) == most]
    return f"{word} {listed([year for year, _ in there])}: {there[0][1].written}."


def _among(panel: Panel) -> Iterator[str]:
    """Yield which of the groups has most and least, if they differ, and what is not said by that."""
    groups = [point for point in panel.apart if point.period not in WHOLES]
    by_amount = sorted(groups, key=lambda point: amount(point.value))
    measure = panel.series.measure
    differ = len(groups) > 1 and amount(by_amount[0].value) < amount(by_amount[-1].value)
    if differ:
        least, most = by_amount[0], by_amount[-1]
        word = "Högst" if panel.years else "högst"
        yield f"{word} {most.period}, {most.written} {measure}; lägst {least.period}, {least.written}."
    if panel.apart and not (differ and len(panel.apart) == FEW):
        values = "; ".join(f"{point.period}, {point.written}" for point in panel.apart)
        yield f"{capitalized(counted(panel.series)) if differ or panel.years else counted(panel.series)}: {values}."


def listed(years: Sequence[int]) -> str:
    """Return years in words; three or more in a row are told by the first and the last."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = [part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > FEW else map(str, run))]
    *before, last = told
    return f"{', '.join(before)} och {last}" if before else last
