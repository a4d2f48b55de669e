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
SUCCESSION = r"[0-9]*(?:" + "|".join(f"{last}/[0-9]{(last + 1) % 10}" for last in range(10)) + r")\b"
"""The last digits of a year and of the next one: 2024/25 is a session, and 2025/400 is none."""
SESSIONAL = "prop|rskr|skr|bet"
YEARLY = "sou|ds|dir|sfs|sosfs|hslf-fs|hslffs|rapport|tillsynsrapport|rir"
LAWS = r"[a-zåäö]*(?:lag|balk|förordning)(?:en)?|lvu|sol|brb"
APART = r"(?: ?[:./;_–-] ?|,| nr[. ]*| )"
"""What is written between a year and a number."""
CHAPTER = r"([0-9]{1,2}(?: ?[a-c])?)(?::[ae])? ?(?:kap(?:itel|itlet)?)(?![a-zåäö])\.? ?,? ?"
LETTER = r"(?: ?([a-hj]|i(?= ?§))(?![a-zåäö0-9]))?"
SIGN = r"(?:§|paragraf(?:en)?)"
SHORT_CHAPTERED, SHORT_PLAIN = "brb|sol|hsl|psl|skoll|osl|fb|utll", "lvu|fl"
"""Laws by their abbreviations."""
CHAPTERED, PLAIN = (
    rf"{SHORT_CHAPTERED}|(?:[a-zåäö]+- och )?[a-zåäö]{{4,}}(?:lag|balk)en|brottsbalk",
    rf"{SHORT_PLAIN}|förvaltningslagen|pass(?:lag|förordning)en",
)
"""Laws whose paragraphs are counted within chapters, and through the whole law."""
P = r"(?:p(?:ar)?\.? )?"
NO_YEAR = r"(?!(?:19|20)[0-9]{2}\b)"
NO_UNIT = r"(?! ?(?:[a-h] ?)?§| ?(?:kap|år|procent)| [a-h] kap| ?[0-9])"

SPELLINGS: tuple[tuple[str, str], ...] = (
    # 31i LVU, since "31 i LVU" is paragraph 31 of it
    (r"\b([0-9]{1,3})i\b(?: ?§)?", r"\1 i §"),
    # BrB6:13, LVU6§, SoL19 kap.
    (r"\b([a-zåäö]{2,})([0-9]{1,3} ?(?:[a-h] ?)?(?::|kap|§))", r"\1 \2"),
    # proposition 2024/25:89, skrivelsen 2015/16:192
    (r"\bproposition(?:en)? ?(?=[0-9]+ ?[/_:– -] ?[0-9])", "prop "),
    (r"\bskrivelsen? ?(?=[0-9]+ ?[/_:– -] ?[0-9])", "skr "),
    (r"\bhslf fs(?![a-z])", "hslf-fs"),
    # prop 202425 89, prop 2024 25 89, prop 2024/25, 89, skr 2015_16_192, prop 17/18 nr 177
    (
        (
            rf"\b({SESSIONAL})[. ]*(?:nr[. ]*)?({YEAR}) ?[/:_–-]? ?(?:19|20)?([0-9]{{2}})"
            rf"(?:{APART}|, )0*([a-zåäö]*[0-9]+)\b"
        ),
        r"\1 \2/\3:\4",
    ),
    (
        rf"\b({SESSIONAL})[. ]*(?:nr[. ]*)?([0-9]{{2}}) ?[/:_–-] ?([0-9]{{2}}){APART}0*([a-zåäö]*[0-9]+)\b",
        r"\1 20\2/\3:\4",
    ),
    # SOU 2022 nr 70, sfs nr 2025.400, lag 2025 400, socialtjänstlagen 2025/400
    (
        rf"\b({YEARLY}|{LAWS})[. ]*(?:nr[. ]*)?({YEAR}){APART}0*{NO_YEAR}([0-9]{{1,4}})\b{NO_UNIT}",
        r"\1 \2:\3",
    ),
    # 19 k. 1 §
    (r"\b([0-9]{1,2}[a-c]?) ?k\b\.? ?(?=[0-9§])", r"\1 kap. "),
    # BrB kap 6:13, BrB § 6:13
    (r"(?:\bkap(?:itel|\.)?|§) ?([0-9]{1,2}[a-c]?) ?[:.;] ?([0-9]{1,3})\b", r"\1:\2"),
    # BrB 6.13, SoL 19 1, SoL k 19 p 1, 6-13 BrB
    (
        rf"\b({CHAPTERED}),? ?(?:k(?:ap)?\.? )?([0-9]{{1,2}}[a-c]?) ?[.:;/ -] ?{P}([0-9]{{1,3}}[a-j]?)\b{NO_UNIT}",
        r"\1 \2:\3",
    ),
    (
        rf"\b([0-9]{{1,2}}[a-c]?) ?[.:;/ -] ?([0-9]{{1,3}}(?: ?[a-j](?= ))? ?(?:i )?(?:{CHAPTERED})(?![a-zåäö]))",
        r"\1:\2",
    ),
    # LVU 31 a, LVU p 31, 6 LVU
    (rf"\b({PLAIN}) ?{P}([0-9]{{1,2}}){LETTER}(?! ?[a-j]? ?§| ?[0-9])", r"\1 \2\3 §"),
    (rf"\b([0-9]{{1,2}})(?: ?([a-h]))? ?({PLAIN})\b", r"\1\2 § \3"),
)
"""Loose spellings of a query or a text, and the strict ones that the patterns know."""

