"""Documents in, weights out: how much each term says of each record, counted once when the site is built.

``names`` are what a record is called and what it is in short; ``body`` is everything else it says. A name as a whole
is a term too: ``=`` and its stems. The weights are whole numbers out of a short table, a letter each in the files.
"""

import string
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.search.analysis import Rules, fold, words
from handbook.search.citations import cited, is_series, with_wider
from handbook.search.documents import Document

LETTERS = string.ascii_lowercase + string.ascii_uppercase
"""What numbers are written with: a letter for each step of ``WEIGHTS``, and a few for a long name."""
WEIGHTS: tuple[int, ...] = tuple(round(5 * 500 ** (step / 51)) for step in range(52))
BETWEEN = tuple(5 * 500 ** ((step + 0.5) / 51) for step in range(51))
FIELDS = {
    "title": (800, 0.12), "alias": (700, 0.12), "former": (560, 0.12), "number": (760, 0.0), "old": (560, 0.0),
    "keyword": (420, 0.12), "owner": (260, 0.05),
}  # fmt: skip
BODY = {"summary": 4.0, "body": 1.0, "mention": 0.4, "context": 0.3}
BODY_WEIGHT = 220
UNSHOWN = {"context"}
"""What a record is about, in words that its page may lack."""
UNSHOWN_STEP = 21
"""The step of ``WEIGHTS`` for a word that a body has only there, near what most of them weigh. No other is at it."""
LAST_PART, FIRST_PART = 0.5, 0.35
EXACT = {"title": 2500, "bare": 2213, "alias": 1959, "former": 1735, "inner": 1204}
"""What a name typed as a whole weighs; each is a step of ``WEIGHTS``."""
TO_THE_LETTER = '"'
LONGEST_SPELLED = 3
LONG, SHORT_NAME = "~", 4
LONG_NAME = 4
LONGEST_PART = 14
LESS_FINE, ROUGH = 2, 4
"""So many steps of ``WEIGHTS`` are one for a word of a name, and of a body: more would tell little, and packs worse."""
COMMON = 0.6
"""A term that more than this share of all bodies hold is left out of them: it tells none from another. So is one that
only those say that have it in their names."""


@dataclass(frozen=True)
class Postings:
    """A term's records and weights, how many records have it anywhere, and the word to show for it if a name has it."""

    term: str
    form: str
    seen: int
    levels: tuple[tuple[int, int], ...]
    told: tuple[tuple[int, int], ...] = ()
    """How much it speaks for each class of questions: ``asked`` weighs them."""
    words: tuple[str, ...] = ()
    """The ordinary words that it is the stem of and that look misspelled: ``ordinary`` lists them."""

    def numbered(self, numbers: Mapping[int, int]) -> "Postings":
        """Return the same with other numbers for the records."""
        return replace(self, levels=tuple(sorted((numbers[number], step) for number, step in self.levels)))


@dataclass(frozen=True)
class Weighed:
    """The index before it is packed."""

    names: tuple[Postings, ...]
    body: tuple[Postings, ...]

    def in_order(self, order: Sequence[int]) -> "Weighed":
        """Return the same with the records numbered as they stand in ``order``."""
        numbers = {number: place for place, number in enumerate(order)}
        names, body = (tuple(it.numbered(numbers) for it in some) for some in (self.names, self.body))
        return Weighed(names, body)


Shares = dict[str, float]


