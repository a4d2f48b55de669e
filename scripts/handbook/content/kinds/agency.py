"""Aktörer: agencies, organisations and functions that act, decide or help."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.hours import Hours
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part, Source
from handbook.content.kinds.record import Dialled, Record
from handbook.content.kinds.resource import CONTACTS, told
from handbook.content.kinds.types import Line, Link, Name, PastDay, Prose, Ref, Refs, Url

ORGANISATIONS = {
    **dict.fromkeys(("regering och departement", "statlig myndighet", "kommun och region"), "GovernmentOrganization"),
    **dict.fromkeys(("organisation", "näringsliv", "internationellt organ"), "Organization"),
}
"""Which types are organisations, and what schema.org calls them; the others are functions and work together."""


class Contact(Part):
    """Ett telefonnummer eller en webbplats som är verifierad mot en källa. Gissa aldrig ett nummer."""

    label: Name = Field(title="Vad")
    """Vad kontakten är till för, till exempel "Växel" eller "Stöd till yrkesverksamma"."""
    phone: Name | None = Field(None, title="Telefon")
    """Numret så som källan skriver det."""
    url: Url | None = Field(None, title="Webb")
    """Sidans adress."""
    hours: Hours | None = Field(None, title="Öppet")
    """Öppettider enligt källan, till exempel "Vardagar 9–15.30" eller "Måndag och onsdag 9–12; tisdag 13–15"."""
    note: Line | None = Field(None, title="Att veta")
    """Till exempel vem som svarar eller om samtalet är anonymt."""
    checked: PastDay = Field(title="Kontrollerat")
    """Dagen då uppgiften kontrollerades."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Sidan där uppgiften står."""


def numbers_of(contacts: Iterable[Contact]) -> tuple[Dialled, ...]:
    """Return the numbers of a record's contacts."""
    numbered = ((index, it) for index, it in enumerate(contacts))
    return tuple(Dialled(("contacts", index, "phone"), it.phone, it.hours) for index, it in numbered if it.phone)


class Agency(Record):
    """En myndighet, organisation, funktion eller grupp som har en roll i skyddet av barn."""

    kind: ClassVar[Kind] = Kind(
        folder="agencies",
        address="aktorer",
        singular="aktör",
        plural="aktörer",
        intervals=(("aktörer, med telefon och adress", 3), ("andra aktörer", 12)),
        changes=(("contacts", "nummer"), ("lines", "nummer")),
        reviewer=CONTACTS,
        intro="Myndigheter, organisationer och funktioner: vad de ansvarar för i dag, vad de hade för roll i "
        "planen och hur du når dem när det är verifierat.",
        columns=("type", "standing"),
        group_by="type",
        search_weight=108,
        template="agency.md.j2",
        first=("contacts",),
    )
    if_changed = "finns, ändrad"

    type: Literal[
        "regering och departement",
        "statlig myndighet",
        "kommun och region",
        "verksamhet",
        "funktion",
        "samverkan",
        "organisation",
        "näringsliv",
        "internationellt organ",
    ] = Field(title="Typ")
    """Vilket slags aktör det är."""
    parent: Annotated[Ref | None, Link("agencies", reverse="Här ingår")] = Field(None, title="Del av")
    """Aktören som den här hör till."""
    members: Annotated[Refs, Link("agencies", reverse="Ingår i")] = Field((), title="Består av")
    """De aktörer som ingår, för samverkansorgan och grupper."""
    duties: Prose | None = Field(None, title="Uppgift i dag")
    """Vad aktören gör i dag som läsaren kan behöva veta. Bara det som har källa."""
    laws: Annotated[Refs, Link("laws", reverse="Aktörer som styrs av lagen", strong=True)] = Field((), title="Styrs av")
    """Lagar och paragrafer som ger aktören dess uppgift."""
    lines: Annotated[Refs, Link("resources", reverse="Svarar här")] = Field((), title="Linjer")
    """Stödlinjer som aktören svarar i. Numret och tiderna står i materialet och hämtas därifrån."""
    contacts: tuple[Contact, ...] = Field((), title="Kontakt")
    """Andra kontakter, bara de som är verifierade mot en källa. Utelämna annars."""

    @property
    def facts(self) -> dict[str, str]:
        """The first number to ring and when it is answered."""
        first = next((it for it in self.contacts if it.phone), None)
        return told(first.phone, first.hours) if first and first.phone else {}

    @property
    def review_months(self) -> int:
        """How often an actor is read again: more often where there is something to ring or write to."""
        (_, often), (_, seldom) = self.kind.intervals
        return often if self.contacts else seldom

    @property
    def last_checked(self) -> str:
        """The day since which no contact has gone unchecked."""
        return min((it.checked for it in self.contacts), default=super().last_checked)

    @property
    def if_overdue(self) -> str:
        """What a reader does when nobody has checked the contacts in time."""
        found = "Pröva kontakten, och svarar ingen: sök på aktörens egen webbplats."
        return found if self.contacts else super().if_overdue

    @property
    def linked_data(self) -> dict[str, object]:
        """The actor as an organisation with its checked contacts, as long as it is one and is there."""
        sort = ORGANISATIONS.get(self.type)
        if sort is None or self.superseded:
            return {}
        ways = [
            {"@type": "ContactPoint", "contactType": it.label, **({"telephone": it.phone} if it.phone else {})}
            | ({"url": it.url} if it.url else {})
            for it in self.contacts
        ]
        told = {"@type": sort, "name": self.title, "alternateName": list(self.aliases), "contactPoint": ways}
        return {name: value for name, value in told.items() if value}

    @property
    def answers_in(self) -> tuple[str, ...]:
        """The help lines that the actor answers in, by id."""
        return self.lines

    @property
    def numbers(self) -> tuple[Dialled, ...]:
        """The numbers of the contacts."""
        return numbers_of(self.contacts)

    @property
    def sought_to_reach(self) -> bool:
        """Every actor is."""
        return True

    @property
    def behind(self) -> tuple[str, ...]:
        """Who took over, or else what the actor belongs to, or else those that it is made up of."""
        over = (self.parent,) if self.parent else self.members
        return super().behind or tuple(f"agencies/{name}" for name in over)

    @property
    def reachable(self) -> bool:
        """Whether there is a checked number or address to turn to."""
        return bool(self.contacts or self.lines)
