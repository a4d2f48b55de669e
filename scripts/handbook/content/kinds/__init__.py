"""The kinds of record, in the order of the navigation."""

from collections.abc import Iterable

from handbook.content.kinds.agency import Agency
from handbook.content.kinds.collection import Collection
from handbook.content.kinds.concept import Concept
from handbook.content.kinds.convention import Convention
from handbook.content.kinds.document import Document
from handbook.content.kinds.goal import Goal
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.inquiry import Inquiry
from handbook.content.kinds.law import Law
from handbook.content.kinds.locality import Locality
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.recommendation import Recommendation
from handbook.content.kinds.record import Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.statistic import Statistic

__all__ = ["KINDS", "Kinds", "Record", "distinct"]

Kinds = tuple[type[Record], ...]


def distinct(kinds: Iterable[type[Record]]) -> Kinds:
    """Return the kinds; raise an error if two of them have one folder or one address."""
    found, taken = tuple(kinds), dict[tuple[str, str], str]()
    for cls in found:
        for place in (("folder", cls.kind.folder), ("address", cls.kind.address)):
            if place in taken:
                raise TypeError(f"{cls.__name__} has the {place[0]} {place[1]!r}, which {taken[place]} has already")
            taken[place] = cls.__name__
    return found


KINDS: Kinds = distinct(
    (
        Guide,
        Resource,
        Collection,
        Agency,
        Law,
        Concept,
        Measure,
        Goal,
        Recommendation,
        Convention,
        Inquiry,
        Statistic,
        Document,
        Locality,
    )
)
