"""The steps in order: everything that is wrong is told of at once, and pages and schemas are written whole."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handbook.content.kinds import KINDS
from handbook.content.schema import schema_files
from handbook.site.pipeline import keep_addresses, read, stale_schemas, write_pages, write_schemas
from handbook.site.publish import in_turn

LAW = "content/laws/anmalan-2025.yml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_whatever_step_finds_a_fault_all_are_told_of(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "fel")
    (example / "content/laws/trasig.yml").write_text("title: [", "utf-8")
    change(example / "content/concepts/polisanmalan.yml", "summary:", "sumary:")
    (example / "docs/fel.md").write_bytes(b"\xe5")
    (example / "docs/sida.md").write_text("[[laws/borta]] [[laws/trasig]]", "utf-8")
    (example / "addresses.txt").write_text("lagar/borta/\n", "utf-8")
    _, problems = read(example)
    assert [(it.location.path, it.code) for it in problems] == [
        ("SITE_URL", "bad-setting"),
        ("content/concepts/polisanmalan.yml", "unknown-field"),
        ("content/laws/trasig.yml", "yaml"),
        ("docs/fel.md", "encoding"),
        ("docs/sida.md", "dead-link"),
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("guides/oro-i-skolan", "[anmalan-2025]", "[borta]", "dead-link"),
        ("guides/oro-i-skolan", "topics: [skydd]", "topics: [borta]", "unknown-term"),
        ("laws/anmalan-2001", "[laws/anmalan-2025]", "[laws/borta]", "dead-link"),
    ],
)
def test_no_file_is_asked_for_while_a_link_in_a_record_is_dead(
    path: str, old: str, new: str, code: str, example: Path
) -> None:
    (example / "docs/sida.md").write_text(
        "# Sida\n\n[Lagar](data/laws.csv), [Om](om.md#borta), [Borta](borta.md)", "utf-8"
    )
    change(example / f"content/{path}.yml", old, new)
    _, problems = read(example)
    found = [(it.location.path, it.code) for it in problems]
    assert found == [(f"content/{path}.yml", code), ("docs/sida.md", "dead-link")]


def test_a_lost_address_is_told_of_when_all_else_is_sound(example: Path) -> None:
    (example / "addresses.txt").write_text("lagar/borta/\n", "utf-8")
    site, problems = read(example)
    assert [(str(it.location), it.code) for it in problems] == [("addresses.txt:1:1", "lost-address")]
    assert site.ledger == {"lagar/borta/": None}


@pytest.mark.parametrize(("ahead", "code"), [(0, None), (1, "future-date")])
def test_today_is_the_day_at_greenwich(
    ahead: int, code: str | None, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handbook.site.pipeline.datetime", Clock)
    day = (Clock.now(tz=UTC) + timedelta(days=ahead)).date().isoformat()
    change(example / "content/concepts/polisanmalan.yml", "read: 2026-01-02", f"read: {day}")
    assert [it.code for it in read(example)[1]] == ([code] if code else [])


class Clock(datetime):
    """A clock that stands still just before midnight at Greenwich, and is on the next day elsewhere."""

    @classmethod
    def now(cls, tz: object = None) -> "Clock":
        """Return the time."""
        return cls(2026, 3, 4, 23, 59) if tz is UTC else cls(2026, 3, 5, 13, 59)


def test_schemas_that_no_longer_follow_are_told_of_one_by_one_and_written_anew(example: Path) -> None:
    assert stale_schemas(example) == ()
    (example / "schema/laws.schema.json").unlink()
    change(example / "schema/guides.schema.json", "{", "{ ")
    assert [str(it) for it in stale_schemas(example)] == [
        f"schema/{name}.schema.json:1:1: stale-schema: schemat stämmer inte med posternas fält. "
        "Kör python scripts/build.py schema."
        for name in ("guides", "laws")
    ]
    (example / "schema/gammalt.json").touch()
    assert write_schemas(example) == 2
    assert stale_schemas(example) == ()
    assert {path.name for path in (example / "schema").iterdir()} == {file.path for file in schema_files(KINDS)}


@pytest.mark.parametrize("whole", [True, False])
def test_pages_are_written_with_or_without_what_the_engine_does_not_need(example: Path, *, whole: bool) -> None:
    site, _ = read(example)
    (example / "build/.docs.old").mkdir(parents=True)
    (example / "build/.docs.old/om.md").write_text("gammal", "utf-8")
    files = {file.path for file in (*site.files, *(site.files_beside_engine if whole else ()))}
    assert write_pages(example, site, whole=whole) == len(files)
    docs = example / "build/docs"
    assert {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()} == files
    assert (example / "build/nav.yml").read_bytes() == site.nav.data
    assert write_pages(example, site, whole=whole) == 0
    assert {path.name for path in (example / "build").iterdir()} == {"docs", "nav.yml"}


def test_a_swap_that_was_cut_is_mended_before_pages_are_written(example: Path) -> None:
    site, _ = read(example)
    write_pages(example, site)
    (example / "build/docs").rename(example / "build/.docs.old")
    assert write_pages(example, site) == 0
    assert {path.name for path in (example / "build").iterdir()} == {"docs", "nav.yml"}


def test_pages_are_not_written_while_another_build_writes(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.site.publish.PATIENCE", -1)
    site, _ = read(example)
    with in_turn(example / "build"), pytest.raises(TimeoutError):
        write_pages(example, site)
    assert list((example / "build").iterdir()) == []


def test_the_ledger_is_written_with_what_is_new(example: Path) -> None:
    (example / "addresses.txt").write_text("lagar/anmalan-2025/\nlagar/gammal/ -> lagar/anmalan-2025/\n", "utf-8")
    site, problems = read(example)
    assert problems == ()
    keep_addresses(example, site)
    lines = (example / "addresses.txt").read_text("utf-8").splitlines()
    assert lines[1:] == sorted([*filter(None, site.addresses), "lagar/gammal/ -> lagar/anmalan-2025/"])


def test_before_the_engine_begins_nothing_is_made_that_no_page_needs(example: Path) -> None:
    """An empty file holds its place, which links lead to; a preview, which has no engine, gets the whole."""
    site, _ = read(example)
    waiting = [file for file in site.files if file.waits]
    assert {"data/laws.csv", "data/barnskyddshandboken.xlsx"} <= {file.path for file in waiting}
    write_pages(example, site, whole=False)
    assert not [file.path for file in waiting if "data" in vars(file)]
    assert {(example / "build/docs" / file.path).read_bytes() for file in waiting} == {b""}
    write_pages(example, site)
    assert [file.path for file in waiting if (example / "build/docs" / file.path).read_bytes() != file.data] == []
    assert all(file.data for file in waiting)
