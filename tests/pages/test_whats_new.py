"""What has changed is told on the record's page, on those of its kind, roles and topics, and on one for all."""

import json
import re
from pathlib import Path

import pytest

from examples import law, more, text_of, understood, with_past
from handbook.pages.markdown import Writer
from handbook.pages.page import Page
from handbook.pages.whats_new import FULL, Line, Told, told_of
from handbook.site.pipeline import keep_addresses, read
from handbook.site.site import Site
from repository import FIRST, GUIDE, LAW, LINE, NEW, SECOND, THIRD, Repository


def page(site: Site, address: str) -> Page:
    """Return one of its pages."""
    return next(page for page in site.pages if page.address == address)


def changes(site: Site, ref: str) -> list[tuple[str, str, str]]:
    """Return what the page of a record tells of its changes: edition, words and where the record is as it was."""
    found = next(page.meta["changes"] for page in site.pages if page.about == ref)
    assert isinstance(found, list)
    return [(it["title"], "; ".join(it["said"]), it["was"]) for it in found]


def test_a_record_tells_its_changes_newest_first(repository: Repository) -> None:
    repository.change(GUIDE, ("within: inom ett dygn", "within: i dag"))
    site = repository.site()
    assert changes(site, GUIDE) == [
        ("Sedan den senaste utgåvan", "Steg 1, inom: i dag (förut inom ett dygn)", ""),
        (
            f"Utgåva {SECOND}",
            "Steg 1, inom: inom ett dygn (förut genast)",
            f"vagledning/oro-i-skolan/utgava/{SECOND}/",
        ),
        (f"Utgåva {FIRST}", "med från den första utgåvan", f"vagledning/oro-i-skolan/utgava/{FIRST}/"),
    ]
    assert [title for title, _, _ in changes(site, "agencies/skyddsverket")] == [f"Utgåva {FIRST}"]


@pytest.mark.parametrize(
    ("counts", "counted", "headings"),
    [
        ((0, 0, 0, 0), "", []),
        ((1, 1, 1, 1), "1 ny, 1 borta, 1 ändrad, 1 rättad eller kontrollerad på nytt", ["Nytt", "Borta", "Ändrat"]),
        ((2, 2, 2, 2), "2 nya, 2 borta, 2 ändrade, 2 rättade eller kontrollerade på nytt", ["Nytt", "Borta", "Ändrat"]),
        ((0, 3, 0, 1), "3 borta, 1 rättad eller kontrollerad på nytt", ["Borta"]),
        ((0, 0, 1, 0), "1 ändrad", ["Ändrat"]),
        ((0, 0, 0, 5), "5 rättade eller kontrollerade på nytt", []),
    ],
)
def test_an_edition_is_counted_in_words_and_only_what_a_reader_must_know_has_a_heading(
    counts: tuple[int, int, int, int], counted: str, headings: list[str]
) -> None:
    titles = ("Nytt", "Borta", "Ändrat", "Litet")
    lines = {it: tuple(Line(f"{it}{n}", ()) for n in range(count)) for it, count in zip(titles, counts, strict=True)}
    new, gone, other, small = lines.values()
    told = Told("A", "a", new, gone, other, small)
    assert told.counted == counted
    assert told.headings == tuple((title, lines[title]) for title in headings)


def test_what_has_changed_stands_in_the_order_of_the_swedish_alphabet() -> None:
    laws = {f"laws/{at}": law(title) for at, title in zip("abcd", ("Ärenden", "Åldern", "Zoner", "åtal"), strict=True)}
    catalog = with_past(understood(laws)[0], {}, laws)
    latest, first = told_of(catalog, Writer(catalog, "andringar/"))
    assert [re.findall(r"\[(\w+)\]", line.link) for line in latest.new] == [
        ["Zoner"],
        ["Åldern"],
        ["åtal"],
        ["Ärenden"],
    ]
    assert first.first


def test_what_is_in_no_edition_yet_has_a_heading_of_its_own() -> None:
    catalog = with_past(understood({"laws/a": law("Ny")})[0], {})
    told = told_of(catalog, Writer(catalog, "andringar/"))
    assert [(it.title, it.anchor) for it in told] == [
        ("Sedan den senaste utgåvan", "sedan-dess"),
        ("Utgåvan 1 januari 2020", "utgava-2020-01-01"),
    ]
    assert [line.link for line in told[0].new] == ["[Ny](../lagar/a.md)"]


def of_course(*editions: dict[str, str | None]) -> str:
    """Return what the page of the course says has changed since each edition."""
    catalog = with_past(understood(more())[0], *editions)
    body = next(page.body for page in Site(catalog).pages if page.about == "collections/kvallskurs")
    return body.partition("## Ändrat sedan du höll kursen")[2].partition("## Hör ihop med")[0]


