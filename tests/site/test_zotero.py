"""What Zotero takes from a page, by the rules of its translator for metadata in pages.

The rules, as zotero/translators has them (Embedded Metadata.js and RDF.js), told in our own words: a name of a meta
element is a prefix and a property, with a full stop, colon or underscore between them; the prefix stands for a
namespace; of several properties for one field the first that the page has is taken; what og:type says decides what
sort of thing it is, and citation_… goes before everything.
"""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from site_reader import Reader

SORTS = {"website": "webpage", "article": "newspaperArticle", "book": "book"}
FIELDS = {
    "title": ("dc:title", "og:title"),
    "websiteTitle": ("dc:source", "og:site_name"),
    "date": ("og:published_time", "dc:date", "dcterms:date"),
    "url": ("og:url",),
    "language": ("dc:language",),
    "rights": ("dc:rights",),
    "abstractNote": ("og:description", "dc:description"),
    "publisher": ("dc:publisher",),
    "creator": ("dc:creator", "dc:contributor"),
}


def taken(html: str) -> dict[str, Any]:
    """Return the item that Zotero makes of a page."""
    told: dict[str, str] = {}
    for meta in Reader(html).named("meta"):
        name = meta.get("name") or meta.get("property") or ""
        prefix, mark, rest = re.match(r"([^.:_]*)([.:_]?)(.*)", name).groups()  # type: ignore[union-attr]
        if mark and meta.get("content"):
            told.setdefault(f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}", meta["content"])
    item: dict[str, Any] = {"itemType": SORTS.get(told.get("og:type", ""), "webpage")}
    assert not any(name.startswith("citation:") for name in told), "a page would become an article"
    for field, names in FIELDS.items():
        if found := next((told[name] for name in names if name in told), None):
            item[field] = unescape(found)
    return item


def test_a_page_is_taken_as_a_web_page_with_its_title_day_and_address(built: Path) -> None:
    html = (built / "vagledning/att-anmala/index.html").read_text("utf-8")
    item = taken(html)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", item.pop("date"))
    assert item.pop("abstractNote")
    assert item == {
        "itemType": "webpage",
        "title": "Att anmäla att ett barn far illa",
        "websiteTitle": "Barnskyddshandboken",
        "url": "https://barnskyddshandboken.example/vagledning/att-anmala/",
        "language": "sv",
        "rights": "https://creativecommons.org/licenses/by/4.0/",
        "creator": "Barnskyddshandboken",
    }


def test_every_page_is_taken_so(built: Path) -> None:
    pages = [*built.rglob("index.html")]
    assert len(pages) > 100
    for path in pages:
        html = path.read_text("utf-8")
        if 'http-equiv="refresh"' in html or 'name="robots"' in html:
            continue
        item = taken(html)
        assert (item["itemType"], item["websiteTitle"]) == ("webpage", "Barnskyddshandboken"), path
        assert item["title"] in html, path
        # One word: a name of several would be split into a first name and a last name.
        assert " " not in item.get("creator", ""), path


@pytest.mark.parametrize("name", ["sok", "vagledning/att-anmala/vaggen"])
def test_what_is_not_to_be_cited_says_nothing(built: Path, name: str) -> None:
    html = (built / name / "index.html").read_text("utf-8")
    assert "DC." not in html
    assert 'class="cite' not in html
