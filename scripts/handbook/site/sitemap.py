"""The map for search engines: the engine's, without pages that ask not to be in it, with the outputs that ask to be.

The day on which a page last changed is that of an edition. Where no edition says it, nothing is told: a day that is not
true is worse than none, since search engines stop asking those who tell the day of each build.
"""

import gzip
import io
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from handbook.catalog.address import address_of, kind_address, term_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.differences import Changed
from handbook.catalog.history import terms_of
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File
from handbook.outputs.hosting import SITEMAP
from handbook.site.site import Site

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(engines: bytes, site: Site) -> Iterator[File]:
    """Yield the map and its packed twin. ``engines`` is the map that the engine made, of every page."""
    whole = sitemap(engines, site)
    yield File(SITEMAP, whole)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as out:
        out.write(whole)
    yield File(f"{SITEMAP}.gz", packed.getvalue())


def sitemap(engines: bytes, site: Site) -> bytes:
    """Return the map."""
    ET.register_namespace("", SPACE)
    tree = ET.fromstring(engines)  # noqa: S314  # the engine has just written it
    kept = {
        urljoin(site.settings.base, page.address)
        for page in (*site.pages, *site.moved, *site.shells)
        if "robots" in page.meta
    }
    for url in list(tree):
        if url.findtext(f"{{{SPACE}}}loc") in kept:
            tree.remove(url)
    for output in site.outputs:
        for file in site.files_of(output) if output.in_sitemap else ():
            place = ET.SubElement(ET.SubElement(tree, f"{{{SPACE}}}url"), f"{{{SPACE}}}loc")
            place.text = urljoin(site.settings.base, file.path)
    days = {urljoin(site.settings.base, address): day for address, day in last_changed(site.catalog).items()}
    for url in tree:
        if day := days.get(url.findtext(f"{{{SPACE}}}loc") or ""):
            ET.SubElement(url, f"{{{SPACE}}}lastmod").text = day
    out = io.BytesIO()
    ET.ElementTree(tree).write(out, "utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def last_changed(catalog: Catalog) -> Mapping[str, str]:
    """Return the day of the edition that last changed each page of a record, a kind, a role or a topic, by address.

    What has changed since the last edition is left out: nobody has said on which day.
    """
    history = catalog.history
    found = {
        address_of(catalog, ref): versions[-1].day for ref, versions in history.versions.items() if _is(catalog, ref)
    }
    groups = {cls.kind.folder: kind_address(cls) for cls in catalog.kinds}
    terms = ((name, term) for name in PAGE_ADDRESSES for term in catalog.terms(name))
    groups |= {f"{name}/{term.id}": term_address(name, term.id) for name, term in terms}
    found |= dict.fromkeys(groups.values(), history.days[0] if history.days else "")
    for edition in reversed(history.changes):
        for it in edition.changed:
            if not edition.day and _is(catalog, it.ref):
                found[address_of(catalog, it.ref)] = ""
            of = (it.record.cls.kind.folder, *_terms(it))
            found |= {groups[name]: edition.day for name in of if name in groups}
    return {address: day for address, day in found.items() if day}


def _is(catalog: Catalog, ref: str) -> bool:
    return ref in catalog.entries


def _terms(found: Changed) -> Iterator[str]:
    return (f"{name}/{term_id}" for name in PAGE_ADDRESSES for term_id in terms_of(found, (name,)))
