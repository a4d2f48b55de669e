"""The form in which records are written: each value in its lines, and all of it read back as it was."""

import pytest
import yaml

from handbook.content.house_form import WIDTH, entry, item
from handbook.content.load import Loader, Plain

LONG = " ".join(["ordet"] * 30)
DASHES = f"{'x' * 90} - {'y' * 20}"


def read(lines: list[str]) -> object:
    """Return what YAML says that lines hold, every value as text."""
    return yaml.load("\n".join((*lines, "")), yaml.BaseLoader)  # noqa: S506  # a loader that makes only texts


@pytest.mark.parametrize(
    ("key", "value", "lines"),
    [
        ("title", "Anmälan", ["title: Anmälan"]),
        ("a b", "c", ["a b: c"]),
        ("a:b", "c", ['"a:b": c']),
        ("#a", "c", ['"#a": c']),
        ("no", "c", ['"no": c']),
        ("a", "", ['a: ""']),
        ("a", None, ["a:"]),
        ("a", {}, ["a: {}"]),
        ("a", [], ["a: []"]),
        ("a", "Yes", ['a: "Yes"']),
        ("a", "~", ['a: "~"']),
        ("a", " b", ['a: " b"']),
        ("a", "b: c", ['a: "b: c"']),
        ("a", "b # c", ['a: "b # c"']),
        ("a", "- b", ['a: "- b"']),
        ("a", '"b": c', ["a: '\"b\": c'"]),
        ("a", "'b\": c", ["a: '''b\": c'"]),
        ("a", "c:\\d: e", ["a: 'c:\\d: e'"]),
        ("a", "b\tc", ['a: "b\\tc"']),
        ("a", "2026-01-02", ["a: 2026-01-02"]),
        ("a", "b\nc", ["a: |-", "  b", "  c"]),
        ("a", "b\n\nc\n", ["a: |", "  b", "", "  c"]),
        ("a", "b\n\n", ["a: |+", "  b", ""]),
        ("a", "\n b", ['a: "\\n b"']),
        ("a", "b \nc", ["a: |-", "  b ", "  c"]),
        ("a", ["b", "c-d", "e/f"], ["a: [b, c-d, e/f]"]),
        ("a", ["B", "c"], ["a:", "  - B", "  - c"]),
        ("a", ["b c"], ["a:", "  - b c"]),
        ("a", [None, "b"], ["a:", "  -", "  - b"]),
        ("a", [{"b": "c", "d": "e"}, {}], ["a:", "  - b: c", "    d: e", "  - {}"]),
        ("a", [["b", "c"], []], ["a:", "  - - b", "    - c", "  - []"]),
        ("a", {"b": {"c": "d"}, "e": ["f"]}, ["a:", "  b:", "    c: d", "  e: [f]"]),
        ("a", LONG, ["a: >-", f"  {' '.join(['ordet'] * 16)}", f"  {' '.join(['ordet'] * 14)}"]),
        ("a", DASHES, ["a: >-", f"  {'x' * 90} -", f"  {'y' * 20}"]),
    ],
)
def test_a_field(key: str, value: Plain, lines: list[str]) -> None:
    assert entry(key, value, 0) == lines
    assert read(lines) == {key: "" if value is None else [it or "" for it in value] if value == [None, "b"] else value}


@pytest.mark.parametrize("letters", [WIDTH - 3, WIDTH - 2])
def test_a_text_is_folded_when_it_does_not_fit_on_its_line(letters: int) -> None:
    text = f"{'x' * (letters - 2)} y"
    lines = entry("a", text, 0)
    assert lines == ([f"a: {text}"] if letters == WIDTH - 3 else ["a: >-", f"  {text}"])
    assert read(lines) == {"a": text}
    assert entry("a", "x" * 200, 0) == [f"a: {'x' * 200}"], "one word can be broken nowhere"


@pytest.mark.parametrize("more", [0, 1])
def test_ids_stand_on_one_line_as_long_as_they_fit(more: int) -> None:
    ids = ["x" * 46, "y" * (WIDTH - 46 - 7 + more)]
    whole = f"a: [{ids[0]}, {ids[1]}]"
    assert len(whole) == WIDTH + more
    assert entry("a", ids, 0) == ([whole] if not more else ["a:", f"  - {ids[0]}", f"  - {ids[1]}"])


@pytest.mark.parametrize(
    ("value", "indent", "lines"),
    [
        ("b", 0, ["- b"]),
        ("b", 2, ["  - b"]),
        (None, 2, ["  -"]),
        ({"b": "c", "d": {"e": "f"}}, 2, ["  - b: c", "    d:", "      e: f"]),
        ({"b": ["c", "D"]}, 0, ["- b:", "    - c", "    - D"]),
        (["b", ["c"]], 0, ["- - b", "  - - c"]),
        ({"b": "c\nd"}, 0, ["- b: |-", "    c", "    d"]),
        ("c\nd", 2, ["  - |-", "    c", "    d"]),
    ],
)
def test_an_item_of_a_list(value: Plain, indent: int, lines: list[str]) -> None:
    assert item(value, indent) == lines
    assert read(lines) == ["" if value is None else value]


@pytest.mark.parametrize("word", ["-", "*", "+", "•", "1.", "1)", "###", "######", ">"])
def test_no_line_of_a_folded_text_begins_with_what_looks_like_a_mark(word: str) -> None:
    text = f"{'x' * 97} {word} {'y' * 50}"
    lines = entry("a", text, 0)
    assert lines == ["a: >-", f"  {'x' * 97} {word}", f"  {'y' * 50}"]
    assert yaml.load("\n".join((*lines, "")), Loader) == {"a": text}  # noqa: S506  # ours, which makes only texts


@pytest.mark.parametrize("word", ["1", "##", "--", "a)", "2."])
def test_other_words_may_begin_one(word: str) -> None:
    text = f"{'x' * 97} {word} {'y' * 50}"
    assert entry("a", text, 0) == ["a: >-", f"  {'x' * 97}", f"  {word} {'y' * 50}"]