PATTERNS: tuple[tuple[str, str], ...] = (
    # § 13 kap. 6
    (rf"{SIGN} ?([0-9]{{1,3}}){LETTER},? (?:i )?kap(?:itel|\.)? ?([0-9]{{1,2}}[a-c]?)\b", r"#\3:\1\2"),
    # 6 kap. 13 §, 6 kap 10 a, 6 kap. 13:e paragrafen
    (rf"{CHAPTER}(?:{SIGN} ?)?([0-9]{{1,3}}){LETTER}(?::[ae])?(?: ?§| par(?:agraf(?:en)?)?\b\.?)?", r"#\1:\2\3"),
    # kapitel 6 paragraf 13, kap. 6 § 13
    (rf"\bkap(?:itel|\.)? ?([0-9]{{1,2}}[a-c]?) ?,? ?{SIGN} ?([0-9]{{1,3}}){LETTER}", r"#\1:\2\3"),
    (r"([0-9]{1,3})(?: ?([a-j]))? ?§ (?:i )?([0-9]{1,2}[a-c]?) ?kap(?:itlet)?\b\.?", r"#\3:\1\2"),
    (rf"{SIGN} ?([0-9]{{1,3}}){LETTER},? (?:i )?([0-9]{{1,2}}[a-c]?) ?kap(?:itlet)?\b\.?", r"#\3:\1\2"),
    # 19 kap.
    (rf"{CHAPTER}", r"#\1:"),
    # prop. 2012/13:10, skr 2015/2016 192, prop 2017-18:177
    (rf"\b({SESSIONAL})\.? ?(?:nr )?{SESSION} ?: ?0*([a-zåäö]*[0-9]+)\b", r"#\1\2/\3:\4"),
    # SOU 2016:7, sou2016:07, Ds 2015:49, HSLF-FS 2022:39
    (rf"\b({YEARLY})\.? ?(?:nr )?({YEAR}) ?: ?0*([0-9]+)\b", r"#\1\2:\3"),
    (rf"\b{SESSION} ?: ?0*([a-zåäö]*[0-9]+)\b", r"#\1/\2:\3"),
    # 202425:89
    (rf"\b({YEAR})([0-9]{{2}}):0*([0-9]+)\b", r"#\1/\2:\3"),
    # 2015/16 192, 2015-16-192, but no date; 17/18:177
    (rf"\b({YEAR})/([0-9]{{2}})(?: nr)? 0*([0-9]{{1,4}})\b", r"#\1/\2:\3"),
    (rf"\b({YEAR})[/-](1[3-9]|[2-9][0-9])[/ -]0*([0-9]{{1,4}})\b", r"#\1/\2:\3"),
    (rf"\b({YEAR})[/-]([0-9]{{2}})[/ -]0*([0-9]{{3,4}})\b", r"#\1/\2:\3"),
    (r"\b([0-9]{2})/([0-9]{2}) ?: ?0*([0-9]+)\b", r"#20\1/\2:\3"),
    (rf"\b({YEAR}) ?: ?0*([0-9]+)\b", r"#\1:\2"),
    # dnr S2016/04468/FST, S2016-3696, but not EU 2024/1712, and no years: av 2016-2018
    (
        rf"\b(?!eu\b|[a-zåäö]+ .{{4}}-)([a-zåäö]{{1,3}}) ?({YEAR}) ?[/-] ?0*([0-9]{{2,6}})(?: ?/ ?[a-zåäö]{{1,5}}\b)?",
        r"#\1\2/\3",
    ),
    # 2025/400, but no session, no month and no two years
    (rf"\b(?!{SUCCESSION})({YEAR})/{NO_YEAR}(1[3-9]|[2-9][0-9]|[0-9]{{3,4}})\b", r"#\1:\2"),
    # åtgärd 14, åtgärd nr 14, 14:e åtgärden
    (r"[åa]tg(?:[äa]rd(?:en)?)?[.:]? ?(?:nr\.? ?|nummer )?0?([0-9]{1,2})\b", r"#åtgärd\1"),
    (r"\b([0-9]{1,2}):[ae] åtgärden\b", r"#åtgärd\1"),
    # 116 111, 114 14, 020-39 00 00
    (r"\b(11[3-9])[ -]?([0-9]{2,3})\b", r"#tel\1\2"),
    (r"\b(0[0-9]{1,3})[ -]?([0-9][0-9 ]{4,9}[0-9])\b", r"#tel\1\2"),
    # artikel 34
    (r"\bart(?:ikel|\.)? ([0-9]{1,3})\b", r"#art\1"),
    # BrB 6:13
    (rf"\b([0-9]{{1,2}}[a-c]?) ?: ?([0-9]{{1,3}}){LETTER}(?: ?§)?", r"#\1:\2\3"),
    # 3 §, § 3, paragraf 3, 3:e paragrafen
    (r"\b([0-9]{1,3})(?: ?([a-j]))? ?§", r"#§\1\2"),
    (r"\b([0-9]{1,3})(?: ?([a-h]))?(?::[ae])? par(?:agraf(?:en)?)?\b\.?", r"#§\1\2"),
    (rf"{SIGN} ?([0-9]{{1,3}}){LETTER}", r"#§\1\2"),
)
WIDER: tuple[tuple[str, str], ...] = (
    # #sou2016:7 → #2016:7
    (rf"^#[a-zåäö-]+?({YEAR}(?:/[0-9]{{2}})?:.+)$", r"#\1"),
    # #19:1 → #19:
    (r"^(#[0-9]{1,2}[a-c]?:)[0-9]", r"\1"),
)
"""What a term answers to besides itself: the first that fits."""
NUMBERED = rf"^#[a-zåäö]*{YEAR}[:/]"
"""The number of a document."""

