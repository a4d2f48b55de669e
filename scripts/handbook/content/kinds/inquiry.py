"""Utredningar: government inquiries and memoranda, their proposals and what became law."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Ahead, Record
from handbook.content.kinds.types import Day, Link, Name, Prose, Refs


class Inquiry(Record):
    """En statlig utredning eller promemoria. Förslag är inte lag förrän riksdagen har beslutat."""

    kind: ClassVar[Kind] = Kind(
        folder="inquiries",
        address="utredningar",
        singular="utredning",
        plural="utredningar",
        intro="Statliga utredningar och promemorior, vad de föreslog och vad som blev lag. Ett förslag är inte lag.",
        columns=("designation", "reported", "standing"),
        order_by="reported",
        search_unasked=80,
        search_after_children=True,
        search_numbers=("designation", "directives"),
        of_the_plan=True,
    )

    type: Literal["SOU", "Ds", "dir."] = Field(title="Typ")
    """SOU för betänkanden, Ds för promemorior, dir. för kommittédirektiv utan betänkande."""
    designation: Name | None = Field(None, title="Beteckning")
    """Till exempel SOU 2016:70."""
    directives: tuple[Name, ...] = Field((), title="Direktiv")
    """Kommittédirektiven som styrde utredningen, till exempel dir. 2014:128."""
    remit: Prose = Field(title="Uppdrag")
    """Vad utredningen skulle ta reda på eller föreslå."""
    due: Day | None = Field(None, title="Skulle vara klar")
    """Sista dag enligt uppdraget."""
    reported: Day | None = Field(None, title="Lämnades")
    """När betänkandet eller promemorian lämnades."""
    proposals: Prose | None = Field(None, title="Förslag")
    """Vad utredningen föreslog. Skriv "föreslog", aldrig så att det låter som gällande rätt."""
    about: Annotated[Refs, Link("laws", reverse="Utredningar om lagen")] = Field((), title="Handlar om")
    """Lagar och brott som utredningen såg över."""
    led_to: Annotated[Refs, Link("laws", reverse="Kommer ur utredningen")] = Field((), title="Ledde till")
    """Propositioner och lagar som förslagen blev."""
    commissioned_by: Annotated[Refs, Link("agencies", reverse="Beställde utredningen")] = Field((), title="Beställare")
    """Regeringen eller departementet."""

    @property
    def ahead(self) -> tuple[Ahead, ...]:
        """The day by which it was to be finished, as long as it is not."""
        return (Ahead(self.due, "Ska redovisas", self.summary),) if self.due and not self.reported else ()
