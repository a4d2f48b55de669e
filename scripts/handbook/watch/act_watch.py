"""What an answer of a register says beside what was known of the act: its wording, paragraph by paragraph.

The notes of the register say which paragraphs an amendment changes. The wording is the check on them: a paragraph that
is worded otherwise, and has no amendment to tell why, is a finding too, when two looks have seen it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from handbook.content.days import day
from handbook.watch.acts import Act
from handbook.watch.answers import SFS, order_of
from handbook.watch.findings import Cause
from handbook.watch.law_causes import comes_after, later
from handbook.watch.provisions import Span, spans_in
from handbook.watch.rests import ActRest
from handbook.watch.state import ActState, Later, Pending, Unsure, WordingEvent, long_enough
from handbook.watch.wording import Version, wording

MANY = 3
"""Paragraphs that may be worded otherwise at once, before it is the form of the text that has changed."""


@dataclass(frozen=True)
class News:
    """What the sources answered for an act; ``None`` where one could not be asked or not be understood."""

    register: Act | None = None
    riksdag: Act | None = None
    why: str = ""
    """Why there is nothing of the register, in Swedish."""


@dataclass(frozen=True)
class Compared:
    """What is known of an act after an answer, and what was strange."""

    state: ActState
    remarks: tuple[str, ...] = ()


def after(before: ActState | None, news: News, rests: Iterable[ActRest], now: str) -> Compared:
    """Return what is known of an act after its sources have been asked."""
    known, asked = before or ActState(), tuple(rests)
    if news.register is None:
        known = known if not news.why else unread(known, news.why, now)
    told = _unlisted(known, news)
    if news.riksdag:
        known = _with(known, riksdag=news.riksdag.amended_to)
    if news.register is None:
        return Compared(_with(known, later=_sorted({**told.later, **known.later})), told.remarks)
    fresh = later(news.register, asked, _seen(known, news.register, now[:10]))
    lost = sorted(number for number in known.later if number not in fresh and number not in told.later)
    still = {number: known.later[number] for number in lost if _unread_by(number, known.later[number], asked)}
    missing = tuple(f"registret nämner inte längre SFS {it}; det som är funnet står kvar" for it in still)
    worded = _wording(known, news.register, asked, now)
    state = _with(
        worded.state,
        later=_sorted({**still, **told.later, **fresh}),
        amended=news.register.amended_to,
        listed=_latest((known.listed, *(it.number for it in news.register.amendments))),
        page=news.register.page,
        ends=news.register.ends,
        ended_by=news.register.ended_by,
        unsure=None,
    )
    return Compared(state, (*news.register.remarks, *told.remarks, *missing, *worded.remarks))


def _with(known: ActState, **changes: object) -> ActState:
    return known.model_copy(update=changes)


def _unread_by(number: str, amendment: Later, rests: Iterable[ActRest]) -> bool:
    """Tell whether some record has still not been read against an amendment."""
    return any(comes_after(number, amendment, rest) for rest in rests)


def _latest(numbers: Iterable[str]) -> str:
    """Return the latest of some SFS numbers; empty if none is one."""
    return max((it for it in numbers if SFS.fullmatch(it)), key=order_of, default="")


def _seen(known: ActState, act: Act, today: str) -> dict[str, str]:
    """Return when those amendments were seen that the register told of only after they had come into force.

    Whoever read the act between has read it without them, although they are older than that day.
    """
    before = known.listed and _latest((known.listed, known.amended, known.riksdag))
    seen = {number: it.seen for number, it in known.later.items() if it.seen}
    for it in act.amendments if before else ():
        if it.number not in known.later and "" < it.begins <= today and order_of(it.number) > order_of(before):
            seen[it.number] = today
    return seen


@dataclass(frozen=True)
class _Unlisted:
    later: Mapping[str, Later]
    remarks: tuple[str, ...] = ()


def _unlisted(known: ActState, news: News) -> _Unlisted:
    """Return the amendments that a source names as the latest and the register does not list.

    The first time that an act is asked for there is nothing to compare with, unless the register lists others.
    """
    listed = {it.number for it in news.register.amendments} if news.register else set()
    newest = max((order_of(it) for it in listed if SFS.fullmatch(it)), default=(0, 0))
    found: dict[str, Later] = {}
    remarks: list[str] = []
    for source, act, earlier in (
        ("registret", news.register, known.amended),
        ("riksdagen", news.riksdag, known.riksdag or known.amended),
    ):
        number = act.amended_to if act else ""
        if not number or number in listed or order_of(number) <= newest:
            continue
        if listed or (earlier and order_of(earlier) < order_of(number)):
            found[number] = known.later.get(number, Later(vague=True))
            remarks.append(f"{source} nämner SFS {number}, men registret säger inte vad den ändrar")
    return _Unlisted(found, tuple(remarks))


def _wording(known: ActState, act: Act, rests: Iterable[ActRest], now: str) -> Compared:
    """Return what is known of the wordings after the register has answered with a text."""
    versions = wording(act.versions, spans_of(rests))
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
    state = _with(known, wording=_sorted({**current, **kept}), coming=_sorted(coming), pending=_sorted(pending))
    return Compared(_with(state, events=events))


def unread(before: ActState | None, why: str, now: str) -> ActState:
    """Return what is known of an act for which no register has answered."""
    known = before or ActState()
    since = known.unsure.since if known.unsure else now[:10]
    return known.model_copy(update={"unsure": Unsure(why=why, since=since)})


V = TypeVar("V")


def _sorted(value: Mapping[str, V]) -> dict[str, V]:
    return {key: value[key] for key in sorted(value)}


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


def causes_of(act: str, state: ActState, rests: Iterable[ActRest]) -> Iterator[Cause]:
    """Yield the paragraphs that were worded otherwise with nothing to tell why, for each of what rests on them."""
    for rest in rests:
        for event in state.events:
            met = any(span.meets(own) for span in spans_in(event.span) for own in rest.spans)
            if met and rest.read <= event.found:
                yield Cause(
                    rest=rest,
                    key=f"{act} {event.span} worded {event.found}",
                    what="wording-changed",
                    touches="provision",
                    text=(
                        f"{event.span} i lagen ({act}) lyder annorlunda i registret, men registret nämner "
                        f"ingen ändring. Det sågs först den {day(event.first)}."
                    ),
                    begins=event.first,
                    act=act,
                    provisions=(event.span,),
                    proof={"url": state.page},
                )


def spans_of(rests: Iterable[ActRest]) -> tuple[Span, ...]:
    """Return the paragraphs that are rested on."""
    return tuple(dict.fromkeys(span for rest in rests for span in rest.spans))
