"""What a record's page shows: facts, the link that readers come for, links both ways, and sources."""

import re

import pytest

from examples import HOLDS, SOURCE, law, text_of, understood
from handbook.content.kinds.parts import Source
from handbook.pages.record_page import record_page
from handbook.pages.record_view import Group, View, view_of

AWAY = '{ .extern rel="noreferrer" }'
NBSP = "\u00a0"
LAW, MEASURE, CONCEPT = "laws/ny-regel", "measures/atgard-01", "concepts/polisanmalan"


def view(ref: str, texts: dict[str, str] | None = None) -> View:
    catalog, findings = understood(texts)
    assert findings == ()
    return view_of(catalog, catalog.entries[ref])


def of_law(more: str) -> View:
    return view(LAW, {LAW: law("Ny regel", more)})


def facts(of: View, *without: str) -> dict[str, str]:
    return {field.label: shown for field, shown in of.facts(*without)}


def today(status: str) -> str:
    return f"today:\n  status: {status}\n{HOLDS.format(confidence='unknown')}"


def test_facts_in_the_order_of_the_fields() -> None:
    more = "number: 2025:1\nprovision: 2 kap. 1 §\nin_force_from: 2016-06\nrule: Regeln.\n"
    more += "penalty: Se [[laws/anmalan-2025|den]]."
    found = facts(of_law(more))
    assert found == {
        "Typ": "paragraf",
        "Nummer": "2025:1",
        "Lagrum": f"2{NBSP}kap.{NBSP}1{NBSP}§",
        "Gäller från": "juni 2016",
        "Straff": "Se [den](anmalan-2025.md).",
    }
    assert list(found) == ["Typ", "Nummer", "Lagrum", "Gäller från", "Straff"]
    assert "Typ" not in facts(of_law(more), "type")


def test_what_the_plan_does_not_say_is_a_fact_where_it_should_have() -> None:
    found = facts(view(MEASURE))
    assert (found["Beslutad"], found["Belopp"]) == ("anges inte i planen", "anges inte i planen")
    assert (found["Diarienummer"], found["Målgrupper"]) == ("S2016/00001/FST", "Skolpersonal")
    assert found["Ska redovisas"] == "1 februari 2017"
    assert "Tid" not in found
    earlier = text_of(MEASURE).replace("plan:\n  text: Planen gav verket i uppdrag att stödja skolan.\n", "")
    earlier = earlier.replace("2016–2018", "2014–2015").replace("number: 1\n", "")
    assert "Beslutad" not in facts(view(MEASURE, {MEASURE: earlier}))


def test_several_values_of_a_fact() -> None:
    text = text_of("resources/handledningen").replace("ages:", "languages: [svenska, a*b]\nformat: webb\nages:")
    found = facts(view("resources/handledningen", {"resources/handledningen": text}))
    assert found["Språk"] == r"svenska, a\*b"
    assert found["Ålder"] == "7–12 år"
    assert "På webben" not in found


def test_terms_within_a_list_begin_small_but_names_keep_their_capital() -> None:
    terms = """\
- {id: skolpersonal, title: Skolpersonal, group: Yrkesverksamma}
- {id: poliser, title: Poliser, group: Yrkesverksamma}
- {id: verket, title: Verkets personal, group: Yrkesverksamma, begins_with_name: ja}
"""
    ref = "resources/handledningen"
    text = text_of(ref).replace("audiences: [skolpersonal]", "audiences: [skolpersonal, poliser, verket]")
    assert facts(view(ref, {ref: text, "vocabulary/audiences": terms}))["För vem"] == (
        "Skolpersonal, poliser, Verkets personal"
    )


@pytest.mark.parametrize(
    ("more", "opening"),
    [
        ("official_url: https://www.riksdagen.example.org/a/", "Lagtexten: riksdagen.example.org"),
        ("official_url: https://www.riksdagen.example.org/a/\n" + today("gäller"), "Lagtexten: riksdagen.example.org"),
        ("official_url: https://www.riksdagen.example.org/a/\n" + today("upphävd"), None),
        ("", None),
    ],
)
def test_what_readers_come_for_stands_at_the_top_unless_it_may_mislead(more: str, opening: str | None) -> None:
    of = of_law(more)
    url = "https://www.riksdagen.example.org/a/"
    assert of.opening == (f"[{opening}]({url}){AWAY}" if opening else "")
    at_top = "official_url" not in more or opening is not None
    assert facts(of).get("Lagtexten") == (None if at_top else f"[riksdagen.example.org]({url}){AWAY}")


