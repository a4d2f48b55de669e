"""Tables for people: plain words, the same columns whatever the content, and nothing a spreadsheet program runs."""

import codecs
import csv
import io
import re

import pytest

from examples import law, more, text_of, understood
from handbook.catalog.catalog import Catalog
from handbook.content.kinds import KINDS
from handbook.outputs.csv_file import as_csv, guarded, kinds_as_csv
from handbook.outputs.inputs import Inputs
from handbook.outputs.tables import Cell, Table, plain_words, tables
from handbook.site.site import Site

BASE = "https://a.example.org/"
MOST_LETTERS = 32_767
"""What a cell has room for in the commonest spreadsheet program."""


def rows(texts: dict[str, str] | None = None, kind: str = "laws") -> dict[str, dict[str, Cell]]:
    """Return the rows of a kind's table by id, each by its headings."""
    table = tables(understood(texts)[0], BASE)[kind]
    return {str(row[1]): dict(zip(table.headings, row, strict=True)) for row in table.rows}


def test_the_columns_follow_from_the_kind_and_not_from_what_is_there() -> None:
    few, many = (tables(catalog, BASE) for catalog in (Catalog(KINDS, {}, {}), understood(more())[0]))
    assert [cls.kind.folder for cls in KINDS] == list(few)
    assert {kind: table.headings for kind, table in few.items()} == {
        kind: table.headings for kind, table in many.items()
    }
    for table in many.values():
        assert len(set(table.headings)) == len(table.headings)
        assert table.headings[:4] == ("Titel", "Id", "Sida", "Gäller något annat i stället")
        assert all(len(row) == len(table.headings) for row in table.rows)
        assert table.headings[-1] == "Granskad: av"
    assert many["laws"].name == "Lagar"


def test_a_row_is_told_in_words() -> None:
    old, new = (rows()[name] for name in ("anmalan-2001", "anmalan-2025"))
    assert old["Sida"] == "https://a.example.org/lagar/anmalan-2001/"
    assert (old["Gäller något annat i stället"], new["Gäller något annat i stället"]) == ("ja", "nej")
    assert old["Teman"] == "Anmälan och skydd"
    assert new["Roller"] == "Skola; Socialtjänst"
    assert old["Titelns språk"] == "svenska"
    assert old["Läget i dag: läge"] == "ersatt"
    assert old["Läget i dag: säkerhet"] == "verifierat"
    assert old["Läget i dag: kontrollerat"] == "2026-01-02"
    assert old["Läget i dag: ersatt av"] == "Anmälan (19 kap. 1 §)"
    assert (old["Planen 2016"], old["Läget i dag"]) == ("Planen byggde på regeln.", "Regeln har flyttat.")
    assert old["Planen 2016: oklart i planen"] == "Planen anger ingen dag."
    assert str(old["Källor"]).startswith("Rubrik i planen: Inledning · ")
    assert new["Läget i dag: läge"] == ""
    assert new["Gällde till"] == ""


def test_a_list_of_prose_has_a_line_each() -> None:
    ref = "statistics/anmalningar"
    text = text_of(ref).replace(
        "caveats: [Alla brott anmäls inte.]", "caveats: [Alla brott anmäls inte., Få; men fler.]"
    )
    assert rows({ref: text}, "statistics")["anmalningar"]["Att tänka på"] == "Alla brott anmäls inte.\nFå; men fler."


def test_a_list_of_parts_has_a_line_each() -> None:
    steps = str(rows(kind="guides")["oro-i-skolan"]["Steg"]).split("\n")
    assert len(steps) > 1
    assert steps[0].startswith("Kraft: ")
    assert " · Lagstöd: Anmälan (19 kap. 1 §) · " in " · ".join(steps)
    assert isinstance(rows(kind="guides")["oro-i-skolan"]["Ordning"], int)


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("Se [[laws/anmalan-2025|regeln]].", "Se regeln."),
        ("Se [[laws/anmalan-2025]].", "Se Anmälan (19 kap. 1 §)."),
        ("Se [sidan](https://a.example.org/b).", "Se sidan."),
        ("Ring **112** *genast* och `säg` __det__.", "Ring 112 genast och säg det."),
        ("2 * 3 och a_b_c och 5*", "2 * 3 och a_b_c och 5*"),
        ("En rad\nsom går vidare", "En rad som går vidare"),
        ("Ett stycke.\n\nEtt till.", "Ett stycke.\nEtt till."),
        ("- **112**\n- polisen,\n  alltid", "• 112\n• polisen, alltid"),
        ("Så här:\n\n1. Ring.\n2. Vänta.", "Så här:\n1. Ring.\n2. Vänta."),
        ("### Rubrik\n\nText", "Rubrik\nText"),
    ],
)
def test_prose_loses_its_markup(prose: str, words: str) -> None:
    assert plain_words(understood()[0], prose) == words


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUMMA(A1)", "'=SUMMA(A1)"),
        ("+46 8", "'+46 8"),
        ("-1", "'-1"),
        ("@namn", "'@namn"),
        ("\ttab", "'\ttab"),
        ("\rrad", "'\rrad"),
        ("a = b", "a = b"),
        ("1990:52", "nr 1990:52"),
        ("2025:400", "2025:400"),
        ("020505050", "nr 020505050"),
        ("116 111", "nr 116 111"),
        ("90 390", "nr 90 390"),
        ("114\u00a014", "nr 114\u00a014"),
        ("116 111 (dygnet runt)", "116 111 (dygnet runt)"),
        ("\n=1", "'\n=1"),
        ("0", "0"),
        ("112", "112"),
        ("2026-11-28", "2026-11-28"),
        (7, 7),
        (-7, -7),
    ],
)
def test_no_cell_is_run_or_taken_for_something_else(cell: Cell, written: Cell) -> None:
    assert guarded(cell) == written


def test_a_table_opens_in_swedish_programs() -> None:
    data = as_csv(Table("Ord", ("Ett", "Två"), (("a;b", 'c"d'), ("e\nf", 5))))
    assert data == codecs.BOM_UTF8 + 'Ett;Två\r\n"a;b";"c""d"\r\n"e\nf";5\r\n'.encode()


def test_a_summary_comes_as_plain_words_to_the_file() -> None:
    text = law("Ny regel").replace("En regel.", '"=SUMMA(A1) enligt [[laws/anmalan-2025|regeln]]"')
    files = {file.path: file.data for file in kinds_as_csv(Inputs(understood({"laws/ny-regel": text})[0], {}, BASE))}
    assert set(files) == {f"data/{cls.kind.folder}.csv" for cls in KINDS}
    found = csv.DictReader(io.StringIO(files["data/laws.csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    assert {row["Id"]: row["Sammanfattning"] for row in found}["ny-regel"] == "'=SUMMA(A1) enligt regeln"


def test_no_markup_is_left_in_the_handbooks_tables(handbook: Site) -> None:
    left = re.compile(r"\[\[|\]\(|\*\*|[{}]|^#+ |^- |: (?:verified|background)\b", re.MULTILINE)
    found = tables(handbook.catalog, BASE)
    assert sum(len(table.rows) for table in found.values()) == len(handbook.catalog.entries)
    for kind, table in found.items():
        for row in table.rows:
            for heading, cell in zip(table.headings, row, strict=True):
                assert not left.search(str(cell)), (kind, row[1], heading, cell)
                assert len(str(cell)) < MOST_LETTERS
