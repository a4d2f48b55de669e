"""Data files other programs can rely on: all records, per kind as JSON and CSV, and one file per record."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from handbook.catalog.address import address_of
from handbook.content.prose import replace_links
from handbook.content.schema import schema_files
from handbook.file import File
from handbook.outputs.inputs import Inputs
from handbook.outputs.record_data import MARKS_SCHEMA

DATA = "data"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def all_as_json(given: Inputs) -> Iterator[File]:
    """Yield ``data/records.json``: every record."""
    yield _json(f"{DATA}/records.json", "content/", given.json.values())


def kinds_as_json(given: Inputs) -> Iterator[File]:
    """Yield ``data/<kind>.json`` for every kind."""
    for cls in given.catalog.kinds:
        folder = cls.kind.folder
        records = (given.json[entry.ref] for entry in given.catalog.of(cls))
        yield _json(f"{DATA}/{folder}.json", f"content/{folder}/", records)


def kinds_as_csv(given: Inputs) -> Iterator[File]:
    """Yield ``data/<kind>.csv`` for every kind."""
    for cls in given.catalog.kinds:
        rows = [_with_words(given.data[entry.ref]) for entry in given.catalog.of(cls)]
        yield File(f"{DATA}/{cls.kind.folder}.csv", _csv(rows))


def _with_words(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its marks in words alone, for those who read a table."""
    return {**record, "marks": [mark["text"] for mark in record["marks"]]} if "marks" in record else record


def records_as_json(given: Inputs) -> Iterator[File]:
    """Yield one file per record, beside its page."""
    for ref, text in given.json.items():
        yield File(f"{address_of(given.catalog, ref)}index.json", f"{text}\n".encode())


def schemas(given: Inputs) -> Iterator[File]:
    """Yield the schemas that editors' programs use, and that of what the build adds to a record."""
    for file in schema_files(given.catalog.kinds):
        yield File(f"{DATA}/{file.path}", file.data)
    yield File(f"{DATA}/marks.schema.json", f"{json.dumps(MARKS_SCHEMA, ensure_ascii=False, indent=1)}\n".encode())


def _json(path: str, origin: str, records: Iterable[str]) -> File:
    """Return a file of records that are JSON already: each is written once and stands in three files."""
    return File(path, f'{{"generated_from":"{origin}","records":[{",".join(records)}]}}\n'.encode())


def _csv(rows: list[dict[str, Any]]) -> bytes:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    # The mark makes spreadsheet programs read the file as UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    return safe_cell(replace_links(_flat(value), lambda link: link.words or link.target))


def safe_cell(text: str) -> str:
    """Return the text of a cell so that no spreadsheet program runs it: one that starts like a formula would be."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _flat(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
