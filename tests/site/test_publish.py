"""Files out: what changed is written, the rest keeps its time, and whatever happens the output is whole."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.file import File
from handbook.site import publish as module
from handbook.site.publish import (
    beside,
    bytes_like,
    exchange,
    keep,
    publish,
    restore,
    swap,
    write_if_changed,
    write_together,
)
from places import ROOT
from serving import PATIENCE

ONE, OTHER = File("a.md", b"a"), File("b/c/d.md", b"d")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_only_what_changed_is_written_and_what_is_gone_goes(tmp_path: Path) -> None:
    target = tmp_path / "build/docs"
    assert publish([ONE, OTHER, File("b/c/e.md", b"e")], target) == 3
    os.utime(target / "a.md", ns=(1, 1))
    assert publish([ONE, File("d.md", b"d"), File("b/c/e.md", b"!")], target) == 2
    assert (target / "a.md").stat().st_mtime_ns == 1
    assert (target / "b/c/e.md").read_bytes() == b"!"
    assert names(target) == ["a.md", "b", "b/c", "b/c/e.md", "d.md"]
    assert names(tmp_path / "build") == ["docs", *(f"docs/{name}" for name in names(target))]


def test_a_folder_may_become_a_file(tmp_path: Path) -> None:
    target = tmp_path / "docs"
    publish([File("a/b.md", b"b")], target)
    assert publish([File("a", b"a")], target) == 1
    assert names(target) == ["a"]


@pytest.mark.parametrize("refused", [True, False])
def test_an_unchanged_file_is_linked_or_copied_with_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    if refused:
        monkeypatch.setattr("os.link", no_link)
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"a")
    os.utime(one, ns=(1, 1_000_000_000))
    keep(one, other)
    assert (other.read_bytes(), other.stat().st_mtime_ns) == (b"a", 1_000_000_000)
    assert other.samefile(one) is not refused


def test_a_folder_for_output_in_the_making_is_empty_and_hidden(tmp_path: Path) -> None:
    folder = beside(tmp_path / "under/docs", "next")
    assert folder == tmp_path / "under/.docs.next"
    (folder / "a").mkdir()
    assert names(beside(tmp_path / "under/docs", "next")) == []


@pytest.mark.parametrize("platform", [sys.platform, "other"])
def test_folders_change_places_and_nothing_is_left(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    target = tmp_path / "docs"
    for text in ("one", "two", "three"):
        fresh = beside(target, "next")
        (fresh / "a.md").write_text(text)
        swap(fresh, target)
        assert (target / "a.md").read_text() == text
        assert names(tmp_path) == ["docs", "docs/a.md"]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return a new folder and the one whose place it is to take; each holds a file that says which it is."""
    target = tmp_path / "docs"
    fresh = beside(target, "next")
    target.mkdir()
    (fresh / "a.md").write_text("new")
    (target / "a.md").write_text("old")
    return fresh, target


def test_where_the_system_can_the_output_is_never_gone(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def exchanged(one: Path, other: Path) -> bool:
        os.rename(one, one.with_name("x"))  # noqa: PTH104  # Path.rename is refused below
        os.rename(other, one)  # noqa: PTH104
        os.rename(one.with_name("x"), other)  # noqa: PTH104
        return True

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(module, "exchange", exchanged)
    monkeypatch.setattr(Path, "rename", refused)
    fresh, target = two
    swap(fresh, target)
    assert (target / "a.md").read_text() == "new"
    assert names(target.parent) == ["docs", "docs/a.md"]


@pytest.mark.parametrize("left", [True, False])
def test_where_it_cannot_a_swap_that_is_cut_off_is_mended_with_the_old(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, *, left: bool
) -> None:
    fresh, target = two
    if left:
        (target.parent / ".docs.old").mkdir()
        (target.parent / ".docs.old/rest.md").touch()
    rename = Path.rename
    done: list[Path] = []

    def cut_off(path: Path, place: Path) -> Path:
        done.append(path)
        if len(done) == 2:
            raise KeyboardInterrupt
        return rename(path, place)

    monkeypatch.setattr(module, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", cut_off)
    with pytest.raises(KeyboardInterrupt):
        swap(fresh, target)
    monkeypatch.undo()
    assert not target.exists()
    restore(target)
    assert (target / "a.md").read_text() == "old"
    assert names(target.parent) == [".docs.next", ".docs.next/a.md", "docs", "docs/a.md"]


def test_folders_change_places_at_once_where_the_system_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "a").touch()
    assert exchange(one, other) is sys.platform.startswith("linux")
    assert names(tmp_path) == ["one", "other", "other/a" if sys.platform.startswith("linux") else "one/a"]
    assert not exchange(one, tmp_path / "gone")
    before = names(tmp_path)
    with monkeypatch.context() as here:
        here.setattr(sys, "platform", "other")
        assert not exchange(one, other)
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    assert not exchange(one, other)
    assert names(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "held"), [("old", "new", "new"), ("old", None, "old"), (None, "new", "new"), (None, None, None)]
)
def test_a_swap_cut_in_two_is_mended(old: str | None, new: str | None, held: str | None, tmp_path: Path) -> None:
    for name, text in ((".docs.old", old), ("docs", new)):
        if text:
            (tmp_path / name).mkdir()
            (tmp_path / name / "a.md").write_text(text)
    restore(tmp_path / "docs")
    assert [path.read_text() for path in (tmp_path / "docs").glob("*")] == ([held] if held else [])


