"""Setting up where something is lacking: one clear line each, seen through ``make`` with stand-ins for Python."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import setup
from places import ROOT

PYTHON = """#!{real}
import sys, runpy
sys.executable = {fake!r}
sys.version_info = {version}
if sys.argv[1:3] == ["-m", "venv"]:
{venv}
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""A stand-in for Python that says it is ``version``, and runs ``venv`` when asked for a virtual environment."""

NEW = (3, 12, 0, "final", 0)
REFUSED = "    sys.exit({!r})"
MADE = """
    import pathlib
    python = pathlib.Path(sys.argv[-1], "bin/python")
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\\necho {said} >&2\\nexit {status}\\n")
    python.chmod(0o755)
    sys.exit()
"""
"""Makes an environment in which pip says ``said``."""


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Return a folder with what setting up needs, and nothing set up."""
    (tmp_path / "scripts").mkdir()
    for name in ("Makefile", "requirements.txt", "scripts/setup.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


MAKES_OWN = re.compile(r"make(\[\d+\])?: \*\*\*")
"""Make's own last line, which names the depth when the tests themselves run under make."""


def made(folder: Path, version: tuple[object, ...], venv: str) -> list[str]:
    """Run ``make site`` with a stand-in for Python; return what is said on standard error but for make's own line."""
    fake = folder / "python"
    fake.write_text(PYTHON.format(real=sys.executable, fake=str(fake), version=version, venv=venv), "utf-8")
    fake.chmod(0o755)
    command = ["make", "--no-print-directory", "site", f"PYTHON={fake}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode
    assert not (folder / ".venv/ready").exists()
    return [line for line in done.stderr.splitlines() if not MAKES_OWN.match(line)]


@pytest.mark.parametrize(
    ("version", "venv", "said"),
    [
        ((3, 10, 4, "final", 0), "    pass", "Python 3.10 är för gammal."),
        (NEW, REFUSED.format("/usr/bin/python3: No module named venv"), "Python saknar venv."),
        (NEW, REFUSED.format("Error: [Errno 28] No space left on device"), "Disken är full."),
        (NEW, MADE.format(said="ERROR: Could not find a version of jinja2", status=1), "Paketen gick inte att hämta."),
        (NEW, MADE.format(said="Connection to pypi.org timed out.", status=1), "Paketen gick inte att hämta."),
        (NEW, MADE.format(said="[Errno 28] No space left on device", status=1), "Disken är full."),
        (NEW, "    raise OSError(28, 'full')", "Python saknar venv."),
    ],
    ids=["old python", "no venv", "full at venv", "no package", "no network", "full at pip", "venv breaks"],
)
def test_what_is_missing_is_one_clear_line(version: tuple[object, ...], venv: str, said: str, fresh: Path) -> None:
    lines = made(fresh, version, venv)
    assert len(lines) == 1
    assert lines[0].startswith(said)
    assert "kör" in lines[0]


def test_other_trouble_with_packages_is_told_in_pips_words(fresh: Path) -> None:
    lines = made(fresh, NEW, MADE.format(said="THESE PACKAGES DO NOT MATCH THE HASHES", status=1))
    assert lines == ["Paketen gick inte att installera:", "THESE PACKAGES DO NOT MATCH THE HASHES"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("npm error code ENOTFOUND", "Verktygen gick inte att hämta. Kontrollera nätverket"),
        ("npm error code ENOSPC", "Disken är full."),
        ("npm error code EINTEGRITY", "Verktygen gick inte att installera:\nnpm error code EINTEGRITY"),
    ],
)
def test_what_is_missing_for_the_tools_is_said(told: str, said: str, fresh: Path) -> None:
    npm = fresh / ".venv/bin/npm"
    npm.parent.mkdir(parents=True)
    npm.write_text(f"#!/bin/sh\necho '{told}' >&2\nexit 1\n", "utf-8")
    npm.chmod(0o755)
    command = [sys.executable, str(fresh / "scripts/setup.py"), "tools"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert not (fresh / "node_modules/ready").exists()


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (OSError(28, "full"), "Disken är full. Frigör ungefär 1 GB och kör igen.\n"),
        (OSError(13, "nej"), "Det gick inte att förbereda .venv: [Errno 13] nej\n"),
        (KeyboardInterrupt(), "Avbrutet. Kör igen för att börja om.\n"),
    ],
)
def test_trouble_while_setting_up_is_one_clear_line(
    raised: BaseException, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise raised

    monkeypatch.setattr(setup, "environment", fail)
    assert setup.main(["environment"]) == 1  # type: ignore[no-untyped-call]  # it runs on Pythons too old for types
    assert capsys.readouterr().err == said
