"""Order: Swedish names, records in their list, and who stands beside whom."""

import random
import unicodedata

import pytest

from examples import text_of, understood
from handbook.catalog.order import alphabetical
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.goal import Goal
from handbook.content.kinds.measure import Measure

IN_ORDER = (
    *("1 kap.", "2 kap.", "10 kap.", "Adam", "Adam 2", "Adam 10", "Allé", "Berg", "Café", "Cafét"),
    *(
        "Ek",
        "Éklund",
        "Eklund 2",
        "Mulling",
        "Myller",
        "Müller",
        "Vall",
        "Wall",
        "Xerxes",
        "Zebra",
        "Åtgärd 2",
        "Åtgärd 19",
        "Ägg",
        "Öga",
        "Ölöga",
    ),
)


def test_names_stand_in_swedish_order() -> None:
    mixed = [*IN_ORDER]
    random.Random(1).shuffle(mixed)  # noqa: S311  # the same each time
    assert tuple(sorted(mixed, key=alphabetical)) == IN_ORDER


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Åtgärd 2", "Åtgärd 19"),
        ("Z", "Å"),
        ("Å", "Ä"),
        ("Ä", "Ö"),
        ("a", "B"),
        ("A", "b"),
        ("Café", "Cafés"),
        ("Eklund", "Eklunds"),
        ("E", "Ég"),
        ("Éf", "Eg"),
        ("9 §", "10 §"),
        ("9", "A"),
        ("Øl", "Öm"),
        ("Æl", "Äm"),
        ("Straße", "Strast"),
        ("A-b", "A c"),
        ("(Barn)", "Barnet"),
        ("", "a"),
        ("Vall", "vall"),
        ("a b", "A-b"),
        ("Ö", "Ж"),
        ("Α", "Ж"),
    ],
)
def test_one_name_comes_before_another(first: str, last: str) -> None:
    assert alphabetical(first) < alphabetical(last)
    assert alphabetical(unicodedata.normalize("NFD", first)) < alphabetical(last)


def test_both_forms_of_a_letter_are_one() -> None:
    assert alphabetical("Åäöé") == alphabetical(unicodedata.normalize("NFD", "Åäöé"))


def test_records_stand_by_name_and_those_without_a_number_last() -> None:
    rest = "summary: En.\nperiod: 2014–2015\ndecision: Medel\ntopics: [skydd]\n"
    rest += "sources: [{plan: inledning, read: 2026-01-02}]\n"
    catalog, findings = understood({f"measures/{name}": f"title: {name}\n{rest}" for name in ("aa", "bb")})
    assert findings == ()
    assert [entry.id for entry in catalog.of(Measure)] == ["atgard-01", "aa", "bb"]
    assert [group.title for group in catalog.groups(Measure)][1:] == ["Tidigare åtgärder (2014–2015)"]
    assert catalog.around["measures/aa"] == (None, "measures/bb")
    assert catalog.around["measures/bb"] == ("measures/aa", None)
    assert [entry.id for entry in catalog.of(Agency)] == ["gamla-verket", "skyddsverket"]


def test_records_with_the_same_number_stand_by_their_id() -> None:
    goal = text_of("goals/syfte-1")
    texts = {f"goals/{name}": goal.replace("title: ", f"title: {name} ") for name in ("c", "a", "b")}
    assert [entry.id for entry in understood(texts)[0].of(Goal)] == ["a", "b", "c", "syfte-1"]
