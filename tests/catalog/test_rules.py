"""Every rule, with the smallest record that breaks it and the nearest one that does not."""

import re

import pytest

from examples import HOLDS, SOURCE, codes, law, text_of, understood

LAW = "laws/ny-regel"
GUIDE = "guides/oro-i-skolan"


def found(more: str, kind: str = "paragraf") -> list[str]:
    return codes(understood({LAW: law("Ny regel", more, kind)})[1])


def today(status: str, more: str = "", confidence: str = "unknown") -> str:
    return f"today:\n  status: {status}\n{HOLDS.format(confidence=confidence)}{more}"


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("2018-07-01", "2016-01-01", True),
        ("2018-07-02", "2018-07-01", True),
        ("2018-07-01", "2018-07-01", False),
        ("2018-07-01", "2018-07", False),
        ("2018-07-01", "2018-06", True),
        ("2018-07-01", "2018", False),
        ("2018-07", "2017", True),
        ("2018", "2018-01-01", False),
        ("2019", "2018-12-31", True),
        ("2018-08", "2018-07-31", True),
        ("2018-07", "2018-07-01", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(first: str, last: str, *, wrong: bool) -> None:
    dates = f"in_force_from: {first}\nin_force_to: {last}\n"
    assert found(dates + today("upphävd")) == (["date-order"] if wrong else [])


@pytest.mark.parametrize(
    ("since", "wrong"), [("2026-01-03", True), ("2026-01-02", False), ("2026", False), ("2027", True)]
)
def test_nothing_holds_since_after_it_was_checked(since: str, *, wrong: bool) -> None:
    assert found(today("gäller", f"  since: {since}\n")) == (["date-order"] if wrong else [])


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("2026-11-28", False),
        ("2026-11-29", True),
        ("2026-11", False),
        ("2026-12", True),
        ("2026", False),
        ("2027", True),
        ("9999-12-31", True),
    ],
)
def test_nobody_has_read_anything_after_today(day: str, *, wrong: bool) -> None:
    text = law("Ny regel").replace("2026-01-02", day)
    assert codes(understood({LAW: text}, "2026-11-28")[1]) == (["future-date"] if wrong else [])


@pytest.mark.parametrize("status", ["ersatt", "bytt namn", "sammanslagen"])
def test_what_is_replaced_says_by_what(status: str) -> None:
    assert found(today(status)) == ["missing-successor"]
    assert found(today(status, "  replaced_by: [laws/anmalan-2025]\n")) == []


@pytest.mark.parametrize("status", ["upphävd", "gäller", "förslag"])
def test_what_is_not_replaced_need_not(status: str) -> None:
    assert found(today(status)) == []


def test_what_is_verified_names_its_source() -> None:
    assert found(today("gäller", confidence="verified")) == ["missing-source"]
    assert found(today("gäller", SOURCE, "verified")) == []
    assert found(today("gäller", confidence="background")) == []


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("plan: inledning", True),
        ("title: A, url: 'https://a.example.org/'", True),
        ("title: A", False),
        ("url: 'https://a.example.org/'", False),
        ("publisher: A", False),
    ],
)
@pytest.mark.parametrize("place", ["sources:\n  - ", "  sources:\n    - "])
def test_a_source_can_be_looked_up(source: str, place: str, *, whole: bool) -> None:
    line = f"{place}{{{source}, read: 2026-01-02}}\n"
    text = (
        law("Ny regel", today("gäller", line))
        if place.startswith(" ")
        else law("Ny regel").partition("sources:")[0] + line
    )
    assert codes(understood({LAW: text})[1]) == ([] if whole else ["missing-source"])


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ("in_force_to: 2020-01-01\n", True),
        ("in_force_to: 2020-01-01\n" + today("gäller"), True),
        ("in_force_to: 2020-01-01\n" + today("upphävd"), False),
        (today("gäller"), False),
    ],
)
def test_a_law_that_has_ended_says_so(more: str, *, wrong: bool) -> None:
    assert found(more) == (["missing-field"] if wrong else [])


