"""Every mistake an editor can make, one file each under ``cases/``: the page that explains it is the test."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from handbook.content.problems import WARNINGS, Code, report
from handbook.site.pipeline import read
from places import EXAMPLE

CASES = sorted(Path(__file__).with_name("cases").iterdir())
SAID = re.compile(r"[\w/.åäö-]+:\d+:\d+: ")
TOLD = re.compile(r"^```text\n.*?^```$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(
    r"^```(\w+)(?: ((?:content/|addresses|settings)\S+))?((?: \w+=\S+)*)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


def written(root: Path, language: str, path: str, options: dict[str, str], text: str) -> None:
    """Write one file of a case, in the odd shape its fence asks for."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if language == "symlink":
        target.symlink_to(text.strip())
    elif language == "hex":
        target.write_bytes(bytes.fromhex(text))
    else:
        whole = text + options.get("pad", "") * int(options.get("times", "0"))
        target.write_text(whole, options.get("encoding", "utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, tmp_path: Path, snapshot: Callable[[Path, str], None]) -> None:
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    (tmp_path / "docs").mkdir()
    page = case.read_text("utf-8")
    for language, path, options, text in FENCE.findall(page):
        if path:
            written(tmp_path, language, path, dict(item.split("=", 1) for item in options.split()), text)
    _, problems = read(tmp_path)
    got = report(problems, "text").replace(str(tmp_path), "")
    assert got, "the case gives no problem"
    expected, told = TOLD.subn(lambda _: f"```text\n{got}\n```", page)
    assert told == 1, "the case shows once what the program says"
    snapshot(case, expected)


def test_every_code_has_a_case() -> None:
    """Whatever the program can say is wrong is explained by a case that provokes it."""
    shown = {line.split(": ")[1] for case in CASES for line in case.read_text("utf-8").splitlines() if SAID.match(line)}
    assert set(get_args(Code)) - shown - WARNINGS - {"stale-schema", "bad-setting"} == set()
