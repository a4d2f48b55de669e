"""Captures of changed pages at the Internet Archive, for those who ask for them: proof without any copy of ours.

Without an account it takes three addresses a minute, and each address ten times a day; we ask for each change once.
"""

import re

from handbook.watch.reach import ARCHIVE
from handbook.watch.transport import NoAnswerError, Request
from handbook.watch.visiting import Visitor

PAUSE = 20.0
"""Seconds between two captures."""
MOST = 30
"""Captures in one run: ten minutes."""
CAPTURE = re.compile(r"/web/[0-9]{14}[a-z_]*/")


def captured(url: str, host: str, visitor: Visitor) -> str:
    """Return the address of a new capture of a page. Raises ``NoAnswerError`` if none was made."""
    answer = visitor.ask(Request(f"{host.rstrip('/')}/save/{url}"), PAUSE)
    place = answer.headers.get("content-location") or answer.headers.get("location", "")
    found = CAPTURE.search(place)
    if found is None:
        raise NoAnswerError("broken", f"ingen kopia blev gjord ({answer.status})")
    return f"{ARCHIVE}{place[found.start() :]}"
