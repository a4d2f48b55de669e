"""All material for work with children, which a reader can filter by role, age, language, format and availability."""

import re
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import ROLES
from handbook.content.structure import Entry
from handbook.pages.markdown import Writer
from handbook.pages.templating import status_mark

UNKNOWN = "anges inte"
FOR_WORK = frozenset({"stödlinje", "vägledning", "utbildning", "webbplats", "lektionsmaterial", "bok", "rutin"})
"""The types that a reader uses in work with children; reports are left to the list of material."""
AGE_GROUPS = (("0–6 år", 0, 6), ("7–12 år", 7, 12), ("13–15 år", 13, 15), ("16–20 år", 16, 20))
RANGE = re.compile(r"(?<![Åå]rskurs )(?<!\d)(\d+)\s*(?:[–-]|till)\s*(\d+)")


@dataclass(frozen=True)
class Material:
    """One material: its link, what it is, if it can be had, and per facet the words a reader filters by."""

    link: str
    summary: str
    status: str
    """Whether it can be had, marked so that a reader can filter by it."""
    facets: tuple[tuple[str, tuple[str, ...]], ...]


def materials(catalog: Catalog, write: Writer) -> list[Material]:
    """Return the material that a reader may use in work with children, what is known to be available first."""
    used = [it for it in catalog.of(Resource) if it.record.type in FOR_WORK and not it.record.superseded]
    used.sort(key=lambda it: it.record.availability.status != "tillgängligt")
    return [_material(catalog, write, it) for it in used]


def _material(catalog: Catalog, write: Writer, entry: Entry[Resource]) -> Material:
    record = entry.record
    facets = (
        ("Typ", (record.type,)),
        ("Roll", tuple(catalog.term(ROLES, role).title for role in record.roles)),
        ("Ålder", age_groups(record.ages or "")),
        ("Språk", record.languages),
        ("Format", tuple(part.strip() for part in re.split(r",| och ", record.format or "") if part.strip())),
    )
    told = tuple((name, words or (UNKNOWN,)) for name, words in facets)
    status = record.availability.status
    mark = status_mark(status).replace(" }", ' data-facet="Tillgång" }')
    return Material(write.link(entry.ref), write.prose(record.summary), mark, told)


def age_groups(ages: str) -> tuple[str, ...]:
    """Return the age groups that a source's words about ages reach into, such as "4–7, 8–13 och 14–17 år"."""
    ranges = [(int(low), int(high)) for low, high in RANGE.findall(ages)]
    return tuple(name for name, low, high in AGE_GROUPS if any(a <= high and b >= low for a, b in ranges))
