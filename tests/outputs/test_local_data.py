"""What a browser is given to tell of a municipality: ready words, each up to a day."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from examples import codes, more, understood
from handbook.catalog.local_ages import told
from handbook.content.kinds.locality import FUNCTIONS, Locality
from handbook.outputs.inputs import Inputs
from handbook.outputs.local_data import FOLDER, files
from handbook.site.site import Site
from places import EXAMPLE

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
ASKING = "guides/oro-i-skolan"
LINES = 'local: ["Socialtjänsten, telefon"]', "local: [Mottagning hos soc, E-tjänst, Regionkoordinator]"
GUIDE = {ASKING: (EXAMPLE / f"content/{ASKING}.yml").read_text(encoding="utf-8").replace(*LINES)}
ASKED_FOR = ("mottagning", "e-tjänst", "regionkoordinator")
MUNICIPALITIES = 290
ASK, GONE = "2027-01-02", "2028-01-02"
JOUR, PHONE = "function: socialjour", "phone: 060-11 11 11"
OLD = "as_of: okänd"


Telling = tuple[str, str, list[str], bool]
"""Up to when, a line, the parts of what a box says, and whether they come last."""


def tellings(contact: str) -> list[Telling]:
    """Return what is told of the only contact of a county."""
    found, wrong = understood(
        {"localities/lan-22": PLACE.format(label="Jouren", contact=contact.replace("; ", "\n    "))} | GUIDE
    )
    assert codes(wrong) == []
    given = Inputs(told(found), {}, "https://handboken.example.org/")
    names, rows = json.loads(next(iter(files(given))).data)
    assert names == ""
    assert {tuple(row[:2]) for row in rows} == {("", contact.split("; ", maxsplit=1)[0].removeprefix("function: "))}
    return [(until, line, more[0] if more else [], more[1:] == [1]) for _, _, until, line, *more in rows]


NUMBER = "060-11 11 11"
SURE = f"{NUMBER} (kontrollerat 2026-01-02)"
CHECK = f"{NUMBER} (2026-01-02: kontrollera numret, annars 112)"
UNDATED = f"{NUMBER} (odaterat: kontrollera numret, annars 112)"
BY_112 = "112, fråga efter ”Jouren”"
STEP = ["", "112", ", fråga efter ”Jouren”. Vintertid."]


def asked(line: str) -> list[str]:
    """Return what a box says of a number that must be checked."""
    return ["ring ", "112", f", fråga efter ”Jouren”. Eget nummer: {line}."]


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (f"{JOUR}; {PHONE}", [(ASK, SURE, ["", NUMBER, ". "], False), (GONE, CHECK, asked(CHECK), True)]),
        (
            f"{JOUR}; {PHONE}; hours: Vardagar 16–24; note: Bara på vintern.",
            [(ASK, SURE, ["", NUMBER, ". Vardagar 16–24. Bara på vintern."], False), (GONE, CHECK, asked(CHECK), True)],
        ),
        (
            f"{JOUR}; {PHONE}; through_sos: ja; note: Vintertid.",
            [
                (ASK, SURE, ["", NUMBER, ", eller ", "112", ", fråga efter ”Jouren”. Vintertid."], False),
                (GONE, CHECK, asked(CHECK), True),
            ],
        ),
        (
            f"{JOUR}; through_sos: ja; note: Vintertid.",
            [
                (ASK, f"{BY_112} (kontrollerat 2026-01-02)", STEP, False),
                (GONE, f"{BY_112} (2026-01-02: kontrollera, annars 112)", STEP, False),
            ],
        ),
        (f"{JOUR}; {PHONE}; {OLD}", [(GONE, UNDATED, asked(UNDATED), True)]),
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
            [(GONE, "byn.example.org: Jouren (odaterat, annars kommunens växel)", [], False)],
        ),
    ],
)
def test_words_are_ready_and_end_on_a_day(contact: str, expected: list[Telling]) -> None:
    assert tellings(contact) == expected


@pytest.mark.parametrize("contact", [f"{JOUR}; {PHONE}", f"{JOUR}; through_sos: ja", f"{JOUR}; {PHONE}; {OLD}"])
def test_every_other_part_is_a_number_to_ring(contact: str) -> None:
    """A number that must be checked is none of them."""
    for _, _, parts, last in tellings(contact):
        rung = parts[1::2]
        assert rung
        assert all(set(it) <= set("0123456789 -") for it in rung)
        assert not (last and NUMBER in rung)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_only_what_some_page_has_room_for_is_sent(function: str) -> None:
    """The box of what to do at once has room for one function; another must be asked for by a guide's line."""
    contact = f"function: {function}; url: https://byn.example.org/anmal"
    place = {"localities/lan-22": PLACE.format(label="Jouren", contact=contact.replace("; ", "\n    "))}
    found, wrong = understood(place | GUIDE)
    assert codes(wrong) == []
    _, rows = json.loads(next(iter(files(Inputs(told(found), {}, "https://handboken.example.org/")))).data)
    assert {row[1] for row in rows} == {function} & {"socialjour", *ASKED_FOR}


