"""Records of the example, and what the watch knows of the law and the pages under them, for tests of what follows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.marks import news_of
from handbook.watch.findings import Told, WatchFinding
from handbook.watch.rests import rests_of
from handbook.watch.state import ActState, Event, Later, PageState, State
from handbook.watch.verdict import verdict

ACT, AMENDMENT, DAY = "2025:1", "2026:50", "2026-03-01"
"""An act of the example, which was read on 2 January 2026, an amendment of it, and the day of that."""
BEFORE, AFTER = "2026-02-28", "2026-03-02"
LAW = "laws/anmalan-2025"
REGISTER = "https://register.example.org/1"


@cache
def whole() -> Catalog:
    """Return the example with all its records."""
    return understood(more())[0]


def amended(begins: str = DAY, spans: Iterable[str] = ("19 kap. 1 §",), *, vague: bool = False) -> State:
    """Return a state in which the act is amended."""
    later = Later(begins=begins, spans=tuple(spans), vague=vague)
    return State({ACT: ActState(page=REGISTER, later={AMENDMENT: later})})


def seen(what: str, *urls: str) -> State:
    """Return a state in which pages have changed, are gone or have moved."""
    event = Event.model_validate({"what": what, "first": "2026-02-01", "found": "2026-02-02", "new": 1, "status": 404})
    return State(pages={url: PageState(events=(event,)) for url in urls})


def found(state: State, today: str, catalog: Catalog | None = None) -> tuple[WatchFinding, ...]:
    """Return the findings that stand on a day."""
    return verdict(state, rests_of(catalog or whole()), today).findings


def marked(state: State, today: str, catalog: Catalog | None = None) -> Catalog:
    """Return the example as it is marked on a day."""
    given = catalog or whole()
    return replace(given, news=news_of(given, found(state, today, given), today))


def with_text(ref: str, old: str, new: str) -> Catalog:
    """Return the example with some words of a record exchanged."""
    texts: Mapping[str, str] = more()
    text = texts.get(ref) or source(ref)
    assert old in text, text
    return understood({**texts, ref: text.replace(old, new, 1)})[0]


def source(ref: str) -> str:
    """Return the text of a record."""
    return whole().entries[ref].source.text


def told_on(state: State, day: str) -> State:
    """Return a state as it stands after a watch on a day: its findings are told."""
    result = verdict(state, rests_of(whole()), day)
    assert all(isinstance(it, Told) for it in result.state.told.values())
    return result.state
