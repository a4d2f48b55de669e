"""QR codes that lead from a printed guide to the living page."""

import io
from collections.abc import Iterator

import segno

from handbook.address import address_of
from handbook.link import Catalog
from handbook.page import File

MASK = 0
"""The pattern laid over the code. Any can be read; to compare all eight for the best takes most of the time."""


def qr_files(catalog: Catalog, base: str) -> Iterator[File]:
    """Yield one SVG per guide. ``base`` is the site's address, with a slash at the end."""
    for entry in catalog.of_kind("guides"):
        address = address_of(catalog, entry.ref)
        yield File(f"{address}qr.svg", qr_svg(f"{base}{address}"))


def qr_svg(url: str) -> bytes:
    """Return a QR code (error correction M, ISO/IEC 18004) as SVG, with the quiet zone the standard asks for."""
    out = io.BytesIO()
    segno.make_qr(url, error="m", mask=MASK).save(
        out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue()
