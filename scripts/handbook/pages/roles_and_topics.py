"""The pages of roles and topics: what a reader with that role, or that question, needs first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from handbook.catalog.address import term_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.timeline import Event, changes
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.law import Law
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import ROLES, TOPICS
from handbook.content.structure import AnyEntry, Entry
from handbook.content.vocabulary import Subject
from handbook.pages.markdown import Writer
from handbook.pages.page import Page
from handbook.pages.ring import for_work
from handbook.pages.templating import page_from
from handbook.pages.whats_new import of_term

NEWEST = 8
"""How many changes a role page shows; the rest are on the page of all changes."""
FEW = 8
"""A list that is longer stands folded under its heading: the page can be seen as a whole."""


@dataclass(frozen=True)
class Section:
    """A heading with records under it.

    ``told`` when the situations of guides are shown too, ``brief`` when the first sentences of material are, ``rung``
    when the numbers of lines are, ``folded`` when it is no help in the work of today and stands folded at the end.
    ``choices`` is what the address of the page where material is chosen ends with, to begin with these.
    """

    title: str
    anchor: str
    entries: tuple[AnyEntry, ...]
    told: bool = False
    brief: bool = False
    rung: bool = False
    folded: bool = False
    choices: str = ""

    @property
    def short(self) -> bool:
        """Whether all of it can be seen at once. Numbers to ring always are."""
        return self.rung or len(self.entries) <= FEW


def counts(catalog: Catalog, vocabulary: str) -> dict[str, int]:
    """Return how many records each term of a vocabulary has."""
    return {term.id: len(with_term(catalog, vocabulary, term.id)) for term in catalog.terms(vocabulary)}


def with_term(catalog: Catalog, vocabulary: str, term_id: str) -> tuple[AnyEntry, ...]:
    """Return the records with a term, kind by kind as in the navigation, and as on the list pages within a kind."""
    wanted = {entry.ref for entry in catalog.with_term.get((vocabulary, term_id), ())}
    return tuple(entry for cls in catalog.kinds for entry in catalog.of(cls) if entry.ref in wanted)


def term_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield the page of every role and topic."""
    news = changes(catalog)
    for role in catalog.items(ROLES, Subject):
        found = with_term(catalog, ROLES, role.id)
        yield _page(catalog, ROLES, role, role_sections(catalog, found, role.title), newest(news, found))
    for topic in catalog.items(TOPICS, Subject):
        found = with_term(catalog, TOPICS, topic.id)
        yield _page(catalog, TOPICS, topic, topic_sections(catalog, found))


def _page(
    catalog: Catalog,
    vocabulary: str,
    term: Subject,
    sections: Iterator[Section],
    news: Sequence[Event] = (),
) -> Page:
    filled = [section for section in sections if section.entries]
    address = term_address(vocabulary, term.id)
    about = f"{vocabulary}/{term.id}"
    words = {
        "sections": [section for section in filled if not section.folded],
        "folded": [section for section in filled if section.folded],
        "news": news,
        "who": ("du" if about in catalog.to_leave else "ett barn") if vocabulary == ROLES else "",
        "told": of_term(catalog, Writer(catalog, address), vocabulary, term.id),
    }
    meta = {"exit": "true" if about in catalog.to_leave else None}
    return page_from("term.md.j2", address, term.title, term.summary, catalog, meta=meta, about=about, words=words)


def role_sections(catalog: Catalog, found: Sequence[AnyEntry], title: str) -> Iterator[Section]:
    """Yield what a role needs: what to do, whom to ring, what to use, the rules, actors, the rest, the plan's past."""
    wanted = {entry.ref for entry in found}
    holds = [entry for entry in found if not entry.record.superseded]
    duties = tuple(law for law in catalog.of(Law) if law.ref in wanted and law.record.duty)
    materials = [it for it in catalog.of(Resource) if it.ref in wanted and not it.record.superseded]
    helpful = tuple(it for it in materials if it.record.availability.to_be_had)
    lines = tuple(sorted((it for it in materials if it.record.answers), key=partial(_ring_order, catalog)))
    shown = {*duties, *materials, *of_kind(holds, Guide), *of_kind(holds, Agency)}
    yield Section("Situationer", "situationer", of_kind(holds, Guide), told=True)
    yield Section("Ring och fråga", "ring", lines, rung=True)
    used = tuple(it for it in helpful if not it.record.answers)
    yield Section("Material", "material", used, brief=True, choices=f"?{urlencode({'roll': title})}")
    yield Section("Regler som gäller i dag", "regler", duties)
    yield Section("Aktörer att känna till", "aktorer", of_kind(holds, Agency))
    yield from by_kind(catalog, tuple(entry for entry in holds if entry not in shown), fold=True)
    unknown = tuple(it for it in materials if not it.record.availability.to_be_had)
    yield Section("Material som inte är känt att finnas i dag", "material-okant", unknown, folded=True)
    yield _older(found, folded=True)


def _ring_order(catalog: Catalog, line: Entry[Resource]) -> tuple[bool, bool]:
    """Return what sorts numbers for somebody in a hurry: danger and the police, advice for people at work, the rest."""
    return line.ref not in catalog.emergency, not for_work(catalog, line)


def topic_sections(catalog: Catalog, found: Sequence[AnyEntry]) -> Iterator[Section]:
    """Yield what there is on a topic, kind by kind, what no longer applies last."""
    yield from by_kind(catalog, [entry for entry in found if not entry.record.superseded])
    yield _older(found)


def _older(found: Sequence[AnyEntry], *, folded: bool = False) -> Section:
    ended = tuple(entry for entry in found if entry.record.superseded)
    return Section("Äldre: gäller inte längre", "aldre", ended, folded=folded)


def by_kind(catalog: Catalog, entries: Sequence[AnyEntry], *, fold: bool = False) -> Iterator[Section]:
    """Yield a section per kind, in the order of the navigation; ``fold`` those that are sought for the plan's sake."""
    for cls in catalog.kinds:
        title = cls.kind.plural.capitalize()
        records = of_kind(entries, cls)
        yield Section(
            title, cls.kind.address, records, told=cls.kind.told_in_full, folded=fold and cls.kind.of_the_plan
        )


def of_kind(entries: Sequence[AnyEntry], cls: type[Record]) -> tuple[AnyEntry, ...]:
    """Return the records of one kind."""
    return tuple(entry for entry in entries if entry.folder == cls.kind.folder)


def newest(news: Sequence[Event], entries: Sequence[AnyEntry]) -> tuple[Event, ...]:
    """Return the latest changes among some records; ``news`` are all changes, newest first."""
    wanted = {entry.ref for entry in entries}
    return tuple(event for event in news if event.ref in wanted)[:NEWEST]
