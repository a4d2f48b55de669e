"""What an editor's Markdown becomes: each construct comes out as it was written, or is refused.

Prose is judged by what Python-Markdown makes of it, with the extensions of ``mkdocs.yml``, not by how it looks.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree as ET

import markdown

from handbook.content.problems import Code, Finding
from handbook.content.prose import (
    CODE,
    EXTERNAL,
    INVISIBLE,
    LINK,
    LOOSE_LINK,
    REFERENCE,
    TOP_HEADING,
    WHOLE_URL,
    ProseLink,
    replace_links,
)

EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html", "pymdownx.details", "tables")
"""Those of ``mkdocs.yml``; a test holds the two together."""
ALWAYS = ("fenced_code", "toc")
"""Those that MkDocs adds: what they make of prose is found in the text itself, and pages are judged with them."""
CODE_BLOCK = re.compile(r"^(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
CONTENTS = re.compile(r"^(\[TOC\])[ ]*$", re.MULTILINE)
MARKUP = re.compile(r"[\[\]<>&#*+_`|~!{}:\\\n]|\?{3}|^\s|^(?:-|\d+[.)])")
"""What plain text never holds: without it Markdown has nothing to make of a text."""
ENTITY = re.compile(r"&#?\w+;")
"""What a browser may read as a name of a letter; it shows ``R&D;`` as it is."""
GLUED = re.compile(r"\n[ ]*((?:[-*+]|1[.)])[ ]+\S*)")
"""A line that looks like the first of a list but stands right under running text."""
ITEM = r"(?:[-*+]|\d+\.)[ ]"
SHALLOW = re.compile(rf"^[ ]{{0,3}}{ITEM}.*\n(?:(?:[ ]*\n)?[ ]{{2,3}}({ITEM}+\S+)|[ ]*\n[ ]{{2,3}}(\S+))", re.MULTILINE)
"""An item or a paragraph moved in under an item, but by fewer than the four spaces that Markdown wants."""
SIGN = r"(?:[•·◦▪‣–—]|\d+\)|[a-z]\))"
OTHER_SIGNS = re.compile(
    rf"^[ ]*({SIGN})[ ]+\S.*(?<![ ]{{2}})\n[ ]*{SIGN}[ ]+\S|^[ ]*([•·◦▪‣])[ ].*\n[ ]*\n[ ]*[•·◦▪‣][ ]", re.MULTILINE
)
"""Two lines in a row that begin with what looks like the sign of a list and is none."""
TODO = re.compile(rf"^[ ]*{ITEM}+(\[[ xX]\])[ ]", re.MULTILINE)
EATEN = re.compile(r"(\\\\|\b[A-Za-z]:\\(?=[^\w\s]|_))")
"""A backslash that is gone on the page, though it is no sign before a star."""
BROKEN = re.compile(r"\] \(https:")
"""Marks of a link that Markdown has made nothing of."""
UNCLOSED = re.compile(r"\*\*|(?<![\w*])\*(?=[^\W\d])|(?<!\w)`(?=\w)|(?:^|(?<=\s))\\(?=\d)")
"""Marks that stand on the page as they were written, which is seldom meant."""
SIGNS = "*`\\"
"""One of these is in each of them: to look for a sign is much faster than to look for a pattern."""
IN_SOURCE = (
    (SHALLOW, "punkten är för lite indragen och hamnar på samma nivå", "Dra in den fyra mellanslag"),
    (OTHER_SIGNS, "rader som börjar med {} blir ingen lista", "Börja varje rad med - eller 1."),
    (TODO, "rutan blir ingen ruta att kryssa i", "Ta bort den"),
    (EATEN, "ett omvänt snedstreck försvinner", "Skriv sökvägen som kod, mellan två `"),
)
"""What is told from the text itself: how it looks, what is wrong and what to do."""
HERE = "https://handboken.invalid/"
"""Stands for the address of a page of the handbook while prose is judged."""
MIXED = re.compile(r"^[ ]{0,3}(?:[-*+] .*\n[ ]{0,3}(\d+\. +\S*)|\d+\. .*\n[ ]{0,3}([-*+] +\S*))", re.MULTILINE)
"""An item of one kind of list right under one of the other kind, whose sign it takes."""
LEFT = re.compile(r"\[\^[^\]]*\]|\]\[|\]\(")
"""What is left of a footnote or a link that Markdown could not read."""
INLINE = frozenset({"a", "code", "em", "strong", "br"})
BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
ATTRIBUTES = {"a": frozenset({"href", "title"}), "ol": frozenset({"start"})}
"""Those that Markdown itself gives."""
REFUSED: dict[str, tuple[Code, str, str]] = {
    "img": ("bad-markdown", "texten innehåller en bild", "Bilder går inte att ha i poster. Beskriv i ord"),
    "pre": ("bad-markdown", "indraget gör texten till kod", "Ta bort mellanslagen först på raden"),
    "table": (
        "bad-markdown",
        "texten innehåller en tabell",
        "Skriv en lista i stället, den går att läsa i en telefon",
    ),
    "hr": ("bad-markdown", "raden blir ett streck", "Ta bort raden"),
    "dl": ("bad-markdown", "raden börjar med kolon och blir en ordlista", "Skriv om så att kolon inte står först"),
}
OTHER: tuple[Code, str, str] = (
    "bad-markdown",
    "texten innehåller en form som handboken inte använder",
    "Skriv stycken, listor, rubriker (###), *kursiv*, **fet** och länkar",
)
TWO_LISTS: tuple[Code, str, str] = (
    "bad-markdown",
    "två slags listor i följd blir en",
    "Skriv en rad text mellan dem",
)
ONE_LINE: tuple[Code, str, str] = (
    "bad-markdown",
    "fältet är en löpande rad men texten har stycken eller listor",
    "Skriv det i ett stycke, eller flytta det till body",
)


@cache
def _reader() -> markdown.Markdown:
    made = markdown.Markdown(extensions=list(EXTENSIONS))
    # Here lists keep their first number, so that a year at the start of a line can be told from a list, and a list does
    # not take in the one of another kind that follows it, as it does on the page.
    for name, tag in (("olist", "ol"), ("ulist", "ul")):
        lists = made.parser.blockprocessors[name]
        setattr(lists, "LAZY_OL", False)  # noqa: B010  # declared as the class's own
        setattr(lists, "SIBLING_TAGS", [tag])  # noqa: B010
    return made


def _as_link(link: ProseLink) -> str:
    """Return a link as Markdown reads it on the page, with as plain words as it may have."""
    return f"[{(link.words or 'länk').strip() and 'länk'}]({HERE})"


def faults_in(text: str, *, block: bool = True) -> Iterator[Finding]:
    """Yield what in an editor's prose would not come out as written. ``block`` allows paragraphs and lists."""
    if not MARKUP.search(text):
        return
    yield from _in_source(text)
    yield from _numbers(text)
    readable = ENTITY.sub(lambda name: name[0] if _decoded(name) else " ", INVISIBLE.sub(" ", text))
    bare = replace_links(readable, _as_link)  # what it says is written so that Markdown makes nothing of it
    reader = _reader().reset()
    tree = ET.fromstring(f"<div>{_html(reader, bare)}</div>")  # noqa: S314  # Markdown has just made it
    if reader.htmlStash.rawHtmlBlocks and not ENTITY.search(readable):
        blocks = dict.fromkeys(str(block).strip() for block in reader.htmlStash.rawHtmlBlocks)
        yield from (_html_fault(raw) for raw in blocks if not raw.startswith("</"))
        return
    if reader.references:
        name = next(iter(reader.references))
        yield _fault("bad-link", "texten har en länk med adressen på annan plats", LINK_ADVICE, f"[{name}]")
        return
    yield from _in_tree(tree, block=block)
    yield from _in_links(tree, bare)


