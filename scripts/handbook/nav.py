"""The navigation: guides, roles and topics first, then every kind's list page. Records are never listed in it."""

import json
import re
from collections.abc import Mapping

from handbook.address import LETTERS, kind_address, page_path
from handbook.kinds import Kinds
from handbook.page import File, text_file

FIRST = ("guides", "resources")


BESIDE_GUIDES = ("vem-gor-vad/index.md",)
ABOUT = ("om.md", "lanka-och-citera.md", "redaktion.md", "data.md", "offline.md", "integritet.md", "tillganglighet.md")
PLAN = (
    ("Från planen till handboken", "planen/index.md"),
    ("Vad har ändrats sedan 2016", "andrat/index.md"),
    ("Vad planen täcker", "tackning/index.md"),
    ("Åtgärderna på en tidslinje", "tidslinje/index.md"),
    ("Från utredning till lag", "reformer/index.md"),
)
TITLE = re.compile(r"^title: *\"?(.+?)\"?$", re.MULTILINE)


def nav_file(kinds: Kinds, written: Mapping[str, bytes]) -> File:
    """Return ``nav.yml`` for ``mkdocs.yml`` to inherit. ``written`` are the hand-written files by path."""
    lists = {cls.kind.folder: (cls.kind.plural.capitalize(), page_path(kind_address(cls))) for cls in kinds}
    back = [place for folder, place in lists.items() if folder not in FIRST]
    beside: list[dict[str, object]] = [{_title(written[path]): path} for path in BESIDE_GUIDES if path in written]
    tree: list[dict[str, object]] = [
        {"Hem": "index.md"},
        {lists["guides"][0]: lists["guides"][1]},
        {"Material": [{"Hitta material": "materialval/index.md"}, {"Allt material": lists["resources"][1]}]},
        *beside,
        {"Roller": "roller/index.md"},
        {"Teman": "teman/index.md"},
        {"Uppslag": [{title: path} for title, path in (*back, ("A till Ö", page_path(LETTERS)))]},
        {"Planen": [{title: path} for title, path in PLAN]},
        {"Om": [{_title(written[path]): path} for path in ABOUT if path in written]},
    ]
    return text_file("nav.yml", f"# Skapad av scripts/build.py\nnav: {json.dumps(tree, ensure_ascii=False, indent=1)}")


def _title(page: bytes) -> str:
    found = TITLE.search(page.decode())
    return found[1] if found else "Om"
