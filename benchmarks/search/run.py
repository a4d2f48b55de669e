"""Our search beside the theme's, Pagefind and a plain lunr index: what they find, what they cost, how fast they are.

    pip install 'pagefind[extended]'
    python -m benchmarks.search.run [400 3500 10000]

Every engine gets the same documents and the same queries in one run (those that the search was tuned with and those
that it was not, tests/search/queries.yml and unseen.yml), in Chromium with the processor slowed four times. Writes the
tables into benchmarks/search/README.md.
"""

import gzip
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.search.corpus import corpus
from benchmarks.search.sites import SITES
from playwright.sync_api import Browser, Page, sync_playwright

from search.judge import UNSEEN, Queries, every_text, judge, queries

SIZES = (400, 3_500, 10_000)
SLOWER = 4
ROUNDS = 2
SMALL = 1_000
"""Above this only every fourth query is asked."""
README = Path(__file__).with_name("README.md")
FIRST = "människohandel"
STARTS = ("människohandel", "orosanmälan i skolan", "BrB 6:13")
COMPRESSED = {".pf_index", ".pf_fragment", ".pf_meta", ".pf_filter", ".pagefind"}
KILO = 1000


@dataclass(frozen=True)
class Cost:
    """What one engine costs at one size: bytes and milliseconds."""

    engine: str
    size: int
    first_bytes: float
    worst_bytes: float
    ready: float
    first: float
    answer: float
    worst: float


@cache
def sent(path: Path) -> tuple[bytes, bool]:
    """Return what is sent for a file, and whether it is compressed on the way; no server compresses twice."""
    data = path.read_bytes()
    return (data, False) if path.suffix in COMPRESSED else (gzip.compress(data, 9), True)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, compressed as a good host does, and counts the bytes."""

    counted: list[int]

    def do_GET(self) -> None:  # the base class's name
        """Send a file."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.exists():
            return self.send_error(404)
        data, packed = sent(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.counted.append(len(data))
        return None

    def log_message(self, *_: Any) -> None:  # noqa: ANN401
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder; yield its address and the sizes of what is sent."""
    counted: list[int] = []
    handler = type("Counting", (Handler,), {"counted": counted})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", counted
        server.shutdown()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open the driver's page in a fresh, slowed browser context."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/drive.html")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def cost(browser: Browser, engine: str, size: int, folder: Path) -> tuple[Cost, dict[str, list[str]]]:
    """Measure one engine; return its cost and what it found for each query."""
    asked = every_text()[:: 1 if size <= SMALL else 4]
    starts: list[tuple[float, float]] = []
    sizes: list[int] = []
    with served(folder) as (address, counted):
        for text in (FIRST, *STARTS):  # the first start, in a browser that is still cold, is not counted
            with opened(browser, address) as page:
                counted.clear()
                ready, first = page.evaluate("([name, text]) => start(name, text)", [engine, text])
                starts.append((ready, first))
                sizes.append(sum(counted))
        with opened(browser, address) as page:
            page.evaluate("([name, text]) => start(name, text)", [engine, FIRST])
            page.evaluate("queries => run(queries)", asked)
            rounds = [page.evaluate("queries => run(queries)", asked) for _ in range(ROUNDS)]
    times = [min(time for _, time in runs) for runs in zip(*rounds, strict=True)]
    found = rounds[0]
    ready, first = (min(times) for times in zip(*starts[1:], strict=True))
    measured = Cost(engine, size, median(sizes[1:]), max(sizes[1:]), ready, first, median(times), max(times))
    return measured, {text: refs for text, (refs, _) in zip(asked, found, strict=True)}


def measure(sizes: tuple[int, ...]) -> tuple[list[Cost], dict[str, dict[str, list[str]]]]:
    """Measure every engine at every size; what they find is kept for the first size."""
    costs: list[Cost] = []
    answers: dict[str, dict[str, list[str]]] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for size in sizes:
            found = corpus(size)
            for engine, make in SITES.items():
                folder = Path(scratch, f"{size}-{len(costs)}")
                folder.mkdir()
                make(folder, found)
                driver = Path(__file__).with_name("drive.js").read_text("utf-8")
                (folder / "drive.js").write_text(driver, "utf-8")
                (folder / "drive.html").write_text(
                    '<!doctype html><meta charset="utf-8"><script src="drive.js"></script>'
                )
                one, refs = cost(browser, engine, size, folder)
                print(one, flush=True)
                costs.append(one)
                if size <= SMALL:
                    answers[engine] = refs
        browser.close()
    return costs, answers


def relevance(answers: dict[str, dict[str, list[str]]]) -> str:
    """Return the table of how well each engine answers, per class."""
    lines = ["| klass | frågor | " + " | ".join(answers) + " |", "| --- | --- |" + " --- |" * len(answers)]
    known, unseen = queries(), queries(UNSEEN)
    lines.extend(_row(name, asked, answers) for name, asked in known.items())
    lines.append(_row("**alla**", _all(known), answers))
    lines.append(_row("**som ingen hade sett**", _all(unseen), answers))
    return "\n".join(lines)


def _all(some: Queries) -> dict[str, tuple[str, ...]]:
    return {text: wanted for asked in some.values() for text, wanted in asked.items()}


def _row(name: str, asked: Mapping[str, tuple[str, ...]], answers: dict[str, dict[str, list[str]]]) -> str:
    verdicts = [judge(asked, refs.__getitem__) for refs in answers.values()]
    cells = (f"{it.first:.2f} · {it.three:.2f} · {it.mrr:.2f}".replace(".", ",") for it in verdicts)
    return f"| {name} | {len(asked)} | {' | '.join(cells)} |"


def prices(costs: list[Cost]) -> str:
    """Return the table of bytes and times."""
    lines = [
        "| poster | motor | kB före svar (median · mest) | redo | första svaret | svar, median | svar, längst |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for it in costs:
        size = f"{it.first_bytes / KILO:.0f} · {it.worst_bytes / KILO:.0f}"
        times = " | ".join(f"{time:.0f} ms" for time in (it.ready, it.first, it.answer, it.worst))
        lines.append(f"| {it.size} | {it.engine} | {size} | {times} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and write the tables."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    costs, answers = measure(sizes)
    tables = {"cost": prices(costs), **({"relevance": relevance(answers)} if answers else {})}
    text = README.read_text("utf-8")
    for name, table in tables.items():
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", rf"\1\n{table}\n\n\2", text, flags=re.DOTALL)
        print(table)
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
