"""Data: the contract of every record, tables that no program runs as formulas, and plain words in them."""

import codecs
import csv
import io
import json
from typing import Any

import pytest

from examples import law, understood
from handbook.outputs import export
from handbook.outputs.inputs import Inputs


def given(texts: dict[str, str] | None = None) -> Inputs:
    catalog, findings = understood(texts)
    assert findings == ()
    return Inputs(catalog, {}, "https://a.example.org/")


def record(ref: str, inputs: Inputs) -> dict[str, Any]:
    (file,) = export.all_as_json(inputs)
    return next(it for it in json.loads(file.data)["records"] if f"{it['kind']}/{it['id']}" == ref)


def test_a_record_tells_its_address_where_it_stands_and_its_links() -> None:
    old, new = (record(ref, given()) for ref in ("laws/anmalan-2001", "laws/anmalan-2025"))
    assert (old["superseded"], new["superseded"]) == (True, False)
    assert old["standing"] == {"status": "ersatt", "checked": "2026-01-02", "confidence": "verified"}
    assert new["standing"] is None
    assert old["url"] == "lagar/anmalan-2001/"
    assert {"field": "replaced_by", "kind": "laws", "id": "anmalan-2025"} in old["links"]
    assert {"field": "replaced_by", "kind": "laws", "id": "anmalan-2001"} in new["back_links"]
    assert {"field": "definition", "kind": "concepts", "id": "orosanmalan"} in new["back_links"]
    assert (new["act"], new["chapter"], new["section"]) == ("2025:1", "19", "1")


def test_every_record_is_in_three_files_and_the_same_in_all() -> None:
    inputs = given()
    (whole,) = export.all_as_json(inputs)
    records = json.loads(whole.data)["records"]
    assert len(records) == len(inputs.catalog.entries)
    by_kind = [it for file in export.kinds_as_json(inputs) for it in json.loads(file.data)["records"]]
    alone = [json.loads(file.data) for file in export.records_as_json(inputs)]
    key = lambda it: (it["kind"], it["id"])  # noqa: E731  # said three times below
    assert sorted(records, key=key) == sorted(by_kind, key=key) == sorted(alone, key=key)
    assert {file.path for file in export.records_as_json(inputs)} >= {"lagar/anmalan-2025/index.json"}


@pytest.mark.parametrize(
    ("summary", "cell"),
    [
        ("=SUMMA(A1)", "'=SUMMA(A1)"),
        ("+46 8", "'+46 8"),
        ("@namn", "'@namn"),
        ("-1", "'-1"),
        ("\\ttab", "tab"),
        ("Vanlig text", "Vanlig text"),
        ("a = b", "a = b"),
        ("Se [[laws/anmalan-2025|regeln]].", "Se regeln."),
        ("Se [[laws/anmalan-2025]].", "Se laws/anmalan-2025."),
    ],
)
def test_a_cell_is_plain_words_and_never_a_formula(summary: str, cell: str) -> None:
    text = law("Ny regel").replace("En regel.", f'"{summary}"')
    catalog, _ = understood({"laws/ny-regel": text})
    inputs = Inputs(catalog, {}, "")
    file = next(file for file in export.kinds_as_csv(inputs) if file.path == "data/laws.csv")
    assert file.data.startswith(codecs.BOM_UTF8)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline=""))}
    assert rows["ny-regel"]["summary"] == cell
    assert rows["anmalan-2001"]["aliases"] == "14 kap. 1 § GL"


def test_schemas_are_beside_the_data() -> None:
    assert "data/laws.schema.json" in {file.path for file in export.schemas(given())}
