"""Pages that list: kinds with their columns and groups, names from A to Ö, and what two want at once."""

import re

import pytest

from examples import HOLDS, law, text_of, understood
from handbook.catalog.coverage import Row as MatrixRow
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.concept import Concept
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.law import Law
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.recommendation import Recommendation
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.statistic import Statistic
from handbook.pages.clashes import same_address, same_heading
from handbook.pages.directory import addresses, pages
from handbook.pages.kind_lists import LONG, columns_of, kind_page
from handbook.pages.letters import NameLine, letter_of, letters
from handbook.pages.markdown import Writer
from handbook.pages.overviews import OVERVIEWS

NBSP = "\u00a0"
OLD = "laws/anmalan-2001"


def rows(
    cls: type[Agency | Concept | Guide | Law | Measure | Resource | Statistic], texts: dict[str, str] | None = None
) -> list[str]:
    catalog, findings = understood(texts)
    assert findings == ()
    return told(kind_page(catalog, cls).body)


def told(body: str) -> list[str]:
    """Return the headings of a list, and its rows with a bar before each cell."""
    found = re.findall(r"^##[^\n]*|<th scope=\"row\".*?</tr>", body, re.MULTILINE | re.DOTALL)
    return [re.sub(r'</t[hdr]>|\n|<th scope="row" markdown="span">', "", row).replace("<td", "|<td") for row in found]


@pytest.mark.parametrize(
    ("cls", "labels"),
    [
        (Law, ["Läge"]),
        (Agency, ["Läge"]),  # the type is the heading
        (Resource, ["Utgivare", "År", "Läge"]),
        (Guide, [""]),  # a sentence says itself what it is
        (Statistic, ["Senaste siffran", "Vilka siffrorna gäller", "Framtagen av"]),
        (Recommendation, ["År", "Typ", "Åtgärder som svarar"]),
    ],
)
def test_columns_are_those_of_the_kind_but_not_what_the_headings_say(cls: type[Law], labels: list[str]) -> None:
    assert [column.label for column in columns_of(cls)] == labels


def test_the_list_of_laws() -> None:
    page = kind_page(understood()[0], Law)
    assert (page.address, page.title, page.about) == ("lagar/", "Lagar", "laws")
    assert page.meta == {"description": Law.kind.intro, "early": None}
    assert "\n2 poster.\n" in page.body
    assert rows(Law) == [
        "## Anmäla oro { #anmala-oro }",
        f'[Anmälan (19{NBSP}kap.{NBSP}1{NBSP}§)](anmalan-2025.md)|<td markdown="span">',
        (
            f"[Anmälan (14{NBSP}kap.{NBSP}1{NBSP}§)](anmalan-2001.md)"
            '|<td data-label="Läge" markdown="span">*ersatt*{ .status .status-ersatt }'
        ),
    ]
    assert "## Gäller" not in page.body
    folded = page.body.split('<details class="aldre" markdown>\n')[1]
    assert folded.startswith('<summary markdown="span">Gäller inte längre (1)</summary>\n')
    assert told(folded) == rows(Law)[2:]


def test_every_column_has_a_heading() -> None:
    assert re.findall(r'<th scope="col">(.*?)</th>', kind_page(understood()[0], Guide).body) == ["Titel", "Situationen"]


@pytest.mark.parametrize(("number", "script"), [(LONG - 3, None), (LONG - 2, "assets/list.js")])
def test_a_long_list_can_be_filtered(number: int, script: str | None) -> None:
    texts = {f"laws/x{count}": law(f"X {count}") for count in range(number)}
    assert kind_page(understood(texts)[0], Law).meta["early"] == script


def test_the_list_of_figures_tells_the_newest() -> None:
    assert any(
        '|<td data-label="Senaste siffran" markdown="span">2015: ca 11 anmälningar|' in row for row in rows(Statistic)
    )


def test_links_terms_and_prose_in_cells() -> None:
    measure = rows(Measure)[1]
    assert '|<td data-label="Ansvarig" markdown="span">[Gamla verket](../aktorer/gamla-verket.md)|' in measure
    assert "Läge" in measure
    assert rows(Guide)[0].endswith('|<td markdown="span">Du arbetar i skolan och misstänker att en elev far illa.')
    assert "Se [regeln](../lagar/anmalan-2025.md)." in rows(Concept)[0]


