"""Weights in, files out: the index as text that a browser can read a little of at a time.

A line is ``term⇥form⇥others⇥postings``, and ``⇥postings`` of questions if the term speaks for any class of them, and
``⇥words`` of that stem which look misspelled but are ordinary ones, written as the form is. A posting is the step to
the next number and a letter for the weight (``3kd``: record 3 at k, record 4 at d); a step of one is left out.

The form is left out if it is the term, and is ``-ar`` if it is the term and ``ar``. Before the hyphen stand the dotted
letters for an a or o of the term, each after the number of those that are left as they are (``1ä-an``: anmal, anmälan).
``others`` is about how many more records the term is seen in than there are postings; none is left out.

In a file the steps to records stand apart from their letters, and numbers are written with letters, which packs better.

Lines are sorted and cut into shards, so that a search loads only the shards its words fall in; a small index has all
its names in one. A file holds its lines by column, which packs better.
``docs/assets/search/index.js`` reads them.
"""

import bisect
import json
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import pairwise, takewhile, zip_longest

from handbook.file import File
from handbook.search.analysis import fold
from handbook.search.weigh import LETTERS, Postings

FOLDER = "assets/search/data"
OTHERS, POSTINGS = 2, 3
"""The places of the number of other records and of the postings in a line."""
POSTING = re.compile("([0-9]*)([^0-9])")
DOTTED = re.compile("([ao]*)([åäö])")
LENGTHS = string.digits + string.ascii_lowercase
ABOUT = (0, 1, 2, *sorted({round(3 * 1.35**step) for step in range(24)}))
"""How many other records are told of: each but the first is about a third more than the one before."""
WHOLE = 230_000
NAMES_SHARD = 24_000
BODY_SHARD = 1_980
LONG_SHARD = 2_500


@dataclass(frozen=True)
class Shards:
    """Lines cut into files. ``starts`` are how the first terms of each begin."""

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
                _, hyphen, ending = form.partition("-")
                yield term + ending if hyphen else fold(form)

    def files(self) -> Iterator[File]:
        """Yield the shards as files."""
        for number, text in enumerate(self.texts):
            yield File(f"{FOLDER}/{self.name}-{number}.txt", in_columns(text).encode())


def shards(name: str, postings: Sequence[Postings], size: int, whole: int = 0, *, alike: int = 0) -> Shards:
    """Cut the lines into shards of about ``size`` characters, or leave them whole if they are no more than ``whole``.

    Terms that begin with the same so many letters as ``alike`` says stand together, however many they are.
    """
    lines = [line(item) for item in postings]
    if sum(map(len, lines)) <= whole:
        size = whole
    starts: list[str] = []
    texts: list[list[str]] = []
    room = 0
    last = before = ""
    for item, text in zip(postings, lines, strict=True):
        if room < len(text) and not (alike and item.term[:alike] == last):
            starts.append(_beginning(item.term, before))
            texts.append([])
            room = size
        texts[-1].append(text)
        room -= len(text)
        last = item.term[:alike]
        before = item.term
    return Shards(name, tuple(starts), tuple("\n".join(text) for text in texts))


def _beginning(term: str, before: str) -> str:
    """Return no more of a term than tells that it comes after the one before."""
    return term[: _in_common(term, before) + 1]


def line(item: Postings) -> str:
    """Return the line for one term."""
    term, form = item.term, item.form
    if fold(form).startswith(term):
        form = f"{_dots(form[: len(term)])}-{form[len(term) :]}" if form != term else ""
    others = _about(item.seen - len(item.levels))
    words = " ".join(f"-{word.removeprefix(term)}" if word.startswith(term) else word for word in item.words)
    more = f"\t{_packed(item.told)}\t{words}".rstrip("\t")
    return f"{term}\t{form}\t{others or ''}\t{_packed(item.levels)}{more}"


