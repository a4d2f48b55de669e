"""What may be told of places on the day of a build: one answer, from which pages, data and tables are all made."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from handbook.catalog.catalog import Catalog
from handbook.catalog.news import OF_PAGES
from handbook.content.kept import kept
from handbook.content.kinds.locality import Locality
from handbook.content.structure import Entry

CONTACTS = "contacts"


def told(catalog: Catalog) -> Catalog:
    """Return the Catalog with every contact of a place as it may be told on its day, by its age and by the watch.

    What is taken away stays away: it can be asked again with a later day, or with what the watch has found.
    """
    changed = _changed(catalog)
    known = cast("Sequence[Entry[Locality]]", catalog.by_folder.get(Locality.kind.folder, ()))
    places = {entry.ref: _on(entry, catalog.day, frozenset(changed.get(entry.ref, ()))) for entry in known}
    return replace(catalog, entries={**catalog.entries, **places})


@kept
def _on(entry: Entry[Locality], day: str, changed: frozenset[int]) -> Entry[Locality]:
    return Entry(entry.record.told_on(day, changed), entry.source)


def _changed(catalog: Catalog) -> Mapping[str, set[int]]:
    """Return the places with the numbers of those contacts under whose sources the watch has found a change."""
    found: dict[str, set[int]] = {}
    for finding in catalog.news.findings:
        field, _, rest = finding.field.partition(".")
        number = rest.partition(".")[0]
        if field == CONTACTS and number.isdecimal() and finding.what in OF_PAGES:
            found.setdefault(finding.record, set()).add(int(number))
    return found
