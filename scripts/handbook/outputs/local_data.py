"""What is told of municipalities to the reader who has chosen one: a file per county, and one of all names.

What stands there is ready to be shown, up to a day: a browser picks by the reader's clock, and makes no words. What is
too old is not there at all.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from handbook.content.kinds.locality import LocalContact, Locality
from handbook.content.prose import bare
from handbook.content.structure import Entry
from handbook.file import File
from handbook.outputs.inputs import Inputs

FOLDER = "assets/local/data"
AT_ONCE = "socialjour"
"""The function that boxes of what to do at once tell of; others only stand on lines of paper."""
INSTEAD: Mapping[str, str] = {AT_ONCE: "112", "regionkoordinator": "socialtjänsten i kommunen"}
"""Whom somebody turns to who cannot check a contact, in two words, where it is not the switchboard."""
SWITCHBOARD = "kommunens växel"


def files(given: Inputs) -> Iterator[File]:
    """Yield ``<county>.json`` with the county and its municipalities by code, and ``names.json`` with their names."""
    places = given.catalog.of(Locality)
    for county in (it for it in places if it.record.county is None):
        inside = (county, *(it for it in places if it.record.county == county.id))
        yield _json(county.id, {it.id: _place(it) for it in inside})
    if names := {it.id: it.record.title for it in places if it.record.county}:
        yield _json("names", names)


def _json(name: str, data: dict[str, Any]) -> File:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return File(f"{FOLDER}/{name}.json", f"{text}\n".encode())


def _place(place: Entry[Locality]) -> dict[str, Any]:
    told: dict[str, list[dict[str, Any]]] = {}
    for contact in place.record.contacts:
        if contact.told:
            told.setdefault(contact.function, []).extend(_tellings(contact))
    return {"title": place.record.title, "told": told}


def _tellings(contact: LocalContact) -> Iterator[dict[str, Any]]:
    """Yield what may be told of a contact, and until when: as it is, and after that with the advice to check it."""
    to_ring = contact.phone or (f"112, fråga efter ”{contact.label}”" if contact.through_sos == "ja" else contact.url)
    if contact.sure:
        line = f"{to_ring} (kontrollerat {contact.known})"
        yield _telling(contact.ask_after, line, _way(contact) if contact.function == AT_ONCE else [])
    known = "odaterat" if contact.undated else contact.known
    check = "kontrollera numret" if contact.phone else "kontrollera"
    line = f"{to_ring} ({known}: {check}, annars {INSTEAD.get(contact.function, SWITCHBOARD)})"
    if contact.function != AT_ONCE:
        yield _telling(contact.gone_after, line)
    elif contact.phone:
        yield _telling(contact.gone_after, line, _asking("ring ", contact, "Eget nummer: "), last=True)
    else:
        yield _telling(contact.gone_after, line, _way(contact))


def _telling(until: str, line: str, way: list[str] | None = None, *, last: bool = False) -> dict[str, Any]:
    """Return what is told up to a day: on a line, and in a box, where the line comes ``last`` if it is no step."""
    return {"until": until, "line": line, **({"way": way} if way else {}), **({"last": True} if last else {})}


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
