"""The wording of an act beside what was known of it: what holds, what is decided, and for whom a change is news."""

from dataclasses import replace

import pytest

from handbook.watch import act_watch
from handbook.watch.act_watch import News
from handbook.watch.acts import Act, Amendment
from handbook.watch.provisions import spans_in
from handbook.watch.rests import ActRest
from handbook.watch.state import ActState, WordingEvent
from handbook.watch.wording import Version

NUMBER = "2031:4"
(SPAN,) = spans_in("1 §")
OLD = Version(SPAN, ("aaaaaaaa",), ends="2032-03-01", by="2031:4")
NEW = Version(SPAN, ("bbbbbbbb",), begins="2032-03-01", by="2032:5")
REST = ActRest("laws/x", "provision", "2032-01-31", "2032-02-01", NUMBER, (SPAN,))


def known(now: str, *versions: Version, before: ActState | None = None) -> ActState:
    act = Act(NUMBER, versions=versions or (OLD, NEW))
    return act_watch.after(before, News(register=act), (REST,), now).state


@pytest.mark.parametrize(
    ("day", "wording", "coming"),
    [
        ("2032-02-29", "2031:4 aaaaaaaa", {"1 § 2032-03-01": "2032:5 bbbbbbbb"}),
        ("2032-03-01", "2032:5 bbbbbbbb", {}),
        ("2032-03-02", "2032:5 bbbbbbbb", {}),
    ],
)
def test_a_wording_is_decided_until_the_day_it_holds_from(day: str, wording: str, coming: dict[str, str]) -> None:
    state = known(f"{day}T06:00")
    assert (state.wording, state.coming) == ({"1 §": wording}, coming)


def test_what_was_decided_before_is_no_strange_wording() -> None:
    before = known("2032-02-29T06:00")
    assert known("2032-03-01T06:00", before=before).pending == {}
    other = replace(NEW, sentences=("cccccccc",))
    assert set(known("2032-03-01T06:00", other, before=before).pending) == {"1 §"}


@pytest.mark.parametrize(
    ("before", "numbers", "listed"),
    [
        ("", [], ""),
        ("", ["2032:5", "2032:40"], "2032:40"),
        ("2032:50", ["2032:5", "2032:40"], "2032:50"),
        ("2032:5", ["2032:40", "utan nummer"], "2032:40"),
    ],
)
def test_the_latest_amendment_that_was_ever_listed_is_remembered(before: str, numbers: list[str], listed: str) -> None:
    act = Act(NUMBER, amendments=tuple(Amendment(it) for it in numbers))
    after = act_watch.after(ActState(listed=before), News(register=act), (REST,), "2032-03-01T06:00")
    assert after.state.listed == listed


OTHER, THIRD = (replace(NEW, sentences=(it,)) for it in ("cccccccc", "dddddddd"))
TUESDAY, LATER, WEDNESDAY = "2032-03-02T06:00", "2032-03-02T20:00", "2032-03-03T06:00"


@pytest.mark.parametrize(
    ("looks", "events", "pending"),
    [
        pytest.param([(TUESDAY, OTHER)], [], True, id="one look is none"),
        pytest.param([(TUESDAY, OTHER), (LATER, OTHER)], [], True, id="two that lie near"),
        pytest.param(
            [(TUESDAY, OTHER), (WEDNESDAY, OTHER)], [("2032-03-02", "2032-03-03")], False, id="two on two days"
        ),
        pytest.param([(TUESDAY, OTHER), (WEDNESDAY, THIRD)], [], True, id="two that have seen two wordings"),
        pytest.param([(TUESDAY, OTHER), (WEDNESDAY, NEW)], [], False, id="the second as it was"),
    ],
)
def test_a_strange_wording_is_believed_when_two_looks_have_seen_it(
    looks: list[tuple[str, Version]], events: list[tuple[str, str]], *, pending: bool
) -> None:
    state = known("2032-03-01T06:00")
    for now, version in looks:
        state = known(now, version, before=state)
    assert [(it.first, it.found) for it in state.events] == events
    assert bool(state.pending) is pending


@pytest.mark.parametrize(
    ("read", "place", "told"),
    [
        ("2032-03-02", "1 §", True),
        ("2032-03-03", "1 §", True),  # whoever read it that day may have read it before it changed
        ("2032-03-04", "1 §", False),
        ("2032-03-02", "2 §", False),
        ("2032-03-02", "", False),
    ],
)
def test_a_strange_wording_is_told_to_whoever_read_the_paragraph_before_it_was_found(
    read: str, place: str, *, told: bool
) -> None:
    state = ActState(
        events=(WordingEvent(span="1 §", found="2032-03-03", first="2032-03-01"),), page="https://a.example"
    )
    rest = replace(REST, read=read, spans=spans_in(place))
    found = list(act_watch.causes_of(NUMBER, state, (rest,)))
    assert [(it.what, it.begins, it.provisions) for it in found] == [("wording-changed", "2032-03-01", ("1 §",))] * told
    for cause in found:
        assert "sågs först den 1 mars 2032" in cause.text
