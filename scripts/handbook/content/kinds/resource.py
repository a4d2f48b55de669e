"""Material: guidance, training, websites, help lines, books and reports."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.hours import Hours, opening_hours
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part, Source
from handbook.content.kinds.record import Dialled, Record
from handbook.content.kinds.standing import Standing
from handbook.content.kinds.types import AUDIENCES, AnyRefs, Line, Link, Name, PastDay, Prose, Refs, Term, Url
from handbook.content.problems import Finding
from handbook.content.prose import capitalized, uncapitalized

CONTACTS = "kontaktredaktor"
"""The function that keeps numbers and hours true."""
AVAILABLE = "tillgängligt"
"""What is told of a material when it has been read that it can be had today."""


def told(number: str, hours: str | None) -> dict[str, str]:
    """Return a number and its hours as other records tell them."""
    return {"nummer": number, **({"öppet": uncapitalized(hours)} if hours else {})}


class Availability(Standing):
    """Om materialet går att få tag på i dag."""

    about = "tillgången"
    if_unknown = "oklart om det finns"

    status: Literal["tillgängligt", "ny version", "inte längre tillgängligt", "okänt"] = Field(title="Tillgång")
    """Skriv okänt om det inte är verifierat."""
    text: Line | None = Field(None, title="Att veta")
    """Till exempel var den nya versionen finns."""

    @property
    def to_be_had(self) -> bool:
        """Whether the material can be had today, as far as is known."""
        return self.status in {"tillgängligt", "ny version"}

    @property
    def told_beside(self) -> str:
        """The words say themselves that they are of what can be had."""
        return self.told

    @property
    def misleads(self) -> bool:
        """Whether the link leads to something that is gone."""
        return self.status == "inte längre tillgängligt"


class Answer(Part):
    """Vad den som hör av sig behöver veta i förväg, enligt en källa."""

    hours: Hours | None = Field(None, title="Öppet")
    """Öppettider enligt källan, till exempel "Dygnet runt", "Vardagar 9–15.30", "Helgfria vardagar 10–15" eller
    "Måndag, onsdag och fredag 9–12; tisdag 13–15". Står inga klockslag i källan skriver du dess ord, till exempel
    "Vardagar på kontorstid". Det som gör att tiderna inte alltid gäller skrivs i exceptions."""
    exceptions: Name | None = Field(None, title="Undantag")
    """När tiderna inte gäller, eller att de är gamla, till exempel "Stängt i juli" eller "Tiderna är från 2024". Då
    säger sidan Ring och fråga aldrig att det är öppet just nu."""
    cost: Name | None = Field(None, title="Kostar")
    """Vad det kostar enligt källan, till exempel "Gratis" eller "Vanlig samtalstaxa"."""
    anonymous: Line | None = Field(None, title="Anonymt")
    """Om den som hör av sig får vara anonym och om det syns efteråt, till exempel "Du behöver inte säga vad du heter.
    Samtalet syns inte på telefonräkningen." Bara det som källan säger."""
    happens: Line | None = Field(None, title="Vad som händer")
    """Vem som svarar, vad de frågar och vad de gör sedan, i en till tre meningar."""
    note: Line | None = Field(None, title="Att veta")
    """Annat som läsaren behöver veta."""
    checked: PastDay = Field(title="Kontrollerat")
    """Dagen då uppgifterna kontrollerades."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Sidan där uppgifterna står."""

    @property
    def told_hours(self) -> str | None:
        """When somebody answers, with the exceptions from it."""
        if self.hours and self.exceptions:
            return f"{self.hours} ({uncapitalized(self.exceptions)})"
        return self.hours

    @property
    def opening_hours(self) -> str | None:
        """The same as other programs read it, if a clock alone can tell when somebody answers."""
        return opening_hours(self.hours) if self.hours and not self.exceptions else None


class Number(Part):
    """Det man slår."""

    number: Name = Field(title="Nummer")
    """Numret så som källan skriver det."""


class Phone(Answer, Number):
    """Ett telefonnummer som är verifierat mot en källa."""


class Site(Part):
    """Det man öppnar."""

    type: Literal["chatt", "formulär"] = Field("chatt", title="Sätt")
    """Skriv formulär om svaret inte kommer direkt."""
    url: Url = Field(title="Adress")
    """Sidan där man chattar eller skriver."""


class Chat(Answer, Site):
    """En chatt eller ett formulär som är verifierat mot en källa."""


