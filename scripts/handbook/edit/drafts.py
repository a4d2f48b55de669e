"""What an editor has typed and not saved, and what her last saves changed: on her own machine, where git does not look.

Each is a file of its own, written whole, so that a crash or a closed tab loses nothing.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from handbook.content.kinds.types import ID_PATTERN
from handbook.site.publish import write_if_changed

FOLDER = ".utkast"
REF = re.compile(rf"([a-z]+)/({ID_PATTERN})")
UNDONE = 50
"""How many saves can be undone."""


@dataclass(frozen=True)
class Saved:
    """A save: what the files held before and after it. ``None`` is a file that was not there."""

    before: dict[str, str | None]
    after: dict[str, str | None]


SAVED = TypeAdapter(Saved)


class Drafts:
    """The folder of drafts in a project."""

    def __init__(self, root: Path) -> None:
        """Use the folder in the project at ``root``; it is made when there is something to keep."""
        self.folder = root / FOLDER

    def keep(self, ref: str, draft: Mapping[str, object]) -> None:
        """Keep what has been typed of a record."""
        write_if_changed(self._path(ref), json.dumps(draft, ensure_ascii=False, indent=1).encode())

    def of(self, ref: str) -> dict[str, object] | None:
        """Return what was typed of a record and not saved."""
        return _read(self._path(ref))

    def drop(self, ref: str) -> None:
        """Forget what was typed of a record."""
        self._path(ref).unlink(missing_ok=True)

    def refs(self) -> list[str]:
        """Return the records that have a draft, the latest first."""
        found = sorted(self.folder.glob("*/*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        return [ref for path in found if REF.fullmatch(ref := f"{path.parent.name}/{path.stem}")]

    def remember(self, saved: Saved) -> None:
        """Put a save on top of those that can be undone."""
        place = self._saves()
        number = int(place[-1].stem) + 1 if place else 1
        data = json.dumps({"before": saved.before, "after": saved.after}, ensure_ascii=False).encode()
        write_if_changed(self.folder / f"{number:06}.json", data)
        for old in place[: max(0, len(place) + 1 - UNDONE)]:
            old.unlink()

    def last(self) -> Saved | None:
        """Return the last save that is not undone."""
        place = self._saves()
        return _saved(place[-1]) if place else None

    def forget_last(self) -> None:
        """Take the last save off the pile: it is undone."""
        for path in self._saves()[-1:]:
            path.unlink()

    def touched(self) -> list[str]:
        """Return the files that the saves of the pile have changed, those of the latest save first."""
        given = map(_saved, reversed(self._saves()))
        return list(dict.fromkeys(path for saved in given if saved for path in saved.after))

    def before(self) -> dict[str, str | None]:
        """Return what the files that the saves of the pile have changed held before the first of them."""
        given = map(_saved, reversed(self._saves()))
        return {path: text for saved in given if saved for path, text in saved.before.items()}

    def moved(self) -> dict[str, str]:
        """Return the records that the saves of the pile have given another id: their file before, and after."""
        made: dict[str, str] = {}
        for saved in filter(None, map(_saved, self._saves())):
            gone = [path for path, text in saved.after.items() if text is None and saved.before.get(path) is not None]
            come = [path for path, text in saved.before.items() if text is None and saved.after.get(path) is not None]
            for old, new in zip(gone, come, strict=False):
                made = {path: new if at == old else at for path, at in made.items() if path != new} | {old: new}
        return made

    def _saves(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*.json") if path.stem.isdigit())

    def _path(self, ref: str) -> Path:
        found = REF.fullmatch(ref)
        if found is None:
            raise ValueError(ref)
        return self.folder / found[1] / f"{found[2]}.json"


def _read(path: Path) -> dict[str, object] | None:
    """Return what a file of ours holds; nothing if it is gone or has been spoilt."""
    try:
        given = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return given if isinstance(given, dict) else None


def _saved(path: Path) -> Saved | None:
    """Return the save that a file of ours holds; nothing if it is gone or has been spoilt."""
    try:
        return SAVED.validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None
