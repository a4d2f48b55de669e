"""What looks at a page add up to: a change counts after two of them, and an answer that is none says nothing."""

from typing import Any

import pytest

from handbook.watch.page_watch import Gone, Look, Read, Same, Unread, after, causes_of
from handbook.watch.rests import PageRest
from handbook.watch.state import Event, PageState

URL = "https://a.example.org/sida"
MONDAY, LATE, TUESDAY, WEDNESDAY = "2032-03-01T06:00", "2032-03-01T22:00", "2032-03-02T06:00", "2032-03-03T06:00"
ONE, TWO, THREE, FOUR, FIVE, NEWS, MORE = (f"{number:08x}" for number in range(7))
BASE = (ONE, TWO, THREE, FOUR, FIVE)
REST = PageRest("resources/x", "sources.0.url", "2032-01-01", "2032-01-02", url=URL)


def looked(*looks: tuple[Look, str], before: PageState | None = None) -> PageState:
    """Return what is known after some looks."""
    state = before or after(None, Read(BASE, "e1", "m1"), "2032-02-01T06:00")
    for look, now in looks:
        state = after(state, look, now)
    return state


def test_the_first_look_is_what_later_ones_are_compared_with() -> None:
    assert looked() == PageState(sentences=" ".join(BASE), etag="e1", modified="m1")


@pytest.mark.parametrize(
    "look", [Same(), Read(BASE, "e1", "m1"), Read(BASE[::-1], "e2", "m2"), Read((*BASE, ONE), "e3")], ids=repr
)
def test_a_page_that_has_not_changed_leaves_no_trace(look: Look) -> None:
    assert looked((look, MONDAY)) == looked()


CHANGED = Read((*BASE[1:], NEWS), "e2", "m2")


def test_a_change_counts_when_it_is_seen_again_after_twenty_hours() -> None:
    once = looked((CHANGED, MONDAY))
    assert once.changed
    assert once.events == ()
    assert looked((CHANGED, LATE), before=once) == once
    twice = looked((CHANGED, TUESDAY), before=once)
    assert twice.changed is None
    assert (twice.sentences, twice.etag) == (" ".join(CHANGED.sentences), "e2")
    (event,) = twice.events
    assert (event.what, event.first, event.found, event.new, event.lost) == (
        "changed",
        "2032-03-01",
        "2032-03-02",
        1,
        1,
    )
    assert looked((CHANGED, WEDNESDAY), before=twice) == twice


def test_the_host_may_say_that_nothing_has_changed_since_the_change() -> None:
    assert looked((CHANGED, MONDAY), (Same(), TUESDAY)) == looked((CHANGED, MONDAY), (CHANGED, TUESDAY))


def test_what_is_back_the_next_day_was_no_change() -> None:
    calm = looked((CHANGED, MONDAY), (Read(BASE, "e1", "m1"), TUESDAY))
    assert calm == looked()


def test_a_page_that_is_different_each_time_has_only_changed_in_what_stays() -> None:
    restless = looked((Read((*BASE, NEWS)), MONDAY), (Read((*BASE, MORE)), TUESDAY))
    assert restless.events == ()
    both = looked((Read((*BASE[1:], NEWS)), MONDAY), (Read((*BASE[1:], MORE)), TUESDAY))
    assert [(it.new, it.lost) for it in both.events] == [(0, 1)]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_twice_is_gone(status: int) -> None:
    once = looked((Gone(status), MONDAY))
    assert once.events == ()
    assert looked((Gone(status), LATE), before=once) == once
    twice = looked((Gone(status), TUESDAY), before=once)
    assert [(it.what, it.status, it.first) for it in twice.events] == [("gone", status, "2032-03-01")]
    assert looked((Gone(status), WEDNESDAY), before=twice) == twice


def test_a_page_that_is_back_was_not_gone() -> None:
    assert looked((Gone(404), MONDAY), (Read(BASE), TUESDAY)) == looked()


def test_a_page_that_comes_back_later_is_still_told_of() -> None:
    state = looked((Gone(404), MONDAY), (Gone(404), TUESDAY), (Read(BASE), WEDNESDAY))
    assert [it.what for it in state.events] == ["gone"]


def test_a_page_that_has_moved_for_good_twice_has_moved() -> None:
    moved = Read(BASE, "e1", "m1", to="https://b.example.org/ny")
    once = looked((moved, MONDAY))
    assert once.events == ()
    twice = looked((moved, TUESDAY), before=once)
    assert [(it.what, it.to) for it in twice.events] == [("moved", "https://b.example.org/ny")]
    assert looked((moved, WEDNESDAY), (Same(), WEDNESDAY), before=twice) == twice
    elsewhere = Read(BASE, "e1", "m1", to="https://c.example.org/")
    assert looked((moved, MONDAY), (elsewhere, TUESDAY)).events == ()


