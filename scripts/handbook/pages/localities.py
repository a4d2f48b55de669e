"""What the page of a municipality or county shows: its contacts by what they are for, and which are too old to tell.

The pages go by the day of the build (``catalog.local_ages``); a script in the reader's browser by the reader's own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.catalog.local_edition import outdated
from handbook.content.edition import Note, Routine
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.locality import FUNCTIONS, HEADINGS, LocalContact, Locality, functions_in
from handbook.content.structure import AnyEntry, Entry


@dataclass(frozen=True)
class Way:
    """A contact as a page tells it."""

    contact: LocalContact
    of_county: bool = False
    """It is the whole county's."""

    @property
    def gone(self) -> bool:
        """It is too old to be told."""
        return self.contact.state == "för gammal"

    @property
    def doubtful(self) -> bool:
        """It must be checked before anybody trusts it."""
        return self.contact.state == "kontrollera"


@dataclass(frozen=True)
class Part:
    """A heading of the page: a function, and the ways to reach it."""

    function: str
    title: str
    ways: tuple[Way, ...]


def parts(catalog: Catalog, place: Entry[Locality]) -> tuple[Part, ...]:
    """Return what is known of a place, function by function; what holds for its county stands where it has no own."""
    found = ((function, tuple(_ways(catalog, place, function))) for function in HEADINGS)
    return tuple(Part(function, HEADINGS[function], ways) for function, ways in found if ways)


def usable(catalog: Catalog, place: Entry[Locality], *, own: bool = False) -> bool:
    """Tell whether anything that is known of a place, or is its ``own``, may still be told."""
    ways = (way for part in parts(catalog, place) for way in part.ways)
    return any(not (way.gone or (own and way.of_county)) for way in ways)


def unknown(catalog: Catalog, place: Entry[Locality]) -> tuple[str, ...]:
    """Return the functions of which nothing can be told."""
    known = {part.function for part in parts(catalog, place) if not all(way.gone for way in part.ways)}
    return tuple(function for function in HEADINGS if function not in known)


def _ways(catalog: Catalog, place: Entry[Locality], function: str) -> Iterator[Way]:
    own = [Way(it) for it in place.record.contacts if it.function == function]
    yield from own
    county = county_of(catalog, place)
    if county and all(way.gone for way in own):
        yield from (Way(it, of_county=True) for it in county.record.contacts if it.function == function)


def county_of(catalog: Catalog, place: Entry[Locality]) -> Entry[Locality] | None:
    """Return the county of a municipality, if its record is there."""
    county = place.record.county
    return catalog.entry(Locality, county) if county and Locality.kind.ref(county) in catalog.entries else None


def municipalities(catalog: Catalog, county: Entry[Locality]) -> tuple[Entry[Locality], ...]:
    """Return the municipalities of a county, in the order of the alphabet."""
    return tuple(entry for entry in catalog.of(Locality) if entry.record.county == county.id)


@dataclass(frozen=True)
class Told:
    """A note of a municipality's edition, and whether the national words have changed since it was written."""

    note: Note
    outdated: bool


def notes_at(catalog: Catalog, guide: AnyEntry, place: str) -> tuple[Told, ...]:
    """Return the notes of the Catalog's edition that stand at a place of a guide."""
    notes = catalog.edition.notes if catalog.edition else ()
    return tuple(Told(it, outdated(catalog, it)) for it in notes if (it.guide, it.place) == (guide.id, place))


def routines_of(catalog: Catalog, place: AnyEntry) -> tuple[Routine, ...]:
    """Return the routines of the Catalog's edition, on the page of its municipality."""
    edition = catalog.edition
    return edition.routines if edition and edition.municipality == place.id else ()


def held_locally(actor: Agency) -> bool:
    """Tell whether each municipality has an actor like this of its own, so that what is told of those reaches it."""
    return actor.type == "kommun och region" or actor.title.lower() in FUNCTIONS


WORDS: Mapping[str, Callable[..., object]] = {
    "local_parts": parts,
    "local_unknown": unknown,
    "local_usable": usable,
    "county_of": county_of,
    "municipalities": municipalities,
    "held_locally": held_locally,
    "functions_in": functions_in,
    "notes_at": notes_at,
    "routines_of": routines_of,
}
"""What the templates call these by."""
