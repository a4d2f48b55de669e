"""The built site, file by file: every link leads somewhere, nothing is inline, and each page has what it must have."""

import json
import re
from collections import Counter
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from handbook.pages.ledger import LEDGER, Ledger, read_ledger
from places import ROOT
from site_reader import Reader

HERE = "https://here/"


FIGURES = re.compile(r'<table aria-labelledby="([^"]+)" class="figures">(.*?)</table>', re.DOTALL)


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, Reader]:
    """Return every page of the site by its address."""
    found = {
        str(path.parent.relative_to(built)).rstrip(".") + "/" if path.parent != built else "": read(path)
        for path in sorted(built.rglob("index.html"))
    }
    assert len(found) > 100, "what holds of every page holds of none, too"
    return found


@cache
def read(path: Path) -> Reader:
    """Return one page."""
    return Reader(path.read_text("utf-8"))


def ledger() -> Ledger:
    """Return the committed list of addresses."""
    return read_ledger((ROOT / LEDGER).read_text("utf-8"))


def test_every_address_ever_published_has_a_page_and_nothing_else_does(pages: dict[str, Reader]) -> None:
    assert set(pages) - {""} == set(ledger())


def test_every_link_and_every_anchor_leads_somewhere(built: Path, pages: dict[str, Reader]) -> None:
    dead = []
    everywhere = pages | {"404.html": read(built / "404.html")}
    for address, page in everywhere.items():
        for attributes in page.named("a", "link", "script", "img", "form"):
            written = attributes.get("href") or attributes.get("src") or attributes.get("action") or ""
            url = urlsplit(urljoin(HERE + address, written))
            if url.netloc != "here" or url.scheme != "https":
                continue
            target = unquote(url.path.lstrip("/"))
            there = target in pages if target == "" or target.endswith("/") else (built / target).is_file()
            choice = url.fragment.startswith(("kurs:", "kommun="))  # what a reader has chosen, for a script to read
            if not there or (url.fragment and not choice and unquote(url.fragment) not in everywhere[target].ids):
                dead.append(f"{address}: {written}")
    assert dead == []


