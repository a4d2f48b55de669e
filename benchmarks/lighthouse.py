"""Lighthouse on the built site, on its phone profile, beside the same text in Material as it comes.

    python -m benchmarks.lighthouse     after make site; needs npx and a Chromium

The site is served compressed, as any host does it. Each page is visited three times; the median counts.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

import yaml

from benchmarks.engine import ROOT, finished, machine, write

LIGHTHOUSE = "lighthouse@12.8.2"
RUNS = 3
KILO = 1024
SAME = "vagledning/att-anmala"
PAGES = {
    "home": "",
    "list": "lagar/",
    "record": "lagar/sol-2025-19-1/",
    "guide": f"{SAME}/",
    "search": "sok/",
    "search with hits": "sok/?q=orosanm%C3%A4lan",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--headless=new --no-sandbox --disable-background-networking"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SHARED = ("admonition", "attr_list", "def_list", "md_in_html")


class Compressed(SimpleHTTPRequestHandler):
    """A quiet file server that compresses text."""

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        kind, data = self.guess_type(str(file)), file.read_bytes()
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("json", "xml", "javascript")):
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def bare(folder: Path) -> Path:
    """Build one guide's text with Material as it comes, but without fonts from elsewhere, and return the site."""
    settings = {
        "site_name": "Barnskyddshandboken",
        "theme": {"name": "material", "language": "sv", "font": False},
        "markdown_extensions": SHARED,
    }
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    shutil.copy(ROOT / f"build/docs/{SAME}.md", folder / "docs/index.md")
    finished(["-m", "mkdocs", "build", "--quiet"], folder)
    return folder / "site"


def visit(address: str) -> dict[str, float]:
    """Return what Lighthouse says of one visit."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    report = json.loads(done.stdout)
    audits = report["audits"]
    return {
        **{name: report["categories"][name]["score"] * 100 for name in CATEGORIES},
        "seconds": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "shift": audits["cumulative-layout-shift"]["numericValue"],
        "kilobytes": audits["total-byte-weight"]["numericValue"] / KILO,
        "requests": len(audits["network-requests"]["details"]["items"]),
    }


def row(name: str, address: str) -> str:
    """Return the row of one page."""
    visits = [visit(address) for _ in range(RUNS)]
    found = {key: median(each[key] for each in visits) for key in visits[0]}
    print(name, found, file=sys.stderr, flush=True)
    scores = " | ".join(f"{found[category]:.0f}" for category in CATEGORIES)
    return (
        f"| {name} | {scores} | {found['seconds']:.2f} s | {found['shift']:.3f} | {found['kilobytes']:.0f} kB | "
        f"{found['requests']:.0f} |"
    )


def main() -> None:
    """Measure, print and write the table into benchmarks/README.md."""
    with tempfile.TemporaryDirectory() as folder:
        with served(ROOT / "build/site") as ours:
            rows = [row(name, ours + address) for name, address in PAGES.items()]
        with served(bare(Path(folder))) as theirs:
            rows.append(row("guide in bare Material", theirs))
    head = f"| | {' | '.join(CATEGORIES)} | largest paint | shift | sent | requests |"
    load = os.getloadavg()[0]
    text = "\n".join(
        (f"{machine()} Load: {load:.1f}. {LIGHTHOUSE}.", "", head, f"| --- |{' ---: |' * (len(CATEGORIES) + 4)}", *rows)
    )
    print(text)
    write("lighthouse", text)


if __name__ == "__main__":
    main()
