"""The main text of a web page, without what surrounds it; and the signs that an answer is no page at all."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNREAD = frozenset(
    {"nav", "aside", "header", "footer", "form", "script", "style", "noscript", "template", "svg", "iframe", "button"}
)
"""Elements that surround the text or run: what they say changes without the page saying anything else."""
ROLES = frozenset({"dialog", "alertdialog", "navigation", "banner", "contentinfo", "search", "complementary"})
SIDE_NAMES = re.compile(
    r"cookie|consent|breadcrumb|brodsmul|brödsmul|related|relaterat|sidebar|sidomeny|share|dela-sida|social|skip-?link"
    r"|senast-?(?:uppdaterad|granskad|andrad|ändrad)|last-?(?:updated|modified)|page-?(?:info|meta)|feedback|teaser-?list",
    re.IGNORECASE,
)
"""Names that designers give to what is beside the text: lists of other pages, days, cookies."""
DAY_LINE = re.compile(
    r"^(?:sidan )?(?:är )?(?:senast|last|publicerad|published|uppdaterad|updated|granskad|ändrad|datum)\b.{0,60}$",
    re.IGNORECASE,
)
"""A line that only tells when the page was changed: it changes each time somebody saves it."""
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr", "img", "title"}
)
"""Elements inside a sentence; all others end it."""
HINDRANCES = re.compile(
    r"just a moment|cf-chl|challenge-platform|_incapsula_|captcha|enable javascript and cookies|access denied"
    r"|request rejected|awswaf|pardon our interruption|are you a (?:human|robot)|är du en (?:människa|robot)"
    r"|unusual traffic|checking your browser|ddos-guard",
    re.IGNORECASE,
)
"""What walls against robots say, in their text or in their code."""
LOST = re.compile(
    r"\b404\b|sidan (?:kunde inte hittas|hittades inte|finns inte)|hittade inte sidan|sidan saknas|not found",
    re.IGNORECASE,
)
SHORT = 1_500
"""Letters: a page that holds more is no wall against robots, whatever words it uses."""


class _Reader(HTMLParser):
    """Collects blocks of text, and apart from them those inside ``main``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool, bool]] = []
        """The elements that are open: name, whether its text is left, whether it is the main part."""
        self.all: list[str] = [""]
        self.main: list[str] = [""]
        self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._break()
        if tag in VOID:
            return
        given = {name: value or "" for name, value in attrs}
        self.open.append((tag, self._is_side(tag, given), tag == "main" or given.get("role") == "main"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._break()
        names = [name for name, _, _ in self.open]
        if tag in names:  # an end without a start ends nothing, and one that was left out ends with what is around it
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "title":
            self.title += data
        elif not any(left for _, left, _ in self.open):
            self.all[-1] += data
            if any(main for _, _, main in self.open):
                self.main[-1] += data

    def _break(self) -> None:
        for blocks in (self.all, self.main):
            if blocks[-1].strip():
                blocks.append("")

    def _is_side(self, tag: str, given: dict[str, str]) -> bool:
        names = f"{given.get('class', '')} {given.get('id', '')}"
        hidden = "hidden" in given or given.get("aria-hidden") == "true"
        # The page's own parts may carry such a name too: <body class="has-cookie-banner">.
        named = tag not in {"html", "body", "main", "article"} and SIDE_NAMES.search(names) is not None
        return tag in UNREAD or given.get("role") in ROLES or hidden or named


def main_text(html: str) -> tuple[str, ...]:
    """Return the blocks of text of a page: those in ``main`` if it has one with text, otherwise all but the frame."""
    reader = _read(html)
    main = tuple(_plain(reader.main))
    return main or tuple(_plain(reader.all))


def hindrance(html: str) -> str:
    """Return why an answer cannot be taken for the page, in Swedish; nothing if it can."""
    reader = _read(html)
    text = " ".join(_plain(reader.all))
    if not text:
        return "sidan är tom"
    if len(text) < SHORT and HINDRANCES.search(html):
        return "sidan visar ett skydd mot robotar"
    if LOST.search(reader.title) and len(text) < SHORT:
        return "sidan säger att den inte finns, men svarar som om den fanns"
    return ""


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _plain(blocks: list[str]) -> Iterator[str]:
    for block in blocks:
        text = " ".join(block.split())
        if text and not DAY_LINE.match(text):
            yield text
