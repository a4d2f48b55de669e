"""The types a field can have: text, dates, addresses and links, with what the checker says of bad values.

A record arrives here as plain text values; YAML's own guesses (``no``, ``012``, ``1:30``) are never made.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from handbook.content.problems import Code

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
DAY_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
ROLES, TOPICS, AUDIENCES, PLAN, SYNONYMS = "roles", "topics", "audiences", "plan", "synonyms"
CONCORDANCE, TELLING, URGENT, FUNCTIONS = "concordance", "telling", "urgent", "functions"
DANGER, SITUATIONS, ASKED, PAGES = "danger", "situations", "asked", "pages"
"""The vocabularies, by the names of their files in ``content/vocabulary/``."""


@dataclass(frozen=True)
class Link:
    """A field that names other records.

    ``to`` is the folder of the kind it names, or ``None`` when the value itself says it (``laws/lvu``).
    ``reverse`` is the heading of the back-links on the page of the named record. A ``strong`` link tells that
    the record rests on the other: when that one is superseded, this page says so. A ``weak`` one says no more than
    that the record is mentioned: it is left out where another link says it.
    """

    to: str | None
    reverse: str
    strong: bool = False
    weak: bool = False


@dataclass(frozen=True)
class Term:
    """A field whose values are ids in ``content/vocabulary/<vocabulary>.yml``."""

    vocabulary: str


@dataclass(frozen=True)
class Lived:
    """A day on which somebody has done something: it cannot lie ahead."""


@dataclass(frozen=True)
class Markdown:
    """A field of Swedish prose. ``block`` allows paragraphs and lists, otherwise it is one running line."""

    block: bool = True


def refused(code: Code, message: str, advice: str) -> PydanticCustomError:
    """Return the error for a value that cannot be taken: its code, what is wrong and what to do, in Swedish."""
    # The words are a value and no template: what an editor typed may hold braces.
    return PydanticCustomError(code, "{said}", {"said": message, "advice": advice})


def check_day(value: str) -> str:
    """Return ``value`` if it is a real year, month or day; raise an error in Swedish otherwise."""
    match = DAY_PATTERN.match(value)
    if match is None:
        raise refused("bad-date", f"”{value}” är inte ett datum", "Skriv 2016, 2016-06 eller 2016-06-22")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        raise refused("bad-date", f"dagen {value} finns inte i kalendern", "Rätta datumet") from None
    return value


def check_url(value: str) -> str:
    """Return ``value`` if it is a well-formed https address; raise an error in Swedish otherwise."""
    half = refused("bad-link", f"”{value}” är inte en hel webbadress", "Kopiera adressen från webbläsaren")
    try:
        parts = urlsplit(value)
    except ValueError:
        raise half from None
    if parts.scheme != "https":
        raise refused("bad-link", f"”{value}” börjar inte med https://", "Ange sidans https-adress")
    host = parts.hostname or ""
    if (
        parts.username is not None
        or not re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", host)
        or re.search(r"[\s<>\"'`\\]", value)
    ):
        raise half
    return value


def check_answer(value: str) -> str:
    """Accept the Swedish words for yes and no."""
    if value not in {"ja", "nej"}:
        raise refused("wrong-value", f"”{value}” går inte att välja", "Skriv ja eller nej")
    return value


NonEmpty = StringConstraints(min_length=1)
Name = Annotated[str, NonEmpty]
"""A name, number or designation: shown as it is written, no markup."""
Line = Annotated[str, NonEmpty, Markdown(block=False)]
"""One sentence or two, in which ``[[kind/id]]`` links to a record."""
Prose = Annotated[str, NonEmpty, Markdown()]
"""Markdown paragraphs and lists, in which ``[[kind/id]]`` links to a record."""
Day = Annotated[str, NonEmpty, AfterValidator(check_day)]
"""A year, month or day: 2016, 2016-06 or 2016-06-22. Text order is time order."""
PastDay = Annotated[Day, Lived()]
"""A day on which something was read, checked or reviewed."""
Url = Annotated[str, NonEmpty, AfterValidator(check_url)]
"""An https address on another site."""
Ref = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$")]
"""The id of a record or a vocabulary term."""
AnyRef = Annotated[str, StringConstraints(pattern=rf"^[a-z]+/{ID_PATTERN}$")]
"""A record of any kind, as ``kind/id``."""
Refs = tuple[Ref, ...]
AnyRefs = tuple[AnyRef, ...]
YesNo = Annotated[str, AfterValidator(check_answer)]
