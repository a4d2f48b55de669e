"""The Nu HTML checker: HTML against the standard, the style sheet, and the pictures."""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from engines.findings import Finding
from places import ROOT

JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
QUOTED = re.compile("“[^”]*”")
JAVA = (
    "java",
    "-Xss2m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Dnu.validator.servlet.allow-forbidden-hosts=true",
)
"""It asks no server of this machine unless told to, and half of its work would be to make itself faster."""
PATIENCE = 900
"""Seconds for all pages, however busy the machine is; alone it needs twenty."""


def run(where: Iterable[str | Path], *options: str) -> list[Finding]:
    """Return what the checker finds in files or at addresses, information too.

    Raises an AssertionError if it does not answer as it should.
    """
    command = [*JAVA, "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", *options]
    done = subprocess.run([*command, *map(str, where)], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.stdout.startswith("{"), done.stderr or done.stdout
    return [
        Finding(
            "nu",
            QUOTED.sub("…", told["message"]),
            told.get("url", ""),
            " ".join(told.get("extract", "").split()),
            told["message"],
        )
        for told in json.loads(done.stdout)["messages"]
    ]
