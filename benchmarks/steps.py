"""Our own steps on one project, one after the other: time and memory of each, as JSON.

    python -m benchmarks.steps FOLDER

Run as a program of its own, so that memory is that of these steps alone. Memory is the highest so far.
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from handbook.catalog.understanding import understand
from handbook.content.load import load, load_written
from handbook.file import File
from handbook.site.publish import publish, write_if_changed
from handbook.site.site import Site

T = TypeVar("T")
Measured = list[tuple[str, float, float]]
"""Step, seconds, megabytes."""


def measure(root: Path) -> Measured:
    """Run the steps on the project at ``root`` as a build does, and return what each took."""
    found: Measured = []

    def timed(name: str, step: Callable[[], T]) -> T:
        began = time.process_time()
        made = step()
        found.append((name, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
        return made

    gc.disable()  # as scripts/build.py does
    sources, unread = timed("load", lambda: load(root))
    catalog, wrong = timed("understand", lambda: understand(sources))
    site = Site(catalog, load_written(root / "docs")[0])
    more = timed("findings of the site", lambda: tuple(site.findings()))
    for finding in (*unread, *wrong, *more):
        sys.exit(str(finding))
    timed("render", lambda: site.pages)
    files = timed("outputs", lambda: [File(file.path, file.data) for file in site.files])
    index = timed("search", lambda: site.files_beside_engine)
    timed("publish", lambda: publish((*files, *index), root / "build/docs"))
    write_if_changed(root / "build/nav.yml", site.nav.data)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]).resolve())))
