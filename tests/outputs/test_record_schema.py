"""Schemas of what is published: every record and every item of a vocabulary satisfies its own, and only its own."""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from examples import more, understood
from handbook.content.fields import fields_of
from handbook.content.kinds import KINDS, Record
from handbook.content.owner import Owner
from handbook.content.vocabulary import MODELS
from handbook.outputs import export, worklist_data
from handbook.outputs.inputs import Inputs
from handbook.outputs.openapi import description
from handbook.outputs.promise import CHANGES, VERSION
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


FAULTS: tuple[tuple[str, Callable[[Json], Any], str], ...] = (
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


@pytest.mark.parametrize(("change", "fault"), [it[1:] for it in FAULTS], ids=[it[0] for it in FAULTS])
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
    assert list(fields)[-6:] == ["standing", "superseded", "marks", "links", "back_links", "origin"]
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


def explained(schema: Any) -> Iterator[str]:
    """Yield the words that explain something in a schema, or in what holds schemas."""
    if isinstance(schema, dict):
        yield from (value for name, value in schema.items() if name == "description" and isinstance(value, str))
    if isinstance(schema, dict | list):
        inside = schema.values() if isinstance(schema, dict) else schema
        yield from (words for it in inside for words in explained(it))


def test_what_explains_is_whole_sentences_on_one_line(given: Inputs, schemas: dict[str, Json]) -> None:
    found = {*explained(description(given)), *explained(list(schemas.values()))}
    assert len(found) > 300
    assert [words for words in found if words[-1] not in ".?)" or words != " ".join(words.split())] == []


def form(schema: Json) -> Iterator[str]:
    """Yield each place in a schema and what may stand there, so that a program that reads it notices if it changes."""
    parts = {"": schema} | {f"{name}.": part for name, part in schema.get("$defs", {}).items()}
    for prefix, part in parts.items():
        for key, value in part["properties"].items():
            items = value.get("items", {})
            told = value.get("type") or value.get("$ref") or "value"
            inner = f" of {items.get('type') or items.get('$ref')}" if items else ""
            needed = "" if key in part["required"] else ", optional"
            yield f"{prefix}{key}: {told.removeprefix('#/$defs/')}{inner.replace('#/$defs/', '')}{needed}"
            for word in (value, items):
                yield from (f"{prefix}{key} = {choice}" for choice in word.get("enum", ()))
                yield from (f"{prefix}{key}, {rule}: {word[rule]}" for rule in RULES if rule in word)


RULES = ("const", "pattern", "format", "minimum", "maximum", "minItems")
"""What narrows what may stand in a place."""


def forms(given: Inputs) -> dict[str, list[str]]:
    """Return the form of everything that is published, by name: schemas, the head of each file, headings of tables."""
    schemas = (*export.record_schemas(given), *export.vocabulary_schemas(given))
    found = {file.path[len("data/") : -len(".schema.json")]: sorted(form(json.loads(file.data))) for file in schemas}
    found |= {f"table-{name}": sorted(table.headings) for name, table in given.tables.items()}
    heads = (*export.all_as_json(given), *export.kinds_as_json(given), *export.vocabularies_as_json(given))
    found["heads"] = sorted({" ".join(sorted(json.loads(file.data))) for file in heads})
    found["task"] = sorted(form({"properties": {}, "required": [], **worklist_data.schema()}))
    return found


@pytest.fixture(scope="module")
def now(handbook: Site) -> dict[str, list[str]]:
    """Return the form that the handbook's data have now."""
    return forms(Inputs(handbook.catalog, {}, "", OWNED))


OWNED = Owner.model_validate(
    {"publisher": "a", "contact": "a@b.se", "licence": {"name": "a", "url": "https://creativecommons.org/"}}
)


def test_the_form_only_grows_within_a_version(now: dict[str, list[str]], request: pytest.FixtureRequest) -> None:
    """A line that goes is a break: raise the first number of the version, say it in CHANGES, keep the old form."""
    folder = FORM / VERSION.partition(".")[0]
    known = {path.stem: path.read_text("utf-8").splitlines() for path in folder.glob("*.txt")}
    if request.config.getoption("--snapshot-update"):
        folder.mkdir(parents=True, exist_ok=True)
        known = {name: sorted({*known.get(name, ()), *lines}) for name, lines in now.items()}
        for name, lines in known.items():
            (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    gone = [f"{name}: {line}" for name, lines in known.items() for line in lines if line not in now.get(name, ())]
    assert gone == [], "see the docstring"
    new = [f"{name}: {line}" for name, lines in now.items() for line in lines if line not in known.get(name, ())]
    assert new == [], "new: --snapshot-update, and the version"


def test_no_change_of_the_form_keeps_its_version(now: dict[str, list[str]], request: pytest.FixtureRequest) -> None:
    """Raise the version in CHANGES and say there what is new, then --snapshot-update.

    A version may be changed as long as its day has not passed: then nobody has built on it.
    """
    path = FORM / "versions.json"
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    digest = hashlib.sha256(json.dumps(now, sort_keys=True).encode()).hexdigest()
    today = datetime.now(tz=UTC).date().isoformat()
    open_still = VERSION not in known or CHANGES[0].day >= today
    if request.config.getoption("--snapshot-update") and open_still:
        path.write_text(json.dumps({**known, VERSION: digest}, indent=1) + "\n", "utf-8")
        known[VERSION] = digest
    assert known.get(VERSION) == digest, "the form has changed and its version has not: see the docstring"
    assert sorted(known) == sorted({change.version for change in CHANGES})


def test_a_form_that_loses_a_line_is_seen() -> None:
    schema = {
        "properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"$ref": "#/$defs/P"}}},
        "required": ["a"],
        "$defs": {"P": {"properties": {"c": {"const": 1}}, "required": []}},
    }
    assert list(form(schema)) == ["a: string", "b: array of P, optional", "P.c: value, optional", "P.c, const: 1"]


def test_the_editors_schemas_are_not_what_is_published(schemas: dict[str, Json]) -> None:
    mine = json.loads(Path(ROOT / "schema/laws.schema.json").read_text("utf-8"))
    assert set(schemas["laws"]["properties"]) - set(mine["properties"]) == {
        *("kind", "id", "url", "act", "chapter", "section", "standing", "superseded", "marks", "links", "back_links"),
        "origin",
    }


@pytest.mark.parametrize("cls", KINDS)
def test_no_field_has_a_name_that_the_data_use_for_something_else(cls: type[Record]) -> None:
    taken = {"kind", "id", "url", "standing", "superseded", "marks", "links", "back_links", "origin"}
    assert not taken & {field.key for field in fields_of(cls)}
