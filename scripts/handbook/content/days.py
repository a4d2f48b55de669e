"""Days in words, and how far they are from each other. A day may be a year, a month or a day."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
DECEMBER = 12
OFTEN = {1: "varje månad", 2: "varannan månad", 6: "varje halvår", 12: "varje år", 24: "vartannat år"}
"""How often something is that is done after so many months, where there are words of its own."""
ORDINALS = (
    *("tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte", "trettonde"),
    *("fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde", "tjugoförsta"),
    *("tjugoandra", "tjugotredje", "tjugofjärde"),
)
"""From the third on."""
LONGEST_INTERVAL = len(ORDINALS) + 2
LASTS = {0: DECEMBER, 1: 1}
"""How many months a year and a month last, by how many dashes they are written with."""


def day(value: str) -> str:
    """Return a year, month or day in words: 2016-06-22 becomes 22 juni 2016."""
    year, _, rest = value.partition("-")
    if not rest:
        return year
    month, _, number = rest.partition("-")
    words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(number)} {words}" if number else words


def every(months: int) -> str:
    """Return in words how often something is done after so many months: 9 becomes var nionde månad."""
    return OFTEN.get(months) or f"var {ORDINALS[months - 3]} månad"


def first_day(value: str) -> date:
    """Return the first day of a year or a month, and a day as it is."""
    year, month, number = (int(part) for part in f"{value}-01-01"[:10].split("-"))
    return date(year, month, number)


def months_later(start: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where that has fewer days."""
    years, month = divmod(start.month - 1 + months, DECEMBER)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def last_day(value: str) -> date:
    """Return the last day of a year or a month, and a day as it is."""
    months = LASTS.get(value.count("-"))
    return months_later(first_day(value), months) - timedelta(days=1) if months else first_day(value)


def in_calendar(value: str) -> bool:
    """Tell whether the year, month or day that a text is the form of exists."""
    try:
        first_day(value)
    except ValueError:
        return False
    return True


def is_day(value: str) -> bool:
    """Tell whether a text is a day of the calendar, written as 2016-06-22."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
