"""What can only be said when the site engine is done: what no page needs goes, and what counts files is made.

Pure: from the site's files by path to what to remove and what to add.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from handbook.file import File
from handbook.outputs.hosting import SECURITY, SITEMAP, WELL_KNOWN
from handbook.pages.as_it_was import BODY, DESCRIPTION, SHELL, TITLE, Old
from handbook.site.bundle import SELF, bundle, needed
from handbook.site.offline import offline_list
from handbook.site.site import Site
from handbook.site.sitemap import sitemaps

WHOLE = "assets/search/all.js"
"""The module that takes in the modules it needs, so that a reader's browser asks once."""


def unused(built: Mapping[str, bytes], declared: Collection[str]) -> Iterator[str]:
    """Yield the paths of files to remove: what the engine brings along and nobody declares, and what is bundled."""
    inside = needed(WHOLE, built)[1:]
    return (path for path in built if path not in declared or path in inside)


def filled(built: Mapping[str, bytes], old_pages: Iterable[Old]) -> Iterator[File]:
    """Yield the pages of records as they were, each in the page that the engine has made for its kind."""
    made = {path: data.decode() for path, data in built.items() if path.endswith(f"/{SHELL}index.html")}
    for old in old_pages:
        html = made[f"{old.shell}index.html"].replace(old.shell, old.address).replace(TITLE, old.title)
        text = html.replace(DESCRIPTION, old.description).replace(f"<p>{BODY}</p>", old.body)
        yield File(f"{old.address}index.html", text.encode())


def finishing(built: Mapping[str, bytes], site: Site) -> Iterator[File]:
    """Yield the files to add or to change in the built site."""
    gone = set(unused(built, site.paths()))
    whole = File(WHOLE, bundle(WHOLE, built, SELF))
    yield whole
    yield from filled(built, site.old_pages)
    left = {path: data for path, data in built.items() if path not in gone} | {WHOLE: whole.data}
    yield offline_list(left, site.paths(offline=True))
    if SITEMAP in built:
        yield from sitemaps(built[SITEMAP], site)
    if SECURITY in built:
        yield File(WELL_KNOWN, built[SECURITY])