def test_several_links_in_a_cell() -> None:
    ref = "measures/atgard-01"
    text = text_of(ref).replace("responsible: [gamla-verket]", "responsible: [skyddsverket, gamla-verket]")
    both = "[Skyddsverket](../aktorer/skyddsverket.md), [Gamla verket](../aktorer/gamla-verket.md)"
    assert both in rows(Measure, {ref: text})[1]


def test_what_is_superseded_says_so_beside_its_title_unless_a_column_does() -> None:
    ref = "concepts/polisanmalan"
    ended = f"{text_of(ref)}today:\n  status: upphävd\n{HOLDS.format(confidence='unknown')}"
    found = rows(Concept, {ref: ended})
    said = "*upphävd, ej verifierat*{ .status .status-upphavd }"
    assert found[1].startswith(f"[Polisanmälan](polisanmalan.md) {said}|")
    assert found[0].startswith("[Orosanmälan](orosanmalan.md)|")
    assert kind_page(understood()[0], Law).body.count("*ersatt*") == 1


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Anmälan", "A"), ("åtgärd", "Å"), ("(Barn)", "B"), ("14 kap.", "0–9"), ("–", "0–9"), ("Éva", "É")],
)
def test_the_letter_of_a_name(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_every_name_stands_under_its_letter() -> None:
    catalog, _ = understood({"laws/x": law("Öga", "aliases: ['Åtta *', anmälan]")})
    found = dict(letters(catalog, Writer(catalog, "a-o/")))
    assert list(found) == ["0–9", "A", "B", "D", "E", "G", "H", "N", "O", "P", "S", "T", "Å", "Ö"]
    assert found["Å"] == [NameLine(r"[Åtta \*](../lagar/x.md)", "Öga")]
    assert found["Ö"] == [NameLine("[Öga](../lagar/x.md)")]
    assert [(it.link.partition("]")[0], it.title) for it in found["A"]] == [
        ("[anmälan", "Öga"),
        (f"[Anmälan (14{NBSP}kap.{NBSP}1{NBSP}§)", ""),
        (f"[Anmälan (19{NBSP}kap.{NBSP}1{NBSP}§)", ""),
        ("[Anmälningar per år", ""),
    ]


def test_a_name_that_the_title_begins_with_stands_once() -> None:
    catalog, _ = understood({"laws/x": law("Zonlagen (2001:1)", "aliases: [zonlagen, Zonlag, Zonen, Gamla zonlagen]")})
    found = dict(letters(catalog, Writer(catalog, "a-o/")))
    assert found["Z"] == [NameLine("[Zonlagen (2001:1)](../lagar/x.md)", also=("Zonen",))]
    assert NameLine("[Gamla zonlagen](../lagar/x.md)", "Zonlagen") in found["G"]


def test_names_of_one_record_share_a_line_where_they_would_follow_on_each_other_or_begin_alike() -> None:
    written = {
        "laws/x": law("Öga", "aliases: [Zebra, Zon A, Zon ett, Zon två]"),
        "laws/y": law("Åtta", "aliases: [Zon B]"),
    }
    catalog, _ = understood(written)
    assert dict(letters(catalog, Writer(catalog, "a-o/")))["Z"] == [
        NameLine("[Zebra](../lagar/x.md)", "Öga", ("Zon A", "Zon ett", "Zon två")),
        NameLine("[Zon B](../lagar/y.md)", "Åtta"),
    ]


@pytest.mark.parametrize(
    ("aliases", "shown"),
    [
        ("'Zon 6:4'", "Z"),
        ("'6 kap. 4 § Zon', 'Zon 6:4'", "0–9"),
        ("'6 § Zon', Zon 6 §, Zon 6 a:4 b", "0–9"),
        ("'6 § Zon', 'Zon 6 § om annat'", "0–9Z"),
    ],
)
def test_a_place_in_a_law_stands_once_among_the_figures(aliases: str, shown: str) -> None:
    catalog, _ = understood({"laws/x": law("Öga", f"aliases: [{aliases}]")})
    found = dict(letters(catalog, Writer(catalog, "a-o/")))
    lines = {letter: [it for it in found.get(letter, ()) if "lagar/x.md" in it.link] for letter in ("0–9", "Z")}
    assert "".join(letter for letter, its in lines.items() if its) == shown


def test_an_english_title_beside_another_name_is_marked_as_english() -> None:
    catalog, _ = understood({"laws/x": law("The Act", "lang: en\naliases: [Lagen]")})
    found = dict(letters(catalog, Writer(catalog, "a-o/")))
    assert NameLine("[Lagen](../lagar/x.md)", '<span lang="en">The Act</span>') in found["L"]
    assert NameLine("[The Act](../lagar/x.md){ lang=en }") in found["T"]


def test_two_pages_in_one_place() -> None:
    given = [("a.md", "content/laws/a.yml"), ("b.md", ""), ("a.md", "docs/a.md"), ("b.md", "docs/b.md"), ("a.md", "x")]
    assert [(it.code, it.file, it.message, it.mark) for it in same_address(given)] == [
        ("same-address", "docs/a.md", "sidan får samma adress som content/laws/a.yml", (1, 1)),
        ("same-address", "docs/b.md", "sidan får samma adress som en sida som handboken gör själv", (1, 1)),
        ("same-address", "x", "sidan får samma adress som content/laws/a.yml", (1, 1)),
    ]


@pytest.mark.parametrize(
    ("given", "file", "told"),
    [
        (
            (("b.md", "docs/b.md"), ("b.md", "")),
            "docs/b.md",
            "sidan får samma adress som en sida som handboken gör själv",
        ),
        ((("b.md", ""), ("b.md", "")), "scripts/handbook", "handboken gör två sidor med samma adress, b/"),
        ((("a/index.md", ""), ("A/index.md", "")), "scripts/handbook", "handboken gör två sidor med samma adress, A/"),
    ],
)
def test_a_clash_is_told_of_a_file_that_is_there(given: tuple[tuple[str, str], ...], file: str, told: str) -> None:
    assert [(it.file, it.message) for it in same_address(given)] == [(file, told)]


def test_some_disks_do_not_tell_large_letters_from_small_ones() -> None:
    assert [it.file for it in same_address([("a/om.md", ""), ("A/Om.md", "docs/A/Om.md"), ("b.md", "x")])] == [
        "docs/A/Om.md"
    ]


@pytest.mark.parametrize(
    ("body", "clash"),
    [
        ("### Eget\n\n  Text.", []),
        ("### Fakta\n\n  Text.", ["Fakta"]),
        ("### Källor\n\n  Text.", ["Källor"]),
        ("### Eget\n\n  A.\n\n  ### eget!\n\n  B.", ["Eget", "eget!"]),
        ("# i en rad", []),
        ("Ingen rubrik.", []),
    ],
)
def test_two_headings_with_one_id(body: str, clash: list[str]) -> None:
    catalog, _ = understood({"laws/x": law("X", f"body: |\n  {body}")})
    found = list(same_heading(catalog))
    assert [finding.words for finding in found] == clash
    assert all((it.code, it.path, it.file) == ("same-heading", ("body",), "content/laws/x.yml") for it in found)


def test_no_page_is_made_of_a_catalog_with_gaps() -> None:
    catalog, _ = understood({"laws/x": law("X", "body: |\n  ### Fakta\n\n  A."), OLD: "summary: Trasig.\n"})
    assert not catalog.whole
    assert list(same_heading(catalog)) == []
    assert understood()[0].whole


def test_every_page_has_the_address_that_is_told_of_it() -> None:
    catalog, _ = understood()
    made = list(pages(catalog, OVERVIEWS))
    assert [page.address for page in made] == list(addresses(catalog, OVERVIEWS))
    found = [page.address for page in made]
    for address in ("", "lagar/", "roller/skola/", "teman/natet/", "lagar/anmalan-2025/", "reformer/"):
        assert found.count(address) == 1


def test_a_matrix_row() -> None:
    row = MatrixRow("x", {1: "A", 2: "", 3: "M", 4: "A"})
    assert row.reached
    assert (row.numbers("A"), row.numbers("M"), row.numbers("x")) == ([1, 4], [3], [])
    assert not MatrixRow("x", {1: ""}).reached
