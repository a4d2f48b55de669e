"""Ages as sources write them, sorted into groups that a teacher filters by; the filter works in a real browser."""

import pytest
from playwright.sync_api import Browser

from examples import text_of, understood
from handbook.pages.markdown import Writer
from handbook.pages.materials import age_groups, formats, languages, materials
from handbook.site.site import Site


@pytest.mark.parametrize(
    ("ages", "groups"),
    [
        ("4–7, 8–13 och 14–17 år", ("0–6 år", "7–12 år", "13–15 år", "16–20 år")),
        ("Årskurs 4–9", ()),
        ("årskurs 4–9, 10–15 år", ("7–12 år", "13–15 år")),
        ("7–12 år", ("7–12 år",)),
        ("13-20", ("13–15 år", "16–20 år")),
        ("6–12 år", ("0–6 år", "7–12 år")),
        ("5–7 år", ("0–6 år", "7–12 år")),
        ("12 till 13 år", ("7–12 år", "13–15 år")),
        ("anges inte", ()),
        ("Alla åldrar", ("0–6 år", "7–12 år", "13–15 år", "16–20 år")),
        ("Barn under 13 år", ("0–6 år", "7–12 år")),
        ("Upp till 13 år", ("0–6 år", "7–12 år", "13–15 år")),
        ("Från 18 år", ("16–20 år",)),
        ("15–20 år, i en källa under 20 år", ("13–15 år", "16–20 år")),
        ("Vuxna", ()),
    ],
)
def test_age_groups(ages: str, groups: tuple[str, ...]) -> None:
    assert age_groups(ages) == groups


def test_an_interpreter_is_one_word() -> None:
    told = ("tolk", "tolk för de flesta språk", "tolkiska", "arabiska")
    assert languages(told) == ("tolk", "tolkiska", "arabiska")


@pytest.mark.parametrize(
    ("told", "found"),
    [("film, pdf och foldrar", ("film", "pdf", "folder")), ("filmer och film", ("film",)), (" ,", ()), ("", ())],
)
def test_a_format_has_one_word(told: str, found: tuple[str, ...]) -> None:
    assert formats(told) == found


@pytest.mark.parametrize(
    ("more", "taken_for"),
    [("", (("Språk", "svenska"),)), ("lang: en\n", ()), ("languages: [arabiska]\n", ())],
)
def test_what_states_no_language_is_found_among_the_swedish(more: str, taken_for: tuple[tuple[str, str], ...]) -> None:
    line = "resources/stodlinjen"
    catalog, findings = understood({line: text_of(line) + more})
    assert findings == ()
    (made,) = (it for it in materials(catalog, Writer(catalog, "materialval/")) if "stodlinjen" in it.link)
    assert made.taken_for == taken_for


def test_material_stands_before_lines_to_ring() -> None:
    catalog, _ = understood()
    types = [it.facets[0][1][0] for it in materials(catalog, Writer(catalog, "materialval/"))]
    assert types == sorted(types, key=lambda type_: type_ == "stödlinje")
    assert types[0] != types[-1] == "stödlinje"


def test_what_is_known_to_be_had_comes_first(handbook: Site) -> None:
    told = [
        it.status
        for it in materials(handbook.catalog, Writer(handbook.catalog, ""))
        if "stödlinje" not in it.facets[0][1]
    ]
    place = [("*tillgängligt" not in it, "ej verifierat" in it) for it in told]
    assert place == sorted(place)
    assert set(place) > {(False, False), (True, False)}


def test_a_material_and_what_a_reader_filters_it_by() -> None:
    book = "resources/handledningen"
    more = "format: 'webb,  pdf och bok,'\nlanguages: [svenska]\n"
    catalog, findings = understood({book: text_of(book).replace("7–12", "4–7") + more})
    assert findings == ()
    found = {it.link: it for it in materials(catalog, Writer(catalog, "materialval/"))}
    made = found["[The Handbook](../material/handledningen.md){ lang=en }"]
    assert made.facets == (
        ("Typ", ("vägledning",)),
        ("Roll", ("Skola",)),
        ("Ålder", ("0–6 år", "7–12 år")),
        ("Språk", ("svenska",)),
        ("Format", ("webb", "pdf", "bok")),
    )
    assert made.status == '*tillgängligt*{ .status .status-tillgangligt data-facet="Tillgång" }'
    other = found["[Stödlinjen](../material/stodlinjen.md)"]
    assert dict(other.facets)["Språk"] == dict(other.facets)["Ålder"] == ("anges inte",)


def test_swedish_holds_what_states_no_language(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/materialval/")
    page.get_by_label("Språk").select_option("svenska")
    languages = page.locator('.filterable li:not([hidden]) [data-facet="Språk"]').all_text_contents()
    assert {"svenska", "anges inte"} <= set(languages)
    page.close()


def test_what_is_to_be_had_holds_what_nobody_has_verified(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/materialval/")
    choice = page.get_by_label("Tillgång")
    assert "ej verifierat" not in choice.inner_text()
    choice.select_option("tillgängligt")
    shown = page.locator('.filterable li:not([hidden]) [data-facet="Tillgång"]').all_text_contents()
    assert set(shown) == {"tillgängligt", "tillgängligt, ej verifierat"}
    page.close()


def test_a_choice_narrows_the_list_and_can_be_linked(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/materialval/")
    every = page.locator(".filterable li:visible").count()
    page.get_by_label("Roll").select_option("Skola och förskola")
    fewer = page.locator(".filterable li:visible").count()
    assert 0 < fewer < every
    assert f"Visar {fewer} av {every}" in page.get_by_role("status").first.inner_text()
    page.goto(page.url)
    assert page.locator(".filterable li:visible").count() == fewer
    page.get_by_role("button", name="Visa alla").click()
    page.get_by_text(f"Visar {every} av").wait_for()
    page.close()


def test_material_that_says_no_age_is_shown_after_what_fits(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/materialval/")
    cards = page.locator(".filterable > ul > li")
    first = cards.all_inner_texts()
    labels = [text.split("\n")[0].strip() for text in page.locator("form.filter label").all_inner_texts()]
    assert labels == ["Ålder", "Språk", "Typ", "Format", "Roll", "Tillgång"]
    page.get_by_label("Språk").select_option("arabiska")
    speak = set(page.locator(".filterable li:visible").all_inner_texts())
    page.get_by_label("Ålder").select_option("7–12 år")
    shown = page.locator(".filterable li:visible")
    ages = [item.locator("[data-facet=Ålder]").all_text_contents() for item in shown.all()]
    silent = [told == ["anges inte"] for told in ages]
    assert any(silent)
    assert silent == sorted(silent), "what says its age comes first"
    assert all("7–12 år" in told for told, quiet in zip(ages, silent, strict=True) if not quiet)
    assert set(shown.all_inner_texts()) <= speak
    assert f"{sum(silent)} av dem säger inte för vilken ålder" in page.get_by_role("status").first.inner_text()
    page.get_by_role("button", name="Visa alla").click()
    page.get_by_text(f"Visar {len(first)} av").wait_for()
    assert cards.all_inner_texts() == first
    page.close()
