"""Documents that other programs open, packed so that the same document is the same bytes in every build."""

import io
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def repacked(document: bytes) -> bytes:
    """Return a zip with its files in order and no day in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        # The list of types comes first: some programs look for it there.
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, given.read(name))
    return out.getvalue()
