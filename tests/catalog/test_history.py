"""The editions beside what is written now: who changed when, and what is not in any edition yet."""

from pathlib import Path

import pytest

from handbook.catalog.history import History, renamed_by, terms_of
from handbook.content.kinds import KINDS
from handbook.site.pipeline import read
from repository import FIRST, GUIDE, LAW, LINE, NEW, SECOND, THIRD, Repository


def history(repository: Repository) -> History:
    """Return the history as a build sees it."""
    site, _ = read(repository.root)
    return site.catalog.history


def test_each_edition_tells_what_it_changed(repository: Repository) -> None:
    found = history(repository)
    assert (found.days, found.latest, found.changed_since) == ((FIRST, SECOND, THIRD), THIRD, False)
    assert [(news.day, [it.ref for it in news.told], [it.ref for it in news.small]) for news in found.changes] == [
        (THIRD, ["concepts/nytt", LAW], []),
        (SECOND, ["concepts/nytt", GUIDE], [LINE]),
    ]
    assert [(it.new, it.gone) for news in found.changes for it in news.changed if it.ref == "concepts/nytt"] == [
        (False, True),
        (True, False),
    ]


def test_what_is_in_no_edition_yet_comes_first(repository: Repository) -> None:
    repository.change(LAW, ("provision: 19", "provision: 29"))
    found = history(repository)
    assert found.changed_since
    assert next((news.day, [it.ref for it in news.changed]) for news in found.changes) == ("", [LAW])
    assert [day for day, _ in found.of[LAW]] == ["", THIRD]


@pytest.mark.parametrize("name", ["roles", "topics"])
def test_a_vocabulary_is_content_too(repository: Repository, name: str) -> None:
    path = repository.root / f"content/vocabulary/{name}.yml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Ny ", 1), "utf-8")
    found = history(repository)
    assert found.changed_since
    assert found.changes[0].day == THIRD


def test_what_has_come_out_is_worked_out_once(repository: Repository) -> None:
    before = history(repository)
    repository.change(LAW, ("provision: 19", "provision: 29"))
    after = history(repository)
    assert after.past is before.past
    assert after.changes[1:] == before.changes
    repository.edition("2026-04-30")
    assert history(repository).past is not before.past


def test_line_endings_of_a_checkout_are_no_change(repository: Repository) -> None:
    for path in (repository.root / "content").rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not history(repository).changed_since


def test_a_record_has_a_version_for_each_edition_that_changed_it(repository: Repository) -> None:
    found = history(repository)
    days = {ref: [it.day for it in versions] for ref, versions in found.versions.items()}
    assert (days[LAW], days[GUIDE], days[LINE]) == ([FIRST, THIRD], [FIRST, SECOND], [FIRST, SECOND])
    assert days["concepts/nytt"] == [SECOND]
    assert days["agencies/skyddsverket"] == [FIRST]
    first, second = found.versions[GUIDE]
    assert ("within: genast" in first.record.text, "within: genast" in second.record.text) == (True, False)
    began = [found.began(ref) for ref in (GUIDE, "concepts/nytt", "laws/x")]
    assert began == [(FIRST, GUIDE), (SECOND, "concepts/nytt"), ("", "")]


def test_a_record_that_came_back_has_a_version_again(repository: Repository) -> None:
    repository.write("concepts/nytt", repository.text("concepts/orosanmalan").replace("title: ", "title: Nytt om "))
    repository.edition("2026-04-30")
    found = history(repository)
    assert [it.day for it in found.versions["concepts/nytt"]] == [SECOND, "2026-04-30"]


def test_a_record_that_has_come_back_since_the_last_edition_is_in_none_as_it_is(repository: Repository) -> None:
    text = history(repository).versions[NEW][-1].record.text
    repository.write(NEW, text)
    found = history(repository)
    assert found.now[f"content/{NEW}.yml"] == text
    assert found.version_shown(NEW) is None
    shown = found.version_shown(LAW)
    assert shown
    assert shown.day == THIRD
    assert found.changes[0].changed[0].new


def test_without_editions_nothing_has_changed(example: Path) -> None:
    site, problems = read(example)
    assert problems == ()
    found = site.catalog.history
    assert (found.days, found.latest, found.changed_since, found.changes, dict(found.versions)) == (
        (),
        "",
        False,
        (),
        {},
    )
    assert "Utgåvor och ändringar är utelämnade: mappen är inget git-förråd." in site.remarks


def test_an_old_file_that_is_no_record_is_left_out(example: Path) -> None:
    made = Repository(example)
    made.write("laws/trasig", "title: [\n")
    made.write("laws/lista", "- a\n")
    made.write("gammalt/a", "title: A\n")
    (example / "content/laws/under").mkdir()
    (example / "content/laws/under/a.yml").write_text("title: A\n")
    made.edition(FIRST)
    for ref in ("laws/trasig", "laws/lista", "gammalt/a", "laws/under/a"):
        made.write(ref, None)
    found = history(made)
    assert found.changed_since
    assert [news.day for news in found.changes] == []
    assert LAW in found.records[0]
    assert len(found.records[0]) == len(found.records[1])


def test_terms_are_read_off_lists_alone(repository: Repository) -> None:
    (guide,) = (it for it in history(repository).changes[1].changed if it.ref == GUIDE)
    assert list(terms_of(guide, ("topics", "roles", "title"))) == ["skydd", "skola"]


@pytest.mark.parametrize(
    ("old", "new", "renamed"),
    [
        ("lagar/a/", "lagar/b/", (("laws/a", "laws/b"),)),
        ("lagar/a", "begrepp/b/", (("laws/a", "concepts/b"),)),
        ("lagar/a/", None, ()),
        ("lagar/a/", "nyheter/", ()),
        ("nyheter/2020/", "lagar/b/", ()),
        ("lagar/", "lagar/b/", ()),
    ],
)
def test_a_record_has_another_name_if_its_address_leads_to_another(
    old: str, new: str | None, renamed: tuple[tuple[str, str], ...]
) -> None:
    assert renamed_by([(old, new)], KINDS) == renamed


def test_other_names_are_told_in_order() -> None:
    pairs = [("lagar/c/", "lagar/b/"), ("lagar/a/", "lagar/d/")]
    assert renamed_by(pairs, KINDS) == (("laws/a", "laws/d"), ("laws/c", "laws/b"))
