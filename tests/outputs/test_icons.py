"""Pictures drawn from SVG: the sizes that pages and the manifest promise, and the same bytes each time."""

import json
import re
import struct
from functools import cache

from handbook.catalog.catalog import Catalog
from handbook.outputs.icons import card_file, favicon, icon_files, png
from handbook.outputs.inputs import Inputs
from places import ROOT

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1H0z"/></svg>'


@cache
def drawn() -> dict[str, bytes]:
    written = {f"assets/{name}": (ROOT / "docs/assets" / name).read_bytes() for name in ("card.svg", "icon.svg")}
    given = Inputs(Catalog((), {}, {}), written, "")
    return {file.path: file.data for file in (*icon_files(given), *card_file(given))}


def size_of(data: bytes) -> tuple[int, int]:
    """Return width and height as the PNG's header says them."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_icons_are_as_large_as_the_manifest_says() -> None:
    icons = json.loads((ROOT / "docs/manifest.webmanifest").read_text("utf-8"))["icons"]
    assert icons
    for icon in icons:
        assert "x".join(map(str, size_of(drawn()[icon["src"]]))) == icon["sizes"]


def test_the_card_is_as_large_as_the_pages_say() -> None:
    head = (ROOT / "theme/main.html").read_text("utf-8")
    said = tuple(int(number) for number in re.findall(r'og:image:(?:width|height)" content="(\d+)"', head))
    assert size_of(drawn()["assets/card.png"]) == said


def test_letters_are_outlines_so_that_no_font_of_the_machine_counts() -> None:
    for name in ("card.svg", "icon.svg"):
        assert "<text" not in (ROOT / "docs/assets" / name).read_text("utf-8")


def test_a_picture_is_drawn_the_same_each_time_and_only_if_it_has_a_source() -> None:
    first = png(SQUARE, 64)
    png.cache_clear()
    assert size_of(first) == (64, 32)
    assert png(SQUARE, 64) == first
    given = Inputs(Catalog((), {}, {}), {}, "")
    assert [*icon_files(given), *card_file(given), *favicon(given)] == []


def test_the_icon_at_a_hosts_root_is_a_list_of_one_picture() -> None:
    (file,) = favicon(Inputs(Catalog((), {}, {}), {"assets/favicon.svg": SQUARE.encode()}, ""))
    picture = png(SQUARE, 48)
    assert file.path == "favicon.ico"
    assert file.data == b"\0\0\1\0\1\0" + b"\x30\x30\0\0\1\0\x20\0" + struct.pack("<II", len(picture), 22) + picture
