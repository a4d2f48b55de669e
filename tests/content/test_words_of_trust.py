"""One word for each thing that a reader trusts by: a fact is verified or not, and a day says when it was checked."""

import re
from pathlib import Path

import pytest

from handbook.content.kinds.parts import CONFIDENCE
from places import ROOT

UNCHECKED = re.compile(r"\b(?:inte|ej)\s+kontrollera(?:t|d|de)\b(?!\s+i tid)", re.IGNORECASE)
OTHERS = tuple(path for path in sorted((ROOT / "content").iterdir()) if path.is_dir() and path.name != "guides")


@pytest.mark.parametrize("folder", OTHERS, ids=lambda path: path.name)
def test_what_nobody_could_verify_is_not_called_unchecked(folder: Path) -> None:
    said = {path.name: UNCHECKED.findall(path.read_text("utf-8")) for path in folder.glob("*.yml")}
    assert {name: words for name, words in said.items() if words} == {}


def test_sure_and_unsure_are_told_by_one_word() -> None:
    assert CONFIDENCE["background"] == f"ej {CONFIDENCE['verified']}"


@pytest.mark.parametrize(
    ("text", "found"),
    [("Läget är inte\n  kontrollerat.", True), ("Ej kontrollerade", True), ("Inte kontrollerat i tid", False)],
)
def test_the_other_word_is_found(text: str, *, found: bool) -> None:
    assert bool(UNCHECKED.search(text)) is found
