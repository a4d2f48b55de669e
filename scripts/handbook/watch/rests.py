"""What the records rest on: which acts and which pages, named where, and read until when."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urlsplit

from handbook.catalog.catalog import Catalog
from handbook.content.kinds import Record
from handbook.content.kinds.law import SFS, Law
from handbook.content.problems import Path
from handbook.content.structure import AnyEntry, Entry
from handbook.watch.cellar import celex_of
from handbook.watch.provisions import Span, spans_in

SFS_PAGE = re.compile(r"https://(?:www|data)\.riksdagen\.se/.*\bsfs-([0-9]{4})-([0-9]+)\b")
LASTING = (
    re.compile(r"https://github\.com/[^/]+/[^/]+/[a-z]+/[0-9a-f]{40}(?:/|$)"),
    re.compile(r"https://raw\.githubusercontent\.com/[^/]+/[^/]+/[0-9a-f]{40}(?:/|$)"),
    re.compile(r"https://data\.riksdagen\.se/dokument/"),
    re.compile(r"https://web\.archive\.org/web/[0-9]"),
)
"""Addresses of what never changes: pinned versions, documents of riksdagen, captures."""
ASKED_ELSEWHERE = frozenset({"eur-lex.europa.eu"})
"""Hosts whose pages cannot be asked, and whose registers are asked instead."""


@dataclass(frozen=True)
class Rest:
    """That a record rests on something outside: named in which of its fields, and read until when."""

    ref: str
    field: str
    """The path of keys, with points between."""
    read: str
    """The day until which it has been read."""
    checked: str
    """The day on which somebody last checked the record."""


@dataclass(frozen=True)
class ActRest(Rest):
    """That a record rests on an act, or on some paragraphs of it."""

    act: str = ""
    spans: tuple[Span, ...] = ()
    """None: on the act as a whole."""
    known: frozenset[str] = frozenset()
    """The amendments that the record tells its readers of beforehand."""


@dataclass(frozen=True)
class PageRest(Rest):
    """That a record rests on a page."""

    url: str = ""


@dataclass(frozen=True)
class Rests:
    """All that the records rest on."""

    acts: tuple[ActRest, ...] = ()
    pages: tuple[PageRest, ...] = ()

    @cached_property
    def by_act(self) -> Mapping[str, tuple[ActRest, ...]]:
        """Act → what rests on it; in the order in which the acts are asked."""
        return {
            act: tuple(rest for rest in self.acts if rest.act == act) for act in sorted({it.act for it in self.acts})
        }

    @cached_property
    def by_url(self) -> Mapping[str, tuple[PageRest, ...]]:
        """Address → what rests on it."""
        found: dict[str, list[PageRest]] = {}
        for rest in self.pages:
            found.setdefault(rest.url, []).append(rest)
        return {url: tuple(found[url]) for url in sorted(found)}

    def of(self, ref: str) -> "Rests":
        """Return what one record rests on, with all else that rests on the same."""
        acts = {rest.act for rest in self.acts if rest.ref == ref}
        pages = {rest.url for rest in self.pages if rest.ref == ref}
        return Rests(
            tuple(rest for rest in self.acts if rest.act in acts), tuple(it for it in self.pages if it.url in pages)
        )


def rests_of(catalog: Catalog) -> Rests:
    """Return what the records of a Catalog rest on. What has been replaced rests on no act, but has its pages still."""
    acts = [rest for entry in catalog.of(Law) for rest in _of_law(entry)]
    cited = [rest for entry in catalog.entries.values() for rest in _cited_acts(entry)]
    own = {(rest.ref, rest.act) for rest in acts}
    acts += [rest for rest in cited if (rest.ref, rest.act) not in own]
    pages = [rest for entry in catalog.entries.values() for rest in _pages(entry)]
    return Rests(tuple(acts), tuple(pages))


def checked_of(record: Record) -> str:
    """Return the last day on which somebody checked where a record stands; empty if nobody has."""
    return max((standing.checked for standing in record.standings), default="")


def _of_law(entry: Entry[Law]) -> Iterator[ActRest]:
    law = entry.record
    number = law.number or ""
    watched = SFS.fullmatch(number) or (law.type == "EU-direktiv" and celex_of(number))
    if not watched or law.superseded or law.in_force_to:
        return
    checked = checked_of(law)
    read = law.text_as_of or checked or max(source.read for source in law.sources)
    # A place that cannot be read may be any paragraph.
    spans = spans_in(law.provision) or (Span(None),) if law.provision else ()
    known = frozenset(it.act.removeprefix("SFS").strip() for it in law.coming if it.act)
    field = "provision" if law.provision else "number"
    yield ActRest(entry.ref, field, read, checked, number, spans, known)


def _cited_acts(entry: AnyEntry) -> Iterator[ActRest]:
    """Yield the paragraphs that a record's sources cite at riksdagen."""
    for path, url, beside in _addresses(entry):
        found = SFS_PAGE.match(url)
        spans = spans_in(str(beside.get("section", "")))
        if found and spans and beside.get("read") and not entry.record.superseded:
            field = ".".join(map(str, path))
            act = f"{found[1]}:{found[2]}"
            yield ActRest(entry.ref, field, str(beside["read"]), checked_of(entry.record), act, spans)


def _pages(entry: AnyEntry) -> Iterator[PageRest]:
    checked = checked_of(entry.record)
    for path, url, beside in _addresses(entry):
        asked = urldefrag(url).url
        if not SFS_PAGE.match(asked) and not _lasting(asked):
            read = str(beside.get("read") or beside.get("checked") or checked)
            yield PageRest(entry.ref, ".".join(map(str, path)), read, checked, asked)


def _lasting(url: str) -> bool:
    return urlsplit(url).hostname in ASKED_ELSEWHERE or any(pattern.match(url) for pattern in LASTING)


def _addresses(entry: AnyEntry) -> Iterator[tuple[Path, str, dict[str | int, str]]]:
    """Yield each address of a record: its path of keys, itself, and the values beside it."""
    beside: dict[Path, dict[str | int, str]] = {}
    for value in entry.values:
        beside.setdefault(value.path[:-1], {})[value.path[-1]] = value.value
    for value in entry.values:
        if value.field.markdown is None and value.value.startswith("https://"):
            yield value.path, value.value, beside[value.path[:-1]]
