"""The editors' list: in which state each record is, what weighs most, what it says and what there is to read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aging import BEFORE, DAY, LAW, REGISTER, amended, marked, seen, source, whole
from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.reviews import review_of
from handbook.catalog.worklist import AHEAD, STATES, Task, near, of_month, step_weights, tasks
from handbook.content.days import first_day
from handbook.watch.state import State

RAD = "https://skyddsverket.example.org/rad"
LINE, TERM = "resources/stodlinjen", "concepts/polisanmalan"


def task(catalog: Catalog, ref: str) -> Task:
    """Return the task of a record."""
    (found,) = (it for it in tasks(catalog) if it.entry.ref == ref)
    return found


def planned(ref: str) -> str:
    review = review_of(whole().entries[ref])
    assert review
    return review.planned


def the_day_before(day: str) -> str:
    from datetime import date, timedelta  # noqa: PLC0415  # only here

    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (the_day_before(planned(TERM)), "kommande"),
        (planned(TERM), "nu"),
        ("2027-01-02", "nu"),
        ("2027-01-03", "försenad"),
    ],
)
def test_a_record_is_to_come_then_now_then_late(today: str, state: str) -> None:
    found = task(marked(State(), today), TERM)
    assert found.state == state
    assert (found.planned, found.last) == (planned(TERM), "2027-01-02")
    assert (found.by, found.by_title) == ("redaktor", "Redaktör")
    assert any("Skulle ha kontrollerats senast 2 januari 2027." in it for it in found.why) is (state == "försenad")


def test_a_finding_goes_before_all_else_and_says_what_and_where_to_read() -> None:
    found = task(marked(amended(), DAY), LAW)
    assert found.state == "fynd"
    assert found.why[0] == "19 kap. 1 § i lagen (2025:1) ändrades den 1 mars 2026 (SFS 2026:50)."
    assert found.read[0].url == REGISTER
    changed = task(marked(seen("changed", RAD), DAY), "guides/oro-i-skolan")
    assert (changed.read[0].name, changed.read[0].url) == ("Råd", RAD)
    assert changed.why == ("Sidans text har ändrats: 1 ny mening, 0 borttagna. Det sågs först den 1 februari 2026.",)


def test_editors_are_told_of_pages_that_have_moved_too() -> None:
    assert task(marked(seen("moved", RAD), DAY), "guides/oro-i-skolan").state == "fynd"


def test_what_is_not_verified_says_so_in_the_records_own_words() -> None:
    found = task(whole(), LINE)
    assert found.state == "ej verifierad"
    assert found.why[0] == "Tillgången: okänt."
    assert task(marked(State(), "2026-04-03"), LINE).state == "försenad"
    assert "Tillgången: okänt." in task(marked(State(), "2026-04-03"), LINE).why


def test_the_number_is_read_where_it_stands_first() -> None:
    assert task(whole(), LINE).read[0].url == "https://skyddsverket.example.org/linje"


def test_what_has_changed_is_read_first_then_the_text_itself_then_where_the_number_stands() -> None:
    opens, number, other, changed = (
        f"https://skyddsverket.example.org/{it}" for it in ("text", "linje", "annat", "nytt")
    )
    line = source(LINE).replace("phone:", f"link: {opens}\nphone:", 1)
    more_sources = "".join(f"  - {{title: A, url: '{it}', read: 2026-01-02}}\n" for it in (other, changed))
    catalog = understood({**more(), LINE: line + more_sources})[0]
    found = task(marked(seen("changed", changed), DAY, catalog), LINE)
    assert [it.url for it in found.read] == [changed, opens, number, other]


def test_a_record_weighs_as_many_steps_as_rest_on_it_and_a_guide_its_own() -> None:
    weights = step_weights(whole())
    assert weights["guides/natet"] == len(whole().entries["guides/natet"].record.steps)  # type: ignore[attr-defined]
    assert weights[LAW] == 3
    assert weights.get("laws/anmalan-2001", 0) == 0


def test_the_list_is_by_state_and_within_it_by_weight() -> None:
    found = tasks(marked(State(amended().acts, seen("changed", RAD).pages), "2026-07-03"))
    keys = [(STATES.index(it.state), -it.steps, it.planned, it.entry.ref) for it in found]
    assert keys == sorted(keys)
    assert {it.state for it in found} >= {"fynd", "försenad", "kommande"}
    assert len({it.entry.ref for it in found}) == len(found)


def test_history_is_on_no_list_unless_something_is_found_or_unsure() -> None:
    refs = {it.entry.ref for it in tasks(marked(State(), BEFORE))}
    assert "goals/syfte-1" not in refs
    assert "laws/anmalan-2001" not in refs


def test_the_list_looks_three_months_ahead_and_a_month_is_what_is_planned_in_it() -> None:
    every = tasks(marked(State(), BEFORE))
    ahead = near(every, BEFORE)
    assert {it.entry.ref for it in every} - {it.entry.ref for it in ahead} >= {"guides/natet"}
    assert all(it.planned <= "2026-05-31" for it in ahead if it.state == "kommande")
    assert all(it.state != "kommande" for it in near(every, ""))
    assert [it.entry.ref for it in of_month(every, "2027-12", BEFORE)] == ["guides/natet"]
    assert of_month(every, "1999-01", BEFORE) == ()
    late = tasks(marked(State(), "2026-07-03"))
    assert {it.state for it in of_month(late, "2026-07", "2026-07-03")} >= {"försenad"}
    assert all(it.state != "försenad" for it in of_month(late, "2026-09", "2026-07-03"))


def test_a_finding_of_no_record_makes_no_task() -> None:
    catalog = marked(amended(), DAY)
    stray = replace(catalog.news.findings[0], record="laws/borta")  # type: ignore[type-var]
    news = replace(catalog.news, findings=(stray,))
    assert all(it.state != "fynd" for it in tasks(replace(catalog, news=news)))


@pytest.mark.parametrize(("days", "there"), [(0, True), (1, False)])
def test_the_last_day_that_the_list_looks_to_is_on_it(days: int, *, there: bool) -> None:
    task = next(it for it in tasks(marked(State(), BEFORE)) if it.state == "kommande" and len(it.planned) == 10)
    today = (first_day(task.planned) - AHEAD - timedelta(days)).isoformat()
    assert (task in near([task], today)) is there
