"""A municipality's edition laid over the Catalog: its contacts in its record, its notes at the guides' places."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from handbook.catalog.catalog import Catalog
from handbook.catalog.rules import check_part
from handbook.content.edition import Edition, Note
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.locality import Locality
from handbook.content.problems import Finding, did_you_mean
from handbook.content.structure import Entry

AVOID = "undvik"
"""The place of a guide's list of what not to do."""
DIGITS = 8


def laid_over(catalog: Catalog, edition: Edition) -> Catalog:
    """Return the Catalog with an edition: its own contacts take the place of the national ones.

    One that is too old to be told takes nothing away, nor does one that must be checked where a national one may be
    trusted; that one is told first.
    """
    ref = Locality.kind.ref(edition.municipality)
    entry = catalog.entry(Locality, edition.municipality)
    given = tuple(it.told_on(catalog.day) for it in edition.contacts)
    own = {contact.function: contact for contact in given if contact.told}
    kept = (it for it in entry.record.contacts if it.function not in own or (it.sure and not own[it.function].sure))
    record = entry.record.model_copy(update={"contacts": tuple(sorted((*given, *kept), key=lambda it: not it.sure))})
    return replace(catalog, entries={**catalog.entries, ref: Entry(record, entry.source)}, edition=edition)


def places_of(guide: Guide) -> Mapping[str, str]:
    """Return the places of a guide where a note may stand, each with what its words come to."""
    steps = {f"steg-{number}": (it.force, it.who, it.within or "", it.text) for number, it in enumerate(guide.steps, 1)}
    avoid = {AVOID: tuple(it.text for it in guide.avoid)} if guide.avoid else {}
    return {place: _in_short("\n".join(words)) for place, words in {**steps, **avoid}.items()}


def _in_short(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:DIGITS]


def outdated(catalog: Catalog, note: Note) -> bool:
    """Tell whether the national words have changed since a note was written for them."""
    return places_of(catalog.entry(Guide, note.guide).record).get(note.place) != note.written_for


def edition_faults(catalog: Catalog, edition: Edition, file: str, today: str) -> Iterator[Finding]:
    """Yield what is wrong with an edition in view of the national handbook."""
    yield from check_part(edition, file, today)
    places = {entry.id: entry.record for entry in catalog.of(Locality) if entry.record.county}
    if edition.municipality not in places:
        names = {record.title: code for code, record in places.items()}
        near = did_you_mean(edition.municipality, places) or names.get(edition.municipality.removesuffix(" kommun"), "")
        advice = f"Skriv koden, {near}" if near.isdecimal() else near or "Koderna står på sidan Kommuner"
        message = f"ingen kommun har koden ”{edition.municipality}”"
        yield Finding(code="unknown-term", message=message, advice=advice, path=("municipality",), file=file)
    for index, note in enumerate(edition.notes):
        for finding in _note_faults(catalog, note):
            yield replace(finding, path=("notes", index, *finding.path), file=file)


def _note_faults(catalog: Catalog, note: Note) -> Iterator[Finding]:
    guides = {entry.id: entry.record for entry in catalog.of(Guide)}
    if note.guide not in guides:
        advice = did_you_mean(note.guide, guides) or "Skriv sista delen av vägledningens adress"
        message = f"vägledningen ”{note.guide}” finns inte"
        yield Finding(code="dead-link", message=message, advice=advice, path=("guide",))
        return
    places = places_of(guides[note.guide])
    if note.place not in places:
        advice = did_you_mean(note.place, places) or f"Välj {', '.join(places)}"
        message = f"vägledningen {note.guide} har ingen plats ”{note.place}”"
        yield Finding(code="dead-anchor", message=message, advice=advice, path=("place",))
    elif note.written_for is None:
        advice = f"Läs steget och skriv written_for: {places[note.place]}"
        message = "anteckningen säger inte vilka ord den är skriven för"
        yield Finding(code="missing-field", message=message, advice=advice)


def edition_warnings(catalog: Catalog, file: str) -> Iterator[Finding]:
    """Yield each note of the Catalog's edition under which the national words have changed."""
    for index, note in enumerate(catalog.edition.notes if catalog.edition else ()):
        if outdated(catalog, note):
            now = places_of(catalog.entry(Guide, note.guide).record)[note.place]
            message = f"{note.place} i {note.guide} har ändrats sedan anteckningen skrevs"
            advice = f"Läs steget, ändra anteckningen om det behövs och skriv written_for: {now}"
            yield Finding(
                code="changed-under-note",
                message=message,
                advice=advice,
                path=("notes", index, "written_for"),
                file=file,
            )
