"""Editions are what git says that they are, and left out whole where it cannot tell."""

import shutil
from pathlib import Path

import pytest

from handbook.content import editions as editions_module
from handbook.content.editions import NO_GIT, NO_HISTORY, NO_TAGS, SHALLOW, Editions, Git, GitError, read_editions
from repository import FIRST, SECOND, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "förråd").mkdir()
    return Repository(tmp_path / "förråd")


def told(editions: Editions) -> dict[str, dict[str, str]]:
    """Return what each edition holds."""
    return {it.day: {path: editions.texts[name] for path, name in it.files.items()} for it in editions.all}


def test_each_tag_is_an_edition_with_what_its_files_held(repository: Repository) -> None:
    repository.edition(SECOND, {"laws/a": "title: Å\r\n", "laws/b": "title: B\n"})
    repository.edition(FIRST, {"laws/a": "title: Ny\n", "laws/b": None})
    found = read_editions(repository.root)
    assert told(found) == {
        FIRST: {"content/laws/a.yml": "title: Ny\n"},
        SECOND: {"content/laws/a.yml": "title: Å\n", "content/laws/b.yml": "title: B\n"},
    }
    assert [it.day for it in found.all] == [FIRST, SECOND]
    assert (found.why_none, found.remark) == ("", "")


def test_a_tag_without_annotation_counts_too(repository: Repository) -> None:
    repository.write("laws/a", "title: A\n")
    repository.keep()
    repository.git("tag", f"utgava-{FIRST}")
    assert told(read_editions(repository.root)) == {FIRST: {"content/laws/a.yml": "title: A\n"}}


@pytest.mark.parametrize("name", ["utgava-", "utgava-2026", "utgava-2026-02-30", "utgava-20260101", "v1"])
def test_other_tags_are_no_editions(repository: Repository, name: str) -> None:
    repository.write("laws/a", "title: A\n")
    repository.keep()
    repository.git("tag", f"{name}x" if name.endswith("-") else name)
    assert read_editions(repository.root) == Editions(why_none=NO_TAGS)


def test_an_edition_of_another_branch_is_not_one_of_this(repository: Repository) -> None:
    repository.edition(FIRST, {"laws/a": "title: A\n"})
    repository.git("checkout", "-q", "-b", "annan")
    repository.edition(SECOND, {"laws/a": "title: B\n"})
    repository.git("checkout", "-q", "main")
    assert list(told(read_editions(repository.root))) == [FIRST]


def test_what_is_no_record_is_not_read(repository: Repository) -> None:
    (repository.root / "docs").mkdir()
    (repository.root / "docs/om.yml").write_text("a: b\n")
    (repository.root / "content/laws").mkdir(parents=True)
    (repository.root / "content/laws/README.md").write_text("Läs\n")
    (repository.root / "content/laws/a.yml").write_bytes(b"title: \xff\n")
    repository.edition(FIRST)
    assert told(read_editions(repository.root)) == {FIRST: {"content/laws/a.yml": ""}}


def test_a_shallow_copy_has_no_editions_and_says_how_to_get_them(repository: Repository, tmp_path: Path) -> None:
    repository.edition(FIRST, {"laws/a": "title: A\n"})
    repository.edition(SECOND, {"laws/a": "title: B\n"})
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.root}", str(tmp_path / "kopia"))
    found = read_editions(tmp_path / "kopia")
    assert found == Editions(why_none=SHALLOW)
    assert found.remark == (
        "Utgåvor och ändringar är utelämnade: kopian har inte hela historien. Hämta den: git fetch --unshallow --tags."
    )


def test_a_copy_that_lacks_a_file_of_the_past_has_no_editions(repository: Repository) -> None:
    repository.edition(FIRST, {"laws/a": "title: A\n"})
    repository.edition(SECOND, {"laws/a": "title: B\n"})
    name = repository.git("rev-parse", f"utgava-{FIRST}:content/laws/a.yml").strip()
    (repository.root / f".git/objects/{name[:2]}/{name[2:]}").unlink()
    assert read_editions(repository.root) == Editions(why_none=SHALLOW)


def test_a_folder_inside_another_project_has_not_that_ones_history(repository: Repository) -> None:
    repository.edition(FIRST, {"laws/a": "title: A\n"})
    (repository.root / "inuti").mkdir()
    assert read_editions(repository.root / "inuti") == Editions(why_none=NO_HISTORY)


def test_nothing_committed_is_no_edition(repository: Repository) -> None:
    assert read_editions(repository.root) == Editions(why_none=NO_TAGS)


def test_without_git_there_are_no_editions(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.edition(FIRST, {"laws/a": "title: A\n"})
    monkeypatch.setenv("PATH", str(repository.root))
    assert read_editions(repository.root) == Editions(why_none=NO_GIT)


def test_a_history_that_git_cannot_read_is_told_in_its_words(repository: Repository) -> None:
    shutil.rmtree(repository.root / ".git")
    (repository.root / ".git").write_text("trasig\n")
    assert read_editions(repository.root).why_none.startswith("git svarade: fatal: ")


def test_git_that_never_answers_is_given_up(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    program = repository.root / "git"
    program.write_text("#!/bin/sh\nexec sleep 30\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{repository.root}:/usr/bin:/bin")
    monkeypatch.setattr(editions_module, "PATIENCE", 0.1)
    assert "svarade inte" in read_editions(repository.root).why_none


def test_a_hooks_environment_does_not_lead_to_another_history(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.edition(FIRST, {"laws/a": "title: A\n"})
    monkeypatch.setenv("GIT_DIR", str(repository.root / "annan"))
    assert list(told(read_editions(repository.root))) == [FIRST]


def test_what_git_refuses_without_a_word_is_told_by_its_status(repository: Repository) -> None:
    repository.keep()
    with pytest.raises(GitError, match="git svarade: 1"):
        Git(repository.root)("config", "finns.inte")


def test_a_tag_that_is_moved_is_read_anew(repository: Repository) -> None:
    repository.edition(FIRST, {"laws/a": "title: A\n"})
    read_editions(repository.root)
    repository.git("tag", "-d", f"utgava-{FIRST}")
    repository.edition(FIRST, {"laws/a": "title: B\n"})
    assert told(read_editions(repository.root)) == {FIRST: {"content/laws/a.yml": "title: B\n"}}
