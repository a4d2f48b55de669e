"""Facts that stand in one record and are told in many: a number to ring, and when it is open.

In prose an editor writes ``[[nummer:resources/bris-stodlinje]]`` or ``[[öppet:…]]``; what the record says is put there
when the files are read, so that pages, search and data all tell the same. A number that is typed instead is found.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from handbook.content.fields import Value
from handbook.content.kept import kept
from handbook.content.kinds.record import GAP, dialled
from handbook.content.problems import Code, Finding, did_you_mean
from handbook.content.prose import REFERENCE, slug
from handbook.content.structure import AnyEntry, Entry, with_texts

OPENS = ("[[nummer:", "[[öppet:")
FREE = frozenset({"112"})
"""Numbers that never change, in any country of the EU: they may be typed."""
NUMBER = re.compile(
    r"(?<![\d:/.,§–-])(?:(?:\+|00)46[ \u00a0-]?(?:\(0\)[ \u00a0-]?)?)?\d[\d \u00a0–-]*\d(?![\d:/.,]*\d)"
)
"""What may be a telephone number, whoever has it."""
SHORT = 6
"""Digits in a number so short that others, of laws and years, look like it: it stands alone and has only spaces."""
SENTENCE = re.compile(r"(?<!kl\.)(?<=[.!?])\s+|\n\s*\n|\n[ ]*(?=[-*+][ ]|\d+\.[ ])")
AT = r"(?:kl(?:ockan|\.)? ?)?(?:2[0-4]|1\d|0?\d)(?:[.:][0-5]\d)?"
NO_HOURS = r"(?<![\d.,:/–-])" + "".join(
    rf"(?<!\b{word} )"
    for word in ("årskurs", "åk", "sidorna", "sidan", "s\\.", "punkt", "artiklarna", "kapitel", "åtgärd")
)
"""What does not stand before hours: more of a number, or a word that tells what is counted."""
UNITS = (
    "år|kap\\b|min\\b|minut|dag|dygn|veck|månad|timm|procent|barn|elev|gånger|personer|kr\\b|kronor|januari|februari|mars"
    "|april|maj|juni|juli|augusti|september|oktober|november|december"
)
COUNTED = rf"(?![–:/-]?\d|[.,]\d)(?!-?(?: ?[§%]|[ -]?(?:{UNITS})))"
"""What does not stand after hours: more of a number, or what is counted."""
HOURS = re.compile(
    rf"{NO_HOURS}(?:{AT} ?(?:[‐-―−-]|till) ?{AT}|mellan {AT} och {AT}){COUNTED}"
    r"|\b(?:dygnet\s+runt|hela dygnet|dygnets alla timmar|24 timmar om dygnet|24/7)\b"
    r"|(?<!utanför )(?<!efter )(?<!till )\bkontorstid",
    re.IGNORECASE,
)
"""Times or words that tell when somebody answers."""
GOES_ON = re.compile(
    r"(?:De[nt]? (?:är|har|svarar)|Där svarar|(?:Du|Man) kan ringa|(?:Linje|Stödlinje|Telefone|Chatte|Tide)n"
    r"|Numret|Tiderna|Öppet|Öppen|Ring)\b"
)
"""How a sentence begins that goes on about the line of the one before it."""
ABOUT = re.compile(r"\[\[(?:nummer:)?([a-z]+/[a-z0-9-]+)[^\]]*\]\]")
Facts = Mapping[str, Mapping[str, str]]
"""``kind/id`` → what it can be asked for → what it says."""
Answers = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""The same for the records that one record asks."""
Owners = Mapping[str, tuple[str, re.Pattern[str]]]
"""Digits → whose they are, and every way to type them."""


def facts_of(entries: Sequence[AnyEntry]) -> Facts:
    """Return what the records can be asked for."""
    return {entry.ref: found for entry in entries if (found := entry.record.facts)}


def filled(
    entries: Sequence[AnyEntry], unread: frozenset[str] = frozenset()
) -> tuple[tuple[AnyEntry, ...], tuple[Finding, ...]]:
    """Return the records with every reference replaced by what it stands for, and what is wrong with the rest.

    ``unread`` are the records that cannot be read yet: what they would tell is not known, so no reference to them is
    wrong.
    """
    facts = facts_of(entries)
    made = tuple(filled_one(entry, _asked_for(entry, facts)) for entry in entries)
    wrong = checking(tuple((ref, tuple(told), told.get("nummer", "")) for ref, told in facts.items()), unread)
    return made, tuple(finding for entry in entries for finding in wrong(entry))


def _asked_for(entry: AnyEntry, facts: Facts) -> Answers:
    return tuple((ref, tuple(facts.get(ref, {}).items())) for ref in asked_in(entry))


@kept
def asked_in(entry: AnyEntry) -> tuple[str, ...]:
    """Return the records that a record asks, once each."""
    if not any(sign in entry.source.text for sign in OPENS):
        return ()
    return tuple(dict.fromkeys(found[2] for it in entry.values for found in REFERENCE.finditer(it.value)))


@kept
def filled_one(entry: AnyEntry, answers: Answers) -> AnyEntry:
    """Return a record with every reference replaced by what those that it asks answer."""
    facts: Facts = {ref: dict(given) for ref, given in answers}
    record = with_texts(type(entry.record), entry.source, lambda text: _told(text, facts)) if answers else None
    return Entry(record, entry.source) if record else entry


