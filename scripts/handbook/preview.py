"""Live preview: watch the sources, rebuild what changed, let MkDocs reload the reader's page."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from handbook.pipeline import engine_environment, read, write_pages
from handbook.problems import report

WATCHED = ("content", "docs", "theme", "mkdocs.yml")
INTERVAL = 0.3
"""Seconds between looks at the sources."""


def preview(root: Path, port: int) -> int:
    """Serve the handbook on ``port`` until interrupted; return an exit status."""
    if taken(port):
        print(f"Port {port} är upptagen. Välj en annan: make serve PORT={port + 1}", file=sys.stderr)
        return 1
    if not rebuild(root):
        return 1
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--quiet", "--dev-addr", f"localhost:{port}"]
    engine = subprocess.Popen(command, cwd=root, env=engine_environment())
    print(f"Förhandsvisning på http://localhost:{port}/ (avsluta med Ctrl+C)", flush=True)
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=(root, stop), daemon=True)
    watcher.start()
    try:
        return engine.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        stop.set()
        engine.terminate()


def taken(port: int) -> bool:
    """Tell whether something already listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("localhost", port)) == 0


def watch(root: Path, stop: threading.Event) -> None:
    """Rebuild whenever a source file changes, until ``stop`` is set."""
    seen = stamps(root)
    while not stop.wait(INTERVAL):
        now = stamps(root)
        if now != seen:
            seen = now
            rebuild(root)


def stamps(root: Path) -> dict[Path, int]:
    """Return the time stamp of every watched file."""
    return {path: path.stat().st_mtime_ns for path in _files(root) if path.exists()}


def _files(root: Path) -> Iterator[Path]:
    for name in WATCHED:
        place = root / name
        yield from ([place] if place.is_file() else (path for path in place.rglob("*") if path.is_file()))


def rebuild(root: Path) -> bool:
    """Check and write the pages; print the problems instead if there are any."""
    began = time.monotonic()
    inputs, problems = read(root)
    if problems:
        print(report(problems, "text"), flush=True)
        return False
    changed = write_pages(root, inputs)
    print(f"{changed} ändrade filer på {time.monotonic() - began:.1f} s", flush=True)
    return True
