"""What has changed from edition to edition, as readers see it: of one record, of some, of a course, and of all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from handbook.catalog.address import version_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.differences import Changed
from handbook.catalog.history import Changes, terms_of
from handbook.catalog.old_numbers import without_old
from handbook.catalog.order import alphabetical
from handbook.content.days import day
from handbook.content.kinds import Record
from handbook.content.kinds.collection import Collection
from handbook.content.structure import Entry
from handbook.pages.markdown import Writer, plain

UNTOLD = "Sedan den senaste utgåvan"
FULL = 12
"""How many editions tell what has changed; older ones name the records alone."""
NEAR = 6
"""How many of the editions that changed anything of a kind, role or topic are told on its page."""


@dataclass(frozen=True)
class Line:
    """A record that has changed, as a link, and how, as Markdown."""

    link: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What is told of one edition, or of the time since the last one."""

    title: str
    anchor: str
    new: tuple[Line, ...]
    gone: tuple[Line, ...]
    other: tuple[Line, ...]
    small: tuple[Line, ...]
    first: bool = False
    count: int = 0
    """How many records the first edition has."""

    @property
    def headings(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The lines that a reader must know of, under their headings; those without any are left out."""
        pairs = (("Nytt", self.new), ("Borta", self.gone), ("Ändrat", self.other))
        return tuple((title, lines) for title, lines in pairs if lines)

    @property
    def counted(self) -> str:
        """How many records have changed and how, in words; empty if none has."""
        counts = (
            (len(self.new), "ny", "nya"),
            (len(self.gone), "borta", "borta"),
            (len(self.other), "ändrad", "ändrade"),
            (len(self.small), "rättad eller kontrollerad på nytt", "rättade eller kontrollerade på nytt"),
        )
        return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)


@dataclass(frozen=True)
class Since:
    """What has changed of a course since an edition: the day, the place on the page, and each part with how."""

    day: str
    anchor: str
    lines: tuple[Line, ...]


def record_changes(catalog: Catalog, ref: str) -> list[Mapping[str, object]] | None:
    """Return what the page of a record tells of its changes, newest first; ``None`` if there are no editions."""
    history = catalog.history
    if not history.days:
        return None

    def line(edition: str, name: str, said: Sequence[str], *, small: bool) -> Mapping[str, object]:
        of_its_own = any(version.day == edition for version in history.versions.get(name, ()))
        was = version_address(catalog, name, edition) if of_its_own else ""
        title = f"Utgåva {edition}" if edition else UNTOLD
        return {"title": title, "said": list(said), "was": was, "small": small}

    told = history.of.get(ref, ())
    lines = [
        line(at, found.ref, [without_old(catalog, it.words) for it in found.said], small=found.small)
        for at, found in told
    ]
    first, name = history.began(ref)
    if first == history.days[0]:
        lines.append(line(first, name, ["med från den första utgåvan"], small=True))
    return lines


def course_changes(catalog: Catalog, write: Writer, course: Entry[Collection]) -> tuple[Since, ...]:
    """Return what has changed of a course since each of the last editions, newest first; nothing without editions."""
    history = catalog.history
    wanted = (course.ref, *course.record.taught)
    made, said, links = [], dict[str, dict[str, None]](), {course.ref: "Kursen själv"}
    later = {it.day: it for it in history.changes}
    for edition in ("", *reversed(history.days)):
        if edition:
            lines = tuple(Line(links[ref], tuple(said[ref])) for ref in wanted if ref in said)
            made.append(Since(day(edition), f"sedan-{edition}", lines))
        for it in later[edition].told if edition in later else ():
            if (ref := history.now_called(it.ref)) in wanted:
                links.setdefault(ref, _line(catalog, write, it, words=False).link)
                said.setdefault(ref, {}).update(
                    dict.fromkeys(plain(without_old(catalog, one.words)) for one in it.told)
                )
    return tuple(made[:FULL])


def all_changes(catalog: Catalog, write: Writer) -> Mapping[str, object]:
    """Return what fills the page of all changes."""
    history = catalog.history
    told = told_of(catalog, write)
    return {"told": told[:FULL], "older": told[FULL:], "latest": history.latest, "why": history.editions.why_none}


def of_kind(catalog: Catalog, write: Writer, cls: type[Record]) -> tuple[Told, ...]:
    """Return what has changed of late among the records of a kind."""
    return told_of(catalog, write, lambda it: it.record.cls is cls)


def of_term(catalog: Catalog, write: Writer, vocabulary: str, term_id: str) -> tuple[Told, ...]:
    """Return what has changed of late among the records of a role or topic, which they name in a field of that name."""
    return told_of(catalog, write, lambda it: term_id in terms_of(it, (vocabulary,)))


def told_of(catalog: Catalog, write: Writer, wanted: Callable[[Changed], bool] | None = None) -> tuple[Told, ...]:
    """Return what is told of each edition, newest first; of those with nothing wanted, nothing."""
    history = catalog.history
    if wanted is not None:
        some = (it.among(wanted) for it in history.changes)
        return tuple(_told(catalog, write, it) for it in islice((it for it in some if it.changed), NEAR))
    told = [_told(catalog, write, it) for it in history.changes]
    if history.days:
        first = history.days[0]
        count = len(history.records[0])
        told.append(Told(_title(first), _anchor(first), (), (), (), (), first=True, count=count))
    return tuple(told)


def _told(catalog: Catalog, write: Writer, found: Changes) -> Told:
    def lines(found: Iterable[Changed], *, words: bool = True) -> tuple[Line, ...]:
        ordered = sorted(found, key=lambda it: alphabetical(it.record.title))
        return tuple(_line(catalog, write, it, words=words) for it in ordered)

    return Told(
        title=_title(found.day),
        anchor=_anchor(found.day),
        new=lines((it for it in found.told if it.new), words=False),
        gone=lines((it for it in found.told if it.gone), words=False),
        other=lines(it for it in found.told if not it.new and not it.gone),
        small=lines(found.small),
    )


def _title(edition: str) -> str:
    return f"Utgåvan {day(edition)}" if edition else UNTOLD


def _anchor(edition: str) -> str:
    return f"utgava-{edition}" if edition else "sedan-dess"


def _line(catalog: Catalog, write: Writer, found: Changed, *, words: bool) -> Line:
    name = catalog.history.now_called(found.ref)
    there = name in catalog.entries
    link = write.link(name) if there and not found.gone else plain(without_old(catalog, found.record.title))
    said = found.told or found.said
    # What is gone says where it has gone, if it has gone into another.
    return Line(
        link, tuple(plain(without_old(catalog, it.words)) for it in said) if words or (found.gone and there) else ()
    )
