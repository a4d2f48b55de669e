"""Pictures of time: what happened stands where its date is, and a date that is only a year is as long as the year."""

import xml.etree.ElementTree as ET

import pytest

from examples import law, text_of, understood
from handbook.catalog.timeline import Event, chains, told_of_chains
from handbook.outputs.inputs import Inputs
from handbook.outputs.picture import BOLD, SMALL, WIDTH, breadth
from handbook.outputs.timelines import FROM, TO, Mark, Row, chain_rows, drawing, measure_rows, timeline_files

SVG = "{http://www.w3.org/2000/svg}"
RING = 6
"""How far a mark reaches from its middle, with its line."""
SHAPES = {"begun": "började", "expected": "väntas", "done": "skedde"}


def picture(*rows: Row) -> list[ET.Element]:
    """Return the rows of a picture, which stand between its key and years and the same years again."""
    return ET.fromstring(drawing("A", "B", SHAPES, rows)).findall(f"{SVG}g")[-len(rows) - 1 : -1]


def marks(row: ET.Element, name: str) -> list[dict[str, str]]:
    """Return the marks of a kind, in order, without the ground they stand on."""
    return [dict(it.attrib) for it in row.iter(f"{SVG}{name}") if it.get("stroke-width") == "2"]


def test_a_day_stands_where_it_is_and_a_year_is_a_year_long() -> None:
    slot = (TO - FROM) / 2
    first, other = picture(
        Row("A", (Mark("2016-01-01", "begun"), Mark("2016-07-01", "done"), Mark("2017", "done"))),
        Row("B", (Mark("2016", "begun"), Mark("2017-06", "expected"))),
    )
    assert [float(it["cx"]) - FROM for it in marks(first, "circle")] == pytest.approx([0, slot / 2], abs=0.6)
    assert [it["fill"] for it in marks(first, "circle")] == ["#fff", "currentColor"]
    (long,) = marks(first, "rect")
    assert float(long["x"]) == FROM + slot + 1
    assert float(long["width"]) == slot - 2
    assert [it["fill"] for it in (long, *marks(other, "rect"))] == ["currentColor", "#fff"]
    assert marks(other, "path")[0]["d"].startswith(f"M{FROM + slot + slot * (5 + 15 / 31) / 12:.1f} 13m")


def test_rows_are_named_and_have_a_way_from_first_to_last() -> None:
    (row,) = picture(Row("Åtgärd 4", (Mark("2016-01-01", "begun"), Mark("2017", "done", 3))))
    assert [text.text for text in row.iter(f"{SVG}text")] == ["Åtgärd 4", "3"]
    ways = [it.attrib["d"] for it in row.iter(f"{SVG}path") if it.get("stroke-width") == "1.5"]
    slot = (TO - FROM) / 2
    assert ways == [f"M{FROM + slot / 31 / 12:.1f} 13L{FROM + 1.5 * slot:.1f} 13"]


def test_the_key_says_what_each_shape_is_and_years_have_room() -> None:
    root = ET.fromstring(drawing("A", "B", SHAPES, [Row("C", (Mark("2010", "begun"), Mark("2026", "done")))]))
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words[:4] == ["började", "väntas", "skedde", "någon gång under året"]
    years = [str(year) for year in range(2010, 2027, 2)]
    assert words[4:] == [*years, "C", *years]
    for text in root.iter(f"{SVG}text"):
        assert float(text.attrib["x"]) <= WIDTH - 14


def test_what_happened_on_the_first_day_or_the_last_is_drawn_whole_and_so_is_its_number() -> None:
    (row,) = picture(Row("A", (Mark("2016-01-01", "begun"), Mark("2016-12-31", "done", 12))))
    places = [float(it["cx"]) for it in marks(row, "circle")]
    assert min(places) >= RING
    assert max(places) <= WIDTH - RING
    number = next(text for text in row.iter(f"{SVG}text") if text.text == "12")
    assert float(number.attrib["x"]) + breadth("12", SMALL, BOLD) <= WIDTH


