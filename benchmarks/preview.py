"""How soon an edited record is on screen: ``make serve`` on a copy of the project, with a Chromium that watches.

    python -m benchmarks.preview

Each edit puts a new word into a record's summary; measured is the time until an open page shows it, without any
reload by hand.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.engine import ENVIRONMENT, finished, machine, write

EDITS = 10
PAUSE = 8
"""Seconds between edits, as long as an editor at least needs for the next one."""
SERVE = """import pathlib, sys
from handbook.edit.preview import preview
preview(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"""
RECORD, ADDRESS = "content/laws/lvu.yml", "lagar/lvu/"
SUMMARY = re.compile(r"^(summary: )(>-\n\s+)?", re.MULTILINE)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
    return port


def edits(record: Path, page: Page) -> Iterator[float]:
    """Edit a record again and again, and yield the seconds until the open page shows it."""
    text = record.read_text("utf-8")
    for number in range(EDITS):
        word = f"provord{number}"
        record.write_text(SUMMARY.sub(rf"\1\2{word} ", text, count=1), "utf-8")
        began = time.monotonic()
        page.locator("main").get_by_text(word).first.wait_for()
        yield time.monotonic() - began
        time.sleep(PAUSE)


def watch(project: Path, port: int) -> tuple[float, ...]:
    """Open the record's page in Chromium, and return the seconds that each edit took to reach it."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://localhost:{port}/{ADDRESS}")
        seconds = tuple(edits(project / RECORD, page))
        browser.close()
    return seconds


def main() -> None:
    """Measure, print and write the result into benchmarks/README.md."""
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        project, port = Path(folder, "project"), free_port()
        records = int(finished(["-m", "benchmarks.projects", project, "400"])[0])
        command = [sys.executable, "-u", "-c", SERVE, str(project), str(port)]
        serving = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        while serving.poll() is None and "http://" not in (serving.stdout.readline() if serving.stdout else "http://"):
            pass
        try:
            seconds = watch(project, port)
        finally:
            serving.terminate()
            serving.wait()
    text = (
        f"With {records} records, an edit is on screen after {median(seconds):.1f} s (median of {EDITS}; "
        f"longest {max(seconds):.1f} s). {machine()} "
        f"Load of the machine by other work: {before:.1f} before, {os.getloadavg()[0]:.1f} after."
    )
    print(text, [round(item, 1) for item in seconds])
    write("preview", text)


if __name__ == "__main__":
    main()
