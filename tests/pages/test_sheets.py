"""Sheets for the wall: one beside each guide, with the numbers of the records and nothing that is not the guide's."""

import pytest

from aging import BEFORE, DAY, amended, marked
from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.content.kinds.guide import Guide
from handbook.pages.markdown import plain
from handbook.pages.page import Page
from handbook.pages.sheets import numbers, sheet_addresses, sheet_pages
from handbook.search import build
from handbook.site.site import Site


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the example with more records."""
    return understood(more())[0]


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> dict[str, Page]:
    """Return its sheets by address."""
    return {page.address: page for page in sheet_pages(catalog, catalog.entries)}


def test_one_beside_each_guide_and_course_and_none_else(catalog: Catalog, pages: dict[str, Page]) -> None:
    wanted = {f"vagledning/{entry.id}/vaggen/" for entry in catalog.of(Guide)} | {"kurser/kvallskurs/affisch/"}
    assert set(pages) == wanted
    assert list(pages) == list(sheet_addresses(catalog))
    site = Site(catalog)
    assert wanted <= {*site.addresses} & {page.address for page in site.pages} & {*site.extended_ledger}
    few = sheet_pages(catalog, {"laws/anmalan-2025", "guides/natet"})
    assert [page.address for page in few] == ["vagledning/natet/vaggen/"]


def test_neither_search_engines_nor_our_search_are_led_to_it(catalog: Catalog, pages: dict[str, Page]) -> None:
    assert {page.meta["robots"] for page in pages.values()} == {"noindex"}
    assert not any(b"/vaggen" in file.data for file in build(catalog))


def test_a_child_can_leave_its_sheet_and_meets_no_words_of_the_law(pages: dict[str, Page]) -> None:
    exits = {address for address, page in pages.items() if page.meta["exit"]}
    assert exits == {"vagledning/du-som-ar-ung/vaggen/"}
    child, grown = pages["vagledning/du-som-ar-ung/vaggen/"].body, pages["vagledning/oro-i-skolan/vaggen/"].body
    for sheet in (child, grown):
        assert "[rutorna](#egna-nummer)" in sheet
        assert "egna nummer { #egna-nummer }" in sheet
    assert ".force" in grown
    assert ".force" not in child
    assert "Utanför kontorstid" not in child


@pytest.mark.parametrize(
    ("guide", "told"),
    [
        ("oro-i-skolan", ["112", "114 14", "020-00 00 00"]),
        ("du-som-ar-ung", ["112", "020-00 00 00"]),
        ("natet", ["112", "114 14", "020-00 00 00", "020-11 11 11"]),
    ],
)
def test_the_numbers_are_those_of_danger_and_of_the_steps(catalog: Catalog, guide: str, told: list[str]) -> None:
    assert [it.number for it in numbers(catalog, catalog.entry(Guide, guide).record)] == told


def test_the_poster_of_a_course_has_its_name_and_the_code_of_its_page(pages: dict[str, Page]) -> None:
    body = pages["kurser/kvallskurs/affisch/"].body
    assert body.startswith("# Kvällskursen\n")
    assert "![QR-kod till kursen](qr.svg){ .wall-qr }" in body
    assert "Personal i skolan. 1 timme och 1 minut." in body


def test_the_copy_without_a_network_has_sheets_for_the_wall_and_no_posters(catalog: Catalog) -> None:
    site = Site(catalog)
    sheets = {f"{address}index.html" for address in sheet_addresses(catalog)}
    assert sheets <= site.paths()
    left_out = sheets - site.paths(offline=True)
    assert left_out == {"kurser/kvallskurs/affisch/index.html"}


def test_a_change_to_a_guide_shows_on_its_sheet_at_once(catalog: Catalog) -> None:
    changed = {file.path for file in Site(catalog).changed(["content/guides/natet.yml"])}
    assert changed == {"vagledning/natet.md", "vagledning/natet/vaggen.md"}


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (BEFORE, "Steg 1 och 3: lagen ändras 1 mars 2026 (SFS 2026:50)."),
        (DAY, "Steg 1 och 3: lagen ändrades 1 mars 2026 (SFS 2026:50). Läs den först."),
    ],
)
def test_a_change_of_law_is_one_line_by_the_numbers_of_the_sheet(today: str, said: str) -> None:
    changed = marked(amended(), today)
    page = next(it for it in sheet_pages(changed, {"guides/natet"}))
    assert f"{plain(said)}\n{{ .mark }}" in page.body
    assert page.body.count(".mark }") == 1
    assert ".mark }" not in next(sheet_pages(changed, {"guides/du-som-ar-ung"})).body


def test_what_cannot_wait_stands_before_the_steps_the_most_urgent_first(pages: dict[str, Page]) -> None:
    above, steps, _ = pages["vagledning/natet/vaggen/"].body.partition("## Gör så här")
    told = ("Annars polisen på", "Ring soc i dag.", "Lämna inte barnet ensamt.")
    assert steps
    assert [above.count(words) for words in told] == [1, 1, 1]
    assert sorted(told, key=above.index) == list(told)


def test_what_can_wait_takes_no_room_on_the_sheet(catalog: Catalog, pages: dict[str, Page]) -> None:
    assert catalog.entry(Guide, "natet").record.when_you_can[0].text == "Behöver du själv stöd?"
    sheet = pages["vagledning/natet/vaggen/"].body
    assert "När du kan" not in sheet
    assert "Behöver du själv stöd?" not in sheet
