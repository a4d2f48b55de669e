"""Engines that others have made, besides axe, on every page: what they find is mended, or explained in explained.yml.

Those that take their time look at every kind of page here, and at every page in ``make conform``.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.kinds import DESKTOP, PAGES, PHONE
from browser.test_axe import AXE, FEWER, faults
from engines import equal_access, html_validate, nu
from engines.findings import Finding, explanations, unexplained, unneeded
from handbook.pages.ledger import LEDGER, read_ledger
from places import ROOT

LONG = pytest.mark.timeout(1800)
"""A net, as for all tests: these look at hundreds of pages."""
LIGHT: dict[str, Any] = {"viewport": DESKTOP, "color_scheme": "light"}
FAULTY = """<!DOCTYPE html><html lang="sv"><head><title>Prov</title></head>
<body><input type="checkbox" autocomplete="off" id="a"><p align="left">Text</p><img src="a.png">
<p style="height: 9em"><a href="b.html">Under</a> <a style="float: right" href="c.html">Beside</a></p>
<div style="position: absolute; inset: 0 50% 0 0; background: red">Over</div></body></html>"""


def leading(built: Path) -> list[str]:
    """Return the addresses of every page, but for those that only lead on to another."""
    files = sorted(path for path in built.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text("utf-8"))
    return [path.relative_to(built).as_posix().removesuffix("index.html") for path in files]


def settled(findings: list[Finding], engine: str) -> list[str]:
    """Return what is left to do: findings that nothing explains, and explanations that nothing needs."""
    given = explanations(engine)
    return [*unexplained(findings, given), *unneeded(findings, given)]


def test_nu_finds_nothing_on_any_kind_of_page(site: str) -> None:
    assert settled(nu.run(f"{site}/{address}" for address in sorted({*PAGES.values()})), "nu") == []


@LONG
@pytest.mark.every_page
def test_nu_finds_nothing_on_any_page(built: Path, site: str) -> None:
    assert settled(nu.run(f"{site}/{address}" for address in leading(built)), "nu") == []


def test_nu_finds_nothing_in_the_style_sheet_and_the_pictures(built: Path) -> None:
    pictures = sorted(built.rglob("*.svg"))
    assert len(pictures) > 40
    assert nu.run([built / "assets/handbook.css"], "--css") + nu.run(pictures, "--svg") == []


@LONG
def test_html_validate_finds_nothing_on_any_page(built: Path, tmp_path: Path) -> None:
    assert settled(html_validate.run(built, tmp_path), "html-validate") == []


@contextmanager
def seen(browser: Browser, **look: Any) -> Iterator[Page]:
    """Open a window; what the engine says in its console is its own."""
    context = browser.new_context(**look)
    yield context.new_page()
    context.close()


def looked_at(page: Page, site: str, address: str, less: str = "() => {}") -> Iterator[Finding]:
    """Yield what Equal Access finds on a page; ``less`` takes away what it need not see."""
    page.goto(f"{site}/{address}")
    if "?q=" in address:
        page.wait_for_selector("[data-search-state=done]")
    page.evaluate(less)
    yield from equal_access.run(page, address)


def looked_at_again(page: Page, address: str) -> Iterator[Finding]:
    """Yield what it finds on the page that is open, dark and on a phone."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    yield from equal_access.run(page, address)
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")


@LONG
def test_equal_access_finds_nothing_on_any_kind_of_page(browser: Browser, site: str) -> None:
    """All in one test, since an explanation is needed if a single page needs it; conform looks at whole pages."""
    found: list[Finding] = []
    with seen(browser, **LIGHT) as page:
        for address in PAGES.values():
            found += [*looked_at(page, site, address, FEWER), *looked_at_again(page, address)]
    assert settled(found, "equal-access") == []


FOLDERS = sorted({address.partition("/")[0] for address in read_ledger((ROOT / LEDGER).read_text("utf-8"))})


@LONG
@pytest.mark.every_page
@pytest.mark.parametrize("folder", ["", *FOLDERS])
def test_axe_and_equal_access_find_nothing_on_any_page(browser: Browser, site: str, built: Path, folder: str) -> None:
    given = explanations("equal-access")
    axe = AXE.read_text("utf-8")
    left: list[str] = []
    with seen(browser, **LIGHT) as page:
        for address in leading(built):
            if address.partition("/")[0] == (folder or address) and ("/" in address) == bool(folder):
                left += unexplained(looked_at(page, site, address), given)
                page.evaluate(axe)
                left += [f"{address} {fault}" for fault in faults(page)]
    assert left == []


def test_the_engines_would_find_a_fault(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text(FAULTY, "utf-8")
    assert {"autocomplete", "align", "alt"} <= {
        word for finding in nu.run([file]) for word in re.findall(r"\w+", finding.words)
    }
    assert {"input-attributes", "no-deprecated-attr"} <= {
        finding.rule for finding in html_validate.run(tmp_path, tmp_path)
    }
    page = browser.new_page()
    page.set_content(FAULTY)
    found = equal_access.run(page, "")
    assert {"input_label_exists/Fail_1", "img_alt_valid/fail_no_alt"} <= {it.rule for it in found}
    under = [it.at for it in found if it.rule == "element_tabbable_unobscured/potential_obscured"]
    assert under == ['<input id="a" autocomplete="off" type="checkbox">', '<a href="b.html">']
    page.close()
