"""Static SVG charts of a statistic's series: bars or lines, readable in print and without colour."""

from collections.abc import Iterator
from html import escape

from handbook.catalog.address import address_of
from handbook.content.kinds.statistic import Series, Statistic, amount
from handbook.file import File
from handbook.outputs.inputs import Inputs

WIDTH, TEXT, BAR, GAP, VALUE = 360, 20, 18, 12, 96
"""As wide as a phone, so that the letters stay as large as those around them; a label stands above its bar."""
PLOT_HEIGHT, TOP, BOTTOM = 200, 54, 40


def chart_files(given: Inputs) -> Iterator[File]:
    """Yield one SVG per statistic that has a chart."""
    for entry in given.catalog.of(Statistic):
        if entry.record.charted:
            svg = line_chart(entry.record) if entry.record.chart == "linje" else bar_chart(entry.record)
            yield File(f"{address_of(given.catalog, entry.ref)}diagram.svg", svg.encode())


def drawn(record: Statistic) -> list[Series]:
    """Return the series that share the first one's measure. Others cannot be read on its scale: they have a table."""
    return [series for series in record.series if series.measure == record.series[0].measure]


def bar_chart(record: Statistic) -> str:
    """Return horizontal bars, one per value, each with its label and its value in figures."""
    shown = drawn(record)
    largest = max(amount(point.value) for series in shown for point in series.points) or 1
    rows: list[str] = []
    y = TEXT
    for series in shown:
        if len(record.series) > 1:
            rows.append(f'<text class="s" x="0" y="{y + 15}">{escape(series.name)}</text>')
            y += TEXT
        for point in series.points:
            length = float(amount(point.value) / largest) * (WIDTH - VALUE)
            about = f"{point.approximate} " if point.approximate else ""
            rows.append(
                f'<text x="0" y="{y + 15}">{escape(point.period)}</text>'
                f'<rect x="0" y="{y + TEXT}" width="{length:.1f}" height="{BAR}" rx="2"/>'
                f'<text class="s" x="{length + 8:.1f}" y="{y + TEXT + 14}">{escape(about + point.value)}</text>'
            )
            y += TEXT + BAR + GAP
    return _svg(record, y - GAP + 2, rows)


def line_chart(record: Statistic) -> str:
    """Return one line per series over its periods, each point with its value in figures."""
    shown = drawn(record)
    periods = list(dict.fromkeys(point.period for series in shown for point in series.points))
    largest = max(amount(point.value) for series in shown for point in series.points) or 1
    step = (WIDTH - 80) / max(len(periods) - 1, 1)
    places = {period: 40 + index * step for index, period in enumerate(periods)}
    rows = [
        f'<text x="{x:.1f}" y="{TOP + PLOT_HEIGHT + 24}" text-anchor="middle">{escape(period)}</text>'
        for period, x in places.items()
    ]
    for index, series in enumerate(shown):
        rows += _line(series, places, float(largest), index)
    return _svg(record, TOP + PLOT_HEIGHT + BOTTOM, rows)


DASHES = ("", ' stroke-dasharray="7 4"', ' stroke-dasharray="2 4"')


def _line(series: Series, places: dict[str, float], largest: float, index: int) -> Iterator[str]:
    spots = [
        (places[point.period], TOP + PLOT_HEIGHT * (1 - float(amount(point.value)) / largest), point)
        for point in series.points
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in spots)
    yield f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="2"{DASHES[index % 3]}/>'
    for x, y, point in spots:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        yield f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{escape(point.value)}</text>'
    x, y, _ = spots[-1]
    yield f'<text class="s" x="{x:.1f}" y="{y + 20:.1f}" text-anchor="end">{escape(series.name)}</text>'


STYLE = (
    "svg{color:#0b5668}text{font:14px sans-serif;fill:#1b2326}.s{font-weight:700}rect,circle{fill:currentColor}"
    "@media(prefers-color-scheme:dark){svg{color:#86cfdd}text{fill:#e6eae8}}"
)
"""In the palette's colours of links and text; a picture does not see the page's style sheet, so they are repeated."""


def _svg(record: Statistic, height: float, rows: list[str]) -> str:
    counted = dict.fromkeys(series.population or record.population for series in drawn(record))
    measure = escape(record.series[0].measure)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img">'
        f"<title>{escape(record.title)}</title><desc>{escape('. '.join(counted))}. Enhet: {measure}.</desc>"
        f'<style>{STYLE}</style><text x="0" y="14">Enhet: {measure}</text>{"".join(rows)}</svg>\n'
    )
