"""A–Ö: every title and alias, each leading to its record. The way to search without JavaScript."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.catalog.order import alphabetical
from handbook.content.kinds.record import Record
from handbook.pages.markdown import Writer, named

WHERE_IT_STANDS = re.compile(r" \([^()]*\)$")
"""The law or the body that ends a title: no help to somebody who came by another name."""
SHORT_PLACE = re.compile(r"\w+ \d[\da-z ]*(?::\d[\da-z ]*| §)")
"""A place in a law with the law first, "BrB 6:4". The same place stands among the figures, as 6 kap. 4 §."""
LONG_PLACE = re.compile(r"\d[\da-z ]*(?:kap\.|§)")


@dataclass(frozen=True)
class NameLine:
    """A line in Markdown: the link to a record, its other names there, and its title where that stands elsewhere."""

    link: str
    title: str = ""
    also: tuple[str, ...] = ()


def letters(catalog: Catalog, write: Writer) -> list[tuple[str, list[NameLine]]]:
    """Return each letter with the names that begin with it, in alphabetical order.

    A name that the record's title begins with is left out: the title stands in the same place. Names of one record
    that would follow on each other, or that begin with the same word, share a line.
    """
    names: dict[str, list[tuple[str, str]]] = {}
    for entry in catalog.entries.values():
        for name in _names(entry.record):
            names.setdefault(letter_of(name), []).append((name, entry.ref))
    return [
        (letter, [_line(write, ref, found) for ref, found in _together(sorted(names[letter], key=_order))])
        for letter in sorted(names, key=alphabetical)
    ]


def _names(record: Record) -> Iterator[str]:
    yield record.title
    placed = any(LONG_PLACE.match(name) for name in record.aliases)
    for name in record.aliases:
        begun = name != record.title and record.title.casefold().startswith(name.casefold())
        if not begun and not (placed and SHORT_PLACE.fullmatch(name)):
            yield name


def _order(pair: tuple[str, str]) -> tuple[object, str]:
    return alphabetical(pair[0]), pair[1]


def _together(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each line: the record it leads to and its names."""
    lines: list[tuple[str, list[str]]] = []
    begun: dict[tuple[str, str], list[str]] = {}
    for name, ref in pairs:
        word = name.casefold().split()[0]
        line = lines[-1][1] if lines and lines[-1][0] == ref else begun.get((ref, word))
        if line is None:
            line = []
            lines.append((ref, line))
        line.append(name)
        begun.setdefault((ref, word), line)
    yield from lines


def _line(write: Writer, ref: str, names: list[str]) -> NameLine:
    record = write.catalog.entries[ref].record
    if record.title in names:
        return NameLine(write.link(ref), also=tuple(named(name) for name in names if name != record.title))
    title = named(WHERE_IT_STANDS.sub("", record.title), english=record.lang == "en")
    return NameLine(write.link(ref, names[0]), title, tuple(named(name) for name in names[1:]))


def letter_of(name: str) -> str:
    """Return the letter under which a name stands; names that begin with a figure stand together."""
    first = next((char for char in name.upper() if char.isalnum()), "#")
    return first if first.isalpha() else "0–9"