def test_canonical_addresses_are_the_pages_own(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        (canonical,) = (link["href"] for link in page.named("link") if link.get("rel") == "canonical")
        assert urlsplit(canonical).path.lstrip("/") == address


def test_every_record_is_there_as_json(built: Path) -> None:
    whole = json.loads((built / "data/records.json").read_text("utf-8"))
    assert len(whole["records"]) > 300
    for record in whole["records"]:
        alone = json.loads((built / record["url"] / "index.json").read_text("utf-8"))
        origin = alone.pop("origin")
        assert origin["licence"]["url"]
        assert origin == {name: whole[name] for name in origin}
        assert alone == record


def test_nothing_is_inline(built: Path, pages: dict[str, Reader]) -> None:
    for address, page in {**pages, "404.html": read(built / "404.html")}.items():
        assert page.bare_scripts == 0, address
        assert not list(page.named("style", "iframe", "object", "embed")), address
        for tag, attributes in page.tags:
            bad = [name for name in attributes if name == "style" or name.startswith("on")]
            assert bad == [], f"{address}: {tag} {attributes}"
            assert not attributes.get("href", "").lower().startswith(("javascript:", "data:")), address


def test_every_page_has_the_policy_before_anything_is_loaded(built: Path, pages: dict[str, Reader]) -> None:
    for page in (*pages.values(), read(built / "404.html")):
        head = [(tag, attributes.get("http-equiv")) for tag, attributes in page.tags]
        policy = head.index(("meta", "Content-Security-Policy"))
        assert all(tag not in {"link", "script", "img"} for tag, _ in head[:policy])
        content = page.tags[policy][1]["content"]
        assert "default-src 'none'" in content
        assert "unsafe" not in content
        assert {"name": "referrer", "content": "no-referrer"} in list(page.named("meta"))


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        for tag, attributes in page.tags:
            if tag in {"script", "img"} or (tag == "link" and attributes.get("rel") != "canonical"):
                written = attributes.get("src") or attributes.get("href") or ""
                assert not urlsplit(written).netloc, f"{address}: {written}"


def test_the_search_is_one_file_asked_for_at_once(built: Path) -> None:
    assert [path.name for path in (built / "assets/search").glob("*.js")] == ["all.js"], "its modules are in one file"
    page = read(built / "sok/index.html")
    assert [link["href"] for link in page.named("link") if link.get("rel") == "modulepreload"] == [
        "../assets/search/all.js"
    ]


def test_links_to_other_sites_tell_nothing_and_say_so(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        own = {link["href"] for link in page.named("link") if link.get("rel") == "canonical"}
        for attributes in page.named("a"):
            href = attributes.get("href", "")
            if urlsplit(href).netloc and href not in own and "data-exit" not in attributes:
                assert "noreferrer" in attributes.get("rel", ""), f"{address}: {href}"
                assert "extern" in attributes.get("class", ""), f"{address}: {href}"
                assert "target" not in attributes, f"{address}: {href}"


def test_every_page_has_its_own_title_and_description_and_one_outline(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)
        assert any(meta.get("name") == "description" and meta["content"] for meta in page.named("meta")), address
        assert next(page.named("html"))["lang"] == "sv"
        twice = [name for name, times in Counter(page.ids).items() if times > 1]
        assert twice == [], address


def test_every_page_has_the_search_the_emergency_numbers_and_no_advertisement(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        assert any(form.get("role") == "search" and "data-search-box" in form for form in page.named("form")), address
        numbers = {attributes.get("href") for attributes in page.named("a")}
        assert {"tel:112", "tel:11414"} <= numbers, address
        assert not any(meta.get("name") == "generator" for meta in page.named("meta")), address


def test_a_record_says_which_file_it_comes_from(built: Path) -> None:
    html = (built / "lagar/sol-2025-19-1/index.html").read_text("utf-8")
    assert "<code>content/laws/sol-2025-19-1.yml</code>" in html


def test_english_names_are_marked_as_english(built: Path) -> None:
    records = json.loads((built / "data/records.json").read_text("utf-8"))["records"]
    english = [record for record in records if record.get("lang") == "en"]
    assert english
    for record in english:
        (heading,) = read(built / record["url"] / "index.html").named("h1")
        assert heading.get("lang") == "en", record["url"]


def test_links_with_english_names_are_marked_as_english(built: Path) -> None:
    records = json.loads((built / "data/records.json").read_text("utf-8"))["records"]
    names = {escape(record["title"], quote=False) for record in records if record.get("lang") == "en"}
    found = [
        attributes
        for path in built.rglob("*.html")
        for attributes, words in re.findall(r"<a ([^>]*)>([^<]*)</a>", path.read_text("utf-8"))
        if words in names and 'class="extern"' not in attributes
    ]
    assert found
    assert [attributes for attributes in found if 'lang="en"' not in attributes] == []


FRAME = re.compile(r"<nav .*?</nav>|<p class=\"kindline\">.*?</p>", re.DOTALL)
LINKED = re.compile(r'<a [^>]*?href="([^"#]+)"[^>]*>([^<]+)</a>')


def test_one_word_around_the_text_leads_to_one_place(built: Path, pages: dict[str, Reader]) -> None:
    for address in pages:
        text = (built / address / "index.html").read_text("utf-8")
        led: dict[str, str] = {}
        for href, words in LINKED.findall("".join(FRAME.findall(text))):
            target = urljoin(HERE + address, href)
            assert led.setdefault(words, target) == target, f"{address}: {words}"


SMALL = re.compile(r"(?<![\w/-])(?:the|of|and|against)(?![\w/-])", re.IGNORECASE)
NAMED = re.compile(r"<(a|h[1-6]|span)(?: ([^>]*))?>([^<]*)</\1>")


def test_every_link_and_heading_in_english_is_marked_as_english(built: Path) -> None:
    found: dict[str, str] = {}
    for path in built.rglob("*.html"):
        for _, attributes, words in NAMED.findall(path.read_text("utf-8")):
            if SMALL.search(words) and not re.search("[åäö]", words, re.IGNORECASE):
                found.setdefault(words, attributes)
    assert len(found) > 20
    assert [words for words, attributes in found.items() if 'lang="en"' not in attributes] == []


def test_no_two_pages_have_the_same_title_and_every_table_has_headings(built: Path, pages: dict[str, Reader]) -> None:
    titles: Counter[str] = Counter()
    for address, page in pages.items():
        text = (built / address / "index.html").read_text("utf-8")
        if 'http-equiv="refresh"' not in text:
            titles.update(re.findall(r"<title>(.*?)</title>", text))
        tables = re.findall(r"<table.*?</table>", text, re.DOTALL)
        assert all(re.search(r"<thead>\s*<tr>\s*<th[ >]", table) for table in tables), address
        assert len(tables) == len(list(page.named("table")))
    assert [title for title, times in titles.items() if times > 1] == []


def test_a_child_meets_no_words_of_the_law(built: Path) -> None:
    guides = json.loads((built / "data/guides.json").read_text("utf-8"))["records"]
    to_children = [guide["url"] for guide in guides if guide.get("for_children") == "ja"]
    assert len(to_children) > 3
    for address in [*to_children, *(f"{url}vaggen/" for url in to_children)]:
        html = (built / address / "index.html").read_text("utf-8")
        article = html.partition("<article")[2].partition("</article>")[0]
        assert not re.search(r"§|\d kap\.|Lagstöd|class=\"force|\bBÖR\b|\bSKA\b", article), address
        assert "data-exit" in html, address
        grown_up = re.findall(r"<strong>((?:Du som är (?:vuxen|anhörig)|Rektorn|Socialnämnden)[^<]*)</strong>", article)
        assert grown_up == [], address


def test_the_two_readers_of_a_guide_meet_at_the_top_of_both_pages(built: Path) -> None:
    child, grown_up = "sexuell-utpressning-och-spridda-bilder", "sexuell-utpressning-av-barn"
    for address, target in ((child, grown_up), (grown_up, child)):
        html = (built / "vagledning" / address / "index.html").read_text("utf-8")
        readers = html.index('class="readers')
        assert html.index("<h1") < readers < html.index('class="lead"')
        assert f'href="../{target}/"' in html[readers : html.index("</nav>", readers)]


def test_the_sitemap_lists_every_page_that_is_for_search_engines(built: Path, pages: dict[str, Reader]) -> None:
    listed = re.findall(r"<loc>https://[^/]+/(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    kept = {
        address for address, page in pages.items() if {"name": "robots", "content": "noindex"} in page.named("meta")
    }
    assert set(listed) == set(pages) - kept
    posters = {address for address in pages if re.fullmatch(r"kurser/[^/]+/affisch/", address)}
    guides = {address for address in pages if re.fullmatch(r"vagledning/[^/]+/", address)}
    assert kept == {"arbetslista/", *(f"{address}vaggen/" for address in guides), *posters}


def test_no_markup_is_left_in_the_text(built: Path) -> None:
    left = re.compile(r"\{:? ?[.#][a-z][^}]*\}|\?\?\? |!!! ")
    for path in built.rglob("index.html"):
        html = re.sub(r"<code>.*?</code>", "", path.read_text("utf-8"))
        assert not left.search(html), f"{path}: {left.findall(html)}"


def test_no_page_sets_a_cell_by_an_attribute_that_html_has_given_up(built: Path) -> None:
    old = [path for path in built.rglob("*.html") if re.search(r"<t[hdr][^>]*\salign=", path.read_text("utf-8"))]
    assert old == []


def test_tables_of_figures_have_heads_of_rows_and_a_name(built: Path) -> None:
    folders = [path.parent for path in built.glob("statistik/*/index.html")]
    tables = [table for folder in folders for table in FIGURES.findall((folder / "index.html").read_text("utf-8"))]
    assert len(tables) > 20
    for label, inside in tables:
        assert label
        body = inside.partition("<tbody>")[2]
        assert body.count('<th scope="row">') == len(re.findall(r"<tr>", body))
