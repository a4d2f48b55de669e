"""The references of a page: there without script, and with it a day, buttons that copy and files to save."""

import json
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser, Page, expect

from browser.kinds import PAGES, PHONE, asked_of, opened

GUIDE = "vagledning/att-anmala/"
TITLE = "Att anmäla att ett barn far illa"
NOW = "2026-12-01T23:30:00Z"
"""In Sweden it is the second of December already."""
FOLD = "details.cite > summary"


def unfolded(page: Page) -> None:
    """Open the references and wait for what the script adds."""
    page.locator(FOLD).click()
    expect(page.get_by_role("button", name="RIS")).to_be_visible()


def test_the_reference_has_the_readers_day_in_sweden(browser: Browser, site: str) -> None:
    with opened(browser, "about:blank", timezone_id="America/New_York") as page:
        page.clock.set_fixed_time(NOW)
        page.goto(f"{site}/{GUIDE}")
        unfolded(page)
        *texts, card = page.locator(".cite dd").all_inner_texts()
        assert card.startswith(f"{TITLE}. ")
        assert card.endswith(f" https://barnskyddshandboken.example/{GUIDE}")
        assert [("hämtad 2 december 2026" in text.lower(), "[2026-12-02]" in text) for text in texts] == [
            (True, False),
            (False, True),
            (True, False),
        ]
        assert all("[dag" not in text and "[åååå" not in text for text in texts)


def test_a_reference_is_copied_with_its_italics(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{GUIDE}", permissions=["clipboard-read", "clipboard-write"]) as page:
        unfolded(page)
        page.get_by_role("button", name="Kopiera APA").click()
        expect(page.locator(".cite [role=status]")).to_have_text("APA är kopierad.")
        text, html = page.evaluate(
            """async () => {
                const [item] = await navigator.clipboard.read();
                const read = async (type) => (await item.getType(type)).text();
                return [await read('text/plain'), await read('text/html')];
            }"""
        )
        assert text == page.locator(".cite dd").first.inner_text()
        assert f"<i>{TITLE}</i>" in html


def test_a_browser_that_lets_nothing_be_copied_says_so(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{GUIDE}") as page:
        page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error()); }")
        unfolded(page)
        page.get_by_role("button", name="Kopiera Harvard").click()
        expect(page.locator(".cite [role=status]")).to_have_text("Det gick inte att kopiera. Markera texten i stället.")


def test_a_code_leads_to_the_page(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{GUIDE}", viewport=PHONE) as page:
        unfolded(page)
        page.get_by_role("button", name="Visa QR-kod").click()
        expect(page.get_by_role("img", name="QR-kod till sidan")).to_be_visible()
        assert page.evaluate("() => document.documentElement.scrollWidth") == 320


def test_an_older_browser_copies_the_text(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{GUIDE}", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.evaluate("() => { delete globalThis.ClipboardItem; }")
        unfolded(page)
        page.get_by_role("button", name="Kopiera Oxford").click()
        expect(page.locator(".cite [role=status]")).to_have_text("Oxford (fotnot) är kopierad.")
        assert page.evaluate("() => navigator.clipboard.readText()") == page.locator(".cite dd").nth(2).inner_text()


def test_files_are_made_without_asking_anyone(browser: Browser, site: str, tmp_path: Path) -> None:
    with opened(browser, f"{site}/{GUIDE}") as page:
        unfolded(page)
        asked = asked_of(page)
        files = {}
        for name in ("RIS", "BibTeX", "CSL-JSON"):
            with page.expect_download() as saved:
                page.get_by_role("button", name=name).click()
            target = tmp_path / saved.value.suggested_filename
            saved.value.save_as(target)
            files[target.name] = target.read_bytes().decode()
        assert [url for url in asked if not url.startswith("blob:")] == []
    (ris,) = rispy.loads(files["att-anmala.ris"])
    (csl,) = json.loads(files["att-anmala.json"])
    (entry,) = parse_string(files["att-anmala.bib"]).entries
    address = f"https://barnskyddshandboken.example/{GUIDE}"
    assert (ris["title"], ris["urls"]) == (TITLE, [address])
    assert (csl["title"], csl["URL"]) == (TITLE, address)
    assert (entry["title"], entry["url"]) == (f"{{{TITLE}}}", address)


def test_without_script_the_references_are_there(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{GUIDE}", java_script_enabled=False, viewport=PHONE) as page:
        expect(page.locator(".cite dd").first).to_be_hidden()
        page.locator(FOLD).click()
        expect(page.locator(".cite dd").first).to_contain_text("Hämtad [dag månad år] från https://")
        expect(page.locator(".cite").get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("kind", ["law", "statistic", "guide", "home"])
def test_paper_has_no_references(browser: Browser, site: str, kind: str) -> None:
    with opened(browser, f"{site}/{PAGES[kind]}") as page:
        page.emulate_media(media="print")
        expect(page.locator(".cite")).to_be_hidden()


def test_a_law_is_cited_as_law_first(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PAGES['law']}") as page:
        unfolded(page)
        first = page.locator(".cite dd").first
        expect(first).to_have_text("19 kap. 1 § socialtjänstlagen (2025:400)")
        expect(page.get_by_role("button", name="Kopiera Lagen i en mening")).to_be_visible()
