"""Ordinary Swedish words that a correction would take for misspelled ones: only those travel to the reader.

Out of a list of the commonest words (``ordinary.txt``, which says whose it is) come those that are one or two letters
from a word of the handbook's names, and are not themselves in it.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from handbook.search.analysis import Rules, fold

LONG = 6
"""From so many letters on, two are left out: a stem is shorter than the word that is typed."""


@cache
def commonest() -> tuple[str, ...]:
    """Return the commonest words of the language."""
    text = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def mistakable(terms: Iterable[str], rules: Rules) -> dict[str, tuple[str, ...]]:
    """Return the ordinary words, without å, ä and ö, that are near one of the terms but none of them, by their stems.

    Who types without å, ä and ö may get another stem: such a word stands under both.
    """
    known = {term for term in terms if term.isalpha()}
    near = {less for term in known for less in _shortened(term)}
    found: dict[str, set[str]] = {}
    for typed in commonest():
        word, stem = fold(typed), rules.stem(typed)
        if known.isdisjoint((word, stem)) and not all(near.isdisjoint(_shortened(it)) for it in {word, stem}):
            for it in {stem, rules.stem(word)}:
                found.setdefault(it, set()).add(word)
    return {stem: tuple(sorted(words)) for stem, words in found.items()}


def _shortened(word: str) -> set[str]:
    """Return the word without some letters, and as it is: two words that are near have one of these in common."""
    one = [word[:at] + word[at + 1 :] for at in range(len(word))]
    found = {word, *one}
    if len(word) >= LONG:
        found.update(less[:at] + less[at + 1 :] for first, less in enumerate(one) for at in range(first, len(less)))
    return found
