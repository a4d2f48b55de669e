"""Ordinary Swedish words that a correction would take for misspelled ones: only those travel to the reader.

Out of a list of the commonest words (``ordinary.txt``, which says whose it is) come those that are one or two letters
from a word of the handbook's names, and are not themselves in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from handbook.search.analysis import fold, swedish

LONG = 6
"""From so many letters on, two are left out: a stem is shorter than the word that is typed."""


@cache
def commonest() -> tuple[str, ...]:
    """Return the commonest words of the language."""
    text = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def mistakable(terms: Iterable[str], ordinary: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the ordinary words, without å, ä and ö, that are near one of the terms but none of them, by their stems.

    Who types without å, ä and ö may get another stem: such a word stands under both.
    """
    return _near(frozenset(filter(str.isalpha, terms)), tuple(ordinary))


@lru_cache(maxsize=4)
def _near(known: frozenset[str], ordinary: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    # What is edited seldom changes a name, and a preview asks at each edit.
    near = {less for term in known for less in _shortened(term)}
    stem = swedish().stem
    found: dict[str, set[str]] = {}
    for typed in ordinary:
        word, own = fold(typed), stem(typed)
        if known.isdisjoint((word, own)) and not all(near.isdisjoint(_shortened(it)) for it in {word, own}):
            for it in {own, stem(word)}:
                found.setdefault(it, set()).add(word)
    return {it: tuple(sorted(words)) for it, words in found.items()}


def _shortened(word: str) -> set[str]:
    """Return the word without some letters, and as it is: two words that are near have one of these in common."""
    one = [word[:at] + word[at + 1 :] for at in range(len(word))]
    found = {word, *one}
    if len(word) >= LONG:
        found.update(less[:at] + less[at + 1 :] for first, less in enumerate(one) for at in range(first, len(less)))
    return found
