"""On paper: every guide on two sheets at most, with what is needed at work and without what only a screen can use."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.kinds import opened

PDF_PAGE = re.compile(rb"/Type\s*/Page\b")
SHEETS = 2


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
        page.goto(f"{site}/roller/skola/")
        for fold in page.locator("details.plan:not([open])").all():
            expect(fold).to_be_hidden()
        expect(page.locator(".about")).to_have_css("break-before", "avoid")


def test_who_does_what_is_whole_on_one_sheet(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/vem-gor-vad/") as page:
        assert len(PDF_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
        page.set_viewport_size({"width": 688, "height": 900})
        page.emulate_media(media="print")
        assert (
            page.evaluate("() => new Set([...document.querySelectorAll('.lanes li')].map((e) => e.offsetLeft)).size")
            == 5
        )
