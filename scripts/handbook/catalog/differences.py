"""What has changed between two sets of records, in words. Pure: the records as YAML has them, no file, no day.

Old records are never made records of today's kinds: a field that has come since, or gone, must not hide the rest. What
a change is called follows from the field: its label, its type, and what the kind says of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache, cached_property
from itertools import pairwise
from typing import get_args

from pydantic import BaseModel

from handbook.content.days import day, is_day
from handbook.content.fields import Field, fields_of
from handbook.content.kinds.kind import Change
from handbook.content.kinds.parts import CONFIDENCE, Source
from handbook.content.kinds.record import Record
from handbook.content.kinds.standing import Standing
from handbook.content.load import Plain
from handbook.content.prose import bare, uncapitalized

SMALL: frozenset[Change] = frozenset({"kontroll", "smått"})
"""What is kept apart: no reader does anything in another way for it."""
OF_ALL: Mapping[str, Change] = {
    **dict.fromkeys(("keywords", "aliases", "related", "topics", "roles", "lang", "wall"), "smått"),
    **dict.fromkeys(("sources", "reviewed", "reviewer", "review_by"), "kontroll"),
}
"""Fields of every kind, and what a change of them is."""
LEADS = ("text", "label", "name", "what", "title", "provision", "number", "url", "plan")
"""Fields that tell which of several parts one is; the first that is filled in does."""
ALIKE = 0.6
"""How like two texts are that are the same part written otherwise, from 0 to 1."""
LONGEST = 90
"""Letters of a value or of the beginning of a part that are told."""
WORD = re.compile(r"\w+")
TYPO = 2
"""Letters by which a word differs from the one that was meant."""
REF = re.compile(r"(?<=\[\[)[a-z]+/[a-z0-9-]+")
"""A record that prose links to."""
LONG = 4
"""Shorter words may be another word by one letter."""


@dataclass(frozen=True)
class Written:
    """A record as it is written: its name, its kind, its text, and what it says."""

    ref: str
    cls: type[Record]
    text: str
    plain: Mapping[str, Plain]

    @property
    def title(self) -> str:
        """Its title, or its name if it has none."""
        return str(self.plain.get("title") or self.ref)

    @cached_property
    def folded(self) -> str:
        """Its text in small letters."""
        return self.text.casefold()


Records = Mapping[str, Written]


def final(ref: str, renamed: Mapping[str, str]) -> str:
    """Return what a record is called now. Names that lead in a ring end where they began."""
    seen: set[str] = set()
    while ref in renamed and ref not in seen:
        seen.add(ref)
        ref = renamed[ref]
    return ref


@dataclass(frozen=True)
class Said:
    """One change in words, and what it is."""

    sort: Change
    words: str

    @property
    def small(self) -> bool:
        """Whether it is kept apart."""
        return self.sort in SMALL


@dataclass(frozen=True)
class Changed:
    """A record that has changed, as it is after the change, or as it last was if it is gone."""

    record: Written
    said: tuple[Said, ...]
    formerly: str = ""
    """The name it had before the change, whether or not that is another; nothing if it was not there."""

    @property
    def ref(self) -> str:
        """The record's name."""
        return self.record.ref

    @property
    def new(self) -> bool:
        """Whether it was not there before."""
        return any(it.sort == "ny" for it in self.said)

    @property
    def moved(self) -> bool:
        """Whether it had another name before, and so another address."""
        return self.formerly not in {"", self.ref}

    @property
    def gone(self) -> bool:
        """Whether it is not there any more."""
        return any(it.sort == "borta" for it in self.said)

    @property
    def told(self) -> tuple[Said, ...]:
        """What a reader must know of it."""
        return tuple(it for it in self.said if not it.small)

    @property
    def small(self) -> bool:
        """Whether all of it is kept apart."""
        return not self.told