@pytest.mark.parametrize(
    ("status", "there"), [("tillgängligt", True), ("okänt", True), ("inte längre tillgängligt", False)]
)
def test_material_that_is_gone_is_not_opened(status: str, *, there: bool) -> None:
    ref = "resources/handledningen"
    assert bool(view(ref, {ref: text_of(ref).replace("tillgängligt", status)}).opening) is there


def test_a_kind_that_opens_nothing() -> None:
    assert view(CONCEPT).opening == ""


def test_longer_prose_and_parts() -> None:
    of = view(MEASURE)
    assert [(field.label, text) for field, text in of.sections()] == [
        ("Önskat resultat", "Skolan vet vad den ska göra.")
    ]
    assert [(field.key, len(values)) for field, values in of.parts()] == [("outcome", 1)]
    assert [(field.key, len(values)) for field, values in view("guides/oro-i-skolan").parts()] == [
        ("steps", 2),
        ("avoid", 1),
    ]
    assert list(view(CONCEPT).parts()) == []


def test_links_by_field_and_only_those_of_fields_of_its_own() -> None:
    assert view(MEASURE).links() == (
        Group("Syfte", "syfte", ("goals/syfte-1",)),
        Group("Ansvarig", "ansvarig", ("agencies/gamla-verket",)),
        Group("Lagar", "lagar", ("laws/anmalan-2001",)),
        Group("Konventioner", "konventioner", ("conventions/skyddskonventionen",)),
        Group("Material", "material", ("resources/handledningen",)),
    )
    # what replaces a record stands in the notice at the top
    assert view("laws/anmalan-2001").links() == ()


def test_links_from_others_each_once_and_not_what_is_linked_already() -> None:
    back = {group.label: group.refs for group in view("laws/anmalan-2025").back_links()}
    assert back == {
        "Begrepp i lagen": ("concepts/orosanmalan",),
        "Steg i vägledningar som vilar på lagen": ("guides/oro-i-skolan",),
        "Kommer ur utredningen": ("inquiries/sou-2016-1",),
        "Ersätter": ("laws/anmalan-2001",),
    }
    assert view("laws/anmalan-2025").back_links()[0].anchor == "begrepp-i-lagen"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("related: [agencies/gamla-verket]", ["Ansvarar för", "Nämns också i"]),
        ("body: Se [[agencies/gamla-verket]].", ["Ansvarar för", "Nämns i"]),
        (
            "body: Se [[agencies/gamla-verket]].\nrelated: [agencies/gamla-verket]",
            ["Ansvarar för", "Nämns i"],
        ),
    ],
)
def test_a_mention_leads_back(text: str, labels: list[str]) -> None:
    of = view("agencies/gamla-verket", {CONCEPT: text_of(CONCEPT).replace("related: [concepts/orosanmalan]", text)})
    assert sorted(group.label for group in of.back_links()) == labels


def test_a_mention_is_not_told_beside_a_link_that_says_more() -> None:
    measure = text_of(MEASURE).replace("topics:", "body: Se [[agencies/gamla-verket]].\ntopics:")
    assert [group.label for group in view("agencies/gamla-verket", {MEASURE: measure}).back_links()] == ["Ansvarar för"]
    # nor where the page leads there itself
    old = text_of("agencies/gamla-verket").replace("topics:", "related: [concepts/polisanmalan]\ntopics:")
    concept = text_of(CONCEPT).replace("topics:", "body: Se [[agencies/gamla-verket]].\ntopics:")
    of = view("agencies/gamla-verket", {"agencies/gamla-verket": old, CONCEPT: concept})
    assert [group.label for group in of.back_links()] == ["Ansvarar för"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ({"plan": "inledning", "read": "2026-01-02"}, "Planen 2016, avsnittet Inledning (läst 2 januari 2026)."),
        (
            {"title": "A", "url": "https://a.example.org/", "read": "2026-01-02", "published": "2025-03"},
            f"[A](https://a.example.org/){AWAY} (daterad mars 2025, läst 2 januari 2026).",
        ),
        (
            {"url": "https://a.example.org/", "read": "2026"},
            f"[https://a.example.org/](https://a.example.org/){AWAY} (läst 2026).",
        ),
        ({"title": "A*", "publisher": "B", "section": "s. 3", "read": "2026"}, r"A\*, B, s. 3 (läst 2026)."),
        (
            {"title": "A", "section": "C", "read": "2026", "note": "Se [[laws/anmalan-2025|x]]."},
            "A, C (läst 2026). Se [x](anmalan-2025.md).",
        ),
        ({"title": "A", "published": "odaterad", "read": "2026"}, "A (odaterad, läst 2026)."),
        ({"title": "A", "published": "3 mars 2024", "read": "2026"}, "A (daterad 3 mars 2024, läst 2026)."),
        ({"title": "A", "published": "mars 2024", "read": "2026"}, "A (daterad mars 2024, läst 2026)."),
        ({"title": "A", "published": "uppdaterad 2024", "read": "2026"}, "A (uppdaterad 2024, läst 2026)."),
    ],
)
def test_a_source_says_where_and_when(source: dict[str, str], shown: str) -> None:
    assert of_law("").source(Source.model_validate(source)) == shown


