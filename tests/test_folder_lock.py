"""One program at a time in a folder: another waits as long as it is told to, and never for ever."""

import sys
import threading
from pathlib import Path

import pytest

from handbook.folder_lock import HeldError, held
from handbook.site.publish import in_turn
from serving import PATIENCE


def test_of_two_builds_one_waits_for_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = threading.Event()
    monkeypatch.setattr("time.sleep", lambda _: waits.set())
    order: list[str] = []

    def second() -> None:
        with in_turn(tmp_path / "under/build"):
            order.append("second")

    other = threading.Thread(target=second, daemon=True)
    with in_turn(tmp_path / "under/build"):
        other.start()
        assert waits.wait(PATIENCE)
        order.append("first")
    other.join(PATIENCE)
    assert order == ["first", "second"]


@pytest.mark.parametrize(("patience", "waits"), [(0, 0), (600, 5)])
def test_but_not_for_ever(patience: float, waits: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 10_000, 100))
    monkeypatch.setattr("time.monotonic", lambda: next(now))
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    said = f"en annan körning där blir inte klar: '{tmp_path}'"
    with held(tmp_path), pytest.raises(HeldError, match=said), held(tmp_path, patience):
        pass
    assert slept == [0.1] * waits


def test_what_fails_inside_is_no_sign_of_another(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), held(tmp_path):
        raise BlockingIOError
    with held(tmp_path):
        pass


def test_where_folders_cannot_be_held_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with held(tmp_path / "build"), held(tmp_path / "build"):
        assert (tmp_path / "build").is_dir()
