"""Which records, and which of their steps, a reader must be warned of: from findings and days of review to marks.

A finding on a law marks the law, and through strong links all that rests on it. Pure; worked out once for a build.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook.catalog import mark_words
from handbook.catalog.catalog import Catalog
from handbook.catalog.named_pages import host, named_pages
from handbook.catalog.news import OF_LAW, OF_PAGES, Found, Mark, MarkKind, News, Place
from handbook.catalog.reviews import overdue
from handbook.content.problems import Path
from handbook.content.structure import AnyEntry

TOLD: Mapping[str, MarkKind] = {name: name for name in (*OF_LAW, *OF_PAGES)}
"""What of a finding a reader is told; where a page has moved to is for editors."""
ANSWERS = frozenset({"phone", "chat", "contacts"})
"""The fields with numbers and hours."""
STEPS = "steps"
DEMANDED = "ska"
URGENCY: tuple[MarkKind, ...] = (*OF_LAW, *OF_PAGES, "overdue")
Resting = Mapping[str, tuple[tuple[str, int | None], ...]]
"""Record → those that rest on it, each with the number of the step that does."""


@dataclass(frozen=True)
class _Hit:
    """That a finding touches a record, at one of its steps, by way of a law that the record rests on."""

    found: Found
    step: int | None
    law: str = ""


def news_of(catalog: Catalog, findings: Iterable[Found], today: str) -> News:
    """Return what is known on a day: the findings, and the marks that follow from them and from the day."""
    given = tuple(findings)
    hits = _hits(catalog, given)
    marks: dict[str, tuple[Mark, ...]] = {}
    for ref, entry in catalog.entries.items():
        touched = _marks(catalog, entry, hits[ref], today) if ref in hits else ()
        found = [*touched, *_overdue(catalog, entry, today)]
        if found:
            marks[ref] = tuple(sorted(found, key=lambda it: (URGENCY.index(it.what), it.begins, it.by)))
    return News(today, given, marks)


def _hits(catalog: Catalog, findings: Sequence[Found]) -> dict[str, list[_Hit]]:
    hits: dict[str, list[_Hit]] = {}
    resting = _resting(catalog) if any(it.what in OF_LAW for it in findings) else {}
    for found in findings:
        if found.record not in catalog.entries or found.what not in TOLD:
            continue
        hits.setdefault(found.record, []).append(_Hit(found, _step(tuple(found.field.split(".")))))
        for ref, step in _on(found.record, resting) if found.what in OF_LAW else ():
            hits.setdefault(ref, []).append(_Hit(found, step, found.record))
    return hits


def _resting(catalog: Catalog) -> Resting:
    found: dict[str, dict[tuple[str, int | None], None]] = {}
    for ref, entry in catalog.entries.items():
        for value in entry.values if not entry.record.superseded else ():
            link = value.field.link
            if link and link.strong:
                target = f"{link.to}/{value.value}" if link.to else value.value
                found.setdefault(target, {})[ref, _step(value.path)] = None
    return {target: tuple(refs) for target, refs in found.items()}


def _on(ref: str, resting: Resting) -> Iterator[tuple[str, int | None]]:
    """Yield what rests on a record, and what rests on that in turn; each record and step once."""
    seen: set[tuple[str, int | None]] = set()
    done = {ref}
    waiting = [ref]
    while waiting:
        for found in resting.get(waiting.pop(), ()):
            if found not in seen and found[0] != ref:
                seen.add(found)
                yield found
            if found[0] not in done:
                done.add(found[0])
                waiting.append(found[0])


def _step(path: Path) -> int | None:
    """Return the number of the step that a value stands in, as readers count."""
    return int(path[1]) + 1 if path[0] == STEPS and len(path) > 1 and str(path[1]).isdecimal() else None


def _marks(catalog: Catalog, entry: AnyEntry, hits: Iterable[_Hit], today: str) -> Iterator[Mark]:
    changes: dict[tuple[str, ...], list[_Hit]] = {}
    pages: dict[tuple[str, bool], list[_Hit]] = {}
    given = tuple(hits)
    answering = {_url(hit.found) for hit in given if hit.found.field.partition(".")[0] in ANSWERS}
    for hit in given:
        it = hit.found
        if it.what in OF_LAW:
            changes.setdefault((it.what, it.act, it.by, it.begins), []).append(hit)
        elif _tells_of_pages(catalog, entry):
            pages.setdefault((it.what, _url(it) in answering), []).append(hit)
    yield from (_of_law(catalog, entry, same, today) for same in changes.values())
    yield from (_of_pages(entry, same, answers=answers) for (_, answers), same in pages.items())


def _of_law(catalog: Catalog, entry: AnyEntry, hits: Sequence[_Hit], today: str) -> Mark:
    """Return the mark of one change of an act, however many of its paragraphs the record rests on."""
    found = next((hit.found for hit in hits if _is_own(hit)), hits[0].found)
    own = any(_is_own(hit) for hit in hits)
    laws = tuple(dict.fromkeys(hit.law for hit in hits if hit.law))
    cited = () if own or laws else _cited(hits)
    steps = tuple(sorted({hit.step for hit in hits if hit.step}))
    subject = mark_words.subject(steps, whole=not all(hit.step for hit in hits))
    names = () if steps else (*map(catalog.title, laws), *(place.name for place in cited))  # each step names its own
    child = entry.record.for_child
    said = mark_words.of_law(found, today, "" if own else subject, names)
    return Mark(
        what=TOLD[found.what],
        when=mark_words.when(found, today),
        text=mark_words.to_child(found, today) if child else said,
        begins=found.begins,
        act=found.act,
        by=found.by,
        provisions=tuple(dict.fromkeys(it for hit in hits for it in hit.found.provisions)),
        laws=() if child else laws,
        read=() if child else cited,
        steps=steps,
        above=() if child else tuple(step for step in steps if _demanded(entry, step)),
        at_step=mark_words.at_step(found, today) if steps and not child else "",
    )


def _demanded(entry: AnyEntry, step: int) -> bool:
    """Tell whether a step is one that the law demands."""
    return any(it.path == (STEPS, step - 1, "force") and it.value == DEMANDED for it in entry.values)


def _is_own(hit: _Hit) -> bool:
    """Tell whether the record is the law itself: then it is named by a field of its own and not by a source."""
    return not hit.law and "." not in hit.found.field


def _cited(hits: Iterable[_Hit]) -> tuple[Place, ...]:
    """Return what a record's own sources cite, for which there is no record."""
    named = ((", ".join(it.provisions) or "hela lagen", it) for it in (hit.found for hit in hits))
    return tuple(
        dict.fromkeys(Place(name=f"{name} ({it.act})", url=str(it.proof.get("url", ""))) for name, it in named)
    )


