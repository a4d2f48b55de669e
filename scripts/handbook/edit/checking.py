"""What is wrong with a record as somebody types it, said of each field: the checker of the build and no other."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.content.problems import WARNINGS, Finding

PROPOSED = re.compile("Menade du (.+?)\\?")
QUOTED = re.compile("”([^”]+)”")
FETCHED = re.compile(r"Skriv (\[\[(?:nummer|öppet):[^\]]+\]\])$")
"""What a number or hours that somebody has typed are to be told by."""
PARTS = re.compile(r"[\[\]|#:]+")
"""What parts the words of a link in prose."""


@dataclass(frozen=True)
class Fault:
    """One thing to mend: where in the record, what is wrong and what to do; ``file`` if it is in another record."""

    path: tuple[str | int, ...]
    message: str
    advice: str
    warning: bool
    file: str
    instead: tuple[tuple[str, str, str], ...] = ()
    """What the advice proposes: the words of a button, what gives way ("" is the whole value), what comes instead."""
    of_key: bool = False
    """It is the field's name that is wrong: what the advice proposes is another name."""

    @property
    def as_data(self) -> dict[str, object]:
        """The same for JSON."""
        return {
            "path": list(self.path),
            "message": self.message,
            "advice": self.advice,
            "warning": self.warning,
            "file": self.file,
            "of_key": self.of_key,
            "instead": [{"shown": shown, "old": old, "new": new} for shown, old, new in self.instead],
        }


def faults(findings: Iterable[Finding], file: str, known: Iterable[Finding]) -> tuple[Fault, ...]:
    """Return what is to be mended, errors first: all that is wrong in ``file``, and what the edit does to others.

    ``known`` is what was wrong before the edit: an editor is not told of the faults of others at her own field. While
    something is wrong with the record itself, what that brings about elsewhere is left out.
    """
    old = {_told(finding) for finding in known if finding.file != file}
    own: dict[tuple[object, ...], Fault] = {}
    for finding in findings:
        if finding.file == file or _told(finding) not in old:
            own.setdefault(_told(finding), _fault(finding, file))
    broken = any(not fault.warning and not fault.file for fault in own.values())
    told = (fault for fault in own.values() if not (broken and fault.file))
    return tuple(sorted(told, key=lambda fault: (fault.warning, fault.file, tuple(map(str, fault.path)))))


def stops(found: Sequence[Fault]) -> bool:
    """Tell whether something is wrong that must be mended before the record can be saved."""
    return any(not fault.warning for fault in found)


def _told(finding: Finding) -> tuple[object, ...]:
    return finding.file, finding.path, finding.code, finding.message


def _fault(finding: Finding, file: str) -> Fault:
    where = "" if finding.file == file else finding.file
    given = () if where else proposals(finding)
    path, of_key = (() if where else finding.path), finding.of_key and not where
    return Fault(path, finding.message, finding.advice, finding.code in WARNINGS, where, given, of_key)


def proposals(finding: Finding) -> tuple[tuple[str, str, str], ...]:
    """Return each word that an advice proposes, what it stands for in the value, and what to write instead of that.

    In a link in prose only the part that is most like the proposal gives way; where no words are named, all of it.
    """
    if finding.words and (told := FETCHED.match(finding.advice)):
        return ((told[1], finding.words, told[1]),)
    said = PROPOSED.search(finding.advice)
    words = QUOTED.findall(said[1]) if said else []
    if not finding.words:
        return tuple((word, "", word) for word in words)
    return tuple((word, finding.words, _with_word(finding.words, word)) for word in words)


def _with_word(text: str, word: str) -> str:
    parts = {part for whole in PARTS.split(text) for part in (whole, whole.rpartition("/")[2]) if part}
    near = max(parts, key=lambda part: (difflib.SequenceMatcher(None, part, word).ratio(), part), default=text)
    return text.replace(near, word, 1)