class Weigher:
    """Counts terms with one set of rules, remembering the words they were made of."""

    def __init__(self, rules: Rules) -> None:
        """Start with nothing counted."""
        self.rules = rules
        self.forms: dict[str, Counter[str]] = {}
        self._known: dict[str, Shares] = {}
        self._texts: dict[str, tuple[tuple[str, float], ...]] = {}

    def weigh(self, found: Sequence[Document]) -> Weighed:
        """Return the postings of all documents."""
        names = [self._names(document) for document in found]
        self._add_literal(names, found)
        counts = [self._counts(document) for document in found]
        average = sum(sum(count.values()) for count in counts) / max(1, len(counts))
        bodies = [dict(_saturated(count, average)) for count in counts]
        seen = Counter(term for name, body in zip(names, bodies, strict=True) for term in {*name, *body})
        in_bodies = Counter(term for body in bodies for term in body)
        common = {term for term, count in in_bodies.items() if count > COMMON * len(found) and len(found) > 1}
        told = {term for term, count in Counter(term for name in names for term in name).items() if count == seen[term]}
        unwanted = common | (told & in_bodies.keys())
        return Weighed(
            tuple(replace(it, form=self._form(it.term)) for it in self._postings(names, seen, frozenset(), LESS_FINE)),
            self._postings(bodies, seen, unwanted, ROUGH, [self._unshown(document) for document in found]),
        )

    def _postings(
        self,
        given: list[dict[str, float]],
        seen: Mapping[str, int],
        unwanted: Iterable[str],
        steps: int,
        unshown: Sequence[Collection[str]] = (),
    ) -> tuple[Postings, ...]:
        found: dict[str, list[tuple[int, int]]] = {}
        for number, weights in enumerate(given):
            hidden = unshown[number] if unshown else ()
            for term, weight in weights.items():
                step = UNSHOWN_STEP if term in hidden else _rough(term, weight, steps)
                found.setdefault(term, []).append((number, step))
        for term in unwanted:
            del found[term]
        return tuple(Postings(term, term, seen[term], tuple(found[term])) for term in sorted(found))

    def _form(self, term: str) -> str:
        """Return the word to show for a term: the commonest of its words in names, but no genitive of another."""
        forms = self.forms.get(term) or Counter([term])
        return min(forms, key=lambda form: (form[-1] == "s" and form[:-1] in forms, -forms[form], len(form), form))

    def _names(self, document: Document) -> dict[str, float]:
        weights: dict[str, float] = {}
        for field, (most, slope) in FIELDS.items():
            best: Shares = {}
            for text in document.of(field):
                shares = self._shares(text, field)
                scale = most / (1 + slope * (max(1, len(words(text))) - 1))
                for term, share in shares.items():
                    best[term] = max(best.get(term, 0), share * scale)
            for term, weight in best.items():
                weights[term] = weights.get(term, 0) + weight
        for field, weight in EXACT.items():
            for text in document.of(field):
                if field != "former" or _leads_on(text):
                    key = name_key(text, self.rules)
                    weights[key] = max(weights.get(key, 0), weight)
        return weights

    def _add_literal(self, names: list[dict[str, float]], found: Sequence[Document]) -> None:
        """Where records have names that differ only in inflection, add the names to the letter."""
        seen = Counter(term for weights in names for term in weights if term.startswith("="))
        for weights, document in zip(names, found, strict=True):
            for field, weight in EXACT.items():
                for text in document.of(field):
                    key, literal = name_key(text, self.rules), literal_key(text)
                    if seen[key] > 1 and key in weights:
                        weights[literal] = max(weights.get(literal, 0), weight)

    def _shares(self, text: str, field: str) -> Shares:
        """Return the terms of a text, each with its share: 1 for a whole word, less for a part of one."""
        found = cited(text)
        shares: Shares = {wide: 1.0 for term in found.terms for wide in with_wider(term)}
        for word in words(found.rest):
            if word not in self.rules.stop or field in EXACT:
                for term, share in self._of_word(word, remember=field != "body").items():
                    shares[term] = max(shares.get(term, 0), share)
        return {} if field in {"number", "old"} and not found.terms else shares

    def _of_word(self, word: str, *, remember: bool) -> Shares:
        if word not in self._known:
            *first, last = self.rules.split(word) or ("",)
            shares = {**dict.fromkeys(first, FIRST_PART), last: LAST_PART, self.rules.stem(word): 1.0}
            self._known[word] = {term: share for term, share in shares.items() if term}
        if remember:
            self.forms.setdefault(self.rules.stem(word), Counter())[word] += 1
        return self._known[word]

    def _counts(self, document: Document) -> dict[str, float]:
        counts: dict[str, float] = {}
        for field, share in BODY.items():
            for text in document.of(field):
                for term, part in self._counted(text):
                    counts[term] = counts.get(term, 0) + share * part
        return counts

    def _unshown(self, document: Document) -> set[str]:
        """Return the terms of a body that stand only where its page may not have them."""
        terms: dict[bool, set[str]] = {True: set(), False: set()}
        for field in BODY:
            terms[field in UNSHOWN].update(term for text in document.of(field) for term, _ in self._counted(text))
        return terms[True] - terms[False]

    def _counted(self, text: str) -> tuple[tuple[str, float], ...]:
        if text not in self._texts:
            found = cited(text)
            said = [word for word in words(found.rest) if word not in self.rules.stop]
            self._texts[text] = (
                *((wide, 1.0) for term in found.terms for wide in with_wider(term)),
                *(pair for word in said for pair in self._of_word(word, remember=False).items()),
            )
        return self._texts[text]


