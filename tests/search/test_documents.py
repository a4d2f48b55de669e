"""What each record says to the search: which of its texts count as names, as numbers, in short, or as the rest."""

import pytest

from aging import AFTER, LAW, amended, marked
from examples import HOLDS, law, more, text_of, understood
from handbook.search.documents import Document, documents, in_parenthesis, stages, without_parenthesis

BOOK = "resources/handledningen"


def document(ref: str, texts: dict[str, str] | None = None) -> Document:
    catalog, findings = understood(texts)
    assert findings == ()
    return next(it for it in documents(catalog) if it.ref == ref)


@pytest.mark.parametrize(
    ("name", "outside", "inside"),
    [
        ("Brottsförebyggande rådet (Brå)", "Brottsförebyggande rådet", "Brå"),
        ("Lagen (1990:52) om vård", "Lagen om vård", ""),
        ("(a) b", "b", "a"),
        ("Barn", "", ""),
    ],
)
def test_a_name_with_a_parenthesis_is_two(name: str, outside: str, inside: str) -> None:
    assert (without_parenthesis(name), in_parenthesis(name)) == (outside, inside)


@pytest.mark.parametrize(
    ("ages", "names"),
    [
        ("Årskurs fyra till sex (omkring 10–12 år)", ("mellanstadiet",)),
        ("7–10 år", ("lågstadiet", "mellanstadiet")),
        ("3–5 år och 15–16 år", ("förskolan", "högstadiet", "gymnasiet")),
        ("6–6 år", ()),
        ("9–20 år", ("lågstadiet", "mellanstadiet", "högstadiet", "gymnasiet")),
        ("5–17 år", ()),
        ("Vuxna", ()),
    ],
)
def test_ages_are_stages_of_school_unless_they_are_nearly_all(ages: str, names: tuple[str, ...]) -> None:
    assert stages(ages) == names


def test_a_document_for_every_record_in_order() -> None:
    catalog, _ = understood()
    assert [it.ref for it in documents(catalog)] == list(catalog.entries)


def test_what_is_known_of_a_record() -> None:
    old, new, line, agency = (
        document(ref)
        for ref in ("laws/anmalan-2001", "laws/anmalan-2025", "resources/stodlinjen", "agencies/skyddsverket")
    )
    assert (old.kind, old.address, old.title, old.lang) == (
        "laws",
        "lagar/anmalan-2001/",
        "Anmälan (14 kap. 1 §)",
        "sv",
    )
    assert (old.status, old.superseded, old.replaced_by) == ("ersatt", True, ("laws/anmalan-2025",))
    assert (new.status, new.superseded, new.replaced_by) == ("", False, ())
    assert (old.summary, old.aliases, old.keywords) == ("Den gamla regeln om anmälan.", ("14 kap. 1 § GL",), ())
    assert (new.topics, new.roles) == (("skydd",), ("skola", "socialtjanst"))
    assert [it.has_contact for it in (old, line, agency)] == [False, True, True]
    assert document(BOOK).lang == "en"
    assert line.status == "oklart om det finns"


def test_the_texts_of_a_law() -> None:
    more = "number: 2025:9\nprovision: 2 kap. 1 §\npart_of: anmalan-2025\nin_force_from: 2025-07-01\n"
    more += "rule: Se **[[laws/anmalan-2025|den]]**.\nkeywords: [ord]\naliases: [Nylagen (NL)]\n"
    more += "official_url: https://a.example.org/\nroles: [skola]\n"
    found = document("laws/x", {"laws/x": law("Ny lag (x)", more)})
    assert found.texts == (
        ("title", "Ny lag (x)"),
        ("alias", "Nylagen (NL)"),
        ("bare", "Ny lag"),
        ("inner", "x"),
        ("bare", "Nylagen"),
        ("inner", "NL"),
        ("keyword", "ord"),
        ("body", "sv"),
        ("summary", "En regel."),
        ("context", "Anmälan och skydd"),
        ("context", "Skola"),
        ("context", "lärare"),
        ("body", "paragraf"),
        ("number", "2025:9"),
        ("number", "2 kap. 1 §"),
        ("owner", "Anmälan (19 kap. 1 §)"),
        ("body", "Se den."),
    )


def test_links_are_said_by_what_they_lead_to_and_those_that_lead_nowhere_not_at_all() -> None:
    more = "part_of: hel-lag\nrelated: [concepts/orosanmalan, laws/saknas]\nbased_on: [laws/saknas]\n"
    ended = f"today:\n  status: ersatt\n{HOLDS.format(confidence='unknown')}  replaced_by: [laws/saknas, laws/b]\n"
    whole = law("Hela lagen", "aliases: [HL]", "lag")
    texts = {"laws/a": law("A", f"{more}{ended}"), "laws/b": law("B", "part_of: saknas"), "laws/hel-lag": whole}
    catalog, findings = understood(texts)
    assert {finding.code for finding in findings} == {"dead-link"}
    found = {it.ref: it for it in documents(catalog)}
    assert found["laws/a"].of("owner") == ("Hela lagen", "HL")
    assert found["laws/a"].of("mention") == ("B", "Orosanmälan")
    assert found["laws/a"].replaced_by == ("laws/b",)
    assert found["laws/b"].of("owner") == ()


