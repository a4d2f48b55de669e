"""Feeds (Atom, RFC 4287): what has changed, of all records and of a kind, a role, a topic or a course.

An entry is a record in an edition, or a law that has changed since the records that rest on it were read; that one goes
when they have been. What we write and is in no edition yet is in no feed: it may change again. Days are those of the
editions and of the laws, never of the build; names are tag URIs (RFC 4151), which hold no day that anybody could come
to change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin, urlsplit

from handbook.catalog import mark_words
from handbook.catalog.address import Beside, address_of, kind_address, term_address, version_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.differences import Changed
from handbook.catalog.history import terms_of
from handbook.catalog.law_changes import LawChange, law_changes
from handbook.catalog.old_numbers import without_old
from handbook.content.days import first_day
from handbook.content.kinds.collection import Collection
from handbook.content.kinds.types import ROLES, TOPICS
from handbook.content.owner import NOBODY, Owner
from handbook.content.prose import bare, capitalized
from handbook.content.vocabulary import PAGE_ADDRESSES
from handbook.file import File, text_file
from handbook.outputs.inputs import Inputs, called

MEDIA_TYPE = "application/atom+xml"
ALL = ""
"""The name that entries have for the feed of all."""
BEGAN = "2026"
"""The year from which the tag URIs name their maker: any in which the address was the site's own."""
MOST = 50
"""Entries in a feed; readers of feeds ask often, and what is older stands on the page of all changes."""
GROUPS = {ROLES: "Efter roll", TOPICS: "Efter tema", Collection.kind.folder: "Kurser"}
"""The headings of feeds that are of one term or record of many."""


@dataclass(frozen=True)
class Feed:
    """One feed: the page it goes with, what it is of in words, and by the name that entries have for it."""

    address: str
    of: str
    scope: str

    @property
    def path(self) -> str:
        """Where it is."""
        return f"{self.address}{Beside.FEED}"

    @property
    def group(self) -> str:
        """The heading under which it is listed: none for that of all."""
        what, _, one = self.scope.partition("/")
        return GROUPS[what] if one else "" if self.scope == ALL else "Efter sort"


@dataclass(frozen=True)
class Entry:
    """What has changed, as it stands in each feed that is of one of its ``scopes``."""

    day: str
    scopes: frozenset[str]
    text: str


def feeds(catalog: Catalog) -> Iterator[Feed]:
    """Yield the feeds: of all, of each kind, of each role, of each topic and of each course."""
    yield Feed("", "", ALL)
    for cls in catalog.kinds:
        yield Feed(kind_address(cls), cls.kind.plural, cls.kind.folder)
    for vocabulary in PAGE_ADDRESSES:
        for term in catalog.terms(vocabulary):
            yield Feed(term_address(vocabulary, term.id), term.title, f"{vocabulary}/{term.id}")
    for course in catalog.of(Collection):
        yield Feed(address_of(catalog, course.ref), f"kursen {course.record.title}", course.ref)


def courses_with(catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """Return the courses that go through each record; a course goes through itself."""
    found: dict[str, set[str]] = {}
    for course in catalog.of(Collection):
        for ref in (course.ref, *course.record.taught):
            found.setdefault(ref, set()).add(course.ref)
    return {ref: frozenset(courses) for ref, courses in found.items()}


def feed_files(given: Inputs) -> Iterator[File]:
    """Yield every feed."""
    entries = tuple(_entries(given.catalog, given.base))
    for feed in feeds(given.catalog):
        yield text_file(feed.path, atom(given.catalog, feed, entries, given.base, given.owner))


def atom(catalog: Catalog, feed: Feed, entries: Iterable[Entry], base: str, owner: Owner = NOBODY) -> str:
    """Return a feed of those entries that it wants. ``base`` is the site's address, ``owner`` who answers for it."""
    wanted = [entry for entry in entries if feed.scope in entry.scopes][:MOST]
    newest = wanted[0].day if wanted else _first(catalog)
    name = called(catalog)
    title = f"{name}: ändringar i {feed.of}" if feed.of else f"{name}: ändringar"
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">',
        f"<id>{_id(base, feed.path)}</id>",
        f"<title>{escape(title)}</title>",
        "<subtitle>Lagar som ändras, och det som är nytt, ändrat och borttaget från en utgåva till nästa.</subtitle>",
        f'<link rel="self" type="{MEDIA_TYPE}" href="{escape(urljoin(base, feed.path))}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(urljoin(base, feed.address or "andringar/"))}"/>',
        f"<updated>{_moment(newest)}</updated>",
        f"<author><name>{escape(owner.publisher or name)}</name></author>",
        *([f"<rights>{escape(owner.terms)}</rights>"] if owner.terms else []),
        *([f'<link rel="license" href="{escape(owner.licence.url)}"/>'] if owner.licence else []),
    )
    return "\n".join((*head, *(entry.text for entry in wanted), "</feed>"))


