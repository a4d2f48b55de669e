"""Actors: how one is reached, since when that is checked, who is behind it, and what programs are told of it."""

from typing import Any

import pytest

from examples import understood
from handbook.content.kinds.agency import Agency

TEXT = """\
title: Rådet
summary: Ger råd.
type: {type}
{more}topics: [skydd]
sources: [{{plan: inledning, read: 2026-05-06}}]
"""
TOLD = "sources: [{plan: inledning, read: 2026-01-02}]"
PHONE = f"  - {{label: Växel, phone: 08-1, hours: Vardagar 9–12, checked: 2026-03-03, {TOLD}}}\n"
OTHER = f"  - {{label: Jour, phone: 08-2, checked: 2026-02-02, {TOLD}}}\n"
PAGE = f"  - {{label: Webb, url: 'https://a.example.org/', checked: 2026-04-04, {TOLD}}}\n"
WEB = {"@type": "ContactPoint", "contactType": "Webb", "url": "https://a.example.org/"}
SWITCHBOARD = {"@type": "ContactPoint", "contactType": "Växel", "telephone": "08-1"}
GONE = "today: {{status: {}, text: A., checked: 2026-01-02, {}confidence: unknown}}\n"
TRY = "Pröva kontakten, och svarar ingen: sök på aktörens egen webbplats."
READ = "Läs källorna innan du litar på uppgifterna."


def agency(more: str = "", sort: str = "statlig myndighet") -> Agency:
    """Return an actor as it is written."""
    catalog, findings = understood({"agencies/radet": TEXT.format(type=sort, more=more)})
    assert findings == ()
    return catalog.entry(Agency, "radet").record


@pytest.mark.parametrize(
    ("contacts", "checked", "months", "said", "facts"),
    [
        ("", "2026-05-06", 12, READ, {}),
        (PAGE, "2026-04-04", 3, TRY, {}),
        (PAGE + PHONE, "2026-03-03", 3, TRY, {"nummer": "08-1", "öppet": "vardagar 9–12"}),
        (OTHER + PHONE, "2026-02-02", 3, TRY, {"nummer": "08-2"}),
        (PHONE + OTHER, "2026-02-02", 3, TRY, {"nummer": "08-1", "öppet": "vardagar 9–12"}),
    ],
)
def test_since_when_no_contact_is_unchecked(
    contacts: str, checked: str, months: int, said: str, facts: dict[str, str]
) -> None:
    found = agency(f"contacts:\n{contacts}" if contacts else "")
    assert (found.last_checked, found.review_months, found.if_overdue, found.facts) == (checked, months, said, facts)
    assert found.reachable is bool(contacts)
    assert found.sought_to_reach
    assert {it.number for it in found.numbers} == {number for number in ("08-1", "08-2") if number in contacts}


def test_a_line_is_a_way_to_reach_an_actor() -> None:
    found = agency("lines: [stodlinjen]\n")
    assert (found.reachable, found.answers_in, found.review_months) == (True, ("stodlinjen",), 12)


@pytest.mark.parametrize(
    ("more", "behind"),
    [
        ("", ()),
        ("parent: skyddsverket\n", ("agencies/skyddsverket",)),
        ("members: [skyddsverket, gamla-verket]\n", ("agencies/skyddsverket", "agencies/gamla-verket")),
        ("parent: skyddsverket\nmembers: [gamla-verket]\n", ("agencies/skyddsverket",)),
        (
            "parent: gamla-verket\n" + GONE.format("ersatt", "replaced_by: [agencies/skyddsverket], "),
            ("agencies/skyddsverket",),
        ),
        (
            "parent: gamla-verket\n" + GONE.format("gäller", "replaced_by: [agencies/skyddsverket], "),
            ("agencies/gamla-verket",),
        ),
    ],
)
def test_who_to_turn_to_if_it_cannot_be_reached(more: str, behind: tuple[str, ...]) -> None:
    assert agency(more).behind == behind


@pytest.mark.parametrize(
    ("sort", "more", "told"),
    [
        ("statlig myndighet", "", {"@type": "GovernmentOrganization", "name": "Rådet"}),
        ("regering och departement", "", {"@type": "GovernmentOrganization", "name": "Rådet"}),
        ("kommun och region", "", {"@type": "GovernmentOrganization", "name": "Rådet"}),
        ("organisation", "", {"@type": "Organization", "name": "Rådet"}),
        ("näringsliv", "", {"@type": "Organization", "name": "Rådet"}),
        ("internationellt organ", "", {"@type": "Organization", "name": "Rådet"}),
        ("verksamhet", "", {}),
        ("funktion", f"contacts:\n{PHONE}", {}),
        ("samverkan", "", {}),
        ("organisation", GONE.format("upphävd", ""), {}),
        (
            "organisation",
            f"aliases: [R]\ncontacts:\n{PAGE}{PHONE}",
            {"@type": "Organization", "name": "Rådet", "alternateName": ["R"], "contactPoint": [WEB, SWITCHBOARD]},
        ),
    ],
)
def test_what_programs_are_told_of_an_actor(sort: str, more: str, told: dict[str, Any]) -> None:
    assert agency(more, sort).linked_data == told
