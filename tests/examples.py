"""The example project with some of its files written otherwise, for tests of what follows."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from handbook.catalog.catalog import Catalog
from handbook.catalog.history import history_of
from handbook.catalog.understanding import understand
from handbook.content.editions import Edition, Editions
from handbook.content.load import SourceFile, load, parse
from handbook.content.problems import Finding
from places import EXAMPLE, ROOT

TODAY = "2026-11-28"
LAW = """\
title: {title}
summary: En regel.
type: {type}
{more}
topics: [skydd]
sources:
  - plan: inledning
    read: 2026-01-02
"""
HOLDS = "  text: Så.\n  checked: 2026-01-02\n  confidence: {confidence}\n"
SOURCE = "  sources:\n    - {title: Sidan, url: 'https://a.example.org/', read: 2026-01-02}\n"


def laid_out(folder: Path) -> Path:
    """Copy the small invented project to a folder that is not there yet, and return it."""
    for name in ("docs/assets", "theme", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "docs/sok.md", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@cache
def sources() -> Mapping[str, SourceFile]:
    """Return the example's files by path."""
    found, findings = load(EXAMPLE)
    assert findings == ()
    return {source.path: source for source in found}


def understood(texts: Mapping[str, str] | None = None, today: str = TODAY) -> tuple[Catalog, tuple[Finding, ...]]:
    """Return the Catalog of the example and what is wrong, with the texts of ``kind/id`` new or in place of its own."""
    files = dict(sources())
    for ref, text in (texts or {}).items():
        path = f"content/{ref}.yml"
        made = parse(text, path)
        assert isinstance(made, SourceFile), made
        files[path] = made
    return understand(tuple(files[path] for path in sorted(files)), today=today)


def past(*editions: Mapping[str, str | None]) -> Editions:
    """Return editions of the example, a month apart: each has the texts of ``kind/id`` that its forerunner did not."""
    files = {path: source.text for path, source in sources().items()}
    made, texts = [], {}
    for number, changes in enumerate(editions):
        changed = {f"content/{ref}.yml": text for ref, text in changes.items()}
        files = {path: text for path, text in {**files, **changed}.items() if text is not None}
        texts.update({str(hash(text)): text for text in files.values()})
        day = f"{2020 + number // 12}-{number % 12 + 1:02}-01"
        made.append(Edition(day, {path: str(hash(text)) for path, text in files.items()}))
    return Editions(tuple(made), texts)


def with_past(catalog: Catalog, *editions: Mapping[str, str | None]) -> Catalog:
    """Return a Catalog that has come out in editions."""
    now = tuple(entry.source for entry in catalog.entries.values())
    return replace(catalog, history=history_of(past(*editions), now, catalog.kinds, catalog.titles))


def more() -> dict[str, str]:
    """Return the records, by ``kind/id``, that need what no record of the example needs: a branch of a rule or page."""
    paths = sorted((EXAMPLE / "more").rglob("*.yml"))
    return {f"{path.parent.name}/{path.stem}": path.read_text("utf-8") for path in paths}


def text_of(ref: str) -> str:
    """Return the text of one of the example's records."""
    return sources()[f"content/{ref}.yml"].text


def law(title: str, more: str = "", kind: str = "paragraf") -> str:
    """Return a law with some more fields."""
    return LAW.format(title=title, type=kind, more=more.strip("\n"))


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """Return what is wrong, in order."""
    return [finding.code for finding in findings]
