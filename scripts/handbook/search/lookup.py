"""The packed index, opened: look up a term, what begins like it and what is spelled almost like it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from handbook.search.analysis import Rules, fold, read_rules
from handbook.search.pack import Entry, Shards, read_line

LONG_WORD, LONG_STEM, SHORT_WORD = 8, 7, 4
MOST_ENDINGS = 6
MOST_CORRECTIONS = 3


class Index:
    """What the browser has when it has loaded everything: the head, the names and the bodies."""

    def __init__(self, head: Mapping[str, Any], names: Shards, body: Shards) -> None:
        """Open an index; nothing is read before it is asked for."""
        self.head = head
        self.names = names
        self.body = body

    @cached_property
    def rules(self) -> Rules:
        """The rules of the language, with the parts of compounds."""
        return read_rules(self.head["rules"]).with_parts(self.head["parts"].split())

    @cached_property
    def superseded(self) -> frozenset[int]:
        """The numbers of records that something else applies instead of."""
        return frozenset(self.head["superseded"])

    @cached_property
    def contacts(self) -> frozenset[int]:
        """The numbers of records with a checked contact."""
        return frozenset(self.head["contacts"])

    def kind(self, number: int) -> dict[str, Any]:
        """Return what the head says of the record's kind; records are numbered kind by kind."""
        found: dict[str, Any] = next(kind for kind in reversed(self.head["kinds"]) if kind["first"] <= number)
        return found

    @cached_property
    def _names(self) -> tuple[dict[str, Entry], ...]:
        return tuple(dict(map(read_line, text.split("\n"))) for text in self.names.texts)

    @cached_property
    def _body(self) -> dict[str, Entry]:
        return dict(read_line(line) for text in self.body.texts for line in text.split("\n"))

    def entries(self, term: str) -> tuple[Entry, ...]:
        """Return what names and bodies say of a term: none, one or both."""
        found = (self._shard(term).get(term), self._body.get(term))
        return tuple(entry for entry in found if entry)

    def _shard(self, term: str) -> Mapping[str, Entry]:
        return self._names[self.names.number(term)] if self._names else {}

    def form(self, term: str) -> str:
        """Return the word to show for a term."""
        entry = self._shard(term).get(term)
        return entry.form if entry else term

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the commonest terms of names that begin with ``start``."""
        shard = self._shard(start)
        found = [
            term
            for term, entry in shard.items()
            if term[0] not in "=#"
            and len(term) >= SHORT_WORD - 1
            and (term.startswith(start) or fold(entry.form).startswith(start))
        ]
        return tuple(sorted(found, key=lambda term: (shard[term].rarity, term))[:MOST_ENDINGS])

    def names_beginning(self, start: str) -> Iterator[tuple[str, Entry]]:
        """Yield the names as a whole that begin with ``start``, in the shard where the first belongs and the next."""
        first = self.names.number(start)
        last = min(first + 1, self.names.number(f"{start}\uffff"))
        for shard in self._names[first : last + 1]:
            yield from ((term, entry) for term, entry in shard.items() if term.startswith(start))

    def near(self, word: str, most: int = 2) -> tuple[str, ...]:
        """Return the terms of names spelled almost like ``word``: one slip, or two in a long word; nearest first."""
        if len(word) < SHORT_WORD:
            return ()
        allowed = min(most, 2 if len(word) >= LONG_WORD else 1)
        spellings = tuple(dict.fromkeys((fold(word), self.rules.stem(word))))
        found: list[tuple[int, int, int, str]] = []
        for term, entry in self._around(spellings[0]):
            if term[0] not in "=#" and len(term) >= SHORT_WORD - 1:
                form = fold(entry.form)
                whole = nearness(spellings[0], form, allowed)
                stems = (nearness(one, term, allowed) for one in spellings)
                steps = min(whole, 2 * nearness(spellings[-1], form, 1), *stems)
                if steps <= (1 if term[0] != spellings[0][0] else allowed):
                    found.append((steps, whole, entry.rarity, term))
        nearest = sorted(found)[:MOST_CORRECTIONS]
        return tuple(term for steps, *_, term in nearest if steps == nearest[0][0])

    def _around(self, word: str) -> Iterator[tuple[str, Entry]]:
        """Yield the terms of the shards where a misspelled word can belong: all of them in a small index."""
        starts = (word, word[1:], word[1] + word[0] + word[2:])
        for number in sorted({self.names.number(start) for start in starts}) if self._names else ():
            yield from self._names[number].items()


def nearness(one: str, other: str, most: int) -> int:
    """Return the distance of two words, or more than ``most`` if one of them is too short for that many slips."""
    allowed = min(most, 2 if min(len(one), len(other)) >= LONG_STEM else 1)
    if len(one) < SHORT_WORD or abs(len(one) - len(other)) > allowed or len({*one} ^ {*other}) > 2 * allowed:
        return most + 1
    steps = distance(one, other, allowed)
    return steps if steps <= allowed else most + 1


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, extra or swapped; more than ``most`` is just ``most + 1``."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        line = [row]
        for column, letter in enumerate(other, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (char != letter))
            if row > 1 and column > 1 and char == other[column - 2] and one[row - 2] == letter:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)
