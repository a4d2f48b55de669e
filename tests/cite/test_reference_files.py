"""References as RIS, BibTeX and CSL-JSON, read back by programs that are not ours."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from asking import asked_through
from handbook.site.answers import Call

PAGE = {
    "title": "Sexualbrott – 50 % & ”mer” {om} $barn_1 #2 ~ ^ \\ å, ä och ö",
    "author": "Barnskyddshandboken",
    "publisher": "Länsstyrelsen i Stockholms län",
    "day": "2026-11-28",
    "edition": "Utgåva 2026:1",
    "address": "https://handboken.se/begrepp/sexualbrott/",
    "language": "sv",
    "read": "2026-12-01",
}
BARE = {**PAGE, "publisher": "", "day": "", "edition": ""}
WHOLE = {**BARE, "title": "Barnskyddshandboken", "address": "https://handboken.se/"}


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """Return what calls the functions of ``inside.js``."""
    with asked_through(Path(__file__).with_name("inside.js")) as found:
        yield found


def entry(text: str) -> tuple[str, str, dict[str, str]]:
    """Return the sort, the key and the fields of the one reference in a BibTeX file, as a reader sees them."""
    library = parse_string(text)
    assert not library.failed_blocks
    (only,) = library.entries
    plain = LatexNodes2Text().latex_to_text
    fields = {it.key: plain(it.value.removeprefix("{").removesuffix("}")).replace("ˆ", "^") for it in only.fields}
    return only.entry_type, only.key, fields


def test_ris(call: Call) -> None:
    text = call("written", PAGE)["ris"]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.split("\r\n")[:-1])
    assert text.endswith("ER  - \r\n")
    assert rispy.loads(text) == [
        {
            "type_of_reference": "ELEC",
            "authors": ["Barnskyddshandboken"],
            "title": PAGE["title"],
            "edition": "Utgåva 2026:1",
            "publisher": "Länsstyrelsen i Stockholms län",
            "year": "2026",
            "date": "2026/11/28/",
            "access_date": "2026/12/01/",
            "language": "sv",
            "urls": ["https://handboken.se/begrepp/sexualbrott/"],
        }
    ]


def test_bibtex(call: Call) -> None:
    assert entry(call("written", PAGE)["bibtex"]) == (
        "online",
        "barnskyddshandboken-begrepp-sexualbrott",
        {
            "author": "Barnskyddshandboken",
            "title": PAGE["title"],
            "edition": "Utgåva 2026:1",
            "publisher": "Länsstyrelsen i Stockholms län",
            "year": "2026",
            "date": "2026-11-28",
            "url": "https://handboken.se/begrepp/sexualbrott/",
            "urldate": "2026-12-01",
            "language": "swedish",
        },
    )


def test_csl(call: Call) -> None:
    assert json.loads(call("written", PAGE)["csl"]) == [
        {
            "id": "barnskyddshandboken-begrepp-sexualbrott",
            "type": "webpage",
            "title": PAGE["title"],
            "author": [{"literal": "Barnskyddshandboken"}],
            "edition": "Utgåva 2026:1",
            "publisher": "Länsstyrelsen i Stockholms län",
            "issued": {"date-parts": [[2026, 11, 28]]},
            "accessed": {"date-parts": [[2026, 12, 1]]},
            "URL": "https://handboken.se/begrepp/sexualbrott/",
            "language": "sv",
        }
    ]


@pytest.mark.parametrize("page", [BARE, WHOLE])
def test_what_is_not_known_is_left_out(call: Call, page: dict[str, str]) -> None:
    made = call("written", page)
    (ris,) = rispy.loads(made["ris"])
    _, key, bibtex = entry(made["bibtex"])
    (csl,) = json.loads(made["csl"])
    author = set() if page is WHOLE else {"author"}
    assert set(ris) - {"authors"} == {
        "type_of_reference",
        "title",
        "access_date",
        "language",
        "urls",
    }
    assert ("authors" in ris) == bool(author)
    assert set(bibtex) == {"title", "url", "urldate", "language"} | author
    assert set(csl) == {"id", "type", "title", "accessed", "URL", "language"} | author
    assert key == csl["id"] == ("barnskyddshandboken" if page is WHOLE else "barnskyddshandboken-begrepp-sexualbrott")


@pytest.mark.parametrize(("day", "ris", "csl"), [("2026", "2026", [2026]), ("2026-11", "2026/11", [2026, 11])])
def test_a_year_or_a_month_is_all_that_may_be_known(call: Call, day: str, ris: str, csl: list[int]) -> None:
    made: dict[str, Any] = call("written", {**PAGE, "day": day})
    (read,) = rispy.loads(made["ris"])
    assert (read["year"], read["date"]) == ("2026", ris)
    assert json.loads(made["csl"])[0]["issued"] == {"date-parts": [csl]}


def test_a_line_break_ends_no_field(call: Call) -> None:
    made = call("written", {**PAGE, "title": "Ett\nTY  - BOOK\r\n två  tre"})
    (read,) = rispy.loads(made["ris"])
    assert (read["type_of_reference"], read["title"]) == ("ELEC", "Ett TY - BOOK två tre")


def test_a_reference_leads_to_where_the_same_words_will_stand_and_keeps_its_name(call: Call) -> None:
    kept = f"{PAGE['address']}utgava/2026-11-28/"
    made, plain = call("written", {**PAGE, "kept": kept}), call("written", PAGE)
    (ris,), (csl,) = rispy.loads(made["ris"]), json.loads(made["csl"])
    _, key, bibtex = entry(made["bibtex"])
    assert (ris["urls"], bibtex["url"], csl["URL"]) == ([kept], kept, kept)
    assert key == csl["id"] == entry(plain["bibtex"])[1], "what is cited twice is one in a list"