def without_code(text: str) -> str:
    """Return a text with a letter for each sign of code, of which Markdown makes nothing."""
    return CODE.sub(lambda code: "x" * len(code[0]), text)


LINK_ADVICE = "Skriv [[kind/id]] för sidor här och [ord](https://…) för andra"


def _html(reader: markdown.Markdown, text: str) -> str:
    """Return the HTML before raw blocks are put back: whatever is raw is refused anyway."""
    html = reader.convert(text)
    return html if not reader.htmlStash.rawHtmlBlocks else ""


def _decoded(name: re.Match[str]) -> bool:
    return unescape(name[0]) != name[0]


def _fault(code: Code, message: str, advice: str, words: str = "") -> Finding:
    return Finding(code=code, message=message, advice=advice, words=words)


def _html_fault(raw: str) -> Finding:
    advice = "Skriv vanlig Markdown, och ordet mindre än i stället för tecknet <"
    return _fault("raw-html", f"texten innehåller HTML: {' '.join(raw.split())[:40]}", advice, raw.partition("\n")[0])


def _in_source(text: str) -> Iterator[Finding]:
    for match in CODE_BLOCK.finditer(text):
        yield _fault("bad-markdown", f"raden {match[1]} öppnar ett kodblock", "Ta bort den", match[1])
    bare = without_code(text)
    for match in CONTENTS.finditer(bare):
        yield _fault("bad-markdown", f"raden {match[1]} blir en innehållsförteckning", "Ta bort den", match[1])
    for match in ENTITY.finditer(bare):
        if _decoded(match):
            yield _html_fault(match[0])
    yield from _lists(bare)
    yield from _links(bare)


