"""All pages and files of the site, from the Catalog and the hand-written pages."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from handbook import search
from handbook.charts import chart_files
from handbook.export import data_files
from handbook.hosting import hosting_files
from handbook.ledger import Ledger, moved_pages
from handbook.link import Catalog
from handbook.lists import kind_pages, letters_page
from handbook.markdown import Writer
from handbook.overviews import overview_pages
from handbook.page import File, text_file
from handbook.pictures import picture_files
from handbook.problems import Location, Problem
from handbook.prose import links_in, replace_links
from handbook.qr import qr_files
from handbook.render import Page, record_pages
from handbook.schema import schema_files
from handbook.terms import term_pages

BASE = "https://barnskyddshandboken.example/"
"""The site's address as long as none is given: a name that no one can own."""
STYLE = "assets/handbook.css"
"""The one style sheet, made of its parts so that a reader's browser asks once."""
STYLE_PARTS = tuple(
    f"assets/styles/{name}.css" for name in ("tokens", "page", "text", "kinds", "search", "screens", "print")
)
"""The parts in the order in which the later ones may change what the earlier ones say."""


@lru_cache(maxsize=1)
def pages_of(catalog: Catalog) -> tuple[Page, ...]:
    """Return every page made from records and vocabularies."""
    return (
        *overview_pages(catalog),
        *kind_pages(catalog),
        *term_pages(catalog),
        letters_page(catalog),
        *record_pages(catalog),
    )


def site_files(catalog: Catalog, written: Mapping[str, bytes], ledger: Ledger, base: str = BASE) -> tuple[File, ...]:
    """Return everything that goes into ``build/docs``.

    ``written`` are the hand-written files by path; ``base`` is the site's own address, for what is printed.
    """
    return (*content_files(catalog, written, ledger, base), *search.build(catalog))


def content_files(catalog: Catalog, written: Mapping[str, bytes], ledger: Ledger, base: str = BASE) -> tuple[File, ...]:
    """Return all of ``build/docs`` but the files that search reads."""
    pages = pages_of(catalog)
    hand = tuple(written_files(catalog, written))
    files = (
        *(page.file for page in pages),
        *(page.file for page in moved_pages(ledger, pages)),
        *hand,
        *data_files(catalog),
        *(File(f"data/{file.path}", file.data) for file in schema_files(catalog.kinds)),
        *chart_files(catalog),
        *qr_files(catalog, base),
        *picture_files(written),
        *hosting_files(catalog, base),
    )
    return tuple({file.path: file for file in files}.values())


def addresses(catalog: Catalog, written: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the address of every page, generated and hand-written."""
    hand = (re.sub(r"(?:(?<=/)|^)index\.md$|\.md$", "", path) for path in written if path.endswith(".md"))
    return (*(page.address for page in pages_of(catalog)), *(f"{path.rstrip('/')}/" if path else "" for path in hand))


def written_files(catalog: Catalog, written: Mapping[str, bytes]) -> Iterator[File]:
    """Yield the hand-written files, with ``[[kind/id]]`` in pages turned into links and the style sheets in one."""
    yield File(STYLE, b"\n".join(written[part] for part in STYLE_PARTS if part in written))
    for path, data in sorted(written.items()):
        if path in STYLE_PARTS:
            continue
        if not path.endswith(".md"):
            yield File(path, data)
            continue
        yield text_file(path, _linked(data.decode(), Writer(catalog, _seat(path))))


def _seat(path: str) -> str:
    """Return an address whose page lies in the same folder as a hand-written one, so that links from it are right."""
    folder = path.rpartition("/")[0]
    return f"{folder}/index/" if folder else ""


def _linked(text: str, write: Writer) -> str:
    return replace_links(text, lambda found: write.link(found.target, found.words, found.anchor))


def written_problems(catalog: Catalog, written: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield a problem for each link in a hand-written page that leads to no record, role or topic."""
    known = {*catalog.entries, *(f"{name}/{term.id}" for name in ("roles", "topics") for term in catalog.terms(name))}
    for path, data in written.items():
        if path.endswith(".md"):
            text = data.decode()
            for found in links_in(text):
                if found.target not in known:
                    line = text[: text.index(found.written)].count("\n") + 1
                    yield Problem(
                        Location(f"docs/{path}", line), "dead-link", f"posten {found.target} finns inte", "Rätta länken"
                    )
