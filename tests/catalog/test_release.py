"""May an edition be made, and what does its tag say: by the day, by what is overdue and by what has changed."""

from dataclasses import replace

import pytest

from aging import LAW
from examples import law, text_of, understood, with_past
from handbook.catalog.catalog import Catalog
from handbook.catalog.release import Late, late, message, refusals

ON = "2026-05-01"
"""A day on which nothing of the example is overdue by much."""
LATER = "2026-09-01"
"""A day on which the guides are."""
GUIDE = "guides/oro-i-skolan"
MUST_BE_LATER = "Den senaste utgåvan är från 2020-01-01. En ny måste ha en senare dag."
NOTHING_NEW = "Inget i content/ har ändrats sedan utgåvan 2020-01-01."


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the example as it came out once and has changed since."""
    return with_past(understood()[0], {LAW: text_of(LAW).replace("rule: Anmäl", "rule: Se")})


@pytest.fixture(scope="module")
def unchanged() -> Catalog:
    """Return the example as it came out."""
    catalog = with_past(understood()[0], {})
    return replace(catalog, history=replace(catalog.history, now=catalog.history.past.texts[-1]))


def test_what_is_overdue_is_named_the_worst_first(catalog: Catalog) -> None:
    found = late(catalog, LATER, 30)
    assert Late(GUIDE, "2026-07-02", 61) in found
    assert list(found) == sorted(found, key=lambda it: (-it.days, it.ref))
    assert len({it.days for it in found}) > 1
    assert len({it.days for it in found}) < len(found), "those that are as late are in order by name"


@pytest.mark.parametrize(("most", "there"), [(60, True), (61, False)])
def test_so_many_days_as_may_be_are_not_too_many(catalog: Catalog, most: int, *, there: bool) -> None:
    assert any(it.ref == GUIDE for it in late(catalog, LATER, most)) is there


def test_an_edition_of_what_is_overdue_needs_a_reason(catalog: Catalog) -> None:
    (refused,) = refusals(catalog, LATER, 30, "")
    first, *listed, last = refused.splitlines()
    assert first == f"{len(listed)} poster skulle ha kontrollerats för mer än 30 dagar sedan:"
    assert f"  {GUIDE}: skulle ha kontrollerats senast 2026-07-02 (61 dagar sedan)" in listed
    assert last == "Kontrollera dem först, eller skriv varför utgåvan görs ändå: --reason ”…”"
    assert list(refusals(catalog, LATER, 30, "Juristen är sjuk")) == []


@pytest.mark.parametrize("reason", ["", "Juristen är sjuk"])
@pytest.mark.parametrize(
    ("day", "said"), [("2019-12-31", [MUST_BE_LATER]), ("2020-01-01", [MUST_BE_LATER]), ("2020-01-02", [])]
)
def test_an_edition_is_later_than_the_last(catalog: Catalog, day: str, said: list[str], reason: str) -> None:
    assert list(refusals(catalog, day, 9999, reason)) == said


@pytest.mark.parametrize(("day", "said"), [("2020-01-01", MUST_BE_LATER), (ON, NOTHING_NEW)])
def test_nothing_new_is_no_edition(unchanged: Catalog, day: str, said: str) -> None:
    assert list(refusals(unchanged, day, 9999, "")) == [said]


def test_all_that_hinders_is_told_at_once(unchanged: Catalog) -> None:
    assert [it.splitlines()[0][:20] for it in refusals(unchanged, LATER, 30, "")] == [
        NOTHING_NEW[:20],
        f"{len(late(unchanged, LATER, 30))} poster skulle ha kontrollerats"[:20],
    ]


def test_the_first_edition_counts_its_records() -> None:
    catalog, _ = understood()
    assert list(refusals(catalog, ON, 9999, "")) == []
    assert message(catalog, ON, 9999, "") == (f"Utgåva {ON}\n\nDen första utgåvan, med {len(catalog.entries)} poster.")


def test_a_reason_stands_in_the_tag_on_one_line_with_what_it_is_for(catalog: Catalog) -> None:
    overdue = late(catalog, LATER, 30)
    assert message(catalog, LATER, 30, "Juristen\när  sjuk").splitlines()[3:] == [
        "",
        f"Försenade poster: {len(overdue)}. Skäl: Juristen är sjuk",
        *map(str, overdue),
    ]
    assert "Försenade" not in message(catalog, "2026-02-01", 30, "Ett skäl")


NEW = {"laws/ny": law("Ny regel"), "laws/ny2": law("Ännu en regel")}


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ({}, {}, (0, 0, 0, 0)),
        (NEW, dict.fromkeys(NEW), (2, 0, 0, 0)),
        ({}, NEW, (0, 0, 2, 0)),
        ({LAW: ("rule: Anmäl", "rule: Ring och anmäl")}, {}, (0, 1, 0, 0)),
        ({LAW: ("topics:", "keywords: [ord]\ntopics:")}, {}, (0, 0, 0, 1)),
    ],
)
def test_what_has_changed_is_counted(
    now: dict[str, str | tuple[str, str]], before: dict[str, str | None], said: tuple[int, ...]
) -> None:
    texts = {ref: it if isinstance(it, str) else text_of(ref).replace(*it) for ref, it in now.items()}
    catalog = with_past(understood(texts)[0], {**{ref: text_of(ref) for ref in texts if ref not in NEW}, **before})
    new, other, gone, small = said
    assert message(catalog, ON, 9999, "").splitlines()[2] == (
        f"{new} nya, {other} ändrade och {gone} borttagna poster, och {small} med små rättelser."
    )


def test_what_changed_in_the_last_edition_is_not_counted_again() -> None:
    old = text_of(LAW).replace("rule: Anmäl", "rule: Se")
    catalog = with_past(understood()[0], {LAW: old}, {LAW: text_of(LAW)})
    assert "0 nya, 0 ändrade och 0 borttagna poster" in message(catalog, ON, 9999, "")
