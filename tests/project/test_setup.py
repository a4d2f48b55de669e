"""Setting up where something is lacking: one clear line each, seen through ``make`` with stand-ins for Python."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import setup
from places import ROOT
from serving import PATIENCE

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

OLD, NEW = (3, 10, 4, "final", 0), (3, 12, 0, "final", 0)
REFUSED = "    sys.exit({!r})"
DEBIAN = "    print('The virtual environment was not created because ensurepip is not\\navailable.'); sys.exit(1)"
MADE = """
    import pathlib
    python = pathlib.Path(sys.argv[-1], "bin/python")
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text("#!/bin/sh\\necho $@ >> {log}\\necho {said} >&2\\nexit {status}\\n")
    python.chmod(0o755)
    sys.exit()
"""
"""Makes an environment whose Python notes what it is asked for, and in which everything says ``said``."""


def environment(said: str = "", status: int = 0) -> str:
    """Return what makes an environment in which everything ends with ``status``."""
    return MADE.format(log="asked", said=said, status=status)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Return a folder with what setting up needs, and nothing set up; its name has a space."""
    folder = tmp_path / "min mapp"
    (folder / "scripts").mkdir(parents=True)
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "package-lock.json", "scripts/setup.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder


MAKES_OWN = re.compile(r"make(\[\d+\])?: \*\*\*")
"""Make's own last line, which names the depth when the tests themselves run under make."""


def made(
    folder: Path, venv: str, target: str = "site", version: tuple[object, ...] = NEW
) -> subprocess.CompletedProcess[str]:
    """Run ``make`` with a stand-in for Python."""
    fake = folder / "python"
    fake.write_text(PYTHON.format(real=sys.executable, fake=str(fake), version=version, venv=venv), "utf-8")
    fake.chmod(0o755)
    command = ["make", "--no-print-directory", target, "PYTHON=./python"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE)


def complaints(folder: Path, venv: str, version: tuple[object, ...] = NEW) -> list[str]:
    """Return what ``make site`` says on standard error when setting up fails, but for make's own line."""
    done = made(folder, venv, version=version)
    assert done.returncode
    assert not list(folder.glob(".venv/ready*"))
    return [line for line in done.stderr.splitlines() if not MAKES_OWN.match(line)]


@pytest.mark.parametrize(
    ("version", "venv", "said"),
    [
        (OLD, "    pass", "Python 3.10 är för gammal."),
        (NEW, REFUSED.format("/usr/bin/python3: No module named venv"), "Python saknar venv."),
        (NEW, DEBIAN, "Python saknar venv."),
        (NEW, REFUSED.format("Error: [Errno 28] No space left on device"), "Disken är full."),
        (NEW, environment("ERROR: Could not find a version of jinja2", 1), "Paketen gick inte att hämta."),
        (NEW, environment("Connection to pypi.org timed out.", 1), "Paketen gick inte att hämta."),
        (NEW, environment("[Errno 28] No space left on device", 1), "Disken är full."),
    ],
    ids=["old python", "no venv", "no ensurepip", "full at venv", "no package", "no network", "full at pip"],
)
def test_what_is_missing_is_one_clear_line(version: tuple[object, ...], venv: str, said: str, fresh: Path) -> None:
    lines = complaints(fresh, venv, version)
    assert len(lines) == 1
    assert lines[0].startswith(said)
    assert "kör" in lines[0]


@pytest.mark.parametrize(
    ("venv", "lines"),
    [
        (
            REFUSED.format("Error: [Errno 13] Permission denied: '.venv'"),
            [".venv gick inte att göra. Rätta felet och kör igen:", "Error: [Errno 13] Permission denied: '.venv'"],
        ),
        (
            environment("THESE PACKAGES DO NOT MATCH THE HASHES", 1),
            ["Paketen gick inte att installera:", "THESE PACKAGES DO NOT MATCH THE HASHES"],
        ),
    ],
    ids=["venv", "pip"],
)
def test_other_trouble_is_told_in_the_words_of_the_program_that_had_it(
    venv: str, lines: list[str], fresh: Path
) -> None:
    assert complaints(fresh, venv) == lines


def asked(folder: Path) -> list[str]:
    """Return what the environment's Python has been asked for since the last time, one word each."""
    log = folder / "asked"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    log.write_text("")
    return [
        next(
            (name for name in ("requirements-dev.txt", "requirements.txt", "--version", "build.py") if name in line),
            line,
        )
        for line in lines
    ]


def test_building_installs_what_it_needs_and_testing_the_rest_and_each_only_once(fresh: Path) -> None:
    assert made(fresh, environment()).returncode == 0
    assert asked(fresh) == ["requirements.txt", "build.py"]
    made(fresh, environment())
    assert asked(fresh) == ["build.py"]
    made(fresh, environment(), "tools")
    assert asked(fresh) == ["requirements-dev.txt"]
    made(fresh, environment(), "tools")
    assert asked(fresh) == []


def test_a_changed_lock_is_installed_in_the_environment_that_is_there(fresh: Path) -> None:
    made(fresh, environment())
    asked(fresh)
    with (fresh / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    assert "Förbereder" not in made(fresh, environment()).stdout
    assert asked(fresh) == ["--version", "requirements.txt", "build.py"]


def test_a_folder_that_has_been_moved_gets_a_new_environment(fresh: Path) -> None:
    made(fresh, environment(), "tools")
    moved = fresh.rename(fresh.with_name("flyttad"))
    asked(moved)
    assert "Mappen har flyttats: .venv görs om …" in made(moved, environment()).stdout.splitlines()
    assert asked(moved) == ["requirements.txt", "build.py"]
    assert "flyttats" not in made(moved, environment(), "tools").stdout


def test_an_environment_that_was_never_finished_is_made_anew(fresh: Path) -> None:
    complaints(fresh, environment("No module named pip", 1))
    assert "Förbereder" in made(fresh, environment()).stdout


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
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
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


def test_without_java_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")
    assert setup.main(["java"]) == 1  # type: ignore[no-untyped-call]
    assert capsys.readouterr().err == (
        "Ingen Java hittades och ingen gick att installera. Installera Java 17 eller nyare själv och kör igen.\n"
    )


def test_java_is_installed_where_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log = tmp_path / "asked"
    program = tmp_path / "apt-get"
    program.write_text(f"#!/bin/sh\necho $1 >> {log}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert setup.main(["java"]) == 0  # type: ignore[no-untyped-call]
    assert log.read_text("utf-8").split() == ["update", "install"]
