"""Two tabs, and a program that is started anew: what has been typed is always somewhere, and what is said is true."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from edit.test_edit_page import FILE, give_another_id, open_law, page_of
from handbook.edit.server import Desk


def second(page: Page, desk: Desk) -> Page:
    """Open the law in another tab of the same browser."""
    other = page.context.new_page()
    other.goto(desk.address)
    open_law(other)
    return other


def shut(tab: Page, _: Desk) -> None:
    """Close the tab."""
    tab.close()


def elsewhere(tab: Page, desk: Desk) -> None:
    """Go to another record by its address."""
    tab.goto(desk.address.replace("#", "?post=laws/anmalan-2001#"))


def another(tab: Page, _: Desk) -> None:
    """Open another record."""
    tab.get_by_label("Titel eller annat namn").fill("anmalan-2001")
    tab.locator("#found button").first.click()


@pytest.mark.parametrize("leaves", [shut, elsewhere, another])
def test_that_a_record_is_open_in_two_tabs_is_told_only_while_it_is(
    browser: Browser, desk: Desk, leaves: Callable[[Page, Desk], None]
) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        other = second(page, desk)
        expect(page.locator("#twice")).to_contain_text("öppen i en annan flik")
        leaves(other, desk)
        expect(page.locator("#twice")).to_be_empty()


def test_what_is_typed_follows_a_record_to_its_new_id(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        other = second(page, desk)
        give_another_id(page)
        other.locator("#f-title").fill("Skrivet i den andra")
        expect(other.locator("#twice")).to_contain_text("Posten har fått ett nytt id, laws/annat-id.")
        expect(other.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        other.locator("#f-title").press("End")
        other.keyboard.type(" fliken")
        other.keyboard.press("Control+s")
        expect(other.locator("#status")).to_have_text("Sparat.")
        assert "post=laws%2Fannat-id" in other.url
        expect(other.locator(".path")).to_contain_text("content/laws/annat-id.yml")
    assert not (example / FILE).exists()
    saved = (example / "content/laws/annat-id.yml").read_text("utf-8")
    assert saved.startswith("title: Skrivet i den andra fliken\n")
    assert list((example / ".utkast").rglob("laws/*.json")) == []


def test_a_tab_goes_on_with_a_program_that_is_started_anew(browser: Browser, desk: Desk, example: Path) -> None:
    asked: list[str] = []

    def kept(box: Dialog) -> None:
        asked.append(box.type)
        box.dismiss()

    with page_of(browser, desk, foreseen="Failed to load") as page:
        open_law(page)
        page.route("**/gor/**", lambda asked_for: asked_for.abort())
        page.locator("#f-title").fill("Skrivet medan programmet var borta")
        expect(page.locator("#status")).to_contain_text("Programmet svarar inte")
        page.unroute("**/gor/**")
        desk.key = "den-nya-nyckeln"
        page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_contain_text("Öppna adressen")
        page.on("dialog", kept)
        with page.expect_event("dialog"):
            page.close(run_before_unload=True)
        assert asked == ["beforeunload"]  # what is only in the tab is not let go of without a question
        other = page.context.new_page()
        other.goto(desk.address)
        expect(page.locator("#status")).to_have_text("Programmet är igång igen. Det du har skrivit finns kvar.")
        other.reload()
        expect(other.locator("#count")).to_have_text("Osparade: 1 post")
        page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_have_text("Sparat.")
    assert (example / FILE).read_text("utf-8").startswith("title: Skrivet medan programmet var borta\n")


def test_the_key_of_another_handbook_at_the_same_address_is_left_alone(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.route("**/gor/borja", lambda it: it.fulfill(json={**it.fetch().json(), "project": "en annan handbok"}))
        other = page.context.new_page()
        with page.expect_response("**/gor/borja"):
            other.goto(f"{desk.address.partition('#')[0]}#en-annan-nyckel")
        page.locator("#f-title").fill("Ny titel")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
