"""Figures: which stand on an axis of years, on which scale, and what a chart of them shows in words."""

from decimal import Decimal
from typing import Any

import pytest

from handbook.catalog.figures import counted, finding, heading, listed, panels, rows, why_no_chart
from handbook.content.kinds.statistic import THE_PLAN, Statistic


def points(*values: tuple[str, str]) -> list[dict[str, str]]:
    """Return points from pairs of period and value."""
    return [{"period": period, "value": value} for period, value in values]


def made(*series: dict[str, Any], chart: str = "stapel", **more: Any) -> Statistic:
    """Return a statistic with series of one unit, if they do not say another."""
    return Statistic.model_validate(
        {
            "title": "Hur <många>",
            "summary": "A",
            "topics": ["skydd"],
            "sources": [{"plan": "inledning", "read": "2026-01-02"}],
            "population": "Barn & unga",
            "period": "2014",
            "caveats": ["A"],
            "chart": chart,
            "series": [{"name": f"Serie {index}", "unit": "barn", **one} for index, one in enumerate(series)],
            **more,
        }
    )


@pytest.mark.parametrize(
    ("periods", "years", "apart", "missing"),
    [
        (("2014", "2015"), [2014, 2015], [], ()),
        (("2015", "2012"), [2012, 2015], [], (2013, 2014)),
        (("2014",), [], ["2014"], ()),
        (("2014", "2015", "2012–2015"), [2014, 2015], ["2012–2015"], ()),
        (("Flickor", "Pojkar"), [], ["Flickor", "Pojkar"], ()),
        (("2014", "Sedan 2005"), [], ["2014", "Sedan 2005"], ()),
        (("2014", "12014"), [], ["2014", "12014"], ()),
    ],
)
def test_single_years_stand_on_an_axis_and_all_else_apart(
    periods: tuple[str, ...], years: list[int], apart: list[str], missing: tuple[int, ...]
) -> None:
    (panel,) = panels(made({"points": points(*((period, "1") for period in periods))}))
    assert [year for year, _ in panel.years] == years
    assert [point.period for point in panel.apart] == apart
    assert panel.missing == missing


def test_series_of_one_measure_share_their_scale_and_shares_are_of_a_hundred() -> None:
    shown = panels(
        made(
            {"points": points(("A", "10"))},
            {"points": points(("A", "2,5"))},
            {"points": points(("A", "7")), "unit": "ärenden"},
            {"points": points(("A", "7")), "unit": "procent", "base": "av barnen"},
            {"points": points(("A", "0")), "unit": "åtal"},
        )
    )
    assert [panel.most for panel in shown] == [10, 10, 0, 100, 0]
    assert [panel.lone for panel in shown] == [False, False, True, False, True]
    assert [panel.share for panel in shown] == [False, False, False, True, False]
    (over,) = panels(made({"points": points(("A", "120,5")), "unit": "procent"}))
    assert over.most == Decimal("120.5")


def test_the_axis_has_every_year_of_every_series() -> None:
    shown = panels(
        made(
            {"points": points(("2014", "1"), ("2016", "2"))},
            {"points": points(("2019", "1"), ("2018", "2"))},
            {"points": points(("2030", "1"))},
        )
    )
    assert {panel.axis for panel in shown} == {range(2014, 2020)}
    assert [panel.missing for panel in shown] == [(2015, 2017, 2018, 2019), (2014, 2015, 2016, 2017), ()]
    assert [panel.gaps for panel in shown] == [True, False, False]
    assert panels(made({"points": points(("2030", "1"))}))[0].axis == range(0)


def test_a_table_has_a_row_for_each_year_of_the_axis() -> None:
    shown = panels(
        made(
            {"points": points(("Sedan 2005", "1"), ("2014", "1"), ("2016", "2"))},
            {"points": points(("2013", "1"), ("2015", "2"))},
            {"points": points(("Flickor", "1"))},
        )
    )
    assert [[(period, point.value if point else None) for period, point in rows(panel)] for panel in shown] == [
        [("Sedan 2005", "1"), ("2013", None), ("2014", "1"), ("2015", None), ("2016", "2")],
        [("2013", "1"), ("2014", None), ("2015", "2"), ("2016", None)],
        [("Flickor", "1")],
    ]


