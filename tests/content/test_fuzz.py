"""Broken records by the thousand: the check never fails itself, and what it passes can always be built.

The same each time: they follow from a seed. ``HANDBOOK_FUZZ`` names another, and how many, as ``seed:rounds``.
"""

import os
import random
from collections.abc import Callable
from functools import cache

import pytest

from handbook.catalog.understanding import understand
from handbook.content.load import SourceFile, load, parse
from handbook.content.positions import located
from handbook.content.problems import Finding
from handbook.site.site import Site
from places import EXAMPLE

SEED, _, ROUNDS = os.environ.get("HANDBOOK_FUZZ", "20261128:1500").partition(":")
BUILT = 40
"""Every so many sound mutations one is built whole."""
TODAY = "2026-11-28"
WORDS = (
    *[
        "2026-12",
        "9999-12-31",
        "0000-01-01",
        "２０２６",
        "2026-02-30",
        "2029-01-01",
        "null",
        "~",
        "no",
        "1e999",
        "NaN",
        "-1",
        "0x1F",
    ],
    *["ja", "gäller", "upphävd", "index", "laws/anmalan-2025", "https://a.se", "http://a", "https://["],
    *["[[laws/anmalan-2025]]", "[[laws/", "[[finns/inte|x]]", "<b>", "&amp;", "![x](y)", "[x](https://a.se/(b))"],
    *["{x", "\\", "'", '"', "%", "@x", "`", "!x", "&x", "*x", "#", "[]", "{}", "[[]]"],
    *("a" * 3000, "e\u0301a\u030a", "\u202e", "\ufeff", "* * *", "2018. Sedan", "- a", "# x", "| a | b |", ": ", "\t"),
)
Mutation = Callable[[random.Random, list[str]], list[str]]


def deleted(chance: random.Random, lines: list[str]) -> list[str]:
    at = chance.randrange(len(lines))
    return lines[:at] + lines[at + chance.randint(1, 3) :]


def doubled(chance: random.Random, lines: list[str]) -> list[str]:
    at = chance.randrange(len(lines))
    return lines[: at + 1] + lines[at:]


def swapped(chance: random.Random, lines: list[str]) -> list[str]:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    made = list(lines)
    made[one], made[other] = made[other], made[one]
    return made


def valued(chance: random.Random, lines: list[str]) -> list[str]:
    at, word = chance.randrange(len(lines)), chance.choice(WORDS)
    before, colon, _ = lines[at].partition(":")
    return [*lines[:at], f"{before}{colon or '- '} {word}", *lines[at + 1 :]]


def inserted(chance: random.Random, lines: list[str]) -> list[str]:
    at, word = chance.randrange(len(lines)), chance.choice(WORDS)
    place = chance.randint(0, len(lines[at]))
    return [*lines[:at], lines[at][:place] + word + lines[at][place:], *lines[at + 1 :]]


def moved(chance: random.Random, lines: list[str]) -> list[str]:
    at = chance.randrange(len(lines))
    return [*lines[:at], " " * chance.randint(0, 6) + lines[at].lstrip(), *lines[at + 1 :]]


def renamed(chance: random.Random, lines: list[str]) -> list[str]:
    at, key = chance.randrange(len(lines)), chance.choice(lines).partition(":")[0].strip(" -") or "x"
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip(" -"))]
    return [*lines[:at], f"{indent}{key}:{lines[at].partition(':')[2]}", *lines[at + 1 :]]


MUTATIONS: tuple[Mutation, ...] = (deleted, doubled, swapped, valued, inserted, moved, renamed)


@cache
def sources() -> tuple[SourceFile, ...]:
    found, findings = load(EXAMPLE)
    assert findings == ()
    return found


def mutated(chance: random.Random) -> list[SourceFile | Finding]:
    """Return the example's files with one of them broken, one to three times over."""
    files: list[SourceFile | Finding] = list(sources())
    at = chance.randrange(len(files))
    lines = sources()[at].text.split("\n")
    for _ in range(chance.randint(1, 3)):
        lines = chance.choice(MUTATIONS)(chance, lines) or [""]
    files[at] = parse("\n".join(lines), sources()[at].path)
    return files


@pytest.mark.timeout(300)
def test_the_check_takes_whatever_is_written_and_the_build_takes_what_the_check_passes() -> None:
    chance = random.Random(int(SEED))  # noqa: S311  # the same mutations each time
    sound = 0
    for _ in range(int(ROUNDS)):
        files = mutated(chance)
        readable = tuple(file for file in files if isinstance(file, SourceFile))
        unread = [file for file in files if isinstance(file, Finding)]
        catalog, found = understand(readable, unread=[finding.file for finding in unread], today=TODAY)
        site = Site(catalog)
        problems = located((*unread, *found, *site.findings()), {file.path: file for file in readable})
        assert all(str(problem) and problem.location.line > 0 for problem in problems)
        if not problems:
            sound += 1
            if sound % BUILT == 1:
                assert site.files
                assert site.files_beside_engine
    assert sound > BUILT, "hardly a mutation was sound: the fuzzer breaks too much to build anything"
