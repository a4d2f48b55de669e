"""The editors' list of work as data and as tables, for files and for the command line."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from handbook.catalog.address import address_of
from handbook.catalog.worklist import Task, tasks
from handbook.content.prose import bare
from handbook.file import File
from handbook.outputs.csv_file import guarded
from handbook.outputs.inputs import Inputs

FILE = "data/due"


def as_data(task: Task, address: str) -> dict[str, Any]:
    """Return a task as plain data."""
    return {
        "record": task.entry.ref,
        "title": task.entry.record.title,
        "state": task.state,
        "planned": task.planned,
        "last": task.last,
        "by": task.by,
        "steps": task.steps,
        "why": [bare(why) for why in task.why],
        "file": task.entry.source.path,
        "url": address,
        "read": [{"name": place.name, "url": place.url} for place in task.read],
    }


def as_json(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as JSON."""
    return f"{json.dumps(list(rows), ensure_ascii=False, indent=1)}\n"


def as_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as a table in plain words."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = {**row, "why": " ".join(row["why"]), "read": "; ".join(place["url"] for place in row["read"])}
        writer.writerow([guarded(str(cells[name])) for name in COLUMNS])
    return out.getvalue()


COLUMNS = ("record", "title", "state", "planned", "last", "by", "steps", "why", "file", "url", "read")


def files(given: Inputs) -> Iterator[File]:
    """Yield the whole list, however far ahead, as JSON and as CSV."""
    rows = [as_data(task, address_of(given.catalog, task.entry.ref)) for task in tasks(given.catalog)]
    yield File(f"{FILE}.json", as_json(rows).encode())
    # The mark makes spreadsheet programs read the file as UTF-8.
    yield File(f"{FILE}.csv", as_csv(rows).encode("utf-8-sig"))
