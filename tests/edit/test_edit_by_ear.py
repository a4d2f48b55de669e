"""The editing page by keyboard and by ear: where the focus is after each thing done, and what is told."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from edit.test_edit_page import FILE, open_law, page_of
from handbook.edit.server import Desk

BUTTONS = {"button", "DisclosureTriangle"}


def with_lists(example: Path) -> None:
    """Give the law lists of several texts, links and sources, in the record and in one of its parts."""
    path = example / FILE
    text = path.read_text("utf-8")
    sources = text[text.index("sources:\n") :]
    standing = "status: gäller\ntext: Så är det.\nchecked: 2026-01-02\nconfidence: verified\n" + sources
    path.write_text(
        text
        + sources.removeprefix("sources:\n").replace("Lagtexten", "Förarbetena")
        + "today:\n"
        + "".join(f"  {line}\n" for line in standing.splitlines())
        + "keywords: [ett, två, tre]\nrelated: [laws/anmalan-2001, agencies/skyddsverket]\n",
        "utf-8",
    )


def told(page: Page) -> list[tuple[str, str]]:
    """Return the role and the name of all that is in the form, as the browser tells a screen reader."""
    for details in page.locator("#form details").all():
        details.evaluate("it => { it.open = true; }")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [(it["role"]["value"], it.get("name", {}).get("value", "")) for it in nodes if not it["ignored"]]


def test_no_two_buttons_are_called_the_same_and_every_group_has_a_name(
    browser: Browser, desk: Desk, example: Path
) -> None:
    with_lists(example)
    with page_of(browser, desk) as page:
        open_law(page)
        said = told(page)
    called = Counter(name for role, name in said if role in BUTTONS)
    assert [name for name, times in called.items() if times > 1] == []
    assert {"Läst: i dag (Källor 2)", "Läst: i dag (Källor 1 i Läget i dag)"} <= set(called)
    assert ("group", "") not in said


def test_the_record_that_is_chosen_is_told(browser: Browser, desk: Desk, example: Path) -> None:
    with_lists(example)
    with page_of(browser, desk) as page:
        open_law(page)
        chosen = page.locator("#f-related-1")
        expect(chosen).to_have_accessible_name(f"Se också, 2: {chosen.inner_text()}")
        page.get_by_role("button", name="Se också, 1: ").press("Enter")
        expect(page.locator("#pick")).to_be_focused()
        page.keyboard.type("anmalan-2025")
        page.keyboard.press("Enter")  # the first that is found
        expect(page.locator("#f-related-0")).to_be_focused()
        expect(page.locator("#f-related-0")).to_have_accessible_name("Se också, 1: Anmälan (19 kap. 1 §)")


def test_what_is_typed_after_an_item_is_added_is_in_it(browser: Browser, desk: Desk, example: Path) -> None:
    with_lists(example)
    with page_of(browser, desk) as page:
        open_law(page)
        page.get_by_role("button", name="Lägg till: Sökord").press("Enter")
        page.keyboard.type("fyra")
        expect(page.locator("#f-keywords-3")).to_have_value("fyra")
        page.get_by_role("button", name="Lägg till: Se också").press("Enter")
        page.keyboard.type("oro")
        page.keyboard.press("Enter")
        expect(page.locator("#f-related-2")).to_be_focused()


def test_an_item_is_moved_on_without_looking_for_its_button_again(browser: Browser, desk: Desk, example: Path) -> None:
    with_lists(example)
    with page_of(browser, desk) as page:
        open_law(page)
        words = page.locator("#f-keywords input")
        page.get_by_role("button", name="Flytta ner: Sökord, 1").press("Enter")
        expect(page.get_by_role("button", name="Flytta ner: Sökord, 2")).to_be_focused()
        page.keyboard.press("Enter")
        assert words.evaluate_all("all => all.map((it) => it.value)") == ["två", "tre", "ett"]
        expect(page.get_by_role("button", name="Flytta upp: Sökord, 3")).to_be_focused()  # it goes no further down


@pytest.mark.parametrize(
    ("opens", "box", "typed", "done"),
    [
        ("#new", "Titel", "Nytt", lambda page: expect(page.locator("#f-title")).to_have_value("Nytt")),
        ("Byt id …", "Nytt id", "annat-id", lambda page: expect(page.locator(".path")).to_contain_text("annat-id")),
    ],
)
def test_enter_in_a_box_of_a_dialog_does_what_it_asks(  # noqa: PLR0917  # a table
    browser: Browser, desk: Desk, opens: str, box: str, typed: str, done: object
) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.get_by_text("Kopiera, byt id eller avsluta posten").click()
        (page.locator(opens) if opens.startswith("#") else page.get_by_role("button", name=opens)).press("Enter")
        expect(page.locator("#dialog select:focus, #dialog input:focus")).to_be_visible()
        page.get_by_label(box, exact=not opens.endswith("…")).fill(typed)
        page.keyboard.press("Enter")
        assert callable(done)
        done(page)


def test_errors_are_gone_to_one_after_another(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        following = page.get_by_role("button", name="Nästa fel")
        expect(following).to_be_hidden()
        page.locator("#f-in_force_from").fill("fel")
        page.locator("#f-summary").fill("")
        expect(page.locator("#status")).to_have_text("2 fel att rätta")
        for wrong in ("#f-summary", "#f-in_force_from", "#f-summary"):
            following.press("Enter")
            expect(page.locator(wrong)).to_be_focused()
            expect(page.locator(wrong)).to_be_in_viewport()
        page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_contain_text("Inte sparat")
        expect(page.locator("#f-in_force_from")).to_be_focused()


def test_what_is_wrong_stays_in_sight_while_the_form_is_drawn_anew(browser: Browser, desk: Desk, example: Path) -> None:
    with_lists(example)
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-keywords-1").fill("")
        page.locator("#f-summary").fill("")
        expect(page.locator("#status")).to_have_text("2 fel att rätta")
        page.route("**/gor/kontrollera", lambda _: None)  # a check that is never answered
        page.get_by_role("button", name="Kontrollerat: i dag").first.evaluate("it => it.click()")
        expect(page.locator("#f-summary")).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".fault")).to_have_count(2)
        page.get_by_role("button", name="Ta bort: Sökord, 1").click()  # what was wrong with the second is of the first
        expect(page.locator(".fault")).to_have_count(1)


def test_a_field_with_a_name_of_plain_swedish_is_called_by_its_label(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        page.locator("#new").click()
        page.get_by_label("Vilken sorts post?").select_option("statistics")
        page.get_by_label("Titel", exact=True).fill("Ny serie")
        page.keyboard.press("Enter")
        fault = page.locator("[data-path='[\"period\"]'] .fault")
        expect(fault).to_have_text("Fältet ”Period” saknas eller är tomt. Fyll i ”Period”.")


def test_no_field_is_under_the_bar_below_when_that_has_two_rows(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk, viewport={"width": 320, "height": 640}) as page:
        open_law(page)
        page.locator("#f-in_force_from").fill("fel")
        expect(page.get_by_role("button", name="Nästa fel")).to_be_visible()
        page.locator("#f-title").focus()
        for _ in range(45):
            page.keyboard.press("Tab")
            # Of a large box the browser brings the line into sight that is written in.
            covered = """it => !it.closest('.actions') && it.closest('#form')
                && (it.tagName === 'TEXTAREA' ? it.getBoundingClientRect().top + 24 : it.getBoundingClientRect().bottom)
                > document.querySelector('.actions').getBoundingClientRect().top"""
            assert not page.locator(":focus").evaluate(covered), page.locator(":focus").get_attribute("id")
