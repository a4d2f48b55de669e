"""The state's file: the same bytes for the same state, small diffs, and clear words for whoever has broken it."""

import difflib
import json

import pytest

from handbook.watch.findings import Told
from handbook.watch.state import (
    VERSION,
    ActState,
    Event,
    Later,
    PageState,
    Pending,
    State,
    Unsure,
    WordingEvent,
    as_text,
    long_enough,
    read_state,
)

FULL = State(
    acts={
        "2031:4": ActState(
            amended="2032:5",
            riksdag="2032:5",
            page="https://r.example.org/",
            later={"2032:5": Later(begins="2032-06-01", spans=("1 §",), vague=True)},
            wording={"1 §": "2032:5 00000000 11111111", "2 §": "- "},
            coming={"1 § 2033-01-01": "2032:9 22222222"},
            pending={"1 §": Pending(first="2032-03-01T06:00", sentences="33333333")},
            events=(WordingEvent(span="2 §", first="2032-01-01", found="2032-01-02"),),
            unsure=Unsure(why="fel", since="2032-01-01"),
        )
    },
    pages={
        "https://b.example.org/å": PageState(sentences="00000000", etag='W/"x"'),
        "https://a.example.org/": PageState(events=(Event(what="gone", first="2032-01-01", found="2032-01-02"),)),
    },
    told={"laws/x provision 2031:4 2032:5 coming": Told(found="2032-03-01", checked="2032-01-01")},
)
EMPTY = '{\n"version": 1,\n"acts": {},\n"pages": {},\n"told": {}\n}\n'


def test_a_state_is_read_back_as_it_was() -> None:
    assert read_state(as_text(FULL), "w") == (FULL, ())
    assert as_text(State()) == EMPTY
    assert read_state(EMPTY, "w") == (State(), ())


def test_each_address_has_a_line_and_the_lines_are_sorted() -> None:
    lines = as_text(FULL).splitlines()
    pages = [line for line in lines if line.startswith('"https://')]
    assert [line.partition(": ")[0] for line in pages] == ['"https://a.example.org/"', '"https://b.example.org/å"']
    assert all(json.loads(f"{{{line.rstrip(',')}}}") for line in pages)


def test_one_change_is_one_line() -> None:
    changed = State(FULL.acts, {**FULL.pages, "https://a.example.org/": PageState()}, FULL.told)
    diff = list(difflib.unified_diff(as_text(FULL).splitlines(), as_text(changed).splitlines(), n=0, lineterm=""))
    assert len([line for line in diff if line[0] in "+-" and line[:3] not in {"+++", "---"}]) == 2


def edited(old: str, new: str) -> str:
    text = as_text(FULL)
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            edited('"version": 1', '"version": 2'),
            "watch/state.json:2:1: wrong-value: filen är skriven av en nyare bevakning (version 2",
        ),
        (edited('"version": 1,\n', ""), "filen säger inte vilken version den har"),
        (edited('"version": 1', '"version": "ett"'), "filen säger inte vilken version den har"),
        (edited('"version": 1', '"version": true'), "filen säger inte vilken version den har"),
        (
            edited('"amended"', '"amendet"'),
            "watch/state.json:4:1: wrong-value: raden för 2031:4 går inte att förstå (amendet)",
        ),
        (
            edited('"sentences": "00000000"', '"sentences": "0000"'),
            "raden för https://b.example.org/å går inte att förstå",
        ),
        (edited('"sentences": "00000000"', '"sentences": 3'), "raden för https://b.example.org/å går inte att förstå"),
        (edited('"first": "2032-03-01T06:00"', '"first": "i går"'), "(pending.1 §.first)"),
        (edited('"2032-03-01", "2032-01-01", ""', '"2032-03-01"'), "ska ha tre dagar"),
        (edited('"told": {', '"tolt": {'), "”tolt” hör inte hemma här"),
        (edited('"pages": {', '"pages": [], "told": {'), "watch/state.json"),
        (
            edited('"https://b.example.org/å": {', '"https://a.example.org/": {'),
            "”https://a.example.org/” står där två gånger",
        ),
        (edited("},\n", "}\n"), "watch/state.json:6:1: wrong-value: filen går inte att läsa som JSON"),
        (as_text(FULL)[:200], "filen går inte att läsa som JSON"),
        ("", "watch/state.json:1:1: wrong-value: filen går inte att läsa som JSON"),
        ("[]", "filen säger inte vilken version den har"),
        ("[" * 100_000, "filen går inte att läsa som JSON"),
        (
            edited('"pages"', '<<<<<<< HEAD\n=======\n>>>>>>> main\n"pages"'),
            "watch/state.json:6:1: wrong-value: filen har en olöst konflikt",
        ),
    ],
    ids=range(18),
)
def test_a_file_that_somebody_has_edited_is_told_of_by_line_with_what_to_do(text: str, told: str) -> None:
    state, problems = read_state(text, "watch/state.json")
    assert state == State()
    said = "\n".join(map(str, problems))
    assert told in said
    assert all(problem.advice for problem in problems)


def test_a_newer_version_says_where_to_look_for_the_program() -> None:
    _, (problem,) = read_state(EMPTY.replace("1", str(VERSION + 1)), "w")
    assert "Hämta den senaste versionen" in problem.advice


@pytest.mark.parametrize(
    ("now", "enough"), [("2032-03-02T01:59", False), ("2032-03-02T02:00", True), ("2032-04-01T00:00", True)]
)
def test_twenty_hours_are_enough(now: str, *, enough: bool) -> None:
    assert long_enough("2032-03-01T06:00", now) is enough
