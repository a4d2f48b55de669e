"""Modules of the search that need no index: filters, what one must and may, how words sound, and who asks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asking import asked_through
from handbook.site.answers import Call


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """Return what calls the functions of ``alone.js``."""
    with asked_through(Path(__file__).with_name("alone.js")) as found:
        yield found


GUIDE = {"kind": "guides", "roles": ["skola", "vard"], "topics": ["våld"]}
LAW = {"kind": "laws", "roles": ["vard"], "status": "gäller"}
OLD = {"kind": "laws", "topics": ["våld"], "status": "ersatt"}
ALL = [GUIDE, LAW, OLD]


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        ({}, [0, 1, 2]),
        ({"kind": ["laws"]}, [1, 2]),
        ({"kind": ["laws", "guides"]}, [0, 1, 2]),
        ({"role": ["skola", "vard"]}, [0, 1]),
        ({"kind": ["laws"], "topic": ["våld"]}, [2]),
        ({"status": ["gäller"]}, [1]),
        ({"kind": ["guides"], "status": ["gäller"]}, []),
    ],
)
def test_one_choice_of_each_group_is_enough_and_every_group_counts(
    call: Call, chosen: dict[str, Any], numbers: list[int]
) -> None:
    assert call("passing", ALL, chosen) == numbers


@pytest.mark.parametrize(
    ("chosen", "group", "choices"),
    [
        ({}, "kind", [["Lagar", 2, False], ["Vägledningar", 1, False]]),
        ({"kind": ["laws"]}, "kind", [["Lagar", 2, True], ["Vägledningar", 1, False]]),
        ({"kind": ["laws"]}, "role", [["Vård", 1, False]]),
        ({"kind": ["laws"], "role": ["skola"]}, "role", [["Skola", 0, True], ["Vård", 1, False]]),
        ({"topic": ["våld"]}, "status", [["ersatt", 1, False]]),
        ({"status": ["gäller"]}, "status", [["ersatt", 1, False], ["gäller", 1, True]]),
    ],
)
def test_a_choice_tells_how_many_it_would_show_beside_those_of_other_groups(
    call: Call, chosen: dict[str, Any], group: str, choices: list[Any]
) -> None:
    assert call("choices", ALL, chosen, group) == choices


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("hur gör man", None),
        ("måste jag anmäla", ["must", "jag", False]),
        ("får jag inte berätta", ["may", "jag", True]),
        ("kan skolan svara om vi ringer", ["may", "skolan", False]),
        ("kan skolan säga vad jag ska göra", ["must", "jag", False]),
        ("får min mamma veta", ["may", "min", False]),
        ("ska", ["must", "", False]),
        ("man bör aldrig fråga", ["must", "jag", True]),
    ],
)
def test_what_one_must_and_may_is_read(call: Call, text: str, duty: list[Any] | None) -> None:
    found = call("duty", text)
    assert (found and [found["force"], found["who"], found["not"]]) == duty


@pytest.mark.parametrize(
    ("told", "says", "asked", "holds"),
    [
        ("måste jag anmäla", "Ja.", "måste jag anmäla oro", True),
        ("måste jag anmäla", "Ja.", "får jag anmäla oro", False),
        ("måste jag anmäla", "Nej.", "får jag anmäla oro", False),
        ("får jag berätta", "Nej.", "måste jag berätta allt", True),
        ("får jag berätta", "Nej, inte utan lov.", "måste jag berätta", True),
        ("får jag berätta", "Nejlikor.", "måste jag berätta", False),
        ("får jag berätta", "Ja.", "måste jag berätta", False),
        ("får jag berätta", "Nej.", "får läraren berätta", False),
        ("får jag berätta", "Nej.", "får jag inte berätta", False),
        ("får jag berätta", "Nej.", "berätta för polisen", True),
        ("får jag berätta", "Nej.", "berätta inte för polisen", False),
    ],
)
def test_what_is_said_to_one_question_answers_no_other(
    call: Call, told: str, says: str, asked: str, *, holds: bool
) -> None:
    assert call("holds", told, says, asked) is holds


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("orosanmelan", "orosanmelan", True),
        ("oro", "oro", True),
        ("oro", "ora", False),
        ("grupp", "gruppa", False),
        ("samtyke", "samtyk", True),
        ("samtyke", "samtyko", False),
        ("familjehem", "familehem", True),
        ("sosialtjanst", "sosialtjanest", True),
        ("kuratorn", "kuratur", False),
        ("utredning", "utredningar", False),
    ],
)
def test_words_sound_alike_but_for_a_letter_that_one_of_them_lacks(
    call: Call, one: str, other: str, *, alike: bool
) -> None:
    assert call("alike", one, other) is alike
    assert call("alike", other, one) is alike


LISTS = {
    "me": ["mig"],
    "i": ["jag"],
    "my": ["min", "mitt"],
    "kin": ["mamma", "pappa"],
    "friend": ["kompis"],
    "adult": ["son", "elev"],
    "somebody": ["någon"],
    "staff": ["lärare"],
    "work": ["kurator"],
    "no_subject": ["blir"],
}


@pytest.mark.parametrize(
    ("text", "heard", "voice"),
    [
        ("hur går det till", {}, ["adult", True, False]),
        ("pappa slår mig", {}, ["self", True, True]),
        ("min kompis blir slagen", {}, ["friend", True, True]),
        ("min kompis blir slagen", {"mine": True}, ["self", True, True]),
        ("en kompis blir slagen", {}, ["friend", True, True]),
        ("en kompis blir slagen", {"others": True}, ["adult", True, False]),
        ("min kompis blir slagen", {"others": True}, ["self", False, True]),
        ("min son blir slagen", {}, ["adult", True, False]),
        ("mitt i utredningen", {}, ["adult", True, False]),
        ("jag är kurator", {}, ["adult", True, False]),
        ("pappa slår mamma", {}, ["self", True, True]),
        ("någon slår någon", {}, ["adult", True, False]),
        ("någon slår någon", {"learned": 300}, ["adult", True, False]),
        ("hur går det till", {"learned": 300}, ["self", True, False]),
        ("hur går det till", {"learned": -900}, ["adult", True, False]),
        ("pappa slår mig", {"reported": True}, ["adult", True, False]),
        ("sexåring blir slagen", {}, ["adult", True, False]),
        ("jag är sexåring", {}, ["adult", True, False]),
        ("jag som sexåring", {}, ["adult", False, True]),
        ("blir slagen", {}, ["adult", False, False]),
    ],
)
def test_who_asks_is_told_by_all_cues_together(call: Call, text: str, heard: dict[str, Any], voice: list[Any]) -> None:
    assert call("voice", text, LISTS, heard) == voice


@pytest.mark.parametrize(
    ("number", "told"), [(0, "Inga träffar"), (1, "1 träff"), (2, "2 träffar"), (21, "21 träffar")]
)
def test_how_many_hits_there_are_is_told_in_words(call: Call, number: int, told: str) -> None:
    assert call("hits", number) == told


PAGE = "https://a.example/sok/"


@pytest.mark.parametrize(
    ("href", "q", "literal", "chosen", "address"),
    [
        (PAGE, "oro", False, {}, f"{PAGE}#q=oro"),
        (PAGE, "oro", True, {}, f"{PAGE}#q=oro&exakt=1"),
        (f"{PAGE}?q=x#q=y", "oro", False, {}, f"{PAGE}#q=oro"),
        (PAGE, "oro", True, {"role": ["skola", "vard"]}, f"{PAGE}#q=oro&exakt=1&role=skola&role=vard"),
        (PAGE, "oro", False, {"kind": ["laws"], "status": ["ersatt"]}, f"{PAGE}#q=oro&kind=laws&status=ersatt"),
    ],
)
def test_a_link_to_a_search_says_all_that_is_asked(
    call: Call, href: str, q: str, *, literal: bool, chosen: dict[str, Any], address: str
) -> None:
    assert call("link", href, q, literal, chosen) == address
