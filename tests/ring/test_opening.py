"""Whether a line is open: Swedish time and holidays, and nothing called open that may be closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from asking import asked_through
from handbook.content.kinds.hours import opening_hours, week_of
from handbook.site.answers import Call

WEEKDAYS = "Mo-Fr 09:00-12:00"
FREE = f"{WEEKDAYS}; PH off"
SUNDAYS = """
0331 0420 0405 0328 0416 0401 0421 0413 0328 0417 0409 0325 0413 0405 0425 0410 0401 0421 0406 0329
0417 0409 0325 0414 0405 0418 0410 0402 0421 0406 0329 0418 0402 0422 0414 0330 0418 0410 0326 0415
"""
"""Month and day of Easter from 2024 on, as python-dateutil has them, which finds them by another rule."""
EASTER = dict(zip(range(2024, 2064), SUNDAYS.split(), strict=True))
EVERY_DAY = "Mo-Su,PH 07:00-21:00"


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """Return what calls the functions of ``inside.js``."""
    with asked_through(Path(__file__).with_name("inside.js")) as found:
        yield found


@pytest.mark.parametrize(
    ("year", "day"),
    [
        *((year, f"{year}-{day[:2]}-{day[2:]}") for year, day in EASTER.items()),
        (1818, "1818-03-22"),
        (1954, "1954-04-18"),
        (1981, "1981-04-19"),
        (2076, "2076-04-19"),
        (2285, "2285-03-22"),
    ],
)
def test_when_easter_is(call: Call, year: int, day: str) -> None:
    assert call("easterOf", year) == day


def test_the_holidays_of_a_year(call: Call) -> None:
    days, eves = call("holidaysOf", 2026)
    assert " ".join(day.removeprefix("2026-") for day in days) == (
        "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26"
    )
    assert " ".join(day.removeprefix("2026-") for day in eves) == (
        "01-05 04-02 04-04 04-30 05-13 05-23 06-05 06-19 10-30 12-24 12-31"
    )


@pytest.mark.parametrize("year", EASTER)
def test_holidays_that_move_are_on_their_days(call: Call, year: int) -> None:
    days = [date.fromisoformat(day) for day in call("holidaysOf", year)[0]]
    summer = [day for day in days if date(year, 6, 20) <= day <= date(year, 6, 26)]
    autumn = [day for day in days if date(year, 10, 31) <= day <= date(year, 11, 6)]
    assert [day.weekday() for day in summer + autumn] == [5, 5]
    sunday = date(year, int(EASTER[year][:2]), int(EASTER[year][2:]))
    moved = {sunday + timedelta(days) for days in (-2, 0, 1, 39, 49)}
    fixed = {date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26))}
    assert set(days) == moved | fixed | {*summer, *autumn}


@pytest.mark.parametrize(
    ("time", "day", "minute"),
    [
        ("2026-11-27T08:30:00Z", "2026-11-27", 9 * 60 + 30),
        ("2026-07-27T08:30:00Z", "2026-07-27", 10 * 60 + 30),
        ("2026-11-27T23:00:00Z", "2026-11-28", 0),
        ("2026-12-31T23:59:00Z", "2027-01-01", 59),
        ("2026-03-29T00:59:00Z", "2026-03-29", 119),
        ("2026-03-29T01:00:00Z", "2026-03-29", 180),
        ("2026-10-25T00:30:00Z", "2026-10-25", 150),
        ("2026-10-25T01:30:00Z", "2026-10-25", 150),
        ("2026-11-27T03:00:00-10:00", "2026-11-27", 14 * 60),
    ],
)
def test_what_the_clock_is_in_sweden(call: Call, time: str, day: str, minute: int) -> None:
    assert call("here", time) == [day, minute]


def swedish(day: str, clock: str) -> str:
    """Return a moment of a winter day in Sweden."""
    return f"{day}T{clock}:00+01:00"


@pytest.mark.parametrize(
    ("hours", "day", "clock", "now", "until"),
    [
        (WEEKDAYS, "2026-11-27", "08:59", "closed", None),
        (WEEKDAYS, "2026-11-27", "09:00", "open", 720),
        (WEEKDAYS, "2026-11-27", "11:59", "open", 720),
        (WEEKDAYS, "2026-11-27", "12:00", "closed", None),
        (WEEKDAYS, "2026-11-28", "10:00", "closed", None),
        ("24/7", "2026-12-25", "03:00", "open", None),
        ("24/7", "2026-12-24", "03:00", "open", None),
        (EVERY_DAY, "2026-12-25", "10:00", "open", 1260),
        (EVERY_DAY, "2026-12-24", "10:00", "open", 1260),
        (EVERY_DAY, "2026-12-24", "21:00", "closed", None),
        ("Mo-Fr 20:00-24:00", "2026-11-27", "23:59", "open", None),
        ("Mo-Fr 09:00-11:00,13:00-15:00", "2026-11-27", "13:00", "open", 900),
        ("Mo-Fr 09:00-11:00,13:00-15:00", "2026-11-27", "12:00", "closed", None),
        (WEEKDAYS, "2026-12-25", "10:00", "holiday", None),
        (WEEKDAYS, "2026-12-25", "13:00", "closed", None),
        (FREE, "2026-12-25", "10:00", "closed", None),
        (WEEKDAYS, "2026-12-24", "10:00", "eve", None),
        (FREE, "2026-12-24", "10:00", "eve", None),
        (FREE, "2026-12-24", "13:00", "closed", None),
        ("Mo-Sa 09:00-12:00; PH 10:00-11:00", "2026-12-25", "10:30", "open", 660),
        ("Mo-Sa 09:00-12:00; PH 10:00-11:00", "2026-12-25", "11:30", "closed", None),
        ("Sa 10:00-12:00", "2026-12-26", "10:30", "holiday", None),
    ],
)
def test_what_hours_say_at_a_moment(
    call: Call, hours: str, day: str, clock: str, *, now: str, until: int | None
) -> None:
    found = call("at", hours, swedish(day, clock))
    assert (found["now"], found.get("until")) == (now, until)


@pytest.mark.parametrize(
    ("hours", "day", "clock", "opens"),
    [
        (WEEKDAYS, "2026-11-27", "08:00", ["2026-11-27", 540]),
        (WEEKDAYS, "2026-11-27", "12:00", ["2026-11-30", 540]),
        (WEEKDAYS, "2026-11-28", "12:00", ["2026-11-30", 540]),
        ("Mo-Fr 09:00-11:00,13:00-15:00", "2026-11-27", "12:00", ["2026-11-27", 780]),
        ("Su 19:00-21:00", "2026-11-27", "12:00", ["2026-11-29", 1140]),
        ("Fr 09:00-10:00", "2026-11-27", "11:00", ["2026-12-04", 540]),
        (FREE, "2026-12-23", "13:00", None),
        (WEEKDAYS, "2026-12-25", "13:00", ["2026-12-28", 540]),
        (FREE, "2026-12-25", "08:00", ["2026-12-28", 540]),
        (WEEKDAYS, "2026-12-25", "08:00", None),
        ("Th 09:00-12:00; PH off", "2027-01-01", "08:00", ["2027-01-07", 540]),
        ("PH off", "2026-11-27", "08:00", None),
    ],
)
def test_when_a_closed_line_opens_if_that_is_sure(
    call: Call, hours: str, day: str, clock: str, *, opens: list[object] | None
) -> None:
    found = call("at", hours, swedish(day, clock))
    assert (found["now"], found.get("next")) == ("closed", opens)


@pytest.mark.parametrize(
    "hours", ["", "Mo", "Mo 9", "måndag 9–12", "Mo-Fr 09:00-12:00 sharp", "Mo-Fr 09:00-12:00;PH off"]
)
def test_hours_of_another_form_are_not_read(call: Call, hours: str) -> None:
    assert call("at", hours, swedish("2026-11-27", "10:00")) is None


@pytest.mark.parametrize(
    "hours",
    [
        "Dygnet runt",
        "Alla dagar 7–21",
        "Söndag–torsdag 19–21.30",
        "Helgfria vardagar 10–15",
        "Vardagar 8–12 och 13–16",
        "Måndag, onsdag och fredag 9–12; tisdag 13–15",
        "Vardagar 9–16, lördag, söndag och helgdagar 10–12",
    ],
)
def test_what_the_build_writes_is_what_the_page_reads(call: Call, hours: str) -> None:
    week = week_of(hours)
    assert week is not None
    told = {day: [[span.start, span.end] for span in spans] for day, spans in week.items()}
    assert dict(call("read", opening_hours(hours))) == told
