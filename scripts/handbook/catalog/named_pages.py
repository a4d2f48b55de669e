"""Which pages of others a record names, by their addresses and the names that it gives them."""

from collections.abc import Mapping
from urllib.parse import urldefrag, urlsplit

from handbook.catalog.news import Place
from handbook.content.structure import AnyEntry


def named_pages(entry: AnyEntry) -> Mapping[str, Place]:
    """Return the pages by address, without what follows ``#``; the host is the name of one that has none."""
    titles = {it.path[:-1]: it.value for it in entry.values if it.field.name == "title" and len(it.path) > 1}
    found: dict[str, str] = {}
    for value in entry.values:
        if value.field.markdown is None and value.value.startswith("https://"):
            url = urldefrag(value.value).url
            found[url] = found.get(url) or titles.get(value.path[:-1], "")
    return {url: Place(name=name or host(url), url=url) for url, name in found.items()}


def host(url: str) -> str:
    """Return the name of a host as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
