"""What the scheduled watches do with git: the branch keeps what is known, and follows what it was started from."""

import os
import subprocess
from pathlib import Path

import pytest

from places import ROOT
from serving import PATIENCE

SCRIPT = ROOT / "deploy/watch.sh"


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=True, text=True, timeout=PATIENCE)  # noqa: S607
    return done.stdout.strip()


def step(folder: Path, name: str) -> None:
    subprocess.run(["sh", str(SCRIPT), name], cwd=folder, check=True, timeout=PATIENCE)  # noqa: S607


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a main branch."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    bare = tmp_path / "origin.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    first = clone(bare, "first")
    git(first, "checkout", "-q", "-B", "main")
    save(first, "record", "ett")
    git(first, "push", "-q", "origin", "main")
    return bare


def clone(origin: Path, name: str) -> Path:
    folder = origin.parent / name
    git(origin.parent, "clone", "-q", str(origin), str(folder))
    return folder


def save(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    git(folder, "add", name)
    git(folder, "-c", "user.name=R", "-c", "user.email=r@example.org", "commit", "-q", "-m", text)


def run(origin: Path, name: str, learnt: str) -> Path:
    """Run a watch in a fresh clone, as both hosts do."""
    folder = clone(origin, name)
    git(folder, "checkout", "-q", "--detach")
    step(folder, "begin")
    (folder / "watch").mkdir(exist_ok=True)
    (folder / "watch/state.json").write_text(learnt, "utf-8")
    step(folder, "keep")
    return folder


def test_what_is_learnt_is_kept_from_run_to_run_with_the_records_of_today(origin: Path) -> None:
    run(origin, "one", "a")
    assert git(origin, "show", "bevakning:watch/state.json") == "a"
    save(origin.parent / "first", "record", "två")
    git(origin.parent / "first", "push", "-q", "origin", "main")
    second = run(origin, "two", "b")
    assert (second / "record").read_text("utf-8") == "två"
    assert git(origin, "show", "bevakning:watch/state.json") == "b"
    assert git(origin, "show", "main:record") == "två"
    assert "watch" not in git(origin, "ls-tree", "--name-only", "main")


def test_a_run_that_learns_nothing_commits_nothing(origin: Path) -> None:
    run(origin, "one", "a")
    before = git(origin, "rev-parse", "bevakning")
    run(origin, "two", "a")
    assert git(origin, "rev-parse", "bevakning") == before


def test_where_both_have_changed_what_is_known_the_branch_knows_better(origin: Path) -> None:
    run(origin, "one", "a")
    first = origin.parent / "first"
    save(first, "watch/state.json", "från main")
    git(first, "push", "-q", "origin", "main")
    folder = clone(origin, "two")
    step(folder, "begin")
    assert (folder / "watch/state.json").read_text("utf-8") == "a"
