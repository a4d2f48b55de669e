"""The commands as an editor runs them: exit status, formats, and output that survives failure and murder."""

import codecs
import errno
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from handbook.command import command_line as cli
from handbook.content.edition import EDITION
from handbook.edit.preview import whole
from handbook.site.pipeline import read
from handbook.site.publish import in_turn
from places import EXAMPLE, ROOT
from serving import PATIENCE


def test_check_passes_on_a_sound_project(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"], example) == 0
    assert "inga fel" in capsys.readouterr().out


def break_a_record(example: Path) -> None:
    path = example / "content/agencies/skyddsverket.yml"
    path.write_text(path.read_text("utf-8").replace("summary:", "sumary:"), "utf-8")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_problems_in_three_formats(form: str, example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_a_record(example)
    assert cli.main(["check", "--format", form], example) == 1
    out = capsys.readouterr().out
    if form == "json":
        assert {item["code"] for item in json.loads(out)} == {"unknown-field"}
    if form == "github":
        assert out.startswith("::error file=content/agencies/skyddsverket.yml,line=3,col=1,title=unknown-field::")
    if form == "text":
        assert "content/agencies/skyddsverket.yml:3:1: unknown-field: fältet ”sumary” finns inte." in out


def test_nothing_is_written_when_a_record_is_wrong(example: Path) -> None:
    break_a_record(example)
    assert cli.main(["build"], example) == 1
    assert not (example / "build").exists()


def test_build_gives_a_site_and_extends_the_ledger(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build"], example) == 0
    assert f"--directory '{example / 'build/site'}'  och gå till" in capsys.readouterr().out.splitlines()[-1]
    assert (example / "build/site/lagar/anmalan-2025/index.html").exists()
    assert "lagar/anmalan-2025/\n" in (example / "addresses.txt").read_text("utf-8")
    (example / "content/guides/oro-i-skolan.yml").unlink()
    before = (example / "build/site/index.html").read_bytes()
    assert cli.main(["build"], example) == 1
    assert "vagledning/oro-i-skolan/ har publicerats" in capsys.readouterr().out
    assert (example / "build/site/index.html").read_bytes() == before


def test_what_the_engine_warns_of_fails_the_build_and_leaves_the_ledger(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (example / "addresses.txt").read_bytes() if (example / "addresses.txt").exists() else None
    with (example / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("okand: 1\n")
    assert cli.main(["build"], example) == 1
    said = capsys.readouterr()
    assert "okand" in said.out
    assert "MkDocs hittade fel" in said.err
    assert not (example / "build/site").exists()
    assert ((example / "addresses.txt").read_bytes() if (example / "addresses.txt").exists() else None) == before


def test_only_a_whole_build_writes_the_ledger(example: Path) -> None:
    assert cli.main(["build", "--pages-only"], example) == 0
    assert "lagar/anmalan-2025/" not in ledger_text(example)
    trial = example / "content/concepts/prov.yml"
    trial.write_text(
        (example / "content/concepts/polisanmalan.yml").read_text("utf-8").replace("Polis", "Prov"), "utf-8"
    )
    assert whole(example)
    trial.unlink()
    assert cli.main(["check"], example) == 0


def ledger_text(root: Path) -> str:
    """Return the ledger, empty if there is none."""
    path = root / "addresses.txt"
    return path.read_text("utf-8") if path.exists() else ""


def test_a_site_without_a_place_is_not_published(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert cli.main(["build", "--publish"], example) == 1
    assert "ingen adress är angiven som andra kan nå" in capsys.readouterr().out
    monkeypatch.setenv("SITE_URL", "https://handboken.example.org/stig")
    assert cli.main(["build", "--publish"], example) == 0
    home = (example / "build/site/index.html").read_text("utf-8")
    assert 'rel="canonical" href="https://handboken.example.org/stig/"' in home
    assert not (example / "build/site/robots.txt").exists()
    assert "https://handboken.example.org/stig/lagar/" in (example / "build/site/sitemap.xml").read_text("utf-8")


def test_a_page_of_a_municipality_leads_search_engines_to_the_national_one(example: Path) -> None:
    shutil.copytree(EXAMPLE / "more/localities", example / "content/localities")
    (example / "byn").mkdir()
    head = 'municipality: "2262"\nname: i Byn\nnational: https://handboken.example.org/\n'
    (example / "byn" / EDITION).write_text(f"{head}address: https://byn.example.org/barn\n", "utf-8")
    assert cli.main(["build", "--local", str(example / "byn")], example) == 0
    law = (example / "build/site/lagar/anmalan-2025/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://handboken.example.org/lagar/anmalan-2025/">' in law
    assert '<meta property="og:url" content="https://byn.example.org/barn/lagar/anmalan-2025/">' in law


@pytest.mark.parametrize("name", ["lvu.yml~", "#lvu.yml#", ".lvu.yml.swp", "lvu.yml.bak", "lvu.yml.orig", ".DS_Store"])
@pytest.mark.parametrize("folder", ["content/laws", "docs", "docs/.git", "content/.svn"])
def test_what_programs_leave_behind_is_passed_over(name: str, folder: str, example: Path) -> None:
    path = example / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\x00")
    site, problems = read(example)
    assert problems == ()
    assert not any("lvu" in path for path in site.written)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("docs/om.md", "---\ntitle: Om\n---\n# Över\n".encode("cp1252")),
        ("docs/ny/om.md", b"# \xe5"),
    ],
)
def test_a_page_in_another_encoding_is_one_line(path: str, data: bytes, example: Path) -> None:
    (example / path).parent.mkdir(parents=True, exist_ok=True)
    (example / path).write_bytes(data)
    _, (problem,) = read(example)
    assert (problem.code, problem.location.path) == ("encoding", path)


def test_marks_line_ends_and_both_forms_of_a_letter_are_read_alike(example: Path) -> None:
    sound, _ = read(example)
    for path in [*(example / "content").rglob("*.yml"), *(example / "docs").rglob("*.md")]:
        text = unicodedata.normalize("NFD", path.read_text("utf-8")).replace("\n", "\r\n")
        path.write_bytes(codecs.BOM_UTF8 + text.encode())
    ledger = "".join(f"{address}\r\n" for address in sound.addresses if address)
    (example / "addresses.txt").write_bytes(codecs.BOM_UTF8 + ledger.encode())
    again, problems = read(example)
    assert problems == ()
    assert [page.text for page in again.pages] == [page.text for page in sound.pages]
    assert set(again.ledger) == set(sound.addresses) - {""}


def test_new_makes_a_record_that_only_needs_filling_in(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "agencies", "Ålands skyddsverk"], example) == 0
    assert 'title: "Ålands skyddsverk"' in (example / "content/agencies/alands-skyddsverk.yml").read_text("utf-8")
    assert cli.main(["new", "agencies", "Ålands skyddsverk"], example) == 1
    assert cli.main(["new", "agencies"], example) == 0
    assert "title:" in capsys.readouterr().out
    assert cli.main(["check"], example) == 1


def test_search_prints_hits(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "orosanmälan"], example) == 0
    assert "concepts/orosanmalan" in capsys.readouterr().out
    break_a_record(example)
    assert cli.main(["search", "orosanmälan"], example) == 1


def test_many_searches_get_a_line_each(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "sokningar.txt").write_bytes("\ufefforosanmälan\r\n\r\norosanmlan xyzzyqwk".encode())
    command = ["search", "--batch", str(example / "sokningar.txt")]
    assert cli.main([*command, "--format", "json", "--limit", "1"], example) == 0
    first, empty, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(first) == ["query", "urgent", "corrected", "unknown", "total", "hits", "partly"]
    assert (first["query"], first["urgent"], first["corrected"], first["unknown"]) == ("orosanmälan", None, None, [])
    assert [list(hit) for hit in first["hits"]] == [["ref", "score"]]
    assert first["total"] >= 1
    assert (empty["query"], empty["total"], empty["hits"]) == ("", 0, [])
    assert last["corrected"] == "orosanmälan xyzzyqwk"
    assert last["unknown"] == ["xyzzyqwk"]
    assert cli.main(command, example) == 0
    assert "”orosanmälan”\nconcepts/orosanmalan" in capsys.readouterr().out
    assert cli.main([*command, "barn"], example) == 1
    assert cli.main(["search"], example) == 1


def test_schema_command_writes_what_check_wants(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "schema/laws.schema.json").unlink()
    assert cli.main(["check"], example) == 1
    assert "stale-schema" in capsys.readouterr().out
    assert cli.main(["schema"], example) == 0
    assert cli.main(["check"], example) == 0


def test_a_build_does_not_wait_for_ever_for_another(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handbook.site.publish.PATIENCE", 0)
    with in_turn(example / "build"):
        assert cli.main(["build", "--pages-only"], example) == 1
    assert "en annan körning där blir inte klar." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disken är full"),
        (errno.EACCES, "du får inte läsa eller skriva där"),
        (errno.EROFS, "disken går inte att skriva på"),
        (errno.ENOENT, "filen eller mappen finns inte"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_disk_refuses_is_one_line_with_its_cause(
    number: int, said: str, example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number), "build/docs")

    monkeypatch.setattr("handbook.site.pipeline.publish", refused)
    assert cli.main(["build"], example) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"Det gick inte att läsa eller skriva build/docs: {said}")
    assert err.count("\n") == 1


def test_before_setting_up_the_program_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "handbook/command").mkdir(parents=True)
    (tmp_path / "handbook/command/command_line.py").write_text("import a_package_that_nobody_has")
    shutil.copy(ROOT / "scripts/build.py", tmp_path)
    done = subprocess.run(
        [sys.executable, tmp_path / "build.py"], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Kör make site en gång")
    assert "a_package_that_nobody_has" in done.stderr


def test_any_python_runs_the_program_with_the_packages_that_make_set_up(example: Path) -> None:
    bare = Path(sys.base_prefix, "bin/python3")
    command = [str(bare), str(ROOT / "scripts/build.py"), "new", "agencies"]
    done = subprocess.run(command, cwd=example, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert "title:" in done.stdout
