"""From text to terms: fold, split into words, take away endings, split compounds.

The rules are data (``swedish.yml``) and those who answer have the same few steps in ``docs/assets/search/analysis.js``;
a test holds the two together over the whole vocabulary. A *word* keeps å, ä and ö; a *term* is a stem without them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import NotRequired, TypedDict

import yaml

WORD = re.compile(r"[0-9]+(?:[.:/][0-9]+)+|[^\W_]+")
JOINED = (("a\N{COMBINING RING ABOVE}", "å"), ("a\N{COMBINING DIAERESIS}", "ä"), ("o\N{COMBINING DIAERESIS}", "ö"))
LETTERS = str.maketrans({"ø": "ö", "æ": "ä", "ß": "ss", "đ": "d", "ł": "l"})
FOLDED = str.maketrans("åäö", "aao")
MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
UNUSUAL = re.compile("[^\n -~åäö§–”]")


def fold(word: str) -> str:
    """Return the word without the dots and rings of å, ä and ö."""
    return word.translate(FOLDED)


def normal(text: str) -> str:
    """Return the text in lower case, without accents and marks except those of å, ä and ö."""
    lower = text.lower()
    if not UNUSUAL.search(lower):
        return lower
    spread = unicodedata.normalize("NFKD", lower)
    for parts, letter in JOINED:
        spread = spread.replace(parts, letter)
    return MARKS.sub("", spread).translate(LETTERS)


def words(text: str) -> list[str]:
    """Return the words of a text; 2015/16:192, 16.2 and sc3 count as words."""
    return WORD.findall(normal(text))


@dataclass(frozen=True)
class Patterns:
    """What is looked for in a word; ``swedish.yml`` explains each."""

    vowel: re.Pattern[str]
    genitive: re.Pattern[str]
    genitive_of_long: re.Pattern[str]
    neuter: re.Pattern[str]
    syncope: re.Pattern[str]
    double: re.Pattern[str]
    glued: re.Pattern[str]


@dataclass(frozen=True)
class Lengths:
    """How many letters a word must have; ``swedish.yml`` explains each."""

    word: int
    genitive_of_long: int
    tail: int
    compound: int
    longest: int
    part: int


@dataclass(frozen=True)
class Rules:
    """What ``swedish.yml`` says, and the stems that compounds may be split into."""

    patterns: Patterns
    lengths: Lengths
    stop: frozenset[str]
    endings: tuple[tuple[str, int, str], ...]
    whole: tuple[str, ...]
    irregular: Mapping[str, str]
    apart: Mapping[str, str]
    short_parts: frozenset[str]
    never_parts: frozenset[str]
    links: str
    parts: frozenset[str] = frozenset()

    def with_parts(self, parts: Iterable[str]) -> "Rules":
        """Return the rules with stems that compounds may be made of."""
        return replace(self, parts=frozenset(parts) | self.short_parts)

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {}

    @cached_property
    def _splits(self) -> dict[str, tuple[str, ...]]:
        return {}

    def stem(self, word: str) -> str:
        """Return the term of a word: its stem, without å, ä and ö."""
        if word not in self._stems:
            self._stems[word] = fold(self._stem(word))
        return self._stems[word]

    def _stem(self, given: str) -> str:
        if given in self.apart:
            return self.apart[given]
        word, known = self._regular(given)
        shortest, patterns = self.lengths.word, self.patterns
        if known or len(word) < shortest or re.search("[0-9]", word):
            return word
        word = self._bare(self._without_ending(self._bare(word)))
        if word.endswith("el") and len(word) > shortest and not patterns.vowel.match(word[-3]):
            word = f"{word[:-2]}l"
        if len(word) >= shortest and patterns.syncope.search(word):
            word = word[:-1]
        return word[:-1] if patterns.double.search(word) else word

    def _regular(self, word: str) -> tuple[str, bool]:
        """Return the word, or if it or its end is an irregular form what that is a form of, and whether to keep it."""
        for cut in range(max(1, len(word) - self.lengths.tail + 1)):
            lemma = self.irregular.get(word[cut:])
            if lemma:
                return word[:cut] + lemma, self.irregular.get(lemma) == lemma
        return word, False

    def _bare(self, word: str) -> str:
        if word.endswith(self.whole):
            return word
        if self._is_genitive(word):
            word = word[:-1]
        return word[:-1] if len(word) > self.lengths.word and self.patterns.neuter.search(word) else word

    def _is_genitive(self, word: str) -> bool:
        lengths, patterns = self.lengths, self.patterns
        if len(word) >= lengths.genitive_of_long and patterns.genitive_of_long.search(word):
            return True
        return len(word) >= lengths.word and patterns.genitive.search(word) is not None

    def _without_ending(self, word: str) -> str:
        if word.endswith(self.whole):
            return word
        for ending, shortest, keep in self._endings.get(word[-1:], ()):
            if word.endswith(ending):
                left = word[: len(word) - len(ending)]
                if len(left) >= shortest and self.patterns.vowel.search(left):
                    return left + keep
        return word

    @cached_property
    def _endings(self) -> dict[str, list[tuple[str, int, str]]]:
        # By last letter, in the order of the rules: most endings cannot fit a word, and every part of one is tried.
        found: dict[str, list[tuple[str, int, str]]] = {}
        for rule in self.endings:
            found.setdefault(rule[0][-1:], []).append(rule)
        return found

    def split(self, word: str) -> tuple[str, ...]:
        """Return the terms of a compound's parts, outermost last: barnpornografibrott → barn, pornografi, brott."""
        word = fold(word)
        if word not in self._splits:
            self._splits[word] = self._split(word)
        return self._splits[word]

    def _split(self, word: str) -> tuple[str, ...]:
        if glued := self.patterns.glued.match(word):
            return self.stem(glued[1]), glued[2]
        lengths = self.lengths
        if not lengths.compound <= len(word) <= lengths.longest or re.search("[0-9]", word):
            return ()
        for cut in range(len(word) - lengths.part, lengths.part - 1, -1):
            head = self.part(word[cut:])
            if head and (first := self._first(word[:cut])):
                return (*first, *(self.split(word[cut:]) or (head,)))
        return ()

    def _first(self, part: str) -> tuple[str, ...]:
        term = self.part(part) or (part[-1] in self.links and self.part(part[:-1]))
        inner = self.split(part) or (part[-1] in self.links and self.split(part[:-1]))
        return inner or ((term,) if term else ())

    def part(self, part: str) -> str:
        """Return the term of a word that can be part of a compound, or an empty string."""
        shortest = self.lengths.part
        if len(part) == shortest:
            return part if part in self.short_parts else ""
        term = self.stem(part)
        return term if term in self.parts and part not in self.never_parts and len(term) >= shortest else ""


