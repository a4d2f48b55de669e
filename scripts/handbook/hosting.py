"""Files that hosts, search engines and finders of faults look for. Pure: everything follows from the records."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

from handbook.headers import for_static_hosts
from handbook.link import Catalog
from handbook.page import File, text_file

CONTACT = "om/"
"""Where to report a weakness: a page of the site, or a whole address such as ``mailto:…``."""
SECURITY = "security.txt"
WELL_KNOWN = f".well-known/{SECURITY}"
"""Where RFC 9116 wants it. MkDocs copies no hidden folder, so ``finish`` puts it there."""


def hosting_files(catalog: Catalog, base: str) -> Iterator[File]:
    """Yield the files; ``base`` is the site's own address."""
    yield text_file("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(base, 'sitemap.xml')}")
    yield text_file("_headers", for_static_hosts())
    checked = [today.checked for entry in catalog.entries.values() if (today := entry.record.today)]
    if checked:
        yield text_file(SECURITY, security(base, date.fromisoformat(max(checked))))


def security(base: str, reviewed: date) -> str:
    """Return ``security.txt``. It expires a year after the records were last reviewed: then no one may be there."""
    expires = date(reviewed.year + 1, reviewed.month, min(reviewed.day, 28))
    return (
        f"Contact: {urljoin(base, CONTACT)}\n"
        f"Expires: {expires}T00:00:00Z\n"
        "Preferred-Languages: sv, en\n"
        f"Canonical: {urljoin(base, WELL_KNOWN)}"
    )
