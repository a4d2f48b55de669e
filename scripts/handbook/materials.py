"""All material for work with children, which a reader can filter by role, age, language, format and availability."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.kinds.resource import Resource
from handbook.link import Catalog
from handbook.markdown import Writer
from handbook.render import Page, page_from

ADDRESS = "materialval/"
UNKNOWN = "anges inte"
FOR_WORK = frozenset({"stödlinje", "vägledning", "utbildning", "webbplats", "lektionsmaterial", "bok", "rutin"})
"""The types that a reader uses in work with children; reports are left to the list of material."""
AGE_GROUPS = (("under 7 år", 0, 6), ("7–12 år", 7, 12), ("13–15 år", 13, 15), ("16–20 år", 16, 20))
RANGE = re.compile(r"(\d+)\s*(?:[–-]|till)\s*(\d+)")


@dataclass(frozen=True)
class Material:
    """One material: its link, what it is, if it can be had, and per facet the words a reader filters by."""

    link: str
    summary: str
    status: str
    facets: tuple[tuple[str, tuple[str, ...]], ...]


def materials_page(catalog: Catalog) -> Page:
    """Return the page with every material for work with children, what is known to be available first."""
    found = sorted(materials(catalog, Writer(catalog, ADDRESS)), key=lambda material: material.status != "tillgängligt")
    return page_from(
        "materials.md.j2",
        ADDRESS,
        "Hitta material",
        "Material för dig som möter barn. Välj roll, ålder, språk och format.",
        catalog,
        materials=found,
        early="assets/filter.js",
    )


def materials(catalog: Catalog, write: Writer) -> Iterator[Material]:
    """Yield the material that a reader may use in work with children."""
    roles = {term.id: term.title for term in catalog.terms("roles")}
    for entry in catalog.of_kind("resources"):
        record = entry.record
        if isinstance(record, Resource) and record.type in FOR_WORK and not catalog.superseded(entry.ref):
            facets = (
                ("Typ", (record.type,)),
                ("Roll", tuple(roles[role] for role in record.roles)),
                ("Ålder", age_groups(record.ages or "")),
                ("Språk", record.languages),
                ("Format", tuple(part.strip() for part in re.split(r",| och ", record.format or "") if part.strip())),
            )
            told = tuple((name, words or (UNKNOWN,)) for name, words in facets)
            yield Material(write.link(entry.ref), write.prose(record.summary), record.availability.status, told)


def age_groups(ages: str) -> tuple[str, ...]:
    """Return the age groups that a source's words about ages reach into, such as "4–7, 8–13 och 14–17 år"."""
    ranges = [(int(low), int(high)) for low, high in RANGE.findall(ages)]
    return tuple(name for name, low, high in AGE_GROUPS if any(a <= high and b >= low for a, b in ranges))