class Endings(TypedDict):
    """Endings that are taken away if so many letters are left, and what is put in their place."""

    min: int
    keep: NotRequired[str]
    of: str


class Intent(TypedDict):
    """Words that tell what a reader is after, and how much more each kind of record weighs then."""

    words: str
    kinds: dict[str, int]


class Swedish(TypedDict):
    """What ``swedish.yml`` holds, beside what only browsers read."""

    patterns: dict[str, str]
    lengths: dict[str, int]
    stop: str
    endings: list[Endings]
    whole: str
    irregular: dict[str, str]
    apart: dict[str, str]
    short_parts: str
    never_parts: str
    links: str
    intents: list[Intent]
    groups: dict[str, str]


def read_rules(data: Swedish) -> Rules:
    """Return the rules that the data of ``swedish.yml`` describe."""
    endings = [
        (ending, group["min"], group.get("keep", "")) for group in data["endings"] for ending in group["of"].split()
    ]
    return Rules(
        patterns=Patterns(**{name: re.compile(pattern) for name, pattern in data["patterns"].items()}),
        lengths=Lengths(**data["lengths"]),
        stop=frozenset(data["stop"].split()),
        endings=tuple(sorted(endings, key=lambda ending: (-len(ending[0]), ending[0]))),
        whole=tuple(data["whole"].split()),
        irregular=_irregular(data["irregular"]),
        apart=_of_forms(data["apart"]),
        short_parts=frozenset(map(fold, data["short_parts"].split())),
        never_parts=frozenset(map(fold, data["never_parts"].split())),
        links=data["links"].replace(" ", ""),
    )


def _of_forms(lemmas: Mapping[str, str]) -> dict[str, str]:
    """Return the word of each form, and of no other: without its dots it may be the word that it is kept apart from."""
    return {form: lemma for lemma, forms in lemmas.items() for form in forms.split()}


def _irregular(lemmas: Mapping[str, str]) -> dict[str, str]:
    """Return the word of each form, also for forms that are typed without å, ä and ö."""
    exact = _of_forms(lemmas)
    return {**{fold(form): lemma for form, lemma in exact.items()}, **exact}


@cache
def swedish_data() -> Swedish:
    """Return ``swedish.yml`` as it is written."""
    data: Swedish = yaml.safe_load(Path(__file__).with_name("swedish.yml").read_text(encoding="utf-8"))
    return data


@cache
def swedish() -> Rules:
    """Return the rules without the parts of compounds, which come from the records."""
    return read_rules(swedish_data())
