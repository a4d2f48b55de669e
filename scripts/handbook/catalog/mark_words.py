"""What a reader is told when something has changed or is overdue: what it is, and what to do about it."""

from collections.abc import Sequence

from handbook.catalog.news import Found, Mark, MarkKind, When
from handbook.content.days import day
from handbook.content.kinds.record import Record

OLDER = "Sidan är läst mot den äldre lydelsen."
TO_A_CHILD: dict[When, str] = {
    "coming": "En lag som sidan bygger på ändras {day}. Ring gärna ett av numren och fråga vad som gäller då.",
    "now": "En lag som sidan bygger på har ändrats sedan vi läste den. Ring gärna ett av numren och fråga vad som "
    "gäller nu.",
}
"""Without numbers of acts, which help no child."""
UNKNOWN_DAY = "är ändrad eller kommer att ändras, men dagen är inte känd"
VERBS: dict[tuple[str, When], str] = {
    ("law-changes", "coming"): "ändras {day}",
    ("law-changes", "now"): "ändrades {day}",
    ("law-ends", "coming"): "upphör att gälla {day}",
    ("law-ends", "now"): "upphörde att gälla {day}",
    ("wording-changed", "now"): "lyder annorlunda än när den lästes",
}
FEW = 3
"""Names that a sentence holds before it only counts them."""


def when(found: Found, today: str) -> When:
    """Tell whether a change lies ahead. One without a day may have come already, and counts as having done so."""
    return "coming" if found.what in {"law-changes", "law-ends"} and found.begins > today else "now"


def of_law(found: Found, today: str, subject: str, names: Sequence[str]) -> str:
    """Return what is said of a change of law: ``subject`` is what rests on it, and ``names`` tell which law it is.

    Without a subject the record is the law itself.
    """
    happened = _happened(found.what, found.begins, found.by, when(found, today))
    if not subject:
        which = f": {_listed(found.provisions)}" if found.provisions and found.touches == "act" else ""
        law = "Lagen" if ":" in found.act or not found.act else "Direktivet"
        said = f"{law} {happened}{which}."
    else:
        said = f"{subject} vilar på en lag som {happened}{f': {_listed(names)}' if names else ''}."
    unsaid = " Registret säger inte vilka paragrafer det gäller." if found.touches == "unknown" else ""
    return f"{said}{unsaid} {OLDER}"


def of_act(found: Found, today: str, name: str) -> str:
    """Return what has happened to an act, by its name if it has one, without a point: "skollagen (2010:800) ändras"."""
    number = f"lagen ({found.act})" if ":" in found.act else f"direktivet ({found.act})"
    return f"{name or number} {_happened(found.what, found.begins, found.by, when(found, today))}"


def at_step(found: Found, today: str) -> str:
    """Return what stands above a step that the law demands, when that law changes."""
    coming = when(found, today)
    advice = {
        "coming": "Steget är skrivet efter det som gäller till dess.",
        "now": "Läs lagtexten innan du följer steget.",
    }
    return f"Lagen bakom steget {_happened(found.what, found.begins, found.by, coming)}. {advice[coming]}"


def on_wall(mark: Mark, places: Sequence[int]) -> str:
    """Return what a sheet for the wall says in one line of some of its steps, by the places that they have there."""
    advice = " Läs den först." if mark.when == "now" else ""
    return f"{subject(places, whole=False)}: lagen {_happened(mark.what, mark.begins, mark.by, mark.when)}.{advice}"


def to_child(found: Found, today: str) -> str:
    """Return the same to a child: calmly, and with whom to ask."""
    return TO_A_CHILD[when(found, today)].format(day=day(found.begins) if found.begins else "")


def _happened(what: str, begins: str, by: str, coming: When) -> str:
    amendment = f" (SFS {by})" if ":" in by else f" ({by})" if by else ""
    if not begins:
        return f"{UNKNOWN_DAY}{amendment}"
    return f"{VERBS[what, coming].format(day=day(begins))}{amendment}"


def subject(steps: Sequence[int], *, whole: bool) -> str:
    """Return what of a page rests on something: some of its steps, or the ``whole`` of it and those not least."""
    if not steps:
        return "Sidan"
    numbers = _listed([str(step) for step in steps], len(steps))
    return f"Sidan, med steg {numbers}," if whole else f"Steg {numbers}"


def _listed(names: Sequence[str], few: int = FEW) -> str:
    """Return names as a list in a sentence; those that are too many are counted."""
    if len(names) > few:
        return f"{', '.join(names[:few])} med flera"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"


def of_pages(what: MarkKind, names: Sequence[str], *, answers: bool) -> str:
    """Return what is said of sources that have changed or are gone; ``answers`` if numbers or hours stand there."""
    listed, many = _listed(names), len(names) > 1
    if what == "page-gone":
        subject = "Källor som sidan bygger på" if many else "En källa som sidan bygger på"
        return f"{subject} finns inte längre: {listed}. Sök uppgifterna hos utgivaren innan du litar på dem."
    if answers:
        return f"Sidan med numret eller tiderna har ändrats sedan den lästes: {listed}. Svarar ingen, titta där."
    subject, it = ("Källor", "de lästes") if many else ("En källa", "den lästes")
    return f"{subject} har ändrats sedan {it}: {listed}. Läs {'dem' if many else 'den'} innan du litar på uppgifterna."


def of_overdue(record: Record, last: str) -> str:
    """Return what is said of a record that should have been checked at the latest on a day that is over."""
    if record.for_child:
        return (
            f"Sidan skulle ha lästs om senast {day(last)}. Stämmer något inte? Ring ett av numren, eller fråga en "
            "vuxen du litar på."
        )
    return f"Skulle ha kontrollerats senast {day(last)}. {record.if_overdue}"


def heading(marks: Sequence[Mark], *, child: bool) -> str:
    """Return the heading over the marks of a record: the most urgent of them in two or three words."""
    first = marks[0]
    if child:
        return "Det här kan ha ändrats"
    if first.what == "overdue":
        return "Inte kontrollerat i tid"
    if first.what in {"page-changed", "page-gone"}:
        return "En källa har ändrats"
    return "Lagen ändras" if first.when == "coming" else "Lagen har ändrats"
