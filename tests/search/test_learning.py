"""What reading the questions once more makes of the weights that words have one by one."""

import pytest

from handbook.search.learning import Weight, learned

A, B = 0, 1
Told = dict[tuple[str, int], float]


def after(classes: list[list[set[str]]], weights: list[Weight]) -> Told:
    return {(term, number): weight for term, number, weight in learned(classes, weights)}


def test_words_that_always_stand_together_share_what_one_alone_would_tell() -> None:
    """They tell the same twice; each word alone is told apart from the next by nothing else."""
    questions = [[*[{"ensam"}] * 20, *[{"ihop", "tillsammans"}] * 20], [{"annat"}] * 40]
    found = after(questions, [(term, A, 1.0) for term in ("ensam", "ihop", "tillsammans")] + [("annat", B, 1.0)])
    assert found["ensam", A] > found["ihop", A] == pytest.approx(found["tillsammans", A], abs=0.2)


def test_a_word_that_others_ask_with_as_often_comes_to_speak_for_nobody() -> None:
    questions = [[*[{"en", "katt"}] * 30], [*[{"en", "hund"}] * 30]]
    found = after(questions, [("en", A, 0.3), ("katt", A, 1.0), ("hund", B, 1.0)])
    assert found["katt", A] > 1
    assert found["hund", B] > 1
    assert found.get(("en", A), 0) < 0.1


def test_a_word_that_comes_to_nothing_is_left_out_and_none_speaks_against() -> None:
    found = after([[{"katt"}], [{"en", "hund"}] * 90], [("katt", A, 0.2), ("en", A, 0.0), ("hund", B, 0.2)])
    assert ("en", A) not in found
    assert all(weight > 0 for weight in found.values())


@pytest.mark.parametrize(("few", "many"), [(1, 10), (10, 100)])
def test_the_more_questions_say_it_the_further_a_weight_goes(few: int, many: int) -> None:
    """One question hardly moves what is known beforehand."""
    weights = [("katt", A, 0.5), ("hund", B, 0.5)]
    one, other = (after([[{"katt"}] * count, [{"hund"}] * count], weights)["katt", A] for count in (few, many))
    assert 0.5 < one < other


def test_how_many_questions_a_class_has_is_told_by_no_word() -> None:
    """Nine of ten questions are of B: a word that is in all of them tells no more of it for that."""
    found = after([[{"är"}] * 10, [{"är"}] * 90], [("är", A, 1.0), ("är", B, 1.0)])
    assert found["är", A] == pytest.approx(found["är", B], abs=0.3)


def test_the_same_questions_teach_the_same() -> None:
    """In whatever order the words come: sets have another in every run."""
    questions = [[{"katt", "en"}, {"katt"}], [{"hund"}, {"en", "hund"}]]
    weights = [("katt", A, 0.5), ("en", A, 0.2), ("hund", B, 0.5)]
    first = after(questions, weights)
    learned.__globals__["_answer"].cache_clear()
    assert after(questions, weights) == first == after(questions, weights[::-1])


def test_a_question_more_hardly_moves_what_others_teach() -> None:
    """Which words of a question are left out hangs on no other question, wherever that stands among them."""
    words = "abcdefgh"
    questions = [[{one, other, name} for one in words for other in words] for name in ("katt", "hund")]
    weights = [(word, number, 0.5) for word in words for number in (A, B)] + [("katt", A, 1.0), ("hund", B, 1.0)]
    before = after(questions, weights)
    more = after([[{"a", "b", "c", "katt"}, *questions[A]], questions[B]], weights)
    assert max(abs(weight - more.get(key, 0)) for key, weight in before.items()) < 0.04


@pytest.mark.parametrize("count", [2, 40, 400])
def test_of_a_text_however_long_weights_are_learned(count: int) -> None:
    """Odds of hundreds of words are more than a number can be, unless they begin very small."""
    words = [f"ord{number}" for number in range(count)]
    found = after([[{*words}], [{"hund"}]], [*((word, A, 5.0) for word in words), ("hund", B, 5.0)])
    assert len(found) == count + 1
    assert all(weight == pytest.approx(5, abs=0.5) for weight in found.values())


def test_nothing_is_learned_of_nothing() -> None:
    assert after([[], []], []) == {}
