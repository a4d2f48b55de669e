"""What an editor has changed, in words, and how it is sent in: over real repositories in a folder of the test's own."""

import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from handbook.content.git import Git, GitError
from handbook.content.kinds import KINDS
from handbook.edit.sending import (
    Change,
    changes,
    explained,
    has_name,
    in_words,
    merge_address,
    message_of,
    packed,
    patch,
    send,
    sign,
    waiting,
)

TODAY = date(2026, 11, 28)
LAW = "content/laws/anmalan-2025.yml"


def run(folder: Path, *arguments: str) -> str:
    """Run git as somebody who has set it up."""
    command = ["git", "-c", "user.name=Redaktör", "-c", "user.email=r@exempel.se", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.fixture
def repository(example: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the example as a repository with one commit, of somebody whose settings are only the test's."""
    settings = example.parent / "gitconfig"
    settings.write_text("[user]\nname = Redaktör\nemail = r@exempel.se\n[init]\ndefaultBranch = main\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    run(example, "init", "--quiet")
    run(example, "add", "--all")
    run(example, "commit", "--quiet", "--message", "Först")
    return example


def retitled(project: Path, title: str, path: str = LAW) -> None:
    """Give a record another title."""
    lines = (project / path).read_text("utf-8").splitlines()
    (project / path).write_text("\n".join([f"title: {title}", *lines[1:], ""]), "utf-8")


def test_changes_are_told_in_the_words_of_the_form(repository: Path) -> None:
    assert changes(repository, KINDS) == []
    retitled(repository, "Ny titel å")
    (repository / "content/laws/ny.yml").write_text("title: Helt ny\n", "utf-8")
    (repository / "content/guides/oro-i-skolan.yml").unlink()
    (repository / "README.md").write_text("x", "utf-8")
    told = changes(repository, KINDS)
    assert [change.path for change in told] == ["content/guides/oro-i-skolan.yml", LAW, "content/laws/ny.yml"]
    assert told[0].words.startswith("Borttagen: ")
    assert [change.words for change in told[1:]] == ["Ändrad: Ny titel å (titel)", "Ny: Helt ny"]


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        (LAW, "title: A\n", "title: A\nsummary: b\nodd: c\n", "Ändrad: A (sammanfattning, odd)"),
        (LAW, "title: A\n", "title: 'A'\n", "Ändrad: A (bara formen)"),
        (LAW, "title: A\n", "title: [\n", "Ändrad: A"),
        (LAW, "[", "]", f"Ändrad: {LAW}"),
        ("docs/om.md", "# a", "# b", "Ändrad: docs/om.md"),
        ("content/vocabulary/roles.yml", "- id: a\n", "- id: b\n", "Ändrad: content/vocabulary/roles.yml"),
        (LAW, None, "title: A\n", "Ny: A"),
        (LAW, "title: A\n", None, "Borttagen: A"),
    ],
)
def test_what_has_happened_to_a_file(path: str, old: str | None, new: str | None, words: str) -> None:
    assert in_words(path, old, new, KINDS) == words


def test_a_commit_says_what_it_holds() -> None:
    one, two = Change("a", "Ändrad: A (titel)"), Change("b", "Ny: B")
    assert message_of([one]) == "Ändrad: A (titel)"
    assert message_of([one, two]) == "2 ändringar i handboken\n\n- Ändrad: A (titel)\n- Ny: B"


def test_work_goes_to_a_branch_of_its_own_and_only_the_handbooks_files(repository: Path) -> None:
    retitled(repository, "Ny titel å")
    (repository / "mitt.txt").write_text("x", "utf-8")
    (repository / "theme/main.html").write_text("x", "utf-8")
    sent = send(repository, "", TODAY, KINDS)
    assert (sent.branch, sent.pushed, sent.merge_at, sent.why_not) == ("redaktion/2026-11-28-ny-titel-a", False, "", "")
    assert run(repository, "log", "-1", "--format=%B").strip() == "Ändrad: Ny titel å (titel)"
    assert run(repository, "show", "--name-only", "--format=").split() == [LAW]
    assert run(repository, "rev-list", "--count", "main").strip() == "1"
    retitled(repository, "Ännu en")
    again = send(repository, "Därför", TODAY, KINDS)
    assert again.branch == sent.branch
    assert run(repository, "log", "-1", "--format=%B").strip() == "Därför"
    with pytest.raises(GitError, match="inget att skicka"):
        send(repository, "", TODAY, KINDS)
    run(repository, "switch", "--quiet", "main")
    retitled(repository, "Ny titel å")
    assert send(repository, "", TODAY, KINDS).branch == "redaktion/2026-11-28-ny-titel-a-1"


def test_what_is_sent_reaches_the_shared_place_and_never_its_main_branch(repository: Path, tmp_path: Path) -> None:
    shared = tmp_path / "delad.git"
    run(tmp_path, "init", "--quiet", "--bare", str(shared))
    run(repository, "remote", "add", "origin", str(shared))
    run(repository, "push", "--quiet", "origin", "main")
    retitled(repository, "Ny")
    sent = send(repository, "", TODAY, KINDS)
    assert sent.pushed
    assert run(shared, "branch", "--format=%(refname:short)").split() == ["main", sent.branch]
    assert run(shared, "rev-list", "--count", "main").strip() == "1"
    run(repository, "remote", "set-url", "origin", str(tmp_path / "borta.git"))
    retitled(repository, "Nyare")
    lost = send(repository, "", TODAY, KINDS)
    assert not lost.pushed
    assert lost.why_not.startswith("Den gemensamma platsen finns inte")
    assert "borta.git" in lost.said


def test_without_git_or_a_name_nothing_is_committed_and_a_file_can_be_mailed(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitled(repository, "Ny")
    (repository / "content/laws/ny.yml").write_text("title: Helt ny\n", "utf-8")
    made = patch(repository)
    assert "+title: Ny\n" in made
    assert "+title: Helt ny\n" in made
    (repository.parent / "gitconfig").write_text("[user]\nuseConfigOnly = true\n", "utf-8")
    with pytest.raises(GitError):
        send(repository, "", TODAY, KINDS)
    assert run(repository, "branch", "--show-current").strip() == "main"
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(GitError):
        Git(repository)("status")


def test_a_zip_holds_what_was_saved_and_names_what_is_gone() -> None:
    with zipfile.ZipFile(BytesIO(packed({"content/a.yml": "å\n", "content/b.yml": None}))) as made:
        assert made.namelist() == ["content/a.yml", "borttagna.txt"]
        assert made.read("content/a.yml").decode() == "å\n"
        assert "content/b.yml" in made.read("borttagna.txt").decode("utf-8-sig")
    assert packed({"a": "b"}) == packed({"a": "b"})


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/a/b.git", "https://github.com/a/b/compare/redaktion/x?expand=1"),
        ("git@github.com:a/b.git", "https://github.com/a/b/compare/redaktion/x?expand=1"),
        ("https://user:secret@github.com/a/b", "https://github.com/a/b/compare/redaktion/x?expand=1"),
        (
            "ssh://git@git.exempel.se:2222/a/c/b.git",
            "https://git.exempel.se/a/c/b/-/merge_requests/new?merge_request%5Bsource_branch%5D=redaktion/x",
        ),
        ("/srv/delad.git", ""),
        ("file:///srv/x", ""),
    ],
)
def test_where_a_merge_is_asked_for(remote: str, address: str) -> None:
    assert merge_address(remote, "redaktion/x") == address


