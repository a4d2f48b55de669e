"""Weights of words in, weights that tell classes of questions apart better out. ``learning.js`` does the sums."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from handbook.search.v8 import started

Weight = tuple[str, int, float]
"""A term, the number of a class, and how much the term speaks for it: the logarithm of a ratio."""

CALL = "(lesson) => JSON.stringify(globalThis.learned(JSON.parse(lesson)))"


def learned(classes: Sequence[Sequence[Collection[str]]], weights: Iterable[Weight]) -> Iterator[Weight]:
    """Yield the weights after all questions have been read, but none that have come to nothing.

    ``classes`` are the terms of each question, by the class that it is of. Each term needs a weight for some class.
    """
    told: dict[str, dict[int, float]] = {}
    for term, number, weight in weights:
        told.setdefault(term, {})[number] = weight
    terms = sorted(told)  # sets come in another order in every run
    places = {term: place for place, term in enumerate(terms)}
    lesson = {
        "questions": [sorted(places[term] for term in text) for questions in classes for text in questions],
        "answers": [number for number, questions in enumerate(classes) for _ in questions],
        "marks": [crc32(term.encode()) for term in terms],
        "classes": [[*told[term]] for term in terms],
        "weights": [[*told[term].values()] for term in terms],
        "count": len(classes),
    }
    for term, found in zip(terms, json.loads(_answer(json.dumps(lesson))), strict=True):
        yield from ((term, number, weight) for number, weight in zip(told[term], found, strict=True) if weight)


@lru_cache(maxsize=4)
def _answer(lesson: str) -> str:
    """Return what a lesson teaches. A preview of what is edited learns the same again and again."""
    with started() as engine:
        engine.eval(Path(__file__).with_suffix(".js").read_text("utf-8"))
        return str(engine.eval(CALL)(lesson))
