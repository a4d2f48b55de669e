"""What acts and bills are called where they are cited: as the titles of the sources have it, which copy the register.

Records are named by what a reader looks for. Who cites an act needs its own name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

MIRRORED = ", speglad lagtext"
"""How the title of a copy of a law ends. Readers are led to the official text first, and told what was read."""
ACT = re.compile(r"(?!SFS)([^()]*\S) \((?:SFS )?([12][0-9]{3}:[0-9]+)\)((?: [^,()][^()]*)?)")
BILL = re.compile(r"Prop\. ([0-9]{4}/[0-9]{2}:[0-9]+) (\S.*)|(\S.*) \(prop\. ([0-9]{4}/[0-9]{2}:[0-9]+)\)")
DEFINITE = re.compile(r"(?:lag|balk|förordning)\Z", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Named:
    """An act or a bill: its number, what stands before it in its name and what after."""

    number: str
    before: str
    after: str = ""

    @property
    def title(self) -> str:
        """The name without the number: "Lag med särskilda bestämmelser om vård av unga"."""
        return f"{self.before}{self.after}"

    @property
    def definite(self) -> str:
        """The name of an act as it stands in a sentence: "lagen (1990:52) med …", "socialtjänstlagen (2025:400)"."""
        ending = "en" if DEFINITE.search(self.before) else ""
        return f"{self.before[:1].lower()}{self.before[1:]}{ending} ({self.number}){self.after}"


def names_of(titles: Iterable[str]) -> Mapping[str, Named]:
    """Return the acts and bills that titles of sources name, by number, each as most of the titles have it."""
    found: dict[str, Counter[Named]] = {}
    for title in titles:
        if named := _named(title.removesuffix(MIRRORED)):
            found.setdefault(named.number, Counter())[named] += 1
    return {number: max(names, key=lambda named: (names[named], named)) for number, names in found.items()}


@lru_cache(maxsize=2**14)  # a preview asks again, and most titles are as they were
def _named(title: str) -> Named | None:
    if act := ACT.fullmatch(title):
        return Named(act[2], act[1], act[3])
    if bill := BILL.fullmatch(title):
        return Named(bill[1] or bill[4], bill[2] or bill[3])
    return None
