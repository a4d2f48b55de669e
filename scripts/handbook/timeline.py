"""Records on a time axis: what has changed since the plan, the plan's measures, and the way from inquiry to law."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from handbook.kinds.law import Law
from handbook.kinds.measure import Measure
from handbook.link import Catalog
from handbook.render import Page, page_from
from handbook.structure import Entry

PLAN_YEAR = "2016"
CAME_INTO_FORCE = "började gälla"
"""What has happened to a law of which no more is known."""


@dataclass(frozen=True, order=True)
class Event:
    """Something that happened: a date in as much detail as is known, what, and whose page tells of it."""

    date: str
    ref: str
    what: str

    @property
    def year(self) -> str:
        """The year of the date."""
        return self.date[:4]


@dataclass(frozen=True)
class Chain:
    """An inquiry and, in order of time, the bills and laws that came of it."""

    inquiry: Entry
    steps: tuple[Event, ...]


def timeline_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield the three pages."""
    yield page_from(
        "changes.md.j2",
        "andrat/",
        "Vad har ändrats sedan 2016",
        "Lagar, myndigheter och annat som planen nämner och som har ändrats, med det nyaste först.",
        catalog,
        years=by_year(sorted(changes(catalog), reverse=True)),
    )
    yield page_from(
        "events.md.j2",
        "tidslinje/",
        "Åtgärderna på en tidslinje",
        "När planens åtgärder beslutades, skulle redovisas och redovisades.",
        catalog,
        years=by_year(sorted(measure_events(catalog))),
    )
    yield page_from(
        "reforms.md.j2",
        "reformer/",
        "Från utredning till lag",
        "Vad utredningarna ledde till: propositioner och lagar i den ordning de kom.",
        catalog,
        chains=tuple(chains(catalog)),
    )


def by_year(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Group events by year, in the order they come."""
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault(event.year, []).append(event)
    return list(years.items())


@lru_cache(maxsize=1)
def changes(catalog: Catalog) -> tuple[Event, ...]:
    """Return what has changed since the plan: records with a dated status of today, and laws that came into force."""
    return tuple(_changes(catalog))


def _changes(catalog: Catalog) -> Iterator[Event]:
    for ref, entry in catalog.entries.items():
        today = entry.record.today
        if today and today.since and today.since >= PLAN_YEAR:
            yield Event(today.since, ref, today.status)
        elif isinstance(entry.record, Law) and (entry.record.in_force_from or "") > PLAN_YEAR:
            yield Event(entry.record.in_force_from or "", ref, CAME_INTO_FORCE)


def measure_events(catalog: Catalog) -> Iterator[Event]:
    """Yield when each of the plan's measures was decided, was due, and was reported on."""
    for entry in catalog.of_kind("measures"):
        record = entry.record
        if isinstance(record, Measure) and record.period == "2016–2018":
            dated = ((record.decided, "beslutades"), (record.deadline, "skulle redovisas"))
            yield from (Event(date, entry.ref, what) for date, what in dated if date)
            yield from _reports(catalog, entry, record)


def _reports(catalog: Catalog, entry: Entry, record: Measure) -> Iterator[Event]:
    for report in record.outcome.reports if record.outcome else ():
        year = getattr(catalog.entries[f"resources/{report}"].record, "year", None) or ""
        if year[:4].isdigit():
            yield Event(year[:4], entry.ref, f"redovisades i [[resources/{report}]]")


def chains(catalog: Catalog) -> Iterator[Chain]:
    """Yield what came of each inquiry, oldest inquiry first."""
    for entry in catalog.of_kind("inquiries"):
        reached = _reached(catalog, entry.ref)
        steps = sorted(Event(_date(catalog.entries[ref]), ref, _type(catalog.entries[ref])) for ref in reached)
        yield Chain(entry, tuple(steps))


def _reached(catalog: Catalog, start: str) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        ref = waiting.pop()
        onward = {edge.target for edge in catalog.links.get(ref, ()) if edge.field == "led_to"}
        onward |= {edge.origin for edge in catalog.back_links.get(ref, ()) if edge.field == "based_on"}
        fresh = {target for target in onward if target.startswith("laws/")} - reached
        reached |= fresh
        waiting += fresh
    return reached


def _date(entry: Entry) -> str:
    law = entry.record
    since = law.today.since if law.today else None
    dates = (law.in_force_from, since) if isinstance(law, Law) else (since,)
    return next((date for date in dates if date), "")


def _type(entry: Entry) -> str:
    return entry.record.type if isinstance(entry.record, Law) else ""
