"""A save touches only what has changed: tables of edits, and random ones over the example and the real records."""

import copy
import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
import yaml

from handbook.content.house_form import WIDTH, _quoted
from handbook.content.load import Loader, SourceFile, load, parse
from handbook.content.write import aligned, alike, formatted, plain_of, whole, written
from handbook.content.yaml_traps import trapped
from places import ROOT

RECORD = """\
# om posten
title: 'En titel'  # här
words: [ett, två]
summary: >-  # långt
  Första raden
  andra raden
# om läget
today:
  status: gäller
  # om källorna
  sources:
    - url: https://a.se/  # adressen
      title: A

    - title: B
      url: https://b.se/
odd_one: 012
rule: |
  ett

  två
last:
"""


def values(text: str) -> Any:  # YAML holds anything
    """Return what a text reads as."""
    node = yaml.compose(text, Loader=Loader)
    assert node is not None
    return plain_of(node)


def edited(path: tuple[str | int, ...], new: object, text: str = RECORD) -> str:
    """Return the text with the value at ``path`` set, put in, or (for ``...``) taken away."""
    given = copy.deepcopy(values(text))
    place = given
    for step in path[:-1]:
        place = place[step]
    if new is ...:
        del place[path[-1]]
    elif isinstance(place, list) and path[-1] == len(place):
        place.append(new)
    else:
        place[path[-1]] = new
    return written(text, given)


def changed(path: tuple[str | int, ...], new: object) -> tuple[list[str], list[str]]:
    """Return the lines that an edit takes away and those that it puts in."""
    before, after = RECORD.splitlines(), edited(path, new).splitlines()
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before, after


@pytest.mark.parametrize(
    ("path", "new", "gone", "come"),
    [
        (("title",), "Ny", ["title: 'En titel'  # här"], ["title: Ny  # här"]),
        (("title",), "a: b", ["title: 'En titel'  # här"], ['title: "a: b"  # här']),
        (("title",), 'a "b": c', ["title: 'En titel'  # här"], ["title: 'a \"b\": c'  # här"]),
        (("title",), None, ["title: 'En titel'  # här"], ["title:  # här"]),
        (("title",), ..., ["title: 'En titel'  # här"], []),
        (("words",), ["ett"], ["words: [ett, två]"], ["words: [ett]"]),
        (("words",), [], ["words: [ett, två]"], ["words: []"]),
        (("words",), ["Ett ord"], ["words: [ett, två]"], ["words:", "  - Ett ord"]),
        (
            ("summary",),
            "Kort",
            ["summary: >-  # långt", "  Första raden", "  andra raden"],
            ["summary: Kort  # långt"],
        ),
        (("today", "status"), "ändrad", ["  status: gäller"], ["  status: ändrad"]),
        (
            ("today", "sources", 0, "url"),
            "https://c.se/",
            ["    - url: https://a.se/  # adressen"],
            ["    - url: https://c.se/  # adressen"],
        ),
        (
            ("today", "sources", 0, "url"),
            ...,
            ["    - url: https://a.se/  # adressen", "      title: A"],
            ["    - title: A"],
        ),
        (("today", "sources", 1), ..., ["    - title: B", "      url: https://b.se/"], []),
        (("odd_one",), "013", ["odd_one: 012"], ["odd_one: 013"]),
        (("rule",), "ett\n\ntvå", ["rule: |"], ["rule: |-"]),
        (("rule",), "ett\n", ["", "  två"], []),
        (("last",), "nej", ["last:"], ['last: "nej"'.replace('"nej"', "nej")]),
        (("last",), "no", ["last:"], ['last: "no"']),
        (("new",), {"a": "b", "c": ["D e"]}, [], ["new:", "  a: b", "  c:", "    - D e"]),
    ],
)
def test_only_the_lines_of_what_has_changed_differ(
    path: tuple[str | int, ...], new: object, gone: list[str], come: list[str]
) -> None:
    assert changed(path, new) == (gone, come)


def test_a_part_that_becomes_a_text_keeps_its_comments_above_it() -> None:
    _, come = changed(("today",), "slut")
    assert come == ["# om källorna", "# adressen", "today: slut"]


