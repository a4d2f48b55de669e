"""Fixtures: the real records' index and answers, and a small site of the search box and page under our policy."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.file import File
from handbook.outputs.headers import HEADERS, POLICY
from handbook.site.answers import Answers, Call, answering, running
from handbook.site.site import Site
from places import ROOT
from serving import Quiet, served

PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="{up}assets/favicon.svg"><link rel="stylesheet" href="{up}assets/styles/tokens.css">
<link rel="stylesheet" href="{up}assets/styles/page.css">
<link rel="stylesheet" href="{up}assets/styles/search.css">
<script type="module" src="{up}assets/handbook.js"></script>
{script}</head><body><header>{numbers}
<form role="search" action="{up}sok/" data-search-box><label>Sök <input type="search"></label></form></header>
<main class="md-typeset"><h1>Prov</h1>{main}</main></body></html>"""
NUMBERS = '<p data-urgent-numbers>Akut: <a href="tel:112">112</a> · Polisen <a href="tel:11414">114 14</a></p>'
SEARCH_MAIN = '<div data-search data-search-state="idle"><p>Skriv i rutan.</p></div>'
SEARCH_SCRIPT = '<script type="module" src="../assets/search/page.js"></script>'


@pytest.fixture(scope="session")
def catalog(handbook: Site) -> Catalog:
    """Return the real records."""
    return handbook.catalog


@pytest.fixture(scope="session")
def made(catalog: Catalog) -> search.Made:
    """Return the real index."""
    return search.make(catalog)


@pytest.fixture(scope="session")
def answers(made: search.Made, handbook: Site) -> Iterator[Answers]:
    """Return the answers to queries about the real records."""
    with answering(made, handbook.written) as found:
        yield Answers(cache(found.call))  # much is asked by several tests


@pytest.fixture(scope="session")
def inside(made: search.Made, handbook: Site) -> Iterator[Call]:
    """Return what calls the functions of ``inside.js``."""
    entry = Path(__file__).with_name("inside.js")
    name = entry.relative_to(ROOT).as_posix()
    files = {f"docs/{path}": data for path, data in handbook.written.items()} | {name: entry.read_bytes()}
    with running(name, files, search.as_script(search.files_of(made))) as call:
        yield call


class Hosted(Quiet):
    """Serves files with the headers that every host is told to send."""

    def end_headers(self) -> None:
        """Add them."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="session")
def files(made: search.Made) -> tuple[File, ...]:
    """Return the search's data files for the real records."""
    return search.files_of(made)


def write_site(folder: Path, files: tuple[File, ...]) -> None:
    """Write a site with nothing but the search in ``folder``."""
    shutil.copytree(ROOT / "docs/assets", folder / "assets")
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    write_page(folder / "index.html", "", "<p>Hej</p>")
    write_page(folder / "aktorer/barnahus/index.html", "../../", "Barnahus")
    write_page(folder / "sok/index.html", "../", SEARCH_MAIN, SEARCH_SCRIPT)


def write_page(path: Path, up: str, main: str, script: str = "") -> None:
    """Write a page; ``up`` leads from it to the site's root."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(up=up, policy=POLICY, script=script, main=main, numbers=NUMBERS), "utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, files: tuple[File, ...]) -> Iterator[str]:
    """Serve the search of the real records in a folder of a site, and return its address."""
    root = tmp_path_factory.mktemp("site")
    write_site(root / "handbok", files)
    with served(root, Hosted) as address:
        yield f"{address}/handbok/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page in which any error in the console fails the test."""
    context = browser.new_context()
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    assert not faults
    context.close()
