"""Run as a program: write pages, killed at every step of it, and say how many there were and what the disk then held.

Every kill is at another of the steps that the system sees, so nothing depends on how fast the machine is.
"""

import itertools
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from handbook.catalog.catalog import Catalog
from handbook.file import File
from handbook.site.outputs import Output
from handbook.site.pipeline import write_pages
from handbook.site.site import Site

STEPS = ("open", "os.", "shutil.", "ctypes.", "fcntl.")
"""How the names of what a program asks the system for begin."""


def site(words: str) -> Site:
    """Return a site of a few files, one of which is the same whatever the words are."""
    texts = {"a.txt": words, "b/c.txt": words, "same.txt": "same"}
    output = Output(
        name="a", files=lambda _: [File(path, text.encode()) for path, text in texts.items()], media_type="text/plain"
    )
    made = replace(Site(Catalog((), {}, {})), overviews=(), outputs=(output,))
    assert made.files
    return made


def held(root: Path) -> dict[str, bytes]:
    """Return what stands in the output, by path."""
    docs = root / "build/docs"
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()}


def killed(root: Path, made: Site, step: int) -> bool:
    """Write the pages in a process of its own that is killed before a step; tell whether it came that far."""
    child = os.fork()
    if not child:
        taken = itertools.count()

        def hook(event: str, _: object) -> None:
            if event.startswith(STEPS) and next(taken) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        write_pages(root, made)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def main() -> None:
    """Kill each step of building the new site upon the old one."""
    root = Path(sys.argv[1])
    if len(sys.argv) > 2:
        sys.platform = sys.argv[2]
    sites = site("old"), site("new")
    wholes = []
    for made in reversed(sites):
        write_pages(root, made)
        wholes.append(held(root))
    found = [0, 0]
    for step in itertools.count():
        write_pages(root, sites[0])
        if not killed(root, sites[1], step):
            break
        found[wholes[::-1].index(held(root) or held_aside(root))] += 1
    print(*found)
    print(*sorted(path.name for path in (root / "build").iterdir()))


def held_aside(root: Path) -> dict[str, bytes]:
    """Return what stands in the output once the next build has begun: a swap in two steps may be cut between them."""
    (root / "build/.docs.old").rename(root / "build/docs")
    return held(root)


if __name__ == "__main__":
    main()
