"""A–Ö: every title and alias, each leading to its record. The way to search without JavaScript."""

import re
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.catalog.order import alphabetical
from handbook.pages.markdown import Writer, named

WHERE_IT_STANDS = re.compile(r" \([^()]*\)$")
"""The law or the body that ends a title: no help to somebody who came by another name."""


@dataclass(frozen=True)
class NameLine:
    """A name in the list, in Markdown: the link to its record, and the record's title where that is another name."""

    link: str
    title: str = ""


def letters(catalog: Catalog, write: Writer) -> list[tuple[str, list[NameLine]]]:
    """Return each letter with the names that begin with it, in alphabetical order.

    A name that the record's title begins with is left out: the title stands in the same place.
    """
    names: dict[str, list[tuple[str, str]]] = {}
    for entry in catalog.entries.values():
        for name in (entry.record.title, *entry.record.aliases):
            if name == entry.record.title or not entry.record.title.casefold().startswith(name.casefold()):
                names.setdefault(letter_of(name), []).append((name, entry.ref))
    return [
        (letter, [_line(write, *pair) for pair in sorted(names[letter], key=_order)])
        for letter in sorted(names, key=alphabetical)
    ]


def _order(pair: tuple[str, str]) -> tuple[object, str]:
    return alphabetical(pair[0]), pair[1]


def _line(write: Writer, name: str, ref: str) -> NameLine:
    record = write.catalog.entries[ref].record
    if name == record.title:
        return NameLine(write.link(ref))
    return NameLine(write.link(ref, name), named(WHERE_IT_STANDS.sub("", record.title), english=record.lang == "en"))


def letter_of(name: str) -> str:
    """Return the letter under which a name stands; names that begin with a figure stand together."""
    first = next((char for char in name.upper() if char.isalnum()), "#")
    return first if first.isalpha() else "0–9"
