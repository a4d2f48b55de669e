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
        "a: b\u2028c: d\u2028",
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
