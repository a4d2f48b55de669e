"""Snapshots: what is no longer made is found, and removed when they are rewritten."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest


def test_a_snapshot_of_what_is_no_longer_made_is_found(
    snapshots: Callable[[Path, Mapping[str, str]], None],
    tmp_path: Path,
    pytestconfig: pytest.Config,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "lagar").mkdir()
    for name in ("index.md", "lagar/borta.md"):
        (tmp_path / name).write_text("text", "utf-8")
    monkeypatch.setattr(pytestconfig.option, "snapshot_update", False)
    with pytest.raises(AssertionError, match="no longer made"):
        snapshots(tmp_path, {"index.md": "text"})
    with pytest.raises(AssertionError, match="no snapshot ny"):
        snapshots(tmp_path, {"index.md": "text", "lagar/borta.md": "text", "ny.md": "text"})
    monkeypatch.setattr(pytestconfig.option, "snapshot_update", True)
    snapshots(tmp_path, {"index.md": "annat"})
    assert [path.name for path in tmp_path.rglob("*.md")] == ["index.md"]
    assert (tmp_path / "index.md").read_text("utf-8") == "annat"
