"""May an edition be made of the records as they are, and what does its tag say? Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.catalog.history import Changes
from handbook.catalog.reviews import overdue
from handbook.content.days import first_day

MOST = 30
"""Days by which a record may be overdue in an edition that says nothing of it."""


@dataclass(frozen=True)
class Late:
    """A record that should have been read again: by what day, and how many days ago that was."""

    ref: str
    last: str
    days: int

    def __str__(self) -> str:
        return f"{self.ref}: skulle ha kontrollerats senast {self.last} ({self.days} dagar sedan)"


def late(catalog: Catalog, today: str, most: int) -> tuple[Late, ...]:
    """Return the records that are overdue by more than ``most`` days, the worst first."""
    dated = ((ref, overdue(entry, today)) for ref, entry in catalog.entries.items())
    found = (Late(ref, last, (first_day(today) - first_day(last)).days) for ref, last in dated if last)
    return tuple(sorted((it for it in found if it.days > most), key=lambda it: (-it.days, it.ref)))


def refusals(catalog: Catalog, today: str, most: int, reason: str) -> Iterator[str]:
    """Yield why no edition is made: in words for editors, each a paragraph."""
    history = catalog.history
    if history.latest >= today:
        yield f"Den senaste utgåvan är från {history.latest}. En ny måste ha en senare dag."
    elif history.days and not history.changed_since:
        yield f"Inget i content/ har ändrats sedan utgåvan {history.latest}."
    found = late(catalog, today, most)
    if found and not reason:
        listed = "\n".join(f"  {it}" for it in found)
        yield (
            f"{len(found)} poster skulle ha kontrollerats för mer än {most} dagar sedan:\n{listed}\n"
            "Kontrollera dem först, eller skriv varför utgåvan görs ändå: --reason ”…”"
        )


def message(catalog: Catalog, today: str, most: int, reason: str) -> str:
    """Return what the tag of an edition says: how much has changed, and what is overdue and why that is let pass."""
    lines = [f"Utgåva {today}", "", _counts(catalog)]
    if found := late(catalog, today, most):
        lines += ["", f"Försenade poster: {len(found)}. Skäl: {' '.join(reason.split())}", *map(str, found)]
    return "\n".join(lines)


def _counts(catalog: Catalog) -> str:
    history = catalog.history
    if not history.days:
        return f"Den första utgåvan, med {len(catalog.entries)} poster."
    now = history.changes[0] if history.changes and not history.changes[0].day else Changes("", ())
    new, gone = sum(it.new for it in now.told), sum(it.gone for it in now.told)
    other = len(now.told) - new - gone
    return f"{new} nya, {other} ändrade och {gone} borttagna poster, och {len(now.small)} med små rättelser."
