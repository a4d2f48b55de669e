"""Pages of roles and topics: what a reader with that role, or that question, needs first."""

import re
from collections.abc import Sequence

import pytest

from examples import HOLDS, SOURCE, law, text_of, understood
from handbook.catalog.timeline import Event
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.resource import Resource
from handbook.pages.roles_and_topics import (
    FEW,
    NEWEST,
    Section,
    counts,
    newest,
    of_kind,
    role_sections,
    term_pages,
    topic_sections,
    with_term,
)

ENDED = f"today:\n  status: upphävd\n{HOLDS.format(confidence='unknown')}"
BOOK, LINE = "resources/handledningen", "resources/stodlinjen"
SCHOOL = "roles: [skola]\n"
TEXTS = {
    "laws/hel-lag": law("Hel lag", SCHOOL, "lag"),
    "laws/ended": law("Upphävd", SCHOOL + ENDED),
    LINE: text_of(LINE).replace("topics:", f"{SCHOOL}topics:"),
    "resources/gammal": text_of(BOOK).replace("title: The Handbook", f"title: Gammal\n{ENDED}"),
    "resources/ny": text_of(BOOK)
    .replace("title: The", "title: Ny")
    .replace("status: tillgängligt", "status: ny version"),
}


def shown(sections: Sequence[Section]) -> list[tuple[str, str, list[str], str]]:
    found = [it for it in sections if it.entries]
    ways = [" ".join(name for name in ("told", "brief", "rung", "folded") if getattr(it, name)) for it in found]
    return [
        (it.title, it.anchor, [entry.ref for entry in it.entries], way) for it, way in zip(found, ways, strict=True)
    ]


def test_a_role_needs_situations_numbers_material_rules_and_actors_then_the_rest_and_history_folded() -> None:
    catalog, findings = understood(
        {
            **TEXTS,
            "resources/jour": text_of("resources/stodlinjen")
            .replace("title: Stödlinjen", f"title: Jouren\n{SCHOOL}", 1)
            .replace("status: okänt", "status: tillgängligt")
            .replace("confidence: unknown", f"confidence: verified\n{SOURCE}"),
        }
    )
    assert findings == ()
    found = with_term(catalog, "roles", "skola")
    assert shown(list(role_sections(catalog, found, "Skola"))) == [
        ("Situationer", "situationer", ["guides/oro-i-skolan"], "told"),
        ("Ring och fråga", "ring", ["resources/jour"], "rung"),
        ("Material", "material", ["resources/ny", "resources/handledningen"], "brief"),
        ("Regler som gäller i dag", "regler", ["laws/anmalan-2025"], ""),
        ("Aktörer att känna till", "aktorer", ["agencies/skyddsverket"], ""),
        ("Lagar", "lagar", ["laws/hel-lag"], ""),
        ("Åtgärder", "atgarder", ["measures/atgard-01"], "folded"),
        ("Material som inte är känt att finnas i dag", "material-okant", [LINE], "folded"),
        ("Äldre: gäller inte längre", "aldre", ["resources/gammal", "laws/ended"], "folded"),
    ]


def page_of(texts: dict[str, str]) -> str:
    catalog, findings = understood(texts)
    assert findings == ()
    return next(page.body for page in term_pages(catalog) if page.about == "roles/skola")


@pytest.mark.parametrize(("more", "folded"), [(FEW - 1, False), (FEW, True)])
def test_a_long_list_stands_folded_under_its_heading(more: int, *, folded: bool) -> None:
    body = page_of({f"laws/x{number}": law(f"X {number}", SCHOOL, "lag") for number in range(more + 1)})
    assert ("## Lagar { #lagar }\n\n??? fold " in re.sub("\n\n+", "\n\n", body)) is folded
    assert (f'??? fold more "Visa alla {more + 1}"\n    - [X 0](../lagar/x0.md)\n' in body) is folded


