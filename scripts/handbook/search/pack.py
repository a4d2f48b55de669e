"""Weights in, files out: the index as text that a browser can read a little of at a time.

A line is ``term⇥form⇥seen⇥postings``, and ``⇥postings`` of questions if the term speaks for any class of them. A
posting is the step to the next number and a letter for the weight (``3k12d``: record 3 at k, record 15 at d). The form
is left out if it is the term, and is ``-ar`` if it is the term and ``ar``; how many records the term is seen in is left
out if it is the number of postings. Lines are sorted and cut into shards, so that a search loads only the shards its
words fall in; a small index has all its names in one. A file holds its lines by column, which packs better.
``docs/assets/search/index.js`` reads them.
"""

import bisect
import json
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import pairwise, takewhile, zip_longest

from handbook.file import File
from handbook.search.analysis import fold
from handbook.search.weigh import LETTERS, Postings

FOLDER = "assets/search/data"
LENGTHS = string.digits + string.ascii_lowercase
WHOLE = 230_000
NAMES_SHARD = 24_000
BODY_SHARD = 3_500
ORDINARY_SHARD = 8_000


@dataclass(frozen=True)
class Shards:
    """Lines cut into files. ``starts`` are the first terms of each."""

    name: str
    starts: tuple[str, ...]
    texts: tuple[str, ...]

    def number(self, term: str) -> int:
        """Return the shard that holds a term if any does."""
        return max(0, bisect.bisect_right(self.starts, term) - 1)

    def hold(self, term: str) -> bool:
        """Tell whether any record has a term."""
        return any(term in held for held in self._held[self.number(term) :][:1])

    @cached_property
    def _held(self) -> tuple[frozenset[str], ...]:
        # Thousands of meanings are looked for when the head is made: the lines are taken apart once.
        shards = ([line.split("\t") for line in text.split("\n")] for text in self.texts)
        return tuple(frozenset(cells[0] for cells in lines if cells[3]) for lines in shards)

    def terms(self) -> Iterator[str]:
        """Yield the terms and the words that are shown for them."""
        for line in (line for text in self.texts for line in text.split("\n") if line):
            term, form, *_ = line.split("\t")
            yield term
            if form:
                yield fold(term + form[1:] if form.startswith("-") else form)

    def files(self) -> Iterator[File]:
        """Yield the shards as files."""
        for number, text in enumerate(self.texts):
            yield File(f"{FOLDER}/{self.name}-{number}.txt", in_columns(text).encode())


def shards(name: str, postings: Sequence[Postings], size: int, whole: int = 0) -> Shards:
    """Cut the lines into shards of about ``size`` characters, or leave them whole if they are no more than that."""
    lines = [line(item) for item in postings]
    if sum(map(len, lines)) <= whole:
        size = whole
    starts: list[str] = []
    texts: list[list[str]] = []
    room = 0
    for item, text in zip(postings, lines, strict=True):
        if room < len(text):
            starts.append(item.term)
            texts.append([])
            room = size
        texts[-1].append(text)
        room -= len(text)
    return Shards(name, tuple(starts), tuple("\n".join(text) for text in texts))


def listed(name: str, words: Sequence[str], size: int) -> Shards:
    """Cut a sorted list of words into shards of about ``size`` characters."""
    starts: list[str] = []
    texts: list[list[str]] = []
    room = 0
    for word in words:
        if not texts or room < len(word):
            starts.append(word)
            texts.append([])
            room = size
        texts[-1].append(word)
        room -= len(word) + 1
    return Shards(name, tuple(starts), tuple("\n".join(text) for text in texts))


def line(item: Postings) -> str:
    """Return the line for one term."""
    term, form = item.term, item.form
    if form.startswith(term):
        form = f"-{form.removeprefix(term)}" if form != term else ""
    seen = item.seen if item.seen != len(item.levels) else ""
    told = f"\t{_packed(item.told)}" if item.told else ""
    return f"{term}\t{form}\t{seen}\t{_packed(item.levels)}{told}"


def _packed(levels: Iterable[tuple[int, int]]) -> str:
    return "".join(f"{number - last}{LETTERS[step]}" for (last, _), (number, step) in pairwise(((0, 0), *levels)))


def beside(found: Sequence[Postings], told: Sequence[Postings]) -> tuple[Postings, ...]:
    """Return terms of records and terms of questions as one list: who looks for one finds both in a file."""
    of_records, of_questions = ({it.term: it for it in some} for some in (found, told))
    return tuple(
        replace(of_records.get(term, Postings(term, term, 0, ())), told=of_questions[term].told)
        if term in of_questions
        else of_records[term]
        for term in sorted({*of_records, *of_questions})
    )


def in_columns(text: str) -> str:
    """Return lines by column: all terms, then all forms and so on, with tabs between cells.

    Of a term only its end is there; before it stands, in base 36, how much it has in common with the term before.
    """
    terms, *others = zip_longest(*(line.split("\t") for line in text.split("\n")), fillvalue="")
    ends = (f"{LENGTHS[(same := _in_common(one, before))]}{one[same:]}" for before, one in pairwise(("", *terms)))
    return "\n".join("\t".join(cells) for cells in (ends, *others))


def steps_between(places: Sequence[int]) -> str:
    """Return places in order, each as how far it is from the one before, in base 36."""
    return " ".join(_in_36(place - before) for before, place in pairwise((0, *places)))


def _in_36(number: int) -> str:
    more, last = divmod(number, len(LENGTHS))
    return f"{_in_36(more) if more else ''}{LENGTHS[last]}"


def _in_common(one: str, other: str) -> int:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return min(sum(1 for _ in same), len(LENGTHS) - 1)


def column(rows: Sequence[Sequence[str]]) -> dict[str, object]:
    """Return some words of every record as the words there are and a letter for each: ``ab`` is the first two of them.

    Raises ValueError if there are more words than letters.
    """
    words = sorted({word for row in rows for word in row})
    if len(words) > len(LETTERS):
        raise ValueError(f"{len(words)} words, and letters for {len(LETTERS)}")
    letters = dict(zip(words, LETTERS, strict=False))
    return {"words": words, "rows": " ".join("".join(letters[word] for word in row) for row in rows)}


def as_script(files: Iterable[File]) -> str:
    """Return the data files as a script, for where nothing can be fetched: load.js looks there first."""
    texts = {file.path.rpartition("/")[2]: file.data.decode() for file in files}
    return f"globalThis.handbookSearchData = {json.dumps(texts, ensure_ascii=False)};\n"


def compact(data: object) -> bytes:
    """Return JSON without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def version_of(files: Sequence[File]) -> str:
    """Return a short name for exactly these contents, so that no old shard is read with a new head."""
    total = sha256()
    for file in files:
        total.update(file.data)
    return total.hexdigest()[:12]
