"""The search as a reader meets it, in a real browser under our content security policy."""

import json
from datetime import datetime, timedelta
from itertools import pairwise
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from browser.kinds import asked_of
from handbook import search
from handbook.site.answers import Answers
from search.judge import queries

PAUSE = 300
"""Milliseconds, on the page's own clock, after which it answers what is typed."""
CALM = 10_000
"""Milliseconds that a busy machine may take to answer; a query that is not calm takes for ever."""
DONE = "[data-search][data-search-state=done], [data-search][data-search-state=empty]"
HOSTILE = [
    "x" * 10_000,
    "barn " * 2_000,
    "(" * 5_000,
    "14 kap " * 1_500,
    "2016/" * 2_000,
    ".*+?^${}()|[]\\",
    "barn* ~2 +titel:lag -sol ^10 title:barn~1",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "😀🧒🏽👨‍👩‍👧",
    "och det att i en som på",
    "?!…—§§ §",
    "حماية الأطفال من العنف",
    "\u202eolleh\u202c",
    "constructor __proto__ hasOwnProperty toString",
    "\x00\x01\ufffe",
    "%00%ff &amp; &#60;",
]


def hits(page: Page) -> list[str]:
    page.wait_for_selector(DONE)
    found: list[str] = page.locator("[data-hit]").evaluate_all("all => all.map(it => it.dataset.hit)")
    return found


def ask(page: Page, site: str, query: str) -> list[str]:
    page.goto(f"{site}sok/?q={quote(query)}")
    return hits(page)


def test_programs_get_the_hits_that_readers_get(page: Page, site: str, made: search.Made, answers: Answers) -> None:
    page.goto(f"{site}sok/")
    titles = [document.title for document in made.documents]
    typed = [
        *titles[::8],
        *(title[1:].lower() for title in titles[::28]),
        *(title[: 3 + at % 9] for at, title in enumerate(titles[1::8])),
        *(query for asked in queries().values() for query in [*asked][::4]),
        *HOSTILE,
        "misshnadel",
        "mål nr 3",
        "rädda b",
        "fotbollstränare",
        "14 kap 1 § sol",
        "vem ringer jag",
    ]
    script = """async ([root, queries]) => {
      const { search } = await import(`${root}assets/search/engine.js`);
      const found = [];
      for (const query of queries) {
        const { index, query: read, hits } = await search(query);
        const cards = await index.cards(hits.slice(0, 20).map(([number]) => number));
        found.push([cards.map((card, at) => [card.ref, hits[at][1]]), hits.length, read.corrected || null]);
      }
      return JSON.stringify(found);
    }"""
    for query, theirs in zip(typed, json.loads(page.evaluate(script, [site, typed])), strict=True):
        ours = answers.answer(query, 20)
        assert [[[hit.ref, hit.score] for hit in ours.hits], ours.total, ours.corrected] == theirs, query


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_queries_get_a_calm_answer(page: Page, site: str, query: str) -> None:
    page.clock.install()
    page.goto(f"{site}sok/")
    page.get_by_role("searchbox").fill(query)
    page.clock.run_for(PAUSE)
    page.wait_for_selector("[data-search]:not([data-search-state=loading])", timeout=CALM)
    assert page.locator("main img, main script, main svg").count() == 0


def test_a_search_can_be_linked_and_filtered(page: Page, site: str) -> None:
    first = ask(page, site, "människohandel")
    assert first
    laws = page.locator("input[name=kind][value=laws]")
    count = int(laws.get_attribute("data-count") or "0")
    laws.check()
    expect(page.locator(".sok-status")).to_contain_text(f"{count} träff")
    only = hits(page)
    assert all(ref.startswith("laws/") for ref in only)
    page.reload()
    assert hits(page) == only
    page.go_back()
    page.wait_for_function("wanted => document.querySelector('[data-hit]')?.dataset.hit === wanted", arg=first[0])


HEARD = """place => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(place.textContent)).observe(place, { childList: true });
}"""
STILL = 1_000
"""Milliseconds, on the page's own clock, after which a reader has stopped typing."""