def test_what_a_remote_refused_is_sent_the_next_time_and_can_be_mailed_meanwhile(repository: Path) -> None:
    remote = repository.parent / "gemensam.git"
    run(repository.parent, "init", "--quiet", "--bare", str(remote))
    run(repository, "remote", "add", "origin", str(remote))
    run(repository, "push", "--quiet", "origin", "main")
    hook = remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    retitled(repository, "Ny titel")
    assert not send(repository, "Så här", TODAY, KINDS).pushed
    assert changes(repository, KINDS) == []
    assert waiting(repository) == ["Så här"]
    assert "+title: Ny titel" in patch(repository)
    retitled(repository, "Nyare titel")
    assert "+title: Nyare titel" in patch(repository)
    run(repository, "checkout", "--", ".")
    hook.unlink()
    assert send(repository, "", TODAY, KINDS).pushed
    assert waiting(repository) == []
    assert "+title: Ny titel" in patch(repository)
    assert run(remote, "log", "-1", "--format=%s", "main").strip() == "Först"
    with pytest.raises(GitError, match="inget att skicka in"):
        send(repository, "", TODAY, KINDS)


def test_a_branch_that_somebody_else_has_pushed_to_is_left_to_her(repository: Path) -> None:
    remote, other = repository.parent / "gemensam.git", repository.parent / "annan"
    run(repository.parent, "init", "--quiet", "--bare", str(remote))
    run(repository, "remote", "add", "origin", str(remote))
    retitled(repository, "Ny titel")
    sent = send(repository, "", TODAY, KINDS)
    run(repository.parent, "clone", "--quiet", "--branch", sent.branch, str(remote), str(other))
    retitled(other, "Annans titel")
    assert send(other, "", TODAY, KINDS).branch == sent.branch
    theirs = run(remote, "rev-parse", sent.branch)
    retitled(repository, "Nyare titel")
    again = send(repository, "", TODAY, KINDS)
    assert (again.branch, again.pushed) == (f"{sent.branch}-1", True)
    assert run(remote, "rev-parse", sent.branch) == theirs
    assert run(remote, "log", "-1", "--format=%s", again.branch).strip() == "Ändrad: Nyare titel (titel)"
    assert waiting(repository) == []