def test_a_file_is_written_only_if_it_changes_and_without_a_trace(tmp_path: Path) -> None:
    path = tmp_path / "under/mapp/x.yml"
    assert write_if_changed(path, b"1")
    assert not write_if_changed(path, b"1")
    assert write_if_changed(path, b"2")
    assert path.read_bytes() == b"2"
    (tmp_path / "under/mapp/.x.yml.next").mkdir()
    with pytest.raises(IsADirectoryError):
        write_if_changed(path, b"3")
    assert path.read_bytes() == b"2"


def test_a_file_that_is_written_stays_what_it_is(tmp_path: Path) -> None:
    """A link leads where it led, others may read what they could, and a locked file is left alone."""
    path, link = tmp_path / "x.yml", tmp_path / "länk.yml"
    path.write_bytes(b"1")
    path.chmod(0o640)
    link.symlink_to(path)
    assert write_if_changed(link, b"2")
    assert (link.is_symlink(), path.read_bytes(), path.stat().st_mode & 0o777) == (True, b"2", 0o640)
    path.chmod(0o440)
    with pytest.raises(PermissionError) as found:
        write_if_changed(path, b"3")
    assert (found.value.filename, path.read_bytes()) == (str(path), b"2")
    assert not write_if_changed(path, b"2")
    assert [it.name for it in tmp_path.iterdir() if it.name.startswith(".")] == []


@pytest.mark.parametrize("platform", [sys.platform, "other"])
def test_a_build_that_is_killed_leaves_a_whole_one_whatever_it_was_doing(platform: str, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tests/site/killed.py"), str(tmp_path), platform]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.stderr == ""
    counted, left = done.stdout.splitlines()
    old, new = map(int, counted.split())
    assert old > 10
    assert new > 2
    assert left == "docs nav.yml"


def test_files_that_belong_together_are_all_written_or_none(tmp_path: Path) -> None:
    one, two, new, gone, locked = (tmp_path / name for name in ("1", "2", "a/new", "gone", "locked"))
    for path in (one, two, gone, locked):
        path.write_bytes(b"old")
    assert write_together({one: b"1", two: b"old", new: b"new", gone: None}) == 2
    assert [path.read_bytes() for path in (one, two, new)] == [b"1", b"old", b"new"]
    assert not gone.exists()
    locked.chmod(0o444)
    other = tmp_path / "other"
    with pytest.raises(PermissionError):
        write_together({one: b"x", other: b"x", two: None, locked: b"x", new: b"x"})
    assert [path.read_bytes() for path in (one, two, new, locked)] == [b"1", b"old", b"new", b"old"]
    assert not other.exists()


@pytest.mark.parametrize(
    ("held", "text", "written"),
    [
        (None, "a\nb\n", b"a\nb\n"),
        (b"", "a\nb", b"a\nb"),
        (b"a\nb\n", "a\nc\n", b"a\nc\n"),
        (b"a\r\nb\r\n", "a\nc\nb\n", b"a\r\nc\r\nb\r\n"),
        (b"a\r\nb\nc\n", "a\nb\nd\n", b"a\r\nb\nd\r\n"),  # each line keeps its own end, a new one has the usual
        (b"\xef\xbb\xbfa\n", "a\nb\n", b"\xef\xbb\xbfa\nb\n"),
        (b"a\xcc\x8a\nb\n", "å\nc\n".replace("å", "\u00e5"), b"a\xcc\x8a\nc\n"),  # a letter in two parts stays so
        (b"a", "a\n", b"a\n"),
    ],
)
def test_a_text_is_written_as_the_file_is_written(
    tmp_path: Path, held: bytes | None, text: str, written: bytes
) -> None:
    path = tmp_path / "a.yml"
    if held is not None:
        path.write_bytes(held)
    assert bytes_like(text, path) == written
