"""Markdown out: text made safe, links written, prose links resolved. Used by the templates."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from handbook.catalog.address import address_of, page_path, relative, relative_path
from handbook.catalog.catalog import Catalog
from handbook.content.days import day
from handbook.content.prose import EXTERNAL, HEADING, ProseLink, replace_links, slug
from handbook.pages.language import is_english

SPECIAL = re.compile(r"([\\`*_{}\[\]#])")
"""What Python-Markdown takes a backslash before; it shows one before anything else."""
ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "|": "&#124;"})
SPACES = re.compile(r"[ \t\n]+")
NUMBER_GAP = re.compile(r"(?<=\d) (?=\d|\(0\)|§|kap\.|[a-z] §)|(?<=\(0\)) (?=\d)|(?<=\d [a-z]) (?=§)|(?<=kap\.) (?=\d)")


@lru_cache(maxsize=2**14)  # titles stand on many pages
def plain(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is written."""
    escaped = SPECIAL.sub(r"\\\1", quoted(text).replace("&", "&amp;"))
    return together(escaped.translate(ENTITIES))


def quoted(text: str) -> str:
    """Return ``text`` with Swedish quotation marks, the same on both sides, where an editor typed straight ones."""
    return text.replace('"', "”")


def together(text: str) -> str:
    """Return ``text`` with no line break inside a telephone number or a paragraph's number."""
    return NUMBER_GAP.sub("\u00a0", text)


def between(first: str, last: str) -> str:
    """Return two days in words, or the one day if they are the same."""
    month, number = first[:7], first[8:]
    if number and last[8:] and first != last and last.startswith(month):
        return f"{int(number)}–{day(last)}"
    return day(first) if first == last else f"mellan {day(first)} och {day(last)}"


def one_line(markdown: str) -> str:
    """Return Markdown that fits in one cell of a table: on a line of its own."""
    return SPACES.sub(" ", markdown.strip())


def external(title: str, url: str) -> str:
    """Return a link to another site; the class makes the theme say that it leads away."""
    return f"[{plain(title)}]({url}){_away(title)}"


def _away(title: str) -> str:
    english = " lang=en" if is_english(title) else ""
    return f'{{ .extern rel="noreferrer"{english} }}'


def named(title: str, *, english: bool = False) -> str:
    """Return a name that is no link, marked as English if it is, or is known to be."""
    return f'<span lang="en">{plain(title)}</span>' if english or is_english(title) else plain(title)


def indent(markdown: str, spaces: int = 4) -> str:
    """Return the text with all lines but the first moved in, to sit under a list item or a term."""
    return markdown.strip().replace("\n", "\n" + " " * spaces)


def front_matter(**fields: object) -> str:
    """Return YAML front matter; JSON values are YAML values."""
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in fields.items()
        if value not in (None, "", ())
    ]
    return "\n".join(("---", *lines, "---", ""))


def with_meta(text: str, **fields: object) -> str:
    """Return the text of a page with more fields in its front matter, which it gets if it has none."""
    added = front_matter(**fields)
    return added.removesuffix("---\n") + text.removeprefix("---\n") if text.startswith("---\n") else added + text


@dataclass(frozen=True)
class Writer:
    """Writes links as seen from the page at ``address``."""

    catalog: Catalog
    address: str

    def to(self, address: str) -> str:
        """Return the href to another page of the handbook."""
        return relative(self.address, address)

    def file(self, path: str) -> str:
        """Return the href to a file of the site that is no page."""
        return relative_path(page_path(self.address), path)

    def link(self, ref: str, words: str | None = None, anchor: str | None = None) -> str:
        """Return a Markdown link to a record, role or topic."""
        href = self.to(address_of(self.catalog, ref)) + (f"#{anchor}" if anchor else "")
        entry = self.catalog.entries.get(ref)
        title = not words or words == self.catalog.title(ref)
        english = entry and entry.record.lang == "en" if title else is_english(words or "")
        lang = "{ lang=en }" if english else ""
        return f"[{plain(words or self.catalog.title(ref))}]({href}){lang}"

    def prose(self, text: str) -> str:
        """Return an editor's prose with its links resolved."""

        def shown(found: ProseLink) -> str:
            return self.link(found.target, found.words, found.anchor)

        marked = EXTERNAL.sub(lambda found: f"[{found[1]}]({found[2]}){_away(found[1])}", quoted(text.strip()))
        with_ids = HEADING.sub(lambda found: f"{found[1]} {found[2]} {{ #{slug(found[2])} }}", marked)
        return replace_links(together(with_ids), shown)
