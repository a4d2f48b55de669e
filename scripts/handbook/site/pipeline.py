"""The steps in order: load → understand → pages and outputs → publish. This is the place to start reading."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from handbook.catalog.history import history_of
from handbook.catalog.marks import news_of
from handbook.catalog.understanding import understand
from handbook.content.editions import read_editions
from handbook.content.kinds import KINDS, Kinds
from handbook.content.load import load, load_settings, load_written, not_utf_8, text_of
from handbook.content.owner import SETTINGS
from handbook.content.positions import located
from handbook.content.problems import Finding, Problem
from handbook.content.schema import schema_files
from handbook.pages.ledger import LEDGER, lines_of, read_ledger, told_twice, write_ledger
from handbook.site.publish import in_turn, publish, restore, write_if_changed
from handbook.site.settings import settings
from handbook.site.site import Site
from handbook.site.watched import STATE, findings_on


def read(root: Path, kinds: Kinds = KINDS, today: str = "") -> tuple[Site, tuple[Problem, ...]]:
    """Read the project at ``root`` and return the site it makes, with every problem that any step found.

    ``today`` is the day that the site is of, if it is not the one that the environment or else the clock tells.
    """
    sources, unread = load(root)
    now = datetime.now(tz=UTC).date().isoformat()
    catalog, found = understand(sources, kinds, [finding.file for finding in unread], max(now, today))
    editions = read_editions(root)
    written, garbled = load_written(root / "docs")
    listed, illegible = _ledger(root / LEDGER)
    told, untold = load_settings(root / SETTINGS)
    given, wrong = settings(os.environ, told)
    day = today or (max(given.day, catalog.newest_day) if given.day else now)
    known, remarks = findings_on(catalog, _bytes(root / STATE), day)
    history = history_of(editions, sources, kinds, catalog.titles)
    catalog = replace(catalog, news=news_of(catalog, known, day), history=history)
    remarks = (*remarks, *filter(None, (editions.remark,)))
    site = Site(catalog, written, read_ledger(listed), given, remarks=remarks)
    findings = (*wrong, *untold, *unread, *found, *garbled, *illegible, *site.findings())
    # An address is only lost if all records are sound: one that could not be read has its page still.
    files = {source.path: source for source in (*sources, *((told,) if told else ()))}
    return site, located(findings or tuple(site.lost_addresses(lines_of(listed))), files)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _ledger(path: Path) -> tuple[str, tuple[Finding, ...]]:
    if not path.exists():
        return "", ()
    data = path.read_bytes()
    try:
        text = text_of(data)
    except UnicodeDecodeError as error:
        return "", (not_utf_8(data, error, LEDGER),)
    return text, tuple(told_twice(text))


def stale_schemas(root: Path, kinds: Kinds = KINDS) -> tuple[Problem, ...]:
    """Return a problem for each committed schema that no longer follows from the kinds."""
    stale = (
        Finding(
            code="stale-schema",
            message="schemat stämmer inte med posternas fält",
            advice="Kör python scripts/build.py schema",
            file=f"schema/{file.path}",
        )
        for file in schema_files(kinds)
        if not (path := root / "schema" / file.path).exists() or path.read_bytes().replace(b"\r\n", b"\n") != file.data
    )
    return located(stale, {})


def write_schemas(root: Path, kinds: Kinds = KINDS) -> int:
    """Write ``schema/`` anew; return how many files changed."""
    return publish(schema_files(kinds), root / "schema")


def write_pages(root: Path, site: Site, *, whole: bool = True) -> int:
    """Write ``build/docs`` and ``build/nav.yml``; return how many pages and files changed.

    ``whole`` adds what the engine does not need, for a preview that serves ``build/docs``.
    """
    with in_turn(root / "build"):
        restore(root / "build/docs")
        count = publish((*site.files, *(site.files_beside_engine if whole else ())), root / "build/docs")
        write_if_changed(root / "build/nav.yml", site.nav.data)
    return count


def keep_addresses(root: Path, site: Site) -> None:
    """Write the ledger anew, with the addresses that the site has now."""
    write_if_changed(root / LEDGER, write_ledger(site.extended_ledger).encode())