@pytest.mark.parametrize(
    ("address", "place", "shown"),
    [("sok/", "main [role=status]", ".sok-status"), ("", "form [role=status]", ".sok-note")],
)
def test_the_first_words_are_said_and_nothing_twice(
    page: Page, site: str, answers: Answers, *, address: str, place: str, shown: str
) -> None:
    page.clock.install()
    page.goto(f"{site}{address}")
    box = page.locator("form[role=search] input")
    box.focus()
    page.locator(place).wait_for(state="attached")
    page.evaluate(HEARD, page.locator(place).element_handle())
    page.clock.pause_at(datetime.now() + timedelta(days=1))  # noqa: DTZ005  # the page's clock is behind, wherever it is
    for typed in ("orosanm", "orosanmäl", "orosanmälan", "orosanmälan "):
        box.fill(typed)
        page.clock.run_for(PAUSE)
        expect(page.locator(shown)).to_contain_text(f"{answers.answer(typed, 1).total} träff")
    assert page.evaluate("() => window.heard") == []
    page.clock.run_for(STILL)
    box.fill("orosanmälan")
    page.clock.run_for(PAUSE)
    page.clock.run_for(STILL)
    (heard,) = page.evaluate("() => window.heard")
    assert f"{answers.answer('orosanmälan', 1).total} träffar" in heard


def test_danger_is_told_at_once_and_not_again_at_every_key(page: Page, site: str, answers: Answers) -> None:
    page.clock.install()
    page.goto(site)
    box = page.locator("form[role=search] input")
    box.focus()
    place = page.locator("form [role=status]")
    place.wait_for(state="attached")
    page.evaluate(HEARD, place.element_handle())
    page.clock.pause_at(datetime.now() + timedelta(days=1))  # noqa: DTZ005  # the page's clock is behind, wherever it is
    options = page.locator(".sok-option")
    for typed, shown in (("jag vill dö", 1), ("jag vill dö för att", 1), ("barnahus", 0), ("jag vill dö i skolan", 1)):
        box.fill(typed)
        page.clock.run_for(PAUSE)
        expect(page.locator(".sok-panel [data-urgent]")).to_have_count(shown)
        expect(options.last).to_contain_text("alla träffar")
    (heard,) = page.evaluate("() => window.heard")
    assert heard.startswith("Är någon i fara nu? Ring 112.")
    page.clock.run_for(STILL)
    assert f" {answers.answer(typed, 1).total} träff" in page.evaluate("() => window.heard")[-1]
    told = len(page.evaluate("() => window.heard"))
    box.fill("min pappa slår mig")
    page.clock.run_for(PAUSE)
    expect(page.locator("[data-urgent=vald]")).to_be_visible()
    assert len(page.evaluate("() => window.heard")) == told + 1


def test_hits_that_lie_outside_a_filter_are_told_of(page: Page, site: str) -> None:
    page.goto(f"{site}sok/#q=orosanmälan&kind=goals")
    assert hits(page) == []
    expect(page.locator(".sok-status")).to_contain_text("Inga träffar med de här filtren,")
    expect(page.locator(".sok-status")).to_contain_text("träffar utan dem, för ”orosanmälan”")


@pytest.mark.parametrize("mark", ["?", "#"])
def test_chosen_filters_stand_open_however_the_search_came(page: Page, site: str, mark: str) -> None:
    """After # is how a link to a search has it; what came after ? is read too."""
    page.goto(f"{site}sok/{mark}q=barn&topic=manniskohandel")
    hits(page)
    assert page.url == f"{site}sok/"
    expect(page.locator("input[name=topic][value=manniskohandel]")).to_be_visible()
    expect(page.locator("input[name=status]").first).to_be_hidden()


def test_counts_are_what_a_choice_would_show(page: Page, site: str) -> None:
    linked = f"{site}sok/#q=barn&topic=manniskohandel"
    page.goto(linked)
    hits(page)
    boxes = page.locator("input[name=role]").all()[:4]
    assert boxes
    for box in boxes:
        value, count = box.get_attribute("value"), box.get_attribute("data-count")
        other = page.context.new_page()
        other.goto(f"{linked}&role={value}")
        other.wait_for_selector(DONE)
        assert (other.locator(".sok-status").text_content() or "").startswith(f"{count} träff")
        other.close()


def test_says_how_a_misspelled_word_was_read(page: Page, site: str) -> None:
    ask(page, site, "människohadel")
    expect(page.locator(".sok-meant")).to_contain_text("Menade du ”människohandel”?")
    expect(page.locator("main [role=status]")).to_contain_text("Menade du ”människohandel”?")
    page.get_by_role("link", name="precis som du skrev").click()
    expect(page.locator("[data-search]")).to_have_attribute("data-search-state", "empty")
    expect(page.locator(".sok-meant")).to_contain_text("som du skrev det")
    expect(page.locator(".sok-lacking")).to_have_text("Sökningen har inte ordet ”människohadel”.")