@pytest.mark.parametrize(
    ("text", "new", "told"),
    [
        (
            "a:\n  b:\n    # om c\n    c: 1  # vid c\n  d: 2\n",
            {"a": {"b": "x", "d": "2"}},
            "a:\n  # om c\n  b: x  # vid c\n  d: 2\n",
        ),
        ("- a: 1\n  b:\n    # om x\n    - x\n", [{"a": "1", "b": "y z"}], "- a: 1\n  # om x\n  b: y z\n"),
        ("- b:\n    # om c\n    c: 1\n  d: 2\n", [{"b": "x", "d": "2"}], "- # om c\n  b: x\n  d: 2\n"),
        ("a:\n  - # om b\n    b: 1\n", {"a": ["x"]}, "# om b\na: [x]\n"),
    ],
)
def test_comments_inside_a_part_stand_above_what_it_becomes(text: str, new: Any, told: str) -> None:
    assert written(text, new) == told


def test_a_new_field_comes_after_the_one_before_it_and_a_first_one_first() -> None:
    given = values(RECORD)
    assert written(RECORD, {"id": "x", **given}).splitlines()[1:3] == ["id: x", "title: 'En titel'  # här"]
    middle = {name: value for key, kept in given.items() for name, value in ((key, kept), (f"{key}_2", "x"))}
    lines = written(RECORD, middle).splitlines()
    assert lines[lines.index("summary_2: x") - 1] == "  andra raden"
    assert lines[lines.index("summary_2: x") + 1] == "# om läget"
    assert lines[lines.index("today_2: x") - 1] == "      url: https://b.se/"
    inside = copy.deepcopy(given)
    inside["today"]["sources"][0] = {"first": "1", **inside["today"]["sources"][0]}
    assert "    - first: 1\n      url: https://a.se/  # adressen\n" in written(RECORD, inside)


def test_items_that_move_take_their_lines_with_them() -> None:
    given = values(RECORD)
    given["today"]["sources"].reverse()
    assert (
        "    - title: B\n      url: https://b.se/\n    - url: https://a.se/  # adressen\n      title: A\n"
        in written(RECORD, given)
    )


def test_an_item_is_put_in_between_and_first_above_the_comments_of_the_next() -> None:
    text = "a:\n  # om ett\n  - ett\n  # om två\n  - två\n"
    assert (
        written(text, {"a": ["ett", "mellan", "två"]}) == "a:\n  # om ett\n  - ett\n  - mellan\n  # om två\n  - två\n"
    )
    assert written(text, {"a": ["noll", "ett", "två"]}) == "a:\n  - noll\n  # om ett\n  - ett\n  # om två\n  - två\n"


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "a ",
        "- a",
        "# a",
        "a # b",
        "a: b",
        "a:",
        "[a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "? a",
        "`a`",
        "'a'",
        '"a"',
        "a\\b",
        "null",
        "Yes",
        "~",
        "\ta",
        "a\tb",
        "a\n",
        "a\n\n",
        "\n",
        "\na",
        " a\nb",
        "a \nb",
        "a\n \nb\n",
        "a\u2028b",
        "🙂",
        "lång " * 40 + "text",
        "lång  " * 40 + "text",
        "a" * 200,
        "ett - två 1. tre " * 12 + "slut",
        "rad ett\n" + "två " * 60 + "\n",
    ],
)
def test_any_text_reads_back_wherever_it_stands_and_no_trap_is_laid(value: str) -> None:
    several: tuple[Any, ...] = (
        {"a": value},
        {"a": [value]},
        {"a": {"b": [{"c": value}, value]}},
        [value],
        [{"a": value}],
    )
    for given in several:
        text = whole(given)
        assert values(text) == given
        assert written("x: y\n" if isinstance(given, dict) else "- y\n", given) == text
    made = parse(whole({"a": value}), "a.yml")
    assert isinstance(made, SourceFile)
    assert [found.code for found in trapped(made) if found.code != "invisible"] == []


