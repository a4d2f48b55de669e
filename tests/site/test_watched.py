"""The watch's findings on the day of a build: none that is not there, whatever has become of the file."""

import random
from pathlib import Path

import pytest

from aging import AFTER, BEFORE, DAY, LAW, amended, seen, whole
from handbook.command.command_line import main
from handbook.site.pipeline import read, write_pages
from handbook.site.watched import STATE, WITHOUT, findings_on
from handbook.watch.state import State, as_text

MARKED = as_text(State(amended().acts, seen("changed", "https://skyddsverket.example.org/rad").pages)).encode()
EMPTY = as_text(State()).encode()


def test_what_stands_on_a_day_is_told_without_a_remark() -> None:
    found, remarks = findings_on(whole(), MARKED, BEFORE)
    assert {it.record for it in found} >= {LAW, "guides/oro-i-skolan"}
    assert remarks == ()
    assert findings_on(whole(), EMPTY, BEFORE) == ((), ())


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (None, "watch/state.json finns inte än"),
        (b"", "watch/state.json:1:1: wrong-value: filen går inte att läsa som JSON"),
        (b"\xff\xfe{", "filen går inte att läsa som JSON"),
        (EMPTY.replace(b"1", b"2"), "filen är skriven av en nyare bevakning"),
        (MARKED.replace(b"2026-03-01", b"2026-02-30"), "raden för 2025:1 går inte att förstå (later.2026:50.begins"),
        (MARKED.replace(b"2026-03-01", b"snart"), "raden för 2025:1 går inte att förstå"),
        (MARKED.replace(b"2026:50", b"femtio:ett"), "raden för 2025:1 går inte att förstå"),
        (MARKED.replace(b"https://register", b"javascript://register"), "raden för 2025:1 går inte att förstå (page)"),
        (MARKED.replace(b'"first": "2026-02-01"', b'"first": "2026-13-01"'), "raden för https://skyddsverket"),
    ],
)
def test_a_state_that_cannot_be_read_makes_no_finding_and_is_told_of(state: bytes | None, said: str) -> None:
    found, remarks = findings_on(whole(), state, AFTER)
    assert found == ()
    assert said in remarks[0]
    assert WITHOUT in remarks[-1]


def test_a_state_that_somebody_has_scribbled_in_is_read_or_told_of_and_never_stops_anything() -> None:
    dice = random.Random(7)  # noqa: S311  # the same each time
    for _ in range(400):
        text = bytearray(MARKED)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(text))
            text[at : at + dice.randint(0, 3)] = bytes(dice.choices(b'0123456789:-"{}[], a\xe5', k=dice.randint(0, 3)))
        found, remarks = findings_on(whole(), bytes(text), DAY)
        assert not (found and remarks)


def written(root: Path, today: str, state: bytes | None) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return every file of the example on a day, and what whoever builds it is told."""
    path = root / STATE
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if state is not None:
        path.write_bytes(state)
    site, problems = read(root, today=today)
    assert problems == ()
    write_pages(root, site)
    docs = root / "build/docs"
    return {it.relative_to(docs).as_posix(): it.read_bytes() for it in docs.rglob("*") if it.is_file()}, site.remarks


def of_the_watch(remarks: tuple[str, ...]) -> list[str]:
    """Return the remarks without the one on editions: the example is under no version control."""
    return [remark for remark in remarks if not remark.startswith("Utgåvor")]


EARLY = "2026-01-03"
"""A day on which nothing of the example is overdue yet."""


def test_without_findings_every_byte_is_what_it_was(example: Path) -> None:
    bare, told = written(example, EARLY, None)
    assert told[0].startswith("watch/state.json finns inte än")
    for state in (EMPTY, b"", EMPTY.replace(b"1", b"2"), MARKED.replace(b"2026-03-01", b"snart")):
        files, remarks = written(example, EARLY, state)
        assert files == bare
        assert bool(of_the_watch(remarks)) is (state != EMPTY)
    said = {path: data for path, data in bare.items() if "schema" not in path and "openapi" not in path}
    assert not any(b"ruta-andrat" in data or b'"marks"' in data for data in said.values())


def test_the_same_day_and_state_make_the_same_bytes_and_the_day_of_the_change_others(example: Path) -> None:
    before, told = written(example, "2026-02-28", MARKED)
    assert of_the_watch(told) == []
    assert written(example, "2026-02-28", MARKED)[0] == before
    after, _ = written(example, DAY, MARKED)
    changed = {path for path in after if after[path] != before[path]}
    page = "lagar/anmalan-2025"
    assert {f"{page}.md", f"{page}/index.json", "data/laws.csv", "data/records.json"} <= changed
    assert "vagledning/oro-i-skolan/vaggen.md" in changed
    assert any(path.startswith("assets/search/data/cards-") for path in changed)
    assert "lagar/anmalan-2001.md" not in changed


def test_an_editor_who_reads_the_law_and_writes_the_day_takes_every_mark_of_it_away(example: Path) -> None:
    (example / "watch").mkdir()
    (example / STATE).write_bytes(as_text(amended()).encode())
    law = example / f"content/{LAW}.yml"
    marks = read(example, today=AFTER)[0].catalog.news.marks
    assert {ref for ref, found in marks.items() if found[0].what == "law-changes"} > {LAW, "guides/oro-i-skolan"}
    law.write_text(law.read_text("utf-8").replace("topics:", f"text_as_of: {DAY}\ntopics:"), "utf-8")
    site, problems = read(example, today=AFTER)
    assert problems == ()
    assert not any(it.what == "law-changes" for found in site.catalog.news.marks.values() for it in found)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({"SOURCE_DATE_EPOCH": "1772323200"}, "2026-03-01"),
        ({"SOURCE_DATE_EPOCH": "0"}, "2026-01-02"),  # the last day on which anybody read anything
        ({"SOURCE_DATE_EPOCH": " 1772323199 "}, "2026-02-28"),
    ],
)
def test_the_environment_may_tell_the_day(
    given: dict[str, str], day: str, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    site, problems = read(example)
    assert problems == ()
    assert site.catalog.news.today == day
    assert read(example, today="2026-05-05")[0].catalog.news.today == "2026-05-05"


@pytest.mark.parametrize("value", ["i går", "1.5", "9" * 30])
def test_a_moment_that_is_none_is_told_of(value: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    (problem,) = read(example)[1]
    assert (problem.code, problem.location.path) == ("bad-setting", "SOURCE_DATE_EPOCH")


def test_a_build_goes_on_and_says_in_one_line_that_it_has_no_findings(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example / "watch").mkdir()
    (example / STATE).write_text("{", "utf-8")
    assert main(["build", "--pages-only", "--today", DAY], example) == 0
    said = "".join(capsys.readouterr())
    assert "watch/state.json:1:" in said
    assert said.count(WITHOUT) == 1
    (example / STATE).write_bytes(MARKED)
    assert main(["build", "--pages-only", "--today", DAY], example) == 0
    assert WITHOUT not in "".join(capsys.readouterr())
    page = (example / "build/docs/lagar/anmalan-2025.md").read_text("utf-8")
    assert "ändrades 1 mars 2026" in page.replace("&nbsp;", " ")
