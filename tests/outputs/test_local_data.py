"""What a browser is given to tell of a municipality: ready words, each up to a day."""

import json
from typing import Any

import pytest

from examples import codes, understood
from handbook.catalog.local_ages import told
from handbook.outputs.inputs import Inputs
from handbook.outputs.local_data import files

PLACE = """\
title: Byn
summary: Vart du vänder dig.
contacts:
  - label: {label}
    {contact}
    checked: 2026-01-02
    sources: [{{title: Soc, url: 'https://byn.example.org/soc', read: 2026-01-02}}]
topics: [skydd]
sources: [{{plan: inledning, read: 2026-01-02}}]
"""
ASK, GONE = "2027-01-02", "2028-01-02"
JOUR, PHONE = "function: socialjour", "phone: 060-11 11 11"
OLD = "as_of: okänd"


def tellings(contact: str) -> list[dict[str, Any]]:
    """Return what is told of the only contact of a county."""
    found, wrong = understood(
        {"localities/lan-22": PLACE.format(label="Jouren", contact=contact.replace("; ", "\n    "))}
    )
    assert codes(wrong) == []
    given = Inputs(told(found), {}, "https://handboken.example.org/")
    (place,) = json.loads(next(iter(files(given))).data).values()
    assert place["title"] == "Byn"
    (said,) = place["told"].values()
    return list(said)


NUMBER = "060-11 11 11"
SURE = f"{NUMBER} (kontrollerat 2026-01-02)"
CHECK = f"{NUMBER} (2026-01-02: kontrollera numret, annars 112)"
BY_112 = "112, fråga efter ”Jouren”"
STEP = ["", "112", ", fråga efter ”Jouren”. Vintertid."]
ASKED = ["ring ", "112", ", fråga efter ”Jouren”. Eget nummer: "]


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (f"{JOUR}; {PHONE}", [(ASK, SURE, ["", NUMBER, ". "], False), (GONE, CHECK, ASKED, True)]),
        (
            f"{JOUR}; {PHONE}; hours: Vardagar 16–24; note: Bara på vintern.",
            [(ASK, SURE, ["", NUMBER, ". Vardagar 16–24. Bara på vintern."], False), (GONE, CHECK, ASKED, True)],
        ),
        (
            f"{JOUR}; {PHONE}; through_sos: ja; note: Vintertid.",
            [
                (ASK, SURE, ["", NUMBER, ", eller ", "112", ", fråga efter ”Jouren”. Vintertid."], False),
                (GONE, CHECK, ASKED, True),
            ],
        ),
        (
            f"{JOUR}; through_sos: ja; note: Vintertid.",
            [
                (ASK, f"{BY_112} (kontrollerat 2026-01-02)", STEP, False),
                (GONE, f"{BY_112} (2026-01-02: kontrollera, annars 112)", STEP, False),
            ],
        ),
        (f"{JOUR}; {PHONE}; {OLD}", [(GONE, f"{NUMBER} (odaterat: kontrollera numret, annars 112)", ASKED, True)]),
        (
            f"function: mottagning; {PHONE}",
            [(ASK, SURE, [], False), (GONE, CHECK.replace("112)", "kommunens växel)"), [], False)],
        ),
        (
            f"function: regionkoordinator; {PHONE}; {OLD}",
            [(GONE, f"{NUMBER} (odaterat: kontrollera numret, annars socialtjänsten i kommunen)", [], False)],
        ),
        (
            f"function: e-tjänst; url: https://byn.example.org/anmal; {OLD}",
            [(GONE, "https://byn.example.org/anmal (odaterat: kontrollera, annars kommunens växel)", [], False)],
        ),
    ],
)
def test_words_are_ready_and_end_on_a_day(contact: str, expected: list[tuple[str, str, list[str], bool]]) -> None:
    found = [(it["until"], it["line"], it.get("way", []), it.get("last", False)) for it in tellings(contact)]
    assert found == expected


@pytest.mark.parametrize("contact", [f"{JOUR}; {PHONE}", f"{JOUR}; through_sos: ja", f"{JOUR}; {PHONE}; {OLD}"])
def test_every_other_part_is_a_number_to_ring(contact: str) -> None:
    """A number that must be checked is none of them."""
    for telling in tellings(contact):
        rung = telling["way"][1::2]
        assert all(set(it) <= set("0123456789 -") for it in rung)
        assert not (telling.get("last") and NUMBER in rung)
