"""What a look at a page says beside what was known of it. Pure: no look is made here.

A change counts when two looks, at least twenty hours apart, have both seen it: sentences that the page did not hold
before, or holds no more. A page that is different each time, with a list of news or a day, has no such sentence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.content.days import day
from handbook.watch.findings import Cause, What
from handbook.watch.rests import PageRest
from handbook.watch.state import Event, PageState, Pending, Unsure, long_enough

ENOUGH = 0.3
"""The share of its sentences that a page must have left to be the same page."""
FEW = 5
WHATS: dict[str, What] = {"changed": "page-changed", "gone": "page-gone", "moved": "page-moved"}


@dataclass(frozen=True)
class Same:
    """The host says that nothing has changed since the last look."""


@dataclass(frozen=True)
class Read:
    """The page was read."""

    sentences: tuple[str, ...]
    etag: str = ""
    modified: str = ""
    to: str = ""
    """Where the page has moved for good."""


@dataclass(frozen=True)
class Gone:
    """The host says that the page does not exist."""

    status: int


@dataclass(frozen=True)
class Unread:
    """The look says nothing of the page, for a reason in Swedish."""

    why: str


Look = Same | Read | Gone | Unread


def after(before: PageState | None, look: Look, now: str) -> PageState:
    """Return what is known of a page after a look at it."""
    known = before or PageState()
    match look:
        case Unread(why):
            return _changed(known, unsure=Unsure(why=why, since=known.unsure.since if known.unsure else now[:10]))
        case Gone(status):
            return _gone(known, status, now)
        case Same():
            again = known.changed.sentences.split() if known.changed else known.sentences.split()
            return _read(known, Read(tuple(again), known.etag, known.modified, _still(known)), now)
        case Read():
            return _read(known, look, now)


def _still(known: PageState) -> str:
    """Return where the page had moved, which a host that says "unchanged" does not say again."""
    return known.moved.to if known.moved else next((it.to for it in reversed(known.events) if it.what == "moved"), "")


def _changed(known: PageState, **changes: object) -> PageState:
    return known.model_copy(update=changes)


def _gone(known: PageState, status: int, now: str) -> PageState:
    quiet = _changed(known, unsure=None)
    if any(event.what == "gone" for event in known.events):
        return quiet
    if known.gone is None:
        return _changed(quiet, gone=Pending(first=now))
    if not long_enough(known.gone.first, now):
        return quiet
    event = Event(what="gone", first=known.gone.first[:10], found=now[:10], status=status)
    return _changed(quiet, gone=None, events=(*known.events, event))


def _read(known: PageState, look: Read, now: str) -> PageState:
    before, found = known.sentences.split(), list(look.sentences)
    if len(before) >= FEW and len(found) < ENOUGH * len(before):
        return after(known, Unread("sidan är mycket kortare än förut"), now)
    moved = _moved(_changed(known, unsure=None, gone=None), look.to, now)
    if not before:
        return _changed(moved, sentences=" ".join(found), etag=look.etag, modified=look.modified)
    if set(before) == set(found):
        # A host that gives another mark to the same page each time would make a new line each time.
        return _changed(moved, changed=None) if known.changed is None else _calm(moved, look)
    return _different(moved, look, now)


def _calm(known: PageState, look: Read) -> PageState:
    return _changed(known, changed=None, etag=look.etag, modified=look.modified)


def _different(known: PageState, look: Read, now: str) -> PageState:
    marks = {"etag": look.etag, "modified": look.modified}
    before, found = set(known.sentences.split()), set(look.sentences)
    earlier = set(known.changed.sentences.split()) if known.changed else set()
    if known.changed is None:
        return _changed(known, changed=Pending(first=now, sentences=" ".join(look.sentences)), **marks)
    if not long_enough(known.changed.first, now):
        return known
    new, lost = (found - before) & (earlier - before), (before - found) & (before - earlier)
    if not new and not lost:
        return _changed(known, changed=Pending(first=now, sentences=" ".join(look.sentences)), **marks)
    event = Event(what="changed", first=known.changed.first[:10], found=now[:10], new=len(new), lost=len(lost))
    kept = _changed(known, changed=None, sentences=" ".join(look.sentences), **marks)
    return _changed(kept, events=(*known.events, event))


def _moved(known: PageState, to: str, now: str) -> PageState:
    if not to or any(event.what == "moved" and event.to == to for event in known.events):
        return _changed(known, moved=None)
    if known.moved is None or known.moved.to != to:
        return _changed(known, moved=Pending(first=now, to=to))
    if not long_enough(known.moved.first, now):
        return known
    event = Event(what="moved", first=known.moved.first[:10], found=now[:10], to=to)
    return _changed(known, moved=None, events=(*known.events, event))


def causes_of(url: str, state: PageState, rests: Iterable[PageRest]) -> Iterator[Cause]:
    """Yield what has happened to a page, for each of what rests on it and was read before that."""
    for rest in rests:
        for event in (it for it in state.events if rest.read <= it.found):
            yield Cause(
                rest=rest,
                key=f"{url} {event.what} {event.found}",
                what=WHATS[event.what],
                touches="page",
                text=_sentence(event),
                begins=event.first,
                proof={"url": url, **_proof(event)},
            )


def _sentence(event: Event) -> str:
    seen = f"Det sågs först den {day(event.first)}."
    if event.what == "gone":
        return f"Sidan finns inte längre ({event.status}). {seen}"
    if event.what == "moved":
        return f"Sidan har flyttat till {event.to}. {seen}"
    new = "1 ny mening" if event.new == 1 else f"{event.new} nya meningar"
    return f"Sidans text har ändrats: {new}, {event.lost} {'borttagen' if event.lost == 1 else 'borttagna'}. {seen}"


def _proof(event: Event) -> dict[str, str | int]:
    given: dict[str, str | int] = {
        "new": event.new,
        "lost": event.lost,
        "to": event.to,
        "status": event.status,
        "archive": event.archive,
    }
    return {name: value for name, value in given.items() if value}
