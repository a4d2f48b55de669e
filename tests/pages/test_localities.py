"""Pages of municipalities and counties: what is known where, what is too old, and what is said instead."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from examples import codes, more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.local_ages import told
from handbook.content.edition import Edition, Note, Routine
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.locality import Locality
from handbook.pages.localities import (
    county_of,
    held_locally,
    municipalities,
    notes_at,
    parts,
    routines_of,
    unknown,
    usable,
)
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of

JOUR = "060-11\u00a011\u00a011"


def localities(**changes: str) -> Mapping[str, str]:
    """Return the example's localities, with those given as ``{"2262": text}`` otherwise."""
    ours = {ref: text for ref, text in more().items() if ref.startswith("localities/")}
    return ours | {f"localities/{code.removeprefix('c')}": text for code, text in changes.items()}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found, findings = understood(localities())
    assert codes(findings) == []
    return told(found)


def page(catalog: Catalog, code: str) -> str:
    return record_page(view_of(catalog, catalog.entry(Locality, code))).body


def shown(catalog: Catalog, code: str) -> list[tuple[str, bool, bool, bool]]:
    found = parts(catalog, catalog.entry(Locality, code))
    return [(part.function, way.gone, way.doubtful, way.of_county) for part in found for way in part.ways]


def test_what_is_known_comes_in_the_order_it_is_needed(catalog: Catalog) -> None:
    assert shown(catalog, "2262") == [
        ("socialjour", False, False, False),
        ("mottagning", False, True, False),
        ("e-tjänst", False, True, False),
        ("barnahus", False, False, True),
        ("kvinnojour", False, False, False),
    ]
    assert unknown(catalog, catalog.entry(Locality, "2262")) == ("elevhälsa", "regionkoordinator")


def test_what_is_too_old_gives_way_to_what_the_county_has(catalog: Catalog) -> None:
    assert shown(catalog, "2260") == [("socialjour", True, False, False), ("barnahus", False, False, True)]
    assert "socialjour" in unknown(catalog, catalog.entry(Locality, "2260"))
    text = page(catalog, "2260")
    assert "uppgiften är från 10 juni 2019" in text
    assert "data-gone" not in text.partition("## Barnahus")[0]
    assert "112" not in text.partition("## Socialjour")[2].partition("##")[0]


def test_the_number_of_the_county_stands_beside_an_own_one_that_is_too_old_and_never_beside_one_that_is_not() -> None:
    county = more()["localities/lan-22"]
    at = county.index("  - function: barnahus")
    jour = """\
  - function: socialjour
    label: Jouren i Norrlän
    phone: 060-44 44 44
    checked: 2026-11-20
    sources: [{title: Jour, url: "https://jour.example.org/", read: 2026-11-20}]
"""
    catalog, findings = understood(localities(**{"lan-22": county[:at] + jour + county[at:]}))
    assert codes(findings) == []
    catalog = told(catalog)
    assert shown(catalog, "2260")[:2] == [("socialjour", True, False, False), ("socialjour", False, False, True)]
    assert "socialjour" not in unknown(catalog, catalog.entry(Locality, "2260"))
    assert [it for it in shown(catalog, "2262") if it[0] == "socialjour"] == [("socialjour", False, False, False)]


def test_a_number_is_told_until_the_last_day_that_anything_was_checked_is_too_late() -> None:
    number = "phone: 060-33 33 33\n    checked: "
    later = more()["localities/2262"].replace(f"{number}2026-11-20", f"{number}2028-11-21")
    catalog, findings = understood(localities(c2262=later), today="2029-01-01")
    assert codes(findings) == []
    catalog = told(catalog)
    assert catalog.day == "2028-11-21"
    assert JOUR not in page(catalog, "2262")
    assert "uppgiften är från 20 november 2026" in page(catalog, "2262")


def test_where_nothing_is_known_the_national_way_stands(catalog: Catalog) -> None:
    place = catalog.entry(Locality, "0428")
    assert not usable(catalog, place)
    text = page(catalog, "0428")
    assert "Handboken vet inget säkert nummer i Ön" in text
    assert "[112](tel:112)" in text
    assert "Det handboken inte vet" not in text


