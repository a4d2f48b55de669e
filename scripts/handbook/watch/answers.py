"""Answers of registers as plain data: read without trust, in whatever case and order their keys come."""

import json
import re
from collections.abc import Mapping
from datetime import date

ASCII = str.maketrans("åäöéü", "aaoeu")
UNSET = "0001-01-01"
"""The day that programs of one make write when there is none."""
SFS = re.compile(r"\b((?:18|19|20)[0-9]{2}):\s?([0-9]+)\b")


class UnexpectedAnswerError(Exception):
    """A register answered, but not in the form that is known. What is missing is the message, in Swedish."""


class UnknownActError(UnexpectedAnswerError):
    """A register says that it does not know an act."""


def parsed(body: bytes) -> object:
    """Return the data of a JSON answer in UTF-8, declared or not. Raises ``UnexpectedAnswerError``."""
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnexpectedAnswerError("svaret är inte JSON") from None


def given(data: object, *path: str) -> object:
    """Return what stands under a path of keys, whatever their case; ``None`` if it is missing or null."""
    for key in path:
        if not isinstance(data, Mapping):
            return None
        data = next((value for name, value in data.items() if _same(name) == _same(key)), None)
    return data


def _same(name: object) -> str:
    return re.sub(r"[^a-z0-9@]", "", str(name).casefold().translate(ASCII))


def needed_list(data: object, *path: str) -> list[object]:
    """Return the list under a path; a single thing is a list of one. Raises ``UnexpectedAnswerError``."""
    found = given(data, *path)
    if found is None:
        raise UnexpectedAnswerError(f"fältet {'.'.join(path)} saknas")
    if isinstance(found, Mapping):
        return [found]
    if not isinstance(found, list):
        raise UnexpectedAnswerError(f"fältet {'.'.join(path)} är ingen lista")
    return found


def text_of(data: object, *path: str) -> str:
    """Return the text under a path, without what surrounds it; empty if there is none."""
    found = given(data, *path)
    return str(found).strip() if isinstance(found, str | int) and not isinstance(found, bool) else ""


def day_of(data: object, *path: str) -> str:
    """Return the day under a path, as ``2026-01-15``; empty if there is none or it is no day."""
    text = text_of(data, *path)
    try:
        day = date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""
    return "" if day == UNSET else day


def yes(data: object, *path: str) -> bool:
    """Tell whether what stands under a path says yes."""
    found = given(data, *path)
    return found is True or str(found).casefold() == "true"


def sfs_of(text: str) -> str:
    """Return the first SFS number in a text, as ``2025:1501``; empty if there is none."""
    found = SFS.search(text)
    return f"{found[1]}:{found[2]}" if found else ""


def order_of(number: str) -> tuple[int, int]:
    """Return what puts SFS numbers in the order of time."""
    year, _, serial = number.partition(":")
    return int(year), int(serial)
