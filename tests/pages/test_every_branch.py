"""Pages of records that need every branch of the templates: proposals, what is gone, chains, old dates, odd sources."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.local_edition import laid_over
from handbook.content.edition import Edition
from handbook.content.owner import Owner
from handbook.content.problems import WARNINGS
from handbook.pages.overviews import owner_overview
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.pages.templating import TEMPLATES
from handbook.site.site import Site
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


ELSEWHERE = "https?:|tel:|mailto:|#"
LEADS_IN_HTML = re.compile(rf"""<[^<>]*\b(?:href|src|srcset)\s*=\s*["']?(?!{ELSEWHERE}|["'])[^\s>]""", re.IGNORECASE)
"""HTML that leads to a page or file of the site. Only what Markdown writes is led right by every engine."""


def test_html_leads_to_no_file_of_the_site(pages: Mapping[str, str]) -> None:
    for html in ('<img class="qr" src="qr.svg">', "<a href='../b/'>", "<IMG SRC=a.png>", '<source srcset="a.png 2x">'):
        assert LEADS_IN_HTML.search(html)
    for html in ('<a href="https://a.se/">', '<a href="tel:112">', '<a href="#a">', "[a](b.md)"):
        assert not LEADS_IN_HTML.search(html)
    made = {path: text for path, text in pages.items() if path.endswith(".md")}
    assert {path: found[0] for path, text in made.items() if (found := LEADS_IN_HTML.search(text))} == {}


def branches() -> Iterator[str]:
    """Yield the words that templates say of themselves, each in one line of a branch."""
    for path in sorted(TEMPLATES.rglob("*.j2")):
        for line in path.read_text("utf-8").splitlines():
            bare = re.sub(r"\{#.*?#\}|\{%.*?%\}", "\n", line)
            for part in re.split(r"\{\{.*?\}\}|\n", bare):
                words = part.strip()
                if len(words) > 3 and re.search(r"[a-zåäö]{3}", words):
                    yield words


def pages_of_an_edition(catalog: Catalog) -> Iterator[str]:
    """Yield the pages on which a municipality's edition has words of its own."""
    checked = {"responsible": "Rektor", "checked": "2026-11-20"}
    told = {
        "municipality": "2262",
        "name": "i Byn",
        "national": "https://a.example.org/",
        "routines": ({"title": "Rutinen", "url": "https://byn.example.org/rutin/", **checked},),
        "notes": ({"guide": "oro-i-skolan", "place": "steg-1", "text": "Ring.", "written_for": "00000000", **checked},),
    }
    own = laid_over(catalog, Edition.model_validate(told))
    for ref in ("guides/oro-i-skolan", "localities/2262"):
        yield record_page(view_of(own, own.entries[ref])).body


def test_every_branch_of_the_templates_is_needed_by_a_page(catalog: Catalog, pages: Mapping[str, str]) -> None:
    told = {"licence": {"name": "CC BY 4.0", "url": "https://a.example.org/"}, "cost": "Inget."}
    answered = owner_overview(Owner.model_validate(told)).page(catalog).body
    whole = "\n".join((answered, *pages.values(), *pages_of_an_edition(catalog)))
    assert [words for words in sorted(set(branches())) if words not in whole] == []