@lru_cache(maxsize=2)
def checking(
    told: tuple[tuple[str, tuple[str, ...], str], ...], unread: frozenset[str]
) -> Callable[[AnyEntry], tuple[Finding, ...]]:
    """Return what checks one record, as long as there is the same to ask for, and the same numbers.

    ``told`` has a record, what it can be asked for, and its number. What is said in answer changes nothing here.
    """
    facts: Facts = {ref: {kind: number if kind == "nummer" else "" for kind in kinds} for ref, kinds, number in told}
    owners = _owners(facts)  # once: it has every number of all records

    @kept
    def one(entry: AnyEntry) -> tuple[Finding, ...]:
        return (*_dead(entry, facts, unread), *_typed(entry, facts, owners))

    return one


def _told(text: str, facts: Facts) -> str:
    return REFERENCE.sub(lambda found: facts.get(found[2], {}).get(found[1], found[0]), text)


def _prose(entry: AnyEntry) -> Iterator[Value]:
    return (value for value in entry.values if value.field.markdown)


def _dead(entry: AnyEntry, facts: Facts, unread: frozenset[str]) -> Iterator[Finding]:
    for value in _prose(entry):
        for found in REFERENCE.finditer(value.value) if "[[" in value.value else ():
            if found[1] not in facts.get(found[2], {}) and found[2] not in unread:
                known = [ref for ref, told in facts.items() if found[1] in told]
                message = f"posten {found[2]} har inget ”{found[1]}” att hämta"
                advice = did_you_mean(found[2], known) or f"Välj en av {', '.join(known)}"
                yield _finding("dead-link", entry, value, found[0], message, advice)


def _typed(entry: AnyEntry, facts: Facts, owners: Owners) -> Iterator[Finding]:
    own = {dialled(number) for number in entry.record.facts.values()}
    for value, given, timed in _suspect(entry):
        if timed:
            yield from _typed_hours(entry, value, facts)
        for written, ref, digits in _numbers_in(value.value, given, owners):
            if digits not in own:
                message, advice = f"numret {written} hör till {ref}", f"Skriv [[nummer:{ref}]]"
                yield _finding("typed-number", entry, value, written, message, advice)


@kept
def _suspect(entry: AnyEntry) -> tuple[tuple[Value, str, bool], ...]:
    """Return the prose of a record that may tell what is another's: with its digits, and whether it tells hours."""
    found = ((it, dialled(it.value), "[[" in it.value and bool(HOURS.search(it.value))) for it in _prose(entry))
    return tuple((value, digits, timed) for value, digits, timed in found if digits or timed)


def typed_numbers(text: str, facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield each number in a text that belongs to a record: as it is written, whose it is, and its digits."""
    yield from _numbers_in(text, dialled(text), _owners(facts))


def _numbers_in(text: str, given: str, owners: Owners) -> Iterator[tuple[str, str, str]]:
    for digits, (ref, pattern) in owners.items():
        if digits.removeprefix("0") in given and digits not in FREE:
            yield from ((found[0], ref, digits) for found in pattern.finditer(text))


def _typed_hours(entry: AnyEntry, value: Value, facts: Facts) -> Iterator[Finding]:
    """Find hours in a sentence about a line of another record; one that asks for any hours says whose they are."""
    about: list[str] = []
    for sentence in SENTENCE.split(value.value):
        named = ABOUT.findall(sentence)
        about = named or about
        told = [ref for ref in about if "öppet" in facts.get(ref, {}) and ref != entry.ref]
        lines = told if named or _goes_on(sentence, about) else []
        found = HOURS.search(ABOUT.sub(" ", sentence))
        if lines and found and "[[öppet:" not in sentence:
            message, advice = f"tiden ”{found[0]}” hör till {lines[0]}", f"Skriv [[öppet:{lines[0]}]]"
            yield _finding("typed-hours", entry, value, found[0], message, advice)


def _goes_on(sentence: str, about: Sequence[str]) -> bool:
    """Tell whether a sentence without a link goes on about the lines before it: by a word for them, or their name."""
    first = slug(sentence.partition(" ")[0])
    return bool(GOES_ON.match(sentence)) or first in {ref.partition("/")[2].partition("-")[0] for ref in about}


@lru_cache(maxsize=4)
def _patterns(numbers: tuple[tuple[str, str], ...]) -> Owners:
    return {digits: (ref, re.compile(_written(digits))) for digits, ref in numbers}


def _owners(facts: Facts) -> Owners:
    return _patterns(tuple((dialled(told["nummer"]), ref) for ref, told in facts.items() if "nummer" in told))


def _written(digits: str) -> str:
    if len(digits) <= SHORT:
        return r"(?<![\d:/.,§–-])" + r"[ \u00a0\u2009\u202f–-]?".join(digits) + r"(?![\d:/.,]*\d)"
    start, rest = (rf"(?:\(?0|(?:\+|00)46{GAP}(?:\(0\))?)", digits[1:]) if digits[0] == "0" else ("", digits)
    return rf"(?<![\d/§:]){start}{GAP if start else ''}{GAP.join(rest)}(?!\d)"


def _finding(code: Code, entry: AnyEntry, value: Value, words: str, *told: str) -> Finding:
    message, advice = told
    file, path = entry.source.path, value.path
    return Finding(code=code, message=message, advice=advice, path=path, file=file, words=words)
