"""How the build grows: our own steps and the site engine at about 400, 3,500 and 10,000 records.

    make benchmark            measure all three sizes and write the table into benchmarks/README.md
    python -m benchmarks.engine 400 3500    only print these

Everything measured runs as a program of its own and one at a time. Seconds are processor time, which other work on
the machine disturbs least; what matters are the ratios.
"""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).parents[1]
README = ROOT / "benchmarks/README.md"
SIZES = (400, 3_500, 10_000)
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": f"{ROOT / 'scripts'}:{ROOT}",
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # as in the Makefile: a program that is run again is not compiled again
}
ENGINE = "mkdocs build"
COMMAND = """
import gc, sys
from pathlib import Path
gc.disable()  # as scripts/build.py does
from handbook.command.command_line import main
status = main([sys.argv[1]], Path(sys.argv[2]))
gc.freeze()
sys.exit(status)
"""
"""A program: a command of the handbook on the project in a folder."""
KILO = 1024


@dataclass(frozen=True)
class Run:
    """One step at one size."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.megabytes:.0f} MB"


@dataclass(frozen=True)
class Project:
    """All that was measured at one size."""

    records: int
    steps: dict[str, Run]
    engine: Run
    html: float
    """Bytes of a record page's HTML, on average over the records that every size has."""
    largest: int
    """Bytes of the largest record page among them."""

    @property
    def own(self) -> Run:
        """Our steps together."""
        seconds = sum(run.seconds for run in self.steps.values())
        return Run(seconds, max(run.megabytes for run in self.steps.values()))

    @property
    def share(self) -> float:
        """Our steps in per cent of the engine's time."""
        return 100 * self.own.seconds / self.engine.seconds


def finished(arguments: Sequence[str | Path], folder: Path = ROOT) -> tuple[str, Run]:
    """Run Python with ``arguments`` and return what it printed and what it took."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        process = subprocess.Popen([sys.executable, *map(str, arguments)], cwd=folder, env=ENVIRONMENT, stdout=out)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{arguments} failed")
        out.seek(0)
        return out.read(), Run(used.ru_utime + used.ru_stime, used.ru_maxrss / KILO)


def project(folder: Path, size: int) -> Project:
    """Make a project of about ``size`` records in ``folder``, build it, and return what was measured."""
    records = int(finished(["-m", "benchmarks.projects", folder, str(size)])[0])
    steps = {name: Run(*run) for name, *run in json.loads(finished(["-m", "benchmarks.steps", folder])[0])}
    engine = finished(["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder / "build/site"], folder)[1]
    pages = [page.stat().st_size for page in record_pages(folder / "build/site")]
    return Project(records, steps, engine, mean(pages), max(pages))


def record_pages(site: Path) -> Iterator[Path]:
    """Yield the record pages that every size has, those of the first copy; each has its data beside it."""
    for data in site.glob("*/*/index.json"):
        if not re.search(r"-k\d+$", data.parent.name):
            yield data.with_suffix(".html")


def table(projects: Sequence[Project]) -> str:
    """Return the Markdown table: a column per size, and how much each grew beyond the number of records."""
    first = projects[0]
    factor = projects[-1].records / first.records

    def row(name: str, runs: Sequence[Run]) -> str:
        growth = runs[-1].seconds / runs[0].seconds / factor
        return f"| {name} | {' | '.join(map(str, runs))} | {growth:.2f} |"

    lines = [
        f"| | {' | '.join(f'{item.records:,} records' for item in projects)} | per record, largest to smallest |",
        f"| --- |{' ---: |' * (len(projects) + 1)}",
        *(row(name, [item.steps[name] for item in projects]) for name in first.steps),
        row("**own steps**", [item.own for item in projects]),
        row("own steps but search", [without(item, "search") for item in projects]),
        row(f"**{ENGINE}**", [item.engine for item in projects]),
        f"| own steps / engine | {' | '.join(f'{item.share:.0f} %' for item in projects)} | |",
        bytes_row("HTML of a record page", [item.html for item in projects]),
        bytes_row("HTML of the largest", [item.largest for item in projects]),
    ]
    return "\n".join(lines)


def bytes_row(name: str, sizes: Sequence[float]) -> str:
    """Return a row of sizes, and how much the last is larger than the first."""
    return f"| {name} | {' | '.join(f'{size / KILO:.1f} kB' for size in sizes)} | {sizes[-1] / sizes[0]:.2f} |"


def without(item: Project, name: str) -> Run:
    """Return our steps together, but one."""
    return Run(item.own.seconds - item.steps[name].seconds, item.own.megabytes)


def machine() -> str:
    """Return where and when this is measured, in one line."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = (line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line)
        cpu = next(names, cpu)
    day = datetime.now(UTC).date()
    return f"Measured {day} on {cpu} ({os.cpu_count()} cores), {platform.system()}, Python {platform.python_version()}."


def write(name: str, text: str, readme: Path = README) -> None:
    """Put ``text`` between the markers ``name`` in benchmarks/README.md."""
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = readme.read_text("utf-8").partition(start)
    readme.write_text(f"{before}{start}\n{text}\n\n{end}{rest.partition(end)[2]}", "utf-8")


def tell(name: str, table: str, *, keep: bool = True) -> None:
    """Print a table with where and when it was measured; keep it in the README, if all of it was measured."""
    text = f"{machine()}\n\n{table}"
    print(text)
    if keep:
        write(name, text)


def main(arguments: Sequence[str]) -> None:
    """Measure and print; write the table only if all sizes were measured."""
    sizes = tuple(map(int, arguments)) or SIZES
    with tempfile.TemporaryDirectory() as folder:
        measured = []
        for size in sizes:
            print(f"{size} records …", file=sys.stderr, flush=True)
            measured.append(project(Path(folder, str(size)), size))
    tell("engine", table(measured), keep=sizes == SIZES)


if __name__ == "__main__":
    main(sys.argv[1:])
