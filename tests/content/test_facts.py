"""A number stands in one record: every place that tells it follows when it changes, and a typed one is found."""

import pytest

from examples import codes, text_of, understood
from handbook.site.site import Site

AGENCY = """\
title: Nya verket
summary: {summary}
type: statlig myndighet
topics: [skydd]
sources:
  - plan: inledning
    read: 2026-01-02
"""
LINE = "resources/stodlinjen"
ASKED = f"Ring [[nummer:{LINE}]] om du vill ha råd, [[öppet:{LINE}]]."


def agency(summary: str) -> dict[str, str]:
    return {"agencies/nya-verket": AGENCY.format(summary=summary)}


@pytest.mark.parametrize(("number", "hours"), [("020-00 00 00", "vardagar 8–17"), ("020-77 88 99", "dygnet runt")])
def test_every_place_follows_the_record(number: str, hours: str) -> None:
    changed = text_of(LINE).replace("020-00 00 00", number).replace("vardagar 8–17", hours)
    catalog, findings = understood({LINE: changed, **agency(ASKED)})
    assert codes(findings) == []
    site = Site(catalog)
    told = f"Ring {number} om du vill ha råd, {hours}."
    assert catalog.entries["agencies/nya-verket"].record.summary == told
    files = {file.path: file.data.decode() for file in site.files if file.path.endswith((".md", ".csv"))}
    places = {path for path, text in files.items() if told in text}
    assert {"aktorer/nya-verket.md", "data/agencies.csv"} <= places
    left = [path for path, text in files.items() if "[[" in text]
    assert set(left) == {"data/index.md", "data/bygg-vidare.md"}, "they tell programs how links are written"


@pytest.mark.parametrize(
    "typed",
    [
        "020-00 00 00",
        "020 00 00 00",
        "020000000",
        "020-000000",
        "020–00 00 00",
        "+46 20 00 00 00",
        "+46-20-00 00 00",
        "020-00\u00a000 00",
    ],
)
def test_a_typed_number_is_found_however_it_is_written(typed: str) -> None:
    _, findings = understood(agency(f"Ring {typed} om du vill."))
    assert [(it.code, it.words, it.advice) for it in findings] == [
        ("typed-number", typed, f"Skriv [[nummer:{LINE}]]"),
    ]


@pytest.mark.parametrize(
    "fine", ["Ring 112 vid fara.", "Ring 020-00 00 01.", "Lagen är 2020:000.", "Det var 20 000 000 barn.", ASKED]
)
def test_other_numbers_are_left_alone(fine: str) -> None:
    assert codes(understood(agency(fine))[1]) == []


def test_a_record_may_type_its_own_number() -> None:
    own = text_of(LINE).replace("Råd per telefon.", "Råd på 020-00 00 00.")
    assert codes(understood({LINE: own})[1]) == []


@pytest.mark.parametrize("asked", ["[[nummer:resources/handledningen]]", "[[öppet:resources/finns-inte]]"])
def test_what_cannot_be_told_is_said_and_stays(asked: str) -> None:
    catalog, findings = understood(agency(f"Ring {asked}."))
    assert codes(findings) == ["dead-link"]
    assert catalog.entries["agencies/nya-verket"].record.summary == f"Ring {asked}."


def test_what_is_said_of_what_cannot_be_told() -> None:
    asked = "Ring [[nummer:resources/stodlinje]] eller [[öppet:guides/zzz]]."
    _, findings = understood({**agency(asked), "agencies/nasta": NEXT})
    assert [(it.message, it.advice, it.path, it.words) for it in findings] == [
        (
            "posten resources/stodlinje har inget ”nummer” att hämta",
            f"Menade du ”{LINE}” eller ”resources/polisnumret”?",
            ("summary",),
            "[[nummer:resources/stodlinje]]",
        ),
        (
            "posten guides/zzz har inget ”öppet” att hämta",
            f"Välj en av agencies/skyddsverket, resources/nodnumret, resources/polisnumret, {LINE}",
            ("summary",),
            "[[öppet:guides/zzz]]",
        ),
    ]
    assert {it.file for it in findings} == {"content/agencies/nya-verket.yml"}


NEXT = (
    AGENCY.format(summary="Ring.").replace("title: Nya", "title: Nästa")
    + """\
contacts:
  - {label: Webb, url: "https://a.example.org/", checked: 2026-01-02, sources: [{plan: inledning, read: 2026-01-02}]}
  - {label: Växel, phone: 08-123 45 67, checked: 2026-01-02, sources: [{plan: inledning, read: 2026-01-02}]}
"""
)


def test_an_agency_tells_its_first_number_even_if_a_page_comes_before_it() -> None:
    catalog, findings = understood({**agency("Ring [[nummer:agencies/nasta]]."), "agencies/nasta": NEXT})
    assert findings == ()
    assert catalog.entries["agencies/nya-verket"].record.summary == "Ring 08-123 45 67."
    assert catalog.entries["agencies/nasta"].record.facts == {"nummer": "08-123 45 67"}
    assert catalog.entries["agencies/gamla-verket"].record.facts == {}
    assert codes(understood({**agency("Ring 08-123 45 67."), "agencies/nasta": NEXT})[1]) == ["typed-number"]


def test_where_a_typed_number_stands() -> None:
    _, (finding,) = understood(agency("Ring 020-00 00 00."))
    assert (finding.path, finding.file) == (("summary",), "content/agencies/nya-verket.yml")
    assert finding.message == f"numret 020-00 00 00 hör till {LINE}"


