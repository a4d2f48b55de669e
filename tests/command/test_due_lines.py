"""What the list of work says on the screen: a task line by line, and what comes next when nothing is due."""

import argparse
from dataclasses import replace
from typing import Any

import pytest

from examples import understood
from handbook.catalog.news import Place
from handbook.catalog.worklist import Task
from handbook.command.worklist import FEW, a_month, after, lines


def task(**changed: Any) -> Task:
    entry = understood()[0].entries["laws/anmalan-2025"]
    whole = Task(entry, "fynd", "2026-07-02", "2026-08-02", "jurist", "Jurist", 0, (), ())
    return replace(whole, **changed)


@pytest.mark.parametrize("month", ["2026-01", "2026-12", "1999-10"])
def test_a_month(month: str) -> None:
    assert a_month(month) == month


@pytest.mark.parametrize("text", ["", "2026", "2026-00", "2026-13", "2026-1", "2026-01-01", "26-01", " 2026-01", "dec"])
def test_what_is_no_month_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"är ingen månad\. Skriv så här: 2026-12") as said:
        a_month(text)
    assert str(said.value).startswith(f"”{text}” ")


@pytest.mark.parametrize(
    ("planned", "month", "said"),
    [
        ([], None, ""),
        ([], "2026-07", "Inget är planerat efter den månaden."),
        (["2026-06-30", "2026-07-31"], "2026-07", "Inget är planerat efter den månaden."),
        (["2026-08-01"], "2026-07", "Nästa gång något är planerat är i augusti 2026: 1 post (--month 2026-08)."),
        (
            ["2027-01-01", "2026-09-30", "2026-09-01", "2026-07-01"],
            "2026-07",
            "Nästa gång något är planerat är i september 2026: 2 poster (--month 2026-09).",
        ),
        (["2026-09", ""], None, "Nästa gång något är planerat är i september 2026: 1 post (--month 2026-09)."),
        ([""], None, ""),
    ],
)
def test_what_comes_after_a_month_in_which_nothing_is_planned(planned: list[str], month: str | None, said: str) -> None:
    assert after([task(planned=day) for day in planned], month) == said


FILE = "content/laws/anmalan-2025.yml"
PAGES = tuple(Place(name=f"Sida {number}", url=f"https://a.example.org/{number}") for number in range(FEW + 1))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({}, [f"fynd          2026-07-02  jurist           0 steg   {FILE}"], id="no more than it must"),
        pytest.param({"steps": 1}, [f"fynd          2026-07-02  jurist           1 steg   {FILE}"], id="one step"),
        pytest.param(
            {"steps": 12, "planned": "", "state": "ej verifierad"},
            [f"ej verifierad –           jurist           12 steg  {FILE}"],
            id="of history",
        ),
        pytest.param(
            {"why": ("Se [[laws/anmalan-2001|den gamla]].", "Och **mer**.")},
            [f"fynd          2026-07-02  jurist           0 steg   {FILE}", "    Se den gamla.", "    Och mer."],
            id="why",
        ),
        pytest.param(
            {"read": PAGES},
            [
                f"fynd          2026-07-02  jurist           0 steg   {FILE}",
                *(f"    Läs {it.url}" for it in PAGES[:FEW]),
            ],
            id="the first pages to read",
        ),
    ],
)
def test_a_task_in_lines(changed: dict[str, Any], said: list[str]) -> None:
    first, *more = said
    assert list(lines([task(**changed)])) == [first, "    Anmälan (19 kap. 1 §)", *more, "1 post."]


@pytest.mark.parametrize(("count", "said"), [(0, "0 poster."), (1, "1 post."), (2, "2 poster.")])
def test_tasks_are_counted_last(count: int, said: str) -> None:
    found = list(lines([task()] * count))
    assert found[-1] == said
    assert len(found) == 2 * count + 1
