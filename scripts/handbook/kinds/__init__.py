"""The kinds of record, in the order of the navigation."""

from handbook.kinds.agency import Agency
from handbook.kinds.base import Record
from handbook.kinds.concept import Concept
from handbook.kinds.convention import Convention
from handbook.kinds.document import Document
from handbook.kinds.goal import Goal
from handbook.kinds.guide import Guide
from handbook.kinds.inquiry import Inquiry
from handbook.kinds.law import Law
from handbook.kinds.measure import Measure
from handbook.kinds.recommendation import Recommendation
from handbook.kinds.resource import Resource
from handbook.kinds.statistic import Statistic

__all__ = ["KINDS", "Kinds", "Record"]

Kinds = tuple[type[Record], ...]
KINDS: Kinds = (
    Guide,
    Resource,
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
)
