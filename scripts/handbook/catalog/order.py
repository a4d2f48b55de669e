"""Order: the Swedish alphabet, records on the list page of their kind, its headings, and who stands beside whom."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise

from handbook.content.fields import Field, fields_of
from handbook.content.kept import kept
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.content.prose import capitalized
from handbook.content.structure import AnyEntry

ALPHABET = {char: index for index, char in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
WITH_ACCENT = str.maketrans(
    {"æ": "ä", "ę": "ä", "ø": "ö", "ő": "ö", "œ": "ö", "ô": "ö", "ü": "y", "ű": "y", "ß": "ss", "þ": "th"}
    | {"đ": "d", "ð": "d", "ł": "l"}
)
"""The letters that Swedish sorts otherwise than their accent says, as in Unicode's tables for Swedish."""
PIECE = re.compile(r"[0-9]+|[^\W\d_]+")
Neighbours = tuple[str | None, str | None]


@lru_cache(maxsize=2**15)  # the same titles are sorted in many lists, and again at each change in a preview
def alphabetical(text: str) -> tuple[object, ...]:
    """Return the sort key for Swedish order: å, ä and ö after z, ü as y, numbers as numbers.

    Other accents go with their letter; spaces and signs do not count.

    What is equal but for accents and signs keeps the order of its characters. Of the libraries for collation, PyICU
    needs a system's ICU to be built and pyuca knows no Swedish; browsers sort alike with
    ``Intl.Collator("sv", {numeric: true, ignorePunctuation: true})``, and a test holds the two together.
    """
    plain = unicodedata.normalize("NFC", text)
    return tuple(_piece(piece) for piece in _pieces(plain.lower())), plain.lower(), plain


def _pieces(text: str) -> Iterator[str]:
    """Yield the numbers of a text and what stands between them, without spaces and signs."""
    for number, pieces in groupby(PIECE.findall(text), key=str.isdecimal):
        found = list(pieces)
        yield from found if number else ["".join(found)]


def _piece(piece: str) -> tuple[int, int, tuple[int, ...]]:
    if piece.isdecimal():
        return 0, int(piece), ()
    return 1, 0, tuple(ALPHABET.get(char, len(ALPHABET) + ord(char)) for char in _letters(piece))


def _letters(piece: str) -> Iterator[str]:
    for char in piece.translate(WITH_ACCENT):
        yield char if char in ALPHABET else unicodedata.normalize("NFD", char)[0]


@kept
def list_order(entry: AnyEntry) -> tuple[bool, object, str]:
    """Return the sort key of a record among those of its kind; records without a value come last."""
    value = getattr(entry.record, entry.record.kind.order_by)
    return value is None, alphabetical("" if value is None else str(value)), entry.id


@dataclass(frozen=True)
class Group:
    """A heading of a list page, empty where the kind has none, and the records under it."""

    title: str
    entries: tuple[AnyEntry, ...]
    older: bool = False
    """Whether these are the records that something else has replaced, where the kind sets them apart."""


OLDER = "Gäller inte längre"


def grouped(cls: type[Record], entries: Iterable[AnyEntry], title_of: Callable[[str], str]) -> tuple[Group, ...]:
    """Return the records of a kind under the headings that it declares. ``title_of`` names the record of a ref."""
    kind = cls.kind
    gathered: dict[str, list[AnyEntry]] = {}
    older: list[AnyEntry] = []
    for entry in entries:
        apart = kind.superseded_apart and entry.record.superseded
        (older if apart else gathered.setdefault(_heading(kind, entry, title_of), [])).append(entry)
    groups = tuple(Group(title, tuple(gathered[title])) for title in _ordered(cls, gathered))
    return (*groups, Group(OLDER, tuple(older), older=True)) if older else groups


def _heading(kind: Kind, entry: AnyEntry, title_of: Callable[[str], str]) -> str:
    if kind.group_by is None:
        return ""
    value = getattr(entry.record, kind.group_by)
    first = value[0] if isinstance(value, tuple) and value else value
    if not first:
        return kind.no_group
    link = _grouping_field(type(entry.record)).link
    return title_of(f"{link.to}/{first}") if link else capitalized(first)


@cache
def _grouping_field(cls: type[Record]) -> Field:
    return next(field for field in fields_of(cls) if field.name == cls.kind.group_by)


def _ordered(cls: type[Record], titles: Iterable[str]) -> list[str]:
    """Return the headings in the order of the words that an editor chooses from, or of the alphabet if of no such."""
    kind = cls.kind
    if kind.groups_as_listed or kind.group_by is None:
        return sorted(titles, key=lambda title: title == kind.no_group)
    places = {capitalized(word): place for place, word in enumerate(_grouping_field(cls).choices)}
    return sorted(titles, key=lambda title: (title == kind.no_group, places.get(title, 0), alphabetical(title)))


def neighbours(groups: Iterable[Group]) -> Mapping[str, Neighbours]:
    """Return, for each record, the one before and the one after it in its group."""
    return {ref: around for group in groups for ref, around in _in_group(group)}


def _in_group(group: Group) -> Iterator[tuple[str, Neighbours]]:
    refs = [entry.ref for entry in group.entries]
    for (before, ref), (_, after) in pairwise(pairwise((None, *refs, None))):
        if ref:
            yield ref, (before, after)
