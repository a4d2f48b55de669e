"""How a page is cited: three ready references, by what is known of the page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from examples import text_of, understood, with_past
from handbook.content.owner import Owner
from handbook.pages.citing import Cited, apa, cite_meta, harvard, oxford
from handbook.pages.markdown import with_meta
from handbook.pages.origins import Origin
from handbook.site.pipeline import read
from handbook.site.settings import Settings
from handbook.site.site import Site
from repository import LAW, THIRD, with_editions

PAGE = Cited(title="Att anmäla", address="https://handboken.se/vagledning/att-anmala/", day="2026-11-28")
WHOLE = Cited(title="Barnskyddshandboken", address="https://handboken.se/")


def text(html: str) -> str:
    """Return what a reader sees."""
    return unescape(re.sub("<[^>]+>", "", html))


@pytest.mark.parametrize(
    ("page", "in_apa", "in_harvard", "in_oxford"),
    [
        (
            PAGE,
            "Barnskyddshandboken. (2026, 28 november). Att anmäla. Hämtad [dag månad år] från {}",
            "Barnskyddshandboken (2026). Att anmäla. {} [[åååå-mm-dd]]",
            "Barnskyddshandboken, ”Att anmäla”, 28 november 2026, {}, hämtad [dag månad år].",
        ),
        (
            replace(PAGE, edition="Utgåva 2026:1", publisher="Exempelmyndigheten"),
            (
                "Barnskyddshandboken. (2026, 28 november). Att anmäla (Utgåva 2026:1). Exempelmyndigheten. "
                "Hämtad [dag månad år] från {}"
            ),
            "Barnskyddshandboken (2026). Att anmäla. Utgåva 2026:1. Exempelmyndigheten. {} [[åååå-mm-dd]]",
            (
                "Barnskyddshandboken, ”Att anmäla”, utgåva 2026:1, Exempelmyndigheten, 28 november 2026, {}, "
                "hämtad [dag månad år]."
            ),
        ),
        (
            replace(PAGE, day="", title="Får jag berätta?"),
            "Barnskyddshandboken. (u.å.). Får jag berätta? Hämtad [dag månad år] från {}",
            "Barnskyddshandboken (u.å.). Får jag berätta? {} [[åååå-mm-dd]]",
            "Barnskyddshandboken, ”Får jag berätta?”, u.å., {}, hämtad [dag månad år].",
        ),
        (
            replace(PAGE, day="2026-11"),
            "Barnskyddshandboken. (2026, november). Att anmäla. Hämtad [dag månad år] från {}",
            "Barnskyddshandboken (2026). Att anmäla. {} [[åååå-mm-dd]]",
            "Barnskyddshandboken, ”Att anmäla”, november 2026, {}, hämtad [dag månad år].",
        ),
        (
            replace(PAGE, day="2026"),
            "Barnskyddshandboken. (2026). Att anmäla. Hämtad [dag månad år] från {}",
            "Barnskyddshandboken (2026). Att anmäla. {} [[åååå-mm-dd]]",
            "Barnskyddshandboken, ”Att anmäla”, 2026, {}, hämtad [dag månad år].",
        ),
        (
            WHOLE,
            "Barnskyddshandboken. (u.å.). Hämtad [dag månad år] från {}",
            "Barnskyddshandboken (u.å.). {} [[åååå-mm-dd]]",
            "Barnskyddshandboken, u.å., {}, hämtad [dag månad år].",
        ),
        (
            replace(WHOLE, edition="Utgåva 3"),
            "Barnskyddshandboken (Utgåva 3). (u.å.). Hämtad [dag månad år] från {}",
            "Barnskyddshandboken (u.å.). Utgåva 3. {} [[åååå-mm-dd]]",
            "Barnskyddshandboken, utgåva 3, u.å., {}, hämtad [dag månad år].",
        ),
    ],
)
def test_the_three_forms(page: Cited, in_apa: str, in_harvard: str, in_oxford: str) -> None:
    told = [text(form(page)) for form in (apa, harvard, oxford)]
    assert told == [words.format(page.address) for words in (in_apa, in_harvard, in_oxford)]


READ = {"[dag månad år]": "1 december 2026", "[[åååå-mm-dd]]": "[2026-12-01]."}
THEIRS = {
    # The order of a day in Swedish, which the processor's translation has not: ours is that of universities' guides.
    "28 november)": "november 28)",
    "Hämtad 1 december 2026 från": "Hämtad 01 december 2026, från",
}


@pytest.mark.parametrize(
    ("form", "page", "words"),
    [
        (harvard, {"edition": "Utgåva 1"}, "Barnskyddshandboken (2026). Att anmäla. Utgåva 1. {} [2026-12-01]."),
        (harvard, {}, "Barnskyddshandboken (2026). Att anmäla. {} [2026-12-01]."),
        (apa, {"day": ""}, "Barnskyddshandboken. (u.å.). Att anmäla. Hämtad 01 december 2026, från {}"),
        # APA leaves out the day of reading of what has a day; the guides want it for what may change.
        (apa, {}, "Barnskyddshandboken. (2026, november 28). Att anmäla. {}"),
        (apa, {"publisher": "Verket"}, "Barnskyddshandboken. (2026, november 28). Att anmäla. Verket. {}"),
    ],
)
def test_a_citation_processor_writes_the_same(form: Callable[[Cited], str], page: dict[str, str], words: str) -> None:
    """Hold the forms against what citeproc-js 2.4.63 made of our CSL-JSON: APA 7, and Södertörn's Harvard."""
    cited = replace(PAGE, **page)
    told = text(form(cited))
    for ours, theirs in (READ | THEIRS).items():
        told = told.replace(ours, theirs)
    if form is apa and cited.day:
        told = told.replace("Hämtad 01 december 2026, från ", "")
    assert told == words.format(cited.address)


