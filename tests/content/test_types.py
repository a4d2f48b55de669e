"""The types of fields: days, addresses, amounts and answers, and what is said of those that are none."""

import re
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from handbook.content.kinds.statistic import Series, amount, check_amount
from handbook.content.kinds.types import AnyRef, Name, Ref, check_answer, check_day, check_url, refused


def refusal(error: pytest.ExceptionInfo[PydanticCustomError]) -> tuple[str, str, str]:
    context = error.value.context or {}
    return error.value.type, error.value.message(), context["advice"]


@pytest.mark.parametrize("day", ["2016", "2016-06", "2016-06-22", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_a_year_a_month_or_a_day(day: str) -> None:
    assert check_day(day) == day


@pytest.mark.parametrize(
    "text", ["2016-6", "16", "22 juni 2016", "2016-06-22T10", "2016-06-22\n", "2016-", "x2016", ""]
)
def test_what_has_another_form_is_no_day(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        check_day(text)
    assert refusal(error) == ("bad-date", f"”{text}” är inte ett datum", "Skriv 2016, 2016-06 eller 2016-06-22")


@pytest.mark.parametrize("text", ["2015-02-29", "2016-13", "2016-00", "2016-04-31", "0000"])
def test_a_day_is_in_the_calendar(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        check_day(text)
    assert refusal(error) == ("bad-date", f"dagen {text} finns inte i kalendern", "Rätta datumet")


@pytest.mark.parametrize(
    "url",
    ["https://a.se", "https://www.a-b.example.org/c/d?e=f&g#h", "https://å.example.org/", "https://a.se:8443/(b)"],
)
def test_an_address_is_taken_as_it_is(url: str) -> None:
    assert check_url(url) == url


HALF = ("är inte en hel webbadress", "Kopiera adressen från webbläsaren")
NO_HTTPS = ("börjar inte med https://", "Ange sidans https-adress")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://a.se", NO_HTTPS),
        ("a.se", NO_HTTPS),
        ("javascript:alert(1)", NO_HTTPS),
        ("", NO_HTTPS),
        ("https://", HALF),
        ("https://a", HALF),
        ("https://a.s", HALF),
        ("https://a.se1/", HALF),
        ("https://a.se/b c", HALF),
        ("https://a.se/<b>", HALF),
        ('https://a.se/"b', HALF),
        ("https://a.se/'b", HALF),
        ("https://a.se/`b", HALF),
        ("https://a.se/\\b", HALF),
        ("https://[a.se", HALF),
    ],
)
def test_an_address_is_whole_and_safe(url: str, said: tuple[str, str]) -> None:
    with pytest.raises(PydanticCustomError) as error:
        check_url(url)
    assert refusal(error) == ("bad-link", f"”{url}” {said[0]}", said[1])


def test_an_answer_is_yes_or_no() -> None:
    assert [check_answer("ja"), check_answer("nej")] == ["ja", "nej"]
    with pytest.raises(PydanticCustomError) as error:
        check_answer("kanske")
    assert refusal(error) == ("wrong-value", "”kanske” går inte att välja", "Skriv ja eller nej")


def test_what_an_editor_typed_may_hold_braces() -> None:
    assert refused("bad-date", "{x}", "{y}").message() == "{x}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("210", "210"),
        ("16,5", "16.5"),
        ("-3", "-3"),
        ("1 200", "1200"),
        ("1\u00a0200\u00a0000,25", "1200000.25"),
        ("0", "0"),
    ],
)
def test_an_amount_is_the_number_it_says(text: str, number: str) -> None:
    assert check_amount(text) == text
    assert amount(text) == Decimal(number)


@pytest.mark.parametrize("text", ["ca 5", "1.5", "1 20", "5 %", "", "5,", "≈ 900", "12 000 barn"])
def test_an_amount_is_nothing_but_a_number(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        check_amount(text)
    assert refusal(error) == ("wrong-type", f"”{text}” är inte ett tal", "Skriv 210 eller 16,5")


@pytest.mark.parametrize(("base", "measure"), [(None, "procent"), ("av eleverna", "procent av eleverna")])
def test_a_share_says_of_what(base: str | None, measure: str) -> None:
    series = Series.model_validate(
        {"name": "A", "unit": "procent", "base": base, "points": [{"period": "1", "value": "2"}]}
    )
    assert series.measure == measure


@pytest.mark.parametrize(
    ("kind", "text", "fine"),
    [
        (Ref, "lvu", True),
        (Ref, "lag-2-a", True),
        (Ref, "Lvu", False),
        (Ref, "lag--a", False),
        (Ref, "-lag", False),
        (Ref, "laws/lvu", False),
        (Ref, "lag å", False),
        (AnyRef, "laws/lvu", True),
        (AnyRef, "lvu", False),
        (AnyRef, "laws/lvu#straff", False),
        (Name, "x", True),
        (Name, "", False),
    ],
)
def test_ids_and_names(kind: type, text: str, *, fine: bool) -> None:
    if fine:
        assert TypeAdapter(kind).validate_python(text) == text
    else:
        with pytest.raises(ValidationError, match=re.compile("pattern|at least 1")):
            TypeAdapter(kind).validate_python(text)
