"""Changes of law, each with all that has not been read against it: which are told, in which order, and of what day."""

from collections.abc import Mapping

import pytest

from handbook.catalog.law_changes import LawChange, law_changes
from handbook.catalog.news import Mark, MarkKind, News
from handbook.watch.findings import WatchFinding, What

TODAY = "2026-03-01"


def finding(
    record: str, what: What = "law-changes", act: str = "2025:1", by: str = "2026:50", begins: str = "", **more: str
) -> WatchFinding:
    """Return a finding of a change."""
    given = {"field": "number", "found": "2026-02-01", **more}
    return WatchFinding(
        id=f"{record} {act} {by}", record=record, what=what, touches="act", text="", begins=begins, act=act, by=by,
        checked="", read="", provisions=(), proof={}, **given,
    )  # fmt: skip


def mark(what: MarkKind = "law-changes", act: str = "2025:1", by: str = "2026:50", begins: str = "") -> Mark:
    return Mark(what=what, when="now", text="", begins=begins, act=act, by=by)


def told(findings: tuple[WatchFinding, ...], marks: Mapping[str, tuple[Mark, ...]]) -> list[LawChange]:
    return list(law_changes(News(TODAY, findings, marks)))


def test_the_records_of_the_law_come_first_and_the_rest_by_name() -> None:
    found = (finding("laws/z"), finding("concepts/b", field="sources.0.url"), finding("laws/y"))
    marks = {ref: (mark(),) for ref in ("guides/d", "concepts/b", "laws/z", "agencies/a", "laws/y", "guides/c")}
    (change,) = told(found, marks)
    assert change.refs == ("laws/y", "laws/z", "agencies/a", "concepts/b", "guides/c", "guides/d")
    assert (change.found, change.act, change.name) == (found[0], "2025:1", "law-changes/2025:1/2026:50")


def test_a_source_that_cites_the_law_is_not_the_law() -> None:
    (change,) = told((finding("laws/z", field="sources.0.url"),), {"laws/z": (mark(),), "agencies/a": (mark(),)})
    assert change.refs == ("agencies/a", "laws/z")


@pytest.mark.parametrize(
    ("begins", "day"),
    [
        ("2026-02-28", "2026-02-28"),
        (TODAY, TODAY),
        ("2026-03-02", "2026-01-15"),
        ("", "2026-01-15"),
    ],
)
def test_its_day_is_the_laws_own_once_that_has_come_and_else_the_first_on_which_it_was_found(
    begins: str, day: str
) -> None:
    found = tuple(
        finding(ref, begins=begins, found=when)
        for ref, when in (("laws/a", "2026-02-01"), ("laws/b", "2026-01-15"), ("laws/c", "2026-02-20"))
    )
    (change,) = told(found, {"laws/a": (mark(begins=begins),)})
    assert change.day == day


def test_what_has_no_amendment_is_named_by_its_day() -> None:
    (change,) = told(
        (finding("laws/a", "law-ends", by="", begins="2027-01-01"),),
        {"laws/a": (mark("law-ends", by="", begins="2027-01-01"),)},
    )
    assert change.name == "law-ends/2025:1/2027-01-01"


@pytest.mark.parametrize(
    "other",
    [
        mark("law-ends"),
        mark(act="2025:2"),
        mark(by="2026:51"),
        mark(begins="2026-03-01"),
        mark("overdue", act="", by=""),
    ],
)
def test_only_who_is_marked_for_that_very_change_is_told_of(other: Mark) -> None:
    assert told((finding("laws/a"),), {"laws/a": (other,)}) == []
    (change,) = told((finding("laws/a"),), {"laws/a": (other, mark()), "laws/b": (other,)})
    assert change.refs == ("laws/a",)


def test_pages_that_have_changed_are_no_changes_of_law() -> None:
    page = finding("laws/a", "page-changed")
    assert told((page,), {"laws/a": (mark("page-changed"),)}) == []


def test_changes_come_in_the_order_in_which_they_were_found() -> None:
    found = (
        finding("laws/a", by="2026:52", found="2026-02-03"),
        finding("laws/a", by="2026:51", found="2026-02-02"),
        finding("laws/a", by="2026:53", found="2026-02-02"),
        finding("laws/b", by="2026:52", found="2026-02-01"),
    )
    marks = {"laws/a": tuple(mark(by=it) for it in ("2026:51", "2026:52", "2026:53"))}
    assert [it.found.by for it in told(found, marks)] == ["2026:52", "2026:51", "2026:53"]
