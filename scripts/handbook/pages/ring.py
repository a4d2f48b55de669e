"""Lines to ring or to write to: by who the reader is, and by what it is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.parts import CONFIDENCE
from handbook.content.kinds.resource import Answer, Resource
from handbook.content.kinds.types import AUDIENCES, TOPICS
from handbook.content.prose import capitalized
from handbook.content.structure import Entry
from handbook.content.vocabulary import DIALLED, Audience, Topic
from handbook.pages.markdown import Writer, plain
from handbook.pages.templating import answers

CHILDREN = "barn"
FROM_AGE = re.compile(r"\b(?:från|över) (\d+) år", re.IGNORECASE)
GROWN_UP = 18
ROUND_THE_CLOCK = "24/7"
WORK = "arbete"
READERS = (
    ("Du är barn eller ung", CHILDREN, frozenset({"Barn och unga", "Barn och vuxna"})),
    ("Du är vuxen", "vuxna", frozenset({"Vuxna", "Barn och vuxna"})),
    ("Du möter barn i arbetet", WORK, frozenset({"Yrkesverksamma", "Organisationer och myndigheter"})),
)
"""Heading, its id, and the groups of audiences whose lines stand under it."""
Line = Entry[Resource]
Told = tuple[tuple[str, str], ...]
"""Label and Markdown."""


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
    readers = {entry.ref: [kinds[name] for name in entry.record.audiences] for entry in found}
    placed: set[str] = set()
    for title, anchor, wanted in READERS:
        theirs = [entry for entry in sure if wanted & set(readers[entry.ref])]
        if anchor == CHILDREN:
            theirs = [entry for entry in theirs if not for_grown_ups(entry.record.ages or "")]
        placed |= {entry.ref for entry in theirs}
        # Whom a line names first it is meant for; the others may ring too.
        theirs.sort(key=lambda it: (_when(it), readers[it.ref][0] not in wanted))
        yield Group(title, anchor, tuple(theirs))
    yield Group("Andra linjer", "andra", tuple(it for it in sure if it.ref not in placed))
    yield Group(
        capitalized(CONFIDENCE["background"]), "ej-verifierat", tuple(it for it in found if not is_sure(it)), sure=False
    )


def for_work(catalog: Catalog, line: Line) -> bool:
    """Return whether a line is meant first for those who meet children in their work."""
    first = next(iter(line.record.audiences), None)
    wanted = next(groups for _, anchor, groups in READERS if anchor == WORK)
    return any(it.id == first and it.group in wanted for it in catalog.items(AUDIENCES, Audience))


def by_topic(catalog: Catalog) -> list[tuple[Topic, tuple[Line, ...]]]:
    """Return the topics that a verified line is about, with those lines, in the order of the vocabulary."""
    sure = [entry for entry in lines(catalog) if is_sure(entry)]
    topics = catalog.items(TOPICS, Topic)
    found = ((topic, tuple(it for it in sure if topic.id in it.record.topics)) for topic in topics)
    return [(topic, about) for topic, about in found if about]


def lines(catalog: Catalog) -> list[Line]:
    """Return the lines, those open round the clock first, then those whose hours can be told, each as on its list.

    What stands above them is left out: the numbers to ring in danger, and what to do when nobody is at work.
    """
    above = {entry.ref for need, entry in catalog.urgent.items() if need in {*DIALLED, "jour"}}
    found = (entry for entry in catalog.lines if entry.ref not in above)
    return sorted(found, key=_when)


def _when(entry: Line) -> int:
    told = [way.opening_hours for way in _ways(entry.record)]
    return 0 if ROUND_THE_CLOCK in told else 1 if any(told) else 2


def _ways(line: Resource) -> list[Answer]:
    return [way for way in (line.phone, line.chat) if way]


def at_once(write: Writer, line: Resource) -> Told:
    """Return what a reader wants to know before ringing: what it costs, and whether one may be anonymous."""
    return _together(it for way in _ways(line) for it in answers(write, way, ("cost", "anonymous")))


def later(write: Writer, line: Resource) -> Told:
    """Return the rest: who the line is for, in which languages, and what happens."""
    audiences = "; ".join(plain(write.catalog.term(AUDIENCES, name).title) for name in line.audiences)
    found = [("För", audiences), ("Ålder", plain(line.ages or "")), ("Språk", plain(", ".join(line.languages)))]
    found += [it for way in _ways(line) for it in answers(write, way, ("happens",))]
    found += [("Att veta", write.prose(way.note)) for way in _ways(line) if way.note]
    return _together((label, told) for label, told in found if told)


def _together(told: Iterable[tuple[str, str]]) -> Told:
    """Return what is told once each, and one after the other what has the same label: the label stands once."""
    once = tuple(dict.fromkeys(told))
    labels = [label for label, _ in once]
    return tuple(sorted(once, key=lambda it: labels.index(it[0])))


def for_grown_ups(ages: str) -> bool:
    """Tell whether a source's words about ages leave out everybody under 18."""
    found = FROM_AGE.search(ages)
    return found is not None and int(found[1]) >= GROWN_UP


def is_sure(entry: Line) -> bool:
    """Tell whether somebody has read that the line is there, and how it is reached."""
    return entry.record.reachable and entry.record.availability.confidence == "verified"
