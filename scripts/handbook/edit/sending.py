"""What has changed since the last commit, in words, and how it is sent in: by git, or as a patch to mail.

Git is asked to do as little as can be: a branch of its own, one commit of the handbook's own files, a push that forces
nothing. The main branch is never written to.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from handbook.content.fields import fields_of
from handbook.content.git import Git, GitError
from handbook.content.kinds import Kinds, Record
from handbook.content.load import Loader, Plain, is_written
from handbook.content.prose import capitalized, slug
from handbook.content.write import plain_of
from handbook.file import File
from handbook.outputs.same_bytes import zipped

SENT = ("content", "docs", "addresses.txt", "watch")
"""What an editor's work consists of."""
BRANCH = "redaktion/"
MAILED = re.compile(r"[^\s@<>]+@[^\s@<>]+")
CLONED_FROM = "origin"
MOVED_ON = "! [rejected]"
"""What git says if somebody else has pushed to a branch: ours then goes to one of its own, since nothing is forced."""
WHY = {
    r"resolve host|unreachable|timed out|failed to connect|couldn't connect|connection (?:was )?(?:refused|reset)": (
        "Den gemensamma platsen går inte att nå. Har datorn nät?"
    ),
    r"authentication failed|could not read (?:username|password)|prompts disabled|publickey|host key verification": (
        "Git är inte inloggat på den gemensamma platsen. Be den som sköter handboken om hjälp att logga in."
    ),
    r"not found|does not exist|does not appear to be a git repository": (
        "Den gemensamma platsen finns inte där den ska, eller så får du inte se den. Be den som sköter handboken "
        "om rätt adress."
    ),
    r"permission|error: 403|not allowed|protected|hook declined|unauthorized|forbidden": (
        "Du får inte skicka dit, eller så stoppar en regel där. Be den som sköter handboken om rätt att skicka."
    ),
    r"rejected|fetch first|non-fast-forward": "Någon annan har skickat dit samtidigt.",
    r"no space|disk quota|too large|exceeds": "Det får inte plats där.",
}
"""What git says, always in English, and what it means to an editor; the first that fits."""
UNFIT = "<>\n\r\0"
"""What the name of an author in git cannot have."""
UNKNOWN = "??"
"""How git lists what nobody has committed yet: what an editor's program leaves behind is among that."""
UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
"""What lies in git's own folder while something is begun there that only somebody who knows git can end."""
HALFWAY = (
    "Något är påbörjat i git och inte avslutat, till exempel en sammanslagning. Be någon som kan git om hjälp, eller "
    "spara en fil och mejla den."
)
NOT_GUESSED = ("-c", "user.useConfigOnly=true")
"""Else git makes up a name and an address from those of the computer."""
WHO = "Skriv ditt namn och din e-postadress, så att det syns vem ändringarna är från."
REMOTE = re.compile(r"(?:https://(?:[^@/]*@)?|(?:ssh://)?git@)([\w.-]+)(?::\d+)?[:/]([\w./-]+?)(?:\.git)?/?$")
GITHUB = "https://{host}/{name}/compare/{branch}?expand=1"
GITLAB = "https://{host}/{name}/-/merge_requests/new?merge_request%5Bsource_branch%5D={branch}"


@dataclass(frozen=True)
class Change:
    """A file that differs from the last commit: its path, and what has happened to it, in Swedish."""

    path: str
    words: str