def test_texts_in_lists_are_filled_in_and_empty_ones_left() -> None:
    text = agency("A.")["agencies/nya-verket"] + f"plan: {{text: B, unclear: ['{ASKED}']}}\nbody:\n"
    catalog, findings = understood({"agencies/nya-verket": text})
    assert findings == ()
    record = catalog.entries["agencies/nya-verket"].record
    assert record.body is None
    assert record.plan
    assert record.plan.unclear == ("Ring 020-00 00 00 om du vill ha råd, vardagar 8–17.",)


def test_a_record_that_its_facts_would_break_is_left_as_it_is() -> None:
    asked = (
        agency("A.")["agencies/nya-verket"] + "aliases: ['[[nummer:resources/stodlinjen]]']\nparent: '[[nummer:x/y]]'\n"
    )
    catalog, findings = understood({"agencies/nya-verket": asked})
    assert "agencies/nya-verket" not in catalog.entries
    assert codes(findings) == ["wrong-type", "dead-link"]


@pytest.mark.parametrize(
    "hours",
    [
        "vardagar 8–17",
        "vardagar 8-17",
        "vardagar 8 – 17",
        "vardagar klockan 9–16",
        "kl. 8.00–17.30",
        "8 till 17",
        "dygnet runt",
        "Dygnet runt",
        "på kontorstid",
        "mellan 8 och 17",
        "mellan klockan 8 och 17",
        "hela dygnet",
        "dygnets alla timmar",
        "24 timmar om dygnet",
        "dygnet  runt",
    ],
)
@pytest.mark.parametrize("named", ["[[nummer:resources/stodlinjen]]", "[[resources/stodlinjen]]", f"[[{LINE}|Linjen]]"])
def test_typed_hours_of_a_line_are_found_however_they_are_written(named: str, hours: str) -> None:
    _, (finding,) = understood(agency(f'"Ring {named}, {hours}. Så."'))
    assert (finding.code, finding.advice) == ("typed-hours", f"Skriv [[öppet:{LINE}]]")


@pytest.mark.parametrize(
    "fine",
    [
        f"Ring [[{LINE}]]. Jouren har öppet dygnet runt.",
        f"[[{LINE}]] är för barn 8–17 år.",
        f"[[{LINE}]] svarar [[öppet:{LINE}]], jouren dygnet runt.",
        "[[laws/anmalan-2025]] gäller dygnet runt.",
        "Jouren har öppet vardagar 8–17.",
        f"[[{LINE}]] finns för årskurs 7–9.",
        f"[[{LINE}]] har svarat sedan 1–6 maj.",
        f"[[{LINE}]] tar 5–10 minuter, eller 5–10-åringar.",
        f"[[{LINE}]] stöds av 5–7 §§ och 5 §.",
        f"[[{LINE}]] har ISBN 978-91-86759-41-4.",
        f"[[{LINE}]] är öppen. Se sidorna 3–5.",
        f"[[{LINE}]] är till för dig mellan 13 och 20 år.",
        f"Ring [[{LINE}]]. Utanför kontorstid ringer du 112.",
        f"Ring [[{LINE}]]. [[laws/anmalan-2025]] är öppen dygnet runt. Den är öppen dygnet runt.",
    ],
)
def test_other_hours_are_left_alone(fine: str) -> None:
    assert codes(understood(agency(f'"{fine}"'))[1]) == []


@pytest.mark.parametrize(
    "goes_on",
    [
        "Det är öppet dygnet runt.",
        "Den är öppen vardagar 8–17.",
        "De svarar på kontorstid.",
        "Stödlinjen har öppet dygnet runt.",
        "Numret är öppet dygnet runt.",
        "Öppet vardagar 8–17.",
        "Du kan ringa vardagar 8–17.",
        "Säg som det är. Du får hjälp. Det är öppet dygnet runt.",
        "Linjen har öppet\\ndygnet runt.",
    ],
)
def test_typed_hours_of_a_line_are_found_in_a_sentence_of_their_own(goes_on: str) -> None:
    _, (finding,) = understood(agency(f'"Ring [[nummer:{LINE}]]. {goes_on}"'))
    assert (finding.code, finding.advice) == ("typed-hours", f"Skriv [[öppet:{LINE}]]")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"Ring [[{LINE}]].\n\n  Det är öppet dygnet runt.", ["typed-hours"]),
        (f"- Ring [[{LINE}]]\n  - Socialjouren svarar dygnet runt", []),
        (f"1. Ring [[{LINE}]]\n  2. Socialjouren svarar dygnet runt", []),
    ],
)
def test_a_paragraph_goes_on_and_an_item_of_a_list_does_not(body: str, found: list[str]) -> None:
    text = agency("A.")["agencies/nya-verket"] + f"body: |\n  {body}\n"
    assert codes(understood({"agencies/nya-verket": text})[1]) == found


@pytest.mark.parametrize(
    "typed",
    [
        "(020) 00 00 00",
        "020/000000",
        "020.00.00.00",
        "020\u202f00\u202f00\u202f00",
        "020\u201100 00 00",
        "020\u221200 00 00",
        "020—00 00 00",
        "0046 20 00 00 00",
        "+46 (0)20 00 00 00",
        "020\u00ad-00 00 00",
    ],
)
def test_a_typed_number_is_found_however_it_is_parted(typed: str) -> None:
    assert [it.words for it in understood(agency(f'"Ring {typed} om du vill."'))[1]] == [typed]


@pytest.mark.parametrize("beside", ["020-00 00 01", "112", "3"])
def test_a_typed_number_is_found_beside_another(beside: str) -> None:
    assert codes(understood(agency(f'"Ring 020-00 00 00 {beside} nu."'))[1]) == ["typed-number"]
