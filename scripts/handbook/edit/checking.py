"""What is wrong with a record as somebody types it, said of each field: the checker of the build and no other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handbook.content.problems import WARNINGS, Finding


@dataclass(frozen=True)
class Fault:
    """One thing to mend: where in the record, what is wrong and what to do; ``file`` if it is in another record."""

    path: tuple[str | int, ...]
    message: str
    advice: str
    warning: bool
    file: str

    @property
    def as_data(self) -> dict[str, object]:
        """The same for JSON."""
        return {
            "path": list(self.path),
            "message": self.message,
            "advice": self.advice,
            "warning": self.warning,
            "file": self.file,
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
    return Fault(() if where else finding.path, finding.message, finding.advice, finding.code in WARNINGS, where)
