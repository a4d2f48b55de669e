"""Lines to ring or to write to: by who the reader is, and by what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.catalog.order import alphabetical
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import AUDIENCES, TOPICS
from handbook.content.structure import Entry
from handbook.content.vocabulary import DIALLED, Audience, Topic

ROUND_THE_CLOCK = "24/7"
READERS = (
    ("Du är barn eller ung", "barn", frozenset({"Barn och unga", "Barn och vuxna"})),
    ("Du är vuxen", "vuxna", frozenset({"Vuxna", "Barn och vuxna"})),
    ("Du möter barn i arbetet", "arbete", frozenset({"Yrkesverksamma", "Organisationer och myndigheter"})),
)
"""Heading, its id, and the groups of audiences whose lines stand under it."""
Line = Entry[Resource]


@dataclass(frozen=True)
class Group:
    """A heading with the lines under it; ``sure`` if somebody has read that they are there and how they are reached."""

    title: str
    anchor: str
    lines: tuple[Line, ...]
    sure: bool = True


def groups(catalog: Catalog) -> Iterator[Group]:
    """Yield the lines by who the reader is, those that nobody has verified last."""
    found = lines(catalog)
    sure = [entry for entry in found if is_sure(entry)]
    kinds = {term.id: term.group for term in catalog.items(AUDIENCES, Audience)}
    placed: set[str] = set()
    for title, anchor, wanted in READERS:
        theirs = tuple(it for it in sure if any(kinds[name] in wanted for name in it.record.audiences))
        placed |= {line.ref for line in theirs}
        yield Group(title, anchor, theirs)
    yield Group("Andra linjer", "andra", tuple(it for it in sure if it.ref not in placed))
    yield Group("Ej verifierat", "ej-verifierat", tuple(it for it in found if not is_sure(it)), sure=False)


def by_topic(catalog: Catalog) -> list[tuple[Topic, tuple[Line, ...]]]:
    """Return the topics that a verified line is about, with those lines, in the order of the vocabulary."""
    sure = [entry for entry in lines(catalog) if is_sure(entry)]
    topics = catalog.items(TOPICS, Topic)
    found = ((topic, tuple(it for it in sure if topic.id in it.record.topics)) for topic in topics)
    return [(topic, about) for topic, about in found if about]


def lines(catalog: Catalog) -> list[Line]:
    """Return the lines, those open round the clock first, then those whose hours can be told, each by the alphabet.

    What stands above them is left out: the numbers to ring in danger, and what to do when nobody is at work.
    """
    above = {entry.ref for need, entry in catalog.urgent.items() if need in {*DIALLED, "jour"}}
    return sorted((entry for entry in catalog.lines if entry.ref not in above), key=_place)


def _place(entry: Line) -> tuple[int, object]:
    ways = (entry.record.phone, entry.record.chat)
    told = [way.opening_hours for way in ways if way]
    return (0 if ROUND_THE_CLOCK in told else 1 if any(told) else 2), alphabetical(entry.record.title)


def is_sure(entry: Line) -> bool:
    """Tell whether somebody has read that the line is there, and how it is reached."""
    return entry.record.reachable and entry.record.availability.confidence == "verified"
