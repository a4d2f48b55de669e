"""What YAML swallows or folds without a word: found where it stands, and nothing else is."""

import pytest

from handbook.content.load import SourceFile, parse
from handbook.content.yaml_traps import trapped


def found(text: str) -> list[tuple[str, tuple[int, int] | None]]:
    source = parse(text, "content/laws/x.yml")
    assert isinstance(source, SourceFile)
    return [(finding.code, finding.mark) for finding in trapped(source)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("title: Fråga #2\n", (1, 14)),
        ("title: Fråga # två\n", (1, 14)),
        ("title: Fråga\t#2\n", (1, 14)),
        ("names:\n  - ett\n  - två #3\n", (3, 9)),
        ("names: [ett, två]\ntitle: a #b\n", (2, 10)),
        ("a: {b: c #d\n  }\n", (1, 10)),
        ("title: lång\n  text #här\nb: c\n", (2, 8)),
        ("title: #aabbcc\n", (1, 8)),
    ],
)
def test_the_rest_of_a_line_is_swallowed(text: str, mark: tuple[int, int]) -> None:
    assert ("swallowed", mark) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "# en rad för sig\ntitle: Fråga\n",
        'title: "Fråga #2"\n',
        "title: 'Fråga #2'\n",
        'title: "Fråga" # utanför citatet\n',
        "title: C#\n",
        "title: Fråga#2\n",
        "title: |\n  Fråga #2\n",
        "title: >-\n  Fråga #2\n",
        "title:\n  # en rad för sig\n  Fråga\n",
        "topics: [a, b] # efter en lista\n",
        "title: # inget att hugga av\nb: c\n",
        "a: b\rc: d\r",
    ],
)
def test_what_is_not_swallowed_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("b: >-\n  Råd till:\n  - skolor\n  - hem\n", (3, 3)),
        ("b: >\n  Råd till:\n  * skolor\n", (3, 3)),
        ("b: >-\n  Råd till:\n  1. skolor\n", (3, 3)),
        ("a:\n  b: >-\n    Först.\n\n    Råd till:\n    - skolor\nc: d\n", (6, 5)),
        ("b: >-\n  Råd:\n\n  - skolor\n  - hem\n", (5, 3)),
        ("b: >-\n  - skolor\n  - hem\n", (3, 3)),
    ],
)
def test_a_list_is_folded(text: str, mark: tuple[int, int]) -> None:
    assert found(text) == [("folded-list", mark)]


@pytest.mark.parametrize(
    "text",
    [
        "b: |\n  Råd till:\n\n  - skolor\n  - hem\n",
        "b: >-\n  Löpande text\n  utan lista\n",
        "b: >-\n  Lagen kom\n  2018. Den gäller.\n",
        "b: >-\n  Åldern 13\n  -14 år\n",
        "b: inte - en lista\n",
        "b: >-\n  Löpande text\n  och - som här - streck\n",
        "b: >-\n  Löpande text\nc:\n  - skolor\n  - hem\n",
        "b: >-\n  Löpande text\n   \n  - skolor\n",
        "b:\n  - c: d\n  - e: >-\n      Löpande text\n",
        "b:\n  - c: d\n  - >-\n    Löpande text\n",
    ],
)
def test_what_is_no_list_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("title: !Viktigt att veta\n", (1, 8)),
        ("title: &a Fråga\n", (1, 8)),
        ("title: !!int 5\n", (1, 8)),
        ('title: ! "Fråga"\n', (1, 8)),
        ("title: !x\n", (1, 8)),
        ("names:\n  - ett\n  - &b två\n", (3, 5)),
        ("names: [ett, !tva tre]\n", (1, 14)),
    ],
)
def test_a_mark_of_yamls_own_is_swallowed(text: str, mark: tuple[int, int]) -> None:
    assert found(text) == [("swallowed", mark)]


@pytest.mark.parametrize("text", ['title: "!Viktigt"\n', "title: Viktigt!\n", "title: R&D &c\n", "title: |\n  !Ja\n"])
def test_the_same_signs_elsewhere_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("line", ["- skolor", "* skolor", "• skolor", "1. skolor", "1) skolor", "### Råd", "> citat"])
@pytest.mark.parametrize("form", ["b: Råd\n  {}\n", "b: 'Råd\n  {}'\n", 'b: "Råd\n  {}"\n', "b: >-\n  Råd\n  {}\n"])
def test_every_form_but_one_folds_its_lines(form: str, line: str) -> None:
    if line.startswith("#") and form.startswith("b: Råd"):
        return  # a remark of YAML's
    row = form.split("\n").index(next(part for part in form.split("\n") if "{}" in part)) + 1
    assert found(form.format(line)) == [("folded-list", (row, 3))]
    assert found(f"b: |\n  Råd\n  {line}\n") == []


@pytest.mark.parametrize("char", ["\\a", "\\0", "\\e", "\\x0C", "\\u200B", "\\u202E", "\\u2028", "\\uFEFF", "\\x9F"])
def test_what_no_one_sees_is_refused(char: str) -> None:
    assert found(f'title: "a{char}b"\n') == [("invisible", (1, 8))]


@pytest.mark.parametrize("char", ["\u00ad", "\u00a0", "\u200d", "å", "\u202f"])
def test_what_words_need_may_stand(char: str) -> None:
    assert found(f"title: a{char}b\n") == []
