"""Calendars (iCalendar, RFC 5545): the days ahead that the records tell, and the days on which they are read again.

Every day follows from the records and none from the build: what lies before the year in which somebody last read
anything is left out, and an event is dated by the day its record was checked.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urljoin, urlsplit

from handbook.catalog.address import address_of, term_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.news import OF_LAW
from handbook.catalog.reviews import reviews
from handbook.content.days import first_day, is_day
from handbook.content.prose import bare
from handbook.content.structure import AnyEntry
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File
from handbook.outputs.inputs import Inputs, called

MEDIA_TYPE = "text/calendar"
AHEAD, REVIEWS = "kalender.ics", "kontroll.ics"
LONGEST = 75
"""Octets of a line; what is longer goes on in the next, after a space."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, order=True)
class Event:
    """A day that somebody may want to note, whose record it is, and what happens then."""

    day: str
    ref: str
    sort: str
    """What sort of day it is; with the record and the day it is the event's name."""
    title: str
    told: str
    stamp: str
    """The day on which the record was checked."""


@dataclass(frozen=True)
class Calendar:
    """One calendar: where it is, what it is called, and its events."""

    path: str
    title: str
    events: tuple[Event, ...]


def calendars(catalog: Catalog) -> Iterator[Calendar]:
    """Yield the calendars that have any events: of all, of each role and of each topic, for readers and editors."""
    for name, title, events in (
        (AHEAD, f"{called(catalog)}: lagändringar och redovisningar", ahead(catalog)),
        (REVIEWS, f"{called(catalog)}: poster att kontrollera", to_review(catalog)),
    ):
        found = tuple(sorted(events))
        for address, of, wanted in _parts(catalog):
            some = tuple(event for event in found if wanted(event.ref))
            if some:
                yield Calendar(f"{address}{name}", f"{title}: {of}" if of else title, some)


def _parts(catalog: Catalog) -> Iterator[tuple[str, str, Callable[[str], bool]]]:
    yield "", "", lambda _: True
    for vocabulary in PAGE_ADDRESSES:
        for term in catalog.terms(vocabulary):
            refs = frozenset(entry.ref for entry in catalog.with_term.get((vocabulary, term.id), ()))
            yield term_address(vocabulary, term.id), term.title, refs.__contains__


def ahead(catalog: Catalog) -> Iterator[Event]:
    """Yield the days on which a law changes or a report is due, from the year on in which anything was last read."""
    since = catalog.newest_day[:4]
    for ref, entry in catalog.entries.items():
        told = [(it.day, it.what, it.told) for it in entry.record.ahead]
        marks = [it for it in catalog.news.of(ref) if it.what in OF_LAW and not it.laws]
        known = {day for day, _, _ in told}
        told += [(it.begins, "Lagen ändras", it.text) for it in marks if it.begins not in known]
        for day, what, words in told:
            if is_day(day) and day >= since:
                yield _event(entry, day, "dag", what, words)


def to_review(catalog: Catalog) -> Iterator[Event]:
    """Yield the days on which records are to be read against their sources again."""
    for review in reviews(catalog.entries.values()):
        by = catalog.term_title("functions", review.by)
        told = f"Kontrolleras av {by.lower()}, senast {review.last}."
        yield _event(review.entry, first_day(review.planned).isoformat(), "kontroll", "Kontrollera", told)


def _event(entry: AnyEntry, day: str, sort: str, what: str, told: str) -> Event:
    stamp = first_day(entry.record.last_checked).isoformat()
    return Event(day, entry.ref, sort, f"{what}: {entry.record.title}", bare(told), stamp)


def calendar_files(given: Inputs) -> Iterator[File]:
    """Yield every calendar."""
    for calendar in calendars(given.catalog):
        yield File(calendar.path, written(given.catalog, calendar, given.base, given.owner.terms))


def written(catalog: Catalog, calendar: Calendar, base: str, terms: str = "") -> bytes:
    """Return a calendar's file. ``base`` is the site's own address, ``terms`` what others may do with it."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Barnskyddshandboken//SV",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(calendar.title)}",
        *([f"X-WR-CALDESC:{_text(terms)}"] if terms else []),
        *(line for event in calendar.events for line in _lines(catalog, event, base)),
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def _lines(catalog: Catalog, event: Event, base: str) -> Iterable[str]:
    after = date.fromisoformat(event.day) + timedelta(days=1)
    return (
        "BEGIN:VEVENT",
        f"UID:{event.sort}-{event.day if event.sort == 'dag' else 'nasta'}-{event.ref}@{urlsplit(base).hostname}",
        f"DTSTAMP:{_plain(event.stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_plain(event.day)}",
        f"DTEND;VALUE=DATE:{_plain(after.isoformat())}",
        f"SUMMARY:{_text(event.title)}",
        f"DESCRIPTION:{_text(event.told)}",
        f"URL:{urljoin(base, address_of(catalog, event.ref))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _plain(day: str) -> str:
    return day.replace("-", "")


def _text(words: str) -> str:
    return words.translate(ESCAPED)


def folded(line: str) -> Iterator[str]:
    """Yield a line in parts that are short enough, none of which ends within a letter."""
    if len(line.encode()) <= LONGEST:
        yield line
        return
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part