def test_danger_comes_before_all_hits(page: Page, site: str) -> None:
    assert ask(page, site, "vill inte leva längre")
    first = page.locator(".sok-help[aria-live] > [data-urgent=sjalvmord]")
    follows = "first => Boolean(first.compareDocumentPosition(document.querySelector('.sok-status')) & 4)"
    assert first.evaluate(follows)
    expect(first.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    expect(first.get_by_role("link", name="116 111")).to_have_attribute("href", "tel:116111")
    ask(page, site, "skärgård")
    expect(page.locator("[data-urgent]")).to_have_count(0)


def test_danger_and_the_number_of_hits_are_said_once_each(page: Page, site: str) -> None:
    """The box is read when it comes, and not again while it is the same; who goes through the page meets it once."""
    assert ask(page, site, "jag vill inte leva längre")
    expect(page.locator("main [role=status]")).to_contain_text("träff")
    heard = page.locator("main").aria_snapshot()
    assert heard.count("Är någon i fara nu?") == 1
    assert heard.count("för ”jag vill inte leva längre”") == 1
    page.evaluate(HEARD, page.locator(".sok-help").element_handle())
    page.get_by_role("searchbox").fill("jag vill inte leva längre nu")
    expect(page.locator(".sok-status")).to_contain_text("längre nu”")
    assert page.evaluate("() => window.heard") == []


def test_danger_is_seen_while_typing(box: Page) -> None:
    field = box.get_by_role("combobox")
    field.fill("min pappa slår mig")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(box.locator(".sok-panel > * [data-urgent=vald]")).to_be_visible()
    field.fill("barnahus")
    expect(box.locator("[data-urgent]")).to_have_count(0)


PASTED = "vad säger lagen om skolans ansvar och vem bestämmer " * 38 + "jag vill dö"
NOT_ALL = "Texten är lång. Sökningen har bara läst början och slutet."


def test_a_long_text_is_read_to_its_end_and_the_reader_told_that_not_all_of_it_is(box: Page) -> None:
    field = box.get_by_role("combobox")
    field.focus()
    box.keyboard.insert_text(PASTED)  # as a paste, this heeds how long a field may be
    expect(box.locator(".sok-panel [data-urgent=sjalvmord]")).to_be_visible()
    expect(box.locator(".sok-note")).to_contain_text(NOT_ALL)
    expect(box.locator("form [role=status]")).to_contain_text(NOT_ALL)
    box.keyboard.press("Enter")
    box.wait_for_url("**/sok/")
    hits(box)
    expect(box.locator("[data-urgent=sjalvmord]")).to_be_visible()
    expect(box.locator(".sok-results")).to_contain_text(NOT_ALL)
    expect(box.locator("main [role=status]")).to_contain_text(NOT_ALL)
    field = box.get_by_role("searchbox")
    expect(field).to_have_value(PASTED)
    field.fill("")
    box.keyboard.insert_text(PASTED)
    expect(box.locator("[data-urgent=sjalvmord]")).to_be_visible()
    field.fill("barnahus")
    expect(box.locator(".sok-status")).to_contain_text("”barnahus”")
    expect(box.get_by_text(NOT_ALL)).to_have_count(0)


def test_only_what_was_typed_is_marked(page: Page, site: str) -> None:
    ask(page, site, "soc")
    marked = page.locator(".sok-hit mark").all_text_contents()
    assert marked
    assert not [word for word in marked if not word.casefold().startswith(("soc", "nämnd"))]


def test_a_part_of_a_word_that_the_handbook_has_is_not_marked_alone(page: Page, site: str) -> None:
    ask(page, site, "barnpornografibrott")
    words = "all => all.map(it => [...it.querySelectorAll('mark')].map(mark => mark.textContent))"
    marked = page.locator(".sok-hit").evaluate_all(words)
    assert marked
    assert ["brott"] not in marked


def test_a_paragraph_that_the_act_lacks_is_told(page: Page, site: str) -> None:
    assert ask(page, site, "LVU 77 §")[0] == "laws/lvu"
    expect(page.locator(".sok-lacking")).to_have_text("Sökningen har inte 77 § LVU.")
    assert ask(page, site, "polislagen 99 §") == []
    expect(page.locator(".sok-lacking")).to_have_text("Sökningen har inte 99 § polislagen.")
    expect(page.get_by_role("heading", name="Gå vidare")).to_be_visible()


def test_words_that_the_handbook_lacks_are_told(page: Page, site: str) -> None:
    assert ask(page, site, "orosanmälan xyzzyqwk")
    expect(page.locator(".sok-lacking")).to_contain_text("”xyzzyqwk”")
    for mostly in ("xyzzyqwk vwxqqz orosanmälan", "xyzzyqwk vwxqqz vwxqqz orosanmälan orosanmälan orosanmälan"):
        ask(page, site, mostly)
        expect(page.get_by_role("heading", name="Gå vidare")).to_be_visible()


def test_words_that_are_lacking_beside_a_misspelled_one_are_told(page: Page, site: str) -> None:
    assert ask(page, site, "människohadel xyzzyqwk vwxqqz qwkplugh")
    expect(page.locator(".sok-meant")).to_contain_text("Menade du ”människohandel xyzzyqwk")
    expect(page.locator(".sok-lacking")).to_have_text("Sökningen har inte orden ”xyzzyqwk”, ”vwxqqz” och ”qwkplugh”.")
    expect(page.get_by_role("heading", name="Gå vidare")).to_be_visible()


@pytest.mark.parametrize("address", ["sok/?q=%20%20", "sok/#q=%20"])
def test_a_link_that_asks_for_nothing_leads_to_the_beginning(page: Page, site: str, address: str) -> None:
    page.goto(f"{site}{address}")
    expect(page.get_by_role("heading", name="Vanliga situationer")).to_be_visible()
    expect(page.locator("[data-search]")).to_have_attribute("data-search-state", "idle")


def test_the_help_of_one_query_does_not_stay_with_the_next_that_cannot_be_answered(page: Page, site: str) -> None:
    assert ask(page, site, "jag vill inte leva längre")
    expect(page.locator("[data-urgent]")).to_be_visible()
    page.evaluate("() => { fetch = () => Promise.reject(new TypeError()); }")
    page.get_by_role("searchbox").fill("skärgård")
    expect(page.locator(".sok-results")).to_contain_text("Sökningen gick inte att ladda.")
    expect(page.locator("[data-urgent]")).to_have_count(0)


def test_the_page_is_useful_before_anything_is_typed(page: Page, site: str) -> None:
    page.goto(f"{site}sok/")
    place = page.locator("[data-search]")
    expect(place.get_by_role("heading", name="Vanliga situationer")).to_be_visible()
    expect(place.get_by_role("link", name="116 111")).to_be_visible()
    expect(place.get_by_text("JavaScript kanske avstängt")).to_be_hidden()
    page.get_by_role("searchbox").fill("barnahus")
    expect(place).to_have_attribute("data-search-state", "done")
    expect(place.get_by_role("heading", name="Vanliga situationer")).to_have_count(0)


def test_nothing_found_shows_ways_on(page: Page, site: str) -> None:
    assert ask(page, site, "xyzzyqwk") == []
    for words in ("112", "114 14", "Vägledningarna", "Ring och fråga", "Begreppen", "Allt från A till Ö"):
        expect(page.locator("[data-search]").get_by_role("link", name=words, exact=False).first).to_be_visible()


@pytest.fixture
def box(page: Page, site: str) -> Page:
    page.goto(site)
    return page


def expect_first(box: Page) -> None:
    expect(box.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "sok-forslag-0-0")
    expect(box.locator("#sok-forslag-0-0")).to_have_attribute("aria-selected", "true")


def test_the_box_works_by_keyboard(box: Page) -> None:
    field = box.get_by_role("combobox")
    field.focus()
    box.keyboard.type("barnahus")
    expect(field).to_have_attribute("aria-expanded", "true")
    box.keyboard.press("ArrowDown")
    expect_first(box)
    box.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("barnahus")
    box.keyboard.press("ArrowDown")
    expect_first(box)
    box.keyboard.press("Enter")
    box.wait_for_url("**/aktorer/barnahus/")


def test_an_arrow_opens_no_list_when_nothing_is_typed(box: Page) -> None:
    field = box.get_by_role("combobox")
    field.fill("barnahus")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.fill("")
    expect(field).to_have_attribute("aria-expanded", "false")
    box.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", "sok-forslag-0-0")
    expect(field).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    "within", [".sok-panel .sok-ring >> nth=0", ".sok-panel li >> nth=-1 >> a", ".sok-option >> nth=1"]
)
def test_escape_closes_the_box_wherever_in_it_the_reader_is(box: Page, within: str) -> None:
    field = box.get_by_role("combobox")
    field.fill("jag vill dö")
    expect(field).to_have_attribute("aria-expanded", "true")
    box.locator(within).focus()
    expect(box.locator(within)).to_be_focused()
    box.keyboard.press("Escape")
    expect(box.locator(".sok-panel")).to_be_hidden()
    expect(field).to_be_focused()
    box.keyboard.press("ArrowDown")
    expect_first(box)


