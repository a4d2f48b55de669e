"""All tables in one workbook, a sheet per kind: every cell has its type, so no program guesses at it."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from handbook.file import File
from handbook.outputs.export import DATA
from handbook.outputs.inputs import Inputs, called, laid_over
from handbook.outputs.promise import VERSION
from handbook.outputs.tables import Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PATH = f"{DATA}/barnskyddshandboken.xlsx"
MADE = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no time zone
"""The day that the file gives as that of its making, and its zip of its parts: the same content is the same bytes."""
NARROW, WIDE, WIDE_FROM = 16, 48, 24
"""How wide columns are, in letters, and how long their longest cell is then."""
SHEET_NAME = 31
"""How many letters the name of a sheet has room for."""


def workbook(given: Inputs) -> Iterator[File]:
    """Yield the workbook."""
    yield File(PATH, lambda: written(given))


def written(given: Inputs) -> bytes:
    """Return all tables as a workbook."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # only needed here

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": called(given.catalog), "company": given.owner.publisher or "", "created": MADE})
    bold, high = book.add_format({"bold": True, "valign": "top"}), book.add_format({"valign": "top"})
    _fill(book.add_worksheet("Om filen"), about(given), bold, high)
    for table in given.tables.values():
        _fill(book.add_worksheet(table.name[:SHEET_NAME]), table, bold, high)
    book.close()
    return out.getvalue()


def about(given: Inputs) -> Table:
    """Return the first sheet: what the file is, where it is from and what one may do with it."""
    owner = given.owner
    licence = f"{owner.licence.name}, {owner.licence.url}" if owner.licence else "Ingen licens är angiven."
    rows = (
        ("Vad", f"{called(given.catalog)}: alla poster, ett blad för varje sort. {laid_over(given.catalog)}".strip()),
        ("Hämtad från", f"{given.base}{PATH}"),
        ("Formens version", VERSION),
        ("Utgivare", owner.publisher or "Inte angiven."),
        ("Kontakt", owner.contact or "Inte angiven."),
        ("Licens", licence),
        (
            "Så anger du källan",
            "Barnskyddshandboken, postens titel, adressen i kolumnen Sida och dagen då du hämtade filen.",
        ),
        (
            "Hur säkert det är",
            "Kolumnerna Läget i dag säger vad som gäller, när det kontrollerades och hur säkert det är.",
        ),
    )
    return Table("Om filen", ("Uppgift", "Värde"), rows)


def _fill(sheet: "Worksheet", table: Table, bold: "Format", high: "Format") -> None:
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(table.headings):
        cells = [row[column] for row in table.rows]
        longest = max((len(str(cell)) for cell in cells), default=0)
        sheet.set_column(column, column, WIDE if longest > WIDE_FROM else NARROW)
        sheet.write_string(0, column, heading, bold)
        for number, cell in enumerate(cells, 1):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, high)
            elif cell:
                sheet.write_string(number, column, cell, high)
    sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
