"""Records on a time axis: what has changed since the plan, the plan's measures, and the way from inquiry to law."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.inquiry import Inquiry
from handbook.content.kinds.law import Law
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.resource import Resource
from handbook.content.structure import Entry

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

    inquiry: Entry[Inquiry]
    steps: tuple[Event, ...]


def by_year(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Group events by year, in the order they come."""
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault(event.year, []).append(event)
    return list(years.items())


def changes(catalog: Catalog) -> tuple[Event, ...]:
    """Return what has changed since the plan, newest first: dated statuses of today, and what came into force."""
    return tuple(sorted(_changes(catalog), reverse=True))


def _changes(catalog: Catalog) -> Iterator[Event]:
    for ref, entry in catalog.entries.items():
        today, began = entry.record.today, entry.record.began
        if today and today.since and today.since >= PLAN_YEAR:
            yield Event(today.since, ref, today.status)
        elif began and began > PLAN_YEAR:
            yield Event(began, ref, CAME_INTO_FORCE)


def measure_events(catalog: Catalog) -> tuple[Event, ...]:
    """Return when each of the plan's measures was decided, was due, and was reported on, oldest first."""
    return tuple(sorted(_measure_events(catalog)))


def _measure_events(catalog: Catalog) -> Iterator[Event]:
    for entry in catalog.of(Measure):
        record = entry.record
        if record.in_plan:
            dated = ((record.decided, "beslutades"), (record.deadline, "skulle redovisas"))
            yield from (Event(date, entry.ref, what) for date, what in dated if date)
            yield from _reports(catalog, entry)


def _reports(catalog: Catalog, entry: Entry[Measure]) -> Iterator[Event]:
    outcome = entry.record.outcome
    for report in outcome.reports if outcome else ():
        year = catalog.entry(Resource, report).record.year or ""
        if year[:4].isdecimal():
            yield Event(year[:4], entry.ref, f"redovisades i [[resources/{report}]]")


def chains(catalog: Catalog) -> Iterator[Chain]:
    """Yield what came of each inquiry, oldest inquiry first."""
    for entry in catalog.of(Inquiry):
        laws = (catalog.entry(Law, ref.partition("/")[2]) for ref in _laws_reached(catalog, entry.ref))
        yield Chain(entry, tuple(sorted(Event(_dated(law.record), law.ref, law.record.type) for law in laws)))


def _laws_reached(catalog: Catalog, start: str) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        ref = waiting.pop()
        onward = {edge.target for edge in catalog.links.get(ref, ()) if edge.field == "led_to"}
        onward |= {edge.origin for edge in catalog.back_links.get(ref, ()) if edge.field == "based_on"}
        fresh = {target for target in onward if target.startswith(f"{Law.kind.folder}/")} - reached
        reached |= fresh
        waiting += fresh
    return reached


def _dated(law: Law) -> str:
    return law.in_force_from or (law.today.since if law.today else None) or ""
