"""The editing page in a browser, over a copy of the example: what an editor does, by mouse and by keyboard."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, Route, expect

from browser.kinds import DESKTOP, PHONE
from browser.test_axe import AXE, faults
from engines import equal_access
from engines.findings import explanations, unexplained
from handbook.content.write import plain_of
from handbook.edit.server import Desk

LAW = "laws/anmalan-2025"
FILE = f"content/{LAW}.yml"
SAID = """() => {
  window.said = [];
  const status = document.getElementById("status");
  new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
}"""
"""Notes all that the page says of itself from now on."""


@contextmanager
def page_of(
    browser: Browser,
    desk: Desk,
    foreseen: str = "409",
    **settings: Any,  # Playwright's own
) -> Iterator[Page]:
    """Open the page; fail if its console says more than ``foreseen``, or if it asks anybody else for anything."""
    context = browser.new_context(**({"viewport": DESKTOP} | settings))
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: None if desk_own(asked.url, desk) else said.append(asked.url))
    page.goto(desk.address)
    expect(page.locator("#count")).not_to_be_empty()
    yield page
    context.close()
    assert [words for words in said if foreseen not in words and "404" not in words] == []


def desk_own(url: str, desk: Desk) -> bool:
    """Tell whether an address is on the editing page's own server."""
    return url.startswith((f"http://localhost:{desk.server_port}/", "data:", "blob:"))


def open_law(page: Page) -> None:
    """Find the law by its name and open it."""
    page.get_by_label("Titel eller annat namn").fill("anmalan-2025")
    page.locator("#found button").first.click()
    expect(page.locator("#status")).to_have_text("Inga fel.")


def give_another_id(page: Page) -> None:
    """Call the open record ``annat-id``."""
    page.get_by_text("Kopiera, byt id eller avsluta posten").click()
    page.get_by_role("button", name="Byt id …").click()
    page.get_by_label("Nytt id").fill("annat-id")
    page.get_by_role("button", name="Byt", exact=True).click()
    expect(page.locator("#status")).to_contain_text("Posten har nytt id")


def test_find_change_and_save(browser: Browser, desk: Desk, example: Path) -> None:
    before = (example / FILE).read_text("utf-8").splitlines()
    with page_of(browser, desk) as page:
        assert desk.key not in page.url
        open_law(page)
        page.locator("#f-title").fill("Ny titel")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        expect(page.frame_locator("#page").get_by_role("heading", name="Ny titel")).to_be_visible()
        page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_have_text("Sparat.")
        after = (example / FILE).read_text("utf-8").splitlines()
        assert [line for line in after if line not in before] == ["title: Ny titel"]
        page.get_by_role("button", name="Ångra senaste sparandet").click()
        expect(page.locator("#f-title")).to_have_value(before[0].removeprefix("title: "))
        assert (example / FILE).read_text("utf-8").splitlines() == before


def test_records_are_listed_by_what_waits_and_what_was_opened(browser: Browser, desk: Desk, example: Path) -> None:
    broken = example / "content/concepts/trasig.yml"
    broken.write_text("title: Trasig\n", "utf-8")
    with page_of(browser, desk) as page:
        among = page.get_by_label("Visa", exact=True)
        among.select_option("due")
        listed = page.locator("#found li")
        expect(listed.first).to_contain_text("senast")
        waiting = listed.count()
        page.get_by_label("Titel eller annat namn").fill("stod")
        assert 0 < listed.count() < waiting
        listed.first.get_by_role("button").click()
        expect(page.locator(".to-do")).to_contain_text("Ska kontrolleras senast")
        assert (page.locator(".to-do a").first.get_attribute("rel"), page.url.count("post=")) == ("noreferrer", 1)
        page.get_by_label("Titel eller annat namn").fill("")
        among.select_option("found")
        expect(listed.first).to_contain_text("concepts/trasig")
        listed.first.get_by_role("button").click()
        expect(page.locator("#f-title")).to_have_value("Trasig")
        among.select_option("recent")
        expect(listed).to_have_count(2)
        among.select_option("unsaved")
        expect(page.locator("#count")).to_have_text("Allt är sparat.")


