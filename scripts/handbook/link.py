"""Records in, Catalog out: links, back-links and links in prose resolved, and staleness worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from handbook.fields import Value, fields_of, walk
from handbook.kinds import Kinds, Record
from handbook.kinds.base import SUPERSEDED
from handbook.kinds.types import Link
from handbook.mistakes import locate, locate_words
from handbook.problems import Code, Problem, did_you_mean
from handbook.prose import ProseLink, headings_in, links_in, slug
from handbook.structure import Contents, Draft, Entry
from handbook.vocabulary import Term, Vocabularies

PAGE_VOCABULARIES = ("roles", "topics")
MENTION = "Nämns i"


@dataclass(frozen=True)
class Edge:
    """A link from one record to another, with the words for either direction."""

    origin: str
    field: str
    label: str
    target: str
    reverse: str
    strong: bool = False


@dataclass(frozen=True, eq=False)
class Catalog:
    """All records and how they hang together. Read-only, and equal only to itself: results can be kept by it."""

    kinds: Kinds
    entries: Mapping[str, Entry]
    vocabularies: Vocabularies
    links: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    back_links: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)

    def of_kind(self, folder: str) -> tuple[Entry, ...]:
        """Return the records of one kind, in the order of the list page."""
        return self._by_kind.get(folder, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.folder, []).append(entry)
        return {folder: tuple(sorted(entries, key=_list_order)) for folder, entries in found.items()}

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """Return the terms of a vocabulary, in their written order."""
        return tuple(self._terms.get(vocabulary, {}).values())

    def term(self, vocabulary: str, term_id: str) -> Term:
        """Return one term of a vocabulary; its id must be one of them."""
        return self._terms[vocabulary][term_id]

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        return {
            name: {term.id: term for term in terms if isinstance(term, Term)}
            for name, terms in self.vocabularies.items()
        }

    @cached_property
    def with_term(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """Records per (vocabulary, term id)."""
        found: dict[tuple[str, str], dict[str, Entry]] = {}
        for entry in self.entries.values():
            for value in entry.values:
                if value.field.term:
                    found.setdefault((value.field.term.vocabulary, value.value), {})[entry.ref] = entry
        return {key: tuple(entries.values()) for key, entries in found.items()}

    def superseded(self, ref: str) -> bool:
        """Tell whether something else applies instead of the record."""
        today = self.entries[ref].record.today
        return today is not None and today.status in SUPERSEDED

    def rests_on_superseded(self, ref: str) -> tuple[Edge, ...]:
        """Return the strong links of a record that lead to superseded ones."""
        return tuple(edge for edge in self.links.get(ref, ()) if edge.strong and self.superseded(edge.target))


def _list_order(entry: Entry) -> tuple[bool, object, str]:
    value = getattr(entry.record, entry.record.kind.order_by, None)
    return value is None, alphabetical(value) if isinstance(value, str) else value or 0, entry.id


ALPHABET = {char: index for index, char in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}


def alphabetical(text: str) -> tuple[int, ...]:
    """Return the sort key for Swedish order: å, ä and ö after z."""
    return tuple(ALPHABET.get(char, ord(char) - 1000) for char in text.lower())


@dataclass(frozen=True)
class Known:
    """What a link may lead to: whole records, files that are no whole records yet, and vocabulary terms."""

    entries: Mapping[str, Entry]
    drafts: frozenset[str]
    terms: Mapping[str, frozenset[str]]


def link(contents: Contents, kinds: Kinds) -> tuple[Catalog, tuple[Problem, ...]]:
    """Resolve every link and return the Catalog, with a problem for each link that leads nowhere."""
    entries = {entry.ref: entry for entry in sorted(contents.entries, key=lambda entry: entry.ref)}
    known = Known(entries, frozenset(draft.ref for draft in contents.drafts), _term_ids(contents.vocabularies))
    problems: list[Problem] = []
    links: dict[str, tuple[Edge, ...]] = {}
    back: dict[str, list[Edge]] = {}
    for entry in entries.values():
        found = [item for value in entry.values for item in _resolve(entry, value, known)]
        problems += (item for item in found if isinstance(item, Problem))
        links[entry.ref] = tuple(dict.fromkeys(item for item in found if isinstance(item, Edge)))
        for edge in links[entry.ref]:
            back.setdefault(edge.target, []).append(edge)
    for draft in contents.drafts:
        found = [item for value in draft.values for item in _resolve(draft, value, known)]
        problems += (item for item in found if isinstance(item, Problem))
    back_links = {ref: tuple(edges) for ref, edges in back.items()}
    return Catalog(kinds, entries, contents.vocabularies, links, back_links), tuple(problems)


def _term_ids(vocabularies: Vocabularies) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(term.id for term in terms if isinstance(term, Term)) for name, terms in vocabularies.items()
    }


def _resolve(holder: Entry | Draft, value: Value, known: Known) -> Iterator[Edge | Problem]:
    if value.field.link:
        yield _field_link(holder, value, value.field.link, known)
    elif value.field.term:
        yield from _term_problems(holder, value, value.field.term.vocabulary, known)
    elif value.field.markdown:
        yield from _prose_links(holder, value, known)


def _field_link(holder: Entry | Draft, value: Value, link: Link, known: Known) -> Edge | Problem:
    target = value.value if link.to is None else f"{link.to}/{value.value}"
    if target in known.entries or target in known.drafts:
        return Edge(holder.ref, value.field.key, value.field.label, target, link.reverse, link.strong)
    place = locate(holder.source.node, value.path, holder.source.path)
    return Problem(place, *_dead(target, link.to, known))


def _dead(target: str, kind: str | None, known: Known) -> tuple[Code, str, str]:
    wanted = target.rpartition("/")[2]
    elsewhere = [ref for ref in known.entries if ref.rpartition("/")[2] == wanted]
    if kind and elsewhere:
        message = f"”{wanted}” finns inte i {kind}/ utan i {elsewhere[0]}"
        return "wrong-kind", message, f"Fältet kan bara länka till {kind}/"
    ids = {ref.rpartition("/")[2]: ref for ref in known.entries}
    near = did_you_mean(target, known.entries) or did_you_mean(wanted, ids)
    return "dead-link", f"posten {target} finns inte", near or "Skapa posten eller rätta länken"


def _term_problems(holder: Entry | Draft, value: Value, vocabulary: str, known: Known) -> Iterator[Problem]:
    ids = known.terms.get(vocabulary, frozenset())
    if value.value not in ids:
        message = f"”{value.value}” finns inte i content/vocabulary/{vocabulary}.yml"
        advice = did_you_mean(value.value, sorted(ids)) or "Välj ett id ur ordlistan"
        yield Problem(locate(holder.source.node, value.path, holder.source.path), "unknown-term", message, advice)


def _prose_links(holder: Entry | Draft, value: Value, known: Known) -> Iterator[Edge | Problem]:
    for found in links_in(value.value):
        wrong = _prose_fault(found, known)
        if wrong:
            source = holder.source
            yield Problem(locate_words(source.node, value.path, source.path, source.text, found.written), *wrong)
        elif found.target in known.entries and found.target != holder.ref:
            yield Edge(holder.ref, value.field.key, "Nämner", found.target, MENTION)


def _prose_fault(found: ProseLink, known: Known) -> tuple[Code, str, str] | None:
    folder, _, wanted = found.target.partition("/")
    if folder in PAGE_VOCABULARIES:
        ids = known.terms.get(folder, frozenset())
        near = did_you_mean(wanted, sorted(ids)) or "Rätta länken"
        return None if wanted in ids else ("dead-link", f"sidan {found.target} finns inte", near)
    if found.target in known.drafts:
        return None
    if found.target not in known.entries:
        return _dead(found.target, None, known)
    anchors = anchors_of(known.entries[found.target].record) if found.anchor else set()
    if found.anchor and found.anchor not in anchors:
        near = did_you_mean(found.anchor, sorted(anchors)) or "Ta bort # och det som följer"
        return "dead-anchor", f"sidan {found.target} har ingen rubrik #{found.anchor}", near
    return None


def anchors_of(record: Record) -> set[str]:
    """Return the heading ids that a record's page may have: one per field, and the headings in its prose."""
    fixed = {slug(field.label) for field in fields_of(type(record))}
    written = {slug(words) for value in walk(record) if value.field.markdown for _, words in headings_in(value.value)}
    return fixed | written
