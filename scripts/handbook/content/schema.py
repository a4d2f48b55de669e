"""JSON Schema per kind and vocabulary, so that editors' programs complete and explain fields while typing."""

import json
from collections.abc import Mapping
from functools import cache

from handbook.content.kinds import Kinds
from handbook.content.vocabulary import MODELS
from handbook.file import File

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schema_files(kinds: Kinds) -> tuple[File, ...]:
    """Return ``<kind>.schema.json`` for every kind and ``vocabulary-<name>.schema.json`` for every vocabulary."""
    schemas = {cls.kind.folder: cls.model_json_schema() for cls in kinds}
    for name, model in MODELS.items():
        item = model.model_json_schema()
        definitions = item.pop("$defs", {})
        schemas[f"vocabulary-{name}"] = {"type": "array", "items": item, "$defs": definitions}
    return tuple(_file(name, schema) for name, schema in schemas.items())


def _file(name: str, schema: Mapping[str, object]) -> File:
    whole = _as_written({"$schema": DIALECT, **schema})
    return File(f"{name}.schema.json", f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode())


def _as_written(node: object) -> object:
    """Allow unquoted numbers and dates where the checker takes text, since an editor's program reads plain YAML."""
    if isinstance(node, list):
        return [_as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _as_written(value) for key, value in node.items()}
    if changed.get("type") == "string" and "enum" not in changed and "pattern" not in changed:
        changed["type"] = ["string", "number"]
    return changed
