"""What the watch remembers from one run to the next: one line for each address and act, sorted, for small diffs.

It holds hashes of sentences and no text. Nothing in it changes while nothing changes out there: it has no time of the
last run.
Editors may see it in a merge, so a file that cannot be read is told of by line, with what to do.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from handbook.content.problems import Location, Problem
from handbook.watch.findings import Told

VERSION = 1
HASHES = r"(?:[0-9a-f]{8}(?: [0-9a-f]{8})*)?"
DAY = r"\d{4}-\d{2}-\d{2}"
Hashes = Annotated[str, StringConstraints(pattern=rf"^{HASHES}$")]
Worded = Annotated[str, StringConstraints(pattern=rf"^(?:-|\d{{4}}:\d+) {HASHES}$")]
"""The amendment that a wording comes from, or a dash, and its hashes."""
Moment = Annotated[str, StringConstraints(pattern=rf"^{DAY}T\d{{2}}:\d{{2}}$")]
Day = Annotated[
    str, StringConstraints(pattern=rf"^{DAY}$"), AfterValidator(lambda day: date.fromisoformat(day) and day)
]
"""A day that is in the calendar: what is built from the state counts on it."""
DayIfKnown = Literal[""] | Day
Number = Annotated[str, StringConstraints(pattern=r"^(?:(?:18|19|20|21)\d\d:\d{1,5}|[^:]*)$")]
"""An amendment: by its SFS number, or by one without a colon if it is of the EU."""
Cited = Annotated[str, StringConstraints(max_length=100)]
Address = Annotated[str, StringConstraints(pattern=r"^(?:https?://[^\s<>\"'`\\]+)?$")]
SectionName = Literal["acts", "pages", "told"]
PATIENCE_HOURS = 20
"""Hours between the two looks that it takes to believe in a change."""


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Unsure(_Line):
    """Why an address has not answered as it should, and since when."""

    why: str
    since: Day


class Pending(_Line):
    """What one look saw, and a second one must see before it counts."""

    first: Moment
    sentences: Hashes = ""
    to: str = ""


class Event(_Line):
    """What two looks saw."""

    what: Literal["changed", "gone", "moved"]
    first: Day
    """When it was seen first."""
    found: Day
    """When it was seen again."""
    new: int = 0
    """Sentences that have come, and gone."""
    lost: int = 0
    to: str = ""
    status: int = 0
    archive: str = ""
    """A capture of the page as it was when the change was seen."""


class PageState(_Line):
    """What is known of a page."""

    sentences: Hashes = ""
    etag: str = ""
    modified: str = ""
    changed: Pending | None = None
    gone: Pending | None = None
    moved: Pending | None = None
    events: tuple[Event, ...] = ()
    unsure: Unsure | None = None


class WordingEvent(_Line):
    """A paragraph whose wording has changed without any amendment to tell why."""

    span: Cited
    found: Day
    first: Day


class Later(_Line):
    """An amendment that comes after the day on which some record read the act."""

    begins: DayIfKnown = ""
    """The day it comes into force; empty if nobody says."""
    spans: tuple[Cited, ...] = ()
    """The paragraphs that it changes, as they are cited."""
    vague: bool = False
    """It may change other paragraphs too."""
    withdrawn: bool = False
    seen: DayIfKnown = ""
    """The day it was seen, if the register told of it only when it had come into force."""


class ActState(_Line):
    """What is known of an act."""

    amended: str = ""
    """The latest amendment in the register's text, and at riksdagen."""
    riksdag: str = ""
    listed: str = ""
    """The latest amendment that the register has listed."""
    page: Address = ""
    """Where a person reads what the register says."""
    ends: DayIfKnown = ""
    ended_by: str = ""
    later: dict[Number, Later] = {}
    """The amendments that some record has not been read against."""
    wording: dict[str, Worded] = {}  # pydantic copies it
    coming: dict[str, Worded] = {}
    """Wordings that are decided; the key ends with the day they come into force."""
    pending: dict[str, Pending] = {}
    events: tuple[WordingEvent, ...] = ()
    unsure: Unsure | None = None


@dataclass(frozen=True)
class State:
    """All that is remembered."""

    acts: Mapping[str, ActState] = field(default_factory=dict)
    pages: Mapping[str, PageState] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)


def long_enough(first: str, now: str) -> bool:
    """Tell whether two looks are so far apart that what both saw counts."""
    between = datetime.fromisoformat(now) - datetime.fromisoformat(first)
    return between.total_seconds() >= PATIENCE_HOURS * 3600


