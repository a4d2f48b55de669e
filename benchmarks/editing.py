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
from handbook.site.pipeline import read

EDITS = 10
RECORD = "laws/lvu"


def seconds(step: Callable[[], object]) -> float:
    """Return how long a step takes."""
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def told(root: Path) -> str:
    """Return what reading from nothing and an edit take in a project."""
    whole = seconds(lambda: read(root))
    session = ready(root)
    given = session.open(RECORD)
    took = []
    for number in range(EDITS + 1):
        values = {**given["values"], "title": f"Titel {number}"}
        took.append(seconds(lambda values=values: session.check(RECORD, values, given["mark"])))  # type: ignore[misc]
    session.discard(RECORD)
    records = len(session.everything()["records"])
    edit = median(took[1:])
    longest = max(took[1:])
    return f"{records} records: all {whole:.1f} s, an edit {edit:.2f} s ({edit / whole:.1%}), longest {longest:.2f} s"


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
