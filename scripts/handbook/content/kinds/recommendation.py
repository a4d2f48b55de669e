"""Rekommendationer: what monitoring bodies have criticised in Sweden and asked of it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Line, Link, Name, Prose, Ref, Refs


class Recommendation(Record):
    """En synpunkt eller rekommendation till Sverige från ett organ som granskar en konvention."""

    kind: ClassVar[Kind] = Kind(
        folder="recommendations",
        address="rekommendationer",
        singular="rekommendation",
        plural="rekommendationer",
        intro="Vad barnrättskommittén och GRETA har kritiserat och begärt av Sverige, och vilka åtgärder som svarar.",
        columns=("year", "type", "answered_by"),
        group_by="from_body",
        search_weight=90,
        search_unasked=80,
        search_after_children=True,
        of_the_plan=True,
    )

    type: Literal["rekommendation", "oro", "iakttagelse", "kritik"] = Field(title="Typ")
    """Hur organet uttryckte sig."""
    from_body: Annotated[Ref, Link("agencies", reverse="Rekommendationer till Sverige")] = Field(title="Från")
    """Organet som lämnade den."""
    year: Name = Field(title="År")
    """Året den lämnades."""
    convention: Annotated[Ref | None, Link("conventions", reverse="Rekommendationer till Sverige")] = Field(
        None, title="Gäller"
    )
    """Konventionen som granskades."""
    what: Prose = Field(title="Innehåll")
    """Vad Sverige kritiserades för eller ombads göra, med egna ord."""
    answered_by: Annotated[Refs, Link("measures", reverse="Svarar på rekommendationen")] = Field(
        (), title="Åtgärder som svarar"
    )
    """Planens åtgärder som möter rekommendationen. Lämna tomt om ingen gör det; det visas som en öppen fråga."""
    answer_note: Line | None = Field(None, title="Så svarar åtgärderna")
    """Hur väl åtgärderna svarar, eller att ingen gör det. Säg att bedömningen är redaktionens."""
