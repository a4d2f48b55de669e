"""The page of lines to ring: who finds which lines where, in which order, and what each says of itself."""

import re
from collections.abc import Mapping

import pytest

from examples import more, text_of, understood
from handbook.pages.overviews import OVERVIEWS
from handbook.pages.page import Page
from handbook.pages.ring import by_topic, groups, is_sure, lines

NBSP = "\u00a0"
VERIFIED = "confidence: verified, sources: [{title: A, url: 'https://a.example.org/', read: 2026-01-02}]"


def line(title: str, hours: str | None = None, chat: str | None = None, more: str = "") -> str:
    """Return a line with a number, which is open some hours."""
    way = "  checked: 2026-01-02\n  sources: [{title: A, url: 'https://a.example.org/', read: 2026-01-02}]\n"
    digits = "".join(str(ord(char) % 10) for char in title.ljust(6, "x"))[:6]
    number = f"phone:\n  number: '020{digits}'\n" + (f"  hours: {hours}\n" if hours else "") + way
    written = f"chat:\n  url: https://a.example.org/\n  hours: {chat}\n{way}" if chat else ""
    return (
        f"title: {title}\nsummary: Råd.\ntype: stödlinje\n{number}{written}{more}"
        f"availability: {{status: tillgängligt, checked: 2026-01-02, {VERIFIED}}}\n"
        "topics: [skydd]\nsources:\n  - {plan: inledning, read: 2026-01-02}\n"
    )


def page(texts: Mapping[str, str]) -> Page:
    catalog, findings = understood(texts)
    assert {it.code for it in findings} <= {"two-numbers", "share-of-what", "plan-promise"}, findings
    return next(overview.page(catalog) for overview in OVERVIEWS if overview.address == "ring/")


def test_lines_stand_by_who_the_reader_is_and_what_nobody_verified_stands_last() -> None:
    found = [(it.title, [line.id for line in it.lines], it.sure) for it in groups(understood(more())[0])]
    assert found == [
        ("Du är barn eller ung", ["barnlinjen"], True),
        ("Du är vuxen", ["stodtelefon-manniskohandel"], True),
        ("Du möter barn i arbetet", ["stodtelefon-manniskohandel"], True),
        ("Andra linjer", ["nattlinjen"], True),
        ("Ej verifierat", ["tipsa", "stodlinjen", "tystlinjen"], False),
    ]


@pytest.mark.parametrize(
    ("group", "places"),
    [
        ("Barn och unga", {"barn"}),
        ("Barn och vuxna", {"barn", "vuxna"}),
        ("Vuxna", {"vuxna"}),
        ("Yrkesverksamma", {"arbete"}),
        ("Organisationer och myndigheter", {"arbete"}),
        ("Något annat", {"andra"}),
    ],
)
def test_every_group_of_audiences_has_its_place(group: str, places: set[str]) -> None:
    texts = {
        "vocabulary/audiences": f"- {{id: de, title: De, group: {group}}}\n",
        "resources/x": line("X", more="audiences: [de]\n"),
    }
    texts["resources/handledningen"] = line("Handledningen")
    found = {it.anchor for it in groups(understood(texts)[0]) if "x" in [line.id for line in it.lines]}
    assert found == places


def test_round_the_clock_first_then_known_hours_then_words_and_each_by_its_name() -> None:
    texts = {
        "resources/a": line("Arla", "Vardagar på kontorstid"),
        "resources/b": line("Bosse", "Vardagar 9–12"),
        "resources/c": line("Cissi", "Dygnet runt"),
        "resources/d": line("Doris"),
        "resources/e": line("Åke", "Vardagar 9–12"),
        "resources/f": line("Zora", "Vardagar 9–12", chat="Dygnet runt"),
    }
    catalog, findings = understood(texts)
    assert findings == ()
    assert [it.id for it in lines(catalog) if it.id in "abcdef"] == ["c", "f", "b", "e", "a", "d"]


@pytest.mark.parametrize(
    ("old", "new", "there", "sure"),
    [
        ("", "", True, True),
        ("confidence: verified", "confidence: background", True, False),
        ("status: tillgängligt", "status: inte längre tillgängligt", False, None),
        ("type: stödlinje", "type: webbplats", False, None),
        ("topics:", "today: {status: upphävd, text: A, checked: 2026, confidence: unknown}\ntopics:", False, None),
        ("phone:", "ages: '7'\n_phone:", True, False),
    ],
)
def test_which_lines_are_there_and_which_are_sure(old: str, new: str, *, there: bool, sure: bool | None) -> None:
    text = line("X").replace(old, new, 1)
    if "_phone" in text:
        text = re.sub(r"_phone:\n(?:  .*\n)+", "", text)
    catalog, findings = understood({"resources/x": text})
    assert findings == ()
    found = [it for it in lines(catalog) if it.id == "x"]
    assert bool(found) is there
    assert [is_sure(it) for it in found] == ([sure] if there else [])