def test_without_a_remote_what_is_committed_can_still_be_mailed(repository: Path) -> None:
    assert waiting(repository) == []
    retitled(repository, "Ny titel")
    send(repository, "Så här", TODAY, KINDS)
    assert waiting(repository) == ["Så här"]
    assert "+title: Ny titel" in patch(repository)


def test_whom_changes_are_from_is_asked_for_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    run(repository, "config", "user.useConfigOnly", "true")
    assert not has_name(repository)
    retitled(repository, "Ny titel")
    with pytest.raises(GitError, match="Skriv ditt namn"):
        send(repository, "", TODAY, KINDS)
    for name, email in (
        ("", "a@b.se"),
        ("Anna", "anna"),
        ("Anna <x>", "a@b.se"),
        ("A\nB", "a@b.se"),
        ("Anna", "a@b se"),
    ):
        with pytest.raises(GitError, match="Skriv ditt namn"):
            sign(repository, name, email)
    assert not has_name(repository)
    sign(repository, " Anna Ek ", "anna@exempel.se")
    assert has_name(repository)
    send(repository, "", TODAY, KINDS)
    assert run(repository, "log", "-1", "--format=%an %ae").strip() == "Anna Ek anna@exempel.se"


def test_a_branch_without_any_other_is_mailed_from_its_last_commit(repository: Path) -> None:
    run(repository, "branch", "--move", "redaktion/allt")
    assert waiting(repository) == []
    retitled(repository, "Ny titel")
    assert "+title: Ny titel" in patch(repository)


def staged_away(project: Path) -> None:
    run(project, "rm", "--quiet", "content/guides/oro-i-skolan.yml")


def staged_under_another_name(project: Path) -> None:
    run(project, "mv", "content/guides/oro-i-skolan.yml", "content/guides/oro.yml")


def staged_and_changed_again(project: Path) -> None:
    retitled(project, "Ny")
    run(project, "add", "--all")
    retitled(project, "Nyare")


def without_a_branch(project: Path) -> None:
    retitled(project, "Ny")
    run(project, "checkout", "--quiet", "--detach")


def beside_what_is_staged(project: Path) -> None:
    retitled(project, "Ny")
    (project / "mkdocs.yml").write_text("x", "utf-8")
    run(project, "add", "mkdocs.yml")


def beside_what_a_program_left(project: Path) -> None:
    retitled(project, "Ny")
    for name in (".DS_Store", "laws/.a.yml.swp", "laws/a.yml~", "laws/~$a.yml"):
        (project / "content" / name).write_text("x", "utf-8")


@pytest.mark.parametrize(
    ("state", "sent"),
    [
        (staged_away, ["content/guides/oro-i-skolan.yml"]),
        (staged_under_another_name, ["content/guides/oro-i-skolan.yml", "content/guides/oro.yml"]),
        (staged_and_changed_again, [LAW]),
        (without_a_branch, [LAW]),
        (beside_what_is_staged, [LAW]),
        (beside_what_a_program_left, [LAW]),
    ],
)
def test_whatever_the_folder_is_like_the_work_is_sent_and_nothing_else(
    repository: Path, state: Callable[[Path], None], sent: list[str]
) -> None:
    state(repository)
    before = run(repository, "rev-parse", "main")
    assert [line.split(" ")[2][2:] for line in patch(repository).splitlines() if line.startswith("diff")] == sent
    made = send(repository, "", TODAY, KINDS)
    assert run(repository, "branch", "--show-current").strip() == made.branch
    listed = run(repository, "show", "--format=", "--no-renames", "--name-only")
    assert sorted(listed.split()) == sorted(sent)
    assert run(repository, "rev-parse", "main") == before
    assert changes(repository, KINDS) == []


