"""Courses: printed as a leaflet of one sheet, with the numbers, the law and a way back to the living page."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.kinds import PAGES, opened

PDF_PAGE = re.compile(rb"/Type\s*/Page\b")


def test_every_course_is_a_leaflet_of_one_sheet_printed_on_both_sides(browser: Browser, site: str, built: Path) -> None:
    took = {}
    with opened(browser, "about:blank") as page:
        for path in sorted(built.glob("kurser/*/index.html")):
            page.goto(f"{site}/kurser/{path.parent.name}/")
            took[path.parent.name] = len(PDF_PAGE.findall(page.pdf(prefer_css_page_size=True)))
    assert len(took) >= 6
    assert {name: sheets for name, sheets in took.items() if sheets > 2} == {}


def test_every_course_has_a_poster_of_one_sheet(browser: Browser, site: str, built: Path) -> None:
    posters = sorted(path.parent for path in built.glob("kurser/*/affisch/index.html"))
    assert len(posters) >= 6
    with opened(browser, "about:blank") as page:
        for folder in posters:
            page.goto(f"{site}/{folder.relative_to(built).as_posix()}/")
            expect(page.get_by_role("img", name="QR-kod till kursen")).to_be_visible()
            assert len(PDF_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1


def test_the_leaflet_has_what_the_trainer_needs_and_not_what_a_screen_needs(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PAGES['course']}") as page:
        page.emulate_media(media="print")
        for heading in ("Förbered", "Program", "Ett fall", "Nummer att ringa", "Lagarna, och när texten lästes"):
            expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.get_by_role("img", name="QR-kod")).to_be_visible()
        expect(page.get_by_role("heading", name="Källor")).to_be_hidden()
        expect(page.locator(".cite")).to_be_hidden()
        expect(page.get_by_role("button", name="Skriv ut")).to_be_hidden()
