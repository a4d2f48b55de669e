"""Municipalities and counties: how old a contact may be, which numbers can be, which lines ask for which function."""

import pytest
from pydantic import ValidationError

from examples import codes, more, understood
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


WHOLE = {"hours": "Vardagar 9–12", "note": "Fråga.", "url": "https://a.example.org/", "through_sos": "ja"}


@pytest.mark.parametrize(
    ("given", "day", "changed", "state", "told"),
    [
        ({}, "2027-11-28", False, "gäller", True),
        ({}, "2027-11-28", True, "kontrollera", True),
        ({}, "2027-11-29", False, "kontrollera", True),
        ({"as_of": "okänd"}, "2026-11-28", False, "kontrollera", True),
        ({}, "2028-11-28", False, "kontrollera", True),
        ({}, "2028-11-29", False, "för gammal", False),
        ({"as_of": "2024"}, "2026-11-28", True, "för gammal", False),
    ],
)
def test_what_may_be_told_of_a_contact(
    given: dict[str, str], day: str, state: str, *, changed: bool, told: bool
) -> None:
    whole = contact(**WHOLE, **given)
    found = whole.told_on(day, changed=changed)
    assert (found.state, found.told, found.changed, found.sure) == (state, told, changed, state == "gäller")
    kept = (found.phone, found.url, found.hours, found.note, found.through_sos)
    assert kept == (
        (whole.phone, whole.url, whole.hours, whole.note, "ja") if told else (None, None, None, None, "nej")
    )
    assert (found.label, found.function, found.checked, found.sources) == (
        whole.label,
        whole.function,
        whole.checked,
        whole.sources,
    )
    assert whole.phone, "what is written is as it was"


@pytest.mark.parametrize(
    ("as_of", "known", "undated", "ask", "gone"),
    [
        (None, "2026-11-28", False, "2027-11-28", "2028-11-28"),
        ("okänd", "2026-11-28", True, "2027-11-28", "2028-11-28"),
        ("2025-03", "2025-03", False, "2026-03-01", "2027-03-01"),
        ("2024", "2024", False, "2025-01-01", "2026-01-01"),
    ],
)
def test_the_last_days_on_which_it_may_be_told(
    as_of: str | None, known: str, ask: str, gone: str, *, undated: bool
) -> None:
    made = contact(**({"as_of": as_of} if as_of else {}))
    assert (made.known, made.undated, made.ask_after, made.gone_after) == (known, undated, ask, gone)


@pytest.mark.parametrize(
    ("function", "instead"),
    [
        ("socialjour", "Ring 112, säg vilken kommun barnet är i och fråga efter socialjouren."),
        ("regionkoordinator", "Fråga socialtjänsten i kommunen."),
        ("mottagning", "Ring kommunens växel."),
        ("kvinnojour", "Ring kommunens växel."),
    ],
)
def test_what_a_reader_does_who_gets_no_answer(function: str, instead: str) -> None:
    assert contact(function=function).instead == instead


TOO_MUCH = "Skriv det i phone: där visas det bara så länge det är säkert"


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, []),
        ({"phone": None, "url": "https://a.example.org/"}, []),
        ({"phone": None, "through_sos": "ja", "hours": "Dygnet runt"}, []),
        ({"as_of": "2026-11-28"}, []),
        ({"as_of": "2026"}, []),
        ({"as_of": "okänd"}, []),
        (
            {"label": "Jouren 060-22 22 22"},
            [("typed-number", "label", "namnet säger numret 060-22 22 22, som ingen dag gäller för", TOO_MUCH)],
        ),
        (
            {"function": "e-tjänst"},
            [("missing-field", "function", "e-tjänsten saknar adress", "Fyll i url, eller välj en annan function")],
        ),
        (
            {"phone": None, "url": "https://a.example.org/", "hours": "Dygnet runt"},
            [
                (
                    "missing-field",
                    "hours",
                    "öppettiderna gäller inget nummer, för phone är tomt",
                    "Fyll i phone, eller ta bort hours",
                )
            ],
        ),
        (
            {"phone": None},
            [
                (
                    "missing-field",
                    "function",
                    "kontakten har varken nummer eller adress",
                    "Fyll i phone, url eller through_sos: ja",
                )
            ],
        ),
        (
            {"as_of": "2026-12"},
            [
                (
                    "date-order",
                    "as_of",
                    "uppgiften är från 2026-12, efter dagen då den kontrollerades (2026-11-28)",
                    "Rätta en av dagarna: åldern räknas från den här",
                )
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_contact_alone(
    changes: dict[str, str | None], wrong: list[tuple[str, str, str, str]]
) -> None:
    made = LocalContact.model_validate(CONTACT | changes)
    assert list(made.faults()) == wrong
    place = Locality.model_construct(contacts=(contact(function="barnahus"), made))
    told = [(it.code, it.path, it.message, it.advice) for it in place.faults()]
    assert told == [(code, ("contacts", 1, field), message, advice) for code, field, message, advice in wrong]


def test_one_contact_for_each_function() -> None:
    place = Locality.model_construct(contacts=(contact(function="barnahus"), contact(), contact(), contact()))
    assert [(it.code, it.path, it.message, it.advice) for it in place.faults()] == [
        (
            "same-function",
            ("contacts", at, "function"),
            "det finns redan en kontakt för socialjour, nummer 2 i listan",
            "Behåll den som gäller, och skriv det andra numret i dess note",
        )
        for at in (2, 3)
    ]


def test_what_a_place_tells_of_all_its_contacts() -> None:
    told = (
        contact(function="barnahus", checked="2026-03-03"),
        contact(),
        contact(function="mottagning", phone="060-3 33 33"),
    )
    place = Locality.model_construct(contacts=told, county="lan-22", today=None, sources=told[0].sources)
    assert place.known == "socialjour, mottagning, barnahus"
    assert [(it.path, it.number, it.aged) for it in place.numbers] == [
        (("contacts", 0, "phone"), "060-11 11 11", True),
        (("contacts", 1, "phone"), "060-11 11 11", True),
        (("contacts", 2, "phone"), "060-3 33 33", True),
    ]
    assert (place.last_checked, place.reachable, place.caption, place.in_copy) == ("2026-03-03", True, "Kommun", False)
    late = place.told_on("2028-03-04")
    assert (late.known, late.reachable) == ("socialjour, mottagning", True)
    gone = place.told_on("2029-01-01")
    assert (gone.known, gone.reachable, len(gone.contacts)) == ("", False, 3)
    county = Locality.model_construct(contacts=(), county=None)
    assert (county.caption, county.in_copy, county.reachable, county.known) == ("Län", True, False, "")


@pytest.mark.parametrize(("county", "wrong"), [("lan-22", False), ("2281", True)])
def test_a_municipality_is_in_a_county(county: str, *, wrong: bool) -> None:
    place = more()["localities/2262"].replace("county: lan-22", f"county: '{county}'")
    findings = understood({**more(), "localities/2262": place})[1]
    assert codes(findings) == ["wrong-value"] * wrong
    for it in findings:
        assert (it.path, it.message) == (("county",), "2281 är en kommun och inget län")
        assert it.advice == "Skriv länets post, till exempel lan-22"