def test_a_course_says_which_of_its_parts_changed_since_an_edition_chosen() -> None:
    law, guide, line = (text_of(ref) for ref in (LAW, GUIDE, LINE))
    old_law = law.replace("rule: Anmäl", "rule: Säg till och anmäl")
    old_guide = guide.replace("within: genast", "within: inom en vecka")
    other = {"concepts/orosanmalan": text_of("concepts/orosanmalan").replace("title: ", "title: Om ")}
    first = dict[str, str | None](more()) | {LAW: old_law, GUIDE: old_guide}
    said = of_course(first, {LAW: law}, {GUIDE: guide, **other}, {LINE: f"{line}# a\n"})
    parts = said.split("<details ")
    assert re.findall(r"Sedan utgåvan 1 (\w+) 2020: inget ändrat\.", parts[0]) == ["april", "mars"]
    assert [part.count("](../") for part in parts[1:]] == [1, 2]
    assert parts[1].startswith('id="sedan-2020-02-01" class="sources" markdown>')
    assert "Sedan utgåvan 1 februari 2020: 1 ändrad</summary>" in parts[1]
    assert "Steg 1, inom: genast (förut inom en vecka)" in parts[1]
    assert "Sedan utgåvan 1 januari 2020: 2 ändrade</summary>" in parts[2]
    assert "lagar/anmalan-2025.md): Vad regeln säger: omskrivet" in parts[2]
    assert "Orosanmälan" not in said
    assert "[flöde (Atom)](kvallskurs/andringar.xml)" in said
    assert "Översiktssidorna i programmet räknas inte." in said


def test_a_course_that_has_changed_itself_says_so_and_one_without_editions_nothing() -> None:
    course = more()["collections/kvallskurs"]
    was = course.replace("title: Lagen, minutes: 20", "title: Lagarna, minutes: 20")
    assert was != course
    said = of_course(dict[str, str | None](more()) | {"collections/kvallskurs": was})
    assert "- Kursen själv: " in said
    assert of_course() == ""


def test_only_the_last_editions_can_be_chosen() -> None:
    said = of_course(dict[str, str | None](more()), *({} for _ in range(FULL + 3)))
    assert said.count("Sedan utgåvan") == FULL


def test_the_page_of_all_changes(repository: Repository) -> None:
    site = repository.site()
    body, records = page(site, "andringar/").body, site.catalog.entries
    assert f"- [Utgåvan 31 mars 2026](#utgava-{THIRD})" in body
    newest, second, first = body.split("\n## Utgåvan ")[1:]
    assert newest.startswith(f"31 mars 2026 {{ #utgava-{THIRD} }}")
    assert "**Borta**\n\n- Nytt om Orosanmälan\n" in newest
    assert "<details" not in newest
    assert "data-since markdown>\n<summary>1 ny, 1 ändrad, 1 rättad eller kontrollerad på nytt</summary>" in second
    assert "](../lagar/anmalan-2025.md): Vad regeln säger: omskrivet\n" in newest
    assert "**Nytt**\n\n- Nytt om Orosanmälan\n" in second
    assert "Steg 1, inom: inom ett dygn (förut genast)" in second
    assert '??? sources "Små rättelser och ny kontroll (1)"' in second
    assert "Stödlinjen" in second.partition("??? sources")[2]
    assert f"Den första utgåvan, med {len(records)} poster." in first


def test_a_record_of_a_later_edition_is_not_said_to_be_there_from_the_first(repository: Repository) -> None:
    repository.edition(
        "2026-04-30", {NEW: repository.text("concepts/orosanmalan").replace("title: ", "title: Nytt om ")}
    )
    told = changes(repository.site(), NEW)
    assert told[0][0] == "Utgåva 2026-04-30"
    assert "den första" not in str(told)


def test_what_is_gone_says_into_which_record_it_has_gone(repository: Repository) -> None:
    repository.edition(
        "2026-04-30", {NEW: repository.text("concepts/orosanmalan").replace("title: ", "title: Nytt om ")}
    )
    keep_addresses(repository.root, repository.site())
    repository.write(NEW, None)
    ledger = repository.root / "addresses.txt"
    gone = "\nbegrepp/nytt/ -> begrepp/orosanmalan/\n"
    ledger.write_text(ledger.read_text("utf-8").replace("\nbegrepp/nytt/\n", gone), "utf-8")
    repository.edition("2026-05-31")
    newest = page(repository.site(), "andringar/").body.split("\n## Utgåvan ")[1]
    assert "**Borta**\n\n- Nytt om Orosanmälan: Finns nu i Orosanmälan\n" in newest


