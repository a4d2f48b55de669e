"""What YAML reads in another way than an editor meant, told from the text of the file beside its nodes.

A ``#`` after a space makes the rest of a line a comment, and ``>-`` folds the lines of a list into running text. Both
are silent: the record is whole, but says something else.
"""

import re
from collections.abc import Iterator

import yaml

from handbook.content.kept import kept
from handbook.content.load import PLAIN, SourceFile
from handbook.content.positions import mark_of
from handbook.content.problems import Finding
from handbook.content.prose import INVISIBLE

COMMENT = re.compile(r"[ \t]+(#.*)")
COLOUR = re.compile(r"#[0-9a-f]{6}\s*$", re.IGNORECASE)
"""What nobody remarks on an empty value."""
BLOCK_LINE = re.compile(r"[ ]*((?:[-*+•]|1[.)]|#{3,6}|>)[ ]+\S+)")
"""A line that begins a list, a heading or a quotation."""
WORD = re.compile(r"[!&][\w!:/.-]*")
"""A type or a name that YAML gives a value."""
FOLDED, BLOCK = ">", "|"


@kept
def trapped(source: SourceFile) -> tuple[Finding, ...]:
    """Return every value of a file that YAML has cut off or folded."""
    return tuple(_trapped(source))


def _trapped(source: SourceFile) -> Iterator[Finding]:
    # To look for a sign in the whole text is much faster than in each of its values: few files have any.
    text, lines = source.text, source.text.split("\n")
    commented, marked = "#" in text, "!" in text or "&" in text
    unseen = "\\" in text or bool(INVISIBLE.search(text))
    for node in _scalars(source.node):
        if commented:
            yield from _swallowed(node, lines, source.path)
        if marked:
            yield from _marked(node, lines, source.path)
        if unseen:
            yield from _unseen(node, source.path)
        if node.style != BLOCK and _goes_on(node):
            yield from _folded(node, lines, source.path)


def _scalars(root: yaml.Node) -> Iterator[yaml.ScalarNode]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)


def _goes_on(node: yaml.ScalarNode) -> bool:
    """Tell whether a value may take more than a line."""
    start, end = node.start_mark, node.end_mark
    return not start or not end or start.line < end.line


def _swallowed(node: yaml.ScalarNode, lines: list[str], file: str) -> Iterator[Finding]:
    end = node.end_mark
    if node.style in PLAIN and end and end.line < len(lines):
        found = COMMENT.match(lines[end.line], end.column)
        if found and (node.value or COLOUR.match(found[1])):
            message = f"”{found[1]}” räknas inte med: efter ett mellanslag gör # resten av raden till en anmärkning"
            advice = "Sätt citattecken runt hela värdet, eller flytta anmärkningen till en egen rad"
            mark = (end.line + 1, found.start(1) + 1)
            yield Finding(code="swallowed", message=message, advice=advice, file=file, mark=mark)


def _marked(node: yaml.ScalarNode, lines: list[str], file: str) -> Iterator[Finding]:
    """Find a first word that YAML takes for itself: !type or &name. No value without quotes begins so."""
    start = node.start_mark
    found = WORD.match(lines[start.line], start.column) if start and start.line < len(lines) else None
    if found:
        message = f"”{found[0]}” räknas inte med: ! och & först i ett värde är YAML:s egna tecken"
        advice = "Sätt citattecken runt hela värdet"
        yield Finding(code="swallowed", message=message, advice=advice, file=file, mark=mark_of(node))


def _unseen(node: yaml.ScalarNode, file: str) -> Iterator[Finding]:
    if found := INVISIBLE.search(node.value):
        message = f"värdet har ett tecken som inte syns, U+{ord(found[0]):04X}"
        yield Finding(code="invisible", message=message, advice="Ta bort det", file=file, mark=mark_of(node))


def _folded(node: yaml.ScalarNode, lines: list[str], file: str) -> Iterator[Finding]:
    start, end = node.start_mark, node.end_mark
    first, last = (start.line, end.line) if start and end else (0, 0)
    # A text under its > begins on the line after it, and ends before the line of its end.
    first, last = (first + 1, last) if node.style == FOLDED else (first, last + 1)
    for number in range(first + 1, min(last, len(lines))):
        found = BLOCK_LINE.match(lines[number])
        if found and lines[number - 1].strip():
            message = "raderna fogas ihop till löpande text"
            advice = "Skriv | efter kolonet och texten under det, och en tom rad före en lista"
            mark = (number + 1, found.start(1) + 1)
            yield Finding(code="folded-list", message=message, advice=advice, file=file, mark=mark)
            return
