"""The kinds of record, in the order of the navigation."""

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

__all__ = ["KINDS", "Kinds", "Record"]

Kinds = tuple[type[Record], ...]
KINDS: Kinds = (
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
