"""The accessibility statement says what the tests try, no more and no less."""

import ast
import re
from datetime import date

from browser.kinds import DESKTOP, PHONE
from places import ROOT

STATEMENT = (ROOT / "docs/tillganglighet.md").read_text("utf-8")
PROVEN = {
    "axe-core hittar inga fel.": ("test_axe_finds_nothing", "test_axe_finds_nothing_in_the_open_menu"),
    "Tangentbordet når allt, i ordning, med markering som syns och inte döljs.": (
        "test_tab_goes_through_the_page_in_order_and_is_always_seen",
        "test_by_keyboard_from_home_to_a_record_to_all_hits_and_back",
    ),
    "Inget går förlorat i 400 procents förstoring eller med ökade textavstånd.": (
        "test_nothing_is_lost_when_narrow_zoomed_or_spaced_out",
    ),
    "Knappar och länkar är minst 24 bildpunkter eller står fritt.": (
        "test_nothing_is_lost_when_narrow_zoomed_or_spaced_out",
    ),
    "Färg är aldrig det enda som skiljer: varje status har ord och tecken.": (
        "test_forced_colours_keep_what_colour_says",
        "test_forced_colours_keep_frames_and_focus",
    ),
    "Rubriker kommer i ordning, och engelska namn är märkta som engelska.": (
        "test_every_page_has_its_own_title_and_description_and_one_outline",
        "test_english_names_are_marked_as_english",
        "test_links_with_english_names_are_marked_as_english",
    ),
    "Allt utom sökningen går att läsa utan JavaScript.": ("test_every_page_can_be_read_without_script",),
    "Inget rör sig för den som har bett om det, och inget flyttar sig medan sidan laddas.": (
        "test_nothing_moves_for_those_who_ask_for_stillness",
        "test_a_first_view_is_light_and_stands_still",
    ),
}
"""Each thing the statement says is tried, and the tests that try it."""


def section(name: str) -> list[str]:
    """Return the points under one heading."""
    text = STATEMENT.partition(f"{{ #{name} }}")[2].partition("\n## ")[0]
    return [" ".join(point.split()) for point in re.findall(r"^- (.+(?:\n  .+)*)", text, re.MULTILINE)]


def test_each_thing_it_says_is_tried_has_a_test() -> None:
    assert set(section("provat")) == set(PROVEN)
    there = {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name for names in PROVEN.values() for name in names} <= there


def test_it_has_a_date_the_widths_that_are_tried_and_its_known_faults() -> None:
    said = re.search(r"gäller den (\d+) (\w+) (\d{4})", STATEMENT)
    assert said
    assert int(said[3]) <= date.today().year  # noqa: DTZ011  # a statement is not of the future
    assert f"{PHONE['width']} och {DESKTOP['width']} bildpunkter" in STATEMENT
    assert section("brister")
