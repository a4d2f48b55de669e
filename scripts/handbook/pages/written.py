"""The hand-written pages below ``docs/``: what their front matter says, and their links to records resolved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from handbook.catalog.address import address_of_file
from handbook.catalog.catalog import Catalog
from handbook.content.problems import Finding
from handbook.content.prose import links_in, replace_links
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File, text_file
from handbook.pages.markdown import Writer
from handbook.pages.templating import phone, urgent_numbers

NUMBER = re.compile(r"`[^`\n]*`|\[\[nummer:urgent/([^\]]*)\]\]")
"""Code, to be left as it is, or a number that stands on every page."""
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
    def meta(self) -> Mapping[str, Any]:
        """The front matter."""
        found = FRONT_MATTER.match(self.text)
        return yaml.safe_load(found[1]) or {} if found else {}

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
        return int(self.meta.get("order", 0))

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
        """Yield each link that leads to no record, role or topic, and each number that no record has."""
        terms = (f"{name}/{term.id}" for name in PAGE_ADDRESSES for term in catalog.terms(name))
        known = {*catalog.entries, *catalog.drafts, *terms}
        for link in links_in(self.text):
            if link.target not in known:
                yield self._dead(link.written, f"posten {link.target} finns inte", "Rätta länken")
        numbers = urgent_numbers(catalog)
        for found in NUMBER.finditer(self.text):
            if found[1] is not None and found[1] not in numbers:
                advice = f"Välj en av {', '.join(numbers)}"
                yield self._dead(found[0], f"urgent.yml har inget nummer för ”{found[1]}”", advice)

    def _dead(self, written: str, message: str, advice: str) -> Finding:
        at = self.text.index(written)
        mark = (self.text[:at].count("\n") + 1, at - self.text.rfind("\n", 0, at))
        return Finding(code="dead-link", message=message, advice=advice, file=f"docs/{self.path}", mark=mark)


def written_pages(files: Mapping[str, bytes]) -> tuple[Written, ...]:
    """Return the pages among the hand-written files, which are given by path."""
    return tuple(Written(path, data.decode()) for path, data in sorted(files.items()) if path.endswith(".md"))
