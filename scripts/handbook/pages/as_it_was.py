"""A record as it was in an edition, for whoever was led to that: marked, with the way to what applies today.

It is made from the old file alone, since today's kinds may not take it. Old pages are many and do not change, so no
site engine makes them: what stands here is put into a page that the engine has made (``after_engine``). All of them lie
equally deep, so what is made of a text once holds for each edition.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

import markdown
from pydantic import BaseModel

from handbook.catalog.address import address_of, kind_address, version_address
from handbook.catalog.catalog import Catalog
from handbook.catalog.differences import Records
from handbook.catalog.history import Version
from handbook.catalog.old_numbers import GONE, number_now, without_old
from handbook.content.days import day, is_day
from handbook.content.fields import Field, fields_of
from handbook.content.kinds.agency import Contact
from handbook.content.kinds.locality import WITHHELD, LocalContact
from handbook.content.kinds.parts import CONFIDENCE, Source, in_plan
from handbook.content.kinds.resource import Phone
from handbook.content.kinds.types import PLAN
from handbook.content.load import Plain
from handbook.content.prose import REFERENCE, ProseLink, bare, capitalized, replace_links, slug
from handbook.content.structure import record_of
from handbook.pages.page import Page

UP = "../../../../"
"""From the page of an old record to the root of the site."""
TITLE, DESCRIPTION, BODY = "UTGAVANSTITEL", "UTGAVANSBESKRIVNING", "UTGAVANSTEXT"
"""What stands in the engine's page where the title, the description and the text of an old page belong."""
DIALLED = frozenset({"phone", "number"})
"""Fields of a contact that hold nothing but a number."""
UNTOLD = "Visas inte i en gammal utgåva."
SHELL = "som-den-var/utgava/mall/"
HIDDEN = frozenset({"keywords", "order", "wall", "chart", "for_children", "lang", "title", "summary", "check_after"})
"""Fields that no page shows under a heading of their own."""
TODAY = re.compile(r"\bi dag\b", re.IGNORECASE)
MARKED = re.compile(r"[\\`*_{}\[\]<>#|!~\n:]|^\s|^[-+\d]")
"""What may be more than the words themselves."""


@dataclass(frozen=True)
class Old:
    """The page of a record in one edition, before it is put into the engine's: all is HTML."""

    address: str
    shell: str
    """The address of the engine's page that it is put into."""
    title: str
    description: str
    body: str


def shells(catalog: Catalog) -> Iterator[Page]:
    """Yield the pages that old records are put into, one per kind: each says where in the handbook the reader is."""
    for cls in catalog.kinds if catalog.history.days else ():
        meta = {"description": DESCRIPTION, "robots": "noindex", "exit": "true", "hide": ["toc"]}
        yield Page(_shell(kind_address(cls)), TITLE, f"# {TITLE} {{ #utgava }}\n\n{BODY}", meta)


def _shell(kind: str) -> str:
    return f"{kind}{SHELL}"


def old_addresses(catalog: Catalog) -> Iterator[str]:
    """Yield the address of every page that ``old_pages`` makes, in the same order."""
    for ref, versions in sorted(catalog.history.versions.items()):
        yield from (version_address(catalog, ref, version.day) for version in versions)


def old_pages(catalog: Catalog) -> Iterator[Old]:
    """Yield the page of every version of every record, by record and day."""
    records = dict(zip(catalog.history.days, catalog.history.records, strict=False))
    for ref, versions in sorted(catalog.history.versions.items()):
        current = _current(catalog, ref)
        for version in versions:
            address = version_address(catalog, ref, version.day)
            title = f"{without_old(catalog, version.record.title)} (utgåvan {version.day})"
            shell = _shell(kind_address(version.record.cls))
            description = without_old(catalog, bare(str(version.record.plain.get("summary") or "")))
            body = leading(version) if version == current else whole(catalog, version, records[version.day])
            yield Old(address, shell, escape(title), escape(description), body)


def _current(catalog: Catalog, ref: str) -> Version | None:
    """Return the version that a record's page still shows, if it does."""
    last = catalog.history.versions[ref][-1]
    now = catalog.history.records[-1].get(ref)
    return last if now and now.text == last.record.text else None


def leading(version: Version) -> str:
    """Return what leads to the page of a record that is still as it was."""
    title = escape(version.record.title)  # the same as today
    return f'<p class="lead">Så lyder posten i dag också. Läs <a href="../../">{title}</a>.</p>'


def whole(catalog: Catalog, version: Version, among: Records) -> str:
    """Return a record as it was, below the words that say so."""
    record = version.record
    here = Reader(catalog, among)
    kind = escape(record.cls.kind.singular.capitalize())
    summary = here.prose(str(record.plain.get("summary") or ""))
    parts = [f'<p class="kindline">{kind}</p>', f'<div class="lead">{summary}</div>']
    parts += (here.section(field, record.plain.get(field.key)) for field in fields_of(record.cls))
    hidden = any(sign in part for part in parts for sign in (GONE, UNTOLD))
    return "\n".join(filter(None, (_notice(catalog, version, hidden=hidden), *parts)))


def _notice(catalog: Catalog, version: Version, *, hidden: bool) -> str:
    was, name = version.record.ref, catalog.history.now_called(version.record.ref)
    there = name in catalog.entries
    href = "../../" if name == was else f"{UP}{address_of(catalog, name)}" if there else ""
    now = f'Läs <a href="{href}">{escape(catalog.title(name))}</a> som den är nu.' if there else ""
    changed = "Den har ändrats sedan dess." if there else "Posten finns inte längre i handboken."
    numbers = " Telefonnummer som inte gäller säkert i dag är borttagna." if hidden else ""
    return (
        '<div class="admonition upphavd">\n'
        f'<h2 class="admonition-title" id="ruta-utgava">Så löd posten i utgåvan {day(version.day)}</h2>\n'
        f"<p>{changed} Använd inte det som står här som gällande i dag.{numbers} {now}</p>\n</div>"
    )


