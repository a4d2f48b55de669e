"""The real municipalities: all 290 and their counties, against a list that others have made.

``municipalities.txt`` holds the codes and names of github.com/okfse/sweden-geojson (2020), made from the election
authority's. The records are made from github.com/sjbrg/swedish-geodata (CC0 1.0), which has SCB's codes.
"""

import re

from handbook.content.kinds.locality import Locality
from handbook.site.site import Site
from places import ROOT

COUNTY = re.compile(r" \(.+ län\)")
"""What tells two municipalities apart whose names look alike."""


def test_every_municipality_has_its_record_name_and_county(handbook: Site) -> None:
    listed = dict(line.split(" ", 1) for line in (ROOT / "tests/municipalities.txt").read_text("utf-8").splitlines())
    records = {entry.id: entry.record for entry in handbook.catalog.of(Locality)}
    own = {code: record for code, record in records.items() if record.county}
    assert {code: COUNTY.sub("", record.title) for code, record in own.items()} == listed
    assert len(listed) == 290
    assert {code: record.county for code, record in own.items()} == {code: f"lan-{code[:2]}" for code in listed}
    counties = {code: record for code, record in records.items() if record.county is None}
    assert set(counties) == {f"lan-{code[:2]}" for code in listed}
    assert len(counties) == 21
    assert all(record.title.endswith(" län") for record in counties.values())


def test_what_was_read_in_a_copy_says_how_old_the_copy_is(handbook: Site) -> None:
    contacts = [(entry.id, contact) for entry in handbook.catalog.of(Locality) for contact in entry.record.contacts]
    copied = [it for it in contacts if any("kopia" in (source.note or "") for source in it[1].sources)]
    assert copied
    assert [(ref, contact.function) for ref, contact in copied if not contact.as_of] == []


def test_the_pages_of_municipalities_are_not_in_the_copy_but_those_of_counties_are(handbook: Site) -> None:
    kept = handbook.paths(offline=True)
    assert "kommuner/lan-22/index.html" in kept
    assert "kommuner/2262/index.html" not in kept
    assert {"kommuner/lan-22/index.html", "kommuner/2262/index.html"} <= handbook.paths()
