"""Which numbers of the past may still be told: what has been changed is told of, but nobody is to ring it.

A number that the handbook tells today may stand in an old page and in a change, if its age does not matter. Any other
is left out: somebody in a hurry rings the first that she sees.
"""

import re

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.record import EXCHANGE
from handbook.content.named_numbers import dialled

GONE, NEW = "ett annat nummer", "nytt nummer"
NUMBER = re.compile(
    rf"(?!\d\d[.:]\d\d ?[–-])(?:{EXCHANGE}(?!\w)|(?<![\w:/,.–-])11[3-8](?:[ \u00a0-]?\d){{2,3}}(?![\w:]))"
)
"""A number to ring in a text of any age: no hours, no pages, no name of a version."""


def without_old(catalog: Catalog, text: str) -> str:
    """Return a text without those numbers that the handbook does not tell today."""
    kept = NUMBER.sub(lambda found: number_now(catalog, found[0]), text)
    return kept.replace(f"{GONE} (förut {GONE})", NEW)


def number_now(catalog: Catalog, number: str) -> str:
    """Return a number if it is told today; else that it was another."""
    return number if dialled(number) in catalog.lasting_numbers else GONE
