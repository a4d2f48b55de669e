"""What the reader means: the typed words as groups, each with the terms that would answer it.

A group is one thing that is asked for. Its alternatives are the word itself, the parts of a compound, synonyms, the
word written together with its neighbour and, for a word that the handbook does not have, what it begins or what it is
a misspelling of. ``docs/assets/search/query.js`` takes the same steps.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from handbook.search.analysis import fold, normal, words
from handbook.search.citations import cited, is_series, with_wider
from handbook.search.lookup import Index
from handbook.search.weigh import literal_key

LONGEST_QUERY = 300
MOST_WORDS = 24
LONGEST_PHRASE = 6
WHOLE, JOINED, SYNONYM, PARTS, LAST_PART, ALONE, WIDER = 100, 110, 82, 60, 25, 40, 60
BEGINNING, MISSPELLED, NAMED, REVERSED, PART_MEANS = 75, 80, 32, 90, 40
KIND_NAMED = 135
BY_PARTS = frozenset((PARTS, LAST_PART, PART_MEANS))
SHORTEST_BEGINNING, SHORTEST_END = 3, 5
TURNED = 3
SMALL = ("mot", "av", "med", "om", "i", "pa", "for")
"""What can stand between two words that are also written together: ”våld mot barn”."""
PARAGRAPH = re.compile("#(?:§[0-9]|[0-9]{1,2}:)[0-9]*[a-h]?")


@dataclass(frozen=True)
class Alternative:
    """Terms that together answer a group, and how well (100 is the word itself)."""

    weight: int
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """One thing asked for. ``word`` is set if it is a single word that may be misspelled."""

    alternatives: tuple[Alternative, ...]
    word: str = ""
    soft: bool = False
    last: bool = False


@dataclass(frozen=True)
class Query:
    """What is asked for. ``keys`` are whole names, ``begun`` how they begin; ``kinds`` and ``contacts`` count more."""

    groups: tuple[Group, ...]
    keys: tuple[str, ...]
    begun: tuple[str, ...] = ()
    kinds: dict[str, int] = field(default_factory=dict)
    contacts: int = 100
    corrections: tuple[tuple[str, str], ...] = ()


def understand(text: str, index: Index, *, literal: bool = False) -> Query:
    """Return what ``text`` asks for. ``literal`` leaves out synonyms and corrections."""
    text = text[:LONGEST_QUERY]
    found = cited(text)
    tokens = words(found.rest)[:MOST_WORDS]
    kinds, contacts, soft = _intents(tokens, index)
    reader = _Reader(index, tuple(tokens), frozenset(soft), literal)
    asked = reader.groups()
    groups = (*(_citation(term, alone=not asked) for term in found.terms), *_beside(found.terms, asked, index))
    if sum(not group.soft for group in asked) > 1:
        groups = tuple(_without_names(group) for group in groups)
    query = settle(Query(groups, (), (), kinds, contacts), index, literal=literal)
    if not any(group.alternatives and not group.soft for group in query.groups):
        query = replace(query, groups=tuple(replace(group, soft=False) for group in query.groups))
    keys = (*_keys(text, index), *_keys(corrected(text, query), index))
    return replace(query, keys=keys, begun=() if literal else _begun(text, query, index))


def _citation(term: str, *, alone: bool) -> Group:
    """Return the group for a citation. A paragraph beside other words is soft: ”5 kap. 1 § SoL” is never about BrB."""
    exact, *wider = with_wider(term)
    alternatives = (Alternative(WHOLE, (exact,)), *(Alternative(WIDER, (wide,)) for wide in wider))
    return Group(alternatives, soft=not alone and PARAGRAPH.fullmatch(term) is not None)


def _beside(terms: Sequence[str], asked: tuple[Group, ...], index: Index) -> tuple[Group, ...]:
    """Return the words beside a document's number as soft ones: ”dnr S2016/04468” is found by its number."""
    decided = any(is_series(term) and any(map(index.entries, with_wider(term))) for term in terms)
    return tuple(replace(group, soft=True) for group in asked) if decided else asked


def _without_names(group: Group) -> Group:
    """Return the group without records named by a synonym: among other words they are one meaning like the rest."""
    return replace(group, alternatives=tuple(it for it in group.alternatives if it.weight != NAMED))


