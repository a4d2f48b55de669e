"""Laws: a provision as data, whatever its form, and the wordings that are to come."""

from typing import Any

import pytest

from examples import law, text_of, understood
from handbook.content.kinds.law import Law
from handbook.content.kinds.record import Ahead
from handbook.content.kinds.standing import Today
from handbook.content.problems import Finding


@pytest.mark.parametrize(
    ("provision", "chapter", "section"),
    [
        ("19 kap. 1 §", "19", "1"),
        ("6 a kap. 10 §", "6 a", "10"),
        ("4 kap. 7 b §", "4", "7 b"),
        ("31 a §", None, "31 a"),
        ("31 a–31 i §§", None, "31 a"),
        ("6 kap. 4 och 5 §§", "6", "4"),
        ("23 kap.", "23", None),
        ("bilaga 2 §", None, None),
        (None, None, None),
    ],
)
def test_a_provision_is_taken_apart(provision: str | None, chapter: str | None, section: str | None) -> None:
    law = Law.model_construct(provision=provision, number="2025:400")
    assert (law.chapter, law.section) == (chapter, section)


@pytest.mark.parametrize(
    ("number", "act"),
    [("2025:400", "2025:400"), ("1962:700", "1962:700"), ("2015/16:192", None), ("2024/1712", None), (None, None)],
)
def test_the_act_is_its_number_in_the_code_of_statutes(number: str | None, act: str | None) -> None:
    assert Law.model_construct(provision=None, number=number).act == act


@pytest.mark.parametrize(
    ("ended", "status", "wrong"),
    [
        ("2020", None, True),
        ("2020", "gäller", True),
        ("2020", "upphävd", False),
        (None, "gäller", False),
        (None, None, False),
    ],
)
def test_a_law_that_has_ended_says_so(ended: str | None, status: str | None, *, wrong: bool) -> None:
    words = {"status": status, "text": "A", "checked": "2026", "confidence": "unknown"}
    law = Law.model_construct(in_force_to=ended, today=Today.model_validate(words) if status else None)
    wanted = Finding(
        code="missing-field",
        message="lagen har slutdatum men läget i dag säger inte att den upphört",
        advice="Sätt today.status till upphävd, ersatt eller bytt namn",
        path=("in_force_to",),
    )
    assert list(law.faults()) == [wanted] * wrong


def test_what_programs_look_a_provision_up_by() -> None:
    law = Law.model_construct(provision="6 a kap. 10 §", number="2025:400")
    assert law.worked_out == {"act": "2025:400", "chapter": "6 a", "section": "10"}
    assert Law.model_construct(provision="Se 19 kap. 1 §", number=None).chapter is None


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("laws/anmalan-2025", "ändrad", "gäller, ändrad"),
        ("laws/anmalan-2025", "gäller", "gäller"),
        ("agencies/skyddsverket", "ändrad", "finns, ändrad"),
        ("agencies/skyddsverket", "avslutad", "avslutad"),
        ("measures/atgard-01", "ändrad", "inte som i planen, ändrad"),
        ("resources/handledningen", "ändrad", "ändrad"),
    ],
)
def test_what_was_changed_says_whether_it_is_there_as_its_kind_knows(name: str, status: str, words: str) -> None:
    today = f"{{status: {status}, since: 2024, text: Så är det., checked: 2026-01-02, confidence: unknown}}"
    catalog, _ = understood({name: f"{text_of(name)}today: {today}\n"})
    given = catalog.entries[name].record.today
    assert given is not None
    assert (given.words, given.changed_in) == (words, "2024" if status == "ändrad" else "")
    assert given.look == ("gäller" if words == "gäller, ändrad" else status)


READ = "sources: [{plan: inledning, read: 2026-01-02}]"
WHOLE = """\
provision: 2 kap. 1 §
number: 2025:9
in_force_from: 2025-07
text_as_of: 2026-02-02
official_url: 'https://a.example.org/'
"""
TODAY = "today: {{status: {}, text: A., checked: 2026-03-03, confidence: {}, {}}}"


def today(status: str, confidence: str = "verified") -> str:
    return TODAY.format(status, confidence, READ)


def made(more: str = "", sort: str = "paragraf") -> Law:
    """Return a law as it is written."""
    catalog, findings = understood({"laws/ny": law("Ny regel", more, sort)})
    assert findings == ()
    return catalog.entry(Law, "ny").record


@pytest.mark.parametrize(
    ("more", "binding", "duty", "force"),
    [
        ("", True, True, None),
        (today("gäller"), True, True, "https://schema.org/InForce"),
        (today("ändrad"), True, True, "https://schema.org/InForce"),
        (today("upphävd"), True, False, "https://schema.org/NotInForce"),
        (today("förslag"), False, True, None),
        (today("okänd"), True, True, None),
        (today("gäller", "background"), False, True, None),
        (today("upphävd", "unknown"), False, False, None),
    ],
)
def test_what_is_confirmed_as_law(more: str, force: str | None, *, binding: bool, duty: bool) -> None:
    found = made(more)
    assert (found.binding, found.duty) == (binding, duty)
    assert found.linked_data.get("legislationLegalForce") == force
    assert made(more, "brott").duty is False


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", {}),
        ("provision: 2 kap. 1 §", {"legislationIdentifier": "2 kap. 1 §"}),
        ("number: 2025:9", {"legislationIdentifier": "2025:9"}),
        (
            WHOLE,
            {
                "legislationIdentifier": "2 kap. 1 § 2025:9",
                "legislationDateOfApplicability": "2025-07",
                "legislationDateVersion": "2026-02-02",
                "sameAs": "https://a.example.org/",
            },
        ),
    ],
)
def test_what_programs_are_told_of_a_law(more: str, told: dict[str, Any]) -> None:
    assert made(more).linked_data == {"@type": "Legislation", "name": "Ny regel", **told}


@pytest.mark.parametrize(
    ("more", "checked"),
    [
        ("", "2026-01-02"),
        ("text_as_of: 2026-02-02", "2026-02-02"),
        ("text_as_of: 2025-02-02", "2026-01-02"),
        (f"text_as_of: 2026-02-02\n{today('gäller')}", "2026-03-03"),
        (f"text_as_of: 2026-04-04\n{today('gäller')}", "2026-04-04"),
    ],
)
def test_the_last_day_on_which_anybody_looked_at_it(more: str, checked: str) -> None:
    assert made(more).last_checked == checked
    assert made(more).if_overdue == "Läs lagtexten innan du litar på sidan."


def test_the_days_on_which_a_rule_begins_changes_and_ends() -> None:
    coming = f"coming:\n  - {{from: 2027-01-01, what: Ny lydelse., {READ}}}\n"
    found = made(f"in_force_from: 2025-07\nin_force_to: 2028\n{coming}{today('upphävd')}")
    assert found.ahead == (
        Ahead("2025-07", "Börjar gälla", "En regel."),
        Ahead("2028", "Slutar gälla", "En regel."),
        Ahead("2027-01-01", "Ändras", "Ny lydelse."),
    )
    assert found.began == "2025-07"
    assert (made().ahead, made().began) == ((), None)
