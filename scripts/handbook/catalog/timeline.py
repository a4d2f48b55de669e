"""Records on a time axis: what has changed since the plan, the plan's measures, and the way from inquiry to law."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.inquiry import Inquiry
from handbook.content.kinds.law import Law
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.standing import PROPOSAL
from handbook.content.structure import Entry

PLAN_YEAR = "2016"
BILL = "proposition"
CAME_INTO_FORCE = "började gälla"
"""What has happened to a law of which no more is known."""


@dataclass(frozen=True, order=True)
class Event:
    """Something that happened: a date in as much detail as is known, what, and whose page tells of it."""

    date: str
    ref: str
    what: str = ""
    """Nothing, where the record has stood since then as it stands today: that is told of it in one way everywhere."""

    @property
    def year(self) -> str:
        """The year of the date."""
        return self.date[:4]


@dataclass(frozen=True)
class Chain:
    """An inquiry and, in order of time, the bills and laws that came of it."""

    inquiry: Entry[Inquiry]
    steps: tuple[Event, ...]
    proposals: frozenset[str] = frozenset()
    """The bills among them that are not law."""

    @property
    def laws(self) -> tuple[Event, ...]:
        """The laws with a date that came of it. A bill that is law by now is told by its laws."""
        return tuple(step for step in self.steps if step.date and step.what != BILL)

    @property
    def proposed(self) -> tuple[Event, ...]:
        """The dated bills that are not law."""
        return tuple(step for step in self.steps if step.date and step.ref in self.proposals)


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
            yield Event(today.since, ref)
        elif began and began > PLAN_YEAR:
            yield Event(began, ref, CAME_INTO_FORCE)


MEASURE_EVENTS = ("beslutades", "skulle redovisas", "redovisades")
"""What can have happened to a measure: the words that say it begin with these."""


def measure_events(catalog: Catalog) -> tuple[Event, ...]:
    """Return when each of the plan's measures was decided, was due, and was reported on, oldest first."""
    return tuple(sorted(_measure_events(catalog)))


def _measure_events(catalog: Catalog) -> Iterator[Event]:
    for entry in catalog.of(Measure):
        record = entry.record
        if record.in_plan:
            dated = zip((record.decided, record.deadline), MEASURE_EVENTS, strict=False)
            yield from (Event(date, entry.ref, what) for date, what in dated if date)
            yield from _reports(catalog, entry)


def _reports(catalog: Catalog, entry: Entry[Measure]) -> Iterator[Event]:
    outcome = entry.record.outcome
    for report in outcome.reports if outcome else ():
        year = catalog.entry(Resource, report).record.year or ""
        if year[:4].isdecimal():
            yield Event(year[:4], entry.ref, f"redovisades i [[resources/{report}]]")


def told_of_measures(events: Collection[Event]) -> str:
    """Return what a picture of the measures' events shows, in words."""
    done = {word: len({event.ref for event in events if event.what.startswith(word)}) for word in MEASURE_EVENTS}
    counted = ", ".join(f"{number} {word}" for word, number in done.items())
    return f"Av åtgärderna har {len({event.ref for event in events})} en känd tid: {counted}. {_between(events)}"


def told_of_chains(found: Iterable[Chain]) -> str:
    """Return what a picture of the chains shows, in words."""
    told = []
    for chain in found:
        name = chain.inquiry.record.designation or chain.inquiry.id
        after = sorted({step.year for step in chain.laws})
        came = f"lagar {' och '.join(after)}" if after else "förslag" if chain.proposed else "ingen lag i handboken"
        told.append(f"{name} lämnades {(chain.inquiry.record.reported or '')[:4]}: {came}.")
    return " ".join(told)


def _between(events: Iterable[Event]) -> str:
    years = [event.year for event in events]
    return f"Den första är från {min(years)}, den sista från {max(years)}."


def chains(catalog: Catalog) -> Iterator[Chain]:
    """Yield what came of each inquiry, oldest inquiry first."""
    for entry in catalog.of(Inquiry):
        laws = [catalog.entry(Law, ref.partition("/")[2]) for ref in _laws_reached(catalog, entry.ref)]
        steps = sorted(Event(_dated(law.record), law.ref, law.record.type) for law in laws)
        waiting = (law.ref for law in laws if law.record.type == BILL and _status(law.record) == PROPOSAL)
        yield Chain(entry, tuple(steps), frozenset(waiting))


def _status(law: Law) -> str:
    return law.today.status if law.today else ""


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
