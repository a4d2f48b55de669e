"""Every page can be reached from the home page in three clicks."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from handbook.pages.ledger import LEDGER, read_ledger
from places import ROOT

HREF = re.compile(r'<a\s[^>]*?href="?([^"\s>]+)')
CLICKS = 3


def links_of(site: Path, address: str) -> set[str]:
    """Return the addresses of the pages that the page at ``address`` links to."""
    html = (site / address / "index.html").read_text("utf-8")
    found = (urlsplit(urljoin(f"https://here/{address}", unquote(href))) for href in HREF.findall(html))
    return {url.path.lstrip("/") for url in found if url.netloc == "here" and url.path.endswith("/")}


def test_every_page_is_three_clicks_away(built: Path) -> None:
    reached, edge = {""}, {""}
    for _ in range(CLICKS):
        edge = {target for page in edge for target in links_of(built, page)} - reached
        reached |= edge
    pages = {address for address, successor in read_ledger((ROOT / LEDGER).read_text("utf-8")).items() if not successor}
    assert pages - reached == set()
