"""What happened when: changes since the plan, the measures' dates, and the way from inquiry to law."""

from dataclasses import replace

import pytest

from examples import HOLDS, law, text_of, understood
from handbook.catalog.timeline import (
    Event,
    by_year,
    chains,
    changes,
    measure_events,
    told_of_chains,
    told_of_measures,
)

LAW = "laws/anmalan-2025"


def today(status: str, since: str = "") -> str:
    return f"today:\n  status: {status}\n{HOLDS.format(confidence='unknown')}{since and f'  since: {since}'}"


@pytest.mark.parametrize(
    ("more", "event"),
    [
        ("in_force_from: 2016-07-01", Event("2016-07-01", "laws/x", "började gälla")),
        ("in_force_from: 2017", Event("2017", "laws/x", "började gälla")),
        ("in_force_from: 2016", None),
        ("in_force_from: 2015-12-31", None),
        ("", None),
        (today("upphävd", "2016"), Event("2016", "laws/x")),
        (today("ändrad", "2018-07"), Event("2018-07", "laws/x")),
        (today("ändrad", "2015-12-31"), None),
        ("in_force_from: 2019\n" + today("gäller"), Event("2019", "laws/x", "började gälla")),
    ],
)
def test_what_has_changed_since_the_plan(more: str, event: Event | None) -> None:
    catalog, findings = understood({"laws/x": law("X", more)})
    assert findings == ()
    assert [it for it in changes(catalog) if it.ref == "laws/x"] == ([event] if event else [])


def test_the_newest_change_comes_first_and_years_are_gathered() -> None:
    catalog, _ = understood({"laws/x": law("X", "in_force_from: 2026-01-01")})
    found = changes(catalog)
    assert found == tuple(sorted(found, reverse=True))
    years = by_year(found)
    assert [year for year, _ in years] == sorted({event.year for event in found}, reverse=True)
    assert [event for _, inside in years for event in inside] == list(found)


def test_a_measures_days() -> None:
    text = text_of("measures/atgard-01").replace("deadline:", "decided: 2016-06-22\ndeadline:")
    catalog, _ = understood({"measures/atgard-01": text})
    ref = "measures/atgard-01"
    assert measure_events(catalog) == (
        Event("2016-06-22", ref, "beslutades"),
        Event("2017-02-01", ref, "skulle redovisas"),
        Event("2018", ref, "redovisades i [[resources/handledningen]]"),
    )
    earlier, _ = understood({ref: text.replace("2016–2018", "2014–2015")})
    assert measure_events(earlier) == ()


def test_a_reform_is_followed_through_bills_to_laws_in_order_of_time() -> None:
    texts = {
        "laws/prop-1": law("Prop. 1", "based_on: [inquiries/sou-2016-1]\nin_force_from: 2024", "proposition"),
        "laws/b-lag": law("B", "based_on: [laws/prop-1]\nin_force_from: 2027", "lag"),
        "laws/c-lag": law("C", "based_on: [laws/b-lag]", "lag"),
        "laws/d-lag": law("D", "in_force_from: 2020", "lag"),
    }
    catalog, findings = understood(texts)
    assert findings == ()
    (chain,) = chains(catalog)
    assert chain.inquiry.ref == "inquiries/sou-2016-1"
    assert chain.steps == (
        Event("", "laws/c-lag", "lag"),
        Event("2024", "laws/prop-1", "proposition"),
        Event("2025-07-01", "laws/anmalan-2025", "paragraf"),
        Event("2027", "laws/b-lag", "lag"),
    )


@pytest.mark.parametrize(
    ("year", "date"),
    [
        ("year: 2018", "2018"),
        ("year: 2018 (tryckt 2019)", "2018"),
        ("year: anges inte", None),
        ("year: 18", "18"),
        ("summary: Utan år.", None),
    ],
)
def test_a_report_has_the_year_it_is_known_to_have(year: str, date: str | None) -> None:
    book = text_of("resources/handledningen").replace('year: "2018"', year)
    if "summary" in year:
        book = book.replace("summary: Stöd för samtal med barn.\n", "")
    catalog, findings = understood({"resources/handledningen": book})
    assert findings == ()
    reported = [it.date for it in measure_events(catalog) if it.what.startswith("redovisades")]
    assert reported == ([date] if date else [])


