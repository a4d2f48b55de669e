"""Pages of records that need every branch of the templates: proposals, what is gone, chains, old dates, odd sources."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from aging import amended, marked, seen
from examples import more, text_of, understood, with_past
from handbook.catalog.catalog import Catalog
from handbook.catalog.local_edition import laid_over
from handbook.content.edition import Edition
from handbook.content.kinds.locality import Locality
from handbook.content.owner import Owner
from handbook.content.problems import WARNINGS
from handbook.content.structure import Entry
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.pages.templating import TEMPLATES
from handbook.pages.whats_new import FULL
from handbook.site.settings import Settings
from handbook.site.site import Site
from handbook.watch.state import State
from places import ROOT


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the example with the records that need more."""
    found, findings = understood(more())
    assert {finding.code for finding in findings} <= WARNINGS, findings
    return found


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> dict[str, str]:
    """Return its pages and pictures by path."""
    files = Site(catalog).files
    return {file.path: file.data.decode() for file in files if file.path.endswith((".md", ".svg"))}


def test_pages_with_every_branch_look_as_they_did(
    pages: Mapping[str, str], snapshots: Callable[[Path, Mapping[str, str]], None]
) -> None:
    small = {
        file.path: file.data.decode() for file in Site(understood()[0]).files if file.path.endswith((".md", ".svg"))
    }
    other = {path: text for path, text in pages.items() if small.get(path) != text and not path.endswith("qr.svg")}
    snapshots(ROOT / "tests/pages/snapshots-more", other)


@pytest.fixture(scope="module")
def aged() -> dict[str, str]:
    """Return the pages of the same records on a day when a law has changed, and nobody has checked anything in time."""
    state = State(amended().acts, seen("changed", "https://skyddsverket.example.org/rad").pages)
    files = Site(marked(state, "2026-07-03")).files
    return {file.path: file.data.decode() for file in files if file.path.endswith(".md")}


def test_pages_of_what_has_aged_look_as_they_did(
    aged: Mapping[str, str], pages: Mapping[str, str], snapshots: Callable[[Path, Mapping[str, str]], None]
) -> None:
    kept = ("vagledning/", "lagar/anmalan-2025.md", "begrepp/orosanmalan.md", "ring/", "aktorer/radet.md", "material/")
    other = {path: text for path, text in aged.items() if pages[path] != text and path.startswith(kept)}
    snapshots(ROOT / "tests/pages/snapshots-aged", other)


def test_the_list_of_work_says_how_far_ahead_it_looks(aged: Mapping[str, str]) -> None:
    said = "Så ser det ut 3 juli 2026. Listan räcker till och med 3 oktober 2026."
    assert said in aged["arbetslista/index.md"]


CODE = re.compile(r"```.*?```", re.DOTALL)
ELSEWHERE = "https?:|tel:|mailto:|#"
LEADS_IN_HTML = re.compile(rf"""<[^<>]*\b(?:href|src|srcset)\s*=\s*["']?(?!{ELSEWHERE}|["'])[^\s>]""", re.IGNORECASE)
"""HTML that leads to a page or file of the site. Only what Markdown writes is led right by every engine."""


def test_html_leads_to_no_file_of_the_site(pages: Mapping[str, str]) -> None:
    for html in ('<img class="qr" src="qr.svg">', "<a href='../b/'>", "<IMG SRC=a.png>", '<source srcset="a.png 2x">'):
        assert LEADS_IN_HTML.search(html)
    for html in ('<a href="https://a.se/">', '<a href="tel:112">', '<a href="#a">', "[a](b.md)"):
        assert not LEADS_IN_HTML.search(html)
    made = {path: CODE.sub("", text) for path, text in pages.items() if path.endswith(".md")}
    assert {path: found[0] for path, text in made.items() if (found := LEADS_IN_HTML.search(text))} == {}


def come_out(catalog: Catalog) -> Catalog:
    """Return the Catalog with more editions than are told in words."""
    law, line = text_of("laws/anmalan-2025"), text_of("resources/stodlinjen")
    changes = (
        {"laws/anmalan-2025": law.replace("rule: ", f"rule: {number} "), "resources/stodlinjen": f"{line}# {number}\n"}
        for number in range(FULL + 2)
    )
    read_again = line.replace("checked: 2026-01-02", "checked: 2026-02-02")
    return with_past(catalog, *changes, {"resources/stodlinjen": read_again})


TOLD = {"responsible": "Rektor", "checked": "2026-11-28"}
OF_A_TOWN = {
    "municipality": "2262",
    "name": "i Byn",
    "national": "https://handboken.example.org/",
    "routines": [{"title": "Rutin", "url": "https://byn.example.org/rutin/", **TOLD}],
    "notes": [{"guide": "oro-i-skolan", "place": "steg-1", "text": "Ring.", "written_for": "00000000", **TOLD}],
}
"""A municipality's edition, with a note that was written for another wording than today's."""


def in_doubt(catalog: Catalog) -> str:
    """Return the page of a municipality with a number whose source has changed."""
    entry = catalog.entry(Locality, "2262")
    doubted = Entry(entry.record.told_on(catalog.day, changed={0}), entry.source)
    return record_page(view_of(catalog, doubted)).body


def branches() -> Iterator[str]:
    """Yield the words that templates say of themselves, each in one line of a branch."""
    for path in sorted(TEMPLATES.rglob("*.j2")):
        for line in path.read_text("utf-8").splitlines():
            bare = re.sub(r"\{#.*?#\}|\{%.*?%\}", "\n", line)
            for part in re.split(r"\{\{.*?\}\}|\n", bare):
                words = part.strip()
                if len(words) > 3 and re.search(r"[a-zåäö]{3}", words):
                    yield words


def test_every_branch_of_the_templates_is_needed_by_a_page(
    catalog: Catalog, pages: Mapping[str, str], aged: Mapping[str, str]
) -> None:
    told = {"licence": {"name": "CC BY 4.0", "url": "https://a.example.org/"}, "cost": "Inget."}
    settings = Settings(owner=Owner.model_validate(told))
    answered = {page.address: page.body for page in Site(catalog, settings=settings).pages}
    past = (come_out(catalog), with_past(catalog, more()))
    out = (page.body for it in past for page in Site(it).pages)
    laid = (page.body for page in Site(laid_over(catalog, Edition.model_validate(OF_A_TOWN))).pages)
    whole = "\n".join(
        (answered["vem-ansvarar/"], answered["data/"], *pages.values(), *aged.values(), *out, *laid, in_doubt(catalog))
    )
    assert [words for words in sorted(set(branches())) if words not in whole] == []
