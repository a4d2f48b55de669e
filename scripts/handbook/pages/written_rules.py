"""What is wrong with a hand-written page: what would not come out as written, and what it links to that is not there.

A page is judged by what Markdown makes of it, with the extensions that the site has. What the engine would refuse
later, in English, is told by the check, with its line.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import markdown

from handbook.catalog.catalog import Catalog
from handbook.content.facts import facts_of, typed_numbers
from handbook.content.kinds.record import dialled
from handbook.content.positions import place_in
from handbook.content.problems import Code, Finding, did_you_mean
from handbook.content.prose import links_in
from handbook.content.prose_rules import ALWAYS, EXTENSIONS, faults_in_page, left_over_in, without_code
from handbook.pages.templating import urgent_numbers
from handbook.pages.written import FRONT_MATTER, Written

ADVICE = "Rätta länken"


@dataclass(frozen=True)
class Places:
    """What hand-written pages may link to. Files and headings are made when they are first asked for."""

    pages: Collection[str]
    """The Markdown file of every page."""
    has_file: Callable[[str], bool | None]
    """Tells whether there is a file that is no page, if it can be told."""
    text_of: Callable[[str], str | None]
    """What stands in the Markdown file of a page, if it can be told."""


class Found(HTMLParser):
    """The links of a page, and the places in it that a link may lead to."""

    def __init__(self, html: str) -> None:
        """Read the HTML of a page."""
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a tag leads, and what it is called."""
        given = dict(attrs)
        self.ids.update(filter(None, (given.get("id"), given.get("name"))))
        to = given.get("href") if tag == "a" else given.get("src") if tag == "img" else None
        if to is not None:
            self.links.append(to)


def _html(text: str) -> str:
    return markdown.markdown(FRONT_MATTER.sub("", text, count=1), extensions=[*ALWAYS, *EXTENSIONS])


def page_faults(page: Written, catalog: Catalog, places: Places) -> Iterator[Finding]:
    """Yield what would not come out as written, numbers that belong to a record, and links that lead nowhere.

    A page that needs what could not be read is judged when that can be.
    """
    if page.waits(catalog):
        return
    made = _html(page.file(catalog).data.decode())
    found = Found(made)
    for fault in faults_in_page(_without_head(page.text), made):
        yield _at(page, fault.code, fault.message, fault.advice, fault.words)
    yield from _numbers(page, catalog)
    for link in dict.fromkeys(found.links):
        if told := _link(page, link, found.ids, places):
            yield _at(page, *told, _written(page, link))


def page_warnings(page: Written, catalog: Catalog) -> Iterator[Finding]:
    """Yield the marks that stand on the page as they were written, which is seldom meant."""
    for mark in left_over_in(_html(page.file(catalog).data.decode())):
        yield _at(page, mark.code, mark.message, mark.advice, mark.words)


def _without_head(text: str) -> str:
    return FRONT_MATTER.sub("", text, count=1)


def _numbers(page: Written, catalog: Catalog) -> Iterator[Finding]:
    urgent = {dialled(number["number"]): name for name, number in urgent_numbers(catalog).items()}
    for written, ref, digits in typed_numbers(without_code(page.text), facts_of(tuple(catalog.entries.values()))):
        advice = f"Skriv [[nummer:urgent/{urgent[digits]}]]" if digits in urgent else f"Länka till [[{ref}]]"
        yield _at(page, "typed-number", f"numret {written} hör till {ref}", advice, written)


def _link(page: Written, link: str, own: Collection[str], places: Places) -> tuple[Code, str, str] | None:
    """Return what is wrong with a link, if anything."""
    to = urlsplit(link)
    if to.scheme or to.netloc:
        return None
    if link.startswith(("/", "\\")):
        return "dead-link", f"länken {link} börjar inte i den här mappen", "Skriv vägen till filen, som om.md"
    path = normpath(f"{page.path.rpartition('/')[0] or '.'}/{unquote(to.path)}") if to.path else page.path
    if path not in places.pages:
        if to.path and not path.endswith(".md") and places.has_file(path) is not False:
            return None
        near = did_you_mean(path, places.pages) or ADVICE
        return "dead-link", f"{'sidan' if path.endswith('.md') else 'filen'} {link} finns inte", near
    text = places.text_of(path) if to.fragment and path != page.path else None
    ids = Found(_html(text)).ids if text is not None else own
    if to.fragment and unquote(to.fragment) not in ids and (text is not None or path == page.path):
        return "dead-anchor", f"rubriken #{to.fragment} finns inte på sidan {path}", did_you_mean(to.fragment, ids)
    return None


def _written(page: Written, link: str) -> str:
    """Return how a link is written in the page, be it by its file or as ``[[kind/id]]``."""
    if link in page.text:
        return f"({link})" if f"({link})" in page.text else link
    anchor = urlsplit(link).fragment
    return next((found.written for found in links_in(page.text) if found.anchor == anchor), link)


def _at(page: Written, code: Code, message: str, advice: str, words: str) -> Finding:
    at = max(page.text.find(words), 0)
    mark = place_in(page.text, at)
    return Finding(code=code, message=message, advice=advice, file=f"docs/{page.path}", mark=mark)
