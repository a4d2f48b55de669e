"""Sending in, in a browser: nothing that was written is lost when it fails, and what became of it is told truly."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from edit.test_edit_page import open_law, page_of
from handbook.edit.server import Desk

NAMED = ("-c", "user.name=R", "-c", "user.email=r@exempel.se")


def run(folder: Path, *arguments: str) -> str:
    """Run git as somebody it knows."""
    command = ["git", *NAMED, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.fixture
def unsigned(example: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the example as a repository of somebody whom git does not know."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    run(example, "init", "--quiet", "--initial-branch=main")
    run(example, "add", "--all")
    run(example, "commit", "--quiet", "--message", "Först")
    return example


def changed(page: Page) -> None:
    """Save a change and ask to send it in."""
    open_law(page)
    page.locator("#f-title").fill("Ny titel")
    page.keyboard.press("Control+s")
    expect(page.locator("#status")).to_have_text("Sparat.")
    page.get_by_role("button", name="Skicka in").click()
    expect(page.locator("#dialog li")).to_have_text("Ändrad: Ny titel (titel)")


def test_what_is_written_stays_when_a_name_is_lacking(browser: Browser, desk: Desk, unsigned: Path) -> None:
    with page_of(browser, desk) as page:
        changed(page)
        sends = page.locator("#dialog button.main")
        page.get_by_label("Säg varför").fill("Därför.")
        page.get_by_label("Ditt namn (krävs)").fill("Eva")
        page.get_by_label("Din e-postadress (krävs)").fill("eva")
        sends.click()
        expect(page.locator("#dialog").get_by_role("alert")).to_contain_text("Skriv ditt namn och din e-postadress")
        expect(page.get_by_label("Säg varför")).to_have_value("Därför.")
        expect(page.get_by_label("Ditt namn")).to_have_value("Eva")
        page.get_by_label("Din e-postadress").fill("eva@exempel.se")
        page.keyboard.press("Enter")
        expect(page.locator("#dialog-title")).to_have_text("Sparat i en egen gren, men inte skickat")
        expect(page.locator("#dialog-title")).to_be_focused()  # else nobody who listens knows
    assert run(unsigned, "log", "-1", "--format=%an %ae %s").strip() == "Eva eva@exempel.se Därför."


@pytest.mark.parametrize(("hook", "title"), [("exit 1", "inte skickat"), ("exit 0", "Inskickat")])
def test_only_what_has_reached_the_shared_place_is_sent(  # noqa: PLR0917  # a table
    browser: Browser, desk: Desk, unsigned: Path, tmp_path: Path, hook: str, title: str
) -> None:
    shared = tmp_path / "delad.git"
    run(tmp_path, "init", "--quiet", "--bare", str(shared))
    (shared / "hooks").mkdir(exist_ok=True)
    (shared / "hooks/pre-receive").write_text(f"#!/bin/sh\n{hook}\n", "utf-8")
    (shared / "hooks/pre-receive").chmod(0o755)
    run(unsigned, "remote", "add", "origin", str(shared))
    run(unsigned, "config", "user.name", "Eva")
    run(unsigned, "config", "user.email", "e@exempel.se")
    with page_of(browser, desk) as page:
        changed(page)
        page.locator("#dialog button.main").dblclick()
        expect(page.locator("#dialog-title")).to_contain_text(title)
        expect(page.locator("#status")).to_contain_text(title)
