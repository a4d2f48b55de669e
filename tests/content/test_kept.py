"""What is kept with a thing: the answer to each step, beside the same, twice over and no more."""

from collections.abc import Callable

import pytest

from handbook.content.kept import Keeper, kept


class Word(Keeper):
    """Something to ask about."""


def asking() -> tuple[Callable[[Word, int], str], list[int]]:
    """Return a step that has been made anew, and what it has had to work out."""
    worked: list[int] = []

    @kept
    def step(_: Word, number: int) -> str:
        worked.append(number)
        return f"svar {number}"

    return step, worked


@pytest.mark.parametrize(
    ("asked", "worked_out"),
    [
        ([1, 1, 1], [1]),
        ([1, 2, 1, 2], [1, 2]),  # whole at one key, and not at the next
        ([1, 2, 3, 2, 3], [1, 2, 3]),
        ([1, 2, 3, 1], [1, 2, 3, 1]),
    ],
)
def test_the_last_two_answers_are_kept(asked: list[int], worked_out: list[int]) -> None:
    step, worked = asking()
    word = Word()
    assert [step(word, number) for number in asked] == [f"svar {number}" for number in asked]
    assert worked == worked_out


def test_each_thing_and_each_step_has_its_own() -> None:
    (step, worked), (same, again) = asking(), asking()
    one, other = Word(), Word()
    for word in (one, other, one):
        step(word, 1)
        same(word, 1)
    assert (worked, again) == ([1, 1], [1, 1])
