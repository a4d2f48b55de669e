"""The command ``due``, the page for editors and the files beside it: the same tasks in each of them."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from aging import amended, marked
from examples import understood
from handbook.command.command_line import main
from handbook.outputs.inputs import Inputs
from handbook.outputs.worklist_data import COLUMNS, as_csv_file, as_json_file
from handbook.site.site import Site
from handbook.site.sitemap import sitemap
from handbook.watch.state import as_text

TODAY = "2026-07-03"


@pytest.fixture
def watched(example: Path) -> Path:
    """Return the example with a law that has changed."""
    (example / "watch").mkdir()
    (example / "watch/state.json").write_text(as_text(amended()), "utf-8")
    return example


def due(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["due", "--today", TODAY, *arguments], root) == 0
    return capsys.readouterr().out


def test_the_table_tells_what_when_by_whom_why_and_where(watched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = due(watched, capsys).splitlines()
    assert said[0].split() == ["fynd", *said[0].split()[1:2], "jurist", "1", "steg", "content/laws/anmalan-2025.yml"]
    assert said[1].strip() == "Anmälan (19 kap. 1 §)"
    assert "ändrades den 1 mars 2026 (SFS 2026:50)" in said[2]
    assert said[4].strip().startswith("Läs https://")
    assert said[-1].endswith(" poster.")
    assert "(arbetslista" not in "".join(said)


def test_data_and_tables_hold_the_same(watched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(due(watched, capsys, "--format", "json"))
    table = list(csv.DictReader(io.StringIO(due(watched, capsys, "--format", "csv")), delimiter=";"))
    assert [row["record"] for row in rows] == [row["Post"] for row in table]
    assert tuple(table[0]) == tuple(COLUMNS)
    assert {row["state"] for row in rows} >= {"fynd", "försenad"}
    assert rows[0]["url"].endswith("/lagar/anmalan-2025/")
    assert rows[0]["read"][0]["url"] == "https://register.example.org/1"
    assert table[0]["Varför"] == " ".join(rows[0]["why"])
    assert table[0]["Antal steg"] == str(rows[0]["steps"])


def test_one_function_and_one_month(watched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lawyer = json.loads(due(watched, capsys, "--role", "Jurist", "--format", "json"))
    assert {row["by"] for row in lawyer} == {"jurist"}
    month = json.loads(due(watched, capsys, "--month", "2027-01", "--format", "json"))
    assert all(row["planned"].startswith("2027-01") for row in month)


def test_when_nothing_is_due_it_is_said_when_something_is(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = due(example, capsys, "--month", "1999-01", "--role", "jurist")
    found = re.fullmatch(r"0 poster\. Nästa gång något är planerat är i [a-zé]+ (\d{4}): .* \(--month (.*)\)\.\n", said)
    assert found
    assert found[1] == found[2][:4]
    rows = json.loads(due(example, capsys, "--month", found[2], "--role", "jurist", "--format", "json"))
    assert f": {len(rows)} post" in said
    assert due(example, capsys, "--month", "2099-01") == "0 poster. Inget är planerat efter den månaden.\n"
    assert json.loads(due(example, capsys, "--month", "1999-01", "--format", "json")) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--role", "juristt"], "”juristt” är ingen funktion. Menade du ”jurist”?"),
        (["--role", "x"], "Välj bland redaktor, jurist, kontaktredaktor."),
    ],
)
def test_a_function_that_is_none_is_refused(
    arguments: list[str], said: str, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", *arguments], example) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--month", "2026-13"], ["--month", "dec"], ["--today", "i dag"]])
def test_a_month_or_day_that_is_none_is_refused(
    arguments: list[str], example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["due", *arguments], example)
    assert "Skriv så här: 2026-12" in capsys.readouterr().err


def test_records_that_are_wrong_are_told_of(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "content/laws/trasig.yml").write_text("title: [", "utf-8")
    assert main(["due"], example) == 1
    assert "content/laws/trasig.yml" in "".join(capsys.readouterr())


def test_the_page_is_for_editors_alone_and_leads_to_the_whole_list() -> None:
    catalog = marked(amended(), TODAY)
    site = Site(catalog)
    page = next(it for it in site.pages if it.address == "arbetslista/")
    assert page.meta["robots"] == "noindex"
    assert '<td data-label="Läge" markdown="span">fynd</td>' in page.body
    assert "data/due.csv" in page.body
    engines = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{site.settings.base}arbetslista/</loc></url></urlset>'
    assert b"arbetslista" not in sitemap(engines.encode(), site)
    assert not {"data/due.json", "data/due.csv"} & site.paths(offline=True)
    assert {"data/due.json", "data/due.csv", "arbetslista/index.html"} <= site.paths()
    assert "arbetslista/index.html" not in site.paths(offline=True)


def test_the_files_hold_every_record_that_is_read_again() -> None:
    catalog = marked(amended(), TODAY)
    given = Inputs(catalog, {}, "https://a.example/bok/")
    data, table = (it.data.decode("utf-8-sig") for it in (*as_json_file(given), *as_csv_file(given)))
    rows = json.loads(data)
    assert {row["state"] for row in rows} >= {"fynd", "försenad", "kommande"}
    lines = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert [line["Sida"] for line in lines] == [f"https://a.example/bok/{row['url']}" for row in rows]
    bare = Inputs(understood()[0], {}, "")
    assert all(file.data for file in (*as_json_file(bare), *as_csv_file(bare)))
