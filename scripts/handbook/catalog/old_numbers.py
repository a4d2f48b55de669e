"""Which numbers of the past may still be told: what has been changed is told of, but nobody is to ring it.

A number that the handbook tells today may stand in an old page and in a change, if its age does not matter. Any other
is left out: somebody in a hurry rings the first that she sees.
"""

import re

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.record import EXCHANGE, dialled

GONE, NEW = "ett annat nummer", "nytt nummer"
SHORT = r"(?<![\w:/,.–-])11[3-8](?:[ \u00a0-]?\d){2,3}(?![\w:])"
AFTER_OTHERS = r"(?<![\w/])0[1-9]\d{0,2}-\d[\d ]{4,9}\d(?!\d)|(?<=[A-Za-zåäö]:)0[1-9]\d{5,9}(?!\d)"
"""A number right after another, such as hours, or after a colon."""
NUMBER = re.compile(rf"(?!\d\d[.:]\d\d ?[–-])(?:{EXCHANGE}(?!\w)|{SHORT}|{AFTER_OTHERS})")
"""A number to ring in a text of any age: no hours, no pages, no name of a version."""

REMOVED = "borttaget"
LIKE = r"\+?\d[\d /–-]*"
OF_A_PHONE = re.compile(rf"(.*\b[Tt]elefon(?:, nummer)?: )({LIKE}|{REMOVED})((?: \(nytt\)| \(förut ({LIKE})\))?)")
"""What a change says of a field that is dialled: there every number is one, however it looks."""


def without_old(catalog: Catalog, text: str) -> str:
    """Return a text without those numbers that the handbook does not tell today."""

    def kept_or_not(found: re.Match[str]) -> str:
        number = found[0]
        left_open = number.startswith("(") and number.count("(") > number.count(")")
        around = "(" if left_open else ""
        return around + number_now(catalog, number.removeprefix(around))

    if change := OF_A_PHONE.fullmatch(text):
        label, now, more, was = change.groups()
        now = now if now == REMOVED else number_now(catalog, now)
        kept = f"{label}{now} (förut {number_now(catalog, was)})" if was else f"{label}{now}{more}"
    else:
        kept = NUMBER.sub(kept_or_not, text)
    return kept.replace(f"{GONE} (förut {GONE})", NEW)


def number_now(catalog: Catalog, number: str) -> str:
    """Return a number if it is told today; else that it was another."""
    return number if dialled(number) in catalog.lasting_numbers else GONE
