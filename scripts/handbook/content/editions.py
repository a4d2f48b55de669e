"""Editions: what the files under ``content/`` held at each tag ``utgava-YYYY-MM-DD``, as git keeps it.

Beside ``load`` the only step that reads content. All of the history must be there, or there are no editions: half of it
would make what is old look new.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from handbook.content.days import is_day
from handbook.content.git import Git, GitError
from handbook.content.load import text_of

TAG = "utgava-"
FOLDER = "content/"
NO_HISTORY = "mappen är inget git-förråd"
SHALLOW = "kopian har inte hela historien. Hämta den: git fetch --unshallow --tags"
NO_TAGS = f"det finns ingen tagg {TAG}ÅÅÅÅ-MM-DD. Gör en utgåva: make release"
ENTRY = re.compile(rb"[0-7]+ blob ([0-9a-f]+)\t(.*)", re.DOTALL)


@dataclass(frozen=True)
class Edition:
    """One edition: its day, and the files it has, by path from the project folder, each named by what it holds."""

    day: str
    files: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Editions:
    """All editions, oldest first, and what their files hold; or in words why there are none."""

    all: tuple[Edition, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What a file holds, by the name that the editions use for it."""
    why_none: str = ""

    @property
    def remark(self) -> str:
        """What somebody who builds the site is told if editions are left out."""
        return f"Utgåvor och ändringar är utelämnade: {self.why_none.rstrip('.')}." if self.why_none else ""


def read_editions(root: Path) -> Editions:
    """Return the editions of the project at ``root`` that its present state builds on."""
    # A project inside another one's folder has no history of its own: the other's tags say nothing of it.
    if not (root / ".git").exists():
        return Editions(why_none=NO_HISTORY)
    git = Git(root)
    try:
        if git("rev-parse", "--is-shallow-repository").strip() == b"true":
            return Editions(why_none=SHALLOW)
        tags = tags_of(git)
        return _read(root, tags) if tags else Editions(why_none=NO_TAGS)
    except GitError as error:
        return Editions(why_none=str(error))


def tags_of(git: Git) -> tuple[tuple[str, str], ...]:
    """Return day and object of each tag of an edition that the present state builds on, oldest first."""
    form = "--format=%(refname:strip=2) %(objectname)"
    try:
        lines = git("for-each-ref", "--merged=HEAD", form, f"refs/tags/{TAG}*").decode().splitlines()
    except GitError:
        git("rev-parse", "--git-dir")  # if this fails too, that is what is wrong; if not, nothing is committed yet
        return ()
    pairs = (line.split(" ") for line in lines)
    return tuple(sorted((name.removeprefix(TAG), made) for name, made in pairs if is_day(name.removeprefix(TAG))))


@lru_cache(maxsize=4)  # the preview reads the project at each change; a tag's object never holds anything else
def _read(root: Path, tags: tuple[tuple[str, str], ...]) -> Editions:
    git = Git(root)
    editions = tuple(Edition(day, _files(git("ls-tree", "-r", "-z", made, "--", FOLDER))) for day, made in tags)
    names = sorted({name for edition in editions for name in edition.files.values()})
    return Editions(editions, _texts(git, names))


def _files(listed: bytes) -> dict[str, str]:
    found = (ENTRY.fullmatch(entry) for entry in listed.split(b"\0"))
    pairs = ((entry[2].decode("utf-8", "replace"), entry[1].decode()) for entry in found if entry)
    return {path: name for path, name in pairs if path.endswith(".yml")}


def _texts(git: Git, names: Iterable[str]) -> dict[str, str]:
    """Return what the files hold. A copy that lacks one of them has not the whole history."""
    answer = git("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    texts: dict[str, str] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        name, *about = answer[at:end].decode().split(" ")
        if about[0] != "blob":
            raise GitError(SHALLOW)
        size = int(about[1])
        texts[name] = _text(answer[end + 1 : end + 1 + size])
        at = end + 1 + size + 1
    return texts


def _text(data: bytes) -> str:
    try:
        return text_of(data)
    except UnicodeDecodeError:
        return ""  # no record: whoever asks for one gets none
