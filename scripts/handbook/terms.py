"""The pages of roles and topics: what a reader with that role, or that question, needs first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.address import TERM_ADDRESSES
from handbook.kinds.law import Law
from handbook.kinds.resource import Resource
from handbook.link import Catalog
from handbook.render import Page, page_from
from handbook.structure import Entry
from handbook.timeline import Event, changes
from handbook.vocabulary import Term, Topic

TITLES = {"roles": "Roller", "topics": "Teman"}
INTROS = {
    "roles": "Välj den roll som liknar din, så ser du det som gäller dig.",
    "topics": "Handbokens innehåll sorterat efter vad det handlar om.",
}
NEWEST = 8
"""How many changes a role page shows; the rest are on the page of all changes."""


@dataclass(frozen=True)
class Section:
    """A heading with records under it; ``told`` when their summaries are shown too."""

    title: str
    anchor: str
    entries: tuple[Entry, ...]
    told: bool = False


def term_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield a page per role and topic, and the two pages that list them."""
    for vocabulary, address in TERM_ADDRESSES.items():
        terms = catalog.terms(vocabulary)
        counts = {term.id: len(catalog.with_term.get((vocabulary, term.id), ())) for term in terms}
        yield page_from(
            "terms.md.j2",
            f"{address}/",
            TITLES[vocabulary],
            INTROS[vocabulary],
            catalog,
            vocabulary=vocabulary,
            terms=terms,
            counts=counts,
        )
        for term in terms:
            yield term_page(catalog, vocabulary, term)


def term_page(catalog: Catalog, vocabulary: str, term: Term) -> Page:
    """Return the page of one role or topic."""
    found = catalog.with_term.get((vocabulary, term.id), ())
    sections = role_sections(catalog, found) if vocabulary == "roles" else topic_sections(catalog, found)
    return page_from(
        "term.md.j2",
        f"{TERM_ADDRESSES[vocabulary]}/{term.id}/",
        term.title,
        term.summary if isinstance(term, Topic) else term.title,
        catalog,
        sections=[section for section in sections if section.entries],
        news=newest(catalog, found) if vocabulary == "roles" else (),
    )


def role_sections(catalog: Catalog, found: Sequence[Entry]) -> Iterator[Section]:
    """Yield what a role needs: situations, duties today, material, actors, then the rest."""
    current, old = split(catalog, found)
    duties = tuple(entry for entry in current if isinstance(entry.record, Law) and entry.record.type == "paragraf")
    resources = of_kind(current, "resources")
    helpful = tuple(entry for entry in resources if available(entry))
    shown = {*duties, *resources, *of_kind(current, "guides"), *of_kind(current, "agencies")}
    yield Section("Situationer", "situationer", of_kind(current, "guides"), told=True)
    yield Section("Regler som gäller i dag", "regler", duties, told=True)
    yield Section("Material", "material", helpful, told=True)
    yield Section("Aktörer att känna till", "aktorer", of_kind(current, "agencies"))
    unknown = tuple(entry for entry in resources if entry not in helpful)
    yield Section("Material som inte är känt att finnas i dag", "material-okant", unknown)
    yield from by_kind(catalog, tuple(entry for entry in current if entry not in shown))
    yield Section("Äldre: gäller inte längre", "aldre", old)


def topic_sections(catalog: Catalog, found: Sequence[Entry]) -> Iterator[Section]:
    """Yield what there is on a topic, kind by kind, what no longer applies last."""
    current, old = split(catalog, found)
    yield from by_kind(catalog, current)
    yield Section("Äldre: gäller inte längre", "aldre", old)


def by_kind(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[Section]:
    """Yield a section per kind, in the order of the navigation."""
    for cls in catalog.kinds:
        title = cls.kind.plural.capitalize()
        yield Section(title, cls.kind.address, of_kind(entries, cls.kind.folder), told=cls.kind.folder == "guides")


def split(catalog: Catalog, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the records that stand and those that something else has taken the place of, in list order."""
    wanted = {entry.ref for entry in entries}
    ordered = [entry for cls in catalog.kinds for entry in catalog.of_kind(cls.kind.folder) if entry.ref in wanted]
    old = tuple(entry for entry in ordered if catalog.superseded(entry.ref))
    return tuple(entry for entry in ordered if not catalog.superseded(entry.ref)), old


def of_kind(entries: Sequence[Entry], folder: str) -> tuple[Entry, ...]:
    """Return the records of one kind."""
    return tuple(entry for entry in entries if entry.folder == folder)


def available(entry: Entry) -> bool:
    """Tell whether a material can be had today, as far as is known."""
    return isinstance(entry.record, Resource) and entry.record.availability.status in {"tillgängligt", "ny version"}


def newest(catalog: Catalog, entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the latest changes among some records."""
    wanted = {entry.ref for entry in entries}
    return tuple(sorted((event for event in changes(catalog) if event.ref in wanted), reverse=True)[:NEWEST])