def _first(catalog: Catalog) -> str:
    """Return the day from which on there is something to tell: the first edition, or else when all had been read."""
    return catalog.history.days[0] if catalog.history.days else first_day(catalog.newest_day).isoformat()


def _entries(catalog: Catalog, base: str) -> Iterator[Entry]:
    """Yield every entry once, newest first: one stands in several feeds."""
    courses = courses_with(catalog)
    changes = (_of_law(catalog, change, base, courses) for change in law_changes(catalog.news))
    yield from sorted((*changes, *_of_editions(catalog, base, courses)), key=lambda it: it.day, reverse=True)


def _of_editions(catalog: Catalog, base: str, courses: Mapping[str, frozenset[str]]) -> Iterator[Entry]:
    for edition in catalog.history.changes:
        for found in edition.told if edition.day else ():
            terms = (f"{name}/{it}" for name in PAGE_ADDRESSES for it in terms_of(found, (name,)))
            scopes = {ALL, found.record.cls.kind.folder, *terms, *courses.get(found.ref, ())}
            yield Entry(edition.day, frozenset(scopes), _entry(catalog, edition.day, found, base))


def _of_law(catalog: Catalog, change: LawChange, base: str, courses: Mapping[str, frozenset[str]]) -> Entry:
    """Return the entry of a change of law: what happens, and which pages have not been read against it yet."""
    scopes = {ALL}
    for ref in change.refs:
        entry = catalog.entries[ref]
        terms = {f"{name}/{it}" for name in PAGE_ADDRESSES for it in getattr(entry.record, name, ())}
        scopes |= {entry.folder, *terms, *courses.get(ref, ())}
    named = catalog.law_names.get(change.act)
    title = capitalized(mark_words.of_act(change.found, catalog.news.today, named.definite if named else ""))
    pages = ((catalog.title(ref), urljoin(base, address_of(catalog, ref))) for ref in change.refs)
    listed = "".join(f'<li><a href="{escape(address)}">{escape(name)}</a></li>' for name, address in pages)
    about = f"<p>{escape(title)}. Det här är läst mot den äldre lydelsen:</p><ul>{listed}</ul>"
    lines = (
        "<entry>",
        f"<id>{_id(base, f'andringar/{change.name}')}</id>",
        f"<title>{escape(title)}</title>",
        f'<link rel="alternate" type="text/html" href="{escape(urljoin(base, address_of(catalog, change.refs[0])))}"/>',
        f"<updated>{_moment(change.day)}</updated>",
        f'<category term="{change.found.what}" label="Lagändring"/>',
        f'<content type="html">{escape(about)}</content>',
        "</entry>",
    )
    return Entry(change.day, frozenset(scopes), "\n".join(lines))


def _entry(catalog: Catalog, day: str, found: Changed, base: str) -> str:
    what = "ny" if found.new else "borta" if found.gone else "ny adress" if found.moved else "ändrad"
    words = "".join(f"<li>{escape(without_old(catalog, it.words))}</li>" for it in found.told)
    about = without_old(catalog, bare(str(found.record.plain.get("summary") or "")))
    title = without_old(catalog, found.record.title)
    now = catalog.history.now_called(found.ref)
    address = address_of(catalog, now) if now in catalog.entries else "andringar/"
    vocabularies = [(name, term_id) for name in PAGE_ADDRESSES for term_id in terms_of(found, (name,))]
    lines = (
        "<entry>",
        f"<id>{_id(base, version_address(catalog, found.ref, day))}</id>",
        f"<title>{escape(title)}: {what}</title>",
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
