"""What may be told of a municipality: the same on pages, in data, in tables and to browsers."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from examples import codes, more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.local_ages import told
from handbook.catalog.marks import news_of
from handbook.content.kinds.locality import Locality
from handbook.outputs.inputs import Inputs
from handbook.outputs.local_data import files
from handbook.pages.localities import parts
from handbook.pages.record_page import record_page
from handbook.pages.record_view import view_of
from handbook.watch.findings import WatchFinding

TEXT = """\
title: Byn
summary: Vart du vänder dig.
contacts:
  - function: socialjour
    label: Jouren
    phone: 060-11 11 11
    through_sos: ja
    hours: Vardagar 16–24
    note: Bara på vintern.
    checked: 2026-01-02
    sources: [{title: Soc, url: 'https://byn.example.org/soc', read: 2026-01-02}]
  - function: barnahus
    label: Barnahuset
    url: https://byn.example.org/barnahus
    checked: 2026-01-02
    as_of: okänd
    sources: [{title: Barnahus, url: 'https://byn.example.org/barnahus', read: 2026-01-02}]
topics: [skydd]
sources: [{plan: inledning, read: 2026-01-02}]
"""
SECRETS = ("060-11", "ardagar 16–24", "Bara på vintern")


def catalog_on(day: str, *findings: WatchFinding) -> Catalog:
    found, wrong = understood({"localities/lan-22": TEXT})
    assert codes(wrong) == []
    return told(replace(found, news=news_of(found, findings, day)))


def finding(field: str, what: str) -> WatchFinding:
    return WatchFinding(
        id="one",
        record="localities/lan-22",
        field=field,
        what=what,  # type: ignore[arg-type]
        touches="page",
        text="",
        begins="2026-02-01",
        found="2026-02-01",
        checked="2026-01-02",
        read="2026-01-02",
        act="",
        by="",
        provisions=(),
        proof={"url": "https://byn.example.org/soc"},
    )


def everywhere(catalog: Catalog) -> Mapping[str, str]:
    """Return what each way of telling says of the place."""
    given = Inputs(catalog, {}, "https://handboken.example.org/")
    (row,) = [row for row in given.tables["localities"].rows if row[0] == "Byn"]
    return {
        "page": record_page(view_of(catalog, catalog.entry(Locality, "lan-22"))).body.replace("\u00a0", " "),
        "data": given.json["localities/lan-22"],
        "table": " ".join(map(str, row)),
        "browsers": next(iter(files(given))).data.decode(),
    }


def states(catalog: Catalog) -> list[str]:
    data: dict[str, Any] = json.loads(everywhere(catalog)["data"])
    return [it["state"] for it in data["contacts"]]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-01-02", ["gäller", "kontrollera"]),
        ("2027-01-02", ["gäller", "kontrollera"]),
        ("2027-01-03", ["kontrollera", "kontrollera"]),
        ("2028-01-02", ["kontrollera", "kontrollera"]),
        ("2028-01-03", ["för gammal", "för gammal"]),
    ],
)
def test_every_way_of_telling_goes_by_the_same_day(day: str, found: list[str]) -> None:
    catalog = catalog_on(day)
    assert states(catalog) == found
    gone = found[0] == "för gammal"
    for way, words in everywhere(catalog).items():
        shown = [True, found[0] == "gäller", found[0] == "gäller"] if way == "browsers" else [True] * len(SECRETS)
        assert [secret in words for secret in SECRETS] == [it and not gone for it in shown], way
        assert ("Jouren" in words) == (not gone or way != "browsers"), way
    assert catalog.entry(Locality, "lan-22").record.reachable is not gone
    assert catalog.entry(Locality, "lan-22").record.known == ("" if gone else "socialjour, barnahus")


def test_data_say_until_when_a_contact_may_be_told() -> None:
    data = json.loads(everywhere(catalog_on("2026-02-01"))["data"])["contacts"][0]
    assert (data["ask_after"], data["gone_after"]) == ("2027-01-02", "2028-01-02")
    assert "Får användas: gäller" in everywhere(catalog_on("2026-02-01"))["table"]


@pytest.mark.parametrize("what", ["page-changed", "page-gone"])
def test_a_number_whose_page_has_changed_must_be_checked(what: str) -> None:
    catalog = catalog_on("2026-02-02", finding("contacts.0.sources.0.url", what))
    assert states(catalog) == ["kontrollera", "kontrollera"]
    said = everywhere(catalog)
    assert "sidan har ändrats eller försvunnit sedan dess. Annars: ring" in said["page"]
    assert "060-11 11 11 (2026-01-02: kontrollera numret, annars 112)" in said["browsers"]
    assert "kontrollerat" not in said["browsers"]


@pytest.mark.parametrize(
    ("field", "what"),
    [("sources.0.url", "page-changed"), ("contacts.1.sources.0.url", "page-gone"), ("contacts.0.url", "page-moved")],
)
def test_what_is_found_elsewhere_says_nothing_of_a_number(field: str, what: str) -> None:
    assert states(catalog_on("2026-02-02", finding(field, what))) == ["gäller", "kontrollera"]


def test_too_old_is_too_old_even_if_the_page_has_changed() -> None:
    catalog = catalog_on("2029-01-01", finding("contacts.0.sources.0.url", "page-changed"))
    assert states(catalog) == ["för gammal", "för gammal"]


def test_the_county_stands_in_where_the_own_is_too_old() -> None:
    text = more()["localities/2260"]
    found, _ = understood({"localities/lan-22": TEXT, "localities/2260": text})
    shown = parts(told(found), told(found).entry(Locality, "2260"))
    assert [way.contact.label for way in shown[0].ways if not way.gone] == ["Jouren"]
