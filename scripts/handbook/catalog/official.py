"""Where the official text of an act or a bill stands, worked out from its number as riksdagen does."""

import re

from handbook.content.kinds.law import SFS

ACT = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/sfs-{}"
BILL = "https://data.riksdagen.se/dokument/{session}03{number}.html"
BILL_NUMBER = re.compile(r"\b((?:19|20)\d\d)/\d\d:(\d+)\b")
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST_OF_H = 2012
"""The year in which the session began that riksdagen writes H0; before it stands GZ, after it H1, after H9 HA."""


def act_text(title: str) -> str | None:
    """Return the address of the act whose number (2017:900) a title holds."""
    found = SFS.search(title)
    return ACT.format(found[0].replace(":", "-")) if found else None


def bill_text(title: str) -> str | None:
    """Return the address of the bill whose number (2019/20:69) a title holds."""
    found = BILL_NUMBER.search(title)
    return BILL.format(session=session_of(int(found[1])), number=found[2]) if found else None


def session_of(year: int) -> str:
    """Return how riksdagen writes the session that began in a year: a number in base 36, as H7 for 2019/20."""
    first, second = divmod(DIGITS.index("H") * len(DIGITS) + year - FIRST_OF_H, len(DIGITS))
    return DIGITS[first] + DIGITS[second]