def test_much_material_is_folded_by_its_type_and_can_be_chosen() -> None:
    lessons = {f"resources/x{number}": text_of(BOOK).replace("The Handbook", f"X {number}") for number in range(FEW)}
    book = text_of(BOOK).replace("The Handbook", "Boken").replace("type: vägledning", "type: bok")
    body = page_of({**lessons, "resources/bok": book})
    assert "[Välj efter ålder, språk och format](../materialval/index.md?roll=Skola)" in body
    assert re.findall('[?]{3} fold "(.*)"', body) == ["Bok (1)", f"Vägledning ({FEW + 1})"]
    assert "    - [Boken](../material/bok.md){ lang=en }. Stöd för samtal med barn.\n" in body


def test_a_role_begins_with_danger_and_the_way_to_its_numbers() -> None:
    answers = "status: okänt", "status: tillgängligt"
    jour = text_of(LINE).replace(*answers).replace("title: Stödlinjen", f"title: Jouren\n{SCHOOL}", 1)
    jour = jour.replace("confidence: unknown", f"confidence: verified\n{SOURCE}")
    body = page_of({"resources/jour": jour})
    danger, way, situations = (
        body.index(it) for it in ("!!! nodlage", "[1 nummer för dig: ring och fråga](#ring)", "## S")
    )
    assert danger < way < situations
    assert "Är ett barn i fara nu?" in body
    catalog, _ = understood()
    topics = [page.body for page in term_pages(catalog) if page.about.startswith("topics/")]
    assert topics
    assert not any("!!! nodlage" in it for it in topics)


@pytest.mark.parametrize(
    ("urgent", "advice"),
    [("", ""), ("- {id: arbete, title: Råd i arbetet, line: nodnumret}\n", "Råd i arbetet: [112](tel:112)")],
)
def test_a_role_without_a_number_of_its_own_says_so_and_leads_to_all_of_them(urgent: str, advice: str) -> None:
    body = page_of({"vocabulary/urgent": text_of("vocabulary/urgent") + urgent})
    above = body.partition("## Situationer")[0].partition("!!! nodlage")[2]
    assert "Handboken har inget nummer som är till för just den här rollen." in above
    assert "[Ring och fråga: alla stödlinjer](../ring/index.md)" in above
    assert advice in above
    assert ("Råd i arbetet" in above) is bool(advice)


def test_numbers_stand_in_the_order_of_need() -> None:
    lines = {
        f"resources/{name}": text_of(LINE)
        .replace("title: Stödlinjen", f"title: {name.title()}\n{SCHOOL}", 1)
        .replace("status: okänt", "status: tillgängligt")
        .replace("confidence: unknown", f"confidence: verified\n{SOURCE}")
        for name in ("abc", "yrke")
    }
    lines["resources/yrke"] = lines["resources/yrke"].replace("publisher:", "audiences: [skolpersonal]\npublisher:")
    catalog, _ = understood(lines)
    rung = next(it for it in role_sections(catalog, with_term(catalog, "roles", "skola"), "Skola") if it.rung)
    assert [entry.id for entry in rung.entries] == ["yrke", "abc"]


def test_numbers_to_ring_are_never_folded() -> None:
    assert Section("Ring", "ring", (), rung=True).short


def test_a_topic_has_kind_by_kind_what_holds() -> None:
    catalog, _ = understood(TEXTS)
    sections = shown(list(topic_sections(catalog, with_term(catalog, "topics", "skydd"))))
    assert [title for title, *_ in sections] == [
        "Vägledningar",
        "Material",
        "Aktörer",
        "Lagar",
        "Begrepp",
        "Åtgärder",
        "Mål",
        "Rekommendationer",
        "Konventioner",
        "Utredningar",
        "Statistik",
        "Styrdokument",
        "Äldre: gäller inte längre",
    ]
    assert sections[0] == ("Vägledningar", "vagledning", ["guides/oro-i-skolan"], "told")
    assert sections[3] == ("Lagar", "lagar", ["laws/anmalan-2025", "laws/hel-lag"], "")
    assert sections[-1][2] == ["resources/gammal", "agencies/gamla-verket", "laws/anmalan-2001", "laws/ended"]


