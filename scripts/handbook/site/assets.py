"""The hand-written files that are no pages: styles, scripts and pictures as they are, the style sheets in one."""

import re
from collections.abc import Iterator

from handbook.file import File
from handbook.outputs.inputs import Inputs
from handbook.search.for_lunr import READER

STYLE = "assets/handbook.css"
"""The one style sheet, made of its parts so that a reader's browser asks once."""
STYLE_PARTS = tuple(
    f"assets/styles/{name}.css"
    for name in (
        "tokens",
        "page",
        "text",
        "kinds",
        "figures",
        "cite",
        "course",
        "search",
        "wall",
        "local",
        "screens",
        "print",
    )
)
"""The parts in the order in which the later ones may change what the earlier ones say."""
ONLY_FOR_PEOPLE = re.compile(rb"/\*.*?\*/|^[ \t]+", re.DOTALL | re.MULTILINE)
"""Comments and indentation of a style sheet: a seventh of what every reader would fetch."""
COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n|/\*\* @type (?:(?!\*/).)*\*/ ", re.MULTILINE | re.DOTALL)
"""A comment on lines of its own, as ours are but for types in a line; none begins like that inside a string."""
LAYOUT = re.compile(r"^ +|\n(?=\n)", re.MULTILINE)
"""Indentation and empty lines of a script, of which no text goes over several lines: a fortieth."""
SERVICE_WORKER = "sw.js"
NOT_SHOWN = ("assets/card.svg", "assets/icon.svg")
"""What others are drawn from."""
FOR_PROGRAMS = "assets/search/answers.js"
"""The module that only answers.py runs."""
FOR_EDITORS = "assets/redaktion/"
"""Where the pictures of the editing page lie."""
APART = frozenset({*STYLE_PARTS, SERVICE_WORKER, FOR_PROGRAMS, READER, *NOT_SHOWN})
"""What is no file of the site, or is one in another way."""


def asset_files(given: Inputs) -> Iterator[File]:
    """Yield every hand-written file that is no page and that pages use; scripts without what is only for people."""
    if parts := [given.written[part] for part in STYLE_PARTS if part in given.written]:
        yield File(STYLE, ONLY_FOR_PEOPLE.sub(b"", b"\n".join((*parts, *_own_colour(given)))))
    for path, data in sorted(given.written.items()):
        if not path.endswith(".md") and path not in APART and not path.startswith(FOR_EDITORS):
            yield File(path, _for_browsers(data) if path.endswith(".js") else data)


def _for_browsers(script: bytes) -> bytes:
    return LAYOUT.sub("", COMMENT.sub("", script.decode())).encode()


def editors_pictures(given: Inputs) -> Iterator[File]:
    """Yield the pictures of the editing page: what is read on paper or without a network does without them."""
    yield from (File(path, data) for path, data in sorted(given.written.items()) if path.startswith(FOR_EDITORS))


def _own_colour(given: Inputs) -> Iterator[bytes]:
    """Yield the rule for the colour of a municipality's edition, if it has one."""
    edition = given.catalog.edition
    if edition and edition.colour:
        yield f".md-header,.md-tabs{{background:{edition.colour}}}".encode()


def not_shown(given: Inputs) -> Iterator[File]:
    """Yield the pictures that no page shows."""
    yield from (File(path, given.written[path]) for path in NOT_SHOWN if path in given.written)


def service_worker(given: Inputs) -> Iterator[File]:
    """Yield the script that keeps the copy for reading without a network."""
    if SERVICE_WORKER in given.written:
        yield File(SERVICE_WORKER, given.written[SERVICE_WORKER])
