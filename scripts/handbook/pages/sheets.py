"""Sheets of paper beside a record's page, each declared once: what a workplace hangs on its wall.

They say what the record says, in less: search engines and our own search are led to the record alone.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass

from handbook.catalog import mark_words
from handbook.catalog.address import Beside, address_of
from handbook.catalog.catalog import Catalog
from handbook.content.kinds.collection import Collection
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import URGENT
from handbook.content.prose import bare
from handbook.content.structure import AnyEntry, Entry
from handbook.content.vocabulary import DIALLED, Need
from handbook.pages.markdown import Writer, plain
from handbook.pages.page import Page
from handbook.pages.templating import open_hours, rendered


@dataclass(frozen=True)
class Number:
    """A number to ring, and what it is for, as Markdown."""

    number: str
    words: str


def numbers(catalog: Catalog, guide: Guide) -> Iterator[Number]:
    """Yield the numbers at the top: in danger, for a grown-up the police, and those that the steps name."""
    urgent: dict[str, Need] = {entry.id: need for need, entry in catalog.urgent.items() if need in DIALLED}
    first = [line for line, need in urgent.items() if need == "fara" or not guide.for_child]
    for record_id in dict.fromkeys((*first, *guide.lines)):
        line = catalog.entry(Resource, record_id).record
        if line.phone:
            hours = f", {open_hours(line.phone.told_hours)}" if line.phone.told_hours else ""
            usual = f"{plain(line.name)}{hours}"
            need = urgent.get(record_id)
            yield Number(line.phone.number, plain(catalog.term(URGENT, need).title) if need else usual)


def marks(catalog: Catalog, guide: Entry[Guide]) -> Iterator[str]:
    """Yield what has changed in law under the steps of the sheet, which has numbers of its own for them."""
    numbers = guide.record.wall_numbers
    for mark in catalog.news.on_sheet(guide.ref, numbers):
        places = [place for place, number in enumerate(numbers, 1) if number in mark.steps]
        yield mark_words.on_wall(mark, places) if places and mark.at_step else mark.text


def wall(catalog: Catalog, entry: AnyEntry) -> Mapping[str, object]:
    """Return what fills the sheet for the wall of a guide."""
    guide = catalog.entry(Guide, entry.id)
    return {
        "guide": guide.record,
        "numbers": tuple(numbers(catalog, guide.record)),
        "marks": tuple(marks(catalog, guide)),
    }


def poster(catalog: Catalog, entry: AnyEntry) -> Mapping[str, object]:
    """Return what fills the poster of a course."""
    return {"course": catalog.entry(Collection, entry.id).record}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One kind of sheet: the last part of its address, whose it is, what it adds to title and summary, how it is made.

    ``words`` returns what fills the template.
    """

    name: str
    of: type[Record]
    title: str
    description: str
    template: str
    words: Callable[[Catalog, AnyEntry], Mapping[str, object]]
    script: str | None = None
    in_copy: bool = True
    """Whether somebody who reads without a network needs it; a poster alone leads to the net."""


WALL = Sheet(
    name="vaggen",
    of=Guide,
    title="för väggen",
    description="Ett A4-blad att sätta upp",
    template="wall.md.j2",
    words=wall,
    script="assets/wall.js",
)
POSTER = Sheet(
    name="affisch",
    of=Collection,
    title="affisch",
    description="En affisch med QR-kod",
    template="poster.md.j2",
    words=poster,
    in_copy=False,
)
SHEETS = (WALL, POSTER)


def sheet_addresses(catalog: Catalog) -> Iterator[str]:
    """Yield the address of every sheet, in the order of ``sheet_pages``."""
    yield from (address for sheet in SHEETS for _, address in entries_with(catalog, sheet))


def entries_with(catalog: Catalog, sheet: Sheet) -> Iterator[tuple[AnyEntry, str]]:
    """Yield each record that has the sheet, with the sheet's address."""
    yield from ((entry, _address(catalog, entry, sheet)) for entry in catalog.of(sheet.of))


def sheets_for_the_net(catalog: Catalog) -> Iterator[str]:
    """Yield the addresses of the sheets that the copy for reading without a network leaves out."""
    yield from (address for it in SHEETS if not it.in_copy for _, address in entries_with(catalog, it))


def sheet_pages(catalog: Catalog, among: Container[str]) -> Iterator[Page]:
    """Yield the sheets of the records that are ``among`` some, which are given as ``kind/id``."""
    found = ((sheet, entry) for sheet in SHEETS for entry in catalog.of(sheet.of))
    yield from (_page(catalog, entry, sheet) for sheet, entry in found if entry.ref in among)


def _address(catalog: Catalog, entry: AnyEntry, sheet: Sheet) -> str:
    return f"{address_of(catalog, entry.ref)}{sheet.name}/"


def _page(catalog: Catalog, entry: AnyEntry, sheet: Sheet) -> Page:
    address = _address(catalog, entry, sheet)
    meta = {
        "description": f"{sheet.description}: {bare(entry.record.summary)}",
        "robots": "noindex",
        "script": sheet.script,
        "exit": "true" if entry.ref in catalog.to_leave else None,
        "hide": ["toc"],
    }
    body = rendered(
        sheet.template,
        catalog=catalog,
        write=Writer(catalog, address),
        ref=entry.ref,
        qr=f"{address_of(catalog, entry.ref)}{Beside.QR}",
        **sheet.words(catalog, entry),
    )
    return Page(address, f"{entry.record.title}: {sheet.title}", body, meta)
