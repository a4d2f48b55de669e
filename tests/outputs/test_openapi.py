"""The description of the files as an API: sound by OpenAPI's own rules, and true of the files."""

import json
from typing import Any

import jsonschema
import openapi_spec_validator
import pytest

from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.content.kinds import KINDS
from handbook.content.kinds.types import ID_PATTERN
from handbook.content.owner import Owner
from handbook.file import File
from handbook.outputs.inputs import Inputs
from handbook.outputs.openapi import ABOUT, description, openapi
from handbook.outputs.promise import VERSION
from handbook.site.outputs import OUTPUTS
from handbook.site.settings import Settings
from handbook.site.site import Site

BASE = "https://a.example.org/"


@pytest.fixture(scope="module")
def files() -> dict[str, File]:
    """Return the open files of the example by path."""
    site = Site(understood(more())[0], settings=Settings(BASE))
    return {file.path: file for output in OUTPUTS if output.listed for file in site.files_of(output)}


@pytest.fixture(scope="module")
def told(files: dict[str, File]) -> dict[str, Any]:
    """Return the description."""
    found: dict[str, Any] = json.loads(files["data/openapi.json"].data)
    return found


def test_it_is_sound(told: dict[str, Any]) -> None:
    openapi_spec_validator.validate(told)
    assert told["openapi"].startswith("3.1.")
    assert told["servers"] == [{"url": "https://a.example.org"}]
    assert told["info"]["version"] == VERSION
    names = [way["get"]["operationId"] for way in told["paths"].values()]
    assert len(names) == len(set(names))
    laws = ("/lagar/{id}/index.json", "/data/laws.json", "/data/laws.csv")
    assert [told["paths"][path]["get"]["operationId"] for path in laws] == ["laws-one", "laws", "laws-table"]


def test_each_example_is_answered_by_a_file_that_is_as_described(told: dict[str, Any], files: dict[str, File]) -> None:
    tried = 0
    for path, way in told["paths"].items():
        asked = path.lstrip("/")
        for parameter in way["get"].get("parameters", ()):
            asked = asked.replace(f"{{{parameter['name']}}}", parameter["example"])
        content = way["get"]["responses"]["200"]["content"]
        assert asked in files, path
        if "application/json" in content:
            answer = json.loads(files[asked].data)
            whole = {**content["application/json"]["schema"], "components": told["components"]}
            errors = [
                f"{it.json_path}: {it.message}" for it in jsonschema.Draft202012Validator(whole).iter_errors(answer)
            ]
            assert errors == [], path
            tried += 1
    assert tried > 2 * len(KINDS)


