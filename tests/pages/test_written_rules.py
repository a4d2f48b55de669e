"""Hand-written pages come out as they were written, and what they link to exists: told by the check, in Swedish."""

import pytest

from examples import understood
from handbook.content.problems import Finding
from handbook.pages.written import Written
from handbook.pages.written_rules import Places, page_faults
from handbook.site.site import Site

OTHERS = {
    "sok.md": "# Sök\n\n## Så { #sa }\n",
    "lagar/index.md": "# Lagar\n\n<div id='rad'></div>\n",
    "mapp/b.md": "# B",
}


def found(path: str, text: str) -> list[Finding]:
    page = Written(path, text)
    places = Places({*OTHERS, path}, {"assets/a.pdf", "mapp/c.txt"}.__contains__, OTHERS.get)
    return list(page_faults(page, understood()[0], places))


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("om.md", "sok.md"),
        ("om.md", "./sok.md"),
        ("om.md", "sok.md#sa"),
        ("om.md", "sok.md#sok"),
        ("om.md", "lagar/index.md#rad"),
        ("om.md", "#rubrik"),
        ("om.md", "om.md#rubrik"),
        ("om.md", "assets/a.pdf"),
        ("om.md", "https://a.se/b.md#c"),
        ("om.md", "mailto:a@b.se"),
        ("mapp/a.md", "../sok.md#sa"),
        ("mapp/a.md", "b.md"),
        ("mapp/a.md", "c.txt"),
        ("mapp/a.md", "../assets/a.pdf"),
        ("mapp/djup/a.md", "../../sok.md"),
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x][y]\n\n[y]: {}", "<a href='{}'>x</a>"])
def test_links_that_lead_somewhere_are_left_alone(path: str, link: str, form: str) -> None:
    assert found(path, f"# Rubrik\n\n{form.format(link)}\n") == []


@pytest.mark.parametrize(
    ("path", "link", "code"),
    [
        ("om.md", "finns/inte.md", "dead-link"),
        ("om.md", "finns-inte.md#a", "dead-link"),
        ("om.md", "../sok.md", "dead-link"),
        ("om.md", "sok.md#inte", "dead-anchor"),
        ("om.md", "lagar/index.md#inte", "dead-anchor"),
        ("om.md", "#inte", "dead-anchor"),
        ("om.md", "om.md#inte", "dead-anchor"),
        ("om.md", "assets/b.pdf", "dead-link"),
        ("om.md", "a.pdf", "dead-link"),
        ("om.md", "sok/", "dead-link"),
        ("om.md", "sok", "dead-link"),
        ("om.md", "sok.html", "dead-link"),
        ("om.md", "/sok/", "dead-link"),
        ("om.md", "/sok.md", "dead-link"),
        ("om.md", "www.a.se", "dead-link"),
        ("om.md", "lagar/", "dead-link"),
        ("om.md", "Sok.md", "dead-link"),
        ("mapp/a.md", "sok.md", "dead-link"),
        ("mapp/a.md", "assets/a.pdf", "dead-link"),
        ("mapp/a.md", "../sok.md#inte", "dead-anchor"),
        ("mapp/djup/a.md", "../sok.md", "dead-link"),
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "![x]({})", "<a href='{}'>x</a>"])
def test_links_that_lead_nowhere_are_found_where_they_stand(path: str, link: str, code: str, form: str) -> None:
    (finding,) = found(path, f"---\ntitle: A\n---\n# Rubrik\n\nSe {form.format(link)}.\n")
    assert (finding.code, finding.file) == (code, f"docs/{path}")
    assert finding.mark
    assert finding.mark[0] == 6
    assert finding.message


