"""What waits for an editor: what the checker and the watch say of a record, and by when it is to be read."""

from pathlib import Path

from handbook.catalog.worklist import STATES, near, tasks
from handbook.edit.session import Session
from handbook.edit.to_do import FAULTY, FEW, to_do


def test_the_worklist_of_the_build_is_told_with_words_and_pages(example: Path) -> None:
    read = Session(example).on_disk().read
    told = to_do(read)
    expected = near(tasks(read.site.catalog), read.site.catalog.news.today)
    assert [it["ref"] for it in told] == [task.entry.ref for task in expected]
    assert {it["state"] for it in told} <= set(STATES)
    assert all(it["by"] and len(it["read"]) <= FEW for it in told)
    assert not any("[[" in why for it in told for why in it["why"])


def test_what_the_checker_says_of_records_comes_first_errors_before_warnings(example: Path) -> None:
    (example / "content/concepts/trasig.yml").write_text("title: Trasig\n", "utf-8")
    (example / "content/vocabulary/topics.yml").write_text("[\n", "utf-8")
    told = to_do(Session(example).on_disk().read)
    first = next(it for it in told if it["ref"] == "concepts/trasig")
    assert first["state"] == FAULTY
    assert 1 < len(first["why"]) <= FEW
    assert all(it["state"] == FAULTY for it in told[: told.index(first) + 1])
    assert not any(it["ref"].startswith("vocabulary") for it in told)
