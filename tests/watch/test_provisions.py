"""Paragraphs as they are cited, and whether two citations meet."""

import pytest

from handbook.watch.provisions import Section, Span, spans_in, words


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("19 kap. 1 §", ["19 kap. 1 §"]),
        ("6 a kap. 10 och 11 §§", ["6 a kap. 10 §", "6 a kap. 11 §"]),
        ("26 kap. 5 § och 25 kap. 7 §", ["26 kap. 5 §", "25 kap. 7 §"]),
        ("35 kap. 2–6 och 10 §§", ["35 kap. 2–6 §§", "35 kap. 10 §"]),
        ("31 a–31 i §§", ["31 a–31 i §§"]),
        ("6–9 b §§", ["6–9 b §§"]),
        ("7 a, 8 och 11–12 §§", ["7 a §", "8 §", "11–12 §§"]),
        ("23 c §", ["23 c §"]),
        ("6 kap.", ["6 kap."]),
        ("19 kap. 1 § andra stycket 2", ["19 kap. 1 §"]),
        ("21 a §, 31 a–31 i §§ och 45 §", ["21 a §", "31 a–31 i §§", "45 §"]),
        ("s. 14", []),
        ("ändringsregistret", []),
        ("", []),
    ],
)
def test_a_citation_is_read(text: str, cited: list[str]) -> None:
    assert [str(span) for span in spans_in(text)] == cited


@pytest.mark.parametrize("text", ["19 kap. 1 §", "31 a–31 i §§", "6 a kap. 10–12 §§", "26 a kap.", "7 §"])
def test_a_span_is_read_back_from_its_words(text: str) -> None:
    (span,) = spans_in(text)
    assert spans_in(str(span)) == (span,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31 a–31 i §§", "31 c §"),
        ("2–6 §§", "5 a §"),
        ("19 kap. 1 §", "19 kap."),
        ("19 kap. 1 §", "1 §"),  # a note may leave the chapter out
        ("6–9 b §§", "9 b §"),
        ("4–5 §§", "5–8 §§"),
    ],
)
def test_these_meet(one: str, other: str) -> None:
    (first,), (second,) = spans_in(one), spans_in(other)
    assert first.meets(second)
    assert second.meets(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31 a–31 i §§", "31 j §"),
        ("31 a–31 i §§", "31 §"),
        ("2–3 §§", "3 a §"),
        ("19 kap. 1 §", "18 kap. 1 §"),
        ("6 kap. 1 §", "6 a kap. 1 §"),
        ("6 kap.", "6 a kap."),
    ],
)
def test_these_do_not_meet(one: str, other: str) -> None:
    (first,), (second,) = spans_in(one), spans_in(other)
    assert not first.meets(second)
    assert not second.meets(first)


def test_a_span_without_anything_named_meets_everything() -> None:
    assert Span(None).meets(Span(Section(3), Section(4), Section(4)))


def test_each_place_is_named_once() -> None:
    assert words((*spans_in("3 §"), *spans_in("3 och 4 §§"))) == ("3 §", "4 §")
