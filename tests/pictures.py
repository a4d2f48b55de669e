"""Take the pictures of the editing page that docs/redaktion.md shows: ``make pictures``, when the page has changed.

They are made from the running form over a copy of the records, so that they show what an editor meets. They lie in
``docs/assets/redaktion/``, since a build must not need a browser.
"""

import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright

from conftest import BROWSERS
from handbook.edit.server import Desk, ready
from places import ROOT
from serving import PATIENCE

TARGET = ROOT / "docs/assets/redaktion"
LINE = "bris-stodlinje"
COLOURS = 64


def take(part: Page | Locator, name: str) -> None:
    """Take a picture, in so few colours that it weighs little: it is in every copy of the handbook."""
    path = TARGET / f"{name}.png"
    part.screenshot(path=path)
    with Image.open(path) as taken:
        taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def waiting(page: Page) -> None:
    """Show what is to be checked."""
    page.get_by_label("Visa", exact=True).select_option("due")
    expect(page.locator("#found li").first).to_be_visible()
    take(page.locator("#finder"), "att-kontrollera")
    page.get_by_label("Visa", exact=True).select_option("all")


def new(page: Page) -> None:
    """Show how a record is begun."""
    page.get_by_role("button", name="Ny post").click()
    page.get_by_label("Vilken sorts post?").select_option("resources")
    page.get_by_label("Titel", exact=True).fill("När någon i familjen dricker")
    take(page.locator("#dialog"), "ny-post")
    page.keyboard.press("Escape")


def retired(page: Page) -> None:
    """Show what is asked of a record that no longer applies."""
    page.get_by_text("Kopiera, byt id eller avsluta posten").click()
    page.get_by_role("button", name="Posten gäller inte längre …").click()
    take(page.locator("#dialog"), "avsluta")
    page.keyboard.press("Escape")


def form(page: Page) -> None:
    """Show a record with a fault at one of its fields, and the page beside it."""
    page.get_by_label("Titel eller annat namn").fill(LINE)
    page.locator("#found button").first.click()
    expect(page.locator("#status")).to_have_text("Inga fel.")
    page.locator("#f-phone-hours").fill("Vardagar 9–27")
    page.locator(".fault").first.wait_for()
    page.locator(".fault").first.scroll_into_view_if_needed()
    take(page, "formular")
    page.locator("#f-phone-hours").fill("Vardagar 9–17")
    expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")


def sending(page: Page) -> None:
    """Show what has changed, before it is sent."""
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator("#status")).to_have_text("Sparat.")
    page.get_by_role("button", name="Skicka in").click()
    expect(page.locator("#dialog li").first).to_be_visible()
    take(page.locator("#dialog"), "skicka-in")


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
        expect.set_options(timeout=PATIENCE * 1000)
        with Desk(ready(copy), 0) as desk, sync_playwright() as playwright:
            threading.Thread(target=desk.serve_forever, daemon=True).start()
            found = next(filter(None, map(shutil.which, BROWSERS)), None)
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1200, "height": 720}, color_scheme="light")
            page.goto(desk.address)
            expect(page.locator("#count")).not_to_be_empty()
            waiting(page)
            new(page)
            form(page)
            retired(page)
            sending(page)
            browser.close()
            desk.shutdown()


if __name__ == "__main__":
    main()
