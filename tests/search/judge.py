"""How good a ranking is: whether a wanted record is first, among the first three, and how far down it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

QUERIES = Path(__file__).with_name("queries.yml")
UNSEEN = Path(__file__).with_name("unseen.yml")
UNSEEN_AGAIN = Path(__file__).with_name("unseen_again.yml")
Queries = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Verdict:
    """The share of queries with a wanted record first, among the first three, and the mean of 1 / its place."""

    first: float
    three: float
    mrr: float
    missed: tuple[str, ...]


def queries(path: Path = QUERIES) -> Queries:
    """Return the wanted records per query, per class."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return {name: {str(query): tuple(refs.split()) for query, refs in asked.items()} for name, asked in data.items()}


def every_text() -> list[str]:
    """Return all queries, those that the search was tuned with and those that it was not."""
    return [*dict.fromkeys(text for path in (QUERIES, UNSEEN) for some in queries(path).values() for text in some)]


def judge(asked: Mapping[str, tuple[str, ...]], search: Callable[[str], list[str]]) -> Verdict:
    """Judge ``search``, which returns refs best first, by some queries."""
    places = {query: place(search(query), wanted) for query, wanted in asked.items()}
    count = len(places)
    return Verdict(
        sum(at == 1 for at in places.values()) / count,
        sum(0 < at <= 3 for at in places.values()) / count,
        sum(1 / at for at in places.values() if at) / count,
        tuple(query for query, at in places.items() if not 0 < at <= 3),
    )


def place(found: list[str], wanted: tuple[str, ...]) -> int:
    """Return the place of the first wanted record, counted from 1, or 0 if there is none."""
    return next((at for at, ref in enumerate(found, 1) if ref in wanted), 0)
