"""Questions as people ask them in, weights out: which words speak for which situation, and which for danger.

``content/vocabulary/asked.yml`` holds the questions. Phrases tell exactly what they were written for; questions tell
what words that nobody thought of putting into a phrase are likely to mean. First by naive Bayes: words are weighed
one by one, and those of a class smoothed towards what all classes say (Manning, Raghavan and Schütze, *Introduction to
Information Retrieval*, 2008, chapter 13). Then ``learning`` reads the questions with these weights, and mends what is
told wrongly since words that stand together say the same twice. ``docs/assets/search/likely.js`` adds the weights up.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import pstdev

from handbook.content.vocabulary import Asked
from handbook.search.analysis import Rules, words
from handbook.search.learning import Weight, learned
from handbook.search.weigh import WEIGHTS, Postings, level

SMOOTHING, SMOOTHING_OF_DANGER = 2.0, 1.0
"""So many questions of all classes together each situation is given beside its own, and each danger."""
PRIOR = 0.3
"""How much it counts that more questions are written for one class than for another: that is no measure of need."""
SCALE = 100
"""Weights are whole numbers: hundredths of a natural logarithm."""
LACKING = 20
"""So much a word speaks against a class whose questions lack it: little, for it may well be asked with others."""
LOWEST = LACKING + WEIGHTS[0]
"""How much more a word at least says of a class that has it."""
SURE = 150
"""Words are not independent, so that sums say more than is true: they are divided by this."""
MOST = 600
"""More one word cannot tell."""
ROUGH, ROUGH_SMALL, ROUGH_OF_DANGER = 4, 8, 3
"""So many steps of ``WEIGHTS`` are one, of small words, and of danger: more would tell little, and packs worse."""
LEAST_OF_SMALL = 0.9
"""A small word that tells less of a situation, or of a danger, is as good as one that it lacks."""
EVEN = 0.7
"""If the weights of a word that most situations have differ less than this, it tells of none of them."""
ANYBODY = ""
"""Who is in danger is helped alike."""
ALARM, CALM, FIRST = 0, 1, 2
"""The numbers of the classes: what is asked in danger, what is not, the first situation. Each danger comes last."""


@dataclass(frozen=True)
class Class:
    """Questions that are answered alike: all that one kind of asker asks of one situation, or of one danger."""

    about: str
    """The id of the situation or danger."""
    who: str
    """A key of ``VOICES`` in ``head.py``, or ``ANYBODY``."""
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Questions:
    """Who asks what, by what it is about."""

    situations: tuple[Class, ...]
    dangers: tuple[Class, ...]
    calm: tuple[str, ...]

    @property
    def urgent(self) -> tuple[str, ...]:
        """All that is asked in danger."""
        return tuple(text for it in self.dangers for text in it.questions)


def sorted_out(items: Sequence[Asked]) -> Questions:
    """Return the questions by what they are about. Those of which there are most come first, which packs best.

    Calm or not, questions of a situation are one class: each on its own would have half as many, and weigh too much.
    """
    situations = ((it.situation, it.who, it.questions) for it in items if it.situation)
    dangers = ((it.danger, ANYBODY, it.questions) for it in items if it.danger)
    calm = (text for it in items if it.calm == "ja" for text in it.questions)
    return Questions(_classes(situations), _classes(dangers), tuple(calm))


def _classes(told: Iterable[tuple[str, str, Sequence[str]]]) -> tuple[Class, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for about, who, questions in told:
        found.setdefault((about, who), []).extend(questions)
    classes = (Class(about, who, tuple(questions)) for (about, who), questions in found.items())
    return tuple(sorted(classes, key=lambda it: -len(it.questions)))


def postings(questions: Questions, rules: Rules) -> tuple[Postings, ...]:
    """Return how much each term speaks for each class, as lines of the index; what speaks against one is left out."""
    found = Counts(rules)
    dangers = [it.questions for it in questions.dangers]
    weights: dict[str, dict[int, float]] = {}
    for term, number, weight in (
        *alarming(questions, found),
        *telling(questions.situations, found),
        *found.of_classes(dangers, FIRST + len(questions.situations), SMOOTHING_OF_DANGER),
    ):
        weights.setdefault(term, {})[number] = weight
    count = len(questions.situations)
    told = {term: found if _differs(found, count) else _of_danger(found) for term, found in weights.items()}
    small = {rules.stem(word) for word in rules.stop}
    told |= {term: _clear(found) for term, found in told.items() if term in small}
    return tuple(
        Postings(term, term, 0, (), tuple(_levels(told[term], ROUGH_SMALL if term in small else ROUGH)))
        for term in sorted(told)
        if told[term]
    )


def alarming(questions: Questions, found: "Counts") -> Iterator[Weight]:
    """Yield how much each term speaks for danger or against it, whichever it does."""
    two = (questions.urgent, questions.calm)
    if all(two):
        yield from learned([found.terms(it) for it in two], found.of_two(*two))


def telling(classes: Sequence[Class], found: "Counts") -> Iterator[Weight]:
    """Yield how much each term speaks for each of the situations; the first of them is ``FIRST``."""
    asked = [it.questions for it in classes]
    given = ((term, number, _from_lacking(weight)) for term, number, weight in found.of_classes(asked, 0))
    for term, number, weight in learned([found.terms(it) for it in asked], given):
        from_lacking = weight * SURE
        if from_lacking > LOWEST / 2:
            yield term, FIRST + number, (from_lacking - LACKING) / SCALE


def _from_lacking(weight: float) -> float:
    """Return a weight as the learning sees it: what is lacking says nothing, and sums say no more than is true."""
    return max(LOWEST, min(MOST, weight * SCALE) + LACKING) / SURE


def _differs(weights: Mapping[int, float], count: int) -> bool:
    """Tell whether a word is asked with more in some situations than in others: "och" is in all of them."""
    told = [max(0.0, weights[number]) for number in range(FIRST, FIRST + count) if number in weights]
    return len(told) * 2 <= count or pstdev(told) >= EVEN


def _clear(weights: Mapping[int, float]) -> dict[int, float]:
    return {number: weight for number, weight in weights.items() if number < FIRST or weight >= LEAST_OF_SMALL}


def _of_danger(weights: Mapping[int, float]) -> dict[int, float]:
    return {number: weight for number, weight in weights.items() if number < FIRST}


def priors(classes: Sequence[Class]) -> list[int]:
    """Return how much speaks for each class before a word is read."""
    count = sum(len(it.questions) for it in classes)
    return [round(SCALE * PRIOR * math.log(len(it.questions) / count)) for it in classes]


@dataclass(frozen=True)
class Counts:
    """Counts terms with one set of rules."""

    rules: Rules

    def of_classes(
        self, classes: Sequence[Sequence[str]], first: int, smoothing: float = SMOOTHING
    ) -> Iterator[Weight]:
        """Yield how much more often questions of each class have a term than those of all, ``first`` class first."""
        own = [self._counted(questions) for questions in classes]
        seen = Counter[str]()
        for terms in own:
            seen.update(terms)
        count = sum(len(questions) for questions in classes)
        for number, (counted, questions) in enumerate(zip(own, classes, strict=True)):
            for term, times in counted.items():
                share = seen[term] / count
                mine = (times + smoothing * share) / (len(questions) + smoothing)
                yield term, first + number, math.log(mine / share)

    def of_two(self, urgent: Sequence[str], calm: Sequence[str]) -> Iterator[Weight]:
        """Yield how much more often one of the two classes has a term than the other, for the one that has it so."""
        feared, others = self._counted(urgent), self._counted(calm)
        for term in {*feared, *others}:
            odds = math.log(_share(feared[term], len(urgent)) / _share(others[term], len(calm)))
            yield term, ALARM if odds > 0 else CALM, abs(odds)

    def terms(self, questions: Iterable[str]) -> list[set[str]]:
        """Return the terms of each question. Small words count too: they tell who asks."""
        return [self._terms(text) for text in questions]

    def _terms(self, text: str) -> set[str]:
        if text not in self._known:
            self._known[text] = {self.rules.stem(word) for word in words(text)}
        return self._known[text]

    @cached_property
    def _known(self) -> dict[str, set[str]]:
        return {}

    def _counted(self, questions: Iterable[str]) -> Counter[str]:
        """Return in how many questions each term is."""
        return Counter(term for terms in self.terms(questions) for term in terms)


def _share(times: int, count: int) -> float:
    return (times + SMOOTHING_OF_DANGER / 2) / (count + SMOOTHING_OF_DANGER)


def _levels(weights: Mapping[int, float], rough: int) -> Iterator[tuple[int, int]]:
    # A word that a class has, if seldom, gets the lowest step: it speaks against it less than one that the class lacks.
    for number, weight in sorted(weights.items()):
        step = level(min(MOST, weight * SCALE))
        width = rough if number >= FIRST else ROUGH_OF_DANGER
        yield number, step - step % width + width // 2