def test_a_long_name_takes_the_lines_it_needs_over_its_row() -> None:
    name = "Slutbetänkande om människohandel och utnyttjande av utsatta personer i arbetslivet"
    (row,) = picture(Row(name, (Mark("2016", "begun"),)))
    assert " ".join(text.text or "" for text in row.iter(f"{SVG}text")) == name
    assert len(list(row.iter(f"{SVG}text"))) == 2


def test_measures_and_reforms_each_have_a_picture() -> None:
    ref = "measures/atgard-01"
    catalog, _ = understood({ref: text_of(ref).replace("deadline:", "decided: 2016-06-22\ndeadline:")})
    files = {file.path: ET.fromstring(file.data) for file in timeline_files(Inputs(catalog, {}, ""))}
    assert list(files) == ["tidslinje/bild.svg", "reformer/bild.svg"]
    told = [root.findtext(f"{SVG}desc") for root in files.values()]
    assert told[0] == (
        "Av åtgärderna har 1 en känd tid: 1 beslutades, 1 skulle redovisas, 1 redovisades. "
        "Den första är från 2016, den sista från 2018."
    )
    assert told[1] == told_of_chains(chains(catalog))
    row = files["tidslinje/bild.svg"].findall(f"{SVG}g")[-2]
    name = f"Åtgärd 1: {catalog.title(ref)}"
    assert " ".join(text.text or "" for text in row.iter(f"{SVG}text")) == name
    assert [len(marks(row, name)) for name in ("circle", "path", "rect")] == [1, 1, 1]


def test_measures_stand_in_the_order_of_the_plan_whatever_came_first() -> None:
    events = [Event("2016", "measures/a", "beslutades"), Event("2017", "measures/b", "skulle redovisas")]
    events += [Event("2018", "measures/b", f"redovisades i [[resources/{name}]]") for name in "xy"]
    numbers, titles = {"measures/a": 12, "measures/b": 3}, {"measures/a": "Öka", "measures/b": "Utreda"}
    assert measure_rows(events, numbers, titles) == (
        Row("Åtgärd 3: Utreda", (Mark("2017", "expected"), Mark("2018", "done"))),
        Row("Åtgärd 12: Öka", (Mark("2016", "begun"),)),
    )


def test_an_inquiry_is_named_in_words() -> None:
    catalog, _ = understood({})
    assert [row.name for row in chain_rows(tuple(chains(catalog)))] == [catalog.title("inquiries/sou-2016-1")]


def test_nothing_to_draw_is_no_picture() -> None:
    ref = "measures/atgard-01"
    earlier = text_of(ref).replace("2016–2018", "2014–2015").replace("number: 1\n", "")
    inquiry = "inquiries/sou-2016-1"
    undated = "\n".join(line for line in text_of(inquiry).splitlines() if not line.startswith("reported"))
    catalog, _ = understood({ref: earlier, inquiry: undated})
    assert list(timeline_files(Inputs(catalog, {}, ""))) == []


def test_laws_of_one_day_are_one_mark_and_a_bill_that_is_no_law_is_another() -> None:
    texts = {
        "laws/a-lag": law("A", "based_on: [inquiries/sou-2016-1]\nin_force_from: 2025-07-01", "lag"),
        "laws/b-lag": law("B", "based_on: [inquiries/sou-2016-1]", "lag"),
        "laws/prop-1": law(
            "Prop. 1",
            "based_on: [inquiries/sou-2016-1]\ntoday:\n  status: förslag\n  text: Så.\n  checked: 2026-01-02\n"
            "  confidence: unknown\n  since: 2026-09",
            "proposition",
        ),
        "laws/prop-2": law("Prop. 2", "based_on: [inquiries/sou-2016-1]\nin_force_from: 2024", "proposition"),
    }
    catalog, _ = understood(texts)
    (chain,) = chains(catalog)
    (row,) = chain_rows([chain])
    assert row.marks[1:] == (Mark("2025-07-01", "done", 2), Mark("2026-09", "expected"))
    assert row.marks[0].shape == "begun"
    assert told_of_chains([chain]).endswith(": lagar 2025.")
