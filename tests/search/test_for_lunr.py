"""The index for others: lunr itself finds inflected words and parts of compounds in it, in Python and in a browser."""

import json
import re
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import mkdocs
import pytest
from lunr.index import Index  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from examples import more, understood
from handbook.content.load import load_written
from handbook.search.analysis import swedish, words
from handbook.search.documents import Document
from handbook.search.for_lunr import FIELDS, FOLDER, index, lunr_index, lunr_scripts
from handbook.search.head import LANGUAGE
from handbook.search.pack import compact
from handbook.site.data_pages import BUILD_ON_PAGE
from handbook.site.settings import Settings
from handbook.site.site import Site
from places import ROOT
from serving import PATIENCE, Quiet, served

LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"
"""lunr.js 2.3.9 as its authors made it, which MkDocs brings along."""
NEW = "laws/anmalan-2025"
REPORT = "concepts/orosanmalan"


@pytest.fixture(scope="module")
def files() -> dict[str, Any]:
    """Return the index and what is told beside it, by the names of their files."""
    found = lunr_index(understood(more())[0])
    return {file.path: json.loads(file.data) for file in found}


def terms(query: str, about: Any) -> list[str]:
    """Read a query as query.js does."""
    rules = swedish().with_parts(about["parts"].split())
    said = [word for word in words(query) if word not in rules.stop]
    return [term for word in said for term in (rules.stem(word), *rules.split(word))]


def hits(query: str, files: dict[str, Any]) -> list[str]:
    """Return what lunr finds, the best first."""
    index = Index.load(files[f"{FOLDER}/lunr.json"])
    found = index.create_query()
    for term in terms(query, files[f"{FOLDER}/documents.json"]):
        found.term(term)
    return [hit["ref"] for hit in index.query(found)]


def test_the_index_is_in_lunrs_own_form(files: dict[str, Any]) -> None:
    index = files[f"{FOLDER}/lunr.json"]
    assert index["version"] == "2.3.9"
    assert (index["fields"], index["pipeline"]) == (list(FIELDS), [])
    assert index["fields"] == ["title", "names", "keywords", "summary"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("orosanmälningarna", REPORT),
        ("POLIS", "concepts/polisanmalan"),
        ("skydd", "agencies/skyddsverket"),
        ("stödlinjerna", "resources/stodlinjen"),
        ("19 kap. 1 §", NEW),
    ],
)
def test_inflected_words_and_parts_of_compounds_are_found(query: str, first: str, files: dict[str, Any]) -> None:
    assert hits(query, files)[0] == first


def test_a_word_that_nothing_says_finds_nothing(files: dict[str, Any]) -> None:
    assert hits("xylofon", files) == []
    assert terms("och på det", files[f"{FOLDER}/documents.json"]) == []


def test_every_hit_can_be_shown(files: dict[str, Any]) -> None:
    about = files[f"{FOLDER}/documents.json"]
    assert set(about) == {"language", "parts", "documents"}
    assert set(about["language"]) == set(LANGUAGE)
    refs = {ref for _, posting in files[f"{FOLDER}/lunr.json"]["invertedIndex"] for it in FIELDS for ref in posting[it]}
    assert refs <= set(about["documents"])
    old = about["documents"]["laws/anmalan-2001"]
    assert old == {
        "title": "Anmälan (14 kap. 1 §)",
        "url": "lagar/anmalan-2001/",
        "summary": "Den gamla regeln om anmälan.",
        "status": "ersatt",
        "superseded": True,
    }


def said(ref: str, *texts: tuple[str, str]) -> Document:
    return Document(ref, "", "", "sv", "", "", (), (), (), False, False, False, (), (), texts)


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (("title", "Zebra"), "title"),
        (("alias", "Zebra"), "names"),
        (("former", "Zebra"), "names"),
        (("number", "Zebra"), "names"),
        (("old", "Zebra"), "names"),
        (("keyword", "Zebra"), "keywords"),
        (("summary", "Zebra"), "summary"),
        (("body", "Zebra"), ""),
        (("owner", "Zebra"), ""),
    ],
)
def test_each_text_is_in_its_field(texts: tuple[str, str], field: str) -> None:
    packed: dict[str, Any] = index((said("a/b", texts), said("a/c", ("title", "Giraff"))), swedish())
    found = dict(packed["invertedIndex"])
    assert {name for name in FIELDS if found.get("zeb", {}).get(name)} == ({field} if field else set())
    assert "och" not in found


