"""Live preview: first the pages an editor changes, at once; then, beside it, everything that follows from them.

MkDocs serves ``build/docs`` and reloads the reader's page when files there change. It only renders what is new
(``--dirty``), so what changes all pages, the theme and the settings, makes it start anew.
"""

import errno
import gc
import math
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from handbook.content.edition import EDITION
from handbook.content.load import Kept
from handbook.content.problems import Problem, report
from handbook.site.engine import engine_environment
from handbook.site.pipeline import read, write_pages
from handbook.site.publish import write_if_changed
from handbook.site.settings import PORT

WATCHED = ("content", "docs", "theme", "mkdocs.yml", "settings.yml", "watch/findings.json")
"""What is followed. Of what the watch keeps it is the file that a run writes once, when it has come to its end."""
FOR_ALL_PAGES = ("theme", "mkdocs.yml")
INTERVAL = 0.15
"""Seconds between looks at the sources."""
QUIET = 1.5
"""Seconds without a change before all that follows from it is built: first the engine and the browser show the page."""
SLOWEST = 300.0
"""Seconds that the engine may take before it answers; then something is wrong with it."""
PATIENCE = 10.0
"""Seconds that a program may take to end when it is asked to."""
Stamps = Mapping[str, int]
"""Path from the project folder → time stamp."""


def preview(root: Path, port: int, local: Path | None = None) -> int:
    """Serve the handbook on ``port`` until interrupted; return an exit status.

    ``local`` is the folder of a municipality's edition, which is followed too.
    """
    refused = refusal(port)
    if refused:
        print(refused, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="handboken-") as scratch:
        shown = Preview(root, port, scratch, local)
        try:
            return shown.run()
        except KeyboardInterrupt:
            print("\nFörhandsvisningen är avslutad.")
            return 0
        finally:
            shown.stop()


def refusal(port: int) -> str | None:
    """Return why nothing can be served on the port, or ``None`` if it is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("localhost", port))
        except OverflowError:
            return f"Port {port} finns inte. Välj en mellan 1024 och 65535: make serve PORT={PORT + 1}"
        except OSError as error:
            why = "är upptagen" if error.errno == errno.EADDRINUSE else "får inte användas"
            return f"Port {port} {why}. Välj en annan: make serve PORT={max(port, PORT) + 1}"
    return None


class Preview:
    """The programs that run during a preview: the engine, and the build of all that follows from a change."""

    def __init__(self, root: Path, port: int, scratch: str, local: Path | None = None) -> None:
        """Prepare; ``scratch`` is a folder for the engine's own files, ``local`` that of a municipality's edition."""
        self.root, self.port, self.scratch, self.local = root, port, scratch, local
        self.engine: subprocess.Popen[bytes] | None = None
        self.rest: subprocess.Popen[bytes] | None = None
        self.rest_at = math.inf
        self.kept: Kept = {}

    def run(self) -> int:
        """Build, serve and follow the sources until the engine ends."""
        seen = stamps(self.root, self.local)
        print("Bygger sidorna …", flush=True)
        while not whole(self.root, self.local, self.kept):
            print("Rätta felen, så börjar förhandsvisningen.", flush=True)
            seen = next_change(self.root, seen, self.local)
        self.start_engine()
        print(f"Förhandsvisning på http://localhost:{self.port}/ (avsluta med Ctrl+C)", flush=True)
        while self.engine and self.engine.poll() is None:
            now = stamps(self.root, self.local)
            if now != seen:
                self.follow(differing(seen, now))
                seen = now
            elif time.monotonic() > self.rest_at:
                self.rest, self.rest_at = build_rest(self.root, self.local), math.inf
            time.sleep(INTERVAL)
        print("MkDocs slutade. Starta om förhandsvisningen, och kör make site om det händer igen.", file=sys.stderr)
        return 1

    def start_engine(self) -> None:
        """Start the engine, or start it anew, and wait until it answers; end it if it never does."""
        end(self.engine)
        print("MkDocs bygger webbplatsen …", flush=True)
        command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--quiet"]
        command += ["--dev-addr", f"localhost:{self.port}"]
        environment = {**engine_environment(), "TMPDIR": self.scratch, "PREVIEW": "true"}
        # In a session of its own, so that Ctrl+C reaches only this program, which then ends the engine quietly.
        self.engine = subprocess.Popen(command, cwd=self.root, env=environment, start_new_session=True)
        latest = time.monotonic() + SLOWEST
        while self.engine.poll() is None and not answers(self.port):
            if time.monotonic() > latest:
                end(self.engine)
            time.sleep(INTERVAL)

    def follow(self, changed: Collection[str]) -> None:
        """Show a change: its own pages now, the rest when it is ready."""
        began = time.monotonic()
        end(self.rest)
        self.rest_at = math.inf
        problems = show_changed(self.root, changed, self.local, self.kept)
        if problems:
            print(report(problems, "text"), "\nDen förra versionen visas tills felen är rättade.", flush=True)
        else:
            print(f"{', '.join(sorted(changed))}: {time.monotonic() - began:.1f} s", flush=True)
            self.rest_at = time.monotonic() + QUIET
        if any(path.startswith(FOR_ALL_PAGES) for path in changed):
            self.start_engine()
        gc.collect()

    def stop(self) -> None:
        """End both programs."""
        end(self.rest)
        end(self.engine)


def answers(port: int) -> bool:
    """Tell whether something listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("localhost", port)) == 0