def test_the_events_of_all_measures_come_in_order() -> None:
    measure = text_of("measures/atgard-01")
    other = (
        measure.replace("title: Ett", "title: Annat").replace("number: 1", "number: 2").replace("2017-02-01", "2016-12")
    )
    cut = other.partition("outcome:")[0] + "plan:" + other.partition("plan:")[2]
    catalog, findings = understood({"measures/b": cut})
    assert [finding.path for finding in findings] == [("outcome",)]
    found = measure_events(catalog)
    assert [(it.date, it.ref) for it in found] == [
        ("2016-12", "measures/b"),
        ("2017-02-01", "measures/atgard-01"),
        ("2018", "measures/atgard-01"),
    ]


def test_only_laws_come_of_an_inquiry_with_the_best_date_there_is() -> None:
    book = text_of("resources/handledningen").replace("topics:", "based_on: [inquiries/sou-2016-1]\ntopics:")
    texts = {
        "resources/handledningen": book,
        "laws/a": law("A", "based_on: [inquiries/sou-2016-1]\n" + today("gäller", "2019-05")),
        "laws/b": law("B", "based_on: [inquiries/sou-2016-1]\nin_force_from: 2020\n" + today("gäller", "2018")),
    }
    catalog, findings = understood(texts)
    assert findings == ()
    (chain,) = chains(catalog)
    assert [(step.date, step.ref) for step in chain.steps] == [
        ("2019-05", "laws/a"),
        ("2020", "laws/b"),
        ("2025-07-01", "laws/anmalan-2025"),
    ]


def test_a_bill_waits_only_while_it_is_a_proposal() -> None:
    based = "based_on: [inquiries/sou-2016-1]\nin_force_from: {}\n"
    texts = {
        "laws/waits": law("Väntar", based.format("2027") + today("förslag"), "proposition"),
        "laws/done": law("Antagen", based.format("2024") + today("gäller"), "proposition"),
        "laws/silent": law("Utan läge", based.format("2023"), "proposition"),
        "laws/draft": law("Lagförslag", based.format("2028") + today("förslag"), "lag"),
    }
    catalog, findings = understood(texts)
    assert findings == ()
    (chain,) = chains(catalog)
    assert chain.proposals == {"laws/waits"}
    assert chain.proposed == (Event("2027", "laws/waits", "proposition"),)
    assert [step.ref for step in chain.laws] == ["laws/anmalan-2025", "laws/draft"]


@pytest.mark.parametrize(
    ("texts", "came"),
    [
        ({}, "lagar 2025"),
        ({"laws/b": law("B", "based_on: [inquiries/sou-2016-1]\nin_force_from: 2024", "lag")}, "lagar 2024 och 2025"),
        ({LAW: text_of(LAW).replace("2025-07-01", "2099-07-01")}, "lagar 2099"),
    ],
)
def test_what_came_of_an_inquiry_in_words(texts: dict[str, str], came: str) -> None:
    assert told_of_chains(chains(understood(texts)[0])) == f"SOU 2016:1 lämnades 2016: {came}."


def test_an_inquiry_that_nothing_came_of() -> None:
    (chain,) = chains(understood()[0])
    assert told_of_chains([replace(chain, steps=())]) == "SOU 2016:1 lämnades 2016: ingen lag i handboken."


def test_measures_with_a_known_day_are_counted_in_words() -> None:
    text = text_of("measures/atgard-01").replace("deadline:", "decided: 2016-06-22\ndeadline:")
    assert told_of_measures(measure_events(understood({"measures/atgard-01": text})[0])) == (
        "Av åtgärderna har 1 en känd tid: 1 beslutades, 1 skulle redovisas, 1 redovisades. "
        "Den första är från 2016, den sista från 2018."
    )
