"""What the day of a build adds to the records: the day itself, what the watch has found, and how both mark them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

MarkKind = Literal["law-changes", "law-ends", "wording-changed", "page-changed", "page-gone", "overdue"]
When = Literal["coming", "now"]


OF_LAW: tuple[MarkKind, ...] = ("law-ends", "law-changes", "wording-changed")
OF_PAGES: tuple[MarkKind, ...] = ("page-gone", "page-changed")


class Found(Protocol):
    """A finding that nobody has cleared, as the watch makes it."""

    @property
    def record(self) -> str:
        """The record, as ``kind/id``."""

    @property
    def field(self) -> str:
        """The field that rests on what has changed: its path of keys, with points between."""

    @property
    def what(self) -> str:
        """What has happened."""

    @property
    def touches(self) -> str:
        """Whether it is about the very paragraph, the act as a whole, perhaps anything in the act, or a page."""

    @property
    def text(self) -> str:
        """The same in words, for editors."""

    @property
    def begins(self) -> str:
        """From which day; empty if that is not known."""

    @property
    def found(self) -> str:
        """The day it was found."""

    @property
    def act(self) -> str:
        """The number of the act, if it is about one."""

    @property
    def by(self) -> str:
        """The amendment, if it is known."""

    @property
    def provisions(self) -> tuple[str, ...]:
        """The paragraphs that are touched, as they are cited."""

    @property
    def proof(self) -> Mapping[str, str | int]:
        """How it is known: ``url`` is where a person reads it."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page that a record names, by its address and its name."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a reader of a record must know: that something it rests on has changed, or that nobody has checked it."""

    what: MarkKind
    when: When
    text: str
    """In whole sentences, without markup: what has happened, and what the reader does about it."""
    begins: str = ""
    """The day of the change, or for what is overdue the last day on which it should have been checked."""
    act: str = ""
    by: str = ""
    """The amendment."""
    provisions: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    """The records, as ``kind/id``, through which it comes here; none if it is about this one."""
    read: tuple[Place, ...] = ()
    """Where there is something to read: the pages that have changed, or the register that tells of the change."""
    steps: tuple[int, ...] = ()
    """The steps that rest on it, by number; none if it is about the whole."""
    above: tuple[int, ...] = ()
    """Those of them that the law demands: a reader who takes such a step could act wrongly, and is told above it."""
    at_step: str = ""
    """The words at a step, for the reader who is about to take it."""


@dataclass(frozen=True)
class News:
    """What is known on the day of the build. Without a day nothing is overdue; without findings nothing has changed."""

    today: str = ""
    findings: tuple[Found, ...] = ()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """By record, as ``kind/id``; what is most urgent to know first."""

    def of(self, ref: str) -> tuple[Mark, ...]:
        """Return the marks of a record."""
        return self.marks.get(ref, ())

    def above_step(self, ref: str, number: int) -> tuple[Mark, ...]:
        """Return the marks that stand above a step on its guide's page, by the number of the step."""
        return tuple(mark for mark in self.of(ref) if number in mark.above)

    def on_sheet(self, ref: str, numbers: Collection[int]) -> tuple[Mark, ...]:
        """Return the marks for a sheet that holds only some of the steps, without those that are about others.

        Nobody looks a source up from a wall, so it says nothing of pages; until when it is valid it says itself.
        """
        here = (mark for mark in self.of(ref) if mark.what in OF_LAW)
        return tuple(mark for mark in here if not mark.steps or set(numbers) & set(mark.steps))
