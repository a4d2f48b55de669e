"""Calendars tell the days that records tell; an independent reader of calendars understands them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest

from aging import DAY, amended, marked
from examples import law, text_of, understood
from handbook.catalog.catalog import Catalog
from handbook.content.owner import Owner
from handbook.outputs.calendars import AHEAD, REVIEWS, ahead, calendar_files, folded
from handbook.outputs.inputs import Inputs
from repository import LAW

BASE = "https://handboken.example/"
COMING = """\
in_force_from: 2027-03-01
in_force_to: 2031
coming:
  - from: 2027-07-01
    act: 2026:99
    what: Fler ska anmäla, också tandläkare; det är [[laws/anmalan-2001|nytt]].
    sources: [{plan: inledning, read: 2026-01-02}]
today:
  status: upphävd
  text: Så.
  checked: 2026-02-03
  confidence: background
"""


def calendars(catalog: Catalog) -> Mapping[str, Any]:
    """Return the calendars as a reader of calendars sees them."""
    found = {}
    for file in calendar_files(Inputs(catalog, {}, BASE)):
        made = icalendar.Calendar.from_ical(file.data)
        assert isinstance(made, icalendar.Calendar)
        assert made.errors == []
        found[file.path] = made
    return found


def events(calendar: Any) -> list[tuple[date, str]]:
    """Return day and title of each event."""
    return [(event.decoded("dtstart"), str(event["summary"])) for event in calendar.walk("VEVENT")]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the example with a law that has days ahead."""
    return understood({"laws/kommande": law("Den som kommer", COMING)})[0]


def test_a_calendar_program_understands_the_days_ahead(catalog: Catalog) -> None:
    found = calendars(catalog)[AHEAD]
    assert str(found["x-wr-calname"]) == "Barnskyddshandboken: lagändringar och redovisningar"
    assert events(found) == [
        (date(2027, 3, 1), "Börjar gälla: Den som kommer"),
        (date(2027, 7, 1), "Ändras: Den som kommer"),
    ]
    first, change = found.walk("VEVENT")
    assert str(change["description"]) == "Fler ska anmäla, också tandläkare; det är nytt."
    assert str(change["url"]) == f"{BASE}lagar/kommande/"
    assert change.decoded("dtend") == date(2027, 7, 2)
    assert str(change["dtstamp"].dt.date()) == "2026-02-03"
    assert (str(first["uid"]), str(change["uid"])) == (
        "dag-2027-03-01-laws/kommande@handboken.example",
        "dag-2027-07-01-laws/kommande@handboken.example",
    )


def test_a_calendar_says_its_licence_if_there_is_one(catalog: Catalog) -> None:
    owner = Owner.model_validate({"licence": {"name": "Fri 4", "url": "https://fri.example/"}})
    for file in calendar_files(Inputs(catalog, {}, BASE, owner)):
        told = icalendar.Calendar.from_ical(file.data)
        assert str(told["x-wr-caldesc"]).endswith("sidans adress och dagen då du hämtade den.")
    assert "x-wr-caldesc" not in calendars(catalog)[AHEAD]


def test_what_lies_before_the_year_of_the_last_reading_is_left_out() -> None:
    days = {event.day for event in ahead(understood()[0])}
    assert days == set()
    told = understood({"laws/a": law("A", "in_force_from: 2026-01-01"), "laws/b": law("B", "in_force_from: 2026-02")})[
        0
    ]
    assert {event.day for event in ahead(told)} == {"2026-01-01"}


def test_a_finding_on_a_law_is_a_day_too() -> None:
    found = [event for event in ahead(marked(amended(), "2026-02-01")) if event.ref == LAW]
    assert [(event.day, event.title) for event in found] == [(DAY, "Lagen ändras: Anmälan (19 kap. 1 §)")]
    assert "2026:50" in found[0].told


