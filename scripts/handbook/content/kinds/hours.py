"""Opening hours: the few Swedish forms that can be told from a clock, read into a week; all else is only words.

``Vardagar 9–12``, ``Måndag, onsdag och fredag 9–12; tisdag 13–15.30``, ``Helgfria vardagar 10–15``, ``Alla dagar 7–21``
and ``Dygnet runt`` are read. Words without a time of day, such as ``Vardagar på kontorstid``, are fine and mean that
nobody knows. What has a time of day must be readable: a reader who rings at night trusts it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Annotated

from pydantic import AfterValidator

from handbook.content.kinds.types import NonEmpty, refused

WEEK = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
DAYS = (*WEEK, "helgdag")
"""The days that hours are told for; the last is a public holiday, whatever day of the week it is."""
HOLIDAY = DAYS.index("helgdag")
OSM = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
"""The same days as OpenStreetMap writes them."""
SETS: Mapping[str, range] = {
    **dict.fromkeys(("alla dagar", "varje dag", "dagligen", "varje kväll"), range(len(DAYS))),
    **dict.fromkeys(("vardagar", "varje vardag", "alla vardagar"), range(5)),
    **dict.fromkeys(("helgdagar", "helgdag"), range(HOLIDAY, HOLIDAY + 1)),
}
MIDNIGHT = 24 * 60

HOUR = r"[0-9]{1,2}(?:[.:][0-9]{2})?"
SPAN = re.compile(rf"({HOUR})–({HOUR})|(dygnet runt)|(stängt)")
ONE_DAY = rf"(?:{'|'.join(WEEK)})(?:ar)?"
DAY = re.compile(rf"({'|'.join(SETS)})|({ONE_DAY})(?:–({ONE_DAY}))?")
AND = r"(?:,? (?:och|samt) |, )"
CLAUSE = re.compile(
    rf"(?P<free>helgfria? )?(?P<days>(?:{DAY.pattern})(?:{AND}(?:{DAY.pattern}))*):? "
    rf"(?P<spans>(?:{SPAN.pattern})(?:{AND}(?:{SPAN.pattern}))*)(?:; ?|\. |{AND}|$)"
)
ROUND_THE_CLOCK = re.compile(r"dygnet runt(?:,? (?:alla dagar|varje dag|året runt))?")
READABLE = "Skriv till exempel ”Vardagar 9–15.30”, ”Måndag, onsdag och fredag 9–12; tisdag 13–15” eller ”Dygnet runt”"
ELSEWHERE = f"{READABLE}. Undantag skrivs i exceptions, annat i note"


@dataclass(frozen=True, order=True)
class Span:
    """A time of a day, in minutes after midnight."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{_clock(self.start)}–{_clock(self.end)}"


Week = Mapping[int, tuple[Span, ...]]
"""Number of a day → when it is open. A day of the week that is not there is closed; of a holiday nobody knows then."""


def week_of(hours: str) -> Week | None:
    """Return what opening hours say of each day, ``None`` if they name no time; raise an error in Swedish if odd."""
    text = _evened(hours)
    clauses = _clauses(text)
    if not clauses:
        if any(char.isdigit() for char in text):
            raise refused("bad-hours", f"öppettiderna ”{hours}” går inte att läsa", ELSEWHERE)
        return None
    found: dict[int, list[Span]] = {}
    for clause in clauses:
        spans = list(_spans(clause["spans"]))
        for day in _days(clause["days"]):
            found.setdefault(day, []).extend(spans)
        if clause["free"]:
            found.setdefault(HOLIDAY, [])
    week = {day: tuple(sorted(found[day])) for day in sorted(found)}
    _check_overlap(week)
    return week


def check_hours(value: str) -> str:
    """Return ``value`` if its times can be told from a clock, or it names none; raise an error in Swedish otherwise."""
    week_of(value)
    return value


Hours = Annotated[str, NonEmpty, AfterValidator(check_hours)]
"""When somebody answers, in the words of the source."""


def clash(one: str, other: str) -> bool:
    """Tell whether two texts say different hours; words that nobody can read differ if they are written otherwise."""
    return (week_of(one) or _evened(one)) != (week_of(other) or _evened(other))


def opening_hours(hours: str) -> str | None:
    """Return hours as other programs read them (``Mo-Fr 09:00-12:00; PH off``), ``None`` if they name no time.

    It is OpenStreetMap's ``opening_hours``. Without PH the source does not say what holds on a public holiday.
    """
    week = week_of(hours)
    if week is None:
        return None
    if all(week.get(day) == (Span(0, MIDNIGHT),) for day in range(len(DAYS))):
        return "24/7"
    told = [day for day in week if week[day] or day == HOLIDAY]
    alike: dict[tuple[Span, ...], list[int]] = {}
    for day in told:
        alike.setdefault(week[day], []).append(day)
    return "; ".join(f"{_osm_days(days)} {_osm_spans(spans)}" for spans, days in alike.items()) or None


def _osm_days(days: list[int]) -> str:
    runs = [
        [day for _, day in run] for _, run in groupby(enumerate(days), lambda it: (it[1] - it[0], it[1] == HOLIDAY))
    ]
    return ",".join(OSM[run[0]] if len(run) == 1 else f"{OSM[run[0]]}-{OSM[run[-1]]}" for run in runs)


def _osm_spans(spans: tuple[Span, ...]) -> str:
    return ",".join(str(span).replace(".", ":").replace("–", "-") for span in spans) or "off"


def _evened(hours: str) -> str:
    """Return hours with one way of writing dashes, spaces and the same word."""
    text = re.sub(r"\b(?:klockan|kl\.?) ", "", " ".join(hours.casefold().split()))
    text = re.sub(r" ?[‐-―−-] ?| till (?:och med )?", "–", text).removesuffix(".")
    return "alla dagar dygnet runt" if ROUND_THE_CLOCK.fullmatch(text) else text


def _clauses(text: str) -> list[re.Match[str]]:
    """Return the parts of a text that say when some days are open; none if any part of it says something else."""
    found: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        clause = CLAUSE.match(text, at)
        if clause is None:
            return []
        found.append(clause)
        at = clause.end()
    return found


def _days(text: str) -> Iterator[int]:
    for group, first, last in DAY.findall(text):
        if group:
            yield from SETS[group]
        else:
            start, end = (WEEK.index(day.removesuffix("ar")) for day in (first, last or first))
            yield from ((start + step) % len(WEEK) for step in range((end - start) % len(WEEK) + 1))


def _spans(text: str) -> Iterator[Span]:
    for start, end, around, _ in SPAN.findall(text):
        if around:
            yield Span(0, MIDNIGHT)
        elif start:
            span = Span(_minutes(start), _minutes(end))
            if span.start >= span.end:
                advice = "Går tiden över midnatt skriver du den på båda dagarna: fredag 20–24; lördag 0–2"
                raise refused("bad-hours", f"tiden {start}–{end} slutar innan den börjar", advice)
            yield span


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.replace(":", ".").partition(".")
    made = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) >= 60 or made > MIDNIGHT:  # noqa: PLR2004  # minutes of an hour
        raise refused(
            "bad-hours", f"klockslaget {clock} finns inte", "Skriv en tid mellan 0 och 24, till exempel 15.30"
        )
    return made


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"


def _check_overlap(week: Week) -> None:
    for day, spans in week.items():
        for one, other in pairwise(spans):
            if other.start < one.end:
                message = f"{DAYS[day]} har två tider som går in i varandra, {one} och {other}"
                raise refused("bad-hours", message, "Skriv varje tid en gång")
