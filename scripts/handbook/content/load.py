"""Files in, YAML nodes out. The only step that reads ``content/``.

Every key and value keeps its position. All scalars stay the text the editor wrote: YAML's guesses at types
(``no``, ``012``, ``1:30``) are never made, since the kinds say what a value is.
"""

import os
import re
import stat
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from handbook.content.kept import Keeper
from handbook.content.positions import place_in, place_of
from handbook.content.problems import Code, Finding
from handbook.content.yaml_errors import explained, unjoined, unseen_breaks

MEGABYTE = 1_000_000
MAX_BYTES = 2 * MEGABYTE
"""The questions of ``asked.yml`` take over half of it. What is larger has something in it that belongs elsewhere."""
MAX_DEPTH = 50
"""How many levels of lists and fields a file may have: what reads them goes down level by level."""
INDENTED = re.compile(rf"^[ ?-]{{{MAX_DEPTH}}}", re.MULTILINE)
NO_PAGE = "readme.md"
"""What tells developers of the folder it lies in, in any folder and with letters of any size."""
LICENCE = "LICENSE"
"""What says on which terms the records may be used; it lies in ``content/`` itself."""
PLACES = ("assets/", "manifest.webmanifest", "sw.js")
"""What may lie in ``docs/`` beside pages; all else might take the place of a file that the build makes."""
PROGRAMS_NAMES = frozenset({"4913", "Thumbs.db", "desktop.ini"})
PROGRAMS_ENDINGS = ("~", ".bak", ".orig", ".rej", ".save", ".swo", ".swp", ".tmp", "___jb_tmp___", "___jb_old___")
"""What editors and systems call the files that they leave behind."""
A_TICK = 2_000_000_000
"""Nanoseconds: some disks stamp files no finer than this."""
NEVER = (0, 0, 0, 0)
"""The stamp of what is read each time."""
Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN = (None, "")
"""How the two loaders say that a value has no quotes."""
NOTHING = frozenset(["", "~", "null", "Null", "NULL"])
"""What YAML takes for no value at all, without quotes."""
Plain = Mapping[str, "Plain"] | Sequence["Plain"] | str | None
"""What a node of YAML holds when no type is guessed: fields, a list, a text, or nothing."""

ODD_KEY = re.compile(r"\?|[\]}]\s*:")
"""What a file has in which the name of a field is no word."""
NO_WORD = (
    "ett fältnamn är en lista eller fält i sig",
    "Skriv ett ord före kolonet, och sätt citattecken runt text som börjar med [, { eller ?",
)


@dataclass(frozen=True)
class SourceFile(Keeper):
    """One YAML file: its path from the project folder, its text and its root node."""

    path: str
    text: str
    node: yaml.Node

    @cached_property
    def folder(self) -> str:
        """The folder under ``content/``."""
        return Path(self.path).parent.name

    @cached_property
    def stem(self) -> str:
        """The file name without its ending: the id of the record."""
        return Path(self.path).stem


def is_empty(node: yaml.Node) -> bool:
    """Tell whether nothing stands in the place of a value."""
    return isinstance(node, yaml.ScalarNode) and node.value in NOTHING and node.style in PLAIN


Stamp = tuple[int, int, int, int]
"""What tells that a file has not been touched: when it was written and changed, its size, and which file it is."""
Kept = dict[str, tuple[Stamp, SourceFile | Finding]]
"""Path from the project folder → what stood there when it was last read. It belongs to one project."""


def load(root: Path, kept: Kept | None = None) -> tuple[tuple[SourceFile, ...], tuple[Finding, ...]]:
    """Read every file under ``root/content`` and return the readable ones and what was wrong with the rest.

    What is ``kept`` from the last time and has not been touched since is not read again; then it holds what this time
    has read.
    """
    content = root / "content"
    known, made = kept or {}, Kept()
    for path in _files(content):
        if path != content / LICENCE:
            shown = path.relative_to(root).as_posix()
            made[shown] = _looked_at(path, shown, content, known.get(shown))
    loaded = [item for _, item in made.values()]
    if kept is not None:
        kept.clear()
        kept.update(made)
    return (
        tuple(item for item in loaded if isinstance(item, SourceFile)),
        tuple(item for item in loaded if isinstance(item, Finding)),
    )


def _looked_at(
    path: Path, shown: str, content: Path, known: tuple[Stamp, SourceFile | Finding] | None
) -> tuple[Stamp, SourceFile | Finding]:
    stamp = _stamp(path)
    return known if known and known[0] == stamp and stamp != NEVER else (stamp, load_file(path, shown, content))


def _stamp(path: Path) -> Stamp:
    """Return what tells that a file has not been touched since now; ``NEVER`` if nothing can.

    What a link leads to may change by itself, and a file that was written just now may be written again before the
    clock that stamps it goes on.
    """
    status = path.lstat()
    still = stat.S_ISREG(status.st_mode) and time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > A_TICK
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino) if still else NEVER


def _files(folder: Path) -> Iterator[Path]:
    for directory, folders, names in os.walk(folder):
        folders[:] = sorted(filter(is_written, folders))
        yield from (Path(directory, name) for name in sorted(names) if is_written(name))
        yield from (Path(directory, name) for name in folders if Path(directory, name).is_symlink())


