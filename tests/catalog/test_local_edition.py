"""What is wrong with a municipality's edition in view of the national handbook, and what its notes stand for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from examples import more, text_of, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.local_edition import edition_faults, edition_warnings, laid_over, outdated, places_of
from handbook.content.edition import Edition
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.locality import Locality

FILE, TODAY = "utgava.yml", "2026-11-28"
GUIDE = "oro-i-skolan"
SOURCES = [{"title": "Soc", "url": "https://byn.example.org/", "read": "2026-11-28"}]
NOTE = {"guide": GUIDE, "place": "steg-1", "text": "Ring.", "responsible": "Rektor", "checked": "2026-11-28"}
TAKEN_FROM_PAGE = "Koderna står på sidan Kommuner"


@cache
def catalog() -> Catalog:
    return understood(more())[0]


def edition(**given: Any) -> Edition:  # as YAML has it
    return Edition.model_validate(
        {"municipality": "2262", "name": "i Byn", "national": "https://handboken.example.org/", **given}
    )


def contact(function: str, **given: str) -> Mapping[str, object]:
    return {"function": function, "label": "Byns", "checked": "2026-11-28", "sources": SOURCES, **given}


def faults(given: Edition) -> list[tuple[str, tuple[str | int, ...], str, str, str]]:
    found = edition_faults(catalog(), given, FILE, TODAY)
    return [(it.code, it.path, it.message, it.advice, it.file) for it in found]


def written_for(place: str) -> str:
    return places_of(catalog().entry(Guide, GUIDE).record)[place]


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("2269", "Menade du ”2262” eller ”2260”?"),
        ("Byn", "Skriv koden, 2262"),
        ("Byn kommun", "Skriv koden, 2262"),
        ("Norrlän", TAKEN_FROM_PAGE),  # a county is no municipality
        ("lan-22", TAKEN_FROM_PAGE),
        ("Storstaden", TAKEN_FROM_PAGE),
    ],
)
def test_a_municipality_that_is_not_there(code: str, advice: str) -> None:
    (found,) = faults(edition(municipality=code))
    message = f"ingen kommun har koden ”{code}”"
    assert found[:3] == ("unknown-term", ("municipality",), message)
    assert found[3] == advice
    assert found[4] == FILE


def test_each_municipality_of_the_handbook_may_have_an_edition() -> None:
    assert [faults(edition(municipality=code)) for code in ("2262", "2281", "2260", "0480")] == [[]] * 4


@pytest.mark.parametrize(
    ("changed", "code", "key", "message", "advice"),
    [
        (
            {"guide": "oro-i-skolen"},
            "dead-link",
            "guide",
            "vägledningen ”oro-i-skolen” finns inte",
            "Menade du ”oro-i-skolan”?",
        ),
        (
            {"guide": "zzzzz"},
            "dead-link",
            "guide",
            "vägledningen ”zzzzz” finns inte",
            "Skriv sista delen av vägledningens adress",
        ),
        (
            {"place": "steg-3"},
            "dead-anchor",
            "place",
            "vägledningen oro-i-skolan har ingen plats ”steg-3”",
            "Menade du ”steg-",
        ),
        (
            {"place": "zzz"},
            "dead-anchor",
            "place",
            "vägledningen oro-i-skolan har ingen plats ”zzz”",
            "Välj steg-1, steg-2, undvik",
        ),
        ({}, "missing-field", None, "anteckningen säger inte vilka ord den är skriven för", "Läs steget och skriv"),
    ],
)
def test_a_note_that_stands_nowhere(
    changed: Mapping[str, str], code: str, key: str | None, message: str, advice: str
) -> None:
    right = {**NOTE, "written_for": written_for("steg-1")}
    (found,) = faults(edition(notes=[right, {**NOTE, **changed}]))
    assert found[:3] == (code, ("notes", 1, *([key] if key else [])), message)
    assert found[3].startswith(advice)
    assert found[4] == FILE
    if not changed:
        assert found[3] == f"Läs steget och skriv written_for: {written_for('steg-1')}"


def test_what_is_wrong_with_days_and_sources_is_told_as_of_records() -> None:
    late = {**NOTE, "written_for": written_for("steg-1"), "checked": "2026-11-29"}
    half = {**contact("mottagning", phone="060-99 99 99"), "sources": [{"title": "Soc", "read": "2026-11-28"}]}
    assert [it[:2] for it in faults(edition(notes=[late], contacts=[half]))] == [
        ("missing-source", ("contacts", 0, "sources", 0)),
        ("future-date", ("notes", 0, "checked")),
    ]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("force: ska", "force: kan", {"steg-1"}),
        ("who: Du som arbetar i skolan\n    text: Anmäl", "who: Du\n    text: Anmäl", {"steg-1"}),
        ("within: genast", "within: i dag", {"steg-1"}),
        ("    within: genast\n", "", {"steg-1"}),
        ("Skriv ner vad", "Skriv upp vad", {"steg-2"}),
        ("text: Förhör inte", "text: Fråga inte ut", {"undvik"}),
        ("why: Det kan", "why: Det lär", set()),
        ("recommended_by: [skyddsverket]", "laws: [anmalan-2025]", set()),
    ],
)
def test_the_words_that_a_note_is_written_for(old: str, new: str, changed: set[str]) -> None:
    text = text_of(f"guides/{GUIDE}")
    assert old in text
    before = places_of(catalog().entry(Guide, GUIDE).record)
    after = places_of(understood({f"guides/{GUIDE}": text.replace(old, new, 1)})[0].entry(Guide, GUIDE).record)
    assert list(before) == list(after) == ["steg-1", "steg-2", "undvik"]
    assert {place for place in before if before[place] != after[place]} == changed
    assert all(len(it) == 8 for it in before.values())


def test_a_note_is_out_of_date_when_the_words_are_others() -> None:
    notes = [
        {**NOTE, "written_for": written_for("steg-1")},
        {**NOTE, "place": "undvik", "written_for": "00000000"},
        {**NOTE, "place": "steg-2", "written_for": written_for("steg-1")},
    ]
    over = laid_over(catalog(), edition(notes=notes))
    assert over.edition
    assert [outdated(over, note) for note in over.edition.notes] == [False, True, True]
    told = [(it.code, it.path, it.message, it.advice, it.file) for it in edition_warnings(over, FILE)]
    assert told == [
        (
            "changed-under-note",
            ("notes", index, "written_for"),
            f"{place} i oro-i-skolan har ändrats sedan anteckningen skrevs",
            f"Läs steget, ändra anteckningen om det behövs och skriv written_for: {written_for(place)}",
            FILE,
        )
        for index, place in ((1, "undvik"), (2, "steg-2"))
    ]
    assert list(edition_warnings(catalog(), FILE)) == []


def contacts(*own: Mapping[str, object], day: str = TODAY) -> list[tuple[str, str]]:
    """Return the function and number, or label, of each contact of the place under an edition, in order."""
    dated = replace(catalog(), news=replace(catalog().news, today=day))
    over = laid_over(dated, edition(contacts=list(own)))
    assert over.entries.keys() == dated.entries.keys()
    assert all(over.entries[ref] is it for ref, it in dated.entries.items() if ref != "localities/2262")
    record = over.entry(Locality, "2262").record
    return [(it.function, it.phone or it.label) for it in record.contacts if it.told]


NATIONAL = [
    ("socialjour", "060-11 11 11"),
    ("e-tjänst", "Orosanmälan"),
    ("kvinnojour", "060-33 33 33"),
    ("mottagning", "060-22 22 22"),
]


@pytest.mark.parametrize(
    ("own", "taken", "first"),
    [
        ([], [], []),
        (["socialjour"], ["socialjour"], [("socialjour", "060-99 99 99")]),
        (["mottagning", "kvinnojour"], ["mottagning", "kvinnojour"], []),
    ],
)
def test_own_contacts_take_the_place_of_the_national_ones(
    own: list[str], taken: list[str], first: list[tuple[str, str]]
) -> None:
    there = contacts(*(contact(it, phone="060-99 99 99") for it in own))
    assert there[: len(first)] == first
    assert sorted(there) == sorted(
        [*((it, "060-99 99 99") for it in own), *(it for it in NATIONAL if it[0] not in taken)]
    )


def test_an_own_contact_that_is_too_old_takes_nothing_away() -> None:
    old = contact("mottagning", phone="060-99 99 99", as_of="2015-01-01", checked="2016-01-01")
    assert ("mottagning", "060-22 22 22") in contacts(old)
    assert ("mottagning", "060-99 99 99") not in contacts(old)
