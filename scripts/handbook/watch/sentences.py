"""Text as the hashes of its sentences: enough to see which are new and which are gone, and no copy of the text."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

LENGTH = 8
"""Hexadecimal digits of a hash. Two sentences of one page share one by chance about once in a million pages."""
SPLIT = re.compile(r"(?<=[.!?:;])\s+(?=[\"”’'(]?[A-ZÅÄÖ0-9])")
SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\u00ad": None})
"""What editors' programs write in several ways, and no reader sees a difference between."""


def hashed(blocks: Iterable[str]) -> tuple[str, ...]:
    """Return the hashes of the sentences in blocks of text, each once, in order; a block ends its last sentence."""
    found = (_hash(sentence) for block in blocks for sentence in SPLIT.split(block))
    return tuple(dict.fromkeys(filter(None, found)))


def hash_of(data: bytes) -> str:
    """Return the hash of something that has no sentences."""
    return hashlib.sha256(data).hexdigest()[:LENGTH]


def _hash(sentence: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", sentence).translate(SAME).casefold().split())
    return hash_of(plain.encode()) if any(map(str.isalnum, plain)) else ""
