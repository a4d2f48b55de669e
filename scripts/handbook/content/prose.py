"""Prose in records: links written as ``[[kind/id|words]]``, and the Markdown an editor may use."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handbook.content.problems import Finding

LINK = re.compile(r"\[\[([a-z]+/[^\]|#\s]+)(?:#([^\]|]+))?(?:\|([^\]]+))?\]\]")
CODE_OR_LINK = re.compile(rf"`[^`\n]*`|{LINK.pattern}")
LOOSE_LINK = re.compile(r"\[\[[^\]]*\]\]")
HTML = re.compile(r"<(?:[a-zA-Z/!?][^>]*>?)|&#?\w+;|\bjavascript:", re.IGNORECASE)
CODE = re.compile(r"`[^`\n]*`")
WHOLE_URL = re.compile(r"https://(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)")
AUTOLINK = re.compile(r"<https://[^\s<>]+>")
EXTERNAL = re.compile(r"\]\(\s*([^)\s]*)")
TOP_HEADING = 3
HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$", re.MULTILINE)
FOLDED = {"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l"}


@dataclass(frozen=True)
class ProseLink:
    """A link in prose: ``kind/id``, the heading it points at, the words shown, and as it is written."""

    target: str
    anchor: str | None
    words: str | None
    written: str


def slug(text: str) -> str:
    """Return a stable ASCII id for a heading: å, ä become a, ö becomes o, the rest a–z, 0–9 and hyphens."""
    folded = "".join(FOLDED.get(char, char) for char in text.lower())
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def links_in(text: str) -> Iterator[ProseLink]:
    """Yield the links written in ``text``."""
    for match in CODE_OR_LINK.finditer(text):
        if match[1]:
            yield ProseLink(match[1], match[2], match[3], match[0])


def replace_links(text: str, shown: Callable[[ProseLink], str]) -> str:
    """Return ``text`` with each link replaced by what ``shown`` makes of it; code is left alone."""

    def replaced(match: re.Match[str]) -> str:
        return shown(ProseLink(match[1], match[2], match[3], match[0])) if match[1] else match[0]

    return CODE_OR_LINK.sub(replaced, text)


def headings_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield level and words of each heading in ``text``."""
    for match in HEADING.finditer(text):
        yield len(match[1]), match[2]


def faults_in(text: str) -> Iterator[Finding]:
    """Yield HTML, broken or unsafe links, and headings above the page's own; each names the words it is about."""
    bare = CODE.sub(" ", AUTOLINK.sub(" ", text))
    for match in HTML.finditer(bare):
        message = f"texten innehåller HTML: {match[0][:40]}"
        advice = "Skriv vanlig Markdown, och ordet mindre än i stället för tecknet <"
        yield Finding(code="raw-html", message=message, advice=advice, words=match[0])
    for match in LOOSE_LINK.finditer(CODE.sub(" ", text)):
        if not LINK.fullmatch(match[0]):
            message, advice = f"länken {match[0]} går inte att läsa", "Skriv [[kind/id]] eller [[kind/id|ord]]"
            yield Finding(code="dead-link", message=message, advice=advice, words=match[0])
    for match in EXTERNAL.finditer(text):
        if not WHOLE_URL.match(match[1]):
            message = f"länken ({match[1]}) är inte en hel https-adress"
            advice = "Skriv [[kind/id]] för sidor här och https://… för andra"
            yield Finding(code="bad-link", message=message, advice=advice, words=match[1])
    for level, words in headings_in(text):
        if level < TOP_HEADING:
            message = f"rubriken ”{words}” har för hög nivå"
            yield Finding(code="heading-level", message=message, advice="Börja med ###", words=words)
