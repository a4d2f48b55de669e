"""The map for search engines: the engine's, without pages that ask not to be in it, with the outputs that ask to be.

The day on which a page last changed is that of an edition. Where no edition says it, nothing is told: a day that is not
true is worse than none, since search engines stop asking those who tell the day of each build.
"""

import gzip
import io
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from handbook.catalog.address import address_of
from handbook.catalog.catalog import Catalog
from handbook.file import File
from handbook.outputs.feeds import feeds
from handbook.site.site import Site

SITEMAP = "sitemap.xml"
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
    found: dict[str, str] = {}
    for ref in catalog.entries:
        versions, now = history.versions.get(ref, ()), history.of.get(ref, ())
        found[address_of(catalog, ref)] = versions[-1].day if versions and "" not in {day for day, _ in now} else ""
    for feed in feeds(catalog):
        if feed.address and history.days:
            days = [edition.day for edition in history.changes if any(map(feed.wanted, edition.changed))]
            found[feed.address] = days[0] if days else history.days[0]
    return {address: day for address, day in found.items() if day}
