"""Kommuner och län: whom to turn to where the child is. Every number has a day, and says how long it may be trusted."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import AfterValidator, Field, PrivateAttr, computed_field

from handbook.content.days import first_day, months_later
from handbook.content.kinds.agency import Contact, numbers_of
from handbook.content.kinds.hours import opening_hours
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import EXCHANGE, Dialled, Others, Record
from handbook.content.kinds.types import Link, Name, Ref, YesNo, check_day, refused
from handbook.content.problems import Code, Finding, Path

Function = Literal["socialjour", "mottagning", "e-tjänst", "barnahus", "elevhälsa", "kvinnojour", "regionkoordinator"]
FUNCTIONS: tuple[str, ...] = get_args(Function)
HEADINGS = {
    "socialjour": "Socialjour: kvällar, nätter och helger",
    "mottagning": "Mottagning och orosanmälan",
    "e-tjänst": "E-tjänst eller blankett för orosanmälan",
    "barnahus": "Barnahus",
    "elevhälsa": "Elevhälsans ledning",
    "kvinnojour": "Kvinnojour",
    "regionkoordinator": "Regionkoordinator mot människohandel",
}
"""The functions in the order in which a reader needs them, and what each is called on a page."""
IN_A_LINE = (
    ("socialjour", re.compile(r"\bsocialjour", re.IGNORECASE)),
    ("mottagning", re.compile(r"\bsoc(?:ialtjänsten)?\b|\bsocialtjänstens mottagning", re.IGNORECASE)),
    ("e-tjänst", re.compile(r"\be-tjänst", re.IGNORECASE)),
    ("barnahus", re.compile(r"\bbarnahus", re.IGNORECASE)),
    ("elevhälsa", re.compile(r"\belevhälsans ledning", re.IGNORECASE)),
    ("kvinnojour", re.compile(r"\bkvinnojour", re.IGNORECASE)),
    ("regionkoordinator", re.compile(r"\bregionkoordinator", re.IGNORECASE)),
)
"""How a line that a workplace fills in names a function."""
ASK_AFTER, GONE_AFTER = 12, 24
"""Months after which a reader is told to check a number, and after which it is not shown any more."""
UNKNOWN_AGE = "okänd"
State = Literal["gäller", "kontrollera", "för gammal"]
"""What a reader may do with a contact: trust it, check it first, or not have it at all."""
NUMBER = re.compile(r"(?:\+46[ -]?|0)[1-9]\d{0,2}[ -]?\d[\d -]{3,11}\d")
"""A number of an exchange. Those that the country keeps, such as 112, have a record of their own."""
DIGITS = range(7, 13)
IN_WORDS = re.compile(EXCHANGE)
"""A number in words that are told whatever its age."""

SWITCHBOARD = "Ring kommunens växel."
INSTEAD: Mapping[str, str] = {
    "socialjour": "Ring 112, säg vilken kommun barnet är i och fråga efter socialjouren.",
    "regionkoordinator": "Fråga socialtjänsten i kommunen.",
}
"""What somebody does who cannot check a contact, where it is not the switchboard of the municipality that helps."""

STATE = (
    "Vad läsaren får göra med uppgiften den dag då filen gjordes: gäller, kontrollera (äldre än 12 månader, utan känd "
    "ålder eller med en källa som har ändrats) eller för gammal (äldre än 24 månader). Är den för gammal saknas phone, "
    "url, hours och note, och through_sos är nej."
)
ASK_DAY = "Sista dagen då uppgiften får visas utan att läsaren uppmanas att kontrollera den."
GONE_DAY = "Sista dagen då uppgiften får visas alls."
NO_CHECK = "Vad läsaren gör när uppgiften är för gammal, inte går att kontrollera eller ingen svarar."
WITHHELD = {"phone": None, "url": None, "hours": None, "note": None, "through_sos": "nej"}
"""What of a contact nobody is told when it is too old."""


def functions_in(line: str) -> tuple[str, ...]:
    """Return the functions that a line for a workplace's own numbers asks for."""
    return tuple(function for function, named in IN_A_LINE if named.search(line))


def check_number(value: str) -> str:
    """Return ``value`` if it can be a Swedish number to ring; raise an error in Swedish otherwise."""
    digits = sum(map(str.isdecimal, value))
    if not NUMBER.fullmatch(value) or digits not in DIGITS:
        advice = "Skriv bara numret, som i källan: 0200-12 09 80. Annat skrivs i note"
        raise refused("bad-number", f"”{value}” är inget telefonnummer", advice)
    return value


