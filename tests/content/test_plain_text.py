"""To look for no marks where there are none changes nothing of what Markdown makes."""

from itertools import product

import markdown
import pytest
from markdown.util import AtomicString

from handbook.content.plain_text import BY_REFERENCE, SIGNS, PlainText
from handbook.content.prose_rules import ALWAYS, EXTENSIONS

STEP = "handbook.content.plain_text"
OTHERS = [*ALWAYS, *(name for name in EXTENSIONS if name != STEP)]
MARKED = (
    "`kod`",
    r"\*",
    r"\\`x`",
    "[a](https://a.se)",
    "![b](b.png){ .c }",
    "<https://a.se>",
    "<a@b.se>",
    "rad  \nnästa",
    "<b>fet</b>",
    "&amp;",
    "*em*",
    "**stark**",
    "_em_",
    "__stark__",
    "[a][ett]",
    "![b][ett]",
    "[ett]",
    "![ett]",
)
"""Something that each pattern finds."""
PLACES = (
    "{}",
    "före {} efter",
    "# {} {{ #rubrik }}",
    "- a\n- {}\n- b",
    "| a | b |\n| --- | --- |\n| {} | c |",
    "ord\n:   {}",
    '!!! note "{}"\n    text',
    '<div markdown="1">\n{}\n</div>',
    "*{}*",
    "[{}](https://b.se)",
    "> {}",
    "    {}",
    "före\n{{ .klass }}\n\n{} < 3 & 4",
)
DEFINED = '\n\n[ett]: https://ett.se "Ett"\n'


def made(text: str, *more: str) -> str:
    return markdown.markdown(text, extensions=[*OTHERS, *more])


@pytest.mark.parametrize("place", PLACES)
def test_it_changes_nothing(place: str) -> None:
    for words, rest in product(("ren text", *MARKED), ("", "\n\nren text", DEFINED)):
        text = place.format(words) + rest
        assert made(text, STEP) == made(text)


def test_every_pattern_of_markdown_is_known() -> None:
    reader = markdown.Markdown(extensions=OTHERS)
    known = (*SIGNS, *BY_REFERENCE)
    assert sorted(map(id, reader.inlinePatterns)) == sorted(id(reader.inlinePatterns[name]) for name in known)


def test_text_without_a_sign_is_looked_at_no_more() -> None:
    reader = markdown.Markdown(extensions=[*OTHERS, STEP])
    step = reader.treeprocessors["plain_text"]
    assert isinstance(step, PlainText)
    tree = reader.parser.parseDocument(["ren text", "", "en *bild*", "", "a < b"]).getroot()
    assert tree is not None
    step.run(tree)
    assert [isinstance(paragraph.text, AtomicString) for paragraph in tree] == [True, False, False]
    left = vars(reader.treeprocessors["inline"])["inlinePatterns"]
    kept = ("autolink", "automail", "html", "em_strong")
    assert left == [reader.inlinePatterns[name] for name in kept]
