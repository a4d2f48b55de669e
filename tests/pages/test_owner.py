"""The page that says who answers for the handbook: from the settings file and from what the kinds declare."""

import re
from pathlib import Path

import pytest

from examples import understood
from handbook.catalog.coverage import readings
from handbook.command import command_line as cli
from handbook.content.days import every
from handbook.content.kinds import KINDS
from handbook.content.load import SourceFile, parse
from handbook.content.owner import NOBODY, Owner, owner_of
from handbook.pages.overviews import owner_overview
from handbook.site.settings import PLACEHOLDER, settings, unanswered

TOLD = """\
publisher: Verket
contact: handboken@verket.se
address: https://handboken.se
repository: https://github.com/verket/handboken
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
cost: Nästan inget.
"""


def file(text: str) -> SourceFile:
    made = parse(text, "settings.yml")
    assert isinstance(made, SourceFile)
    return made


def owner(**told: object) -> Owner:
    return Owner.model_validate(told)


def body(told: Owner) -> str:
    return owner_overview(told).page(understood()[0]).body


def test_all_comes_from_one_file_and_the_environment_goes_first() -> None:
    found, wrong = settings({}, file(TOLD))
    assert wrong == ()
    assert (found.base, found.repo) == ("https://handboken.se/", "https://github.com/verket/handboken")
    assert found.owner.known
    other, _ = settings({"SITE_URL": "https://a.se", "REPO_URL": "https://b.se/"}, file(TOLD))
    assert (other.base, other.repo, other.owner) == ("https://a.se/", "https://b.se", found.owner)
    empty, wrong = settings({}, file("publisher:\ncontact:\n"))
    assert (empty.base, empty.repo, empty.owner, wrong) == (PLACEHOLDER, "", NOBODY, ())


@pytest.mark.parametrize(
    ("contact", "right"),
    [
        ("handboken@verket.se", True),
        ("https://verket.se/kontakt", True),
        ("handboken@verket", False),
        ("hand boken@verket.se", False),
        ("http://verket.se/", False),
        ("https://verket", False),
        ("08-123 45 67", False),
    ],
)
def test_a_contact_is_where_one_can_write(contact: str, *, right: bool) -> None:
    _, findings = owner_of(file(f"contact: {contact}\n"))
    assert [(it.code, it.path) for it in findings] == ([] if right else [("bad-link", ("contact",))])


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({}, ["publisher", "publisher_type", "contact"]),
        ({"publisher": "Verket"}, ["publisher_type", "contact"]),
        ({"contact": "a@verket.se"}, ["publisher", "publisher_type"]),
        ({"publisher": "Verket", "contact": "a@verket.se"}, ["publisher_type"]),
        ({"publisher": "Verket", "publisher_type": "kommun", "contact": "a@verket.se"}, []),
    ],
)
def test_a_site_that_nobody_answers_for_says_so(told: dict[str, str], missing: list[str]) -> None:
    found, _ = settings({}, file("".join(f"{key}: {value}\n" for key, value in told.items()) or "cost: Inget.\n"))
    told_of = list(unanswered(found))
    assert [it.path for it in told_of] == [(name,) for name in missing]
    assert {it.path[0] for it in told_of if "Sveriges dataportal" in it.message} == {*missing} - {"contact"}
    assert ("Ingen ansvarig är angiven" in body(owner(**told))) is bool({*missing} - {"publisher_type"})


def test_publishing_warns_with_the_line_and_a_preview_does_not(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://a.se/")
    (example / "settings.yml").write_text("publisher: Verket\n# vart läsare skriver\ncontact:\n", "utf-8")
    build = ["build", "--pages-only"]
    cli.main(build, example)
    assert "nobody-answers" not in "".join(capsys.readouterr())
    cli.main([*build, "--publish"], example)
    said = "".join(capsys.readouterr())
    assert "settings.yml:3:9: varning: nobody-answers: ingen kontakt är angiven" in said
    assert "settings.yml:1:1: varning: nobody-answers: inget slag av utgivare är angivet" in said
    assert "Fyll i publisher i" not in said
    assert (example / "build/docs/vem-ansvarar/index.md").exists()


def test_the_page_tells_what_the_file_says() -> None:
    told = body(settings({}, file(TOLD))[0].owner)
    for words in ("Verket", "(mailto:handboken@verket.se)", "[CC BY 4.0](https://creativecommons.org", "Nästan inget."):
        assert words in told
    assert "Inte angiven" not in told
    assert "[verket.se/kontakt](https://verket.se/kontakt)" in body(owner(contact="https://verket.se/kontakt"))
    assert body(NOBODY).count("Inte angiven.") == 2
    assert "Vad det kostar" not in body(NOBODY)


def test_how_often_follows_from_the_kinds() -> None:
    catalog = understood()[0]
    rows = re.findall(r"^- \[(.+?)\]\(.*?\): (.+?)\. Källorna är lästa (.+?)\.$", body(NOBODY), re.MULTILINE)
    declared = [(what, every(months)) for it in readings(catalog) for what, months in it.cls.kind.intervals]
    assert [(what.lower(), often) for what, often, _ in rows] == declared
    assert ("Lagar", "varje halvår", "2 januari 2026") in rows
    history = {cls.kind.folder for cls in KINDS if not cls.kind.intervals}
    assert history == {"measures", "goals", "recommendations", "inquiries"}
