"""What can only be said when the site engine is done: what no page needs goes, and what counts files is made.

Pure: from the site's files by path to what to remove and what to add.
"""

from collections.abc import Iterator, Mapping

from handbook.hosting import SECURITY, WELL_KNOWN
from handbook.offline import offline_list
from handbook.page import File

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""What Material brings along and no page of ours loads."""


def unused(site: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the paths of files to remove."""
    return (path for path in site if path.startswith(UNUSED))


def finishing(site: Mapping[str, bytes]) -> Iterator[File]:
    """Yield the files to add."""
    yield offline_list(site)
    if SECURITY in site:
        yield File(WELL_KNOWN, site[SECURITY])
