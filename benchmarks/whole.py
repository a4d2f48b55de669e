"""A whole build beside Material as it comes on the same pages, and a whole check beside the steps it cannot do without.

    python -m benchmarks.whole            measure today's records and some 10,000, write the table into the README
    python -m benchmarks.whole 880        only print these

Both builds get the same Markdown and the same navigation; Material keeps its search. Time is by the clock, since the
search index is made on the other core, and of the processors, which other work on the machine disturbs less; each is
the best of three, since other work only ever adds.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from benchmarks.engine import COMMAND, ROOT, finished, tell

SIZES = (0, 10_000)
"""Nought is the records as they are."""
TIMES = 3
NEEDED = ("load", "understand", "findings of the site")


def best(arguments: Sequence[str | Path], folder: Path = ROOT) -> tuple[float, float]:
    """Return the shortest times in seconds that Python took with these arguments: by the clock, and of processors."""
    clock, processors = [], []
    for _ in range(TIMES):
        began = time.perf_counter()
        processors.append(finished(arguments, folder)[1].seconds)
        clock.append(time.perf_counter() - began)
    return min(clock), min(processors)


def bare(project: Path, folder: Path) -> None:
    """Write a site of Material as it comes: the pages and the navigation of a project that is built, and its search."""
    for page in (project / "build/docs").rglob("*.md"):
        copy = folder / "docs" / page.relative_to(project / "build/docs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, copy)
    own = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    settings = {
        "site_name": own["site_name"],
        "theme": {"name": "material", "language": "sv", "font": False},
        "markdown_extensions": own["markdown_extensions"],
        "plugins": [{"search": {"lang": "sv"}}],
        "nav": yaml.safe_load((project / "build/nav.yml").read_text("utf-8"))["nav"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


Times = tuple[float, float]
"""Seconds by the clock, and of processors."""


def measured(size: int) -> tuple[int, Times, Times, float, float]:
    """Return the number of records, and the seconds of a build, of bare Material, of a check and of what it needs."""
    with tempfile.TemporaryDirectory() as place:
        project, plain = Path(place, "egen"), Path(place, "bar")
        records = int(finished(["-m", "benchmarks.projects", project, str(size)])[0])
        build = best(["-c", COMMAND, "build", project])
        plain.mkdir()
        bare(project, plain)
        material = best(["-m", "mkdocs", "build", "--quiet"], plain)
        _, check = best(["-c", COMMAND, "check", project])
        steps = {name: seconds for name, seconds, _ in json.loads(finished(["-m", "benchmarks.steps", project])[0])}
        return records, build, material, check, sum(steps[name] for name in NEEDED)


def table(sizes: Sequence[int]) -> str:
    """Return the Markdown table, a row per size."""
    lines = [
        "| records | build: clock, processors | Material: the same | ratios | check, processors | / its steps |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        records, build, material, check, steps = measured(size)
        of_material = [one / other for one, other in zip(build, material, strict=True)]
        lines.append(
            f"| {records:,} | {seconds(*build)} | {seconds(*material)} | {of_material[0]:.2f}, {of_material[1]:.2f} "
            f"| {seconds(check)} | {check / steps:.2f} |"
        )
    return "\n".join(lines)


def seconds(*times: float) -> str:
    """Return times as they stand in the table."""
    return ", ".join(f"{time:.1f} s" for time in times)


def main(arguments: Sequence[str]) -> None:
    """Measure and print; write the table only if nothing else was asked for."""
    tell("whole", table(tuple(map(int, arguments)) or SIZES), keep=not arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
