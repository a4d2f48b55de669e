"""Prose in records: links written as ``[[kind/id|words]]``, and the Markdown an editor may use."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

LINK = re.compile(r"\[\[([a-z]+/[^\]|#\s]+)(?:#([^\]|]+))?(?:\|([^\]]+))?\]\]")
REFERENCE = re.compile(r"\[\[(nummer|öppet):([a-z]+/[a-z0-9-]+)\]\]")
"""What a record says of its number or hours; ``facts`` puts it there."""
CODE_OR_LINK = re.compile(rf"`[^`\n]*`|{LINK.pattern}")
LOOSE_LINK = re.compile(r"\[\[(?:[^\]]*\]\])?")
CODE = re.compile(r"`[^`\n]*`")
WHOLE_URL = re.compile(r"https://(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)")
EXTERNAL = re.compile(r"(?<!!)\[([^\]]+)\]\((https://(?:[^()\s]|\([^()\s]*\))+)\)(?!\{)")
"""A link to another site: its words and its address, which may hold a pair of parentheses."""
MARKS = re.compile(r"[*_`#>|]+|\]\([^)]*\)|\[")
CLOSE = re.compile(r"(?:[*_`]+|\]\([^)]*\))+(?=[.,;:!?)”])|(?<=[(”])[*_`[]+")
"""Marks beside a sign that stands close to the word, as in "ring **112**."."""
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
"""Characters that no one sees, that turn the text around or that no page may hold; soft hyphens may stand."""
TOP_HEADING = 3
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
"""Where a sentence ends and another begins: \"16 kap. 5 §\" goes on."""
HEADING = re.compile(r"^(#{1,6})[ \t]*([^#\s].*?)[ \t]*#*[ \t]*$", re.MULTILINE)
FOLDED = {"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l"}


def capitalized(text: str) -> str:
    """Return a text with its first letter large, and the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalized(text: str) -> str:
    """Return a text with its first letter small, to stand within a sentence."""
    return f"{text[:1].lower()}{text[1:]}"


@dataclass(frozen=True)
class ProseLink:
    """A link in prose: ``kind/id``, the heading it points at, the words shown, and as it is written."""

    target: str
    anchor: str | None
    words: str | None
    written: str


def site_of(url: str) -> str:
    """Return what a page is called where its address would be long: the name of its site."""
    return urlsplit(url).netloc.removeprefix("www.")


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


def bare(text: str) -> str:
    """Return prose as one line without markup; links leave their words."""
    said = replace_links(text, lambda link: link.words or link.target.rpartition("/")[2].replace("-", " "))
    return unmarked(said)


def unmarked(text: str) -> str:
    """Return text as one line without the marks of Markdown."""
    return " ".join(MARKS.sub(" ", CLOSE.sub("", text)).split())
