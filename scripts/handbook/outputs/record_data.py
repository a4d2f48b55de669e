"""A record as plain data, as other programs read it."""

from typing import get_args

from handbook.catalog.address import address_of
from handbook.catalog.catalog import Catalog, Edge
from handbook.catalog.news import Mark, MarkKind, When
from handbook.content.kinds.standing import Standing
from handbook.content.schema import DIALECT
from handbook.content.structure import AnyEntry


def as_data(catalog: Catalog, entry: AnyEntry) -> dict[str, object]:
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
        **marks_of(catalog, entry.ref),
        "links": [_end(edge, edge.target) for edge in catalog.links.get(entry.ref, ())],
        "back_links": [_end(edge, edge.origin) for edge in catalog.back_links.get(entry.ref, ())],
    }


DAY = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
MARKS_SCHEMA: dict[str, object] = {
    "$schema": DIALECT,
    "title": "Märken",
    "description": "Fältet marks i en post: vad som har ändrats under posten sedan den kontrollerades, eller att den "
    "inte är kontrollerad i tid. Fältet saknas när inget är känt.",
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["what", "when", "text"],
        "additionalProperties": False,
        "properties": {
            "what": {"enum": list(get_args(MarkKind)), "description": "Vad det är."},
            "when": {"enum": list(get_args(When)), "description": "Om det ligger framåt eller gäller nu."},
            "text": {"type": "string", "description": "Det läsaren får veta, i hela meningar."},
            "from": {
                "type": "string",
                "pattern": DAY,
                "description": "Dagen för ändringen. För overdue den sista dagen då posten skulle ha kontrollerats.",
            },
            "act": {"type": "string", "description": "Lagens SFS-nummer, eller CELEX-nummer för EU-rätt."},
            "by": {"type": "string", "description": "Ändringens nummer."},
            "provisions": {"type": "array", "items": {"type": "string"}, "description": "Paragraferna som berörs."},
            "laws": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Posterna som ändringen kommer hit genom, som kind/id.",
            },
            "read": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "url"],
                    "additionalProperties": False,
                    "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
                },
                "description": "Sidorna som har ändrats, eller där ändringen står.",
            },
            "steps": {"type": "array", "items": {"type": "integer"}, "description": "Stegen som berörs, från 1."},
        },
    },
}
"""What ``marks`` of a record holds, for programs that check it."""


def marks_of(catalog: Catalog, ref: str) -> dict[str, object]:
    """Return what has changed under a record or is overdue, by what a program may ask; nothing if nothing has."""
    marks = [_mark(mark) for mark in catalog.news.of(ref)]
    return {"marks": marks} if marks else {}


def _mark(mark: Mark) -> dict[str, object]:
    given = {
        "what": mark.what,
        "when": mark.when,
        "text": mark.text,
        "from": mark.begins,
        "act": mark.act,
        "by": mark.by,
        "provisions": list(mark.provisions),
        "laws": list(mark.laws),
        "read": [{"name": place.name, "url": place.url} for place in mark.read],
        "steps": list(mark.steps),
    }
    return {name: value for name, value in given.items() if value}


def _standing(standing: Standing | None) -> dict[str, str] | None:
    if standing is None:
        return None
    return {"status": standing.words, "checked": standing.checked, "confidence": standing.confidence}


def _end(edge: Edge, ref: str) -> dict[str, str]:
    kind, _, record_id = ref.partition("/")
    return {"field": edge.field, "kind": kind, "id": record_id}
