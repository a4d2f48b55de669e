"""What is explained: only what it is said to be about, and only while something needs it."""

import pytest

from engines.findings import EXPLAINED, Explanation, Finding, explanations, read_explanations, unexplained, unneeded

FOUND = Finding("nu", "rule", "a/", "<p>", "Bad.")
WHY = Explanation("nu", "rule", "<p>", "so")


@pytest.mark.parametrize(
    ("why", "explains"),
    [
        (WHY, True),
        (Explanation("nu", "rule", "^a/ <p> Bad[.]$", "so"), True),
        (Explanation("nu", "rule", "<b>", "so"), False),
        (Explanation("nu", "other", "<p>", "so"), False),
        (Explanation("ibm", "rule", "<p>", "so"), False),
    ],
)
def test_an_explanation_covers_its_rule_where_it_says(why: Explanation, *, explains: bool) -> None:
    assert unexplained([FOUND], [why]) == ([] if explains else ["rule: a/ <p> Bad."])
    assert unneeded([FOUND], [why]) == ([] if explains else [f"explains nothing: {why.rule} where {why.where}"])


def test_each_finding_needs_only_one_explanation_and_each_explanation_one_finding() -> None:
    other = Finding("nu", "rule", "b/", "<i>", "Bad.")
    assert unexplained([FOUND, other], [WHY]) == ["rule: b/ <i> Bad."]
    assert unneeded([other, FOUND], [WHY]) == []


def test_a_rare_explanation_may_be_needed_elsewhere() -> None:
    rare = Explanation("nu", "rule", "<b>", "so", rare=True)
    assert unneeded([FOUND], [rare]) == []
    assert unexplained([FOUND], [rare]) == ["rule: a/ <p> Bad."]


@pytest.mark.parametrize(
    "text", ["[{engine: a, rule: b, where: c}]", "[{engine: a, rule: b, where: c, reason: d, e: f}]"]
)
def test_a_field_too_few_or_too_many_is_an_error(text: str) -> None:
    with pytest.raises(TypeError):
        read_explanations(text)


def test_every_explanation_has_a_reason_and_is_of_an_engine_that_runs() -> None:
    given = read_explanations(EXPLAINED.read_text("utf-8"))
    assert all(why.where and why.reason for why in given)
    assert len({(why.engine, why.rule, why.where) for why in given}) == len(given)
    assert EXPLAINED.read_text("utf-8").count("- engine: ") == len(given)
    assert {why.engine for why in given} <= {"nu", "html-validate", "equal-access"}
    assert sum(len(explanations(name)) for name in {why.engine for why in given}) == len(given)
