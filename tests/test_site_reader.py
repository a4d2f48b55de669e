"""What reads built pages for other tests takes from them what the parser of the standard library takes."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from site_reader import Reader


class Standard(HTMLParser):
    """The tags of a page with their attributes, by the standard library."""

    def __init__(self, html: str) -> None:
        """Read ``html``."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


PIECES = {
    "quotes": """<a href="b>c" title='d"e' hidden id=f class="">""",
    "signs": """<a href="?b&amp;c" title="&quot;d&#228;&lt;" data-e='&amp;'>""",
    "empty": '<br/><img alt="" src="a.png" /><hr>',
    "capitals": '<A HREF="B" Data-C=D>E</A>',
    "lines": '<a\n  href="b"\n\tid = "c"\n>',
    "ends": '<p>a</p><p id="b">c < d > e</p>',
    "comment": '<!-- <a href="b"> --><p><!doctype html>',
    "script": '<script type="module">"<a href=b>" < 1;</script><p id="c">',
    "style": '<style>a { content: "<b>"; }</style><p id="c">',
    "drawing": '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    "repeated": '<p class="a" id="b" class="c">',
}


@pytest.mark.parametrize("html", PIECES.values(), ids=PIECES)
def test_a_piece_is_read_as_by_the_standard_library(html: str) -> None:
    assert Standard(html).tags
    assert Reader(html).tags == Standard(html).tags


@pytest.mark.parametrize("page", ["index.html", "404.html", "sok/index.html", "tackning/index.html"])
def test_a_page_is_read_as_by_the_standard_library(built: Path, page: str) -> None:
    html = (built / page).read_text("utf-8")
    assert Reader(html).tags == Standard(html).tags


@pytest.mark.parametrize(
    ("html", "number"),
    [
        ("<script>a</script>", 1),
        ("<script> \n</script>", 0),
        ('<script src="a.js"></script>text', 0),
        ('<script type="application/ld+json">{}</script>', 0),
        ('<SCRIPT type="module">a</SCRIPT ><script>b</script>', 2),
        ("<!-- <script>a</script> -->", 0),
    ],
)
def test_scripts_that_stand_in_a_page_are_counted(html: str, number: int) -> None:
    assert Reader(html).bare_scripts == number