@dataclass(frozen=True)
class Reader:
    """Writes old values as HTML: names are those of the time, and links lead to what there is today."""

    catalog: Catalog
    among: Records

    def section(self, field: Field, given: Plain) -> str:
        """Return a field of a record under its heading; nothing if it is empty or not for readers."""
        if given in (None, "", [], {}) or field.name in HIDDEN:
            return ""
        label = then(field.label)
        return f'<h2 id="{slug(label)}">{escape(label)}</h2>\n{self.value(field, given)}'

    def value(self, field: Field, given: Plain) -> str:
        """Return what a field says."""
        items = given if isinstance(given, list) else [given]
        shown = [self._item(field, item) for item in items]
        if len(shown) == 1 or not field.many:
            return "\n".join(_block(it) for it in shown)
        tag = "ol" if field.part and not issubclass(field.part, Source) else "ul"
        listed = "\n".join(f"<li>{it}</li>" for it in shown)
        return f"<{tag}>\n{listed}\n</{tag}>"

    def _item(self, field: Field, item: Plain) -> str:
        if field.part and isinstance(item, Mapping):
            return self._source(item) if issubclass(field.part, Source) else self._part(field.part, item)
        text = str(item)
        if field.link:
            return self.link(f"{field.link.to}/{text}" if field.link.to else text)
        if field.term:
            return escape(self.catalog.term_title(field.term.vocabulary, text))
        if field.markdown:
            return self.prose(text)
        if field.is_day and is_day(f"{text}-01-01"[:10]):
            return escape(day(text))
        return _external(text, text) if text.startswith("https://") else escape(self._told(CONFIDENCE.get(text, text)))

    def _told(self, text: str) -> str:
        return without_old(self.catalog, text)

    def _part(self, cls: type[BaseModel], part: Mapping[str, Plain]) -> str:
        hidden = HIDDEN - {"title"} | (WITHHELD.keys() if issubclass(cls, LocalContact) else set())
        told = [(field, part.get(field.key)) for field in fields_of(cls) if field.name not in hidden]
        if issubclass(cls, Contact | Phone):
            told = [(it, number_now(self.catalog, str(was)) if it.name in DIALLED and was else was) for it, was in told]
        rows = "\n".join(
            f"<dt>{escape(then(it.label))}</dt><dd>{self.value(it, given)}</dd>" for it, given in told if given
        )
        untold = f"\n<dt>Vägen dit</dt><dd><p>{UNTOLD}</p></dd>" if issubclass(cls, LocalContact) else ""
        return f"<dl>\n{rows}{untold}\n</dl>"

    def _source(self, source: Mapping[str, Plain]) -> str:
        read = f", läst {escape(str(source['read']))}" if source.get("read") else ""
        if source.get("plan"):
            heading = self.catalog.term_title(PLAN, str(source["plan"]))
            return f"{escape(in_plan(heading))}{read}"
        title, url = str(source.get("title") or source.get("url") or ""), str(source.get("url") or "")
        name = _external(url, title) if url.startswith("https://") else escape(title)
        where = f", {escape(str(source['section']))}" if source.get("section") else ""
        return f"{name}{where}{read}"

    def link(self, ref: str, words: str = "") -> str:
        """Return a link to a record, role or topic if there still is one; else its name."""
        title, href = self._named(ref, words), self._href(ref)
        return f'<a href="{href}">{escape(title)}</a>' if href else escape(title)

    def _named(self, ref: str, words: str) -> str:
        old = self.among.get(ref)
        return words or (old.title if old else self.catalog.term_title(*ref.split("/", 1)))

    def _href(self, ref: str) -> str:
        name = self.catalog.history.now_called(ref)
        there = name in self.catalog.entries or self.catalog.has_page(*name.split("/", 1))
        return f"{UP}{address_of(self.catalog, name)}" if there else ""

    def prose(self, text: str) -> str:
        """Return an editor's prose with what it asked other records for, as they were."""
        asked = self._told(REFERENCE.sub(lambda found: self._fact(found[1], found[2]), text.strip()))
        # Rules of today keep HTML out of prose; an old text may be older than the rule.
        safe = asked.replace("&", "&amp;").replace("<", "&lt;")
        return _html(replace_links(safe, self._prose_link))

    def _prose_link(self, found: ProseLink) -> str:
        title, href = self._named(found.target, found.words or ""), self._href(found.target)
        return f"[{title}]({href})" if href else title

    def _fact(self, what: str, ref: str) -> str:
        old = self.among.get(ref)
        record = record_of(old.cls, old.plain) if old else None
        said = (record.facts.get(what) if record else None) or self._named(ref, "")
        # Where a number was that is not told today, the way to the one that is.
        return f"[[{ref}]]" if GONE in self._told(said) else said


def then(label: str) -> str:
    """Return what a field is called in an old page: what was so in those days is not so today."""
    return capitalized(TODAY.sub("då", label))


def _external(url: str, words: str) -> str:
    shown = words if words != url else urlsplit(url).netloc
    return f'<a class="extern" href="{escape(url)}" rel="noreferrer">{escape(shown)}</a>'


def _block(html: str) -> str:
    return html if html.startswith("<") and not html.startswith("<a ") else f"<p>{html}</p>"


@lru_cache(maxsize=2**15)  # from one edition to the next nearly every text is the same
def _html(text: str) -> str:
    if not MARKED.search(text):
        return f"<p>{text}</p>"
    return markdown.markdown(text, extensions=["attr_list", "tables"])
