"""Hand-written pages: what their front matter says, and their links to records."""

import pytest

from examples import understood
from handbook.pages.written import Written, written_pages

FULL = "---\ntitle: Om\nsection: Om\norder: 3\n---\n# Rubrik\n"


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("om.md", FULL, ("om/", "Om", "Om", 3)),
        ("mapp/sida.md", "# Rubrik\n", ("mapp/sida/", "mapp/sida.md", "", 0)),
        ("index.md", "---\n---\nText", ("", "index.md", "", 0)),
        ("a.md", "Text\n---\ntitle: Nej\n---\n", ("a/", "a.md", "", 0)),
        ("a.md", "---\ntitle: 2016\n---\n", ("a/", "2016", "", 0)),
    ],
)
def test_what_a_page_says_of_itself(path: str, text: str, told: tuple[str, str, str, int]) -> None:
    page = Written(path, text)
    assert (page.address, page.title, page.section, page.order) == told


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("om.md", "lagar/anmalan-2025.md"),
        ("mapp/sida.md", "../lagar/anmalan-2025.md"),
        ("a/b/c.md", "../../lagar/anmalan-2025.md"),
    ],
)
def test_links_are_resolved_from_where_the_page_lies(path: str, link: str) -> None:
    text = "---\ntitle: A\n---\nSe [[laws/anmalan-2025|regeln]] och [[roles/skola#regler|rollen]].\n\n"
    file = Written(path, text).file(understood()[0])
    up = link.removesuffix("lagar/anmalan-2025.md")
    assert file.path == path
    assert file.data.decode() == (
        f"---\ntitle: A\n---\nSe [regeln]({link}) och [rollen]({up}roller/skola.md#regler).\n"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[laws/anmalan-2025]] [[roles/skola]] [[topics/natet]]", []),
        ("[[laws/borta]]", [((1, 1), "posten laws/borta finns inte")]),
        (
            "a\n\nSe [[roles/borta]] och\n[[topics/borta|x]]",
            [((3, 4), "posten roles/borta finns inte"), ((4, 1), "posten topics/borta finns inte")],
        ),
        ("`[[laws/borta]]`", []),
    ],
)
def test_dead_links_are_found_where_they_stand(text: str, found: list[tuple[tuple[int, int], str]]) -> None:
    findings = list(Written("om.md", text).findings(understood()[0]))
    assert [(it.mark, it.message) for it in findings] == found
    assert all((it.code, it.file, it.advice) == ("dead-link", "docs/om.md", "Rätta länken") for it in findings)


def test_a_link_to_a_record_that_could_not_be_read_is_not_dead() -> None:
    catalog, findings = understood({"laws/anmalan-2025": "summary: Trasig.\n"})
    assert findings
    assert list(Written("om.md", "[[laws/anmalan-2025]]").findings(catalog)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("roles", "[[roles/skola]]"), ("roles", "[[roles/borta]]"), ("urgent", "[[nummer:urgent/fara]]")],
)
def test_a_page_that_needs_a_vocabulary_which_could_not_be_read_waits(name: str, text: str) -> None:
    page, (catalog, _) = Written("om.md", text), understood({f"vocabulary/{name}": "a: b\n"})
    assert list(page.findings(catalog)) == []
    assert page.waits(catalog)
    assert not Written("om.md", f"`{text}`").waits(catalog)
    assert not page.waits(understood()[0])


def test_pages_are_the_markdown_files_in_order() -> None:
    files = {"b.md": b"B", "a.css": b"x", "a.md": "Å".encode(), "c.mdx": b"x"}
    assert written_pages(files) == (Written("a.md", "Å"), Written("b.md", "B"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring [[nummer:urgent/fara]].", "Ring [112](tel:112)."),
        ("[[nummer:urgent/polis]] [[nummer:urgent/fara]]", "[114\u00a014](tel:11414) [112](tel:112)"),
        ("`[[nummer:urgent/fara]]`", "`[[nummer:urgent/fara]]`"),
        ("[[nummer:urgent/jour]]", "[[nummer:urgent/jour]]"),
    ],
)
def test_a_number_is_that_of_its_record(text: str, shown: str) -> None:
    assert Written("om.md", text).file(understood()[0]).data.decode() == f"{shown}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[nummer:urgent/fara]] och `[[nummer:urgent/jour]]`", []),
        ("a\n[[nummer:urgent/fara]] [[nummer:urgent/jour]]", [((2, 24), "urgent.yml har inget nummer för ”jour”")]),
        ("[[nummer:urgent/]]", [((1, 1), "urgent.yml har inget nummer för ””")]),
    ],
)
def test_a_number_that_no_record_has_is_found(text: str, found: list[tuple[tuple[int, int], str]]) -> None:
    findings = list(Written("om.md", text).findings(understood()[0]))
    assert [(it.mark, it.message) for it in findings] == found
    assert all((it.code, it.advice) == ("dead-link", "Välj en av fara, polis") for it in findings)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("title: 'a", ("yaml", 3)),
        ("title: a\norder: [", ("yaml", 4)),
        ("- a", ("wrong-type", 1)),
        ("hej", ("wrong-type", 1)),
        ("order: ab", ("wrong-type", 1)),
        ("order: 1.5", ("wrong-type", 1)),
        ("order:", ("wrong-type", 1)),
        ("title: [a]", ("wrong-type", 1)),
        ("title:", ("wrong-type", 1)),
        ("section: {a: b}", ("wrong-type", 1)),
    ],
)
def test_a_head_that_cannot_be_read_is_said_and_passed_over(head: str, told: tuple[str, int]) -> None:
    page = Written("om.md", f"---\n{head}\n---\n# Rubrik\n")
    (finding,) = page.findings(understood()[0])
    assert finding.mark
    assert (finding.code, finding.mark[0], finding.file) == (*told, "docs/om.md")
    assert (page.title, page.section, page.order) == ("om.md", "", 0)


@pytest.mark.parametrize(
    ("section", "advice"),
    [("Uppslagg", "Menade du ”Uppslag”?"), ("xyz", "Välj Hem, Vägledningar, Ring och fråga")],
)
def test_a_heading_that_the_navigation_does_not_have_is_told(section: str, advice: str) -> None:
    (finding,) = Written("om.md", f"---\ntitle: Om\nsection: {section}\n---\n# Om\n").findings(understood()[0])
    assert (finding.code, finding.mark) == ("wrong-value", (3, 1))
    assert finding.message == f"rubriken ”{section}” finns inte i navigeringen"
    assert finding.advice.startswith(advice)


@pytest.mark.parametrize("written", ["[[laws/anmalan-2025", "[[LVU]]", "[[ laws/anmalan-2025 ]]", "[[nummer:x/y]]"])
def test_brackets_that_are_no_link_are_found(written: str) -> None:
    (finding,) = Written("om.md", f"a\n\nSe {written}").findings(understood()[0])
    assert (finding.code, finding.mark) == ("dead-link", (3, 4))
    assert list(Written("om.md", f"`{written}`").findings(understood()[0])) == []
