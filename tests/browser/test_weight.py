"""What a reader waits for: few and small files before a page can be read, and nothing moves when the rest comes."""

import gzip
import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, Route, expect

from browser.kinds import PAGES, PHONE, opened

MOST_REQUESTS, MOST_REQUESTS_OF_HITS = 15, 13
MOST_BYTES = 150_000
MOST_BYTES_OF_HITS = 144_000
"""With the words of 880 records, those of danger and the short answers, sent once and kept."""
MOST_FOR_A_MUNICIPALITY = 3_000
"""The script that a reader fetches who has chosen one, and what is told of any in its county. It grows with what is
known: the scripts must then be smaller, or a county's file two."""
COUNTIES = 21
MOST_SHIFT = 0.01
LATE = 0.1
WATCH = """() => {
    globalThis.moved = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) moved.push([value, String(sources[0]?.node?.className)]);
    }).observe({ type: 'layout-shift', buffered: true });
}"""


def test_a_chosen_municipality_costs_little_more(browser: Browser, site: str, built: Path) -> None:
    """Every request beyond those of a reader without one counts, in every county; two are looked at to see which."""
    told = {it.stem: len(gzip.compress(it.read_bytes())) for it in (built / "assets/local/data").glob("lan-*.json")}
    assert len(told) == COUNTIES
    biggest = max(told, key=lambda it: told[it])
    names, _ = json.loads((built / f"assets/local/data/{biggest}.json").read_bytes())
    for code in ("2262", f"{biggest.removeprefix('lan-')}{names[:2]}"):
        fetched: list[dict[str, int]] = []
        for address in ("vagledning/att-anmala/", f"vagledning/att-anmala/#kommun={code}"):
            with opened(browser, "about:blank", viewport=PHONE) as page:
                answers = answers_to(page)
                page.goto(f"{site}/{address}", wait_until="networkidle")
                if "#" in address:
                    expect(page.get_by_text("Din kommun: ").first).to_be_visible()
                    page.get_by_role("link", name="Källor").first.hover()
                    page.wait_for_load_state("networkidle")
                fetched.append({urlsplit(it.url).path: len(gzip.compress(it.body())) for it in answers})
        without, chosen = fetched
        more = {path: size for path, size in chosen.items() if path not in without}
        own = more.pop(f"/assets/local/data/lan-{code[:2]}.json")
        assert own == told[f"lan-{code[:2]}"]
        assert more
        costs = {county: sum(more.values()) + size for county, size in told.items()}
        assert {county: cost for county, cost in costs.items() if cost > MOST_FOR_A_MUNICIPALITY} == {}


def answers_to(page: Page) -> list[Response]:
    """Return a list that fills with every answer."""
    found: list[Response] = []
    page.on("response", lambda answer: found.append(answer))  # noqa: PLW0108  # no attribute can be set on a method of a list
    return found


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