def _keys(text: str, index: Index) -> Iterator[str]:
    stems = [index.rules.stem(word) for word in words(text)[:MOST_WORDS]]
    if not stems:
        return
    yield f"={' '.join(stems)}"
    yield literal_key(text)
    plain = words(text)[:MOST_WORDS]
    for at, end in _runs(len(plain)):
        for joined in _joined(plain[at:end], index):
            yield f"={' '.join((*stems[:at], joined, *stems[end:]))}"
    if len(plain) == 1 and (parts := index.rules.split(plain[0])):
        yield f"={' '.join(parts)}"
        yield from (f"={parts[-1]} {small} {' '.join(parts[:-1])}" for small in SMALL)
    if len(plain) == TURNED and plain[1] in index.rules.stop:
        yield from (f"={term}" for term in _joined(plain[::-2], index))


def _begun(text: str, query: Query, index: Index) -> tuple[str, ...]:
    """Return how names as a whole begin if the last word is still being typed, or if small words are left out."""
    plain = words(text)[:MOST_WORDS] or [""]
    *first, last = plain
    guessed = (it.terms[0] for group in query.groups[-1:] for it in group.alternatives if it.weight == BEGINNING)
    start = "".join(f"{index.rules.stem(word)} " for word in first)
    ends = (f"{start}{end}" for end in (fold(last), index.rules.stem(last), *guessed))
    told = " ".join(index.rules.stem(word) for word in plain if word not in index.rules.stop)
    starts = dict.fromkeys(f"={end}" for end in (*ends, *([] if query.kinds else [told])))
    return tuple(start for start in starts if len(start) > SHORTEST_BEGINNING)


def _runs(count: int) -> list[tuple[int, int]]:
    """Return the runs of two and three words, as start and end."""
    return [(at, at + length) for length in (2, 3) for at in range(count - length + 1)]


