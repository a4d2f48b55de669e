"""Ordinary words: which of them a correction would take for a misspelled word of the handbook."""

from itertools import combinations

import pytest

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.locality import Locality
from handbook.search.analysis import fold, swedish
from handbook.search.ordinary import LONG, _shortened, commonest, mistakable
from handbook.site.answers import Answers

RULES = swedish()
SHORTEST = 5
"""So short a word is never corrected."""


def less(word: str, count: int) -> set[str]:
    """Return the word without so many letters, whichever they are."""
    return {"".join(word[at] for at in kept) for kept in combinations(range(len(word)), len(word) - count)}


@pytest.mark.parametrize("word", ["", "a", "ab", "polis", "polisa", "granskning", "aaaaaaa"])
def test_long_words_lose_two_letters_and_short_ones_one(word: str) -> None:
    most = 2 if len(word) >= LONG else min(1, len(word))
    assert _shortened(word) == {it for count in range(most + 1) for it in less(word, count)}


@pytest.mark.parametrize(
    ("term", "near", "far"),
    [
        ("brott", {"avbrott", "brost", "trott"}, {"brott", "natt"}),
        ("granskning", {"granskningen"}, {"granskning", "bröst"}),
        ("14-1", set(), {"barn"}),
        ("barn2", set(), {"barn"}),
    ],
)
def test_only_what_is_near_a_name_and_none_itself(term: str, near: set[str], far: set[str]) -> None:
    found = {word for words in mistakable([term], commonest()).values() for word in words}
    assert near <= found
    assert not far & found
    assert all("å" not in word and "ä" not in word and "ö" not in word for word in found)


def test_words_are_told_once_and_in_order() -> None:
    found = mistakable(["brott", "polis"], commonest())
    assert all(list(words) == sorted(set(words)) for words in found.values())
    assert max(map(len, found.values())) > 1


def test_the_list_holds_words_and_no_remarks() -> None:
    assert len(commonest()) > 10_000
    assert not [word for word in commonest() if not word or word.startswith("#") or word != word.strip()]


@pytest.mark.parametrize(("term", "near"), [("barnxens", True), ("bar", True), ("barnens", False), ("fågel", False)])
def test_a_word_is_near_as_it_is_typed_or_by_its_stem(term: str, *, near: bool) -> None:
    assert mistakable([term], ["barnens"]) == ({RULES.stem("barnens"): ("barnens",)} if near else {})


def test_ordinary_words_that_look_misspelled_are_known_by_their_stems() -> None:
    found = mistakable(["brott", "polis", "granskning"], commonest())
    listed = {word for words in found.values() for word in words}
    assert "avbrott" in found[RULES.stem("avbrott")]
    assert not {"brott", "polis", "poliser", "granskning"} & listed
    assert "barfota" not in {word for words in mistakable(["polis"], commonest()).values() for word in words}


def test_an_ordinary_word_is_known_with_and_without_its_dots() -> None:
    found = mistakable(["barn"], commonest())
    dotted = [word for word in commonest() if fold(word) != word and RULES.stem(word) in found]
    assert dotted
    assert [word for word in dotted if fold(word) not in found.get(RULES.stem(fold(word)), ())] == []


def test_a_word_whose_stem_is_another_without_its_dots_stands_under_both() -> None:
    both = {RULES.stem("läget"), RULES.stem("laget")}
    assert len(both) == 2
    assert mistakable(["lagets"], ["läget"]) == dict.fromkeys(both, ("laget",))


WITHIN = "{} sökord"
"""A word that another follows is not still being typed."""


@pytest.mark.parametrize("at", range(8))
def test_no_ordinary_word_is_taken_for_another(answers: Answers, at: int) -> None:
    """An eighth of 2,500 of the commonest words each time: whole ones, of any kind."""
    some = [word for word in commonest() if len(word) >= SHORTEST and word.isalpha()][at::64]
    found = {word: answers.answer(WITHIN.format(word), 1).corrected for word in some}
    assert len(some) > 200
    assert {word: it for word, it in found.items() if it} == {}


RARER = """
    småttingar skraj tröstar bettlar hedersmord svimmade rispar skalpen guest hagel tvålen blöjan avresa knogarna
    skolbussen barnvakten sommarjobbet assistenten körledare kollo yngling snören jäntan brukaren hånad skygg
    knatte klotter grälar galge jodel härmar bokad stuck tonfisk klätterställning gungan glytten frissan galgen
    snaran skärvor snippa visitation kanyl diskat ruskar trappar vakuum tidtabell isoleras lossnade snyftade
    grinar utmanas inkommen strumpor
"""
MISSPELLED = {
    "pollisen": "polisen",
    "våltäkt": "våldtäkt",
    "självmodstankar": "självmordstankar",
    "socialtjäntsen": "socialtjänsten",
    "barnkonvensionen": "barnkonventionen",
    "ungdomsmotagning": "ungdomsmottagning",
    "hemmifrån": "hemifrån",
    "samtyke": "samtycke",
    "oaksamhet": "oaktsamhet",
    "paragarf": "paragraf",
    # a letter written by ear, in a word with a short stem
    "anmelan": "anmäla",
    "anmeler": "anmäla",
}


@pytest.mark.parametrize("word", RARER.split())
def test_a_rarer_word_that_the_handbook_lacks_stays_as_it_is(answers: Answers, word: str) -> None:
    """None of these is among the commonest: only how words are compared keeps them."""
    assert answers.answer(WITHIN.format(word), 1).corrected is None


@pytest.mark.parametrize("word", MISSPELLED)
def test_a_misspelled_word_is_read_as_it_was_meant(answers: Answers, word: str) -> None:
    assert answers.answer(WITHIN.format(word), 1).corrected == WITHIN.format(MISSPELLED[word])


def test_no_place_is_an_ordinary_word(catalog: Catalog) -> None:
    """Or who writes of a "kille" finds Kil, and who is cut, "skär", finds Skara."""
    places = {entry.record.title.lower() for entry in catalog.of(Locality)}
    stems = {RULES.stem(name): name for name in places if " " not in name}
    # A form of the name, be it one of another word, is the name as far as anybody can tell: Göteborg, göteborgare.
    met = {word: stems[RULES.stem(word)] for word in commonest() if RULES.stem(word) in stems}
    assert {word: name for word, name in met.items() if not fold(word).startswith(fold(name))} == {}


@pytest.mark.parametrize(
    ("text", "place"), [("kille", "localities/1715"), ("satte", "localities/2082"), ("skär", "localities/1495")]
)
def test_an_ordinary_word_finds_no_place(answers: Answers, text: str, place: str) -> None:
    """Neither by its stem nor as the beginning of a name: one with dots begins no name without."""
    assert place not in [hit.ref for hit in answers.answer(text, 100).hits]


@pytest.mark.parametrize(
    ("text", "place"), [("Kil", "localities/1715"), ("säters kommun", "localities/2082"), ("ska", "localities/1495")]
)
def test_a_place_is_found_by_its_name(answers: Answers, text: str, place: str) -> None:
    assert place in [hit.ref for hit in answers.answer(text, 100).hits]
