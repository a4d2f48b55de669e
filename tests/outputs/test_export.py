"""Data as JSON: the contract of every record, and what every file begins with."""

import json
from typing import Any

from examples import law, understood
from handbook.content.owner import Owner
from handbook.outputs import export
from handbook.outputs.inputs import Inputs
from handbook.outputs.promise import VERSION, terms


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
    assert all(it.pop("origin") == terms(inputs) for it in alone)
    key = lambda it: (it["kind"], it["id"])  # noqa: E731  # said three times below
    assert sorted(records, key=key) == sorted(by_kind, key=key) == sorted(alone, key=key)
    assert {file.path for file in export.records_as_json(inputs)} >= {"lagar/anmalan-2025/index.json"}


def test_every_file_of_records_begins_with_what_one_must_know_to_use_it() -> None:
    licence = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    owner = Owner.model_validate({"publisher": "Verket", "contact": "a@verket.se", "licence": licence})
    inputs = Inputs(given().catalog, {}, "https://a.example.org/", owner)
    files = [*export.all_as_json(inputs), *export.kinds_as_json(inputs), *export.vocabularies_as_json(inputs)]
    assert len(files) > 20
    for file in files:
        head = json.loads(file.data)
        assert list(head)[:6] == ["generated_from", "version", "address", "publisher", "contact", "licence"]
        assert head["licence"] == licence
        assert (head["publisher"], head["contact"], head["address"]) == ("Verket", "a@verket.se", inputs.base)
    nobody = json.loads(next(iter(export.all_as_json(given()))).data)
    assert list(nobody) == ["generated_from", "version", "address", "records"]


def test_what_the_ids_in_records_stand_for() -> None:
    files = {file.path: json.loads(file.data) for file in export.vocabularies_as_json(given())}
    roles = files["data/vocabulary-roles.json"]
    assert roles["generated_from"] == "content/vocabulary/roles.yml"
    school = next(it for it in roles["items"] if it["id"] == "skola")
    assert school["title"]
    assert all(None not in it.values() for file in files.values() for it in file["items"])


def test_the_files_are_json_on_one_line() -> None:
    inputs = given({"laws/ny-regel": law("Ny regel", "number: 2025:9\nofficial_url: https://a.example.org/")})
    (whole,) = export.all_as_json(inputs)
    assert whole.path == "data/records.json"
    assert whole.data.startswith(
        f'{{"generated_from":"content/","version":"{VERSION}","address":"https://a.example.org/",'.encode()
        + b'"records":[{"kind":"agencies",'
    )
    assert whole.data.endswith(b"]}\n")
    assert whole.data.count(b"\n") == 1
    assert '"title":"Bättre samordning"'.encode() in whole.data
    laws = next(file for file in export.kinds_as_json(inputs) if file.path == "data/laws.json")
    data = json.loads(laws.data)
    assert data["generated_from"] == "content/laws/"
    assert [it["id"] for it in data["records"]] == ["anmalan-2001", "anmalan-2025", "ny-regel"]
    alone = next(file for file in export.records_as_json(inputs) if file.path == "lagar/ny-regel/index.json")
    assert alone.data.endswith(b"}\n")
    assert json.loads(alone.data)["official_url"] == "https://a.example.org/"


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


def test_letters_are_written_as_they_are_and_no_room_is_left() -> None:
    assert export.one_line({"å": ["ö", 1], "b": None}) == '{"å":["ö",1],"b":null}'