@pytest.mark.parametrize("field", ["number", "purpose", "responsible", "desired_result", "plan"])
def test_a_measure_of_the_plan_is_complete(field: str) -> None:
    measure = text_of("measures/atgard-01")
    lines = measure.split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(f"{field}:"))
    end = next(i for i in range(at + 1, len(lines)) if not lines[i].startswith(" "))
    cut = "\n".join(lines[:at] + lines[end:])
    assert "missing-field" in codes(understood({"measures/atgard-01": cut})[1])
    assert "missing-field" not in codes(understood({"measures/atgard-01": cut.replace("2016–2018", "2014–2015")})[1])


def step(more: str) -> str:
    return text_of(GUIDE).replace("    laws: [anmalan-2025]\n", more)


@pytest.mark.parametrize(
    ("status", "confidence", "code"),
    [
        ("gäller", "verified", None),
        ("ändrad", "verified", None),
        ("förslag", "verified", "unfit-law"),
        ("gäller", "background", "unfit-law"),
        ("gäller", "unknown", "unfit-law"),
        ("upphävd", "verified", "unfit-law"),
    ],
)
def test_a_step_rests_on_law_that_is_confirmed_and_holds(status: str, confidence: str, code: str | None) -> None:
    texts = {LAW: law("Ny regel", today(status, SOURCE, confidence)), GUIDE: step("    laws: [ny-regel]\n")}
    _, findings = understood(texts)
    assert codes(findings) == ([code] if code else [])
    assert all(finding.path == ("steps", 0, "laws", 0) for finding in findings)


def test_a_must_names_its_paragraph_and_a_should_who_says_so() -> None:
    assert codes(understood({GUIDE: step("")})[1]) == ["missing-law"]
    without = text_of(GUIDE).replace("    recommended_by: [skyddsverket]\n", "")
    assert codes(understood({GUIDE: without})[1]) == ["missing-field"]
    assert understood({GUIDE: without.replace("force: bör", "force: kan")})[1] == ()


def test_a_step_says_to_ring_only_a_line_with_a_number() -> None:
    assert codes(
        understood({GUIDE: step("    laws: [anmalan-2025]\n").replace("[stodlinjen]", "[handledningen]")})[1]
    ) == ["unfit-line"]


@pytest.mark.parametrize(
    ("title", "aliases", "code"),
    [
        ("Anmälan (19 kap. 1 §)", "", "duplicate-title"),
        ("ANMÄLAN (19 kap. 1 §)", "", "duplicate-title"),
        ("Ny regel", "aliases: ['Anmälan (19 kap. 1 §)']\n", "duplicate-alias"),
        ("Ny regel", "aliases: [14 kap. 1 § GL]\n", "duplicate-alias"),
        ("14 kap. 1 § GL", "", "duplicate-alias"),
        ("Orosanmälan", "", None),
    ],
)
def test_a_name_is_one_records(title: str, aliases: str, code: str | None) -> None:
    _, findings = understood({LAW: law(title, aliases)})
    assert codes(findings) == ([code] if code else [])


def test_successors_end() -> None:
    ring = {
        "laws/a-ett": law("A", today("ersatt", "  replaced_by: [laws/a-tva]\n")),
        "laws/a-tva": law("B", today("ersatt", "  replaced_by: [laws/a-tre]\n")),
        "laws/a-tre": law("C", today("ersatt", "  replaced_by: [laws/a-ett]\n")),
        "laws/a-fyra": law("D", today("ersatt", "  replaced_by: [laws/a-ett]\n")),
    }
    _, findings = understood(ring)
    assert codes(findings) == ["circular"] * 3
    assert {finding.file for finding in findings} == {f"content/laws/a-{name}.yml" for name in ("ett", "tva", "tre")}


def test_every_heading_of_the_plan_is_carried_unless_it_only_gathers() -> None:
    plan = text_of("vocabulary/plan")
    added = (("rum", 2), ("vra", 3), ("slut", 1), ("sida", 1), ("samma", 2), ("lika", 2))
    more = "".join(f"- {{id: {name}, level: {level}, title: Rubriken {name}}}\n" for name, level in added)
    _, findings = understood({"vocabulary/plan": plan + more})
    assert [finding.words for finding in findings] == ["id: vra", "id: slut", "id: samma", "id: lika"]


def test_an_id_stands_once_in_a_vocabulary() -> None:
    again = "- {id: skydd, title: A, summary: B}\n"
    _, findings = understood({"vocabulary/topics": text_of("vocabulary/topics") + again})
    assert [(finding.code, finding.path) for finding in findings] == [("duplicate-id", (2, "id"))]
    assert [finding.file for finding in findings] == ["content/vocabulary/topics.yml"]


