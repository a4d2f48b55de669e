"""Addresses: where each record, role, topic and list has its page, and what the files that lie beside it are called.

An address depends on ids, never on titles.
"""

import re
from enum import StrEnum
from functools import cache

from handbook.catalog.catalog import Catalog
from handbook.content.kinds import Record
from handbook.content.vocabulary import PAGE_ADDRESSES

EDITION = "utgava"
"""What stands in an address between a record and the day of an edition."""


class Beside(StrEnum):
    """The files that lie beside the page that shows them or leads to them."""

    DATA = "index.json"
    FEED = "andringar.xml"
    QR = "qr.svg"
    CHART = "diagram.svg"
    TIMELINE = "bild.svg"
    HANDOUT = "kurs.docx"
    SLIDES = "kurs.pptx"
    POSTER = "affisch.docx"
    PACKED = "kurs.imscc"
    # Text to paste: as files of their own kind the site engine would make pages of them.
    LINKS = "lankar.txt"
    LINKS_MARKDOWN = "lankar-markdown.txt"
    LINKS_HTML = "lankar-html.txt"


WORK_AS_DATA, WORK_AS_TABLE = "data/due.json", "data/due.csv"
INDEX = re.compile(r"(?:(?<=/)|^)index\.(?:md|html)$")


def kind_address(cls: type[Record]) -> str:
    """Return the address of a kind's list page, such as ``lagar/``."""
    return f"{cls.kind.address}/"


def term_address(vocabulary: str, term_id: str) -> str:
    """Return the address of a role's or topic's page, such as ``roller/skola/``."""
    return f"{PAGE_ADDRESSES[vocabulary]}/{term_id}/"


def address_of(catalog: Catalog, ref: str) -> str:
    """Return the address of ``kind/id``, ``roles/id`` or ``topics/id`` relative to the site's root."""
    folder, _, name = ref.partition("/")
    if folder in PAGE_ADDRESSES:
        return term_address(folder, name)
    return f"{kind_address(type(catalog.entries[ref].record))}{name}/"


def version_address(catalog: Catalog, ref: str, day: str) -> str:
    """Return the address of a record, there or gone, as it was in the edition of a day."""
    folder, _, name = ref.partition("/")
    cls = next(cls for cls in catalog.kinds if cls.kind.folder == folder)
    return f"{kind_address(cls)}{name}/{EDITION}/{day}/"


@cache
def page_path(address: str) -> str:
    """Return the Markdown file, below ``build/docs``, that becomes the page at ``address``."""
    return f"{address.rstrip('/')}.md" if address.count("/") > 1 else f"{address}index.md"


def address_of_file(path: str) -> str:
    """Return the address at which a page's file is read: ``om.md`` and ``om/index.html`` at ``om/``.

    A file that is no page has its path as its address.
    """
    bare = INDEX.sub("", path)
    return f"{bare.removesuffix('.md')}/" if bare.endswith(".md") else bare


def relative(origin: str, target: str) -> str:
    """Return the link from the Markdown file of page ``origin`` to that of page ``target`` (both addresses)."""
    return relative_path(page_path(origin), page_path(target))


def relative_path(origin: str, target: str) -> str:
    """Return the link from one file to another, both by their paths below the site's root."""
    here, there = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < len(here) and here[shared] == there[shared]:
        shared += 1
    return "/".join((*[".."] * (len(here) - shared), *there[shared:]))
