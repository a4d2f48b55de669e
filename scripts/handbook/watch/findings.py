"""Findings: what has changed under a record, which of its fields rests on it, from when, and how that is known.

A machine makes them and only a person clears them: with a day of reading, ``checked``, ``text_as_of`` or ``read``, that
is newer than the one that stood there when the finding was made, and not older than the finding.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from handbook.watch.rests import Rest

What = Literal["law-changes", "law-ends", "wording-changed", "page-changed", "page-gone", "page-moved"]
Touches = Literal["provision", "act", "unknown", "page"]
"""What in the record it is about: the very paragraph, the act as a whole, perhaps anything in the act, or a page."""
VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Told:
    """When a finding was made, and until when the record had been checked and its source been read at that time."""

    found: str
    checked: str = ""
    read: str = ""

    def cleared_by(self, rest: Rest) -> bool:
        """Tell whether somebody has checked the record since."""
        checked = rest.checked > self.checked and rest.checked >= self.found
        return checked or (rest.read > self.read and rest.read >= self.found)


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Something that has happened to what a record rests on, before it is known whether somebody has dealt with it."""

    rest: Rest
    key: str
    """What it is, without the record: the same from one run to the next."""
    what: What
    touches: Touches
    text: str
    """In one Swedish sentence or two."""
    begins: str = ""
    """From which day it is so; empty if that is not known."""
    act: str = ""
    by: str = ""
    """The amendment."""
    provisions: tuple[str, ...] = ()
    proof: Mapping[str, str | int] = field(default_factory=dict)  # never written to

    @property
    def id(self) -> str:
        """What tells it from all others."""
        return f"{self.rest.ref} {self.rest.field} {self.key}"


@dataclass(frozen=True, kw_only=True)
class WatchFinding:
    """A finding that nobody has cleared yet."""

    id: str
    record: str
    field: str
    what: What
    touches: Touches
    text: str
    begins: str
    found: str
    checked: str
    read: str
    act: str
    by: str
    provisions: tuple[str, ...]
    proof: Mapping[str, str | int]


def kept(
    causes: Iterable[Cause], told: Mapping[str, Told], today: str
) -> tuple[tuple[WatchFinding, ...], dict[str, Told]]:
    """Return the findings that stand, and when each cause was told first; a new one is told today.

    What somebody has cleared is remembered as told for as long as its cause is there, and makes no finding again.
    """
    known = {
        cause.id: (cause, told.get(cause.id) or Told(found=today, checked=cause.rest.checked, read=cause.rest.read))
        for cause in causes
    }
    standing = (_finding(cause, first) for cause, first in known.values() if not first.cleared_by(cause.rest))
    ordered = tuple(sorted(standing, key=lambda it: (it.record, it.begins, it.id)))
    return ordered, {key: first for key, (_, first) in known.items()}


def _finding(cause: Cause, first: Told) -> WatchFinding:
    return WatchFinding(
        id=cause.id,
        record=cause.rest.ref,
        field=cause.rest.field,
        what=cause.what,
        touches=cause.touches,
        text=cause.text,
        begins=cause.begins,
        found=first.found,
        checked=first.checked,
        read=first.read,
        act=cause.act,
        by=cause.by,
        provisions=cause.provisions,
        proof=cause.proof,
    )


@dataclass(frozen=True, order=True)
class Unconfirmed:
    """An address that has not answered as it should for a long time, which says nothing of what it holds."""

    url: str
    since: str
    why: str


def as_text(findings: Iterable[WatchFinding], unconfirmed: Iterable[Unconfirmed]) -> str:
    """Return the file of findings: one line each, so that what changes is seen at once."""
    lists = {
        "findings": [_plain(finding) for finding in findings],
        "unconfirmed": [asdict(it) for it in sorted(unconfirmed)],
    }
    parts = ",\n".join(
        f'"{name}": [\n{_lines(items)}\n]' if items else f'"{name}": []' for name, items in lists.items()
    )
    return f'{{\n"version": {VERSION},\n{parts}\n}}\n'


def _plain(finding: WatchFinding) -> dict[str, object]:
    named = {("from" if key == "begins" else key): value for key, value in asdict(finding).items()}
    return {key: value for key, value in named.items() if value or key == "from"}


def _lines(items: Iterable[object]) -> str:
    return ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
