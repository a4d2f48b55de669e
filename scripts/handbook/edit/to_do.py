"""What there is to do with each record: what the checker or the watch has found, and when it is to be read again."""

from collections.abc import Iterator
from typing import TypedDict

from handbook.catalog.worklist import Task, near, tasks
from handbook.content.prose import bare
from handbook.site.pipeline import Read

FAULTY = "fel"
"""The state of a record that the checker has something to say of, beside those of the worklist."""
FEW = 5
"""Pages to read, and faults, that are told of one record: its page and the field tell the rest."""


class Waiting(TypedDict):
    """What there is to do with a record: state, last day, by whom, why and what to read."""

    ref: str
    state: str
    last: str
    by: str
    why: list[str]
    read: list[dict[str, str]]


def to_do(read: Read) -> list[Waiting]:
    """Return what editors have to do, records that something is wrong with first."""
    every = tasks(read.site.catalog)
    return [*_faulty(read), *(_told(task) for task in near(every, read.site.catalog.news.today))]


def _faulty(read: Read) -> Iterator[Waiting]:
    found: dict[str, list[str]] = {}
    folders = {f"content/{cls.kind.folder}/": cls.kind.folder for cls in read.site.catalog.kinds}
    for finding in read.in_records:
        above, _, name = finding.file.rpartition("/")
        if folder := folders.get(f"{above}/"):
            found.setdefault(f"{folder}/{name.removesuffix('.yml')}", []).append(f"{finding.message}. {finding.advice}")
    for ref, words in found.items():
        yield {"ref": ref, "state": FAULTY, "last": "", "by": "", "why": words[:FEW], "read": []}


def _told(task: Task) -> Waiting:
    return {
        "ref": task.entry.ref,
        "state": task.state,
        "last": task.last,
        "by": task.by_title,
        "why": [bare(why) for why in task.why],
        "read": [{"name": place.name, "url": place.url} for place in task.read[:FEW]],
    }
