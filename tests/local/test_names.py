"""Which municipality a reader means: slips are forgiven, and another one is never offered as the one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import asked_through
from handbook.site.answers import Call
from places import ROOT

ALIKE = {"Habo": "Habo (Jönköpings län)", "Håbo": "Håbo (Uppsala län)"}
"""The two whose names are told apart by a ring alone stand with their counties, as on their pages."""
LINES = (ROOT / "tests/municipalities.txt").read_text("utf-8").splitlines()
ALL = [[code, ALIKE.get(name, name)] for code, name in (line.split(" ", 1) for line in LINES)]


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """Return what calls the functions of ``inside.js``."""
    with asked_through(Path(__file__).with_name("inside.js")) as found:
        yield found


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("gotland", ["Gotland"]),
        ("  Gotland ", ["Gotland"]),
        ("Malmo", ["Malmö"]),
        ("upplands-vasby", ["Upplands Väsby"]),
        ("heby", ["Heby"]),
        ("åre", ["Åre"]),
        ("sthlm", ["Stockholm"]),
        ("ovik", ["Örnsköldsvik"]),
        ("GBG", ["Göteborg"]),
        ("Göteborgs kommun", ["Göteborg"]),
        ("Heby kommun i Uppsala län", ["Heby"]),
        ("Region Gotland", ["Gotland"]),
        ("Malmö stad!", ["Malmö"]),
        ("Habo", ["Habo (Jönköpings län)", "Håbo (Uppsala län)"]),
        ("håbo kn", ["Håbo (Uppsala län)", "Habo (Jönköpings län)"]),
        # A slip: one letter too many, too few, another, or two that have changed places; two in a long name.
        ("Sundsval", ["Sundsvall"]),
        ("Sundsvalll", ["Sundsvall"]),
        ("Sundsvakl", ["Sundsvall"]),
        ("Sundsavll", ["Sundsvall"]),
        ("Sunsvakl", ["Sundsvall"]),
        ("Hebby", ["Heby"]),
        # A short word is another one, and so is a long one with more slips.
        ("xre", []),
        ("Sunnfalk", []),
        ("xy", []),
        ("", []),
        ("   ", []),
        ("kommun", []),
        # By its code, whole.
        ("2262", ["Timrå"]),
        ("9999", []),
        ("226", []),
    ],
)
def test_only_those_that_may_be_meant_are_offered(call: Call, typed: str, names: list[str]) -> None:
    assert call("offered", typed, ALL) == names


def test_the_beginning_of_a_name_comes_before_a_word_in_it_and_both_before_a_slip(call: Call) -> None:
    some = [["1", "Väsby"], ["2", "Upplands Väsby"], ["3", "Väsbyholm"], ["4", "Våsbo"], ["5", "Lund"]]
    assert call("offered", "väsby", some) == ["Väsby", "Väsbyholm", "Upplands Väsby"]
    assert call("offered", "väsbu", some) == ["Väsby", "Våsbo", "Väsbyholm"]


def test_no_more_than_six_are_offered(call: Call) -> None:
    assert len(call("offered", "s", ALL)) == 6
