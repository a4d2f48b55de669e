"""Files out. The only step that writes: the new tree is made beside the old one and changes places with it whole.

A build that fails or is killed leaves the last good output. Files that did not change are linked from the old tree,
so that they keep their time stamps and a live preview sees only what changed.
"""

import codecs
import ctypes
import errno
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from difflib import SequenceMatcher
from pathlib import Path

from handbook.file import File
from handbook.folder_lock import held

AT_FDCWD, RENAME_EXCHANGE = -100, 2
ANYBODY_WRITES = 0o222
"""The bits of a file's mode of which one must be set, or somebody has locked it."""
PATIENCE = 600
"""Seconds that one build waits for another."""


def publish(files: Iterable[File], target: Path) -> int:
    """Make ``target`` hold exactly ``files``; return how many were written because they were new or changed."""
    fresh = beside(target, "next")
    written = 0
    made: set[Path] = set()
    for file in files:
        path = fresh / file.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        old = target / file.path
        if old.is_file() and old.read_bytes() == file.data:
            keep(old, path)
        else:
            path.write_bytes(file.data)
            written += 1
    swap(fresh, target)
    return written


def keep(old: Path, path: Path) -> None:
    """Let an unchanged file be at ``path`` too, with its time stamp; by a copy on disks that know no links."""
    try:
        os.link(old, path)
    except OSError:
        shutil.copy2(old, path)


def in_turn(folder: Path) -> AbstractContextManager[None]:
    """Hold a folder while something is built in it: of two builds at once, one waits for the other, not for ever."""
    return held(folder, PATIENCE)


def beside(target: Path, word: str) -> Path:
    """Return an empty folder next to ``target``, for output in the making."""
    folder = target.with_name(f".{target.name}.{word}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def swap(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target`` in one step, and remove what was there."""
    if not target.exists():
        fresh.rename(target)
        return
    if not exchange(fresh, target):
        old = target.with_name(f".{target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        fresh.rename(target)
        fresh = old
    shutil.rmtree(fresh)


def restore(target: Path) -> None:
    """Put the last good output back if a swap without exchange was cut off between its two steps."""
    old = target.with_name(f".{target.name}.old")
    if old.exists() and not target.exists():
        old.rename(target)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once, where the system can (Linux); return whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write one file whole, through a neighbour, unless it already holds ``data``; return whether it was written.

    It stays what it is: a link leads where it led, and others may read what they could. Raises ``OSError``, also if
    nobody may write it.
    """
    path = path.resolve() if path.is_symlink() else path
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.next")
    if path.exists() and not path.stat().st_mode & ANYBODY_WRITES:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    draft.write_bytes(data)
    if path.exists():
        shutil.copymode(path, draft)
    draft.replace(path)
    return True


def write_together(files: Mapping[Path, bytes | None]) -> int:
    """Write some files whole, all of them or none; ``None`` takes a file away. Return how many were written.

    Raises ``OSError`` if one of them cannot be written: then each is as it was.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    try:
        return sum(_left(path, data) for path, data in files.items())
    except OSError:
        for path, data in before.items():
            with suppress(OSError):  # the one that could not be written holds what it held
                _left(path, data)
        raise


def _left(path: Path, data: bytes | None) -> bool:
    if data is not None:
        return write_if_changed(path, data)
    path.unlink(missing_ok=True)
    return False


def bytes_like(text: str, path: Path) -> bytes:
    """Return a text as bytes: lines that the file at ``path`` has now as they stand there, others with its line ends.

    A file may have line ends of two sorts, and letters in two parts, as some systems write å.
    """
    old = path.read_bytes() if path.is_file() else b""
    mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
    *rows, rest = old.removeprefix(mark).split(b"\n")
    usual = b"\r\n" if b"\r\n" in old else b"\n"
    known = [*((row.removesuffix(b"\r"), b"\r\n" if row.endswith(b"\r") else b"\n") for row in rows), (rest, usual)]
    lines = text.split("\n")
    made = [(line.encode(), usual) for line in lines]
    read = [unicodedata.normalize("NFC", row.decode("utf-8", "replace")) for row, _ in known]
    for at, to, size in SequenceMatcher(None, read, lines, autojunk=False).get_matching_blocks():
        made[to : to + size] = known[at : at + size]
    return mark + b"".join(row + end for row, end in made[:-1]) + made[-1][0]
