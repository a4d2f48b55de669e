"""What a register tells of an act: its amendments, its wording, and whether it ends."""

from dataclasses import dataclass, field

from handbook.watch.notes import Note
from handbook.watch.wording import Version


@dataclass(frozen=True)
class Amendment:
    """A decided change of an act, by its SFS number, or by its CELEX number if the act is of the EU."""

    number: str
    begins: str = ""
    """The day it comes into force; empty if the register does not say."""
    note: Note = field(default_factory=Note)
    withdrawn: bool = False
    """The register has taken it back."""


@dataclass(frozen=True)
class Act:
    """An act as a register answers for it."""

    number: str
    amended_to: str = ""
    """The latest amendment that the consolidated text holds."""
    amendments: tuple[Amendment, ...] = ()
    versions: tuple[Version, ...] = ()
    """The paragraphs of the consolidated text."""
    ends: str = ""
    """The day it ceases to be in force."""
    ended_by: str = ""
    remarks: tuple[str, ...] = ()
    """What was strange in the answer, in Swedish: told in the run, and a reason to look."""
    page: str = ""
    """Where a person reads the same."""


@dataclass(frozen=True)
class Question:
    """What is asked of a register: an address, and a body if it is a POST."""

    url: str
    body: bytes | None = None
    accept: str = "application/json"
