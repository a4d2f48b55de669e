"""Numbers to ring in names: titles, other names and search words, where no reference can stand.

A name with the number of a line has to be the line's own, and a number in any name has to be one that some record has:
when a line changes its number, every name that keeps the old one is found.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from handbook.content.facts import FREE
from handbook.content.fields import Value
from handbook.content.kept import kept
from handbook.content.kinds.record import EXCHANGE, NAMES, dialled
from handbook.content.problems import Finding
from handbook.content.structure import AnyEntry

SHORT = r"(?<![\w:/,.–-])11[2-9](?:[\s–-]?\d){2,3}(?![\d:])"
NUMBER = re.compile(f"{EXCHANGE}|{SHORT}")
"""What can be nothing but a number to ring: from an exchange, or a short one of those that the country keeps."""
ALIKE = 3
"""How many first digits make a number in a record's own title one that may be meant for the record's."""
LIKELY = re.compile(r"(?<![\w:/,.–-])\d(?:[\s–-]?\d)+(?![\d:])")


def wrong_numbers(entries: Sequence[AnyEntry], *, whole: bool) -> Iterator[Finding]:
    """Yield every name with a number that is not the record's, or is no record's.

    ``whole`` tells that no record is missing among ``entries``: one that could not be read keeps its number.
    """
    wrong = checking(frozenset((*FREE, *chain.from_iterable(map(_own, entries)))) if whole else None)
    for entry in entries:
        yield from wrong(entry)


@lru_cache(maxsize=2)
def checking(known: frozenset[str] | None) -> Callable[[AnyEntry], tuple[Finding, ...]]:
    """Return what checks one record as long as there are the same numbers; ``None`` if not all of them are known."""

    @kept
    def one(entry: AnyEntry) -> tuple[Finding, ...]:
        own = _own(entry)
        return tuple(finding for value in _names(entry) for finding in _in_name(entry, value, own, known))

    return one


def _names(entry: AnyEntry) -> tuple[Value, ...]:
    """Return the names of a record that have digits."""
    return tuple(it for it in entry.values if it.path[0] in NAMES and any(map(str.isdecimal, it.value)))


@kept
def _own(entry: AnyEntry) -> frozenset[str]:
    record = entry.record
    told = (record.facts.get("nummer", ""), *(number.number for number in record.numbers))
    return frozenset(dialled(number) for number in told if number)


def _in_name(entry: AnyEntry, value: Value, own: frozenset[str], known: frozenset[str] | None) -> Iterator[Finding]:
    found, likely = _numbers(value.value)
    alike = [digits for digits in likely if _alike(digits, own)]
    lines = [number.number for number in entry.record.numbers if number.at_home]
    if value.path[0] == "title" and lines and (found or alike) and not own & {*found, *alike}:
        message = f"titeln säger ett annat nummer än telefonen, {lines[0]}"
        yield _finding(entry, value, message, "Rätta det som är fel")
        return
    for digits, written in found.items():
        if known is not None and digits not in known:
            message = f"numret {written} i namnet har ingen post"
            yield _finding(entry, value, message, "Rätta numret, eller fyll i det i linjens fält phone")


def _numbers(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the numbers in a name, as they are dialled and as they are written, and what else may be meant for one."""
    name = unicodedata.normalize("NFKC", text)
    found = {dialled(it[0]): it[0] for it in NUMBER.finditer(name)}
    return found, tuple(dialled(it[0]) for it in LIKELY.finditer(name))


def _alike(digits: str, own: frozenset[str]) -> bool:
    return any(digits[:ALIKE] == number[:ALIKE] for number in own)


def _finding(entry: AnyEntry, value: Value, message: str, advice: str) -> Finding:
    return Finding(code="wrong-number", message=message, advice=advice, path=value.path, file=entry.source.path)
