"""What is known of municipalities, for the reader who has chosen one: a file per county, and one of all names.

What is too old is not there at all; the rest says how long it may be told.
"""

import json
from collections.abc import Iterator
from typing import Any

from handbook.content.kinds.locality import LocalContact, Locality
from handbook.content.prose import bare
from handbook.content.structure import Entry
from handbook.file import File
from handbook.outputs.inputs import Inputs

FOLDER = "assets/local/data"


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
    told = [it for it in place.record.contacts if it.told]
    return {"title": place.record.title, "contacts": [_contact(it) for it in told]}


def _contact(contact: LocalContact) -> dict[str, Any]:
    found = {
        "function": contact.function,
        "label": contact.label,
        "phone": contact.phone,
        "by112": contact.through_sos == "ja",
        "url": contact.url,
        "hours": contact.hours,
        "note": bare(contact.note) if contact.note else None,
        "known": None if contact.undated else contact.known,
        "check": contact.state == "kontrollera",
        "ask": contact.ask_after,
        "gone": contact.gone_after,
    }
    return {key: value for key, value in found.items() if value}
