"""Data files other programs can rely on: all records, per kind as JSON and CSV, and one file per record."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from handbook.address import address_of
from handbook.link import Catalog, Edge
from handbook.page import File
from handbook.structure import Entry

DATA = "data"


def data_files(catalog: Catalog) -> Iterator[File]:
    """Yield ``data/records.json``, ``data/<kind>.json`` and ``.csv``, and ``<url>index.json`` per record."""
    records = {ref: as_data(catalog, entry) for ref, entry in catalog.entries.items()}
    texts = {ref: json.dumps(record, ensure_ascii=False, separators=(",", ":")) for ref, record in records.items()}
    yield _json(f"{DATA}/records.json", "content/", texts.values())
    for cls in catalog.kinds:
        folder = cls.kind.folder
        refs = [entry.ref for entry in catalog.of_kind(folder)]
        yield _json(f"{DATA}/{folder}.json", f"content/{folder}/", (texts[ref] for ref in refs))
        yield File(f"{DATA}/{folder}.csv", _csv([records[ref] for ref in refs]))
    for ref, text in texts.items():
        yield File(f"{address_of(catalog, ref)}index.json", f"{text}\n".encode())


def as_data(catalog: Catalog, entry: Entry) -> dict[str, Any]:
    """Return a record as plain data: its own fields, its address, its links and its back-links."""
    fields = entry.record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {
        "kind": entry.folder,
        "id": entry.id,
        "url": address_of(catalog, entry.ref),
        **fields,
        "superseded": catalog.superseded(entry.ref),
        "links": [_end(edge, edge.target) for edge in catalog.links.get(entry.ref, ())],
        "back_links": [_end(edge, edge.origin) for edge in catalog.back_links.get(entry.ref, ())],
    }


def _end(edge: Edge, ref: str) -> dict[str, str]:
    kind, _, record_id = ref.partition("/")
    return {"field": edge.field, "kind": kind, "id": record_id}


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
    text = _flat(value)
    # A cell that starts like a formula would be run by a spreadsheet program.
    return f"'{text}" if text[:1] in {"=", "+", "@"} else text


def _flat(value: object) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
