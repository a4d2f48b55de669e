"""What YAML reads in another way than an editor meant, told from the text of the file beside its nodes.

A ``#`` after a space makes the rest of a line a comment, and ``>-`` folds the lines of a list into running text. Both
are silent: the record is whole, but says something else.
"""

import re
from collections.abc import Iterator

import yaml

from handbook.content.load import PLAIN, SourceFile
from handbook.content.problems import Finding

COMMENT = re.compile(r"[ \t]+(#.*)")
LIST_LINE = re.compile(r"[ ]*((?:[-*+]|1[.)])[ ]+\S+)")
FOLDED = ">"


def trapped(source: SourceFile) -> Iterator[Finding]:
    """Yield every value of a file that YAML has cut off or folded."""
    lines = source.text.split("\n")
    for node in _scalars(source.node):
        yield from (finding for finding in _swallowed(node, lines, source.path))
        if node.style == FOLDED:
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


def _swallowed(node: yaml.ScalarNode, lines: list[str], file: str) -> Iterator[Finding]:
    end = node.end_mark
    if node.style in PLAIN and end and node.value and end.line < len(lines):
        found = COMMENT.match(lines[end.line], end.column)
        if found:
            message = f"”{found[1]}” räknas inte med: efter ett mellanslag gör # resten av raden till en anmärkning"
            advice = "Sätt citattecken runt hela värdet, eller flytta anmärkningen till en egen rad"
            mark = (end.line + 1, found.start(1) + 1)
            yield Finding(code="swallowed", message=message, advice=advice, file=file, mark=mark)


def _folded(node: yaml.ScalarNode, lines: list[str], file: str) -> Iterator[Finding]:
    start, end = node.start_mark, node.end_mark
    first, last = (start.line + 1, end.line) if start and end else (0, 0)
    for number in range(first + 1, min(last, len(lines))):
        found = LIST_LINE.match(lines[number])
        if found and lines[number - 1].strip():
            message = "listan fogas ihop till löpande text"
            advice = "Skriv | i stället för >- efter kolonet, och en tom rad före listan"
            mark = (number + 1, found.start(1) + 1)
            yield Finding(code="folded-list", message=message, advice=advice, file=file, mark=mark)
            return