def places(texts: dict[str, str]) -> list[tuple[str, tuple[str | int, ...], str, str]]:
    """Return what is wrong and where: code, path, file, words."""
    return [(it.code, it.path, it.file, it.words) for it in understood(texts)[1]]


FILE = f"content/{LAW}.yml"


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        (today("gäller", confidence="verified"), "missing-source", ("today", "confidence")),
        (today("ersatt"), "missing-successor", ("today", "status")),
        (today("gäller", "  since: 2027\n"), "date-order", ("today", "checked")),
        ("in_force_from: 2018\nin_force_to: 2017\n" + today("upphävd"), "date-order", ("in_force_to",)),
        ("in_force_to: 2017\n", "missing-field", ("in_force_to",)),
        ("rule: '<b>'\n", "raw-html", ("rule",)),
        ("penalty: |\n  A\n\n  B\n", "bad-markdown", ("penalty",)),
        ("text_as_of: 2027-01-01\n", "future-date", ("text_as_of",)),
        ("reviewed: {date: 2027-01-01, by: A}\n", "future-date", ("reviewed", "date")),
        (today("gäller", "  sources: [{title: A, read: 2026}]\n"), "missing-source", ("today", "sources", 0)),
        ("aliases: [B, Orosanmälan, 'Anmälan (19 kap. 1 §)']\n", "duplicate-alias", ("aliases", 2)),
    ],
)
def test_where_a_fault_is_told(more: str, code: str, path: tuple[str | int, ...]) -> None:
    found = places({LAW: law("Ny regel", more)})
    assert [it[:3] for it in found] == [(code, path, FILE)]


def test_the_second_of_two_sources_that_cannot_be_looked_up() -> None:
    text = law("Ny regel") + "  - {title: B, read: 2026}\n"
    assert places({LAW: text}) == [("missing-source", ("sources", 1), FILE, "")]
    both = law("Ny regel", today("gäller", "  sources: [{plan: inledning, read: 2026}, {title: A, read: 2026}]\n"))
    assert places({LAW: both}) == [("missing-source", ("today", "sources", 1), FILE, "")]


@pytest.mark.parametrize(
    ("ref", "title", "path"),
    [
        (GUIDE, "Lagtexten", ("steps", 0, "sources", 0)),
        (GUIDE, "Råd", ("steps", 1, "sources", 0)),
        ("agencies/skyddsverket", "Kontakta oss", ("contacts", 0, "sources", 0)),
        ("resources/stodlinjen", "Stödlinjen", ("phone", "sources", 0)),
        ("measures/atgard-01", "Handledningen", ("outcome", "sources", 0)),
    ],
)
def test_a_source_can_be_looked_up_wherever_it_stands(ref: str, title: str, path: tuple[str | int, ...]) -> None:
    text = re.sub(rf"(- title: {title}\n) +url: .*\n", r"\1", text_of(ref), count=1)
    assert places({ref: text}) == [("missing-source", path, f"content/{ref}.yml", "")]


def test_faults_of_other_standings_and_of_other_records() -> None:
    book = "resources/handledningen"
    text = text_of(book).replace(
        "  sources:\n    - title: Handledningen\n      url: https://skyddsverket.example.org/handledning\n"
        "      read: 2026-01-02\n",
        "",
        1,
    )
    assert places({book: text}) == [("missing-source", ("availability", "confidence"), f"content/{book}.yml", "")]
    assert places({GUIDE: step("")}) == [("missing-law", ("steps", 0), f"content/{GUIDE}.yml", "")]
    without = text_of(GUIDE).replace("    recommended_by: [skyddsverket]\n", "")
    assert places({GUIDE: without}) == [("missing-field", ("steps", 1), f"content/{GUIDE}.yml", "")]
    ring = step("    laws: [anmalan-2025]\n").replace("[stodlinjen]", "[stodlinjen, handledningen]")
    assert places({GUIDE: ring}) == [("unfit-line", ("steps", 0, "lines", 1), f"content/{GUIDE}.yml", "")]
    unfit = step("    laws: [anmalan-2025, anmalan-2001]\n")
    assert places({GUIDE: unfit}) == [("unfit-law", ("steps", 0, "laws", 1), f"content/{GUIDE}.yml", "")]


