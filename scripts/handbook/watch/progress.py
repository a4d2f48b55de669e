"""How far a run has come, so that one that was stopped goes on.

The file lies in ``build/`` and is no part of what is kept: a run that comes to its end removes it.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from handbook.watch.state import long_enough


@dataclass
class Progress:
    """What has been asked in this run."""

    path: Path
    scope: str
    """What the run is about: another run does not go on where this one was stopped."""
    done: set[str] = field(default_factory=set)

    def start(self, now: str) -> bool:
        """Begin, or go on with a run that was stopped; return whether this is the latter."""
        self.done = self._stopped(now)
        if not self.done:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(self._line([self.scope, now]), "utf-8")
        return bool(self.done)

    def _stopped(self, now: str) -> set[str]:
        try:
            head, *lines = (json.loads(line) for line in self.path.read_text("utf-8").split("\n")[:-1])
            fresh = head[0] == self.scope and not long_enough(head[1], now)
        except (FileNotFoundError, ValueError, TypeError, IndexError, KeyError):
            return set()
        return {line for line in lines if isinstance(line, str)} if fresh else set()

    def add(self, subject: str) -> None:
        """Note that something has been asked."""
        self.done.add(subject)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(self._line(subject))

    def finish(self) -> None:
        """End the run."""
        self.path.unlink(missing_ok=True)

    @staticmethod
    def _line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False) + "\n"