def _joined(run: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return the terms that the words make if they are written together, with and without a linking s."""
    *first, last = run
    start = "".join(first)
    return index.rules.stem(f"{start}{last}"), index.rules.stem(f"{start}s{last}")


def _intents(tokens: list[str], index: Index) -> tuple[dict[str, int], int, set[str]]:
    kinds: dict[str, int] = {}
    contacts = 100
    soft: set[str] = set()
    for intent in index.head["intents"]:
        if meant := {fold(word) for word in tokens} & set(intent["words"].split()):
            contacts = max(contacts, intent.get("contacts", 100))
            soft |= meant if intent.get("soft") else set()
            for kind, percent in intent["kinds"].items():
                kinds[kind] = max(kinds.get(kind, 100), percent)
    for word in tokens:
        kind = index.head["kind_words"].get(index.rules.stem(word))
        if kind and len(tokens) > 1:
            kinds[kind] = max(kinds.get(kind, 100), KIND_NAMED)
            soft.add(fold(word))
    return kinds, contacts, soft


@dataclass(frozen=True)
class _Reader:
    """Reads the words of a query from left to right."""

    index: Index
    tokens: tuple[str, ...]
    soft: frozenset[str]
    literal: bool

    def groups(self) -> tuple[Group, ...]:
        found: list[Group] = []
        at = 0
        while at < len(self.tokens):
            length, group = self._phrase(at) or (1, self._word(at))
            at += length
            if group:
                found.append(group)
        return tuple(found) or tuple(self._group(at) for at in range(len(self.tokens)))

    def _phrase(self, at: int) -> tuple[int, Group] | None:
        for length in range(min(LONGEST_PHRASE, len(self.tokens) - at), 1, -1):
            phrase = self.tokens[at : at + length]
            means = self._means(phrase) or self._means(self._telling(phrase))
            if means:
                own = tuple(self.index.rules.stem(word) for word in phrase if word not in self.index.rules.stop)
                single = (Alternative(ALONE, (term,)) for term in own) if len(own) > 1 else ()
                whole = (Alternative(WHOLE, own),) if own else ()
                return length, Group((*whole, *means, *single))
        return None

    def _telling(self, phrase: tuple[str, ...]) -> tuple[str, ...]:
        """Return the phrase without stop words, if two words or more are left: ”hotar att sprida”."""
        left = tuple(word for word in phrase if word not in self.index.rules.stop)
        return left if 1 < len(left) < len(phrase) else ()

    def _means(self, phrase: tuple[str, ...]) -> tuple[Alternative, ...]:
        key = " ".join(self.index.rules.stem(word) for word in phrase)
        found = () if self.literal else self.index.head["synonyms"].get(key, ())
        return tuple(Alternative(NAMED if terms[0][0] == "=" else SYNONYM, tuple(terms)) for terms in found)

    def _word(self, at: int) -> Group | None:
        means = self._means(self.tokens[at : at + 1])
        if self.tokens[at] in self.index.rules.stop and not means:
            return None
        return self._group(at)

    def _group(self, at: int) -> Group:
        word, rules = self.tokens[at], self.index.rules
        own = dict.fromkeys((rules.stem(word), fold(word)))
        runs = (self.tokens[start:end] for start, end in _runs(len(self.tokens)) if start <= at < end)
        joined = dict.fromkeys(term for run in runs for term in _joined(run, self.index))
        turned = dict.fromkeys(term for run in self._turned(at) for term in _joined(run, self.index))
        return Group(
            (
                *(Alternative(WHOLE, (term,)) for term in own),
                *(Alternative(JOINED, (term,)) for term in joined),
                *(Alternative(REVERSED, (term,)) for term in turned),
                *self._means((word,)),
                *self._parts(tuple(dict.fromkeys(rules.split(word)))),
            ),
            word,
            (len(word) == 1 and word.isalpha()) or fold(word) in self.soft,
            at == len(self.tokens) - 1,
        )

    def _turned(self, at: int) -> Iterator[tuple[str, ...]]:
        """Yield two words with a small one between them turned round: ”kedja av vård” is ”vårdkedja”."""
        for start in (at - 2, at):
            run = self.tokens[max(0, start) : start + TURNED]
            if start >= 0 and len(run) == TURNED and run[1] in self.index.rules.stop:
                yield run[::-2]

    def _parts(self, parts: tuple[str, ...]) -> Iterator[Alternative]:
        """Yield the parts of a compound, and what the last of them means."""
        if parts:
            yield Alternative(PARTS, parts)
            yield Alternative(LAST_PART, parts[-1:])
            yield from (Alternative(PART_MEANS, it.terms) for it in self._means(parts[-1:]) if it.weight == SYNONYM)


def settle(query: Query, index: Index, *, literal: bool) -> Query:
    """Keep the alternatives that the handbook has words for; complete and correct the words that it does not have."""
    groups: list[Group] = []
    corrections: list[tuple[str, str]] = []
    for group in query.groups:
        known = tuple(it for it in group.alternatives if all(index.entries(term) for term in it.terms))
        if group.word and not literal and all(it.weight in BY_PARTS for it in known):
            guessed, better = _guessed(group, index, split=bool(known))
            guessed = guessed or (tuple(_ends(fold(group.word), index)) if len(query.groups) == 1 else ())
            corrections.extend((group.word, form) for form in better)
            known = (*guessed, *known)
        groups.append(replace(group, alternatives=known))
    return replace(query, groups=tuple(groups), corrections=tuple(corrections))


def _guessed(group: Group, index: Index, *, split: bool) -> tuple[tuple[Alternative, ...], tuple[str, ...]]:
    """Return what the word of a group begins or misspells, and the word to offer instead if it is misspelled.

    A compound of known parts is rarely misspelled, so only one slip is looked for in it.
    """
    word = fold(group.word)
    begun = index.beginning(word) if group.last and len(word) >= SHORTEST_BEGINNING else ()
    if begun:
        return tuple(Alternative(BEGINNING, (term,)) for term in begun), ()
    near = index.near(group.word, 1 if split else 2)
    return tuple(Alternative(MISSPELLED, (term,)) for term in near), tuple(index.form(term) for term in near[:1])


def _ends(word: str, index: Index) -> Iterator[Alternative]:
    """Yield the longest end, or else beginning, of an unknown compound that is a word of the handbook."""
    ends = [word[cut:] for cut in range(SHORTEST_BEGINNING, len(word) - SHORTEST_END + 1)]
    starts = [word[:cut] for cut in range(len(word) - SHORTEST_BEGINNING, SHORTEST_BEGINNING - 1, -1)]
    short = index.rules.short_parts
    terms = (index.rules.part(end) for end in (*ends, *starts))
    if term := next((term for term in terms if len(term) > SHORTEST_BEGINNING or term in short), ""):
        found = ((LAST_PART, (term,)), *((PART_MEANS, tuple(it)) for it in index.head["synonyms"].get(term, ())))
        yield from (Alternative(weight, terms) for weight, terms in found if all(map(index.entries, terms)))


def corrected(text: str, query: Query) -> str:
    """Return the text with the misspelled words replaced, or an empty string if none is."""
    shown = normal(text[:LONGEST_QUERY])
    for wrong, right in query.corrections:
        shown = shown.replace(wrong, right)
    return shown if query.corrections else ""
