"""An empty record of a kind, with every field explained, for ``new <kind>``."""

from handbook.fields import Field, fields_of, own_fields
from handbook.kinds import Record
from handbook.kinds.base import Part

HEAD = ("title", "lang", "aliases", "summary")


def skeleton(cls: type[Record]) -> str:
    """Return the text of a new record: required fields ready to fill in, the rest as comments."""
    fields = {field.name: field for field in fields_of(cls)}
    tail = [name for name in Record.model_fields if name not in HEAD]
    order = [*HEAD, *(field.name for field in own_fields(cls)), *tail]
    lines = [
        f"# yaml-language-server: $schema=../../schema/{cls.kind.folder}.schema.json",
        f"# Ny post: {cls.kind.singular}. Filens namn blir postens id och adress: bara a–z, 0–9 och bindestreck.",
        "# Ta bort # framför de fält du behöver. Kontrollera med: make check",
    ]
    for name in order:
        lines += _lines(fields[name], "", required=fields[name].required)
    return "\n".join(lines) + "\n"


def _lines(field: Field, indent: str, *, required: bool) -> list[str]:
    mark = "" if required else "# "
    lines = [f"{indent}# {field.label}. {field.help}"]
    if field.part:
        lines.append(f"{indent}{mark}{field.key}:")
        lines += _part_lines(field.part, f"{indent}  ", required=required, many=field.many)
    else:
        lines.append(f"{indent}{mark}{field.key}: {'[]' if field.many else ''}".rstrip())
    return lines


def _part_lines(part: type[Part], indent: str, *, required: bool, many: bool) -> list[str]:
    mark = "" if required else "# "
    lines = []
    for index, field in enumerate(fields_of(part)):
        dash = "- " if many and index == 0 else "  " if many else ""
        lines.append(f"{indent}{mark}{dash}{field.key}:")
    return lines