@dataclass(frozen=True)
class Both:
    """The two sets of records, for names and words."""

    before: Records
    after: Records
    term: Callable[[str, str], str]
    """The title of a vocabulary's term."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """What records were called, and what they are called now."""

    @cached_property
    def formerly(self) -> Mapping[str, str]:
        """What is new by its name alone, and what it was called before."""
        gone = {final(ref, self.renamed): ref for ref in self.before if ref not in self.after}
        come = ((ref, gone.get(final(ref, self.renamed))) for ref in self.after if ref not in self.before)
        return {ref: old for ref, old in come if old}

    def same(self, field: Field, value: Plain) -> Plain:
        """Return a value by which it can be compared: a link leads where it led, whatever that is called."""
        if field.link:
            return final(f"{field.link.to}/{value}" if field.link.to else str(value), self.renamed)
        return value

    def name(self, ref: str) -> str:
        """Return the title of a record."""
        found = self.after.get(ref) or self.before.get(ref)
        return found.title if found else ref


def _in_use(word: str, records: Records) -> bool:
    """Tell whether some record has a word, which is written small."""
    pattern = re.compile(rf"\b{word}\b")
    return any(word in record.folded and pattern.search(record.folded) for record in records.values())


@dataclass(frozen=True)
class At:
    """Where a change is: what a change there is to a reader, in which part, if in one, and among which records."""

    sort: Change
    place: str
    both: Both

    def label(self, field: Field) -> str:
        """Return what a field is called; one that is called as the part that it stands in adds nothing."""
        if field.label.casefold() in self.place.casefold():
            return self.place or field.label
        return f"{self.place}, {uncapitalized(field.label)}" if self.place else field.label

    def said(self, words: str) -> Said:
        """Return a change here in words."""
        return Said(self.sort, words)


def changed(
    before: Records,
    after: Records,
    term: Callable[[str, str], str],
    renamed: Mapping[str, str] | None = None,
) -> tuple[Changed, ...]:
    """Return the records that differ, by name. ``term`` tells the title of a vocabulary's term.

    ``renamed`` tells what records were called before; one that only has another name is neither new nor gone.
    """
    both = Both(before, after, term, renamed or {})
    found = (_changed(ref, both) for ref in sorted({*before, *after} - {*both.formerly.values()}))
    return tuple(it for it in found if it and it.said)


def _changed(ref: str, both: Both) -> Changed | None:
    was = both.formerly.get(ref, ref)
    old, new = both.before.get(was), both.after.get(ref)
    if new is None:
        return Changed(old, (_gone(ref, both),)) if old else None
    if old is None:
        return Changed(new, (Said("ny", "Ny i handboken"),))
    if old.text == new.text and was == ref:
        return None
    moved = (Said("läge", f"Ny adress, förut {old.cls.kind.address}/{was.partition('/')[2]}/"),) if was != ref else ()
    return Changed(new, tuple(dict.fromkeys((*moved, *_fields(new.cls, old.plain, new.plain, both)))), was)


def _gone(ref: str, both: Both) -> Said:
    """Return that a record is gone, and into which it has gone if it has."""
    there = both.after.get(final(ref, both.renamed))
    return Said("borta", f"Finns nu i {there.title}" if there else "Finns inte längre i handboken")


def _fields(cls: type[Record], old: Mapping[str, Plain], new: Mapping[str, Plain], both: Both) -> Iterator[Said]:
    own = dict(cls.kind.changes)
    found = [
        said
        for field in fields_of(cls)
        for said in _field(field, _given(cls, field, old), _given(cls, field, new), At(_sort(field, own), "", both))
    ]
    order = get_args(Change)
    yield from sorted(found, key=lambda said: order.index(said.sort))


def _sort(field: Field, own: Mapping[str, Change], above: Change | None = None) -> Change:
    """Return what a change of a field is. ``above`` is what one of the part is that it stands in."""
    if field.lived or (field.part and issubclass(field.part, Source)):
        return "kontroll"
    if field.name in own or (above is None and field.name in OF_ALL) or field.name == "wall":
        return own.get(field.name) or OF_ALL[field.name]
    if field.link and field.link.strong:
        return "lag"
    if field.part and issubclass(field.part, Standing):
        return "läge"
    return above or "innehåll"


def _given(cls: type[BaseModel], field: Field, plain: Mapping[str, Plain]) -> Plain:
    given = plain.get(field.key)
    if given in (None, "", [], {}):
        default = cls.model_fields[field.name].default
        given = str(default) if isinstance(default, (str, int)) else None
    if field.many and given is not None and not isinstance(given, list):
        return [given]
    return given


def _field(field: Field, old: Plain, new: Plain, at: At) -> Iterator[Said]:
    """Yield how a field has changed."""
    if old == new:
        return
    if field.part and issubclass(field.part, Source):
        yield from _sources(_list(old), _list(new))
    elif field.part and field.many:
        yield from _parts(field, _list(old), _list(new), at)
    elif field.part:
        yield from _part(field, old, new, at)
    elif field.many:
        yield from _items(field, _list(old), _list(new), at)
    elif field.markdown:
        yield _prose(at.label(field), old, new, at)
    else:
        yield _value(field, old, new, at)


def _list(given: Plain) -> list[Plain]:
    return given if isinstance(given, list) else []


def _prose(label: str, old: Plain, new: Plain, at: At) -> Said:
    if old is None or new is None:
        return at.said(f"{label}: {'nytt' if old is None else 'borttaget'}")
    led = REF.sub(lambda found: final(found[0], at.both.renamed), str(old))
    if led == REF.sub(lambda found: final(found[0], at.both.renamed), str(new)):
        return Said("smått", f"{label}: en länk har ny adress")
    if spelling(led, str(new), at.both):
        return Said("smått", f"{label}: rättad skrivning")
    return at.said(f"{label}: omskrivet")


def _value(field: Field, old: Plain, new: Plain, at: At) -> Said:
    label = at.label(field)
    was, now = ("" if value is None else _told(field, value, at.both) for value in (old, new))
    if was == now or at.both.same(field, old) == at.both.same(field, new):
        return Said("smått", f"{label}: rättad skrivning")
    if not was or not now:
        return at.said(f"{label}: {now} (nytt)" if now else f"{label}: borttaget (förut {was})")
    return at.said(f"{label}: {now} (förut {was})")


def _told(field: Field, value: Plain, both: Both) -> str:
    text = " ".join(str(value).split())
    if field.link:
        return both.name(f"{field.link.to}/{text}" if field.link.to else text)
    if field.term:
        return both.term(field.term.vocabulary, text)
    if field.is_day:
        return day(text) if is_day(f"{text}-01-01"[:10]) else text
    return CONFIDENCE.get(text, text) if field.choices else _short(text)


def _short(text: str) -> str:
    """Return the beginning of a text without markup, cut between two words."""
    plain = bare(text)
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[:LONGEST].rpartition(' ')[0]} …"


def _items(field: Field, old: list[Plain], new: list[Plain], at: At) -> Iterator[Said]:
    """Yield what has come to a list of values, and what has gone from it."""
    label = at.label(field)
    was, now = ([at.both.same(field, it) for it in items] for items in (old, new))
    come = [_told(field, it, at.both) for it in new if at.both.same(field, it) not in was]
    gone = [_told(field, it, at.both) for it in old if at.both.same(field, it) not in now]
    told = [f"{word} {', '.join(items)}" for word, items in (("nytt", come), ("borttaget", gone)) if items]
    same = "en länk har ny adress" if was == now else "ny ordning"
    yield at.said(f"{label}: {'; '.join(told)}") if told else Said("smått", f"{label}: {same}")


def _sources(old: list[Plain], new: list[Plain]) -> Iterator[Said]:
    was, now = ([_short(lead(it)) for it in items] for items in (old, new))
    come, gone = [it for it in now if it not in was], [it for it in was if it not in now]
    yield from (Said("kontroll", f"Ny källa: {title}") for title in come)
    yield from (Said("kontroll", f"Källan används inte längre: {title}") for title in gone)
    if not come and not gone:
        yield Said("kontroll", "Källorna är lästa igen")


def lead(part: Plain) -> str:
    """Return the text that tells which of several parts one is."""
    if not isinstance(part, Mapping):
        return str(part)
    return next((str(part[name]) for name in LEADS if part.get(name)), "")


def _part(field: Field, old: Plain, new: Plain, at: At) -> Iterator[Said]:
    if not isinstance(new, Mapping):
        yield at.said(f"{field.label}: borttaget")
    elif not isinstance(old, Mapping):
        yield at.said(f"{field.label}: nytt, ”{_short(lead(new))}”")
    else:
        yield from _within(field, old, new, replace(at, place=field.label))


def _within(whole: Field, old: Mapping[str, Plain], new: Mapping[str, Plain], at: At) -> Iterator[Said]:
    """Yield how the fields of a part have changed."""
    if cls := whole.part:
        for field in fields_of(cls):
            here = replace(at, sort=_sort(field, {}, at.sort))
            yield from _field(field, _given(cls, field, old), _given(cls, field, new), here)


def _parts(field: Field, old: list[Plain], new: list[Plain], at: At) -> Iterator[Said]:
    """Yield what has become of the parts of a list: steps, contacts, coming wordings."""
    kept = {there: here for here, there in matched(old, new)}
    for there, part in enumerate(new):
        name, was = f"{field.label} {there + 1}", old[kept[there]] if there in kept else None
        if there not in kept:
            yield at.said(f"{name}: nytt, ”{_short(lead(part))}”")
        elif isinstance(part, Mapping) and isinstance(was, Mapping):
            yield from _within(field, was, part, replace(at, place=name))
        elif lead(part) != lead(was):  # one of them is a text, as such a part was or came to be
            yield at.said(f"{name}: omskrivet")
    stayed = set(kept.values())
    for here, part in enumerate(old):
        if here not in stayed:
            yield at.said(f"{field.label}: borttaget, ”{_short(lead(part))}”")
    if any(one > other for one, other in pairwise(kept[there] for there in sorted(kept))):
        yield at.said(f"{field.label}: ny ordning")


def matched(old: Sequence[Plain], new: Sequence[Plain]) -> list[tuple[int, int]]:
    """Return which part of the old list is which of the new one, by their places; the rest are gone or have come."""
    pairs: list[tuple[int, int]] = []
    here, there = list(range(len(old))), list(range(len(new)))

    def pair(alike: Callable[[int, int], bool]) -> None:
        for one in list(here):
            other = next((it for it in there if alike(one, it)), None)
            if other is not None:
                pairs.append((one, other))
                here.remove(one)
                there.remove(other)

    pair(lambda one, other: bool(old[one] == new[other]))
    pair(lambda one, other: lead(old[one]) == lead(new[other]))
    likeness = sorted(((_likeness(lead(old[a]), lead(new[b])), a, b) for a in here for b in there), reverse=True)
    for likely, one, other in likeness:
        if likely >= ALIKE and one in here and other in there:
            pairs.append((one, other))
            here.remove(one)
            there.remove(other)
    if len(old) == len(new):  # what stands where it stood has been written anew
        pair(int.__eq__)
    return pairs


@cache
def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def spelling(old: str, new: str, both: Both) -> bool:
    """Tell whether two texts differ in how they are spelled and set alone.

    A word is misspelled if nobody writes it any more, and what has come in its place was a word before. Numbers are
    never a matter of spelling.
    """
    was, now = (WORD.findall(text.casefold()) for text in (old, new))
    if len(was) != len(now):
        return False
    return all(_misspelled(one, other, both) for one, other in zip(was, now, strict=True) if one != other)


def _misspelled(wrong: str, right: str, both: Both) -> bool:
    letters = wrong.isalpha() and right.isalpha() and min(len(wrong), len(right)) >= LONG
    if not letters or wrong[0] != right[0] or not _near(wrong, right):
        return False
    return not _in_use(wrong, both.after) and _in_use(right, both.before)


def _near(one: str, other: str) -> bool:
    """Tell whether few letters differ between two words."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return max(len(one), len(other)) - same <= TYPO
