"""Measures: what each of the plan's own must tell."""

from typing import Any

import pytest

from handbook.content.kinds.measure import Measure
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
    assert list(Measure.model_construct(period="2014–2015", **empty).faults()) == []


def test_a_complete_one_lacks_nothing() -> None:
    assert list(Measure.model_construct(period="2016–2018", **WHOLE).faults()) == []
