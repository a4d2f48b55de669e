"""Weights in, an order out: records that say the same things, or answer the same, stand beside each other.

Hits of one search are alike. When the cards of alike records share a file, a search loads fewer and smaller files.
"""

from collections.abc import Mapping, Sequence
from math import log, sqrt

from handbook.search.weigh import WEIGHTS, Weighed

TERMS = 60
"""So many of a record's strongest terms tell what it is like."""
ANSWERS = 2
"""So much more it tells of two records that they answer the same than that they say the same."""
FADING = 0.1
"""How much the records of the file before count, of what those of this one count, when the next one is chosen."""

Vector = Mapping[str, float]


def order(weighed: Weighed, answers: Sequence[Vector], size: int) -> list[int]:
    """Return the numbers of records as a chain in which each file of ``size`` holds those that are alike.

    Of each record ``answers`` has the lists in which it stands.
    """
    said = (_strongest(weights) for weights in _weights(weighed, len(answers)))
    return chain([_unit(one) | _unit(other, ANSWERS) for one, other in zip(said, answers, strict=True)], size)


def chain(vectors: Sequence[Vector], size: int) -> list[int]:
    """Return the numbers of vectors as a chain: each is the one most like those before it in its file of ``size``."""
    holding: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            holding.setdefault(term, []).append((number, weight))
    left = dict.fromkeys(range(len(vectors)))
    near = [0.0] * len(vectors)
    found: list[int] = []
    while left:
        if len(found) % size == 0:
            near = [FADING * it for it in near]
        chosen = max(left, key=near.__getitem__)
        del left[chosen]
        found.append(chosen)
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


def _unit(vector: Vector, likeness: float = 1) -> dict[str, float]:
    """Return a vector that is so much like itself."""
    length = sqrt(sum(weight * weight for weight in vector.values()) / likeness) or 1
    return {term: weight / length for term, weight in vector.items()}