def test_what_can_be_read_of_a_broken_record_is_checked() -> None:
    broken = law("Ny regel", "rule: '<b>'\nfel: x\ntext_as_of: 2027-01-01\nin_force_from: snart")
    found = places({LAW: broken})
    assert ("raw-html", ("rule",), FILE, "<b>") in found
    assert ("future-date", ("text_as_of",), FILE, "") in found
    assert {code for code, *_ in found} == {"raw-html", "future-date", "unknown-field", "bad-date"}
    # what is no day is not called one that has not been
    odd = law("Ny regel", "text_as_of: snart, 2027")
    assert [code for code, *_ in places({LAW: odd})] == ["bad-date"]


def test_the_words_of_rules() -> None:
    told = {
        **{it.code: (it.message, it.advice) for it in understood({LAW: law("Ny regel", today("ersatt"))})[1]},
        **{
            it.code: (it.message, it.advice)
            for it in understood({LAW: law("Orosanmälan", "in_force_from: 2018\nin_force_to: 2017")})[1]
        },
        **{it.code: (it.message, it.advice) for it in understood({LAW: law("Anmälan (19 kap. 1 §)")})[1]},
        **{
            it.code: (it.message, it.advice)
            for it in understood({LAW: law("Ny regel", "aliases: [14 KAP. 1 § GL]\ntext_as_of: 2027")})[1]
        },
    }
    assert told == {
        "missing-successor": ("läget är ersatt men replaced_by är tomt", "Ange posten som gäller i stället"),
        "date-order": ("2017 (in_force_to) är före 2018 (in_force_from)", "Rätta datumen"),
        "missing-field": (
            "lagen har slutdatum men läget i dag säger inte att den upphört",
            "Sätt today.status till upphävd, ersatt eller bytt namn",
        ),
        "duplicate-title": (
            "”Anmälan (19 kap. 1 §)” finns redan i content/laws/anmalan-2025.yml",
            "Slå ihop posterna eller gör namnet tydligare",
        ),
        "duplicate-alias": (
            "”14 KAP. 1 § GL” finns redan i content/laws/anmalan-2001.yml",
            "Slå ihop posterna eller gör namnet tydligare",
        ),
        "future-date": ("dagen 2027 har inte varit än", "Rätta datumet"),
    }


def test_a_successor_that_cannot_be_read_is_no_crash() -> None:
    texts = {LAW: law("Ny regel", today("ersatt", "  replaced_by: [laws/trasig]\n")), "laws/trasig": "summary: A.\n"}
    assert {it.file for it in understood(texts)[1]} == {"content/laws/trasig.yml"}


CONTACTS = """\
contacts:
  - {{label: Webb, url: 'https://a.example.org/', {read}}}
  - {{label: Växel, phone: {number}, {hours}{read}}}
"""
READ = "checked: 2026-01-02, sources: [{plan: inledning, read: 2026-01-02}]"


def agency(number: str, hours: str = "", title: str = "Nya verket") -> str:
    head = f"title: {title}\nsummary: A.\ntype: statlig myndighet\n"
    told = f"hours: '{hours}', " if hours else ""
    tail = "topics: [skydd]\nsources:\n  - {plan: inledning, read: 2026-01-02}\n"
    return f"{head}{CONTACTS.format(number=number, hours=told, read=READ)}{tail}"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("020-00 00 00", "typed-number"),
        ("+46 20 00 00 00", "typed-number"),
        ("+46 (0)20-00 00 00", "typed-number"),
        ("0046 20 00 00 00", "typed-number"),
        ("020-00 00 01", None),
    ],
)
def test_the_number_of_a_line_stands_in_its_own_record(number: str, code: str | None) -> None:
    _, findings = understood({"agencies/a": agency(number)})
    assert codes(findings) == ([code] if code else [])
    for finding in findings:
        assert (finding.path, finding.file) == (("contacts", 1, "phone"), "content/agencies/a.yml")
        assert finding.message == f"numret {number} hör till resources/stodlinjen"
        assert finding.advice == "Ta bort det här och skriv stodlinjen i lines"


