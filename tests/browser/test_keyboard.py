"""The site by keyboard alone: focus that is seen, in a sensible order, never caught; menus, tables and the way out."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.kinds import PHONE, opened

FOCUSED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const line = element.getClientRects()[0];
    const at = document.elementFromPoint(line.x + Math.min(line.width, 20) / 2, line.y + Math.min(line.height, 20) / 2);
    return {
        what: `${element.tagName} ${element.textContent.trim().slice(0, 30)}`,
        number: [...document.querySelectorAll('*')].indexOf(element),
        ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth + 1,
        covered: !(at && (element.contains(at) || at.contains(element))),
    };
}"""
MAIN = "document.activeElement.closest('.md-content') !== null"


def walk(page: Page, most: int) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page, at most ``most`` times, and return where it was."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


WALKED = {
    "home": "",
    "record": "lagar/sol-2025-19-1/",
    "children": "vagledning/du-har-varit-med-om-nagot/",
    "list": "mal/",
    "filter": "materialval/",
    "offline": "offline/",
    "hits": "sok/?q=orosanm%C3%A4lan",
}


@pytest.mark.parametrize("address", WALKED.values(), ids=WALKED)
@pytest.mark.parametrize("width", [320, 1280])
def test_tab_goes_through_the_page_in_order_and_is_always_seen(
    browser: Browser, site: str, address: str, width: int
) -> None:
    with opened(browser, f"{site}/{address}", viewport={"width": width, "height": 700}) as page:
        stops = walk(page, 400)
        numbers = [stop["number"] for stop in stops]
        assert len(stops) > 20
        assert len(stops) < 400, "the focus never left the page"
        assert numbers == sorted(set(numbers)), "the focus went back or stood still"
        assert [stop for stop in stops if not stop["ringed"]] == []
        assert [stop for stop in stops if not stop["seen"] or stop["covered"]] == []


def test_the_first_stop_skips_to_the_content(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/sol-2025-19-1/") as page:
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Gå till innehållet")
        expect(page.locator(":focus")).to_be_in_viewport()
        assert not page.evaluate(MAIN)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(MAIN)


def test_the_menu_opens_and_closes_and_gives_the_focus_back(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/", viewport=PHONE) as page:
        button, menu = page.get_by_text("Meny", exact=True), page.get_by_role("navigation", name="Hela handboken")
        button.focus()
        page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        page.keyboard.press("Tab")
        expect(menu.locator(":focus")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()
        page.keyboard.press("Space")
        expect(menu.get_by_role("link", name="Lagar")).to_have_attribute("aria-current", "page")
        page.get_by_role("heading", level=1).click()
        expect(menu).to_be_hidden()


def test_by_keyboard_from_home_to_a_record_to_all_hits_and_back(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/") as page:
        box = page.get_by_label("Sök i handboken")
        tab_to(page, "#searchbox-q")
        expect(box).to_have_attribute("aria-expanded", "false")
        page.keyboard.type("barnahus")
        expect(box).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".sok-note")).to_contain_text("Välj med piltangenterna")
        page.keyboard.press("ArrowDown")
        chosen = page.get_by_role("option", selected=True)
        expect(chosen).to_have_accessible_name(re.compile("^Barnahus"))
        expect(chosen).to_have_id(box.get_attribute("aria-activedescendant") or "")
        page.keyboard.press("Enter")
        page.wait_for_url("**/aktorer/barnahus/")
        page.keyboard.press("Control+k")
        page.keyboard.type("barnahus")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sok/")
        expect(page.locator(".sok-status")).to_contain_text("träffar för ”barnahus”")
        tab_to(page, ".sok-filters input")
        page.keyboard.press("Space")
        expect(page.locator(".sok-filters input:focus")).to_be_checked()
        tab_to(page, "a.sok-hit__title")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"^(?!.*/sok/)"))
        page.go_back()
        page.wait_for_url("**/sok/")
        expect(page.locator(".sok-filters input:checked")).to_have_count(1)
        expect(page.locator("a.sok-hit__title").first).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on the first element of the selector that it comes to."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not lead to {selector}")


def test_only_keys_with_ctrl_lead_to_the_search(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/om/") as page:
        for key in "/ksq?":
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement === document.body"), key
        page.keyboard.press("Control+k")
        expect(page.get_by_label("Sök i handboken")).to_be_focused()


@pytest.mark.parametrize(
    ("address", "column", "name"),
    [("begrepp/", 0, "Titel"), ("arbetslista/", 2, "Kontrolleras"), ("arbetslista/", 5, "Steg")],
)
def test_a_table_is_sorted_by_its_headings(browser: Browser, site: str, address: str, column: int, name: str) -> None:
    with opened(browser, f"{site}/{address}") as page:
        table = page.locator(".records table").first
        heading = table.get_by_role("columnheader").nth(column)

        def cells() -> list[str]:
            said: list[str] = table.locator("tbody").evaluate(
                f"e => [...e.rows].map(it => it.cells[{column}].innerText)"
            )
            return [it.zfill(4) if it.isdecimal() else it for it in said]

        before = cells()
        assert len(before) > 5
        for told, way in (("ascending", "stigande"), ("descending", "fallande")):
            heading.get_by_role("button").press("Enter")
            expect(heading).to_have_attribute("aria-sort", told)
            expect(page.locator("body > [role=status]")).to_have_text(f"Sorterat efter {name}, {way}.")
            full, empty = [it for it in before if it], [it for it in before if not it]
            ordered = sorted(full) if column else full
            assert cells() == (ordered if way == "stigande" else ordered[::-1]) + empty
        heading.get_by_role("button").press("Enter")
        expect(page.locator("body > [role=status]")).to_have_text("Sorterat som från början.")
        assert cells() == before


def test_a_heading_gives_its_address(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/lagar/lvu/", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("link", name="Kopiera länk till avsnittet Källor").press("Enter")
        expect(page.locator("body > [role=status]")).to_have_text("Länken är kopierad.")
        assert page.evaluate("navigator.clipboard.readText()") == f"{site}/lagar/lvu/#kallor"


def test_a_page_for_those_at_work_has_no_way_out(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vagledning/att-anmala/") as page:
        expect(page.locator(".exit")).to_have_count(0)
