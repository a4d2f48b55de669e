"""What becomes of a record that two have changed since one of them opened it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from handbook.content.load import Plain
from handbook.content.write import aligned


class Gone(Enum):
    """That there is no such field or item."""

    GONE = "gone"


GONE = Gone.GONE
Held = Plain | Gone
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Both:
    """What both have changed, each to something else: where it is in what they make together, and what each wrote."""

    path: Path
    mine: Held
    theirs: Held

    @property
    def as_data(self) -> dict[str, object]:
        """The same for JSON; what is gone is ``None``."""
        mine, theirs = (None if it is GONE else it for it in (self.mine, self.theirs))
        return {"path": list(self.path), "mine": mine, "theirs": theirs}


def merged(
    base: Mapping[str, Plain], mine: Mapping[str, Plain], theirs: Mapping[str, Plain]
) -> tuple[dict[str, Plain], list[Both]]:
    """Return what two have made together of ``base``, and what somebody must choose: there it has mine.

    Fields are merged one by one, also in parts, and items of a list as ``written`` finds them again.
    """
    both: list[Both] = []
    return _parts(base, mine, theirs, (), both), both


def _merged(base: Held, mine: Held, theirs: Held, path: Path, both: list[Both]) -> Held:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return _parts(base if isinstance(base, Mapping) else {}, mine, theirs, path, both)
    if isinstance(mine, list) and isinstance(theirs, list):
        made = _items(base if isinstance(base, list) else [], mine, theirs, path, both)
        if made is not None:
            return made
    both.append(Both(path, mine, theirs))
    return mine


def _parts(
    base: Mapping[str, Plain], mine: Mapping[str, Plain], theirs: Mapping[str, Plain], path: Path, both: list[Both]
) -> dict[str, Plain]:
    made: dict[str, Plain] = {}
    for name in _names(list(mine), list(theirs)):
        was, here, there = (it.get(name, GONE) for it in (base, mine, theirs))
        if (value := _merged(was, here, there, (*path, name), both)) is not GONE:
            made[name] = value
    return made


def _names(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the fields of both: those that only I have come right after the one that they come after with me."""
    order = list(theirs)
    for index, name in enumerate(mine):
        if name not in order:
            order.insert(order.index(mine[index - 1]) + 1 if index else 0, name)
    return order


def _items(
    base: Sequence[Plain], mine: Sequence[Plain], theirs: Sequence[Plain], path: Path, both: list[Both]
) -> list[Plain] | None:
    """Return the items of both; ``None`` if one has changed an item that the other has taken away."""
    here, there = aligned(base, mine), aligned(base, theirs)
    come, others = _come(here, mine), _come(there, theirs)
    known = [item for items in come.values() for item in items]
    made: list[Plain] = []
    found: list[Both] = []
    for index in range(-1, len(base)):
        if index in here and index in there:
            value = _merged(base[index], mine[here[index]], theirs[there[index]], (*path, len(made)), found)
            made.extend([] if value is GONE else [value])
        elif index in here or index in there:
            left = mine[here[index]] if index in here else theirs[there[index]]
            if left != base[index]:
                return None
        made.extend(come.get(index, []))
        made.extend(item for item in others.get(index, []) if item not in known)
    both.extend(found)
    return made


def _come(pairs: Mapping[int, int], new: Sequence[Plain]) -> dict[int, list[Plain]]:
    """Return the items of a list that are new, by the old one that they come after: -1 is the beginning."""
    back = {at: index for index, at in pairs.items()}
    come: dict[int, list[Plain]] = {}
    after = -1
    for at, item in enumerate(new):
        after = back.get(at, after)
        if at not in back:
            come.setdefault(after, []).append(item)
    return come