ACT = rf"...(?:lagen|balken)$|....ordningen$|formen$|^(?:lvm|rb|rf|tf|jb|äb|lss|{SHORT_CHAPTERED}|{SHORT_PLAIN})$"
"""A word that names an act: if the handbook lacks that, a paragraph beside it is in none of the handbook's acts."""


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


_RANGE = re.compile(r"([0-9]+)(?: ?([a-z])\b)?(?:–([0-9]+)(?: ?([a-z])\b)?)?")
_SECTIONS = re.compile(r"((?:[0-9]+ ?[a-z]? kap\. )?)([0-9a-z ,–]+?(?: och [0-9a-z –]+?)?) §§")


def each_provision(text: str) -> tuple[str, ...]:
    """Return every paragraph of "27 kap. 1–6 §§" or "25 kap. 13 och 13 a §§", and none for a single paragraph."""
    return tuple(
        f"{chapter}{paragraph} §"
        for chapter, several in _SECTIONS.findall(text)
        for found in _RANGE.finditer(several)
        for paragraph in _between(*found.groups(""))
    )


def _between(first: str, letter: str, last: str, last_letter: str) -> list[str]:
    """Return the paragraphs from one to another: 1–6, 31 a–31 i, or 6–9 b, whose letters in between nobody knows."""
    if letter and first == last:
        return [f"{first} {chr(code)}" for code in range(ord(letter), ord(last_letter) + 1)]
    own = [f"{first} {letter}".strip()]
    others = [str(number) for number in range(int(first) + 1, int(last) + 1)] if last else []
    return own + others + ([f"{last} {last_letter}"] if last_letter else [])


def is_series(term: str) -> bool:
    """Tell whether a term is the number of a document, as #sou2016:7 and #2001:453 are."""
    return NUMBER.match(term) is not None
