"""Values in, lines of YAML out: the form in which the handbook's records are written.

A short value stands on the line of its name, a long one is folded under ``>-`` and one of several lines stands under
``|``. Quotation marks are there where YAML needs them. Ids stand in ``[a, b]`` if they fit on a line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import yaml

from handbook.content.load import NOTHING, PLAIN, Loader, Plain

WIDTH = 100
"""How many characters a line may have, where the text can be broken."""
STEP = 2
"""Blanks that what lies inside a field or an item stands further in."""
ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?\Z")
TYPED = frozenset(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"])
"""What other programs that read YAML take for something else than text."""
NO_LINE_BEGINS = re.compile(r"(?:[-*+•]|1[.)]|#{3,6}|>)\Z")
"""A word that would look like the mark of a list, heading or quotation at the beginning of a line."""


def entry(key: str, value: Plain, indent: int) -> list[str]:
    """Return the lines of a field whose name stands ``indent`` blanks in."""
    name = key if _is_plain(key) and ":" not in key else _quoted(key)
    return _after(" " * indent + name + ":", value, indent)


def item(value: Plain, indent: int) -> list[str]:
    """Return the lines of an item of a list whose dash stands ``indent`` blanks in."""
    dash = " " * indent + "-"
    inside = " " * (indent + STEP)
    lines: list[str] = []
    if isinstance(value, Mapping) and value:
        lines = [line for key, given in value.items() for line in entry(key, given, indent + STEP)]
    elif _is_list(value) and value:
        lines = [line for given in value for line in item(given, indent + STEP)]
    return [dash + " " + lines[0].removeprefix(inside), *lines[1:]] if lines else _after(dash, value, indent)


def _after(start: str, value: Plain, indent: int) -> list[str]:
    if isinstance(value, Mapping) and value:
        return [start, *(line for key, given in value.items() for line in entry(key, given, indent + STEP))]
    if _is_list(value) and value:
        flow = f"{start} [{', '.join(map(str, value))}]"
        if all(map(_is_id, value)) and len(flow) <= WIDTH:
            return [flow]
        return [start, *(line for given in value for line in item(given, indent + STEP))]
    if isinstance(value, str):
        return _text(start, value, " " * (indent + STEP))
    return [start if value is None else start + (" {}" if isinstance(value, Mapping) else " []")]


def _is_id(value: Plain) -> bool:
    return isinstance(value, str) and bool(ID.match(value)) and value not in NOTHING


def _is_list(value: Plain) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _text(start: str, value: str, inside: str) -> list[str]:
    if "\n" in value:
        return _literal(start, value, inside) or [f"{start} {_escaped(value)}"]
    short = value if _is_plain(value) else _quoted(value)
    if len(start) + 1 + len(short) > WIDTH and _folds(value):
        return [f"{start} >-", *_folded(value, inside)]
    return [f"{start} {short}"]


def _literal(start: str, value: str, inside: str) -> list[str]:
    """Return a text of several lines as it is written, or nothing if YAML would change it."""
    kept = {0: "-", 1: ""}.get(len(value) - len(value.rstrip("\n")), "+")
    rows = value.removesuffix("\n").split("\n")
    lines = [f"{start} |{kept}", *(inside + row if row else "" for row in rows)]
    return lines if _reads_as("\n".join((*lines, "")), value) else []


def _reads_as(text: str, value: str) -> bool:
    try:
        node = yaml.compose(text.lstrip(" -") if text.startswith(" ") else text, Loader=Loader)
    except yaml.YAMLError:
        return False
    while isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return isinstance(node, yaml.ScalarNode) and node.value == value


def _folds(value: str) -> bool:
    return " " in value and value == " ".join(value.split()) and value.isprintable()


def _folded(value: str, inside: str) -> Iterator[str]:
    line = ""
    for word in value.split(" "):
        if line and len(inside) + len(line) + 1 + len(word) > WIDTH and not NO_LINE_BEGINS.match(word):
            yield inside + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield inside + line


@lru_cache(maxsize=2**14)  # the same ids, names and days again and again
def _is_plain(value: str) -> bool:
    """Tell whether YAML reads a text without quotation marks as it is written."""
    if not value or value != value.strip() or not value.isprintable() or value.lower() in TYPED:
        return False
    try:
        node = yaml.compose(f"- {value}\n", Loader=Loader)
    except yaml.YAMLError:
        return False
    found = node.value[0] if isinstance(node, yaml.SequenceNode) else None
    return isinstance(found, yaml.ScalarNode) and found.style in PLAIN and found.value == value


def _quoted(value: str) -> str:
    if not value.isprintable():
        return _escaped(value)
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _escaped(value: str) -> str:
    """Return a text in one line between quotation marks, with YAML's own signs for what cannot be seen."""
    dumped: str = yaml.dump(value, default_style='"', allow_unicode=True, width=float("inf"))
    return dumped.rstrip("\n")
