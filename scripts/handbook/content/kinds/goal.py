"""Mål: the plan's objective, goals, purposes, challenges and perspectives."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Link, Name, Prose, Refs


class Goal(Record):
    """Ett mål, ett syfte, en utmaning eller ett perspektiv i planen."""

    kind: ClassVar[Kind] = Kind(
        folder="goals",
        address="mal",
        singular="mål",
        plural="mål",
        intro="Vad planen ville uppnå och vilka utmaningar den såg, med åtgärderna som svarar.",
        columns=("meaning",),
        group_by="type",
        order_by="number",
        search_weight=94,
        search_unasked=70,
        search_after_children=True,
        search_numbers=("number",),
        search_owner="part_of",
        groups_as_listed=True,
        of_the_plan=True,
    )

    type: Literal["övergripande mål", "mål", "syfte", "utmaning", "perspektiv"] = Field(title="Typ")
    """Vilket slags mål det är."""
    number: Name | None = Field(None, title="Nummer")
    """Ordningen i planen, eller åtgärderna som syftet gäller (till exempel "åtgärd 1–3")."""
    meaning: Prose = Field(title="Innebörd")
    """Vad målet innebär, med egna ord."""
    part_of: Annotated[Refs, Link("goals", reverse="Delas upp i")] = Field((), title="Hör till")
    """Det övergripande målet eller syftet."""
    conventions: Annotated[Refs, Link("conventions", reverse="Mål i planen")] = Field((), title="Bygger på")
    """Internationella mål och konventioner bakom målet."""
