"""An empty record: what is required is ready to fill in, the rest is there as comments, each with its help."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.base import Kind, Part, Record
from handbook.content.kinds.types import Line, Name, Refs, Term
from handbook.content.skeleton import skeleton


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
  deep:
    - word:
      other:
  # Sist. Hjälp sist.
  last:
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
