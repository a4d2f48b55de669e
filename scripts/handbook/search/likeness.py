"""Weights in, an order out: records that say the same things, or answer the same, stand beside each other.

Hits of one search are alike. When the cards of alike records share a file, a search loads fewer and smaller files.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from handbook.search.weigh import WEIGHTS, Weighed

TERMS = 60
"""So many of a record's strongest terms tell what it is like."""
FADING = 0.8
"""How much a record counts, of what the next one to it counts, when the one after that is chosen."""

Vector = Mapping[str, float]


def order(weighed: Weighed, count: int) -> list[int]:
    """Return the numbers of ``count`` records as a chain of those that say the same."""
    return chain([_unit(_strongest(weights)) for weights in _weights(weighed, count)])


def together(names: Iterable[str], lists: Iterable[tuple[int, Iterable[str]]]) -> list[str]:
    """Return names as a chain of those in the same lists; before each list stands how often it is asked for."""
    found: dict[str, dict[str, float]] = {name: {} for name in names}
    for number, (often, some) in enumerate(lists):
        for name in some:
            found[name][str(number)] = sqrt(often)
    return [[*found][number] for number in chain([_unit(vector) for vector in found.values()])]


def chain(vectors: Sequence[Vector]) -> list[int]:
    """Return the numbers of vectors as a chain: each is the one most like those before it, the last most."""
    holding: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            holding.setdefault(term, []).append((number, weight))
    left = dict.fromkeys(range(len(vectors)))
    near = [0.0] * len(vectors)
    found: list[int] = []
    while left:
        chosen = max(left, key=near.__getitem__)
        del left[chosen]
        found.append(chosen)
        near = [FADING * it for it in near]
        for term, weight in vectors[chosen].items():
            for number, other in holding[term]:
                near[number] += weight * other
    return found


def _weights(weighed: Weighed, count: int) -> list[dict[str, float]]:
    """Return what each term tells of each record; a name as a whole tells nothing of others."""
    found: list[dict[str, float]] = [{} for _ in range(count)]
    for item in (*weighed.names, *weighed.body):
        if not item.term.startswith("="):
            rarity = log(1 + count / max(1, item.seen))
            for number, step in item.levels:
                found[number][item.term] = found[number].get(item.term, 0) + WEIGHTS[step] * rarity
    return found


def _strongest(weights: Vector) -> Vector:
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS])


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1
    return {term: weight / length for term, weight in vector.items()}