@pytest.mark.parametrize(
    ("text", "path", "new", "made"),
    [
        ("a: x\nb: |\n  y", ("a",), "z", "a: z\nb: |\n  y"),
        ("a: x\nb: |\n  y", ("c",), "z", 'a: x\nb: "y"\nc: z\n'),
        ("a: |+\n  x\n\nb: y\n", ("c",), "z", "a: |+\n  x\n\nb: y\nc: z\n"),
        ("p:\n  a: |+\n    x\n\nb: y\n", ("p", "c"), "z", "p:\n  a: |+\n    x\n\n  c: z\nb: y\n"),
        ("a: |+\n  x\n\nb: y\n", ("a",), "z", "a: z\nb: y\n"),
        ("a: \nb: y\n", ("a",), "1\n2", "a: |-\n  1\n  2\nb: y\n"),
        ("- >-\n  x\n  # y\n- z\n", (0,), None, "-\n- z\n"),
        ("a:\n  - x\n  # c\nb: y\n", ("a",), "1\n2", "a: |-\n  1\n  2\n# c\nb: y\n"),
        ("a: |+\n  x\n\nb: y\n\nc: z\n", ("b",), ..., "a: |+\n  x\n\nc: z\n"),
        ("a: |+\n  x\n\nb: y\n\n", ("b",), ..., "a: |+\n  x\n\n"),
        ("- a: 1\n  # om b\n  b: 2\n", (0, "a"), ..., "- # om b\n  b: 2\n"),
        ("- a: 1  # om a\n\n  b: 2  # c\n", (0, "a"), ..., "- b: 2  # c\n"),
        ("a:\n  - x: 1  # c\n  - y\n", ("a", 0), {"z": "2"}, "a:\n  - z: 2  # c\n  - y\n"),
        ("a:\n  - x: 1  # c\n  - y\n", ("a", 0), "z", "a:\n  - z  # c\n  - y\n"),
        ("- a:  # c\n    - x\n    - y\n", (0, "a", 2), "z", "- a:  # c\n    - x\n    - y\n    - z\n"),
    ],
)
def test_odd_ends_comments_and_blank_lines_are_no_harm(
    text: str, path: tuple[str | int, ...], new: object, made: str
) -> None:
    assert edited(path, new, text) == made


def test_long_texts_are_folded_within_the_width() -> None:
    text = whole({"a": {"b": "ord " * 60 + "slut", "url": "https://a.se/" + "x" * 120}})
    assert "b: >-\n" in text
    assert max(len(line) for line in text.splitlines() if " ord " in line) <= WIDTH


def test_nothing_is_returned_that_does_not_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.content.write.entry", lambda *_: ["title: [ett"])
    with pytest.raises(ValueError, match="ett"):
        edited(("title",), "två")
    monkeypatch.setattr("handbook.content.write.entry", lambda *_: ["title: tre"])
    with pytest.raises(ValueError, match="tre"):
        edited(("title",), "två")


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "axc", {0: 0, 1: 1, 2: 2}),
        ("abc", "abxc", {0: 0, 1: 1, 2: 3}),
        ("abc", "bc", {1: 0, 2: 1}),
        ("", "a", {}),
    ],
)
def test_items_are_aligned(old: str, new: str, pairs: dict[int, int]) -> None:
    assert aligned(list(old), list(new)) == pairs


def test_what_is_most_alike_is_paired() -> None:
    one, two = {"a": "1", "b": "2", "c": "3"}, {"a": "4", "b": "5", "c": "6"}
    assert aligned([one, two], [{**two, "c": "7"}]) == {1: 0}
    assert alike(one, one) == 1 > alike(one, {**one, "a": "x"}) > alike(one, two) > alike(one, {"x": "1"}) == 0
    assert alike(["a"], ["b"]) == alike("a", "b") > alike(["a"], "a") == alike([], ["a"]) == alike(None, "a") == 0
    assert alike(["a", "b"], ["a", "c"]) > alike(["a", "b"], ["c", "d"])


def test_the_house_form_of_a_record_reads_the_same_and_keeps_its_comments() -> None:
    text = formatted(RECORD)
    assert values(text) == values(RECORD)
    assert formatted(text) == text
    assert sorted(line.partition("#")[2] for line in text.splitlines() if "#" in line) == sorted(
        line.partition("#")[2] for line in RECORD.splitlines() if "#" in line
    )
    assert "summary: Första raden andra raden  # långt\n" in text


# Random edits

TEXTS = ["ny", "a: b", "x # y", "", "två\nrader\n", "  in", "lång " * 40 + "text", "- 1. " * 30 + "x", '"', "'", "#"]


def parts(plain: Any) -> Iterator[Any]:
    """Yield every mapping and list in a value."""
    if isinstance(plain, (dict, list)):
        yield plain
        for below in plain.values() if isinstance(plain, dict) else plain:
            yield from parts(below)


