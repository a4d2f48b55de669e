"""Drafts and saves that can be undone: what is kept, in which order, and that a spoilt file loses nothing else."""

import os
from pathlib import Path

import pytest

from handbook.edit.drafts import FOLDER, UNDONE, Drafts, Saved

Texts = dict[str, str | None]


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    """Return the drafts of an empty project."""
    return Drafts(tmp_path)


def test_a_draft_is_kept_whole_told_again_and_dropped(drafts: Drafts, tmp_path: Path) -> None:
    assert (drafts.of("laws/a"), drafts.refs()) == (None, [])
    assert not (tmp_path / FOLDER).exists(), "nothing is made before there is something to keep"
    drafts.keep("laws/a", {"title": "Åå", "part": [1, {"b": None}]})
    drafts.keep("laws/b", {})
    assert drafts.of("laws/a") == {"title": "Åå", "part": [1, {"b": None}]}
    assert drafts.of("laws/b") == {}
    drafts.keep("laws/a", {"title": "Ä"})
    assert drafts.of("laws/a") == {"title": "Ä"}
    drafts.drop("laws/a")
    drafts.drop("laws/a")  # one that is gone already
    assert (drafts.of("laws/a"), drafts.refs()) == (None, ["laws/b"])


def test_records_with_drafts_are_told_the_latest_first_and_nothing_else_is_one(drafts: Drafts) -> None:
    for number, ref in enumerate(("laws/b", "guides/c", "laws/a")):
        drafts.keep(ref, {})
        os.utime(drafts.folder / f"{ref}.json", ns=(number, number))
    (drafts.folder / "laws/Å b.json").write_text("{}", "utf-8")
    (drafts.folder / "laws/d.txt").write_text("{}", "utf-8")
    drafts.remember(Saved({}, {}))
    assert drafts.refs() == ["laws/a", "guides/c", "laws/b"]


@pytest.mark.parametrize(
    "ref", ["", "laws", "laws/", "/a", "../a", "laws/../a", "laws/a/b", "Laws/a", "laws/Å", "laws/a.b"]
)
def test_a_draft_is_of_a_record_and_lies_nowhere_else(drafts: Drafts, ref: str) -> None:
    for do in (drafts.of, drafts.drop, lambda it: drafts.keep(it, {})):
        with pytest.raises(ValueError, match=f"^{ref}$"):
            do(ref)


def test_what_is_spoilt_is_as_if_it_were_not_there(drafts: Drafts) -> None:
    drafts.keep("laws/a", {"title": "A"})
    drafts.remember(Saved({"x": "1"}, {"x": "2"}))
    for text in ("", "{", "[]", "1", '"a"', "null", "\udcff"):
        (drafts.folder / "laws/a.json").write_bytes(text.encode("utf-8", "surrogateescape"))
        (drafts.folder / "000002.json").write_bytes(text.encode("utf-8", "surrogateescape"))
        assert drafts.of("laws/a") is None
        assert drafts.last() is None
        assert drafts.touched() == ["x"], "the others are there"
        assert drafts.before() == {"x": "1"}
        assert drafts.moved() == {}
    for half in ('{"before": {}}', '{"after": {}}', "{}"):
        (drafts.folder / "000002.json").write_text(half, "utf-8")
        assert drafts.last() is None


def test_saves_are_undone_the_last_first(drafts: Drafts) -> None:
    saves = [Saved({"a": str(number)}, {"a": str(number + 1), f"b{number}": "x"}) for number in range(3)]
    assert drafts.last() is None
    drafts.forget_last()  # of none
    for saved in saves:
        drafts.remember(saved)
    for saved in reversed(saves):
        assert drafts.last() == saved
        drafts.forget_last()
    assert (drafts.last(), drafts.touched(), drafts.before()) == (None, [], {})


@pytest.mark.parametrize("more", [0, 1, 5])
def test_only_so_many_saves_can_be_undone(drafts: Drafts, more: int) -> None:
    for number in range(UNDONE + more):
        drafts.remember(Saved({str(number): None}, {str(number): "x"}))
    told = [str(number) for number in range(more, UNDONE + more)]
    assert sorted(drafts.before(), key=int) == told
    assert drafts.last() == Saved({told[-1]: None}, {told[-1]: "x"})


@pytest.mark.parametrize(
    ("saves", "touched", "before"),
    [
        ([], [], {}),
        ([({"a": "1"}, {"a": "2"})], ["a"], {"a": "1"}),
        pytest.param(
            [({"a": "1"}, {"a": "2"}), ({"b": "1"}, {"b": "2"})], ["b", "a"], {"a": "1", "b": "1"}, id="latest first"
        ),
        pytest.param(
            [({"a": "1"}, {"a": "2"}), ({"b": None}, {"b": "2"}), ({"a": "2"}, {"a": "3"})],
            ["a", "b"],
            {"a": "1", "b": None},
            id="as it was before the first of them",
        ),
    ],
)
def test_which_files_saves_have_changed(
    drafts: Drafts, saves: list[tuple[Texts, Texts]], touched: list[str], before: Texts
) -> None:
    for saved in saves:
        drafts.remember(Saved(*saved))
    assert (drafts.touched(), drafts.before()) == (touched, before)


def moving(old: str, new: str) -> tuple[Texts, Texts]:
    return {old: "x", new: None, "addresses.txt": "1"}, {old: None, new: "x", "addresses.txt": "2"}


@pytest.mark.parametrize(
    ("saves", "moved"),
    [
        pytest.param([moving("a", "b")], {"a": "b"}, id="once"),
        pytest.param([moving("a", "b"), moving("b", "c")], {"a": "c", "b": "c"}, id="and on"),
        pytest.param([moving("a", "b"), moving("b", "a")], {"b": "a"}, id="and back"),
        pytest.param([moving("a", "b"), moving("c", "d")], {"a": "b", "c": "d"}, id="two"),
        pytest.param([({"a": "x"}, {"a": None})], {}, id="gone is not moved"),
        pytest.param([({"a": None}, {"a": "x"})], {}, id="new is not moved"),
        pytest.param([({"a": "x"}, {"a": "y"})], {}, id="changed is not moved"),
        pytest.param([({"a": None, "b": "x"}, {"a": None, "b": None})], {}, id="what was never there is not moved"),
    ],
)
def test_which_records_have_got_another_id(
    drafts: Drafts, saves: list[tuple[Texts, Texts]], moved: dict[str, str]
) -> None:
    for saved in saves:
        drafts.remember(Saved(*saved))
    assert drafts.moved() == moved
