"""Groups in, records out, best first. All sums are whole numbers, so that the browser gets the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.search.lookup import Index
from handbook.search.query import Alternative, Group, Query
from handbook.search.weigh import EXACT, TO_THE_LETTER

SUPERSEDED = 62
TO_THE_LETTER_GAIN = 3_000_000
BEGUN = 300
WEAKEST = 40
"""Per cent: a record that answers less than this share of what the best one answers is left out."""


@dataclass(frozen=True)
class Scored:
    """A record's number and score."""

    number: int
    score: int


def rank(query: Query, index: Index) -> tuple[Scored, ...]:
    """Return every record that answers the query."""
    points: dict[int, int] = {}
    covered: dict[int, int] = {}
    for group in query.groups:
        importance = _importance(group, index)
        for number, value in _answers(group, index).items():
            points[number] = points.get(number, 0) + value
            covered[number] = covered.get(number, 0) + (0 if group.soft else importance)
    whole = max(1, sum(_importance(group, index) for group in query.groups if not group.soft))
    shares = {number: 100 * mass // whole for number, mass in covered.items()}
    least = max(shares.values(), default=0) * WEAKEST // 100
    named = _named(query, index)
    scores = {
        number: _weighed(points[number] * share * share // 10000, number, query, index)
        for number, share in shares.items()
        if share >= least or number in named
    }
    for number, bonus in named.items():
        scores[number] = scores.get(number, 0) + bonus
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Scored(number, score) for number, score in ordered if score > 0)


def _importance(group: Group, index: Index) -> int:
    return max((_rarity(it, index) for it in group.alternatives), default=0)


def _rarity(alternative: Alternative, index: Index) -> int:
    return max(index.entries(term)[0].rarity for term in alternative.terms)


def _answers(group: Group, index: Index) -> dict[int, int]:
    best: dict[int, int] = {}
    for alternative in group.alternatives:
        for number, value in _together(alternative, index).items():
            best[number] = max(best.get(number, 0), value)
    return best


def _together(alternative: Alternative, index: Index) -> dict[int, int]:
    """Return the records that hold all the terms, and what they say of them: a rare term tells more."""
    sums: dict[int, int] = {}
    counts: dict[int, int] = {}
    rarities = [index.entries(term)[0].rarity for term in alternative.terms]
    for term in alternative.terms:
        here: dict[int, int] = {}
        for entry in index.entries(term):
            for number, weight in entry.weights.items():
                here[number] = here.get(number, 0) + weight * entry.rarity
        for number, value in here.items():
            sums[number] = sums.get(number, 0) + value
            counts[number] = counts.get(number, 0) + 1
    wanted = len(alternative.terms)
    factor, divisor = alternative.weight * max(rarities), 100 * sum(rarities)
    return {number: factor * value // divisor for number, value in sums.items() if counts[number] == wanted}


def _named(query: Query, index: Index) -> dict[int, int]:
    """Return what a record gains when its whole name was typed; a title counts even if it is superseded."""
    found: dict[int, int] = {}
    for key in query.keys:
        for entry in index.entries(key):
            for number, weight in entry.weights.items():
                gain = weight * 10000 + (TO_THE_LETTER_GAIN if key[1] == TO_THE_LETTER else 0)
                gain = gain if weight >= EXACT["title"] else gain * _prior(number, index) // 100
                found[number] = max(found.get(number, 0), gain)
    for number, gain in _begun(query, index):
        found[number] = max(found.get(number, 0), gain)
    return found


def _begun(query: Query, index: Index) -> Iterator[tuple[int, int]]:
    """Yield what records gain when their whole name begins with what was typed: the more, the more of it there is."""
    for start in query.begun:
        for term, entry in index.names_beginning(start):
            for number, weight in entry.weights.items():
                yield number, weight * BEGUN * len(start) // len(term) * _prior(number, index) // 100


def _weighed(points: int, number: int, query: Query, index: Index) -> int:
    points = points * _prior(number, index) // 100
    kind = index.kind(number)
    points = points * kind["weight"] // 100 * query.kinds.get(kind["id"], 100) // 100
    return points * query.contacts // 100 if number in index.contacts else points


def _prior(number: int, index: Index) -> int:
    return SUPERSEDED if number in index.superseded else 100
