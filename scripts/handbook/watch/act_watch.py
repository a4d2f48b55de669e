"""What an answer of a register says beside what was known of the act: its wording, paragraph by paragraph.

The notes of the register say which paragraphs an amendment changes. The wording is the check on them: a paragraph that is
worded otherwise, and has no amendment to tell why, is a finding too, when two looks have seen it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.pages.markdown import day
from handbook.watch.acts import Act
from handbook.watch.findings import Cause
from handbook.watch.provisions import Span, spans_in
from handbook.watch.rests import ActRest
from handbook.watch.state import ActState, Pending, Unsure, WordingEvent, long_enough
from handbook.watch.wording import Version, wording

MANY = 3
"""Paragraphs that may be worded otherwise at once, before it is the form of the text that has changed."""


@dataclass(frozen=True)
class Compared:
    """What is known of an act after an answer, and what was strange."""

    state: ActState
    remarks: tuple[str, ...] = ()


def after(before: ActState | None, act: Act, rests: Iterable[ActRest], now: str) -> Compared:
    """Return what is known of an act after the register has answered for it."""
    known = (before or ActState()).model_copy(update={"unsure": None, "amended": act.amended_to})
    spans = tuple(span for rest in rests for span in rest.spans)
    versions = wording(act.versions, spans)
    if not versions:
        return Compared(known)
    today = now[:10]
    current = {str(it.span): _worded(it) for it in versions if it.holds(today)}
    coming = {f"{it.span} {it.begins}": _worded(it) for it in versions if it.begins > today}
    strange = _strange(known, current, act)
    if len(strange) > MANY and len(strange) > len(known.wording) / 2:
        return Compared(known, (f"lagtexten ser ut att ha fått en ny form ({len(strange)} paragrafer skiljer sig)",))
    pending, events = _pending(known, strange, current, now)
    kept = {span: known.wording[span] for span in pending}
    changes = {"wording": {**current, **kept}, "coming": coming, "pending": pending, "events": events}
    return Compared(known.model_copy(update={name: _sorted(value) for name, value in changes.items()}))


def unread(before: ActState | None, why: str, now: str) -> ActState:
    """Return what is known of an act for which no register has answered."""
    known = before or ActState()
    since = known.unsure.since if known.unsure else now[:10]
    return known.model_copy(update={"unsure": Unsure(why=why, since=since)})


def _sorted(value: object) -> object:
    return {key: value[key] for key in sorted(value)} if isinstance(value, dict) else value


def _worded(version: Version) -> str:
    return f"{version.by or '-'} {' '.join(version.sentences)}"


def _strange(known: ActState, current: Mapping[str, str], act: Act) -> frozenset[str]:
    """Return the paragraphs that are worded otherwise, or are gone, with no amendment to tell why."""
    numbers = {amendment.number for amendment in act.amendments}
    decided = {span.rpartition(" ")[0]: worded for span, worded in known.coming.items()}
    return frozenset(
        span
        for span, old in known.wording.items()
        if (new := current.get(span)) != old
        and not _told(span, old, new, numbers, act)
        and (new is None or _hashes(new) not in {_hashes(old), _hashes(decided.get(span, "- x"))})
    )


def _told(span: str, old: str, new: str | None, numbers: set[str], act: Act) -> bool:
    """Tell whether an amendment says why a paragraph is worded otherwise."""
    if new is not None:
        by = new.partition(" ")[0]
        return by in numbers and by != old.partition(" ")[0]
    gone = spans_in(span)
    changes = (change for amendment in act.amendments for change in amendment.note.changes)
    return any(it.op in {"upphör", "byter nummer"} and it.span and any(map(it.span.meets, gone)) for it in changes)


def _hashes(worded: str) -> str:
    return worded.partition(" ")[2]


def _pending(
    known: ActState, strange: Iterable[str], current: Mapping[str, str], now: str
) -> tuple[dict[str, Pending], tuple[WordingEvent, ...]]:
    """Return what waits for a second look, and what has had it."""
    waiting: dict[str, Pending] = {}
    events = list(known.events)
    for span in strange:
        hashes = _hashes(current.get(span, "- "))
        seen = known.pending.get(span)
        if seen is None or seen.sentences != hashes:
            waiting[span] = Pending(first=now, sentences=hashes)
        elif long_enough(seen.first, now):
            events.append(WordingEvent(span=span, first=seen.first[:10], found=now[:10]))
        else:
            waiting[span] = seen
    return waiting, tuple(events)


def causes_of(act: str, page: str, state: ActState, rests: Iterable[ActRest]) -> Iterator[Cause]:
    """Yield the paragraphs that were worded otherwise with nothing to tell why, for each of what rests on them."""
    for rest in rests:
        for event in state.events:
            if any(span.meets(own) for span in spans_in(event.span) for own in rest.spans):
                yield Cause(
                    rest=rest,
                    key=f"{act} {event.span} worded {event.found}",
                    what="wording-changed",
                    touches="provision",
                    text=(
                        f"{event.span} i lagen ({act}) lyder annorlunda i registret, men registret nämner ingen ändring. "
                        f"Det sågs först den {day(event.first)}."
                    ),
                    begins=event.first,
                    act=act,
                    provisions=(event.span,),
                    proof={"url": page},
                )


def spans_of(rests: Iterable[ActRest]) -> tuple[Span, ...]:
    """Return the paragraphs that are rested on."""
    return tuple(dict.fromkeys(span for rest in rests for span in rest.spans))
