"""The editions of the handbook and what changed from each to the next. Pure: from what the files held to what is new.

An edition that changed a record gives it an address of its own, for ever: that follows from the tags alone and from no
judgement of ours on what a change is. What is told of it is worked out when a page first asks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from handbook.catalog.differences import Changed, Records, Written, changed, final
from handbook.content.editions import FOLDER, Editions
from handbook.content.kinds import Kinds, Record
from handbook.content.load import SourceFile, parse
from handbook.content.structure import plain_of

Titles = tuple[tuple[str, str, str], ...]
"""Vocabulary, id and title of terms."""
Renamed = tuple[tuple[str, str], ...]
"""What a record was called, and what it is called since."""
DEPTH = 3
"""Parts of the path of a record: ``content/laws/lvu.yml``."""


@dataclass(frozen=True)
class Changes:
    """What changed in one edition, or since the last one: ``day`` is empty for what no edition has yet."""

    day: str
    changed: tuple[Changed, ...]

    @property
    def told(self) -> tuple[Changed, ...]:
        """The records with something that a reader must know."""
        return tuple(it for it in self.changed if not it.small)

    @property
    def small(self) -> tuple[Changed, ...]:
        """The records whose spelling or dates alone have changed."""
        return tuple(it for it in self.changed if it.small)

    def among(self, wanted: Callable[[Changed], bool]) -> "Changes":
        """Return what of it is wanted."""
        return Changes(self.day, tuple(filter(wanted, self.changed)))


@dataclass(frozen=True)
class Version:
    """A record as it was in the edition of a day, which changed it or brought it."""

    day: str
    record: Written


@dataclass(frozen=True)
class Past:
    """What the editions alone say, whatever is written now: their records, oldest first, and what each changed."""

    texts: tuple[Mapping[str, str], ...] = ()
    records: tuple[Records, ...] = ()
    changes: tuple[Changes, ...] = ()
    """Newest first. The first edition changed nothing."""


@lru_cache(maxsize=2)  # the preview asks at each change; what has come out does not change
def past_of(editions: Editions, kinds: Kinds, titles: Titles, renamed: Renamed = ()) -> Past:
    """Return what the editions say. ``titles`` are those of the vocabularies' terms."""
    given = editions.texts
    texts = tuple({path: given[name] for path, name in it.files.items()} for it in editions.all)
    made: dict[tuple[str, str], Written | None] = {}
    records = tuple(_records(it, kinds, made) for it in texts)
    days = [it.day for it in editions.all]
    pairs = zip(days[1:], pairwise(records), strict=True)
    changes = [Changes(day, changed(old, new, _term(titles), dict(renamed))) for day, (old, new) in pairs]
    return Past(texts, records, tuple(reversed(changes)))


def _records(texts: Mapping[str, str], kinds: Kinds, made: dict[tuple[str, str], Written | None]) -> Records:
    """Return the records among some files. ``made`` are those that are known: most are the same in each edition."""
    classes = {cls.kind.folder: cls for cls in kinds}
    for path, text in texts.items():
        if (path, text) not in made:
            made[path, text] = _written(path, text, classes)
    found = (made[path, text] for path, text in texts.items())
    return {it.ref: it for it in found if it}


def _written(path: str, text: str, classes: Mapping[str, type[Record]]) -> Written | None:
    place = PurePosixPath(path)
    cls = classes.get(place.parent.name) if len(place.parts) == DEPTH else None
    source = parse(text, path) if cls else None
    plain = plain_of(source) if isinstance(source, SourceFile) else {}
    return Written(f"{place.parent.name}/{place.stem}", cls, text, plain) if cls and plain else None


def _term(titles: Titles) -> Callable[[str, str], str]:
    known = {(vocabulary, term_id): title for vocabulary, term_id, title in titles}
    return lambda vocabulary, term_id: known.get((vocabulary, term_id), term_id)