def random_value(chance: random.Random, depth: int = 0) -> Any:
    """Return a text, list or part."""
    sort = chance.random() if depth < 3 else 0
    if sort < 0.6:
        return chance.choice(TEXTS)
    several = range(chance.randint(0, 3))
    return (
        [random_value(chance, depth + 1) for _ in several]
        if sort < 0.8
        else {f"f{number}": random_value(chance, depth + 1) for number in several}
    )


def change(plain: Any, chance: random.Random) -> None:
    """Change one part of a value in place: a value set, taken away, put in or moved."""
    part = chance.choice(list(parts(plain)))
    places = list(part) if isinstance(part, dict) else list(range(len(part)))
    what = chance.choice(("set", "take", "put", "move"))
    if what == "set" and places:
        part[chance.choice(places)] = random_value(chance)
    elif what == "take" and len(places) > 1:
        del part[chance.choice(places)]
    elif isinstance(part, list):
        given = part.pop(chance.choice(places)) if what == "move" and places else random_value(chance)
        part.insert(chance.randint(0, len(part)), given)
    else:
        several = list(part.items())
        several.insert(chance.randint(0, len(several)), (f"n{chance.randint(0, 99)}", random_value(chance)))
        part.clear()
        part.update(several)


@pytest.mark.parametrize("project", [ROOT / "tests/example", ROOT])
def test_random_edits_read_back_and_untouched_fields_keep_their_lines(project: Any) -> None:
    chance = random.Random(1)  # noqa: S311  # the same edits each time
    sources, _ = load(project)
    every = list(sources) if len(sources) < 100 else [*islice(sources, 0, None, 9)]
    for source in every:
        old = plain_of(source.node)
        assert written(source.text, old) == source.text
        for _ in range(6):
            new = copy.deepcopy(old)
            for _ in range(chance.randint(1, 3)):
                change(new, chance)
            text = written(source.text, new)  # says ValueError if it does not read back
            if isinstance(new, dict) and isinstance(old, dict):
                for name in [name for name in old if new.get(name) == old[name]]:
                    assert lines_of(source.text, name) == lines_of(text, name), name


def lines_of(text: str, name: str) -> str:
    """Return the text from a record's field to the next, without the comments and blank lines between."""
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith((f"{name}:", f'"{name}":')))
    rest = next((n for n in range(first + 1, len(lines)) if lines[n][:1] not in {" ", "", "-", "#"}), len(lines))
    return "\n".join(line for line in lines[first:rest] if line and not line.startswith("#"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("? a # k\n:   b\nc:   'd'\n", "a: b  # k\nc: d\n"),
        ("a:\n- ?  b\n  : c\n", "a:\n  - b: c\n"),
        ("'title':  \"A 'b'\" # k", "title: A 'b'  # k\n"),
        ("a:   &x hej\n", "a: hej\n"),
        ("---\n# ett\na:   b\n...\n# två\n", "---\n# ett\na: b\n...\n# två\n"),
        ("a: [x, # ett\n  y] # två\n", "# ett\na: [x, y]  # två\n"),
        ("t:   |\n  # inte\n  b\n# k\n", "t: |\n  # inte\n  b\n# k\n"),
        ("a:   1\na:   2\n", "a: 1\na: 2\n"),
        ("# bara\n", "# bara\n"),
        ("- id:   a\n  title:   'B'\n# k\n- id: c\n", "- id: a\n  title: B\n# k\n- id: c\n"),
        ("-   a\n-   'b'  # k\n", "- a\n- b  # k\n"),
        ("  -   a\n  - id:   c\n", "  - a\n  - id: c\n"),
    ],
)
def test_the_house_form_loses_nothing_however_it_was_written(text: str, expected: str) -> None:
    assert formatted(text) == expected
    assert formatted(expected) == expected


def test_what_would_say_something_else_is_not_written() -> None:
    """A value that stands twice in the tree, as no record may."""
    with pytest.raises(ValueError, match="hej"):
        formatted("a: &x |\n  hej\nb: *x\n")


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("a: b", '"a: b"'),
        ("", '""'),
        ("a's", '"a\'s"'),
        ('a "b"', "'a \"b\"'"),
        ("a\\b", "'a\\b'"),
        ('a\'s "b"', "'a''s \"b\"'"),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b", '"a\\Lb"'),
    ],
)
def test_a_text_is_quoted_so_that_it_can_be_seen_what_it_is(value: str, quoted: str) -> None:
    assert _quoted(value) == quoted
    assert yaml.safe_load(quoted) == value
