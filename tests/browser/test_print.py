"""On paper: every guide on two sheets at most, with what is needed at work and without what only a screen can use."""

import json
import re
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.kinds import asked_of, opened
from browser.test_layout import SPLIT
from browser.test_privacy import KEPT, NOTHING

PDF_PAGE = re.compile(rb"/Type\s*/Page\b")
SHEETS = 2
WALL = "vagledning/att-anmala/vaggen/"


def test_every_guide_fits_on_two_sheets(browser: Browser, site: str, built: Path) -> None:
    too_long = {}
    with opened(browser, "about:blank") as page:
        for folder in sorted(path.parent for path in built.glob("vagledning/*/index.html")):
            page.goto(f"{site}/vagledning/{folder.name}/")
            sheets = len(PDF_PAGE.findall(page.pdf(prefer_css_page_size=True)))
            assert sheets
            if sheets > SHEETS:
                too_long[folder.name] = sheets
    assert too_long == {}


def test_paper_has_what_is_needed_and_nothing_else(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vagledning/att-anmala/") as page:
        page.emulate_media(media="print")
        for name in (".md-header", ".md-tabs", ".toc", ".md-footer", ".headerlink"):
            expect(page.locator(name).first).to_be_hidden()
        for name in (".steps .force", ".local li", ".edition .qr", ".about a[href^='https://']"):
            expect(page.locator(name).first).to_be_visible()
        source = page.locator(".references .extern").first
        shown = page.evaluate("e => getComputedStyle(e, '::after').content", source.element_handle())
        assert str(source.get_attribute("href")) in shown


@pytest.mark.parametrize(
    ("address", "words", "where"),
    [
        ("vagledning/att-anmala/", "Den levande sidan", "paper"),
        ("vagledning/att-anmala/", "Kontrollera vägledningen efter", "paper"),
        ("vagledning/att-anmala/", "E-tjänst eller blankett för anmälan", "paper"),
        ("vagledning/att-anmala/", "Skriv ut hela vägledningen", "screen"),
        ("vagledning/att-anmala/", "Ett blad för väggen", "screen"),
        ("vagledning/att-anmala/", "Er arbetsplats egna nummer", "screen"),
        ("vagledning/att-anmala/", "Ska läsas om efter", "screen"),
        ("vagledning/att-anmala/", "Fil: ", "screen"),
        ("vagledning/att-anmala/", "Gör så här", "both"),
        ("vagledning/du-har-varit-med-om-nagot/", "Den levande sidan", "paper"),
        ("vagledning/du-har-varit-med-om-nagot/", "Skolans kurator eller skolsköterska", "paper"),
        ("roller/skola/", "Visa alla", "screen"),
        ("andrat/", "Visa 54 ändringar", "screen"),
        (WALL, "Det du skriver i rutorna sparas inte", "screen"),
        (WALL, "Vad ska skrivas ut?", "screen"),
        (WALL, "Utskrivet", "paper"),
        (WALL, "Giltig till", "both"),
    ],
)
def test_words_for_one_of_paper_and_screen_do_not_show_on_the_other(
    browser: Browser, site: str, address: str, words: str, where: str
) -> None:
    with opened(browser, f"{site}/{address}") as page:
        found = page.locator("article, .about").get_by_text(words).first
        for medium in ("screen", "paper"):
            page.emulate_media(media="print" if medium == "paper" else "screen")
            expect(found).to_be_visible(visible=where in {medium, "both"})


def test_hits_take_the_whole_width_of_a_wide_paper_without_buttons(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/sok/#q=orosanmälan") as page:
        expect(page.locator("[data-course-hit]").first).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("[data-course-hit]").first).to_be_hidden()
        wide = "it => it.getBoundingClientRect().width"
        assert page.locator(".sok-results").evaluate(wide) == page.locator(".sok-body").evaluate(wide)


def sheets_of(page: Page) -> int:
    """Return how many sheets of paper a page takes."""
    return len(PDF_PAGE.findall(page.pdf(prefer_css_page_size=True)))


def test_every_guide_has_one_sheet_for_the_wall_and_one_poster(browser: Browser, site: str, built: Path) -> None:
    guides = [path.parent.name for path in sorted(built.glob("vagledning/*/index.html"))]
    took = {}
    with opened(browser, "about:blank") as page:
        for name in guides:
            page.goto(f"{site}/vagledning/{name}/vaggen/")
            wall = sheets_of(page)
            page.get_by_label("affisch").check()
            took[name] = (wall, sheets_of(page))
    assert took == dict.fromkeys(guides, (1, 1))


def test_a_poster_has_its_title_and_the_code_alone(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{WALL}") as page:
        page.emulate_media(media="print")
        expect(page.locator(".sheet")).to_be_visible()
        page.emulate_media(media="screen")
        page.get_by_label("affisch").check()
        page.emulate_media(media="print")
        expect(page.locator(".sheet")).to_be_hidden()
        assert page.locator("body").inner_text().split("\n") == ["Att anmäla att ett barn far illa"]
        expect(page.locator(".poster img")).to_be_visible()


def test_own_numbers_go_to_paper_and_are_kept_nowhere(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{WALL}") as page:
        page.wait_for_load_state("networkidle")
        asked = asked_of(page)
        before = page.evaluate("document.URL")
        own = page.get_by_label("Socialtjänstens mottagning, telefon")
        own.fill("08-123 45 67")
        own.press("Enter")
        page.emulate_media(media="print")
        expect(own).to_be_visible()
        assert own.input_value() == "08-123 45 67"
        assert page.evaluate(KEPT) == NOTHING
        assert (page.evaluate("document.URL"), page.evaluate("name"), asked) == (before, "", [])
        page.emulate_media(media="screen")
        page.goto(f"{site}/om/")
        page.go_back()
        expect(page.get_by_label("Socialtjänstens mottagning, telefon")).to_have_value("")


CUT = """() => [...document.querySelectorAll(".wall-box > *")]
    .filter((it) => it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight + 1)
    .map((it) => it.value ?? it.textContent)"""
"""What boxes show only a part of."""
WIDTHS, SHEET_WIDTH = (320, 390, 1280), 688


def test_a_filled_sheet_is_whole_on_every_screen_and_one_on_paper(browser: Browser, site: str, built: Path) -> None:
    """Every guide's, with the longest that is known of each function anywhere."""
    longest: dict[str, list[Any]] = {}
    for path in (built / "assets/local/data").glob("lan-*.json"):
        for _, function, *told in json.loads(path.read_bytes())[1]:
            longest[function] = max(longest.get(function, ["", ""]), told, key=lambda it: len(it[1]))
    told = [["", function, *it] for function, it in longest.items()]
    assert len(told) > 1
    filled = 0
    faults: list[tuple[str, object, object]] = []
    with opened(browser, "about:blank") as page:
        page.route("**/lan-22.json", lambda route: route.fulfill(json=["62Byn", told]))
        for name in sorted(path.parent.name for path in built.glob("vagledning/*/index.html")):
            page.goto(f"{site}/vagledning/{name}/vaggen/#kommun=2262")
            expect(page.get_by_text("Din kommun: Byn")).to_be_visible()
            for box in page.locator(".wall-own textarea:not([data-local])").all():
                box.fill(f"{longest['socialjour'][1]} {longest['mottagning'][1]}")
            filled += page.locator(".wall-written").count()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                faults += [(name, width, words) for words in page.evaluate(CUT)]
            if (took := sheets_of(page)) != 1:
                faults.append((name, "sheets", took))
            page.emulate_media(media="print")
            page.set_viewport_size({"width": SHEET_WIDTH, "height": 1000})
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            faults += [(name, "paper", words) for words in page.evaluate(CUT)]
            page.emulate_media(media="null")
    assert filled
    assert faults == []


def test_a_box_grows_and_shrinks_with_what_is_written(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{WALL}") as page:
        box = page.get_by_label("Socialtjänstens mottagning, telefon")
        heights = []
        for words in ("", "08-123 45 67 " * 9, "08-123 45 67"):
            box.fill(words)
            assert page.evaluate(CUT) == []
            heights.append(box.evaluate("it => it.clientHeight"))
        assert heights[0] == heights[2] < heights[1]
        box.press("Enter")
        expect(box).to_have_value("08-123 45 67")


def test_the_button_prints(browser: Browser, site: str) -> None:
    for address in ("vagledning/att-anmala/", WALL):
        with opened(browser, f"{site}/{address}") as page:
            page.evaluate("() => { window.print = () => { document.title = 'Utskriven'; }; }")
            page.get_by_role("button", name="Skriv ut").click()
            expect(page).to_have_title("Utskriven")


def test_without_script_there_are_lines_to_write_on(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{WALL}", java_script_enabled=False) as page:
        expect(page.get_by_role("button", name="Skriv ut")).to_have_count(0)
        page.emulate_media(media="print")
        expect(page.get_by_label("Socialtjänstens mottagning, telefon")).to_be_visible()
        expect(page.get_by_text("Giltig till")).to_be_visible()
        assert sheets_of(page) == 1


@pytest.mark.parametrize(
    ("today", "last", "said"),
    [
        ("2026-12-14T12:00:00Z", "2026-12-15", "Utskrivet 14 december 2026."),
        ("2026-12-15T22:30:00Z", "2026-12-15", "Utskrivet 15 december 2026."),
        ("2026-12-15T23:30:00Z", "2026-12-15", "Bladet har gått ut."),
        ("2027-02-01T12:00:00Z", "2026-12-15", "Bladet har gått ut."),
        ("2026-12-31T22:30:00Z", "2026-12", "Utskrivet 31 december 2026."),
        ("2026-12-31T23:30:00Z", "2026-12", "Bladet har gått ut."),
    ],
)
def test_a_sheet_says_when_it_is_too_old(browser: Browser, site: str, today: str, last: str, said: str) -> None:
    with opened(browser, "about:blank", timezone_id="America/New_York") as page:
        page.clock.set_fixed_time(today)
        page.route("**/vaggen/", lambda route: until(route, last))
        page.goto(f"{site}/{WALL}")
        page.emulate_media(media="print")
        expect(page.get_by_text(said)).to_be_visible()


def until(route: Route, day: str) -> None:
    """Answer with the page as if its guide had to be read again after that day."""
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'data-until="[^"]*"', f'data-until="{day}"', answer.text()))


def test_paper_has_the_figures_also_where_they_are_folded(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/statistik/orosanmalningar-per-ar/", color_scheme="dark") as page:
        page.emulate_media(media="print")
        expect(page.locator(".figures").first).to_be_visible()
        expect(page.locator(".chart")).to_be_visible()
        page.goto(f"{site}/tackning/")
        expect(page.locator(".matrix").first).to_be_visible()


def test_paper_has_heads_on_every_sheet_and_no_folds_that_cannot_be_opened(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/") as page:
        expect(page.locator(".sort").first).not_to_have_css("display", "contents")
        page.emulate_media(media="print")
        # A button is printed on the first sheet only; its words alone are printed on each, with the row they stand in.
        expect(page.locator(".sort").first).to_have_css("display", "contents")
        # on a sheet the rows are a table's, with what the columns are called above them
        page.set_viewport_size({"width": 688, "height": 900})
        expect(page.locator(".records thead").first).to_have_css("position", "static")
        expect(page.locator(".records td").first).to_have_css("display", "table-cell")
        page.goto(f"{site}/roller/skola/")
        for fold in page.locator("details.plan:not([open])").all():
            expect(fold).to_be_hidden()
        page.goto(f"{site}/lagar/lvu/")
        expect(page.locator(".about")).to_have_css("break-before", "avoid")


@pytest.mark.parametrize("address", ["roller/skola/", "teman/anmalan-och-skydd/", "planen/"])
def test_what_is_folded_for_a_screen_is_whole_on_paper(browser: Browser, site: str, address: str) -> None:
    with opened(browser, f"{site}/{address}") as page:
        folded = page.locator("details.fold")
        assert folded.count() > 1
        last = folded.last.locator("li a").last
        expect(last).to_be_hidden()
        page.emulate_media(media="print")
        for fold in folded.all():
            expect(fold.locator("li a").last).to_be_visible()
        expect(last).to_be_visible()


def test_who_does_what_is_whole_on_one_sheet(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vem-gor-vad/") as page:
        assert len(PDF_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
        page.set_viewport_size({"width": 688, "height": 900})
        page.emulate_media(media="print")
        assert (
            page.evaluate("() => new Set([...document.querySelectorAll('.lanes li')].map((e) => e.offsetLeft)).size")
            == 5
        )


BESIDE = """() => [...document.querySelectorAll('main ol:has(> li:nth-child(10))')].map((list) => {
    const mark = document.createElement('span');
    mark.textContent = '88. ';
    mark.style.cssText = 'position: absolute; white-space: pre';
    list.append(mark);
    const room = parseFloat(getComputedStyle(list).paddingInlineStart) - mark.getBoundingClientRect().width;
    mark.remove();
    return room;
})"""


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_numbers_of_two_figures_stand_within_the_text(
    browser: Browser, site: str, medium: Literal["print", "screen"]
) -> None:
    """On paper what stands outside is cut: of 22 only a 2 would be left."""
    with opened(browser, f"{site}/lagar/sol-2025-19-1/") as page:
        page.emulate_media(media=medium)
        rooms = page.evaluate(BESIDE)
        assert rooms
        assert min(rooms) >= 0


A4 = 688
"""Pixels between the margins of a sheet."""


def test_who_does_what_splits_no_word_on_paper(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vem-gor-vad/", viewport={"width": A4, "height": 1000}) as page:
        page.emulate_media(media="print")
        assert page.evaluate(SPLIT.replace("table :is(th, td)", ".lanes :is(p, li)")) == []


SHEET = 1047
"""Pixels from the upper margin of a sheet to the lower one."""
BOTTOM = "() => Math.max(...[...document.querySelectorAll('.chart')].map((it) => it.getBoundingClientRect().bottom))"


@pytest.mark.parametrize("address", ["tidslinje/", "reformer/"])
def test_a_picture_of_time_stands_on_the_first_sheet(browser: Browser, site: str, address: str) -> None:
    with opened(browser, f"{site}/{address}", viewport={"width": A4, "height": SHEET}) as page:
        page.emulate_media(media="print")
        page.wait_for_function("() => [...document.images].every((it) => it.complete)")
        assert 0 < page.evaluate(BOTTOM) <= SHEET