@dataclass(frozen=True, eq=False)
class History:
    """The editions, oldest first, beside what is written now."""

    editions: Editions = field(default_factory=Editions)
    now: Mapping[str, str] = field(default_factory=dict)
    """What each file below ``content/`` says now, by its path."""
    kinds: Kinds = ()
    titles: Titles = ()
    renamed: Renamed = ()

    @property
    def days(self) -> tuple[str, ...]:
        """The day of each edition, oldest first."""
        return tuple(edition.day for edition in self.editions.all)

    @property
    def latest(self) -> str:
        """The day of the last edition, if there is any."""
        return self.days[-1] if self.days else ""

    @cached_property
    def past(self) -> Past:
        """What the editions alone say."""
        return past_of(self.editions, self.kinds, self.titles, self.renamed)

    @cached_property
    def changed_since(self) -> bool:
        """Whether anything that is written now differs from the last edition."""
        return bool(self.days) and self.past.texts[-1] != self.now

    @cached_property
    def records(self) -> tuple[Records, ...]:
        """The records of each edition, and last those of now."""
        known = {
            (f"{FOLDER}{it.ref}.yml", it.text): it for records in self.past.records[-1:] for it in records.values()
        }
        return (*self.past.records, _records(self.now, self.kinds, dict(known)))

    @cached_property
    def changes(self) -> tuple[Changes, ...]:
        """What changed, newest first: since the last edition, in it, and so on."""
        if not self.days:
            return ()
        since = changed(self.records[-2], self.records[-1], _term(self.titles), dict(self.renamed))
        return (*((Changes("", since),) if since else ()), *self.past.changes)

    @cached_property
    def of(self) -> Mapping[str, tuple[tuple[str, Changed], ...]]:
        """The changes of each record, by what it is called now, with the day of their edition, newest first."""
        found: dict[str, list[tuple[str, Changed]]] = {}
        for edition in self.changes:
            for it in edition.changed:
                found.setdefault(self.now_called(it.ref), []).append((edition.day, it))
        return {ref: tuple(changes) for ref, changes in found.items()}

    def now_called(self, ref: str) -> str:
        """Return what a record is called now."""
        return final(ref, self._names)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return dict(self.renamed)

    def began(self, ref: str) -> tuple[str, str]:
        """Return the day of the edition that first had the record, and what it was called there; nothing if none has.

        ``ref`` is what it is called now.
        """
        names = {ref, *(old for old, _ in self.renamed if self.now_called(old) == ref)}
        there = zip(self.days, self.past.records, strict=True)
        return next(((day, it) for day, records in there for it in sorted(names) if it in records), ("", ""))

    @cached_property
    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """Each record as it was in every edition that changed or brought it, oldest first."""
        found: dict[str, list[Version]] = {}
        before: Records = {}
        for day, records in zip(self.days, self.past.records, strict=True):
            for ref, record in records.items():
                if ref not in before or before[ref].text != record.text:
                    found.setdefault(ref, []).append(Version(day, record))
            before = records
        return {ref: tuple(versions) for ref, versions in found.items()}

    def version_shown(self, ref: str) -> Version | None:
        """Return the version of a record that says what is written now; nothing if no edition has that."""
        last = next(reversed(self.versions.get(ref, ())), None)
        there = last and ref in self.past.records[-1] and last.record.text == self.now.get(f"{FOLDER}{ref}.yml")
        return last if there else None


def history_of(
    editions: Editions, sources: Sequence[SourceFile], kinds: Kinds, titles: Titles, renamed: Renamed = ()
) -> History:
    """Return the history that leads up to the files of now."""
    return History(editions, {source.path: source.text for source in sources}, kinds, titles, renamed)


def renamed_by(successors: Iterable[tuple[str, str | None]], kinds: Kinds) -> Renamed:
    """Return the records that have another name, by the addresses that lead to others: of a record to a record."""
    folders = {cls.kind.address: cls.kind.folder for cls in kinds}

    def ref(address: str) -> str:
        kind, _, name = address.rstrip("/").rpartition("/")
        return f"{folders[kind]}/{name}" if kind in folders else ""

    pairs = ((ref(old), ref(new)) for old, new in successors if new)
    return tuple(sorted((old, new) for old, new in pairs if old and new))


def terms_of(found: Changed, fields: Sequence[str]) -> Iterator[str]:
    """Yield the ids that some fields of a changed record hold: its roles, its topics."""
    for name in fields:
        given = found.record.plain.get(name)
        yield from (str(it) for it in given) if isinstance(given, list) else ()