def test_a_name_tells_more_than_a_keyword_and_a_keyword_more_than_a_summary() -> None:
    fields = ("summary", "keyword", "alias", "title")
    found = index(tuple(said(f"a/{field}", (field, "Zebra")) for field in fields), swedish())
    query = Index.load(found).create_query()
    query.term("zeb")
    assert [hit["ref"] for hit in Index.load(found).query(query)] == ["a/title", "a/alias", "a/keyword", "a/summary"]
    weights = [hit["score"] for hit in Index.load(found).query(query)]
    assert [weight / weights[-1] for weight in weights] == pytest.approx([5, 4, 2, 1], rel=0.01)


def test_small_words_are_left_out_and_compounds_stand_with_their_parts() -> None:
    rules = swedish().with_parts({"barn", "skol"})
    packed: dict[str, Any] = index((said("a/b", ("title", "Barnskola och hem")),), rules)
    found = {term for term, _ in packed["invertedIndex"]}
    assert found == {"barnskol", "barn", "skol", rules.stem("hem")}


def test_the_same_content_is_the_same_bytes() -> None:
    found = list(lunr_index(understood()[0]))
    assert found == list(lunr_index(understood()[0]))
    assert [file.data.strip() for file in found] == [compact(json.loads(file.data)) for file in found]


def test_the_scripts_are_the_searchs_own() -> None:
    written, _ = load_written(ROOT / "docs")
    found = {file.path: file.data for file in lunr_scripts(written)}
    assert set(found) == {f"{FOLDER}/analysis.js", f"{FOLDER}/query.js"}
    assert found[f"{FOLDER}/analysis.js"] == written["assets/search/analysis.js"]
    assert set(re.findall(r'from "([^"]+)"', found[f"{FOLDER}/query.js"].decode())) == {"./analysis.js"}
    assert list(lunr_scripts({})) == []


class Open(Quiet):
    """A host that lets other sites read the open data, as ours are set up to."""

    def end_headers(self) -> None:
        """Add the header."""
        self.send_header("Access-Control-Allow-Origin", "*")
        SimpleHTTPRequestHandler.end_headers(self)


def test_an_intranet_finds_with_lunr_js_and_the_page_of_our_example(browser: Browser, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    theirs.mkdir()
    written, _ = load_written(ROOT / "docs")
    catalog, _ = understood(more())
    for file in (*lunr_index(catalog), *lunr_scripts(written)):
        (ours / file.path).parent.mkdir(parents=True, exist_ok=True)
        (ours / file.path).write_bytes(file.data)
    (theirs / "lunr.js").write_bytes(LUNR.read_bytes())
    with served(ours, Open) as handbook, served(theirs) as intranet:
        site = Site(catalog, settings=Settings(f"{handbook}/"))
        text = next(page.body for page in site.pages if page.address == BUILD_ON_PAGE)
        (example,) = re.findall(r"```html\n(.*?)```", text, re.DOTALL)
        (theirs / "index.html").write_text(example, "utf-8")
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        with page.expect_response(lambda answer: answer.url.endswith("lunr.json")):
            page.goto(f"{intranet}/")
        page.wait_for_function("() => document.querySelector('input').oninput")
        for query, concept in (("orosanmälningarna", "orosanmalan"), ("POLIS", "polisanmalan")):
            page.fill("input", query)
            link = page.locator("li a").first
            expect(link).to_have_attribute("href", f"{handbook}/begrepp/{concept}/")
            expect(link).not_to_be_empty()
        page.fill("input", "och")
        page.locator("li").first.wait_for(state="detached")
        assert [words for words in said if "404" not in words] == [], "but for the icon that it asks for"
        page.close()
