"""What the plan covers, and what is left to check."""

import pytest

from examples import HOLDS, law, text_of, understood
from handbook.catalog.coverage import (
    Purpose,
    Row,
    agency_rows,
    audience_rows,
    due,
    most_first,
    outline,
    plan_measures,
    purposes,
    readings,
    unverified,
)
from handbook.content.kinds import KINDS
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.law import Law

MEASURE = "measures/atgard-01"


def test_who_has_a_part_in_which_measure() -> None:
    catalog, _ = understood({MEASURE: text_of(MEASURE).replace("audiences:", "partners: [skyddsverket]\naudiences:")})
    assert list(agency_rows(catalog)) == [
        Row("agencies/gamla-verket", {1: "A"}),
        Row("agencies/skyddsverket", {1: "M"}),
    ]
    without, _ = understood()
    assert [row.about for row in agency_rows(without)] == ["agencies/gamla-verket"]
    assert [entry.ref for entry in plan_measures(catalog)] == [MEASURE]


def test_counts_among_some_measures_and_of_all() -> None:
    row = Row("x", {1: "A", 2: "", 3: "M", 9: "A"})
    assert [row.among(numbers) for numbers in ((1, 2, 3), (2,), (9,), ())] == [2, 0, 1, 0]
    assert row.total == 3
    few, none, alike = Row("a", {1: "A"}), Row("b", {1: ""}), Row("c", {2: "A"})
    assert most_first([few, none, row, alike]) == (row, few, alike)


def test_a_purpose_has_the_numbers_of_its_measures() -> None:
    ref = "goals/syfte-1"
    assert purposes(understood()[0]) == (Purpose(ref, (1,)),)
    other = text_of(MEASURE).replace("title: Ett", "title: Annat").replace("number: 1", "number: 3")
    catalog, _ = understood({"measures/a": other})
    assert purposes(catalog) == (Purpose(ref, (1, 3)),)
    assert [purpose.span for purpose in (*purposes(catalog), Purpose(ref, (4,)))] == ["1–3", "4"]


def test_who_a_measure_is_meant_for() -> None:
    more = f"{text_of('vocabulary/audiences')}- {{id: barn, title: Barn, group: Barn och unga}}\n"
    catalog, _ = understood({"vocabulary/audiences": more})
    rows = list(audience_rows(catalog))
    assert rows == [Row("Skolpersonal", {1: "x"}), Row("Barn", {1: ""})]
    assert [row.reached for row in rows] == [True, False]
    assert (rows[0].numbers("x"), rows[1].numbers("x")) == ([1], [])


def test_headings_with_the_records_that_cite_them() -> None:
    catalog, _ = understood()
    found = {heading.id: [entry.ref for entry in entries] for heading, entries in outline(catalog)}
    assert found["atgard-01"] == [MEASURE]
    assert "laws/anmalan-2001" in found["inledning"]


def test_everything_unverified_is_listed_with_what_it_is_about() -> None:
    catalog, _ = understood()
    found = {it.entry.ref: it.standings for it in unverified(catalog)}
    assert ("tillgången", "unknown") in found["resources/stodlinjen"]
    assert found["inquiries/sou-2016-1"] == (("läget i dag", "background"),)
    assert "laws/anmalan-2001" not in found


@pytest.mark.parametrize(
    ("written", "sentences"),
    [
        ("Lagen gäller.", ()),
        (
            "Lagen gäller. Ej verifierat: om 16 kap. 5 § har ändrats. Mer står där.",
            ("Ej verifierat: om 16 kap. 5 § har ändrats.",),
        ),
        (
            "Den är **helt** ej verifierad. Tiderna är ej verifierade!",
            ("Den är helt ej verifierad.", "Tiderna är ej verifierade!"),
        ),
        ("Ej verifierat: ett. Ej verifierat: ett.", ("Ej verifierat: ett.",)),
        ("Uppgiften är verifierad.", ()),
    ],
)
def test_what_a_record_says_of_itself_is_listed(written: str, sentences: tuple[str, ...]) -> None:
    catalog, findings = understood({"laws/anmalan-2001": f"{text_of('laws/anmalan-2001')}body: {written!r}\n"})
    assert findings == ()
    found = {it.entry.ref: it.sentences for it in unverified(catalog)}
    assert found.get("laws/anmalan-2001", ()) == sentences


def test_what_can_do_most_harm_stands_first() -> None:
    catalog, _ = understood()
    found = unverified(catalog)
    assert [it.has_number for it in found] == sorted((it.has_number for it in found), reverse=True)
    for number in (True, False):
        same = [(-it.guides, -it.linked, it.entry.ref) for it in found if it.has_number == number]
        assert same == sorted(same)
    line = next(it for it in found if it.entry.ref == "resources/stodlinjen")
    assert (line.has_number, line.guides) == (True, 2)