def test_how_many_records_each_term_has() -> None:
    catalog, _ = understood()
    assert counts(catalog, "roles") == {"skola": 5, "socialtjanst": 1}
    assert counts(catalog, "topics")["natet"] == 1
    assert with_term(catalog, "roles", "finns-inte") == ()


def test_records_of_a_kind() -> None:
    catalog, _ = understood()
    entries = tuple(catalog.entries.values())
    assert [entry.id for entry in of_kind(entries, Guide)] == ["du-som-ar-ung", "oro-i-skolan"]
    assert {entry.folder for entry in of_kind(entries, Resource)} == {"resources"}


@pytest.mark.parametrize("number", [1, NEWEST, NEWEST + 1])
def test_a_role_is_told_the_newest_changes_of_its_own_records(number: int) -> None:
    catalog, _ = understood()
    mine, other = catalog.entries["laws/anmalan-2025"], "laws/anmalan-2001"
    news = [Event(str(2030 - n), mine.ref if n % 2 else other, "ändrad") for n in range(2 * number)]
    found = newest(news, [mine])
    assert found == tuple(event for event in news if event.ref == mine.ref)[:NEWEST]
    assert len(found) == min(number, NEWEST)


def test_every_role_and_topic_has_a_page_and_roles_the_news() -> None:
    catalog, _ = understood()
    pages = {page.address: page for page in term_pages(catalog)}
    assert list(pages) == ["roller/skola/", "roller/socialtjanst/", "teman/skydd/", "teman/natet/"]
    role, topic = pages["roller/skola/"], pages["teman/skydd/"]
    assert (role.title, role.about, role.meta) == (
        "Skola",
        "roles/skola",
        {"description": "För dig som arbetar i skolan.", "exit": None},
    )
    assert (topic.title, topic.about) == ("Anmälan och skydd", "topics/skydd")
    assert "började gälla" in role.body
    assert "började gälla" not in topic.body
    # a heading with nothing under it is not there
    assert "## Regler som gäller i dag" in role.body
    assert "Material som inte är känt" not in role.body
    assert "## Situationer" not in pages["roller/socialtjanst/"].body


def test_the_page_for_children_has_a_way_out() -> None:
    child = "- {id: barn-och-unga, title: Barn, summary: För dig.}\n"
    catalog, _ = understood({"vocabulary/roles": f"{text_of('vocabulary/roles')}{child}"})
    found = {page.about: page.meta["exit"] for page in term_pages(catalog)}
    assert {about for about, way in found.items() if way == "true"} == {"roles/barn-och-unga"}
    assert set(found.values()) == {"true", None}


def test_who_is_in_a_hurry_meets_the_numbers_in_danger_then_advice_for_work_then_the_rest() -> None:
    def open_line(title: str, audience: str) -> str:
        text = text_of(LINE).replace("title: Stödlinjen", f"title: {title}\n{SCHOOL}audiences: [{audience}]", 1)
        text = text.replace("status: okänt", "status: tillgängligt").replace("020-00 00 00", f"020-{len(title)}0")
        return text.replace("confidence: unknown", f"confidence: verified\n{SOURCE}")

    texts = {
        "vocabulary/audiences": (
            "- {id: barn, title: Barn, group: Barn och unga}\n- {id: larare, title: Lärare, group: Yrkesverksamma}\n"
        ),
        "measures/atgard-01": re.sub(r"audiences: .*\n", "", text_of("measures/atgard-01")),
        BOOK: re.sub(r"audiences: .*\n", "", text_of(BOOK)),
        "resources/a": open_line("Akut för alla", "barn"),
        "resources/b": open_line("Bara i arbetet", "larare"),
        **{
            f"resources/{name}": text_of(f"resources/{name}").replace("topics:", f"{SCHOOL}topics:")
            for name in ("nodnumret", "polisnumret")
        },
    }
    catalog, findings = understood(texts)
    assert findings == ()
    sections = {it.anchor: it for it in role_sections(catalog, with_term(catalog, "roles", "skola"), "Skola")}
    assert [it.ref for it in sections["ring"].entries] == [
        "resources/nodnumret",
        "resources/polisnumret",
        "resources/b",
        "resources/a",
    ]
