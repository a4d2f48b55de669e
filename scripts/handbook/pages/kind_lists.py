"""The pages that list records, one per kind."""

from dataclasses import dataclass

from handbook.catalog.address import kind_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.order import Group
from handbook.content.fields import Field, fields_of
from handbook.content.kinds import Record
from handbook.content.prose import slug
from handbook.content.structure import AnyEntry
from handbook.pages.markdown import Writer, one_line, plain
from handbook.pages.page import Page
from handbook.pages.record_view import view_of
from handbook.pages.templating import badge, page_from
from handbook.pages.whats_new import of_kind

STANDING = {"standing": "Läge"}
SELF_EVIDENT = frozenset({"summary", "situation"})
"""Columns that are sentences."""
LONG = 20
"""Lists from this length on get a box that filters them."""


Row = tuple[str, tuple[str, ...]]
"""A record in a table, as Markdown: its link with what is said beside it, and the cells."""


@dataclass(frozen=True)
class RowGroup:
    """A heading of a list page with its rows."""

    title: str
    anchor: str
    rows: tuple[Row, ...]
    folded: bool


@dataclass(frozen=True)
class Column:
    """What is told of each record beside its title: a field, or without one a property of the record.

    A column without a label needs none before its values, whose text says what it is; it still has a heading.
    """

    name: str
    heading: str
    label: str
    field: Field | None


def kind_page(catalog: Catalog, cls: type[Record]) -> Page:
    """Return the list page of a kind: its records, grouped where the kind says so."""
    address = kind_address(cls)
    columns = columns_of(cls)
    write = Writer(catalog, address)
    return page_from(
        "list.md.j2",
        address,
        cls.kind.plural.capitalize(),
        cls.kind.intro,
        catalog,
        about=cls.kind.folder,
        meta={"early": "assets/list.js" if len(catalog.of(cls)) >= LONG else None},
        words={
            "columns": tuple((column.heading, column.label) for column in columns),
            "groups": [_row_group(catalog, group, columns, write) for group in catalog.groups(cls)],
            "count": len(catalog.of(cls)),
            "names_to_scan": cls.kind.names_to_scan,
            "told": of_kind(catalog, write, cls),
        },
    )


def columns_of(cls: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a kind's list, in its order; what the headings say already is no column."""
    fields = {field.name: field for field in fields_of(cls)}
    labels = {name: field.label for name, field in fields.items()} | STANDING | dict(cls.kind.worked_out_columns)
    return tuple(
        Column(name, labels[name], "" if name in SELF_EVIDENT else labels[name], fields.get(name))
        for name in cls.kind.columns
        if name != cls.kind.group_by
    )


def _row_group(catalog: Catalog, group: Group, columns: tuple[Column, ...], write: Writer) -> RowGroup:
    rows = tuple(_row(catalog, entry, columns, write) for entry in group.entries)
    return RowGroup(group.title, slug(group.title) or "alla", rows, group.older)


def _row(catalog: Catalog, entry: AnyEntry, columns: tuple[Column, ...], write: Writer) -> Row:
    told = any(column.name == "standing" for column in columns)
    beside = f" {badge(entry.record.standing)}" if entry.record.superseded and not told else ""
    head = f"{one_line(write.link(entry.ref))}{beside}"
    return head, tuple(_cell(catalog, entry, column, write) for column in columns)


def _cell(catalog: Catalog, entry: AnyEntry, column: Column, write: Writer) -> str:
    field = column.field
    if column.name == "standing":
        return badge(entry.record.standing)
    if field is None:
        return plain(str(getattr(entry.record, column.name) or ""))
    given = getattr(entry.record, field.name)
    if field.link and given:
        refs = given if isinstance(given, tuple) else (given,)
        return ", ".join(write.link(f"{field.link.to}/{ref}" if field.link.to else ref) for ref in refs)
    return write.prose(str(given or "")) if field.markdown else view_of(catalog, entry).fact(field, given)