def test_a_name_is_said_as_it_is_written_and_prose_without_markup() -> None:
    found = document(BOOK, {BOOK: text_of(BOOK) + "format: a_b * c\nbody: a_b *c*\n"})
    assert {"a_b * c", "a b c"} <= set(found.of("body"))


def test_a_place_in_an_order_is_no_text() -> None:
    assert not [text for text in document("guides/oro-i-skolan").of("body") if text.isdigit()]


def test_the_number_of_a_measure_is_said_with_its_kind_and_links_by_their_titles() -> None:
    found = document("measures/atgard-01")
    assert found.of("number") == ("åtgärd 1", "S2016/00001/FST")
    assert "Gamla verket" in found.of("mention")
    assert "The Handbook" in found.of("mention")
    assert "Skolpersonal" in found.of("context")
    assert "Verket gav ut en handledning." in found.of("body")
    assert found.of("finns-inte") == ()
    # where it was read is no text of it
    assert not any("Handledningen" in text or "Inledning" in text for _, text in found.texts)


def test_a_number_is_that_of_the_record_itself() -> None:
    found = document("resources/stodlinjen")
    assert found.of("number") == ("020-00 00 00",)
    assert document(BOOK, {BOOK: text_of(BOOK) + "use_for: När du vill.\n"}).of("summary") == (
        "Stöd för samtal med barn.",
        "När du vill.",
    )


def test_names_of_what_a_record_replaces_lead_to_it_however_many_steps_back() -> None:
    ended = f"today:\n  status: ersatt\n{HOLDS.format(confidence='unknown')}  replaced_by: [laws/{{}}]\n"
    texts = {
        "laws/a": law("Allra äldst (A)", f"number: '1900:1'\n{ended.format('anmalan-2001')}"),
        "laws/b": law("Gäller", f"aliases: [Annan]\n{ended.format('anmalan-2025').replace('ersatt', 'gäller')}"),
    }
    assert document("laws/anmalan-2025", texts).of("former") == (
        "Anmälan (14 kap. 1 §)",
        "Anmälan",
        "14 kap. 1 § GL",
        "2001:1",
        "14 kap. 1 §",
        "Allra äldst (A)",
        "Allra äldst",
        "1900:1",
    )
    assert document("laws/a", texts).of("former") == ()
    other = {"laws/a": law("A", f"related: [laws/b]\n{ended.format('anmalan-2025')}"), "laws/b": law("B")}
    assert document("laws/b", other).of("former") == ()


def test_several_paragraphs_are_each_a_number() -> None:
    found = document("laws/x", {"laws/x": law("X", "provision: 27 kap. 1–3 §§")}).of("number")
    assert found == ("27 kap. 1–3 §§", "27 kap. 1 §", "27 kap. 2 §", "27 kap. 3 §")


def test_a_number_that_is_a_mere_figure_is_no_name_of_what_comes_after() -> None:
    ref = "measures/atgard-01"
    ended = f"today:\n  status: ersatt\n{HOLDS.format(confidence='unknown')}  replaced_by: [laws/b]\n"
    without = text_of(ref).partition("today:")[0] if "today:" in text_of(ref) else text_of(ref)
    catalog, _ = understood({ref: without + ended, "laws/b": law("B")})
    found = next(it for it in documents(catalog) if it.ref == "laws/b").of("former")
    assert catalog.superseded(ref)
    assert found[0] == catalog.title(ref)
    assert "S2016/00001/FST" in found
    assert all(isinstance(it, str) for it in found)


def test_a_ring_of_successors_ends() -> None:
    ended = f"today:\n  status: ersatt\n{HOLDS.format(confidence='unknown')}  replaced_by: [laws/{{}}]\n"
    catalog, _ = understood({"laws/a": law("A", ended.format("b")), "laws/b": law("B", ended.format("a"))})
    found = {it.ref: it for it in documents(catalog)}
    assert found["laws/a"].of("former") == ("B",)


@pytest.mark.parametrize(
    ("audiences", "children"),
    [("[barn]", True), ("[barn, skolpersonal]", True), ("[skolpersonal, barn]", False), ("[foraldrar]", False)],
)
def test_a_material_is_for_children_if_they_are_those_it_is_meant_for_first(audiences: str, *, children: bool) -> None:
    book = text_of(BOOK).replace("audiences: [skolpersonal]", f"audiences: {audiences}")
    texts = {"vocabulary/audiences": more()["vocabulary/audiences"], BOOK: book}
    assert document(BOOK, texts).for_child is children


