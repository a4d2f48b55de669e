"""A trainer's own list: collected from pages and hits, in the address alone, ordered, noted, linked and taken out."""

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from browser.kinds import DESKTOP, PHONE, asked_of, opened
from browser.test_courses import PDF_PAGE

GUIDE, LAW = "vagledning/att-anmala/", "lagar/sol-2025-19-1/"
ADD = "Lägg till i kurslista"
NOTHING = {"localStorage": 0, "sessionStorage": 0, "cookies": ""}
KEPT = """() => ({
    localStorage: localStorage.length, sessionStorage: sessionStorage.length, cookies: document.cookie,
})"""


def add(page: Page) -> None:
    """Add the page to the list."""
    page.get_by_role("link", name=ADD).click()
    expect(page.locator(".course-tray [role=status]")).to_contain_text("Tillagd i kurslistan.")


def test_a_course_is_made_from_search_to_cartridge_and_kept_nowhere(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    with opened(browser, f"{site}/{GUIDE}") as page:
        asked = asked_of(page)
        add(page)
        assert page.url == f"{site}/{GUIDE}#kurs:s={GUIDE}"
        page.get_by_label("Sök i handboken").fill("sekretess")
        page.get_by_role("button", name="Sök", exact=True).click()
        page.wait_for_selector("[data-search-state=done]")
        first = page.locator("[data-hit]").first
        address = str(first.locator("a").first.get_attribute("href")).removeprefix(f"{site}/")
        first.get_by_role("button", name="i kurslista").click()
        expect(page.locator(".course-tray [role=status]")).to_contain_text("2 sidor")
        page.get_by_role("link", name="Öppna listan").click()
        expect(page.get_by_role("link", name="Att anmäla att ett barn far illa")).to_be_visible()
        page.get_by_label("Kursens namn").fill("Vår kurs")
        page.get_by_label("Din anteckning").first.fill("Läs & prata")
        page.get_by_role("button", name="Flytta ner sida 1").click()
        expect(page.get_by_text("Flyttad.")).to_be_visible()
        assert unquote(page.url).partition("#")[2].startswith("kurs:t=Vår kurs&s=")
        assert unquote(page.url).endswith(f"&s={GUIDE}&n=Läs & prata")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Hämta för Moodle").click()
        saved.value.save_as(tmp_path / "kurs.imscc")
        with zipfile.ZipFile(io.BytesIO((tmp_path / "kurs.imscc").read_bytes())) as archive:
            assert archive.testzip() is None
            assert "Läs &amp; prata" in archive.read("om-kursen.html").decode()
            assert f"{site}/{address}".replace(site, "") in archive.read("sida-1.xml").decode()
        assert page.evaluate(KEPT) == NOTHING
        assert not any("kurs:" in url.replace(f"{site}/kurser/egen/", "") for url in asked if "#" not in url)


def test_the_link_leads_another_reader_to_the_same_list(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/kurser/egen/#kurs:t=Min%20kurs&s={LAW}&n=F%C3%B6rst&s={GUIDE}") as page:
        expect(page.get_by_label("Kursens namn")).to_have_value("Min kurs")
        items = page.locator(".course-list > li")
        expect(items).to_have_count(2)
        expect(items.first.locator(".checked")).to_have_text(re.compile(r"Kontrollerad \d+ \w+ 20\d\d\."))
        expect(items.first.get_by_label("Din anteckning")).to_have_value("Först")
        page.get_by_role("button", name="Visa QR-kod").click()
        expect(page.get_by_role("img", name="QR-kod till listan")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.get_by_text("Först", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Kopiera länken")).to_be_hidden()
        page.emulate_media(media="screen")
        page.get_by_role("button", name="Ta bort sida 1").click()
        expect(items).to_have_count(1)
        page.reload()
        expect(items).to_have_count(1)


def test_the_list_goes_along_with_the_links_and_the_place_on_a_page_is_found(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{LAW}#kurs:s=om/") as page:
        expect(page.locator(".course-tray")).to_contain_text("1 sida")
        page.locator(".toc a, .md-content a[href^='#']").first.wait_for(state="attached")
        page.get_by_role("link", name="Lagar", exact=True).first.click()
        page.wait_for_url("**/lagar/#kurs:s=om/")
        page.goto(f"{site}/{GUIDE}#steg-4kurs:s=om/")
        expect(page.locator("#steg-4")).to_be_in_viewport()
        page.get_by_role("link", name="Lämna sidan").is_visible()
        add(page)
        assert page.url.endswith(f"#steg-4kurs:s=om/&s={GUIDE}")
        page.get_by_role("link", name=ADD).click()
        expect(page.locator(".course-tray [role=status]")).to_contain_text("finns redan")


def test_a_list_can_name_no_page_elsewhere(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/kurser/egen/#kurs:s=https://elak.example/&s={LAW}&n=<b>x</b>") as page:
        expect(page.locator(".course-list > li")).to_have_count(1)
        assert page.locator(".course-list b").count() == 0


def test_a_list_that_is_emptied_or_gone_back_from_shows_how_to_begin(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/kurser/egen/") as page:
        expect(page.get_by_text("Så gör du en lista")).to_be_visible()
        page.goto(f"{site}/kurser/egen/#kurs:s={LAW}&s={GUIDE}")
        expect(page.locator(".course-list > li")).to_have_count(2)
        page.get_by_role("button", name="Ta bort sida 2").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Ta bort sida 1")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Så gör du en lista")).to_be_visible()
        assert page.url == f"{site}/kurser/egen/"
        page.go_back()
        expect(page.get_by_text("Så gör du en lista")).to_be_visible()
        expect(page.locator(".course-tray")).to_have_count(0)


def test_the_focus_goes_along_with_a_page_that_is_moved(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/kurser/egen/#kurs:s={LAW}&s={GUIDE}&s=om/") as page:
        page.get_by_role("button", name="Flytta ner sida 1").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Flytta ner sida 2")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Flytta upp sida 3")).to_be_focused()
        assert page.url.endswith(f"#kurs:s={GUIDE}&s=om/&s={LAW}")


def test_what_an_address_says_too_much_of_is_told(browser: Browser, site: str) -> None:
    pages = "&".join([f"s={LAW}"] * 200)
    with opened(browser, f"{site}/kurser/egen/#kurs:n=%ZZ&{pages}&n=%3Cscript%3Ealert(1)%3C/script%3E") as page:
        expect(page.locator(".course-list > li")).to_have_count(40)
        expect(page.locator("[data-course]")).to_contain_text(
            "plats för 40 sidor ur handboken. 160 till i adressen är inte"
        )
        page.set_viewport_size(PHONE)
        assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]


def test_a_page_that_is_not_there_is_in_no_file(browser: Browser, site: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/kurser/egen/#kurs:s={LAW}&s=finns/inte/")
    expect(page.locator(".course-list > li").last).to_contain_text("Sidan finns inte i handboken.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hämta som text").click()
    saved.value.save_as(tmp_path / "kurs.txt")
    text = (tmp_path / "kurs.txt").read_text("utf-8")
    assert (LAW in text, "\n2. " in text) == (True, False)
    assert "Akut: 112" in text
    expect(page.get_by_text("1 av sidorna finns inte i handboken och är inte med i filen.")).to_be_visible()
    context.close()


def test_a_poster_is_printed_alone_on_one_sheet(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/kurser/egen/#kurs:t=V%C3%A5r%20kurs&s={LAW}") as page:
        page.get_by_role("button", name="Affisch med QR-kod").click()
        expect(page.get_by_role("button", name="Skriv ut")).to_be_focused()
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", name="Vår kurs")).to_be_visible()
        expect(page.get_by_role("img", name="QR-kod till listan")).to_be_visible()
        for other in (
            page.get_by_role("heading", level=1),
            page.get_by_role("button"),
            page.get_by_text("Samla sidor"),
        ):
            assert not [it for it in other.all() if it.is_visible()]
        assert len(PDF_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
        page.emulate_media(media="screen")
        page.get_by_role("button", name="Tillbaka till listan").click()
        expect(page.get_by_label("Kursens namn")).to_be_focused()


def test_each_hit_can_be_added_where_there_is_room(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/sok/?q=sekretess") as page:
        page.wait_for_selector("[data-search-state=done]")
        expect(page.locator("[data-hit]").first).to_be_visible()
        expect(page.locator(".course-hit:visible")).to_have_count(page.locator("[data-hit]").count())
        expect(page.get_by_role("button", name="Lägg till träffar i en kurslista")).to_be_hidden()
        title = page.locator("[data-hit] a").first.inner_text()
        page.get_by_role("button", name=f"Lägg till i kurslista: {title}").click()
        expect(page.locator(".course-tray")).to_contain_text("1 sida")
        page.get_by_role("link", name="Öppna listan").click()
        expect(page.locator(".course-list > li")).to_contain_text(title)


def test_a_list_is_begun_among_the_hits(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/sok/?q=sekretess", viewport=PHONE) as page:
        page.wait_for_selector("[data-search-state=done]")
        page.get_by_role("button", name="Lägg till träffar i en kurslista").press("Enter")
        expect(page.locator(".course-hit").first).to_be_focused()
        expect(page.locator(".course-hit:visible")).to_have_count(page.locator("[data-hit]").count())
        expect(page.get_by_role("button", name="Lägg till träffar i en kurslista")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(page.locator(".course-tray")).to_contain_text("1 sida")


def test_without_script_the_page_says_how_to_link(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{GUIDE}", java_script_enabled=False, viewport=PHONE) as page:
        page.get_by_role("link", name=ADD).click()
        page.wait_for_url(f"{site}/kurser/egen/")
        expect(page.get_by_text("kopiera adressen till varje sida")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "size"), [("sekretess", PHONE), ("min pappa slår mig", DESKTOP), ("vill inte leva", DESKTOP)]
)
def test_who_makes_no_list_meets_none(browser: Browser, site: str, words: str, size: ViewportSize) -> None:
    with opened(browser, f"{site}/sok/?q={words}", viewport=size) as page:
        expect(page.locator(".course-hit:visible")).to_have_count(0)
        expect(page.locator(".course-tray")).to_have_count(0)


def test_where_there_are_no_hits_there_is_none_to_add(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/sok/", viewport=PHONE) as page:
        page.get_by_role("searchbox", name="Sök i handboken").fill("xqzwv")
        expect(page.locator("[data-search-state=empty]")).to_be_visible()
        expect(page.get_by_role("button", name="Kopiera länk till sökningen")).to_be_visible()
        assert page.get_by_role("button", name="Lägg till träffar i en kurslista").count() == 0
