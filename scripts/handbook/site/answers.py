"""The search's answers for programs: the modules that readers' browsers run, run without a browser.

Nothing is answered in Python. What understands queries and orders hits stands once, in ``docs/assets/search/``.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypedDict

from handbook import search
from handbook.search.v8 import started
from handbook.site.assets import FOR_PROGRAMS
from handbook.site.bundle import bundle

ADDRESS = "globalThis.URL = class { constructor(path) { this.href = path; } };"
"""All that the modules need of the web when their data is given: they note where they are, but fetch nothing."""
NOWHERE = '""'
CALL = "async (name, given) => JSON.stringify(await globalThis.modules[name](...JSON.parse(given)))"
Call = Callable[..., Any]
"""Takes the name of something that a module exports, and plain data for it; returns plain data: which, it knows."""


class _Danger(TypedDict):
    """What comes before all hits, as the engine tells it."""

    id: str
    says: str
    lines: list[tuple[str, str, str]]
    guide: dict[str, str]


@dataclass(frozen=True)
class Hit:
    """A record that answers a query."""

    ref: str
    title: str
    status: str
    summary: str
    score: int
    mark: str = ""
    """What has changed under it, or is overdue."""


@dataclass(frozen=True)
class Line:
    """A number to ring, out of its record."""

    name: str
    number: str
    hours: str


@dataclass(frozen=True)
class Urgent:
    """What comes before all hits where there is acute danger: what is said, the lines and the guide."""

    id: str
    says: str
    lines: tuple[Line, ...]
    guide: str


@dataclass(frozen=True)
class Answer:
    """The first hits, best first, how many there are, and how the query was read.

    ``corrected`` is the query as it was understood if a word was misspelled; ``unknown`` are its other words that the
    handbook lacks. ``partly`` says that only the beginning and the end of a long query were read. ``urgent`` is what
    comes before all hits, where there is acute danger.
    """

    query: str
    urgent: Urgent | None
    corrected: str | None
    unknown: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]
    partly: bool = False


@dataclass(frozen=True)
class Answers:
    """Answers queries from one index."""

    call: Call

    def answer(self, text: str, limit: int = 20, *, literal: bool = False) -> Answer:
        """Return the answer to what a reader types. ``literal`` leaves out synonyms and corrections."""
        given = self.call("answer", text, limit, literal)
        return Answer(
            text,
            _urgent(given["urgent"]),
            given["corrected"],
            tuple(given["unknown"]),
            given["total"],
            tuple(Hit(**hit) for hit in given["hits"]),
            given["partly"],
        )


def _urgent(given: _Danger | None) -> Urgent | None:
    if not given:
        return None
    lines = tuple(Line(*line) for line in given["lines"])
    return Urgent(given["id"], given["says"], lines, given["guide"]["ref"])


@contextmanager
def answering(made: search.Made, written: Mapping[str, bytes]) -> Iterator[Answers]:
    """Yield what answers from an index. ``written`` are the hand-written files by path, the modules among them."""
    with running(FOR_PROGRAMS, written, search.as_script(search.files_of(made))) as call:
        yield Answers(call)


@contextmanager
def running(entry: str, files: Mapping[str, bytes], *before: str) -> Iterator[Call]:
    """Run a module and those it needs, after some scripts, and yield what calls the functions that it exports."""
    with started() as engine:
        modules = bundle(entry, files, NOWHERE).decode()
        for script in (ADDRESS, *before, f"globalThis.modules = {modules}"):
            engine.eval(script)
        function = engine.eval(CALL)

        def call(name: str, *given: object) -> Any:  # noqa: ANN401  # whatever the function returns
            return json.loads(function(name, json.dumps(given)).get())

        yield call
