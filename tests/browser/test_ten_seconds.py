"""The answer in ten seconds: who asks on a phone reads it in the hit, and is led to where it stands on the page."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from browser.kinds import opened

MODERN: ViewportSize = {"width": 390, "height": 844}
WORDS = 40
"""Twelve seconds at 200 words a minute: the name of the guide, the question and all of the answer."""
ADULT, YOUNG = "sexuell-utpressning-av-barn", "du-eller-en-kompis-far-betalt-for-sex"


def asked(page: Page, text: str) -> Locator:
    """Type a question into the search box of the page; return the hits under it."""
    box = page.locator("[data-search-box] input:visible").first
    box.click()
    box.fill(text)
    hits = page.get_by_role("option")
    expect(hits.last).to_contain_text("Visa ")
    return hits


@pytest.mark.parametrize(
    ("text", "to", "said"),
    [
        ("elev hotas med nakenbilder", f"{ADULT}/", "Anmäl också till polisen på 114 14."),
        ("får jag spara bilderna", f"{ADULT}/#svar-2", "Nej, inte ens till polisen."),
        ("måste jag prata med föräldrarna först", "att-anmala/#svar-1", "Nej. Anmälan får inte vänta på ett samtal"),
        ("kollega säger att vi ska prata med hemmet", "att-anmala/#svar-1", "Nej. Anmälan får inte vänta"),
        ("anonym anmälan", "att-anmala/#svar-2", "Besluta inom 14 dagar om ni ska utreda."),
        ("pappa slår", "du-har-varit-med-om-nagot/", "Händer det nu? Ring 112."),
        ("pappa slår", "barn-som-upplever-vald-i-familjen/", "Anmäl genast till socialtjänsten"),
        (
            "rumänsk pojke tigger ikväll",
            "barn-som-utnyttjas-i-tiggeri-stold-eller-arbete/",
            "Ring polisen på 114 14 medan barnet är kvar",
        ),
        ("material åk 5 arabiska", "hitta-material-till-lektionen/#svar-1", "finns på arabiska och fler språk."),
        ("min kompis säljer sex", f"{YOUNG}/", "eller ring Bris på 116 111"),
    ],
)
def test_a_hit_says_the_answer_and_leads_to_it(browser: Browser, site: str, text: str, to: str, said: str) -> None:
    guide, _, place = to.partition("/")
    with opened(browser, f"{site}/", viewport=MODERN) as page:
        hits = asked(page, text)
        hit = hits.and_(page.locator(f'[href*="/vagledning/{guide}/"]'))
        shown = re.sub(r"\s+", " ", hit.inner_text())
        assert said in shown
        assert len(shown.split()) <= WORDS, shown
        expect(hit).to_be_in_viewport(ratio=1)
        hit.click()
        page.wait_for_url(f"{site}/vagledning/{to}")
        if place:
            answer = page.locator(f".heading:has({place}) + p")
            assert said in re.sub(r"\s+", " ", answer.inner_text())
            expect(answer).to_be_in_viewport(ratio=1)
        else:
            expect(page.locator("#ruta-nodlage")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("att anmäla", "att-anmala"),  # no more than its name
        ("anmäla rasism på jobbet anonymt", "att-anmala"),  # less than half of it
    ],
)
def test_who_asks_something_else_is_told_what_the_guide_is_about(
    browser: Browser, site: str, text: str, guide: str
) -> None:
    with opened(browser, f"{site}/", viewport=MODERN) as page:
        hit = asked(page, text).and_(page.locator(f'[href$="/vagledning/{guide}/"]'))
        expect(hit).to_have_count(1)
        expect(hit).to_contain_text("Misstanke räcker.")


def test_the_page_of_hits_says_the_answer_as_the_box_does(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/sok/", viewport=MODERN) as page:
        page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill("anonym anmälan")
        hit = page.locator('[data-hit="guides/att-anmala"]')
        expect(hit.locator(".sok-hit__why")).to_contain_text("Besluta inom 14 dagar om ni ska utreda.")
        expect(hit.locator(".sok-hit__title")).to_have_attribute("href", re.compile("#svar-2$"))
