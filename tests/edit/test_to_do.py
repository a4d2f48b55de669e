"""What waits for an editor: what the checker and the watch say of a record, and by when it is to be read."""

from pathlib import Path

from handbook.catalog.worklist import STATES, near, tasks
from handbook.content.problems import WARNINGS
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


def test_each_fault_of_a_record_is_told_with_its_advice_errors_first_and_no_more_than_a_few(example: Path) -> None:
    many = "".join(f"fel{number}: x\n" for number in range(FEW + 2))
    (example / "content/concepts/manga.yml").write_text(f"title: Många\n{many}", "utf-8")
    law = example / "content/laws/anmalan-2025.yml"
    law.write_text(law.read_text("utf-8").replace("19 kap. 1 §", "19 kap. 1 § [[concepts/orosanmalan]]"), "utf-8")
    read = Session(example).on_disk().read
    told = [it for it in to_do(read) if it["state"] == FAULTY]
    by_ref = {it["ref"]: it for it in told}
    assert len(by_ref["concepts/manga"]["why"]) == FEW
    for it in told:
        assert {name: it[name] for name in ("last", "by", "read")} == {"last": "", "by": "", "read": []}
        file = f"content/{it['ref']}.yml"
        own = [finding for finding in read.in_records if finding.file == file]
        own.sort(key=lambda finding: finding.code in WARNINGS)
        assert it["why"] == [f"{finding.message}. {finding.advice}" for finding in own][:FEW]


def test_what_is_to_be_read_is_told_by_who_reads_it_and_the_first_pages(example: Path) -> None:
    read = Session(example).on_disk().read
    told = {it["ref"]: it for it in to_do(read)}
    for task in near(tasks(read.site.catalog), read.site.catalog.news.today):
        mine = told[task.entry.ref]
        assert (mine["last"], mine["by"]) == (task.last, task.by_title)
        assert mine["read"] == [{"name": it.name, "url": it.url} for it in task.read][:FEW]
    assert {it["by"] for it in told.values()} <= {it.title for it in read.site.catalog.terms("functions")}
