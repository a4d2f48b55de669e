"""Where findings stand: line and column of a value, of its key, or of the words within it."""

import pytest

from handbook.content.load import SourceFile, parse
from handbook.content.positions import located, place_of, value_at
from handbook.content.problems import Code, Finding, Location, Path, Problem

TEXT = """\
title: Ett namn
today:
  status: ersatt
  sources:
    - title: Ett
      url: a
    - title: Två ord, två ord
names: [ett, två]
body: |
  Rad ett
  och två, två
"""
FILE = "content/laws/x.yml"


def source(text: str = TEXT) -> SourceFile:
    made = parse(text, FILE)
    assert isinstance(made, SourceFile)
    return made


def place(path: Path = (), words: str = "", *, of_key: bool = False, file: str = FILE) -> Location:
    finding = Finding(code="yaml", message="m", advice="a", path=path, words=words, of_key=of_key, file=file)
    (problem,) = located([finding], {FILE: source()})
    assert (problem.code, problem.message, problem.advice) == ("yaml", "m", "a")
    return problem.location


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 8),
        (("today", "status"), 3, 11),
        (("today", "sources", 1, "title"), 7, 14),
        (("today", "sources", 1), 7, 7),
        (("names", 1), 8, 14),
        # what is missing is at the nearest value above it
        (("today", "since"), 3, 3),
        (("today", "sources", 2), 5, 5),
        (("today", "sources", 2, "title"), 5, 5),
        (("finns-inte",), 1, 1),
        (("title", "under"), 1, 8),
        (("names", "namn"), 8, 8),
    ],
)
def test_a_value(path: Path, line: int, column: int) -> None:
    assert place(path) == Location(FILE, line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"), [(("title",), 1, 1), (("today", "status"), 3, 3), (("today", "since"), 3, 3)]
)
def test_a_key(path: Path, line: int, column: int) -> None:
    assert place(path, of_key=True) == Location(FILE, line, column)


@pytest.mark.parametrize(
    ("path", "words", "line", "column"),
    [
        (("title",), "namn", 1, 12),
        (("today", "sources", 1, "title"), "ord", 7, 18),
        (("body",), "två", 11, 7),
        (("body",), "Rad", 10, 3),
        (("names", 1), "ett", 10, 7),  # not in the value: the next place after it
        (("today", "status"), "namn", 3, 11),  # before the value only: the value itself
        (("title",), "Ett", 1, 8),
    ],
)
def test_words_within_a_value(path: Path, words: str, line: int, column: int) -> None:
    assert place(path, words) == Location(FILE, line, column)


def test_a_file_that_was_not_read_and_a_place_that_is_known() -> None:
    assert place(("title",), file="content/laws/annan.yml") == Location("content/laws/annan.yml", 1, 1)
    known = Finding(code="yaml", message="m", advice="a", path=("today",), file=FILE, mark=(4, 2))
    assert located([known], {FILE: source()})[0].location == Location(FILE, 4, 2)


def test_problems_come_in_order_and_once() -> None:
    marks = [(line, 1) for line in (9, 3, 7, 1, 5, 2, 8, 3, 1)]
    found = [Finding(code="yaml", message="m", advice="a", file=FILE, mark=mark) for mark in marks]
    assert located(found, {}) == tuple(Problem(Location(FILE, *mark), "yaml", "m", "a") for mark in sorted(set(marks)))


def test_only_the_last_step_of_a_path_is_taken_as_the_key() -> None:
    node = source().node
    assert value_at(node, ("today", "status"), key=True).value == "status"
    assert value_at(node, ("today", "status")).value == "ersatt"


def test_a_file_without_marks_begins_at_its_beginning() -> None:
    assert place_of(None) == (1, 1)


@pytest.mark.parametrize(
    ("text", "path", "words", "line", "column"),
    [
        ("ord: ord ord\n", ("ord",), "ord", 1, 6),
        ("a: |\n  x\n ord: y\n".replace("\n ord", "\nord"), ("a",), "ord", 3, 1),
        ("a: x\nord: y\n", ("a",), "ord", 2, 1),
        ("a: x\n", ("a",), "", 1, 4),
    ],
)
def test_words_may_begin_a_line(text: str, path: Path, words: str, line: int, column: int) -> None:
    finding = Finding(code="yaml", message="m", advice="a", path=path, words=words, file=FILE)
    (problem,) = located([finding], {FILE: source(text)})
    assert problem.location == Location(FILE, line, column)


def test_a_path_that_leads_nowhere_stops_at_its_last_value() -> None:
    node = source("a:\n  b: c\nx: {b: d}\n").node
    assert value_at(node, ("x", "saknas", "b")).start_mark.line == 2
    assert value_at(node, ("saknas", "x")) is node
    assert value_at(source("- a\n- b\n").node, ("0",)).start_mark.line == 0
    assert value_at(source("a: bcd\n").node, ("a", 0)).value == "bcd"


@pytest.mark.parametrize(
    ("codes", "kept"),
    [
        (["wrong-type", "dead-link"], ["dead-link"]),
        (["unknown-term", "wrong-type"], ["unknown-term"]),
        (["wrong-kind", "wrong-type"], ["wrong-kind"]),
        (["wrong-type"], ["wrong-type"]),
        (["missing-field", "dead-link"], ["dead-link", "missing-field"]),
    ],
)
def test_what_is_no_id_is_told_once(codes: list[Code], kept: list[Code]) -> None:
    findings = [Finding(code=it, message="m", advice="a", path=("names", 0), file=FILE) for it in codes]
    assert [it.code for it in located(findings, {FILE: source()})] == kept


@pytest.mark.parametrize(("path", "file"), [(("names", 1), FILE), (("names", 0), "content/laws/y.yml")])
def test_what_is_no_id_elsewhere_is_told_too(path: Path, file: str) -> None:
    dead = Finding(code="dead-link", message="m", advice="a", path=("names", 0), file=FILE)
    form = Finding(code="wrong-type", message="m", advice="a", path=path, file=file)
    assert [it.code for it in located([dead, form], {FILE: source()})] == ["dead-link", "wrong-type"]