def test_what_was_only_ever_made_ready_and_is_gone_is_no_change(repository: Path) -> None:
    (repository / "content/laws/ny.yml").write_text("title: Ny\n", "utf-8")
    run(repository, "add", "content/laws/ny.yml")
    (repository / "content/laws/ny.yml").unlink()
    assert changes(repository, KINDS) == []
    assert patch(repository) == ""


@pytest.mark.parametrize("begun", ["merge", "rebase", "cherry-pick"])
def test_what_is_begun_in_git_is_left_to_somebody_who_knows_it(repository: Path, begun: str) -> None:
    run(repository, "switch", "--quiet", "--create", "annan")
    retitled(repository, "En")
    run(repository, "commit", "--quiet", "--all", "--message", "En")
    run(repository, "switch", "--quiet", "main")
    retitled(repository, "Två")
    run(repository, "commit", "--quiet", "--all", "--message", "Två")
    with pytest.raises(subprocess.CalledProcessError):
        run(repository, begun, "annan")
    branches = run(repository, "branch", "--format=%(refname:short)")
    with pytest.raises(GitError, match="påbörjat i git"):
        send(repository, "", TODAY, KINDS)
    assert run(repository, "branch", "--format=%(refname:short)") == branches


@pytest.mark.parametrize(
    ("names", "followed", "chosen"),
    [
        (["kopia", "origin"], "kopia", "origin"),
        (["annan", "gemensam"], "gemensam", "gemensam"),
        (["annan", "gemensam"], "", "annan"),
    ],
)
def test_of_several_places_the_one_that_the_project_came_from_is_asked(
    repository: Path, tmp_path: Path, names: list[str], followed: str, chosen: str
) -> None:
    for name in names:
        run(tmp_path, "init", "--quiet", "--bare", f"{name}.git")
        run(repository, "remote", "add", name, str(tmp_path / f"{name}.git"))
    if followed:
        run(repository, "push", "--quiet", "--set-upstream", followed, "main")
    retitled(repository, "Ny")
    branch = send(repository, "", TODAY, KINDS).branch
    held = {name: branch in run(tmp_path / f"{name}.git", "branch", "--format=%(refname:short)") for name in names}
    assert held == {name: name == chosen for name in names}


@pytest.mark.parametrize("settings", ["", "[user]\nemail = r@exempel.se\n", "[user]\nname = R\n"])
def test_nobody_is_made_up_from_what_the_computer_is_called(
    repository: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    (repository.parent / "gitconfig").write_text(settings, "utf-8")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    assert not has_name(repository)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "nät"),
        ("ssh: connect to host x port 22: Connection timed out", "nät"),
        ("fatal: unable to access 'https://x/': Failed to connect to x port 443", "nät"),
        ("fatal: could not read Username for 'https://x': terminal prompts disabled", "inloggat"),
        ("remote: Invalid username\nfatal: Authentication failed for 'https://x/'", "inloggat"),
        ("git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.", "inloggat"),
        ("Host key verification failed.", "inloggat"),
        ("fatal: '/borta.git' does not appear to be a git repository", "finns inte"),
        ("remote: Repository not found.\nfatal: repository 'https://x/' not found", "finns inte"),
        ("remote: Permission to a/b.git denied to c.\nfatal: The requested URL returned error: 403", "får inte"),
        ("! [remote rejected] a -> a (pre-receive hook declined)", "får inte"),
        ("remote: GitLab: You are not allowed to push code to protected branches", "får inte"),
        ("! [rejected] a -> a (fetch first)", "Någon annan"),
        ("error: something that nobody has thought of", ""),
    ],
)
def test_what_git_says_is_told_in_words_for_editors(said: str, words: str) -> None:
    assert words in explained(said)
    assert bool(words) == bool(explained(said))
