"""The editors' list of work as data and as tables, for files and for the command line."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypedDict
from urllib.parse import urljoin

from handbook.catalog.address import WORK_AS_DATA, WORK_AS_TABLE, address_of
from handbook.catalog.worklist import STATES, Task, tasks
from handbook.content.prose import bare
from handbook.file import File
from handbook.outputs.csv_file import as_csv
from handbook.outputs.inputs import Inputs
from handbook.outputs.record_data import DAY
from handbook.outputs.record_schema import Schema, closed, text
from handbook.outputs.tables import Cell, Table


class Row(TypedDict):
    """A task as plain data."""

    record: str
    title: str
    state: str
    planned: str
    last: str
    by: str
    steps: int
    why: list[str]
    file: str
    url: str
    read: list[dict[str, str]]


def as_data(task: Task, address: str) -> Row:
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


def schema() -> Schema:
    """Return what a task is like as data."""
    place = closed({"name": text("Sidans namn."), "url": text("Sidans adress.")})
    return closed(
        {
            "record": text("Posten, som kind/id."),
            "title": text("Postens titel."),
            "state": {"enum": list(STATES), "description": "Varför posten står i listan."},
            "planned": text("Dagen då den är planerad. Tom för historia.", pattern=DAY),
            "last": text("Den sista dagen.", pattern=DAY),
            "by": text("Den funktion som gör det, ur ordlistan functions."),
            "steps": {"type": "integer", "minimum": 0, "description": "Så många steg vilar på posten."},
            "why": {"type": "array", "items": {"type": "string"}, "description": "Skälen, i ord."},
            "file": text("Postens fil i förrådet."),
            "url": text("Sidans adress, räknad från webbplatsens rot."),
            "read": {"type": "array", "items": place, "description": "Sidorna att läsa den mot."},
        }
    )


def as_json(rows: Iterable[Row]) -> str:
    """Return rows as JSON."""
    return f"{json.dumps(list(rows), ensure_ascii=False, indent=1)}\n"


def as_table(rows: Iterable[Row]) -> Table:
    """Return rows as a table in plain words."""
    return Table("due", tuple(COLUMNS), tuple(tuple(cell(row) for cell in COLUMNS.values()) for row in rows))


COLUMNS: Mapping[str, Callable[[Row], Cell]] = {
    "Post": lambda row: row["record"],
    "Titel": lambda row: row["title"],
    "Läge": lambda row: row["state"],
    "Planerad": lambda row: row["planned"],
    "Senast": lambda row: row["last"],
    "Funktion": lambda row: row["by"],
    "Antal steg": lambda row: row["steps"],
    "Varför": lambda row: " ".join(row["why"]),
    "Fil": lambda row: row["file"],
    "Sida": lambda row: row["url"],
    "Att läsa": lambda row: "; ".join(place["url"] for place in row["read"]),
}
"""Each heading, and what stands below it."""


def as_json_file(given: Inputs) -> Iterator[File]:
    """Yield the whole list, however far ahead, as JSON."""
    yield File(WORK_AS_DATA, as_json(_rows(given)).encode())


def as_csv_file(given: Inputs) -> Iterator[File]:
    """Yield the whole list as CSV; there its addresses are whole."""
    rows: Iterator[Row] = ({**row, "url": urljoin(given.base, row["url"])} for row in _rows(given))
    yield File(WORK_AS_TABLE, as_csv(as_table(rows)))


def _rows(given: Inputs) -> Iterator[Row]:
    return (as_data(task, address_of(given.catalog, task.entry.ref)) for task in tasks(given.catalog))
