"""Files that hosts, search engines and finders of faults look for. Pure: everything follows from the records."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from handbook.file import File, text_file
from handbook.outputs.headers import for_static_hosts
from handbook.outputs.inputs import Inputs

SITEMAP = "sitemap.xml"
CONTACT = "vem-ansvarar/"
"""Where to report a weakness: a page of the site, or a whole address such as ``mailto:…``."""
SECURITY = "security.txt"
LAST_YEAR = 9999
WELL_KNOWN = f".well-known/{SECURITY}"
"""Where RFC 9116 wants it. MkDocs copies no hidden folder, so ``after_engine`` puts it there."""


def robots(given: Inputs) -> Iterator[File]:
    """Yield ``robots.txt``. Robots read it at a host's root alone: a site in a folder of one has none of its own."""
    if _at_root(given.base):
        yield text_file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(given.base, SITEMAP)}")


def headers(_: Inputs) -> Iterator[File]:
    """Yield the headers for static hosts."""
    yield text_file("_headers", for_static_hosts())


def security_file(given: Inputs) -> Iterator[File]:
    """Yield ``security.txt``, as soon as a record has been checked; it too counts at a host's root alone (RFC 9116)."""
    checked = [today.checked for entry in given.catalog.entries.values() if (today := entry.record.today)]
    if checked and _at_root(given.base):
        yield text_file(SECURITY, security(given.base, max(checked)))


def _at_root(base: str) -> bool:
    return urlsplit(base).path == "/"


def security(base: str, reviewed: str) -> str:
    """Return ``security.txt``. It expires a year after the records were last reviewed: then no one may be there.

    ``reviewed`` is a year, month or day; what it leaves out counts as early as it can be.
    """
    year, month, day = (int(part) for part in f"{reviewed}-01-01"[:10].split("-"))
    expires = f"{min(year + 1, LAST_YEAR):04}-{month:02}-{min(day, 28):02}"
    return (
        f"Contact: {urljoin(base, CONTACT)}\n"
        f"Expires: {expires}T00:00:00Z\n"
        "Preferred-Languages: sv, en\n"
        f"Canonical: {urljoin(base, WELL_KNOWN)}"
    )
