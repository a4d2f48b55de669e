"""The way out for readers in danger: no way back in the tab shows a page of the handbook that was open."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from browser.kinds import opened
from serving import PATIENCE

WEATHER = "https://www.smhi.se/"
GUIDE, OTHER = "vagledning/du-har-varit-med-om-nagot/", "vagledning/en-van-berattar/"
ELSEWHERE = "https://elsewhere.example/"
SHOWN = """() => {
    const look = () => {
        const shown = document.documentElement.checkVisibility() && document.body?.innerText.trim();
        if (shown && location.protocol === 'http:') told(location.pathname);
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    addEventListener('pageshow', ({ persisted }) => persisted && requestAnimationFrame(look));
}"""
"""Tell once of a page of the handbook that can be seen, and once more each time it comes back as it was."""
NO_API = "Object.defineProperty(globalThis, 'navigation', { value: undefined })"


@dataclass
class Tab:
    """A tab, with what has been seen in it."""

    page: Page
    site: str
    seen: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open a page of the handbook, as by its address."""
        self.page.goto(f"{self.site}/{address}")

    def touch(self, selector: str) -> None:
        """Touch a link in the text, and come to where it leads."""
        before = self.page.url
        self.page.locator(selector).first.click()
        self.wait(lambda: self.page.url != before)
        self.page.wait_for_load_state()

    def wait(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, self.page.url
            self.page.wait_for_timeout(20)

    def left(self) -> None:
        """Assert that the weather is there, and that no way through the tab's history shows the handbook."""
        self.wait(lambda: self.page.url == WEATHER)
        self.page.wait_for_load_state()
        self.seen.clear()
        for step in ("back",) * 6 + ("forward",) * 7:
            with suppress(Error):  # the page may go before it has answered
                self.page.evaluate(f"void setTimeout(() => history.{step}())")
            self.page.wait_for_timeout(60)
            self.wait(lambda: not self.page.url.startswith(self.site))
            self.page.wait_for_load_state()
        assert self.seen == []


@contextmanager
def tab(browser: Browser, site: str, *scripts: str) -> Iterator[Tab]:
    """Open a tab that has been elsewhere."""
    with opened(browser, "about:blank") as page:
        made = Tab(page, site)
        page.context.route(f"{WEATHER}**", lambda route: route.fulfill(body="<title>Väder</title>"))
        page.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<title>Annat</title>"))
        page.expose_function("told", lambda path: made.seen.append(path))  # noqa: PLW0108  # Playwright marks it
        for script in (*scripts, f"({SHOWN})()"):
            page.add_init_script(script)
        page.goto(ELSEWHERE)
        yield made


def directly(tab: Tab) -> None:
    tab.go(GUIDE)


def from_home(tab: Tab) -> None:
    tab.go("")
    tab.go(GUIDE)


def by_the_contents(tab: Tab) -> None:
    tab.go(GUIDE)
    tab.touch(".toc a")
    tab.touch(".toc li:last-child a")


def by_a_heading(tab: Tab) -> None:
    tab.go("om/")
    tab.go(GUIDE)
    tab.page.evaluate("document.querySelector('.headerlink').click()")


def from_page_to_page(tab: Tab) -> None:
    tab.go("")
    tab.touch(".md-tabs a[href*='vagledning']")
    tab.touch(f".md-content a[href*='{GUIDE.split('/')[1]}']")
    tab.touch(".toc a")
    tab.go(OTHER)


def gone_back(tab: Tab) -> None:
    tab.go("om/")
    tab.go(GUIDE)
    tab.go(OTHER)
    tab.page.go_back()


def gone_all_the_way_back(tab: Tab) -> None:
    tab.go(GUIDE)
    tab.go("om/")
    tab.page.go_back()


def contents_without_exit(tab: Tab) -> None:
    tab.go("lagar/lvu/")
    tab.touch(".toc a")
    tab.touch(".toc li:last-child a")
    tab.go(GUIDE)


def past_another_site(tab: Tab) -> None:
    """The reader has been in the handbook, elsewhere, and in the handbook again: no page sees past the other site."""
    tab.go("om/")
    tab.go(OTHER)
    tab.page.goto(f"{ELSEWHERE}2")
    tab.go(GUIDE)


def past_two_other_sites(tab: Tab) -> None:
    tab.go(OTHER)
    tab.touch(".toc a")
    tab.page.goto(f"{ELSEWHERE}2")
    past_another_site(tab)
    tab.touch(".toc a")


def a_dead_link(tab: Tab) -> None:
    tab.go(OTHER)
    tab.go("404.html")  # what a host answers for an address that leads nowhere


def the_page_of_the_copy(tab: Tab) -> None:
    tab.go(OTHER)
    tab.go("offline/?saknas")


WAYS = [
    a_dead_link,
    the_page_of_the_copy,
    past_another_site,
    past_two_other_sites,
    directly,
    from_home,
    by_the_contents,
    by_a_heading,
    from_page_to_page,
    gone_back,
    gone_all_the_way_back,
    contents_without_exit,
]


def button(page: Page) -> None:
    page.locator("[data-exit]").click()


def with_ctrl(page: Page) -> None:
    page.locator("[data-exit]").click(modifiers=["Control"])


def with_shift(page: Page) -> None:
    page.locator("[data-exit]").click(modifiers=["Shift"])


def middle(page: Page) -> None:
    page.locator("[data-exit]").click(button="middle")


def keyboard(page: Page) -> None:
    page.locator("[data-exit]").press("Enter")


def three_presses(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_after_leaving_no_way_back_shows_the_handbook(browser: Browser, site: str, way: Callable[[Tab], None]) -> None:
    with tab(browser, site) as opened_tab:
        way(opened_tab)
        button(opened_tab.page)
        opened_tab.left()


@pytest.mark.parametrize(
    "leave", [button, with_ctrl, with_shift, middle, keyboard, three_presses], ids=lambda leave: leave.__name__
)
def test_every_way_to_touch_the_button_leaves_in_the_same_tab(
    browser: Browser, site: str, leave: Callable[[Page], None]
) -> None:
    with tab(browser, site) as opened_tab:
        from_home(opened_tab)
        leave(opened_tab.page)
        opened_tab.left()
        assert len(opened_tab.page.context.pages) == 1


def test_where_the_tab_does_not_know_its_history_links_make_none(browser: Browser, site: str) -> None:
    with tab(browser, site, NO_API) as opened_tab:
        opened_tab.go(GUIDE)
        began = opened_tab.page.evaluate("history.length")
        opened_tab.touch(".toc a")
        opened_tab.touch(".md-path li:last-child a")
        assert opened_tab.page.evaluate("history.length") == began
        opened_tab.go(GUIDE)
        button(opened_tab.page)
        opened_tab.wait(lambda: opened_tab.page.url == WEATHER)


def test_where_the_way_back_is_slow_nobody_waits(browser: Browser, site: str) -> None:
    """The first page does not come: the weather does, and the way back from it still shows nothing."""
    held: list[Route] = []
    with tab(browser, site) as opened_tab:
        from_home(opened_tab)
        opened_tab.page.context.route(f"{site}/", lambda route: held.append(route))  # noqa: PLW0108
        began = time.monotonic()
        button(opened_tab.page)
        opened_tab.seen.clear()
        opened_tab.wait(lambda: opened_tab.page.url == WEATHER)
        assert time.monotonic() - began < PATIENCE / 2
        opened_tab.page.context.unroute(f"{site}/")
        for route in held:
            route.abort()
        opened_tab.left()


NOT_BARE: dict[str, Callable[[Page], None]] = {
    "letter": lambda page: page.keyboard.press("Shift+A"),
    "tab": lambda page: page.keyboard.press("Shift+Tab"),
    "ctrl": lambda page: page.keyboard.press("Control+Shift"),
    "click": lambda page: page.locator("h1").click(modifiers=["Shift"]),
    "scroll": lambda page: shifted(page, lambda: page.mouse.wheel(0, 50)),
    "selection": lambda page: shifted(page, lambda: page.mouse.down()),  # noqa: PLW0108
    "scroll, and the key goes on": lambda page: shifted(page, lambda: scrolled_on(page)),
}


def scrolled_on(page: Page) -> None:
    """Scroll, and let the key that is held say so once more, as keyboards do."""
    page.mouse.wheel(0, 50)
    page.wait_for_timeout(60)
    page.keyboard.down("Shift")


def shifted(page: Page, act: Callable[[], None]) -> None:
    """Do something while Shift is held."""
    page.keyboard.down("Shift")
    act()
    page.wait_for_timeout(60)
    page.keyboard.up("Shift")
    page.mouse.up()


@pytest.mark.parametrize("act", NOT_BARE.values(), ids=NOT_BARE)
def test_shift_held_for_something_else_does_not_count(browser: Browser, site: str, act: Callable[[Page], None]) -> None:
    with tab(browser, site) as opened_tab:
        page = opened_tab.page
        page.clock.install()
        opened_tab.go(GUIDE)
        page.locator("h1").hover()
        for _ in range(4):
            act(page)
        page.wait_for_timeout(200)
        assert page.url.startswith(f"{opened_tab.site}/{GUIDE}")
        page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 10)  # presses are forgotten, but not on a slow machine
        page.keyboard.press("Shift")
        page.keyboard.press("Shift")
        act(page)
        page.keyboard.press("Shift")
        expect(page.locator("h1")).to_be_visible()
        page.keyboard.press("Shift")
        expect(page.locator("[data-exit-status]")).to_have_text("Tryck Skift en gång till för att lämna sidan.")
        page.clock.resume()
        page.keyboard.press("Shift")
        opened_tab.left()


def test_other_pages_are_gone_back_to_as_ever(browser: Browser, site: str) -> None:
    """Who has not left goes back and forward through the handbook, and comes back to it from elsewhere."""
    with tab(browser, site) as opened_tab:
        page = opened_tab.page
        opened_tab.go("om/")
        opened_tab.go(GUIDE)
        opened_tab.touch(".toc a")
        page.goto(ELSEWHERE)
        page.go_back()
        expect(page.locator("h1")).to_have_text("Du har varit med om något")
        page.go_back()
        expect(page.locator("h1")).to_have_text("Om handboken")
        page.go_forward()
        expect(page.locator("h1")).to_have_text("Du har varit med om något")


def test_a_tab_that_was_left_opens_the_handbook_again_by_its_address(browser: Browser, site: str) -> None:
    with tab(browser, site) as opened_tab:
        from_home(opened_tab)
        button(opened_tab.page)
        opened_tab.wait(lambda: opened_tab.page.url == WEATHER)
        opened_tab.go(GUIDE)
        expect(opened_tab.page.locator("h1")).to_be_visible()
        opened_tab.touch(".toc a")
        opened_tab.page.goto(ELSEWHERE)
        opened_tab.page.go_back()
        expect(opened_tab.page.locator("h1")).to_be_visible()
        opened_tab.go("sok/")
        opened_tab.page.goto(ELSEWHERE)
        opened_tab.page.go_back()
        expect(opened_tab.page.locator("h1")).to_be_visible()
        button(opened_tab.page)
        opened_tab.left()


def test_the_tab_remembers_nothing_else_than_that_it_was_left(browser: Browser, site: str) -> None:
    with tab(browser, site) as opened_tab:
        opened_tab.go(GUIDE)
        assert opened_tab.page.evaluate("sessionStorage.length + localStorage.length") == 0
        button(opened_tab.page)
        opened_tab.wait(lambda: opened_tab.page.url == WEATHER)
        opened_tab.go("om/")
        kept = opened_tab.page.evaluate("Object.entries(sessionStorage)")
        assert [(name, sorted(json.loads(value))) for name, value in kept] == [("handboken-left", ["at", "to"])]
        assert json.loads(kept[0][1])["to"] == WEATHER


@pytest.mark.parametrize("memory", ["null", "{ getItem() { throw new Error() }, setItem() { throw new Error() } }"])
def test_the_way_out_works_without_the_tabs_memory(browser: Browser, site: str, memory: str) -> None:
    shut = f"Object.defineProperty(globalThis, 'sessionStorage', {{ value: {memory} }})"
    with tab(browser, site, shut) as opened_tab:
        from_home(opened_tab)
        button(opened_tab.page)
        opened_tab.left()


def test_a_tab_that_does_not_know_its_history_stays_away_too(browser: Browser, site: str) -> None:
    with tab(browser, site, NO_API) as opened_tab:
        past_another_site(opened_tab)
        button(opened_tab.page)
        opened_tab.left()


def test_a_tab_that_does_not_know_its_history_opens_the_handbook_again(browser: Browser, site: str) -> None:
    with tab(browser, site, NO_API) as opened_tab:
        opened_tab.go(GUIDE)
        button(opened_tab.page)
        opened_tab.wait(lambda: opened_tab.page.url == WEATHER)
        opened_tab.go(GUIDE)
        opened_tab.go(OTHER)
        opened_tab.page.go_back()
        expect(opened_tab.page.locator("h1")).to_be_visible()
