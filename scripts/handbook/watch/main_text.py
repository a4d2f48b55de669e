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
NAMED = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that are what they are, whatever their name: <body class="has-cookie-banner">, <h2 id="related">."""
PART = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
SIDE_NAMES = re.compile(
    r"cookie|breadcrumb|brodsmul|brödsmul|sidebar|sidomeny|dela-sida|skip-?link|feedback|teaser-?list"
    r"|senast-?(?:uppdaterad|granskad|andrad|ändrad)|last-?(?:updated|modified)|page-?(?:info|meta)|social-?(?:media|medier)"
    # Parts of many words in the text of our sources: "socialtjanst", "shared-custody", "age-of-consent".
    "|"
    + PART.format("related|relaterat|relaterade|share|sharing|consent-?(?:banner|bar|modal|manager|popup)")
    + r"|(?:^|\s)social(?:[-_]+(?:share|sharing|links?|icons?|buttons?|bar))?(?!\S)",
    re.IGNORECASE,
)
"""Names that designers give to what is beside the text: lists of other pages, days, cookies."""
DONE = (
    r"(?:publicera|uppdatera|granska|faktagranska|kontrollera|ändra)(?:d|t|des)"
    r"|published|updated|reviewed|modified|datum|date"
)
DAY_LINE = re.compile(
    rf"^(?:(?:sidan|texten|innehållet|informationen|page|this page) )?(?:(?:är|var|blev|was) )?(?:senast|last|{DONE})\b"
    r"[\s\d:|,./()–-]*"
    rf"(?:(?:{DONE}|senast|last|den|kl|klockan|on|at|för|sedan|ago|i dag|igår|today|yesterday"
    r"|(?:dag|timm|minut|veck|månad|day|hour|minute|week|month)[a-z]{0,2}"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,6})\b"
    r"[\s\d:|,./()–-]*)*"
    r"(?:(?:av|by)\b.*)?$",
    re.IGNORECASE,
)
"""A line that only tells when the page was changed, and by whom: it changes each time somebody saves it."""
LONGEST_DAY_LINE = 120
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr", "img", "title"}
)
"""Elements inside a sentence; all others end it."""
HINDRANCES = re.compile(
    r"just a moment|captcha|enable javascript and cookies|access denied|request rejected|pardon our interruption"
    r"|are you a (?:human|robot)|är du en (?:människa|robot)|unusual traffic|checking your browser|ddos-guard",
    re.IGNORECASE,
)
"""What walls against robots say. A page with a form may have their code in it, and is a page."""
WALLS = re.compile(r"cf[-_]chl|chl_page|_incapsula_|awswafintegration|/ddos-guard/", re.IGNORECASE)
"""What stands in the code of walls alone."""
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

    def __init__(self, html: str, *, forms: bool = False) -> None:
        """Read a page; with ``forms``, what stands inside forms too: some hosts have the whole page in one."""
        self.forms = forms
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
        main = name == "main" or given.get("role") == "main"
        element = (name, self.leaves(name, given), main)
        self.open.append(element)
        self.names[name] += 1
        self.left, self.inside = self.left + element[1], self.inside + element[2]

    def leaves(self, name: str, given: dict[str, str]) -> bool:
        """Tell whether the text of an element is left."""
        if name == "header" and (self.inside or self.names["article"]):
            return _is_side("div", given)  # the title of the text, and its first words
        if name == "form" and self.forms:
            return _is_side("div", given)
        return _is_side(name, given) or (not self.inside and _is_hidden(given))

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
    named = name not in NAMED and SIDE_NAMES.search(names) is not None
    return name in UNREAD or given.get("role") in ROLES or named


def _is_hidden(given: dict[str, str]) -> bool:
    """Tell whether an element is hidden. In the main part that is what a reader unfolds."""
    return "hidden" in given or given.get("aria-hidden") == "true"


def main_text(html: str) -> tuple[str, ...]:
    """Return the blocks of text of a page: those in ``main`` if it has one with text, otherwise all but the frame."""
    return _blocks(_read(html))


def hindrance(html: str) -> str:
    """Return why an answer cannot be taken for the page, in Swedish; nothing if it can."""
    reader = _read(html)
    text = " ".join(_plain(reader.all))
    if not text:
        return "sidan är tom"
    short = len(text) < SHORT
    if short and (HINDRANCES.search(f"{reader.title} {text}") or WALLS.search(html)):
        return "sidan visar ett skydd mot robotar"
    if short and LOST.search(reader.title):
        return "sidan säger att den inte finns, men svarar som om den fanns"
    return ""


def _read(html: str) -> _Reader:
    reader = _Reader(html)
    return reader if _blocks(reader) else _Reader(html, forms=True)


def _blocks(reader: _Reader) -> tuple[str, ...]:
    return tuple(_plain(reader.main)) or tuple(_plain(reader.all))


def _plain(pieces: list[str]) -> Iterator[str]:
    for block in "".join(pieces).split(END):
        text = " ".join(block.split())
        if text and not (len(text) <= LONGEST_DAY_LINE and DAY_LINE.match(text)):
            yield text
