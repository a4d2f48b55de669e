"""The list of what an offline copy holds, for ``docs/sw.js``: each file's address and hash, and the size of it all.

Pure. The copy is whole or not there: with the hashes the reader's browser sees that every file belongs to one build.
"""

import hashlib
import json
from collections.abc import Collection, Mapping

from handbook.catalog.address import address_of_file
from handbook.file import File

LIST = "offline.json"
LONGEST = 16
"""Letters of a hash: enough to tell files apart that no one has made to look alike."""


def offline_list(built: Mapping[str, bytes], taken: Collection[str]) -> File:
    """Return the list for a built site, whose files are given by path; ``taken`` are the paths of what a copy holds."""
    kept = {path: data for path, data in sorted(built.items()) if path in taken}
    files = {address_of_file(path): hashed(data) for path, data in kept.items()}
    version = hashed(json.dumps(files).encode())
    content = {"version": version, "bytes": sum(map(len, kept.values())), "files": files}
    return File(LIST, f"{json.dumps(content, ensure_ascii=False, indent=0)}\n".encode())


def hashed(data: bytes) -> str:
    """Return the beginning of the file's SHA-256."""
    return hashlib.sha256(data).hexdigest()[:LONGEST]
