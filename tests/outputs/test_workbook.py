"""The workbook, read from its parts: a sheet per kind, every cell with its type, the same bytes each time."""

import io
import re
import zipfile
from unittest.mock import Mock
from xml.etree import ElementTree as ET

import pytest

from examples import more, understood
from handbook.content.kinds import KINDS
from handbook.content.owner import NOBODY, Owner
from handbook.file import File
from handbook.outputs.inputs import Inputs
from handbook.outputs.promise import VERSION
from handbook.outputs.tables import Cell, Table
from handbook.outputs.workbook import PATH, _fill, about, workbook

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
BASE = "https://a.example.org/"
LAWS = 2 + [cls.kind.folder for cls in KINDS].index("laws")
"""The number of a sheet: the first says what the file is."""


def made(owner: Owner | None = None) -> File:
    (file,) = workbook(Inputs(understood(more())[0], {}, BASE, owner or NOBODY))
    return file


@pytest.fixture(scope="module")
def book() -> zipfile.ZipFile:
    """Return the parts of the workbook."""
    return zipfile.ZipFile(io.BytesIO(made().data))


def part(book: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(book.read(name))


def sheet(book: zipfile.ZipFile, number: int) -> list[dict[str, Cell]]:
    """Return the rows of a sheet, each by column: text as text, numbers as numbers."""
    words = ["".join(it.itertext()) for it in part(book, "xl/sharedStrings.xml").findall("m:si", SPACE)]
    rows = []
    for row in part(book, f"xl/worksheets/sheet{number}.xml").iterfind(".//m:row", SPACE):
        cells: dict[str, Cell] = {}
        for cell in row.findall("m:c", SPACE):
            assert cell.find("m:f", SPACE) is None, "a formula"
            value = int(cell.findtext("m:v", "0", SPACE))
            cells[re.sub("[0-9]", "", cell.get("r", ""))] = words[value] if cell.get("t") == "s" else value
        rows.append(cells)
    return rows


def test_a_sheet_for_each_kind_after_what_the_file_is(book: zipfile.ZipFile) -> None:
    names = [it.get("name") for it in part(book, "xl/workbook.xml").iterfind(".//m:sheet", SPACE)]
    assert names == ["Om filen", *(cls.kind.list_name for cls in KINDS)]


def test_the_cells_are_those_of_the_tables_with_their_types(book: zipfile.ZipFile) -> None:
    tables = Inputs(understood(more())[0], {}, BASE).tables
    for number, (kind, table) in enumerate(tables.items(), 2):
        head, *rows = sheet(book, number)
        assert tuple(head.values()) == table.headings, kind
        assert [list(row.values()) for row in rows] == [[it for it in row if it != ""] for row in table.rows], kind


def test_the_same_content_is_the_same_bytes(book: zipfile.ZipFile) -> None:
    assert made() == made()
    assert {it.date_time for it in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    told = book.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]*Z", told)) == {"1980-01-01T00:00:00Z"}


def test_the_heads_stay_and_can_be_filtered(book: zipfile.ZipFile) -> None:
    laws = part(book, f"xl/worksheets/sheet{LAWS}.xml")
    pane = laws.find(".//m:pane", SPACE)
    assert pane is not None
    assert (pane.get("xSplit"), pane.get("ySplit"), pane.get("state")) == ("1", "1", "frozen")
    assert laws.find("m:autoFilter", SPACE) is not None
    widths = {float(it.get("width", "0")) for it in laws.iterfind(".//m:col", SPACE)}
    assert len(widths) == 2


def test_columns_are_wide_enough_for_what_is_long(book: zipfile.ZipFile) -> None:
    table = Inputs(understood(more())[0], {}, BASE).tables["laws"]
    longest = [max(len(str(row[column])) for row in table.rows) for column in range(len(table.headings))]
    assert min(longest) <= 24 < max(longest)
    widths: dict[int, float] = {}
    for it in part(book, f"xl/worksheets/sheet{LAWS}.xml").iterfind(".//m:col", SPACE):
        for number in range(int(it.get("min", "")), int(it.get("max", "")) + 1):
            widths[number - 1] = float(it.get("width", ""))
    assert [round(widths[column]) for column in range(len(longest))] == [49 if it > 24 else 17 for it in longest]


@pytest.mark.parametrize(("letters", "wide"), [(24, False), (25, True)])
def test_how_long_a_cell_may_be_in_a_narrow_column(letters: int, *, wide: bool) -> None:
    sheet = Mock()
    _fill(sheet, Table("A", ("Ett", "Två"), (("x" * letters, 3), ("", 12345))), Mock(), Mock())
    assert [call.args for call in sheet.set_column.call_args_list] == [(0, 0, 48 if wide else 16), (1, 1, 16)]


def test_each_cell_is_written_as_what_it_is_in_its_place() -> None:
    sheet, bold, high = Mock(), Mock(), Mock()
    _fill(sheet, Table("A", ("Ett", "Två"), (("a", 0), ("", 7), ("=1", ""))), bold, high)
    assert [call.args for call in sheet.write_string.call_args_list] == [
        *((0, 0, "Ett", bold), (1, 0, "a", high), (3, 0, "=1", high)),
        (0, 1, "Två", bold),
    ]
    assert [call.args for call in sheet.write_number.call_args_list] == [(1, 1, 0, high), (2, 1, 7, high)]
    sheet.freeze_panes.assert_called_once_with(1, 1)
    sheet.autofilter.assert_called_once_with(0, 0, 3, 1)
    empty = Mock()
    _fill(empty, Table("A", ("Ett",), ()), bold, high)
    empty.set_column.assert_called_once_with(0, 0, 16)
    empty.autofilter.assert_called_once_with(0, 0, 0, 0)


def test_headings_are_bold_and_all_text_begins_at_the_top_of_its_cell(book: zipfile.ZipFile) -> None:
    styles = part(book, "xl/styles.xml")
    fonts = [it.find("m:b", SPACE) is not None for it in styles.iterfind("m:fonts/m:font", SPACE)]
    looks = [
        (
            fonts[int(it.get("fontId", ""))],
            (align := it.find("m:alignment", SPACE)) is not None and align.get("vertical"),
        )
        for it in styles.iterfind("m:cellXfs/m:xf", SPACE)
    ]
    for number, row in enumerate(part(book, f"xl/worksheets/sheet{LAWS}.xml").iterfind(".//m:row", SPACE)):
        found = {looks[int(cell.get("s", "0"))] for cell in row.findall("m:c", SPACE)}
        assert found == {(number == 0, "top")}


def test_the_file_says_where_it_is_from_and_what_one_may_do() -> None:
    licence = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    owner = Owner.model_validate({"publisher": "Verket", "contact": "a@verket.se", "licence": licence})
    given = Inputs(understood()[0], {}, BASE, owner)
    told: dict[Cell, Cell] = {row[0]: row[1] for row in about(given).rows}
    assert told["Hämtad från"] == f"{BASE}{PATH}"
    assert told["Vad"] == "Barnskyddshandboken: alla poster, ett blad för varje sort."
    assert told["Licens"] == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    assert (told["Utgivare"], told["Kontakt"], told["Formens version"]) == ("Verket", "a@verket.se", VERSION)
    nobody: dict[Cell, Cell] = {row[0]: row[1] for row in about(Inputs(understood()[0], {}, BASE)).rows}
    assert (nobody["Utgivare"], nobody["Kontakt"]) == ("Inte angiven.", "Inte angiven.")
    assert nobody["Licens"] == "Ingen licens är angiven."
    with zipfile.ZipFile(io.BytesIO(made(owner).data)) as book:
        assert "<Company>Verket</Company>" in book.read("docProps/app.xml").decode()
        assert "Barnskyddshandboken" in book.read("docProps/core.xml").decode()
        assert [row["A"] for row in sheet(book, 1)][:2] == ["Uppgift", "Vad"]
