"""A small project under git, for tests of editions: files are written, kept and tagged as editors do it."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from handbook.site.pipeline import read
from handbook.site.site import Site

FIRST, SECOND, THIRD = "2026-01-31", "2026-02-28", "2026-03-31"
GUIDE, LAW, LINE, NEW = "guides/oro-i-skolan", "laws/anmalan-2025", "resources/stodlinjen", "concepts/nytt"
WHO = {f"GIT_{who}_{what}": f"{who}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


class Repository:
    """A project and its git."""

    def __init__(self, root: Path) -> None:
        """Begin a history in ``root``."""
        self.root = root
        self.git("init", "-q", "--initial-branch=main")
        (root / ".gitignore").write_text("build/\n")

    def git(self, *arguments: str) -> str:
        """Run git; return what it prints."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment = {**clean, **WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607
            cwd=self.root,
            env=environment,
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode()

    def write(self, ref: str, text: str | None) -> None:
        """Write a record, or take it away."""
        path = self.root / f"content/{ref}.yml"
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def text(self, ref: str) -> str:
        """Return what a record says."""
        return (self.root / f"content/{ref}.yml").read_text("utf-8")

    def change(self, ref: str, *pairs: tuple[str, str]) -> None:
        """Exchange words in a record; each must be there."""
        text = self.text(ref)
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        self.write(ref, text)

    def keep(self) -> None:
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Ändrat")

    def edition(self, day: str, texts: Mapping[str, str | None] | None = None) -> None:
        """Write some records, commit, and make the edition of a day."""
        for ref, text in (texts or {}).items():
            self.write(ref, text)
        self.keep()
        self.git("tag", "-a", f"utgava-{day}", "-m", f"Utgåva {day}")

    def site(self) -> Site:
        """Return the site that the project makes."""
        site, problems = read(self.root)
        assert problems == (), problems
        return site


def with_editions(example: Path) -> Repository:
    """Return the example project under git, with three editions.

    The second changed a step of the guide, brought a record and read the line again; the third changed the law and took
    the record away.
    """
    made = Repository(example)
    made.edition(FIRST)
    made.change(GUIDE, ("within: genast", "within: inom ett dygn"))
    made.change(LINE, ("checked: 2026-01-02", "checked: 2026-02-02"))
    made.write(NEW, made.text("concepts/orosanmalan").replace("title: ", "title: Nytt om "))
    made.edition(SECOND)
    made.change(LAW, ("rule: Anmäl", "rule: Ring och anmäl"))
    made.write(NEW, None)
    made.edition(THIRD)
    return made
