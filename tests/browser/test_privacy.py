"""Nothing leaves the reader's device and nothing stays on it; the policy stops what should not run."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from browser.kinds import PAGES, opened

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
    with opened(browser, "about:blank") as page:
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


def test_what_the_policy_forbids_does_not_happen(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/")
    refused = page.evaluate("""async () => {
        const refused = [];
        document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
        const script = document.createElement('script');
        try { script.textContent = 'window.ran = true'; document.head.append(script); } catch { refused.push('types'); }
        document.head.append(Object.assign(document.createElement('style'), {textContent: 'h1 {color: red}'}));
        document.body.append(Object.assign(new Image(), {src: 'https://example.org/pixel.png'}));
        await fetch('https://example.org/').catch(() => {});
        await new Promise((done) => setTimeout(done, 200));
        return [refused, window.ran];
    }""")
    context.close()
    assert refused[1] is None
    assert {"style-src-elem", "img-src", "connect-src"} <= set(refused[0])


def test_what_is_kept_would_be_seen(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/") as page:
        page.evaluate("localStorage.setItem('a', 'b'); document.cookie = 'a=b'")
        assert page.evaluate(KEPT) == NOTHING | {"cookies": "a=b", "local": 1}
