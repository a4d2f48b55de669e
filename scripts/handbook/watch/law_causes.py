"""What has happened to the acts that records rest on: which amendments come after the day a record was read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from handbook.content.days import day
from handbook.watch.acts import Act, Amendment
from handbook.watch.answers import order_of
from handbook.watch.findings import Cause, Touches
from handbook.watch.notes import Change
from handbook.watch.provisions import Span, spans_in, words
from handbook.watch.rests import ActRest
from handbook.watch.state import ActState, Later

UNSAID = "Registret säger inte vilka paragrafer, så alla poster som bygger på lagen berörs."
MANY = 6
"""Paragraphs that a sentence names before it only counts them."""


def later(act: Act, rests: Iterable[ActRest], seen: Mapping[str, str]) -> dict[str, Later]:
    """Return the amendments of an act that come after the day on which something that rests on it was read.

    ``seen`` has the day on which those were seen that the register told of too late.
    """
    asked = tuple(rests)
    lines = {it.number: _line(resolved(it, act), act, seen.get(it.number, "")) for it in act.amendments}
    return {number: it for number, it in lines.items() if any(comes_after(number, it, rest) for rest in asked)}


def _line(amendment: Amendment, act: Act, seen: str) -> Later:
    worded = (it.span for it in act.versions if it.by == amendment.number)
    named = (it.span for it in amendment.note.changes if it.span and it.what == "paragraf")
    return Later(
        begins=amendment.begins,
        spans=words((*named, *worded)),
        vague=amendment.note.vague or any(_anywhere(change) for change in amendment.note.changes),
        withdrawn=amendment.withdrawn,
        seen=seen,
    )


def causes_of(act: str, state: ActState, rests: Iterable[ActRest], today: str) -> Iterator[Cause]:
    """Yield what has happened to an act, for each of what rests on it and was read before that."""
    for rest in rests:
        if cause := _end(act, state, rest, today):
            yield cause
        for number, amendment in state.later.items():
            if comes_after(number, amendment, rest):
                yield from _cause(act, state, (number, amendment), rest, today)


def resolved(amendment: Amendment, act: Act) -> Amendment:
    """Return an amendment of another amendment with the paragraphs and the day of that one, where it has none."""
    others = {other.number: other for other in act.amendments if other.number != amendment.number}
    changes: list[Change] = []
    begins = amendment.begins
    for change in amendment.note.changes:
        other = others.get(change.of or "")
        if other and not other.note.vague and change.what == "övergångsbestämmelse":
            changes += [replace(it, op=change.op, of=None) for it in other.note.changes if it.span and not it.of]
        else:
            changes.append(change)
        begins = begins or (other.begins if other else "")
    return replace(amendment, begins=begins, note=replace(amendment.note, changes=tuple(changes)))


def touch(amendment: Later, rest: ActRest) -> tuple[Touches, tuple[Span, ...]] | None:
    """Return how an amendment touches what a record rests on, and with which paragraphs; ``None`` if it does not."""
    spans = tuple(span for text in amendment.spans for span in spans_in(text))
    if not rest.spans:
        return "act", spans
    met = tuple(span for span in spans if any(span.meets(own) for own in rest.spans))
    if met:
        return "provision", met
    return ("unknown", ()) if amendment.vague else None


def _anywhere(change: Change) -> bool:
    """Tell whether a change may be about any paragraph: of transitional provisions nobody says whose they are."""
    return change.what in {"övergångsbestämmelse", "hela lagen"} and change.op != "trycks om"


def comes_after(number: str, amendment: Later, rest: ActRest) -> bool:
    """Tell whether an amendment came, or comes, after the act was read. Without a day its year must tell.

    The number of a correction of the EU's has the year of the act that it corrects, which tells nothing.
    """
    if amendment.begins:
        return max(amendment.begins, amendment.seen) > rest.read
    return ":" not in number or order_of(number)[0] >= int(rest.read[:4] or 0)


def _cause(act: str, state: ActState, change: tuple[str, Later], rest: ActRest, today: str) -> Iterator[Cause]:
    number, amendment = change
    touched = touch(amendment, rest)
    coming = not amendment.begins or amendment.begins > today
    if touched is None or (coming and number in rest.known):
        return
    how, spans = touched
    yield Cause(
        rest=rest,
        key=f"{act} {number} {'coming' if coming else 'in-force'}",
        what="law-changes",
        touches=how,
        text=_sentence(act, change, how, words(spans), coming=coming),
        begins=amendment.begins,
        act=act,
        by=number,
        provisions=words(spans),
        proof={"url": state.page},
    )


def _sentence(act: str, change: tuple[str, Later], how: Touches, cited: tuple[str, ...], *, coming: bool) -> str:
    number, amendment = change
    if amendment.begins:
        when = f"{'ändras' if coming else 'ändrades'} den {day(amendment.begins)}"
    else:
        when = f"{'är ändrad' if ':' in act else 'är ändrat'} eller kommer att ändras, men dagen är inte känd"
    whole = _whole(act)
    which = f"{_listed(cited)} i lagen" if cited and how != "unknown" else whole
    taken = " Registret har tagit tillbaka ändringen." if amendment.withdrawn else ""
    unsaid = f" {UNSAID}" if how == "unknown" else ""
    late = amendment.seen and f" Bevakningen såg ändringen först den {day(amendment.seen)}."
    return f"{which} ({act}) {when} ({_numbered(number)}).{unsaid}{taken}{late}"


def _whole(act: str) -> str:
    return "Lagen" if ":" in act else "Direktivet"


def _numbered(number: str) -> str:
    return f"SFS {number}" if ":" in number else number


def _listed(cited: tuple[str, ...]) -> str:
    if len(cited) > MANY:
        return f"{', '.join(cited[:MANY])} och {len(cited) - MANY} andra ställen"
    return cited[0] if len(cited) == 1 else f"{', '.join(cited[:-1])} och {cited[-1]}"


def _end(act: str, state: ActState, rest: ActRest, today: str) -> Cause | None:
    if not state.ends or state.ends <= rest.read:
        return None
    coming = state.ends > today
    by = f" ({_numbered(state.ended_by)})" if state.ended_by else ""
    return Cause(
        rest=rest,
        key=f"{act} ends {'coming' if coming else 'in-force'}",
        what="law-ends",
        touches="provision",
        text=f"{_whole(act)} ({act}) {'upphör' if coming else 'upphörde'} att gälla den {day(state.ends)}{by}.",
        begins=state.ends,
        act=act,
        by=state.ended_by,
        proof={"url": state.page},
    )
