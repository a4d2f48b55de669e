"""Tables as CSV that a Swedish spreadsheet program opens right by a double click."""

import csv
import io
import re
from collections.abc import Iterator
from functools import partial

from handbook.file import File
from handbook.outputs.export import DATA
from handbook.outputs.inputs import Inputs
from handbook.outputs.tables import Cell, Table

KIND = f"{DATA}/{{kind}}.csv"
RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so would be run as a formula."""
MISREAD = re.compile(r"[0-9]{1,4}:[0-9]{2}|0[0-9]+|[0-9]+(?:\s[0-9]+)+")
"""What would become a time of day, a number without its first digit or one without its spaces: an act, a telephone
number (116 111 is a hundred thousand and more in Swedish)."""


def kinds_as_csv(given: Inputs) -> Iterator[File]:
    """Yield ``data/<kind>.csv`` for every kind."""
    folders = (cls.kind.folder for cls in given.catalog.kinds)
    yield from (File(KIND.format(kind=it), partial(_of_kind, given, it)) for it in folders)


def _of_kind(given: Inputs, folder: str) -> bytes:
    return as_csv(given.tables[folder])


def as_csv(table: Table) -> bytes:
    """Return a table as a CSV file: UTF-8 with its mark, by which spreadsheet programs know it."""
    return as_text(table).encode("utf-8-sig")


def as_text(table: Table) -> str:
    """Return a table as the text of a CSV file: semicolons, since the comma divides decimals in Swedish."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet program runs, or takes for another value than it is."""
    if not isinstance(cell, str):
        return cell
    if cell.startswith(RUN):
        return f"'{cell}"
    return f"nr {cell}" if MISREAD.fullmatch(cell) else cell
