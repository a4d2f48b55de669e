"""The description of the files as an API: sound by OpenAPI's own rules, and true of the files."""

import json
from typing import Any

import jsonschema
import openapi_spec_validator
import pytest

from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.content.kinds import KINDS
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