def test_it_may_move_and_change_at_once() -> None:
    look = Read(CHANGED.sentences, to="https://b.example.org/ny")
    assert {it.what for it in looked((look, MONDAY), (look, TUESDAY)).events} == {"moved", "changed"}


def test_no_answer_says_nothing_and_remembers_since_when() -> None:
    unsure = looked((Unread("värden har ett fel (503)"), MONDAY), (Unread("svaret tog för lång tid"), TUESDAY))
    assert unsure.unsure
    assert (unsure.unsure.since, unsure.unsure.why) == ("2032-03-01", "svaret tog för lång tid")
    assert unsure.model_copy(update={"unsure": None}) == looked()
    assert looked((Read(BASE), WEDNESDAY), before=unsure) == looked()


def test_no_answer_between_two_looks_does_not_matter() -> None:
    between = looked((CHANGED, MONDAY), (Unread("x"), TUESDAY), (CHANGED, WEDNESDAY))
    assert [it.what for it in between.events] == ["changed"]
    gone = looked((Gone(404), MONDAY), (Unread("x"), TUESDAY), (Gone(404), WEDNESDAY))
    assert [it.what for it in gone.events] == ["gone"]


def test_a_page_that_is_much_shorter_is_not_believed() -> None:
    short = looked((Read((ONE,)), MONDAY), (Read((ONE,)), TUESDAY), (Read(()), WEDNESDAY))
    assert short.events == ()
    assert short.unsure
    assert "kortare" in short.unsure.why
    assert short.sentences == looked().sentences


def test_a_short_page_may_become_shorter() -> None:
    small = after(None, Read((ONE, TWO)), "2032-02-01T06:00")
    state = looked((Read((ONE,)), MONDAY), (Read((ONE,)), TUESDAY), before=small)
    assert [(it.new, it.lost) for it in state.events] == [(0, 1)]


def test_each_event_is_told_of_with_what_proves_it() -> None:
    state = looked((CHANGED, MONDAY), (CHANGED, TUESDAY), (Gone(410), WEDNESDAY), (Gone(410), "2032-03-04T06:00"))
    changed, gone = causes_of(URL, state, (REST,))
    assert changed.text == "Sidans text har ändrats: 1 ny mening, 1 borttagen. Det sågs först den 1 mars 2032."
    assert (changed.what, changed.touches, changed.begins) == ("page-changed", "page", "2032-03-01")
    assert changed.proof == {"url": URL, "new": 1, "lost": 1}
    assert gone.text == "Sidan finns inte längre (410). Det sågs först den 3 mars 2032."
    assert gone.proof == {"url": URL, "status": 410}


def test_a_record_that_was_read_after_the_change_is_not_touched() -> None:
    state = looked((CHANGED, MONDAY), (CHANGED, TUESDAY))
    later = PageRest("resources/y", "url", "2032-03-05", "", url=URL)
    assert [it.rest.ref for it in causes_of(URL, state, (REST, later))] == ["resources/x"]


@pytest.mark.parametrize(
    ("event", "said", "proof"),
    [
        (
            {"what": "changed", "new": 1, "lost": 1},
            "Sidans text har ändrats: 1 ny mening, 1 borttagen.",
            {"new": 1, "lost": 1},
        ),
        ({"what": "changed", "new": 2, "lost": 0}, "Sidans text har ändrats: 2 nya meningar, 0 borttagna.", {"new": 2}),
        (
            {"what": "changed", "new": 0, "lost": 3},
            "Sidans text har ändrats: 0 nya meningar, 3 borttagna.",
            {"lost": 3},
        ),
        ({"what": "gone", "status": 404}, "Sidan finns inte längre (404).", {"status": 404}),
        ({"what": "moved", "to": "https://b/"}, "Sidan har flyttat till https://b/.", {"to": "https://b/"}),
        (
            {"what": "moved", "to": "https://b/", "archive": "https://c/"},
            "Sidan har flyttat till https://b/.",
            {"to": "https://b/", "archive": "https://c/"},
        ),
    ],
)
def test_what_is_said_of_a_page(event: dict[str, Any], said: str, proof: dict[str, Any]) -> None:
    days = {"first": "2032-03-01", "found": "2032-03-02"}
    (cause,) = causes_of(URL, PageState(events=(Event.model_validate(event | days),)), (REST,))
    assert cause.text == f"{said} Det sågs först den 1 mars 2032."
    assert (cause.key, cause.what) == (f"{URL} {event['what']} 2032-03-02", f"page-{event['what']}")
    assert (cause.touches, cause.begins, cause.proof) == ("page", "2032-03-01", {"url": URL} | proof)
