"""A kind as a table for people: the words of the pages, in columns whose order does not depend on the content.

A cell is text or a number. What a spreadsheet program would run or misread is the business of the form of file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin

from pydantic import BaseModel

from handbook.catalog.address import address_of
from handbook.catalog.catalog import Catalog
from handbook.content.fields import Field, fields_of, in_file_order
from handbook.content.kinds import Record
from handbook.content.kinds.parts import CONFIDENCE
from handbook.content.kinds.record import LANGUAGES
from handbook.content.prose import EXTERNAL, ProseLink, replace_links
from handbook.content.structure import AnyEntry

Cell = str | int
BETWEEN_VALUES, BETWEEN_FIELDS, BETWEEN_PARTS = "; ", " · ", "\n"
ANSWER = {True: "ja", False: "nej"}
WORDS = CONFIDENCE | LANGUAGES
"""What is written as a code in records and as words for people."""
BULLET = re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE)
HEADING = re.compile(r"^#+[ \t]*", re.MULTILINE)
EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
MARKUP = re.compile(r"[*_`#\[]|\n\s*(?:\n|[-+]|[0-9]+\. )")
"""What prose without it is free of markup and holds one paragraph."""
LOOSE_LINES = re.compile(r"(?<!\n)\n(?![\n•]|\d+\. )")
"""A line that goes on: editors break lines where they like."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, and the fields that lead to its values; none leads to what is worked out."""

    heading: str
    fields: tuple[Field, ...]

    def value(self, record: Record) -> object:
        """Return what stands in the record, or ``None``."""
        found: object = record
        for field in self.fields:
            found = getattr(found, field.name) if found is not None else None
        return found


@dataclass(frozen=True)
class Table:
    """The records of a kind."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(catalog: Catalog, base: str) -> Mapping[str, Table]:
    """Return the folder of every kind and its table; ``base`` is the site's address."""
    return {cls.kind.folder: _table(catalog, cls, base) for cls in catalog.kinds}


AFTER_TITLE: tuple[tuple[str, Callable[[Catalog, str, str], str]], ...] = (
    ("Id", lambda _, ref, __: ref.partition("/")[2]),
    ("Sida", lambda catalog, ref, base: urljoin(base, address_of(catalog, ref))),
    ("Gäller något annat i stället", lambda catalog, ref, _: ANSWER[catalog.superseded(ref)]),
    ("Har hänt sedan kontrollen", lambda catalog, ref, _: BETWEEN_PARTS.join(it.text for it in catalog.news.of(ref))),
)
"""What every table has beside the fields: the heading, and what stands in the row of a record."""


@cache
def columns_of(cls: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a kind. A group of fields has a column for each of them, a list of groups has one."""
    return tuple(column for field in in_file_order(cls) for column in _columns(field))


def _columns(field: Field) -> Iterator[Column]:
    if field.part is None or field.many:
        yield Column(field.label, (field,))
        return
    for inner in fields_of(field.part):
        said = field.label.lower().endswith(inner.label.lower())
        yield Column(field.label if said else f"{field.label}: {inner.label.lower()}", (field, inner))


def _table(catalog: Catalog, cls: type[Record], base: str) -> Table:
    columns = columns_of(cls)
    title, *others = (column.heading for column in columns)
    headings = (title, *(heading for heading, _ in AFTER_TITLE), *others)
    return Table(cls.kind.list_name, headings, tuple(_row(catalog, columns, it, base) for it in catalog.of(cls)))


def _row(catalog: Catalog, columns: tuple[Column, ...], entry: AnyEntry, base: str) -> tuple[Cell, ...]:
    title, *others = (cell(catalog, column.fields[-1], column.value(entry.record)) for column in columns)
    return (title, *(told(catalog, entry.ref, base) for _, told in AFTER_TITLE), *others)


def cell(catalog: Catalog, field: Field, value: object) -> Cell:
    """Return one value as people read it."""
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    if not isinstance(value, tuple):
        return _words(catalog, field, value)
    between = BETWEEN_PARTS if field.part or field.markdown else BETWEEN_VALUES
    return between.join(_words(catalog, field, item) for item in value)


def _words(catalog: Catalog, field: Field, value: object) -> str:
    if isinstance(value, BaseModel):
        told = ((inner, cell(catalog, inner, getattr(value, inner.name))) for inner in fields_of(type(value)))
        found = ((it.title, getattr(value, name)) for name, it in type(value).model_computed_fields.items())
        worked_out = ((str(title), str(words)) for title, words in found)
        first, *said = [(inner.label, words) for inner, words in told if words != ""]
        # What a reader may do with a number is read before the number.
        said = [first, *worked_out, *said]
        return BETWEEN_FIELDS.join(f"{label}: {words}" for label, words in said).replace("\n", " ")
    text = str(value)
    if field.link:
        return catalog.title(f"{field.link.to}/{text}" if field.link.to else text)
    if field.term:
        return catalog.term(field.term.vocabulary, text).title
    if field.markdown:
        return plain_words(catalog, text)
    return WORDS[text] if field.choices and text in WORDS else text


def plain_words(catalog: Catalog, prose: str) -> str:
    """Return prose without its markup: links leave their words, lists keep their lines."""

    def shown(link: ProseLink) -> str:
        return link.words or catalog.title(link.target)

    if not MARKUP.search(prose):
        return " ".join(prose.split())
    text = EXTERNAL.sub(r"\1", replace_links(prose, shown))
    text = HEADING.sub("", BULLET.sub("• ", text))
    text = LOOSE_LINES.sub(" ", text)
    return re.sub(r"\n{2,}", "\n", re.sub(r"[ \t]+", " ", EMPHASIS.sub(r"\2", text))).strip()