@pytest.mark.parametrize(("ref", "where"), [("guides/oro-i-skolan", ", s. 3"), ("guides/du-som-ar-ung", "")])
def test_a_chapter_and_a_paragraph_are_no_help_to_a_child(ref: str, where: str) -> None:
    source = Source.model_validate({"title": "A", "publisher": "B", "section": "s. 3", "read": "2026-01-02"})
    assert view(ref).source(source) == f"A, B{where} (läst 2 januari 2026)."


def test_a_heading_of_the_plan_is_named_without_its_parentheses() -> None:
    plan = text_of("vocabulary/plan").replace("title: Inledning", "title: (Inledning)")
    of = view(LAW, {LAW: law("Ny regel"), "vocabulary/plan": plan})
    assert of.source(of.record.sources[0]).startswith("Planen 2016, avsnittet Inledning (")


def test_the_page_of_a_record() -> None:
    page = record_page(view("guides/du-som-ar-ung"))
    assert (page.address, page.title, page.about) == (
        "vagledning/du-som-ar-ung/",
        "Du som är ung",
        "guides/du-som-ar-ung",
    )
    assert page.meta == {
        "description": "Om någon har gjort dig illa.",
        "source": "content/guides/du-som-ar-ung.yml",
        "guide": "true",
        "changes": None,
        "exit": "true",
        "linked": None,
    }
    other = record_page(view("guides/oro-i-skolan"))
    assert (other.meta["guide"], other.meta["exit"]) == ("true", None)
    assert record_page(view(CONCEPT)).meta["guide"] is None


@pytest.mark.parametrize(
    ("ref", "folder"), [("laws/anmalan-2025", "anmalan-2025"), ("agencies/skyddsverket", "skyddsverket")]
)
def test_the_folder_of_a_records_own_files(ref: str, folder: str) -> None:
    assert view(ref).folder == folder


def test_a_proposal_and_what_has_ended_say_so_at_the_top() -> None:
    proposal = record_page(of_law(f"today:\n  status: förslag\n{HOLDS.format(confidence='verified')}{SOURCE}")).body
    assert "## Ett förslag är inte lag" in proposal
    ended = record_page(of_law(today("upphävd"))).body
    assert "## Gäller inte längre: upphävd" in ended
    assert "I stället gäller" not in ended
    assert "!!!" not in record_page(of_law(today("gäller"))).body


CHAT = """\
chat:
  url: https://www.linjen.example.org/chatt
{}  checked: 2026-01-02
  sources: [{{plan: inledning, read: 2026-01-02}}]
"""
LINE = "resources/stodlinjen"


@pytest.mark.parametrize(
    ("old", "new", "at_top", "below"),
    [
        ("", "", "Öppet vardagar 8–17.\n", ", öppet vardagar 8–17."),
        (
            "8–17\n",
            "8–17\n  exceptions: Stängt i juli\n",
            "Öppet vardagar 8–17 (stängt i juli).\n",
            ", öppet vardagar 8–17 (stängt i juli).",
        ),
        ("  hours: vardagar 8–17\n", "", "", "."),
    ],
)
def test_when_a_line_answers_stands_with_its_number_wherever_that_stands(
    old: str, new: str, at_top: str, below: str
) -> None:
    body = record_page(view(LINE, {LINE: text_of(LINE).replace(old, new)})).body
    number = f"[020-00{NBSP}00{NBSP}00](tel:020000000)"
    top, _, rest = body.partition("## Telefon")
    assert f"{number}\n{{ .phone }}\n\n{at_top}" in top
    assert ("öppet" in top.casefold()) is bool(at_top)
    assert f"\n{number}{below}\n" in rest


