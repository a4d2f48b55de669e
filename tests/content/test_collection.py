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


def test_what_a_course_goes_through_each_once_and_in_its_order(text: str) -> None:
    def taught(old: str = "", new: str = "") -> tuple[str, ...]:
        texts = {**more(), REF: text.replace(old, new)}
        return understood(texts)[0].entry(Collection, "kvallskurs").record.taught

    parts, answers = ("laws/anmalan-2025",), ("guides/oro-i-skolan", "resources/stodlinjen")
    assert taught() == (*parts, *answers, "laws/blivande-lag")
    assert taught("lines: [stodlinjen]", "lines: [barnlinjen]") == (
        *parts,
        *answers,
        "laws/blivande-lag",
        "resources/barnlinjen",
    )
    assert taught("answers: [laws/anmalan-2025, guides/oro-i-skolan, resources/stodlinjen]", "answers: [laws/lvu]") == (
        *parts,
        "laws/lvu",
        "laws/blivande-lag",
        "resources/stodlinjen",
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "message", "advice"),
    [
        (
            ", discuss: När?",
            "",
            ("parts", 1),
            "delen visar en sida men saknar discuss",
            "Fyll i discuss",
        ),
        (
            ", why: Där står numren.",
            "",
            ("parts", 3),
            "delen visar en sida men saknar why",
            "Fyll i why",
        ),
        (
            "page: ring",
            "page: ring, record: laws/anmalan-2025",
            ("parts", 3, "page"),
            "delen har både record och page",
            "Välj en av dem",
        ),
        (
            "lines: [stodlinjen]",
            "lines: [stodlinjen, handledningen]",
            ("lines", 1),
            "handledningen har inget verifierat telefonnummer",
            "Välj en annan linje",
        ),
        (
            "laws: [anmalan-2025",
            "laws: [anmalan-2025, anmalan-2001",
            ("laws", 1),
            "laws/anmalan-2001 är inte bekräftad som gällande rätt",
            "Peka på paragrafen som gäller i dag",
        ),
        (
            "minutes: 61",
            "minutes: 60",
            ("minutes",),
            "delarna och fallet tar 61 minuter, men tiden är 60",
            "Ändra tiden eller delarnas minuter",
        ),
    ],
)
def test_where_and_in_which_words_it_is_told(  # noqa: PLR0917  # the columns of the table
    text: str, old: str, new: str, path: tuple[str | int, ...], message: str, advice: str
) -> None:
    findings = understood({**more(), REF: text.replace(old, new)})[1]
    told = [(it.path, it.message, it.advice, it.file) for it in findings if it.code != "plan-promise"]
    assert told == [(path, message, advice, f"content/{REF}.yml")]
