"""What a record page shows, worked out from the record and its neighbours; the templates only lay it out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.catalog.address import address_of, relative
from handbook.catalog.catalog import Catalog
from handbook.catalog.law_names import MIRRORED
from handbook.catalog.official import bill_text
from handbook.catalog.order import Neighbours
from handbook.content.days import MONTHS, day
from handbook.content.fields import Field, fields_of, own_fields
from handbook.content.kinds.parts import Source, in_plan
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import DAY_PATTERN, PLAN
from handbook.content.prose import site_of, slug, uncapitalized
from handbook.content.structure import AnyEntry
from handbook.content.vocabulary import Audience
from handbook.pages.markdown import Writer, external, named, plain

BILLS_COPIED = "https://lagen.nu/prop/"
NOT_STATED = "anges inte i planen"


@dataclass(frozen=True)
class Group:
    """A heading with links under it."""

    label: str
    anchor: str
    refs: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """A record as its page shows it."""

    entry: AnyEntry
    address: str
    write: Writer
    catalog: Catalog

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.entry.record

    @property
    def folder(self) -> str:
        """The href from the page to the folder of the record's own files: chart, QR code, data."""
        return relative(self.address, self.address).removesuffix(".md")

    def facts(self, *without: str) -> Iterator[tuple[Field, str]]:
        """Yield the short facts of the kind: field and Markdown. ``without`` names those that stand elsewhere."""
        opening = self.record.kind.opens if self.opening else None
        for field in own_fields(type(self.record)):
            if field.part or field.link or (field.markdown and field.markdown.block):
                continue
            if field.name in without or field.name == opening:
                continue
            given = getattr(self.record, field.name)
            shown = self.fact(field, given) or self._missing(field)
            if shown:
                yield field, shown

    def _missing(self, field: Field) -> str:
        told = self.record.plan is not None and field.name in self.record.kind.say_if_missing
        return NOT_STATED if told else ""

    @property
    def opening(self) -> str:
        """The link that readers come for, as Markdown: the text of a law, a material. Empty if it may mislead."""
        name = self.record.kind.opens
        url = getattr(self.record, name) if name else None
        if not url or any(standing.misleads for standing in self.record.standings):
            return ""
        label = next(field.label for field in own_fields(type(self.record)) if field.name == name)
        return external(f"{label}: {site_of(url)}", url)

    def instead(self) -> tuple[str, ...]:
        """Return the nearest records that can be reached, for what cannot be: who took over, or who is behind it."""
        return tuple(dict.fromkeys(self._nearest(self.record, {self.entry.ref})))

    def _nearest(self, record: Record, seen: set[str]) -> Iterator[str]:
        for ref in record.behind:
            if ref in seen:
                continue
            seen.add(ref)
            behind = self.catalog.entries[ref].record
            if behind.reachable:
                yield ref
            else:
                yield from self._nearest(behind, seen)

    @property
    def around(self) -> Neighbours:
        """The records before and after this one in its group."""
        return self.catalog.around[self.entry.ref]

    def fact(self, field: Field, given: object) -> str:
        """Return the Markdown of one short value."""
        if given in (None, (), ""):
            return ""
        values = given if isinstance(given, tuple) else (given,)
        return ", ".join(self._value(field, value, within=at > 0) for at, value in enumerate(values))

    def _value(self, field: Field, value: object, *, within: bool) -> str:
        text = str(value)
        if field.term:
            term = self.catalog.term(field.term.vocabulary, text)
            is_name = isinstance(term, Audience) and term.begins_with_name == "ja"
            return plain(uncapitalized(term.title) if within and not is_name else term.title)
        if field.is_day:
            return day(text)
        if text.startswith("https://"):
            return external(site_of(text), text)
        return self.write.prose(text) if field.markdown else plain(text)

    def sections(self) -> Iterator[tuple[Field, str]]:
        """Yield the kind's longer prose: field and Markdown."""
        for field in own_fields(type(self.record)):
            given = getattr(self.record, field.name)
            if given and not field.part and field.markdown and field.markdown.block:
                yield field, self.write.prose(given)

    def parts(self) -> Iterator[tuple[Field, tuple[object, ...]]]:
        """Yield the kind's parts (outcome, contacts, steps …) that are filled in."""
        for field in own_fields(type(self.record)):
            given = getattr(self.record, field.name)
            if field.part and given:
                yield field, given if isinstance(given, tuple) else (given,)

    def links(self) -> tuple[Group, ...]:
        """Return the links to other records, by field."""
        own = {field.key for field in fields_of(type(self.record)) if field.link}
        above = {Resource.kind.ref(line) for line in self.record.answers_in}
        edges = [it for it in self.catalog.links.get(self.entry.ref, ()) if it.field in own and it.target not in above]
        return _grouped((edge.label, edge.target) for edge in edges)

    def back_links(self) -> tuple[Group, ...]:
        """Return the links from other records, by reverse label; who only mentions this one is named once at most."""
        edges = self.catalog.back_links.get(self.entry.ref, ())
        told = {edge.target for edge in self.catalog.links.get(self.entry.ref, ())}
        told |= {edge.origin for edge in edges if not edge.weak}
        mentions = {edge.origin: edge for edge in reversed(edges) if edge.weak and edge.origin not in told}
        shown = (edge for edge in edges if not edge.weak or mentions.get(edge.origin) is edge)
        return _grouped((edge.reverse, edge.origin) for edge in shown)

    def source(self, source: Source) -> str:
        """Return a source as Markdown, with where in it, its own date and the day it was read."""
        tail = ", ".join((*_dated(source.published), f"läst {day(source.read)}"))
        note = f" {self.write.prose(source.note)}" if source.note else ""
        return f"{self._source_name(source)} ({plain(tail)}).{note}"

    def _source_name(self, source: Source) -> str:
        if source.plan:
            return plain(in_plan(self.catalog.term(PLAN, source.plan).title))
        name = external(source.title or source.url or "", source.url) if source.url else named(source.title or "")
        official = self._official(source)
        if official and source.url:
            title, address, copy = official
            name = f"{external(title, address)}, läst i {external(copy, source.url)}"
        where = None if self.record.for_child else source.section  # a chapter and a paragraph help no child
        extra = [plain(part) for part in (source.publisher, where) if part]
        return ", ".join((name, *extra))

    def _official(self, source: Source) -> tuple[str, str, str] | None:
        """Return the title and address of the official text if a copy of it was read, and what the copy is called."""
        title, mirrored, _ = (source.title or "").partition(MIRRORED)
        if mirrored and (address := self.catalog.official_text(title)):
            return title, address, "en spegling"
        if (source.url or "").startswith(BILLS_COPIED) and (address := bill_text(title)):
            return title, address, "en kopia hos lagen.nu"
        return None


def _dated(published: str | None) -> tuple[str, ...]:
    if published is None:
        return ()
    if DAY_PATTERN.match(published):
        return (f"daterad {day(published)}",)
    return (f"daterad {published}" if published[0].isdigit() or published.startswith(MONTHS) else published,)


def _grouped(pairs: Iterable[tuple[str, str]]) -> tuple[Group, ...]:
    found: dict[str, dict[str, None]] = {}
    for label, ref in pairs:
        found.setdefault(label, {})[ref] = None
    return tuple(Group(label, slug(label), tuple(refs)) for label, refs in found.items())


def view_of(catalog: Catalog, entry: AnyEntry) -> View:
    """Return the view of one record."""
    address = address_of(catalog, entry.ref)
    return View(entry, address, Writer(catalog, address), catalog)
