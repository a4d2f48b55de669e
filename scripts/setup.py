"""Set up what the project needs on a fresh machine, with one clear line for each thing that can be missing.

    python3 scripts/setup.py environment    make .venv and install the locked packages
    python3 scripts/setup.py tools          install the locked tools for JavaScript and CSS into node_modules
    python3 scripts/setup.py browser        find a Chromium for the browser tests, or install one

Runs before anything is installed, on any Python 3: standard library only, and no newer syntax than Python 3.6.
"""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FULL = "Disken är full. Frigör ungefär 1 GB och kör igen."
UNREACHED = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "E404")
"""How npm says that it did not reach the registry, or that the registry does not have the package."""
VENV_MISSING = "Python saknar venv. Installera det (Debian och Ubuntu: apt-get install python3-venv) och kör igen."


def environment():
    """Make the virtual environment; return a line saying what is wrong, or None."""
    if sys.version_info < OLDEST:
        version = ".".join(map(str, sys.version_info[:2]))
        return "Python {} är för gammal. Installera Python 3.11 eller nyare och kör: make PYTHON=python3.11".format(
            version
        )
    print("Förbereder .venv (första gången, en minut) …", flush=True)
    made = _run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        return FULL if "No space left" in made.stderr else VENV_MISSING
    pip = [str(VENV / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = _run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt")])
    if done.returncode:
        return _reason(done.stderr)
    (VENV / "ready").touch()
    return None


def _reason(text):
    if "No space left" in text:
        return FULL
    if "Could not find a version" in text or "Connection" in text or "timed out" in text:
        return "Paketen gick inte att hämta. Kontrollera nätverket (pip måste nå PyPI) och kör igen."
    return "Paketen gick inte att installera:\n" + text.strip()


def tools():
    """Install what package-lock.json names, with the Node of .venv; return a line saying what is wrong, or None."""
    print("Hämtar verktygen för JavaScript och CSS …", flush=True)
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    npm = [str(VENV / "bin/npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = _run(npm, cwd=str(ROOT), env=dict(os.environ, PATH=path))
    if done.returncode == 0:
        (ROOT / "node_modules/ready").touch()
        return None
    if "ENOSPC" in done.stderr:
        return FULL
    if any(code in done.stderr for code in UNREACHED):
        return "Verktygen gick inte att hämta. Kontrollera nätverket (npm måste nå sitt register) och kör igen."
    return "Verktygen gick inte att installera:\n" + done.stderr.strip()


def browser():
    """Find or install a Chromium; return a line saying what is wrong, or None."""
    if os.environ.get("CHROMIUM") or any(shutil.which(name) for name in BROWSERS):
        return None
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installerar Chromium för webbläsartesterna …", flush=True)
        _run(["apt-get", "update", "-qq"])
        if _run(["apt-get", "install", "-y", "-qq", "chromium"]).returncode == 0:
            return None
    if _run([str(VENV / "bin/python"), "-m", "playwright", "install", "chromium"]).returncode == 0:
        return None
    return (
        "Ingen Chromium hittades och ingen gick att installera. Installera Chromium själv, eller peka ut den: "
        "make test CHROMIUM=/sökväg/till/chromium"
    )


def _run(command, **settings):
    return subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, universal_newlines=True, check=False, **settings
    )


def main(arguments):
    """Run the wanted steps; return the exit status."""
    steps = {"environment": environment, "tools": tools, "browser": browser}
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
