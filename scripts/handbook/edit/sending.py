"""What has changed since the last commit, in words, and how it is sent in: by git, or as a patch to mail.

Git is asked to do as little as can be: a branch of its own, one commit of the handbook's own files, a push that forces
nothing. The main branch is never written to.
"""

import os
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

from handbook.content.fields import fields_of
from handbook.content.house_form import Plain
from handbook.content.kinds import Kinds, Record
from handbook.content.load import Loader
from handbook.content.prose import slug
from handbook.content.write import plain_of

SENT = ("content", "docs", "addresses.txt", "watch")
"""What an editor's work consists of."""
BRANCH = "redaktion/"
PATIENCE = 60.0
"""Seconds that git may take to reach another computer."""
REMOTE = re.compile(r"(?:https://(?:[^@/]*@)?|(?:ssh://)?git@)([\w.-]+)(?::\d+)?[:/]([\w./-]+?)(?:\.git)?/?$")
HOW_TO_MERGE = {"github": "https://{host}/{name}/compare/{branch}?expand=1"}
GITLAB = "https://{host}/{name}/-/merge_requests/new?merge_request%5Bsource_branch%5D={branch}"


class GitError(Exception):
    """Git is not there, not set up or refuses; the words say what it said."""


@dataclass(frozen=True)
class Change:
    """A file that differs from the last commit: its path, and what has happened to it, in Swedish."""

    path: str
    words: str


def git(root: Path, *arguments: str, patience: float = PATIENCE) -> str:
    """Return what git answers. It never asks anybody for a password.

    Raises ``GitError`` if it cannot be run or says no.
    """
    environment = {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -oBatchMode=yes"}
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(
            command, cwd=root, env={**os.environ, **environment}, capture_output=True, timeout=patience, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error)) from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8", "replace")


def changes(root: Path, kinds: Kinds) -> list[Change]:
    """Return what an editor has changed since the last commit, files in order.

    Raises ``GitError``.
    """
    listed = git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *SENT)
    found = []
    for row in sorted(filter(None, listed.split("\0")), key=lambda row: row[3:]):
        path = row[3:]
        place = root / path
        new = place.read_text("utf-8", "replace") if place.is_file() else None
        found.append(Change(path, in_words(path, _committed(root, path), new, kinds)))
    return found


def _committed(root: Path, path: str) -> str | None:
    try:
        return git(root, "show", f"HEAD:{path}")
    except GitError:
        return None


def in_words(path: str, old: str | None, new: str | None, kinds: Kinds) -> str:
    """Return what has happened to a file: new, gone, or which of its fields have changed, by their labels."""
    before, after = _plain(old), _plain(new)
    titled = next((str(it["title"]) for it in (after, before) if isinstance(it, Mapping) and it.get("title")), path)
    if old is None or new is None:
        return f"{'Ny' if old is None else 'Borttagen'}: {titled}"
    cls = next((cls for cls in kinds if path.startswith(f"content/{cls.kind.folder}/")), None)
    if cls and isinstance(before, Mapping) and isinstance(after, Mapping):
        labels = [label.lower() for label in _changed_labels(cls, before, after)]
        return f"Ändrad: {titled} ({', '.join(labels) or 'bara formen'})"
    return f"Ändrad: {titled}"


def _changed_labels(cls: type[Record], before: Mapping[str, Plain], after: Mapping[str, Plain]) -> Iterator[str]:
    labels = {field.key: field.label for field in fields_of(cls)}
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield labels.get(key, key)


def _plain(text: str | None) -> Any:  # noqa: ANN401  # YAML holds anything
    try:
        node = yaml.compose(text or "", Loader=Loader)
    except yaml.YAMLError:
        return None
    return plain_of(node) if node else None


def message_of(found: Sequence[Change]) -> str:
    """Return what a commit says: one change as its first line, several counted and then told one by one."""
    if len(found) == 1:
        return found[0].words
    return "\n".join((f"{len(found)} ändringar i handboken", "", *(f"- {change.words}" for change in found)))


@dataclass(frozen=True)
class Sent:
    """What became of what was sent in: the branch, whether it was pushed, and where to ask for a merge."""

    branch: str
    pushed: bool
    merge_at: str
    why_not: str = ""


def send(root: Path, message: str, today: date, kinds: Kinds) -> Sent:
    """Commit what an editor has changed on a branch of hers, and push it where a remote is set.

    Raises ``GitError`` if nothing could be committed; then nothing has been.
    """
    found = changes(root, kinds)
    if not found:
        raise GitError("Det finns inget att skicka in: inga filer är ändrade sedan förra gången.")
    git(root, "var", "GIT_AUTHOR_IDENT")
    branch = _on_branch(root, found, today)
    paths = [change.path for change in found]
    git(root, "add", "--all", "--", *paths)
    git(root, "commit", "--quiet", "--message", message.strip() or message_of(found), "--", *paths)
    return _pushed(root, branch)


def _on_branch(root: Path, found: Sequence[Change], today: date) -> str:
    """Return the branch to commit on: the one we are on if it is an editor's, else a new one made here."""
    now = git(root, "branch", "--show-current").strip()
    if now.startswith(BRANCH):
        return now
    words = _title_slug(found[0]) if len(found) == 1 else ""
    taken = set(git(root, "branch", "--all", "--format=%(refname:lstrip=-2)").split())
    names = (
        f"{BRANCH}{today.isoformat()}-{words[:40].strip('-') or 'poster'}{f'-{n}' if n else ''}"
        for n in range(len(taken) + 1)
    )
    branch = next(name for name in names if name not in taken and name.removeprefix(BRANCH) not in taken)
    git(root, "switch", "--quiet", "--create", branch)
    return branch


def _title_slug(change: Change) -> str:
    return slug(change.words.partition(": ")[2].partition(" (")[0])


def _pushed(root: Path, branch: str) -> Sent:
    try:
        remote = git(root, "remote").split()[:1]
        if not remote:
            return Sent(branch, pushed=False, merge_at="", why_not="")
        address = git(root, "remote", "get-url", remote[0]).strip()
        git(root, "push", "--quiet", "--set-upstream", remote[0], f"{branch}:{branch}")
    except GitError as error:
        return Sent(branch, pushed=False, merge_at="", why_not=str(error))
    return Sent(branch, pushed=True, merge_at=merge_address(address, branch))


def merge_address(remote: str, branch: str) -> str:
    """Return the page where a merge is asked for, as GitHub and GitLab have it; nothing for a place of another sort."""
    found = REMOTE.match(remote)
    if found is None:
        return ""
    host, name = found.groups()
    form = HOW_TO_MERGE["github"] if host == "github.com" else GITLAB
    return form.format(host=host, name=name, branch=branch)


def patch(root: Path) -> str:
    """Return what has changed as a patch that can be mailed.

    Raises ``GitError``.
    """
    git(root, "add", "--intent-to-add", "--", *(place for place in SENT if (root / place).exists()))
    return git(root, "diff", "--no-color", "--no-ext-diff", "HEAD", "--", *SENT)


def packed(files: Mapping[str, str | None]) -> bytes:
    """Return the files that an editor has saved as a zip to mail; one that she has taken away is named in a list."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for path, text in sorted(files.items()):
            if text is not None:
                made.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), text.encode())
        if gone := sorted(path for path, text in files.items() if text is None):
            listed = "Borttagna filer:\r\n" + "".join(f"{path}\r\n" for path in gone)
            made.writestr(zipfile.ZipInfo("borttagna.txt", (1980, 1, 1, 0, 0, 0)), listed.encode("utf-8-sig"))
    return held.getvalue()
