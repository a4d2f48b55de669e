"""The consolidated text of an act, as the hashes of each paragraph in each of its versions.

The text holds both versions of a paragraph that is about to change, ``1 § /Upphör att gälla U:2026-01-15/`` and
``1 § /Träder i kraft I:2026-01-15/``. Most paragraphs end with the number of the amendment they come from, ``Lag
(2025:1501).``, and the heading of the next one follows without any mark: it is cut away here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbook.watch.provisions import NUMBER, Section, Span, section
from handbook.watch.sentences import hashed

MARK = r"((?: ?/[^/\n]*/)*)"
# A running text may begin with a citation, "3 § gäller inte …": no chapter and no paragraph begins there.
CHAPTER = re.compile(rf"{NUMBER} kap\.(?! ?[0-9]+(?: ?[a-z])?(?:, [0-9]+)* ?§) ?{MARK}")
PARAGRAPH = re.compile(
    rf"{NUMBER}(?: ?[-–] ?{NUMBER}| och {NUMBER})? ?§§? ?{MARK}(?=\s*(?:[A-ZÅÄÖ0-9\"”(-]|har upphört|upphäv|$))"
)
TRANSITIONAL = re.compile(r"(?:ikraftträdande- och )?övergångsbestämmelser", re.IGNORECASE)
FROM = re.compile(r"I: ?([0-9]{4}-[0-9]{2}-[0-9]{2})?")
UNTIL = re.compile(r"U: ?([0-9]{4}-[0-9]{2}-[0-9]{2})?")
BY = re.compile(r"\s*(?:Lag|Förordning)\s*\(([0-9]{4}:[0-9]+)\)\.\s*$")
NEVER = "9999-12-31"
"""The day of a change whose day nobody has set yet."""
HEADING_LINES = 3


@dataclass(frozen=True)
class Version:
    """A paragraph in one wording: from when and until when, by which amendment, and the hashes of its sentences."""

    span: Span
    sentences: tuple[str, ...]
    begins: str = ""
    ends: str = ""
    by: str = ""

    def holds(self, day: str) -> bool:
        """Tell whether this is the wording on a day."""
        return self.begins <= day and (not self.ends or day < self.ends)


def versions(text: str) -> tuple[Version, ...]:
    """Return every paragraph of a consolidated text in all its versions, in order; transitional provisions are left."""
    blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))]
    return tuple(map(_version, _paragraphs(blocks)))


@dataclass(frozen=True)
class _Paragraph:
    span: Span
    mark: str
    blocks: tuple[str, ...]


def _paragraphs(blocks: list[str]) -> Iterator[_Paragraph]:
    """Yield the paragraphs with their blocks of text. A number only begins one at the start of a block."""
    chapter: Section | None = None
    of_chapter, current = "", None
    for block in blocks:
        if TRANSITIONAL.fullmatch(block):
            break
        start, heading = PARAGRAPH.match(block), CHAPTER.match(block)
        if start or heading:
            if current:
                yield current
            current = None
        if start:
            first = section(start[1], start[2])
            last = next((section(start[at], start[at + 1]) for at in (3, 5) if start[at]), first)
            mark = start[7] or of_chapter
            current = _Paragraph(Span(chapter, first, last), mark, (block[start.end() :],))
        elif heading:
            chapter, of_chapter = section(heading[1], heading[2]), heading[3]
        elif current:
            current = replace(current, blocks=(*current.blocks, block))
    if current:
        yield current


def _version(paragraph: _Paragraph) -> Version:
    by, blocks = _cut(paragraph.blocks)
    begins, ends = (_day(pattern, paragraph.mark) for pattern in (FROM, UNTIL))
    return Version(paragraph.span, hashed(" ".join(block.split()) for block in blocks), begins, ends, by)


def _day(pattern: re.Pattern[str], mark: str) -> str:
    found = pattern.search(mark)
    return (found[1] or NEVER) if found else ""


def _cut(blocks: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the amendment a paragraph comes from, and its blocks without that and without the next one's heading."""
    for index, block in enumerate(blocks):
        if found := BY.search(block):
            return found[1], (*blocks[:index], block[: found.start()])
    kept = list(blocks)
    while len(kept) > 1 and _is_heading(kept[-1]):
        kept.pop()
    return "", tuple(kept)


def _is_heading(block: str) -> bool:
    return block[-1:] not in ".:,;)" and not block.startswith(("-", "–")) and block.count("\n") < HEADING_LINES


def wording(found: tuple[Version, ...], spans: tuple[Span, ...]) -> tuple[Version, ...]:
    """Return the versions of the paragraphs in ``spans``."""
    return tuple(version for version in found if any(version.span.meets(span) for span in spans))
