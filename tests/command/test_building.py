"""What the commands that build say and return, to the letter; the engine is a stand-in."""

import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from handbook.command import building
from handbook.command import command_line as cli
from handbook.site.pipeline import read
from handbook.site.site import Site
from handbook.site.zip_copy import FOLDER
from standin import put_engine

LAW = "content/laws/anmalan-2025.yml"
LOOK = "plan:\n  text: Planen lovade allt.\n"
WARNING = "content/laws/anmalan-2025.yml:{}: varning: plan-promise: planen ”lovade” något. Skriv planens eget ord: "
READING = "Läser och kontrollerar posterna …\n"


@pytest.fixture
def project(example: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the example project with an engine that is done at once."""
    monkeypatch.delenv("SITE_URL", raising=False)
    put_engine(example)
    return example


def said(capsys: pytest.CaptureFixture[str], *arguments: str, root: Path) -> tuple[int, str, str]:
    """Run a command; return its status and what it said on either stream."""
    status = cli.main(arguments, root)
    found = capsys.readouterr()
    return status, found.out, found.err


def break_a_record(root: Path) -> str:
    """Break a record; return what is said of it."""
    path = root / LAW
    path.write_text(path.read_text("utf-8") + "fel: x\n", "utf-8")
    line = path.read_text("utf-8").count("\n")
    advice = "Ta bort det, eller se fältlistan"
    return f"{LAW}:{line}:1: unknown-field: fältet ”fel” finns inte. {advice}.\n"


def count(root: Path) -> int:
    return len(read(root)[0].catalog.entries)


def test_check_says_how_many_records_there_are(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = count(project)
    assert said(capsys, "check", root=project) == (0, f"{number} poster, inga fel.\n", "")
    assert said(capsys, "check", "--format", "github", root=project) == (0, "", "")
    assert said(capsys, "check", "--format", "json", root=project) == (0, "[]\n", "")


def test_check_says_where_to_look_and_stops_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / LAW
    path.write_text(path.read_text("utf-8") + LOOK, "utf-8")
    status, out, _ = said(capsys, "check", root=project)
    first, last = out.splitlines()
    assert status == 0
    assert first.startswith(WARNING.format(f"{path.read_text('utf-8').count(chr(10))}:16"))
    assert last == f"{count(project)} poster, inga fel, 1 varning att titta på."
    assert said(capsys, "build", "--pages-only", root=project)[0] == 0
    with (project / "content/guides/oro-i-skolan.yml").open("a", encoding="utf-8") as guide:
        guide.write(LOOK)
    assert said(capsys, "check", root=project)[1].endswith(" poster, inga fel, 2 varningar att titta på.\n")


def test_check_says_what_is_wrong(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = break_a_record(project)
    (project / "schema/laws.schema.json").unlink()
    status, out, err = said(capsys, "check", root=project)
    stale = "schema/laws.schema.json:1:1: stale-schema: schemat stämmer inte med posternas fält. "
    stale += "Kör python scripts/build.py schema.\n"
    assert (status, out, err) == (1, f"{wrong}{stale}{count(project)} poster, rätta felen ovan.\n", "")


@pytest.mark.parametrize("stale", [True, False])
def test_nothing_is_written_when_something_is_wrong(
    project: Path, capsys: pytest.CaptureFixture[str], *, stale: bool
) -> None:
    wrong = "" if stale else break_a_record(project)
    if stale:
        (project / "schema/laws.schema.json").unlink()
    status, out, err = said(capsys, "build", root=project)
    assert status == 1
    assert out.startswith(READING + wrong)
    assert ("stale-schema" in out) is stale
    assert err == "Inget är skrivet. Rätta felen och kör igen.\n"
    assert not (project / "build").exists()


def test_a_build_says_what_it_does(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, _ = read(project)
    server = f"{sys.executable} -m http.server 8000 --directory '{project / 'build/site'}'"
    status, out, err = said(capsys, "build", root=project)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Läser och kontrollerar posterna …",
        *site.remarks,
        f"{count(project)} poster, {len(site.files)} ändrade filer i build/docs.",
        "Bygger webbplatsen …",
        "Webbplatsen ligger i build/site",
        f"Öppna handboken: {server}  och gå till http://localhost:8000/",
    ]
    assert "lagar/anmalan-2025/\n" in (project / "addresses.txt").read_text("utf-8")
    assert not (project / "build/docs/assets/search/data").exists()


def test_what_it_does_is_told_while_it_does_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))
    told: list[str] = []

    def noted(root: Path, *_: object) -> bool:
        told.append(raw.getvalue().decode().splitlines()[-1])
        return bool(root)

    monkeypatch.setattr(building, "checked", lambda root, *_: (read(root)[0], noted(root)))
    monkeypatch.setattr(building, "run_engine", noted)
    assert cli.main(["build"], project) == 0
    assert told == ["Läser och kontrollerar posterna …", "Bygger webbplatsen …"]
    assert raw.getvalue().decode().splitlines()[-1].startswith("Öppna handboken: ")


def test_pages_only_are_all_files_and_no_site(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(building, "engine_at_hand")
    site, _ = read(project)
    number = len(site.files) + len(site.files_beside_engine)
    remarks = "".join(f"{remark}\n" for remark in site.remarks)
    told = f"{READING}{remarks}{count(project)} poster, {number} ändrade filer i build/docs.\n"
    assert said(capsys, "build", "--pages-only", root=project) == (0, told, "")
    assert not (project / "build/site").exists()
    assert not (project / "addresses.txt").exists()


def test_a_build_says_that_the_engine_failed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_engine(project, 1)
    status, out, err = said(capsys, "build", root=project)
    assert status == 1
    assert "WARNING - Länken å\n" in out
    assert err == "MkDocs hittade fel (se ovan). Den förra webbplatsen ligger kvar i build/site.\n"
    assert not (project / "addresses.txt").exists()


def test_a_site_without_a_place_is_not_published(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = said(capsys, "build", "--publish", "--format", "github", root=project)
    assert (status, err) == (1, "Inget är skrivet. Rätta felen och kör igen.\n")
    assert "::error file=SITE_URL,line=1,col=1,title=bad-setting::" in out
    monkeypatch.setenv("SITE_URL", "https://handbok.se/")
    assert said(capsys, "build", "--publish", root=project)[0] == 0
    break_a_record(project)
    assert said(capsys, "build", "--publish", root=project)[0] == 1


def test_a_zip_is_packed_of_what_it_takes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "zip", root=project)
    path = project / f"build/{FOLDER}.zip"
    size = f"{path.stat().st_size / 1e6:.1f}"
    assert status == 0
    assert out.endswith(f"\nPackad: {path} ({size} MB). Packa upp den och öppna index.html.\n")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        names = {name.removeprefix(f"{FOLDER}/") for name in archive.namelist()}
    assert {"index.html", "lagar/anmalan-2025/index.html", "las-mig.txt"} <= names
    assert not {"sw.js", "sitemap.xml", "404.html"} & names
    break_a_record(project)
    assert said(capsys, "zip", root=project)[0] == 1


@pytest.mark.parametrize(
    ("typed", "port", "local"),
    [([], 8000, None), (["--port", "80"], 80, None), (["--local", "byn"], 8000, Path("byn"))],
)
def test_a_preview_stands_at_the_port_that_is_asked_for(
    typed: list[str], port: int, local: Path | None, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handbook.edit.preview.preview", lambda *given: given)
    options = cli.parser().parse_args(["serve", *typed])
    options.root = example
    given: object = building.serve(options)
    assert given == (example, port, local)


TODAY = "räkna som om det vore den dagen (2026-12-31); annars SOURCE_DATE_EPOCH eller i dag"
LOCAL = ("--local MAPP", "mappen med en kommuns egen utgåva")
HELP = {
    "check": [("--format {text,json,github}", "hur fel skrivs ut"), LOCAL],
    "build": [
        ("--format {text,json,github}", "hur fel skrivs ut"),
        ("--pages-only", "skriv bara build/docs, kör inte MkDocs"),
        ("--publish", "bygg bara om det är sagt var webbplatsen ska ligga"),
        ("--today DAG", TODAY),
        LOCAL,
    ],
    "zip": [LOCAL],
    "edit": [
        ("--port PORT", "porten att lyssna på (8001)"),
        ("--no-browser", "skriv bara ut adressen"),
    ],
    "format": [("fil", "posternas filer eller mappar, content/laws/lvu.yml")],
    "new-local": [
        ("kod", "SCB:s kod för kommunen, till exempel 2262"),
        ("mapp", "var mappen ska ligga (bredvid handboken)"),
    ],
    "serve": [("--port PORT", "porten att lyssna på (8000)"), LOCAL],
    "search": [
        ("sökord", "det du söker"),
        ("--batch FIL", "en sökning per rad i filen, och ett svar för varje"),
        ("--limit ANTAL", "högst så många träffar (10)"),
        ("--format {text,json}", "hur träffar skrivs ut"),
    ],
    "new": [
        ("sort", "sorts post: "),
        ("namn", "filnamn (id) eller titel; utan namn skrivs posten på skärmen"),
    ],
    "schema": [],
    "due": [
        ("--month MÅNAD", "bara det som är planerat den månaden (2026-12)"),
        ("--role FUNKTION", "bara det som funktionen kontrollerar (jurist)"),
        ("--format {table,csv,json}", "hur listan skrivs ut"),
        ("--today DAG", TODAY),
    ],
}


@pytest.mark.parametrize("name", HELP)
def test_help_tells_of_every_argument(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "500")
    with pytest.raises(SystemExit):
        cli.main([name, "--help"])
    out = capsys.readouterr().out
    for argument, words in HELP[name]:
        end = "" if words.endswith(": ") else r"\n"
        assert re.search(rf"\n  {re.escape(argument)}\s+{re.escape(words)}{end}", out)
    assert set(re.findall(r"\n  (--\S+)", out)) == {it.split()[0] for it, _ in HELP[name] if it.startswith("-")}


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "500")
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    out = capsys.readouterr().out
    assert "\nBygger Barnskyddshandboken av posterna i content/.\n" in out
    assert "\nkommandon:\n  kommando\n" in out
    for command in cli.COMMANDS:
        assert re.search(rf"\n    {command.name}\s+{re.escape(command.help)}\n", out)
        with pytest.raises(SystemExit):
            cli.main([command.name, "--help"])
        described = capsys.readouterr().out
        assert f"\n{command.help[0].upper()}{command.help[1:]}.\n" in described


def test_a_site_that_could_not_be_built_is_none(project: Path) -> None:
    assert building.built(project, building.How(pages_only=True)) is not None
    break_a_record(project)
    assert building.built(project, building.How()) is None
    site, well = building.checked(project)
    assert isinstance(site, Site)
    assert not well


def test_a_mark_left_over_stops_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = project / LAW
    law.write_text(law.read_text("utf-8").replace("summary: Du som", "summary: Du *som", 1), "utf-8")
    status, out, _ = said(capsys, "check", root=project)
    assert status == 0
    assert f"{LAW}:2:13: varning: left-over: ”*” blir stående i texten" in out
    assert "1 varning att titta på" in out
    assert said(capsys, "build", root=project)[0] == 0
