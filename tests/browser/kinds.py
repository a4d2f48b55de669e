"""The kinds of page that the browser tests visit, and a way to open one in which any fault in the console is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

PAGES = {
    "home": "",
    "list": "aktorer/",
    "letters": "a-o/",
    "law": "lagar/sol-2025-19-1/",
    "superseded": "lagar/kop-av-sexuell-tjanst/",
    "measure": "atgarder/atgard-01/",
    "agency": "aktorer/polismyndigheten/",
    "line": "material/akutnummer-112-och-114-14/",
    "statistic": "statistik/orosanmalningar-per-ar/",
    "shares": "statistik/unga-sex-och-internet-overgrepp/",
    "guide": "vagledning/att-anmala/",
    "children": "vagledning/du-har-varit-med-om-nagot/",
    "course": "kurser/skolans-personal-60-minuter/",
    "own": "kurser/egen/#kurs:s=lagar/sol-2025-19-1/",
    "wall": "vagledning/att-anmala/vaggen/",
    "municipality": "kommuner/0181/",
    "county": "kommuner/lan-22/",
    "role": "roller/skola/",
    "coverage": "tackning/",
    "timeline": "andrat/",
    "reforms": "reformer/",
    "about": "tillganglighet/",
    "owner": "vem-ansvarar/",
    "data": "data/",
    "code": "data/bygg-vidare/",
    "desk": "arbetslista/",
    "offline": "offline/",
    "filter": "materialval/",
    "ring": "ring/",
    "diagram": "vem-gor-vad/",
    "outline": "planen/",
    "search": "sok/",
    "hits": "sok/?q=orosanm%C3%A4lan",
    "missing": "404.html",
}
PHONE: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
ICON = "/assets/favicon.svg"
LAID_OUT = """() => {
    for (const it of document.querySelectorAll('main *')) {
        if (getComputedStyle(it).contentVisibility === 'auto') it.style.contentVisibility = 'visible';
    }
}"""
"""Lay out what waits until it comes into sight, so that all of it can be measured."""
windows: dict[tuple[Browser, str], Page] = {}
"""Those that tests look through one after the other, by what they are like."""


@contextmanager
def opened(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """Open a page in a fresh browser, and fail if its console had anything to say."""
    context = browser.new_context(**({"viewport": DESKTOP} | settings))
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    if "?q=" in address and settings.get("java_script_enabled", True):
        page.wait_for_selector("[data-search-state=done]")
    yield page
    context.close()
    assert faults == []


@contextmanager
def shown(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """Open a page where another test has had one open, for what depends on the page alone; keep faults as ``opened``.

    A fresh browser takes three times as long to show a page. One that a test has failed in is not used again. But for
    its size, what a test asks of it stays.
    """
    settings = {"viewport": DESKTOP} | settings
    known = (browser, repr(sorted(settings.items())))
    page = windows.pop(known, None) or browser.new_context(**settings).new_page()
    faults: list[str] = []
    listening: dict[Any, Any] = {
        "console": lambda message: faults.append(f"{message.type}: {message.text}"),
        "pageerror": lambda error: faults.append(str(error)),
    }
    for event, heard in listening.items():
        page.on(event, heard)
    page.set_viewport_size(settings["viewport"])
    if page.goto(address) is None:  # it stood there already, but for a place within
        page.reload()
    if "?q=" in address and settings.get("java_script_enabled", True):
        page.wait_for_selector("[data-search-state=done]")
    yield page
    assert faults == []
    for event, heard in listening.items():
        page.remove_listener(event, heard)
    windows[known] = page


def asked_of(page: Page) -> list[str]:
    """Return a list that fills with the addresses the page asks for, without its icon.

    The browser fetches the icon when it pleases, also long after the network has been idle.
    """
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.endswith(ICON) else asked.append(request.url))
    return asked
