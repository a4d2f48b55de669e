"""Fixtures: the real records' index, and a small site with the search box, the search page and a strict policy."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.file import File
from handbook.site.pipeline import read

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'"
)
PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Prov</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{up}assets/search.css">
<script type="module" src="{up}assets/handbook.js"></script>
<script type="module" src="{up}assets/search/box.js"></script>{script}</head><body><header>
<form role="search" action="{up}sok/" data-search-box><label>Sök <input type="search"></label></form></header>
<main class="md-typeset"><h1>Prov</h1>{main}</main></body></html>"""
SEARCH_MAIN = '<div data-search data-search-state="idle"><p>Skriv i rutan.</p></div>'
SEARCH_SCRIPT = '<script type="module" src="../assets/search/page.js"></script>'


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the real records."""
    return read(ROOT)[0].catalog


@pytest.fixture(scope="session")
def made(catalog: Catalog) -> search.Made:
    """Return the real index."""
    return search.make(catalog)


class Handler(SimpleHTTPRequestHandler):
    """Serves files with a strict content security policy and says nothing."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def files(catalog: Catalog) -> tuple[File, ...]:
    """Return the search's data files for the real records."""
    return search.build(catalog)


def write_site(folder: Path, files: tuple[File, ...]) -> None:
    """Write a site with nothing but the search in ``folder``."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    for source in (ROOT / "docs/assets").rglob("*.js"):
        (folder / source.relative_to(ROOT / "docs")).write_bytes(source.read_bytes())
    (folder / "assets/search.css").write_bytes((ROOT / "docs/assets/styles/search.css").read_bytes())
    for name in ("sok", "aktorer/barnahus"):
        (folder / name).mkdir(parents=True)
    (folder / "aktorer/barnahus/index.html").write_text(PAGE.format(up="../../", script="", main="Barnahus"), "utf-8")
    (folder / "index.html").write_text(PAGE.format(up="", script="", main="<p>Hej</p>"), "utf-8")
    (folder / "sok/index.html").write_text(PAGE.format(up="../", script=SEARCH_SCRIPT, main=SEARCH_MAIN), "utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, files: tuple[File, ...]) -> Iterator[str]:
    """Serve the search of the real records in a folder of a site, and return its address."""
    root = tmp_path_factory.mktemp("site")
    write_site(root / "handbok", files)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/handbok/"
        server.shutdown()


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
