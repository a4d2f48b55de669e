"""Around the engine: what it is asked, what becomes of its output, and what stays when it fails."""

import sys
from pathlib import Path

import pytest

from handbook.file import File
from handbook.site import engine
from handbook.site.engine import Say, engine_at_hand, finish, read_site
from handbook.site.outputs import Output
from handbook.site.pipeline import read, write_pages
from handbook.site.publish import in_turn
from handbook.site.site import Site
from serving import PATIENCE
from standin import given_to_engine, put_engine


def run_engine(root: Path, site: Site, say: Say) -> bool:
    with engine_at_hand(root) as at_hand:
        return engine.run_engine(root, site, say, at_hand)


@pytest.fixture
def site(example: Path) -> Site:
    """Return the site of the example project, its pages written."""
    put_engine(example)
    found, problems = read(example)
    assert problems == ()
    write_pages(example, found, whole=False)
    return found


def test_a_site_is_made_and_takes_the_place_of_the_last_one(site: Site, example: Path) -> None:
    (example / "build/site").mkdir()
    (example / "build/site/old.html").touch()
    (example / "build/.site.next").mkdir()
    (example / "build/.site.next/rest.html").touch()
    said: list[str] = []
    assert run_engine(example, site, said.append)
    assert said == ["Webbplatsen ligger i build/site"]
    built = read_site(example / "build/site")
    assert set(built) <= site.paths()
    assert {"index.html", "lagar/anmalan-2025/index.html", "404.html", "offline.json", "sitemap.xml.gz"} <= set(built)
    assert not (example / "build/site/assets/javascripts").exists()
    for file in site.files_beside_engine:
        assert built[file.path] == file.data
    assert sorted(path.name for path in (example / "build").iterdir()) == ["docs", "nav.yml", "site"]


def test_what_the_engine_is_asked(site: Site, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("NAMN", "värde")
    assert run_engine(example, site, print)
    given = given_to_engine(example)
    assert given["arguments"] == ["build", "--strict", "--site-dir", str(example / "build/.site.next")]
    assert given["folder"] == str(example)
    told = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "0", "NAMN": "värde"}
    assert {name: given["environment"].get(name) for name in told} == told
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    assert run_engine(example, site, print)
    assert given_to_engine(example)["environment"]["SOURCE_DATE_EPOCH"] == "7"


def test_when_the_engine_fails_it_is_told_why_and_the_last_site_stays(site: Site, example: Path) -> None:
    put_engine(example, 1)
    (example / "build/.site.old").mkdir()
    (example / "build/.site.old/index.html").write_text("förra")
    said: list[str] = []
    assert not run_engine(example, site, said.append)
    assert said == ["WARNING - Länken å\nsist INFO"]
    assert read_site(example / "build/site") == {"index.html": "förra".encode()}


def test_a_cut_site_has_no_file_or_folder_that_no_page_needs(tmp_path: Path) -> None:
    paths = ("index.html", "assets/search/all.js", "a/b/c/d.txt", "a/e.txt", "x/y.txt")
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x();\n")
    (tmp_path / "tom/tom").mkdir(parents=True)
    files = [File(path, b"") for path in ("index.html", "assets/search/all.js", "a/e.txt")]
    output = Output(name="a", files=lambda _: files, media_type="text/plain")
    made, _ = read(tmp_path)
    finish(tmp_path, Site(made.catalog, outputs=(output,)))
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        *("a", "a/e.txt", "assets", "assets/search", "assets/search/all.js", "index.html", "offline.json"),
    ]
    assert (tmp_path / "assets/search/all.js").read_bytes() != b"x();\n"


def test_the_files_of_a_site_in_order(tmp_path: Path) -> None:
    for name in ("z.txt", "b.txt", "m.txt", "å.txt", "a/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = read_site(tmp_path)
    assert list(found) == ["a/c.txt", "b.txt", "m.txt", "z.txt", "å.txt"]
    assert found["a/c.txt"] == b"a/c.txt"


def test_no_site_is_made_while_another_build_writes(site: Site, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.site.publish.PATIENCE", -1)
    with in_turn(example / "build"), pytest.raises(TimeoutError):
        run_engine(example, site, print)
    assert not (example / "engine.json").exists()


def test_the_engine_is_that_of_this_python(site: Site, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(example / "finns-inte"))
    with pytest.raises(FileNotFoundError):
        run_engine(example, site, print)


def test_an_engine_that_is_never_told_to_build_ends_without_a_word(site: Site, example: Path) -> None:
    assert site.files
    with engine_at_hand(example) as at_hand:
        pass
    assert at_hand.returncode == 0
    assert not (example / "engine.json").exists()


def test_an_engine_that_ends_before_it_is_told_says_why(site: Site, example: Path) -> None:
    (example / "mkdocs/commands/build.py").write_text("raise SystemExit('Något saknas')")
    said: list[str] = []
    with engine_at_hand(example) as at_hand:
        at_hand.wait(PATIENCE)
        assert not engine.run_engine(example, site, said.append, at_hand)
    assert said == ["Något saknas"]
