"""What programs read of what has aged: the same words in the data, in tables and in the hits of the search."""

import json
from typing import Any

import jsonschema
import pytest

from aging import ACT, AMENDMENT, BEFORE, DAY, LAW, amended, marked, seen, whole
from handbook import search
from handbook.outputs import export
from handbook.outputs.inputs import Inputs
from handbook.outputs.tables import tables
from handbook.watch.state import State

RAD = "https://skyddsverket.example.org/rad"
TEXT = f"Lagen ändrades 1 mars 2026 (SFS {AMENDMENT}). Sidan är läst mot den äldre lydelsen."


def given(today: str = DAY) -> Inputs:
    state = State(amended().acts, seen("changed", RAD).pages)
    return Inputs(marked(state, today), {}, "https://a.example.org/")


def records(inputs: Inputs) -> dict[str, dict[str, Any]]:
    (file,) = export.all_as_json(inputs)
    return {f"{it['kind']}/{it['id']}": it for it in json.loads(file.data)["records"]}


def test_a_record_tells_its_marks_and_one_without_has_no_such_field() -> None:
    found = records(given())
    assert found[LAW]["marks"] == [
        {
            "what": "law-changes",
            "when": "now",
            "text": TEXT,
            "from": DAY,
            "act": ACT,
            "by": AMENDMENT,
            "provisions": ["19 kap. 1 §"],
        }
    ]
    (law, page) = found["guides/oro-i-skolan"]["marks"]
    assert (law["laws"], law["steps"]) == ([LAW], [1])
    assert page["read"] == [{"name": "Råd", "url": RAD}]
    assert "marks" not in found["laws/anmalan-2001"]


def test_the_published_schema_takes_every_record_with_marks_and_no_other_marks() -> None:
    schemas = {it.path: json.loads(it.data) for it in export.record_schemas(given())}
    checks = {path: jsonschema.Draft202012Validator(schema) for path, schema in schemas.items()}
    found = [it for day in (BEFORE, DAY, "2031-01-01") for it in records(given(day)).values() if "marks" in it]
    assert {mark["what"] for it in found for mark in it["marks"]} >= {"law-changes", "page-changed", "overdue"}
    for record in found:
        check = checks[f"data/{record['kind']}.schema.json"]
        assert list(check.iter_errors(record)) == []
        wrongs: tuple[dict[str, Any], ...] = ({"what": "x"}, {"more": 1}, {"from": "i går"}, {"text": None})
        for wrong in wrongs:
            assert list(check.iter_errors({**record, "marks": [{**record["marks"][0], **wrong}]}))
        assert list(check.iter_errors({**record, "marks": []}))


def test_a_table_has_the_words_alone() -> None:
    table = tables(given().catalog, "")["laws"]
    rows = {
        row[table.headings.index("Id")]: row[table.headings.index("Har hänt sedan kontrollen")] for row in table.rows
    }
    assert rows["anmalan-2025"] == TEXT
    assert rows["anmalan-2001"] == ""


def cards(inputs: Inputs) -> dict[str, list[Any]]:
    files = (it for it in search.build(inputs.catalog) if "/cards-" in it.path)
    return {card[1]: card for file in files for card in json.loads(file.data)}


@pytest.mark.parametrize(("day", "said"), [(BEFORE, "ändras 1 mars 2026"), (DAY, "ändrades 1 mars 2026")])
def test_a_hit_tells_the_most_urgent_of_them(day: str, said: str) -> None:
    found = cards(given(day))
    assert said in found["Anmälan (19 kap. 1 §)"][8]
    assert found["Du är orolig för en elev"][8].startswith("Steg 1 vilar på en lag som")
    bare = cards(Inputs(whole(), {}, ""))
    assert {*(card[8] for card in bare.values() if len(card) > 8)} == {""}, "what follows is no mark"
