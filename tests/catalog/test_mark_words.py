"""What is said of changes, in the words that a reader meets."""

from dataclasses import replace

import pytest

from handbook.catalog.mark_words import at_step, heading, of_act, of_law, of_pages, on_wall, subject, to_child, when
from handbook.catalog.news import Mark, MarkKind, When
from handbook.watch.findings import Touches, WatchFinding, What


@pytest.mark.parametrize(
    ("what", "names", "answers", "said"),
    [
        ("page-changed", ["A"], False, "En källa har ändrats sedan den lästes: A. Läs den innan"),
        ("page-changed", ["A", "B"], False, "Källor har ändrats sedan de lästes: A och B. Läs dem innan"),
        ("page-changed", ["A", "B", "C"], False, "Källor har ändrats sedan de lästes: A, B och C. Läs dem innan"),
        ("page-changed", ["A", "B", "C", "D"], False, "Källor har ändrats sedan de lästes: A, B, C med flera. Läs"),
        ("page-changed", ["A"], True, "Sidan med numret eller tiderna har ändrats sedan den lästes: A. Svarar ingen,"),
        ("page-gone", ["A"], False, "En källa som sidan bygger på finns inte längre: A. Sök uppgifterna"),
        ("page-gone", ["A", "B"], True, "Källor som sidan bygger på finns inte längre: A och B. Sök uppgifterna"),
    ],
)
def test_what_is_said_of_pages(what: MarkKind, names: list[str], said: str, *, answers: bool) -> None:
    assert of_pages(what, names, answers=answers).startswith(said)


@pytest.mark.parametrize(
    ("steps", "whole", "said"),
    [
        ([], False, "Sidan"),
        ([2], False, "Steg 2"),
        ([1, 2, 3, 4], False, "Steg 1, 2, 3 och 4"),
        ([2, 5], True, "Sidan, med steg 2 och 5,"),
    ],
)
def test_what_rests_on_a_law(steps: list[int], said: str, *, whole: bool) -> None:
    assert subject(steps, whole=whole) == said


FOUND = WatchFinding(
    id="a", record="laws/x", field="rule", what="law-changes", touches="provision", text="", begins="2026-03-01",
    found="2026-01-01", checked="2026-01-01", read="2026-01-01", act="2020:1", by="2026:9",
    provisions=("1 §", "2 §"), proof={},
)  # fmt: skip


@pytest.mark.parametrize(
    ("act", "by", "said"),
    [
        ("2020:1", "2026:9", "Lagen ändras 1 mars 2026 (SFS 2026:9). "),
        ("", "", "Lagen ändras 1 mars 2026. "),
        ("2011/93/EU", "2026/9", "Direktivet ändras 1 mars 2026 (2026/9). "),
    ],
)
def test_a_directive_is_no_law(act: str, by: str, said: str) -> None:
    assert of_law(replace(FOUND, act=act, by=by), "2026-01-01", "", ()).startswith(said)


@pytest.mark.parametrize(
    ("touches", "said"),
    [
        ("act", "Lagen ändras 1 mars 2026 (SFS 2026:9): 1 § och 2 §. Sidan"),
        ("provision", "Lagen ändras 1 mars 2026 (SFS 2026:9). Sidan"),
        ("unknown", "Lagen ändras 1 mars 2026 (SFS 2026:9). Registret säger inte vilka paragrafer det gäller. Sidan"),
    ],
)
def test_what_of_a_law_changes(touches: Touches, said: str) -> None:
    assert of_law(replace(FOUND, touches=touches), "2026-01-01", "", ()).startswith(said)


def test_what_rests_on_a_law_is_told_by_its_name() -> None:
    said = "Steg 2 vilar på en lag som ändras 1 mars 2026 (SFS 2026:9)"
    assert of_law(FOUND, "2026-01-01", "Steg 2", ["A", "B"]).startswith(f"{said}: A och B. ")
    assert of_law(FOUND, "2026-01-01", "Steg 2", ()).startswith(f"{said}. ")


