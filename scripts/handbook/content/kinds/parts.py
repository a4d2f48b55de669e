"""The groups of fields that records of every kind have: where something is taken from, and what the plan said."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from handbook.content.kinds.types import PLAN, Line, Name, PastDay, Prose, Ref, Term, Url

Confidence = Literal["verified", "background", "unknown"]
CONFIDENCE = {"verified": "verifierat", "background": "ej verifierat", "unknown": "okänt"}
"""How sure something is, in words for readers."""


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True)


class Source(Part):
    """Var en uppgift är hämtad: antingen en rubrik i planen eller en sida som går att läsa."""

    plan: Annotated[Ref | None, Term(PLAN)] = Field(None, title="Rubrik i planen")
    """Id för rubriken i handlingsplanen 2016–2018 (listan finns i content/vocabulary/plan.yml). Skriv detta
    eller title och url."""
    title: Name | None = Field(None, title="Källans namn")
    """Sidans eller dokumentets namn, som källan själv skriver det."""
    publisher: Name | None = Field(None, title="Utgivare")
    """Den som står bakom sidan, om det inte framgår av namnet."""
    section: Name | None = Field(None, title="Var i källan")
    """Sida, kapitel, paragraf eller rubrik där uppgiften står."""
    url: Url | None = Field(None, title="Länk")
    """Sidans adress. Den måste börja med https://."""
    published: Name | None = Field(None, title="Källans datum")
    """Källans eget datum, så som det syns på sidan. Skriv "odaterad" om inget syns."""
    read: PastDay = Field(title="Läst")
    """Dagen då källan lästes (2026-11-23)."""
    note: Line | None = Field(None, title="Förbehåll")
    """Till exempel att sidan lästes i en spegling, eller vad som inte kunde läsas."""


def in_plan(heading: str) -> str:
    """Return how a heading of the plan is told as a source."""
    return f"Planen 2016, avsnittet {heading.strip('()')}"


class PlanText(Part):
    """Vad planen sade 2016. Det här är historia och får aldrig läsas som gällande råd."""

    text: Prose = Field(title="Planen 2016")
    """Det planen säger, med egna ord. Alla siffror, datum och namn exakt som i planen."""
    unclear: tuple[Line, ...] = Field((), title="Oklart i planen")
    """En rad för varje uppgift som planen inte anger eller där den säger emot sig själv."""


class Reviewed(Part):
    """Vem som läst posten mot källorna, som funktion och aldrig som namngiven person."""

    date: PastDay = Field(title="Datum")
    """Dagen då posten granskades."""
    by: Name = Field(title="Av")
    """Funktion, till exempel "redaktör" eller "jurist"."""
