"""Schemas of what is published: every record and every item of a vocabulary satisfies its own, and only its own."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from examples import more, understood
from handbook.content.kinds import KINDS
from handbook.content.vocabulary import MODELS
from handbook.outputs import export
from handbook.outputs.inputs import Inputs
from handbook.outputs.promise import VERSION
from handbook.site.site import Site
from places import ROOT

Json = dict[str, Any]
FORM = ROOT / "tests/outputs/form"


@pytest.fixture(scope="module")
def given() -> Inputs:
    """Return the example with the records that need more."""
    return Inputs(understood(more())[0], {}, "https://a.example.org/")


@pytest.fixture(scope="module")
def schemas(given: Inputs) -> dict[str, Json]:
    """Return every schema by the name of what it describes."""
    files = (*export.record_schemas(given), *export.vocabulary_schemas(given))
    return {file.path[len("data/") : -len(".schema.json")]: json.loads(file.data) for file in files}


def published(given: Inputs) -> Iterator[tuple[str, Json]]:
    """Yield everything that is published, and the name of its schema."""
    for file in (*export.kinds_as_json(given), *export.vocabularies_as_json(given)):
        content = json.loads(file.data)
        for item in content.get("records", content.get("items")):
            yield file.path[len("data/") : -len(".json")], item


def faults(given: Inputs, schemas: dict[str, Json]) -> list[str]:
    """Return what in the published data does not satisfy its schema."""
    checkers = {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas.items()}
    return [
        f"{name} {item.get('id')}{error.json_path}: {error.message}"
        for name, item in published(given)
        for error in checkers[name].iter_errors(item)
    ]


def test_every_published_record_of_the_example_satisfies_its_schema(given: Inputs, schemas: dict[str, Json]) -> None:
    assert {name for name, _ in published(given)} >= {cls.kind.folder for cls in KINDS}
    assert faults(given, schemas) == []


def test_every_published_record_of_the_handbook_does(handbook: Site, schemas: dict[str, Json]) -> None:
    real = Inputs(handbook.catalog, {}, "")
    assert len(list(published(real))) > len(handbook.catalog.entries)
    assert set(handbook.catalog.vocabularies) == set(MODELS)
    described = {file.path: json.loads(file.data) for file in export.vocabulary_schemas(real)}
    whole = schemas | {path[len("data/") : -len(".schema.json")]: schema for path, schema in described.items()}
    assert faults(real, whole) == []


def test_schemas_are_sound_and_say_where_they_are(schemas: dict[str, Json]) -> None:
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"https://a.example.org/data/{name}.schema.json"
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


CHANGES: tuple[tuple[str, Callable[[Json], Any], str], ...] = (
    ("an unknown key", lambda it: it.update(mer=1), "'mer' was unexpected"),
    ("no id", lambda it: it.pop("id"), "'id' is a required property"),
    ("no list", lambda it: it.pop("aliases"), "'aliases' is a required property"),
    ("null", lambda it: it.update(number=None), "None is not of type 'string'"),
    ("another kind", lambda it: it.update(kind="agencies"), "'laws' was expected"),
    ("an address elsewhere", lambda it: it.update(url="aktorer/anmalan-2025/"), "does not match"),
    ("a word of status", lambda it: it["standing"].update(confidence="säkert"), "is not valid under any"),
    ("a link without field", lambda it: it["links"][0].pop("field"), "'field' is a required property"),
    ("a link to no kind", lambda it: it["links"][0].update(kind="fel"), "is not one of"),
    ("a part with an unknown key", lambda it: it["sources"][0].update(mer=1), "'mer' was unexpected"),
    ("a part without day", lambda it: it["sources"][0].pop("read"), "'read' is a required property"),
)


@pytest.mark.parametrize(("change", "fault"), [it[1:] for it in CHANGES], ids=[it[0] for it in CHANGES])
def test_another_form_does_not_satisfy_it(
    change: Callable[[Json], Any], fault: str, given: Inputs, schemas: dict[str, Json]
) -> None:
    record = json.loads(given.json["laws/anmalan-2001"])
    change(record)
    errors = [error.message for error in jsonschema.Draft202012Validator(schemas["laws"]).iter_errors(record)]
    assert len(errors) == 1
    assert fault in errors[0]


def test_a_schema_explains_fields_links_terms_and_prose(schemas: dict[str, Json]) -> None:
    law = schemas["laws"]
    fields = law["properties"]
    assert law["title"] == "Lag"
    assert list(fields)[:4] == ["kind", "id", "url", "title"]
    assert list(fields)[-5:] == ["standing", "superseded", "marks", "links", "back_links"]
    assert (fields["title"]["title"], fields["title"]["type"]) == ("Titel", "string")
    links = [fields[name]["$comment"] for name in ("part_of", "related")]
    assert links == ["Länk till laws", "Länk till kind/id"]
    assert fields["topics"]["$comment"] == "Ord ur ordlistan topics"
    assert "[[kind/id]]" in fields["summary"]["$comment"]
    assert fields["summary"]["contentMediaType"] == "text/markdown"
    assert not {"contentMediaType", "$comment"} & set(fields["title"])
    assert fields["chapter"]["description"].startswith("Lagrummets kapitel")
    assert "chapter" not in law["required"]
    assert "marks" not in law["required"]
    assert "default" not in json.dumps(law)
    assert "from" in law["$defs"]["Coming"]["properties"]
    assert "\\n" not in json.dumps(law)
    assert {"opening_hours"} == set(schemas["resources"]["properties"]) & {"opening_hours", "act"}


KEYWORDS = {
    *("$schema", "$id", "$ref", "$defs", "$comment", "title", "description", "type", "const", "enum", "format"),
    *("properties", "required", "additionalProperties", "items", "minItems", "uniqueItems", "anyOf", "oneOf", "allOf"),
    *("pattern", "minLength", "maxLength", "minimum", "maximum", "contentMediaType"),
}
"""Words of JSON Schema 2020-12. Strict validators, such as ajv as it comes, refuse a schema with any other."""


def keywords(schema: Any) -> Iterator[str]:
    """Yield the words of a schema and of those inside it."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            yield name
            inside = (
                value.values() if name in {"properties", "$defs"} else value if isinstance(value, list) else [value]
            )
            yield from (word for it in inside if name not in {"const", "enum"} for word in keywords(it))


