"""The site engine: MkDocs turns ``build/docs`` into ``build/site``, which takes the place of the last one whole."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from handbook.site.after_engine import finishing, unused
from handbook.site.publish import beside, in_turn, restore, swap, write_if_changed
from handbook.site.settings import EPOCH
from handbook.site.site import Site

Say = Callable[[str], None]
Engine = subprocess.Popen[str]
PROGRAM = """
import gc, importlib, json, runpy, sys
gc.disable()  # as scripts/build.py does
import click, mkdocs.commands.build, mkdocs.config, pymdownx.details
for name in ("admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"):
    importlib.import_module(f"markdown.extensions.{name}")
told = sys.stdin.readline()
if told:
    sys.argv[1:] = json.loads(told)
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
"""
"""MkDocs as it comes, which reads its modules at once and its arguments, as JSON, when there are pages to build."""


@contextmanager
def engine_at_hand(root: Path) -> Iterator[Engine]:
    """Start the engine on the other core while the records are read; one that is never told to build ends by itself."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=root,
        env=engine_environment(),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as engine:
        yield engine


def run_engine(root: Path, site: Site, say: Say, engine: Engine) -> bool:
    """Turn ``build/docs`` into ``build/site`` with MkDocs, strictly; return whether it went well."""
    target = root / "build/site"
    with in_turn(root / "build"):
        restore(target)
        fresh = beside(target, "next")
        # Not --quiet: what MkDocs does not say it does not count either, and --strict would let every warning pass.
        arguments = ["build", "--strict", "--site-dir", str(fresh)]
        tell(engine, arguments)
        later = (*site.files_beside_engine, *(file for file in site.files if file.waits))
        beside_it, _ = [(file.path, file.data) for file in later], site.old_pages
        _, said = engine.communicate()
        if engine.returncode == 0:
            for path, data in beside_it:
                write_if_changed(fresh / path, data)
            finish(fresh, site)
            swap(fresh, target)
            say("Webbplatsen ligger i build/site")
        else:
            say("\n".join(line for line in said.splitlines() if not line.startswith("INFO")))
    return engine.returncode == 0


def tell(engine: Engine, arguments: Sequence[str]) -> None:
    """Tell an engine at hand what to do; one that has ended already says why itself."""
    if engine.stdin:
        with suppress(BrokenPipeError):
            engine.stdin.write(f"{json.dumps(arguments)}\n")
            engine.stdin.flush()


def finish(folder: Path, site: Site) -> None:
    """Remove from the engine's output what no page needs, and add what follows from all of it."""
    built = read_site(folder)
    for path in unused(built, site.paths()):
        (folder / path).unlink()
    for place in sorted(folder.rglob("*"), reverse=True):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
    for file in finishing(built, site):
        write_if_changed(folder / file.path, file.data)


def read_site(folder: Path) -> dict[str, bytes]:
    """Return every file of a built site by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def engine_environment() -> dict[str, str]:
    """Return the environment for MkDocs: its advertisement silenced, and a fixed date so that output is repeatable."""
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",  # whatever the machine's language, files and messages are in UTF-8
        EPOCH: os.environ.get(EPOCH, "0"),
    }