@pytest.mark.parametrize(
    ("hours", "at_top", "below"),
    [("  hours: Dygnet runt\n", "Öppet dygnet runt.\n", ", öppet dygnet runt."), ("", "", ".")],
)
def test_when_a_chat_answers_stands_with_its_link(hours: str, at_top: str, below: str) -> None:
    text = text_of(LINE).replace("  hours: vardagar 8–17\n", "") + CHAT.format(hours)
    top, _, rest = record_page(view(LINE, {LINE: text})).body.partition("## Chatt eller formulär")
    link = f"[Chatt på linjen.example.org](https://www.linjen.example.org/chatt){AWAY}"
    assert f"{link}\n{{ .phone }}\n\n{at_top}" in top
    assert ("öppet" in top.casefold()) is bool(at_top)
    assert f"\n{link}{below}\n" in rest


def test_a_copy_of_a_law_leads_to_the_official_text_first() -> None:
    catalog, _ = understood(
        {
            "laws/regeln": law("Regeln", "number: 2010:800\nofficial_url: https://riksdagen.example.org/lagen", "lag"),
            "laws/stycket": law(
                "Stycket", "number: 2011:1\nprovision: 1 §\nofficial_url: https://a.example.org/", "lag"
            ),
        }
    )
    view = view_of(catalog, catalog.entries["laws/regeln"])

    def told(title: str) -> str:
        source = {"title": title, "section": "1 §", "url": "https://copy.example.org/x", "read": "2026-01-02"}
        return view.source(Source.model_validate(source))

    assert told("Lagen (2010:800), speglad lagtext").startswith(
        '[Lagen (2010:800)](https://riksdagen.example.org/lagen){ .extern rel="noreferrer" }, läst i '
        '[en spegling](https://copy.example.org/x){ .extern rel="noreferrer" }, 1\u00a0§ ('
    )
    assert told("Lagen (2011:1), speglad lagtext").startswith(
        "[Lagen (2011:1)](https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/sfs-2011-1)"
    )
    for other in ("Lagen (2010:800)", "Lagen, speglad lagtext"):
        assert told(other).startswith(f"[{other}](https://copy.example.org/x)")
    unled = Source.model_validate({"title": "Lagen (2010:800), speglad lagtext", "read": "2026-01-02"})
    assert view.source(unled) == "Lagen (2010:800), speglad lagtext (läst 2 januari 2026)."


@pytest.mark.parametrize(
    ("title", "host", "leads"),
    [
        ("Prop. 2019/20:69 Brottet", "lagen.nu/prop/2019/20:69", "data.riksdagen.se/dokument/H70369.html"),
        ("Prop. 2019/20:69 Brottet", "www.example.org/prop/", "www.example.org/prop/"),
        ("Propositionen", "lagen.nu/prop/2019/20:69", "lagen.nu/prop/2019/20:69"),
    ],
)
def test_a_copy_of_a_bill_leads_to_the_parliament_first(title: str, host: str, leads: str) -> None:
    source = Source.model_validate({"title": title, "url": f"https://{host}", "read": "2026-01-02"})
    shown = view("laws/anmalan-2025").source(source)
    assert shown.startswith(f"[{title}](https://{leads})")
    assert (f'läst i [en kopia hos lagen.nu](https://{host}){{ .extern rel="noreferrer" }}' in shown) is (host != leads)


TOPICS = "topics: [skydd]\nsources:\n  - {plan: inledning, read: 2026-01-02}\n"
OFFICE = "agencies/kontoret"
REACHED = "Vänd dig till [Skyddsverket](skyddsverket.md)."


def actor(more: str) -> str:
    return f"title: Kontoret\nsummary: Ett kontor.\ntype: funktion\n{more}{TOPICS}"


@pytest.mark.parametrize(
    ("more", "turn"),
    [
        ("parent: skyddsverket\n", REACHED),
        ("members: [skyddsverket]\n", REACHED),
        ("parent: mellan\n", REACHED),
        ("parent: mellan\nmembers: [skyddsverket]\n", REACHED),
        ("parent: kontoret\n", ""),
        ("", ""),
        (today("ersatt").replace("\n  text", "\n  replaced_by: [agencies/skyddsverket]\n  text"), REACHED),
        (today("avslutad"), ""),
    ],
)
def test_who_cannot_be_reached_says_so_and_where_to_turn(more: str, turn: str) -> None:
    between = actor("parent: skyddsverket\n").replace("Kontoret", "Mellan")
    body = record_page(view(OFFICE, {OFFICE: actor(more), "agencies/mellan": between})).body
    told = body.partition("## Kontakt { #kontakt }\n")[2].partition("\n## ")[0]
    assert "Handboken har varken nummer eller adress hit som är verifierade mot en källa." in told
    assert ("Vänd dig till" in told, turn in told) == (bool(turn), True)
    assert "[Ring och fråga](../ring/index.md), eller [hitta numren i din kommun](../kommuner/index.md)." in told