@pytest.mark.parametrize("form", ["[[roles/skola#{}]]", "[x](roller/skola.md#{})"])
def test_a_heading_of_a_record_is_looked_for_where_it_is_asked_for(form: str) -> None:
    catalog, _ = understood()
    page = next(page for page in Site(catalog).pages if page.address == "roller/skola/")
    there = page.body.partition("{ #")[2].partition(" ")[0]
    for anchor, told in (("borta", [("dead-anchor", 3)]), (there, [])):
        site = Site(catalog, {"om.md": f"# A\n\n{form.format(anchor)}\n".encode()})
        assert [(it.code, it.mark and it.mark[0]) for it in site.findings()] == told


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ("Råd:\n- a\n- b", "bad-markdown", (5, 1)),
        ("- a\n  - b", "bad-markdown", (5, 3)),
        ("• a\n• b", "bad-markdown", (4, 1)),
        ("1. a\n5. b", "bad-markdown", (5, 1)),
        ("5*3*2", "bad-markdown", (4, 3)),
        ("Se [^1].", "bad-link", (4, 4)),
        ("C:\\_mapp", "bad-markdown", (4, 1)),
    ],
)
def test_a_page_is_judged_as_prose_is(text: str, code: str, mark: tuple[int, int]) -> None:
    assert [(it.code, it.mark) for it in found("om.md", f"---\ntitle: A\n---\n{text}\n")] == [(code, mark)]


@pytest.mark.parametrize(("text", "marks"), [("*öppen", [(4, 1)]), ("`*öppen`", []), ("*så*", [])])
def test_marks_left_on_a_page_are_asked_about(text: str, marks: list[tuple[int, int]]) -> None:
    catalog, _ = understood()
    pages = {"om.md": f"---\ntitle: A\n---\n{text}\n".encode(), "b.md": b"[[laws/borta]] *x"}
    assert [it.mark for it in Site(catalog, pages).warnings() if it.code == "left-over"] == marks
    assert found("om.md", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "# A\n\n## B { #b }\n\nText.\n{ .lead }",
        "```\n*öppen\n- b\n```",
        "1.  A\n    B\n2.  C",
        '<div data-x markdown="1">\n\nText *kursiv*.\n\n</div>',
        "!!! note\n    Hej",
        "`*öppen`",
    ],
)
def test_a_page_may_have_every_form(text: str) -> None:
    assert found("om.md", text) == []


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("114 14", "Skriv [[nummer:urgent/polis]]"),
        ("[114 14](tel:11414)", "Skriv [[nummer:urgent/polis]]"),
        ("020-00 00 00", "Länka till [[resources/stodlinjen]]"),
        ("+46 20 00 00 00", "Länka till [[resources/stodlinjen]]"),
    ],
)
def test_a_number_that_belongs_to_a_record_is_found(typed: str, advice: str) -> None:
    first, *_ = found("om.md", f"Ring {typed}.")
    assert (first.code, first.advice) == ("typed-number", advice)
    assert first.mark
    assert found("om.md", f"Ring `{typed}`.") == []


def test_what_no_record_owns_may_be_typed() -> None:
    assert found("om.md", "Ring [112](tel:112) eller 08-123 45 67.") == []


def test_a_page_that_links_to_what_could_not_be_read_is_judged_later() -> None:
    catalog, _ = understood({"laws/anmalan-2025": "summary: Trasig.\n"})
    page = Written("om.md", "[[laws/anmalan-2025]] [x](borta.md)")
    assert list(page_faults(page, catalog, Places(set(), lambda _: False, OTHERS.get))) == []


@pytest.mark.parametrize(("there", "told"), [(True, []), (None, []), (False, ["filen b.pdf finns inte"])])
def test_a_file_is_only_missed_where_it_is_known_that_it_is_not_there(*, there: bool | None, told: list[str]) -> None:
    places = Places({"om.md"}, lambda _: there, OTHERS.get)
    given = list(page_faults(Written("om.md", "[x](b.pdf)"), understood()[0], places))
    assert [it.message for it in given] == told


def test_headings_are_not_missed_while_a_record_cannot_be_read() -> None:
    catalog, _ = understood({"laws/anmalan-2025": "summary: Trasig.\n"})
    pages = {"om.md": b"[x](roller/skola.md#borta) [y](b.md#borta)", "b.md": b"[[laws/anmalan-2025]]"}
    assert [it.code for it in Site(catalog, pages).findings() if it.file.startswith("docs")] == []
