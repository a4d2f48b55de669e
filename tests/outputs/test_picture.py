"""What pictures are made of: blocks under each other, words on as many lines as they need, text that stays text."""

import xml.etree.ElementTree as ET

import pytest

from handbook.outputs.picture import BOLD, LARGE, SIZE, SMALL, WIDTH, Block, gap, label, lines, number, stacked, svg

SVG = "{http://www.w3.org/2000/svg}"


def test_blocks_stand_under_each_other_and_empty_ones_take_only_room() -> None:
    whole = stacked([Block(10, "<a/>"), gap(5), Block(20.5, "<b/>"), Block(1, "<c/>")])
    assert whole == Block(36.5, '<a/><g transform="translate(0 15)"><b/></g><g transform="translate(0 35.5)"><c/></g>')
    assert stacked([]) == Block(0, "")


@pytest.mark.parametrize(("size", "look"), [(SMALL, ""), (SIZE, BOLD), (LARGE, BOLD)])
def test_words_are_broken_where_the_picture_ends(size: int, look: str) -> None:
    text = "Nationella samordningen mot prostitution och människohandel 2016–2021 och mycket annat"
    block = lines(text, size, look)
    rows = ET.fromstring(f"<g>{block.marks}</g>")
    assert " ".join(row.text or "" for row in rows) == text
    assert len(rows) > 1
    assert all(len(row.text or "") * size * 0.6 <= WIDTH for row in rows)
    assert block.height == pytest.approx(len(rows) * size * 1.35)
    steps = [float(row.attrib["y"]) for row in rows]
    assert steps == pytest.approx([size + index * size * 1.35 for index in range(len(rows))], abs=0.1)


def test_bold_words_take_more_room() -> None:
    text = "i " * 40
    assert lines(text, look=BOLD).height >= lines(text).height
    assert len(lines("m" * 21 + " " + "m" * 18, look=BOLD).marks) > len(lines("m" * 21 + " " + "m" * 18).marks)


@pytest.mark.parametrize(
    ("value", "written"), [(1, "1"), (1.0, "1"), (1.24, "1.2"), (-6.04, "-6"), (10, "10"), (0, "0")]
)
def test_lengths_are_no_finer_than_can_be_seen(value: float, written: str) -> None:
    assert number(value) == written


def test_whatever_an_editor_writes_is_text() -> None:
    made = svg("R&D <x>", "a < b", lines("<b> & c"))
    root = ET.fromstring(made)
    assert [root.findtext(f"{SVG}{name}") for name in ("title", "desc", "text")] == ["R&D <x>", "a < b", "<b> & c"]
    assert root.attrib["viewBox"] == "0 0 360 18.9"
    assert label("a", 1, 2) == '<text x="1" y="2">a</text>'


def test_a_word_with_a_hyphen_stays_whole() -> None:
    room = next(count for count in range(1, 200) if len(rows_of("m" * count)) > 1) - 1
    word = "m" * (room - 4)
    assert rows_of(f"{word} ab-cde") == [word, "ab-cde"]


def rows_of(text: str) -> list[str]:
    """Return the rows that words are broken into."""
    return [row.text or "" for row in ET.fromstring(f"<g>{lines(text).marks}</g>")]
