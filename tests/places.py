"""Where things are, for the tests."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests/example"
