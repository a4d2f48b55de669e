"""An edition is made of what has been checked and kept, and refused with its reasons otherwise."""

from pathlib import Path

import pytest

from handbook.command import command_line as cli
from handbook.content.editions import read_editions
from repository import FIRST, LAW, SECOND, THIRD, Repository, with_editions

ON = "2026-05-01"
"""A day on which nothing of the example is overdue by much."""


@pytest.fixture
def repository(example: Path) -> Repository:
    """Return the example project with three editions, and its schemas as they follow from the kinds."""
    cli.main(["schema"], example)
    return with_editions(example)


def run(repository: Repository, capsys: pytest.CaptureFixture[str], *arguments: str, day: str = ON) -> tuple[int, str]:
    """Run the command; return its status and what it said at last."""
    capsys.readouterr()
    status = cli.main(["release", "--today", day, *arguments], repository.root)
    out, err = capsys.readouterr()
    return status, f"{out}{err}".strip()


def days(repository: Repository) -> list[str]:
    """Return the editions that there are."""
    return [it.day for it in read_editions(repository.root).all]


def test_an_edition_is_an_annotated_tag_that_says_what_changed(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"{who}_IS_NOT_ASKED", "")
    repository.git("config", "user.name", "Redaktör")
    repository.git("config", "user.email", "redaktor@example.org")
    repository.change(LAW, ("rule: Ring", "rule: Skriv"))
    repository.keep()
    status, said = run(repository, capsys)
    assert (status, said.splitlines()[-1]) == (
        0,
        f"Utgåvan utgava-{ON} är gjord. Skicka den: git push origin utgava-{ON}",
    )
    assert days(repository) == [FIRST, SECOND, THIRD, ON]
    assert repository.git("cat-file", "-t", f"utgava-{ON}").strip() == "tag"
    text = repository.git("tag", "-l", "--format=%(contents)", f"utgava-{ON}").strip()
    assert text == f"Utgåva {ON}\n\n0 nya, 1 ändrade och 0 borttagna poster, och 0 med små rättelser."


def test_what_is_not_kept_is_not_tagged(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(LAW, ("rule: Ring", "rule: Skriv"))
    status, said = run(repository, capsys)
    assert (status, days(repository)) == (1, [FIRST, SECOND, THIRD])
    assert "1 filer i content/ är ändrade men inte sparade i git." in said
    assert said.endswith("Ingen utgåva är gjord.")


def test_nothing_new_is_no_edition(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(repository, capsys)
    assert (status, days(repository)) == (1, [FIRST, SECOND, THIRD])
    assert f"Inget i content/ har ändrats sedan utgåvan {THIRD}." in said


def test_faults_are_mended_first(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.change(LAW, ("type: paragraf", "type: dikt"))
    repository.keep()
    status, said = run(repository, capsys)
    assert (status, days(repository)) == (1, [FIRST, SECOND, THIRD])
    assert said.endswith("Ingen utgåva är gjord. Rätta felen och kör igen.")


def test_without_a_history_there_is_no_edition(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["schema"], example)
    capsys.readouterr()
    assert cli.main(["release", "--today", ON], example) == 1
    assert capsys.readouterr().err.startswith("Utgåvor går inte att göra här: mappen är inget git-förråd.")


def test_what_git_refuses_is_told(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(repository.root))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(repository.root))
    repository.git("config", "user.useConfigOnly", "true")
    repository.change(LAW, ("rule: Ring", "rule: Skriv"))
    repository.keep()
    status, said = run(repository, capsys)
    assert status == 1
    assert said.splitlines()[-1].startswith("Ingen utgåva är gjord: git svarade: ")
