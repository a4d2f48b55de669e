"""The hand-written pages below ``docs/``: what their front matter says, and their links to records resolved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import yaml

from handbook.catalog.address import address_of_file
from handbook.catalog.catalog import Catalog
from handbook.content.kinds.kind import SECTIONS
from handbook.content.kinds.types import URGENT
from handbook.content.positions import place_in
from handbook.content.problems import Code, Finding, did_you_mean
from handbook.content.prose import CODE, LINK, LOOSE_LINK, links_in, replace_links
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File, text_file
from handbook.pages.markdown import Writer
from handbook.pages.templating import phone, urgent_numbers

NUMBER = re.compile(r"`[^`\n]*`|\[\[nummer:urgent/([^\]]*)\]\]")
"""Code, to be left as it is, or a number that stands on every page."""
TEXTS = ("title", "section")
"""The fields of the front matter that are words."""
FRONT_MATTER = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Written:
    """A hand-written page: its path below ``docs/`` and its text."""

    path: str
    text: str

    @property
    def address(self) -> str:
        """The address of the page."""
        return address_of_file(self.path)

    @cached_property
    def meta(self) -> Mapping[str, object]:
        """The front matter."""
        return self._front_matter[0]

    @cached_property
    def _front_matter(self) -> tuple[Mapping[str, object], Finding | None]:
        """The front matter, and what makes it one that cannot be read."""
        found = FRONT_MATTER.match(self.text)
        try:
            given = (yaml.safe_load(found[1]) if found else None) or {}
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 2 if error.problem_mark else 1
            return {}, self._bad("yaml", "sidhuvudet mellan --- går inte att läsa", "Skriv fält: värde", line)
        if not isinstance(given, dict):
            return {}, self._bad("wrong-type", "sidhuvudet mellan --- har inga fält", "Skriv fält: värde")
        order = given.get("order", 0)
        if not isinstance(order, int):
            return {}, self._bad("wrong-type", f"order är inget heltal: {order}", "Skriv till exempel order: 3")
        odd = [name for name in TEXTS if not isinstance(given.get(name, ""), str | int)]
        if odd:
            return {}, self._bad("wrong-type", f"{odd[0]} är ingen text", f"Skriv {odd[0]}: och orden på en rad")
        return given, None

    def _bad(self, code: Code, message: str, advice: str, line: int = 1) -> Finding:
        return Finding(code=code, message=message, advice=advice, file=f"docs/{self.path}", mark=(line, 1))

    @property
    def title(self) -> str:
        """The title in the front matter."""
        return str(self.meta.get("title", self.path))

    @property
    def section(self) -> str:
        """Where in the navigation the page stands, if it does."""
        return str(self.meta.get("section", ""))

    @property
    def order(self) -> int:
        """Its place among the pages of its section."""
        given = self.meta.get("order")
        return given if isinstance(given, int) else 0

    def file(self, catalog: Catalog) -> File:
        """Return the page with ``[[kind/id]]`` turned into links, ``[[nummer:urgent/fara]]`` into one that dials."""
        # A page beside this one has the same relative links.
        folder = self.path.rpartition("/")[0]
        write = Writer(catalog, f"{folder}/index/" if folder else "")
        numbers = urgent_numbers(catalog)
        dialled = NUMBER.sub(
            lambda found: phone(numbers[found[1]]["number"]) if found[1] in numbers else found[0], self.text
        )
        linked = replace_links(dialled, lambda found: write.link(found.target, found.words, found.anchor))
        return text_file(self.path, linked)

    def findings(self, catalog: Catalog) -> Iterator[Finding]:
        """Yield what cannot be read, each link that leads to no record, role or topic, each number of no record."""
        if wrong := self._front_matter[1]:
            yield wrong
        if self.section and self.section not in SECTIONS:
            advice = did_you_mean(self.section, SECTIONS) or f"Välj {', '.join(SECTIONS)}"
            line = place_in(self.text, max(self.text.find("\nsection:") + 1, 0))[0]
            yield self._bad("wrong-value", f"rubriken ”{self.section}” finns inte i navigeringen", advice, line)
        for found in LOOSE_LINK.finditer(CODE.sub(lambda code: " " * len(code[0]), self.text)):
            if not LINK.fullmatch(found[0]) and not NUMBER.fullmatch(found[0]):
                advice = "Skriv [[kind/id]] eller [[kind/id|ord]]"
                yield self._dead(found[0], f"länken {found[0]} går inte att läsa", advice)
        terms = (f"{name}/{term.id}" for name in PAGE_ADDRESSES for term in catalog.terms(name))
        known = {*catalog.entries, *terms}
        for link in links_in(self.text):
            if link.target not in known and not catalog.waits_for(link.target):
                yield self._dead(link.written, f"posten {link.target} finns inte", "Rätta länken")
        numbers = urgent_numbers(catalog)
        for found in NUMBER.finditer(self.text) if catalog.reads(URGENT) else ():
            if found[1] is not None and found[1] not in numbers:
                advice = f"Välj en av {', '.join(numbers)}"
                yield self._dead(found[0], f"urgent.yml har inget nummer för ”{found[1]}”", advice)

    def waits(self, catalog: Catalog) -> bool:
        """Tell whether it needs what could not be read: what becomes of it is judged when that can be."""
        numbers = any(found[1] is not None for found in NUMBER.finditer(self.text)) and not catalog.reads(URGENT)
        return numbers or any(catalog.waits_for(link.target) for link in links_in(self.text))

    def _dead(self, written: str, message: str, advice: str) -> Finding:
        mark = place_in(self.text, self.text.index(written))
        return Finding(code="dead-link", message=message, advice=advice, file=f"docs/{self.path}", mark=mark)


def written_pages(files: Mapping[str, bytes]) -> tuple[Written, ...]:
    """Return the pages among the hand-written files, which are given by path."""
    return tuple(Written(path, data.decode()) for path, data in sorted(files.items()) if path.endswith(".md"))
