"""What is told of the past has no number that somebody might ring in vain: not in words, not in pages and feeds."""

from functools import cache

import pytest

from examples import more, understood
from handbook.catalog.catalog import Catalog
from handbook.catalog.old_numbers import GONE, NEW, number_now, without_old
from repository import LINE, Repository

TODAYS, FREE, LINES, EXCHANGE_OF_AN_ACTOR = "020-00 00 00", "112", "114 14", "010-000 00 00"
MUNICIPAL = "060-11 11 11"
"""A number that is told only until a day of its own."""


PLACE = f"""\
title: Byn
summary: Vart du vänder dig.
contacts:
  - function: socialjour
    label: Jouren
    phone: {MUNICIPAL}
    checked: 2026-01-02
    sources: [{{title: Soc, url: 'https://byn.example.org/soc', read: 2026-01-02}}]
topics: [skydd]
sources: [{{plan: inledning, read: 2026-01-02}}]
"""


@cache
def catalog() -> Catalog:
    """Return the example with a municipality that has a number."""
    found, wrong = understood({"localities/lan-22": PLACE})
    assert wrong == ()
    return found


@pytest.mark.parametrize(
    "number",
    [
        "020-11 22 33",
        "020-112233",
        "020 11 22 33",
        "(020) 11 22 33",
        "+46 20 11 22 33",
        "0046 20-11 22 33",
        "+46 (0)20 11 22 33",
        "020\u00a011\u00a022\u00a033",
        "020–11 22 33",
        "08-12 34 56",
        "070-123 45 67",
        "0771-14 14 14",
        "0920-123 45",
        "116 111",
        "116111",
        "117 99",
        "113 13",
        MUNICIPAL,
    ],
)
@pytest.mark.parametrize("around", ["{}", "Ring {}.", "Ring {}, vardagar.", "({})", "Tel: {}", "”{}”", "**{}**"])
def test_a_number_that_is_not_told_today_goes(number: str, around: str) -> None:
    assert without_old(catalog(), around.format(number)) == around.format(GONE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vardagar 8–17 020-11 22 33", f"Vardagar 8–17 {GONE}"),
        ("Kl. 8–17 08-123 45 67, helg 08-765 43 21", f"Kl. 8–17 {GONE}, helg {GONE}"),
        ("Telefon:020112233", f"Telefon:{GONE}"),
        ("Telefon:020-11 22 33", f"Telefon:{GONE}"),
        ("(020-11 22 33, 08-12 34 56)", f"({GONE}, {GONE})"),
    ],
)
def test_a_number_goes_right_after_others_and_after_a_colon(text: str, told: str) -> None:
    assert without_old(catalog(), text) == told


@pytest.mark.parametrize("number", [TODAYS, "020000000", "+46 20 00 00 00", FREE, LINES, "11414", EXCHANGE_OF_AN_ACTOR])
def test_a_number_of_today_stays_as_it_was_written(number: str) -> None:
    assert without_old(catalog(), f"Ring {number}.") == f"Ring {number}."
    assert number_now(catalog(), number) == number


