"""Begrepp: words of the field, what they mean and what they are confused with."""

from typing import Annotated, ClassVar

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import AnyRef, Line, Link, Prose, Refs
from handbook.content.prose import bare


class Mistaken(Part):
    """Ett annat ord som lätt förväxlas med det här."""

    with_: Annotated[AnyRef, Link(None, reverse="Förväxla inte med")] = Field(alias="with", title="Med")
    """Posten det förväxlas med, som kind/id."""
    text: Line = Field(title="Skillnaden")
    """Vad som skiljer dem, i en mening."""


class Concept(Record):
    """Ett ord som läsaren behöver förstå."""

    kind: ClassVar[Kind] = Kind(
        folder="concepts",
        address="begrepp",
        singular="begrepp",
        plural="begrepp",
        intervals=(("begrepp", 12),),
        intro="Orden i handlingsplanen och i arbetet, förklarade, med det som lätt förväxlas.",
        columns=("definition",),
        children_led_here=True,
        search_weight=110,
        search_leads=("summary", "definition"),
    )

    definition: Prose = Field(title="Betydelse")
    """Vad ordet betyder i dag, i en eller två meningar. Om definitionen kommer ur en lag eller konvention ska det
    framgå."""
    not_to_confuse: tuple[Mistaken, ...] = Field((), title="Förväxla inte med")
    """Ord som liknar men betyder något annat."""
    usage: Line | None = Field(None, title="Ordval")
    """Råd om ordet: till exempel ett ord som numera undviks, och vad man säger i stället."""
    laws: Annotated[Refs, Link("laws", reverse="Begrepp i lagen", strong=True)] = Field((), title="I lagen")
    """Paragrafer där ordet används eller har sin rättsliga betydelse."""

    @property
    def linked_data(self) -> dict[str, object]:
        """The word as a defined term."""
        others = {"alternateName": list(self.aliases)} if self.aliases else {}
        return {"@type": "DefinedTerm", "name": self.title, **others, "description": bare(self.definition)}
