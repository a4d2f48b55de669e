"""Figures: which stand on an axis of years, on which scale, and what a chart of them shows in words."""

from decimal import Decimal
from typing import Any

import pytest

from handbook.catalog.figures import axis, counted, finding, heading, listed, panels
from handbook.content.kinds.statistic import Statistic


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
    assert [panel.most for panel in shown] == [10, 10, 7, 100, 1]
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
    assert axis(shown) == range(2014, 2020)
    assert axis(shown[2:]) == range(0)


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
        ((("2014", "5"), ("2015", "11")), "Serie 0. 2014: 5 barn. 2015: 11."),
        (
            (("2012", "5"), ("2014", "11"), ("2015", "11"), ("2016", "7")),
            "Serie 0. 2012: 5 barn. 2016: 7. Högst 2014 och 2015: 11. Lägst 2012: 5. Uppgift saknas för 2013.",
        ),
        (
            (("2016", "9"), ("2022", "10")),
            "Serie 0. 2016: 9 barn. 2022: 10. Uppgift saknas för 2017–2021.",
        ),
        ((("Flickor", "9"), ("Pojkar", "10")), "Serie 0. Antal barn: Flickor: 9; Pojkar: 10."),
        (
            (("2014", "2"), ("2015", "3"), ("Sedan 2005", "4")),
            "Serie 0. 2014: 2 barn. 2015: 3. Antal barn: Sedan 2005: 4.",
        ),
    ],
)
def test_the_finding_is_first_last_highest_lowest_and_what_is_missing(
    values: tuple[tuple[str, str], ...], told: str
) -> None:
    assert finding(made({"points": points(*values)})) == told


def test_the_finding_has_every_series_and_the_words_of_what_is_not_exact() -> None:
    about = {"period": "2015", "value": "9", "approximate": "nästan"}
    record = made({"points": [*points(("2014", "1")), about], "name": "Första."}, {"points": points(("A", "2"))})
    assert finding(record) == "Första. 2014: 1 barn. 2015: nästan 9. Serie 1. Antal barn: A: 2."


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


@pytest.mark.parametrize(("values", "most"), [(["0,5", "0,2"], "0.5"), (["0", "0"], "1"), (["1"], "1")])
def test_small_values_have_a_scale_of_their_own_and_none_have_one(values: list[str], most: str) -> None:
    (panel,) = panels(made({"points": points(*((str(2001 + at), it) for at, it in enumerate(values)))}))
    assert panel.most == Decimal(most)
