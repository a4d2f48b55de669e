"""Days of review: told or worked out, spread and never late, and what a reader is told when they are over."""

from collections import Counter
from datetime import date

import pytest

from aging import LAW, marked, whole, with_text
from examples import law, more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.reviews import PART, earlier, overdue, review_of, reviews
from handbook.content.kinds import KINDS
from handbook.content.structure import AnyEntry
from handbook.site.site import Site
from handbook.watch.state import State


def entry(ref: str, catalog: Catalog | None = None) -> AnyEntry:
    return (catalog or whole()).entries[ref]


@pytest.mark.parametrize(
    ("ref", "last", "by"),
    [
        (LAW, "2026-07-02", "jurist"),
        ("guides/oro-i-skolan", "2026-07-02", "redaktor"),
        ("guides/natet", "2027-12-31", "redaktor"),  # told as a year, which lasts to its end
        ("resources/stodlinjen", "2026-04-02", "kontaktredaktor"),
        ("resources/handledningen", "2027-01-02", "redaktor"),
        ("agencies/skyddsverket", "2026-04-02", "kontaktredaktor"),
        ("concepts/polisanmalan", "2027-01-02", "redaktor"),
        ("laws/anmalan-2001", None, ""),  # replaced
        ("measures/atgard-01", None, ""),
        ("inquiries/sou-2016-1", None, ""),
        ("goals/syfte-1", None, ""),
    ],
)
def test_the_last_day_is_told_or_follows_from_the_kind_and_history_has_none(
    ref: str, last: str | None, by: str
) -> None:
    review = review_of(entry(ref))
    assert (review and review.last) == last
    assert (review.by if review else "") == by


@pytest.mark.parametrize(
    ("ref", "old", "new", "last", "by"),
    [
        (LAW, "topics:", "review_by: 2026-03-01\ntopics:", "2026-03-01", "jurist"),
        (LAW, "topics:", "review_by: 2026-03\nreviewer: redaktor\ntopics:", "2026-03-31", "redaktor"),
        (LAW, "topics:", "text_as_of: 2026-02-02\ntopics:", "2026-08-02", "jurist"),
        (LAW, "topics:", "reviewed: {date: 2026-02-03, by: jurist}\ntopics:", "2026-08-03", "jurist"),
        ("guides/oro-i-skolan", "topics:", "review_by: 2026-05-05\ntopics:", "2026-05-05", "redaktor"),
        ("guides/oro-i-skolan", "topics:", "review_by: 2026-09-09\ntopics:", "2026-07-02", "redaktor"),
    ],
)
def test_a_day_and_a_function_of_its_own_go_before_those_of_the_kind(
    ref: str, old: str, new: str, last: str, by: str
) -> None:
    review = review_of(entry(ref, with_text(ref, old, new)))
    assert review
    assert (review.last, review.by) == (last, by)
    if "review_by" in new:
        assert review.planned == review.last, "a day that somebody has told is not moved"


def test_a_function_that_nobody_has_declared_is_told_of() -> None:
    text = more()["concepts/natverk"].replace("topics:", "reviewer: juristt\ntopics:", 1)
    _, findings = understood({**more(), "concepts/natverk": text})
    assert [(it.code, it.path) for it in findings if it.code == "unknown-term"] == [("unknown-term", ("reviewer",))]


MANY = {f"laws/lag-{number}": law(f"Lagen {number}") for number in range(300)}


def test_what_was_checked_on_one_day_is_spread_over_days_before_the_last_and_the_same_each_time() -> None:
    made = [review_of(it) for it in understood({**more(), **MANY})[0].entries.values() if it.id.startswith("lag-")]
    planned = [date.fromisoformat(it.planned) for it in made if it]
    last, checked = date(2026, 7, 2), date(2026, 1, 2)
    most = (last - checked).days // PART
    assert len(planned) == len(MANY)
    assert {it.last for it in made if it} == {last.isoformat()}
    days = [(last - day).days for day in planned]
    assert min(days) >= 0
    assert max(days) <= most
    assert max(days) - min(days) > most * 0.9
    assert len(set(days)) > most * 0.9, "nearly every day gets some"
    assert max(Counter(days).values()) < len(MANY) // 20
    weeks = Counter(day // 7 for day in days)
    assert all(weeks[week] for week in range(most // 7))


@pytest.mark.parametrize(("ref", "most", "days"), [("laws/lvu", 60, 51), ("laws/lvu", 0, 0), ("resources/a", 30, 0)])
def test_the_days_follow_from_the_name_alone(ref: str, most: int, days: int) -> None:
    assert earlier(ref, most) == days


def test_reviews_come_soonest_first() -> None:
    found = reviews(whole().entries.values())
    assert [it.planned for it in found] == sorted(it.planned for it in found)
    kinds = {cls.kind.folder for cls in KINDS if cls.kind.intervals}
    assert {it.entry.folder for it in found} == kinds


@pytest.mark.parametrize(("today", "late"), [("2026-04-01", False), ("2026-04-02", False), ("2026-04-03", True)])
def test_it_is_overdue_the_day_after_the_last(today: str, *, late: bool) -> None:
    line = entry("resources/stodlinjen")
    assert bool(overdue(line, today)) is late
    assert bool(marked(State(), today).news.of(line.ref)) is late
    assert overdue(line, "") == ""


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (
            "resources/stodlinjen",
            "senast 2 april 2026. Ring numret. Svarar ingen, välj ett annat på sidan Ring",
        ),
        ("resources/tipsa", "Pröva den. Svarar ingen, välj en annan väg"),
        ("resources/handledningen", "senast 2 januari 2027. Läs källorna innan du litar på uppgifterna."),
        ("agencies/skyddsverket", "Pröva kontakten, och svarar ingen: sök på aktörens egen webbplats."),
        (LAW, "senast 2 juli 2026. Läs lagtexten innan du litar på sidan."),
        ("guides/oro-i-skolan", "Lagar och nummer kan vara ändrade. Läs källan vid steget innan du följer det."),
        ("guides/du-som-ar-ung", "Sidan skulle ha lästs om senast 2 juli 2026. Stämmer något inte? Ring ett av numren"),
        ("concepts/polisanmalan", "Läs källorna innan du litar på uppgifterna."),
    ],
)
def test_a_reader_is_told_what_to_do(ref: str, said: str) -> None:
    (mark,) = marked(State(), "2028-01-01").news.of(ref)
    assert mark.what == "overdue"
    assert said in mark.text


def test_nobody_in_danger_is_told_to_doubt_the_number_and_nothing_is_told_of_history() -> None:
    told = set(marked(State(), "2099-01-01").news.marks)
    assert review_of(entry("resources/nodnumret"))
    assert not told & {"resources/nodnumret", "resources/polisnumret", "measures/atgard-01", "laws/anmalan-2001"}


def test_a_number_that_is_overdue_says_so_where_it_is_rung() -> None:
    files = {it.path: it.data.decode() for it in Site(marked(State(), "2026-04-03")).files if it.path.endswith(".md")}
    assert "Skulle ha kontrollerats senast 2 april 2026. Ring numret." in files["ring/index.md"]
    assert "Inte kontrollerat i tid" in files["material/stodlinjen.md"]
