"""Measures: what each of the plan's own must tell."""

from typing import Any

import pytest

from handbook.content.kinds.inquiry import Inquiry
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.record import Ahead
from handbook.content.problems import Finding

WHOLE: dict[str, Any] = {
    "number": 1,
    "purpose": ("syfte",),
    "responsible": ("verket",),
    "desired_result": "A",
    "outcome": "A",
    "plan": "A",
    "today": None,
}


@pytest.mark.parametrize("field", ["number", "purpose", "responsible", "desired_result", "outcome", "plan"])
def test_a_measure_of_the_plan_is_complete(field: str) -> None:
    empty = {**WHOLE, field: () if field in {"purpose", "responsible"} else None}
    wanted = Finding(
        code="missing-field", message=f"planens åtgärd saknar {field}", advice=f"Fyll i {field}", path=(field,)
    )
    assert list(Measure.model_construct(period="2016–2018", **empty).faults()) == [wanted]
    earlier = {**empty, "number": None}
    assert list(Measure.model_construct(period="2014–2015", **earlier).faults()) == []


def test_an_earlier_measure_has_no_number_in_the_plan() -> None:
    (finding,) = Measure.model_construct(period="2014–2015", **WHOLE).faults()
    assert (finding.code, finding.path) == ("wrong-value", ("number",))


def test_a_complete_one_lacks_nothing() -> None:
    assert list(Measure.model_construct(period="2016–2018", **WHOLE).faults()) == []


@pytest.mark.parametrize(("number", "caption"), [(7, "Åtgärd 7"), (None, "Åtgärd")])
@pytest.mark.parametrize(("deadline", "ahead"), [(None, ()), ("2018-03", (Ahead("2018-03", "Ska redovisas", "Så."),))])
def test_what_a_measure_is_called_and_by_when_it_was_to_be_reported_on(
    number: int | None, caption: str, deadline: str | None, ahead: tuple[Ahead, ...]
) -> None:
    made = Measure.model_construct(number=number, deadline=deadline, summary="Så.", period="2016–2018")
    assert (made.caption, made.ahead, made.in_plan) == (caption, ahead, True)
    earlier = Measure.model_construct(number=number, deadline=deadline, summary="Så.", period="2014–2015")
    assert (earlier.caption, earlier.in_plan) == ("Åtgärd", False)


@pytest.mark.parametrize(
    ("due", "reported", "there"), [("2027-05", None, True), ("2027-05", "2026-11", False), (None, None, False)]
)
def test_an_inquiry_lies_ahead_until_it_is_reported(due: str | None, reported: str | None, *, there: bool) -> None:
    made = Inquiry.model_construct(due=due, reported=reported, summary="Så.")
    assert made.ahead == ((Ahead("2027-05", "Ska redovisas", "Så."),) if there else ())
