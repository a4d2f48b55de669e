"""What has happened to the acts that records rest on: which amendments come after the day a record was read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from handbook.pages.markdown import day
from handbook.watch.acts import Act, Amendment
from handbook.watch.answers import order_of
from handbook.watch.findings import Cause, Touches
from handbook.watch.notes import Change
from handbook.watch.provisions import Span, words
from handbook.watch.rests import ActRest
from handbook.watch.wording import NEVER

UNSAID = "Registret säger inte vilka paragrafer, så alla poster som bygger på lagen berörs."
MANY = 6
"""Paragraphs that a sentence names before it only counts them."""


@dataclass(frozen=True)
class Touched:
    """How an amendment touches what a record rests on, and with which paragraphs."""

    how: Touches
    spans: tuple[Span, ...] = ()


def causes_of(act: Act, rests: Iterable[ActRest], today: str) -> Iterator[Cause]:
    """Yield what has happened to an act, for each of what rests on it."""
    amendments = tuple(resolved(amendment, act) for amendment in act.amendments)
    for rest in rests:
        if cause := _end(act, rest, today):
            yield cause
        for amendment in amendments:
            touched = touch(amendment, rest, act)
            if touched and _later(amendment, rest):
                yield from _cause(act, amendment, rest, touched, today)


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


def touch(amendment: Amendment, rest: ActRest, act: Act) -> Touched | None:
    """Return how an amendment touches what a record rests on; ``None`` if it does not."""
    if not rest.spans:
        return Touched("act", tuple(it.span for it in amendment.note.changes if it.span and it.what == "paragraf"))
    worded = (it.span for it in act.versions if it.by == amendment.number)
    named = (it.span for it in amendment.note.changes if it.span and it.what == "paragraf")
    met = tuple(span for span in (*named, *worded) if any(span.meets(own) for own in rest.spans))
    if met:
        return Touched("provision", met)
    anywhere = any(_anywhere(change) for change in amendment.note.changes)
    return Touched("unknown") if amendment.note.vague or anywhere else None


def _anywhere(change: Change) -> bool:
    """Tell whether a change may be about any paragraph: of transitional provisions nobody says whose they are."""
    return change.what in {"övergångsbestämmelse", "hela lagen"} and change.op != "trycks om"


def _later(amendment: Amendment, rest: ActRest) -> bool:
    """Tell whether an amendment came, or comes, after the act was read. Without a day its year must tell."""
    if amendment.begins:
        return amendment.begins > rest.read
    return ":" in amendment.number and order_of(amendment.number)[0] >= int(rest.read[:4] or 0)


def _cause(act: Act, amendment: Amendment, rest: ActRest, touched: Touched, today: str) -> Iterator[Cause]:
    coming = not amendment.begins or amendment.begins > today
    if coming and amendment.number in rest.known:
        return
    phase = "coming" if coming else "in-force"
    yield Cause(
        rest=rest,
        key=f"{act.number} {amendment.number} {phase}",
        what="law-changes",
        touches=touched.how,
        text=_sentence(act, amendment, touched, coming=coming),
        begins=amendment.begins if amendment.begins != NEVER else "",
        act=act.number,
        by=amendment.number,
        provisions=words(touched.spans),
        proof={"url": act.page},
    )


def _sentence(act: Act, amendment: Amendment, touched: Touched, *, coming: bool) -> str:
    numbered = f"SFS {amendment.number}" if ":" in amendment.number else amendment.number
    if amendment.begins:
        when = f"{'ändras' if coming else 'ändrades'} den {day(amendment.begins)}"
    else:
        when = "är ändrad eller kommer att ändras, men dagen är inte känd"
    which = "Lagen" if touched.how == "unknown" or not touched.spans else f"{_listed(words(touched.spans))} i lagen"
    taken = " Registret har tagit tillbaka ändringen." if amendment.withdrawn else ""
    unsaid = f" {UNSAID}" if touched.how == "unknown" else ""
    return f"{which} ({act.number}) {when} ({numbered}).{unsaid}{taken}"


def _listed(cited: tuple[str, ...]) -> str:
    if len(cited) > MANY:
        return f"{', '.join(cited[:MANY])} och {len(cited) - MANY} andra ställen"
    return cited[0] if len(cited) == 1 else f"{', '.join(cited[:-1])} och {cited[-1]}"


def _end(act: Act, rest: ActRest, today: str) -> Cause | None:
    if not act.ends or act.ends <= rest.read:
        return None
    coming = act.ends > today
    by = f" (SFS {act.ended_by})" if act.ended_by else ""
    return Cause(
        rest=rest,
        key=f"{act.number} ends {'coming' if coming else 'in-force'}",
        what="law-ends",
        touches="provision",
        text=f"Lagen ({act.number}) {'upphör' if coming else 'upphörde'} att gälla den {day(act.ends)}{by}.",
        begins=act.ends,
        act=act.number,
        by=act.ended_by,
        proof={"url": act.page},
    )


def unknown_to(register: Act, other: Act) -> Mapping[str, Amendment]:
    """Return the amendments that only the other source knows: newer than all that the register has."""
    latest = max((order_of(it.number) for it in register.amendments), default=(0, 0))
    known = {it.number for it in register.amendments}
    found = {it.number: it for it in other.amendments if it.number not in known and order_of(it.number) > latest}
    return {number: amendment for number, amendment in found.items() if order_of(number) > order_of(register.number)}