def changes(root: Path, kinds: Kinds) -> list[Change]:
    """Return what an editor has changed since the last commit, files in order.

    Raises ``GitError``.
    """
    git = Git(root)
    listed = git.text("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *SENT)
    found = []
    for row in sorted(filter(None, listed.split("\0")), key=lambda row: row[3:]):
        path = row[3:]
        if row.startswith(UNKNOWN) and not all(map(is_written, path.split("/"))):
            continue
        place = root / path
        new = place.read_text("utf-8", "replace") if place.is_file() else None
        old = _committed(git, path)
        if (old, new) != (None, None):  # one that was only ever made ready to commit is gone without a trace
            found.append(Change(path, in_words(path, old, new, kinds)))
    return found


def waiting(root: Path) -> list[str]:
    """Return what is committed on the editor's branch and is not pushed, each in the first line of its message.

    Raises ``GitError``.
    """
    git = Git(root)
    if not _own_branch(git):
        return []
    sent = "--remotes" if is_shared(root) else _began(git)
    return git.text("log", "--format=%s", "HEAD", "--not", sent).splitlines()


def is_shared(root: Path) -> bool:
    """Tell whether there is a place to push to.

    Raises ``GitError``.
    """
    return bool(Git(root).text("remote").split())


def has_name(root: Path) -> bool:
    """Tell whether git knows whom the changes are from."""
    try:
        Git(root)(*NOT_GUESSED, "var", "GIT_AUTHOR_IDENT")
    except GitError:
        return False
    return True


def sign(root: Path, name: str, email: str) -> None:
    """Let the changes made in this project be from somebody.

    Raises ``GitError`` for what is no name or no address.
    """
    if not name.strip() or not MAILED.fullmatch(email.strip()) or any(sign in UNFIT for sign in name):
        raise GitError(WHO)
    git = Git(root)
    git("config", "user.name", name.strip())
    git("config", "user.email", email.strip())


def _own_branch(git: Git) -> str:
    """Return the branch that we are on if it is an editor's, else nothing."""
    now = git.text("branch", "--show-current").strip()
    return now if now.startswith(BRANCH) else ""


def _committed(git: Git, path: str) -> str | None:
    try:
        return git.text("show", f"HEAD:{path}")
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


def _plain(text: str | None) -> Plain:
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
    """What became of what was sent in: the branch, whether it was pushed, and where to ask for a merge.

    Where it was not pushed ``why_not`` says why in words for editors, if there are any, and ``said`` is what git said.
    """

    branch: str
    pushed: bool
    merge_at: str
    why_not: str = ""
    said: str = ""


def send(root: Path, message: str, today: date, kinds: Kinds) -> Sent:
    """Commit what an editor has changed on a branch of hers, and push it where a remote is set.

    What was committed before and could not be pushed goes along. Raises ``GitError`` if nothing could be committed;
    then nothing has been.
    """
    found = changes(root, kinds)
    git = Git(root)
    if not found and is_shared(root) and waiting(root):
        return _pushed(git, _own_branch(git))
    if not found:
        raise GitError("Det finns inget att skicka in: inga filer är ändrade sedan förra gången.")
    if not has_name(root):
        raise GitError(WHO)
    if any((root / git.text("rev-parse", "--git-path", name).strip()).exists() for name in UNFINISHED):
        raise GitError(HALFWAY)
    branch = _on_branch(git, found, today)
    paths = [change.path for change in found]
    git("add", "--all", "--", *_known(git, root, paths))
    git("commit", "--quiet", "--message", message.strip() or message_of(found), "--", *paths)
    return _pushed(git, branch)


def _known(git: Git, root: Path, paths: Sequence[str]) -> list[str]:
    """Return those of some paths that can be made ready to commit: one that is gone may have been already."""
    kept = set(git.text("ls-files", "-z", "--", *paths).split("\0"))
    return [path for path in paths if path in kept or (root / path).exists()]


def _on_branch(git: Git, found: Sequence[Change], today: date) -> str:
    """Return the branch to commit on: the one we are on if it is an editor's, else a new one made here."""
    if now := _own_branch(git):
        return now
    words = _title_slug(found[0]) if len(found) == 1 else ""
    return _new_branch(git, f"{BRANCH}{today.isoformat()}-{words[:40].strip('-') or 'poster'}")


def _new_branch(git: Git, wanted: str) -> str:
    """Begin a branch here, by the name that is wanted or, if there is one of that name, with a number."""
    taken = set(git.text("branch", "--all", "--format=%(refname:lstrip=-2)").split())
    names = (f"{wanted}{f'-{n}' if n else ''}" for n in range(len(taken) + 1))
    branch = next(name for name in names if name not in taken and name.removeprefix(BRANCH) not in taken)
    git("switch", "--quiet", "--create", branch)
    return branch


def _title_slug(change: Change) -> str:
    return slug(change.words.partition(": ")[2].partition(" (")[0])


def _pushed(git: Git, branch: str) -> Sent:
    try:
        remote = _shared_place(git)
        if not remote:
            return Sent(branch, pushed=False, merge_at="", why_not="")
        address = git.text("remote", "get-url", remote).strip()
        try:
            git("push", "--quiet", "--set-upstream", remote, f"{branch}:{branch}")
        except GitError as error:
            if MOVED_ON not in error.said:
                raise
            branch = _new_branch(git, branch)
            git("push", "--quiet", "--set-upstream", remote, f"{branch}:{branch}")
    except GitError as error:
        words = str(error)
        if error.said == words:  # not git's own
            return Sent(branch, pushed=False, merge_at="", why_not=f"{capitalized(words)}.")
        return Sent(branch, pushed=False, merge_at="", why_not=explained(error.said), said=error.said)
    return Sent(branch, pushed=True, merge_at=merge_address(address, branch))


def explained(said: str) -> str:
    """Return what something that git says means to an editor; nothing if that is not known."""
    return next((words for pattern, words in WHY.items() if re.search(pattern, said, re.IGNORECASE)), "")


def _shared_place(git: Git) -> str:
    """Return where to push: where the project was cloned from, else a place that a branch follows, else the first."""
    followed = git.text("for-each-ref", "--format=%(upstream:remotename)", "refs/heads").split()
    every = git.text("remote").split()
    return min(every, key=lambda name: (name != CLONED_FROM, name not in followed), default="")


def merge_address(remote: str, branch: str) -> str:
    """Return the page where a merge is asked for, as GitHub and GitLab have it; nothing for a place of another sort."""
    found = REMOTE.match(remote)
    if found is None:
        return ""
    host, name = found.groups()
    return (GITHUB if host == "github.com" else GITLAB).format(host=host, name=name, branch=branch)


def patch(root: Path) -> str:
    """Return what has changed as a patch that can be mailed, with what is committed on the editor's own branch.

    Raises ``GitError``.
    """
    git = Git(root)
    paths = [change.path for change in changes(root, ())]
    if new := [path for path in _known(git, root, paths) if (root / path).exists()]:
        git("add", "--intent-to-add", "--", *new)
    since = _began(git) if _own_branch(git) else "HEAD"
    return git.text("diff", "--no-color", "--no-ext-diff", "--no-renames", "--binary", since, "--", *SENT)


def _began(git: Git) -> str:
    """Return the commit on which the editor's branch began: the last one that is on another branch too."""
    form = "--format=%(refname)"
    others = git.text("for-each-ref", form, "refs/heads", "refs/remotes").split()
    known = [ref for ref in others if f"/{BRANCH}" not in ref]
    first = git.text("rev-list", "--reverse", "HEAD", "--not", *known).split() if known else []
    return f"{first[0]}^" if first and git.text("rev-list", "--parents", "-1", first[0]).count(" ") else "HEAD"


def packed(files: Mapping[str, str | None]) -> bytes:
    """Return the files that an editor has saved as a zip to mail; one that she has taken away is named in a list."""
    kept = [File(path, text.encode()) for path, text in sorted(files.items()) if text is not None]
    if gone := sorted(path for path, text in files.items() if text is None):
        listed = "Borttagna filer:\r\n" + "".join(f"{path}\r\n" for path in gone)
        kept.append(File("borttagna.txt", listed.encode("utf-8-sig")))
    return zipped(kept)
