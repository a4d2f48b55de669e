"""Statistics: a value as its source has it, which series is the newest, and what the list tells of it."""

from decimal import Decimal

import pytest

from handbook.content.kinds.parts import Source
from handbook.content.kinds.standing import Today
from handbook.content.kinds.statistic import Point, Series, Statistic, amount
from handbook.content.problems import Finding

READ = {"read": "2026-01-02"}


def series(name: str, *points: tuple[str, str], **more: str) -> Series:
    """Return a series of some periods and values."""
    values = [{"period": period, "value": value} for period, value in points]
    return Series.model_validate({"name": name, "unit": "barn", "points": values, **more})


@pytest.mark.parametrize(
    ("written", "value"),
    [("210", "210"), ("16,5", "16.5"), ("12 000", "12000"), ("12\u00a0000,5", "12000.5"), ("0", "0")],
)
def test_the_number_a_value_stands_for(written: str, value: str) -> None:
    assert amount(written) == Decimal(value)


@pytest.mark.parametrize(("word", "written"), [(None, "210"), ("ca", "ca 210")])
def test_a_value_is_told_with_its_word(word: str | None, written: str) -> None:
    assert Point.model_validate({"period": "2015", "value": "210", "approximate": word}).written == written


@pytest.mark.parametrize(("base", "measure"), [({}, "barn"), ({"base": "av eleverna"}, "barn av eleverna")])
def test_a_share_is_of_something(base: dict[str, str], measure: str) -> None:
    assert series("A", ("2015", "1"), **base).measure == measure


@pytest.mark.parametrize(
    ("name", "periods", "timed", "year"),
    [
        ("A", ["2014", "2016"], True, 2016),
        ("A", ["2016", "2014"], True, 2014),
        ("A", ["2014", "2012–2015"], True, 0),
        ("A", ["2014", "Flickor"], True, 0),
        ("A", ["Flickor", "Pojkar"], False, 0),
        ("A 2011 och 2019 och 2015", ["Flickor"], False, 2019),
    ],
)
def test_the_year_of_a_series(name: str, periods: list[str], year: int, *, timed: bool) -> None:
    found = series(name, *((period, "1") for period in periods))
    assert (found.timed, found.last_year) == (timed, year)


OLD = series("Äldre", ("2014", "1"), ("2015", "2"))
NEW = series("Nyare", ("2015", "3"), ("2016", "4"), base="av eleverna")
GROUPS = series("Grupper 2017", ("Alla", "9"), ("Flickor", "5"))


@pytest.mark.parametrize(
    ("given", "latest", "charted"),
    [
        ((), "bara i ord", (False, False)),
        ((OLD,), "2015: 2 barn", (True, False)),
        ((OLD, NEW), "2016: 4 barn av eleverna", (True, False)),
        ((NEW, OLD), "2016: 4 barn av eleverna", (True, False)),
        ((NEW, GROUPS), "Alla: 9 barn", (True, False)),
        ((OLD, series("Lika ny", ("2015", "7"))), "2015: 2 barn", (True, False)),
    ],
)
def test_what_the_list_tells(given: tuple[Series, ...], latest: str, charted: tuple[bool, bool]) -> None:
    assert Statistic.model_construct(series=given).latest == latest
    assert tuple(Statistic.model_construct(series=given, chart=it).charted for it in ("linje", "inget")) == charted


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        (None, False),
        ("Verket", False),
        ("Rapporten", False),
        ("Rådet", False),
        ("handlingsplanen 2016–2018", False),
        ("Annat verk", True),
    ],
)
def test_a_series_is_from_one_of_the_sources(source: str | None, *, wrong: bool) -> None:
    own = ({"title": "Rapporten", "publisher": "Verket", **READ}, {"plan": "inledning", **READ})
    late = [{"title": "Ny", "publisher": "Rådet", "url": "https://a.example.org/", **READ}]
    told = {"status": "gäller", "text": "A.", "checked": "2026-01-02", "confidence": "verified", "sources": late}
    record = Statistic.model_construct(
        sources=tuple(map(Source.model_validate, own)),
        today=Today.model_validate(told),
        series=(OLD, series("B", ("2015", "1"), **({"source": source} if source else {}))),
    )
    message = f"ingen av postens källor heter eller kommer från ”{source}”"
    advice = "Skriv utgivaren eller namnet som det står i sources"
    wanted = Finding(code="wrong-value", message=message, advice=advice, path=("series", 1, "source"))
    assert list(record.faults()) == [wanted] * wrong


def test_without_the_plan_among_its_sources_nothing_is_from_the_plan() -> None:
    record = Statistic.model_construct(
        sources=(Source.model_validate({"title": "A", **READ}),),
        today=None,
        series=(series("B", ("2015", "1"), source="handlingsplanen 2016–2018"),),
    )
    assert [it.path for it in record.faults()] == [("series", 0, "source")]