def test_what_is_counted_and_how_values_are_written() -> None:
    record = made(
        {"points": [{"period": "A", "value": "1", "approximate": "ca"}]},
        {"points": points(("A", "1 829")), "unit": "procent", "base": "av barnen"},
    )
    assert [counted(series) for series in record.series] == ["antal barn", "procent av barnen"]
    assert [series.points[0].written for series in record.series] == ["ca 1", "1 829"]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (("2015", "2018"), "2018: 1 barn"),
        (("2018", "2015"), "2018: 0 barn"),
        (("2018", "2018"), "2018: 0 barn"),
        (("2015", "2016–2018"), "2015: 0 barn"),
        (("2015", "Flickor"), "2015: 0 barn"),
        (("Flickor", "2015"), "2015: 1 barn"),
        (("Flickor", "Pojkar"), "Flickor: 0 barn"),
        ((), "bara i ord"),
    ],
)
def test_the_newest_figure_is_that_of_the_latest_year(last: tuple[str, ...], told: str) -> None:
    record = made(*({"points": points(("2001", "9"), (period, str(at)))} for at, period in enumerate(last)))
    assert record.latest == told


@pytest.mark.parametrize(
    ("series", "told"),
    [
        ({"": ("Samtliga", "Flickor", "Pojkar")}, "Samtliga: 0 barn"),
        ({"": ("Flickor", "Pojkar")}, "Flickor: 0 barn"),
        ({"svar 2014": ("Samtliga", "Pojkar"), "svar 2020–2021": ("Alla", "Pojkar")}, "Alla: 10 barn"),
        ({"svar 2020": ("Samtliga", "Pojkar"), "svar 2014": ("Alla", "Pojkar")}, "Samtliga: 0 barn"),
        ({"svar 2014": ("Samtliga", "Pojkar"), "räknat": ("2010", "2016")}, "2016: 11 barn"),
        ({"": ("2010–2012", "2013–2015")}, "2013–2015: 1 barn"),
    ],
)
def test_of_groups_the_whole_is_told_and_its_year_is_that_of_the_series(
    series: dict[str, tuple[str, ...]], told: str
) -> None:
    given = (
        {"name": name or "Serie", "points": points(*((group, f"{at * 10 + n}") for n, group in enumerate(groups)))}
        for at, (name, groups) in enumerate(series.items())
    )
    assert made(*given).latest == told


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (("2014", "2015"), "År"),
        (("Flickor", "Pojkar"), "Grupp"),
        (("2014", "Flickor"), "Period eller grupp"),
        (("2012–2015",), "Period eller grupp"),
    ],
)
def test_the_head_of_the_periods_says_what_they_are(periods: tuple[str, ...], words: str) -> None:
    record = made({"points": points(*((period, "1") for period in periods))})
    assert heading(record.series[0].points) == words


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((("2014", "5"), ("2015", "11")), "ökade från 5 barn 2014 till 11 2015."),
        ((("2015", "5"), ("2014", "11")), "minskade från 11 barn 2014 till 5 2015."),
        ((("2014", "5"), ("2015", "5")), "lika 2014 och 2015, 5 barn."),
        (
            (("2012", "5"), ("2013", "11"), ("2014", "11"), ("2015", "7")),
            "ökade från 5 barn 2012 till 7 2015. Högst 2013 och 2014: 11. Lägst 2012: 5.",
        ),
        (
            (("2012", "5"), ("2014", "11"), ("2015", "11"), ("2016", "7")),
            (
                "högre 2016 än 2012, 7 mot 5 barn. Högst av åren med uppgift 2014 och 2015: 11. "
                "Lägst av åren med uppgift 2012: 5. Uppgift saknas för 2013."
            ),
        ),
        ((("2016", "9"), ("2022", "8,5")), "lägre 2022 än 2016, 8,5 mot 9 barn. Uppgift saknas för 2017–2021."),
        ((("Flickor", "9"), ("Pojkar", "10")), "högst Pojkar, 10 barn; lägst Flickor, 9."),
        ((("Flickor", "9"), ("Pojkar", "9")), "antal barn: Flickor, 9; Pojkar, 9."),
        (
            (("Samtliga", "19"), ("Flickor", "9"), ("Pojkar", "10")),
            "högst Pojkar, 10 barn; lägst Flickor, 9. Antal barn: Samtliga, 19; Flickor, 9; Pojkar, 10.",
        ),
        ((("Samtliga", "19"), ("Flickor", "9")), "antal barn: Samtliga, 19; Flickor, 9."),
        (
            (("2014", "2"), ("2015", "3"), ("Sedan 2005", "4")),
            "ökade från 2 barn 2014 till 3 2015. Antal barn: Sedan 2005, 4.",
        ),
    ],
)
def test_a_finding_says_first_what_happened_and_no_more_than_the_years_show(
    values: tuple[tuple[str, str], ...], told: str
) -> None:
    assert finding(made({"points": points(*values)})) == f"Serie 0: {told}"


