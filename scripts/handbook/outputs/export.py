"""Data files other programs can rely on: all records, per kind, per vocabulary and per record as JSON, and schemas."""

import json
from collections.abc import Iterable, Iterator

from handbook.catalog.address import Beside, address_of
from handbook.content.schema import DIALECT
from handbook.content.structure import vocabulary_file
from handbook.content.vocabulary import MODELS
from handbook.file import File
from handbook.outputs.inputs import Inputs
from handbook.outputs.promise import terms
from handbook.outputs.record_schema import part_schema, record_schema

DATA = "data"
RECORDS = f"{DATA}/records.json"
KIND, SCHEMA = f"{DATA}/{{kind}}.json", f"{DATA}/{{kind}}.schema.json"
"""Where those of a kind are, by its folder, or of a vocabulary, by ``vocabulary-<name>``."""


def of_vocabulary(name: str) -> str:
    """Return what a vocabulary is called among the kinds."""
    return f"vocabulary-{name}"


def all_as_json(given: Inputs) -> Iterator[File]:
    """Yield ``data/records.json``: every record."""
    yield _json(RECORDS, given, "content/", "records", given.json.values())


def kinds_as_json(given: Inputs) -> Iterator[File]:
    """Yield ``data/<kind>.json`` for every kind."""
    for cls in given.catalog.kinds:
        folder = cls.kind.folder
        records = (given.json[entry.ref] for entry in given.catalog.of(cls))
        yield _json(KIND.format(kind=folder), given, f"content/{folder}/", "records", records)


def vocabularies_as_json(given: Inputs) -> Iterator[File]:
    """Yield ``data/vocabulary-<name>.json`` for every vocabulary: what the ids in records stand for."""
    for name, items in sorted(given.catalog.vocabularies.items()):
        rows = (one_line(item.model_dump(mode="json", by_alias=True, exclude_none=True)) for item in items)
        yield _json(KIND.format(kind=of_vocabulary(name)), given, vocabulary_file(name), "items", rows)


def records_as_json(given: Inputs) -> Iterator[File]:
    """Yield one file per record, beside its page: the record, and last where it is from and what one may do with it."""
    origin = one_line({"origin": terms(given)})[1:]
    for ref, text in given.json.items():
        yield File(f"{address_of(given.catalog, ref)}{Beside.DATA}", f"{text[:-1]},{origin}\n".encode())


def record_schemas(given: Inputs) -> Iterator[File]:
    """Yield ``data/<kind>.schema.json`` for every kind: what its published records are like."""
    for cls in given.catalog.kinds:
        yield _schema(given, cls.kind.folder, record_schema(cls, given.catalog.kinds))


def vocabulary_schemas(given: Inputs) -> Iterator[File]:
    """Yield ``data/vocabulary-<name>.schema.json`` for every vocabulary: what its items are like."""
    for name in sorted(given.catalog.vocabularies):
        yield _schema(given, of_vocabulary(name), part_schema(MODELS[name]))


def one_line(data: dict[str, object]) -> str:
    """Return JSON on one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _schema(given: Inputs, name: str, schema: dict[str, object]) -> File:
    path = SCHEMA.format(kind=name)
    whole = {"$schema": DIALECT, "$id": f"{given.base}{path}", **schema}
    return File(path, f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode())


def _json(path: str, given: Inputs, origin: str, name: str, rows: Iterable[str]) -> File:
    """Return a file of what is JSON already: each record is written once and stands in three files."""
    head = one_line({"generated_from": origin, **terms(given)})
    return File(path, f'{head[:-1]},"{name}":[{",".join(rows)}]}}\n'.encode())
