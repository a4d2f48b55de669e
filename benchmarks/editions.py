"""What editions cost: the same records with and without fifty editions behind them.

    python -m benchmarks.editions           measure and write the table into benchmarks/README.md
    python -m benchmarks.editions 10 5      only print it, for ten editions that changed five records each

Each edition changes the summary and the day of reading of some records, and a word of what they say of today.
"""

import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.engine import COMMAND, finished, tell
from benchmarks.projects import lay_out

EDITIONS, CHANGED = 50, 20
"""So many editions, a month apart, and so many records changed in each: four years in which a record changes twice."""


def make(target: Path, editions: int, changed: int) -> int:
    """Make a project under git with so many editions; return how many records it has."""
    lay_out(target)
    _git(target, "init", "-q")
    (target / ".gitignore").write_text("build/\n")
    paths = sorted(path for path in (target / "content").glob("*/*.yml") if path.parent.name != "vocabulary")
    dice, day = random.Random(1), date(2022, 12, 1)  # noqa: S311  # the same each time
    for number in range(editions):
        for path in dice.sample(paths, changed) if number else ():
            path.write_text(_changed(path.read_text("utf-8"), number), "utf-8")
        _git(target, "add", "-A")
        _git(target, "commit", "-q", "-m", f"Utgåva {number}")
        _git(target, "tag", "-a", f"utgava-{day}", "-m", "Utgåva")
        day += timedelta(days=28)
    return len(paths)


def _changed(text: str, number: int) -> str:
    text = re.sub(r"^summary: >-\n  (\S+)", rf"summary: >-\n  \1 {number}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^  text: >-\n    (\S+)", r"  text: >-\n    \1 nu", text, count=1, flags=re.MULTILINE)
    return re.sub(r"read: 2026-11-\d\d", f"read: 2026-10-{number % 28 + 1:02}", text, count=1)


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Prov", "-c", "user.email=prov@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607


def table(editions: int, changed: int) -> str:
    """Return what a build takes with and without editions, and how much more that is."""
    with tempfile.TemporaryDirectory() as folder:
        without, having = Path(folder, "utan"), Path(folder, "med")
        records = make(having, editions, changed)
        shutil.copytree(having, without, ignore=shutil.ignore_patterns(".git"))
        runs = [min(_seconds(place) for _ in range(3)) for place in (without, having)]
        pages = sum(1 for _ in (having / "build/site").glob("*/*/utgava/*/index.html"))
    more = 100 * (runs[1] / runs[0] - 1)
    return (
        f"| {records} records | without editions | {editions} editions, {pages} old pages | more |\n"
        f"| --- | ---: | ---: | ---: |\n| whole build | {runs[0]:.1f} s | {runs[1]:.1f} s | {more:.0f} % |"
    )


def _seconds(place: Path) -> float:
    return finished(["-c", COMMAND, "build", place])[1].seconds


def main(arguments: Sequence[str]) -> None:
    """Measure and print; write the table only if nothing else was asked for."""
    tell("editions", table(*(map(int, arguments) if arguments else (EDITIONS, CHANGED))), keep=not arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
