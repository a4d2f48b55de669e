"""The map for search engines: the engine's, without pages that ask not to be in it, with the outputs that ask to be."""

import gzip
import io
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from handbook.file import File
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
    out = io.BytesIO()
    ET.ElementTree(tree).write(out, "utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"
