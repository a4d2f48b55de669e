"""Pictures that must be PNG: the card that others show for a link to the handbook, and icons for home screens.

They are drawn from the SVG files beside which they are published. Letters in those are outlines, since which fonts a
machine has must not change what is built.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from resvg_py import svg_to_bytes

from handbook.page import File

ASSETS = "assets"
DRAWN = (
    ("card.svg", "card.png", 1200),
    ("icon.svg", "apple-touch-icon.png", 180),
    ("icon.svg", "icon-192.png", 192),
    ("icon.svg", "icon-512.png", 512),
)
"""From what, to what, and how many pixels wide."""


def picture_files(written: Mapping[str, bytes]) -> Iterator[File]:
    """Yield the pictures that are drawn from hand-written SVG files, given by path."""
    for source, name, width in DRAWN:
        if svg := written.get(f"{ASSETS}/{source}"):
            yield File(f"{ASSETS}/{name}", png(svg.decode(), width))


@lru_cache
def png(svg: str, width: int) -> bytes:
    """Return a PNG of an SVG, ``width`` pixels wide and as high as its proportions say."""
    return bytes(svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))