PAGES = """\
- id: stod-det-forut
  title: Var stod det förut?
  aliases: [Gamla paragrafer, Jämförelsen]
  summary: Se [[laws/anmalan-2025|reglerna]] i **båda** lagarna.
  words: [korstabell, paragrafnyckel]
- {id: ring, title: Ring och fråga, summary: Vem du kan ringa.}
"""


def test_a_page_over_many_records_is_found_by_its_names_and_words_after_all_records() -> None:
    catalog, findings = understood({**more(), "vocabulary/pages": PAGES})
    assert findings == ()
    *records, moved, ring = documents(catalog)
    assert [it.ref for it in records] == list(catalog.entries)
    assert (moved.ref, moved.kind, moved.address) == ("pages/stod-det-forut", "pages", "stod-det-forut/")
    assert (moved.title, moved.lang, moved.status) == ("Var stod det förut?", "sv", "")
    assert moved.summary == "Se reglerna i båda lagarna."
    assert (moved.aliases, moved.keywords) == (("Gamla paragrafer", "Jämförelsen"), ("korstabell", "paragrafnyckel"))
    assert (moved.replaced_by, moved.topics, moved.roles, moved.answers, moved.mark) == ((), (), (), (), "")
    assert (moved.superseded, moved.has_contact, moved.for_child) == (False, False, False)
    assert moved.texts == (
        ("title", "Var stod det förut?"),
        ("alias", "Gamla paragrafer"),
        ("alias", "Jämförelsen"),
        ("keyword", "korstabell"),
        ("keyword", "paragrafnyckel"),
        ("summary", "Se reglerna i båda lagarna."),
        ("old", "2 kap. 1 § socialtjänstlagen"),
        ("old", "2 kap. 2 § socialtjänstlagen"),
        ("old", "14 kap. 1 § socialtjänstlagen"),
        ("old", "(ny) socialtjänstlagen"),
    )
    assert ring.texts == (("title", "Ring och fråga"), ("summary", "Vem du kan ringa.")), "the old law is elsewhere"


def test_the_first_of_what_has_changed_under_a_record_is_told_with_its_hit() -> None:
    catalog = marked(amended(), AFTER)
    found = {it.ref: it.mark for it in documents(catalog)}
    assert {ref for ref, mark in found.items() if mark} == {ref for ref in catalog.entries if catalog.news.of(ref)}
    assert found[LAW] == catalog.news.of(LAW)[0].text
    assert "2026:50" in found[LAW]
    assert set(map(len, (found["concepts/polisanmalan"], found["pages/ring"]))) == {0}


@pytest.mark.parametrize(
    ("ages", "keywords"),
    [("7–10 år", ("lågstadiet", "mellanstadiet")), ("Alla", ()), ("15–16 år", ("högstadiet", "gymnasiet"))],
)
def test_a_material_is_found_by_the_years_of_school_that_it_is_for(ages: str, keywords: tuple[str, ...]) -> None:
    before = "ages: 7–12 år"
    assert before in text_of(BOOK)
    found = document(BOOK, {BOOK: text_of(BOOK).replace(before, f"ages: {ages}")})
    assert found.of("keyword") == keywords
    assert ages in found.of("body")


@pytest.mark.parametrize(
    ("languages", "keywords"),
    [("[svenska]", ()), ("[lätt svenska, arabiska]", ("arabiska",)), ("[dari, tigrinja]", ("dari", "tigrinja"))],
)
def test_a_material_is_found_by_the_other_languages_that_it_is_in(languages: str, keywords: tuple[str, ...]) -> None:
    before = "ages: 7–12 år"
    found = document(BOOK, {BOOK: text_of(BOOK).replace(before, f"ages: Alla\nlanguages: {languages}")})
    assert found.of("keyword") == keywords


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        pytest.param("guides/oro-i-skolan", "https://", id="an address on the web"),
        pytest.param("laws/anmalan-2025", "2025-07-01", id="a day"),
        pytest.param("laws/anmalan-2001", "2026-01-02", id="the day of a reading"),
    ],
)
def test_what_nobody_searches_for_is_no_text(ref: str, text: str) -> None:
    assert not [it for _, it in document(ref).texts if it.startswith(text)]


def test_places_are_found_by_their_names_alone() -> None:
    catalog, _ = understood(more())
    found = next(it for it in documents(catalog) if it.ref == "localities/2260")
    assert catalog.entries["localities/2260"].record.contacts  # type: ignore[attr-defined]
    assert {field for field, _ in found.texts} <= {"title", "alias", "bare", "inner", "keyword", "former"}
