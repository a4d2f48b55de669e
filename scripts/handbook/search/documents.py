"""Catalog in, search documents out: for each record the texts that can be searched, by how much they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from handbook.catalog.address import address_of
from handbook.catalog.catalog import Catalog
from handbook.content.fields import Value
from handbook.content.kinds.record import NAMES, Record
from handbook.content.kinds.types import AUDIENCES, CONCORDANCE, PAGES
from handbook.content.problems import Path
from handbook.content.prose import bare
from handbook.content.structure import AnyEntry
from handbook.content.vocabulary import Audience, Moved, Named, Overview
from handbook.search.citations import each_provision

NOT_FOUND_BY = frozenset({"short_answers", "when_you_can"})
"""Fields that no record is found by: answers say what steps say, and what can wait names records that are found."""
MOVED = "stod-det-forut"
"""The page where the old provisions stand beside the new."""
CHILDREN = "Barn och unga"
"""The group of audiences, in ``audiences.yml``, that are children."""
PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*")
AGES = re.compile(r"([0-9]+)–([0-9]+) år")
STAGES = {
    "förskolan": (1, 5),
    "lågstadiet": (7, 9),
    "mellanstadiet": (10, 12),
    "högstadiet": (13, 15),
    "gymnasiet": (16, 18),
}
"""The years of a school, as teachers call them, and how old children are there."""
OWN_LANGUAGE = "svenska"
"""Who names another language wants what is in it, whatever else it says."""
WIDE = 12
"""Who is for ages so far apart is for everybody, and for no stage more than another."""
UNSAID = re.compile(r"https?:|[0-9]{4}(?:-[0-9]{2}){0,2}\Z")


@dataclass(frozen=True)
class Document:
    """A record as the search sees it. ``texts`` are pairs of field and text; the fields are those of weigh.py."""

    ref: str
    address: str
    title: str
    lang: str
    status: str
    summary: str
    aliases: tuple[str, ...]
    keywords: tuple[str, ...]
    replaced_by: tuple[str, ...]
    superseded: bool
    has_contact: bool
    for_child: bool
    topics: tuple[str, ...]
    roles: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, ...], ...] = ()
    """Questions that it answers at once: the question, other words for it, the answer, and where it stands."""
    mark: str = ""
    """What has changed under it, or is overdue: shown with the hit."""

    @property
    def kind(self) -> str:
        """Folder of the record's kind."""
        return self.ref.partition("/")[0]

    def of(self, field: str) -> tuple[str, ...]:
        """Return the texts of one field."""
        return tuple(self._by_field.get(field, ()))

    @cached_property
    def _by_field(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, text in self.texts:
            found.setdefault(name, []).append(text)
        return found


def documents(catalog: Catalog) -> tuple[Document, ...]:
    """Return a document for every record, in the order of the Catalog."""
    pages = (_page(catalog, page) for page in catalog.items(PAGES, Overview))
    return (*(_document(catalog, entry) for entry in catalog.entries.values()), *pages)


def _page(catalog: Catalog, page: Overview) -> Document:
    """Return a page over many records as the search sees it; that of old provisions answers to every one of them."""
    names = (("title", page.title), *(("alias", alias) for alias in page.aliases))
    moved = catalog.items(CONCORDANCE, Moved) if page.id == MOVED else ()
    return Document(
        ref=f"{PAGES}/{page.id}",
        address=f"{page.id}/",
        title=page.title,
        lang="sv",
        status="",
        summary=bare(page.summary),
        aliases=page.aliases,
        keywords=page.words,
        replaced_by=(),
        superseded=False,
        has_contact=False,
        for_child=False,
        topics=(),
        roles=(),
        texts=(
            *names,
            *(("keyword", word) for word in page.words),
            ("summary", bare(page.summary)),
            *(("body", word) for word in page.own_words),
            *(("old", f"{row.old} socialtjänstlagen") for row in moved),
        ),
    )


def _document(catalog: Catalog, entry: AnyEntry) -> Document:
    record = entry.record
    return Document(
        ref=entry.ref,
        address=address_of(catalog, entry.ref),
        title=record.title,
        lang=record.lang,
        status=record.standing.words if record.standing else "",
        summary=bare(record.summary),
        aliases=record.aliases,
        keywords=record.keywords,
        replaced_by=tuple(ref for ref in (record.today.replaced_by if record.today else ()) if ref in catalog.entries),
        superseded=record.superseded,
        has_contact=record.reachable,
        for_child=record.for_child or _written_for_children(catalog, record),
        topics=record.topics,
        roles=record.roles,
        texts=tuple(_texts(catalog, entry)),
        answers=tuple((question, asked, bare(text), *place) for question, asked, text, *place in record.told_at_once),
        mark=next((mark.text for mark in catalog.news.of(entry.ref)), ""),
    )


def _written_for_children(catalog: Catalog, record: Record) -> bool:
    """Tell whether a material is meant for children first of all."""
    first = record.meant_for[:1]
    audience = catalog.term(AUDIENCES, first[0]) if first else None
    return isinstance(audience, Audience) and audience.group == CHILDREN


def _texts(catalog: Catalog, entry: AnyEntry) -> Iterator[tuple[str, str]]:
    record = entry.record
    yield "title", record.title
    yield from (("alias", alias) for alias in record.aliases)
    for name in (record.title, *record.aliases):
        yield from (("bare", short) for short in [without_parenthesis(name)] if short)
        yield from (("inner", inner) for inner in [in_parenthesis(name)] if inner)
    yield from (("keyword", word) for word in record.keywords)
    yield from (("former", name) for name in _former_names(catalog, entry.ref, frozenset({entry.ref})))
    for value in () if record.kind.by_name_alone else entry.values:
        yield from _value_texts(catalog, entry, value)


def stages(ages: str) -> tuple[str, ...]:
    """Return the years of a school that an age like ”7–12 år” is of; none where it is nearly all of them."""
    spans = [(int(first), int(last)) for first, last in AGES.findall(ages)]
    near = [(first, last) for first, last in spans if last - first < WIDE]
    return tuple(name for name, (young, old) in STAGES.items() if any(a <= old and b >= young for a, b in near))


def without_parenthesis(name: str) -> str:
    """Return ”Brottsförebyggande rådet” for ”Brottsförebyggande rådet (Brå)”, and nothing without a parenthesis."""
    return PARENTHESIS.sub(" ", name).strip() if PARENTHESIS.search(name) else ""


def in_parenthesis(name: str) -> str:
    """Return ”Brå” for ”Brottsförebyggande rådet (Brå)”, and nothing for a number or if there is no parenthesis."""
    found = PARENTHESIS.search(name)
    return found[1] if found and re.search(r"[^\W\d]", found[1]) else ""


def _value_texts(catalog: Catalog, entry: AnyEntry, value: Value) -> Iterator[tuple[str, str]]:
    field, text, first = value.field, value.value, value.path[0]
    if first in NAMES | NOT_FOUND_BY or "sources" in value.path or UNSAID.match(text):
        return
    kind = entry.record.kind
    yield from (("keyword", name) for name in _readers(first, text))
    if field.term:
        yield from (("context", word) for word in _term_words(catalog, field.term.vocabulary, text))
    elif field.link:
        target = catalog.entries.get(f"{field.link.to}/{text}" if field.link.to else text)
        if target and field.name == kind.search_owner:
            yield from (("owner", name) for name in (target.record.title, *target.record.aliases))
        elif target:
            yield "mention", target.record.title
    elif _is_number(value.path, kind.search_numbers):
        yield "number", f"{kind.singular} {text}" if field.is_number else text
        yield from (("number", provision) for provision in each_provision(text))
    elif _is_number(value.path, kind.search_old):
        yield "old", text
    elif not field.is_number:
        yield "summary" if first in kind.search_leads else "body", bare(text) if field.markdown else text


def _readers(field: object, text: str) -> tuple[str, ...]:
    """Return what tells for whom a material is: the years of a school, or another language."""
    if field == "ages":
        return stages(text)
    return (text,) if field == "languages" and OWN_LANGUAGE not in text else ()


def _is_number(path: Path, names: tuple[str, ...]) -> bool:
    keys = ".".join(key for key in path if isinstance(key, str))
    return keys in names


def _term_words(catalog: Catalog, vocabulary: str, name: str) -> Iterator[str]:
    term = catalog.term(vocabulary, name)
    yield term.title
    yield from term.aliases if isinstance(term, Named) else ()


def _former_names(catalog: Catalog, ref: str, seen: frozenset[str]) -> Iterator[str]:
    """Yield the names and numbers of what this record replaces, however many steps back."""
    for edge in catalog.back_links.get(ref, ()):
        if edge.field == "replaced_by" and edge.origin not in seen and catalog.superseded(edge.origin):
            record = catalog.entries[edge.origin].record
            yield from filter(None, (record.title, without_parenthesis(record.title), *record.aliases))
            found = (
                it for it in catalog.entries[edge.origin].values if _is_number(it.path, record.kind.search_numbers)
            )
            yield from (it.value for it in found if not it.field.is_number)
            yield from _former_names(catalog, edge.origin, seen | {edge.origin})