def test_schemas_have_no_words_of_our_own(schemas: dict[str, Json]) -> None:
    found = {word for schema in schemas.values() for word in keywords(schema)}
    assert found <= KEYWORDS, found - KEYWORDS
    assert set(keywords({"properties": {"x-a": {"x-b": 1}}})) == {"properties", "x-b"}


def form(schema: Json) -> Iterator[str]:
    """Yield each place in a schema and what stands there, so that a program that reads it notices if it changes."""
    parts = {"": schema} | {f"{name}.": part for name, part in schema.get("$defs", {}).items()}
    for prefix, part in parts.items():
        for key, value in part["properties"].items():
            items = value.get("items", {})
            told = value.get("type") or value.get("$ref") or "value"
            inner = f" of {items.get('type') or items.get('$ref')}" if items else ""
            needed = "" if key in part["required"] else ", optional"
            yield f"{prefix}{key}: {told.removeprefix('#/$defs/')}{inner.replace('#/$defs/', '')}{needed}"


@pytest.mark.parametrize("name", [*(cls.kind.folder for cls in KINDS), *(f"vocabulary-{name}" for name in MODELS)])
def test_the_form_only_grows_within_a_version(name: str, handbook: Site, request: pytest.FixtureRequest) -> None:
    """A line that goes is a break: raise the first number of the version, say it in CHANGES, keep the old form."""
    real = Inputs(handbook.catalog, {}, "")
    files = (*export.record_schemas(real), *export.vocabulary_schemas(real))
    schema = next(json.loads(file.data) for file in files if file.path == f"data/{name}.schema.json")
    path = FORM / VERSION.partition(".")[0] / f"{name}.txt"
    now = sorted(form(schema))
    if request.config.getoption("--snapshot-update"):
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8").splitlines() if path.exists() else []
        path.write_text("\n".join(sorted({*before, *now})) + "\n", "utf-8")
    assert set(path.read_text("utf-8").splitlines()) - set(now) == set(), "see the docstring"
    assert set(now) - set(path.read_text("utf-8").splitlines()) == set(), (
        "new: --snapshot-update, and a line in CHANGES"
    )


def test_a_form_that_loses_a_line_is_seen() -> None:
    schema = {
        "properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"$ref": "#/$defs/P"}}},
        "required": ["a"],
        "$defs": {"P": {"properties": {"c": {"const": 1}}, "required": []}},
    }
    assert list(form(schema)) == ["a: string", "b: array of P, optional", "P.c: value, optional"]


def test_the_editors_schemas_are_not_what_is_published(schemas: dict[str, Json]) -> None:
    mine = json.loads(Path(ROOT / "schema/laws.schema.json").read_text("utf-8"))
    assert set(schemas["laws"]["properties"]) - set(mine["properties"]) == {
        *("kind", "id", "url", "act", "chapter", "section", "standing", "superseded", "marks", "links", "back_links")
    }
