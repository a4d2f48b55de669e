"""The one way to ask git: in the project, whatever a hook says, and with words for editors when it refuses."""

import subprocess
from pathlib import Path

import pytest

from handbook.content.git import NO_GIT, PATIENCE, Git, GitError


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Return the git of a new repository with a file whose name has letters of Swedish."""
    made = Git(tmp_path)
    made("init", "--quiet", "--initial-branch=main")
    (tmp_path / "å.txt").write_text("Å\n", "utf-8")
    return made


def test_names_and_words_come_as_they_are(git: Git) -> None:
    assert git("status", "--porcelain") == "?? å.txt\n".encode()
    assert git.text("status", "--porcelain") == "?? å.txt\n"
    assert git.text("hash-object", "--stdin-paths").strip() == ""


def test_what_is_given_is_read(git: Git) -> None:
    assert git("hash-object", "--stdin", given="Å\n".encode()) == git("hash-object", "å.txt")


def test_what_a_hook_says_of_another_repository_is_not_heard(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "annat"
    other.mkdir()
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(other))
    monkeypatch.setenv("GIT_PREFIX", "annat/")
    assert git.text("rev-parse", "--show-toplevel").strip() == str(tmp_path.resolve())


def test_what_somebody_has_chosen_is_heard_but_nobody_is_asked(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []

    def run(*_: object, env: dict[str, str], **__: object) -> subprocess.CompletedProcess[bytes]:
        seen.append(env)
        return subprocess.CompletedProcess([], 0, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Eva")
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "1")
    git("status")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i nyckel")
    git("status")
    first, second = seen
    assert (first["LC_ALL"], first["GIT_TERMINAL_PROMPT"], first["GIT_AUTHOR_NAME"]) == ("C", "0", "Eva")
    assert (first["GIT_OPTIONAL_LOCKS"], first["GIT_NO_LAZY_FETCH"]) == ("0", "1")
    assert (first["GIT_SSH_COMMAND"], second["GIT_SSH_COMMAND"]) == ("ssh -oBatchMode=yes", "ssh -i nyckel")


def test_what_git_refuses_is_told_by_its_first_line_and_kept_whole(git: Git) -> None:
    with pytest.raises(GitError) as refused:
        git("show", "HEAD:borta.txt")
    first = refused.value.said.splitlines()[0]
    assert str(refused.value) == f"git svarade: {first}"
    assert first.startswith("fatal: ")


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (FileNotFoundError(), NO_GIT),
        (subprocess.TimeoutExpired("git", PATIENCE), "git svarade inte på 60 sekunder"),
    ],
)
def test_a_git_that_is_not_there_or_does_not_answer(
    git: Git, monkeypatch: pytest.MonkeyPatch, raised: Exception, words: str
) -> None:
    def run(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(GitError, match=words) as refused:
        git("status")
    assert refused.value.said == str(refused.value) == words


@pytest.mark.parametrize(
    ("said", "words"), [(b"", "git svarade: 3"), ("Nå\xa0?\nmer".encode(), "git svarade: Nå\xa0?")]
)
def test_a_git_that_says_nothing_is_told_by_its_number(
    git: Git, monkeypatch: pytest.MonkeyPatch, said: bytes, words: str
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 3, b"", said))
    with pytest.raises(GitError) as refused:
        git("status")
    assert str(refused.value) == words
    assert refused.value.said == (said.decode() or words)


def test_what_is_no_text_is_told_as_far_as_it_is(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    def saying(status: int) -> None:
        done = subprocess.CompletedProcess([], status, b"a\xff", b"fel: \xff")
        monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)

    saying(0)
    assert git.text("show") == "a\ufffd"
    saying(1)
    with pytest.raises(GitError, match="git svarade: fel: \ufffd"):
        git("show")
