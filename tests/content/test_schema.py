"""The schemas that explain fields while an editor types: one per kind, found by the program, true to the checker."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from handbook.content.kinds import KINDS
from handbook.content.kinds.parts import PlanText
from handbook.content.kinds.record import Record
from handbook.content.schema import schema_files
from handbook.content.vocabulary import MODELS
from places import EXAMPLE, ROOT

FOLDERS = [cls.kind.folder for cls in KINDS]


def as_an_editors_program_reads(node: Any) -> Any:
    """Return YAML as a schema-aware editor sees it: whole numbers are numbers, the rest is text."""
    if isinstance(node, dict):
        return {key: as_an_editors_program_reads(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_an_editors_program_reads(value) for value in node]
    return int(node) if isinstance(node, str) and node.isdigit() else node


def faults(folder: str, path: Path) -> list[str]:
    schema = json.loads((ROOT / f"schema/{folder}.schema.json").read_text("utf-8"))
    record = as_an_editors_program_reads(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader))  # noqa: S506  # text only
    return [f"{path.name}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(record)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_sound_records_satisfy_the_schema(folder: str) -> None:
    paths = [*(EXAMPLE / "content" / folder).glob("*.yml"), *(ROOT / "content" / folder).glob("*.yml")]
    assert paths
    assert [fault for path in paths for fault in faults(folder, path)] == []


def test_an_unsound_record_does_not(tmp_path: Path) -> None:
    record = tmp_path / "verket.yml"
    record.write_text("title: Verket\ntype: fel\n", "utf-8")
    assert any("'summary' is a required property" in fault for fault in faults("agencies", record))


def test_editors_programs_find_the_schemas() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert settings == {
        **{f"./schema/{folder}.schema.json": f"content/{folder}/*.yml" for folder in FOLDERS},
        **{f"./schema/vocabulary-{name}.schema.json": f"content/vocabulary/{name}.yml" for name in MODELS},
    }


def test_a_schema_takes_numbers_and_dates_without_quotes_where_the_checker_takes_text() -> None:
    files = {file.path: file.data.decode() for file in schema_files(KINDS)}
    assert set(files) == {f"{name}.schema.json" for name in (*FOLDERS, *(f"vocabulary-{name}" for name in MODELS))}
    law, roles = (json.loads(files[f"{name}.schema.json"]) for name in ("laws", "vocabulary-roles"))
    assert law["$schema"] == roles["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    fields = law["properties"]
    assert fields["title"]["type"] == ["string", "number"]
    assert fields["aliases"]["items"]["type"] == ["string", "number"]
    assert (fields["type"]["type"], fields["topics"]["items"]["type"]) == ("string", "string")
    assert fields["number"]["anyOf"][0]["type"] == ["string", "number"]
    assert roles["type"] == "array"
    assert roles["items"]["properties"]["id"]["type"] == "string"
    assert "$defs" not in roles["items"]
    text = files["laws.schema.json"]
    assert text.endswith("}\n")
    assert text.startswith('{\n "$schema"')
    assert "å" in text


def test_the_parts_of_a_vocabulary_are_described_beside_its_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODELS, "parts", PlanText)
    monkeypatch.setitem(MODELS, "wholes", Record)
    files = {file.path: json.loads(file.data) for file in schema_files(KINDS[:1])}
    assert files["vocabulary-parts.schema.json"]["$defs"] == {}
    whole = files["vocabulary-wholes.schema.json"]
    assert "PlanText" in whole["$defs"]
    assert "$defs" not in whole["items"]
