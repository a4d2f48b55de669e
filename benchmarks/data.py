"""What the open data cost: their share of a build's time, and of the size of the site, both of one and the same build.

    python -m benchmarks.data      measure and write the table into benchmarks/README.md

A build without them could not be compared: pages lead to them, and say which there are. So each is timed where it is
made, and what remains is what the rest took.
"""

import json
import tempfile
from pathlib import Path

from benchmarks.engine import finished, tell
from benchmarks.projects import lay_out

BUILD = """
import dataclasses, json, sys, time
from pathlib import Path
from handbook.site import outputs
seconds, sizes = {}, {}
def timed(output):
    def files(given):
        start = time.process_time()
        found = tuple(output.files(given))
        seconds[output.name] = seconds.get(output.name, 0) + time.process_time() - start
        sizes[output.name] = sum(len(file.data) for file in found)
        return found
    return dataclasses.replace(output, files=files) if output.listed else output
outputs.OUTPUTS = tuple(map(timed, outputs.OUTPUTS))
from handbook.command.command_line import main
if main(["build"], Path(sys.argv[1])):
    sys.exit(1)
print(json.dumps([sum(seconds.values()), sum(sizes.values())]))
"""
"""Builds, and prints last the seconds and bytes of what is listed as open data."""
MEGA = 1_000_000


def table() -> str:
    """Return what a build takes and how large the site is, with and without the open data."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lay_out(place)
        runs = [finished(["-c", BUILD, place]) for _ in range(3)]
        said, whole = min(runs, key=lambda run: run[1].seconds)
        seconds, size = json.loads(said.splitlines()[-1])
        site = sum(path.stat().st_size for path in (place / "build/site").rglob("*") if path.is_file())
    rest, smaller = whole.seconds - seconds, site - size
    return (
        "| | without the data | with them | more |\n| --- | ---: | ---: | ---: |\n"
        f"| whole build | {rest:.1f} s | {whole.seconds:.1f} s | {100 * seconds / rest:.0f} % |\n"
        f"| size of the site | {smaller / MEGA:.1f} MB | {site / MEGA:.1f} MB | {100 * size / smaller:.0f} % |"
    )


if __name__ == "__main__":
    tell("data", table())