@pytest.mark.parametrize(
    ("ref", "left_out", "said"),
    [
        ("agencies/skyddsverket", "", False),
        ("agencies/skyddsverket", "contacts:", True),
        ("resources/stodlinjen", "", False),
        ("resources/stodlinjen", "phone:", True),
        ("resources/handledningen", "", False),
        (CONCEPT, "", False),
    ],
)
def test_it_is_said_of_actors_and_lines_that_have_no_way_to_reach_them(ref: str, left_out: str, *, said: bool) -> None:
    text = re.sub(rf"^{left_out}\n(?: .*\n)+", "", text_of(ref), flags=re.MULTILINE) if left_out else text_of(ref)
    catalog, _ = understood({ref: text})
    assert ("Handboken har varken" in record_page(view_of(catalog, catalog.entries[ref])).body) is said


def test_a_line_with_a_page_of_its_own_lacks_only_the_number() -> None:
    ref = "resources/stodlinjen"
    text = re.sub(
        r"^phone:\n(?: .*\n)+", "link: https://skyddsverket.example.org/linje\n", text_of(ref), flags=re.MULTILINE
    )
    catalog, _ = understood({ref: text})
    body = record_page(view_of(catalog, catalog.entries[ref])).body
    assert "\nHandboken har inget nummer hit som är verifierat mot en källa. Vänd dig till [Skyddsverket](" in body


def test_what_to_do_when_nobody_is_at_work_is_a_way_to_reach_somebody() -> None:
    ref = "resources/stodlinjen"
    text = re.sub(r"^phone:\n(?: .*\n)+", "", text_of(ref), flags=re.MULTILINE)
    urgent = text_of("vocabulary/urgent") + "- {id: jour, title: Ingen är på plats?, line: stodlinjen}\n"
    catalog, _ = understood({ref: text, "vocabulary/urgent": urgent})
    assert "## Kontakt {" not in record_page(view_of(catalog, catalog.entries[ref])).body


VIA_SWITCHBOARD = """\
contacts:
  - label: Växeln
    phone: 010-000 00 01
    checked: 2026-01-02
    sources: [{title: A, url: 'https://a.example.org/', read: 2026-01-02}]
"""
LOCAL_WAY = "[Hitta numren i din kommun](../kommuner/index.md)"


@pytest.mark.parametrize(
    ("sort", "more", "first"),
    [
        ("kommun och region", "", LOCAL_WAY),
        ("kommun och region", "parent: skyddsverket\n", LOCAL_WAY),
        ("kommun och region", "lines: [stodlinjen]\n", LOCAL_WAY),
        ("samverkan", "", "Handboken har varken nummer"),
        ("verksamhet", "lines: [stodlinjen]\n", "- ["),
        (
            "verksamhet",
            VIA_SWITCHBOARD,
            "Växeln",
        ),
    ],
)
def test_how_to_reach_an_actor_stands_first_and_under_the_same_heading(sort: str, more: str, first: str) -> None:
    body = record_page(view(OFFICE, {OFFICE: actor(more).replace("funktion", sort)})).body
    assert re.findall("^## .*", body, flags=re.MULTILINE)[0] == "## Kontakt { #kontakt }"
    told = body.partition("## Kontakt { #kontakt }\n")[2].partition("\n## ")[0]
    assert told.strip().startswith(first)
    assert (LOCAL_WAY in told, "Handboken har varken" in told) == (sort == "kommun och region", sort == "samverkan")
    assert ("\n- [" in told) is ("lines" in more)
    assert ("Du kan också vända dig till [Skyddsverket]" in told) is ("parent" in more)
    assert body.count("stodlinjen.md") == ("lines" in more)


@pytest.mark.parametrize(("title", "local"), [("Barnahus", True), ("Barnahuset", False)])
def test_what_municipalities_tell_of_is_found_in_them(title: str, *, local: bool) -> None:
    body = record_page(view(OFFICE, {OFFICE: actor("").replace("title: Kontoret", f"title: {title}")})).body
    assert (f"{LOCAL_WAY}\n{{ .local-way" in body) is local
