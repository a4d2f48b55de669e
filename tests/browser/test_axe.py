"""axe-core on every kind of page, in light and dark, on a phone and a desktop."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.kinds import DESKTOP, LAID_OUT, PAGES, PHONE, opened, shown

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a dark page could break though a light one does not."""
ROWS = 8
FEWER = f"""() => {{
    for (const list of document.querySelectorAll('article :is(ul, ol, tbody)'))
        for (const row of [...list.children].slice({ROWS})) row.remove();
}}"""
"""Leave the first rows of each list and table: the others are made by the same template."""


def faults(page: Page, rules: list[str] = RULES, within: str = "html") -> list[str]:
    """Return what axe finds on the page as it stands, or in a part of it."""
    found: list[dict[str, Any]] = page.evaluate(
        "([within, rules]) => axe.run(within, {runOnly: rules, resultTypes: ['violations']}).then(it => it.violations)",
        [within, rules],
    )
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


POSTER = {"poster": "kurser/skolans-personal-60-minuter/affisch/"}


@pytest.mark.parametrize("address", (PAGES | POSTER).values(), ids=PAGES | POSTER)
def test_axe_finds_nothing(browser: Browser, site: str, address: str) -> None:
    with shown(browser, f"{site}/{address}") as page:
        page.evaluate(LAID_OUT)
        page.evaluate(AXE.read_text("utf-8"))
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme="light")
            assert faults(page) == [], f"{size['width']} px, light"
            page.evaluate(FEWER)  # what repeats itself has been looked at once, whole
            page.emulate_media(color_scheme="dark")
            assert faults(page, COLOURS) == [], f"{size['width']} px, dark"


def test_axe_finds_nothing_in_the_open_menu(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/", viewport=PHONE) as page:
        page.get_by_text("Meny", exact=True).click()
        page.evaluate(AXE.read_text("utf-8"))
        assert faults(page) == []


def test_axe_would_find_a_fault(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/") as page:
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate("document.querySelector('h1').style.color = '#ccc'")
        page.evaluate("document.querySelector('.searchbox').replaceChildren(document.createElement('input'))")
        assert {fault.split(":")[0] for fault in faults(page)} >= {"label", "color-contrast"}
