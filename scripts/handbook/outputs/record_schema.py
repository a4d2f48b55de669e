"""The form of records and vocabularies as data: JSON Schema of what is published, not of what editors write."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from handbook.catalog.address import kind_address
from handbook.content.fields import Field, fields_of
from handbook.content.kinds import Kinds, Record
from handbook.content.kinds.locality import FUNCTIONS
from handbook.content.kinds.parts import Confidence, Part
from handbook.content.kinds.types import ID_PATTERN as ID
from handbook.content.prose import capitalized
from handbook.outputs.record_data import MARKS_SCHEMA

Schema = JsonSchemaValue
LINKS_TO, TERM_OF = "Länk till", "Ord ur ordlistan"
"""How a comment begins that says what an id stands for. A keyword of our own would say it too, but strict validators
refuse a schema that has any."""


SOMETIMES = ("marks", "origin")
"""What a record has only where there is something to tell, or only in a file of its own."""


def record_schema(cls: type[Record], kinds: Kinds) -> Schema:
    """Return what every published record of a kind is like. All keys are told: there are no others."""
    made = part_schema(cls)
    told = {name: text(words) for name, words in cls.tells}
    before = {
        "kind": {"const": cls.kind.folder, "description": "Postens sort."},
        "id": text("Postens namn inom sorten. Det ändras aldrig.", pattern=f"^{ID}$"),
        "url": text(
            "Sidans adress, räknad från webbplatsens rot. Den ändras aldrig.",
            pattern=f"^{kind_address(cls)}{ID}/$",
        ),
    }
    after = {
        "standing": {
            "anyOf": [_standing(), {"type": "null"}],
            "description": "Hur det står till med posten: samma svar som på sidan. null om inget är sagt.",
        },
        "superseded": {"type": "boolean", "description": "Sant när något annat gäller i stället."},
        "marks": {key: value for key, value in MARKS_SCHEMA.items() if key != "$schema"},
        "links": _ends("De poster som posten länkar till, och i vilket fält.", kinds),
        "back_links": _ends("De poster som länkar hit, och i vilket av sina fält.", kinds),
        "origin": {
            **_origin(),
            "description": "Varifrån posten kommer och vad du får göra med den, i postens egen fil.",
        },
    }
    return {
        **made,
        "title": capitalized(cls.kind.singular),
        "properties": {**before, **made["properties"], **told, **after},
        "required": [*before, *made["required"], *(name for name in after if name not in SOMETIMES)],
    }


@cache  # files and the description of the data ask for the same
def part_schema(cls: type[Part]) -> Schema:
    """Return what a group of fields is like when it is published: what is empty is left out, never null."""
    made = cls.model_json_schema(mode="serialization")
    parts = {part.__name__: part for part in _parts(cls)}
    definitions = {name: _published(inner, parts[name]) for name, inner in made.pop("$defs", {}).items()}
    return {**_published(made, cls), **({"$defs": definitions} if definitions else {})}


def _parts(cls: type[BaseModel]) -> Iterator[type[Part]]:
    for field in fields_of(cls):
        if field.part:
            yield field.part
            yield from _parts(field.part)


def _published(made: Schema, cls: type[BaseModel]) -> Schema:
    given = made["properties"]
    optional = {key for key, value in given.items() if {"type": "null"} in value.get("anyOf", ())}
    properties = {field.key: _property(given[field.key], field) for field in fields_of(cls)}
    required = [key for key in properties if key not in optional]
    worked_out = {name: _line_of(given[name]) for name in cls.model_computed_fields}
    return {
        **made,
        "description": _line(made["description"]),
        "properties": {**properties, **worked_out},
        "required": [*required, *worked_out],
    }


def _line_of(given: Schema) -> Schema:
    return {key: value for key, value in given.items() if key != "readOnly"}


def _property(given: Schema, field: Field) -> Schema:
    bare = {key: value for key, value in given.items() if key not in {"default", "anyOf", "description", "title"}}
    for choice in given.get("anyOf", ()):
        if choice != {"type": "null"}:
            bare |= choice
    told = {"title": field.label, "description": field.help}
    comment = ""
    if field.link:
        comment = f"{LINKS_TO} {field.link.to or 'kind/id'}"
    if field.term:
        comment = f"{TERM_OF} {field.term.vocabulary}"
    if field.markdown:
        told["contentMediaType"] = "text/markdown"
        comment = "[[kind/id]] och [[kind/id|ord]] är länkar till poster"
    return {**told, **({"$comment": comment} if comment else {}), **bare}


def _line(text: str) -> str:
    return " ".join(text.split())


def text(words: str, **more: str) -> Schema:
    """Return what a text is like, with what it means."""
    return {"type": "string", "description": words, **more}


def terms_properties() -> Schema:
    """Return what each of the terms is like that stand in every file of records."""
    licence = closed({"name": text("Licensens namn."), "url": text("Licensens adress.")})
    return {
        "version": text("Formens version. Det första talet höjs när något försvinner eller byter betydelse."),
        "address": text("Webbplatsens adress, som adresserna i posterna räknas från."),
        "edition": {**_edition(), "description": "Finns bara i en kommuns egen utgåva."},
        "publisher": text("Den som ger ut handboken."),
        "contact": text("E-postadress eller webbadress till utgivaren."),
        "licence": {**licence, "description": "Vad du får göra med texter och data."},
    }


def _edition() -> Schema:
    return closed(
        {
            "name": text("Det som står efter handbokens namn."),
            "municipality": text("Kommunens kod hos SCB, fyra siffror."),
            "national": text("Den nationella handbokens adress."),
            "own_contacts": {
                "type": "array",
                "items": {"enum": list(FUNCTIONS)},
                "description": "De verksamheter för vilka kontakten i kommunens post är kommunens egen.",
            },
        }
    )


def _origin() -> Schema:
    return {**closed(terms_properties()), "required": ["version", "address"]}


def _standing() -> Schema:
    properties = {
        "status": text("Orden som står vid titeln."),
        "checked": text("Dagen då läget kontrollerades."),
        "confidence": {"enum": list(get_args(Confidence)), "description": "Hur säkert det är."},
    }
    return closed(properties)


def _ends(words: str, kinds: Kinds) -> Schema:
    properties = {
        "field": text("Fältets namn."),
        "kind": {"enum": [cls.kind.folder for cls in kinds], "description": "Postens sort."},
        "id": text("Postens id.", pattern=f"^{ID}$"),
    }
    return {"type": "array", "items": closed(properties), "description": words}


def closed(properties: Schema) -> Schema:
    """Return what an object with these properties and no others is like."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
