"""A record as plain data, as other programs read it."""

from typing import Any

from handbook.catalog.address import address_of
from handbook.catalog.catalog import Catalog, Edge
from handbook.content.kinds.base import Standing
from handbook.content.structure import AnyEntry


def as_data(catalog: Catalog, entry: AnyEntry) -> dict[str, Any]:
    """Return a record as plain data: its own fields, its address, where it stands, its links and its back-links."""
    record = entry.record
    fields = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {
        "kind": entry.folder,
        "id": entry.id,
        "url": address_of(catalog, entry.ref),
        **fields,
        **{name: value for name, value in record.worked_out.items() if value},
        "standing": _standing(record.standing),
        "superseded": record.superseded,
        "links": [_end(edge, edge.target) for edge in catalog.links.get(entry.ref, ())],
        "back_links": [_end(edge, edge.origin) for edge in catalog.back_links.get(entry.ref, ())],
    }


def _standing(standing: Standing | None) -> dict[str, str] | None:
    if standing is None:
        return None
    return {"status": standing.words, "checked": standing.checked, "confidence": standing.confidence}


def _end(edge: Edge, ref: str) -> dict[str, str]:
    kind, _, record_id = ref.partition("/")
    return {"field": edge.field, "kind": kind, "id": record_id}
