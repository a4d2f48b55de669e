"""The steps in order: load → understand → pages and outputs → publish. This is the place to start reading."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from handbook.catalog.catalog import Catalog
from handbook.catalog.history import history_of, renamed_by
from handbook.catalog.local_ages import told as told_today
from handbook.catalog.local_edition import edition_faults, laid_over
from handbook.catalog.marks import news_of
from handbook.catalog.understanding import understand
from handbook.content.edition import EDITION, edition_of, no_edition, strange_files
from handbook.content.editions import Editions, read_editions
from handbook.content.kinds import KINDS, Kinds
from handbook.content.load import Kept, SourceFile, load, load_settings, load_written, not_utf_8, text_of
from handbook.content.owner import SETTINGS
from handbook.content.positions import located
from handbook.content.problems import Finding, Problem
from handbook.content.schema import schema_files
from handbook.content.yaml_errors import unjoined
from handbook.file import File
from handbook.pages.ledger import LEDGER, lines_of, read_ledger, told_twice, write_ledger
from handbook.site.publish import in_turn, publish, restore, write_if_changed
from handbook.site.settings import Settings, misplaced, settings
from handbook.site.site import Site
from handbook.site.watched import STATE, findings_on


def read(
    root: Path, kinds: Kinds = KINDS, today: str = "", local: Path | None = None, kept: Kept | None = None
) -> tuple[Site, tuple[Problem, ...]]:
    """Read the project at ``root`` and return the site it makes, with every problem that any step found.

    ``today`` is the day that the site is of, if it is not the one that the environment or else the clock tells;
    ``local`` is the folder of a municipality's edition, which has a ledger of its own; ``kept`` is what ``load`` need
    not read again.
    """
    made = read_sources(load(root, kept), read_around(root, local), kinds, today)
    return made.site, made.problems


Loaded = tuple[tuple[SourceFile, ...], tuple[Finding, ...]]
"""The readable files of a folder, and what was wrong with the rest."""


@dataclass(frozen=True)
class Around:
    """What a project holds beside ``content/``, as it was read."""

    editions: Editions
    written: tuple[Mapping[str, bytes], tuple[Finding, ...]]
    """The hand-written pages and assets."""
    ledger: tuple[str, tuple[Finding, ...]]
    settings: tuple[SourceFile | None, tuple[Finding, ...]]
    state: bytes | None
    """What the watch has kept."""
    local: Path | None
    edition: tuple[SourceFile | None, tuple[Finding, ...]]
    """What the folder ``local`` lays over the handbook."""
    strange: tuple[Finding, ...]
    """What lies there and is read by nobody."""


def read_around(root: Path, local: Path | None = None) -> Around:
    """Read what the project at ``root`` holds beside ``content/``; ``local`` is the folder of an edition."""
    return Around(
        editions=read_editions(root),
        written=load_written(root / "docs"),
        ledger=_ledger(ledger_path(root, local)),
        settings=load_settings(root / SETTINGS),
        state=_bytes(root / STATE),
        local=local,
        edition=load_settings(local / EDITION) if local else (None, ()),
        strange=tuple(strange_files(local)) if local else (),
    )


@dataclass(frozen=True)
class Read:
    """What the project's files make, and everything that is wrong with them."""

    site: Site
    in_files: tuple[Finding, ...]
    """What is wrong with the files, each by itself and in view of the others."""
    files: Mapping[str, SourceFile]
    """The readable files by path."""
    listed: str = ""
    """The text of the ledger of addresses."""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong: in the files, and in what follows from them."""
        # An address is only lost if all records are sound: one that could not be read has its page still.
        found = (*self.in_files, *self.site.findings())
        return found or tuple(self.site.lost_addresses(lines_of(self.listed)))

    @cached_property
    def in_records(self) -> tuple[Finding, ...]:
        """All that is told of a record while it is typed: what is wrong in the files, and then where to look."""
        return (*self.in_files, *self.site.warnings_of_records())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, with line and column."""
        return located(self.findings, self.files)


def read_sources(files: Loaded, around: Around, kinds: Kinds = KINDS, today: str = "") -> Read:
    """Return what the files of ``content/`` make with the rest of the project; no file is touched.

    ``today`` is as in ``read``.
    """
    sources, unread = files
    now = datetime.now(tz=UTC).date().isoformat()
    catalog, found = understand(sources, kinds, [finding.file for finding in unread], max(now, today))
    (written, garbled), (listed, illegible), (told, untold) = around.written, around.ledger, around.settings
    given, wrong = settings(os.environ, told)
    day = today or (max(given.day, catalog.newest_day) if given.day else now)
    known, remarks = findings_on(catalog, around.state, day)
    renamed = renamed_by(read_ledger(listed).items(), kinds)
    history = history_of(around.editions, sources, kinds, catalog.titles, renamed)
    catalog = told_today(replace(catalog, news=news_of(catalog, known, day), history=history))
    catalog, given, over = _with_edition(catalog, given, around, max(now, today))
    remarks = (*remarks, *filter(None, (around.editions.remark,)))
    site = Site(catalog, written, read_ledger(listed), given, remarks=remarks)
    in_files = (*wrong, *untold, *unread, *found, *garbled, *illegible, *over)
    others = (file for file in (told, given.edition) if file)
    return Read(site, in_files, {source.path: source for source in (*sources, *others)}, listed)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def ledger_path(root: Path, local: Path | None) -> Path:
    """Return the file of the ledger: an edition keeps its own."""
    return (local or root) / LEDGER


def _with_edition(
    catalog: Catalog, given: Settings, around: Around, today: str
) -> tuple[Catalog, Settings, tuple[Finding, ...]]:
    """Return Catalog and settings with what the folder of an edition lays over them, and what is wrong with that."""
    if around.local is None:
        return catalog, given, ()
    (source, unread), strange = around.edition, around.strange
    if source is None:
        return catalog, given, (*(unread or (no_edition(around.local),)), *strange)
    edition, wrong = edition_of(source)
    if edition is None:
        return catalog, replace(given, edition=source), (*wrong, *strange)
    placed = replace(given, edition=source, base=given.base_of(edition, os.environ))
    faults = (*edition_faults(catalog, edition, source.path, today), *misplaced(edition, placed.base))
    if wrong or faults or strange:
        return catalog, replace(given, edition=source), (*wrong, *faults, *strange)
    return laid_over(catalog, edition), placed, ()


def _ledger(path: Path) -> tuple[str, tuple[Finding, ...]]:
    if not path.exists():
        return "", ()
    data = path.read_bytes()
    try:
        text = text_of(data)
    except UnicodeDecodeError as error:
        return "", (not_utf_8(error, LEDGER),)
    merged = unjoined(text, LEDGER)
    return text, (merged,) if merged else tuple(told_twice(text))


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

    ``whole`` adds what the engine does not need, for a preview that serves ``build/docs``. Without it an empty file
    holds the place of what is made beside the engine, which follows links to it.
    """
    held = (File(it.path, b"") if it.waits else it for it in site.files)
    files = (*site.files, *site.files_beside_engine) if whole else held
    with in_turn(root / "build"):
        restore(root / "build/docs")
        count = publish(files, root / "build/docs")
        write_if_changed(root / "build/nav.yml", site.nav.data)
    return count


def keep_addresses(root: Path, site: Site, local: Path | None = None) -> None:
    """Write the ledger anew, with the addresses that the site has now."""
    write_if_changed(ledger_path(root, local), write_ledger(site.extended_ledger).encode())
