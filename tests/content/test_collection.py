"""Courses: the time adds up, what is shown is explained, and nothing rests on what does not hold."""

import pytest

from examples import codes, more, understood
from handbook.content.kinds.collection import Collection, duration

REF = "collections/kvallskurs"


@pytest.fixture(scope="module")
def text() -> str:
    """Return the course of the example."""
    return more()[REF]


def found(text: str) -> list[str]:
    """Return what is wrong with a course among the example's records."""
    return [code for code in codes(understood({**more(), REF: text})[1]) if code != "plan-promise"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minut"),
        (45, "45 minuter"),
        (60, "1 timme"),
        (61, "1 timme och 1 minut"),
        (150, "2 timmar och 30 minuter"),
        (480, "8 timmar"),
    ],
)
def test_a_time_in_words(minutes: int, words: str) -> None:
    assert duration(minutes) == words


def test_a_course_that_adds_up_is_right(text: str) -> None:
    assert found(text) == []
    course = understood(more())[0].entry(Collection, "kvallskurs").record
    assert (course.time, course.read_again, course.dated) == ("1 timme och 1 minut", "2026-07-02", "2026-01-02")


@pytest.mark.parametrize("minutes", [60, 62])
def test_the_parts_the_pauses_and_the_case_take_the_time_that_is_told(text: str, minutes: int) -> None:
    catalog, findings = understood({**more(), REF: text.replace("minutes: 61", f"minutes: {minutes}")})
    (wrong,) = (finding for finding in findings if finding.code == "wrong-total")
    assert wrong.message == f"delarna och fallet tar 61 minuter, men tiden är {minutes}"
    assert (wrong.path, wrong.file) == (("minutes",), f"content/{REF}.yml")
    assert REF in catalog.entries


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (", discuss: När?", "", ["missing-field"]),
        (", why: Där står numren.", "", ["missing-field"]),
        (", why: Säg vad ni ska göra.", "", []),
        ("page: ring", "page: ring, record: laws/anmalan-2025", ["wrong-value"]),
        ("page: ring", "page: inget", ["unknown-term"]),
        ("lines: [stodlinjen]", "lines: [handledningen]", ["unfit-line"]),
        ("lines: [stodlinjen]", "lines: [inget]", ["dead-link"]),
        ("laws: [anmalan-2025", "laws: [anmalan-2001", ["unfit-law"]),
        ("laws: [anmalan-2025", "laws: [forslaget", ["unfit-law"]),
        ("laws: [anmalan-2025", "laws: [skyddslagen-1", ["unfit-law"]),
        ("minutes: 5}\n  - {title: Ring", "minutes: 0}\n  - {title: Ring", ["wrong-type"]),
    ],
)
def test_what_is_wrong_is_told(text: str, old: str, new: str, wrong: list[str]) -> None:
    assert old in text
    assert found(text.replace(old, new)) == wrong
