"""The Catalog: all records and how they hang together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from handbook.catalog.history import History
from handbook.catalog.law_names import Named, names_of
from handbook.catalog.news import News
from handbook.catalog.official import act_text
from handbook.catalog.order import Group, Neighbours, grouped, list_order, neighbours
from handbook.content.edition import Edition
from handbook.content.facts import FREE
from handbook.content.kinds import Kinds, Record
from handbook.content.kinds.guide import CHILD
from handbook.content.kinds.law import SFS, Law
from handbook.content.kinds.record import dialled
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import ROLES, URGENT
from handbook.content.structure import AnyEntry, Draft, Entry, vocabulary_file
from handbook.content.vocabulary import DIALLED, PAGE_ADDRESSES, Need, Term, Urgent, Vocabularies, terms_in

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class Edge:
    """A link from one record to another, with the words for either direction."""

    origin: str
    field: str
    label: str
    target: str
    reverse: str
    strong: bool = False
    weak: bool = False
    """It says no more than that the one names the other."""


@dataclass(frozen=True, eq=False)
class Catalog:
    """All records and how they hang together. Read-only; what is worked out of it once is kept with it."""

    kinds: Kinds
    entries: Mapping[str, AnyEntry]
    vocabularies: Vocabularies
    links: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    back_links: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    """What is written but could not be read whole: a link there is not dead."""
    history: History = field(default_factory=History)
    """The editions that there have been, and what they changed."""
    news: News = field(default_factory=News)
    """What is known on the day of the build."""

    edition: Edition | None = None
    """The municipality's edition that is laid over it, if it is one."""
    broken: bool = False
    """Some link or term in it leads nowhere: pages and files of all cannot be made."""

    def of(self, cls: type[R]) -> tuple[Entry[R], ...]:
        """Return the records of one kind, in the order of the list page."""
        folder = cls.kind.folder
        if folder not in self._listed:
            self._listed[folder] = tuple(sorted(self.by_folder.get(folder, ()), key=list_order))
        return cast("tuple[Entry[R], ...]", self._listed[folder])

    def entry(self, cls: type[R], record_id: str) -> Entry[R]:
        """Return one record of a kind; its id must be one of them."""
        return cast("Entry[R]", self.entries[cls.kind.ref(record_id)])

    def record(self, ref: str) -> Record | None:
        """Return the record ``kind/id``, or ``None`` if there is none."""
        entry = self.entries.get(ref)
        return entry.record if entry else None

    @cached_property
    def by_folder(self) -> Mapping[str, Sequence[AnyEntry]]:
        """The records of each kind, in the order of their ids."""
        found: dict[str, list[AnyEntry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.folder, []).append(entry)
        return found

    @cached_property
    def _listed(self) -> dict[str, tuple[AnyEntry, ...]]:
        """Those of each kind that have been asked for, in the order of the list page."""
        return {}

    def groups(self, cls: type[Record]) -> tuple[Group, ...]:
        """Return the records of a kind under the headings of its list page."""
        return grouped(cls, self.of(cls), self.title)

    @cached_property
    def around(self) -> Mapping[str, Neighbours]:
        """For each record the one before and the one after it in its group."""
        return neighbours(group for cls in self.kinds for group in self.groups(cls))

    def title(self, ref: str) -> str:
        """Return the title of a record, role or topic."""
        folder, _, name = ref.partition("/")
        return self.term(folder, name).title if folder in PAGE_ADDRESSES else self.entries[ref].record.title

    def items(self, vocabulary: str, model: type[T]) -> tuple[T, ...]:
        """Return the items of a vocabulary, which are of the type ``model``, in their written order."""
        return tuple(item for item in self.vocabularies.get(vocabulary, ()) if isinstance(item, model))

    def reads(self, vocabulary: str) -> bool:
        """Tell whether all of a vocabulary could be read: what seems to be missing in another may stand there."""
        return Draft(vocabulary_file(vocabulary)).ref not in self.drafts

    def waits_for(self, ref: str) -> bool:
        """Tell whether a record, role or topic is not here but may be written where something could not be read."""
        folder, _, name = ref.partition("/")
        unread = folder in PAGE_ADDRESSES and not self.reads(folder) and not self.has_page(folder, name)
        return unread or ref in self.drafts

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """Return the terms of a vocabulary, in their written order."""
        return tuple(self._terms.get(vocabulary, {}).values())

    def term(self, vocabulary: str, term_id: str) -> Term:
        """Return one term of a vocabulary; its id must be one of them."""
        return self._terms[vocabulary][term_id]

    @property
    def titles(self) -> tuple[tuple[str, str, str], ...]:
        """Vocabulary, id and title of every term."""
        return tuple((name, it.id, it.title) for name, terms in self._terms.items() for it in terms.values())

    def term_title(self, vocabulary: str, term_id: str) -> str:
        """Return the title of a term, or its id if there is no such term any more."""
        term = self._terms.get(vocabulary, {}).get(term_id)
        return term.title if term else term_id

    def has_page(self, vocabulary: str, term_id: str) -> bool:
        """Tell whether a term is there and has a page of its own."""
        return vocabulary in PAGE_ADDRESSES and term_id in self._terms.get(vocabulary, {})

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        return {name: {term.id: term for term in terms_in(items)} for name, items in self.vocabularies.items()}

    @cached_property
    def with_term(self) -> dict[tuple[str, str], tuple[AnyEntry, ...]]:
        """Records per (vocabulary, term id)."""
        found: dict[tuple[str, str], dict[str, AnyEntry]] = {}
        for entry in self.entries.values():
            for term in () if entry.record.kind.by_name_alone else entry.terms:
                found.setdefault(term, {})[entry.ref] = entry
        return {key: tuple(entries.values()) for key, entries in found.items()}

    @cached_property
    def whole(self) -> bool:
        """Whether every record that another links to is here: one that could not be read leaves a gap."""
        return not self.broken and all(edge.target in self.entries for edges in self.links.values() for edge in edges)

    @cached_property
    def lasting_numbers(self) -> frozenset[str]:
        """The numbers of today as they are dialled, but those that may only be told until a day of their own."""
        told = (it for entry in self.entries.values() for it in entry.record.numbers if not it.aged)
        return frozenset((*FREE, *(dialled(it.number) for it in told)))

    @cached_property
    def to_leave(self) -> frozenset[str]:
        """The records and roles whose readers may have to leave in a hurry.

        That is what speaks to a child, the concepts and the material that it leads to, the lines to ring, the role of
        children, and the kinds that say so.
        """
        to_children = {ref for ref, entry in self.entries.items() if entry.record.for_child}
        called = {ref for ref, entry in self.entries.items() if entry.record.kind.leave}
        near = {edge.target for ref in to_children for edge in self.links.get(ref, ())}
        near |= {line.ref for line in (*self.lines, *self.urgent.values())}
        led_to = {cls.kind.folder for cls in self.kinds if cls.kind.children_led_here}
        return frozenset(
            to_children | called | {ref for ref in near if ref.partition("/")[0] in led_to} | {f"{ROLES}/{CHILD}"}
        )

    @cached_property
    def urgent(self) -> Mapping[Need, Entry[Resource]]:
        """What somebody needs at once → the record with the number or the advice."""
        found = {it.id: self.entries.get(Resource.kind.ref(it.line)) for it in self.items(URGENT, Urgent)}
        return cast("Mapping[Need, Entry[Resource]]", {need: entry for need, entry in found.items() if entry})

    @cached_property
    def emergency(self) -> frozenset[str]:
        """The records with the numbers that every page has: danger and the police."""
        return frozenset(entry.ref for need, entry in self.urgent.items() if need in DIALLED)

    @cached_property
    def lines(self) -> tuple[Entry[Resource], ...]:
        """The help lines that somebody may turn to today."""
        return tuple(entry for entry in self.of(Resource) if entry.record.is_line)

    @cached_property
    def official_texts(self) -> Mapping[str, str]:
        """The number of an act → where its record says that its text stands."""
        acts = (law.record for law in self.of(Law))
        return {it.act: it.official_url for it in acts if it.act and it.official_url and not it.provision}

    def official_text(self, title: str) -> str | None:
        """Return where the act that a title names stands: where its record says, else where riksdagen has it."""
        found = SFS.search(title)
        return self.official_texts.get(found[0]) or act_text(title) if found else None

    @cached_property
    def law_names(self) -> Mapping[str, Named]:
        """The number of an act or a bill → its own name, as sources have it."""
        records = [entry.record for entry in self.entries.values()]
        told = ((*it.sources, *(source for standing in it.standings for source in standing.sources)) for it in records)
        return names_of(source.title for sources in told for source in sources if source.title)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The digits of every number that has a record of its own."""
        told = (given for entry in self.entries.values() for given in entry.record.numbers)
        return frozenset(dialled(given.number) for given in told if given.at_home)

    @cached_property
    def newest_day(self) -> str:
        """The last day on which somebody read or checked anything: no build of these records is of a day before it."""
        return max((entry.newest_day for entry in self.entries.values()), default="")

    @property
    def day(self) -> str:
        """The day that pages are of: that of the build, or else the last one on which somebody has read anything."""
        return self.news.today or self.newest_day

    def superseded(self, ref: str) -> bool:
        """Tell whether something else applies instead of the record."""
        return self.entries[ref].record.superseded

    def rests_on_superseded(self, ref: str) -> tuple[Edge, ...]:
        """Return the strong links of a record that lead to superseded ones."""
        return tuple(edge for edge in self.links.get(ref, ()) if edge.strong and self.superseded(edge.target))
