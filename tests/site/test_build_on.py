"""The page for those who program: its example runs as it stands, against files as they are published."""

import re
import subprocess
import sys
from pathlib import Path

from examples import understood
from handbook.outputs.export import kinds_as_json
from handbook.outputs.inputs import Inputs
from handbook.site.data_pages import BUILD_ON_PAGE
from handbook.site.settings import Settings
from handbook.site.site import Site
from serving import PATIENCE, served


def program(base: str) -> str:
    """Return the Python program of the page."""
    site = Site(understood()[0], settings=Settings(base))
    text = next(page.body for page in site.pages if page.address == BUILD_ON_PAGE)
    (found,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    return str(found)


def test_a_stranger_needs_fifteen_lines_to_print_what_the_law_demands_of_a_role(tmp_path: Path) -> None:
    for file in kinds_as_json(Inputs(understood()[0], {}, "")):
        (tmp_path / file.path).parent.mkdir(exist_ok=True)
        (tmp_path / file.path).write_bytes(file.data)
    with served(tmp_path) as address:
        written = program(f"{address}/")
        assert len([line for line in written.splitlines() if line]) <= 15
        run = [sys.executable, "-X", "utf8", "-c", written]
        told = {
            role: subprocess.run(
                [*run, role], capture_output=True, check=True, encoding="utf-8", timeout=PATIENCE
            ).stdout
            for role in ("skola", "finns-inte")
        }
    (line,) = told["skola"].splitlines()
    assert "Du som arbetar i skolan: Anmäl genast till socialnämnden. | Anmälan (19 kap. 1 §)" in line
    assert told["finns-inte"] == ""
