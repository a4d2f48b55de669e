"""Municipalities and counties: how old a contact may be, which numbers can be, which lines ask for which function."""

import pytest
from pydantic import ValidationError

from handbook.content.kinds.locality import LocalContact, Locality, check_number, functions_in, months_after

CONTACT = {
    "function": "socialjour",
    "label": "Jouren",
    "phone": "060-11 11 11",
    "checked": "2026-11-28",
    "sources": ({"plan": "inledning", "read": "2026-01-02"},),
}


def contact(**changes: str) -> LocalContact:
    return LocalContact.model_validate(CONTACT | changes)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-28", 12, "2027-11-28"),
        ("2026-11-28", 24, "2028-11-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-12", 1, "2027-01-01"),
        ("2019", 24, "2021-01-01"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("as_of", "today", "doubtful", "gone"),
    [
        (None, "2027-11-28", False, False),
        (None, "2027-11-29", True, False),
        (None, "2028-11-28", True, False),
        (None, "2028-11-29", True, True),
        ("okänd", "2026-11-28", True, False),
        ("okänd", "2028-11-29", True, True),
        ("2026-11", "2027-11-01", False, False),
        ("2026-11", "2027-11-02", True, False),
        ("2019-06-10", "2026-11-28", True, True),
    ],
)
def test_age_counts_from_what_was_read(*, as_of: str | None, today: str, doubtful: bool, gone: bool) -> None:
    made = contact(**({"as_of": as_of} if as_of else {}))
    assert (made.doubtful(today), made.gone(today)) == (doubtful, gone)


@pytest.mark.parametrize(
    "number", ["0200-12 09 80", "08 568 910 00", "010-444 05 80", "0322-600 703", "+46 8 568 910 00"]
)
def test_a_number_of_an_exchange_is_one(number: str) -> None:
    assert check_number(number) == number


@pytest.mark.parametrize(
    "number", ["112", "växeln", "123456", "0200-12 09 80 eller 81", "060-1", "00-11 11 11", "0200-12 09 80 12 34 56"]
)
def test_anything_else_is_not(number: str) -> None:
    with pytest.raises(ValidationError, match="inget telefonnummer"):
        contact(phone=number)


@pytest.mark.parametrize(
    ("line", "functions"),
    [
        ("Socialtjänstens mottagning, telefon", ("mottagning",)),
        ("Socialjouren kvällar och helger, telefon", ("socialjour",)),
        ("Socialtjänsten och socialjouren, telefon", ("socialjour", "mottagning")),
        ("Soc i vår kommun, telefon", ("mottagning",)),
        ("Vårt barnahus, telefon", ("barnahus",)),
        ("Regionkoordinator, telefon", ("regionkoordinator",)),
        ("E-tjänst eller blankett för anmälan", ("e-tjänst",)),
        ("Vårdcentral eller psykiatrisk mottagning", ()),
        ("Elevhälsans kontaktperson", ()),
        ("Skolans kurator", ()),
    ],
)
def test_a_line_asks_for_what_it_names(line: str, functions: tuple[str, ...]) -> None:
    assert functions_in(line) == functions


def test_programs_read_when_it_is_open() -> None:
    assert contact(hours="Vardagar 9–12").opening_hours == "Mo-Fr 09:00-12:00"
    assert contact().opening_hours is None


@pytest.mark.parametrize(("changed", "sure"), [((), [True, True]), ((1,), [True, False]), ((0, 1), [False, False])])
def test_a_contact_whose_page_has_changed_is_not_sure(changed: tuple[int, ...], sure: list[bool]) -> None:
    place = Locality.model_construct(contacts=(contact(), contact(function="mottagning")))
    assert [it.sure for it in place.told_on("2026-11-28", changed).contacts] == sure
