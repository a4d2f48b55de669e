"""Nothing leaves the reader's device and nothing stays on it; the policy stops what should not run."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from browser.kinds import PAGES, opened, shown
from serving import Quiet, served

KEPT = """async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def hosts(page: Page) -> set[str]:
    """Return a set that fills with every host the page asks for something."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    return asked


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_visit_asks_no_one_else_and_leaves_nothing(browser: Browser, site: str, address: str) -> None:
    """In one window after the other: what an earlier page had left would be seen here, not hidden."""
    with shown(browser, "about:blank") as page:
        asked = hosts(page)
        page.goto(f"{site}/{address}", wait_until="networkidle")
        assert asked == {urlsplit(site).netloc}
        assert page.evaluate(KEPT) == NOTHING
        assert page.context.cookies() == []


def test_a_search_asks_no_one_else_and_leaves_nothing(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/") as page:
        asked = hosts(page)
        addresses: list[str] = []
        page.on("request", lambda request: addresses.append(request.url))
        page.get_by_role("combobox", name="Sök i handboken").press_sequentially("hemlighet")
        page.get_by_role("listbox").wait_for()
        assert asked == {urlsplit(site).netloc}
        assert not any("hemlighet" in address for address in addresses)
        assert page.evaluate(KEPT) == NOTHING


@pytest.fixture
def heard(built: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve the handbook; return its address and a list that fills with everything the server is asked for."""
    asked: list[str] = []

    class Listening(Quiet):
        def log_request(self, *_: object) -> None:
            asked.append(self.requestline)

    with served(built, Listening) as address:
        yield f"{address}/", asked


def test_the_server_never_hears_what_is_typed(browser: Browser, heard: tuple[str, list[str]]) -> None:
    """From the box to the hits, on to a record and back, and on with a filter: the words stay in the browser."""
    site, asked = heard
    with opened(browser, site) as page:
        page.get_by_role("combobox", name="Sök i handboken").fill("barnahus")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sok/")
        page.locator("[data-hit='agencies/barnahus'] a").first.click()
        page.wait_for_url("**/aktorer/barnahus/")
        page.go_back()
        page.locator("[data-hit='agencies/barnahus']").wait_for()
        page.locator("[data-search-state=done]").wait_for()
        page.locator(".sok-filters input").first.check()
        page.locator("[data-search-state=done]").wait_for()
        page.locator("[data-hit] a").first.click()
        page.wait_for_load_state()
    assert sum("/sok/ " in line for line in asked) >= 1
    assert [line for line in asked if "q=" in line] == []


ENTRIES = "() => navigation.entries().map((entry) => entry.url).join(' ')"


def test_no_entry_of_the_tabs_history_says_what_was_typed(browser: Browser, site: str) -> None:
    """From the box, by the list's last line, with a filter, on the search page itself, and after each way back."""
    with opened(browser, f"{site}/") as page:
        page.get_by_role("combobox", name="Sök i handboken").fill("barnahus")
        page.get_by_role("option", name="Visa alla träffar").click()
        page.locator("[data-hit='agencies/barnahus']").wait_for()
        page.locator(".sok-filters input[value=agencies]").check()
        page.locator(".sok-filters input:checked").first.wait_for()
        page.get_by_label("Sök i handboken").fill("socialtjänsten")
        page.locator(".sok-status", has_text="”socialtjänsten”").wait_for()
        page.locator("[data-hit] a").first.click()
        page.wait_for_url(re.compile(r"^(?!.*/sok/)"))
        for _ in range(2):
            page.go_back()
            page.wait_for_url("**/sok/")
            page.locator("[data-search-state=done]").wait_for()
        entries = page.evaluate(ENTRIES)
        assert "/sok/" in entries
        assert not any(word in entries for word in ("barnahus", "socialtj", "kind="))


