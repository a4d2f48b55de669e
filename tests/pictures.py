"""Take the pictures of the editing page that docs/redaktion.md shows: ``make pictures``, when the page has changed.

They are made from the running form over a copy of the records, so that they show what an editor meets. They lie in
``docs/assets/redaktion/``, since a build must not need a browser.
"""

import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from conftest import BROWSERS
from handbook.edit.server import Desk
from handbook.edit.session import Session
from places import ROOT

TARGET = ROOT / "docs/assets/redaktion"
LINE = "bris-stodlinje"


def form(page: Page) -> None:
    """Show a record with a fault at one of its fields, and the page beside it."""
    page.get_by_label("Titel eller annat namn").fill(LINE)
    page.locator("#found button").first.click()
    expect(page.locator("#status")).to_have_text("Inga fel.")
    page.locator("#f-phone-hours").fill("Vardagar 9–27")
    page.locator(".fault").first.wait_for()
    page.locator(".fault").first.scroll_into_view_if_needed()
    page.screenshot(path=TARGET / "formular.png")
    page.locator("#f-phone-hours").fill("Vardagar 9–17")
    expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")


def sending(page: Page) -> None:
    """Show what has changed, before it is sent."""
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator("#status")).to_have_text("Sparat.")
    page.get_by_role("button", name="Skicka in").click()
    expect(page.locator("#dialog li").first).to_be_visible()
    page.locator("#dialog").screenshot(path=TARGET / "skicka-in.png")


def main() -> None:
    """Copy the project, open the form over the copy, and take the pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "handboken"
        subprocess.run(
            [shutil.which("git") or "git", "clone", "--quiet", str(ROOT), str(copy)], check=True, timeout=120
        )
        if (ROOT / "build/site").is_dir():
            shutil.copytree(ROOT / "build/site", copy / "build/site")
        with Desk(Session(copy), 0) as desk, sync_playwright() as playwright:
            threading.Thread(target=desk.serve_forever, daemon=True).start()
            found = next(filter(None, map(shutil.which, BROWSERS)), None)
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1200, "height": 720}, color_scheme="light")
            page.goto(desk.address)
            expect(page.locator("#count")).not_to_be_empty()
            form(page)
            sending(page)
            browser.close()
            desk.shutdown()


if __name__ == "__main__":
    main()
