"""When each record is to be read against its sources again, and by whom.

A record says so itself, or it follows from its kind: so many months after it was last checked. What was checked on one
day would then be due on one day, so each is planned some days earlier, by up to a third of the interval. How many
follows from its name alone: the same from one build to the next, and for each machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from handbook.content.days import first_day, last_day, months_later
from handbook.content.kept import kept
from handbook.content.structure import AnyEntry

PART = 3
"""The days by which a review may come earlier are an interval divided by this."""


@dataclass(frozen=True)
class Review:
    """When a record is to be read again: the day that is planned for it, and the last one."""

    entry: AnyEntry
    planned: str
    last: str
    by: str
    """Whose work it is, as a term of the vocabulary ``functions``."""


@kept
def review_of(entry: AnyEntry) -> Review | None:
    """Return when a record is to be read again; ``None`` for history, which is read once."""
    record = entry.record
    if record.superseded:
        return None
    if record.read_again:
        own = last_day(record.read_again).isoformat()
        return Review(entry, own, own, record.review_function)
    months = record.review_months
    if not months:
        return None
    checked = first_day(record.last_checked)
    last = months_later(checked, months)
    planned = last - timedelta(days=earlier(entry.ref, (last - checked).days // PART))
    return Review(entry, planned.isoformat(), last.isoformat(), record.review_function)


def earlier(ref: str, most: int) -> int:
    """Return by how many days a record comes before its last day: from none to ``most``, spread evenly over all."""
    return int.from_bytes(sha256(ref.encode()).digest()[:8]) % (most + 1)


def reviews(entries: Iterable[AnyEntry]) -> tuple[Review, ...]:
    """Return the reviews of some records, soonest first."""
    found = filter(None, map(review_of, entries))
    return tuple(sorted(found, key=lambda it: (it.planned, it.last, it.entry.ref)))


def overdue(entry: AnyEntry, today: str) -> str:
    """Return the last day on which a record should have been read again, if that is over; else nothing."""
    review = review_of(entry) if today else None
    return review.last if review and today > review.last else ""
