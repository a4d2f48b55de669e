"""The steps in order: load → structure → check → link → render → publish, and then the site engine."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.check import check_catalog, check_records, check_vocabularies
from handbook.finish import finishing, unused
from handbook.kinds import KINDS, Kinds
from handbook.ledger import LEDGER, extended, missing, read_ledger, write_ledger
from handbook.link import Catalog, link
from handbook.load import SourceFile, load, load_written
from handbook.nav import nav_file
from handbook.problems import Location, Problem
from handbook.publish import beside, in_turn, publish, restore, swap, write_if_changed
from handbook.schema import schema_files
from handbook.site import BASE, addresses, site_files, written_problems
from handbook.structure import structure

Say = Callable[[str], None]


@dataclass(frozen=True)
class Inputs:
    """Everything the build reads: the Catalog, the hand-written files by path, and the ledger of addresses."""

    catalog: Catalog
    written: Mapping[str, bytes]
    ledger: Mapping[str, str | None]


def understand(sources: tuple[SourceFile, ...], kinds: Kinds = KINDS) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the Catalog that the files make up, with every problem. Pure: touches no file."""
    contents, shape = structure(sources, kinds)
    catalog, dead = link(contents, kinds)
    rules = (*check_vocabularies(contents.vocabularies), *check_records(contents), *check_catalog(catalog))
    return catalog, (*shape, *rules, *dead)


def read(root: Path, kinds: Kinds = KINDS) -> tuple[Inputs, tuple[Problem, ...]]:
    """Read the project at ``root`` and return what the build needs, with every problem that any step found."""
    sources, unread = load(root)
    catalog, found = understand(sources, kinds)
    written = load_written(root / "docs")
    ledger_file = root / LEDGER
    ledger = read_ledger(ledger_file.read_text("utf-8")) if ledger_file.exists() else {}
    problems = (*unread, *found, *written_problems(catalog, written))
    if not problems:
        problems = missing(ledger, addresses(catalog, written))
    return Inputs(catalog, written, ledger), problems


def stale_schemas(root: Path, kinds: Kinds = KINDS) -> tuple[Problem, ...]:
    """Return a problem for each committed schema that no longer follows from the kinds."""
    return tuple(
        Problem(
            Location(f"schema/{file.path}"),
            "stale-schema",
            "schemat stämmer inte med posternas fält",
            "Kör python scripts/build.py schema",
        )
        for file in schema_files(kinds)
        if not (path := root / "schema" / file.path).exists() or path.read_bytes() != file.data
    )


def write_schemas(root: Path, kinds: Kinds = KINDS) -> int:
    """Write ``schema/`` anew; return how many files changed."""
    return publish(schema_files(kinds), root / "schema")


def write_pages(root: Path, inputs: Inputs) -> int:
    """Write ``build/docs``, ``build/nav.yml`` and the ledger; return how many pages and files changed."""
    files = site_files(inputs.catalog, inputs.written, dict(inputs.ledger), os.environ.get("SITE_URL", BASE))
    ledger = extended(dict(inputs.ledger), addresses(inputs.catalog, inputs.written))
    with in_turn(root / "build"):
        restore(root / "build/docs")
        count = publish(files, root / "build/docs")
        write_if_changed(root / "build/nav.yml", nav_file(inputs.catalog.kinds, inputs.written).data)
        write_if_changed(root / LEDGER, write_ledger(ledger).encode())
    return count


def run_engine(root: Path, say: Say) -> bool:
    """Turn ``build/docs`` into ``build/site`` with MkDocs, strictly; return whether it went well."""
    site = root / "build/site"
    with in_turn(root / "build"):
        restore(site)
        fresh = beside(site, "next")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(fresh)]
        done = subprocess.run(command, cwd=root, env=engine_environment(), check=False)
        if done.returncode == 0:
            finish(fresh)
            swap(fresh, site)
            say("Webbplatsen ligger i build/site")
    return done.returncode == 0


def finish(folder: Path) -> None:
    """Remove from the engine's output what no page needs, and add what follows from all of it."""
    site = read_site(folder)
    for path in unused(site):
        (folder / path).unlink()
    for place in sorted(folder.rglob("*"), reverse=True):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
    for file in finishing(site):
        write_if_changed(folder / file.path, file.data)


def read_site(folder: Path) -> dict[str, bytes]:
    """Return every file of a built site by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def engine_environment() -> dict[str, str]:
    """Return the environment for MkDocs: its advertisement silenced, and a fixed date so that output is repeatable."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0")}