def test_without_a_build_the_page_beside_says_why_it_is_plain(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        told = page.locator("#no-page")
        expect(told).to_contain_text("Kör make site en gång")
        page.locator("#f-in_force_from").fill("i fjol")
        expect(told).to_have_text("Sidan ändras när felen är rättade.")
        built = example / "build/site/lagar/annan/index.html"
        built.parent.mkdir(parents=True)
        built.write_text("<body><article></article>", "utf-8")
        page.locator("#f-in_force_from").fill("2025-07-01")
        expect(told).to_be_empty()


def test_faults_stand_at_their_fields_and_a_proposal_is_a_button(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-in_force_from").fill("i fjol")
        fault = page.locator("[data-path='[\"in_force_from\"]'] .fault")
        expect(fault).to_contain_text("är inte ett datum")
        expect(page.locator("#f-in_force_from")).to_have_attribute("aria-invalid", "true")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_contain_text("Inte sparat")
        assert "i fjol" not in (example / FILE).read_text("utf-8")
        page.locator("#f-in_force_from").fill("2025-07-01")
        expect(fault).to_have_count(0)
        link = page.locator("#f-summary")
        link.fill("Se [[laws/anmalan-201]].")
        proposal = page.locator("[data-path='[\"summary\"]'] .fault button").first
        proposal.click()
        expect(link).to_have_value("Se [[laws/anmalan-2001]].")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")


def test_lists_parts_and_links(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.get_by_role("button", name="Lägg till: Kallas också").click()
        page.keyboard.type("Ett till namn")
        page.get_by_role("button", name="Lägg till: Se också").click()
        page.get_by_label("Sök på titel eller annat namn").fill("skyddsverket")
        page.locator("#dialog .choices button").first.click()
        page.get_by_role("button", name="Lägg till: Källor").first.click()
        made = page.locator("details[open] summary:focus")
        expect(made).to_be_visible()
        page.locator("#dialog").wait_for(state="hidden")
        expect(page.locator("#status")).to_contain_text("fel att rätta")
        page.locator(".tools button:visible", has_text="Ta bort").last.click()
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_have_text("Sparat.")
        text = (example / FILE).read_text("utf-8")
        assert "Ett till namn" in text
        assert "agencies/" in text


def test_what_is_typed_outlives_the_tab(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-title").fill("Halvfärdigt")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
    with page_of(browser, desk) as page:
        expect(page.locator("#count")).to_have_text("Osparade: 1 post")
        page.locator("#found button").first.click()
        expect(page.locator("#f-title")).to_have_value("Halvfärdigt")
        page.get_by_role("button", name="Kasta ändringarna").click()
        expect(page.locator("#status")).to_have_text("Ändringarna är kastade.")
    assert "Halvfärdigt" not in (example / FILE).read_text("utf-8")


def test_two_who_change_the_same_record_lose_nothing(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-title").fill("Min titel")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        path = example / FILE
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join(["title: Annans titel", *lines[1:], "keywords: [annans-ord]", ""]), "utf-8")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#dialog")).to_contain_text("ändrat på två sätt")
        page.get_by_label("Det som är sparat").check()
        page.get_by_role("button", name="Gå vidare").click()
        expect(page.locator("#f-title")).to_have_value("Annans titel")
        page.locator("#f-title").fill("Gemensam titel")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_have_text("Sparat.")
        text = path.read_text("utf-8")
        assert text.startswith("title: Gemensam titel\n")
        assert "annans-ord" in text


def test_only_what_both_have_changed_in_a_list_is_chosen(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-sources-0").click()
        page.locator("#f-sources-0-title").fill("Min källa")
        page.locator("#f-sources-0-note").fill("Läst i kopia")
        page.get_by_role("button", name="Lägg till: Sökord").click()
        page.keyboard.type("mitt ord")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        text = (example / FILE).read_text("utf-8").replace("title: Lagtexten", "title: Deras källa")
        more = "  - title: En till\n    url: https://riksdagen.example.org/en-till\n    read: 2026-01-02\n"
        (example / FILE).write_text(f"{text}{more}keywords: [deras ord]\n", "utf-8")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#dialog legend")).to_have_text(["Källor 1, Källans namn"])
        assert page.locator("#dialog .version .said").all_inner_texts() == ["Min källa", "Deras källa"]
        page.get_by_label("Det som är sparat").check()
        page.get_by_role("button", name="Gå vidare").click()
        page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_have_text("Sparat.")
    made = (example / FILE).read_text("utf-8")
    for words in ("Deras källa", "note: Läst i kopia", "En till", "mitt ord", "deras ord"):
        assert words in made, words
    assert "Min källa" not in made


def test_two_versions_of_a_list_are_told_in_the_words_of_the_form(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-sources-0").click()
        page.locator("#f-sources-0-title").fill("Min källa")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        text = (example / FILE).read_text("utf-8")
        (example / FILE).write_text(text[: text.index("sources:")], "utf-8")  # what I have changed is gone
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#dialog")).to_contain_text("Där du väljer en hel lista")
        versions = page.locator("#dialog .version .said").all_inner_texts()
        assert versions[0].split("\n")[0] == "• Källans namn: Min källa"
        assert versions[1] == "(inget)"
        assert [sign for sign in ("{", "}", '"', "url:", "read:") if sign in versions[0]] == []


def test_a_record_that_somebody_has_taken_away_is_whole_when_it_is_saved_again(
    browser: Browser, desk: Desk, example: Path
) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        summary = page.locator("#f-summary").input_value()
        page.locator("#f-title").fill("Min titel")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        before = (example / FILE).read_text("utf-8")
        (example / FILE).unlink()
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#dialog")).to_contain_text("Någon har tagit bort posten")
        page.get_by_role("button", name="Gå vidare").click()
        expect(page.locator("#f-summary")).to_have_value(summary)
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_have_text("Sparat.")
        made, was = (
            plain_of(yaml.compose(text) or yaml.ScalarNode("", ""))
            for text in ((example / FILE).read_text("utf-8"), before)
        )
        assert isinstance(was, dict)
        assert made == {**was, "title": "Min titel"}


def late(route: Route) -> None:
    """Let a question wait as long as a slow machine would."""
    route.request.frame.page.wait_for_timeout(900)
    route.continue_()


@contextmanager
def answered(page: Page, what: str, of: str = "") -> Iterator[None]:
    """Do something, and go on when the page has got the late answer to what it asked, and has had time to use it."""
    with page.expect_response(
        lambda it: it.url.endswith(f"/gor/{what}") and of in (it.request.post_data or "")
    ) as told:
        yield
    told.value.finished()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def test_what_is_typed_while_the_record_is_saved_is_nobody_elses(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.evaluate(SAID)
        page.route("**/gor/spara", late)
        page.locator("#f-title").fill("Min titel")
        with page.expect_request("**/gor/spara"):  # else what is typed is sent with the rest
            page.get_by_role("button", name="Spara", exact=True).click()
        page.locator("#f-title").press("End")
        page.keyboard.type(" till")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        assert [it for it in page.evaluate("window.said") if "annan" in it] == []
        page.unroute("**/gor/spara")
        page.evaluate("window.said.length = 0")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_have_text("Sparat.")
        said = page.evaluate("window.said")
        assert [it for it in said[said.index("Sparar …") :] if "Inte sparat" in it] == []
        assert (example / FILE).read_text("utf-8").startswith("title: Min titel till\n")


def test_the_blank_after_the_last_word_is_no_part_of_it(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-title").fill(" Ny titel ")
        page.locator("#f-summary").fill("Kort text.  ")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        expect(page.locator("#f-title")).to_have_value(" Ny titel ")  # what somebody is typing is not moved
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_have_text("Sparat.")
        assert {"title: Ny titel", "summary: Kort text."} <= set((example / FILE).read_text("utf-8").splitlines())


def test_no_form_stays_for_a_record_that_an_undo_has_taken_away(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        give_another_id(page)
        page.get_by_role("button", name="Ångra senaste sparandet").click()
        expect(page.locator("#status")).to_contain_text("filer är som förut")
        expect(page.locator("#form-title")).to_have_text("Ingen post är öppen")
        expect(page.locator("#f-title")).to_have_count(0)
        assert (page.url.count("post="), (example / FILE).exists()) == (0, True)


def test_the_record_that_was_asked_for_last_is_the_one_that_is_opened(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        page.route(
            "**/gor/oppna",
            lambda route: late(route) if "anmalan-2025" in route.request.post_data else route.continue_(),
        )
        page.get_by_label("Titel eller annat namn").fill("anmalan-2025")
        with answered(page, "oppna", "anmalan-2025"):
            page.locator("#found button").first.click()
            page.get_by_label("Titel eller annat namn").fill("anmalan-2001")
            page.locator("#found button").first.click()
        expect(page.locator(".path")).to_contain_text("anmalan-2001")


def test_a_record_opened_while_another_is_thrown_away_stays_open(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        page.get_by_role("button", name="Ny post").click()
        page.get_by_label("Vilken sorts post?").select_option("concepts")
        page.get_by_label("Titel", exact=True).fill("Nytt begrepp")
        page.get_by_role("button", name="Skapa").click()
        expect(page.locator("#status")).to_contain_text("fel att rätta")
        page.route("**/gor/kasta", late)
        with answered(page, "kasta"):
            page.get_by_role("button", name="Kasta ändringarna").click()
            open_law(page)
        expect(page.locator(".path")).to_contain_text("anmalan-2025")


def test_a_record_opened_while_a_save_is_undone_stays_open(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-title").fill("Ny titel")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_contain_text("Sparat")
        page.route("**/gor/angra", late)
        with answered(page, "angra"):
            page.get_by_role("button", name="Ångra senaste sparandet").click()
            page.get_by_label("Titel eller annat namn").fill("anmalan-2001")
            page.locator("#found button").first.click()
            expect(page.locator(".path")).to_contain_text("anmalan-2001")
        expect(page.locator(".path")).to_contain_text("anmalan-2001")
        assert "title: Ny titel\n" not in (example / FILE).read_text("utf-8")


def test_what_is_pressed_twice_is_done_once(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        answers: list[str] = []

        def second(it: Request) -> bool:
            answers.extend([it.url] if it.url.endswith("/gor/spara") else [])
            return len(answers) == 2

        page.route("**/gor/spara", late)
        open_law(page)
        page.locator("#f-title").fill("Ny titel")
        with page.expect_event("requestfinished", second):  # one in turn after the other
            page.keyboard.press("Control+s")
            page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_have_text("Sparat.")
        expect(page.locator("#dialog")).not_to_be_visible()
        assert "title: Ny titel\n" in (example / FILE).read_text("utf-8")
        page.get_by_role("button", name="Ny post").click()
        page.get_by_label("Titel", exact=True).fill("Nytt")
        page.get_by_role("button", name="Skapa").dblclick()
        expect(page.locator("#f-title")).to_have_value("Nytt")
        page.wait_for_timeout(300)
        expect(page.locator("#status")).not_to_contain_text("finns redan")


def test_a_municipality_is_asked_for_its_code_and_the_dialog_says_what_is_wrong(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        page.get_by_role("button", name="Ny post").click()
        page.get_by_label("Vilken sorts post?").select_option("laws")
        expect(page.get_by_label("Kod (krävs)")).not_to_be_visible()
        page.get_by_label("Vilken sorts post?").select_option("localities")
        page.get_by_label("Titel", exact=True).fill("Nya kommunen")
        page.get_by_role("button", name="Skapa").click()
        expect(page.locator("#dialog").get_by_role("alert")).to_contain_text("SCB:s kod")
        page.get_by_label("Kod (krävs)").fill("2299")
        page.get_by_role("button", name="Skapa").click()
        expect(page.locator(".path")).to_contain_text("2299")


def test_a_button_that_is_gone_leaves_the_focus_near(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.get_by_text("Gå till ett fält").click()
        for name in ("I dag", "Ta bort"):
            buttons = [it for it in page.get_by_role("button", name=name).all()[:3] if it.is_visible()]
            assert buttons, name
            for button in buttons:
                if button.is_visible():  # the one before may have taken it away
                    button.focus()
                    page.keyboard.press("Enter")
                    assert page.evaluate("document.activeElement.tagName") != "BODY", name


def test_a_new_record_a_copy_and_another_id(browser: Browser, desk: Desk, example: Path) -> None:
    with page_of(browser, desk) as page:
        page.get_by_role("button", name="Ny post").click()
        page.get_by_label("Vilken sorts post?").select_option("concepts")
        page.get_by_label("Titel", exact=True).fill("Nytt begrepp")
        page.get_by_role("button", name="Skapa").click()
        expect(page.locator("#f-title")).to_have_value("Nytt begrepp")
        expect(page.locator("#status")).to_contain_text("fel att rätta")
        fault = page.locator("[data-path='[\"summary\"]'] .fault")
        expect(fault).to_have_text("Fältet ”Sammanfattning” saknas eller är tomt. Fyll i ”Sammanfattning”.")
        expect(page.get_by_text("Sidan visas när felen är rättade.")).to_be_visible()
        page.get_by_role("button", name="Kasta ändringarna").click()
        open_law(page)
        give_another_id(page)
        assert (example / "content/laws/annat-id.yml").exists()
        page.get_by_text("Kopiera, byt id eller avsluta posten").click()
        page.get_by_role("button", name="Posten gäller inte längre …").click()
        page.get_by_role("button", name="Upphävd").click()
        expect(page.locator("#f-today-status")).to_have_value("upphävd")
        expect(page.locator("#f-today-text")).to_be_focused()
        expect(page.locator(".general")).to_contain_text("Skriv vad som har hänt")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Browser, desk: Desk, size: dict[str, int]) -> None:
    with page_of(browser, desk, bypass_csp=True, viewport=size, color_scheme="light") as page:
        open_law(page)
        page.locator("#f-in_force_from").fill("fel")
        page.locator(".fault").first.wait_for()
        for details in page.locator("#form details").all():
            details.evaluate("it => { it.open = true; }")
        page.evaluate(AXE.read_text("utf-8"))
        page.add_style_tag(content=".actions { position: static !important }")  # what it lies over is scrolled away
        assert [it for it in faults(page) if "iframe" not in it] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        failed = [it for it in equal_access.run(page, "formuläret") if "/fail" in it.rule.lower()]
        assert unexplained(failed, explanations("equal-access")) == []
        expect(page.get_by_role("textbox", name="Titel (krävs)")).to_have_attribute("aria-required", "true")
        page.get_by_role("button", name="Ny post").click()
        assert faults(page, within="#dialog") == []  # what lies under it cannot be reached
        page.emulate_media(color_scheme="dark")
        page.keyboard.press("Escape")
        assert [it for it in faults(page) if "iframe" not in it] == []


def test_nothing_that_has_the_focus_is_under_the_bar_below(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk, viewport=PHONE) as page:
        open_law(page)
        page.locator("#f-title").focus()
        for _ in range(25):
            page.keyboard.press("Tab")
            covered = """it => !it.closest('.actions') && it.getBoundingClientRect().bottom
                > document.querySelector('.actions').getBoundingClientRect().top"""
            assert not page.locator(":focus").evaluate(covered), page.locator(":focus").get_attribute("id")


def test_all_is_reached_by_keyboard(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Hoppa till formuläret")).to_be_focused()
        page.get_by_label("Titel eller annat namn").focus()
        page.keyboard.type("anmalan-2025")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#form")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_text("Gå till ett fält")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#f-title")).to_be_focused()


def test_faults_call_fields_what_the_form_calls_them(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-summary").fill("")
        fault = page.locator("[data-path='[\"summary\"]'] .fault")
        expect(page.locator("#f-topics-help")).to_have_text("Minst ett tema.")
        page.get_by_role("button", name="Lägg till: Källor").click()
        expect(page.locator("#f-sources-1-plan-help")).to_contain_text("Skriv detta eller ”Källans namn” och ”Länk”.")
        expect(page.locator("#f-sources-0")).to_have_text("Källor 1: Lagtexten")
        expect(fault).to_contain_text("Fältet ”Sammanfattning” saknas eller är tomt. Fyll i ”Sammanfattning”.")
        page.get_by_text("Gå till ett fält").click()
        page.get_by_role("button", name="Sökord", exact=True).click()
        expect(page.locator("#f-keywords")).to_be_focused()
        expect(page.locator("#f-keywords")).to_be_in_viewport()


def test_a_record_that_no_longer_applies_is_never_replaced_by_itself_and_asks_what_has_happened(
    browser: Browser, desk: Desk
) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.get_by_text("Kopiera, byt id eller avsluta posten").click()
        page.get_by_role("button", name="Posten gäller inte längre …").click()
        page.get_by_role("button", name="Ersatt av en annan post …").click()
        page.locator("#pick").fill("anmalan-2025")
        expect(page.locator("#dialog .choices button")).to_have_count(0)
        page.locator("#pick").fill("anmalan-2001")
        page.locator("#dialog .choices button").first.click()
        expect(page.locator("#f-today-text")).to_be_focused()
        expect(page.locator("#f-today-text")).to_be_in_viewport()


def test_a_draft_of_yesterday_does_not_take_away_what_others_have_written_since(
    browser: Browser, desk: Desk, example: Path
) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        page.locator("#f-title").fill("Min titel")
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
    path = example / FILE
    path.write_text(f"{path.read_text('utf-8')}keywords: [annans-ord]\n", "utf-8")
    with page_of(browser, desk) as page:
        page.locator("#found button").first.click()
        expect(page.locator("#status")).to_have_text(re.compile("har ändrats sedan du öppnade den"))
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#dialog")).to_contain_text("Båda ändringarna kan vara kvar")
        page.get_by_role("button", name="Gå vidare").click()
        expect(page.locator("#status")).to_contain_text("Inte sparat än")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(page.locator("#status")).to_have_text("Sparat.")
    text = path.read_text("utf-8")
    assert text.startswith("title: Min titel\n")
    assert "annans-ord" in text


def test_the_page_beside_stays_where_it_was_scrolled_to_and_is_never_blank(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        beside = page.frame_locator("#page")
        expect(beside.get_by_role("heading", level=1)).to_be_visible()
        page.evaluate("document.querySelector('#page').contentWindow.scrollTo(0, 40)")
        page.evaluate(
            """() => {
                window.blank = 0;
                const look = () => {
                    window.blank += document.querySelector('#page')?.contentDocument?.querySelector('h1') ? 0 : 1;
                    requestAnimationFrame(look);
                };
                look();
            }"""
        )
        page.locator("#f-title").fill("Ny titel")
        expect(beside.get_by_role("heading", name="Ny titel")).to_be_attached()
        expect(page.locator("#beside iframe")).to_have_count(1)
        assert page.evaluate("document.querySelector('#page').contentWindow.scrollY") == 40
        assert page.evaluate("window.blank") == 0


def test_links_to_other_hosts_leave_the_page_beside_where_it_is(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk, foreseen="frame-src") as page:
        open_law(page)
        beside = page.frame_locator("#page")
        link = beside.locator("a[href^='https:']").first
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_attribute("rel", "noreferrer")
        page.evaluate("document.querySelector('#page').src = 'data:,annat'")  # a page that no script of ours may read
        expect(link).to_have_count(0)
        page.locator("#f-title").fill("Ny titel")
        expect(beside.get_by_role("heading", name="Ny titel")).to_be_visible()


def test_fields_that_no_form_knows_are_shown_renamed_or_taken_away(browser: Browser, desk: Desk, example: Path) -> None:
    path = example / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace("question:", "qestion:", 1) + "extra:\n  a: ett ord\n", "utf-8")
    assert "\nqestion:" in path.read_text("utf-8")
    with page_of(browser, desk) as page:
        page.get_by_label("Titel eller annat namn").fill("anmalan-2025")
        page.locator("#found button").first.click()
        expect(page.locator("#status")).to_have_text("2 fel att rätta")
        expect(page.locator("#f-extra")).to_contain_text("ett ord")
        page.get_by_role("button", name="Skriv question").click()
        expect(page.locator("#status")).to_have_text("1 fel att rätta")
        page.get_by_role("button", name="Ta bort: extra").click()
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")
        page.keyboard.press("Control+s")
        expect(page.locator("#status")).to_have_text("Sparat.")
    assert path.read_text("utf-8") == text


def test_what_is_typed_without_a_pause_is_kept_all_the_same(browser: Browser, desk: Desk) -> None:
    # Playwright puts its clock into the page beside, too, which says that it runs no script
    with page_of(browser, desk, foreseen="sandboxed") as page:
        page.clock.install()
        open_law(page)
        page.locator("#f-title").focus()
        for _ in range(10):
            page.keyboard.type("x")
            page.clock.run_for(150)
        expect(page.locator("#status")).to_have_text("Inga fel. Inte sparat än.")


def test_a_record_that_is_open_in_two_tabs_says_so_in_both(browser: Browser, desk: Desk) -> None:
    with page_of(browser, desk) as page:
        open_law(page)
        other = page.context.new_page()
        other.goto(desk.address)
        said = "öppen i en annan flik"
        expect(page.locator("#twice")).to_be_empty()
        open_law(other)
        expect(page.locator("#twice")).to_contain_text(said)
        expect(other.locator("#twice")).to_contain_text(said)
        page.locator("#f-title").fill("")  # drawn anew, it is said still
        page.get_by_role("button", name="Lägg till: Kallas också").click()
        expect(page.locator("#twice")).to_contain_text(said)