def test_a_wrong_answer_is_not_as_described(told: dict[str, Any], files: dict[str, File]) -> None:
    schema = told["paths"]["/lagar/{id}/index.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    checker = jsonschema.Draft202012Validator({**schema, "components": told["components"]})
    record = json.loads(files["lagar/anmalan-2025/index.json"].data)
    assert checker.is_valid(record)
    assert not checker.is_valid({**record, "mer": 1})
    assert not checker.is_valid({**record, "kind": "agencies"})


def test_every_open_file_is_described(told: dict[str, Any], files: dict[str, File]) -> None:
    described = {path.lstrip("/") for path in told["paths"]}
    beside = {path for path in files if path.endswith((".schema.json", "/index.json"))}
    of_others = {f"data/{name}" for name in ("openapi.json", "dcat.rdf", "search/lunr.json", "search/documents.json")}
    assert set(files) - described - beside == of_others, "what has a form of somebody else's"
    assert all(f"{cls.kind.address}/{{id}}/index.json" in described for cls in KINDS)


def test_it_says_on_which_terms_and_whom_to_ask() -> None:
    licence = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    told = {"publisher": "Verket", "contact": "a@verket.se", "licence": licence}
    info = description(Inputs(understood()[0], {}, BASE, Owner.model_validate(told)))["info"]
    assert info["license"] == licence
    assert info["contact"] == {"name": "Verket", "email": "a@verket.se"}
    page = Owner.model_validate({"contact": "https://verket.se/"})
    assert description(Inputs(understood()[0], {}, BASE, page))["info"]["contact"] == {"url": "https://verket.se/"}
    nobody = description(Inputs(understood()[0], {}, BASE))["info"]
    assert set(nobody) == {"title", "version", "description"}
    assert nobody["description"] == ABOUT


def test_a_kind_without_records_has_no_example() -> None:
    told = description(Inputs(Catalog(KINDS, {}, {}), {}, BASE))
    (parameter,) = told["paths"]["/lagar/{id}/index.json"]["get"]["parameters"]
    assert "example" not in parameter
    (file,) = openapi(Inputs(Catalog(KINDS, {}, {}), {}, BASE))
    assert (file.path, file.data[-2:]) == ("data/openapi.json", b"}\n")


@pytest.mark.parametrize(
    ("path", "right", "wrongs"),
    [
        ("/data/laws.json", {"records": []}, [{"records": {}}, {"records": [{}]}, {"records": None}]),
        ("/data/records.json", {"records": []}, [{"records": [{}]}, {"items": []}]),
        ("/data/vocabulary-roles.json", {"items": []}, [{"items": [{"id": 1}]}, {"records": []}]),
        ("/data/manifest.json", {"files": []}, [{"files": [{"path": "a"}]}, {}]),
    ],
)
def test_a_file_of_rows_says_its_terms_and_has_its_rows(
    told: dict[str, Any], path: str, right: dict[str, Any], wrongs: list[dict[str, Any]]
) -> None:
    schema = told["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    checker = jsonschema.Draft202012Validator({**schema, "components": told["components"]})
    terms = {"version": VERSION, "address": BASE}
    assert checker.is_valid(terms | right)
    assert not any(checker.is_valid({key: it for key, it in terms.items() if key != left} | right) for left in terms)
    assert not any(checker.is_valid(terms | wrong) for wrong in wrongs)
    assert not checker.is_valid(terms)


def test_each_file_is_named_in_words(told: dict[str, Any]) -> None:
    named = {path: (way["get"]["operationId"], way["get"]["summary"]) for path, way in told["paths"].items()}
    assert list(named) == sorted(named)
    assert list(told["components"]["schemas"]) == sorted(told["components"]["schemas"])
    kinds = {
        f"/data/{it.kind.folder}{end}": (f"{it.kind.folder}{name}", f"{it.kind.plural.capitalize()}{words}")
        for it in KINDS
        for end, name, words in ((".json", "", ""), (".csv", "-table", " som tabell"))
    }
    ones = {
        f"/{it.kind.address}/{{id}}/index.json": (f"{it.kind.folder}-one", f"En post: {it.kind.singular}")
        for it in KINDS
    }
    lists = {path: it for path, it in named.items() if "/vocabulary-" in path}
    assert all(it == (path[6:-5], f"Ordlistan {path[17:-5]}") for path, it in lists.items())
    assert named == {
        **kinds,
        **ones,
        **lists,
        "/data/records.json": ("records", "Alla poster"),
        "/data/manifest.json": ("manifest", "Varje öppen fil med storlek och SHA-256"),
        "/data/barnskyddshandboken.xlsx": ("workbook", "Alla poster som arbetsbok"),
        "/data/due.json": ("due", "Redaktionens arbetslista"),
        "/data/due.csv": ("due-table", "Arbetslistan som tabell"),
    }
    answers = {path: way["get"]["responses"] for path, way in told["paths"].items()}
    assert all(list(it) == ["200"] and it["200"]["description"] == "Filen." for it in answers.values())
    media = {path: list(it["200"]["content"]) for path, it in answers.items()}
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ends = {".csv": "text/csv", "xlsx": sheet}
    assert all(it == [ends.get(path[-4:], "application/json")] for path, it in media.items())
    assert answers["/data/laws.csv"]["200"]["content"]["text/csv"] == {"schema": {"type": "string"}}
    assert answers["/data/barnskyddshandboken.xlsx"]["200"]["content"][sheet] == {}


def test_a_record_is_asked_for_by_its_id(told: dict[str, Any]) -> None:
    (asked,) = told["paths"]["/lagar/{id}/index.json"]["get"]["parameters"]
    assert asked == {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "Postens id, som står i fältet id och i sidans adress.",
        "schema": {"type": "string", "pattern": f"^{ID_PATTERN}$"},
        "example": "anmalan-2001",
    }


@pytest.mark.parametrize(
    "wrong",
    [
        *({name: None} for name in ("path", "type", "bytes", "sha256")),
        *({"bytes": -1}, {"bytes": "3"}, {"bytes": 1.5}, {"more": 1}),
        *({"sha256": "0" * 63}, {"sha256": "0" * 65}, {"sha256": "G" * 64}),
    ],
)
def test_a_file_of_the_list_is_as_it_is_promised(told: dict[str, Any], wrong: dict[str, Any]) -> None:
    checker = jsonschema.Draft202012Validator(told["components"]["schemas"]["File"])
    right = {"path": "data/a.json", "type": "application/json", "bytes": 0, "sha256": "0" * 64}
    assert checker.is_valid(right)
    assert not checker.is_valid(right | wrong)
    assert not any(checker.is_valid({key: it for key, it in right.items() if key != left}) for left in right)
