"""The changes of law that marks tell of, each with all the records that have not been read against it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.catalog.news import OF_LAW, Found, Mark, News

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class LawChange:
    """One change of an act, and whom it concerns."""

    found: Found
    """One of the findings of it."""
    refs: tuple[str, ...]
    """The records that are marked, those of the law itself first."""
    day: str
    """The day of the latest thing to tell: that it was found, or that it has come into force."""

    @property
    def act(self) -> str:
        """The number of the act."""
        return self.found.act

    @property
    def name(self) -> str:
        """What tells it from others, for as long as it is told: the register may move its day."""
        return f"{self.found.what}/{self.act}/{self.found.by or self.found.begins}"


def _key(told: Found | Mark) -> Key:
    return told.what, told.act, told.by, told.begins


def law_changes(news: News) -> Iterator[LawChange]:
    """Yield the changes of law that are told on the day, in the order in which they were found."""
    findings: dict[Key, list[Found]] = {}
    for it in news.findings:
        if it.what in OF_LAW:
            findings.setdefault(_key(it), []).append(it)
    for key, found in sorted(findings.items(), key=lambda it: (min(one.found for one in it[1]), it[0])):
        own = {it.record for it in found if "." not in it.field}
        marked = {ref for ref, marks in news.marks.items() if any(_key(mark) == key for mark in marks)}
        begins = found[0].begins
        # That a law has come into force is found by whoever looks first, if only a build: its day is the law's own.
        told = begins if begins and begins <= news.today else min(it.found for it in found)
        if marked:
            refs = tuple(sorted(marked, key=lambda ref: (ref not in own, ref)))
            yield LawChange(found[0], refs, told)
