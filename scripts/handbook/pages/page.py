"""A page before it is written: its address, its title, what the theme must know of it, and its Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.catalog.address import page_path
from handbook.file import File, text_file
from handbook.pages.markdown import front_matter

SCHEMA_ORG = "https://schema.org"


def linked(told: Mapping[str, object] | None) -> dict[str, object] | None:
    """Return what a page tells programs in the words of schema.org, with whose they are; ``None`` if it is nothing."""
    return {"@context": SCHEMA_ORG, **told} if told else None


@dataclass(frozen=True)
class Page:
    """A page: ``meta`` is its front matter, which the theme reads, and ``about`` the record or kind it is about."""

    address: str
    title: str
    body: str
    meta: Mapping[str, object]
    about: str = ""

    @property
    def text(self) -> str:
        """The whole Markdown file."""
        return f"{front_matter(title=self.title, **self.meta)}\n{self.body}"

    @property
    def file(self) -> File:
        """The Markdown file below ``build/docs``."""
        return text_file(page_path(self.address), self.text)