class Resource(Record):
    """Något att läsa, visa, ringa eller gå en utbildning i."""

    kind: ClassVar[Kind] = Kind(
        folder="resources",
        address="material",
        singular="material",
        plural="material",
        intervals=(("stödlinjer, med nummer och tider", 3), ("annat material", 12)),
        changes=(("phone", "nummer"), ("chat", "nummer")),
        intro="Vägledningar, utbildningar, webbplatser, stödlinjer och rapporter, med besked om de finns i dag.",
        columns=("publisher", "year", "standing"),
        group_by="type",
        opens="link",
        children_led_here=True,
        search_weight=104,
        search_numbers=("phone.number",),
        search_leads=("summary", "use_for"),
        section="Material",
        list_title="Allt material",
    )
    own_standing = "availability"
    tells = (
        (
            "opening_hours",
            "När telefonen besvaras, så som OpenStreetMap skriver öppettider. Utan PH är helgdagar okända.",
        ),
    )

    type: Literal[
        "stödlinje", "vägledning", "utbildning", "webbplats", "lektionsmaterial", "bok", "rapport", "rutin"
    ] = Field(title="Typ")
    """Vilket slags material det är."""
    publisher: Annotated[Refs, Link("agencies", reverse="Ger ut")] = Field((), title="Utgivare")
    """Den eller de som står bakom materialet."""
    year: Name | None = Field(None, title="År")
    """Utgivningsår, eller "anges inte"."""
    audiences: Annotated[Refs, Term(AUDIENCES)] = Field((), title="För vem")
    """Vilka materialet är gjort för, ur content/vocabulary/audiences.yml."""
    ages: Name | None = Field(None, title="Ålder")
    """Barnens ålder enligt källan, till exempel "4–7, 8–13 och 14–17 år"."""
    languages: tuple[Name, ...] = Field((), title="Språk")
    """Språk enligt källan."""
    format: Name | None = Field(None, title="Format")
    """Till exempel webb, pdf, bok, e-utbildning eller telefon."""
    link: Url | None = Field(None, title="På webben")
    """Materialets egen sida, bara om den är verifierad."""
    phone: Phone | None = Field(None, title="Telefon")
    """För stödlinjer. Gissa aldrig ett nummer."""
    chat: Chat | None = Field(None, title="Chatt eller formulär")
    """För stödlinjer som svarar i chatt eller tar emot ett formulär."""
    availability: Availability = Field(title="Tillgång i dag")
    """Om materialet går att få tag på i dag."""
    content: Prose | None = Field(None, title="Innehåll")
    """Vad materialet tar upp och hur det är tänkt att användas."""
    use_for: Line | None = Field(None, title="Använd det när")
    """I vilken situation läsaren har nytta av materialet."""
    based_on: Annotated[AnyRefs, Link(None, reverse="Material som bygger på detta")] = Field((), title="Bygger på")
    """Lagar, utredningar eller material som det bygger på."""

    @property
    def caption(self) -> str:
        """What sort of material it is: the word "Material" is in the menu, and leads to where one chooses among it."""
        return self.type.capitalize()

    @property
    def beside(self) -> tuple[Standing, ...]:
        """A material is to be had or not: nobody has decided that it applies, and a law that it rests on may not."""
        return tuple(standing for standing in super().beside if standing.status != "gäller")

    @property
    def review_months(self) -> int:
        """How often a material is read again: more often where there is something to ring or write to."""
        (_, often), (_, seldom) = self.kind.intervals
        return often if self.reachable else seldom

    @property
    def review_function(self) -> str:
        """Who reads it again: where there is something to ring, whoever keeps the numbers."""
        return self.reviewer or (CONTACTS if self.reachable else self.kind.reviewer)

    @property
    def last_checked(self) -> str:
        """The day since which neither number nor chat has gone unchecked."""
        return min((it.checked for it in (self.phone, self.chat) if it), default=super().last_checked)

    @property
    def if_overdue(self) -> str:
        """What a reader does when nobody has checked the number in time."""
        if self.phone:
            return "Ring numret. Svarar ingen, välj ett annat på sidan Ring och fråga."
        if self.chat:
            return "Pröva den. Svarar ingen, välj en annan väg på sidan Ring och fråga."
        return super().if_overdue

    @property
    def name(self) -> str:
        """The title without the number that it begins or ends with: beside it the number would be said twice."""
        if self.phone is None:
            return self.title
        rest = self.title.removesuffix(self.phone.number).removeprefix(self.phone.number).strip(" –")
        return capitalized(rest or self.title)

    @property
    def facts(self) -> dict[str, str]:
        """The number to ring and when it is open."""
        return told(self.phone.number, self.phone.told_hours) if self.phone else {}

    @property
    def answers(self) -> bool:
        """Whether there is a number, and it has been read that somebody answers it today."""
        standing = self.availability
        return self.phone is not None and standing.confidence == "verified" and standing.to_be_had

    @property
    def meant_for(self) -> tuple[str, ...]:
        """The audiences of the material."""
        return self.audiences

    @property
    def is_line(self) -> bool:
        """Whether this is a line that somebody may turn to, as far as is known."""
        return self.type == "stödlinje" and not self.superseded and not self.availability.misleads

    @property
    def numbers(self) -> tuple[Dialled, ...]:
        """The number of the line."""
        return (Dialled(("phone", "number"), self.phone.number, self.phone.hours, at_home=True),) if self.phone else ()

    @property
    def opening_hours(self) -> str | None:
        """When the telephone is answered, as other programs read it."""
        return self.phone.opening_hours if self.phone else None

    def faults(self) -> Iterator[Finding]:
        """Exceptions are from hours that are told."""
        for name, way in (("phone", self.phone), ("chat", self.chat)):
            if way and way.exceptions and not way.hours:
                message = "undantaget gäller inga öppettider, för hours är tomt"
                yield Finding(code="missing-field", message=message, advice="Fyll i hours", path=(name, "exceptions"))

    @property
    def sought_to_reach(self) -> bool:
        """A line is."""
        return self.type == "stödlinje"

    @property
    def behind(self) -> tuple[str, ...]:
        """Who took over, or else who runs the line."""
        return super().behind or tuple(f"agencies/{name}" for name in self.publisher)

    @property
    def reachable(self) -> bool:
        """Whether there is a checked number to ring, or a place to write to."""
        return bool(self.phone or self.chat)
