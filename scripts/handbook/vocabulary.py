"""Vocabularies: short closed lists that records pick from, and the search engine's synonyms."""

from typing import Annotated

from pydantic import Field

from handbook.kinds.base import Part
from handbook.kinds.types import Line, Name, Ref


class Term(Part):
    """Ett ord i en ordlista."""

    id: Ref = Field(title="Id")
    """Namnet som posterna använder. Ändras aldrig."""
    title: Name = Field(title="Titel")
    """Namnet som läsaren ser."""


class Topic(Term):
    """Ett tema eller en roll, med en egen sida."""

    summary: Line = Field(title="Sammanfattning")
    """En mening om vad sidan handlar om."""
    aliases: tuple[Name, ...] = Field((), title="Kallas också")
    """Andra ord som sökningen ska känna igen."""


class Audience(Term):
    """En målgrupp som planen eller ett material vänder sig till."""

    group: Name = Field(title="Grupp")
    """Yrkesverksamma, Organisationer och myndigheter, Vuxna, Barn och unga eller Barn och vuxna."""
    aliases: tuple[Name, ...] = Field((), title="Kallas också")
    """Andra benämningar, även planens egna."""


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


MODELS: dict[str, type[Part]] = {
    "roles": Topic,
    "topics": Topic,
    "audiences": Audience,
    "plan": Heading,
    "synonyms": Synonym,
}
Vocabularies = dict[str, tuple[Part, ...]]