def check_age(value: str) -> str:
    """Return ``value`` if it is a day or says that nobody knows; raise an error in Swedish otherwise."""
    return value if value == UNKNOWN_AGE else check_day(value)


def months_after(day: str, months: int) -> str:
    """Return the day so many months after a year, month or day; what that leaves out counts as early as it can be."""
    return months_later(first_day(day), months).isoformat()


class LocalContact(Contact):
    """Ett sätt att nå en verksamhet i kommunen eller länet, som det står i en källa. Gissa aldrig ett nummer."""

    function: Function = Field(title="Verksamhet")
    """Vad kontakten är till för. En post har högst en kontakt för varje verksamhet."""
    phone: Annotated[Name, AfterValidator(check_number)] | None = Field(None, title="Telefon")
    """Numret så som källan skriver det, och inget mer."""
    through_sos: YesNo = Field("nej", title="Nås genom nödnumret")
    """ja om källan säger att nödnumret kopplar vidare dit. Fyll då i phone bara om det också finns ett eget nummer."""
    as_of: Annotated[str, AfterValidator(check_age)] | None = Field(None, title="Uppgiften är från")
    """Om källan lästes i en kopia: år, månad eller dag som kopian visar, eller okänd om den är odaterad. Åldern räknas
    härifrån. Utelämna fältet om källan lästes på nätet."""

    _state: State = PrivateAttr("gäller")
    _changed: bool = PrivateAttr(default=False)

    @computed_field(title="Får användas", description=STATE)  # type: ignore[prop-decorator]
    @property
    def state(self) -> State:
        """What a reader may do with it on the day that it is told on (``told_on``)."""
        return self._state

    @computed_field(title="Annars", description=NO_CHECK)  # type: ignore[prop-decorator]
    @property
    def instead(self) -> str:
        """What a reader does who cannot check it, or gets no answer."""
        return INSTEAD.get(self.function, SWITCHBOARD)

    @property
    def changed(self) -> bool:
        """Whether the watch has found that a page which it stands on has changed or is gone."""
        return self._changed

    @property
    def sure(self) -> bool:
        """Whether it may be trusted on the day that it is told on."""
        return self._state == "gäller"

    @property
    def told(self) -> bool:
        """Whether there is anything to ring or to open, so that nobody is led to what is too old."""
        return bool(self.phone or self.url or self.through_sos == "ja")

    def told_on(self, day: str, *, changed: bool = False) -> Self:
        """Return what may be told of it on a day: where it is from, and the way to reach it unless that is too old.

        ``changed`` says that a page which it stands on is not as it was.
        """
        gone = self.gone(day)
        made = self.model_copy(update=dict(WITHHELD) if gone else {})
        made._state = "för gammal" if gone else "kontrollera" if changed or self.doubtful(day) else "gäller"  # noqa: SLF001
        made._changed = changed  # noqa: SLF001  # a copy of its own
        return made

    @property
    def known(self) -> str:
        """The day that the age is counted from."""
        return self.as_of if self.as_of and self.as_of != UNKNOWN_AGE else self.checked

    @property
    def undated(self) -> bool:
        """Whether it was read in a copy that does not say how old it is."""
        return self.as_of == UNKNOWN_AGE

    @computed_field(title="Kontrollera efter", description=ASK_DAY)  # type: ignore[prop-decorator]
    @property
    def ask_after(self) -> str:
        """The last day on which it may be told without a warning."""
        return months_after(self.known, ASK_AFTER)

    @computed_field(title="För gammal efter", description=GONE_DAY)  # type: ignore[prop-decorator]
    @property
    def gone_after(self) -> str:
        """The last day on which it may be told at all."""
        return months_after(self.known, GONE_AFTER)

    def gone(self, today: str) -> bool:
        """Tell whether it is too old to be told on a day."""
        return today > self.gone_after

    def doubtful(self, today: str) -> bool:
        """Tell whether a reader must check it before trusting it."""
        return self.undated or today > self.ask_after

    @property
    def opening_hours(self) -> str | None:
        """When somebody answers, as other programs read it."""
        return opening_hours(self.hours) if self.hours else None

    def faults(self) -> Iterator[tuple[Code, str, str, str]]:
        """Yield what is wrong with it alone: the code, the field, what is wrong and what to do."""
        rung = self.phone or self.through_sos == "ja"
        if found := IN_WORDS.search(self.label):
            advice = "Skriv det i phone: där visas det bara så länge det är säkert"
            yield "typed-number", "label", f"namnet säger numret {found[0]}, som ingen dag gäller för", advice
        if self.function == "e-tjänst" and not self.url:
            yield "missing-field", "function", "e-tjänsten saknar adress", "Fyll i url, eller välj en annan function"
        elif self.hours and not rung:
            message = "öppettiderna gäller inget nummer, för phone är tomt"
            yield "missing-field", "hours", message, "Fyll i phone, eller ta bort hours"
        elif not (rung or self.url):
            advice = "Fyll i phone, url eller through_sos: ja"
            yield "missing-field", "function", "kontakten har varken nummer eller adress", advice
        if not self.undated and self.known > self.checked[: len(self.known)]:
            message = f"uppgiften är från {self.known}, efter dagen då den kontrollerades ({self.checked})"
            yield "date-order", "as_of", message, "Rätta en av dagarna: åldern räknas från den här"


