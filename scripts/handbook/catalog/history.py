"""The editions of the handbook and what changed from each to the next. Pure: from what the files held to what is new.

An edition that changed a record gives it an address of its own, for ever: that follows from the tags alone and from no
judgement of ours on what a change is. What is told of it is worked out when a page first asks.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from handbook.catalog.differences import Changed, Records, Written, changed
from handbook.content.editions import Editions
from handbook.content.kinds import Kinds
from handbook.content.load import SourceFile, parse
from handbook.content.structure import plain_of

Term = Callable[[str, str], str]
"""Vocabulary and id → title."""


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


@dataclass(frozen=True, eq=False)
class History:
    """The editions, oldest first, beside what is written now."""

    editions: Editions = field(default_factory=Editions)
    now: Mapping[str, str] = field(default_factory=dict)
    """What each file below ``content/`` says now, by its path."""
    kinds: Kinds = ()
    term: Term = lambda _, name: name

    @property
    def days(self) -> tuple[str, ...]:
        """The day of each edition, oldest first."""
        return tuple(edition.day for edition in self.editions.all)

    @property
    def latest(self) -> str:
        """The day of the last edition, if there is any."""
        return self.days[-1] if self.days else ""

    @cached_property
    def changed_since(self) -> bool:
        """Whether anything that is written now differs from the last edition."""
        return bool(self.days) and self._texts[-1] != self.now

    @cached_property
    def _texts(self) -> tuple[Mapping[str, str], ...]:
        texts = self.editions.texts
        return tuple({path: texts[name] for path, name in it.files.items()} for it in self.editions.all)

    @cached_property
    def records(self) -> tuple[Records, ...]:
        """The records of each edition, and last those of now."""
        made: dict[tuple[str, str], Written | None] = {}
        classes = {cls.kind.folder: cls for cls in self.kinds}

        def written(path: str, text: str) -> Written | None:
            if (path, text) not in made:
                place = PurePosixPath(path)
                source = parse(text, path) if place.parent.name in classes and len(place.parts) == DEPTH else None
                plain = plain_of(source) if isinstance(source, SourceFile) else {}
                ref = f"{place.parent.name}/{place.stem}"
                made[path, text] = Written(ref, classes[place.parent.name], text, plain) if plain else None
            return made[path, text]

        found = ([written(path, text) for path, text in texts.items()] for texts in (*self._texts, self.now))
        return tuple({it.ref: it for it in records if it} for records in found)

    @cached_property
    def changes(self) -> tuple[Changes, ...]:
        """What changed, newest first: since the last edition, in it, and so on. The first edition changed nothing."""
        if not self.days:
            return ()
        found = (changed(old, new, self.term) for old, new in pairwise(self.records))
        made = (Changes(day, it) for day, it in zip((*self.days[1:], ""), found, strict=True))
        return tuple(it for it in reversed(tuple(made)) if it.day or it.changed)

    @cached_property
    def of(self) -> Mapping[str, tuple[tuple[str, Changed], ...]]:
        """The changes of each record, with the day of their edition, newest first."""
        found: dict[str, list[tuple[str, Changed]]] = {}
        for edition in self.changes:
            for it in edition.changed:
                found.setdefault(it.ref, []).append((edition.day, it))
        return {ref: tuple(changes) for ref, changes in found.items()}

    def since(self, ref: str) -> str:
        """Return the day of the edition that first had the record; nothing if none has it."""
        return next((day for day, records in zip(self.days, self.records, strict=False) if ref in records), "")

    @cached_property
    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """Each record as it was in every edition that changed or brought it, oldest first."""
        found: dict[str, list[Version]] = {}
        before: Records = {}
        for day, records in zip(self.days, self.records, strict=False):
            for ref, record in records.items():
                if ref not in before or before[ref].text != record.text:
                    found.setdefault(ref, []).append(Version(day, record))
            before = records
        return {ref: tuple(versions) for ref, versions in found.items()}


DEPTH = 3
"""Parts of the path of a record: ``content/laws/lvu.yml``."""


def history_of(editions: Editions, sources: Sequence[SourceFile], kinds: Kinds, term: Term) -> History:
    """Return the history that leads up to the files of now."""
    return History(editions, {source.path: source.text for source in sources}, kinds, term)


def terms_of(found: Changed, fields: Sequence[str]) -> Iterator[str]:
    """Yield the ids that some fields of a changed record hold: its roles, its topics."""
    for name in fields:
        given = found.record.plain.get(name)
        yield from (str(it) for it in given) if isinstance(given, list) else ()
