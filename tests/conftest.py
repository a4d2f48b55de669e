"""Fixtures: the example project, snapshots that can be rewritten, and one Chromium for all browser tests."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from examples import laid_out
from handbook.command import command_line as cli
from handbook.site.pipeline import read
from handbook.site.publish import in_turn
from handbook.site.site import Site
from places import ROOT
from repository import Repository, with_editions
from serving import PATIENCE, served

os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
"""Records are seen on the last day on which anybody read them: no test fails because time has passed."""
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Any will do. The first is the same engine without the frame that nobody sees, and takes half the time for a page."""
UNUSED = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess")
"""What a browser makes ready with each window for somebody who sees its frame: half of what opening a window costs."""
OFF_ANYWAY = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
"""What Playwright switches off: a browser heeds the last list alone, and that is ours."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshot-update", action="store_true", help="write what the tests got as what they expect")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: a test that waits for its browser leaves its core to another."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take long, so that no process is left alone with one of them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


def pytest_collection() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """Look seldom for cycles, and never among the thousands of tests, which all stay to the end."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a fresh copy of the small invented project, in a folder with a space in its name."""
    return laid_out(tmp_path / "mitt exempel")


@pytest.fixture
def repository(example: Path) -> Repository:
    """Return the example project with three editions."""
    return with_editions(example)


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


@pytest.fixture
def snapshots(
    snapshot: Callable[[Path, str], None], request: pytest.FixtureRequest
) -> Callable[[Path, Mapping[str, str]], None]:
    """Return a check that a folder holds these files and no others; --snapshot-update removes the others."""

    def compare(folder: Path, files: Mapping[str, str]) -> None:
        orphans = {path for path in folder.rglob("*") if path.is_file()} - {folder / name for name in files}
        if request.config.getoption("--snapshot-update"):
            for path in orphans:
                path.unlink()
            orphans = set()
        for name, text in files.items():
            snapshot(folder / name, text)
        assert not orphans, "snapshots of what is no longer made; remove them with pytest --snapshot-update"

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
        f"--disable-features={','.join((*UNUSED, *OFF_ANYWAY))}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to run its sandbox as root
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def handbook() -> Site:
    """Return the real handbook before it is built."""
    return read(ROOT)[0]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the real handbook and return the folder of the site. Of tests side by side, the first to come builds it."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder if worker_id == "master" else folder.parent
    with in_turn(shared / "build"):
        if not (shared / "build/done").exists():
            assert cli.main(["build"]) == 0
            (shared / "build/done").touch()
    return ROOT / "build/site"


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """Serve the real handbook and return its address, without a slash at the end."""
    with served(built) as address:
        yield address