def _of_pages(entry: AnyEntry, hits: Sequence[_Hit], *, answers: bool) -> Mark:
    what = TOLD[hits[0].found.what]
    named = named_pages(entry)
    urls = dict.fromkeys(_url(hit.found) for hit in hits)
    places = tuple(named.get(url) or Place(name=host(url), url=url) for url in urls)
    return Mark(
        what=what,
        when="now",
        text=mark_words.of_pages(what, [place.name for place in places], answers=answers),
        begins=min(hit.found.begins for hit in hits),
        read=places,
        steps=tuple(sorted({hit.step for hit in hits if hit.step})),
    )


def _tells_of_pages(catalog: Catalog, entry: AnyEntry) -> bool:
    """Tell whether readers are told of changed sources: not children, who cannot weigh them, nor anybody in danger."""
    return not (entry.record.for_child or entry.record.superseded or entry.ref in catalog.emergency)


def _url(found: Found) -> str:
    return str(found.proof.get("url", ""))


def _overdue(catalog: Catalog, entry: AnyEntry, today: str) -> Iterator[Mark]:
    """Yield the mark of what should have been checked. In danger nobody is told to doubt the number to ring."""
    last = overdue(entry, today)
    if last and entry.ref not in catalog.emergency:
        yield Mark(what="overdue", when="now", text=mark_words.of_overdue(entry.record, last), begins=last)