def contact_faults(contacts: Sequence[LocalContact]) -> Iterator[Finding]:
    """Yield what is wrong with the contacts of a place: what cannot be reached, and two of one function."""
    seen: dict[str, int] = {}
    for index, contact in enumerate(contacts):
        path: Path = ("contacts", index)
        for code, field, message, advice in contact.faults():
            yield Finding(code=code, message=message, advice=advice, path=(*path, field))
        first = seen.setdefault(contact.function, index)
        if first != index:
            message = f"det finns redan en kontakt för {contact.function}, nummer {first + 1} i listan"
            advice = "Behåll den som gäller, och skriv det andra numret i dess note"
            yield Finding(code="same-function", message=message, advice=advice, path=(*path, "function"))


class Locality(Record):
    """En kommun eller ett län. Filens namn är SCB:s kod: 2262 för en kommun, lan-22 för ett län."""

    kind: ClassVar[Kind] = Kind(
        folder="localities",
        address="kommuner",
        singular="kommun",
        plural="kommuner",
        intervals=(("kommunernas nummer", 12),),
        intro="Vart du vänder dig i kommunen där barnet är. Varje nummer visar dagen då det kontrollerades.",
        columns=("known",),
        worked_out_columns=(("known", "Kontakter i handboken"),),
        group_by="county",
        names_to_scan=True,
        no_group="Hela län",
        template="locality.md.j2",
        script="assets/local/page.js",
        leave=True,
        by_name_alone=True,
        id_pattern=r"[0-9]{4}|lan-[0-9]{2}",
        id_advice="Använd SCB:s kod: 2262 för en kommun, lan-22 för ett län",
        section="Ring och fråga",
    )

    county: Annotated[Ref | None, Link("localities", reverse="Kommuner i länet")] = Field(None, title="Län")
    """Länets post, till exempel lan-22: de två första siffrorna i kommunens kod. Utelämna fältet i ett läns post."""
    contacts: tuple[LocalContact, ...] = Field((), title="Kontakter")
    """Högst en för varje verksamhet, bara de som står i en källa. Det som gäller hela länet skrivs i länets post."""

    @property
    def caption(self) -> str:
        """What it is."""
        return "Kommun" if self.county else "Län"

    @property
    def known(self) -> str:
        """The functions that there is a contact for, as the list of all shows them."""
        told = {contact.function for contact in self.contacts if contact.told}
        return ", ".join(function for function in HEADINGS if function in told)

    @property
    def numbers(self) -> tuple[Dialled, ...]:
        """The numbers of the contacts."""
        return tuple(replace(it, aged=True) for it in numbers_of(self.contacts))

    @property
    def reachable(self) -> bool:
        """Whether there is a checked number or address to turn to."""
        return any(contact.told for contact in self.contacts)

    @property
    def last_checked(self) -> str:
        """The day since which no contact has gone unchecked."""
        return min((it.checked for it in self.contacts), default=super().last_checked)

    def told_on(self, day: str, changed: Collection[int] = ()) -> Self:
        """Return the place with its contacts as they may be told on a day.

        ``changed`` are the places in the list of those with sources that have changed.
        """
        told = (it.told_on(day, changed=number in changed) for number, it in enumerate(self.contacts))
        return self.model_copy(update={"contacts": tuple(told)})

    @property
    def in_copy(self) -> bool:
        """Whether the page is part of the copy without a network: a county's page tells of all its municipalities."""
        return self.county is None

    def faults(self) -> Iterator[Finding]:
        """A contact can be reached, and is the only one of its function."""
        yield from contact_faults(self.contacts)

    def faults_among(self, others: Others) -> Iterator[Finding]:
        """What a municipality calls its county is one."""
        county = others.record(f"localities/{self.county}") if self.county else None
        if isinstance(county, Locality) and county.county:
            message, advice = f"{self.county} är en kommun och inget län", "Skriv länets post, till exempel lan-22"
            yield Finding(code="wrong-value", message=message, advice=advice, path=("county",))