def is_written(name: str) -> bool:
    """Tell whether an editor has written a file of this name, and not her program, to keep a copy or a lock."""
    return not (name in PROGRAMS_NAMES or name.startswith((".", "#", "~$")) or name.endswith(PROGRAMS_ENDINGS))


def text_of(data: bytes) -> str:
    """Return the text that a file's bytes are in UTF-8, with or without a mark, each letter as one character.

    Raises ``UnicodeDecodeError``.
    """
    return unicodedata.normalize("NFC", data.decode("utf-8-sig").replace("\r\n", "\n"))


def load_file(path: Path, shown: str, content: Path) -> SourceFile | Finding:
    """Read one file. ``shown`` is the path to print; ``content`` is the folder it may not lead out of."""
    if path.is_symlink() and not path.resolve().is_relative_to(content.resolve()):
        return _at("symlink", "filen är en länk ut ur content/", "Lägg själva filen här i stället", shown)
    if path.suffix != ".yml":
        return _at("file-name", "filen slutar inte på .yml", "Döp om den till .yml eller flytta den", shown)
    if path.stat().st_size > MAX_BYTES:
        message = f"filen är större än {MAX_BYTES // MEGABYTE} MB"
        return _at("file-size", message, "Dela upp posten eller ta bort bilagor", shown)
    text = readable(path.read_bytes(), shown)
    return text if isinstance(text, Finding) else parse(text, shown)


def readable(data: bytes, shown: str) -> str | Finding:
    """Return the text of a file, or the problem if it is none in UTF-8."""
    if b"\0" in data:
        return _at("encoding", "filen är inte en textfil", "Spara den som text i UTF-8", shown)
    try:
        return text_of(data)
    except UnicodeDecodeError as error:
        return not_utf_8(error, shown)


def not_utf_8(error: UnicodeDecodeError, shown: str) -> Finding:
    """Return what to say of a file that is not in UTF-8, with the place of the first letter that is not."""
    advice = "Öppna den i din redigerare och spara om den i UTF-8"
    before = text_of(error.object[: error.start])  # the error counts from after a mark of UTF-8, and so does this
    return _at("encoding", "filen är inte sparad i UTF-8", advice, shown, place_in(before, len(before)))


def _at(code: Code, message: str, advice: str, file: str, mark: tuple[int, int] = (1, 1)) -> Finding:
    return Finding(code=code, message=message, advice=advice, file=file, mark=mark)


@lru_cache(maxsize=2**14)  # the preview reads the same files again and again
def parse(text: str, shown: str) -> SourceFile | Finding:
    """Turn the text of a file into a node with positions, or into the problem that prevents it."""
    if hidden := unjoined(text, shown) or unseen_breaks(text, shown):
        return hidden
    try:
        if deep := _too_deep(text, shown):
            return deep
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        message, advice, mark = explained(error, text)
        return _at("yaml", message, advice, shown, mark)
    if node is None:
        return _at("empty-file", "filen är tom", "Fyll i posten eller ta bort filen", shown)
    if key := _odd_key(node) if ODD_KEY.search(text) else None:
        return _at("yaml", *NO_WORD, shown, place_of(key.start_mark))
    alias = _alias(text, shown) if "*" in text and _shares_nodes(node) else None
    return alias or SourceFile(shown, text, node)


def _too_deep(text: str, shown: str) -> Finding | None:
    if text.count("[") + text.count("{") <= MAX_DEPTH and not INDENTED.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            message, advice = (
                "filen har för många nivåer inuti varandra",
                "Räta upp indraget, eller sätt citattecken runt texten",
            )
            return _at("yaml", message, advice, shown, place_of(event.start_mark))
    return None


def _odd_key(root: yaml.Node) -> yaml.Node | None:
    """Return a name of a field that is a list or fields of its own."""
    key: yaml.Node
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    return key
                waiting.append(value)
    return None


def _shares_nodes(root: yaml.Node) -> bool:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)
    return False


def _alias(text: str, shown: str) -> Finding | None:
    # Aliases can make a small file expand without end ("billion laughs"), and editors never need them.
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.AliasEvent):
            message = f"*{event.anchor} är en YAML-hänvisning, och sådana tillåts inte"
            advice = "Skriv ut värdet, eller sätt citattecken runt texten"
            return _at("alias", message, advice, shown, place_of(event.start_mark))
    return None


def load_settings(path: Path) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """Return the settings file, or ``None`` if there is none or it cannot be read; and what was wrong with it."""
    made = load_file(path, path.name, path.parent) if path.exists() else None
    return (None, (made,)) if isinstance(made, Finding) else (made, ())


def load_written(docs: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Return the hand-written pages and assets below ``docs`` by their path; pages with each letter one character."""
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for path in _files(docs):
        place = unicodedata.normalize("NFC", path.relative_to(docs).as_posix())
        if path.is_file() and path.name.lower() != NO_PAGE:
            if path.suffix != ".md" and not place.startswith(PLACES):
                message, advice = "filen är varken en sida eller ligger i docs/assets/", "Flytta den till docs/assets/"
                findings.append(_at("file-name", message, advice, f"docs/{place}"))
                continue
            data = path.read_bytes()
            try:
                text = text_of(data) if path.suffix == ".md" else ""
                files[place] = text.encode() if path.suffix == ".md" else data
                findings += filter(None, (unjoined(text, f"docs/{place}"),))
            except UnicodeDecodeError as error:
                findings.append(not_utf_8(error, f"docs/{place}"))
    return files, tuple(findings)
