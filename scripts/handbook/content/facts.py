"""Facts that stand in one record and are told in many: a number to ring, and when it is open.

In prose an editor writes ``[[nummer:resources/bris-stodlinje]]`` or ``[[öppet:…]]``; what the record says is put there
when the files are read, so that pages, search and data all tell the same. A number that is typed instead is found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.content.fields import Value
from handbook.content.kinds.base import digits_of
from handbook.content.problems import Code, Finding, did_you_mean
from handbook.content.prose import REFERENCE
from handbook.content.structure import AnyEntry, Entry, with_texts

OPENS = ("[[nummer:", "[[öppet:")
FREE = frozenset({"112"})
"""Numbers that never change, in any country of the EU: they may be typed."""
NUMBER = re.compile(r"(?<![\d:/.,§–-])(?:\+46[ -]?)?\d[\d \u00a0–-]*\d(?![\d:/.,]*\d)")
Facts = Mapping[str, Mapping[str, str]]
"""``kind/id`` → what it can be asked for → what it says."""


def facts_of(entries: Sequence[AnyEntry]) -> Facts:
    """Return what the records can be asked for."""
    return {entry.ref: found for entry in entries if (found := entry.record.facts)}


def filled(entries: Sequence[AnyEntry]) -> tuple[tuple[AnyEntry, ...], tuple[Finding, ...]]:
    """Return the records with every reference replaced by what it stands for, and what is wrong with the rest."""
    facts = facts_of(entries)
    findings = [finding for entry in entries for finding in (*_dead(entry, facts), *_typed(entry, facts))]
    return tuple(_filled(entry, facts) for entry in entries), tuple(findings)


def _filled(entry: AnyEntry, facts: Facts) -> AnyEntry:
    if not any(sign in entry.source.text for sign in OPENS):
        return entry
    record = with_texts(type(entry.record), entry.source, lambda text: _told(text, facts))
    return Entry(record, entry.source) if record else entry


def _told(text: str, facts: Facts) -> str:
    return REFERENCE.sub(lambda found: facts.get(found[2], {}).get(found[1], found[0]), text)


def _prose(entry: AnyEntry) -> Iterator[Value]:
    return (value for value in entry.values if value.field.markdown)


def _dead(entry: AnyEntry, facts: Facts) -> Iterator[Finding]:
    for value in _prose(entry):
        for found in REFERENCE.finditer(value.value) if "[[" in value.value else ():
            if found[1] not in facts.get(found[2], {}):
                known = [ref for ref, told in facts.items() if found[1] in told]
                message = f"posten {found[2]} har inget ”{found[1]}” att hämta"
                advice = did_you_mean(found[2], known) or f"Välj en av {', '.join(known)}"
                yield _finding("dead-link", entry, value, found[0], message, advice)


def _typed(entry: AnyEntry, facts: Facts) -> Iterator[Finding]:
    owners = {digits_of(told["nummer"]): ref for ref, told in facts.items() if "nummer" in told}
    own = {digits_of(number) for number in entry.record.facts.values()}
    for value in _prose(entry):
        for found in NUMBER.finditer(value.value):
            digits = digits_of(found[0])
            if digits in owners and digits not in own | FREE:
                message, advice = f"numret {found[0]} hör till {owners[digits]}", f"Skriv [[nummer:{owners[digits]}]]"
                yield _finding("typed-number", entry, value, found[0], message, advice)


def _finding(code: Code, entry: AnyEntry, value: Value, words: str, *told: str) -> Finding:
    message, advice = told
    file, path = entry.source.path, value.path
    return Finding(code=code, message=message, advice=advice, path=path, file=file, words=words)
