"""Charts: true to the values, readable without colour, with no script and no style attribute."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

from examples import text_of, understood
from handbook.content.kinds.statistic import Statistic
from handbook.outputs.charts import bar_chart, chart_files, line_chart
from handbook.outputs.inputs import Inputs
from handbook.site.pipeline import read
from places import EXAMPLE

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def statistic() -> Statistic:
    catalog = read(EXAMPLE)[0].catalog
    record = catalog.entries["statistics/anmalningar"].record
    assert isinstance(record, Statistic)
    return record


def test_bars_are_as_long_as_the_values(statistic: Statistic) -> None:
    bars = ET.fromstring(bar_chart(statistic)).findall(f"{SVG}rect")
    lengths = [float(bar.attrib["width"]) for bar in bars]
    assert lengths[0] / lengths[1] == pytest.approx(5 / 11, abs=0.01)


def test_every_value_is_written_out(statistic: Statistic) -> None:
    for chart in (bar_chart(statistic), line_chart(statistic)):
        words = {text.text for text in ET.fromstring(chart).findall(f"{SVG}text")}
        assert {"2014", "2015", "5"} <= words
        assert any(word and word.endswith("11") for word in words)
        assert "<script" not in chart
        assert "style=" not in chart


def test_two_series_differ_by_more_than_colour(statistic: Statistic) -> None:
    other = statistic.series[0].model_copy(update={"name": "Andra"})
    both = statistic.model_copy(update={"series": (statistic.series[0], other), "chart": "linje"})
    lines = ET.fromstring(line_chart(both)).findall(f"{SVG}polyline")
    assert lines[0].attrib.get("stroke-dasharray") != lines[1].attrib.get("stroke-dasharray")
    assert "Andra" in bar_chart(both)


@pytest.mark.parametrize(
    ("periods", "places"),
    [(("A",), [40]), (("A", "B"), [40, 320]), (("A", "B", "C"), [40, 180, 320])],
)
def test_periods_are_spread_over_the_width(statistic: Statistic, periods: tuple[str, ...], places: list[float]) -> None:
    point = statistic.series[0].points[0]
    points = tuple(point.model_copy(update={"period": period}) for period in periods)
    series = statistic.series[0].model_copy(update={"points": points})
    circles = ET.fromstring(line_chart(statistic.model_copy(update={"series": (series,)}))).findall(f"{SVG}circle")
    assert [float(circle.attrib["cx"]) for circle in circles] == places


def test_one_picture_has_one_unit(statistic: Statistic) -> None:
    for chart in (bar_chart(statistic), line_chart(statistic)):
        assert "Enhet: anmälningar" in chart
        assert "60" not in {text.text for text in ET.fromstring(chart).findall(f"{SVG}text")}
        assert "procent" not in chart


def test_a_share_says_of_what(statistic: Statistic) -> None:
    chart = bar_chart(statistic.model_copy(update={"series": statistic.series[1:]}))
    assert "Enhet: procent av anmälningarna" in chart
    assert "Anmälningar där barnets kön är känt" in chart


def test_no_chart_where_it_would_mislead(statistic: Statistic) -> None:
    assert statistic.charted
    assert not statistic.model_copy(update={"chart": "inget"}).charted
    assert not statistic.model_copy(update={"series": ()}).charted


def test_a_series_of_zeros_is_drawn(statistic: Statistic) -> None:
    point = statistic.series[0].points[0].model_copy(update={"value": "0"})
    series = statistic.series[0].model_copy(update={"points": (point,)})
    assert bar_chart(statistic.model_copy(update={"series": (series,)})).startswith("<svg")


def made(series: list[dict[str, Any]], chart: str = "stapel") -> Statistic:
    """Return a statistic with series of one unit, if they do not say another."""
    whole = [{"name": f"Serie {index}", "unit": "barn", **one} for index, one in enumerate(series)]
    return Statistic.model_validate(
        {
            "title": "Hur <många>",
            "summary": "A",
            "topics": ["skydd"],
            "sources": [{"plan": "inledning", "read": "2026"}],
            "population": "Barn & unga",
            "period": "2014",
            "caveats": ["A"],
            "chart": chart,
            "series": whole,
        }
    )


def points(*values: tuple[str, str]) -> list[dict[str, str]]:
    return [{"period": period, "value": value} for period, value in values]


def texts(svg: str) -> list[tuple[str, str, str]]:
    """Return each text with its place."""
    found = ET.fromstring(svg).findall(f"{SVG}text")
    return [(it.text or "", it.attrib["x"], it.attrib["y"]) for it in found]


def test_bars_stand_below_their_labels_and_beside_their_values() -> None:
    svg = bar_chart(
        made([{"points": [*points(("A", "10"), ("B", "2,5")), {"period": "C", "value": "0", "approximate": "ca"}]}])
    )
    root = ET.fromstring(svg)
    assert root.attrib["viewBox"] == "0 0 360 160"
    bars = [(bar.attrib["y"], bar.attrib["width"], bar.attrib["height"]) for bar in root.findall(f"{SVG}rect")]
    assert bars == [("40", "264.0", "18"), ("90", "66.0", "18"), ("140", "0.0", "18")]
    assert texts(svg) == [
        ("Enhet: barn", "0", "14"),
        ("A", "0", "35"),
        ("10", "272.0", "54"),
        ("B", "0", "85"),
        ("2,5", "74.0", "104"),
        ("C", "0", "135"),
        ("ca 0", "8.0", "154"),
    ]


def test_series_are_named_where_there_are_several() -> None:
    svg = bar_chart(made([{"points": points(("A", "1"))}, {"points": points(("A", "2"))}]))
    assert texts(svg)[1:] == [
        ("Serie 0", "0", "35"),
        ("A", "0", "55"),
        ("1", "140.0", "74"),
        ("Serie 1", "0", "105"),
        ("A", "0", "125"),
        ("2", "272.0", "144"),
    ]
    assert ET.fromstring(svg).attrib["viewBox"] == "0 0 360 150"


def test_one_is_named_too_where_another_has_a_table_instead() -> None:
    svg = bar_chart(made([{"points": points(("A", "1"))}, {"unit": "procent", "points": points(("A", "2"))}]))
    assert [text for text, *_ in texts(svg)] == ["Enhet: barn", "Serie 0", "A", "1"]


def test_lines_go_through_their_values() -> None:
    series = [{"points": points(("2014", "10"), ("2015", "5"), ("2016", "0"))}, {"points": points(("2015", "2,5"))}]
    svg = line_chart(made(series, "linje"))
    root = ET.fromstring(svg)
    assert root.attrib["viewBox"] == "0 0 360 294"
    lines = [(line.attrib["points"], line.attrib.get("stroke-dasharray")) for line in root.findall(f"{SVG}polyline")]
    assert lines == [("40.0,54.0 180.0,154.0 320.0,254.0", None), ("180.0,204.0", "7 4")]
    circles = [(it.attrib["cx"], it.attrib["cy"]) for it in root.findall(f"{SVG}circle")]
    assert circles == [("40.0", "54.0"), ("180.0", "154.0"), ("320.0", "254.0"), ("180.0", "204.0")]
    assert texts(svg) == [
        ("Enhet: barn", "0", "14"),
        ("2014", "40.0", "278"),
        ("2015", "180.0", "278"),
        ("2016", "320.0", "278"),
        ("10", "40.0", "44.0"),
        ("5", "180.0", "144.0"),
        ("0", "320.0", "244.0"),
        ("Serie 0", "320.0", "274.0"),
        ("2,5", "180.0", "194.0"),
        ("Serie 1", "180.0", "224.0"),
    ]


def test_the_fourth_line_looks_like_the_first() -> None:
    series = [{"points": points(("A", "1"), ("B", "2"))} for _ in range(4)]
    lines = ET.fromstring(line_chart(made(series, "linje"))).findall(f"{SVG}polyline")
    assert [line.attrib.get("stroke-dasharray") for line in lines] == [None, "7 4", "2 4", None]


@pytest.mark.parametrize("draw", [bar_chart, line_chart])
def test_a_single_nought_is_no_crash(draw: Callable[[Statistic], str]) -> None:
    svg = draw(made([{"points": points(("A", "0"))}]))
    assert [text for text, *_ in texts(svg)].count("0") == 1
    assert "nan" not in svg


@pytest.mark.parametrize("draw", [bar_chart, line_chart])
def test_a_chart_tells_what_it_shows_and_whom_it_counts(draw: Callable[[Statistic], str]) -> None:
    one = points(("A <b>", "1"))
    svg = draw(made([{"points": one}, {"points": one, "population": "Flickor"}, {"points": one}]))
    root = ET.fromstring(svg)
    assert root.findtext(f"{SVG}title") == "Hur <många>"
    assert root.findtext(f"{SVG}desc") == "Barn & unga. Flickor. Enhet: barn."
    assert root.attrib["role"] == "img"
    assert svg.endswith("</svg>\n")


@pytest.mark.parametrize(("chart", "sign"), [("stapel", "<rect"), ("linje", "<polyline"), ("inget", None)])
def test_each_statistic_has_the_chart_it_asks_for(chart: str, sign: str | None) -> None:
    ref = "statistics/anmalningar"
    catalog, findings = understood({ref: f"{text_of(ref)}chart: {chart}\n"})
    assert findings == ()
    files = {file.path: file.data.decode() for file in chart_files(Inputs(catalog, {}, ""))}
    assert list(files) == (["statistik/anmalningar/diagram.svg"] if sign else [])
    assert all(sign in svg for svg in files.values() if sign)


@pytest.mark.parametrize("draw", [bar_chart, line_chart])
def test_whatever_an_editor_writes_is_text_and_nothing_stands_between_the_marks(
    draw: Callable[[Statistic], str],
) -> None:
    given = [{"period": "<b>", "value": "1", "approximate": "ca <"}, {"period": "B", "value": "2"}]
    svg = draw(
        made([{"name": "R&D <x>", "unit": "b<n", "points": given}, {"name": "A&B", "unit": "b<n", "points": given}])
    )
    root = ET.fromstring(svg)
    words = [text for text, *_ in texts(svg)]
    assert {"Enhet: b<n", "R&D <x>", "A&B", "<b>"} <= set(words)
    assert ("ca < 1" in words) is (draw is bar_chart)
    assert [element.tail for element in root] == [None] * len(root)
    assert {
        element.text
        for element in root
        if element.tag not in {f"{SVG}text", f"{SVG}title", f"{SVG}desc", f"{SVG}style"}
    } == {None}
