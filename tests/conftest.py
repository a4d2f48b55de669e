"""Fixtures: the example project, snapshots that can be rewritten, and one Chromium for all browser tests."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from handbook.command import command_line as cli
from handbook.site.pipeline import read
from handbook.site.site import Site
from places import EXAMPLE, ROOT
from serving import Quiet

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshot-update", action="store_true", help="write what the tests got as what they expect")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a fresh copy of the small invented project, in a folder with a space: content, settings, theme, schemas."""
    folder = tmp_path / "mitt exempel"
    for name in ("docs/assets", "theme", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "docs/sok.md", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a check that ``text`` equals the file at ``path``, or that rewrites it under --snapshot-update."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--snapshot-update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.exists(), f"no snapshot {path.name}; make it with pytest --snapshot-update"
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium: $CHROMIUM, one on the machine, or Playwright's own. Fails if there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to run its sandbox as root
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def handbook() -> Site:
    """Return the real handbook before it is built."""
    return read(ROOT)[0]


@pytest.fixture(scope="session")
def built() -> Path:
    """Build the real handbook and return the folder of the site."""
    assert cli.main(["build"]) == 0
    return ROOT / "build/site"


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """Serve the real handbook and return its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=built))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