def end(process: subprocess.Popen[bytes] | subprocess.Popen[str] | None) -> None:
    """End a program if it runs. The rest of a build can be ended at any time: its output changes places whole."""
    if process and process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def whole(root: Path, local: Path | None = None, kept: Kept | None = None) -> bool:
    """Check everything and write all pages; print the problems instead if there are any.

    ``kept`` is what ``load`` need not read again.
    """
    site, problems = read(root, local=local, kept=kept)
    if problems:
        print(report(problems, "text"), flush=True)
        return False
    write_pages(root, site)
    return True


def build_rest(root: Path, local: Path | None = None) -> subprocess.Popen[bytes]:
    """Start a program that does what ``whole`` does, on another core."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [
        sys.executable,
        "-c",
        "import sys; from handbook.edit.preview import alone; alone(*sys.argv[1:])",
        str(root),
        *([str(local)] if local else []),
    ]
    return subprocess.Popen(command, env=environment, start_new_session=True)


def alone(root: str, local: str = "") -> None:
    """Be the program that ``build_rest`` starts. It gives way to the engine, which has the edited page to show."""
    if hasattr(os, "nice"):
        os.nice(10)
    gc.disable()
    whole(Path(root), Path(local) if local else None)


def show_changed(
    root: Path, changed: Collection[str], local: Path | None = None, kept: Kept | None = None
) -> tuple[Problem, ...]:
    """Write the pages whose sources are among ``changed``, and nothing else; return the problems instead if any.

    ``kept`` is what ``load`` need not read again.
    """
    site, problems = read(root, local=local, kept=kept)
    for file in () if problems else site.changed(changed):
        write_if_changed(root / "build/docs" / file.path, file.data)
    return problems


def next_change(root: Path, seen: Stamps, local: Path | None = None) -> Stamps:
    """Wait, as long as the editor takes, until the sources differ from ``seen``, and return how they stand then."""
    while (now := stamps(root, local)) == seen:
        time.sleep(INTERVAL)
    return now


def stamps(root: Path, local: Path | None = None, names: Iterable[str] = WATCHED) -> Stamps:
    """Return the time stamp of every file that ``names`` tell or that lies in a folder that they tell.

    That of a municipality's edition, in the folder ``local``, goes by its name alone.
    """
    edition = local / EDITION if local else None
    found = {EDITION: edition.stat().st_mtime_ns} if edition and edition.exists() else {}
    for name in names:
        _stamp(root / name, name, found)
    return found


def _stamp(place: Path | os.DirEntry[str], name: str, found: dict[str, int]) -> None:
    try:
        status = place.stat()
        if stat.S_ISREG(status.st_mode):
            found[name] = status.st_mtime_ns
        elif stat.S_ISDIR(status.st_mode):
            with os.scandir(place) as inside:
                for it in inside:
                    if not it.name.startswith("."):
                        _stamp(it, f"{name}/{it.name}", found)
    except OSError:  # gone since it was listed, as editors' temporary files are
        return


def differing(before: Stamps, after: Stamps) -> set[str]:
    """Return the paths of the files that are new, changed or gone."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}