def test_the_address_that_lasts_is_cited_if_there_is_one() -> None:
    page = replace(PAGE, kept=f"{PAGE.address}utgava/2026-01-31/")
    assert all(page.kept in form(page) for form in (apa, harvard, oxford))
    assert cite_meta(page)["kept"] == page.kept


ED = "2020-02-01"


def cited(site: Site, address: str) -> tuple[object, object]:
    """Return the edition and the lasting address that a page is cited with."""
    (cite,) = (page.meta["cite"] for page in site.pages if page.address == address)
    assert isinstance(cite, Mapping)
    assert all((str(cite.get("kept", "")) in form["html"]) for form in cite["forms"])
    return cite.get("edition"), cite.get("kept")


def test_a_reference_names_the_edition_that_says_what_the_page_says() -> None:
    now = understood()[0]
    law, line = text_of("laws/anmalan-2025"), text_of("resources/stodlinjen")
    base = "https://a.example/"
    same = Site(
        with_past(now, {"laws/anmalan-2025": f"{law}# a\n"}, {"laws/anmalan-2025": law}), settings=Settings(base)
    )
    assert cited(same, "lagar/anmalan-2025/") == (f"Utgåva {ED}", f"{base}lagar/anmalan-2025/utgava/{ED}/")
    older = ("Utgåva 2020-01-01", f"{base}material/stodlinjen/utgava/2020-01-01/")
    assert cited(same, "material/stodlinjen/") == older
    differs = Site(with_past(now, {"resources/stodlinjen": f"{line}# a\n"}), settings=Settings(base))
    assert cited(differs, "material/stodlinjen/") == (None, None)
    assert cited(differs, "lagar/") == (None, None)
    assert cited(differs, "lagar/anmalan-2025/")[0] == "Utgåva 2020-01-01"
    for_good = Site(with_past(now, {}, {"resources/stodlinjen": None}), settings=Settings(base))
    assert cited(for_good, "material/stodlinjen/") == (None, None)
    assert cited(Site(now), "lagar/anmalan-2025/") == (None, None)


def test_a_page_of_many_records_is_cited_with_the_edition_if_nothing_has_changed_since(example: Path) -> None:
    made = with_editions(example)
    assert cited(read(made.root)[0], "lagar/") == (f"Utgåva {THIRD}", None)
    made.change(LAW, ("rule: Ring", "rule: Skriv"))
    assert cited(read(made.root)[0], "lagar/") == (None, None)


def test_titles_are_set_in_italics_and_mean_no_html() -> None:
    page = replace(PAGE, title="A <b> & c", publisher="D & E", edition="Utgåva <1>")
    assert "<i>A &lt;b&gt; &amp; c</i> (Utgåva &lt;1&gt;). D &amp; E." in apa(page)
    assert "<i>A &lt;b&gt; &amp; c</i>. Utgåva &lt;1&gt;. D &amp; E." in harvard(page)
    assert "”A &lt;b&gt; &amp; c”, utgåva &lt;1&gt;, D &amp; E," in oxford(page)
    assert apa(WHOLE).startswith("<i>Barnskyddshandboken</i>. ")


def test_what_the_theme_is_told() -> None:
    told = cite_meta(replace(PAGE, edition="Utgåva 3"), [Origin("Lagen", "<i>L</i>")])
    assert set(told) == {"day", "edition", "forms", "origins"}
    assert told["origins"] == [{"name": "Lagen", "html": "<i>L</i>"}]
    assert [form["name"] for form in told["forms"]] == ["APA", "Harvard", "Oxford (fotnot)"]  # type: ignore[attr-defined]
    assert set(cite_meta(replace(PAGE, day=""))) == {"forms"}


def test_each_page_says_how_it_is_cited_but_for_sheets_for_the_wall_and_what_is_for_editors() -> None:
    owner = Owner.model_validate({"publisher": "Exempelmyndigheten"})
    site = Site(understood()[0], settings=Settings("https://a.example/", owner=owner))
    pages = {page.address: page.meta for page in site.pages}
    without = {address for address, meta in pages.items() if "cite" not in meta}
    assert without == {"arbetslista/", *(address for address in pages if address.endswith("/vaggen/"))}
    law = str(pages["lagar/anmalan-2025/"]["cite"])
    assert "https://a.example/lagar/anmalan-2025/" in law
    assert "Exempelmyndigheten" in law
    assert "'day': '2026-01-02'" in law
    assert "u.å." in str(pages["lagar/"]["cite"])
    guide = str(pages["vagledning/oro-i-skolan/"]["cite"])
    assert "'day': '2026-01-0" in guide


def test_a_hand_written_page_is_cited_if_it_stands_in_the_navigation() -> None:
    written = {"om.md": b"---\ntitle: Om\nsection: Om\n---\n# Om\n", "sok.md": b"---\ntitle: S\xc3\xb6k\n---\n# S\n"}
    site = Site(understood()[0], written)
    files = {file.path: file.data.decode() for file in site.files if file.path in written}
    assert files["om.md"].startswith("---\ncite: {")
    assert files["om.md"].endswith("title: Om\nsection: Om\n---\n# Om\n")
    assert "barnskyddshandboken.example/om/" in files["om.md"]
    assert "cite" not in files["sok.md"]
    (changed,) = site.changed({"docs/om.md"})
    assert changed.data.decode() == files["om.md"]


def test_front_matter_is_added_to_or_made() -> None:
    assert with_meta("---\ntitle: A\n---\nB", c=1) == "---\nc: 1\ntitle: A\n---\nB"
    assert with_meta("B", c=1) == "---\nc: 1\n---\nB"
