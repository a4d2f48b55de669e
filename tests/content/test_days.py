"""Days: in words, their first and last, and so many months later."""

from datetime import date

import pytest

from handbook.content.days import LONGEST_INTERVAL, day, every, first_day, in_calendar, is_day, last_day, months_later


@pytest.mark.parametrize(
    ("value", "words", "first", "last"),
    [
        ("2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-02", "februari 2026", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028-02", "februari 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", "december 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-06-22", "22 juni 2026", date(2026, 6, 22), date(2026, 6, 22)),
    ],
)
def test_a_year_and_a_month_have_a_first_and_a_last_day(value: str, words: str, first: date, last: date) -> None:
    assert (day(value), first_day(value), last_day(value)) == (words, first, last)


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        (date(2026, 11, 28), 3, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(start: date, months: int, later: date) -> None:
    assert months_later(start, months) == later


@pytest.mark.parametrize(
    ("value", "there", "whole"),
    [
        ("2026", True, False),
        ("2026-02", True, False),
        ("2026-13", False, False),
        ("2026-00", False, False),
        ("2026-02-28", True, True),
        ("2026-02-29", False, False),
        ("2028-02-29", True, True),
        ("20260228", False, False),
        ("2026-2-8", False, False),
        ("0000", False, False),
        ("", False, False),
        ("snart", False, False),
    ],
)
def test_a_day_that_is_in_the_calendar_and_one_that_is_written_whole(value: str, *, there: bool, whole: bool) -> None:
    assert in_calendar(value) is there
    assert is_day(value) is whole


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (1, "varje månad"),
        (2, "varannan månad"),
        (3, "var tredje månad"),
        (4, "var fjärde månad"),
        (6, "varje halvår"),
        (9, "var nionde månad"),
        (12, "varje år"),
        (13, "var trettonde månad"),
        (18, "var artonde månad"),
        (23, "var tjugotredje månad"),
        (24, "vartannat år"),
    ],
)
def test_how_often_something_is_done(months: int, words: str) -> None:
    assert every(months) == words


def test_each_number_of_months_has_its_own_words() -> None:
    assert LONGEST_INTERVAL == 24
    assert len({every(months) for months in range(1, LONGEST_INTERVAL + 1)}) == LONGEST_INTERVAL
