"""A reader's municipality: chosen once, carried by the address, kept only if asked, and never silently old."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.kinds import asked_of, opened, shown
from browser.test_privacy import KEPT, NOTHING

KNOWN, NUMBER = "0181", "08-523 038 70"
"""Södertälje: a municipality with numbers, and that of its emergency service."""
UNKNOWN = "2262"
"""Timrå: what is known is from 2019."""
GUIDE = "vagledning/att-anmala/"
CHOOSE = "Hitta numren i din kommun"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a browser that knows nothing."""
    with opened(browser, "about:blank") as made:
        yield made


def choose(page: Page, typed: str, name: str) -> None:
    """Choose a municipality by what is typed."""
    page.get_by_role("link", name=CHOOSE).first.click()
    page.get_by_label("Kommunen där barnet är").fill(typed)
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(f"Din kommun: {name}").first).to_be_visible()


@pytest.mark.parametrize(
    "typed", ["Södertälje", "sodertalje", "södertlje", "Södertälje kommun", "Sodertalj", "Södertälje kommmun.", "0181"]
)
def test_a_name_is_found_however_it_is_spelled(page: Page, site: str, typed: str) -> None:
    page.goto(f"{site}/")
    choose(page, typed, "Södertälje")
    assert urlsplit(page.url).fragment == f"kommun={KNOWN}"
    expect(page.locator(".nodlage .local-told")).to_contain_text(NUMBER)


def test_no_name_is_said_to_be_none(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    page.get_by_role("link", name=CHOOSE).first.click()
    page.get_by_label("Kommunen där barnet är").fill("xyzzyq")
    expect(page.get_by_text("Ingen kommun heter så. Skriv kommunens namn, inte ortens.")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Håbo kn", ["Håbo (Uppsala län)", "Habo (Jönköpings län)"]),
        ("xy", []),
    ],
)
def test_only_those_that_may_be_meant_are_offered(browser: Browser, site: str, typed: str, names: list[str]) -> None:
    """In one window after the other, since nothing is chosen: what were kept would change what is offered."""
    with shown(browser, f"{site}/") as page:
        page.get_by_role("link", name=CHOOSE).first.click()
        page.get_by_label("Kommunen där barnet är").fill(typed)
        expect(page.locator(".local-names button")).to_have_text(names)


