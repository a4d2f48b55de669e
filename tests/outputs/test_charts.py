"""Charts: true to the values, readable without colour, with no script and no style attribute."""

import xml.etree.ElementTree as ET

import pytest

from handbook.content.kinds.statistic import Statistic
from handbook.outputs.charts import bar_chart, line_chart
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