def test_a_county_tells_of_its_municipalities(catalog: Catalog) -> None:
    county = catalog.entry(Locality, "lan-22")
    assert [entry.id for entry in municipalities(catalog, county)] == ["2262", "2281", "2260"]
    assert county_of(catalog, county) is None
    text = page(catalog, "lan-22")
    assert "### [Byn](2262.md) { #kommun-2262 }" in text
    assert JOUR in text
    assert "Inget eget nummer är känt i [Staden](2260.md)." in text
    own = page(catalog, "lan-04").partition("{ #kommuner }")[2]
    assert "[Höjden](0480.md), [Skogen](0484.md) eller [Ön](0428.md)." in " ".join(own.split())


def test_a_county_that_cannot_be_read_takes_no_page_away() -> None:
    catalog, _ = understood({"localities/2262": more()["localities/2262"]})
    assert county_of(catalog, catalog.entry(Locality, "2262")) is None


@pytest.mark.parametrize(
    ("code", "any_way", "own"),
    [
        pytest.param("2262", True, True, id="with contacts of its own"),
        pytest.param("2260", True, False, id="whose own is too old, in a county that has one"),
        pytest.param("0428", False, False, id="with nothing"),
    ],
)
def test_whether_anything_can_be_told_of_a_place(catalog: Catalog, code: str, *, any_way: bool, own: bool) -> None:
    place = catalog.entry(Locality, code)
    assert (usable(catalog, place), usable(catalog, place, own=True)) == (any_way, own)


@pytest.mark.parametrize(
    ("kind", "title", "held"),
    [
        ("kommun och region", "Socialtjänsten", True),
        ("statlig myndighet", "Barnahus", True),
        ("statlig myndighet", "BARNAHUS", True),
        ("statlig myndighet", "Barnahus i Byn", False),
        ("statlig myndighet", "Skyddsverket", False),
    ],
)
def test_which_actors_each_municipality_has_of_its_own(kind: str, title: str, *, held: bool) -> None:
    assert held_locally(Agency.model_construct(type=kind, title=title)) is held


NOTE = {"text": "Så gör vi.", "responsible": "Rektor", "checked": "2026-01-02"}
ROUTINE = {"title": "Rutin", "url": "https://byn.example.org/", "responsible": "Rektor", "checked": "2026-01-02"}


def of_edition(catalog: Catalog) -> Catalog:
    """Return the Catalog of a municipality's own edition, with notes in two guides and a routine."""
    at = (("oro-i-skolan", "steg-1", "A"), ("oro-i-skolan", "steg-2", "B"), ("oro-i-skolan", "steg-1", "C"),
          ("du-som-ar-ung", "steg-1", "D"))  # fmt: skip
    notes = tuple(
        Note.model_validate(NOTE | {"guide": guide, "place": place, "text": text}) for guide, place, text in at
    )
    routines = (Routine.model_validate(ROUTINE),)
    return replace(catalog, edition=Edition.model_construct(municipality="2262", notes=notes, routines=routines))


@pytest.mark.parametrize(
    ("guide", "place", "texts"),
    [
        ("oro-i-skolan", "steg-1", ["A", "C"]),
        ("oro-i-skolan", "steg-2", ["B"]),
        ("oro-i-skolan", "undvik", []),
        ("du-som-ar-ung", "steg-1", ["D"]),
    ],
)
def test_notes_stand_where_they_were_written_for(catalog: Catalog, guide: str, place: str, texts: list[str]) -> None:
    entry = catalog.entries[f"guides/{guide}"]
    assert [it.note.text for it in notes_at(of_edition(catalog), entry, place)] == texts
    assert notes_at(catalog, entry, place) == (), "the national handbook has none"


def test_routines_stand_on_the_page_of_their_municipality_alone(catalog: Catalog) -> None:
    own, other = (catalog.entry(Locality, code) for code in ("2262", "2260"))
    assert [it.title for it in routines_of(of_edition(catalog), own)] == ["Rutin"]
    assert routines_of(of_edition(catalog), other) == routines_of(catalog, own) == ()
