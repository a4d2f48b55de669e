"""Citations in any spelling, as terms: ``6 kap. 13 § BrB`` and ``BrB 6:13`` are both ``#6:13``.

Every pattern has a template for the term. ``docs/assets/search/citations.js`` gets them as data and reads what is typed
the same way.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from handbook.search.analysis import normal

YEAR = r"(?:19|20)[0-9]{2}"
SESSION = rf"({YEAR}) ?[/-] ?(?:19|20)?([0-9]{{2}})"
SERIES = "sou|ds|dir|prop|skr|bet|sfs|sosfs|hslf-fs|hslffs|rapport|tillsynsrapport|rskr|rir"
CHAPTER = r"([0-9]{1,2})(?::[ae])? ?(?:kap(?:itel|itlet)?)(?![a-zåäö])\.? ?,? ?"
LETTER = r"(?: ?([a-h])\b)?"
SIGN = r"(?:§|paragraf(?:en)?)"
CHAPTERED, PLAIN = "brb|sol|hsl|psl|skoll", "lvu|fl"
"""Abbreviations of laws whose paragraphs are counted within chapters, and through the whole law."""

SPELLINGS: tuple[tuple[str, str], ...] = (
    # BrB6:13, LVU6§, SoL19 kap.
    (r"\b([a-zåäö]{2,})([0-9]{1,3} ?(?:[a-h] ?)?(?::|kap|§))", r"\1 \2"),
    # BrB 6.13, SoL 19 1, 6-13 BrB
    (rf"\b({CHAPTERED}) ?([0-9]{{1,2}}) ?[.:/ -] ?([0-9]{{1,3}})\b", r"\1 \2:\3"),
    (rf"\b([0-9]{{1,2}}) ?[.:/ -] ?([0-9]{{1,3}} ?[a-h]? ?(?:{CHAPTERED}))\b", r"\1:\2"),
    # LVU 31 a, 6 LVU
    (rf"\b({PLAIN}) ?([0-9]{{1,2}}){LETTER}(?! ?[a-h]? ?§| ?[0-9])", r"\1 \2\3 §"),
    (rf"\b([0-9]{{1,2}})(?: ?([a-h]))? ?({PLAIN})\b", r"\1\2 § \3"),
)
"""Loose spellings of a query or a text, and the strict ones that the patterns know."""

PATTERNS: tuple[tuple[str, str], ...] = (
    # § 13 kap. 6
    (rf"{SIGN} ?([0-9]{{1,3}}){LETTER},? (?:i )?kap(?:itel|\.)? ?([0-9]{{1,2}})\b", r"#\3:\1\2"),
    # 6 kap. 13 §, 6 kap 10 a, 6 kap. 13:e paragrafen
    (rf"{CHAPTER}(?:{SIGN} ?)?([0-9]{{1,3}}){LETTER}(?::[ae])?(?: ?§| par(?:agraf(?:en)?)?\b\.?)?", r"#\1:\2\3"),
    # kapitel 6 paragraf 13, kap. 6 § 13
    (rf"\bkap(?:itel|\.)? ?([0-9]{{1,2}}) ?,? ?{SIGN} ?([0-9]{{1,3}}){LETTER}", r"#\1:\2\3"),
    (r"([0-9]{1,3})(?: ?([a-h]))? ?§ (?:i )?([0-9]{1,2}) ?kap(?:itlet)?\b\.?", r"#\3:\1\2"),
    (rf"{SIGN} ?([0-9]{{1,3}}){LETTER},? (?:i )?([0-9]{{1,2}}) ?kap(?:itlet)?\b\.?", r"#\3:\1\2"),
    # 19 kap.
    (rf"{CHAPTER}", r"#\1:"),
    # prop. 2012/13:10, skr 2015/2016 192, prop 2017-18:177
    (rf"\b({SERIES})\.? ?(?:nr )?{SESSION} ?[: ] ?0*([a-zåäö]*[0-9]+)\b", r"#\1\2/\3:\4"),
    # skr 2015-16-192
    (rf"\b({SERIES})\.? ?(?:nr )?{SESSION}[/-]0*([0-9]+)\b", r"#\1\2/\3:\4"),
    # prop 17/18:177
    (r"\b(prop|skr|bet|rskr)\.? ?([0-9]{2})[/-]([0-9]{2}) ?: ?0*([a-zåäö]*[0-9]+)\b", r"#\120\2/\3:\4"),
    # SOU 2016:7, sou2016:07, Ds 2015:49, HSLF-FS 2022:39, sou 2016 7
    (rf"\b({SERIES})\.? ?(?:nr )?({YEAR}) ?[: ] ?0*([0-9]+)\b", r"#\1\2:\3"),
    (rf"\b({SERIES})\.? ?(?:nr )?({YEAR}) ?[/-] ?0*([0-9]{{1,3}})\b", r"#\1\2:\3"),
    (rf"\b{SESSION} ?: ?0*([a-zåäö]*[0-9]+)\b", r"#\1/\2:\3"),
    # 2015/16 192, 2015-16-192, but no date
    (rf"\b({YEAR})/([0-9]{{2}}) 0*([0-9]{{1,4}})\b", r"#\1/\2:\3"),
    (rf"\b({YEAR})[/-](1[3-9]|[2-9][0-9])[/ -]0*([0-9]{{1,4}})\b", r"#\1/\2:\3"),
    (rf"\b({YEAR}) ?: ?0*([0-9]+)\b", r"#\1:\2"),
    # dnr S2016/04468/FST, but not EU 2024/1712
    (rf"\b(?!eu\b)([a-zåäö]{{1,3}}) ?({YEAR}) ?/ ?0*([0-9]{{2,6}})(?: ?/ ?[a-zåäö]{{1,5}}\b)?", r"#\1\2/\3"),
    # åtgärd 14, åtgärd nr 14, 14:e åtgärden
    (r"åtg(?:ärd(?:en)?)?\.? ?(?:nr\.? ?|nummer )?0?([0-9]{1,2})\b", r"#åtgärd\1"),
    (r"\batgard(?:en)? ?(?:nr\.? ?|nummer )?0?([0-9]{1,2})\b", r"#åtgärd\1"),
    (r"\b([0-9]{1,2}):[ae] åtgärden\b", r"#åtgärd\1"),
    # 116 111, 114 14, 020-39 00 00
    (r"\b(11[3-9])[ -]?([0-9]{2,3})\b", r"#tel\1\2"),
    (r"\b(0[0-9]{1,3})[ -]?([0-9][0-9 ]{4,9}[0-9])\b", r"#tel\1\2"),
    # artikel 34
    (r"\bart(?:ikel|\.)? ([0-9]{1,3})\b", r"#art\1"),
    # BrB 6:13
    (rf"\b([0-9]{{1,2}}) ?: ?([0-9]{{1,3}}){LETTER}(?: ?§)?", r"#\1:\2\3"),
    # 3 §, § 3, paragraf 3, 3:e paragrafen
    (r"\b([0-9]{1,3})(?: ?([a-h]))? ?§", r"#§\1\2"),
    (r"\b([0-9]{1,3})(?: ?([a-h]))?(?::[ae])? par(?:agraf(?:en)?)?\b\.?", r"#§\1\2"),
    (rf"{SIGN} ?([0-9]{{1,3}}){LETTER}", r"#§\1\2"),
)
WIDER: tuple[tuple[str, str], ...] = (
    # #sou2016:7 → #2016:7
    (rf"^#[a-zåäö-]+?({YEAR}(?:/[0-9]{{2}})?:.+)$", r"#\1"),
    # #19:1 → #19:
    (r"^(#[0-9]{1,2}:)[0-9]", r"\1"),
)
"""What a term answers to besides itself: the first that fits."""
NUMBERED = rf"^#[a-zåäö]*{YEAR}[:/]"
"""The number of a document."""


def _compiled(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.ASCII), template) for pattern, template in pairs)


COMPILED, STRICTER, WIDENING = map(_compiled, (PATTERNS, SPELLINGS, WIDER))
DIGIT = re.compile("[0-9]")
NUMBER = re.compile(NUMBERED)


@dataclass(frozen=True)
class Cited:
    """The citations in a text as terms, and the text without them."""

    terms: tuple[str, ...]
    rest: str


@lru_cache(maxsize=10_000)
def cited(text: str) -> Cited:
    """Find the citations in ``text``."""
    rest = " ".join(normal(text).split())
    if not DIGIT.search(rest):
        return Cited((), rest)
    for pattern, strict in STRICTER:
        rest = pattern.sub(strict, rest)
    found: list[str] = []
    for pattern, template in COMPILED:
        if terms := [term_of(match, template) for match in pattern.finditer(rest)]:
            found += terms
            rest = pattern.sub(" | ", rest)
    return Cited(tuple(dict.fromkeys(found)), rest.replace(" | ", "  "))


def term_of(match: re.Match[str], template: str) -> str:
    """Return the term for one citation, without blanks and hyphens."""
    term = re.sub(r"\\([1-4])", lambda group: match[int(group[1])] or "", template)
    return re.sub(r"[\s-]", "", term)


def with_wider(term: str) -> tuple[str, ...]:
    """Return the term and what else it answers to: #sou2016:7 to the number #2016:7, #19:1 to the chapter #19:."""
    wider = (term_of(match, template) for pattern, template in WIDENING if (match := pattern.match(term)))
    return (term, *islice(wider, 1))


def is_series(term: str) -> bool:
    """Tell whether a term is the number of a document, as #sou2016:7 and #2001:453 are."""
    return NUMBER.match(term) is not None
