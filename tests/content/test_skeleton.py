"""An empty record: what is required is ready to fill in, the rest is there as comments, each with its help."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import BaseModel, Field

from handbook.content.fields import fields_of
from handbook.content.kinds import KINDS
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Line, Name, Refs, Term
from handbook.content.load import SourceFile, parse
from handbook.content.skeleton import skeleton
from handbook.content.structure import structure


class Deep(Part):
    """En del i en del."""

    word: Name = Field(title="Ord")
    """Hjälp djupt."""
    other: Name | None = Field(None, title="Annat")
    """Hjälp annat."""


class Inner(Part):
    """En del."""

    name: Name = Field(title="Namn")
    """Hjälp namn."""
    deep: tuple[Deep, ...] = Field((), title="Djup")
    """Hjälp djup."""
    last: Line | None = Field(None, title="Sist")
    """Hjälp sist."""


class Small(Record):
    """En liten post."""

    kind: ClassVar[Kind] = Kind(folder="small", address="sma", singular="liten", plural="små", intro="Små.")

    choice: Literal["a", "b"] = Field("a", title="Val")
    """Hjälp val."""
    one: Inner = Field(title="En")
    """Hjälp en."""
    many: tuple[Inner, ...] = Field((), title="Flera")
    """Hjälp flera."""
    terms: Annotated[Refs, Term("roles")] = Field(title="Ord")
    """Hjälp ord."""


OWN = """\
# Val. Hjälp val. Välj: a, b.
# choice:
# En. Hjälp en.
one:
  # Namn. Hjälp namn.
  name:
  # Djup. Hjälp djup.
  # deep:
  #   - word:
  #     other:
  # Sist. Hjälp sist.
  # last:
# Flera. Hjälp flera.
# many:
  # Namn. Hjälp namn.
  # - name:
  # Djup. Hjälp djup.
  #   deep:
  #     - word:
  #       other:
  # Sist. Hjälp sist.
  #   last:
# Ord. Hjälp ord.
terms: []
"""


def test_fields_of_the_kind_stand_between_the_head_and_what_every_record_has() -> None:
    text = skeleton(Small)
    assert OWN in text
    assert text.startswith(
        "# yaml-language-server: $schema=../../schema/small.schema.json\n"
        "# Ny post: liten. Filens namn blir postens id och adress: bara a–z, 0–9 och bindestreck.\n"
        "# Ta bort # framför de fält du behöver. Kontrollera med: make check\n"
        "# Titel. Namnet läsaren söker efter. Rubriken på sidan.\n"
        "title:\n"
    )
    keys = [line.removeprefix("# ").partition(":")[0] for line in text.split("\n")]
    wanted = [
        "title",
        "lang",
        "aliases",
        "summary",
        "choice",
        "one",
        "many",
        "terms",
        "body",
        "plan",
        "today",
        "topics",
    ]
    wanted += ["roles", "related", "keywords", "sources", "reviewed"]
    assert [key for key in keys if key in wanted] == wanted
    assert text.endswith("  # by:\n")


def test_a_title_that_is_given_is_quoted() -> None:
    assert '\ntitle: "Å: \\"x\\""\n' in skeleton(Small, 'Å: "x"')


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind.folder)
def test_an_empty_record_demands_what_is_required_and_nothing_else(cls: type[Record]) -> None:
    text = skeleton(cls, "Titeln")
    name = next(it for it in ("x", "0180") if re.fullmatch(cls.kind.id_pattern, it))
    made = parse(text, f"content/{cls.kind.folder}/{name}.yml")
    assert isinstance(made, SourceFile)
    _, findings = structure([made], KINDS)
    asked = {".".join(step for step in found.path if isinstance(step, str)) for found in findings}
    assert {found.code for found in findings} == {"missing-field"}
    assert asked == set(required(cls)) - {"title"}


def required(cls: type[BaseModel], above: str = "") -> Iterator[str]:
    """Yield the fields that must be filled in, those of required parts by the path to them."""
    for field in fields_of(cls):
        if field.required and field.part:
            yield from required(field.part, f"{above}{field.key}.")
        elif field.required:
            yield f"{above}{field.key}"
