"""How soon an edit is on screen, in the form and in ``make serve``: on copies of the project, before a Chromium.

    python -m benchmarks.preview
    python -m benchmarks.preview 400 10000    only print what these sizes take

In the form a value is typed, and measured is the time until the problem stands at its field, or until the page beside
shows the text. In the preview each edit puts a new word into a record's summary, and measured is the time until an open
page shows it, without any reload by hand. All that a keystroke waits for is counted: the pause for the next key, our
steps, the engine, the browser.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.engine import ENVIRONMENT, finished, machine, write

SIZES = (400, 10_000)
"""The first is smaller than what there is: that is the real records."""
EDITS = 10
PAUSE = 8
"""Seconds between edits, as long as an editor at least needs for the next one."""
PATIENCE = 120_000
"""Milliseconds that one edit may take before something is wrong."""
SERVE = """import pathlib, sys
from handbook.edit.preview import preview
preview(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"""
FORM = """import pathlib, sys
from handbook.edit.server import edit
edit(pathlib.Path(sys.argv[1]), int(sys.argv[2]), opens=False)"""
RECORD, ADDRESS = "content/laws/lvu.yml", "lagar/lvu/"
SUMMARY = re.compile(r"^(summary: )(>-\n\s+)?", re.MULTILINE)
TYPED = """([id, value]) => new Promise((done) => {
  const field = document.getElementById(id);
  const began = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const look = () => (SEEN ? done(performance.now() - began) : requestAnimationFrame(look));
  look();
})"""
SAID = re.compile(r"http://\S+")


@dataclass(frozen=True)
class Measured:
    """Seconds of each edit at one size."""

    records: int
    problem: Sequence[float]
    beside: Sequence[float]
    served: Sequence[float]

    @property
    def row(self) -> str:
        """A row of the table."""
        told = (f"{median(it):.1f} s, {max(it):.1f} s" for it in (self.problem, self.beside, self.served))
        return f"| {self.records:,} | {' | '.join(told)} |"


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(program: str, project: Path) -> Iterator[str]:
    """Run a program that serves a project, and yield the address that it prints when it is ready."""
    command = [sys.executable, "-u", "-c", program, str(project), str(free_port())]
    serving = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    found = None
    while serving.stdout and found is None and (line := serving.stdout.readline()):
        found = SAID.search(line)
    try:
        if found is None:
            sys.exit("Nothing is served.")
        yield found[0]
    finally:
        serving.terminate()
        serving.wait()


@contextmanager
def browsed(address: str) -> Iterator[Page]:
    """Open an address in Chromium."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        yield page
        browser.close()


def typed(page: Page, field: str, value: str, seen: str) -> float:
    """Type into a field as a key does, and return the seconds until an expression in the page is true.

    It is looked at before each picture that the browser draws: Playwright itself looks more and more seldom.
    """
    made: float = page.evaluate(TYPED.replace("SEEN", seen), [field, value])
    return made / 1000


def problems(page: Page) -> Iterator[float]:
    """Type what is no date, again and again, and yield the seconds until that is said at the field."""
    fault = "document.querySelector(`[data-path='[\"in_force_from\"]'] .fault`)"
    for number in range(EDITS):
        yield typed(page, "f-in_force_from", f"fel {number}", fault)
        typed(page, "f-in_force_from", "1990-07-01", f"!{fault}")


def pages_beside(page: Page) -> Iterator[float]:
    """Type another title, again and again, and yield the seconds until the page beside the form shows it."""
    shown = "document.getElementById('page').contentDocument?.querySelector('h1')?.textContent"
    for number in range(EDITS):
        yield typed(page, "f-title", f"Titel {number}", f"{shown}?.includes('Titel {number}')")


def in_the_form(project: Path) -> tuple[Sequence[float], Sequence[float]]:
    """Return what the form takes: to say what is wrong, and to show the page."""
    with running(FORM, project) as address, browsed(address) as page:
        page.get_by_label("Titel eller annat namn").fill(Path(RECORD).stem)
        page.locator("#found button").first.click()
        page.locator("#status", has_text="Inga fel.").wait_for()
        told = tuple(problems(page))
        return told, tuple(pages_beside(page))


def in_the_preview(project: Path) -> Sequence[float]:
    """Edit a record's file again and again, and return the seconds until the open page shows it."""
    record = project / RECORD
    text = record.read_text("utf-8")
    took = []
    with running(SERVE, project) as address, browsed(f"{address}{ADDRESS}") as page:
        for number in range(EDITS):
            word = f"provord{number}"
            record.write_text(SUMMARY.sub(rf"\1\2{word} ", text, count=1), "utf-8")
            began = time.monotonic()
            page.wait_for_function("word => document.querySelector('main')?.textContent.includes(word)", arg=word)
            took.append(time.monotonic() - began)
            time.sleep(PAUSE)
    return took


def measured(size: int) -> Measured:
    """Measure all at one size."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        records = int(finished(["-m", "benchmarks.projects", project, str(size)])[0])
        made = Measured(records, *in_the_form(project), in_the_preview(project))
    print(made, flush=True)
    return made


def main() -> None:
    """Measure and print; write the result into benchmarks/README.md unless sizes are given."""
    before = os.getloadavg()[0]
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    table = [
        "| records | problem at the field | page beside the form | page in make serve |",
        "| ---: | ---: | ---: | ---: |",
        *(measured(size).row for size in sizes),
    ]
    load = f"Load of the machine by other work: {before:.1f} before, {os.getloadavg()[0]:.1f} after."
    text = "\n".join((f"Median and longest of {EDITS} edits. {machine()} {load}", "", *table))
    print(text)
    if sizes == SIZES:
        write("preview", text)


if __name__ == "__main__":
    main()
