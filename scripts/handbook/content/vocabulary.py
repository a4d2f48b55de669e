"""Vocabularies: short closed lists that records pick from, and the search engine's synonyms."""

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from handbook.content.kinds.base import Confidence, Part
from handbook.content.kinds.types import (
    AUDIENCES,
    CONCORDANCE,
    PLAN,
    ROLES,
    SYNONYMS,
    TOPICS,
    Line,
    Name,
    Ref,
)


class Term(Part):
    """Ett ord i en ordlista."""

    address: ClassVar[str | None] = None
    """First part of the addresses of the terms' pages, if they have any."""

    id: Ref = Field(title="Id")
    """Namnet som posterna använder. Ändras aldrig."""
    title: Name = Field(title="Titel")
    """Namnet som läsaren ser."""


class Named(Term):
    """Ett ord som också kallas annat."""

    aliases: tuple[Name, ...] = Field((), title="Kallas också")
    """Andra ord som sökningen ska känna igen, även planens egna."""


class Subject(Named):
    """Ett ord med en egen sida."""

    summary: Line = Field(title="Sammanfattning")
    """En mening om vad sidan handlar om."""


class Topic(Subject):
    """Ett tema, med en egen sida."""

    address = "teman"


class Role(Subject):
    """En yrkesroll, med en egen sida."""

    address = "roller"


class Audience(Named):
    """En målgrupp som planen eller ett material vänder sig till."""

    group: Name = Field(title="Grupp")
    """Yrkesverksamma, Organisationer och myndigheter, Vuxna, Barn och unga eller Barn och vuxna."""


class Heading(Term):
    """En rubrik i handlingsplanen 2016–2018, i planens ordning."""

    level: Annotated[int, Field(ge=1, le=3)] = Field(title="Nivå")
    """1 för kapitel, 2 och 3 för rubriker under."""


class Synonym(Part):
    """Ord som betyder samma sak för den som söker."""

    words: tuple[Name, ...] = Field(title="Ord", min_length=1)
    """Ord och uttryck som folk skriver."""
    means: tuple[Name, ...] = Field(title="Betyder", min_length=1)
    """Ordet eller orden i handboken som de ska hitta."""
    reason: Line = Field(title="Skäl")
    """Varför de hör ihop, så att nästa redaktör kan bedöma det."""


class Moved(Part):
    """Ett lagrum i den gamla socialtjänstlagen (2001:453) och var det står i den nya (2025:400)."""

    old: Name = Field(title="Förut")
    """Kapitel och paragraf i den gamla lagen, till exempel "14 kap. 1 §"."""
    new: tuple[Name, ...] = Field((), title="Nu")
    """Kapitel och paragrafer i den nya lagen. Tomt om regeln inte har någon motsvarighet."""
    what: Line = Field(title="Vad det gäller")
    """Regelns ämne i några ord."""
    note: Line | None = Field(None, title="Att veta")
    """Vad som har ändrats, eller om bara en del har flyttats."""
    confidence: Confidence = Field(title="Säkerhet")
    """verified = båda lagtexterna är lästa. unknown = motsvarigheten har inte gått att fastställa."""


MODELS: dict[str, type[Part]] = {
    ROLES: Role,
    TOPICS: Topic,
    AUDIENCES: Audience,
    PLAN: Heading,
    SYNONYMS: Synonym,
    CONCORDANCE: Moved,
}
"""What an item of each vocabulary is."""
PAGE_ADDRESSES: dict[str, str] = {
    name: model.address for name, model in MODELS.items() if issubclass(model, Term) and model.address
}
"""The vocabularies whose terms have pages, and the first part of their addresses."""
Vocabularies = dict[str, tuple[Part, ...]]


def terms_in(items: Iterable[Part]) -> Iterator[Term]:
    """Yield the items of a vocabulary that have an id."""
    return (item for item in items if isinstance(item, Term))
