"""The main text of a web page, without what surrounds it; and the signs that an answer is no page at all."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

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


RAW_NAMES = ("script", "style", "textarea", "iframe", "noscript")
RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in RAW_NAMES}
"""Elements that hold no elements, and where each ends."""
CLOSED_BY_ITSELF = frozenset({"li", "dd", "dt", "tr", "td", "th", "option"})
"""Elements that end where another of the same name begins."""
TAG = re.compile(r"<(/?)([a-z][a-z0-9:-]*)([^<>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
LONGEST_TAG, DEEPEST = 2_000, 300


class _Reader:
    """Collects blocks of text, and apart from them those inside ``main``.

    Not the standard library's parser: a page of 200 kB in bad faith keeps that busy for minutes. This never goes back.
    """

    def __init__(self, html: str) -> None:
        self.open: list[tuple[str, bool, bool]] = []
        """The elements that are open: name, whether its text is left, whether it is the main part."""
        self.names: Counter[str] = Counter()
        self.left = self.inside = 0
        """How many of them leave their text, and are the main part."""
        self.all: list[str] = [""]
        self.main: list[str] = [""]
        self.title = ""
        self.read(html)

    def read(self, html: str) -> None:
        at = 0
        while at < len(html):
            start = html.find("<", at)
            if start != at:
                self.text(html[at : start if start >= 0 else len(html)])
            if start < 0:
                return
            at = self.markup(html, start)

    def markup(self, html: str, at: int) -> int:
        """Take what begins with ``<``; return where it ends."""
        if html.startswith(("<!", "<?"), at):
            end = "-->" if html.startswith("<!--", at) else ">"
            found = html.find(end, at + 2)
            return found + len(end) if found >= 0 else len(html)
        tag = TAG.match(html, at)
        if tag is None:
            self.text("<")
            return at + 1
        name = tag[2].lower()
        if tag[1]:
            self.end(name)
            return tag.end()
        self.start(name, tag[3])
        if name not in RAW or tag[3].endswith("/"):
            return tag.end()
        end_tag = RAW[name].search(html, tag.end())
        return end_tag.start() if end_tag else len(html)

    def start(self, name: str, attributes: str) -> None:
        """Begin an element."""
        if name not in INLINE:
            self.cut()
            if self.open and (self.open[-1][0] == "p" or self.open[-1][0] == name in CLOSED_BY_ITSELF):
                self.close(len(self.open) - 1)
        if name in VOID or attributes.endswith("/") or len(self.open) >= DEEPEST:
            return
        found = ATTRIBUTE.findall(attributes[:LONGEST_TAG])
        given = {key.lower(): unescape(double or single or bare) for key, double, single, bare in found}
        element = (name, _is_side(name, given), name == "main" or given.get("role") == "main")
        self.open.append(element)
        self.names[name] += 1
        self.left, self.inside = self.left + element[1], self.inside + element[2]

    def end(self, name: str) -> None:
        """End an element; an end without a start ends nothing, and one left out ends with what is around it."""
        if name not in INLINE:
            self.cut()
        if self.names[name]:
            names = [opened for opened, _, _ in self.open]
            self.close(len(names) - 1 - names[::-1].index(name))

    def close(self, depth: int) -> None:
        """End all elements from a depth on."""
        for name, left, main in self.open[depth:]:
            self.names[name] -= 1
            self.left, self.inside = self.left - left, self.inside - main
        del self.open[depth:]

    def text(self, text: str) -> None:
        """Take text where it stands."""
        if self.open and self.open[-1][0] == "title":
            self.title += unescape(text)
        elif not self.left:
            self.all.append(unescape(text))
            if self.inside:
                self.main.append(unescape(text))

    def cut(self) -> None:
        """End a block."""
        self.all.append(END)
        self.main.append(END)


END = "\0"


def _is_side(name: str, given: dict[str, str]) -> bool:
    names = f"{given.get('class', '')} {given.get('id', '')}"
    hidden = "hidden" in given or given.get("aria-hidden") == "true"
    # The page's own parts may carry such a name too: <body class="has-cookie-banner">.
    named = name not in {"html", "body", "main", "article"} and SIDE_NAMES.search(names) is not None
    return name in UNREAD or given.get("role") in ROLES or hidden or named


def main_text(html: str) -> tuple[str, ...]:
    """Return the blocks of text of a page: those in ``main`` if it has one with text, otherwise all but the frame."""
    reader = _Reader(html)
    main = tuple(_plain(reader.main))
    return main or tuple(_plain(reader.all))


def hindrance(html: str) -> str:
    """Return why an answer cannot be taken for the page, in Swedish; nothing if it can."""
    reader = _Reader(html)
    text = " ".join(_plain(reader.all))
    if not text:
        return "sidan är tom"
    if len(text) < SHORT and HINDRANCES.search(html):
        return "sidan visar ett skydd mot robotar"
    if LOST.search(reader.title) and len(text) < SHORT:
        return "sidan säger att den inte finns, men svarar som om den fanns"
    return ""


def _plain(pieces: list[str]) -> Iterator[str]:
    for block in "".join(pieces).split(END):
        text = " ".join(block.split())
        if text and not DAY_LINE.match(text):
            yield text