@pytest.mark.parametrize(
    "text",
    [
        "19 kap. 1 § (2025:400)",
        "SOU 2014:49, s. 112–118",
        "dnr 2026/01234",
        "08.00–16.30",
        "08:30 - 16:30",
        "kl. 8–17",
        "2026-01-02",
        "v. 1.0.23456",
        "1 045 678 kronor",
        "https://a.example.org/0812345678",
        "1177",
        "org.nr 202100-2114",
        "90 510",
        "020112233abc",
        "11611:1",
        "2025:11611",
        "https://a.example.org/sida/08-1234567",
        "id-a020-112233",
    ],
)
def test_what_is_no_number_to_ring_stays(text: str) -> None:
    assert without_old(catalog(), text) == text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Nummer: 020-22 22 22 (förut 020-33 33 33)", f"Nummer: {NEW}"),
        (f"Nummer: {TODAYS} (förut 020-33 33 33)", f"Nummer: {TODAYS} (förut {GONE})"),
        (f"Nummer: 020-33 33 33 (förut {TODAYS})", f"Nummer: {GONE} (förut {TODAYS})"),
        ("020-22 22 22, 020-33 33 33", f"{GONE}, {GONE}"),
        (f"{MUNICIPAL} (förut 060-22 22 22)", NEW),
        ("Telefon, nummer: 90 510 (förut 1177)", f"Telefon, nummer: {NEW}"),
        (f"Telefon, nummer: {LINES} (förut 90 510)", f"Telefon, nummer: {LINES} (förut {GONE})"),
        ("Kontakter, ”Jouren”, telefon: 90 510 (nytt)", f"Kontakter, ”Jouren”, telefon: {GONE} (nytt)"),
        ("Telefon: borttaget (förut 90 510)", f"Telefon: borttaget (förut {GONE})"),
        ("Nummer: 2025:1 (förut 2024:90 510)", "Nummer: 2025:1 (förut 2024:90 510)"),
        ("Telefon: vardagar 10–12", "Telefon: vardagar 10–12"),
    ],
)
def test_a_change_of_numbers_is_told_without_them(words: str, told: str) -> None:
    assert without_old(catalog(), words) == told


COURSE = "collections/kvallskurs"
OLD, OLDER, WITHDRAWN, FORMER = "020-22 22 22", "020-44 44 44", "resources/gamla", "020-33 33 33"


def with_old_numbers(repository: Repository) -> Repository:
    """Let a line and a municipality have had other numbers, and a line that is gone be called by its own."""
    now = repository.text(LINE)
    repository.edition(
        "2026-04-30",
        {
            LINE: now.replace(TODAYS, OLDER),
            WITHDRAWN: now.replace(TODAYS, FORMER).replace("title: Stödlinjen", f"title: Gamla linjen, {FORMER}", 1),
            "localities/lan-22": PLACE,
            COURSE: more()[COURSE]
            .replace(", blivande-lag]", "]")
            .replace(", page: ring", "")
            .replace(
                "record: laws/anmalan-2025, why: Alla ska anmäla.", "record: resources/stodlinjen, why: Alla ska."
            ),
        },
    )
    repository.edition(
        "2026-05-31",
        {
            LINE: now.replace(TODAYS, OLD).replace("Råd per telefon.", f"Råd på {OLD}."),
            WITHDRAWN: repository.text(WITHDRAWN).replace("Råd per telefon.", f"Råd på {FORMER}."),
            "localities/lan-22": PLACE.replace(MUNICIPAL, "060-22 22 22"),
        },
    )
    repository.edition("2026-06-30", {LINE: now, WITHDRAWN: None, "localities/lan-22": PLACE})
    return repository


def test_neither_pages_nor_feeds_tell_an_old_number(repository: Repository) -> None:
    site = with_old_numbers(repository).site()
    texts = {page.file.path: page.file.data.decode() for page in site.pages}
    texts |= {old.address: old.title + old.description + old.body for old in site.old_pages}
    texts |= {
        file.path: file.data.decode()
        for output in site.outputs
        for file in site.files_of(output)
        if file.path.endswith(".xml")
    }
    assert any("Gamla linjen" in text for path, text in texts.items() if path.endswith("andringar.xml"))
    assert any(NEW in text for text in texts.values())
    for path, text in texts.items():
        plain = text.replace("\u00a0", " ").replace("&nbsp;", " ")
        assert not [it for it in (OLD, OLDER, FORMER, "060-22 22 22") if it in plain], path


def test_what_is_dialled_is_known_by_its_field_however_it_looks(repository: Repository) -> None:
    now = repository.text(LINE)
    repository.edition("2026-04-30", {LINE: now.replace(TODAYS, "90 510")})
    repository.edition("2026-05-31", {LINE: now})
    bodies = [old.body for old in repository.site().old_pages if old.address.startswith("material/stodlinjen/")]
    assert any(GONE in body for body in bodies)
    told = (page.file.data.decode() for page in repository.site().pages)
    assert not any("90 510" in text.replace("&nbsp;", " ").replace("\u00a0", " ") for text in (*bodies, *told))
