"""What the form for a record looks like: read off the kinds, as schema and skeleton are. Pure, and ready for JSON."""

from typing import NotRequired, TypedDict

from handbook.content.fields import Field, fields_of, in_file_order
from handbook.content.kinds import Kinds
from handbook.content.kinds.types import ID_PATTERN
from handbook.content.vocabulary import Vocabularies, terms_in

IN_SWEDISH = {
    "verified": "verifierat i källan (verified)",
    "background": "bakgrund, ej verifierat (background)",
    "unknown": "okänt (unknown)",
    "sv": "svenska (sv)",
    "en": "engelska (en)",
}
"""What the words of files mean that are not Swedish; the help texts name them as they stand in files."""


class FieldForm(TypedDict):
    """What the form must know of a field: its name in files, label, help, and how its value is given."""

    key: str
    label: str
    help: str
    required: bool
    many: bool
    type: str
    choices: NotRequired[list[dict[str, str]]]
    to: NotRequired[str | None]
    vocabulary: NotRequired[str]
    lived: NotRequired[bool]
    fields: NotRequired[list["FieldForm"]]


class Form(TypedDict):
    """The form of a kind: folder, what its records are called, and its fields in the order of a file.

    Where an id is more than a title in small letters, ``name_advice`` says what it is.
    """

    folder: str
    singular: str
    plural: str
    standing: str
    name_advice: str
    fields: list[FieldForm]


def forms(kinds: Kinds) -> list[Form]:
    """Return the form of every kind."""
    return [
        {
            "folder": cls.kind.folder,
            "singular": cls.kind.singular,
            "plural": cls.kind.plural,
            "standing": cls.own_standing or "today",
            "name_advice": "" if cls.kind.id_pattern == ID_PATTERN else cls.kind.id_advice,
            "fields": [field_form(field) for field in in_file_order(cls)],
        }
        for cls in kinds
    ]


def field_form(field: Field) -> FieldForm:
    """Return what the form must know of a field."""
    given: FieldForm = {
        "key": field.key,
        "label": field.label,
        "help": field.help,
        "required": field.required,
        "many": field.many,
        "type": _type(field),
    }
    if field.choices:
        given["choices"] = [{"id": word, "title": IN_SWEDISH.get(word, word)} for word in field.choices]
    if field.link:
        given["to"] = field.link.to
    if field.term:
        given["vocabulary"] = field.term.vocabulary
    if field.lived:
        given["lived"] = True
    if field.part:
        given["fields"] = [field_form(inner) for inner in fields_of(field.part)]
    return given


def _type(field: Field) -> str:
    """Return how a value is given: by what, of the signs that a field has, says most of it."""
    signs = (
        (field.part, "part"),
        (field.choices, "choice"),
        (field.link, "link"),
        (field.term, "term"),
        (field.is_day, "day"),
        (field.markdown and field.markdown.block, "prose"),
        (field.markdown, "line"),
    )
    return next((name for sign, name in signs if sign), "text")


def terms(vocabularies: Vocabularies) -> dict[str, list[dict[str, str]]]:
    """Return the terms that fields choose among: vocabulary → id and title of each."""
    return {
        name: [{"id": term.id, "title": str(getattr(term, "title", term.id))} for term in terms_in(items)]
        for name, items in vocabularies.items()
    }
