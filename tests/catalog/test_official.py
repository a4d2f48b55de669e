"""Addresses of official texts, worked out from the numbers of acts and bills."""

import re

import pytest

from handbook.catalog.official import act_text, bill_text, session_of
from handbook.content.kinds.law import Law
from places import ROOT

RIKSDAGEN = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Förvaltningslag (2017:900)", f"{RIKSDAGEN}/sfs-2017-900"),
        ("Brottsbalk (1962:700), speglad", f"{RIKSDAGEN}/sfs-1962-700"),
        ("Förvaltningslag", None),
    ],
)
def test_where_an_act_stands(title: str, address: str | None) -> None:
    assert act_text(title) == address


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Prop. 2016/17:214 Kontakter", "H403214"),
        ("prop. 2024/25:89", "HC0389"),
        ("Propositionen", None),
        ("Skr. 16/17:2", None),
    ],
)
def test_where_a_bill_stands(title: str, end: str | None) -> None:
    assert bill_text(title) == (end and f"https://data.riksdagen.se/dokument/{end}.html")


@pytest.mark.parametrize(("year", "code"), [(2009, "GX"), (2011, "GZ"), (2012, "H0"), (2021, "H9"), (2022, "HA")])
def test_sessions_are_counted_in_base_36(year: int, code: str) -> None:
    assert session_of(year) == code


def test_addresses_are_made_as_those_that_editors_have_read() -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content" / Law.kind.folder).glob("prop-*.yml"))]
    read = {
        (found[1], text.partition("\n")[0])
        for text in texts
        for found in re.finditer(r"(https://data\.riksdagen\.se/dokument/H[0-9A-Z]03[0-9]+\.html)", text)
    }
    own = [(address, title) for address, title in read if bill_text(title) == address]
    assert len(own) >= 3
