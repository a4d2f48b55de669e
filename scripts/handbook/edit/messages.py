"""What a session tells the page, ready for JSON. The page is written by hand in ``page/``."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from handbook.content.load import Plain
from handbook.edit.form import Form
from handbook.edit.to_do import Waiting


class Known(TypedDict):
    """A record to choose: its name, what it is called, and what others can ask it for."""

    ref: str
    title: str
    names: list[str]
    lines: list[str]


class Everything(TypedDict):
    """What the page needs at first."""

    forms: list[Form]
    terms: dict[str, list[dict[str, str]]]
    records: list[Known]
    broken: list[str]
    drafts: list[str]
    recent: list[str]
    to_do: list[Waiting]
    project: str
    today: str
    undo: bool


class Opened(TypedDict):
    """A record as it lies on the disk, what was typed of it and not saved, and who names it."""

    ref: str
    path: str
    mark: str
    values: Plain
    draft: Mapping[str, object] | None
    named_by: list[dict[str, str]]
    address: str | None


class Conflict(TypedDict):
    """What somebody else has written, what it is together with mine, and what is to be chosen."""

    values: Mapping[str, Plain]
    mark: str
    merged: Mapping[str, Plain]
    both: list[dict[str, object]]


class Checked(TypedDict):
    """What is wrong with what is typed of a record, and what became of it if it was to be saved."""

    ref: str
    path: str
    faults: list[dict[str, object]]
    stops: bool
    changed: bool
    elsewhere: bool
    address: str | None
    built: bool
    saved: NotRequired[bool]
    mark: NotRequired[str]
    conflict: NotRequired[Conflict]


class Wrote(TypedDict):
    """Which files have changed, what a record is called after that, and whether more can be undone."""

    files: list[str]
    ref: NotRequired[str]
    undo: NotRequired[bool]
