"""The page of one record: front matter, and what its kind's template makes of its view."""

from handbook.content.prose import bare
from handbook.pages.page import Page, linked
from handbook.pages.record_view import View
from handbook.pages.templating import rendered
from handbook.pages.whats_new import record_changes


def record_page(view: View) -> Page:
    """Return the page of one record."""
    record = view.record
    meta: dict[str, object] = {
        "description": bare(record.summary),
        "source": view.entry.source.path,
        "guide": "true" if record.kind.printed else None,
        "linked": linked(record.linked_data),
        "changes": record_changes(view.catalog, view.entry.ref),
        "exit": "true" if view.entry.ref in view.catalog.to_leave else None,
    }
    if record.kind.script:
        meta["script"] = record.kind.script
    body = rendered(record.kind.template, view=view, catalog=view.catalog)
    return Page(view.address, record.title, body, meta, view.entry.ref)
