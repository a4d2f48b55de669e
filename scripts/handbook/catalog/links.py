"""Records in, Catalog out: links, back-links and links in prose resolved."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from handbook.catalog.catalog import Catalog, Edge
from handbook.content.fields import Value, fields_of, walk
from handbook.content.kept import kept
from handbook.content.kinds import Kinds, Record
from handbook.content.kinds.types import Link
from handbook.content.problems import Code, Finding, Path, did_you_mean
from handbook.content.prose import ProseLink, headings_in, links_in, slug
from handbook.content.structure import VOCABULARY, AnyEntry, Contents, vocabulary_file
from handbook.content.vocabulary import PAGE_ADDRESSES, Vocabularies

MENTIONS, MENTIONED = "Nämner", "Nämns i"
UNKNOWN = "Skriv postens filnamn utan .yml, eller kind/id. Finns posten inte: skapa den"


Resolved = tuple[tuple[Edge, ...], tuple[Finding, ...]]
"""The links of a record, each once, and what is wrong with those that lead nowhere."""


@dataclass(frozen=True)
class Known:
    """What a link may lead to: whole records, files that are no whole records yet, and vocabulary terms."""

    entries: Mapping[str, AnyEntry | None]
    drafts: frozenset[str]
    terms: Mapping[str, frozenset[str] | None]
    """The ids of each vocabulary that has a file; ``None`` if it has some that could not be read."""
    kinds: Mapping[str, str]
    """Folder of each kind → what its records are called in Swedish, more than one."""


def link(contents: Contents, kinds: Kinds) -> tuple[Catalog, tuple[Finding, ...]]:
    """Resolve every link and return the Catalog, with a finding for each link that leads nowhere."""
    entries = {entry.ref: entry for entry in sorted(contents.entries, key=lambda entry: entry.ref)}
    names = {cls.kind.folder: cls.kind.plural for cls in kinds}
    drafts = frozenset(draft.ref for draft in contents.drafts)
    known = Known(entries, drafts, contents.ids, names)
    findings: list[Finding] = []
    links: dict[str, tuple[Edge, ...]] = {}
    back: dict[str, list[Edge]] = {}
    resolved = resolving(tuple(entries), drafts, tuple(known.terms.items()), tuple(names.items()))
    for ref, entry in entries.items():
        links[ref], dead = resolved(entry) or _parted(entry, known)
        findings += dead
        for edge in links[ref]:
            back.setdefault(edge.target, []).append(edge)
    broken = bool(findings) or any(draft.folder == VOCABULARY for draft in contents.drafts)
    for draft in contents.drafts:
        found = tuple(_resolved(draft.ref, draft.values, known))
        findings += (_of_file(draft.path, it) for it in found if isinstance(it, Finding))
    findings += _in_vocabularies(contents.vocabularies, known)
    back_links = {ref: tuple(edges) for ref, edges in back.items()}
    made = Catalog(kinds, entries, contents.vocabularies, links, back_links, known.drafts, broken=broken)
    return made, tuple(dict.fromkeys(findings))  # a vocabulary without a file is missed wherever it is needed


@lru_cache(maxsize=2)
def resolving(
    refs: tuple[str, ...],
    drafts: frozenset[str],
    terms: tuple[tuple[str, frozenset[str] | None], ...],
    kinds: tuple[tuple[str, str], ...],
) -> Callable[[AnyEntry], Resolved | None]:
    """Return what resolves the links of one record, as long as there is the same to lead to.

    It remembers each, since most records are as they were in a preview. ``None`` comes of one that links to a heading:
    which headings there are depends on what other records say.
    """
    known = Known(dict.fromkeys(refs), drafts, dict(terms), dict(kinds))

    @kept
    def one(entry: AnyEntry) -> Resolved | None:
        prose = (it.value for it in entry.values if it.field.markdown)
        anchored = any(found.anchor for text in prose if "#" in text for found in links_in(text))
        return None if anchored else _parted(entry, known)

    return one


def _parted(entry: AnyEntry, known: Known) -> Resolved:
    found = tuple(_resolved(entry.ref, entry.values, known))
    dead = (_of_file(entry.source.path, it) for it in found if isinstance(it, Finding))
    return tuple(dict.fromkeys(it for it in found if isinstance(it, Edge))), tuple(dead)


def _of_file(file: str, finding: Finding, above: Path = ()) -> Finding:
    """Return a finding in its file, with what leads to it there; one that is of another file as it is."""
    return finding if finding.file else replace(finding, path=(*above, *finding.path), file=file)


def _in_vocabularies(vocabularies: Vocabularies, known: Known) -> Iterator[Finding]:
    """Yield the links of vocabularies that lead nowhere; those that lead somewhere are no edges between records."""
    for name, items in vocabularies.items():
        for index, item in enumerate(items):
            for found in _resolved("", tuple(walk(item)), known):
                if isinstance(found, Finding):
                    yield _of_file(vocabulary_file(name), found, (index,))


def _resolved(origin: str, values: tuple[Value, ...], known: Known) -> Iterator[Edge | Finding]:
    for value in values:
        if value.field.link:
            yield _field_link(origin, value, value.field.link, known)
        elif value.field.term:
            if wrong := _term_fault(value, value.field.term.vocabulary, known):
                yield wrong
        elif value.field.markdown:
            yield from _prose_links(origin, value, known)


def _field_link(origin: str, value: Value, link: Link, known: Known) -> Edge | Finding:
    target = value.value if link.to is None else f"{link.to}/{value.value}"
    if target in known.entries or target in known.drafts:
        return Edge(
            origin, value.field.key, value.field.label, target, link.reverse, strong=link.strong, weak=link.weak
        )
    return replace(_dead(target, link.to, known), path=value.path)


def _dead(target: str, kind: str | None, known: Known) -> Finding:
    wanted = target.rpartition("/")[2]
    elsewhere = [ref for ref in known.entries if ref.rpartition("/")[2] == wanted]
    if kind and elsewhere:
        wrong, right = known.kinds.get(kind, kind), known.kinds[elsewhere[0].partition("/")[0]]
        message = f"”{wanted}” finns inte bland {wrong} utan bland {right}, {elsewhere[0]}"
        return Finding(code="wrong-kind", message=message, advice=f"Fältet kan bara länka till {wrong} ({kind}/)")
    ids = {ref.rpartition("/")[2]: ref for ref in known.entries}
    near = did_you_mean(target, known.entries) or did_you_mean(wanted, ids)
    among = known.kinds.get(target.partition("/")[0])
    message = f"posten {target} finns inte{f' bland {among}' if among else ''}"
    return Finding(code="dead-link", message=message, advice=near or UNKNOWN)


def _term_fault(value: Value, vocabulary: str, known: Known) -> Finding | None:
    message = f"”{value.value}” finns inte i {vocabulary_file(vocabulary)}"
    found = _unless_known(vocabulary, value.value, known, "unknown-term", (message, "Välj ett id ur ordlistan"))
    return found if found is None or found.file else replace(found, path=value.path)


def _page_fault(vocabulary: str, wanted: str, known: Known) -> Finding | None:
    message = f"sidan {vocabulary}/{wanted} finns inte"
    return _unless_known(vocabulary, wanted, known, "dead-link", (message, "Rätta länken"))


def _unless_known(vocabulary: str, wanted: str, known: Known, code: Code, told: tuple[str, str]) -> Finding | None:
    """Return what is wrong with a term that is asked for; of one that is not there what is ``told``, or the nearest."""
    if vocabulary not in known.terms:
        return _no_vocabulary(vocabulary)
    ids = known.terms[vocabulary]
    if ids is None or wanted in ids:
        return None
    message, advice = told
    return Finding(code=code, message=message, advice=did_you_mean(wanted, sorted(ids)) or advice)


def _no_vocabulary(name: str) -> Finding:
    """Return what is said once, and of no record, if the file is missing that records pick from."""
    message, advice = "ordlistan finns inte, men poster väljer ord ur den", "Lägg tillbaka filen"
    return Finding(code="unknown-term", message=message, advice=advice, file=vocabulary_file(name), mark=(1, 1))


def _prose_links(origin: str, value: Value, known: Known) -> Iterator[Edge | Finding]:
    for found in links_in(value.value):
        wrong = _prose_fault(found, known)
        if wrong:
            yield wrong if wrong.file else replace(wrong, path=value.path, words=found.written)
        elif found.target in known.entries and found.target != origin:
            yield Edge(origin, value.field.key, MENTIONS, found.target, MENTIONED, weak=True)


def _prose_fault(found: ProseLink, known: Known) -> Finding | None:
    folder, _, wanted = found.target.partition("/")
    if folder in PAGE_ADDRESSES:
        return _page_fault(folder, wanted, known)
    if found.target in known.drafts:
        return None
    if found.target not in known.entries:
        return _dead(found.target, None, known)
    entry = known.entries[found.target] if found.anchor else None
    anchors = anchors_of(entry.record) if entry else set()
    if found.anchor and found.anchor not in anchors:
        near = did_you_mean(found.anchor, sorted(anchors)) or "Ta bort # och det som följer"
        message = f"sidan {found.target} har ingen rubrik #{found.anchor}"
        return Finding(code="dead-anchor", message=message, advice=near)
    return None


def anchors_of(record: Record) -> set[str]:
    """Return the heading ids that a record's page may have: one per field, and the headings in its prose."""
    fixed = {slug(field.label) for field in fields_of(type(record))}
    written = {slug(words) for value in walk(record) if value.field.markdown for _, words in headings_in(value.value)}
    return fixed | written
