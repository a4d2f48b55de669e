"""The navigation, from what each page says of its own place in it. Records are never listed in it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.catalog.address import kind_address, page_path
from handbook.content.kinds import Kinds
from handbook.content.kinds.kind import SECTIONS
from handbook.file import File, text_file
from handbook.pages.overviews import Overview
from handbook.pages.written import Written

LISTS = 50
"""The place of lists of records among the pages of their section."""


@dataclass(frozen=True)
class Place:
    """A page in the navigation."""

    section: str
    order: int
    title: str
    path: str


def places(kinds: Kinds, overviews: Iterable[Overview], written: Iterable[Written]) -> tuple[Place, ...]:
    """Return every page that has a place in the navigation, in order within its section."""
    found = (
        *(Place(it.section, it.order, it.title, page_path(it.address)) for it in overviews),
        *(Place(cls.kind.section, LISTS, cls.kind.list_name, page_path(kind_address(cls))) for cls in kinds),
        *(Place(page.section, page.order, page.title, page.path) for page in written),
    )
    return tuple(sorted((place for place in found if place.section), key=lambda place: place.order))


def nav_tree(found: Iterable[Place]) -> list[dict[str, object]]:
    """Return the navigation as MkDocs wants it."""
    sections: dict[str, list[Place]] = {section: [] for section in SECTIONS}
    for place in found:
        sections[place.section].append(place)
    return [_heading(section, inside) for section, inside in sections.items() if inside]


def _heading(section: str, inside: list[Place]) -> dict[str, object]:
    if len(inside) == 1:
        return {section: inside[0].path}
    return {section: [{place.title: place.path} for place in inside]}


def nav_file(found: Iterable[Place], settings: Mapping[str, object]) -> File:
    """Return ``nav.yml`` for ``mkdocs.yml`` to inherit: the navigation, and ``settings`` that follow from the code."""
    whole = {**settings, "nav": nav_tree(found)}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False, indent=1)}" for key, value in whole.items())
    return text_file("nav.yml", "\n".join(("# Skapad av scripts/build.py", *lines)))