def test_the_finding_has_every_series_and_the_words_of_what_is_not_exact() -> None:
    about = {"period": "2015", "value": "9", "approximate": "nästan"}
    record = made({"points": [*points(("2014", "1")), about], "name": "Första."}, {"points": points(("A", "2"))})
    assert finding(record) == "Första: ökade från 1 barn 2014 till nästan 9 2015. Serie 1: antal barn: A, 2."
    same = made({"points": [*points(("2014", "9")), about]})
    assert finding(same) == "Serie 0: lika 2014 och 2015, 9 och nästan 9 barn."


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((), "källan anger inga tal"),
        (("0", "0", "0"), "alla tal är noll"),
        (("0", "1"), "färre än tre tal räknar samma sak"),
        (("0", "1", "2"), "talen räknar olika saker eller är från olika tider, och går inte att jämföra"),
    ],
)
def test_why_there_is_no_chart_is_told(values: tuple[str, ...], why: str) -> None:
    series = [{"points": points(*((str(at), value) for at, value in enumerate(values)))}] if values else []
    other = [{"points": points(("A", "1")), "unit": "ärenden"}] if any(map(int, values)) else []
    assert why_no_chart(made(*series, *other, chart="inget")) == f"Inget diagram: {why}."


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([2014], "2014"),
        ([2014, 2015], "2014 och 2015"),
        ([2012, 2014, 2016], "2012, 2014 och 2016"),
        ([2010, 2012, 2013, 2014, 2020], "2010, 2012–2014 och 2020"),
    ],
)
def test_years_in_words(years: list[int], words: str) -> None:
    assert listed(years) == words


@pytest.mark.parametrize(
    ("source", "known"),
    [(None, True), (THE_PLAN, True), ("Sidan", True), ("Verket", True), ("Tidningen", True), ("Sida", False)],
)
def test_a_series_is_taken_from_a_source_of_the_record(source: str | None, *, known: bool) -> None:
    page = {"title": "Sidan", "publisher": "Verket", "url": "https://a.example.org/", "read": "2026-01-02"}
    today = {"status": "gäller", "text": "A", "checked": "2026", "confidence": "verified"}
    record = made(
        {"points": points(("A", "1"))},
        {"points": points(("A", "1")), **({"source": source} if source else {})},
        sources=[page, {"plan": "inledning", "read": "2026-01-02"}],
        today=today | {"sources": [page | {"publisher": "Tidningen"}]},
    )
    assert [it.path for it in record.faults()] == ([] if known else [("series", 1, "source")])
    unplanned = made({"points": points(("A", "1")), "source": THE_PLAN}, sources=[page])
    assert [it.code for it in unplanned.faults()] == ["wrong-value"]


@pytest.mark.parametrize(("values", "most"), [(["0,5", "0,2"], "0.5"), (["0", "0"], "1"), (["1", "1"], "1")])
def test_small_values_have_a_scale_of_their_own_and_none_have_one(values: list[str], most: str) -> None:
    (panel,) = panels(made({"points": points(*((str(2001 + at), it) for at, it in enumerate(values)))}))
    assert panel.most == Decimal(most)
