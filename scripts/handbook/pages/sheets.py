"""Sheets of paper beside a guide's page, each declared once: what a workplace hangs on its wall.

They say what the guide says, in less: search engines and our own search are led to the guide alone.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from handbook.catalog import mark_words
from handbook.catalog.address import address_of
from handbook.catalog.catalog import Catalog
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import URGENT
from handbook.content.prose import bare
from handbook.content.structure import Entry
from handbook.content.vocabulary import DIALLED, Need
from handbook.pages.markdown import Writer, plain
from handbook.pages.page import Page
from handbook.pages.templating import open_hours, rendered


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One kind of sheet: the last part of its address, what its title adds to the guide's, template and script."""

    name: str
    title: str
    template: str
    script: str


SHEETS = (Sheet(name="vaggen", title="för väggen", template="wall.md.j2", script="assets/wall.js"),)


@dataclass(frozen=True)
class Number:
    """A number to ring, and what it is for, as Markdown."""

    number: str
    words: str


def sheet_addresses(catalog: Catalog) -> Iterator[str]:
    """Yield the address of every sheet, in the order of ``sheet_pages``."""
    yield from (_address(catalog, guide, sheet) for guide in catalog.of(Guide) for sheet in SHEETS)


def sheet_pages(catalog: Catalog, among: Container[str]) -> Iterator[Page]:
    """Yield the sheets of the guides that are ``among`` some records, which are given as ``kind/id``."""
    guides = (guide for guide in catalog.of(Guide) if guide.ref in among)
    yield from (_page(catalog, guide, sheet) for guide in guides for sheet in SHEETS)


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


def _address(catalog: Catalog, guide: Entry[Guide], sheet: Sheet) -> str:
    return f"{address_of(catalog, guide.ref)}{sheet.name}/"


def _page(catalog: Catalog, guide: Entry[Guide], sheet: Sheet) -> Page:
    address = _address(catalog, guide, sheet)
    write = Writer(catalog, address)
    meta = {
        "description": f"Ett A4-blad att sätta upp: {bare(guide.record.summary)}",
        "robots": "noindex",
        "script": sheet.script,
        "exit": "true" if guide.ref in catalog.to_leave else None,
        "hide": ["toc"],
    }
    body = rendered(
        sheet.template,
        catalog=catalog,
        write=write,
        guide=guide.record,
        ref=guide.ref,
        qr=f"{address_of(catalog, guide.ref)}qr.svg",
        numbers=tuple(numbers(catalog, guide.record)),
        marks=tuple(marks(catalog, guide)),
    )
    return Page(address, f"{guide.record.title}: {sheet.title}", body, meta)
