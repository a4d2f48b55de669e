"""Konventioner: treaties, protocols, agreements, alliances and international goals."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Day, Link, Name, Prose, Ref, Refs, Url


class Convention(Record):
    """En konvention, ett protokoll, ett avtal mellan länder, en allians eller ett internationellt mål."""

    kind: ClassVar[Kind] = Kind(
        folder="conventions",
        address="konventioner",
        singular="konvention",
        plural="konventioner",
        intervals=(("konventioner", 12),),
        intro="Konventioner, protokoll, avtal mellan länder, allianser och globala mål som Sverige är med i.",
        columns=("organisation", "ratified", "standing"),
        group_by="type",
        opens="text_url",
        search_weight=104,
        search_by_act=True,
    )

    type: Literal["konvention", "protokoll", "bilateralt avtal", "allians", "samarbete", "mål"] = Field(title="Typ")
    """Vilket slags överenskommelse det är."""
    organisation: Annotated[Ref | None, Link("agencies", reverse="Konventioner och samarbeten")] = Field(
        None, title="Organisation"
    )
    """Organisationen som överenskommelsen hör till."""
    parties: Name | None = Field(None, title="Parter")
    """Länderna eller antalet parter, så som källan anger."""
    purpose: Prose | None = Field(None, title="Syfte")
    """Vad parterna har lovat."""
    adopted: Day | None = Field(None, title="Antagen")
    """När den antogs eller bildades."""
    ratified: Day | None = Field(None, title="Sverige anslöt sig")
    """När Sverige ratificerade eller undertecknade."""
    in_force: Day | None = Field(None, title="Gäller för Sverige från")
    """När den började gälla för Sverige."""
    supplements: Annotated[Ref | None, Link("conventions", reverse="Protokoll och mål under denna")] = Field(
        None, title="Tillägg till"
    )
    """Konventionen eller målet som den här hör till."""
    monitored_by: Annotated[Refs, Link("agencies", reverse="Granskar efterlevnaden av")] = Field(
        (), title="Granskas av"
    )
    """Kommittén eller expertgruppen som följer upp."""
    text_url: Url | None = Field(None, title="Texten")
    """Överenskommelsens text hos organisationen eller regeringen."""
