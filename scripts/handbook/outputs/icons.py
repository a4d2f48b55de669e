"""Pictures that must be PNG: the card that others show for a link to the handbook, and icons for home screens.

They are drawn from the SVG files beside which they are published. Letters in those are outlines, since which fonts a
machine has must not change what is built.
"""

import struct
from collections.abc import Iterator
from functools import lru_cache

from resvg_py import svg_to_bytes

from handbook.file import File
from handbook.outputs.inputs import Inputs

ASSETS = "assets"
ICONS = (("apple-touch-icon.png", 180), ("icon-192.png", 192), ("icon-512.png", 512))
"""The icons drawn from icon.svg, and how many pixels wide they are."""
FAVICON, FAVICON_WIDTH, ICO_ENTRY = "favicon.ico", 48, 16
CARD, CARD_WIDTH = "card", 1200


def icon_files(given: Inputs) -> Iterator[File]:
    """Yield the icons for home screens."""
    if svg := given.written.get(f"{ASSETS}/icon.svg"):
        yield from (File(f"{ASSETS}/{name}", png(svg.decode(), width)) for name, width in ICONS)


def card_file(given: Inputs) -> Iterator[File]:
    """Yield the card that others show for a link to the handbook."""
    if svg := given.written.get(f"{ASSETS}/{CARD}.svg"):
        yield File(f"{ASSETS}/{CARD}.png", png(svg.decode(), CARD_WIDTH))


def favicon(given: Inputs) -> Iterator[File]:
    """Yield the icon that browsers and others ask for unasked at a host's root: a PNG in the old format's clothes."""
    if svg := given.written.get(f"{ASSETS}/favicon.svg"):
        yield File(FAVICON, ico(png(svg.decode(), FAVICON_WIDTH), FAVICON_WIDTH))


def ico(picture: bytes, width: int) -> bytes:
    """Return an ICO with one square PNG in it: a header, a list of one, and the picture."""
    header = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", width, width, 0, 0, 1, 32, len(picture), len(header) + ICO_ENTRY)
    return header + entry + picture


@lru_cache
def png(svg: str, width: int) -> bytes:
    """Return a PNG of an SVG, ``width`` pixels wide and as high as its proportions say."""
    return bytes(svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))
