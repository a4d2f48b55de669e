"""What a session has remembered never shows: after each of many random edits, all files are as from nothing."""

import random
from pathlib import Path

import pytest

from handbook.catalog import links, order
from handbook.content import facts, load, named_numbers
from handbook.site.pipeline import read

EDITS = 12


def forget() -> None:
    """Empty what the steps remember between builds; what they keep with a file goes with it."""
    load.parse.cache_clear()
    facts.checking.cache_clear()
    named_numbers.checking.cache_clear()
    order.alphabetical.cache_clear()
    links.resolving.cache_clear()


def made(root: Path, kept: load.Kept | None = None) -> tuple[dict[str, bytes], list[str]]:
    """Return every file that a build writes, and every problem."""
    site, problems = read(root, kept=kept)
    files = () if problems else (*site.files, *site.files_beside_engine)
    return {file.path: file.data for file in files}, [str(problem) for problem in problems]


def test_every_byte_is_that_of_a_build_from_nothing(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(3)  # noqa: S311  # the same edits each time
    paths = sorted((example / "content").rglob("*.yml"))
    before = {path: path.read_text("utf-8") for path in paths}
    kept: load.Kept = {}
    monkeypatch.setattr(load, "A_TICK", 0)
    made(example, kept)
    for number in range(EDITS):
        path = chance.choice(paths)
        lines = path.read_text("utf-8").split("\n")
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((f"{lines[at]} ord{number}", "", lines[at].replace("2026", "2025")))
        path.write_text("\n".join(lines), "utf-8")
        warm = made(example, kept)
        forget()
        assert made(example) == warm, (path.name, lines[at])
        if warm[1]:
            path.write_text(before[path], "utf-8")
