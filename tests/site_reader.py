"""Built pages, read: their tags, ids and scripts."""

from collections.abc import Iterator
from html.parser import HTMLParser


class Reader(HTMLParser):
    """Reads a page: its tags with their attributes in order, its ids, and the text of its headings."""

    def __init__(self, html: str) -> None:
        """Read ``html``."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.bare_scripts = 0
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._in_script = tag == "script" and self.tags[-1][1].get("type") != "application/ld+json"

    def handle_data(self, data: str) -> None:
        """Count scripts that stand in the page."""
        self.bare_scripts += self._in_script and bool(data.strip())

    def named(self, *names: str) -> Iterator[dict[str, str]]:
        """Yield the attributes of every tag with one of these names."""
        return (attributes for tag, attributes in self.tags if tag in names)

    @property
    def ids(self) -> list[str]:
        """Every id of the page."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]
