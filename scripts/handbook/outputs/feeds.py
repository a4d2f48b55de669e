"""Feeds (Atom, RFC 4287): what has changed in each edition, of all records and of a kind, a role or a topic.

An entry is a record in an edition. What is in no edition yet is in no feed: it may change again. Days are those of the
editions, never of the build; names are tag URIs (RFC 4151), which hold no day that anybody could come to change.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal
from urllib.parse import urljoin, urlsplit

from handbook.catalog.address import address_of, kind_address, term_address, version_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.differences import Changed
from handbook.catalog.history import terms_of
from handbook.content.kinds import Record
from handbook.content.owner import NOBODY, Owner
from handbook.content.prose import bare
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File, text_file
from handbook.outputs.inputs import Inputs

FEED = "andringar.xml"
MEDIA_TYPE = "application/atom+xml"
NAME = "Barnskyddshandboken"
BEGAN = "2026"
"""The year from which the tag URIs name their maker: any in which the address was the site's own."""
MOST = 50
"""Entries in a feed; readers of feeds ask often, and what is older stands on the page of all changes."""


Sort = Literal["home", "list", "term"]
"""What sort of page a feed goes with."""


@dataclass(frozen=True)
class Feed:
    """One feed: the page it goes with, what it is of, and which changes it holds."""

    address: str
    of: str
    sort: Sort
    wanted: Callable[[Changed], bool]

    @property
    def path(self) -> str:
        """Where it is."""
        return f"{self.address}{FEED}"


@dataclass(frozen=True)
class Entry:
    """What an edition changed in a record, as it stands in feeds."""

    day: str
    found: Changed
    text: str


def feeds(catalog: Catalog) -> Iterator[Feed]:
    """Yield the feeds: of all, of each kind, of each role and of each topic."""
    yield Feed("", "", "home", lambda _: True)
    for cls in catalog.kinds:
        yield Feed(kind_address(cls), cls.kind.plural, "list", _of_kind(cls))
    for vocabulary in PAGE_ADDRESSES:
        for term in catalog.terms(vocabulary):
            yield Feed(term_address(vocabulary, term.id), term.title, "term", _with_term(vocabulary, term.id))


def any_feeds(catalog: Catalog) -> bool:
    """Tell whether there are feeds: without an edition there is nothing that has changed from one to the next."""
    return bool(catalog.history.days)


def _of_kind(cls: type[Record]) -> Callable[[Changed], bool]:
    return lambda it: it.record.cls is cls


def _with_term(vocabulary: str, term_id: str) -> Callable[[Changed], bool]:
    return lambda it: term_id in terms_of(it, (vocabulary,))


def feed_files(given: Inputs) -> Iterator[File]:
    """Yield every feed."""
    if any_feeds(given.catalog):
        entries = tuple(_entries(given.catalog, given.base))
        for feed in feeds(given.catalog):
            yield text_file(feed.path, atom(given.catalog, feed, entries, given.base, given.owner))


def atom(catalog: Catalog, feed: Feed, entries: Iterable[Entry], base: str, owner: Owner = NOBODY) -> str:
    """Return a feed of those entries that it wants. ``base`` is the site's address, ``owner`` who answers for it."""
    wanted = [entry for entry in entries if feed.wanted(entry.found)][:MOST]
    newest = wanted[0].day if wanted else catalog.history.days[0]
    title = f"{NAME}: ändringar i {feed.of}" if feed.of else f"{NAME}: ändringar"
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">',
        f"<id>{_id(base, feed.path)}</id>",
        f"<title>{escape(title)}</title>",
        "<subtitle>Det som är nytt, ändrat och borttaget från en utgåva till nästa.</subtitle>",
        f'<link rel="self" type="{MEDIA_TYPE}" href="{escape(urljoin(base, feed.path))}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(urljoin(base, feed.address or "andringar/"))}"/>',
        f"<updated>{_moment(newest)}</updated>",
        f"<author><name>{escape(owner.publisher or NAME)}</name></author>",
        *([f"<rights>{escape(owner.terms)}</rights>"] if owner.terms else []),
        *([f'<link rel="license" href="{escape(owner.licence.url)}"/>'] if owner.licence else []),
    )
    return "\n".join((*head, *(entry.text for entry in wanted), "</feed>"))


def _entries(catalog: Catalog, base: str) -> Iterator[Entry]:
    """Yield every entry once, newest first: one stands in several feeds."""
    for edition in catalog.history.changes:
        for found in edition.told if edition.day else ():
            yield Entry(edition.day, found, _entry(catalog, edition.day, found, base))


def _entry(catalog: Catalog, day: str, found: Changed, base: str) -> str:
    what = "ny" if found.new else "borta" if found.gone else "ändrad"
    words = "".join(f"<li>{escape(it.words)}</li>" for it in found.told)
    about = bare(str(found.record.plain.get("summary") or ""))
    there = found.ref in catalog.entries
    address = address_of(catalog, found.ref) if there else "andringar/"
    vocabularies = [(name, term_id) for name in PAGE_ADDRESSES for term_id in terms_of(found, (name,))]
    lines = (
        "<entry>",
        f"<id>{_id(base, version_address(catalog, found.ref, day))}</id>",
        f"<title>{escape(found.record.title)}: {what}</title>",
        f'<link rel="alternate" type="text/html" href="{escape(urljoin(base, address))}"/>',
        f"<published>{_moment(day)}</published>",
        f"<updated>{_moment(day)}</updated>",
        f'<category term="{found.record.cls.kind.folder}" label="{escape(found.record.cls.kind.plural)}"/>',
        *(
            f'<category term="{name}/{it}" label="{escape(catalog.term_title(name, it))}"/>'
            for name, it in vocabularies
        ),
        f'<content type="html">{escape(f"<p>{escape(about)}</p><ul>{words}</ul>")}</content>',
        "</entry>",
    )
    return "\n".join(lines)


def _id(base: str, name: str) -> str:
    place = urlsplit(base)
    return escape(f"tag:{place.hostname},{BEGAN}:{place.path}{name}")


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
