"""How soon an editor is told: one value changed in the form, checked anew, and the page beside it made.

    python -m benchmarks.editing

On the real records and on a project of about 10,000; each figure is beside that of reading all from nothing, in the
same run. The first edit is left out: it fills what the later ones are compared with.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.engine import machine
from benchmarks.projects import ROOT, make
from handbook.edit.server import ready
from handbook.edit.session import tidied
from handbook.site.pipeline import read

EDITS = 10
RECORD = "laws/lvu"


def seconds(step: Callable[[], object]) -> tuple[float, float]:
    """Return how long a step takes by the clock, and how much of that the processor worked for it."""
    began, worked = time.perf_counter(), time.process_time()
    step()
    return time.perf_counter() - began, time.process_time() - worked


def told(root: Path) -> str:
    """Return what reading from nothing and an edit take in a project."""
    whole, _ = seconds(lambda: read(root))
    session = ready(root)
    given = session.open(RECORD)
    held = tidied(given["values"])
    took = []
    for number in range(EDITS + 1):
        values = {**held, "title": f"Titel {number}"}
        took.append(seconds(lambda values=values: session.check(RECORD, values, given["mark"])))  # type: ignore[misc]
    session.discard(RECORD)
    records = len(session.everything()["records"])
    edit, work = (median(column) for column in zip(*took[1:], strict=True))
    longest = max(took[1:])[0]
    return (
        f"{records} records: all {whole:.1f} s, an edit {edit:.2f} s ({edit / whole:.1%}), longest {longest:.2f} s; "
        f"processor time of an edit {work:.2f} s"
    )


def main() -> None:
    """Measure both sizes, and print one line each."""
    print(machine())
    print(told(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "stor"
        make(target, 10_000)
        print(told(target))


if __name__ == "__main__":
    main()