def test_a_finding_is_a_day_of_the_law_alone_and_not_of_all_that_rests_on_it() -> None:
    catalog = marked(amended(), "2026-02-01")
    assert any(it.laws for it in catalog.news.of("guides/oro-i-skolan"))
    assert {event.ref for event in ahead(catalog) if event.title.startswith("Lagen ändras")} == {LAW}


def test_a_day_that_the_law_tells_itself_is_one_day() -> None:
    text = text_of(LAW).replace("in_force_from: 2025-07-01", f"in_force_from: {DAY}")
    catalog = marked(amended(), "2026-02-01", understood({LAW: text})[0])
    assert [event.title for event in ahead(catalog) if event.ref == LAW] == ["Börjar gälla: Anmälan (19 kap. 1 §)"]


def test_every_record_that_is_read_again_has_its_day() -> None:
    catalog, _ = understood()
    found = calendars(catalog)[REVIEWS]
    titles = {title for _, title in events(found)}
    assert "Kontrollera: Du är orolig för en elev" in titles
    assert "Kontrollera: Inledning" not in titles
    guide = next(event for event in found.walk("VEVENT") if "elev" in str(event["summary"]))
    assert guide.decoded("dtstart") == date(2026, 7, 2)
    assert "senast 2026-07-02" in str(guide["description"])
    assert str(guide["uid"]) == "kontroll-nasta-guides/oro-i-skolan@handboken.example"


def test_roles_and_topics_have_calendars_of_their_own(catalog: Catalog) -> None:
    found = calendars(catalog)
    school = {title for _, title in events(found[f"roller/skola/{REVIEWS}"])}
    assert "Kontrollera: Du är orolig för en elev" in school
    assert "Kontrollera: Du som är ung" not in school
    assert f"roller/skola/{AHEAD}" not in found
    assert len(events(found[f"teman/skydd/{AHEAD}"])) == 2
    assert str(found[f"roller/skola/{REVIEWS}"]["x-wr-calname"]).endswith("poster att kontrollera: Skola")


def test_events_have_names_of_their_own_and_the_file_is_the_same_each_time(catalog: Catalog) -> None:
    for made in calendars(catalog).values():
        names = [str(event["uid"]) for event in made.walk("VEVENT")]
        assert len(set(names)) == len(names) > 0
        assert (str(made["version"]), str(made["calscale"])) == ("2.0", "GREGORIAN")
    files = [tuple(calendar_files(Inputs(it, {}, BASE))) for it in (catalog, replace(catalog))]
    assert files[0] == files[1]


def test_lines_are_short_and_end_as_they_must() -> None:
    long = {
        LAW: text_of(LAW).replace("title: Anmälan", f"title: {'Åäö ' * 40}Anmälan").replace("2025-07-01", "2026-07-01")
    }
    (data,) = (it.data for it in calendar_files(Inputs(understood(long)[0], {}, BASE)) if it.path == AHEAD)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert any(line.startswith(b" ") for line in lines)
    assert f"Börjar gälla: {'Åäö ' * 40}Anmälan".strip() in " ".join(
        str(event["summary"]) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")
    )


@pytest.mark.parametrize("line", ["", "a" * 75, "a" * 76, "å" * 100, "x" * 74 + "åå", "🙂" * 40])
def test_folding_loses_nothing(line: str) -> None:
    parts = list(folded(line))
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", [""]),
        ("a" * 75, ["a" * 75]),
        ("a" * 76, ["a" * 75, " a"]),
        ("a" * 149, ["a" * 75, " " + "a" * 74]),
        ("a" * 150, ["a" * 75, " " + "a" * 74, " a"]),
        ("å" * 38, ["å" * 37, " å"]),
        ("a" + "å" * 38, ["a" + "å" * 37, " å"]),
    ],
)
def test_a_line_has_75_octets_at_most_with_the_blank_that_it_begins_with(line: str, parts: list[str]) -> None:
    assert list(folded(line)) == parts
