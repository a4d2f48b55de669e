"""Charts: true to the values and to time, readable without colour, with no script and no style attribute."""

import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest

from catalog.test_figures import made, points
from examples import text_of, understood
from handbook.catalog.figures import finding
from handbook.content.kinds.statistic import Statistic
from handbook.outputs.charts import ABOVE, BARS_TO, PLOT, ROW, chart, chart_files, source
from handbook.outputs.inputs import Inputs
from handbook.outputs.picture import BOLD, SIZE, WIDTH, breadth
from handbook.site.pipeline import read
from places import EXAMPLE

SVG = "{http://www.w3.org/2000/svg}"
FLOOR = ABOVE + PLOT


def drawn(record: Statistic) -> ET.Element:
    """Return the picture's root."""
    return ET.fromstring(chart(record, "Framtagen av: Verket"))


def words(root: ET.Element) -> list[str]:
    """Return the texts in the order in which they are drawn."""
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def at(root: ET.Element, text: str) -> float:
    """Return where in its row a text stands."""
    return next(float(it.attrib["x"]) for it in root.iter(f"{SVG}text") if it.text == text)


def bars(root: ET.Element) -> list[tuple[float, float, str]]:
    """Return of each bar or column its width, its height and how strong it is."""
    found = root.iter(f"{SVG}rect")
    return [(float(it.get("width", "")), float(it.get("height", "")), it.get("fill-opacity", "1")) for it in found]


def test_columns_are_as_high_as_their_values_and_the_last_is_the_strongest() -> None:
    root = drawn(made({"points": points(("2014", "10"), ("2015", "2,5"), ("2016", "0"))}))
    assert [(height, strength) for _, height, strength in bars(root)] == [(PLOT, ".62"), (PLOT / 4, ".62"), (0, "1")]
    bold = [it.text for it in root.iter(f"{SVG}text") if it.get("font-weight") and it.get("text-anchor")]
    assert bold == ["0"]


def test_a_year_without_a_value_has_its_room_and_a_dash() -> None:
    root = drawn(made({"points": points(("2014", "10"), ("2017", "5"))}))
    assert words(root)[2:8] == ["10", "5", "–", "–", "2014", "2015"]
    assert words(root)[8:-1] == ["2016", "2017", "– uppgift saknas"]
    steps = [at(root, str(year)) for year in range(2014, 2018)]
    assert steps == [45, 135, 225, 315]
    assert [float(it.get("x", "")) + float(it.get("width", "")) / 2 for it in root.iter(f"{SVG}rect")] == [45, 315]


def test_no_dash_where_nothing_is_missing() -> None:
    assert "– uppgift saknas" not in words(drawn(made({"points": points(("2014", "1"), ("2015", "2"))})))


def test_all_series_stand_on_the_same_years_and_are_named() -> None:
    root = drawn(
        made(
            {"points": points(("2014", "1"), ("2015", "2")), "population": "Flickor"},
            {"points": points(("2016", "1"), ("2017", "4"))},
        )
    )
    assert [text for text in words(root) if text.isdecimal()].count("2017") == 2
    assert words(root)[1:4] == ["Serie 0", "Flickor", "Antal barn"]
    assert "Serie 1" in words(root)
    assert [height for _, height, _ in bars(root)] == [PLOT / 4, PLOT / 2, PLOT / 4, PLOT]


