"""What YAML cannot read: the true cause and what to do, whichever of its loaders says it."""

import pytest
import yaml

from handbook.content.load import SourceFile, parse
from handbook.content.positions import located
from handbook.content.problems import Finding
from handbook.content.yaml_errors import SIGNS, explained

LISTED = "[ först gör värdet till en lista, men efter ] kommer mer text"
FIELDS = "{ först gör värdet till fält, men efter } kommer mer text"
ENDED = "citatet är slut, men sedan kommer mer text"
COLON = "ett kolon gör att raden läses som ett nytt fält"
ALIAS = "texten börjar med * och läses som en hänvisning"
LOOSE = "efter | och > får inget mer stå på raden"
OWN = "texten börjar med {}, som är YAML:s eget tecken"
DASH = "- först i ett värde läses som en lista"
INDENT = "indraget stämmer inte med raderna ovanför"
OPEN = "ett citattecken öppnas men stängs aldrig"
TAB = "raden innehåller en tabb"
SLASH = "\\ inom dubbla citattecken är YAML:s eget tecken"
COLONLESS = "raden saknar kolon efter fältnamnet"
CAUSES = [
    ("a: b\n\tc: d\n", (2, 1), TAB),
    ("a: |\n\tb\n", (2, 1), TAB),
    ("a:\n\tb: c\n", (2, 1), TAB),
    ("\ta: b\n", (1, 1), TAB),
    ("a: [[laws/x]] ord\n", (1, 15), LISTED),
    ("a: [x], y\n", (1, 7), LISTED),
    ("a: [b c]]\n", (1, 9), LISTED),
    ("a: [[x]], [[y]]\n", (1, 9), LISTED),
    ("a:\n  - [[laws/x]] ord\n", (2, 16), LISTED),
    ("a: {b} ord\n", (1, 8), FIELDS),
    ('a: "Hej" du\n', (1, 10), ENDED),
    ("a: 'Hej' du\n", (1, 10), ENDED),
    ('a: "Hej" och "du"\n', (1, 10), ENDED),
    ('a: 1\nb: "e"f\n', (2, 7), ENDED),
    ('a:\n  - "a" b\n', (2, 9), ENDED),
    ('a: "Hej\n  på" dig\n', (2, 7), ENDED),
    ("a: | x\n", (1, 6), LOOSE),
    ("a: > x\n", (1, 6), LOOSE),
    ("a: |x\n", (1, 5), LOOSE),
    ("a: >x\n", (1, 5), LOOSE),
    ("a: - x\n", (1, 4), DASH),
    ("a: , x\n", (1, 4), OWN.format(",")),
    ("a: ] x\n", (1, 4), OWN.format("]")),
    ("a: } x\n", (1, 4), OWN.format("}")),
    ("a: % x\n", (1, 4), OWN.format("%")),
    ("a: %b\n", (1, 4), OWN.format("%")),
    ("a: @b\n", (1, 4), OWN.format("@")),
    ("a: ` x\n", (1, 4), OWN.format("`")),
    ("a: ? x\n", (1, 4), OWN.format("?")),
    ("a: & x\n", (1, 5), OWN.format("&")),
    ("a: * x\n", (1, 5), ALIAS),
    ("a: *b\n", (1, 4), ALIAS),
    ("a: b: c\n", (1, 5), COLON),
    ("a: : c\n", (1, 4), COLON),
    ("a: b\n c: d\n", (2, 3), COLON),
    ('a: 1\nb: "öppet\nc: d\n', (2, 4), OPEN),
    ("a: 1\nb: 'öppet\nc: d\n", (2, 4), OPEN),
    ("a: b\nutan kolon\n", (3, 1), COLONLESS),
    ("utan kolon\na: b\n", (2, 2), COLONLESS),
    ("a: b\n---\nc: d\n", (2, 1), "filen innehåller fler än ett YAML-dokument"),
    ("a: b\n...\nc: d\n", (3, 1), "något står efter att filens fält är slut"),
    ("a:\n  b: c\n d: e\n", (3, 2), INDENT),
    ("a:\n  b: 'c'\n d: e\n", (3, 2), INDENT),
    ("a: |\n  b\n c\n", (3, 2), INDENT),
    ("a: b\n- c\n", (2, 1), INDENT),
    ("a: [b, c\nd: e\n", (1, 4), "[ öppnas men stängs aldrig"),
    ("a: {b: c\nd: e\n", (1, 4), "{ öppnas men stängs aldrig"),
    ("a: {b\n", (1, 4), "{ öppnas men stängs aldrig"),
    ("a: [b\n", (1, 4), "[ öppnas men stängs aldrig"),
    ('a: "b\\z"\n', (1, 4), SLASH),
    ('a: "C:\\users"\n', (1, 4), SLASH),
]


@pytest.mark.parametrize(("text", "mark", "cause"), CAUSES, ids=[text for text, *_ in CAUSES])
def test_the_cause_is_told_where_it_is(text: str, mark: tuple[int, int], cause: str) -> None:
    finding = parse(text, "content/laws/a.yml")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.message, finding.mark) == ("yaml", cause, mark)
    assert finding.file == "content/laws/a.yml"
    assert finding.advice
    with pytest.raises(yaml.YAMLError) as said:
        yaml.compose(text, Loader=yaml.SafeLoader)
    assert explained(said.value, text)[:2] == (finding.message, finding.advice)


