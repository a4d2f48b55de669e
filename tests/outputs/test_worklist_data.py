"""The editors' list as data and as a table: the same task in both, in the words that the file promises."""

import csv
import io
import json
from typing import Any

import jsonschema
import pytest

from aging import DAY, amended, marked, seen
from handbook.catalog.worklist import STATES, tasks
from handbook.outputs.inputs import Inputs
from handbook.outputs.worklist_data import Row, as_csv_file, as_data, as_json, as_json_file, as_table, schema
from handbook.watch.state import State

BASE = "https://a.example.org/bok/"
RAD = "https://skyddsverket.example.org/rad"
GUIDE = "guides/oro-i-skolan"
ROW: Row = {
    "record": "laws/a",
    "title": "En lag",
    "state": "fynd",
    "planned": "2026-10-02",
    "last": "2026-12-02",
    "by": "jurist",
    "steps": 3,
    "why": ["Lagen ändras.", "Läget i dag: okänt."],
    "file": "content/laws/a.yml",
    "url": "lagar/a/",
    "read": [{"name": "A", "url": "https://a.example.org/"}, {"name": "B", "url": "https://b.example.org/"}],
}


def given(today: str = DAY) -> Inputs:
    return Inputs(marked(State(amended().acts, seen("changed", RAD).pages), today), {}, BASE)


def rows(inputs: Inputs) -> dict[str, dict[str, Any]]:
    (file,) = as_json_file(inputs)
    assert file.path == "data/due.json"
    return {row["record"]: row for row in json.loads(file.data)}


def test_a_task_tells_who_does_what_by_when_and_against_what() -> None:
    row = rows(given())[GUIDE]
    pages = [place["url"] for place in row.pop("read")]
    assert row == {
        "record": GUIDE,
        "title": "Du är orolig för en elev",
        "state": "fynd",
        "planned": "2026-07-02",
        "last": "2026-07-02",
        "by": "redaktor",
        "steps": 2,
        "why": ["Sidans text har ändrats: 1 ny mening, 0 borttagna. Det sågs först den 1 februari 2026."],
        "file": f"content/{GUIDE}.yml",
        "url": "vagledning/oro-i-skolan/",
    }
    assert pages == [RAD, "https://riksdagen.example.org/ny"]


@pytest.mark.parametrize("today", [DAY, "2026-07-03", "2031-01-01"])
def test_the_file_holds_every_task_and_each_is_as_it_is_promised(today: str) -> None:
    inputs = given(today)
    found = rows(inputs)
    assert list(found) == [it.entry.ref for it in tasks(inputs.catalog)]
    check = jsonschema.Draft202012Validator(schema())
    for row in found.values():
        assert list(check.iter_errors(row)) == []
        assert list(row) == list(ROW) == list(schema()["properties"]) == schema()["required"]


def test_each_value_is_explained_and_has_no_other_keys() -> None:
    told = schema()
    assert told["type"] == "object"
    assert told["additionalProperties"] is False
    for name, value in told["properties"].items():
        assert value["description"].endswith("."), name
        assert set(value) <= {"type", "description", "enum", "pattern", "minimum", "items"}, name


@pytest.mark.parametrize(
    "wrong",
    [
        *({name: given} for name in ("record", "title", "by", "file", "url") for given in (None, 7)),
        *({"state": "sen"}, {"planned": "snart"}, {"last": "i år"}, {"steps": -1}, {"steps": "3"}, {"more": 1}),
        *({"why": "så"}, {"why": [1]}, {"read": [{"name": "A"}]}, {"read": [{"name": "A", "url": "b", "c": "d"}]}),
    ],
)
def test_the_promise_takes_nothing_else(wrong: dict[str, object]) -> None:
    check = jsonschema.Draft202012Validator(schema())
    assert check.is_valid(ROW)
    assert all(check.is_valid({**ROW, "state": state}) for state in STATES)
    assert check.is_valid({**ROW, "planned": "", "last": "2026-12", "read": []})
    assert not check.is_valid({**ROW, **wrong})
    assert not any(check.is_valid({key: value for key, value in ROW.items() if key != left}) for left in ROW)


def test_a_table_has_a_heading_for_each_value_and_a_cell_for_several() -> None:
    table = as_table([ROW])
    assert table.name == "due"
    assert table.headings == (
        "Post",
        "Titel",
        "Läge",
        "Planerad",
        "Senast",
        "Funktion",
        "Antal steg",
        "Varför",
        "Fil",
        "Sida",
        "Att läsa",
    )
    assert table.rows == (
        (
            "laws/a",
            "En lag",
            "fynd",
            "2026-10-02",
            "2026-12-02",
            "jurist",
            3,
            "Lagen ändras. Läget i dag: okänt.",
            "content/laws/a.yml",
            "lagar/a/",
            "https://a.example.org/; https://b.example.org/",
        ),
    )


def test_json_has_its_letters_as_they_are_and_a_value_on_each_line() -> None:
    text = as_json(iter([ROW]))
    assert text.startswith('[\n {\n  "record": "laws/a",\n  "title": "En lag",\n')
    assert text.endswith("\n]\n")
    assert '"Läget i dag: okänt."' in text
    assert json.loads(text) == [ROW]


def test_in_the_table_alone_addresses_are_whole() -> None:
    inputs = given()
    (file,) = as_csv_file(inputs)
    assert file.path == "data/due.csv"
    found = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {it["Post"]: it["Sida"] for it in found} == {ref: f"{BASE}{row['url']}" for ref, row in rows(inputs).items()}


def test_words_in_the_reasons_are_plain() -> None:
    found = as_data(tasks(given().catalog)[0], "lagar/x/")
    assert found["url"] == "lagar/x/"
    assert not any(mark in why for why in found["why"] for mark in ("[[", "**"))
