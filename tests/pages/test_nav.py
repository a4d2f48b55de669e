"""The navigation: what each page says of its place, gathered under headings."""

import json
from typing import Literal

from handbook.content.kinds.kind import SECTIONS, Section
from handbook.content.kinds.law import Law
from handbook.content.kinds.resource import Resource
from handbook.pages.nav import Place, nav_file, nav_tree, places
from handbook.pages.overviews import Overview
from handbook.pages.written import Written


def overview(address: str, section: Section | Literal[""], order: int = 0) -> Overview:
    return Overview(
        address=address, title=address, intro="", template="", words=lambda *_: {}, section=section, order=order
    )


def test_every_page_with_a_section_has_a_place_in_it() -> None:
    overviews = (overview("sist/", "Uppslag", 100), overview("ej/", ""), overview("", "Hem"))
    written = (
        Written("om.md", "---\ntitle: Om\nsection: Om\norder: 2\n---\n"),
        Written("sok.md", "---\ntitle: Sök\n---\n"),
        Written("forst.md", "---\ntitle: Först\nsection: Uppslag\norder: 1\n---\n"),
    )
    found = places((Law, Resource), overviews, written)
    assert found == (
        Place("Hem", 0, "", "index.md"),
        Place("Uppslag", 1, "Först", "forst.md"),
        Place("Om", 2, "Om", "om.md"),
        Place("Uppslag", 50, "Lagar", "lagar/index.md"),
        Place("Material", 50, "Allt material", "material/index.md"),
        Place("Uppslag", 100, "sist/", "sist/index.md"),
    )
    assert nav_tree(found) == [
        {"Hem": "index.md"},
        {"Material": "material/index.md"},
        {"Uppslag": [{"Först": "forst.md"}, {"Lagar": "lagar/index.md"}, {"sist/": "sist/index.md"}]},
        {"Om": "om.md"},
    ]


def test_headings_stand_in_their_order() -> None:
    found = [Place(section, 0, "A", "a.md") for section in reversed(SECTIONS)]
    assert [next(iter(item)) for item in nav_tree(found)] == list(SECTIONS)
    assert SECTIONS[0] == "Hem"


def test_the_file_that_the_engine_inherits() -> None:
    file = nav_file([Place("Hem", 0, "Hem", "index.md")], {"site_url": "https://a.example/", "extra": {"å": "b"}})
    assert file.path == "nav.yml"
    assert file.data.decode().startswith('# Skapad av scripts/build.py\nsite_url: "https://a.example/"\nextra: {\n "å"')
    assert json.loads(file.data.decode().partition("nav: ")[2]) == [{"Hem": "index.md"}]
