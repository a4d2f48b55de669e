"""A whole build beside Material as it comes on the same pages, and a whole check beside the steps it cannot do without.

    python -m benchmarks.whole            measure today's records and some 10,000, write the table into the README
    python -m benchmarks.whole 880        only print these

Both builds get the same Markdown and the same navigation; Material keeps its search. Time is by the clock, since the
search index is made on the other core, and the best of three, since other work only ever adds.
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
OUR_STEPS = ("handbook.content.plain_text",)
"""What makes nothing of Markdown and only spares time: Material as it comes has none of it."""
NEEDED = ("load", "understand", "findings of the site")


def best(arguments: Sequence[str | Path], folder: Path = ROOT) -> float:
    """Return the shortest time in seconds, by the clock, that Python took with these arguments."""
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        finished(arguments, folder)
        times.append(time.perf_counter() - began)
    return min(times)


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
        "markdown_extensions": [it for it in own["markdown_extensions"] if it not in OUR_STEPS],
        "plugins": [{"search": {"lang": "sv"}}],
        "nav": yaml.safe_load((project / "build/nav.yml").read_text("utf-8"))["nav"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def measured(size: int) -> tuple[int, float, float, float, float]:
    """Return the number of records, and the seconds of a build, of bare Material, of a check and of what it needs."""
    with tempfile.TemporaryDirectory() as place:
        project, plain = Path(place, "egen"), Path(place, "bar")
        records = int(finished(["-m", "benchmarks.projects", project, str(size)])[0])
        build = best(["-c", COMMAND, "build", project])
        plain.mkdir()
        bare(project, plain)
        material = best(["-m", "mkdocs", "build", "--quiet"], plain)
        check = min(finished(["-c", COMMAND, "check", project])[1].seconds for _ in range(TIMES))
        steps = {name: seconds for name, seconds, _ in json.loads(finished(["-m", "benchmarks.steps", project])[0])}
        return records, build, material, check, sum(steps[name] for name in NEEDED)


def table(sizes: Sequence[int]) -> str:
    """Return the Markdown table, a row per size."""
    lines = [
        "| records | whole build | bare Material | build / Material | check, processor time | check / its steps |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        records, build, material, check, steps = measured(size)
        lines.append(
            f"| {records:,} | {build:.1f} s | {material:.1f} s | {build / material:.2f} "
            f"| {check:.1f} s | {check / steps:.2f} |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Measure and print; write the table only if nothing else was asked for."""
    tell("whole", table(tuple(map(int, arguments)) or SIZES), keep=not arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
