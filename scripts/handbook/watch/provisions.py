"""Chapters and paragraphs as spans that can be compared: ``31 a–31 i §§`` meets ``31 c §``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LAST = 10_000
"""A number that no paragraph has: a whole chapter goes up to it."""
DASHES = "-–—‑−"
NUMBER = r"([0-9]+)(?: ?([a-zåäö])(?![a-zåäö]))?"
CHAPTER = re.compile(rf"{NUMBER} ?kap\b\.?")
RANGE = re.compile(rf"{NUMBER}(?:(?: ?§)? ?[{DASHES}] ?(?:{NUMBER}|([a-zåäö])(?![a-zåäö])))?")
SIGN = re.compile(r"§§?")


@dataclass(frozen=True, order=True)
class Section:
    """The number of a paragraph or chapter: ``31 a`` comes after ``31`` and before ``32``."""

    number: int
    letter: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.letter}".rstrip()


WHOLE = (Section(0), Section(LAST))


@dataclass(frozen=True)
class Span:
    """Paragraphs from one to another, both with it, in a chapter. No chapter: in any, or there are none."""

    chapter: Section | None
    first: Section = WHOLE[0]
    last: Section = WHOLE[1]

    @property
    def whole(self) -> bool:
        """Whether this is a chapter and all that it holds."""
        return (self.first, self.last) == WHOLE

    def meets(self, other: "Span") -> bool:
        """Tell whether some paragraph may be in both. Where one of them names no chapter, any chapter may be meant."""
        apart = self.chapter and other.chapter and self.chapter != other.chapter
        return not apart and self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        chapter = f"{self.chapter} kap. " if self.chapter else ""
        if self.whole:
            return chapter.rstrip()
        alone = self.first == self.last
        return f"{chapter}{self.first} §" if alone else f"{chapter}{self.first}–{self.last} §§"


def section(number: str, letter: str | None) -> Section:
    """Return a number and its letter as one value."""
    return Section(int(number), letter or "")


def words(spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the spans as they are cited: ``19 kap. 1 §``."""
    return tuple(dict.fromkeys(str(span) for span in spans))


def spans_in(text: str) -> tuple[Span, ...]:
    """Return the paragraphs that a citation names: ``26 kap. 5 § och 25 kap. 7 §``, ``7 a, 8 och 11–12 §§``.

    A chapter without paragraphs is the whole chapter. Text without any paragraph gives nothing.
    """
    plain = " ".join(text.lower().split())
    places = list(CHAPTER.finditer(plain))
    starts = [0, *(place.end() for place in places)]
    ends = [*(place.start() for place in places), len(plain)]
    chapters = [None, *(section(place[1], place[2]) for place in places)]
    found: list[Span] = []
    for chapter, start, end in zip(chapters, starts, ends, strict=True):
        inside = tuple(_sections(chapter, plain[start:end]))
        found += inside or ([Span(chapter)] if chapter else [])
    return tuple(found)


def _sections(chapter: Section | None, text: str) -> Iterator[Span]:
    signs = list(SIGN.finditer(text))
    if signs:
        # What stands after the last sign says where in the paragraph: "första stycket 2".
        yield from ranges_in(text[: signs[-1].start()], chapter)


def ranges_in(text: str, chapter: Section | None) -> Iterator[Span]:
    """Yield the numbers in a list, and the ranges of numbers: ``2–4``, ``199 b–d``."""
    for match in RANGE.finditer(text):
        first = section(match[1], match[2])
        last = section(match[3] or match[1], match[4] or match[5]) if match[3] or match[5] else first
        yield Span(chapter, first, last)