@pytest.mark.parametrize(
    ("what", "when", "child", "said"),
    [
        ("law-changes", "coming", False, "Lagen ändras"),
        ("law-ends", "now", False, "Lagen har ändrats"),
        ("wording-changed", "now", False, "Lagen har ändrats"),
        ("page-changed", "now", False, "En källa har ändrats"),
        ("page-gone", "now", False, "En källa har ändrats"),
        ("overdue", "now", False, "Inte kontrollerat i tid"),
        ("law-changes", "coming", True, "Det här kan ha ändrats"),
    ],
)
def test_the_heading_is_that_of_the_first(what: MarkKind, when: When, said: str, *, child: bool) -> None:
    mark = Mark(what=what, when=when, text="A", begins="2026-03-01")
    last = Mark(what="overdue", when="now", text="B", begins="2026-01-01")
    assert heading((mark, last), child=child) == said


EARLIER, THE_DAY = "2026-02-28", "2026-03-01"
OF_A_LAW = "En lag som sidan bygger på"


@pytest.mark.parametrize(
    ("what", "begins", "today", "expected"),
    [
        ("law-changes", THE_DAY, EARLIER, "coming"),
        ("law-changes", THE_DAY, THE_DAY, "now"),
        ("law-ends", THE_DAY, EARLIER, "coming"),
        ("law-ends", "2026-02-27", EARLIER, "now"),
        ("law-changes", "", EARLIER, "now"),
        ("wording-changed", THE_DAY, EARLIER, "now"),
        ("page-changed", THE_DAY, EARLIER, "now"),
    ],
)
def test_only_a_law_lies_ahead_and_not_on_its_own_day(what: What, begins: str, today: str, expected: str) -> None:
    assert when(replace(FOUND, what=what, begins=begins), today) == expected


@pytest.mark.parametrize(
    ("what", "begins", "today", "said"),
    [
        ("law-changes", THE_DAY, EARLIER, "ändras 1 mars 2026"),
        ("law-changes", THE_DAY, THE_DAY, "ändrades 1 mars 2026"),
        ("law-ends", THE_DAY, EARLIER, "upphör att gälla 1 mars 2026"),
        ("law-ends", THE_DAY, THE_DAY, "upphörde att gälla 1 mars 2026"),
        ("wording-changed", THE_DAY, EARLIER, "lyder annorlunda än när den lästes"),
        ("law-changes", "", EARLIER, "är ändrad eller kommer att ändras, men dagen är inte känd"),
    ],
)
def test_what_has_happened_to_an_act(what: What, begins: str, today: str, said: str) -> None:
    found = replace(FOUND, what=what, begins=begins)
    assert of_act(found, today, "") == f"lagen (2020:1) {said} (SFS 2026:9)"
    assert of_act(replace(found, act="2011/93/EU"), today, "") == f"direktivet (2011/93/EU) {said} (SFS 2026:9)"
    assert of_act(found, today, "skollagen") == f"skollagen {said} (SFS 2026:9)"


@pytest.mark.parametrize(
    ("today", "above", "on_the_wall", "child"),
    [
        (
            EARLIER,
            "Lagen bakom steget ändras 1 mars 2026 (SFS 2026:9). Steget är skrivet efter det som gäller till dess.",
            "Steg 2 och 4: lagen ändras 1 mars 2026 (SFS 2026:9).",
            f"{OF_A_LAW} ändras 1 mars 2026. Ring gärna ett av numren och fråga vad som gäller då.",
        ),
        (
            THE_DAY,
            "Lagen bakom steget ändrades 1 mars 2026 (SFS 2026:9). Läs lagtexten innan du följer steget.",
            "Steg 2 och 4: lagen ändrades 1 mars 2026 (SFS 2026:9). Läs den först.",
            f"{OF_A_LAW} har ändrats sedan vi läste den. Ring gärna ett av numren och fråga vad som gäller nu.",
        ),
    ],
)
def test_who_is_about_to_act_is_told_before_the_day_and_from_it(
    today: str, above: str, on_the_wall: str, child: str
) -> None:
    mark = Mark(what="law-changes", when=when(FOUND, today), text="", begins=FOUND.begins, by=FOUND.by)
    assert at_step(FOUND, today) == above
    assert on_wall(mark, [2, 4]) == on_the_wall
    assert to_child(FOUND, today) == child


def test_a_child_is_told_of_a_change_without_a_day() -> None:
    assert to_child(replace(FOUND, begins=""), EARLIER).startswith("En lag som sidan bygger på har ändrats sedan")
