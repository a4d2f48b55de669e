"""Scripts that readers' browsers run, asked in Python through a module that stands beside a test."""

from contextlib import AbstractContextManager
from pathlib import Path

from handbook.site.answers import Call, running
from places import ROOT


def asked_through(module: Path) -> AbstractContextManager[Call]:
    """Return what calls the functions that ``module`` exports, with whatever it needs of ``docs/assets``."""
    paths = (module, *(ROOT / "docs/assets").rglob("*.js"))
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    return running(module.relative_to(ROOT).as_posix(), files)