def test_kinds_roles_and_topics_tell_their_own(repository: Repository) -> None:
    site = repository.site()
    laws, guides = page(site, "lagar/").body, page(site, "vagledning/").body
    assert "## Ändringar mellan utgåvor { #andringar }" in laws
    assert "Vad regeln säger: omskrivet" in laws
    assert "Steg 1" not in laws
    assert "Vad regeln säger" not in guides
    school, social = page(site, "roller/skola/").body, page(site, "roller/socialtjanst/").body
    assert "Steg 1" in school
    assert "Vad regeln säger" in school
    assert "Steg 1" not in social
    assert "Vad regeln säger" in social
    topic = page(site, "teman/skydd/").body
    assert '??? sources "Utgåvan 28 februari 2026"\n    **Nytt**\n\n    - Nytt om Orosanmälan' in topic
    assert "Ändringar mellan utgåvor" not in page(site, "statistik/").body


def test_each_page_can_say_its_edition(repository: Repository) -> None:
    settings = json.loads(repository.site().nav.data.decode().partition("extra: ")[2].partition("\nnav:")[0])
    assert settings["edition"] == {"day": THIRD, "changed": False}
    repository.change(LAW, ("rule: Ring", "rule: Skriv"))
    settings = json.loads(repository.site().nav.data.decode().partition("extra: ")[2].partition("\nnav:")[0])
    assert settings["edition"] == {"day": THIRD, "changed": True}


def test_without_editions_nothing_of_it_is_said(example: Path) -> None:
    site, _ = read(example)
    assert b"edition" not in site.nav.data
    assert [page.address for page in site.pages if "changes" in page.text or "Ändringar mellan" in page.body] == []
    assert "Det finns ingen utgåva att jämföra med här." in page(site, "andringar/").body
    assert LINE in site.catalog.entries


def test_only_the_newest_editions_are_told_in_words(repository: Repository) -> None:
    for month in range(4, 13):
        for number in (1, 15):
            repository.write(LAW, f"{repository.text(LAW)}# {month}.{number}\n")
            repository.change(LAW, ("provision: ", "provision: I "))
            repository.edition(f"2026-{month:02}-{number:02}")
    body = page(repository.site(), "andringar/").body
    assert body.count("Lagrum:") == 12
    assert '??? sources "Äldre utgåvor (9)"' in body
    assert "\nÄndrat: [Anmälan" in body


def test_a_record_with_another_name_keeps_its_changes_and_its_old_addresses(repository: Repository) -> None:
    other = "laws/anmala-oro"
    keep_addresses(repository.root, repository.site())
    text = repository.text(LAW)
    repository.write(LAW, None)
    repository.write(other, text)
    ledger = repository.root / "addresses.txt"
    moved = "lagar/anmalan-2025/ -> lagar/anmala-oro/"
    ledger.write_text(ledger.read_text("utf-8").replace("\nlagar/anmalan-2025/\n", f"\n{moved}\n"), "utf-8")
    for path in (*(repository.root / "content").rglob("*.yml"), repository.root / "docs/om.md"):
        path.write_text(path.read_text("utf-8").replace("anmalan-2025", "anmala-oro"), "utf-8")
    repository.edition("2026-04-30")
    site = repository.site()
    assert changes(site, other) == [
        (
            "Utgåva 2026-04-30",
            "Ny adress, förut lagar/anmalan-2025/",
            "lagar/anmala-oro/utgava/2026-04-30/",
        ),
        (f"Utgåva {THIRD}", "Vad regeln säger: omskrivet", f"lagar/anmalan-2025/utgava/{THIRD}/"),
        (f"Utgåva {FIRST}", "med från den första utgåvan", f"lagar/anmalan-2025/utgava/{FIRST}/"),
    ]
    newest = page(site, "andringar/").body.split("\n## Utgåvan ")[1]
    assert "](../lagar/anmala-oro.md): Ny adress, förut lagar/anmalan-2025/\n" in newest
    assert "**Nytt**" not in newest
    assert "**Borta**" not in newest
    old = next(it for it in site.old_pages if it.address == f"lagar/anmalan-2025/utgava/{FIRST}/")
    assert 'Läs <a href="../../../../lagar/anmala-oro/">Anmälan (19 kap. 1 §)</a> som den är nu.' in old.body
    feed = next(
        file.data.decode() for out in site.outputs for file in site.files_of(out) if file.path == "andringar.xml"
    )
    assert "Anmälan (19 kap. 1 §): ny adress" in feed
    guide = next(it for it in site.old_pages if it.address == f"vagledning/oro-i-skolan/utgava/{FIRST}/")
    assert '<a href="../../../../lagar/anmala-oro/">Anmälan (19 kap. 1 §)</a>' in guide.body