def test_those_whom_a_line_names_first_find_it_before_the_rest() -> None:
    groups_of = "- {id: barn, title: Barn, group: Barn och unga}\n- {id: alla, title: Alla, group: Vuxna}\n"
    texts = {
        "vocabulary/audiences": groups_of,
        "resources/handledningen": line("Handledningen"),
        "measures/atgard-01": text_of("measures/atgard-01").replace("[skolpersonal]", "[alla]"),
        "resources/a": line("Arla", "Dygnet runt", more="audiences: [alla, barn]\n"),
        "resources/b": line("Bosse", "Dygnet runt", more="audiences: [barn, alla]\n"),
        "resources/c": line("Cissi", "Vardagar 9–12", more="audiences: [barn]\n"),
    }
    found = {it.anchor: [entry.id for entry in it.lines] for it in groups(understood(texts)[0])}
    assert found["barn"] == ["b", "a", "c"]
    assert found["vuxna"] == ["a", "b"]


@pytest.mark.parametrize(
    ("ages", "places"),
    [
        ("Från 18 år", {"vuxna"}),
        ("över 20 år", {"vuxna"}),
        ("från 15 år", {"barn", "vuxna"}),
        ("10–25 år", {"barn", "vuxna"}),
        ("Alla åldrar", {"barn", "vuxna"}),
    ],
)
def test_a_line_for_grown_ups_is_not_under_children(ages: str, places: set[str]) -> None:
    texts = {
        "vocabulary/audiences": "- {id: skolpersonal, title: De, group: Barn och vuxna}\n",
        "resources/x": line("X", more=f"audiences: [skolpersonal]\nages: {ages}\n"),
    }
    found = groups(understood(texts)[0])
    assert {it.anchor for it in found if "x" in [entry.id for entry in it.lines]} == places


def test_what_telephone_and_chat_share_is_said_once() -> None:
    text = line("X", "Dygnet runt", "Dygnet runt").replace(
        "  checked:", "  cost: Gratis\n  note: Fråga på.\n  checked:"
    )
    body = page({"resources/x": text}).body
    assert body.count("Gratis") == 1
    assert body.count("Fråga på.") == 1


def test_what_every_page_says_is_not_said_twice() -> None:
    assert {"nodnumret", "polisnumret", "jouren"} & {it.id for it in lines(understood(more())[0])} == set()
    assert {"nodnumret", "polisnumret"} & {it.id for it in lines(understood()[0])} == set()


def test_topics_hold_the_lines_that_are_sure_in_the_order_of_the_vocabulary() -> None:
    found = [(topic.id, [it.id for it in about]) for topic, about in by_topic(understood(more())[0])]
    assert found == [
        ("skydd", ["barnlinjen", "stodtelefon-manniskohandel", "nattlinjen"]),
        ("natet", ["barnlinjen", "nattlinjen"]),
    ]


def test_what_a_line_says_of_itself() -> None:
    body = page(more()).body
    cards = {
        found.partition("]")[0].strip("[- "): found for found in re.split(r"^(?=-   \[)", body, flags=re.MULTILINE)[1:]
    }
    work = cards["Stödtelefonen"]
    for said in (
        f"[020-22{NBSP}22{NBSP}22](tel:020222222)\n    {{ .number }}",
        "*Öppettiderna är inte kända*{ .hours }",
        "[Chatt på linje.example.org](https://www.linje.example.org/chatt)",
        '*Öppet måndag och onsdag 9–12*{ .hours data-opening="Mo,We 09:00-12:00" }',
        '??? facets "Mer om linjen"',
        "För\n        :   Skolpersonal; Föräldrar",
        "Kostar\n    :   Gratis",
        "Anonymt\n    :   Du behöver inte säga vem barnet är.",
        "Vad som händer\n        :   En utredare svarar.",
        "Språk\n        :   svenska, lätt svenska",
        "*Verifierat*{ .confidence .confidence-verified }, kontrollerat 2 januari 2026.",
    ):
        assert said in work
    assert '*Öppet dygnet runt*{ .hours data-opening="24/7" }' in cards["Barnlinjen"]
    assert "Ålder\n        :   upp till 18 år" in cards["Barnlinjen"]
    assert work.index("Kostar") < work.index("Anonymt") < work.index("???") < work.index("För\n")
    assert "*Öppet alla dagar 20–24 (stängt i juli)*{ .hours }" in cards["Nattlinjen"]
    assert "Fråga efter [Barnlinjen 116" in cards["Nattlinjen"]
    assert "Inget verifierat nummer" in cards["Tysta linjen"]


def test_what_nobody_verified_is_marked_and_never_called_open() -> None:
    body = page(more()).body
    last = body.partition("## Ej verifierat")[2].partition("## Efter vad")[0]
    assert last.count("*ej verifierat*") == 3
    assert "*Ej verifierat*{ .confidence .confidence-background }, kontrollerat 2 januari 2026." in last
    assert "Öppet dygnet runt" in last
    assert "data-opening" not in last
    assert "confidence-verified" not in last


def test_the_numbers_for_danger_stand_first_and_the_page_can_be_left() -> None:
    found = page(more())
    assert found.meta["exit"] == "true"
    assert found.meta["early"] == "assets/ring/page.js"
    places = [
        found.body.index(words) for words in ("(tel:112)", "(tel:11414)", "](#barn)", "!!! jour", "## Du är barn")
    ]
    assert places == sorted(places)


def test_a_group_without_lines_is_no_heading() -> None:
    body = page({"resources/x": line("X")}).body
    assert "Du är vuxen" not in body
    assert "[Andra linjer](#andra)" in body
    assert "## Andra linjer { #andra }" in body
