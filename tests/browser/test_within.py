"""A move within a page touches neither the search nor the filters; lists are sorted as the build sorts."""

import unicodedata
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.kinds import opened
from handbook.catalog.order import alphabetical
from handbook.site.site import Site

SKIP = "Gå till innehållet"
HITS = "a.sok-hit__title"


def hits_stand(page: Page) -> None:
    """Assert that the search is as it was."""
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.get_by_label("Sök i handboken")).to_have_value("sekretess")
    assert "sekretess" not in page.url


@pytest.mark.parametrize("mark", ["?", "#"])
def test_the_way_to_the_content_keeps_the_hits(browser: Browser, site: str, mark: str) -> None:
    with opened(browser, f"{site}/om/") as page:
        page.goto(f"{site}/sok/{mark}q=sekretess")
        page.wait_for_selector("[data-search-state=done]")
        page.locator("body").press("Tab")
        expect(page.locator(":focus")).to_have_text(SKIP)
        page.keyboard.press("Enter")
        hits_stand(page)
        page.evaluate("location.hash = 'a'")
        page.evaluate("location.hash = 'b'")
        hits_stand(page)
        page.go_back()
        hits_stand(page)
        page.go_forward()
        hits_stand(page)


def test_what_was_typed_is_in_no_title(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/sok/?q=sekretess") as page:
        expect(page).to_have_title("Sök – Barnskyddshandboken")
        page.get_by_label("Sök i handboken").fill("grooming")
        expect(page.locator(".sok-status")).to_contain_text("”grooming”")
        expect(page).to_have_title("Sök – Barnskyddshandboken")


def test_a_move_within_the_page_keeps_the_filter(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/materialval/") as page:
        choice, status = page.locator("form.filter select").first, page.locator("form.filter + [role=status]")
        choice.select_option(index=1)
        page.evaluate("location.hash = 'a'")
        choice.select_option(index=2)
        chosen, said, asked = choice.input_value(), status.inner_text(), page.url.split("?")[1].split("#")[0]
        for move in (page.go_back, page.go_forward):
            move()
            page.wait_for_timeout(200)
            assert (choice.input_value(), status.inner_text()) == (chosen, said)
            assert page.url.split("?")[1].split("#")[0] == asked


WORDS = [
    "a", "A", "ab", "Äpple", "äpple", "åka", "Åsa", "ö", "Öst", "e", "é", "idé", "ide", "ideer", "u", "ü", "über",
    "uber", "yb",
    "barn 6 år", "barn och unga", "barnet", "ee", "v", "w", "Wal", "val", "vb",
    "1", "2", "10", "2 kap.", "10 kap.", "kap 9", "kap 10", "x-ray", "xray",
    "e-post", "epost", "z", "Zon", "ångra", "ä", "å", "zo",
    "Åtgärd 2", "Åtgärd 19", "Åtgärd 19 a", "Atgard 3", "007", "7", "7 §", "10 §", "9 §", "2016–2018",
    "2016:1", "2016:10",
    "Øl", "Öl", "Ol", "Æl", "Äl", "Al", "Müller", "Myller", "Muller", "Straße", "Strasse", "Łódź", "Lodz", "ñandu",
    "nandu", "çelik", "celik", "Éklund", "Eklund", "Øst", "œuvre", "ouvre", "Đuro", "duro", "São", "sao", "Háå", "haå",
    "háä", "ęta", "äta", "eta", "Őr", "Ör", "Or", "Rhône", "Rhone", "Þór", "Thor", "Tor", "ðu", "þing", "thing",
    "tiger",
    "(Barn)", "Barn", "”Barn”", "§ 5", "5", "a b", "ab c", "A-Ö", "aö", "A till Ö", "Ů", "Ỳ",
    "Å 1", "A\u030a 2", "ÅÄÖ", "åäö",
]  # fmt: skip


def test_the_build_and_the_browser_sort_one_table_alike(browser: Browser, site: str) -> None:
    words = [unicodedata.normalize(form, word) for word in WORDS for form in ("NFC", "NFD")]
    with opened(browser, f"{site}/om/") as page:
        signs = page.evaluate(
            """words => {
                const order = new Intl.Collator('sv', { numeric: true, ignorePunctuation: true });
                return words.map((one) => words.map((other) => Math.sign(order.compare(one, other))));
            }""",
            words,
        )
    letters = [alphabetical(word)[0] for word in words]
    for at, row in enumerate(signs):
        for other, sign in enumerate(row):
            if letters[at] != letters[other]:  # what differs in accents, capitals and signs alone has no one order
                assert sign == (1 if letters[at] > letters[other] else -1), (words[at], words[other])  # type: ignore[operator]


def test_the_build_and_the_browser_sort_every_name_alike(browser: Browser, site: str, handbook: Site) -> None:
    names = sorted({entry.record.title for entry in handbook.catalog.entries.values()}, key=alphabetical)
    with opened(browser, f"{site}/om/") as page:
        again = page.evaluate(
            """names => {
                const order = new Intl.Collator('sv', { numeric: true, ignorePunctuation: true });
                return names.map((name) => name.normalize('NFD')).reverse().sort(order.compare);
            }""",
            names,
        )
    assert [unicodedata.normalize("NFC", name) for name in again] == names


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_tab_on_a_search_that_was_given_keeps_it(
    browser: Browser, site: str, width: int, *, at_once: bool
) -> None:
    """Opened by its address in a new tab, without any other page before it."""
    with opened(browser, "about:blank", viewport={"width": width, "height": 800}) as page:
        page.goto(f"{site}/sok/?q=sekretess", wait_until="domcontentloaded" if at_once else "load")
        if not at_once:
            page.wait_for_selector("[data-search-state=done]")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text(SKIP)
        page.keyboard.press("Enter")
        hits_stand(page)
        page.wait_for_timeout(500)
        hits_stand(page)


def test_the_choices_of_a_filter_stand_in_order(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/materialval/") as page:
        selects = page.locator("form.filter select")
        expect(selects.first).to_be_visible()
        for select in selects.all():
            words = select.locator("option:not([value=''])").all_inner_texts()
            assert "anges inte" not in words[:-1]
            words = [word for word in words if word != "anges inte"]
            assert len(words) > 1
            assert all(alphabetical(one) <= alphabetical(two) for one, two in pairwise(words)), words


def test_the_way_out_is_on_every_page_such_a_reader_lands_on(browser: Browser, site: str, handbook: Site) -> None:
    led_to = {ref.partition("/")[0] for ref in handbook.catalog.to_leave}
    assert led_to == {"guides", "roles", "concepts", "resources", "localities"}
    with opened(browser, f"{site}/sok/") as page:
        expect(page.locator("[data-exit]")).to_be_visible()
        page.goto(f"{site}/roller/barn-och-unga/")
        expect(page.locator("[data-exit]")).to_be_visible()
        page.goto(f"{site}/vagledning/du-har-varit-med-om-nagot/")
        inside = page.locator(".md-content a:is([href*='/material/'], [href*='/begrepp/'])")
        for address in {str(link.evaluate("link => link.href")) for link in inside.all()}:
            page.goto(address)
            expect(page.locator("[data-exit]")).to_be_visible()
        page.goto(f"{site}/roller/skola/")
        expect(page.locator("[data-exit]")).to_have_count(0)
