"""Ordinary Swedish words that a correction would take for misspelled ones: only those travel to the reader.

Out of a list of the commonest words (``ordinary.txt``, which says whose it is) come those that are one or two letters
from a word of the handbook's names, and are not themselves in it.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from handbook.search.analysis import Rules, fold

LONG = 6
"""From so many letters on, two are left out: a stem is shorter than the word that is typed."""


@cache
def commonest() -> tuple[str, ...]:
    """Return the commonest words of the language."""
    text = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


def mistakable(terms: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """Return the ordinary words, without å, ä and ö, that are near one of the terms but none of them."""
    known = {term for term in terms if term.isalpha()}
    near = {less for term in known for less in _shortened(term)}
    return tuple(
        sorted(
            {
                fold(word)
                for word in commonest()
                if rules.stem(word) not in known
                and fold(word) not in known
                and any(not near.isdisjoint(_shortened(it)) for it in (fold(word), rules.stem(word)))
            }
        )
    )


def _shortened(word: str) -> Iterator[str]:
    """Yield the word without some letters: two words that are near have one of these in common."""
    yield word
    most = 2 if len(word) >= LONG else 1
    for count in range(1, most + 1):
        for places in combinations(range(len(word)), count):
            yield "".join(letter for place, letter in enumerate(word) if place not in places)
