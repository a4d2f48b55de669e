"""What can only be said when the site engine is done: what no page needs goes, and what counts files is made.

Pure: from the site's files by path to what to remove and what to add.
"""

from collections.abc import Iterator, Mapping

from handbook.bundle import SELF, bundle, needed
from handbook.hosting import SECURITY, WELL_KNOWN
from handbook.offline import offline_list
from handbook.page import File

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""What Material brings along and no page of ours loads."""
WHOLE = "assets/search/all.js"
"""The module that takes in the modules it needs, so that a reader's browser asks once."""


def unused(site: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the paths of files to remove."""
    inside = needed(WHOLE, site)[1:]
    return (path for path in site if path.startswith(UNUSED) or path in inside)


def finishing(site: Mapping[str, bytes]) -> Iterator[File]:
    """Yield the files to add or to change."""
    gone = set(unused(site))
    whole = File(WHOLE, bundle(WHOLE, site, SELF))
    yield whole
    yield offline_list({path: data for path, data in site.items() if path not in gone} | {WHOLE: whole.data})
    if SECURITY in site:
        yield File(WELL_KNOWN, site[SECURITY])
