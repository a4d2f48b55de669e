"""The list of what an offline copy holds, for ``docs/sw.js``: each file's address and hash, and the size of it all.

Pure. The copy is whole or not there: with the hashes the reader's browser sees that every file belongs to one build.
"""

import hashlib
import json
import re
from collections.abc import Mapping

from handbook.page import File

LIST = "offline.json"
LEFT_OUT = re.compile(
    r"data/(?!index\.html$).*|.*/index\.json|(?:.*/)?sitemap\..*|404\.html|robots\.txt|_headers|(?:.*/)?security\.txt"
    r"|sw\.js|offline\.json|assets/(?:card\..*|icon\.svg)"
)
"""What no page shows: open data, and what hosts and search engines read."""
LONGEST = 16
"""Letters of a hash: enough to tell files apart that no one has made to look alike."""


def offline_list(site: Mapping[str, bytes]) -> File:
    """Return the list for a built site."""
    kept = {path: data for path, data in sorted(site.items()) if not LEFT_OUT.fullmatch(path)}
    files = {re.sub(r"(?:(?<=/)|^)index\.html$", "", path): hashed(data) for path, data in kept.items()}
    version = hashed(json.dumps(files).encode())
    content = {"version": version, "bytes": sum(map(len, kept.values())), "files": files}
    return File(LIST, f"{json.dumps(content, ensure_ascii=False, indent=0)}\n".encode())


def hashed(data: bytes) -> str:
    """Return the beginning of the file's SHA-256."""
    return hashlib.sha256(data).hexdigest()[:LONGEST]
