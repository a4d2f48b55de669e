"""What the fields of a kind are: labels, help, links, terms and prose, read off the kind's class once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from handbook.content.kinds.parts import Part
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Link, Lived, Markdown, Term, check_day
from handbook.content.problems import Path

NAMING = ("title", "lang", "aliases", "summary")
"""The fields that every file begins with."""


@dataclass(frozen=True)
class Field:
    """One field of a record or part, as the rest of the program needs to know it."""

    name: str
    """Attribute name."""
    key: str
    """Name in YAML and in data files."""
    label: str
    help: str
    required: bool
    many: bool
    link: Link | None
    term: Term | None
    markdown: Markdown | None
    part: type[Part] | None
    is_day: bool
    is_number: bool
    lived: bool
    """It is a day on which somebody has done something."""
    choices: tuple[str, ...]
    """The words a value is chosen from, if it is."""


@dataclass(frozen=True)
class Value:
    """A value found in a record: its path of keys and positions, the field it stands in, and itself as a text."""

    path: Path
    field: Field
    value: str


@cache
def fields_of(cls: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a kind or part, in page order."""
    return tuple(_field(name, info) for name, info in cls.model_fields.items())


def _field(name: str, info: FieldInfo) -> Field:
    found = [*info.metadata, *_inside(info.annotation)]
    part = next((item for item in found if isinstance(item, type) and issubclass(item, Part)), None)
    return Field(
        name=name,
        key=info.alias or name,
        label=info.title or name,
        help=" ".join((info.description or "").split()),
        required=info.is_required(),
        many=any(get_origin(item) is tuple for item in found),
        link=next((item for item in found if isinstance(item, Link)), None),
        term=next((item for item in found if isinstance(item, Term)), None),
        markdown=next((item for item in found if isinstance(item, Markdown)), None),
        part=part,
        is_day=any(isinstance(item, AfterValidator) and item.func is check_day for item in found),
        is_number=int in found,
        lived=any(isinstance(item, Lived) for item in found),
        choices=next((get_args(item) for item in found if get_origin(item) is Literal), ()),
    )


def _inside(annotation: object) -> Iterator[object]:
    yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)


@cache
def own_fields(cls: type[Record]) -> tuple[Field, ...]:
    """Return the fields that the kind adds to those every record has."""
    return tuple(field for field in fields_of(cls) if field.name not in Record.model_fields)


@cache
def in_file_order(cls: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a kind as its files have them: what names the record, what is the kind's own, the rest."""
    fields = {field.name: field for field in fields_of(cls)}
    names = (*NAMING, *(field.name for field in own_fields(cls)))
    return tuple(fields[name] for name in (*names, *(name for name in fields if name not in names)))


def walk_plain(cls: type[BaseModel], plain: object, above: Path = ()) -> Iterator[Value]:
    """Yield the text values of a record that may be broken, as far as its keys are those of ``cls``."""
    if not isinstance(plain, dict):
        return
    for field in fields_of(cls):
        given = plain.get(field.key)
        many = isinstance(given, list)
        for index, item in enumerate(given if isinstance(given, list) else (given,)):
            path = (*above, field.key, index) if many else (*above, field.key)
            if field.part:
                yield from walk_plain(field.part, item, path)
            elif isinstance(item, str):
                yield Value(path, field, item)


def walk(part: BaseModel, above: Path = ()) -> Iterator[Value]:
    """Yield every non-empty value of a record, in the depth of its parts, lists taken apart."""
    for field in fields_of(type(part)):
        given = getattr(part, field.name)
        many = isinstance(given, tuple)
        for index, item in enumerate(given if many else (given,)):
            path = (*above, field.key, index) if many else (*above, field.key)
            if isinstance(item, BaseModel):
                yield from walk(item, path)
            elif item is not None:
                yield Value(path, field, str(item))
