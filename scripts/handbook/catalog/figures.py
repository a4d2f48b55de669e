"""What a statistic's figures are figures of: single years on an axis of time, or spans and groups apart from it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handbook.content.kinds.statistic import Point, Series, Statistic, amount
from handbook.content.prose import capitalized

YEAR = re.compile("[0-9]{4}")
SHARE = "procent"
WHOLE = Decimal(100)
Pick = Callable[[Iterable[Decimal]], Decimal]
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
    most: Decimal
    """The value at the end of the scale, which all series of one measure share. A share is one of 100."""

    @property
    def share(self) -> bool:
        """Whether the values are shares of a whole."""
        return self.series.unit == SHARE

    @property
    def missing(self) -> tuple[int, ...]:
        """The years without a value between the first and the last."""
        return missing(year for year, _ in self.years)


def missing(years: Iterable[int]) -> tuple[int, ...]:
    """Return the years that are not there, between the first and the last."""
    there = set(years)
    return tuple(year for year in range(min(there, default=0), max(there, default=0)) if year not in there)


def panels(record: Statistic) -> tuple[Panel, ...]:
    """Return the series, each with its years and what is apart from them. One year alone makes no axis."""
    return tuple(_panel(record, series) for series in record.series)


def _panel(record: Statistic, series: Series) -> Panel:
    single = {point.period: point for point in series.points if YEAR.fullmatch(point.period)}
    timed = single if len(single) > 1 else {}
    years = tuple((int(year), timed[year]) for year in sorted(timed))
    apart = tuple(point for point in series.points if point.period not in timed)
    return Panel(series, years, apart, _scale(record, series.measure))


def _scale(record: Statistic, measure: str) -> Decimal:
    alike = [series for series in record.series if series.measure == measure]
    most = max(amount(point.value) for series in alike for point in series.points)
    return max(most, WHOLE) if alike[0].unit == SHARE else most if most > 0 else Decimal(1)


def axis(shown: Iterable[Panel]) -> range:
    """Return the years of the axis, the same under every series, also those that have no value."""
    years = [year for panel in shown for year, _ in panel.years]
    return range(min(years), max(years) + 1) if years else range(0)


def counted(series: Series) -> str:
    """Return what the values count, to stand over them: "antal barn", or "procent av eleverna"."""
    return series.measure if series.unit == SHARE else f"antal {series.measure}"


def heading(points: Sequence[Point]) -> str:
    """Return what stands over the periods of a table: a word for all of them."""
    digits = [any(char.isdigit() for char in point.period) for point in points]
    if all(YEAR.fullmatch(point.period) for point in points):
        return "År"
    return "Period eller grupp" if any(digits) else "Grupp"


def finding(record: Statistic) -> str:
    """Return in words what a chart of the figures shows, and nothing of why it is so."""
    return " ".join(_told(panel) for panel in panels(record))


def _told(panel: Panel) -> str:
    parts = list(_over_time(panel)) if panel.years else []
    if panel.apart:
        values = "; ".join(f"{point.period}: {point.written}" for point in panel.apart)
        parts.append(f"{capitalized(counted(panel.series))}: {values}.")
    return f"{panel.series.name.rstrip('.')}. {' '.join(parts)}"


def _over_time(panel: Panel) -> Iterator[str]:
    (first, start), (last, end) = panel.years[0], panel.years[-1]
    yield f"{first}: {start.written} {panel.series.measure}."
    yield f"{last}: {end.written}."
    if len(panel.years) > FEW:
        yield _extreme(panel, max, "Högst")
        yield _extreme(panel, min, "Lägst")
    if panel.missing:
        yield f"Uppgift saknas för {listed(panel.missing)}."


def _extreme(panel: Panel, pick: Pick, word: str) -> str:
    most = pick(amount(point.value) for _, point in panel.years)
    there = [(year, point) for year, point in panel.years if amount(point.value) == most]
    return f"{word} {listed([year for year, _ in there])}: {there[0][1].written}."


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
