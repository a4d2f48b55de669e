"""Hand-written files that are no pages: the style sheets in one, the rest as it is."""

import re
from pathlib import Path

import pytest

from handbook.catalog.catalog import Catalog
from handbook.content.edition import Edition
from handbook.file import File
from handbook.outputs.inputs import Inputs
from handbook.site.assets import FOR_PROGRAMS, NOT_SHOWN, STYLE, STYLE_PARTS, asset_files, not_shown, service_worker
from places import ROOT

WRITTEN = {
    "om.md": b"#",
    "z.txt": b"z",
    "assets/a.js": b"a",
    **{part: part[-9:].encode() for part in reversed(STYLE_PARTS)},
    "sw.js": b"worker",
    FOR_PROGRAMS: b"answers",
    **dict.fromkeys(NOT_SHOWN, b"<svg/>"),
}


def given(written: dict[str, bytes]) -> Inputs:
    return Inputs(Catalog((), {}, {}), written, "")


def test_style_sheets_are_one_in_their_order_and_the_rest_is_as_it_was() -> None:
    whole = b"\n".join(part[-9:].encode() for part in STYLE_PARTS)
    assert list(asset_files(given(WRITTEN))) == [File(STYLE, whole), File("assets/a.js", b"a"), File("z.txt", b"z")]
    assert list(asset_files(given({"om.md": b"#"}))) == []
    assert list(asset_files(given({STYLE_PARTS[1]: b"a{}"}))) == [File(STYLE, b"a{}")]


def test_scripts_go_without_what_is_only_for_people() -> None:
    text = b"/** Why. */\nconst a = /** @type {string} */ (b); // stays\n\n\n{\n  // How.\n  b();\n}\nexport { a };\n"
    made = list(asset_files(given({"assets/a.js": text, "assets/a.txt": text})))
    assert made == [
        File("assets/a.js", b"const a = (b); // stays\n{\nb();\n}\nexport { a };\n"),
        File("assets/a.txt", text),
    ]


PATTERN = re.compile(r"= /\[.+\]/g;")
"""A pattern that finds the sign that texts with places to fill begin and end with."""


@pytest.mark.parametrize("path", sorted((ROOT / "docs/assets").rglob("*.js")), ids=lambda it: it.stem)
def test_no_text_of_a_script_goes_over_several_lines(path: Path) -> None:
    """It would lose its indentation, which is text there."""
    lines = PATTERN.sub("", path.read_text(encoding="utf-8")).splitlines()
    assert [line for line in lines if line.count("`") % 2] == []


def test_an_edition_has_a_colour_of_its_own() -> None:
    told = {"municipality": "2262", "name": "i Byn", "national": "https://a.example.org/", "colour": "#5b2a86"}
    catalog = Catalog((), {}, {}, edition=Edition.model_validate(told))
    made = list(asset_files(Inputs(catalog, {STYLE_PARTS[1]: b"a{}"}, "")))
    assert made == [File(STYLE, b"a{}\n.md-header,.md-tabs{background:#5b2a86}")]


def test_what_stands_apart() -> None:
    assert list(service_worker(given(WRITTEN))) == [File("sw.js", b"worker")]
    assert list(not_shown(given(WRITTEN))) == [File(path, b"<svg/>") for path in NOT_SHOWN]
    assert [*service_worker(given({})), *not_shown(given({}))] == []