def _about(others: int) -> int:
    """Return nearly so many: how rare a term is tells little more than its number of digits."""
    return min(ABOUT, key=lambda it: abs(it - others))


def _dots(word: str) -> str:
    """Return the dotted letters of a word, each after the number of a and o before it, if any."""
    found = DOTTED.findall(re.sub("[^aoåäö]", "", word))
    return "".join(f"{len(plain) or ''}{letter}" for plain, letter in found)


def _packed(levels: Iterable[tuple[int, int]]) -> str:
    steps = ((number - last, LETTERS[step]) for (last, _), (number, step) in pairwise(((0, 0), *levels)))
    return "".join(f"{step if step != 1 else ''}{letter}" for step, letter in steps)


def beside(
    found: Sequence[Postings], told: Sequence[Postings], ordinary: Mapping[str, tuple[str, ...]]
) -> tuple[Postings, ...]:
    """Return terms of records, those of questions and the stems of ordinary words as one list.

    Who looks for a word finds all that is said of it in one file.
    """
    of_records = {it.term: it for it in found}
    of_questions = {it.term: it.told for it in told}
    return tuple(
        replace(
            of_records.get(term) or Postings(term, term, 0, ()),
            told=of_questions.get(term, ()),
            words=ordinary.get(term, ()),
        )
        for term in sorted({*of_records, *of_questions, *ordinary})
    )


def in_columns(text: str) -> str:
    """Return lines by column: all terms, then all forms and so on, with commas between cells.

    A comma is one sign in JSON too, where a tab is two, and in no term.

    Of a term only its end is there. How much it has in common with the term before, in base 36, is a column of its own,
    which packs better.
    """
    terms, *others = zip_longest(*(line.split("\t") for line in text.split("\n")), fillvalue="")
    same = [min(_in_common(one, before), len(LENGTHS) - 1) for before, one in pairwise(("", *terms))]
    ends = ",".join(term[length:] for term, length in zip(terms, same, strict=True))
    columns = (column for place, cells in enumerate(others, 1) for column in _column(place, cells))
    return "\n".join((ends, "".join(LENGTHS[length] for length in same), *columns))


def _column(place: int, cells: Sequence[str]) -> tuple[str, ...]:
    if place == POSTINGS:
        return _steps_and_weights(cells)
    return (in_letters(int(cell or 0) for cell in cells) if place == OTHERS else ",".join(cells),)


def _steps_and_weights(cells: Iterable[str]) -> tuple[str, str]:
    """Return a column of postings as one of steps and one of weights, which pack better apart.

    Weights need no commas.
    """
    postings = [POSTING.findall(cell) for cell in cells]
    steps = ",".join(in_letters(int(step or 1) for step, _ in found) for found in postings)
    return steps, "".join(letter for found in postings for _, letter in found)


def steps(found: Iterable[int]) -> str:
    """Return numbers that rise, each as the step from the one before."""
    return in_letters(number - last for last, number in pairwise((0, *found)))


def in_letters(found: Iterable[int]) -> str:
    """Return numbers in any order, without signs between."""
    return "".join(map(_number, found))


def _number(number: int) -> str:
    """Return a number as a letter, after how many times there are letters: ``2c`` is twice 52 and 2."""
    more, last = divmod(number, len(LETTERS))
    return f"{more or ''}{LETTERS[last]}"


def _in_common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def column(rows: Sequence[Sequence[str]]) -> dict[str, object]:
    """Return some words of every record as the words there are and a letter for each: ``ab`` is the first two of them.

    They stand in the order of the letters, which packs better.

    Raises ValueError if there are more words than letters.
    """
    words = sorted({word for row in rows for word in row})
    if len(words) > len(LETTERS):
        raise ValueError(f"{len(words)} words, and letters for {len(LETTERS)}")
    letters = dict(zip(words, LETTERS, strict=False))
    return {"words": words, "rows": " ".join("".join(sorted(letters[word] for word in row)) for row in rows)}


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