def test_among_what_has_no_number_guides_count_before_links_and_links_before_names() -> None:
    unsure = "today:\n  status: gäller\n" + HOLDS.format(confidence="background")
    laws = {f"laws/{name}": law(f"Lag {name}", unsure) for name in "abcd"}
    links = {f"laws/{name}": law(f"Lag {name}", "related: [laws/b]") for name in "xyz"}
    guide = text_of("guides/oro-i-skolan") + "related: [laws/c, laws/d]\n"
    more_links = {"laws/w": law("Lag w", "related: [laws/d]")}
    catalog, findings = understood({**laws, **links, **more_links, "guides/oro-i-skolan": guide})
    assert findings == ()
    found = [it for it in unverified(catalog) if it.entry.ref in laws]
    assert [(it.entry.id, it.guides, it.linked) for it in found] == [("d", 1, 2), ("c", 1, 1), ("b", 0, 3), ("a", 0, 0)]


def test_what_must_be_read_again_comes_soonest_first() -> None:
    catalog, _ = understood()
    found = due(catalog.of(Guide))
    assert [day for day, _ in found] == sorted(day for day, _ in found)
    assert len(found) == 2
    assert due(catalog.entries.values())[0] == found[0]


def test_several_measures_and_those_of_before() -> None:
    other = text_of(MEASURE).replace("title: Ett", "title: Annat").replace("number: 1", "number: 2")
    other = other.replace("[gamla-verket]", "[skyddsverket]").replace("audiences: [skolpersonal]\n", "")
    earlier = text_of(MEASURE).replace("title: Ett", "title: Förut").replace("number: 1\n", "")
    texts = {"measures/b": other, "measures/c": earlier.replace("2016–2018", "2014–2015")}
    catalog, findings = understood(texts)
    assert findings == ()
    assert [entry.ref for entry in plan_measures(catalog)] == [MEASURE, "measures/b"]
    rows = list(agency_rows(catalog))
    assert rows == [Row("agencies/gamla-verket", {1: "A", 2: ""}), Row("agencies/skyddsverket", {1: "", 2: "A"})]
    assert all(row.reached for row in rows)
    assert list(audience_rows(catalog)) == [Row("Skolpersonal", {1: "x", 2: ""})]


@pytest.mark.parametrize(
    ("changed", "measures"),
    [
        (("number: 1", "number: 2"), [MEASURE, "measures/b"]),
        (("2016–2018", "2014–2015"), [MEASURE]),
        (("number: 1\n", ""), [MEASURE]),
    ],
)
def test_the_plans_own_measures_are_those_of_its_years_with_a_number(
    changed: tuple[str, str], measures: list[str]
) -> None:
    other = text_of(MEASURE).replace("title: Ett", "title: Annat").replace(*changed)
    assert [entry.ref for entry in plan_measures(understood({"measures/b": other})[0])] == measures


def test_what_is_to_be_read_on_one_day_stands_by_its_id() -> None:
    catalog, _ = understood()
    found = due(reversed(catalog.of(Guide)))
    assert [(day, entry.id) for day, entry in found] == [
        ("2026-07-02", "du-som-ar-ung"),
        ("2026-07-02", "oro-i-skolan"),
    ]
    later = text_of("guides/du-som-ar-ung").replace("check_after: 2026-07-02", "check_after: 2026-08")
    catalog, _ = understood({"guides/du-som-ar-ung": later})
    assert [entry.id for _, entry in due(catalog.entries.values())] == ["oro-i-skolan", "du-som-ar-ung"]


def test_a_kind_that_is_read_again_tells_its_first_and_last_reading() -> None:
    read = {day: law(f"Lag {day}").replace("read: 2026-01-02", f"read: {day}") for day in ("2025-03-01", "2026-08-09")}
    catalog, findings = understood({f"laws/l-{day}": text for day, text in read.items()})
    assert findings == ()
    (laws,) = (it for it in readings(catalog) if it.cls is Law)
    assert (laws.first, laws.last) == ("2025-03-01", "2026-08-09")
    assert [it.cls for it in readings(catalog)] == [cls for cls in KINDS if cls.kind.intervals and catalog.of(cls)]


def test_what_somebody_rings_goes_before_what_guides_lead_to() -> None:
    unsure = "today:\n  status: gäller\n" + HOLDS.format(confidence="background")
    rung = text_of("resources/stodlinjen").replace("title: Stödlinjen", "title: Andra", 1).replace("020-0", "020-9")
    guide = text_of("guides/oro-i-skolan") + "related: [laws/a]\n"
    texts = {"laws/a": law("Lag a", unsure), "resources/z": rung, "guides/oro-i-skolan": guide}
    catalog, findings = understood(texts)
    assert findings == ()
    found = {it.entry.ref: it for it in unverified(catalog)}
    assert (found["resources/z"].guides, found["laws/a"].guides) == (0, 1)
    assert list(found).index("resources/z") < list(found).index("laws/a")
