"""What is said of changes, in the words that a reader meets."""

from dataclasses import replace

import pytest

from handbook.catalog.mark_words import heading, of_law, of_pages, subject
from handbook.catalog.news import Mark, MarkKind, When
from handbook.watch.findings import Touches, WatchFinding


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
