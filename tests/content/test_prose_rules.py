"""What editors write in prose: each construct comes out as it was written, or is refused with its words."""

import re
from html import unescape

import markdown
import pytest
import yaml

from handbook.catalog.catalog import Catalog
from handbook.content.prose_rules import EXTENSIONS, faults_in
from handbook.pages.markdown import Writer, plain
from places import ROOT


def test_prose_is_judged_with_the_extensions_that_the_site_has() -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""), yaml.SafeLoader)
    named = [next(iter(item)) if isinstance(item, dict) else item for item in settings["markdown_extensions"]]
    assert named == list(EXTENSIONS)


REFUSED = [
    ("Råd till:\n- skolor\n- hem", "bad-markdown", "- skolor"),
    ("Råd till:\n* skolor", "bad-markdown", "* skolor"),
    ("Råd till:\n1. skolor", "bad-markdown", "1. skolor"),
    ("2018. Sedan kom lagen.", "bad-markdown", "2018."),
    ("Först.\n\n2018. Sedan kom lagen.", "bad-markdown", "2018."),
    ("Text.\n\n3. tre", "bad-markdown", "3."),
    ("- ett\n- två\n\n1. tre", "bad-markdown", "tre"),
    ("1. ett\n\n- två", "bad-markdown", "två"),
    ("![hus](https://a.se/b.png)", "bad-markdown", "hus"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "bad-markdown", "a b 1 2"),
    ("    kod", "bad-markdown", "kod"),
    ("Först.\n\n    kod", "bad-markdown", "kod"),
    ("Ord\n: betydelse", "bad-markdown", "Ord betydelse"),
    ("---", "bad-markdown", ""),
    ("Text\n{ .lead }", "bad-markdown", "Text"),
    ("**fet**{ .x }", "bad-markdown", "fet"),
    ("!!! note\n    hej", "bad-markdown", "Note hej"),
    ("## Hög", "heading-level", "Hög"),
    ("Text\n# Hög", "heading-level", "Hög"),
    ("Hög\n===", "heading-level", "Hög"),
    ("Hög\n---", "heading-level", "Hög"),
    ("a<br>b", "raw-html", "<br>"),
    ("<b>fet</b>", "raw-html", "<b>"),
    ("<script>", "raw-html", "<script>"),
    ("<!-- hej -->", "raw-html", "<!-- hej -->"),
    ("&auml;", "raw-html", "&auml;"),
    ("&#228;", "raw-html", "&#228;"),
    ("[x](javascript:alert)", "raw-html", "javascript:"),
    ("[x](http://a.se)", "bad-link", "http://a.se"),
    ("[x](/lokal/)", "bad-link", "/lokal/"),
    ("[x](../sida.md)", "bad-link", "../sida.md"),
    ("[x](mailto:a@b.se)", "bad-link", "mailto:a@b.se"),
    ('[x](https://a.se "titel")', "bad-link", "titel"),
    ("[x](https://a.se/b c)", "bad-link", "https://a.se/b c"),
    ("[x](https://a.se/(b(c)))", "bad-link", "https://a.se/(b(c))"),
    ("<https://a.se>", "bad-link", "https://a.se"),
    ("<a@b.se>", "bad-link", "mailto:a@b.se"),
    ("[x][y]\n\n[y]: https://a.se", "bad-link", "[y]"),
    ("[x][y]", "bad-link", "]["),
    ("Text.[^1]", "bad-link", "[^1]"),
    ("[[laws/lvu", "dead-link", "[["),
    ("[[LVU]]", "dead-link", "[[LVU]]"),
]
TAKEN = [
    "Vanlig text.",
    "Råd till:\n\n- skolor\n- hem",
    "1. ett\n2. två",
    "- ett\n\n    1. inre",
    "Lagen kom\n2018. Den gäller.",
    "Ring polisen på\n114 14.",
    "*kursiv*, **fet** och `kod <b>`",
    "### Rubrik\n\nText.",
    "> citat",
    "[x](https://a.se/b_(c))",
    "[x](https://a.se/?b=1&c=2#d)",
    "[[laws/lvu]] och [[laws/lvu|15. ord]]",
    "5 * 3, a < b, snake_case, C#, # och 50 %",
    "två  \nrader",
    "{klamrar} i text",
    "[hakar] i text",
    "A: B",
    "~~x~~",
]


@pytest.mark.parametrize(("text", "code", "words"), REFUSED, ids=[text for text, *_ in REFUSED])
def test_what_would_come_out_as_something_else_is_refused(text: str, code: str, words: str) -> None:
    found = list(faults_in(text))
    assert (code, words) in [(finding.code, finding.words) for finding in found]
    assert all(finding.message and finding.advice for finding in found)
    assert len({(it.message, it.words) for it in found}) == len(found)


@pytest.mark.parametrize("text", TAKEN)
def test_what_comes_out_as_written_is_taken(text: str) -> None:
    assert list(faults_in(text)) == []


@pytest.mark.parametrize("text", ["Ett stycke.\n\nTvå stycken.", "- en lista", "### En rubrik", "> ett citat"])
def test_a_running_line_has_no_paragraphs(text: str) -> None:
    assert list(faults_in(text)) == []
    assert [finding.code for finding in faults_in(text, block=False)] == ["bad-markdown"]


def shown(text: str) -> str:
    """Return what a reader sees of Markdown: its text, without tags."""
    return unescape(re.sub(r"<[^>]+>", "", markdown.markdown(text, extensions=list(EXTENSIONS))))


NAMES = [
    "a < b",
    "Barn <15 år",
    "~ungefär~",
    "C# och F#",
    "5 * 3 * 2",
    "_x_",
    "[klart]",
    "a | b",
    "R&D",
    "&auml;",
    "a\\b",
    "`kod`",
    "{x}",
    "1. inte lista",
    "- inte lista",
    "![x](y)",
    "a > b",
]


@pytest.mark.parametrize("title", NAMES)
def test_a_name_is_shown_as_it_is_written(title: str) -> None:
    assert shown(f"Namn: {plain(title)}").removeprefix("Namn: ") == title
    assert shown(f"# {plain(title)}") == title


def test_a_link_keeps_its_address_and_is_marked_as_leading_away() -> None:
    write = Writer(Catalog((), {}, {}), "lagar/x/")
    html = markdown.markdown(write.prose("[x](https://a.se/b_(c)) och [y](https://b.se)."), extensions=list(EXTENSIONS))
    assert '<a class="extern" href="https://a.se/b_(c)" rel="noreferrer">x</a>' in html
    assert '<a class="extern" href="https://b.se" rel="noreferrer">y</a>.' in html
