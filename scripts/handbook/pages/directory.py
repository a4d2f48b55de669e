"""Every page that is made: first their addresses, which need no page to be rendered, then the pages themselves."""

from collections.abc import Iterable, Iterator

from handbook.catalog.address import address_of, kind_address, term_address
from handbook.catalog.catalog import Catalog
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.pages.kind_lists import kind_page
from handbook.pages.overviews import Overview
from handbook.pages.page import Page
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.pages.roles_and_topics import term_pages
from handbook.pages.sheets import sheet_addresses, sheet_pages


def addresses(catalog: Catalog, overviews: Iterable[Overview]) -> Iterator[str]:
    """Yield the address of every page that ``pages`` makes, in the same order."""
    yield from (overview.address for overview in overviews)
    yield from (kind_address(cls) for cls in catalog.kinds)
    yield from (term_address(name, term.id) for name in PAGE_ADDRESSES for term in catalog.terms(name))
    yield from (address_of(catalog, ref) for ref in catalog.entries)
    yield from sheet_addresses(catalog)


def pages(catalog: Catalog, overviews: Iterable[Overview]) -> Iterator[Page]:
    """Yield every page made from records and vocabularies."""
    yield from (overview.page(catalog) for overview in overviews)
    yield from (kind_page(catalog, cls) for cls in catalog.kinds)
    yield from term_pages(catalog)
    yield from (record_page(view_of(catalog, entry)) for entry in catalog.entries.values())
    yield from sheet_pages(catalog, catalog.entries)
