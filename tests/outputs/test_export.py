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


def test_the_files_are_json_on_one_line_and_tables_with_every_column() -> None:
    inputs = given({"laws/ny-regel": law("Ny regel", "number: 2025:9\nofficial_url: https://a.example.org/")})
    (whole,) = export.all_as_json(inputs)
    assert whole.path == "data/records.json"
    assert whole.data.startswith(
        b'{"generated_from":"content/","records":[{"kind":"agencies","id":"gamla-verket","url":'
    )
    assert whole.data.endswith(b"]}\n")
    assert whole.data.count(b"\n") == 1
    assert "Åtgärd".encode() in whole.data or "å".encode() in whole.data
    laws = next(file for file in export.kinds_as_json(inputs) if file.path == "data/laws.json")
    data = json.loads(laws.data)
    assert data["generated_from"] == "content/laws/"
    assert [it["id"] for it in data["records"]] == ["anmalan-2001", "anmalan-2025", "ny-regel"]
    table = next(file for file in export.kinds_as_csv(inputs) if file.path == "data/laws.csv")
    text = table.data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    head, *rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 3
    assert head[:4] == ["kind", "id", "url", "title"]
    assert len(head) == len(set(head))
    assert set(head) == {key for it in data["records"] for key in it}
    alone = next(file for file in export.records_as_json(inputs) if file.path == "lagar/ny-regel/index.json")
    assert alone.data.endswith(b"}\n")
    assert json.loads(alone.data)["official_url"] == "https://a.example.org/"


def test_values_in_cells() -> None:
    (table,) = (file for file in export.kinds_as_csv(given()) if file.path == "data/laws.csv")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(table.data.decode("utf-8-sig"), newline=""))}
    row = rows["anmalan-2001"]
    assert row["topics"] == "skydd"
    assert rows["anmalan-2025"]["roles"] == "skola; socialtjanst"
    assert row["superseded"] == "true"
    assert rows["anmalan-2025"]["standing"] == "null"
    assert json.loads(row["plan"]) == {"text": "Planen byggde på regeln.", "unclear": ["Planen anger ingen dag."]}
    assert "på" in row["plan"]
    assert json.loads(row["links"])[0] == {"field": "replaced_by", "kind": "laws", "id": "anmalan-2025"}
    assert rows["anmalan-2025"]["in_force_to"] == ""
    assert rows["anmalan-2025"]["aliases"] == ""


def test_a_record_holds_its_fields_by_their_names_in_yaml_and_none_that_is_empty() -> None:
    concept = record("concepts/orosanmalan", given())
    assert concept["not_to_confuse"] == [{"with": "concepts/polisanmalan", "text": "En polisanmälan gäller ett brott."}]
    assert "body" not in concept
    assert list(concept)[:3] == ["kind", "id", "url"]
    assert list(concept)[-4:] == ["standing", "superseded", "links", "back_links"]
    old = record("laws/anmalan-2001", given())
    assert old["back_links"] == [
        {"field": "about", "kind": "inquiries", "id": "sou-2016-1"},
        {"field": "laws", "kind": "measures", "id": "atgard-01"},
    ]
    inquiry = record("inquiries/sou-2016-1", given())
    assert inquiry["standing"] == {"status": "genomförd", "checked": "2026-01-02", "confidence": "background"}
    bare = record("laws/ny-regel", given({"laws/ny-regel": law("Ny regel")}))
    assert not {"act", "chapter", "section"} & set(bare)


def test_schemas_are_those_that_editors_use() -> None:
    files = {file.path: json.loads(file.data) for file in export.schemas(given())}
    assert "data/vocabulary-roles.schema.json" in files
    assert files["data/laws.schema.json"]["properties"]["title"]["title"] == "Titel"