def as_text(state: State) -> str:
    """Return the file of a state."""
    sections: dict[str, Mapping[str, object]] = {
        "acts": {key: _plain(value) for key, value in state.acts.items()},
        "pages": {key: _plain(value) for key, value in state.pages.items()},
        "told": {key: [told.found, told.checked, told.read] for key, told in state.told.items()},
    }
    parts = ",\n".join(_section(name, lines) for name, lines in sections.items())
    return f'{{\n"version": {VERSION},\n{parts}\n}}\n'


def _section(name: str, lines: Mapping[str, object]) -> str:
    inside = ",\n".join(f"{_json(key)}: {_json(lines[key])}" for key in sorted(lines))
    return f'"{name}": {{\n{inside}\n}}' if inside else f'"{name}": {{}}'


def _plain(value: BaseModel) -> dict[str, object]:
    return value.model_dump(exclude_defaults=True)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_state(text: str, path: str) -> tuple[State, tuple[Problem, ...]]:
    """Return the state that a file holds, or what is wrong with it; the state is empty then, and not to be written."""
    reader = _Reader(text, path)
    state = reader.state()
    return (State() if reader.problems else state), tuple(reader.problems)


M = TypeVar("M", bound=BaseModel)
NO_JSON, UNDO = "filen går inte att läsa som JSON", "Ångra ändringen i filen"
START_OVER = "Ångra ändringen i filen, eller ta bort raden: då börjar bevakningen om för den"


class _UnreadableError(Exception):
    """Nothing of the file can be read: what is wrong, what to do, and where."""


@dataclass
class _Reader:
    text: str
    path: str
    problems: list[Problem] = field(default_factory=list)

    def state(self) -> State:
        try:
            data = self._data()
        except _UnreadableError as error:
            self._wrong(*error.args)
            return State()
        return State(
            acts=self._lines(data, "acts", ActState),
            pages=self._lines(data, "pages", PageState),
            told=dict(self._told(self._section(data, "told"))),
        )

    def _data(self) -> dict[str, object]:
        if clash := re.search(r"^(?:<{7}|={7}|>{7})", self.text, re.MULTILINE):
            advice = "Behåll den ena sidan av sammanslagningen och ta bort raderna med <<<, === och >>>"
            raise _UnreadableError("filen har en olöst konflikt", advice, self._line_at(clash.start()))
        try:
            data = json.loads(self.text, object_pairs_hook=self._once)
        except json.JSONDecodeError as error:
            raise _UnreadableError(NO_JSON, UNDO, error.lineno, error.colno) from None
        except RecursionError:
            raise _UnreadableError(NO_JSON, UNDO) from None
        version = data.get("version") if isinstance(data, dict) else None
        if not isinstance(version, int) or isinstance(version, bool):
            raise _UnreadableError("filen säger inte vilken version den har", UNDO)
        if version > VERSION:
            message = f"filen är skriven av en nyare bevakning (version {version}, den här läser version {VERSION})"
            raise _UnreadableError(message, "Hämta den senaste versionen av handboken", self._line_of("version"))
        for name in sorted(set(data) - {"version", "acts", "pages", "told"}):
            self._wrong(f"”{name}” hör inte hemma här", START_OVER, self._line_of(name))
        return dict(data)

    def _once(self, pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        for key in {key for at, (key, _) in enumerate(pairs) if any(key == other for other, _ in pairs[:at])}:
            self._wrong(f"”{key}” står där två gånger", "Behåll en av raderna", self._line_of(key))
        return found

    def _section(self, data: dict[str, object], name: SectionName) -> dict[str, object]:
        found = data.get(name, {})
        if isinstance(found, dict):
            return found
        self._wrong(f"”{name}” ska vara rader med namn", START_OVER, self._line_of(name))
        return {}

    def _lines(self, data: dict[str, object], name: SectionName, model: type[M]) -> dict[str, M]:
        read: dict[str, M] = {}
        for key, value in self._section(data, name).items():
            try:
                read[key] = model.model_validate(value, strict=False)
            except ValidationError as error:
                where = ".".join(map(str, error.errors(include_url=False)[0]["loc"])) or "hela raden"
                self._wrong(f"raden för {key} går inte att förstå ({where})", START_OVER, self._line_of(key))
        return read

    def _told(self, lines: dict[str, object]) -> Iterator[tuple[str, Told]]:
        for key, value in lines.items():
            if isinstance(value, list) and len(value) == 3 and all(isinstance(it, str) for it in value):  # noqa: PLR2004
                yield key, Told(found=value[0], checked=value[1], read=value[2])
            else:
                self._wrong(f"raden för {key} ska ha tre dagar", START_OVER, self._line_of(key))

    def _line_of(self, key: str) -> int:
        return self._line_at(max(self.text.find(f"{_json(key)}:"), 0))

    def _line_at(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1

    def _wrong(self, message: str, advice: str, line: int = 1, column: int = 1) -> None:
        self.problems.append(Problem(Location(self.path, line, column), "wrong-value", message, advice))
