"""Where what is told of the plan may have slid: warnings for editors, which stop no build.

Each is a place to look, not a verdict: a word that promises more than the plan, a share that does not say of what, and
records of one heading that give the same thing two numbers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from handbook.catalog.catalog import Catalog
from handbook.content.kept import kept
from handbook.content.kinds.statistic import Statistic
from handbook.content.problems import Finding
from handbook.content.prose import bare
from handbook.content.structure import AnyEntry

PROMISE = re.compile(r"\b(?:ut)?lova(?:de|des|r|s|t|ts)?\b|\blöfte\w*", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\d)[^.!?\n]*)*[.!?\n]?")
SHARE = re.compile(r"\b\d+(?:,\d+)? (?:procent|%)")
BASE = re.compile(
    r"\bav (?:de|dem|den|det|dessa|alla|[\w–-]+(?:na|en|et|or|ar|er|n|r))\b|\bandel|\bbland\b", re.IGNORECASE
)
LABEL = re.compile(
    r"\b(?:åtgärd|mål|syfte|punkt|kapitel|avsnitt|figur|tabell)\w* \d+(?:(?:, | och |–)\d+)*", re.IGNORECASE
)
NUMBER = re.compile(r"\b(\d{1,3}(?: \d{3})+|\d+(?:,\d+)?) (\w{4,})")
MONTHS = frozenset(
    ["januari", "februari", "mars", "april", "juni", "juli", "augusti", "september", "oktober", "november", "december"]
)
Numbers = Mapping[str, frozenset[str]]
"""What is counted → the numbers that a text gives of it."""


def plan_warnings(catalog: Catalog) -> Iterator[Finding]:
    """Yield every place to look."""
    for entry in catalog.entries.values():
        yield from _of_entry(entry)
    yield from series_without_base(catalog)
    yield from two_numbers(catalog)


@kept
def _of_entry(entry: AnyEntry) -> tuple[Finding, ...]:
    return tuple(replace(finding, file=entry.source.path) for finding in (*promises(entry), *shares(entry)))


def plan_text(entry: AnyEntry) -> str:
    """Return what a record says that the plan said."""
    return entry.record.plan.text if entry.record.plan else ""


def promises(entry: AnyEntry) -> Iterator[Finding]:
    """The plan announced, intended and planned; it promised nothing."""
    for found in PROMISE.finditer(plan_text(entry)):
        message, advice = f"planen ”{found[0]}” något", "Skriv planens eget ord: aviserade, avser, bör eller planerar"
        yield Finding(code="plan-promise", message=message, advice=advice, path=("plan", "text"), words=found[0])


def shares(entry: AnyEntry) -> Iterator[Finding]:
    """A share says of what it is one, or the record says that the plan does not."""
    unclear = entry.record.plan.unclear if entry.record.plan else ()
    if any("andel" in line or "procent" in line for line in unclear):
        return
    based = False
    for sentence in SENTENCE.findall(bare(plan_text(entry))):
        based = based or bool(BASE.search(sentence))
        for found in () if based else SHARE.finditer(sentence):
            message = f"”{found[0]}” säger inte av vad"
            advice = "Skriv vad det är en andel av, eller under unclear att planen inte säger det"
            words = found[0].partition(" ")[0]
            yield Finding(code="share-of-what", message=message, advice=advice, path=("plan", "text"), words=words)


def series_without_base(catalog: Catalog) -> Iterator[Finding]:
    """A series of shares says of what they are shares."""
    for entry in catalog.of(Statistic):
        for index, series in enumerate(entry.record.series):
            if series.unit.casefold() in {"procent", "%", "andel"} and not series.base:
                message, advice = f"serien ”{series.name}” säger inte av vad den är andelar", "Fyll i base"
                path = ("series", index, "unit")
                yield Finding(code="share-of-what", message=message, advice=advice, path=path, file=entry.source.path)


def numbers_in(text: str) -> Numbers:
    """Return the numbers of a text by what they count; days and years count nothing."""
    found: dict[str, set[str]] = {}
    for number, thing in NUMBER.findall(LABEL.sub("", bare(text))):
        if thing.lower() not in MONTHS and not re.fullmatch(r"(?:19|20)\d\d", number):
            found.setdefault(thing.lower(), set()).add(number)
    return {thing: frozenset(numbers) for thing, numbers in found.items()}


def two_numbers(catalog: Catalog) -> Iterator[Finding]:
    """Two records of one heading of the plan do not give the same thing two numbers."""
    told: dict[tuple[str, str], tuple[str, AnyEntry]] = {}
    for entry in catalog.entries.values():
        headings = sorted({source.plan for source in entry.record.sources if source.plan})
        for thing, numbers in numbers_in(plan_text(entry)).items():
            (number, *more) = sorted(numbers)
            others = [told.setdefault((heading, thing), (number, entry)) for heading in headings if not more]
            if differing := next((other for other in others if other[0] != number), None):
                yield _two(entry, thing, number, *differing)


def _two(entry: AnyEntry, thing: str, number: str, other_number: str, other: AnyEntry) -> Finding:
    message = f"{number} {thing}, men {other_number} {thing} i {other.source.path}"
    advice = "Båda bygger på samma avsnitt i planen: jämför med den"
    path, file = ("plan", "text"), entry.source.path
    return Finding(code="two-numbers", message=message, advice=advice, path=path, words=thing, file=file)
