"""Records in, Catalog out: links, back-links and links in prose resolved, and staleness worked out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from handbook.fields import Value, fields_of, walk
from handbook.kinds import Kinds, Record
from handbook.kinds.base import SUPERSEDED
from handbook.problems import Problem, did_you_mean
from handbook.prose import headings_in, links_in, slug
from handbook.structure import Entry, locate
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


@dataclass(frozen=True)
class Catalog:
    """All records and how they hang together. Read-only."""

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
        return tuple(term for term in self.vocabularies.get(vocabulary, ()) if isinstance(term, Term))

    @cached_property
    def with_term(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """Records per (vocabulary, term id)."""
        found: dict[tuple[str, str], dict[str, Entry]] = {}
        for entry in self.entries.values():
            for value in walk(entry.record):
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


def link(
    entries: Sequence[Entry], vocabularies: Vocabularies, kinds: Kinds
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Resolve every link and return the Catalog, with a problem for each link that leads nowhere."""
    ordered = sorted(entries, key=lambda entry: entry.ref)
    known = Catalog(kinds, {entry.ref: entry for entry in ordered}, vocabularies)
    problems: list[Problem] = []
    links: dict[str, tuple[Edge, ...]] = {}
    back: dict[str, list[Edge]] = {}
    for entry in ordered:
        edges: dict[Edge, None] = {}
        for value in walk(entry.record):
            for found in _resolve(entry, value, known):
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    edges[found] = None
        links[entry.ref] = tuple(edges)
        for edge in edges:
            back.setdefault(edge.target, []).append(edge)
    catalog = Catalog(kinds, known.entries, vocabularies, links, {ref: tuple(found) for ref, found in back.items()})
    return catalog, tuple(problems)


def _resolve(entry: Entry, value: Value, known: Catalog) -> Iterator[Edge | Problem]:
    if value.field.link:
        yield _field_link(entry, value, known)
    elif value.field.term:
        yield from _term_problems(entry, value, known)
    elif value.field.markdown:
        yield from _prose_links(entry, value, known)


def _field_link(entry: Entry, value: Value, known: Catalog) -> Edge | Problem:
    link = value.field.link
    assert link is not None  # the caller asked
    target = value.value if link.to is None else f"{link.to}/{value.value}"
    if target in known.entries:
        return Edge(entry.ref, value.field.key, value.field.label, target, link.reverse, link.strong)
    code, message, advice = _dead(target, link.to, known)
    return Problem(locate(entry.source.node, value.path, entry.source.path), code, message, advice)


def _dead(target: str, kind: str | None, known: Catalog) -> tuple[str, str, str]:
    wanted = target.rpartition("/")[2]
    elsewhere = [ref for ref in known.entries if ref.rpartition("/")[2] == wanted]
    if kind and elsewhere:
        return "wrong-kind", f"”{wanted}” finns inte i {kind}/ utan i {elsewhere[0]}", f"Fältet kan bara länka till {kind}/"
    near = did_you_mean(target, known.entries) or did_you_mean(wanted, (ref.rpartition("/")[2] for ref in known.entries))
    return "dead-link", f"posten {target} finns inte", near or "Skapa posten eller rätta länken"


def _term_problems(entry: Entry, value: Value, known: Catalog) -> Iterator[Problem]:
    vocabulary = value.field.term.vocabulary if value.field.term else ""
    ids = [term.id for term in known.terms(vocabulary)]
    if value.value not in ids:
        yield Problem(
            locate(entry.source.node, value.path, entry.source.path), "unknown-term",
            f"”{value.value}” finns inte i content/vocabulary/{vocabulary}.yml",
            did_you_mean(value.value, ids) or "Välj ett id ur ordlistan",
        )


def _prose_links(entry: Entry, value: Value, known: Catalog) -> Iterator[Edge | Problem]:
    place = locate(entry.source.node, value.path, entry.source.path)
    for found in links_in(value.value):
        folder, _, wanted = found.target.partition("/")
        if folder in PAGE_VOCABULARIES:
            if wanted not in {term.id for term in known.terms(folder)}:
                yield Problem(place, "dead-link", f"sidan {found.target} finns inte",
                              did_you_mean(wanted, (term.id for term in known.terms(folder))))
        elif found.target not in known.entries:
            yield Problem(place, *_dead(found.target, None, known))
        elif found.anchor and found.anchor not in anchors_of(known.entries[found.target].record):
            yield Problem(place, "dead-anchor", f"sidan {found.target} har ingen rubrik #{found.anchor}",
                          did_you_mean(found.anchor, anchors_of(known.entries[found.target].record)))
        elif found.target != entry.ref:
            yield Edge(entry.ref, value.field.key, "Nämner", found.target, MENTION)


def anchors_of(record: Record) -> set[str]:
    """Return the heading ids that a record's page may have: one per field, and the headings in its prose."""
    fixed = {slug(field.label) for field in fields_of(type(record))}
    written = {slug(words) for value in walk(record) if value.field.markdown for _, words in headings_in(value.value)}
    return fixed | written
