"""Findings stand until a person has checked the record, and are written so that what changes is seen at once."""

import json
from dataclasses import replace

import pytest

from handbook.watch.findings import Cause, Told, Unconfirmed, as_text, kept
from handbook.watch.rests import PageRest, Rest, Rests
from handbook.watch.state import ActState, Event, Later, PageState, State, Unsure
from handbook.watch.verdict import verdict
from watch.test_law_causes import NUMBER, rest

TODAY = "2032-03-01"
REST = PageRest("resources/x", "sources.0.url", "2032-01-01", "2032-01-02", url="https://a.example.org/")
CAUSE = Cause(rest=REST, key="k", what="page-gone", touches="page", text="Sidan finns inte längre.")


def test_a_new_finding_keeps_when_it_was_made_and_what_the_record_said_then() -> None:
    (finding,), told = kept((CAUSE,), {}, TODAY)
    assert (finding.found, finding.checked, finding.read) == (TODAY, "2032-01-02", "2032-01-01")
    assert kept((CAUSE,), told, "2032-03-09") == ((finding,), told)


@pytest.mark.parametrize(
    ("checked", "read", "stands"),
    [
        ("2032-01-02", "2032-01-01", True),
        ("2032-02-28", "2032-01-01", True),  # checked before anybody knew
        ("2032-03-01", "2032-01-01", False),
        ("2032-03-05", "2032-01-01", False),
        ("2032-01-02", "2032-03-01", False),
        ("", "2032-01-01", True),
    ],
)
def test_only_a_later_day_of_checking_clears_it(checked: str, read: str, *, stands: bool) -> None:
    _, told = kept((CAUSE,), {}, TODAY)
    later = replace(CAUSE, rest=replace(REST, checked=checked, read=read))
    found, still = kept((later,), told, "2032-03-09")
    assert bool(found) is stands
    assert still == told, "it is remembered for as long as its cause is there, and is not told again"


def test_a_record_that_was_checked_on_the_very_day_before_is_not_cleared_by_that() -> None:
    today = replace(CAUSE, rest=replace(REST, checked=TODAY))
    (finding,), told = kept((today,), {}, TODAY)
    assert finding.checked == TODAY
    assert kept((today,), told, TODAY)[0] == (finding,)
    assert kept((replace(today, rest=replace(REST, checked="2032-03-02")),), told, "2032-03-02")[0] == ()


def test_what_has_no_cause_any_more_is_forgotten() -> None:
    _, told = kept((CAUSE,), {}, TODAY)
    assert kept((), told, TODAY) == ((), {})


def test_findings_are_written_one_a_line_and_in_order() -> None:
    other = replace(
        CAUSE, rest=replace(REST, ref="guides/a"), begins="2032-04-01", proof={"url": "https://x.example.org/å"}
    )
    found, _ = kept((CAUSE, other), {}, TODAY)
    text = as_text(found, [Unconfirmed("https://b.example.org/", "2032-01-01", "fel")])
    data = json.loads(text)
    assert data["version"] == 1
    assert [it["record"] for it in data["findings"]] == ["guides/a", "resources/x"]
    assert data["findings"][0] == {
        "id": "guides/a sources.0.url k",
        "record": "guides/a",
        "field": "sources.0.url",
        "what": "page-gone",
        "touches": "page",
        "text": "Sidan finns inte längre.",
        "from": "2032-04-01",
        "found": TODAY,
        "checked": "2032-01-02",
        "read": "2032-01-01",
        "proof": {"url": "https://x.example.org/å"},
    }
    assert data["unconfirmed"] == [{"url": "https://b.example.org/", "since": "2032-01-01", "why": "fel"}]
    assert len(text.splitlines()) == len(["{", "version", "[", "1", "2", "]", "[", "1", "]", "}"])
    assert json.loads(as_text((), ())) == {"version": 1, "findings": [], "unconfirmed": []}
    two = [Unconfirmed(f"https://{name}.example.org/", "2032-01-01", "fel") for name in "ba"]
    assert [it["url"] for it in json.loads(as_text((), two))["unconfirmed"]] == [it.url for it in reversed(two)]


GONE = Event(what="gone", first="2032-02-01", found="2032-02-03", status=404)
ACT = ActState(later={"2032:5": Later(begins="2032-06-01", spans=("1 §",))})


def test_the_state_alone_says_what_stands_and_what_is_dealt_with_is_taken_out() -> None:
    rests = Rests((rest("1 §"),), (REST,))
    state = State({NUMBER: ACT, "1999:9": ACT}, {REST.url: PageState(events=(GONE,)), "https://gone.org/": PageState()})
    first = verdict(state, rests, TODAY)
    assert [(it.record, it.what) for it in first.findings] == [("laws/x", "law-changes"), ("resources/x", "page-gone")]
    assert set(first.state.acts) == {NUMBER}
    assert first.state.pages == {REST.url: PageState(events=(GONE,))}
    checked = Rests((rest("1 §", checked="2032-03-02"),), (replace(REST, read="2032-03-02"),))
    second = verdict(first.state, checked, "2032-03-02")
    assert second.findings == ()
    assert second.state.pages == {REST.url: PageState()}
    assert second.state.told == {
        "laws/x provision 2031:4 2032:5 coming": Told(found=TODAY, checked="2032-02-01", read="2032-01-31")
    }
    (again,) = verdict(second.state, checked, "2032-06-01").findings
    assert again.text.startswith("1 § i lagen (2031:4) ändrades den 1 juni 2032")


def test_an_event_that_one_of_two_records_has_dealt_with_stands_for_the_other() -> None:
    other = replace(REST, ref="guides/a")
    first = verdict(State(pages={REST.url: PageState(events=(GONE,))}), Rests((), (REST, other)), TODAY)
    half = Rests((), (replace(REST, read="2032-03-05"), other))
    second = verdict(first.state, half, "2032-03-05")
    assert [it.record for it in second.findings] == ["guides/a"]
    assert verdict(second.state, half, "2032-03-06") == second


@pytest.mark.parametrize(("since", "listed"), [("2032-01-31", True), ("2032-02-01", False)])
def test_what_has_been_unsure_for_thirty_days_is_listed(since: str, *, listed: bool) -> None:
    unsure = Unsure(why="fel", since=since)
    state = State({NUMBER: ActState(unsure=unsure)}, {REST.url: PageState(unsure=unsure)})
    found = verdict(state, Rests((rest("1 §"),), (REST,)), "2032-03-01").unconfirmed
    assert [it.url for it in found] == ([NUMBER, REST.url] if listed else [])


def test_the_plain_rest_has_its_days() -> None:
    assert Told(found=TODAY).cleared_by(Rest("a/b", "f", "", "2032-03-01"))