def _lists(bare: str) -> Iterator[Finding]:
    for match in MIXED.finditer(bare):
        yield _fault(*TWO_LISTS, match[1] or match[2])
    for pattern, message, advice in IN_SOURCE:
        for match in pattern.finditer(bare):
            words = next(filter(None, match.groups()))
            yield _fault("bad-markdown", message.format(words.split()[0]), advice, words)


def _links(bare: str) -> Iterator[Finding]:
    for match in LINK.finditer(bare):
        if match[3] and (not match[3].strip() or "|" in match[3] or "**" in match[3]):
            message, advice = f"länken {match[0]} har ord som inte går att visa", "Skriv vanliga ord efter |"
            yield _fault("bad-link", message, advice, match[0])
    for match in LOOSE_LINK.finditer(bare):
        if not LINK.fullmatch(match[0]) and not REFERENCE.fullmatch(match[0]):
            message, advice = f"länken {match[0]} går inte att läsa", "Skriv [[kind/id]] eller [[kind/id|ord]]"
            yield _fault("dead-link", message, advice, match[0])


def _numbers(text: str) -> Iterator[Finding]:
    """Find a numbered item that gets another number on the page: lists count 1, 2, 3 whatever is written."""
    last, above = 0, ""
    for line in without_code(text).split("\n"):
        found = re.match(r"(\d+)\. +\S*", line) if last or not above else None  # under text it is text
        above = line.strip()
        if found and last and int(found[1]) not in {1, last + 1}:
            message, advice = (
                f"{found[1]}. får ett annat nummer i listan",
                f"Skriv {last + 1}., eller börja raden med ett ord",
            )
            yield _fault("bad-markdown", message, advice, found[0])
        if found:
            last = int(found[1])
        elif line.strip() and not line.startswith(" "):
            last = 0


def _said(element: ET.Element) -> str:
    """Return the first words of an element, as they may stand in the text."""
    return " ".join("".join(element.itertext()).split())[:30].strip()


def _in_tree(tree: ET.Element, *, block: bool) -> Iterator[Finding]:
    if not block and [child.tag for child in tree] != ["p"]:
        yield _fault(*ONE_LINE)
        return
    yield from _in_element(tree, "")
    for element in _walked(tree):
        words = _said(element)
        if element.tag not in INLINE | BLOCKS:
            code, message, advice = REFUSED.get(element.tag, OTHER)
            yield _fault(code, message, advice, element.get("alt") or words)
            continue
        if set(element.attrib) - ATTRIBUTES.get(element.tag, frozenset()):
            advice = "Skriv parenteser i stället för { }"
            yield _fault("bad-markdown", "klamrarna läses som en instruktion", advice, words)
        yield from _in_element(element, words)


def faults_in_page(text: str, html: str) -> Iterator[Finding]:
    """Yield what in a hand-written page would not come out as written; it may have every form that Markdown has.

    ``html`` is what Markdown makes of it. One with HTML of its own that is no XML is judged by its text alone.
    """
    bare = without_code(text)
    yield from _lists(bare)
    yield from _numbers(text)
    try:
        tree = ET.fromstring(f"<div>{html}</div>")  # noqa: S314  # Markdown has just made it
    except ET.ParseError:
        return
    for element in _said_elements(tree):
        yield from _within(element, _said(element))


def left_over(text: str) -> Iterator[Finding]:
    """Yield the marks that stand on the page as they are written in a text, which is seldom meant."""
    if any(sign in text for sign in SIGNS) and UNCLOSED.search(text):
        yield from left_over_in(_reader().reset().convert(replace_links(text, _as_link)))


def left_over_in(html: str) -> Iterator[Finding]:
    """Yield the marks that stand in what Markdown has made of a text or a page."""
    try:
        tree = ET.fromstring(f"<div>{html}</div>")  # noqa: S314  # Markdown has just made it
    except ET.ParseError:
        return
    for element in (tree, *_said_elements(tree)):
        for text in (element.text, *(child.tail for child in element)):
            if match := UNCLOSED.search(text or ""):
                yield _standing("left-over", match[0])


