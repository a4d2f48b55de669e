"""A municipality's own edition: laid over the national handbook, changing and hiding nothing of it."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from handbook.catalog.local_edition import outdated, places_of
from handbook.command import command_line as cli
from handbook.content.edition import EDITION, empty_edition
from handbook.content.kinds.guide import Guide
from handbook.content.positions import located
from handbook.content.problems import report
from handbook.edit.preview import differing, show_changed, stamps
from handbook.pages.ledger import LEDGER
from handbook.site.pipeline import keep_addresses, ledger_path, read
from handbook.site.site import Site
from places import EXAMPLE

HEAD = """\
municipality: "2262"
name: i Byn
national: https://handboken.example.org/
"""
WHOLE = f"""\
{HEAD}address: https://byn.example.org/barn
colour: "#5b2a86"
contacts:
  - function: mottagning
    label: Byns mottagning
    phone: 060-99 99 99
    checked: 2026-11-28
    sources:
      - {{title: Soc, url: 'https://byn.example.org/', read: 2026-11-28}}
routines:
  - title: Rutin för orosanmälan
    url: https://byn.example.org/rutin/
    responsible: Elevhälsans chef
    checked: 2026-11-28
notes:
  - guide: oro-i-skolan
    place: steg-1
    text: Ring före klockan 15.
    responsible: Rektor
    checked: 2026-11-28
    written_for: NOW
  - guide: oro-i-skolan
    place: undvik
    text: Fråga [[laws/ingen]] först & <b>alltid</b>.
    responsible: Rektor
    checked: 2026-11-28
    written_for: AVOID
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the example project with the records of municipalities."""
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    shutil.copytree(EXAMPLE / "more/localities", tmp_path / "content/localities")
    (tmp_path / "docs").mkdir()
    (tmp_path / "byn").mkdir()
    return tmp_path


def places(root: Path) -> dict[str, str]:
    site, _ = read(root)
    return dict(places_of(site.catalog.entry(Guide, "oro-i-skolan").record))


def edition(root: Path, text: str) -> tuple[Site, str]:
    """Write an edition's file; return its site and what is wrong."""
    known = places(root)
    text = text.replace("NOW", known["steg-1"]).replace("AVOID", known.get("undvik", "00000000"))
    (root / "byn" / EDITION).write_text(text, "utf-8")
    site, problems = read(root, local=root / "byn")
    return site, report(problems, "text")


def text_of(site: Site, path: str) -> str:
    return next(file.data.decode() for file in site.files if file.path == path)


def test_an_edition_adds_and_takes_nothing_away(project: Path) -> None:
    plain, _ = read(project)
    site, said = edition(project, WHOLE)
    assert said == ""
    before, after = (text_of(it, "vagledning/oro-i-skolan.md") for it in (plain, site))
    own = re.compile(r"^ *!!! lokalt .*\n(?: +\S.*\n|\n)*?(?= *\S*(?:\d+\.  |</div>|<div|#|!!!|\Z))", re.MULTILINE)
    for line in before.split("---\n", 2)[2].splitlines():
        assert line in after.splitlines(), line
    assert own.search(after)
    assert '!!! lokalt "Så gör vi i Byn"' in after
    assert "Ansvarig: Rektor. Kontrollerat 28 november 2026." in after
    assert "har ändrats" not in after
    assert r"\[\[laws/ingen\]\]" in after
    assert "&lt;b&gt;" in after
    place = text_of(site, "kommuner/2262.md")
    assert "060-99\u00a099\u00a099" in place
    assert "060-22\u00a022\u00a022" not in place, "the municipality's own contact stands in its place"
    assert "060-11\u00a011\u00a011" in place, "what it says nothing of is the national"
    assert "[Rutin för orosanmälan](https://byn.example.org/rutin/)" in place
    assert "Våra rutiner" not in text_of(site, "kommuner/2281.md")


def test_its_name_address_and_colour_and_the_way_to_the_national_page(project: Path) -> None:
    site, _ = edition(project, WHOLE)
    nav = site.nav.data.decode()
    assert '"local": "i Byn"' in nav
    assert '"municipality": "2262"' in nav
    assert '"national": "https://handboken.example.org/"' in nav
    assert 'site_url: "https://byn.example.org/barn/"' in nav
    plain, _ = read(project)
    assert "national" not in plain.nav.data.decode()
    assert "municipality" not in plain.nav.data.decode()


def test_its_addresses_are_its_own(project: Path) -> None:
    site, _ = edition(project, WHOLE)
    keep_addresses(project, site, project / "byn")
    assert not (project / LEDGER).exists()
    assert "kommuner/2262/" in (project / "byn" / LEDGER).read_text("utf-8")
    assert ledger_path(project, None) == project / LEDGER