def test_on_one_scale_no_series_has_room_left_empty_over_it() -> None:
    low, high = {"points": points(("2014", "1"), ("2015", "2"))}, {"points": points(("2014", "1"), ("2015", "8"))}
    floors = [line.attrib["d"].split()[1].split("L")[0] for line in drawn(made(low, high)).iter(f"{SVG}path")]
    assert floors == [str(ABOVE + PLOT // 4), str(FLOOR)]


def test_one_series_is_not_named_twice() -> None:
    root = drawn(made({"points": points(("A", "1")), "population": "Flickor"}))
    assert words(root) == ["Hur <många>", "Antal barn", "A: 1", "Framtagen av: Verket"]


def test_one_count_alone_is_written_and_not_drawn() -> None:
    root = drawn(made({"points": points(("A", "7"))}, {"points": points(("B", "7")), "unit": "procent"}))
    assert [strength for *_, strength in bars(root)] == [".14", "1"]
    assert {"A: 7", "B", "7"} <= set(words(root))


def test_series_from_several_sources_have_each_its_own_under_it() -> None:
    one, two = {"points": points(("A", "1"))}, {"points": points(("B", "2"))}
    root = drawn(made(one, two | {"source": "Den andra"}))
    told = words(root)
    assert told[told.index("Serie 0") :] == [
        *("Serie 0", "Antal barn", "A", "1", "Framtagen av: Verket"),
        *("Serie 1", "Antal barn", "B", "2", "Källa: Den andra"),
    ]
    assert words(drawn(made(one, two))).count("Framtagen av: Verket") == 1


def test_broad_numbers_side_by_side_do_not_stand_on_each_other() -> None:
    values = {2014: "28 000", 2020: "27 300", 2021: "26 200", 2022: "26 500"}
    root = drawn(made({"points": points(*((str(year), value) for year, value in values.items()))}))
    spots = [
        (float(it.get("x", "")), float(it.get("y", ""))) for it in root.iter(f"{SVG}text") if it.text in values.values()
    ]
    assert len(spots) == 3
    wide = breadth("28 000")
    assert all(abs(x - to_x) >= wide or abs(y - to_y) >= ROW for (x, y), (to_x, to_y) in combinations(spots, 2))
    assert min(y for _, y in spots) > SIZE - 2


def test_a_line_leads_from_a_value_that_stands_over_its_neighbours_to_its_column() -> None:
    values = {2014: "28 000", 2020: "27 300", 2021: "26 200", 2022: "26 500"}
    root = drawn(made({"points": points(*((str(year), value) for year, value in values.items()))}))
    lines = [it.attrib["d"] for it in root.iter(f"{SVG}path") if it.get("stroke-width") == "0.7"]
    assert len(lines) == 1
    assert lines[0].startswith("M340 "), "the last of nine years"
    calm = drawn(made({"points": points(("2014", "10"), ("2015", "20"))}))
    assert not [it for it in calm.iter(f"{SVG}path") if it.get("stroke-width") == "0.7"]


def test_groups_are_bars_beside_their_values() -> None:
    root = drawn(made({"points": points(("A", "10"), ("B", "2,5"))}))
    assert [(width, strength) for width, _, strength in bars(root)] == [(BARS_TO, "1"), (BARS_TO / 4, "1")]
    assert [at(root, "10"), at(root, "2,5")] == [BARS_TO + 8, BARS_TO / 4 + 8]


@pytest.mark.parametrize("periods", [("A", "B"), ("2014", "2015")])
def test_a_share_is_drawn_as_a_part_of_a_hundred(periods: tuple[str, ...]) -> None:
    values = points(*zip(periods, ("20", "50"), strict=True))
    root = drawn(made({"points": values, "unit": "procent", "base": "av barnen"}))
    side = 0 if periods[0] == "A" else 1
    whole = BARS_TO if side == 0 else PLOT
    assert [(bar[side], bar[2]) for bar in bars(root) if bar[2] == ".14"] == [(whole, ".14")] * 2
    assert [bar[side] for bar in bars(root) if bar[2] != ".14"] == [pytest.approx(whole / 5), whole / 2]
    assert "Procent av barnen. Hela stapeln är 100 procent." in " ".join(words(root))


def test_columns_of_many_years_leave_room_between_them() -> None:
    root = drawn(made({"points": points(*((str(year), "1") for year in range(2001, 2017)))}))
    assert {round(width, 1) for width, *_ in bars(root)} == {15.7}


def test_a_line_goes_through_its_values_and_stops_where_nobody_knows_the_way() -> None:
    root = drawn(made({"points": points(("2014", "10"), ("2015", "5"), ("2017", "0"))}, chart="linje"))
    paths = [it.get("d") for it in root.iter(f"{SVG}path")]
    assert paths == [f"M45 {ABOVE}L135 {ABOVE + PLOT // 2}", f"M0 {FLOOR}L{WIDTH} {FLOOR}"]
    spots = [(it.get("cx"), it.get("cy"), it.get("r")) for it in root.iter(f"{SVG}circle")]
    assert spots == [("45", str(ABOVE), "3"), ("135", str(ABOVE + PLOT // 2), "3"), ("315", str(FLOOR), "5")]
    share = made({"points": points(("2014", "1"), ("2015", "5")), "unit": "procent"}, chart="linje")
    assert "Procent" in words(drawn(share))
    groups = made({"points": points(("A", "1"), ("B", "5")), "unit": "procent"}, chart="linje")
    assert "Procent. Hela stapeln är 100 procent." in words(drawn(groups))


def test_where_all_years_have_no_room_every_other_is_named_and_always_the_last() -> None:
    values = points(*((str(year), "1") for year in range(2001, 2017)))
    years = [text for text in words(drawn(made({"points": values}))) if len(text) == 4 and text.isdecimal()]
    assert years == ["2002", "2004", "2006", "2008", "2010", "2012", "2014", "2016"]


@pytest.mark.parametrize("first", range(1990, 2015))
def test_no_year_stands_on_another_however_many_they_are(first: int) -> None:
    values = points(*((str(year), "1") for year in range(first, 2016)))
    texts = [it for it in drawn(made({"points": values})).iter(f"{SVG}text") if len(it.text or "") == 4]
    places = [float(it.attrib["x"]) for it in texts if (it.text or "").isdecimal()]
    assert texts[-1].text == "2015"
    assert all(other - one >= breadth("2000") for one, other in pairwise(places))


def test_where_values_have_no_room_the_first_last_highest_and_lowest_are_written() -> None:
    by_year = {year: 1000 + year for year in range(2001, 2017)} | {2005: 9000, 2007: 1000}
    values = points(*((str(year), str(value)) for year, value in by_year.items()))
    shown = [text for text in words(drawn(made({"points": values}))) if text.isdecimal() and int(text) > 2017]
    assert shown == ["3001", "9000", "3016"]
    assert "1000" in words(drawn(made({"points": values})))


def test_a_word_that_has_no_room_beside_its_value_stands_over_it() -> None:
    values = [{"period": str(year), "value": "50", "approximate": "nästan"} for year in range(2010, 2016)]
    root = drawn(made({"points": values}))
    ys = [float(it.get("y", "")) for it in root.iter(f"{SVG}text") if it.text in {"50", "nästan"}]
    assert ys == [ABOVE - 8, ABOVE - 23] * 6
    assert "nästan 50" in words(drawn(made({"points": values[:2]})))


def test_values_stay_within_the_picture() -> None:
    root = drawn(made({"points": points(*((str(year), "1 422 000 000") for year in range(2017, 2022)))}))
    many = drawn(made({"points": points(*((str(year), "1") for year in range(1990, 2016)))}))
    for it in (*root.iter(f"{SVG}text"), *many.iter(f"{SVG}text")):
        if it.get("text-anchor"):
            half = breadth(it.text or "", look=BOLD if it.get("font-weight") else "") / 2
            assert half - 0.05 <= float(it.get("x", "")) <= WIDTH - half + 0.05


@pytest.mark.parametrize("chart_kind", ["stapel", "linje"])
@pytest.mark.parametrize("period", ["2014", "A"])
def test_noughts_are_no_crash(chart_kind: str, period: str) -> None:
    root = drawn(made({"points": points((period, "0"), ("2015", "0"))}, chart=chart_kind))
    assert words(root).count("0") == 2
    assert "nan" not in ET.tostring(root, "unicode")


def test_a_chart_tells_what_it_shows_in_words_and_who_stands_behind_it() -> None:
    record = made({"points": points(("A <b>", "1")), "name": "R&D <x>"}, {"points": points(("2014", "1"))})
    root = drawn(record)
    assert root.findtext(f"{SVG}title") == "Hur <många>"
    assert root.findtext(f"{SVG}desc") == finding(record)
    assert root.attrib["role"] == "img"
    assert words(root)[-1] == "Framtagen av: Verket"
    assert {"R&D <x>", "A <b>"} <= set(words(root))
    text = chart(record, "").decode()
    assert text.endswith("</svg>\n")
    assert "<script" not in text
    assert "style=" not in text


def test_who_stands_behind_the_figures() -> None:
    catalog = read(EXAMPLE)[0].catalog
    record = catalog.entries["statistics/anmalningar"].record
    assert isinstance(record, Statistic)
    assert source(catalog, record) == "Framtagen av: Skyddsverket"
    two = record.model_copy(update={"producer": ("skyddsverket", "gamla-verket")})
    assert source(catalog, two) == "Framtagen av: Skyddsverket, Gamla verket"
    without = made({"points": points(("A", "1"))})
    assert source(catalog, without) == "Källa: handlingsplanen 2016–2018"
    page = {"title": "Sidan", "url": "https://a.example.org/", "read": "2026-01-02"}
    for more, told in (({}, "Källa: Sidan"), ({"publisher": "Verket"}, "Källa: Verket")):
        assert source(catalog, made({"points": points(("A", "1"))}, sources=[page | more])) == told


@pytest.mark.parametrize(("kind", "sign"), [("stapel", "<rect"), ("linje", "<circle"), ("inget", None)])
def test_each_statistic_has_the_chart_it_asks_for(kind: str, sign: str | None) -> None:
    ref = "statistics/anmalningar"
    catalog, findings = understood({ref: f"{text_of(ref)}chart: {kind}\n"})
    assert findings == ()
    files = {file.path: file.data.decode() for file in chart_files(Inputs(catalog, {}, ""))}
    assert list(files) == (["statistik/anmalningar/diagram.svg"] if sign else [])
    assert all(sign in svg for svg in files.values() if sign)
