"""Laws: a provision as data, whatever its form, and the wordings that are to come."""

import pytest

from handbook.content.kinds.law import Law


@pytest.mark.parametrize(
    ("provision", "chapter", "section"),
    [
        ("19 kap. 1 §", "19", "1"),
        ("6 a kap. 10 §", "6 a", "10"),
        ("4 kap. 7 b §", "4", "7 b"),
        ("31 a §", None, "31 a"),
        ("31 a–31 i §§", None, "31 a"),
        ("6 kap. 4 och 5 §§", "6", "4"),
        ("23 kap.", "23", None),
        (None, None, None),
    ],
)
def test_a_provision_is_taken_apart(provision: str | None, chapter: str | None, section: str | None) -> None:
    law = Law.model_construct(provision=provision, number="2025:400")
    assert (law.chapter, law.section) == (chapter, section)


@pytest.mark.parametrize(
    ("number", "act"),
    [("2025:400", "2025:400"), ("1962:700", "1962:700"), ("2015/16:192", None), ("2024/1712", None), (None, None)],
)
def test_the_act_is_its_number_in_the_code_of_statutes(number: str | None, act: str | None) -> None:
    assert Law.model_construct(provision=None, number=number).act == act
