"""Files packed as a zip so that the same files are the same bytes in every build and on every system."""

import io
import zipfile
from collections.abc import Iterable

from handbook.file import File


def zipped(files: Iterable[File]) -> bytes:
    """Return a zip of files in their order, with no day in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            info = zipfile.ZipInfo(file.path)  # its day is the first that a zip can tell
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            packed.writestr(info, file.data)
    return out.getvalue()


def repacked(document: bytes) -> bytes:
    """Return a document that other programs open, which is a zip, with its files in order and no day in it."""
    with zipfile.ZipFile(io.BytesIO(document)) as given:
        # The list of types comes first: some programs look for it there.
        names = sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return zipped(File(name, given.read(name)) for name in names)