def _saturated(counts: dict[str, float], average: float) -> Iterator[tuple[str, float]]:
    length = 1.2 * (0.25 + 0.75 * sum(counts.values()) / max(1, average))
    for term, count in counts.items():
        yield term, BODY_WEIGHT * count * 2.2 / (count + length)


def level(weight: float) -> int:
    """Return the step in ``WEIGHTS`` that is nearest, by ratio."""
    return bisect_right(BETWEEN, weight)


def name_key(text: str, rules: Rules) -> str:
    """Return the term of a name as a whole."""
    return in_short(" ".join(rules.stem(word) for word in words(text)))


def is_long(key: str) -> bool:
    """Tell whether the term of a whole name is a number in letters."""
    return key.startswith(f"={LONG}")


def literal_key(text: str) -> str:
    """Return the term of a name to the letter, but for å, ä and ö."""
    return in_short(" ".join(fold(word) for word in words(text)), TO_THE_LETTER)


def in_short(name: str, mark: str = "") -> str:
    """Return the term of a name; ``mark`` is that of a name to the letter.

    A long one is its first letter and a number in letters, which takes less room; ``query.js`` counts the same one.
    Only its whole can be looked up then, and nobody types how so long a name begins.
    """
    if name.count(" ") < LONGEST_SPELLED:
        return f"={mark}{name}"
    number = 0
    for letter in name:
        number = (number * 31 + ord(letter)) % len(LETTERS) ** SHORT_NAME
    digits = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(SHORT_NAME))
    return f"={LONG}{name[0]}{mark}{digits}"


def _rough(term: str, weight: float, steps: int) -> int:
    """Return the step of a weight, so many steps as one; that of a whole name as it is."""
    step = level(weight)
    return step if term.startswith("=") else min(step - step % steps + steps // 2, len(WEIGHTS) - 1)


def _leads_on(name: str) -> bool:
    """Tell whether a name of something superseded stands for what applies now.

    A number or a long title does not: who types it wants the old text.
    """
    terms = cited(name).terms
    return len(words(name)) <= LONG_NAME if not terms else not any(map(is_series, terms))


def parts_of_compounds(found: Sequence[Document], rules: Rules) -> frozenset[str]:
    """Return the stems that compounds may be split into: the words of names, since only those are asked for alone."""
    wanted = {word for it in found for field, text in it.texts if field in FIELDS for word in words(text)}
    stems = {rules.stem(word) for word in wanted if _may_be_part(word, rules)}
    return frozenset(stem for stem in stems if rules.lengths.part <= len(stem) <= LONGEST_PART)


def _may_be_part(word: str, rules: Rules) -> bool:
    long = len(word) > rules.lengths.part
    return long and word.isalpha() and word not in rules.stop and fold(word) not in rules.never_parts
