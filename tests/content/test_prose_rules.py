"""What editors write in prose: each construct comes out as it was written, or is refused with its words."""

import random
import re
from html import unescape

import markdown
import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from handbook.catalog.catalog import Catalog
from handbook.content.problems import WARNINGS
from handbook.content.prose_rules import ALWAYS, EXTENSIONS, MARKUP, faults_in, left_over
from handbook.pages.markdown import Writer, plain
from places import ROOT


def test_prose_is_judged_with_the_extensions_that_the_site_has() -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""), yaml.SafeLoader)
    named = [next(iter(item)) if isinstance(item, dict) else item for item in settings["markdown_extensions"]]
    assert named == list(EXTENSIONS)
    assert {*ALWAYS, *EXTENSIONS} >= set(vars(MkDocsConfig.markdown_extensions)["builtins"])


REFUSED = [
    ("Råd till:\n- skolor\n- hem", "bad-markdown", "- skolor"),
    ("Råd till:\n* skolor", "bad-markdown", "* skolor"),
    ("Råd till:\n1. skolor", "bad-markdown", "1. skolor"),
    ("2018. Sedan kom lagen.", "bad-markdown", "2018."),
    ("Först.\n\n2018. Sedan kom lagen.", "bad-markdown", "2018."),
    ("Text.\n\n3. tre", "bad-markdown", "3."),
    ("- ett\n- två\n\n1. tre", "bad-markdown", "tre"),
    ("1. ett\n\n- två", "bad-markdown", "två"),
    ("- ett\n1. två", "bad-markdown", "1. två"),
    ("1. ett\n* två", "bad-markdown", "* två"),
    ("![hus](https://a.se/b.png)", "bad-markdown", "hus"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "bad-markdown", "a b 1 2"),
    ("    kod", "bad-markdown", "kod"),
    ("Först.\n\n    kod", "bad-markdown", "kod"),
    ("Ord\n: betydelse", "bad-markdown", "Ord betydelse"),
    ("---", "bad-markdown", ""),
    ("Text\n{ .lead }", "bad-markdown", "Text"),
    ("Text\n{ start=3 }", "bad-markdown", "Text"),
    ("**fet**{ href=a }", "bad-markdown", "fet"),
    ("[x](https://a.se){ start=a }", "bad-markdown", "x"),
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
    ("[x](javascript:alert)", "bad-link", "javascript:alert"),
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
MORE = {
    "[x](https://a.se){ start=a }": [("bad-link", "https://a.se")],
}
"""What else is told of a text."""
TAKEN = [
    "[[nummer:resources/a]] och [[öppet:agencies/b]]",
    "`a\n- b`",
    "`][`",
    "- a\n    1. b",
    "- ett\n\nText.\n\n1. två",
    "1. a\n\n2. b\n\n3. c",
    "1. a\n1. b",
    "- a\n    - b\n\n    forts",
    "Det var – sa han –\natt det var så.",
    "2 * 3 * 4",
    "[[laws/lvu|ord]] och *[[laws/lvu]]*",
    "R*",
    "5) fem",
    "Ett - två\n3. tre",
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
    "R&D",
    "R&D; AT&T; så",
    "5*3",
    "2*",
    "*2 kap. gäller inte",
    "Slå *31# och *123#",
    "C:\\path och C:\\Users\\anna\\",
    "`C:\\_mapp`",
    "a\\*b\\* och 2018\\. Sedan",
    "Tecknet ` och *",
    "[x] är ifyllt",
    "– Hej, sa hon.\n\n– Hej, sa han.",
    "– Hej  \n– Hej  \n– Hej då",
    "a) ett\n\nb) två",
    "Skriv aldrig javascript: i adressen",
    "*Lex Maria*s tid och **fet**a",
    "Vad ???",
    "- a\n- b\n\n`kod` visar",
    "- a\n`kod` `kod`",
    "``` kod ``` och ~~~ i text",
    "Skriv [TOC] i texten",
    "Skriv därför\n*bör* så",
    "Lagen kom\n2018. Den ändrades\n2021. Nu gäller den.",
]


@pytest.mark.parametrize(("text", "code", "words"), REFUSED, ids=[text for text, *_ in REFUSED])
def test_what_would_come_out_as_something_else_is_refused(text: str, code: str, words: str) -> None:
    found = list(faults_in(text))
    more = MORE.get(text, [])
    assert [(finding.code, finding.words) for finding in found] == [(code, words), *more]
    assert all(finding.message and finding.advice for finding in found)
    assert len({(it.message, it.words) for it in found}) == len(found)


NEIGHBOURS = [
    ("- a\n  - b", "- b"),
    ("- a\n   - b", "- b"),
    ("1. a\n  2. b", "2. b"),
    ("- a\n\n  - b", "- b"),
    ("- a\n\n  forts", "forts"),
    ("- ett\n  12. två", "12. två"),
    ("- a\n        - b", "- b"),
    ("Text:\n    - a", "- a"),
    ("Text:\n     1. a", "1. a"),
    ("1) ett\n2) två", "1)"),
    ("a) ett\nb) två", "a)"),
    ("– a\n– b", "–"),
    ("• a\n• b", "•"),
    ("• a\n\n• b", "•"),
    ("1. a\n5. b", "5. b"),
    ("1. a\n\n5. b", "5. b"),
    ("1. a\n2018. Sedan", "2018. Sedan"),
    ("1. a\n2. b\n4. c", "4. c"),
    ("5*3*2", "3"),
    ("5*3 och 4*2", "3 och 4"),
    ("Ring *21*0701234567#.", "21"),
    ("halv*fet*", "fet"),
    ("**fet*", "fet"),
    ("*kursiv**", "kursiv"),
    ("\\\\server\\mapp", "\\\\"),
    ("C:\\_mapp", "C:\\"),
    ("??? Fråga", "Fråga"),
    ("- [ ] att göra", "[ ]"),
    ("- [x] gjort", "[x]"),
    ("~~~\nkod\n~~~", "~~~"),
    ("```\nkod\n```", "```"),
    ("Text\n```python\nkod\n```", "```"),
    ("[TOC]", "[TOC]"),
    ("Text.\n\n[TOC]\n\n### Rubrik", "[TOC]"),
    ("[här] (https://a.se)", "] (https:"),
    ("[ ](https://a.se)", "https://a.se"),
    ("- \n- b", ""),
    ("###", ""),
    ("####### sju", "# sju"),
    ("### [[laws/lvu]]", "länk"),
    ("### [x](https://a.se)", "x"),
    ("![[laws/lvu]]", "länk"),
    ("\\[[laws/lvu]]", "]("),
    ("[text [[laws/lvu]]](https://a.se)", "https://a.se"),
    ("[[laws/lvu]]{ .x }", "länk"),
    ("[[laws/lvu|**fet**]]", "[[laws/lvu|**fet**]]"),
    ("[[laws/lvu| ]]", "[[laws/lvu| ]]"),
    ("[[laws/lvu|a|b]]", "[[laws/lvu|a|b]]"),
]


@pytest.mark.parametrize(("text", "words"), NEIGHBOURS, ids=[text for text, _ in NEIGHBOURS])
def test_neighbours_of_what_comes_out_as_something_else_are_refused(text: str, words: str) -> None:
    found = list(faults_in(text))
    assert words in {finding.words for finding in found}
    assert all(finding.message and finding.advice for finding in found)


LEFT_OVER = [
    ("*inte stängd", "*"),
    ("**inte stängd", "**"),
    ("** fet **", "**"),
    ("`öppen", "`"),
    ("\\2018. Sedan", "\\"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_OVER, ids=[text for text, _ in LEFT_OVER])
def test_marks_that_stand_as_they_were_written_are_asked_about(text: str, words: str) -> None:
    assert list(faults_in(text)) == []
    (finding,) = left_over(text)
    assert (finding.code, finding.words) == ("left-over", words)
    assert finding.code in WARNINGS
    assert shown(text) == text


SIGNS = ["-", "1.", "2)", "a)", "ord", "Ord", "24", *"?!'\"()/%;,.=$@^å–…»§"]


def test_what_holds_no_markup_becomes_one_paragraph() -> None:
    """Whatever is not judged at all: Markdown makes nothing of it."""
    chance = random.Random(11)  # noqa: S311  # the same each time
    for _ in range(3000):
        text = "".join(chance.choice([*SIGNS, " "]) for _ in range(chance.randint(1, 12))).strip()
        if text and not MARKUP.search(text):
            assert markdown.markdown(text, extensions=list(EXTENSIONS)) == f"<p>{text}</p>"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0c", "\x1b", "\ufffe"])
def test_no_character_stops_the_judging(char: str) -> None:
    """That the character itself is refused is tested where YAML is read."""
    assert list(faults_in(f"*a*{char}[31m.")) == []


@pytest.mark.parametrize("text", TAKEN)
def test_what_comes_out_as_written_is_taken(text: str) -> None:
    assert list(faults_in(text)) == []
    assert list(left_over(text)) == []


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


HTML_ADVICE = "Skriv vanlig Markdown, och ordet mindre än i stället för tecknet <"
LINK_ADVICE = "Skriv [[kind/id]] för sidor här och [ord](https://…) för andra"
TOLD = [
    ("A\n- b", "listan står tätt under texten och blir löpande text", "Lämna en tom rad före listan", "- b"),
    ("**A\n- b**", "listan står tätt under texten och blir löpande text", "Lämna en tom rad före listan", "- b"),
    ("*A\n- b*", "listan står tätt under texten och blir löpande text", "Lämna en tom rad före listan", "- b"),
    ("> A\n> - b", "listan står tätt under texten och blir löpande text", "Lämna en tom rad före listan", "- b"),
    (
        "3. tre",
        "raden börjar med 3. och blir en lista",
        "Börja listan med 1., eller skriv om så att talet inte står först på raden",
        "3.",
    ),
    ("- a\n\n1. b", "två slags listor i följd blir en", "Skriv en rad text mellan dem", "b"),
    ("- a\n1. b", "två slags listor i följd blir en", "Skriv en rad text mellan dem", "1. b"),
    ("a\n{ .b }", "klamrarna läses som en instruktion", "Skriv parenteser i stället för { }", "a"),
    ("# A", "rubriken ”A” har för hög nivå", "Börja med ###", "A"),
    ("# `kod` och *ord*", "rubriken ”kod och ord” har för hög nivå", "Börja med ###", "kod och ord"),
    ("---", "raden blir ett streck", "Ta bort raden", ""),
    ("![a](https://a.se/b)", "texten innehåller en bild", "Bilder går inte att ha i poster. Beskriv i ord", "a"),
    (
        f"<!-- {'x' * 60} -->",
        f"texten innehåller HTML: <!-- {'x' * 35}",
        HTML_ADVICE,
        f"<!-- {'x' * 60} -->",
    ),
    ("<div>\n\na\n\n</div>", "texten innehåller HTML: <div> a </div>", HTML_ADVICE, "<div>"),
    ("&amp;", "texten innehåller HTML: &amp;", HTML_ADVICE, "&amp;"),
    ("[[a", "länken [[ går inte att läsa", "Skriv [[kind/id]] eller [[kind/id|ord]]", "[["),
    ("[[Laws/a]]", "länken [[Laws/a]] går inte att läsa", "Skriv [[kind/id]] eller [[kind/id|ord]]", "[[Laws/a]]"),
    (
        "[[nummer:Fel]]",
        "länken [[nummer:Fel]] går inte att läsa",
        "Skriv [[kind/id]] eller [[kind/id|ord]]",
        "[[nummer:Fel]]",
    ),
    ("[a](http://a.se)", "länken (http://a.se) är inte en hel https-adress", LINK_ADVICE, "http://a.se"),
    (
        "[a](http://a.se/https://b.se)",
        "länken (http://a.se/https://b.se) är inte en hel https-adress",
        LINK_ADVICE,
        "http://a.se/https://b.se",
    ),
    ("[a](https://a)", "länken (https://a) är inte en hel https-adress", LINK_ADVICE, "https://a"),
    ("[a]()", "länken () är inte en hel https-adress", LINK_ADVICE, ""),
    (
        '[a](https://a.se "b")',
        "länken (https://a.se) har en titel",
        "Ta bort texten inom citattecken efter adressen",
        "b",
    ),
    ("<https://a.se>", "länken (https://a.se) går inte att läsa", "Skriv [ord](https://…)", "https://a.se"),
    (
        "`[a](https://a.se)` <https://a.se>",
        "länken (https://a.se) går inte att läsa",
        "Skriv [ord](https://…)",
        "https://a.se",
    ),
    ("a\n\n[a]: https://a.se", "texten har en länk med adressen på annan plats", LINK_ADVICE, "[a]"),
    ("[a][b]", "”][” går inte att läsa som en länk", LINK_ADVICE, "]["),
    ("x **y** ](z", "”](” går inte att läsa som en länk", LINK_ADVICE, "]("),
    ("- x [^1]", "”[^1]” går inte att läsa som en länk", LINK_ADVICE, "[^1]"),
]


@pytest.mark.parametrize(("text", "message", "advice", "words"), TOLD, ids=[text for text, *_ in TOLD])
def test_what_is_said_of_prose(text: str, message: str, advice: str, words: str) -> None:
    assert [(it.message, it.advice, it.words) for it in faults_in(text)] == [(message, advice, words)]


def test_what_is_said_of_a_long_element_is_its_beginning() -> None:
    (finding,) = faults_in(f"# {'ord ' * 20}")
    assert finding.words == "ord ord ord ord ord ord ord or"
    (finding,) = faults_in(f"# {'abcde ' * 20}")
    assert finding.words == "abcde abcde abcde abcde abcde"


@pytest.mark.parametrize("text", ["", "Vanlig text.", "En *kursiv* rad och [[laws/lvu]].", "a\nb"])
def test_a_running_line_may_hold_words_and_links(text: str) -> None:
    assert list(faults_in(text, block=False)) == []


def test_what_is_said_of_a_running_line_with_paragraphs() -> None:
    (finding,) = faults_in("A.\n\nB.", block=False)
    assert finding.message == "fältet är en löpande rad men texten har stycken eller listor"
    assert finding.advice == "Skriv det i ett stycke, eller flytta det till body"
    assert finding.words == ""
