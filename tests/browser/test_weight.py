"""What a reader waits for: few and small files before a page can be read, and nothing moves when the rest comes."""

import gzip
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.kinds import PAGES, PHONE, opened

MOST_REQUESTS, MOST_REQUESTS_OF_HITS = 15, 13
MOST_BYTES = 150_000
MOST_BYTES_OF_HITS = 150_000
"""With the words of 560 records and those of danger, sent once and kept."""
MOST_SHIFT = 0.01
LATE = 0.1
WATCH = """() => {
    globalThis.moved = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) moved.push([value, String(sources[0]?.node?.className)]);
    }).observe({ type: 'layout-shift', buffered: true });
}"""


def sizes(page: Page) -> list[int]:
    """Return a list that fills with the size of every answer, compressed as a host would send it."""
    found: list[int] = []
    page.on("response", lambda response: found.append(len(gzip.compress(response.body()))))
    return found


def late(route: Route) -> None:
    """Let a script come when the page is painted."""
    time.sleep(LATE)
    route.continue_()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_first_view_is_light_and_stands_still(browser: Browser, site: str, address: str) -> None:
    with opened(browser, "about:blank", viewport=PHONE) as page:
        page.add_init_script(f"({WATCH})()")
        page.route("**/*.js", late)
        found = sizes(page)
        page.goto(f"{site}/{address}", wait_until="networkidle")
        assert 0 < len(found) <= (MOST_REQUESTS_OF_HITS if address.startswith("sok/") else MOST_REQUESTS)
        assert sum(found) <= (MOST_BYTES_OF_HITS if address.startswith("sok/") else MOST_BYTES)
        moved = page.evaluate("moved")
        assert sum(value for value, _ in moved) <= MOST_SHIFT, moved


def test_the_rest_of_the_search_comes_when_the_reader_goes_on(browser: Browser, site: str, built: Path) -> None:
    there = {path.name for path in (built / "assets/search/data").iterdir()}
    asked: set[str] = set()
    with opened(browser, "about:blank") as page:
        page.on("requestfinished", lambda request: asked.add(urlsplit(request.url).path.rpartition("/")[2]))
        page.goto(f"{site}/sok/?q=grooming", wait_until="networkidle")
        assert len(there - asked) > MOST_REQUESTS
        page.mouse.move(100, 300)
        while there - asked:
            page.wait_for_event("requestfinished")
        page.route("**/search/**", lambda route: route.abort())
        page.get_by_label("Sök i handboken").fill("sekretess")
        expect(page.locator(".sok-status")).to_contain_text("”sekretess”")
