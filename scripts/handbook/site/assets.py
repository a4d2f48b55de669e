"""The hand-written files that are no pages: styles, scripts and pictures as they are, the style sheets in one."""

from collections.abc import Iterator

from handbook.file import File
from handbook.outputs.inputs import Inputs

STYLES = ("assets/handbook.css", "assets/search/search.css")
"""Style sheets; the first takes in the others, so that a reader's browser asks once."""
SERVICE_WORKER = "sw.js"
NOT_SHOWN = ("assets/card.svg", "assets/icon.svg")
"""What others are drawn from."""
FOR_PROGRAMS = "assets/search/answers.js"
"""The module that only answers.py runs."""


def asset_files(given: Inputs) -> Iterator[File]:
    """Yield every hand-written file that is no page and that pages use."""
    for path, data in sorted(given.written.items()):
        if path == STYLES[0]:
            yield File(path, b"\n".join(given.written[style] for style in STYLES if style in given.written))
        elif not (path.endswith(".md") or path in {*STYLES, SERVICE_WORKER, FOR_PROGRAMS, *NOT_SHOWN}):
            yield File(path, data)


def not_shown(given: Inputs) -> Iterator[File]:
    """Yield the pictures that no page shows."""
    yield from (File(path, given.written[path]) for path in NOT_SHOWN if path in given.written)


def service_worker(given: Inputs) -> Iterator[File]:
    """Yield the script that keeps the copy for reading without a network."""
    if SERVICE_WORKER in given.written:
        yield File(SERVICE_WORKER, given.written[SERVICE_WORKER])
