"""What is told of municipalities to the reader who has chosen one: a file per county, and one of all names.

What stands there is ready to be shown, up to a day: a browser picks by the reader's clock, and makes no words. What is
too old is not there at all. A reader waits for it, and most of a county's file is names: they are one text, each after
its digits, and whatever else is told stands in rows.
"""

import json
from collections.abc import Collection, Iterator, Mapping

from handbook.content.kinds.guide import Guide
from handbook.content.kinds.locality import LocalContact, Locality, functions_in
from handbook.content.prose import bare, site_of
from handbook.content.structure import Entry
from handbook.file import File
from handbook.outputs.inputs import Inputs

FOLDER = "assets/local/data"
AT_ONCE = "socialjour"
"""The function that boxes of what to do at once tell of; others only stand on lines of paper."""
INSTEAD: Mapping[str, str] = {AT_ONCE: "112", "regionkoordinator": "socialtjänsten i kommunen"}
"""Whom somebody turns to who cannot check a contact, in two words, where it is not the switchboard."""
SWITCHBOARD = "kommunens växel"
COUNTY_DIGITS = 2
"""So many of the four digits of a municipality are its county's."""

Row = tuple[object, ...]
"""The number of a municipality in its county, or nothing for all of them, a function, the last day, what stands on a
line, and if a box tells of it: the parts of what it says, and 1 if that comes last."""


def files(given: Inputs) -> Iterator[File]:
    """Yield ``<county>.json``, with the names of its municipalities and what is told, and ``names.json`` with all."""
    places = sorted(given.catalog.of(Locality), key=lambda it: it.id)
    shown = _shown(given)
    for county in (it for it in places if it.record.county is None):
        inside = [it for it in places if it.record.county == county.id]
        names = "".join(f"{_number(it)}{it.record.title}" for it in inside)
        yield _json(county.id, [names, [row for it in (*inside, county) for row in _told(it, shown)]])
    if known := [it for it in places if it.record.county]:
        yield _json("names", ["".join(f"{it.id}{it.record.title}" for it in known)])


def _json(name: str, data: list[object]) -> File:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return File(f"{FOLDER}/{name}.json", f"{text}\n".encode())


def _number(place: Entry[Locality]) -> str:
    """Return the number of a municipality in its county, and nothing for the county itself."""
    return place.id[COUNTY_DIGITS:] if place.record.county else ""


def _shown(given: Inputs) -> frozenset[str]:
    """Return the functions that some page has room for; others stand on the page of the place alone."""
    lines = (row for guide in given.catalog.of(Guide) for row in guide.record.local)
    return frozenset({AT_ONCE, *(function for row in lines for function in functions_in(row))})


def _told(place: Entry[Locality], shown: Collection[str]) -> Iterator[Row]:
    """Yield what is told of a place; of a function, what goes first comes first."""
    for contact in place.record.contacts:
        if contact.told and contact.function in shown:
            yield from ((_number(place), contact.function, *telling) for telling in _tellings(contact))


def _tellings(contact: LocalContact) -> Iterator[Row]:
    """Yield what may be told of a contact, and until when: as it is, and after that with the advice to check it."""
    sos = contact.through_sos == "ja"
    to_ring = contact.phone or (f"112, fråga efter ”{contact.label}”" if sos else _page(contact))
    at_once = contact.function == AT_ONCE
    if contact.sure:
        line = f"{to_ring} (kontrollerat {contact.known})"
        yield (contact.ask_after, line, *([_way(contact)] if at_once else []))
    known = "odaterat" if contact.undated else contact.known
    # Who looks for a page has checked it.
    check = ": kontrollera numret" if contact.phone else ": kontrollera" if sos else ""
    line = f"{to_ring} ({known}{check}, annars {INSTEAD.get(contact.function, SWITCHBOARD)})"
    if not at_once:
        yield (contact.gone_after, line)
    elif contact.phone:
        yield (contact.gone_after, line, _asking("ring ", contact, f"Eget nummer: {line}."), 1)
    else:
        yield (contact.gone_after, line, _way(contact))


def _page(contact: LocalContact) -> str:
    """Return how to find a page from a sheet of paper, where nobody types a long address."""
    return f"{site_of(contact.url or '')}: {contact.label}"


def _way(contact: LocalContact) -> list[str]:
    """Return the way to a contact as a reader needs it: every other part is a number to ring."""
    hours = f"{contact.hours}." if contact.hours else ""
    more = " ".join(filter(None, (hours, bare(contact.note or ""))))
    if not contact.phone:
        return _asking("", contact, more)
    if contact.through_sos == "ja":
        return ["", contact.phone, *_asking(", eller ", contact, more)]
    return ["", contact.phone, f". {more}"]


def _asking(before: str, contact: LocalContact, after: str) -> list[str]:
    return [before, "112", f", fråga efter ”{contact.label}”. {after}"]
