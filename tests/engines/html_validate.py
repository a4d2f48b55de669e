"""html-validate: HTML against the standard and against what its authors hold for good."""

import json
import subprocess
from pathlib import Path

from engines.findings import Finding
from places import ROOT

CONFIG = Path(__file__).with_name("html-validate.json")
NODE = ROOT / ".venv/bin/node"
PROGRAM = Path(__file__).with_name("html_validate.mjs")
PATIENCE = 900


def run(site: Path, folder: Path) -> list[Finding]:
    """Return what it finds on every page of a site; it writes into ``folder``, since it ends before a pipe is empty.

    Raises an AssertionError if it does not answer as it should.
    """
    report, pages = folder / "html-validate.json", folder / "pages.json"
    pages.write_text(json.dumps([*map(str, sorted(site.rglob("*.html")))]), "utf-8")
    command = [NODE, PROGRAM, CONFIG, report, pages]
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=ROOT)
    assert report.exists(), done.stderr or done.stdout
    return [
        Finding(
            "html-validate",
            told["ruleId"],
            Path(page["filePath"]).relative_to(site).as_posix(),
            told["selector"] or "",
            told["message"],
        )
        for page in json.loads(report.read_text("utf-8"))
        for told in page["messages"]
    ]