MENDED = [
    ("a: [[laws/x]] ord\n", 'a: "[[laws/x]] ord"\n'),
    ('a: "Hej" du\n', "a: '\"Hej\" du'\n"),
    ("a: 'Hej' du\n", "a: \"'Hej' du\"\n"),
    ("a: | x\n", "a: |\n  x\n"),
    ("a: - x\n", "a:\n  - x\n"),
    ('a: "C:\\users"\n', "a: 'C:\\users'\n"),
    ('a: "C:\\users"\n', 'a: "C:\\\\users"\n'),
    ("a: @b\n", 'a: "@b"\n'),
]


@pytest.mark.parametrize(("wrong", "right"), MENDED)
def test_the_advice_mends_it(wrong: str, right: str) -> None:
    assert isinstance(parse(wrong, "a.yml"), Finding)
    assert isinstance(parse(right, "a.yml"), SourceFile)


@pytest.mark.parametrize("text", ["a: \x07\n", "a: \x1b[31m\n"])
def test_control_characters_are_told(text: str) -> None:
    finding = parse(text, "a.yml")
    assert isinstance(finding, Finding)
    assert (finding.message, finding.mark) == ("filen innehåller styrtecken", (1, 1))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("? [a]\n: b\n", (1, 3)),
        ("a: 1\n[b]: c\n", (2, 1)),
        ("[b] : c\n", (1, 1)),
        ("{a: b}: c\n", (1, 1)),
        ("a:\n  - {? [b] : c}\n", (2, 8)),
        ("a:\n  b:\n    [c]: d\n", (3, 5)),
        ("?\n  - a\n: b\n", (2, 3)),
    ],
)
def test_a_name_that_is_no_word_is_told(text: str, mark: tuple[int, int]) -> None:
    finding = parse(text, "a.yml")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.message, finding.mark) == ("yaml", "ett fältnamn är en lista eller fält i sig", mark)
    assert finding.advice == "Skriv ett ord före kolonet, och sätt citattecken runt text som börjar med [, { eller ?"


@pytest.mark.parametrize("text", ["? a\n: b\n", "a: Vad?\n", "a: [b]\nc: d\n", "a: '[b]: c'\n", "a: {b: c}\nd: e?\n"])
def test_what_looks_like_such_a_name_is_left_alone(text: str) -> None:
    assert isinstance(parse(text, "a.yml"), SourceFile)


def test_whatever_else_yaml_says_is_told_as_unreadable() -> None:
    assert explained(yaml.YAMLError("något nytt"), "")[0] == "filen går inte att läsa som YAML"
    assert len({sign for sign, *_ in SIGNS}) == len(SIGNS)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> gren\n", [2, 4, 6]),
        ("<<<<<<<\na: 1\n=======\na: 2\n>>>>>>>\nb: |\n  ord\n<<<<<<< x\n  ord\n>>>>>>> y", [1, 3, 5, 8, 10]),
        ("<<<<<<< x\na: 1\n||||||| bas\na: 0\n=======\na: 2\n>>>>>>> y\n", [1, 3, 5, 7]),
        ("a: |\n  ord\n>>>>>>> gren\n", [3]),
        ("a: 'öppet\n<<<<<<< HEAD\nb: 1\n", [2]),
    ],
)
def test_the_marks_of_git_are_told_at_each_of_their_lines(text: str, lines: list[int]) -> None:
    finding = parse(text, "content/laws/a.yml")
    assert isinstance(finding, Finding)
    assert [(it.line, it.column) for it in (problem.location for problem in located([finding], {}))] == [
        (line, 1) for line in lines
    ]
    assert (finding.code, finding.file) == ("yaml", "content/laws/a.yml")
    assert "git" in finding.message
    assert "Välj en av texterna" in finding.advice


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> gren\n",
        "a: |\n  Rubrik\n  =======\n",
        "a:\n=======\n",
        "a: b <<<<<<< c\n",
        "a: b\n# >>>>>>> c\n",
        "a: |\n  ord\n\n'<<<<<<<': b\n",
        "<<<<<<<<: b\n",
    ],
)
def test_what_is_no_mark_of_gits_is_left_alone(text: str) -> None:
    found = parse(text, "a.yml")
    assert isinstance(found, SourceFile) or "git" not in found.message


@pytest.mark.parametrize(
    ("text", "marks", "names"),
    [
        ("a: 1\nb: Först.\u2028Sedan.\nc: 2\n", [(2, 10)], "U+2028"),
        ("a: Först.\u2029b: 1\nc: å\u2029\n", [(1, 10), (2, 5)], "U+2029"),
        ("\u0085a: 1\n", [(1, 1)], "U+0085"),
        ('a: "x\u0085y"\nb: |\n  x\u2028y\n', [(1, 6), (3, 4)], "U+0085, U+2028"),
        ("a: 'öppet\u2028\nb: 1\n", [(1, 10)], "U+2028"),
    ],
)
def test_a_break_that_no_one_sees_is_told_where_it_stands(text: str, marks: list[tuple[int, int]], names: str) -> None:
    finding = parse(text, "a.yml")
    assert isinstance(finding, Finding)
    assert (finding.code, [finding.mark, *finding.also]) == ("invisible", marks)
    assert finding.message == f"texten har ett tecken som inte syns men bryter raden, {names}"
