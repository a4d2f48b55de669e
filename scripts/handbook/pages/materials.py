"""All material for work with children, which a reader can filter by role, age, language, format and availability."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.resource import AVAILABLE, Availability, Resource
from handbook.content.kinds.types import ROLES
from handbook.content.structure import Entry
from handbook.pages.markdown import Writer
from handbook.pages.templating import badge

UNKNOWN = "anges inte"
FOR_WORK = frozenset({"stödlinje", "vägledning", "utbildning", "webbplats", "lektionsmaterial", "bok", "rutin"})
"""The types that a reader uses in work with children; reports are left to the list of material."""
AGE_GROUPS = (("0–6 år", 0, 6), ("7–12 år", 7, 12), ("13–15 år", 13, 15), ("16–20 år", 16, 20))
RANGE = re.compile(r"(?<![Åå]rskurs )(?<!\d)(\d+)\s*(?:[–-]|till)\s*(\d+)")
UP_TO = re.compile(r"\b(under|upp till) (\d+) år", re.IGNORECASE)
ON_FROM = re.compile(r"\bfrån (\d+) år", re.IGNORECASE)
OLDEST = 99
SWEDISH = "svenska"
INTERPRETER = "tolk"
ONE_WORD = {"filmer": "film", "foldrar": "folder", "böcker": "bok", "lektioner": "lektion"}
"""Words for the same format: a reader meets one of them."""


@dataclass(frozen=True)
class Material:
    """One material: its link, what it is, if it can be had, and per facet the words a reader filters by."""

    link: str
    summary: str
    status: str
    """Whether it can be had, marked so that a reader can filter by it."""
    facets: tuple[tuple[str, tuple[str, ...]], ...]
    taken_for: tuple[tuple[str, str], ...] = ()
    """Per facet of which nothing is stated what a reader finds it by all the same."""


def materials(catalog: Catalog, write: Writer) -> list[Material]:
    """Return the material that a reader may use in work with children.

    What is known to be available stands first, and lines to ring, which have a page of their own, last.
    """
    used = [it for it in catalog.of(Resource) if it.record.type in FOR_WORK and not it.record.superseded]
    used.sort(key=lambda it: (it.record.type == "stödlinje", _in_doubt(it.record.availability)))
    return [_material(catalog, write, it) for it in used]


def _material(catalog: Catalog, write: Writer, entry: Entry[Resource]) -> Material:
    record = entry.record
    facets = (
        ("Typ", (record.type,)),
        ("Roll", tuple(catalog.term(ROLES, role).title for role in record.roles)),
        ("Ålder", age_groups(record.ages or "")),
        ("Språk", languages(record.languages)),
        ("Format", formats(record.format or "")),
    )
    told = tuple((name, words or (UNKNOWN,)) for name, words in facets)
    taken_for = (("Språk", SWEDISH),) if record.lang == "sv" and not record.languages else ()
    return Material(write.link(entry.ref), write.prose(record.summary), _mark(record.availability), told, taken_for)


def _in_doubt(availability: Availability) -> tuple[bool, bool]:
    return availability.status != AVAILABLE, availability.unsure


def _mark(availability: Availability) -> str:
    """Return whether a material can be had, as on its page. A reader finds it by the words alone."""
    words = f' data-taken-for="{availability.words}"' if availability.told != availability.words else ""
    return badge(availability).replace(" }", f' data-facet="Tillgång"{words} }}')


def formats(told: str) -> tuple[str, ...]:
    """Return the formats that a source's words name, such as "film, pdf och foldrar", each by one word."""
    parts = (part.strip() for part in re.split(r",| och ", told))
    return tuple(dict.fromkeys(ONE_WORD.get(part, part) for part in parts if part))


def languages(told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages that a source names; that there is an interpreter is one word, however it is told."""
    return tuple(dict.fromkeys(INTERPRETER if it.startswith(f"{INTERPRETER} ") else it for it in told))


def age_groups(ages: str) -> tuple[str, ...]:
    """Return the age groups that a source's words about ages reach into, such as "4–7, 8–13 och 14–17 år"."""
    ranges = [(int(low), int(high)) for low, high in RANGE.findall(ages)] or list(_open_ranges(ages))
    return tuple(name for name, low, high in AGE_GROUPS if any(a <= high and b >= low for a, b in ranges))


def _open_ranges(ages: str) -> Iterator[tuple[int, int]]:
    if ages.startswith("Alla åldrar"):
        yield 0, OLDEST
    for word, age in UP_TO.findall(ages):
        yield 0, int(age) - (word.lower() == "under")
    for age in ON_FROM.findall(ages):
        yield int(age), OLDEST
