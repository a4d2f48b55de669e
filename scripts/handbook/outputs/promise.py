"""What readers of the data may count on: the version of their form, what has changed in it, and on which terms."""

from dataclasses import dataclass

from handbook.content.edition import Edition
from handbook.outputs.inputs import Inputs


@dataclass(frozen=True)
class Change:
    """A version of the form, the day from which it holds, and what became different, in Swedish."""

    version: str
    day: str
    what: str


CHANGES: tuple[Change, ...] = (
    Change(
        "1.2",
        "2026-11-29",
        "Frågor som folk ställer, och vad de gäller, finns som en ordlista (asked). En serie av siffror säger varifrån "
        "den är hämtad, om posten har serier från flera källor (source). Vägledningar säger vad som kan vänta "
        "(when_you_can) och svarar kort på vanliga frågor (short_answers). Översiktssidor har egna ord (own_words).",
    ),
    Change(
        "1.1",
        "2026-11-28",
        "Kommunernas kontakter säger om de får användas (state) och till vilken dag (ask_after, gone_after). Nummer "
        "och adresser som är äldre än två år publiceras inte. instead säger vad läsaren gör "
        "annars. En posts egen fil säger varifrån den kommer (origin). En kommuns egen utgåva säger att den är det "
        "(edition).",
    ),
    Change(
        "1.0",
        "2026-11-28",
        "Första utgåvan med ett löfte. Schemat för en sort beskriver de poster som publiceras. Tabellerna är skrivna "
        "för människor. Ordlistorna finns som data.",
    ),
)
"""The newest first. A new field raises the second number; what is gone or means something else raises the first."""
VERSION = CHANGES[0].version
KEPT_MONTHS = 12
"""How long an old form stays beside the new one."""


def terms(given: Inputs) -> dict[str, object]:
    """Return what stands first in every file of records: which form it has, where it is from and what one may do."""
    owner, edition = given.owner, given.catalog.edition
    return {
        "version": VERSION,
        "address": given.base,
        **({"edition": _edition(edition, given.catalog.day)} if edition else {}),
        **({"publisher": owner.publisher} if owner.publisher else {}),
        **({"contact": owner.contact} if owner.contact else {}),
        **({"licence": owner.licence.model_dump()} if owner.licence else {}),
    }


def _edition(edition: Edition, day: str) -> dict[str, object]:
    return {
        "name": edition.name,
        "municipality": edition.municipality,
        "national": edition.national,
        "own_contacts": [contact.function for contact in edition.contacts if not contact.gone(day)],
    }
