"""An edition is made of what has been checked and kept, and refused with its reasons otherwise."""

from pathlib import Path

import pytest

from examples import text_of, understood, with_past
from handbook.catalog.catalog import Catalog
from handbook.catalog.release import late, message, refusals
from handbook.command import command_line as cli
from handbook.content.editions import read_editions
from repository import FIRST, LAW, SECOND, THIRD, Repository, with_editions

ON = "2026-05-01"
"""A day on which nothing of the example is overdue by much."""
LATER = "2026-09-01"
"""A day on which the guides are."""


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


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the example as it came out once and has changed since."""
    return with_past(
        understood()[0], {LAW: understood()[0].entries[LAW].source.text.replace("rule: Anmäl", "rule: Se")}
    )


def test_what_is_overdue_is_named_the_worst_first(catalog: Catalog) -> None:
    found = late(catalog, LATER, 30)
    assert ("guides/oro-i-skolan", "2026-07-02", 61) in [(it.ref, it.last, it.days) for it in found]
    assert [it.days for it in found] == sorted((it.days for it in found), reverse=True)
    assert [it.ref for it in late(catalog, LATER, 61) if it.ref == "guides/oro-i-skolan"] == []
    assert [it.ref for it in late(catalog, LATER, 60) if it.ref == "guides/oro-i-skolan"] == ["guides/oro-i-skolan"]


def test_an_edition_of_what_is_overdue_needs_a_reason(catalog: Catalog) -> None:
    (refused,) = refusals(catalog, LATER, 30, "")
    assert "guides/oro-i-skolan: skulle ha kontrollerats senast 2026-07-02 (61 dagar sedan)" in refused
    assert refused.endswith("Kontrollera dem först, eller skriv varför utgåvan görs ändå: --reason ”…”")
    assert list(refusals(catalog, LATER, 30, "Juristen är sjuk")) == []
    text = message(catalog, LATER, 30, "Juristen\när sjuk")
    assert f"Försenade poster: {len(late(catalog, LATER, 30))}. Skäl: Juristen är sjuk\n" in text
    assert "Försenade" not in message(catalog, "2026-02-01", 30, "")


@pytest.mark.parametrize("day", ["2020-01-01", "2019-12-31"])
def test_an_edition_is_later_than_the_last(catalog: Catalog, day: str) -> None:
    assert list(refusals(catalog, day, 9999, "")) == [
        "Den senaste utgåvan är från 2020-01-01. En ny måste ha en senare dag."
    ]


def test_the_first_edition_counts_its_records() -> None:
    catalog, _ = understood()
    assert list(refusals(catalog, ON, 9999, "")) == []
    assert message(catalog, ON, 9999, "").splitlines()[2] == f"Den första utgåvan, med {len(catalog.entries)} poster."


def test_what_has_changed_is_counted() -> None:
    changed = understood({LAW: text_of(LAW).replace("rule: Anmäl", "rule: Ring och anmäl")})[0]
    gone = understood()[0].entries["concepts/orosanmalan"].source.text
    catalog = with_past(changed, {LAW: text_of(LAW), "concepts/borta": gone})
    assert "0 nya, 1 ändrade och 1 borttagna poster" in message(catalog, ON, 9999, "")
