"""Where things stand: findings in, problems out, each with line and column in its file, ordered and told once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import yaml

from handbook.content.problems import Code, Finding, Location, Path, Problem

LED_NOWHERE: tuple[Code, ...] = ("dead-link", "wrong-kind", "unknown-term")
"""What is no id leads nowhere either: the editor is told the second, which knows what may have been meant."""


class Written(Protocol):
    """A file whose keys and values keep their places."""

    @property
    def text(self) -> str:
        """The text of the file."""

    @property
    def node(self) -> yaml.Node:
        """Its root node."""


class Mark(Protocol):
    """A place as either YAML loader tells it."""

    line: int
    column: int


def located(findings: Iterable[Finding], files: Mapping[str, Written]) -> tuple[Problem, ...]:
    """Return the findings as problems with line and column, in the order of files and lines, doubles removed.

    ``files`` are the readable ones by path; what is found in another has its place with it or stands at the top.
    """
    told = tuple(findings)
    nowhere = {(it.file, it.path) for it in told if it.code in LED_NOWHERE}
    once = (it for it in told if it.code != "wrong-type" or (it.file, it.path) not in nowhere)
    placed = ((it, place) for it in once for place in _places(it, files.get(it.file)))
    return tuple(sorted({Problem(place, it.code, it.message, it.advice) for it, place in placed}))


def _places(finding: Finding, file: Written | None) -> Iterator[Location]:
    yield _place(finding, file)
    yield from (Location(finding.file, *mark) for mark in finding.also)


def _place(finding: Finding, file: Written | None) -> Location:
    if finding.mark:
        return Location(finding.file, *finding.mark)
    if file is None:
        return Location(finding.file)
    line, column = mark_of(value_at(file.node, finding.path, key=finding.of_key))
    return Location(finding.file, *_words_from(file.text, finding.words, line, column))


def mark_of(node: yaml.Node) -> tuple[int, int]:
    """Return line and column where a node starts, counted from 1."""
    return place_of(node.start_mark)


def place_of(mark: Mark | None) -> tuple[int, int]:
    """Return line and column counted from 1, as editors do; YAML counts from 0."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def place_in(text: str, at: int) -> tuple[int, int]:
    """Return line and column, counted from 1, of the character at a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def value_at(node: yaml.Node, path: Path, *, key: bool = False) -> yaml.Node:
    """Return the value (or the ``key``) at ``path``; the nearest one above it if it is missing."""
    found = node
    for depth, step in enumerate(path):
        below = _below(found, step, key=key and depth == len(path) - 1)
        if below is None:
            break
        found = below
    return found


def _below(node: yaml.Node, step: str | int, *, key: bool) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((name if key else value for name, value in node.value if name.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def _words_from(text: str, words: str, line: int, column: int) -> tuple[int, int]:
    """Return where ``words`` stand in ``text`` from a place onwards; the place itself if they are not found."""
    if words:
        for number, row in enumerate(text.split("\n")[line - 1 :], start=line):
            at = row.find(words, column - 1 if number == line else 0)
            if at >= 0:
                return number, at + 1
    return line, column