def test_what_holds_in_a_whole_county_comes_after_what_its_municipalities_have(sent: dict[str, list[Any]]) -> None:
    """The browser takes the first that may be told."""
    assert len(sent) > 1
    for name in sent.keys() - {"names"}:
        numbers = [row[0] for row in sent[name][1]]
        assert numbers == sorted(numbers, key=lambda it: it or "99")


@pytest.fixture(scope="session")
def sent(handbook: Site) -> dict[str, list[Any]]:
    """Return what the real handbook sends, by the name of its file."""
    given = Inputs(handbook.catalog, {}, "https://handboken.example.org/")
    return {file.path.removeprefix(f"{FOLDER}/").removesuffix(".json"): json.loads(file.data) for file in files(given)}


def test_every_name_can_be_told_from_its_digits(handbook: Site, sent: dict[str, list[Any]]) -> None:
    """As the browser tells it: the digits of a name are those before it, and no name has digits."""
    there = {it.id: it.record.title for it in handbook.catalog.of(Locality) if it.record.county}
    assert len(there) == MUNICIPALITIES
    assert dict(re.findall(r"(\d+)(\D+)", sent["names"][0])) == there
    for code, title in there.items():
        (found,) = re.findall(rf"{code[2:]}(\D+)", sent[f"lan-{code[:2]}"][0])
        assert found == title


@pytest.mark.parametrize(
    ("age", "sent_on"), [("", True), ("; as_of: 2024-11-28", True), ("; as_of: 2024-11-27", False)]
)
def test_what_is_too_old_is_not_sent_at_all(age: str, *, sent_on: bool) -> None:
    contact = f"{JOUR}; {PHONE}; hours: Vardagar 16–24; note: Bara på vintern.{age}"
    place = PLACE.format(label="Jouren", contact=contact.replace("; ", "\n    "))
    found = understood({"localities/lan-22": place} | GUIDE)[0]
    on_the_day = replace(found, news=replace(found.news, today="2026-11-28"))
    (file,) = files(Inputs(told(on_the_day), {}, "https://handboken.example.org/"))
    assert bool(json.loads(file.data)[1]) is sent_on
    assert (NUMBER in file.data.decode()) is sent_on


def test_a_county_has_the_names_of_its_municipalities_after_their_digits() -> None:
    found = files(Inputs(told(understood(more())[0]), {}, "https://handboken.example.org/"))
    names = {it.path.removeprefix(f"{FOLDER}/"): json.loads(it.data)[0] for it in found}
    assert names == {
        "lan-04.json": "28Ön80Höjden84Skogen",
        "lan-22.json": "60Staden62Byn81Sjön",
        "names.json": "0428Ön0480Höjden0484Skogen2260Staden2262Byn2281Sjön",
    }
    nobody = {"localities/lan-22": PLACE.format(label="A", contact=f"{JOUR}\n    {PHONE}")}
    only = files(Inputs(told(understood(nobody)[0]), {}, "https://handboken.example.org/"))
    assert [it.path for it in only] == [f"{FOLDER}/lan-22.json"]
