"""Set up what the project needs on a fresh machine, with one clear line for each thing that can be missing.

    python3 scripts/setup.py environment    make .venv and install the packages that building needs
    python3 scripts/setup.py tests          also install the linters, the types and the test runner
    python3 scripts/setup.py tools          install the tools for JavaScript and CSS into node_modules
    python3 scripts/setup.py browser        find a Chromium for the browser tests, or install one
    python3 scripts/setup.py java           find a Java for the HTML checker, or install one

Each step looks first whether it is done, so that make can run it every time.
Runs before anything is installed, on any Python 3: standard library only, and no newer syntax than Python 3.6.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
PYTHON = VENV / "bin/python"
OLDEST = (3, 11)
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FULL = "Disken är full. Frigör ungefär 1 GB och kör igen."
VENV_MISSING = "Python saknar venv. Installera det (Debian och Ubuntu: apt-get install python3-venv) och kör igen."
UNREACHED = ("Could not find a version", "Connection", "timed out")
"""How pip says that it did not reach the packages."""
NPM_UNREACHED = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "E404")
"""How npm says that it did not reach the registry, or that the registry does not have the package."""


def environment():
    """Make the virtual environment with what building needs; return a line saying what is wrong, or None."""
    return None if _stands("requirements.txt") else _made() or _installed("requirements.txt")


def tests():
    """Add what the tests need; return a line saying what is wrong, or None."""
    wrong = environment()
    return wrong or (None if _stands("requirements-dev.txt") else _installed("requirements-dev.txt"))


def _stands(lock):
    """Tell whether what ``lock`` names is installed, here and for a Python that is still there."""
    marker = _marker(lock)
    return PYTHON.exists() and marker.exists() and marker.read_text("utf-8") == _wanted(lock)


def _marker(lock):
    """Return the file that says what of ``lock`` is installed and where."""
    return VENV / "ready-{}".format(lock)


def _wanted(lock):
    """Return what the marker holds when all is well: the programs of an environment only work where it was made."""
    return "{}\n{}\n".format(VENV.resolve(), hashlib.sha256((ROOT / lock).read_bytes()).hexdigest())


def _made():
    """Make .venv if there is none that works; return a line saying what is wrong, or None."""
    moved = _moved()
    if not moved and PYTHON.exists() and _run([str(PYTHON), "-m", "pip", "--version"]).returncode == 0:
        return None
    if sys.version_info < OLDEST:
        version = ".".join(map(str, sys.version_info[:2]))
        return "Python {} är för gammal. Installera Python 3.11 eller nyare och kör: make PYTHON=python3.11".format(
            version
        )
    print("Mappen har flyttats: .venv görs om …" if moved else "Förbereder .venv (första gången) …", flush=True)
    made = _run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    return _why_no_venv(made.stdout) if made.returncode else None


def _moved():
    """Tell whether .venv was made in another folder, as it says itself."""
    marker = _marker("requirements.txt")
    return marker.exists() and marker.read_text("utf-8").splitlines()[:1] != [str(VENV.resolve())]


def _why_no_venv(text):
    if "No space left" in text:
        return FULL
    if "No module named venv" in text or "ensurepip is not" in text:
        return VENV_MISSING
    return ".venv gick inte att göra. Rätta felet och kör igen:\n" + text.strip()


def _installed(lock):
    """Install what ``lock`` names; return a line saying what is wrong, or None."""
    print("Installerar paketen i {} …".format(lock), flush=True)
    # Not compiled: most of it never runs, and Python compiles the rest when it does.
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    done = _run([*pip, "--require-hashes", "-r", str(ROOT / lock)])
    if done.returncode:
        return _why_no_packages(done.stdout)
    _marker(lock).write_text(_wanted(lock), "utf-8")
    return None


def _why_no_packages(text):
    if "No space left" in text:
        return FULL
    if any(words in text for words in UNREACHED):
        return "Paketen gick inte att hämta. Kontrollera nätverket (pip måste nå PyPI) och kör igen."
    return "Paketen gick inte att installera:\n" + text.strip()


def tools():
    """Install what package-lock.json names, with the Node of .venv; return a line saying what is wrong, or None."""
    marker, wanted = MODULES / "ready", hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if marker.exists() and marker.read_text("utf-8") == wanted:
        return None
    print("Hämtar verktygen för JavaScript och CSS …", flush=True)
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    npm = [str(VENV / "bin/npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = _run(npm, cwd=str(ROOT), env=dict(os.environ, PATH=path))
    if done.returncode:
        return _why_no_tools(done.stdout)
    marker.write_text(wanted, "utf-8")
    return None


def _why_no_tools(text):
    if "ENOSPC" in text:
        return FULL
    if any(code in text for code in NPM_UNREACHED):
        return "Verktygen gick inte att hämta. Kontrollera nätverket (npm måste nå sitt register) och kör igen."
    return "Verktygen gick inte att installera:\n" + text.strip()


def browser():
    """Find or install a Chromium; return a line saying what is wrong, or None."""
    if os.environ.get("CHROMIUM") or any(shutil.which(name) for name in BROWSERS):
        return None
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installerar Chromium för webbläsartesterna …", flush=True)
        _run(["apt-get", "update", "-qq"])
        for name in BROWSERS[:2]:  # not every system has the first, which takes half the time for a page
            if _run(["apt-get", "install", "-y", "-qq", name]).returncode == 0:
                return None
    if _run([str(PYTHON), "-m", "playwright", "install", "--only-shell", "chromium"]).returncode == 0:
        return None
    return (
        "Ingen Chromium hittades och ingen gick att installera. Installera Chromium själv, eller peka ut den: "
        "make test CHROMIUM=/sökväg/till/chromium"
    )


def java():
    """Find or install a Java; return a line saying what is wrong, or None."""
    if shutil.which("java"):
        return None
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installerar Java för HTML-granskaren …", flush=True)
        _run(["apt-get", "update", "-qq"])
        if _run(["apt-get", "install", "-y", "-qq", "default-jre-headless"]).returncode == 0:
            return None
    return "Ingen Java hittades och ingen gick att installera. Installera Java 17 eller nyare själv och kör igen."


def _run(command, **settings):
    """Run a program, all it says in one text: some say what is wrong on the wrong stream."""
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, check=False, **settings
    )


def main(arguments):
    """Run the wanted steps; return the exit status."""
    steps = {"environment": environment, "tests": tests, "tools": tools, "browser": browser, "java": java}
    for name in arguments:
        try:
            wrong = steps[name]()
        except OSError as error:
            wrong = FULL if error.errno == errno.ENOSPC else "Det gick inte att förbereda .venv: {}".format(error)
        except KeyboardInterrupt:
            wrong = "Avbrutet. Kör igen för att börja om."
        if wrong:
            print(wrong, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
