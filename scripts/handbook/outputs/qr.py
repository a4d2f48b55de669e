"""QR codes that lead from paper to the living page."""

import io
from collections.abc import Iterator

import segno

from handbook.catalog.address import Beside, address_of
from handbook.file import File
from handbook.outputs.inputs import Inputs

MASK = 0
"""The pattern laid over the code. Any can be read; to compare all eight for the best takes most of the time."""
SCALE = 6
"""How many dots of a picture a module of the code is wide."""


def qr_files(given: Inputs) -> Iterator[File]:
    """Yield one SVG per page made to be printed."""
    for cls in given.catalog.kinds:
        for entry in given.catalog.of(cls) if cls.kind.printed else ():
            address = address_of(given.catalog, entry.ref)
            yield File(f"{address}{Beside.QR}", qr_svg(f"{given.base}{address}"))


def qr_svg(url: str) -> bytes:
    """Return a QR code (error correction M, ISO/IEC 18004) as SVG, with the quiet zone the standard asks for."""
    out = io.BytesIO()
    segno.make_qr(url, error="m", mask=MASK).save(
        out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue()


def qr_png(address: str) -> bytes | None:
    """Return a QR code as a picture of dots, unless the address is too long for one."""
    out = io.BytesIO()
    try:
        code = segno.make_qr(address, error="m", mask=MASK)
    except segno.DataOverflowError:
        return None
    code.save(out, kind="png", scale=SCALE, border=4)
    return out.getvalue()
