"""Ordinary words: which of them a correction would take for a misspelled word of the handbook."""

from itertools import combinations

import pytest

from handbook.search import ordinary
from handbook.search.analysis import swedish
from handbook.search.ordinary import LONG, _shortened, commonest, mistakable

RULES = swedish()


def less(word: str, count: int) -> set[str]:
    """Return the word without so many letters, whichever they are."""
    return {"".join(word[at] for at in kept) for kept in combinations(range(len(word)), len(word) - count)}


@pytest.mark.parametrize("word", ["", "a", "ab", "polis", "polisa", "granskning", "aaaaaaa"])
def test_long_words_lose_two_letters_and_short_ones_one(word: str) -> None:
    most = 2 if len(word) >= LONG else min(1, len(word))
    assert _shortened(word) == {it for count in range(most + 1) for it in less(word, count)}


@pytest.mark.parametrize(
    ("term", "near", "far"),
    [
        ("brott", {"avbrott", "brost", "trott"}, {"brott", "natt"}),
        ("granskning", {"granskningen"}, {"granskning", "bröst"}),
        ("14-1", set(), {"barn"}),
        ("barn2", set(), {"barn"}),
    ],
)
def test_only_what_is_near_a_name_and_none_itself(term: str, near: set[str], far: set[str]) -> None:
    found = {word for words in mistakable([term], RULES).values() for word in words}
    assert near <= found
    assert not far & found
    assert all("å" not in word and "ä" not in word and "ö" not in word for word in found)


def test_words_are_told_once_and_in_order() -> None:
    found = mistakable(["brott", "polis"], RULES)
    assert all(list(words) == sorted(set(words)) for words in found.values())
    assert max(map(len, found.values())) > 1


def test_the_list_holds_words_and_no_remarks() -> None:
    assert len(commonest()) > 10_000
    assert not [word for word in commonest() if not word or word.startswith("#") or word != word.strip()]


@pytest.mark.parametrize(("term", "near"), [("barnxens", True), ("bar", True), ("barnens", False), ("fågel", False)])
def test_a_word_is_near_as_it_is_typed_or_by_its_stem(
    term: str, *, near: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordinary, "commonest", lambda: ("barnens",))
    assert mistakable([term], RULES) == ({RULES.stem("barnens"): ("barnens",)} if near else {})
