"""What trainers' material costs: files of courses, references on every page and the scripts for both, beside all else.

    python -m benchmarks.trainers     measure a build and write the table into benchmarks/README.md

Seconds are processor time, those of programs that a build starts with them.
"""

import re
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.engine import COMMAND, ROOT, finished, tell
from handbook.pages.citing import FORMS, Cited
from handbook.site.course_files import course_files
from handbook.site.outputs import OUTPUTS
from handbook.site.pipeline import read

REFERENCES = re.compile(rb'<details class="cite.*?</details>|<meta name="DC\.[^>]*>', re.DOTALL)
SCRIPTS = ("assets/course/*", "assets/cite/*")


def measured() -> tuple[float, float]:
    """Return how long the files of courses take to make, and the references of all pages."""
    spent = [0.0]

    def timed(form: Callable[[Cited], str]) -> Callable[[Cited], str]:
        def write(page: Cited) -> str:
            began = time.process_time()
            made = form(page)
            spent[0] += time.process_time() - began
            return made

        return write

    FORMS.update({name: timed(form) for name, form in FORMS.items()})
    site = read(ROOT)[0]
    pages = len(site.pages)  # makes them
    output = next(it for it in OUTPUTS if it.files is course_files)
    began = _seconds()
    files = len(site.files_of(output))
    print(f"{pages} pages, {files} files of courses")
    return _seconds() - began, spent[0]


def _seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(it.ru_utime + it.ru_stime for it in used)


def table() -> str:
    """Return what the material costs beside a whole build and the whole site."""
    courses, references = measured()
    whole = finished(["-c", COMMAND, "build", ROOT])[1].seconds
    site = ROOT / "build/site"
    everything = _size(site.rglob("*"))
    files = _size(it for it in site.glob("kurser/*/*") if it.suffix != ".html")
    told = sum(len(part) for page in site.rglob("*.html") for part in REFERENCES.findall(page.read_bytes()))
    scripts = _size(it for place in SCRIPTS for it in site.glob(place))
    rows = (
        ("files of courses", courses, files),
        ("references and what pages say of themselves", references, told),
        ("scripts", 0.0, scripts),
    )
    lines = "\n".join(
        f"| {name} | {seconds:.2f} s, {100 * seconds / whole:.1f} % "
        f"| {size / 1e6:.2f} MB, {100 * size / everything:.1f} % |"
        for name, seconds, size in rows
    )
    return f"| | of a build of {whole:.1f} s | of a site of {everything / 1e6:.0f} MB |\n| --- | ---: | ---: |\n{lines}"


def _size(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


if __name__ == "__main__":
    tell("trainers", table())