def test_a_note_is_marked_when_the_national_words_change(project: Path) -> None:
    site, _ = edition(project, WHOLE)
    assert [it for it in site.warnings() if it.code == "changed-under-note"] == []
    path = project / "content/guides/oro-i-skolan.yml"
    guide = path.read_text("utf-8")
    first = site.catalog.entry(Guide, "oro-i-skolan").record.steps[0].who
    path.write_text(guide.replace(f"who: {first}", "who: Någon annan", 1), "utf-8")
    site, problems = read(project, local=project / "byn")
    assert problems == ()
    assert outdated(site.catalog, site.catalog.edition.notes[0])  # type: ignore[union-attr]
    told = [it for it in located(site.warnings(), site.sources) if it.code == "changed-under-note"]
    assert [(it.location.path, it.location.line, it.location.column) for it in told] == [(EDITION, 24, 18)]
    assert f"written_for: {places(project)['steg-1']}" in told[0].text
    assert "**Det nationella rådet har ändrats sedan det här skrevs. Följ det nationella.**" in text_of(
        site, "vagledning/oro-i-skolan.md"
    )


CONTACT = """\
contacts:
  - function: socialjour
    label: Jouren
    {}
    checked: 2026-11-28
    sources:
      - {{title: Soc, url: 'https://byn.example.org/', read: 2026-11-28}}
"""
NOTE = """\
notes:
  - guide: {}
    place: {}
    text: Ring.
    responsible: Rektor
    checked: 2026-11-28
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD.replace("2262", "2269"),
            "utgava.yml:1:15: unknown-term: ingen kommun har koden ”2269”. Menade du ”2262”",
        ),
        (
            HEAD.replace("2262", "Byn"),
            "utgava.yml:1:15: unknown-term: ingen kommun har koden ”Byn”. Skriv koden, 2262.",
        ),
        (HEAD.replace('"2262"', "lan-22"), "utgava.yml:1:15: unknown-term: ingen kommun har koden ”lan-22”"),
        (HEAD + CONTACT.format("phone: ring växeln"), "utgava.yml:7:12: bad-number: ”ring växeln” är inget"),
        (
            HEAD + CONTACT.format("hours: Vardagar 9–12"),
            "utgava.yml:7:12: missing-field: öppettiderna gäller inget nummer",
        ),
        (
            HEAD + CONTACT.format("phone: 060-11 11 11").replace("socialjour", "e-tjänst"),
            "utgava.yml:5:15: missing-field: e-tjänsten saknar adress",
        ),
        (HEAD + CONTACT.format("url: http://byn.example.org/"), "utgava.yml:7:10: bad-link: "),
        (
            HEAD + CONTACT.format("phone: 060-11 11 11").replace("checked: 2026", "checked: 9026"),
            "utgava.yml:8:14: future-date: dagen 9026-11-28 har inte varit än",
        ),
        (
            HEAD + CONTACT.format("phone: 060-11 11 11") + CONTACT.format("phone: 060-11 11 12").partition("\n")[2],
            "utgava.yml:11:15: same-function: det finns redan en kontakt för socialjour",
        ),
        (HEAD + NOTE.format("oro-i-skolen", "steg-1"), "utgava.yml:5:12: dead-link: vägledningen ”oro-i-skolen” finns"),
        (
            HEAD + NOTE.format("oro-i-skolan", "steg-99"),
            "utgava.yml:6:12: dead-anchor: vägledningen oro-i-skolan har ing",
        ),
        (HEAD + NOTE.format("oro-i-skolan", "steg-1"), "utgava.yml:5:5: missing-field: anteckningen säger inte vilka"),
        (HEAD + "colour: röd\n", "utgava.yml:4:9: wrong-value: ”röd” är ingen färg"),
        (HEAD + 'colour: "#ffee00"\n', "utgava.yml:4:9: wrong-value: vit text syns inte på #ffee00"),
        (HEAD + "colour: #0f4452\n", "utgava.yml:4:9: swallowed: ”#0f4452” räknas inte med"),
        (
            HEAD + CONTACT.format("phone: 060-11 11 11\n    as_of: 2026-11-29"),
            "utgava.yml:8:12: date-order: uppgiften är från 2026-11-29, efter dagen då den kontrollerades (2026-11-28)",
        ),
        (
            HEAD + NOTE.format("oro-i-skolan", "steg-1").replace("Ring.", "Ring 060-11 11 11."),
            "utgava.yml:7:16: typed-number: anteckningen nämner numret 060-11 11 11",
        ),
        *(
            (
                HEAD + NOTE.format("oro-i-skolan", "steg-1").replace("Ring.", f"Ring {number} nu."),
                f"numret {number}, som",
            )
            for number in (
                "060/11 11 11",
                "060.11.11.11",
                "(060) 11 11 11",
                "060\u00a011\u00a011",
                "060–11 11 11",
                "+46 60 111111",
            )
        ),
        (
            HEAD + NOTE.format("oro-i-skolan", "steg-1").replace("Ring.", "Se www.byn.se."),
            "7:14: wrong-value: anteckningen har en länk, www",
        ),
        (HEAD + NOTE.format("oro-i-skolan", "steg-1").replace("Ring.", "Mejla a@byn.se."), "har en länk, a@byn.se"),
        (
            HEAD + NOTE.format("oro-i-skolan", "steg-1").replace("Ring.", "Ring. " * 60),
            "7:11: wrong-value: anteckningen har 359 tecken: det nationella rådet syns inte",
        ),
        (
            HEAD + NOTE.format("oro-i-skolan", "steg-1").replace("Rektor", "eva.ek@byn.se"),
            "utgava.yml:8:18: wrong-value: ”eva.ek@byn.se” är ingen funktion",
        ),
        (
            HEAD + NOTE.format("oro-i-skolan", "steg-1").replace("Rektor", "Rektor 060-11 11 11"),
            "utgava.yml:8:25: typed-number: ansvarig nämner numret 060-11 11 11",
        ),
        (HEAD.replace("i Byn", "i Byn 060-11 11 11"), "utgava.yml:2:13: typed-number: namnet nämner numret"),
        (
            HEAD + CONTACT.format("phone: 060-11 11 11").replace("label: Jouren", "label: Jouren 060-22 22 22"),
            "utgava.yml:6:12: typed-number: namnet säger numret 060-22 22 22, som ingen dag gäller för",
        ),
        (HEAD + CONTACT.format("url: https://byn.se@a.example.org/"), "utgava.yml:7:10: bad-link: "),
        (
            HEAD.replace("example.org/", "example.org/lagar/?x"),
            "utgava.yml:3:11: bad-setting: ”https://handboken.example.org/lagar/?x” kan inte vara en webbplats",
        ),
        (HEAD + "address: https://a.example.org/#a\n", "utgava.yml:4:10: bad-setting: ”https://a.example.org/#a” kan"),
        (
            HEAD + "address: https://handboken.example.org\n",
            "utgava.yml:3:11: bad-setting: utgåvan har samma adress som den nationella handboken",
        ),
        (HEAD + "logo: vapen.svg\n", "utgava.yml:4:1: unknown-field: fältet ”logo” finns inte"),
        (
            HEAD + NOTE.format("oro-i-skolan", "steg-1") + "    hide: ja\n",
            "utgava.yml:10:5: unknown-field: fältet ”hide” finns inte",
        ),
        (HEAD + "guides: []\n", "utgava.yml:4:1: unknown-field: fältet ”guides” finns inte"),
        (HEAD + "color: röd\n", "utgava.yml:4:1: unknown-field: fältet ”color” finns inte. Menade du ”colour”"),
        (
            HEAD.replace("national", "nation"),
            "utgava.yml:3:1: unknown-field: fältet ”nation” finns inte. Menade du ”national”",
        ),
        ("", "utgava.yml:1:1: empty-file: filen är tom"),
    ],
)
def test_each_fault_has_its_own_words_at_its_place(project: Path, text: str, said: str) -> None:
    site, found = edition(project, text)
    assert said in found, found
    assert site.catalog.edition is None


def test_a_folder_without_an_edition_says_how_to_make_one(project: Path) -> None:
    _, problems = read(project, local=project / "tom")
    assert f"mappen {project / 'tom'} finns inte. Skapa den med: python scripts/build.py new-local" in report(
        problems, "text"
    )
    _, problems = read(project, local=project / "byn")
    assert f"utgava.yml:1:1: missing-field: mappen {project / 'byn'} har ingen utgava.yml." in report(problems, "text")


@pytest.mark.parametrize("name", ["content/guides/oro-i-skolan.yml", "2262.yml", "settings.yml", "utgava.yaml"])
def test_a_file_that_would_change_the_handbook_is_told_of(project: Path, name: str) -> None:
    path = project / "byn" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("title: Annat\n", "utf-8")
    (project / "byn/.gitlab-ci.yml").write_text("a: b\n", "utf-8")
    (project / "byn/LÄS.md").write_text("Vår utgåva\n", "utf-8")
    site, said = edition(project, WHOLE)
    assert said.startswith(f"{name}:1:1: file-name: filen läses inte: i en utgåva står allt i utgava.yml")
    assert len(said.splitlines()) == 1
    assert site.catalog.edition is None


def test_a_new_edition_is_explained_and_lacks_only_what_must_be_known(project: Path) -> None:
    assert cli.main(["new-local", "2262", str(project / "byn")], project) == 0
    text = (project / "byn" / EDITION).read_text("utf-8")
    assert text == empty_edition("2262", "Byn")
    assert "# Färg. Färgen högst upp" in text
    _, problems = read(project, local=project / "byn")
    assert [problem.code for problem in problems] == ["bad-link"]
    assert cli.main(["new-local", "2262", str(project / "byn")], project) == 1
    assert cli.main(["new-local", "22"], project) == 1
    assert cli.main(["new-local", "lan-22"], project) == 1
    assert cli.main(["new-local", "2281"], project) == 0
    assert (project.parent / "handbok-sjon" / EDITION).exists()


def test_the_commands_take_the_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(Path(cli.ROOT) / "schema", project / "schema")
    edition(project, WHOLE)
    assert cli.main(["check", "--local", str(project / "byn")], project) == 0
    assert cli.main(["build", "--pages-only", "--local", str(project / "byn")], project) == 0
    capsys.readouterr()
    assert "Så gör vi i Byn" in (project / "build/docs/vagledning/oro-i-skolan.md").read_text("utf-8")
    assert ".md-header,.md-tabs{background:#5b2a86}" not in (project / "build/nav.yml").read_text("utf-8")


def test_a_preview_follows_the_edition(project: Path) -> None:
    edition(project, WHOLE)
    for page in ("kommuner/2262.md", "vagledning/oro-i-skolan.md"):
        path = project / "build/docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("gammalt", "utf-8")
    before = stamps(project, project / "byn")
    path = project / "byn" / EDITION
    path.write_text(path.read_text("utf-8").replace("före klockan 15", "före klockan 17"), "utf-8")
    os.utime(path, ns=(1, 1))
    changed = differing(before, stamps(project, project / "byn"))
    assert changed == {EDITION}
    assert show_changed(project, changed, project / "byn") == ()
    assert "före klockan 17" in (project / "build/docs/vagledning/oro-i-skolan.md").read_text("utf-8")
    assert "Rutin för orosanmälan" in (project / "build/docs/kommuner/2262.md").read_text("utf-8")
    assert EDITION not in stamps(project)
    assert EDITION not in stamps(project, project / "ingen")
    path.write_text("", "utf-8")
    assert [it.code for it in show_changed(project, changed, project / "byn")] == ["empty-file"]


def test_an_own_number_that_is_too_old_takes_no_national_one_away(project: Path) -> None:
    site, said = edition(project, WHOLE.replace("checked: 2026-11-28\n    sources", "checked: 2024-01-01\n    sources"))
    assert said == ""
    place = text_of(site, "kommuner/2262.md")
    assert "060-99\u00a099\u00a099" not in place
    assert "060-22\u00a022\u00a022" in place


def test_an_own_number_in_doubt_does_not_hide_a_national_one_that_is_sure(project: Path) -> None:
    own = CONTACT.format("phone: 060-99 99 99\n    as_of: okänd")
    site, said = edition(project, HEAD + own)
    assert said == ""
    jour = text_of(site, "kommuner/2262.md").partition("## Socialjour")[2].partition("\n## ")[0].replace("\u00a0", " ")
    assert jour.index("tel:060111111") < jour.index("Annars: ring 112") < jour.index("060-99 99 99")
    assert "tel:060999999" not in jour


def test_the_data_of_an_edition_say_that_they_are(project: Path) -> None:
    site, _ = edition(project, WHOLE)
    files = {file.path: file.data.decode(errors="replace") for output in site.outputs for file in site.files_of(output)}
    told = {"name": "i Byn", "municipality": "2262", "national": "https://handboken.example.org/"}
    for path in ("data/records.json", "data/localities.json"):
        assert json.loads(files[path])["edition"] == told | {"own_contacts": ["mottagning"]}
    record = json.loads(files["kommuner/2262/index.json"])
    assert record["origin"]["edition"] == told | {"own_contacts": ["mottagning"]}
    Draft202012Validator(json.loads(files["data/localities.schema.json"])).validate(record)
    for path in ("data/dcat.rdf", "llms.txt", "opensearch.xml", "andringar.xml", "data/openapi.json"):
        assert "Barnskyddshandboken i Byn" in files[path], path
    for path in ("data/dcat.rdf", "llms.txt", "data/openapi.json"):
        assert "Den nationella handboken: https://handboken.example.org/" in files[path], path
    plain, _ = read(project)
    national = {file.path: file.data.decode(errors="replace") for it in plain.outputs for file in plain.files_of(it)}
    assert "edition" not in json.loads(national["data/records.json"])
    assert not any("Barnskyddshandboken i Byn" in text for text in national.values())
