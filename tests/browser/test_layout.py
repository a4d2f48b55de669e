"""The pages under the reader's own conditions: narrow, zoomed, spaced out, still, in forced colours, without script."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from browser.kinds import DESKTOP, LAID_OUT, PAGES, PHONE, opened, shown

ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""What a window of 1280 by 1024 holds at 400 per cent."""
MODERN: ViewportSize = {"width": 390, "height": 844}
"""A phone of today."""
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
        line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
    } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
TWO_LINES = 40
"""Pixels that two lines of a table take at least."""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
CUT = """() => [...document.querySelectorAll('body *:not(input)')].filter((element) => {
    const style = getComputedStyle(element);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === 'none';
    return hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""
SMALL = """() => {
    const clipped = (element) =>
        element && (getComputedStyle(element).clipPath !== 'none' || clipped(element.parentElement));
    const all = [...document.querySelectorAll('a[href], button, summary, input, select, [role=button]')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
        .filter((element) => !clipped(element));
    const boxes = all.map((element) => element.getBoundingClientRect());
    const inText = (element) => {
        if (getComputedStyle(element).display !== 'inline') return false;
        const block = element.closest('p, li, td, th, dd, dt, h1, h2, h3, figcaption');
        return block && block.textContent.trim() !== element.textContent.trim();
    };
    const near = (one, other) => {
        const [x, y] = [one.x + one.width / 2, one.y + one.height / 2];
        const across = Math.max(other.left - x, 0, x - other.right);
        const down = Math.max(other.top - y, 0, y - other.bottom);
        return Math.hypot(across, down) < 12;
    };
    return all.filter((element, at) => {
        const box = boxes[at];
        if ((box.width >= 24 && box.height >= 24) || inText(element)) return false;
        return boxes.some((other, place) => place !== at && !element.contains(all[place]) && near(box, other));
    }).map((element) => element.outerHTML.slice(0, 120));
}"""
FIRST_WORDS = """() => {
    const words = document.querySelector('.steps li > p:not(:has(> strong))');
    const line = document.createRange();
    line.setStart(words.firstChild, 0);
    line.setEnd(words.firstChild, 1);
    const exit = document.querySelector('.exit__button');
    return Math.ceil(line.getBoundingClientRect().bottom - (exit ? exit.getBoundingClientRect().top : innerHeight));
}"""
"""How far below the first view, or under the way out, the first line of what to do stands."""
STEP_BEGINS = "() => document.querySelector('.steps li').getBoundingClientRect().top / innerHeight"
LATEST = 0.89
"""How far down the first view of a phone the first step may begin: the boxes before it take no room for air."""
SEEN = "element.checkVisibility({visibilityProperty: true}) && element.getBoundingClientRect().width > 0"
UNRINGED = f"""() => [...document.querySelectorAll('a[href], button, select, summary, input')].filter((element) => {{
    if (!({SEEN})) return false;
    element.focus({{preventScroll: true}});
    return document.activeElement === element && getComputedStyle(element).outlineStyle !== 'solid';
}}).map((element) => element.outerHTML.slice(0, 120))"""
"""What takes the focus without a line around it."""
UNFRAMED = f"""() => [...document.querySelectorAll(
    'button:not(.sort), select, input:not([type=checkbox], [type=radio]), .admonition, .status'
)].filter((element) => {SEEN} && getComputedStyle(element).borderBottomStyle === 'none')
.map((element) => element.outerHTML.slice(0, 120))"""
MOVES = """() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
}).length + (getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? 1 : 0)"""


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_nothing_is_lost_when_narrow_zoomed_or_spaced_out(browser: Browser, site: str, address: str) -> None:
    with shown(browser, f"{site}/{address}", viewport=ZOOMED) as page:
        page.evaluate(LAID_OUT)
        assert page.evaluate(WIDER) <= 0
        assert page.evaluate(SMALL) == []
        page.evaluate(SPACED)
        assert page.evaluate(WIDER) <= 0
        assert page.evaluate(CUT) == []
        page.set_viewport_size(DESKTOP)
        assert page.evaluate(WIDER) <= 0
        assert page.evaluate(CUT) == []
        page.evaluate("document.adoptedStyleSheets = []")
        assert page.evaluate(SMALL) == []


def test_what_is_lost_would_be_seen(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/", viewport=PHONE) as page:
        page.evaluate("""() => {
            const row = document.createElement('div');
            row.innerText = 'ord '.repeat(200);
            Object.assign(row.style, {whiteSpace: 'nowrap', overflow: 'hidden', height: '4px', width: '2000px'});
            const buttons = [1, 2].map(() => Object.assign(document.createElement('button'), {textContent: '·'}));
            buttons.forEach((button) => Object.assign(button.style, {width: '8px', height: '8px', padding: 0}));
            document.querySelector('article').append(row, ...buttons);
        }""")
        assert page.evaluate(WIDER) > 0
        assert len(page.evaluate(CUT)) == 1
        assert len(page.evaluate(SMALL)) == 2


def test_the_matrix_scrolls_in_its_own_frame_by_keyboard(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/tackning/", viewport=PHONE) as page:
        page.get_by_text("Aktör och åtgärd, ruta för ruta").click()
        frame = page.get_by_role("region", name="Tabell: aktör och åtgärd")
        frame.focus()
        heading = frame.locator("tbody th").first
        before = heading.bounding_box()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("frame => frame.scrollLeft > 40", arg=frame.element_handle())
        assert heading.bounding_box() == before, "the first column stays"


def test_the_first_step_of_every_guide_stands_in_the_first_view_of_a_phone(
    browser: Browser, site: str, built: Path
) -> None:
    guides = sorted(path.parent.name for path in built.glob("vagledning/*/index.html"))
    assert len(guides) > 20
    with opened(browser, f"{site}/", viewport=MODERN, has_touch=True, is_mobile=True) as page:
        below, late = {}, {}
        for guide in guides:
            page.goto(f"{site}/vagledning/{guide}/")
            if (bottom := page.evaluate(FIRST_WORDS)) > 0:
                below[guide] = bottom
            if (top := page.evaluate(STEP_BEGINS)) > LATEST:
                late[guide] = top
    assert below == {}
    assert late == {}


def bottom_of(page: Page, what: str) -> float:
    """Return how far down the page an element ends, in screens of a phone."""
    bottom: float = page.locator(what).evaluate("e => (e.getBoundingClientRect().bottom + scrollY) / innerHeight")
    return bottom


def test_what_a_phone_is_opened_for_stands_in_its_first_views(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/", viewport=MODERN) as page:
        assert bottom_of(page, ".situations") <= 2
        page.goto(f"{site}/statistik/orosanmalningar-per-ar/")
        assert bottom_of(page, ".latest") <= 1
        page.goto(f"{site}/planen/")
        assert bottom_of(page, "article") < 15


def test_half_of_what_can_have_happened_stands_in_the_first_view_of_a_desktop(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/") as page:
        situations = page.locator(".situations > ul > li > a")
        seen = [it for it in situations.all() if (box := it.bounding_box()) and box["y"] + box["height"] <= 900]
        assert len(seen) >= situations.count() / 2


@pytest.mark.parametrize("address", ["kommuner/0181/", "kommuner/lan-22/"])
def test_a_comma_stands_at_the_word_before_it(browser: Browser, site: str, address: str) -> None:
    with opened(browser, f"{site}/{address}") as page:
        line = page.locator(".kindline").evaluate("e => [e.children.length, e.innerText]")
        assert line[0] == 1
        assert ", SCB:s kod" in line[1]
        assert " ," not in line[1]


def test_who_does_a_step_stands_beside_its_number_and_the_step_under_both(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vagledning/att-anmala/", viewport=MODERN) as page:
        steps = page.locator(".steps > ol > li").all()
        assert steps
        for step in steps:
            who, words = (step.locator("> p").nth(number).bounding_box() for number in (0, 1))
            assert who
            assert words
            assert who["x"] > words["x"]
            number = page.evaluate("e => parseFloat(getComputedStyle(e, '::before').height)", step.element_handle())
            assert words["y"] >= who["y"] + number


@pytest.mark.parametrize("width", [320, 390, 430])
@pytest.mark.parametrize("address", ["lagar/lvu/", "kommuner/2262/", "ring/", "vagledning/att-anmala/"])
def test_the_way_back_is_one_line_on_a_phone(browser: Browser, site: str, address: str, width: int) -> None:
    with opened(browser, f"{site}/{address}", viewport={"width": width, "height": 568}) as page:
        path = page.locator(".md-path")
        links = path.locator("li:visible")
        expect(links).to_have_count(1)
        assert len({round(place["y"]) for it in links.all() if (place := it.bounding_box())}) == 1
        whole = path.bounding_box()
        assert whole is not None
        assert whole["height"] < 40
        expect(links.locator("a")).to_have_count(1)


SHOWN = "rows => rows.filter((row) => row.checkVisibility()).length"


@pytest.mark.parametrize("viewport", [MODERN, DESKTOP], ids=["phone", "desktop"])
def test_a_filtered_list_shows_what_it_says_that_it_shows(browser: Browser, site: str, viewport: ViewportSize) -> None:
    with opened(browser, f"{site}/lagar/", viewport=viewport) as page:
        page.get_by_label("Filtrera listan").fill("sekretess")
        expect(page.locator(".count")).to_contain_text("Visar")
        said = page.locator(".count").text_content() or ""
        page.get_by_label("Filtrera listan").fill("SekretesS")
        expect(page.locator(".count")).to_have_text(said)
        told = int(said.split()[1])
        assert page.locator(".records tbody tr").evaluate_all(SHOWN) == told
        expect(page.locator(".groups")).to_be_hidden()


def test_names_to_scan_stand_in_columns_and_are_still_a_table(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/kommuner/") as page:
        names = page.locator(".records").first.locator("tbody th")
        assert len({box["x"] for it in names.all() if (box := it.bounding_box())}) > 2
        expect(names.first).to_have_role("rowheader")
        assert page.evaluate("document.documentElement.scrollHeight") < 8000
        assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("width", [896, 959, 960, 1100, 1239, 1240])
def test_a_table_of_many_columns_is_whole_on_a_screen_of_any_width(browser: Browser, site: str, width: int) -> None:
    with opened(browser, f"{site}/arbetslista/", viewport={"width": width, "height": 900}) as page:
        assert page.locator(".records").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
        expect(page.locator(".records tbody td").first).to_have_role("cell")


SMALLEST_SUMMARY = 15.6
"""Pixels of what tells a situation in one line, on a phone."""


@pytest.mark.parametrize("address", ["", "vagledning/", "roller/skola/"])
def test_what_a_situation_is_can_be_read_on_a_phone(browser: Browser, site: str, address: str) -> None:
    with opened(browser, f"{site}/{address}", viewport=MODERN) as page:
        lines = page.locator(".situations li, .ung li, .records td")
        assert lines.count() > 5
        assert (
            min(lines.evaluate_all("all => all.map((e) => parseFloat(getComputedStyle(e).fontSize))"))
            >= SMALLEST_SUMMARY
        )


def test_the_parts_of_a_long_list_stand_in_the_first_view_of_a_phone(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/", viewport=MODERN) as page:
        assert bottom_of(page, ".groups") <= 1
        page.get_by_role("navigation", name="Listans delar").get_by_role("link", name="Brott och straff").click()
        expect(page.get_by_role("heading", name="Brott och straff", exact=True)).to_be_in_viewport()
        page.set_viewport_size(DESKTOP)
        expect(page.locator(".groups")).to_be_hidden()  # the contents stand beside the list


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_what_is_hidden_is_hidden_on_every_screen(browser: Browser, site: str, address: str) -> None:
    """Set by a script on anything whatever, the attribute wins over what a style makes of the element."""
    hide = "elements => elements.forEach((element) => { element.hidden = true; })"
    seen = "elements => elements.filter((it) => it.hidden && getComputedStyle(it).display !== 'none').length"
    with shown(browser, f"{site}/{address}", viewport=PHONE) as page:
        every = page.locator("main, main *")
        every.evaluate_all(hide)
        assert every.evaluate_all(seen) == 0


def test_rows_become_lists_on_a_phone(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/", viewport=PHONE) as page:
        cell = page.locator(".records tbody td:nth-child(2):not(:empty)").first
        expect(cell).to_have_css("display", "block")
        assert page.evaluate("cell => getComputedStyle(cell, '::before').content", cell.element_handle()) != "none"
        expect(cell).to_have_role("cell")
        expect(page.locator(".records tbody tr > :first-child").first).to_have_role("rowheader")
        page.set_viewport_size(DESKTOP)
        expect(page.locator(".records [role]")).to_have_count(0)
        expect(page.locator(".records tbody tr > :first-child").first).to_have_role("rowheader")


def test_nothing_moves_for_those_who_ask_for_stillness(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/", reduced_motion="reduce") as page:
        assert page.evaluate(MOVES) == 0
        page.evaluate("document.querySelector('h1').style.transition = 'all 1s'")
        assert page.evaluate(MOVES) == 1


def test_forced_colours_keep_what_colour_says(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/kop-av-sexuell-tjanst/", forced_colors="active") as page:
        status = page.locator(".kindline .status-bytt-namn")
        expect(status).to_have_css("border-top-style", "solid")
        assert page.evaluate("e => getComputedStyle(e, '::before').content", status.element_handle()).startswith('"→')
        current, other = page.locator(".md-tabs [aria-current]"), page.locator(".md-tabs a:not([aria-current])").first
        style = "e => getComputedStyle(e).borderBottomColor + getComputedStyle(e).textDecorationLine"
        assert page.evaluate(style, current.element_handle()) != page.evaluate(style, other.element_handle())
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_forced_colours_keep_frames_and_focus(browser: Browser, site: str, address: str) -> None:
    with shown(browser, f"{site}/{address}", forced_colors="active") as page:
        page.keyboard.press("Tab")  # so that the focus shows from now on, as it does for those who use keys
        assert page.evaluate(UNRINGED) == []
        assert page.evaluate(UNFRAMED) == []


def test_a_frame_or_focus_that_is_lost_would_be_seen(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/", forced_colors="active") as page:
        page.keyboard.press("Tab")
        page.evaluate("""() => {
            const [ringless, frameless] = [1, 2].map(() => document.createElement('button'));
            ringless.style.outlineStyle = 'none';
            frameless.style.borderStyle = 'none';
            for (const button of [ringless, frameless]) button.textContent = 'knapp';
            document.querySelector('article').append(ringless, frameless);
        }""")
        assert len(page.evaluate(UNRINGED)) == 1
        assert len(page.evaluate(UNFRAMED)) == 1


def background(page: Page) -> int:
    """Return how light the page is, from 0 to 765."""
    found: int = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b)"
    )
    return found


def test_dark_follows_the_readers_setting_without_script(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/", color_scheme="dark") as page:
        assert background(page) < 150
        page.emulate_media(color_scheme="light")
        assert background(page) > 600


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_page_can_be_read_without_script(browser: Browser, site: str, address: str) -> None:
    with shown(browser, f"{site}/{address}", java_script_enabled=False, viewport=PHONE) as page:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        menu = page.get_by_role("navigation", name="Hela handboken")
        expect(menu).to_be_hidden()
        page.get_by_text("Meny", exact=True).click()
        expect(menu.get_by_role("link", name="A till Ö")).to_be_visible()
        box = page.get_by_role("searchbox", name="Sök i handboken")
        box.fill("barn")
        box.press("Enter")
        page.wait_for_url("**/sok/?")
        expect(page.locator("[data-search]").get_by_role("link", name="A till Ö")).to_be_visible()


def test_the_contents_stand_beside_the_text_without_script(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/lvu/", java_script_enabled=False) as page:
        expect(page.locator(".toc").get_by_text("Källor")).to_be_visible()


def test_the_contents_open_and_close_on_a_phone(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/lvu/", viewport=PHONE) as page:
        link = page.locator(".toc").get_by_text("Källor")
        expect(link).to_be_hidden()
        page.get_by_text("På den här sidan").click()
        expect(link).to_be_visible()


def test_a_link_to_a_year_unfolds_it_and_paper_has_them_all(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/andrat/") as page:
        folds = page.locator("details.fold")
        assert folds.count() > 5
        assert not folds.evaluate_all("all => all.some((it) => it.open)")
        first, last = (folds.nth(at).locator("a").first for at in (0, -1))
        expect(first).to_be_hidden()
        page.locator(".toc a").nth(1).click()
        expect(first).to_be_visible()
        expect(last).to_be_hidden()
        page.emulate_media(media="print")
        expect(last).to_be_visible()


def test_the_contents_mark_what_is_being_read(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/lvu/", reduced_motion="reduce") as page:
        page.goto(f"{site}/lagar/lvu/#laget-i-dag")
        expect(page.locator(".toc [aria-current=location]")).to_have_text("Läget i dag")


SPLIT = """() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const split = [];
    for (const cell of document.querySelectorAll('table :is(th, td)')) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) split.push(word[0]);
        }
    }
    return split;
}"""


def test_no_table_on_a_phone_splits_a_word(browser: Browser, site: str, built: Path) -> None:
    with opened(browser, "about:blank", viewport=PHONE) as page:
        for path in sorted(built.glob("statistik/*/index.html")):
            page.goto(f"{site}/statistik/{path.parent.name}/")
            assert page.evaluate(SPLIT) == [], path.parent.name
            assert page.evaluate(WIDER) <= 0, path.parent.name
        page.evaluate("""() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('.figures { width: 1px } .figures * { overflow-wrap: anywhere }');
            document.adoptedStyleSheets = [sheet];
        }""")
        assert page.evaluate(SPLIT) != []


def test_tables_name_their_rows_and_columns(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/tackning/") as page:
        page.get_by_text("Aktör och åtgärd, ruta för ruta").click()
        matrix = page.get_by_role("region", name="Tabell: aktör och åtgärd")
        expect(matrix.get_by_role("columnheader", name="Åtgärd 23", exact=True)).to_be_visible()
        expect(matrix.get_by_role("rowheader", name="Polismyndigheten")).to_be_visible()
        page.goto(f"{site}/statistik/orosanmalningar-per-ar/")
        page.get_by_text("Siffrorna i tabell").click()
        table = page.get_by_role("table", name="Orosanmälningar.")
        assert [head.inner_text() for head in table.get_by_role("columnheader").all()] == ["År", "Antal anmälningar"]
        assert [head.inner_text() for head in table.get_by_role("rowheader").all()] == ["2018", "2019", "2020", "2021"]


def test_the_counts_are_seen_without_their_colour(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/tackning/") as page:
        row = page.get_by_role("region", name="Antal åtgärder efter aktör och syfte").locator("tbody tr").first
        numbers = [int(cell.inner_text() or 0) for cell in row.locator("td").all()]
        assert sum(numbers[:-1]) == numbers[-1]
        shades = {cell.evaluate("e => getComputedStyle(e).backgroundColor") for cell in row.locator(".heat").all()}
        assert len(shades) > 1


@pytest.mark.parametrize("viewport", [MODERN, DESKTOP], ids=["phone", "desktop"])
def test_the_columns_of_a_heat_map_have_names_of_one_line(browser: Browser, site: str, viewport: ViewportSize) -> None:
    with opened(browser, f"{site}/tackning/", viewport=viewport) as page:
        heights = page.locator(".heatmap thead th a").evaluate_all("links => links.map((link) => link.offsetHeight)")
        assert heights
        assert max(heights) < TWO_LINES
        assert page.evaluate(WIDER) == 0


LANES = """() => Object.fromEntries([...document.querySelectorAll('.lanes li')].map((step) => {
    const box = step.getBoundingClientRect();
    return [step.querySelector('a').textContent, [box.left, box.top, box.right, box.bottom]];
}))"""
CHAIN = [
    "Anmäl till socialnämnden",
    "Skyddsbedömning",
    "Beslut: utreda eller inte",
    "Utredningen är klar",
    "Stöd och skydd",
]
ANSWER = "Svar, om du ber om det"


def test_who_does_what_stands_in_lanes_and_time_runs_down(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vem-gor-vad/") as page:
        lanes: dict[str, list[float]] = page.evaluate(LANES)
        assert max(box[2] for box in lanes.values()) <= DESKTOP["width"]
        assert len({box[0] for box in lanes.values()}) == 5
        first, *rest = (lanes[name] for name in CHAIN)
        assert first[1] == rest[0][1], "both at once"
        assert len({box[0] for box in rest}) == 1, "one lane"
        assert all(one[3] < other[1] for one, other in pairwise(rest))
        assert lanes[ANSWER][0] == first[0], "the answer comes to you, beside the chain"
        assert lanes[ANSWER][1] > lanes[CHAIN[2]][3], "after the decision, within a week (19 kap. 6 § SoL)"
        for row, step in (("Inom en vecka efter beslutet", ANSWER), ("Inom fyra månader", CHAIN[3])):
            head = page.locator(".lanes__heads").get_by_text(row, exact=True).bounding_box()
            assert head is not None
            assert head["y"] == lanes[step][1], row
        heads = page.locator(".lanes__heads > [class^=lane]")
        assert [heads.nth(at).bounding_box()["x"] for at in range(5)] == sorted({box[0] for box in lanes.values()})  # type: ignore[index]


def test_who_does_what_is_a_list_in_order_on_a_phone_and_for_those_who_listen(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vem-gor-vad/", viewport=PHONE) as page:
        lanes: dict[str, list[float]] = page.evaluate(LANES)
        assert all(one[3] < other[1] for one, other in pairwise(lanes.values()))
        expect(page.locator(".lanes__heads")).to_be_hidden()
        chain = page.get_by_role("list", name="Från oro till stöd")
        assert [link.inner_text() for link in chain.locator("li p:first-child a").all()] == CHAIN
        expect(chain.get_by_text("Socialnämnden, inom 14 dagar:")).to_be_visible()
        expect(chain.get_by_text(ANSWER)).to_have_count(0)
        beside = page.get_by_role("list", name="Vid sidan av: du och utredningen")
        expect(beside.get_by_text("Socialnämnden till dig, inom en vecka efter beslutet:")).to_be_visible()
        expect(beside.get_by_text(ANSWER)).to_be_visible()
        page.set_viewport_size(DESKTOP)
        said = page.get_by_role("list", name="Från oro till stöd").get_by_role("listitem").nth(2)
        expect(said).to_contain_text("Socialnämnden, inom 14 dagar:")


@pytest.mark.parametrize("address", ["tidslinje/", "reformer/", "statistik/orosanmalningar-per-ar/"])
def test_pictures_say_in_words_what_they_show(browser: Browser, site: str, address: str) -> None:
    with opened(browser, f"{site}/{address}") as page:
        picture = page.locator(".chart")
        assert page.evaluate("e => e.complete && e.naturalWidth > 0", picture.element_handle())
        assert re.search(r"\b20[12][0-9]\b", picture.get_attribute("alt") or "")


def test_a_heat_map_shows_all_its_columns_on_a_phone_of_today(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/tackning/", viewport=MODERN) as page:
        beyond = page.locator(".heatmap").evaluate_all("maps => maps.map((it) => it.scrollWidth - it.clientWidth)")
        assert beyond
        assert max(beyond) <= 0


BROAD = """() => [...document.querySelectorAll('.records')].filter((it) => it.scrollWidth > it.clientWidth).length"""


def test_no_table_of_records_goes_on_beside_a_desktops_screen(browser: Browser, site: str, built: Path) -> None:
    with opened(browser, "about:blank") as page:
        lists = [path for path in built.glob("*/index.html") if 'class="records"' in path.read_text("utf-8")]
        assert len(lists) > 10
        for path in lists:
            page.goto(f"{site}/{path.parent.name}/")
            assert page.evaluate(BROAD) == 0, path.parent.name


COLUMNS = """() => [...document.querySelectorAll('.records')]
    .map((it) => [...it.querySelectorAll('thead th')].at(-1).getBoundingClientRect())
    .map((head) => [Math.round(head.left), Math.round(head.width)].join(' '))"""


@pytest.mark.parametrize("address", ["lagar/", "aktorer/", "material/", "atgarder/", "konventioner/"])
def test_the_tables_of_a_list_have_how_things_stand_in_one_column(browser: Browser, site: str, address: str) -> None:
    with opened(browser, f"{site}/{address}") as page:
        places = page.evaluate(COLUMNS)
        assert len(places) > 1
        assert len(set(places)) == 1


def test_on_a_card_to_ring_from_the_number_begins_where_the_name_does(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/ring/", viewport=MODERN) as page:
        card = page.locator(".lines li:has(.number)").first
        name, number = (card.locator(part).first.bounding_box() for part in ("p:first-child a", ".number a"))
        assert name is not None
        assert number is not None
        assert abs(name["x"] - number["x"]) < 1


SMALLEST = """() => [...document.querySelectorAll('main :is(.checked, .references li, .situations li)')]
    .map((it) => parseFloat(getComputedStyle(it).fontSize))"""


@pytest.mark.parametrize("address", ["lagar/sol-2025-19-1/", "roller/skola/", "aktorer/bris/"])
def test_what_tells_how_far_to_trust_is_no_small_print_on_a_phone(browser: Browser, site: str, address: str) -> None:
    with opened(browser, f"{site}/{address}", viewport=MODERN) as page:
        sizes = page.evaluate(SMALLEST)
        assert sizes
        assert min(sizes) >= 15.5