def test_an_arrow_chooses_the_first_hit_though_the_hits_are_on_their_way(page: Page, site: str) -> None:
    held: list[Route] = []
    page.route("**/assets/search/data/*", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks it
    page.clock.install()
    page.goto(site)
    field = page.get_by_role("combobox")
    with page.expect_request("**/assets/search/data/*"):
        field.focus()
    page.keyboard.type("barnahus")
    page.keyboard.press("ArrowDown")
    page.clock.run_for(PAUSE)
    expect(field).to_have_attribute("aria-expanded", "false")
    page.route("**/assets/search/data/*", lambda route: route.continue_())
    for route in held:
        route.continue_()
    expect_first(page)


AT_ONCE = """it => {
    it.value = "polisen";
    it.dispatchEvent(new Event("input", { bubbles: true }));
    it.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
}"""
"""Words and Escape before any hit can come."""


def test_escape_wants_no_hits_that_are_on_their_way(box: Page) -> None:
    field = box.get_by_role("combobox")
    field.focus()
    box.keyboard.type("polis")
    expect(field).to_have_attribute("aria-expanded", "true")
    box.keyboard.press("Escape")
    field.evaluate(AT_ONCE)
    box.wait_for_timeout(STILL)
    expect(field).to_have_value("polisen")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_the_key_that_ends_a_composition_chooses_nothing(box: Page) -> None:
    """Safari sends it when the composition is over already, told by its code alone."""
    field = box.get_by_role("combobox")
    field.fill("barnahus")
    expect(field).to_have_attribute("aria-expanded", "true")
    box.keyboard.press("ArrowDown")
    expect_first(box)
    for told in ("keyCode: 229", "isComposing: true"):
        field.evaluate(
            f"it => it.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', {told}, bubbles: true }}))"
        )
    expect_first(box)
    assert "barnahus" not in box.url


def test_an_arrow_is_for_the_newest_hits(box: Page) -> None:
    field = box.get_by_role("combobox")
    field.focus()
    box.keyboard.type("polis")
    expect(field).to_have_attribute("aria-expanded", "true")
    box.keyboard.press("ArrowDown")
    expect_first(box)
    field.fill("barnahus")
    box.keyboard.press("ArrowDown")
    box.keyboard.press("Enter")
    box.wait_for_url("**/aktorer/barnahus/")


def test_the_box_leaves_the_rest_to_the_search_page(box: Page) -> None:
    box.get_by_role("combobox").fill("orosanmälan")
    box.keyboard.press("Enter")
    box.wait_for_url("**/sok/")
    assert hits(box)


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_and_nothing_is_cut(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, site, "barn")
    page.locator(".sok-facet").evaluate_all("all => all.forEach(it => { it.open = true })")
    small = page.locator("main a, main input, main button, main summary").evaluate_all(
        """all => all.filter(it => it.getBoundingClientRect().height < 24 && !it.closest("p"))
        .map(it => it.outerHTML)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_what_is_rung_in_danger_is_a_large_target_and_hits_are_seen_below_it(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for address in ("sok/", ""):
        page.goto(f"{site}{address}")
        page.locator("form[role=search] input").fill("min pappa slår mig")
        expect(page.locator("[data-urgent]")).to_be_visible()
        sizes = page.locator("[data-urgent] a").evaluate_all("all => all.map(it => it.getBoundingClientRect())")
        assert min(min(it["height"], it["width"]) for it in sizes) >= 44
        assert not [it for it, after in pairwise(sizes) if it["bottom"] > after["top"] + 1]
    shown = page.locator(".sok-option").first.evaluate("it => it.getBoundingClientRect().top")
    assert shown < page.locator(".sok-panel").evaluate("it => it.getBoundingClientRect().bottom")


def test_a_word_without_end_makes_the_page_no_wider(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    assert ask(page, site, "xö" * 150) == []
    expect(page.locator(".sok-lacking")).to_be_visible()
    expect(page.locator("main [role=status]")).to_contain_text("xö")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_only_the_site_itself_is_asked_and_nothing_is_stored(page: Page, site: str) -> None:
    asked = asked_of(page)
    ask(page, site, "hemligt ord om barn")
    data = [url for url in asked if "/data/" in url]
    assert data
    assert not [url for url in asked if not url.startswith(site) or ("hemligt" in url and "/sok/" not in url)]
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
