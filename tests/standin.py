"""A stand-in for the site engine, for tests of what happens around it: as strict, and done at once."""

import json
from pathlib import Path
from typing import Any

CODE = '''\
"""Stands in for MkDocs: Python looks here first."""
import json, os, pathlib, shutil, sys
given = {"arguments": sys.argv[1:], "environment": dict(os.environ), "folder": os.getcwd()}
pathlib.Path("engine.json").write_text(json.dumps(given))
if "--site-dir" in sys.argv:
    site = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
    for path in pathlib.Path("build/docs").rglob("*.*"):
        place = site / path.relative_to("build/docs")
        if path.suffix == ".md":
            place = place.with_suffix("") / "index.html" if path.stem != "index" else place.with_suffix(".html")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    (site / "assets/javascripts/inre").mkdir(parents=True)
    (site / "assets/javascripts/inre/bundle.js").write_text("x")
    (site / "sitemap.xml").write_text('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>')
    (site / "404.html").write_text("borta")
sys.stderr.buffer.write("INFO - Läser\\nWARNING - Länken å\\nINFO - Klar\\nsist INFO\\n".encode())
sys.exit(%d)
'''


def put_engine(root: Path, status: int = 0) -> None:
    """Let a project have the stand-in for its engine, which ends with ``status``."""
    for name in ("__init__.py", "config.py", "commands/__init__.py", "commands/build.py"):
        (root / "mkdocs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "mkdocs" / name).touch()
    (root / "mkdocs/__main__.py").write_text(CODE % status, "utf-8")


def given_to_engine(root: Path) -> dict[str, Any]:
    """Return what the stand-in was given: arguments, environment and folder."""
    found: dict[str, Any] = json.loads((root / "engine.json").read_text("utf-8"))
    return found
