"""Mechanisms apart from the list of queries: names out of the records, typed as people type them, find their record.

The variants are dealt out by chance with a fixed seed, so that no rule can be made for one of them.
"""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from handbook import search
from handbook.search.documents import without_parenthesis
from handbook.site.answers import Answers

SLIPS = "aeiorstlnk"
Variant = Callable[[str, random.Random, search.Made], str | None]


def names(made: search.Made) -> Iterator[tuple[str, str]]:
    """Yield the short names without numbers, each with its record."""
    for document in sorted(made.documents, key=lambda it: not it.superseded):
        for name in (document.title, without_parenthesis(document.title), *document.aliases):
            if len(name) > 5 and len(search.words(name)) <= 3 and not re.search(r"[0-9§]", name):
                yield name, document.ref


def slip(word: str, chance: random.Random) -> str:
    """Return a word with a letter missing, extra, wrong or swapped."""
    at = chance.randrange(len(word) - 1)
    letter = chance.choice(SLIPS)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], swapped]
    )


def slipped(name: str, chance: random.Random, shortest: int, times: int) -> str | None:
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) >= shortest and word.isalpha()]
    if not long:
        return None
    at = chance.choice(long)
    for _ in range(times):
        words[at] = slip(words[at], chance)
    return " ".join(words)


def one_slip(name: str, chance: random.Random, _: search.Made) -> str | None:
    return slipped(name, chance, 5, 1)


def two_slips(name: str, chance: random.Random, _: search.Made) -> str | None:
    return slipped(name, chance, 10, 2)


def without_dots(name: str, _: random.Random, __: search.Made) -> str | None:
    plain = name.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    return plain if plain != name else None


def inflected(name: str, chance: random.Random, _: search.Made) -> str | None:
    last = name.rsplit(maxsplit=1)[-1].lower()
    if not last.isalpha() or last.endswith(("n", "t", "na", "r", "a", "e", "s")):
        return None
    return name + chance.choice(["en", "et", "ens", "erna", "s"])


def apart(name: str, _: random.Random, made: search.Made) -> str | None:
    for word in name.split():
        parts = made.rules.split(word.lower())
        for cut in range(3, len(word) - 3 if len(parts) == 2 else 0):
            if made.rules.stem(word[cut:].lower()) == parts[1]:
                return name.replace(word, f"{word[:cut]} {word[cut:]}")
    return None


def together(name: str, _: random.Random, __: search.Made) -> str | None:
    return name.replace(" ", "") if name.count(" ") == 1 and name[0].isalpha() else None


def begun(name: str, chance: random.Random, _: search.Made) -> str | None:
    return name[: max(6, chance.randrange(len(name)))].strip()


def loud(name: str, _: random.Random, __: search.Made) -> str | None:
    return name.upper()


@pytest.mark.parametrize(
    ("variant", "least"),
    [
        (one_slip, 0.95),
        (two_slips, 0.80),
        (without_dots, 0.98),
        (inflected, 0.95),
        (apart, 0.98),
        (together, 0.85),
        (begun, 0.9),
        (loud, 1.0),
    ],
)
def test_names_are_found_however_they_are_typed(
    made: search.Made, answers: Answers, variant: Variant, least: float
) -> None:
    chance = random.Random(2026)  # noqa: S311  # the same variants every time
    typed = [(text, ref) for name, ref in dict(names(made)).items() if (text := variant(name, chance, made))]
    missed = [text for text, ref in typed if ref not in [hit.ref for hit in answers.answer(text, 3).hits]]
    print(variant.__name__, len(typed), 1 - len(missed) / len(typed))
    assert len(missed) <= (1 - least) * len(typed), missed
