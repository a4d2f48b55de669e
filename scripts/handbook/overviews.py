"""The pages that say something about the whole: the home page, and what is worked out over all records."""

from collections.abc import Iterator

from handbook.coverage import coverage_pages
from handbook.kinds.guide import Guide
from handbook.link import Catalog
from handbook.materials import materials_page
from handbook.render import Page, page_from
from handbook.timeline import timeline_pages

MOST_NEEDED = 10
"""How many situations stand on the home page; the rest are one click away."""
SUPPORT_LINE = "stodtelefon-manniskohandel"
FRONT_ROLES = ("socialtjanst", "skola", "utbildare")


def overview_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield every page of this module."""
    yield home(catalog)
    yield materials_page(catalog)
    yield from coverage_pages(catalog)
    yield from timeline_pages(catalog)


def home(catalog: Catalog) -> Page:
    """Return the home page: emergency numbers, three doors, situations and all the rest of the house."""
    checked = [today.checked for entry in catalog.entries.values() if (today := entry.record.today)]
    guides = [entry for entry in catalog.of_kind("guides") if isinstance(entry.record, Guide)]
    terms = {term.id: term for term in catalog.terms("roles")}
    return page_from(
        "home.md.j2",
        "",
        "Barnskyddshandboken",
        "Vad du gör när ett barn far illa: vad som gäller i dag, vem du ringer och vad planen 2016–2018 blev.",
        catalog,
        guides=guides[:MOST_NEEDED],
        support=SUPPORT_LINE if f"resources/{SUPPORT_LINE}" in catalog.entries else None,
        checked=max(checked, default=None),
        doors=[terms[role] for role in FRONT_ROLES if role in terms],
        roles=[term for term in catalog.terms("roles") if term.id not in FRONT_ROLES],
        kinds=[(cls, len(catalog.of_kind(cls.kind.folder))) for cls in catalog.kinds],
    )
