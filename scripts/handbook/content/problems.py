"""Problems as values: what is wrong, where, and what to do about it; and the three ways of printing them.

Every step yields findings: a file, a path of keys, a code and words. ``positions.located`` turns them into problems,
once, when all steps are done.
"""

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

Format = Literal["text", "json", "github"]
Code = Literal[
    "alias",
    "bad-date",
    "bad-hours",
    "bad-link",
    "bad-markdown",
    "bad-number",
    "bad-setting",
    "changed-under-note",
    "circular",
    "clashing-hours",
    "date-order",
    "dead-anchor",
    "dead-link",
    "duplicate-alias",
    "duplicate-id",
    "duplicate-key",
    "duplicate-title",
    "empty-file",
    "encoding",
    "file-name",
    "file-size",
    "future-date",
    "folded-list",
    "heading-level",
    "invisible",
    "left-over",
    "lost-address",
    "missing-field",
    "missing-law",
    "missing-source",
    "missing-successor",
    "nobody-answers",
    "plan-promise",
    "raw-html",
    "share-of-what",
    "same-address",
    "same-function",
    "same-heading",
    "stale-schema",
    "swallowed",
    "symlink",
    "too-many",
    "two-numbers",
    "typed-hours",
    "typed-number",
    "wrong-number",
    "wrong-total",
    "uncovered-heading",
    "unfit-law",
    "unfit-line",
    "unknown-field",
    "unknown-folder",
    "unknown-term",
    "wrong-kind",
    "wrong-type",
    "wrong-value",
    "yaml",
]
"""What can be wrong. Each is explained, with an example, by a file in ``tests/content/cases/``."""


CODES: frozenset[Code] = frozenset(get_args(Code))
WARNINGS: frozenset[Code] = frozenset(
    {"changed-under-note", "left-over", "nobody-answers", "plan-promise", "share-of-what", "two-numbers"}
)
"""What may be right all the same: an editor is told where to look, and nothing is stopped."""
Path = tuple[str | int, ...]
"""The keys and positions that lead to a value in a record: ``("today", "sources", 0, "url")``."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something to mend, before its line is known: the file, the path in it, what is wrong and what to do."""

    code: Code
    message: str
    advice: str
    path: Path = ()
    file: str = ""
    """Path from the project folder. A kind's rules leave it out: whoever applies them knows the file."""
    words: str = ""
    """The words within the value that it is about."""
    of_key: bool = False
    """It is about the key and not about its value."""
    mark: tuple[int, int] | None = None
    """Line and column, where they are known already: the file could not be read as a record."""
    also: tuple[tuple[int, int], ...] = ()
    """Where else in the file the same stands."""


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file: path from the project folder, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. ``message`` says what is wrong, ``advice`` what to do, both in Swedish."""

    location: Location
    code: Code
    message: str
    advice: str = field(default="")

    def __str__(self) -> str:
        return f"{self.location}: {'varning: ' if self.warning else ''}{self.code}: {self.text}"

    @property
    def warning(self) -> bool:
        """Whether this is only a place to look."""
        return self.code in WARNINGS

    @property
    def text(self) -> str:
        """The message and the advice as sentences."""
        parts = (part.rstrip(".") for part in (self.message, self.advice) if part)
        return " ".join(part if part.endswith("?") else f"{part}." for part in parts)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return "Menade du ”x”?" for the closest candidate, or an empty string."""
    close = near(word, candidates)
    return f"Menade du {' eller '.join(f'”{match}”' for match in close)}?" if close else ""


def near(word: str, candidates: Iterable[str]) -> list[str]:
    """Return the one or two candidates that a word is most like, if it is much like any."""
    return difflib.get_close_matches(word, list(candidates), n=2)


def report(problems: Sequence[Problem], form: Format) -> str:
    """Return all problems as lines of text, as GitHub annotations or as one JSON document."""
    ordered = sorted(set(problems))
    if form == "json":
        return json.dumps([_as_data(problem) for problem in ordered], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem) for problem in ordered)
    return "\n".join(str(problem) for problem in ordered)


def _as_data(problem: Problem) -> dict[str, str | int]:
    place = problem.location
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "level": "warning" if problem.warning else "error",
        "code": problem.code,
        "message": problem.message,
        "advice": problem.advice,
    }


def _annotation(problem: Problem) -> str:
    place = problem.location
    text = problem.text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    level = "warning" if problem.warning else "error"
    return f"::{level} file={place.path},line={place.line},col={place.column},title={problem.code}::{text}"
