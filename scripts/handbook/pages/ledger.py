"""The ledger of addresses: once published, an address always leads somewhere.

``addresses.txt`` lists every address ever published, sorted, one a line. An address that has no page of
its own any more names its successor after an arrow: ``lagar/gammal/ -> lagar/ny/``; the build then writes a page
that says what applies instead.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping

from handbook.catalog.address import relative
from handbook.content.problems import Finding
from handbook.pages.markdown import plain
from handbook.pages.page import Page

LEDGER = "addresses.txt"
ALIKE = 0.8
"""How like the lost address another must be to be proposed in its place, from 0 to 1."""
Ledger = Mapping[str, str | None]
"""Address → successor, or ``None`` while it has its own page."""


def _rows(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield the number of each line, its address and its successor."""
    for number, line in enumerate(text.split("\n"), start=1):
        address, _, successor = line.partition("->")
        if line.strip() and not line.startswith("#"):
            yield number, address.strip(), successor.strip() or None


def read_ledger(text: str) -> Ledger:
    """Return the addresses in a ledger's text."""
    return {address: successor for _, address, successor in _rows(text)}


def lines_of(text: str) -> Mapping[str, int]:
    """Return on which line of a ledger's text each address stands."""
    return {address: number for number, address, _ in _rows(text)}


def told_twice(text: str) -> Iterator[Finding]:
    """Yield every line with an address that an earlier line says something else of."""
    seen: dict[str, tuple[int, str | None]] = {}
    for number, address, successor in _rows(text):
        line, said = seen.setdefault(address, (number, successor))
        if said != successor:
            message = f"adressen {address} står redan på rad {line}, med något annat efter sig"
            yield _lost(number, message, "Behåll en av raderna")


def write_ledger(ledger: Ledger) -> str:
    """Return the text of a ledger."""
    head = "# Varje adress som handboken har haft. Ta aldrig bort en rad; skriv -> och den nya adressen.\n"
    return head + "".join(
        f"{address} -> {successor}\n" if successor else f"{address}\n" for address, successor in sorted(ledger.items())
    )


def missing(ledger: Ledger, addresses: Iterable[str], lines: Mapping[str, int]) -> Iterator[Finding]:
    """Yield every address that was published and now leads nowhere. ``lines`` tell where each stands."""
    there = set(addresses)
    for address, successor in sorted(ledger.items()):
        line = lines.get(address, 1)
        if successor is None and address not in there:
            beside = [other for other in there if other.partition("/")[0] == address.partition("/")[0]]
            near = difflib.get_close_matches(address, beside, n=1, cutoff=ALIKE)
            advice = f"Skriv ”{address} -> {near[0] if near else 'ny adress'}” på raden, eller ta tillbaka posten"
            yield _lost(line, f"adressen {address} har publicerats men har ingen sida", advice)
        if successor is not None and successor not in there:
            yield _lost(line, f"{address} leder till {successor} som inte finns", "Rätta raden")


def _lost(line: int, message: str, advice: str) -> Finding:
    return Finding(code="lost-address", message=message, advice=advice, file=LEDGER, mark=(line, 1))


def extended(ledger: Ledger, addresses: Iterable[str]) -> Ledger:
    """Return the ledger with new addresses added; none is ever taken away. The home page needs no line."""
    return dict(ledger) | {address: None for address in addresses if address and address not in ledger}


def moved_pages(ledger: Ledger, titles: Mapping[str, str]) -> Iterator[Page]:
    """Yield a page for each address that has a successor, saying what applies instead. ``titles`` are of addresses."""
    for address, successor in sorted(ledger.items()):
        if successor and address not in titles and successor in titles:
            title = titles[successor]
            body = f"# Sidan har flyttat\n\nLäs i stället [{plain(title)}]({relative(address, successor)})."
            meta = {"description": f"Läs i stället {title}.", "robots": "noindex", "exit": "true"}
            yield Page(address, "Sidan har flyttat", body, meta)
