"""What two want at once: an address that is another page's, an id that is another heading's."""

import re
from collections.abc import Iterable, Iterator

from handbook.catalog.address import address_of_file
from handbook.catalog.catalog import Catalog
from handbook.content.problems import Finding
from handbook.content.prose import headings_in, slug
from handbook.content.structure import AnyEntry
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of

CODE = "scripts/handbook"
"""Where the pages are declared that no file of an editor makes."""
HEADING_ID = re.compile(r"^#+ .*\{ #(\S+) \}$", re.MULTILINE)


def same_address(pages: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield the second of two pages in one place, or the one that has a file if the handbook makes the other.

    ``pages`` are their Markdown files and what they are written in.
    """
    seen: dict[str, str] = {}
    for path, source in pages:
        key = path.casefold()  # some disks do not tell large letters from small ones
        if key in seen:
            yield _clash(path, *sorted((seen[key], source), key=bool))
        seen.setdefault(key, source)


def _clash(path: str, other: str, file: str) -> Finding:
    if file:
        message, advice = (
            f"sidan får samma adress som {other or 'en sida som handboken gör själv'}",
            "Byt namn på filen",
        )
    else:
        message = f"handboken gör två sidor med samma adress, {address_of_file(path)}"
        file, advice = CODE, "Byt address i den sort (Kind) eller översikt (Overview) som är ny"
    return Finding(code="same-address", message=message, advice=advice, file=file, mark=(1, 1))


def same_heading(catalog: Catalog) -> Iterator[Finding]:
    """Yield the headings that editors have written and whose id another heading of the page has already.

    No page can be made of a catalog with gaps; its headings are looked at when the records can be read.
    """
    for entry in catalog.entries.values() if catalog.whole else ():
        if written := list(_written(entry)):
            ids = HEADING_ID.findall(record_page(view_of(catalog, entry)).body)
            yield from (finding for name, finding in written if ids.count(name) > 1)


def _written(entry: AnyEntry) -> Iterator[tuple[str, Finding]]:
    for value in entry.values:
        for _, words in headings_in(value.value) if value.field.markdown and "#" in value.value else ():
            message, advice = f"sidan har redan en rubrik ”{words}” eller en som liknar den", "Byt ord i rubriken"
            finding = Finding(
                code="same-heading",
                message=message,
                advice=advice,
                path=value.path,
                words=words,
                file=entry.source.path,
            )
            yield slug(words), finding
