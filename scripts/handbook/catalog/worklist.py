"""What editors have to do: what is overdue or comes next, what the watch has found, and what nobody has verified."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from urllib.parse import urldefrag

from handbook.catalog.catalog import Catalog
from handbook.catalog.coverage import Unverified, unverified
from handbook.catalog.marks import ANSWERS, STEPS
from handbook.catalog.named_pages import host, named_pages
from handbook.catalog.news import Found, Place
from handbook.catalog.reviews import Review, review_of
from handbook.content.days import day, first_day
from handbook.content.kinds.parts import CONFIDENCE
from handbook.content.kinds.types import FUNCTIONS
from handbook.content.prose import capitalized
from handbook.content.structure import AnyEntry

TaskState = Literal["fynd", "försenad", "nu", "ej verifierad", "kommande"]
STATES: tuple[TaskState, ...] = ("fynd", "försenad", "nu", "ej verifierad", "kommande")
"""In the order in which they are to be dealt with."""
AHEAD = timedelta(days=92)
"""How far ahead the list looks, if no month is asked for."""


@dataclass(frozen=True)
class Task:
    """A record that somebody has to read, by when, why, and against what."""

    entry: AnyEntry
    state: TaskState
    planned: str
    """The day on which it is planned to be read again; empty for history."""
    last: str
    """The last day for it."""
    by: str
    """Whose work it is, as a term of the vocabulary ``functions``."""
    by_title: str
    steps: int
    """How many steps rest on it: what it weighs. Of a guide its own."""
    why: tuple[str, ...]
    read: tuple[Place, ...]
    """The pages to read it against, those that have changed first."""


def tasks(catalog: Catalog) -> tuple[Task, ...]:
    """Return a task for each record that is to be read again, has a finding or is not verified; what is urgent first.

    Within a state those come first on which most steps rest.
    """
    found: dict[str, list[Found]] = {}
    for finding in catalog.news.findings:
        found.setdefault(finding.record, []).append(finding)
    unsure = {it.entry.ref: it for it in unverified(catalog)}
    weights = step_weights(catalog)
    titles = {term.id: term.title for term in catalog.terms(FUNCTIONS)}
    made = (
        _task(entry, found.get(ref, ()), unsure.get(ref), (weights, titles), catalog.news.today)
        for ref, entry in catalog.entries.items()
    )
    return tuple(
        sorted(
            filter(None, made),
            key=lambda it: (STATES.index(it.state), -it.steps, it.planned, it.entry.ref),
        )
    )


def _task(
    entry: AnyEntry,
    found: Iterable[Found],
    unsure: Unverified | None,
    words: tuple[Mapping[str, int], Mapping[str, str]],
    today: str,
) -> Task | None:
    findings = tuple(found)
    review = review_of(entry)
    state = _state(findings, unsure, review, today)
    if state is None:
        return None
    weights, titles = words
    by = entry.record.review_function
    return Task(
        entry=entry,
        state=state,
        planned=review.planned if review else "",
        last=review.last if review else "",
        by=by,
        by_title=titles.get(by, by),
        steps=weights.get(entry.ref, 0),
        why=(*_of_findings(findings), *_of_review(review, today), *_of_unverified(unsure)),
        read=_to_read(entry, findings),
    )


def _state(
    findings: tuple[Found, ...], unsure: Unverified | None, review: Review | None, today: str
) -> TaskState | None:
    if findings:
        return "fynd"
    if review and today > review.last:
        return "försenad"
    if review and today >= review.planned:
        return "nu"
    if unsure:
        return "ej verifierad"
    return "kommande" if review else None


def _of_findings(findings: Iterable[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(capitalized(finding.text) for finding in findings))


def _of_review(review: Review | None, today: str) -> tuple[str, ...]:
    late = review is not None and today > review.last
    return (f"Skulle ha kontrollerats senast {day(review.last)}.",) if review and late else ()


def _of_unverified(unsure: Unverified | None) -> tuple[str, ...]:
    if unsure is None:
        return ()
    said = (f"{capitalized(about)}: {CONFIDENCE[confidence]}." for about, confidence in unsure.standings)
    return (*said, *unsure.sentences)


def _to_read(entry: AnyEntry, findings: Iterable[Found]) -> tuple[Place, ...]:
    """Return every page that the record names, once each.

    Those that have changed come first, then the text that the record opens and where numbers and hours stand.
    """
    changed = {url: Place(name=host(url), url=url) for it in findings if (url := str(it.proof.get("url", "")))}
    named = named_pages(entry)
    opens = entry.record.kind.opens
    first = getattr(entry.record, opens) if opens else None
    answers = {urldefrag(it.value).url for it in entry.values if it.path[0] in ANSWERS}
    places = ({**changed, **named}).values()
    return tuple(sorted(places, key=lambda it: (it.url not in changed, it.url != first, it.url not in answers)))


def step_weights(catalog: Catalog) -> Mapping[str, int]:
    """Return how many steps name each record, and of a record with steps how many it has."""
    found: set[tuple[str, str, int]] = set()
    for ref, entry in catalog.entries.items():
        for value in entry.values:
            if value.path[0] != STEPS or len(value.path) == 1 or not isinstance(value.path[1], int):
                continue
            found.add((ref, ref, value.path[1]))
            if link := value.field.link:
                found.add((f"{link.to}/{value.value}" if link.to else value.value, ref, value.path[1]))
    return Counter(target for target, _, _ in found)


def until(today: str) -> str:
    """Return the last day that the list looks ahead to."""
    return (first_day(today) + AHEAD).isoformat()


def near(given: Iterable[Task], today: str) -> tuple[Task, ...]:
    """Return the tasks without those that lie further ahead than the list looks."""
    if not today:
        return tuple(it for it in given if it.state != "kommande")
    last = until(today)
    return tuple(it for it in given if it.state != "kommande" or it.planned <= last)


def of_month(given: Iterable[Task], month: str, today: str) -> tuple[Task, ...]:
    """Return the tasks planned for a month, as ``2026-12``; for the one that is now, with all that waits already."""
    waiting = STATES[:3] if today.startswith(month) else ()
    return tuple(it for it in given if it.planned.startswith(month) or it.state in waiting)
