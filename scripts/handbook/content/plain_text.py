"""A step of Python-Markdown that spares it looking for marks where there are none; what it makes stays the same.

Python-Markdown tries each of its patterns on each piece of text. Most pieces hold no mark at all, and many pages none
of a certain sort: to look for a sign is much faster than to look for a pattern. ``mkdocs.yml`` names this module, so
that pages are made with it, and records are judged with it.
"""

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

SIGNS = {
    "backtick": "`",
    "escape": r"\\",
    "link": r"\[",
    "image_link": r"!\[",
    "autolink": "<",
    "automail": "<",
    "linebreak": r"[ ]{2}\n",
    "html": "<",
    "entity": "&",
    "em_strong": "[*_]",
}
"""What a text holds if the pattern of a name finds anything in it."""
BY_REFERENCE = ("reference", "image_reference", "short_reference", "short_image_ref")
"""Patterns for links whose address stands apart: where no address does, they are slow to see it."""
ANY_SIGN = re.compile(f"{'|'.join(SIGNS.values())}|{STX}")
BEFORE_PATTERNS = 25
"""Patterns are tried at 20; higher comes first."""


class PlainText(Treeprocessor):
    """Marks text without any sign as done, and leaves out the patterns that can find nothing on a page."""

    def run(self, root: ET.Element) -> None:
        """Look through a page before patterns are tried."""
        for element in root.iter():
            if element.text and not ANY_SIGN.search(element.text):
                element.text = AtomicString(element.text)
        idle = idle_patterns(self.md, "".join(root.itertext()))
        step = self.md.treeprocessors["inline"]
        # A list, where it had a registry: it is read by number, once for each pattern and piece of text.
        setattr(step, "inlinePatterns", [it for it in self.md.inlinePatterns if it not in idle])  # noqa: B010


def idle_patterns(md: Markdown, text: str) -> list[Pattern]:
    """Return the patterns that can find nothing in a text."""
    idle = [name for name, sign in SIGNS.items() if not re.search(sign, text)]
    names = (*idle, *(() if md.references else BY_REFERENCE))
    return [md.inlinePatterns[name] for name in names if name in md.inlinePatterns]


class PlainTextFirst(Extension):
    """Adds the step."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Put the step before the patterns."""
        md.treeprocessors.register(PlainText(md), "plain_text", BEFORE_PATTERNS)


def makeExtension() -> Extension:  # noqa: N802  # Python-Markdown's name
    """Return what Python-Markdown asks a named module for."""
    return PlainTextFirst()