def test_the_keyboard_chooses_only_what_is_certain_and_goes_on_where_it_was(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    way = page.get_by_role("link", name=CHOOSE).first
    way.press("Enter")
    field = page.get_by_label("Kommunen där barnet är")
    expect(field).to_be_focused()
    field.fill("habo")
    field.press("Enter")
    expect(page.get_by_text("2 kommuner passar. Välj en.")).to_be_visible()
    expect(page.get_by_text("Din kommun: ")).to_have_count(0)
    field.press("Escape")
    expect(field).to_have_count(0)
    expect(way).to_be_focused()
    way.press("Enter")
    field.fill("södertelje")
    field.press("Enter")
    expect(page.locator(".local-bar").get_by_role("link", name="Södertälje")).to_be_focused()
    page.get_by_role("button", name="Byt").press("Enter")
    expect(field).to_be_focused()
    field.press("Escape")
    page.get_by_role("button", name="Kom ihåg").press("Enter")
    expect(page.locator(".local-bar").get_by_role("link", name="Södertälje")).to_be_focused()
    page.get_by_role("button", name="Glöm och ta bort").press("Enter")
    expect(way).to_be_focused()


@pytest.mark.parametrize("code", ["0199", "<script>alert(1)</script>", "181", "lan-01", "__proto__", "södertälje"])
def test_a_link_with_no_municipality_says_so(page: Page, site: str, code: str) -> None:
    page.goto(f"{site}/{GUIDE}#kommun={code}")
    said = page.get_by_text("Kommunen i länken finns inte. Välj kommun här.")
    expect(said.first).to_be_visible()
    expect(page.get_by_text("Din kommun: ")).to_have_count(0)
    there = said.count()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert said.count() == there, "it goes when the page is shown after it was said"
    page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
    assert said.count() == there, "it is said again beside what was said"
    page.get_by_role("link", name=CHOOSE).first.click()
    page.get_by_label("Kommunen där barnet är").fill("södertälje")
    page.get_by_role("button", name="Södertälje", exact=True).click()
    expect(page.get_by_text("Kommunen i länken finns inte.")).to_have_count(0)


def test_numbers_that_cannot_be_fetched_are_missed_aloud(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/assets/local/data/lan-01.json", lambda route: route.abort())
    page.goto(f"{site}/{GUIDE}#kommun={KNOWN}")
    expect(page.get_by_text("Numren i kommunen gick inte att hämta. Läs in sidan igen.").first).to_be_visible()
    page.close()


LIST = "kurs:s=lagar/sol-2025-19-1/"


@pytest.mark.parametrize(
    ("given", "becomes"),
    [
        (f"kommun={KNOWN}&{LIST}", f"kommun={KNOWN}&{LIST}"),
        (f"kommun={KNOWN}{LIST}", f"kommun={KNOWN}&{LIST}"),
        (f"{LIST}&kommun={KNOWN}", f"kommun={KNOWN}&{LIST}"),
        (f"kallor&kommun={KNOWN}", f"kommun={KNOWN}&kallor"),
        (f"kommun={KNOWN}&kommun={UNKNOWN}", f"kommun={KNOWN}"),
        (f"kommun={KNOWN}&", f"kommun={KNOWN}"),
    ],
)
def test_the_choice_stands_beside_what_else_an_address_says(page: Page, site: str, given: str, becomes: str) -> None:
    page.goto(f"{site}/{GUIDE}#{given}")
    expect(page.get_by_text("Din kommun: Södertälje").first).to_be_visible()
    assert urlsplit(page.url).fragment == becomes
    expect(page.get_by_text("Kurslistan följer med dig")).to_have_count(int(LIST in given))


def test_a_course_list_and_the_choice_go_along_together(page: Page, site: str) -> None:
    page.goto(f"{site}/kurser/egen/#kommun={KNOWN}&{LIST}")
    page.get_by_label("Kursens namn").fill("Vår")
    page.get_by_label("Kursens namn").blur()
    expect(page).to_have_url(f"{site}/kurser/egen/#kommun={KNOWN}&kurs:t=V%C3%A5r&{LIST.removeprefix('kurs:')}")
    page.goto(f"{site}/{GUIDE}#kommun={KNOWN}&{LIST}")
    expect(page.get_by_text("Din kommun: Södertälje").first).to_be_visible()
    page.get_by_role("link", name="Ett blad för väggen").click()
    page.wait_for_url("**/vaggen/**")
    expect(page.get_by_text("Din kommun: Södertälje").first).to_be_visible()
    assert urlsplit(page.url).fragment == f"kommun={KNOWN}&{LIST}"


@pytest.mark.parametrize("other", [UNKNOWN, "lan-22"])
def test_the_page_of_a_place_tells_of_no_other(page: Page, site: str, other: str) -> None:
    page.goto(f"{site}/kommuner/{other}/#kommun={KNOWN}")
    page.get_by_role("link", name="Källor").first.hover()
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).not_to_contain_text(NUMBER)
    expect(page.locator(".local-told")).to_have_count(0)


def test_the_choice_goes_along_and_fills_the_guide_and_the_sheet(page: Page, site: str) -> None:
    """The walk of a teacher on a Friday: home, the guide, the sheet for the wall, and the sheet on paper."""
    asked = asked_of(page)
    page.goto(f"{site}/")
    choose(page, "södertälje", "Södertälje")
    page.get_by_role("link", name="Vägledningar").first.click()
    page.wait_for_url(f"**/vagledning/#kommun={KNOWN}")
    page.goto(f"{site}/{GUIDE}#kommun={KNOWN}")
    expect(page.locator(".jour .local-told")).to_contain_text(NUMBER)
    expect(page.locator(".local li[data-local='socialjour'] .local-told")).to_contain_text(NUMBER)
    page.get_by_role("link", name="Ett blad för väggen").click()
    page.wait_for_url(f"**/vaggen/#kommun={KNOWN}")
    line = page.locator("textarea[data-local='socialjour']")
    expect(line).to_have_value(re.compile(f"^{NUMBER}"))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    written = page.locator("label:has([data-local='socialjour']) .wall-written")
    expect(written).to_have_text(f"{NUMBER} (odaterat: kontrollera numret, annars 112)")
    expect(line).to_be_hidden()
    expect(page.locator("label:has([data-local='e-tjänst']) textarea")).to_be_visible()
    page.emulate_media(media="screen")
    expect(line).to_be_visible()
    expect(written).to_be_hidden()
    line.fill("Eget nummer")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    expect(line).to_have_value("Eget nummer")
    assert not any(KNOWN in url for url in asked), "the server hears of no municipality"
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize("address", ["", GUIDE, "ring/"])
def test_a_number_that_must_be_checked_is_no_step(page: Page, site: str, address: str) -> None:
    page.goto(f"{site}/{address}#kommun={KNOWN}")
    expect(page.locator("meta[name='format-detection'][content='telephone=no']")).to_have_count(1)
    boxes = page.locator(".admonition:is(.nodlage, .jour):has(.local-told)")
    expect(boxes.first).to_contain_text(f"Eget nummer: {NUMBER} (odaterat: kontrollera numret, annars 112)")
    for box in boxes.all():
        assert box.locator("> :last-child").get_attribute("class") == "local-told"
        assert set(box.locator(".local-told a").evaluate_all("all => all.map(it => it.href)")) == {"tel:112"}


def test_what_is_forgotten_is_not_there_when_the_reader_goes_back(page: Page, site: str) -> None:
    """Each page before was opened with the choice in its address; a choice made anew counts."""
    page.goto(f"{site}/")
    choose(page, "Timrå", "Timrå")
    for address in ("ring/", GUIDE):
        page.goto(f"{site}/{address}#kommun={UNKNOWN}")
        expect(page.get_by_text("Din kommun: Timrå").first).to_be_visible()
    page.get_by_role("button", name="Glöm").first.click()
    for address in ("ring/", ""):
        page.go_back()
        expect(page).to_have_url(f"{site}/{address}")
        expect(page.get_by_role("link", name=CHOOSE).first).to_be_visible()
        expect(page.get_by_text("Din kommun: ")).to_have_count(0)
    choose(page, "södertälje", "Södertälje")
    page.reload()
    expect(page.get_by_text("Din kommun: Södertälje").first).to_be_visible()
    page.goto(f"{site}/{GUIDE}#kommun={UNKNOWN}")
    expect(page.get_by_text("Din kommun: Timrå").first).to_be_visible()
    assert page.evaluate(KEPT) == NOTHING


def test_a_municipality_without_numbers_says_so_and_leads_the_national_way(page: Page, site: str) -> None:
    page.goto(f"{site}/{GUIDE}#kommun={UNKNOWN}")
    told = page.locator(".jour .local-told")
    expect(told).to_contain_text("Socialjouren i Timrå: handboken vet inget säkert nummer. Gör så här:")
    expect(page.locator(".jour a[href='tel:112']").first).to_be_visible()
    expect(page.locator(".nodlage .local-told")).to_have_count(0)
    expect(page.locator(".local li .local-told")).to_have_count(0)


def test_an_address_with_a_place_within_leads_there(page: Page, site: str) -> None:
    page.goto(f"{site}/{GUIDE}#kommun={KNOWN}&kallor")
    expect(page.locator("#kallor")).to_be_in_viewport()
    page.locator(".toc summary").click()
    page.locator(".toc a").first.click()
    expect(page).to_have_url(re.compile(rf"#kommun={KNOWN}&[a-z-]+$"))


@pytest.mark.parametrize("told", [f"kommun={KNOWN}&material", f"material&kommun={KNOWN}", "material"])
def test_what_is_folded_at_a_place_opens_with_a_choice_beside_it(page: Page, site: str, told: str) -> None:
    page.goto(f"{site}/teman/manniskohandel/#{told}")
    expect(page.locator(".heading:has(#material) + details")).to_have_attribute("open", "")
    expect(page.locator("#material")).to_be_in_viewport()


def test_a_search_takes_the_choice_along(page: Page, site: str) -> None:
    page.goto(f"{site}/{GUIDE}#kommun={KNOWN}")
    expect(page.get_by_text("Din kommun: Södertälje").first).to_be_visible()
    page.locator("[data-search-box] input").fill("socialjour")
    page.locator("[data-search-box] input").press("Enter")
    page.wait_for_url(re.compile(rf"/sok/#kommun={KNOWN}"))


def test_it_is_kept_only_if_asked_and_forgotten_with_a_button(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    choose(page, "Timrå", "Timrå")
    page.get_by_role("button", name="Kom ihåg på den här enheten").click()
    page.goto(f"{site}/ring/")
    expect(page.get_by_text("Din kommun: Timrå").first).to_be_visible()
    page.get_by_role("button", name="Glöm och ta bort").click()
    expect(page.get_by_role("link", name=CHOOSE)).to_be_visible()
    assert urlsplit(page.url).fragment == ""
    assert page.evaluate(KEPT) == NOTHING
    page.reload()
    expect(page.get_by_text("Din kommun: ")).to_have_count(0)


SHUT = """Object.defineProperty(globalThis, "localStorage", {
    get() { throw new DOMException("", "SecurityError"); },
})"""


def test_a_device_that_remembers_nothing_is_no_fault(page: Page, site: str) -> None:
    page.add_init_script(SHUT)
    page.goto(f"{site}/{GUIDE}#kommun={KNOWN}")
    expect(page.get_by_text("Din kommun: Södertälje").first).to_be_visible()
    page.get_by_role("button", name="Kom ihåg på den här enheten").first.click()
    page.get_by_role("button", name="Glöm").first.click()
    expect(page.get_by_text("Din kommun: ")).to_have_count(0)
    assert urlsplit(page.url).fragment == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-11-28", ""),
        ("2028-11-28", ""),
        ("2028-11-29", "Mer än två år gammalt"),
    ],
)
def test_a_page_tells_how_old_a_number_is_by_the_readers_clock(page: Page, site: str, day: str, words: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00+01:00")
    page.goto(f"{site}/kommuner/{KNOWN}/")
    way = page.locator(".way").filter(has=page.locator(".way__told", has_text=NUMBER))
    number = way.get_by_text(NUMBER)
    if words:
        expect(way.locator(".way__old")).to_contain_text(words)
    else:
        expect(way.locator(".way__old")).to_have_count(0)
    expect(number).to_be_visible(visible=not words.startswith("Mer än två"))


SURE = """() => {
    for (const it of document.querySelectorAll(".way__check")) it.remove();
    const link = document.createElement("a");
    link.href = "tel:060111111";
    link.textContent = "060-11 11 11";
    document.querySelector(".way__told").prepend(link);
    dispatchEvent(new Event("pageshow"));
}"""
"""Make the first contact one that was to be trusted when the page was built."""


@pytest.mark.parametrize(("day", "words", "links"), [("2027-11-28", "", 1), ("2027-11-29", "Mer än ett år gammalt", 0)])
def test_a_number_that_grows_old_is_no_longer_a_link(page: Page, site: str, day: str, words: str, links: int) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00+01:00")
    page.goto(f"{site}/kommuner/{KNOWN}/")
    page.evaluate(SURE)
    way = page.locator(".way").first
    expect(way.locator("a[href^='tel:060']")).to_have_count(links)
    expect(way).to_contain_text("060-11 11 11")
    expect(way.locator(".way__old")).to_have_count(int(bool(words)))
    expect(way).to_contain_text(words)


@pytest.mark.parametrize(("day", "told"), [("2028-11-28", NUMBER), ("2028-11-29", "vet inget säkert nummer")])
def test_a_number_is_filled_in_until_it_is_too_old(page: Page, site: str, day: str, told: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00+01:00")
    page.goto(f"{site}/{GUIDE}#kommun={KNOWN}")
    expect(page.locator(".jour .local-told")).to_contain_text(told)


def test_without_script_the_list_and_the_page_of_the_municipality_are_there(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{GUIDE}", java_script_enabled=False) as page:
        page.get_by_role("link", name=CHOOSE).click()
        page.wait_for_url("**/kommuner/")
        page.get_by_role("link", name="Södertälje", exact=True).click()
        page.wait_for_url(f"**/kommuner/{KNOWN}/")
        way = page.locator(".way").filter(has_text=NUMBER)
        expect(way).to_contain_text("Kontrollera först på webbplatsen. Läst")
        expect(way).to_contain_text("Annars: ring 112, säg vilken kommun barnet är i")
        expect(way.locator("a[href^='tel:']")).to_have_text(["112"])
        expect(page.locator("main")).to_contain_text("Är den äldre än två år: använd den inte")
