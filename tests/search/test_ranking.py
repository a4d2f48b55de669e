"""The search judged: by what colleagues want, and by rules that hold for every record."""

import json
from dataclasses import replace

import pytest

from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.content.vocabulary import Synonym
from handbook.file import File
from handbook.search.analysis import words
from handbook.search.head import meaning
from handbook.search.lookup import distance
from handbook.search.pack import line, read_line, shards
from handbook.search.weigh import WEIGHTS, Postings
from search.judge import judge, queries

SMALLEST_CLASS, ALL = 15, 200
EACH, OVERALL = 0.90, 0.95


def refs(made: search.Made, text: str) -> list[str]:
    return [hit.ref for hit in search.answer(made, text).hits]


def test_there_are_enough_queries_and_their_records_exist(catalog: Catalog) -> None:
    asked = queries()
    assert sum(map(len, asked.values())) >= ALL
    assert min(map(len, asked.values())) >= SMALLEST_CLASS
    assert not {ref for some in asked.values() for wanted in some.values() for ref in wanted} - set(catalog.entries)


@pytest.mark.parametrize("name", queries())
def test_each_class_is_answered(made: search.Made, name: str) -> None:
    verdict = judge(queries()[name], lambda text: refs(made, text))
    assert verdict.three >= EACH, verdict.missed


def test_all_classes_together_are_answered(made: search.Made) -> None:
    verdict = judge({text: refs for some in queries().values() for text, refs in some.items()}, lambda q: refs(made, q))
    assert verdict.three >= OVERALL, verdict.missed


def test_a_title_finds_its_record_first(made: search.Made) -> None:
    missed = [it.title for it in made.documents if search.answer(made, it.title, 1).hits[0].title != it.title]
    assert missed == []


def test_an_alias_finds_its_record_among_the_first(made: search.Made) -> None:
    pairs = [(alias, it.ref) for it in made.documents for alias in it.aliases if words(alias)]
    missed = [pair for pair in pairs if pair[1] not in refs(made, pair[0])[:3]]
    assert missed == []


def test_every_synonym_means_something_in_the_handbook(catalog: Catalog, made: search.Made) -> None:
    items = [item for item in catalog.vocabularies["synonyms"] if isinstance(item, Synonym)]
    dead = {mean for item in items for mean in item.means if not holds(made, meaning(mean, made.index.rules))}
    assert items
    assert dead == set()


def holds(made: search.Made, terms: list[str]) -> bool:
    return bool(terms) and all(made.index.entries(term) for term in terms)


def test_today_comes_before_what_it_replaced(made: search.Made) -> None:
    assert refs(made, "14 kap 1 § SoL")[:2] == ["laws/sol-2025-19-1", "laws/sol-2001-14-1"]


def test_small_words_alone_are_looked_for_when_nothing_else_is_known(made: search.Made) -> None:
    assert "goals/mal-3-skydd-och-stod" in refs(made, "mål nr 3")


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("soci", "agencies/socialtjansten"),
        ("barnk", "conventions/barnkonventionen"),
        ("männ", "concepts/manniskohandel"),
        ("rädda b", "agencies/radda-barnen"),
        ("våld mot b", "concepts/barnmisshandel"),
        ("polism", "agencies/polismyndigheten"),
    ],
)
def test_a_name_is_found_while_it_is_typed(made: search.Made, typed: str, ref: str) -> None:
    assert ref in refs(made, typed)[:5]


def test_a_literal_search_corrects_nothing(made: search.Made) -> None:
    assert search.answer(made, "människohadel").corrected == "människohandel"
    assert search.answer(made, "människohadel", literal=True) == search.Answer((), "")


@pytest.mark.parametrize("text", ["", " ", "§", "???", "\x00", "och", "🙂", "x" * 10_000, "* ~ + : -"])
def test_anything_can_be_typed(made: search.Made, text: str) -> None:
    assert len(refs(made, text)) <= 20


def test_the_parts_of_unknown_compounds_need_not_be_known(made: search.Made) -> None:
    found = [refs(made, f"{part}qxqxq") for part in sorted(made.index.rules.parts)]
    assert all(len(some) <= 20 for some in found)
    assert [] in found


def test_a_large_index_in_shards_answers_as_a_small_one(made: search.Made) -> None:
    index = made.index
    lines = sorted((read_line(row) for text in index.names.texts for row in text.split("\n")), key=lambda pair: pair[0])
    cut = shards(
        "names", [postings(term, entry.form, entry.rarity, dict(entry.weights)) for term, entry in lines], 5000
    )
    assert len(cut.texts) > 10
    large = replace(made, index=type(index)(index.head, cut, index.body))
    for text in ("människohandel", "barn konventionen", "14 kap 1 § SoL", "vem ringer jag", "polisen"):
        assert search.answer(large, text) == search.answer(made, text)
    assert search.answer(large, "människohadel").corrected == "människohandel"


def postings(term: str, form: str, rarity: int, weights: dict[int, int]) -> Postings:
    return Postings(term, form, rarity, tuple((number, WEIGHTS.index(weight)) for number, weight in weights.items()))


def test_a_line_is_read_as_it_was_written() -> None:
    item = Postings("barn", "barnet", 7, ((3, 0), (15, 51)))
    assert line(item) == "barn\tbarnet\t7\t3a12Z"
    term, entry = read_line(line(item))
    assert (term, entry.form, entry.rarity) == ("barn", "barnet", 7)
    assert entry.weights == {3: WEIGHTS[0], 15: WEIGHTS[51]}


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("barn", "barn", 0),
        ("barn", "bran", 1),
        ("barn", "bar", 1),
        ("barn", "barns", 1),
        ("barn", "born", 1),
        ("ab", "xyz", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, steps: int) -> None:
    assert distance(one, other, 2) == steps


def test_the_same_records_give_the_same_small_files(catalog: Catalog, files: tuple[File, ...]) -> None:
    assert search.build(catalog) == files
    assert max(len(file.data) for file in files) < 300_000


def test_the_command_prints_hits_or_a_way_on(catalog: Catalog, made: search.Made) -> None:
    assert search.report(catalog, "barnahus", 3, "text").startswith("agencies/barnahus  Barnahus (gäller)\n")
    assert search.told(search.answer(made, "xyzzyqwk"), "text").startswith("Inga träffar.")
    assert search.told(search.answer(made, "människohadel"), "text").startswith("Menade du ”människohandel”?\n")
    assert json.loads(search.told(search.answer(made, "barnahus"), "json"))["hits"][0]["ref"] == "agencies/barnahus"
    assert search.find(catalog, "barnahus", 1)[0].ref == "agencies/barnahus"
