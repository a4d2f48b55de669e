"""A word that is a part of the handbook's words is read as that part, and never as a misspelling of another."""

import pytest

from handbook.site.answers import Answers


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        pytest.param("utresa", "laws/lvu-31-a", id="the first part of a compound"),
        pytest.param("stoppa utresa i kväll", "laws/lvu-31-a", id="among others"),
        pytest.param("mottagning för stympade", "laws/konsstympning", id="a verb that ends a compound"),
        pytest.param("behandlingshem", "agencies/hvb", id="the end of an unknown compound"),
    ],
)
def test_a_part_finds_the_whole(answers: Answers, text: str, ref: str) -> None:
    found = answers.answer(text, 3)
    assert found.corrected is None
    assert ref in [hit.ref for hit in found.hits]


@pytest.mark.parametrize("text", ["utresa", "utresan"])
def test_a_part_is_no_unknown_word(answers: Answers, text: str) -> None:
    assert answers.answer(text).unknown == ()
