"""An empty record of a kind, with every field explained, for ``new <kind>``."""

import json
from collections.abc import Iterator

from handbook.content.fields import Field, fields_of, in_file_order
from handbook.content.kinds import Record


def skeleton(cls: type[Record], title: str = "") -> str:
    """Return the text of a new record: required fields ready to fill in, the rest as comments."""
    given = {"title": json.dumps(title, ensure_ascii=False)} if title else {}
    lines = [
        f"# yaml-language-server: $schema=../../schema/{cls.kind.folder}.schema.json",
        f"# Ny post: {cls.kind.singular}. Filens namn blir postens id och adress: bara a–z, 0–9 och bindestreck.",
        "# Ta bort # framför de fält du behöver. Kontrollera med: make check",
    ]
    for field in in_file_order(cls):
        lines += explained(field, given.get(field.name, ""))
    return "\n".join(lines) + "\n"


def explained(field: Field, value: str = "") -> tuple[str, ...]:
    """Return the lines of one field: what it is, and itself to fill in."""
    return _explanation(field), *_lines(field, value)


def _explanation(field: Field) -> str:
    choices = f" Välj: {', '.join(field.choices)}." if field.choices else ""
    return f"# {field.label}. {field.help}{choices}"


def _lines(field: Field, value: str) -> Iterator[str]:
    yield f"{'' if field.required else '# '}{_key(field, value)}"
    for inner, keys in _inside(field):
        mark = "" if field.required and inner.required else "# "
        yield f"  {_explanation(inner)}"
        yield from (f"  {mark}{key}" for key in keys)


def _key(field: Field, value: str = "") -> str:
    empty = "[]" if field.many and not field.part else ""
    return f"{field.key}: {value or empty}".rstrip()


def _inside(field: Field) -> Iterator[tuple[Field, list[str]]]:
    """Yield each field of a part with its lines; what lies deeper, such as a source, is explained in its own place.

    In a list those that are required come first: one of them has the dash, and the others may stay comments.
    """
    inside = fields_of(field.part) if field.part else ()
    for index, inner in enumerate(sorted(inside, key=lambda it: field.many and not it.required)):
        dash = "- " if field.many and index == 0 else "  " if field.many else ""
        indent = " " * len(dash) + "  "
        yield inner, [f"{dash}{_key(inner)}", *(f"{indent}{key}" for _, keys in _inside(inner) for key in keys)]
