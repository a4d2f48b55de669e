"""Projects of any size, made from the real records: copies with ids of their own, linked within each copy.

    python -m benchmarks.projects FOLDER SIZE

A copy's records have the neighbours that the real ones have, so a page has as much to show in a large project
as in a small one. The first copy is the real content, byte for byte.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from handbook.content.fields import Value, walk
from handbook.content.problems import report
from handbook.content.prose import LINK
from handbook.content.structure import AnyEntry
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.site.pipeline import read

ROOT = Path(__file__).parents[1]
Edit = tuple[int, int, str]
"""Where a text is replaced, from and to, and by what."""


def make(target: Path, size: int, root: Path = ROOT) -> int:
    """Make a project of about ``size`` records in ``target``; return how many it has."""
    inputs, problems = read(root)
    if problems:
        sys.exit(f"{report(problems, 'text')}\nThe records must be whole before they can be multiplied.")
    shutil.rmtree(target, ignore_errors=True)
    lay_out(target, root)
    every = tuple(inputs.catalog.entries.values())
    entries = tuple(entry for entry in every if _may_be_copied(entry))
    copies = max(1, round((size - len(every)) / len(entries)) + 1)
    for entry in entries:
        for number in range(2, copies + 1):
            path = target / f"content/{entry.folder}/{entry.id}-k{number}.yml"
            path.write_text(copied(entry, number), "utf-8")
    return len(every) + (copies - 1) * len(entries)


def lay_out(target: Path, root: Path = ROOT) -> None:
    """Copy what a project is built from to a folder; one that is there may hold none of it."""
    for name in ("content", "docs", "theme", "schema"):
        shutil.copytree(root / name, target / name)
    for name in ("mkdocs.yml", "settings.yml", "addresses.txt"):
        shutil.copy(root / name, target)


def _may_be_copied(entry: AnyEntry) -> bool:
    """Tell whether a record may have an id of a copy: that of a municipality is the code that it has."""
    return bool(re.fullmatch(entry.record.kind.id_pattern, f"{entry.id}-k2"))


def copied(entry: AnyEntry, number: int) -> str:
    """Return the YAML of a record as it stands in copy ``number``."""
    text = entry.source.text
    edits = [edit for value in walk(entry.record) for edit in _edits(entry, value, number)]
    edits += [
        (match.end(1), match.end(1), f"-k{number}")
        for match in LINK.finditer(text)
        if match[1].partition("/")[0] not in PAGE_ADDRESSES
    ]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _edits(entry: AnyEntry, value: Value, number: int) -> Iterator[Edit]:
    if not value.field.link and value.path[0] not in {"title", "aliases"}:
        return
    node = _node(entry.source.node, value)
    start, end = node.start_mark.index, node.end_mark.index
    ending = "\n" if entry.source.text[start:end].endswith("\n") else ""
    if value.field.link:
        yield start, end, f"{value.value}-k{number}{ending}"
    else:
        yield start, end, json.dumps(f"{value.value} (k{number})", ensure_ascii=False) + ending


def _node(node: yaml.Node, value: Value) -> yaml.Node:
    for step in value.path:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(below for key, below in node.value if key.value == step)
    return node


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2])))
