"""Styrdokument: plans, strategies, letters of appropriation and bills that steer the work."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Day, Link, Name, Prose, Refs, Url


class Document(Record):
    """En plan, strategi, skrivelse, proposition eller ett regleringsbrev."""

    kind: ClassVar[Kind] = Kind(
        folder="documents",
        address="styrdokument",
        singular="styrdokument",
        plural="styrdokument",
        intervals=(("styrdokument", 12),),
        intro="Handlingsplaner, strategier och beslut, i den ordning de kom.",
        columns=("number", "date", "standing"),
        opens="link",
        order_by="date",
        search_weight=98,
        search_unasked=85,
        search_after_children=True,
        search_numbers=("number",),
        of_the_plan=True,
    )

    type: Literal["handlingsplan", "strategi", "proposition", "regleringsbrev", "program", "plan"] = Field(title="Typ")
    """Vilket slags dokument det är."""
    number: Name | None = Field(None, title="Nummer")
    """Till exempel Skr. 2015/16:192."""
    date: Day | None = Field(None, title="Datum")
    """När dokumentet beslutades."""
    period: Name | None = Field(None, title="Period")
    """Tiden dokumentet gäller."""
    issued_by: Annotated[Refs, Link("agencies", reverse="Styrdokument")] = Field((), title="Beslutad av")
    """Den som beslutade."""
    addressed_to: Annotated[Refs, Link("agencies", reverse="Styrs av dokumentet")] = Field((), title="Gäller för")
    """Den som dokumentet styr."""
    follows: Annotated[Refs, Link("documents", reverse="Följdes av")] = Field((), title="Följer på")
    """Dokumentet som det avlöste."""
    content: Prose | None = Field(None, title="Innehåll")
    """Vad dokumentet bestämmer."""
    link: Url | None = Field(None, title="Läs dokumentet")
    """Dokumentets egen sida."""
