"""The pages that list records: one per kind, and A–Ö."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.address import LETTERS, address_of, kind_address
from handbook.fields import Field, fields_of
from handbook.groups import groups_of
from handbook.kinds import Record
from handbook.kinds.base import Part
from handbook.link import Catalog, alphabetical
from handbook.markdown import Writer, plain
from handbook.prose import slug
from handbook.render import Page, page_from
from handbook.structure import Entry
from handbook.view import view_of


@dataclass(frozen=True)
class Row:
    """A record in a table: link, status and the cells beside it."""

    entry: Entry
    link: str
    status: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RowGroup:
    """A heading of a list page with its rows."""

    title: str
    anchor: str
    rows: tuple[Row, ...]


def kind_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield the list page of every kind."""
    for cls in catalog.kinds:
        yield kind_page(catalog, cls)


def kind_page(catalog: Catalog, cls: type[Record]) -> Page:
    """Return the list page of a kind: its records, grouped where the kind says so."""
    address = kind_address(cls)
    columns = [
        field for name in cls.kind.columns for field in fields_of(cls) if name == field.name != cls.kind.group_by
    ]
    groups = list(_groups(catalog, cls, columns, Writer(catalog, address)))
    return page_from(
        "list.md.j2",
        address,
        cls.kind.plural.capitalize(),
        cls.kind.intro,
        catalog,
        cls=cls,
        columns=columns,
        groups=groups,
        count=len(catalog.of_kind(cls.kind.folder)),
    )


def _groups(catalog: Catalog, cls: type[Record], columns: list[Field], write: Writer) -> Iterator[RowGroup]:
    for title, entries in groups_of(catalog, cls):
        yield RowGroup(title, slug(title) or "alla", tuple(_row(catalog, entry, columns, write) for entry in entries))


def _row(catalog: Catalog, entry: Entry, columns: list[Field], write: Writer) -> Row:
    today = entry.record.today
    status = today.status if today else None
    cells = tuple(_cell(catalog, entry, field, write) for field in columns)
    return Row(entry, write.link(entry.ref), status if catalog.superseded(entry.ref) else None, cells)


def _cell(catalog: Catalog, entry: Entry, field: Field, write: Writer) -> str:
    given = getattr(entry.record, field.name)
    if field.link and given:
        refs = given if isinstance(given, tuple) else (given,)
        return ", ".join(write.link(f"{field.link.to}/{ref}" if field.link.to else ref) for ref in refs)
    if isinstance(given, Part):
        status = str(getattr(given, "status", ""))
        return f"*{status}*{{ .status .status-{slug(status)} }}"
    return view_of(catalog, entry).fact(field, given) if not field.markdown else write.prose(str(given or ""))


def letters_page(catalog: Catalog) -> Page:
    """Return A–Ö: every title and alias, each leading to its record. The way to search without JavaScript."""
    write = Writer(catalog, LETTERS)
    names: dict[str, list[tuple[str, str]]] = {}
    for entry in catalog.entries.values():
        for name in (entry.record.title, *entry.record.aliases):
            names.setdefault(_letter(name), []).append((name, entry.ref))
    letters = [
        (
            letter,
            [
                (
                    plain(name),
                    write.link(ref),
                    name == catalog.entries[ref].record.title,
                    write.to(address_of(catalog, ref)),
                )
                for name, ref in sorted(names[letter], key=lambda item: (alphabetical(item[0]), item[1]))
            ],
        )
        for letter in sorted(names, key=alphabetical)
    ]
    return page_from(
        "letters.md.j2",
        LETTERS,
        "A till Ö",
        "Alla namn i handboken i bokstavsordning, även äldre namn och förkortningar.",
        catalog,
        letters=letters,
    )


def _letter(name: str) -> str:
    first = next((char for char in name.upper() if char.isalnum()), "#")
    return first if first.isalpha() else "0–9"