TOUCHES: dict[str, dict[str, Any]] = {
    "ctrl": {"modifiers": ["Control"]},
    "shift": {"modifiers": ["Shift"]},
    "middle": {"button": "middle"},
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_all_hits_in_another_tab_are_in_no_address_either(browser: Browser, site: str, touch: dict[str, Any]) -> None:
    with opened(browser, f"{site}/om/") as page:
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(request.url))
        page.get_by_role("combobox", name="Sök i handboken").fill("barnahus")
        last = page.get_by_role("option", name="Visa alla träffar")
        assert last.get_attribute("href") == f"{site}/sok/"
        with page.context.expect_page() as coming:
            last.click(**touch)
        other = coming.value
        other.locator("[data-hit='agencies/barnahus']").wait_for()
        assert other.evaluate("window.name") == ""
        addresses: list[str] = []
        other.on("framenavigated", lambda frame: addresses.append(frame.url))
        assert not any("barnahus" in address for address in (other.evaluate(ENTRIES), *addresses))
        assert page.url == f"{site}/om/"
        assert not any("q=" in address for address in asked)


def test_a_search_stands_after_a_reload_and_after_the_way_back(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/om/") as page:
        page.get_by_label("Sök i handboken").fill("barnahus")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sok/")
        first = page.locator("[data-hit='agencies/barnahus']")
        first.wait_for()
        assert page.evaluate("window.name") == ""
        page.locator(".sok-filters input[value=agencies]").check()
        page.locator(".sok-status", has_text="”barnahus”").wait_for()
        page.reload()
        first.wait_for()
        assert page.locator(".sok-filters input[value=agencies]").is_checked()
        first.get_by_role("link").first.click()
        page.wait_for_url("**/aktorer/barnahus/")
        page.go_back()
        first.wait_for()
        assert page.get_by_label("Sök i handboken").input_value() == "barnahus"
        assert page.locator(".sok-filters input[value=agencies]").is_checked()


def test_a_link_to_a_search_is_made_when_it_is_asked_for_and_opens_it(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/sok/#q=barnahus&exakt=1&kind=agencies") as page:
        page.locator("[data-hit='agencies/barnahus']").wait_for()
        page.evaluate("void (navigator.clipboard.writeText = async (text) => { globalThis.copied = text; })")
        page.get_by_role("button", name="Kopiera länk till sökningen").click()
        page.locator(".sok-status", has_text="Länken till sökningen är kopierad.").wait_for()
        address = page.evaluate("copied")
        assert address == f"{site}/sok/#q=barnahus&exakt=1&kind=agencies"
        page.evaluate("void (navigator.clipboard.writeText = async () => { throw new Error(); })")
        page.get_by_role("button", name="Kopiera länk till sökningen").click()
        page.get_by_role("link", name=address).wait_for()


def test_without_script_the_box_sends_nothing_but_leads_on(browser: Browser, heard: tuple[str, list[str]]) -> None:
    site, asked = heard
    with opened(browser, site, java_script_enabled=False) as page:
        page.locator(".searchbox input").fill("hemlighet")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sok/?")
        page.get_by_role("link", name="A till Ö").first.wait_for()
    assert not any("hemlighet" in line for line in asked)


def test_what_the_policy_forbids_does_not_happen(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/")
    page.evaluate("""async () => {
        globalThis.refused = [];
        document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
        const script = document.createElement('script');
        try { script.textContent = 'window.ran = true'; document.head.append(script); } catch { refused.push('types'); }
        document.head.append(Object.assign(document.createElement('style'), {textContent: 'h1 {color: red}'}));
        document.body.append(Object.assign(new Image(), {src: 'https://example.org/pixel.png'}));
        await fetch('https://example.org/').catch(() => {});
    }""")
    for directive in ("style-src-elem", "img-src", "connect-src"):
        page.wait_for_function("directive => refused.includes(directive)", arg=directive)
    assert page.evaluate("window.ran") is None
    context.close()


def test_what_is_kept_would_be_seen(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/") as page:
        page.evaluate("localStorage.setItem('a', 'b'); document.cookie = 'a=b'")
        assert page.evaluate(KEPT) == NOTHING | {"cookies": "a=b", "local": 1}