@pytest.mark.parametrize(
    ("number", "one", "other", "clash"),
    [
        ("08 123", "Vardagar 9–12", "Vardagar 9–13", True),
        ("+46 (0)8-123", "Vardagar 9–12", "Vardagar 9–13", True),
        ("0046 8 123", "Vardagar 9–12", "Vardagar 9–13", True),
        ("08 123", "Vardagar 9–12", "måndag–fredag 09.00–12.00", False),
        ("08 123", "Vardagar 9–12", "", False),
        ("08 123", "", "Vardagar 9–12", False),
        ("08 123", "Vardagar på kontorstid", "Vardagar 9–12", True),
    ],
)
def test_all_who_share_a_number_say_the_same_hours(number: str, one: str, other: str, *, clash: bool) -> None:
    texts = {"agencies/a": agency("08-1 23", one), "agencies/b": agency(number, other, "Andra verket")}
    _, findings = understood(texts)
    assert codes(findings) == ["clashing-hours"] * clash
    for finding in findings:
        assert (finding.path, finding.file) == (("contacts", 1, "hours"), "content/agencies/b.yml")
        assert finding.message == f"numret {number} har andra tider i content/agencies/a.yml: {one}"


def test_two_lines_may_share_a_number_if_their_hours_agree() -> None:
    other = text_of("resources/stodlinjen").replace("title: Stödlinjen", "title: Andra linjen", 1)
    assert understood({"resources/andra": other})[1] == ()
    _, (finding,) = understood({"resources/andra": other.replace("8–17", "8–18")})
    assert (finding.code, finding.path) == ("clashing-hours", ("phone", "hours"))
    assert finding.file == "content/resources/stodlinjen.yml"


@pytest.mark.parametrize(
    ("urgent", "said"),
    [
        ("- {id: polis, title: A, line: polisnumret}\n", "ingen rad säger vart man ringer: fara"),
        ("- {id: fara, title: A, line: nodnumret}\n", "ingen rad säger vart man ringer: polis"),
        (
            "- {id: fara, title: A, line: handledningen}\n- {id: polis, title: A, line: polisnumret}\n",
            "handledningen har inget verifierat telefonnummer",
        ),
        (
            f"{text_of('vocabulary/urgent')}- {{id: jour, title: A, line: handledningen}}\n",
            None,
        ),
    ],
)
def test_every_page_has_a_number_to_ring_in_danger(urgent: str, said: str | None) -> None:
    _, findings = understood({"vocabulary/urgent": urgent})
    assert [it.message for it in findings] == ([said] if said else [])
    assert all(it.file == "content/vocabulary/urgent.yml" for it in findings)
    missing = said is not None and said.startswith("ingen rad")
    assert [(it.code, it.words) for it in findings] == (
        [] if not said else [("missing-field", "")] if missing else [("unfit-line", "handledningen")]
    )


DANGER = """\
- id: liv
  title: Liv
  says: Ring nu.
  phrases: [vill inte leva]
  guide: oro-i-skolan
  guide_self: du-som-ar-ung
  guide_friend: du-som-ar-ung
  reason: Det är fara för liv.
  lines: [{}]
"""


@pytest.mark.parametrize(
    ("lines", "fit"),
    [
        ("barnlinjen", True),
        ("handledningen", False),  # without a number
        ("stodlinjen", False),  # nobody knows if it is there
        ("handledningen, barnlinjen", True),
        ("handledningen, stodlinjen", False),
        ("trasig", True),  # what cannot be read yet is not judged
        ("handledningen, trasig", True),
    ],
)
def test_in_danger_some_line_answers(lines: str, *, fit: bool) -> None:
    line = text_of("resources/stodlinjen").replace("Stödlinjen", "Barnlinjen").replace("020-00 00 00", "020-00 00 99")
    sure = line.replace("status: okänt", "status: tillgängligt").replace("confidence: unknown", "confidence: verified")
    sure = re.sub(
        r"(availability:\n(?:  .*\n)*)", r"\1  sources:\n    - {plan: inledning, read: 2026-01-02}\n", sure, count=1
    )
    texts = {
        "vocabulary/danger": DANGER.format(lines),
        "resources/barnlinjen": sure,
        "resources/trasig": "summary: A.\n",
    }
    found = [it for it in understood(texts)[1] if it.file == "content/vocabulary/danger.yml"]
    assert [(it.code, it.path) for it in found] == ([] if fit else [("unfit-line", (0, "lines"))])
    for it in found:
        assert it.message == "ingen linje för ”Liv” har ett nummer som är verifierat"
        assert it.advice == "Ange minst en stödlinje vars nummer är läst och som svarar i dag"