def _standing(code: Code, mark: str) -> Finding:
    return _fault(code, f"”{mark}” blir stående i texten", "Stäng det som är öppnat, eller ta bort tecknet", mark)


def _said_elements(tree: ET.Element) -> Iterator[ET.Element]:
    """Yield every element but code."""
    for element in tree:
        if element.tag not in {"pre", "code"}:
            yield element
            yield from _said_elements(element)


def _walked(tree: ET.Element) -> Iterator[ET.Element]:
    """Yield every element but those inside one that is refused: one mistake is told once."""
    for element in tree:
        yield element
        if element.tag in INLINE | BLOCKS:
            yield from _walked(element)


def _in_element(element: ET.Element, words: str) -> Iterator[Finding]:
    if re.fullmatch(r"h[1-6]", element.tag) and (not words or words.startswith("#") or element.find("a") is not None):
        message, advice = "rubriken är tom eller har en länk", "Skriv ### och vanliga ord"
        yield _fault("bad-markdown", message, advice, words)
    elif re.fullmatch(r"h[1-6]", element.tag) and int(element.tag[1]) < TOP_HEADING:
        yield _fault("heading-level", f"rubriken ”{words}” har för hög nivå", "Börja med ###", words)
    if element.tag == "li" and not words:
        yield _fault("bad-markdown", "en punkt i listan är tom", "Skriv något eller ta bort raden")
    if element.tag == "ol" and element.get("start", "1") != "1":
        number = element.get("start")
        advice = "Börja listan med 1., eller skriv om så att talet inte står först på raden"
        yield _fault("bad-markdown", f"raden börjar med {number}. och blir en lista", advice, f"{number}.")
    for one, other in pairwise(element):
        if {one.tag, other.tag} == {"ol", "ul"}:
            yield _fault(*TWO_LISTS, _said(other))
    yield from _within(element, words)


def _within(element: ET.Element, words: str) -> Iterator[Finding]:
    """Yield what is wrong with the text of an element, and with the stars in it."""
    before = element.text or ""
    for child in element:
        if child.tag in {"em", "strong"}:
            yield from _stars(before, child, words)
        before = child.tail or ""
    for text in (element.text, *(child.tail for child in element)):
        yield from _in_text(text or "", element.tag)


def _stars(before: str, element: ET.Element, words: str) -> Iterator[Finding]:
    after = element.tail or ""
    if before.endswith("*") or after.startswith("*"):
        message, advice = "det är olika många stjärnor före och efter orden", "Skriv *kursiv* eller **fet**"
    elif re.search(r"\w\Z", before) or re.match(r"\d", after):
        message, advice = (
            "stjärnorna försvinner och gör texten mellan dem kursiv",
            "Skriv \\* för en stjärna som ska synas",
        )
    else:
        return
    yield _fault("bad-markdown", message, advice, _said(element) or words)


def _in_text(text: str, tag: str) -> Iterator[Finding]:
    if tag in {"p", "li", "strong", "em"} and (match := GLUED.search(text)):
        message, advice = "listan står tätt under texten och blir löpande text", "Lämna en tom rad före listan"
        yield _fault("bad-markdown", message, advice, match[1].strip())
    if tag != "code":
        if match := BROKEN.search(text):
            yield _standing("bad-markdown", match[0])
        for match in LEFT.finditer(text):
            yield _fault("bad-link", f"”{match[0]}” går inte att läsa som en länk", LINK_ADVICE, match[0])


def _in_links(tree: ET.Element, text: str) -> Iterator[Finding]:
    written = {match[2] for match in EXTERNAL.finditer(without_code(text))}
    for element in tree.iter("a"):
        href = element.get("href") or ""
        if element.find(".//a") is not None or not "".join(element.itertext()).strip():
            yield _fault("bad-link", f"länken ({href}) har inga egna ord", LINK_ADVICE, "" if href == HERE else href)
        if href == HERE:
            continue
        if element.get("title"):
            advice = "Ta bort texten inom citattecken efter adressen"
            yield _fault("bad-link", f"länken ({href}) har en titel", advice, element.get("title") or "")
        elif not WHOLE_URL.match(href):
            yield _fault("bad-link", f"länken ({href}) är inte en hel https-adress", LINK_ADVICE, href)
        elif href not in written:
            yield _fault("bad-link", f"länken ({href}) går inte att läsa", "Skriv [ord](https://…)", href)
