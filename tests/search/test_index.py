"""The index: weights as steps, names as terms, lines cut into files, and what the browser must know first."""

import json
import math
import re
from dataclasses import replace
from itertools import accumulate
from typing import Any, ClassVar

import pytest

from aging import AFTER, LAW, amended, marked
from examples import text_of, understood
from handbook import search
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.file import File
from handbook.search import ordinary
from handbook.search.analysis import swedish
from handbook.search.documents import documents
from handbook.search.head import kind_words, kinds, meaning, synonyms, terms
from handbook.search.likeness import _strongest, _unit, _weights, chain, order
from handbook.search.ordinary import commonest, mistakable
from handbook.search.pack import (
    FOLDER,
    Shards,
    _about,
    as_script,
    beside,
    column,
    compact,
    in_columns,
    line,
    shards,
    version_of,
)
from handbook.search.weigh import (
    LETTERS,
    UNSHOWN_STEP,
    WEIGHTS,
    Postings,
    Weighed,
    Weigher,
    _leads_on,
    is_long,
    level,
    literal_key,
    name_key,
    parts_of_compounds,
)
from handbook.site.answers import running
from places import ROOT

RULES = swedish()
FEW = 1_000
"""So many ordinary words are enough to see that they come along."""


@pytest.fixture(autouse=True)
def few_ordinary_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take only the commonest: to look through all of them takes most of the time that an index is made in."""
    monkeypatch.setattr(ordinary, "commonest", lambda: commonest()[:FEW])


def made(texts: dict[str, str] | None = None) -> search.Made:
    return search.make(understood(texts)[0])


@pytest.mark.parametrize(
    ("weight", "step"), [(0, 0), (5, 0), (WEIGHTS[10], 10), (2500, 51), (9999, 51), (WEIGHTS[20] * 1.2, 21)]
)
def test_a_weight_is_the_nearest_step(weight: float, step: int) -> None:
    assert level(weight) == step


def test_steps_grow_from_5_to_2500() -> None:
    assert (WEIGHTS[0], WEIGHTS[-1], len(WEIGHTS)) == (5, 2500, 52)
    assert list(WEIGHTS) == sorted(WEIGHTS)
    assert [level(weight) for weight in WEIGHTS[8:]] == list(range(8, 52))


@pytest.mark.parametrize(
    ("name", "key", "literal"),
    [
        ("Orosanmälan", "=orosanmal", '="orosanmalan'),
        ("Barnets rättigheter!", "=barn rattighet", '="barnets rattigheter'),
        ("Tre ord stulna", "=tre ord stjal", '="tre ord stulna'),
        ("Nu är fyra ord", "=~nMDSs", '=~n"rAMg'),
        ("En vän med fyra ord", "=~eSBDS", '=~e"VtOx'),
    ],
)
def test_a_name_as_a_whole_is_a_term(name: str, key: str, literal: str) -> None:
    assert (name_key(name, RULES), literal_key(name)) == (key, literal)


@pytest.mark.parametrize(
    ("name", "leads"),
    [
        ("Gamla verket", True),
        ("Ett namn med fem ord", False),
        ("Ett namn med ord", True),
        ("Lag 2001:453", False),
        ("14 kap. 1 §", True),
        ("2001:453 14 kap. 1 §", False),
    ],
)
def test_an_old_name_leads_on_unless_the_old_text_is_meant(name: str, *, leads: bool) -> None:
    assert _leads_on(name) is leads


@pytest.mark.parametrize(
    ("posting", "text"),
    [
        (Postings("barn", "barnet", 12, ((3, 10), (15, 3))), "barn\t-et\t10\t3k12d"),
        (Postings("barn", "barn", 5, ((0, 0),)), "barn\t\t4\t0a"),
        (Postings("barn", "barn", 1, ((0, 0),)), "barn\t\t\t0a"),
        (Postings("x", "X", 2, ((1, 26), (2, 51))), "x\tX\t\tAZ"),
        (Postings("anmal", "mal", 1, ((1, 0),)), "anmal\tmal\t\ta"),
        (Postings("anmal", "anmälan", 1, ((1, 0),)), "anmal\t1ä-an\t\ta"),
        (Postings("arsmotesoa", "årsmötesoå", 1, ((1, 0),)), "arsmotesoa\tåö1å-\t\ta"),
        (Postings("brol", "brödl", 1, ((2, 0),)), "brol\tbrödl\t\t2a"),
        (Postings("katt", "katt", 0, (), ((2, 0), (5, 1))), "katt\t\t\t\t2a3b"),
        (Postings("katt", "katten", 1, ((3, 1),), ((0, 2),)), "katt\t-en\t\t3b\t0c"),
        (Postings("katt", "katt", 1, ((3, 1),), (), ("katt", "katter", "kotte")), "katt\t\t\t3b\t\t- -er kotte"),
    ],
)
def test_a_line(posting: Postings, text: str) -> None:
    assert line(posting) == text


LINES = [Postings(term, term, 5, ((0, 0),)) for term in ("a", "b", "c", "d")]  # seven characters each


@pytest.mark.parametrize(
    ("size", "whole", "starts"),
    [
        (14, 0, ("a", "c")),
        (13, 0, ("a", "b", "c", "d")),
        (21, 0, ("a", "d")),
        (1, 28, ("a",)),
        (7, 27, ("a", "b", "c", "d")),
    ],
)
def test_lines_are_cut_into_shards(size: int, whole: int, starts: tuple[str, ...]) -> None:
    cut = shards("names", LINES, size, whole)
    assert len(line(LINES[0])) == 7
    assert cut.starts == starts
    assert "\n".join(cut.texts).split("\n") == [line(item) for item in LINES]


def test_a_file_is_known_by_no_more_of_its_first_term_than_tells_it_from_the_one_before() -> None:
    terms = ("bad", "barn", "barnets", "barnhem", "bord", "x" * 50, "x" * 49 + "z")
    cut = shards("body", [Postings(term, term, 5, ((0, 0),)) for term in terms], 1)
    assert cut.starts == ("b", "bar", "barne", "barnh", "bo", "x", "x" * 49 + "z")
    assert [cut.number(term) for term in terms] == [*range(len(terms))]


def test_a_term_is_looked_for_in_its_shard() -> None:
    cut = Shards("names", ("b", "d"), ("b\t\t5\t0a\nc\t\t5\t0a", "d\t\t5\t0a"))
    assert [cut.number(term) for term in ("a", "b", "c", "d", "e")] == [0, 0, 0, 1, 1]
    assert [cut.hold(term) for term in ("a", "b", "c", "d", "e", "bb")] == [False, True, True, True, False, False]
    assert not Shards("names", (), ()).hold("a")
    assert not Shards("body", ("a",), ("a\t\t\t\t2a",)).hold("a")  # only questions have it
    assert list(cut.files()) == [
        File(f"{FOLDER}/names-0.txt", b"b,c\n00\n,\nff\na,a\naa"),
        File(f"{FOLDER}/names-1.txt", b"d\n0\n\nf\na\na"),
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("barn\t-et\t12\t3k\nbarnet\t\t\t0a", "barn,et\n04\n-et,\nma\nd,a\nka"),
        ("ab\nac\nb", "ab,c,b\n010"),
        (f"{'a' * 40}\n{'a' * 41}", f"{'a' * 40},{'a' * 6}\n0z"),
        ("ab\na", "ab,\n01"),
        ("ab\t\t\t3k\t1a\nb\t\t\t0a\nc\t\t\t\t2b", "ab,b,c\n000\n,,\naaa\nd,a,\nka\n1a,,2b"),
        ("a\t\t\t52kb106c", "a\n0\n\na\n1ab2c\nkbc"),
        ("a\t\t120\t0a", "a\n0\n\n2q\na\na"),
    ],
)
def test_lines_by_column_say_only_the_end_of_a_term(lines: str, text: str) -> None:
    assert in_columns(lines) == text


def test_terms_that_begin_alike_stand_in_one_shard_however_many_they_are() -> None:
    postings = [Postings(term, term, 5, ((0, 0),)) for term in ("a1", "a2", "b1", "b2", "c1")]  # eight characters each
    assert shards("long", postings, 8, alike=1).starts == ("a", "b", "c")
    assert shards("long", postings, 24, alike=1).starts == ("a", "c")


def test_terms_of_records_of_questions_and_of_ordinary_words_stand_in_one_list() -> None:
    records = [Postings("b", "b", 5, ((0, 0),)), Postings("d", "d", 5, ((1, 2),))]
    questions = [Postings("a", "a", 0, (), ((3, 1),)), Postings("b", "b", 0, (), ((4, 2),))]
    assert beside(records, questions, {"b": ("ba",), "c": ("ca", "co")}) == (
        Postings("a", "a", 0, (), ((3, 1),)),
        Postings("b", "b", 5, ((0, 0),), ((4, 2),), ("ba",)),
        Postings("c", "c", 0, (), (), ("ca", "co")),
        Postings("d", "d", 5, ((1, 2),)),
    )


def test_alike_records_stand_beside_each_other() -> None:
    texts = ["Zebra giraff", "Ost mjölk", "Giraff lejon", "Mjölk smör", "Lejon zebra"]
    found = [replace(made().documents[0], texts=(("title", text),)) for text in texts]
    weighed = Weigher(RULES).weigh(found)
    assert order(weighed, [{}] * 5, 5) == [0, 2, 4, 1, 3]
    assert order(Weigher(RULES).weigh([]), [], 5) == []


@pytest.mark.parametrize(
    ("lists", "found"),
    [
        (["x", "", "", "x", ""], [0, 3, 2, 4, 1]),
        (["x", "", "x", "x", ""], [0, 2, 3, 4, 1]),
        (["", "x", "", "x", ""], [0, 2, 4, 1, 3]),
    ],
)
def test_who_answers_the_same_is_more_alike_than_who_says_the_same(lists: list[str], found: list[int]) -> None:
    """The first, the third and the fifth say the same, the second and the fourth as well."""
    texts = ["Zebra giraff", "Ost mjölk", "Giraff lejon", "Mjölk smör", "Lejon zebra"]
    said = [replace(made().documents[0], texts=(("title", text),)) for text in texts]
    assert order(Weigher(RULES).weigh(said), [{"=en": 7.0} if it else {} for it in lists], 5) == found


def test_records_can_be_numbered_anew() -> None:
    body = (Postings("x", "x", 3, ((0, 5), (2, 6))),)
    names = (Postings("y", "yt", 1, ((1, 7),), ((0, 1),)),)
    assert Weighed(names, body).in_order([2, 1, 0]) == Weighed(names, (Postings("x", "x", 3, ((0, 6), (2, 5))),))


def test_files_as_a_script_and_their_version() -> None:
    files = [File("a/b/c.json", '{"å":1}'.encode()), File("d.txt", b"x")]
    assert as_script(files) == 'globalThis.handbookSearchData = {"c.json": "{\\"å\\":1}", "d.txt": "x"};\n'
    assert compact({"å": [1, 2]}) == '{"å":[1,2]}'.encode()
    assert len(version_of(files)) == 12
    assert version_of(files) == version_of([File("other", it.data) for it in files])
    assert version_of(files) != version_of(files[:1])


def weights(texts: dict[str, str] | None, ref: str, part: str = "names") -> dict[str, int]:
    """Return the weight of each term of a record."""
    catalog, _ = understood(texts)
    found = documents(catalog)
    rules = RULES.with_parts(parts_of_compounds(found, RULES))
    number = [document.ref for document in found].index(ref)
    postings = getattr(Weigher(rules).weigh(found), part)
    return {it.term: dict(it.levels)[number] for it in postings if number in dict(it.levels)}


def test_names_weigh_by_what_they_are() -> None:
    found = weights(None, "agencies/skyddsverket")
    whole = found["=skyddsverk"]
    assert WEIGHTS[whole] == 2500
    assert WEIGHTS[found["=skv test"]] == pytest.approx(1959, rel=0.1)
    assert whole > found["skyddsverk"] > found["skyd"]
    old = weights(None, "agencies/gamla-verket")
    assert old["=gaml verk"] == whole
    # the old name leads on, but not as strongly as its own
    assert WEIGHTS[found["=gaml verk"]] == pytest.approx(1735, rel=0.1)


def test_old_numbers_do_not_lead_on_as_a_whole() -> None:
    found = weights(None, "laws/anmalan-2025")
    assert "=2001:1" not in found
    assert "#2001:1" in found
    assert {"#2025:1", "#19:1", "#19:"} <= set(found)


def test_names_that_differ_in_inflection_are_kept_to_the_letter() -> None:
    texts = {
        "concepts/polisanmalan": text_of("concepts/polisanmalan").replace(
            "title: Polisanmälan", "title: Orosanmälningar"
        )
    }
    one, other = (weights(texts, f"concepts/{name}") for name in ("orosanmalan", "polisanmalan"))
    assert '="orosanmalan' in one
    assert '="orosanmalningar' in other
    assert not any(term.startswith('="') for term in weights(None, "concepts/orosanmalan"))


def test_what_a_record_says_weighs_more_the_more_it_says_it() -> None:
    texts = {"concepts/polisanmalan": text_of("concepts/polisanmalan") + "body: Zebra zebra zebra. Giraff.\n"}
    found = weights(texts, "concepts/polisanmalan", "body")
    assert found["zeb"] > found["giraf"]
    # what nearly every record says tells none from another
    assert "sv" not in found
    assert "skyd" not in found


def test_what_is_shown_for_a_term_is_the_commonest_of_its_words() -> None:
    catalog, _ = understood()
    weighed = Weigher(RULES).weigh(documents(catalog))
    assert all(it.form == it.term for it in weighed.body)  # what no name has is shown as it stands
    forms = {it.term: it.form for it in weighed.names}
    assert forms["skol"] in {"skola", "skolan"}
    assert forms["anmal"] == "anmälan"
    assert forms["#2025:1"] == "#2025:1"


def test_compounds_come_apart_at_words_of_names() -> None:
    parts = parts_of_compounds(documents(understood()[0]), RULES)
    assert {"skyd", "verk", "skol"} <= parts
    assert not {"och", "ord", "genom"} & parts
    assert all(RULES.lengths.part <= len(part) <= 14 for part in parts)


def test_what_compounds_are_made_of_follows_from_the_names_that_travel_along() -> None:
    whole = made()
    data = json.loads(search.files_of(whole)[0].data)
    names = [line.partition("\t")[0] for line in whole.names.texts[0].split("\n")]
    alike = [name for name in names if name.isalpha()]
    no = [alike[place] for place in read_steps(data["no_parts"])]
    assert no
    parts = {*data["parts"].split(), *alike} - {*no}
    assert parts | whole.rules.short_parts == whole.rules.parts
    assert not {*data["parts"].split()} & {*names}


def given_head(texts: dict[str, str] | None = None) -> tuple[dict[str, Any], search.Made]:
    whole = made(texts)
    return whole.head, whole


def test_the_head_tells_what_must_be_known_first() -> None:
    found, whole = given_head()
    catalog, _ = understood()
    refs = [it.ref for it in whole.documents]
    assert sorted(refs) == sorted(catalog.entries)
    assert found["count"] == len(refs)
    assert sorted(refs[number] for number in read_steps(found["superseded"])) == [
        "agencies/gamla-verket",
        "laws/anmalan-2001",
    ]
    assert sorted(refs[number] for number in read_steps(found["contacts"])) == [
        "agencies/skyddsverket",
        "resources/nodnumret",
        "resources/polisnumret",
        "resources/stodlinjen",
    ]
    assert found["topics"] == [["skydd", "Anmälan och skydd"], ["natet", "Nätet"]]
    assert found["topics_at"] == "teman/"
    assert found["roles"][1] == ["socialtjanst", "Socialtjänst"]
    assert found["synonyms"] == synonyms(catalog, whole.rules, (whole.names, whole.long))
    assert found["synonyms"] != synonyms(catalog, whole.rules, (whole.long,))
    assert (found["letters"], found["weights"]) == (LETTERS, WEIGHTS)
    assert (found["title"], found["unshown"], found["to_the_letter"]) == (2500, WEIGHTS[UNSHOWN_STEP], '"')
    assert found["spelled"] == (3, 4)
    parts = (whole.names, whole.long, whole.body)
    assert tuple(found[name] for name in ("names", "long", "body")) == tuple(part.starts for part in parts)
    assert set(found["rules"]) >= {"patterns", "stop", "endings"}
    assert all(intent["words"] == intent["words"].translate(str.maketrans("åäö", "aao")) for intent in found["intents"])
    json.dumps(found)
    assert set(found) == {
        *(
            "count",
            "rules",
            "citations",
            "letters",
            "weights",
            "title",
            "unshown",
            "to_the_letter",
            "spelled",
            "intents",
            "synonyms",
        ),
        *("kinds", "kind_of", "kind_words", "superseded", "contacts", "topics", "topics_at", "roles", "names", "long"),
        *("children", "situations", "asking", "urgent", "guides"),
        *("body", "classes", "dangers"),
    }
    assert set(found["citations"]) == {"patterns", "spellings", "wider", "numbered", "act"}
    assert {name: found[name] for name in ("kinds", "kind_of")} == kinds(catalog, whole.documents)
    assert found["kind_words"] == kind_words(catalog, whole.rules)


class Loud(Record):
    """A kind whose names have nothing in common and are written in capitals."""

    kind: ClassVar[Kind] = Kind(folder="loud", address="larm", singular="LARM", plural="Klockor", intro="Ljud.")


def test_kinds_and_a_letter_for_that_of_every_record() -> None:
    catalog, _ = understood()
    given = documents(catalog)[::-1]
    told: dict[str, Any] = kinds(catalog, given)
    found = {it["id"]: it for it in told["kinds"]}
    assert [told["kinds"][LETTERS.index(letter)]["id"] for letter in told["kind_of"]] == [it.kind for it in given]
    assert [it["place"] for it in told["kinds"]] == sorted(it["place"] for it in told["kinds"])
    refs = list(catalog.entries)
    assert found["laws"] == {
        "id": "laws",
        "place": 4,
        "weight": 108,
        "address": "lagar/",
        "singular": "lag",
        "plural": "lagar",
        "grown_up": True,
        "rules": True,
        "act": True,
    }
    assert set(found) == {ref.partition("/")[0] for ref in refs}
    words = kind_words(catalog, RULES)
    assert words[RULES.stem("lagar")] == words[RULES.stem("lag")] == "laws"
    named = [word for cls in catalog.kinds for word in (cls.kind.singular, cls.kind.plural)]
    assert set(words) == {RULES.stem(word.lower()) for word in named}
    catalog = replace(catalog, kinds=(Loud,))
    assert kind_words(catalog, RULES) == {RULES.stem("larm"): "loud", "klock": "loud"}
    assert terms(catalog, "roles")[0] == ["skola", "Skola"]


def found_synonyms(items: str, more: dict[str, str] | None = None) -> list[str]:
    catalog, findings = understood({"vocabulary/synonyms": items, **(more or {})})
    assert findings == ()
    rules = RULES.with_parts(())
    names = shards("names", Weigher(rules).weigh(documents(catalog)).names, 10**6)
    return synonyms(catalog, rules, (names,))


def test_synonyms_mean_terms_and_the_record_of_that_name_first_of_all() -> None:
    text = "- {words: [larma, slå larm], means: [ringa en polis], reason: A}\n"
    text += "- {words: [larma], means: [orosanmälan], reason: B}\n"
    text += "- {words: [anmälning], means: [anmälan], reason: Samma}\n"
    text += "- {words: [tjalla], means: [ringa en polis], reason: C}\n"
    assert found_synonyms(text) == [
        "larm>ring polis|~orosanmal",
        "sla larm|tjal>ring polis",
    ]


def test_synonyms_stand_in_order_and_those_that_mean_nothing_are_left_out() -> None:
    words = ("zebra", "anka", "mus", "björn", "orm")
    text = "".join(f"- {{words: [{word}], means: [ringa {word}x], reason: A}}\n" for word in words)
    text += "- {words: [katt], means: [och], reason: B}\n"
    assert [it.partition(">")[0] for it in found_synonyms(text)] == ["ank", "bjorn", "mus", "orm", "zeb"]


def test_an_abbreviation_means_the_name_without_its_parenthesis() -> None:
    ref = "agencies/skyddsverket"
    agency = (
        text_of(ref)
        .replace("aliases: [SKV-testet]", "aliases: [SKV]")
        .replace("title: Skyddsverket", "title: Skyddsverket (för prov)")
    )
    assert found_synonyms("[]", {ref: agency}) == ["skv>~skyddsverk"]


def test_a_phrase_of_the_head_means_a_record_with_a_long_name_too() -> None:
    text = "- {words: [larma], means: [Handbok för den som är orolig], reason: A}\n"
    book = text_of("resources/handledningen").replace("The Handbook", "Handbok för den som är orolig")
    found = given_head({"vocabulary/synonyms": text, "resources/handledningen": book})[0]["synonyms"]
    key = name_key("Handbok för den som är orolig", RULES)
    assert is_long(key)
    assert f"larm>{key}|handbok orolig" in found


def test_abbreviations_that_records_go_by_mean_their_names() -> None:
    ref = "agencies/skyddsverket"
    agency = text_of(ref).replace("aliases: [SKV-testet]", "aliases: [SKV, SkV, Skv, S, SKVERKET, Verket]")
    found = found_synonyms("- {words: [a b], means: ['2 kap. 3 § barn'], reason: A}\n", {ref: agency})
    assert found == ["a b>#2:3 barn", "skv>~skyddsverk"]


@pytest.mark.parametrize(
    ("text", "stems"),
    [("att ringa en polis", ["ring", "polis"]), ("6 kap. 13 § brott brott", ["#6:13", "brot"]), ("och", [])],
)
def test_the_meaning_of_a_phrase(text: str, stems: list[str]) -> None:
    assert meaning(text, RULES) == stems


def test_the_files_of_a_small_index() -> None:
    whole = made()
    files = {file.path.removeprefix(f"{FOLDER}/"): file.data for file in search.files_of(whole)}
    data = json.loads(files["head.json"])
    assert data["version"] == version_of(search.files_of(whole)[1:])
    assert data["whole"] == in_columns(whole.names.texts[0])
    assert data["small"] == in_columns("".join(whole.small.texts))
    assert data["cards"] == search.CARDS_IF_SMALL
    assert data["facets"] == search.facets(whole.documents)
    assert not any(name.startswith(("names-", "facets")) for name in files)
    cards = json.loads(files["cards-0.json"])
    assert [card[1] for card in cards] == [it.title for it in whole.documents][: search.CARDS_IF_SMALL]


def test_many_records_are_numbered_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    catalog, _ = understood()
    found = documents(catalog)
    small = [it.ref for it in search.made_of(catalog, found).documents]
    assert small != [it.ref for it in found]
    monkeypatch.setattr(search, "SMALL", len(found))
    assert [it.ref for it in search.made_of(catalog, found).documents] == small, "so many are few enough"
    monkeypatch.setattr(search, "SMALL", len(found) - 1)
    assert search.made_of(catalog, found).documents == found


def test_the_files_of_a_large_index(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = made()
    count = len(whole.documents)
    for small, there in ((count, True), (count - 1, False)):
        monkeypatch.setattr(search, "SMALL", small)
        files = {file.path.removeprefix(f"{FOLDER}/"): json.loads(file.data) for file in search.files_of(whole)
                 if file.path.endswith(".json")}  # fmt: skip
        assert ("facets" in files["head.json"]) is there
        assert ("facets.json" in files) is not there
    assert files["facets.json"] == search.facets(whole.documents)
    assert files["head.json"]["cards"] == 6
    cards = [files[f"cards-{number}.json"] for number in range(-(-count // 6))]
    assert [len(some) for some in cards] == [*[6] * (count // 6), *[count % 6][: count % 6]]
    assert [card[1] for some in cards for card in some] == [it.title for it in whole.documents]


def test_the_files_of_an_index_with_many_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "WHOLE", 0)
    monkeypatch.setattr(search, "NAMES_SHARD", 1000)
    whole = made()
    files = {file.path.removeprefix(f"{FOLDER}/"): file.data for file in search.files_of(whole)}
    assert len(whole.names.texts) > 1
    head = json.loads(files["head.json"])
    assert (head["whole"], head["no_parts"]) == ("", "")
    assert head["parts"] == " ".join(sorted(whole.rules.parts - whole.rules.short_parts))
    assert [files[f"names-{number}.txt"].decode() for number in range(len(whole.names.texts))] == [
        *map(in_columns, whole.names.texts)
    ]


def test_a_card() -> None:
    cards = {
        card[1]: card
        for file in search.build(understood()[0])
        if "/cards-" in file.path
        for card in json.loads(file.data)
    }
    assert cards["Anmälan (14 kap. 1 §)"] == [
        "anmalan-2001",
        "Anmälan (14 kap. 1 §)",
        "",
        "ersatt",
        "Den gamla regeln om anmälan.",
        ["14 kap. 1 § GL"],
        [],
        [["Anmälan (19 kap. 1 §)", "lagar/anmalan-2025/"]],
    ]
    assert cards["The Handbook"][:3] == ["handledningen", "The Handbook", "en"]
    assert cards["Anmälan (19 kap. 1 §)"][6] == [
        "Anmälan (14 kap. 1 §)",
        "Anmälan",
        "14 kap. 1 § GL",
        "2001:1",
        "14 kap. 1 §",
    ]


def test_a_card_tells_short_answers_and_where_on_the_page_they_stand() -> None:
    source = "sources: [{plan: inledning, read: 2026-01-02}]"
    written = (
        "short_answers:\n"
        f"  - {{question: Vad gör jag?, text: 'Ring [[nummer:resources/stodlinjen]].', whole: 'ja', {source}}}\n"
        f"  - {{question: Måste jag?, asked: [skyldig, plikt], text: Ja., {source}}}\n"
    )
    ref = "guides/oro-i-skolan"
    catalog, findings = understood({ref: text_of(ref) + written})
    assert findings == ()
    made = search.build(catalog)
    cards = [card for file in made if "/cards-" in file.path for card in json.loads(file.data)]
    told = next(card for card in cards if card[0] == "oro-i-skolan")
    assert told[8:] == [
        "",
        [["Vad gör jag?", "", "Ring 020-00 00 00."], ["Måste jag?", "skyldig plikt", "Ja.", "#svar-2"]],
    ]
    alone = [card for card in cards if card[0] == "du-som-ar-ung"]
    assert [len(card) for card in alone] == [8]
    assert all("plikt" not in it for document in documents(catalog) for _, it in document.texts)


def test_a_card_tells_a_mark_alone_only_if_there_is_one() -> None:
    catalog = marked(amended(), AFTER)
    made = search.build(catalog)
    cards = {card[0]: card for file in made if "/cards-" in file.path for card in json.loads(file.data)}
    assert cards["anmalan-2025"][8:] == [catalog.news.of(LAW)[0].text]
    assert len(cards["polisanmalan"]) == 8
    assert cards["ring"][:5] == ["ring", "Ring och fråga", "", "", "Vem du kan ringa."]


def test_the_facets_of_a_record_stand_by_its_number() -> None:
    catalog, _ = understood()
    found = documents(catalog)
    told: dict[str, Any] = dict(search.facets(found))
    read = {
        name: [[it["words"][LETTERS.index(letter)] for letter in row] for row in it["rows"].split(" ")]
        for name, it in told.items()
    }
    by_ref = {it.ref: number for number, it in enumerate(found)}
    old, new = by_ref["laws/anmalan-2001"], by_ref["laws/anmalan-2025"]
    assert (read["status"][old], read["topics"][old], read["roles"][old]) == (["ersatt"], ["skydd"], [])
    assert (read["status"][new], read["topics"][new]) == ([], ["skydd"])
    assert read["roles"][new] == ["skola", "socialtjanst"]
    assert {len(rows) for rows in read.values()} == {len(found)}


@pytest.mark.parametrize(
    ("names", "parts", "rest", "steps"),
    [
        pytest.param("a b c", "a b c", "", "", id="every name is a part"),
        pytest.param("a b c d", "b d", "", "ac", id="steps over those that are none"),
        pytest.param("a b c d e f", "a b f", "", "cbb", id="one after the other"),
        pytest.param("#1 a =b c", "c", "", "a", id="only of letters"),
        pytest.param("b d", "a b c d", "a c", "", id="parts that are no names, in order"),
    ],
)
def test_what_compounds_are_made_of_is_told_by_what_is_no_part(names: str, parts: str, rest: str, steps: str) -> None:
    lines = "\n".join(f"{name}\t\t\ta" for name in names.split())
    whole = replace(made(), rules=replace(RULES, parts=frozenset(parts.split()) | RULES.short_parts))
    assert search._parts(whole, lines) == {"parts": rest, "no_parts": steps}  # noqa: SLF001


@pytest.mark.parametrize(
    ("rows", "words", "packed"),
    [
        ([["å", "a"], [], ["a"]], ["a", "å"], "ab  a"),
        ([], [], ""),
        ([[f"{n:02}"] for n in range(52)], [f"{n:02}" for n in range(52)], " ".join(LETTERS)),
    ],
)
def test_a_column_has_a_letter_for_each_word(rows: list[list[str]], words: list[str], packed: str) -> None:
    assert column(rows) == {"words": words, "rows": packed}


def test_a_column_has_no_more_words_than_letters() -> None:
    with pytest.raises(ValueError, match="53 words, and letters for 52"):
        column([[str(n)] for n in range(53)])


@pytest.mark.parametrize(("others", "told"), [(0, 0), (2, 2), (5, 5), (6, 5), (9, 10), (20, 18), (800, 898)])
def test_how_many_others_have_a_term_is_told_about(others: int, told: int) -> None:
    assert _about(others) == told


def test_the_browser_reads_what_was_packed() -> None:
    whole = made(
        {"vocabulary/synonyms": "- {words: [larm, slå larm], means: [ring en bris, polisanmälan], reason: A}\n"}
    )
    weighed = Weigher(whole.rules).weigh(whole.documents)
    modules = {it.relative_to(ROOT).as_posix(): it.read_bytes() for it in (ROOT / "docs/assets/search").glob("*.js")}
    entry = "tests/search/inside.js"
    files = {**modules, entry: (ROOT / entry).read_bytes()}
    with running(entry, files, search.as_script(search.files_of(whole))) as call:
        names = call("lines", "names")
        long = call("lines", "long")
        assert long
        assert not {term for term, *_ in names if is_long(term)}
        for found, postings in ((sorted(names + long), weighed.names), (call("lines", "body"), weighed.body)):
            assert [it[:4] for it in found if it[3]] == [
                [
                    it.term,
                    it.form,
                    rarity(len(it.levels) + _about(it.seen - len(it.levels)), len(whole.documents)),
                    [[n, WEIGHTS[at]] for n, at in it.levels],
                ]
                for it in postings
            ]
        listed = {word for words in mistakable(whole.names.terms(), commonest()).values() for word in words}
        assert listed
        assert {word for *_, words in call("lines", "body") for word in words} == listed
        assert call("columns") == {
            "status": [it.status for it in whole.documents],
            "topics": [sorted(it.topics) for it in whole.documents],
            "roles": [sorted(it.roles) for it in whole.documents],
        }
        assert call("told_of_records") == [
            [number for number, it in enumerate(whole.documents) if getattr(it, name)]
            for name in ("superseded", "has_contact", "for_child")
        ]
        for phrase in ("larm", "sla larm"):
            assert call("meanings", phrase) == [["ring", "bris"], ["=polisanmal"], ["polisanmal"]]


def read_steps(text: str) -> list[int]:
    """Return numbers told by the step to each from the one before, in letters."""
    found = re.findall("([0-9]*)([a-zA-Z])", text)
    return [*accumulate(int(more or 0) * len(LETTERS) + LETTERS.index(last) for more, last in found)]


def rarity(seen: int, total: int) -> int:
    """Return how much a term tells that so many of all records hold."""
    return max(5, round(100 * math.log(1 + (total - seen + 0.5) / (seen + 0.5))))


@pytest.mark.parametrize(
    ("key", "long"), [("=~abcd", True), ('=~a"bcd', True), ("=abcd", False), ('="abcd', False), ("=ab~", False)]
)
def test_a_long_name_is_known_by_its_mark(key: str, *, long: bool) -> None:
    assert is_long(key) is long


def test_the_terms_of_shards_are_told_with_the_words_that_are_shown_for_them() -> None:
    texts = ("barn\t-et\t1\t0a\nbok\tböcker\t\t0a", "\nzeb\t\t5\t0a")
    assert list(Shards("names", ("barn", "zeb"), texts).terms()) == ["barn", "barnet", "bok", "bocker", "zeb"]


def test_a_meaning_is_a_record_whichever_shard_its_name_is_in() -> None:
    catalog, _ = understood({"vocabulary/synonyms": "- {words: [larma], means: [orosanmälan], reason: A}\n"})
    rules = RULES.with_parts(())
    found = Weigher(rules).weigh(documents(catalog)).names
    names, none = shards("names", found, 10**6), shards("long", [], 1)
    assert synonyms(catalog, rules, (names, none)) == ["larm>~orosanmal"]
    assert synonyms(catalog, rules, (none, names)) == ["larm>~orosanmal"]
    assert synonyms(catalog, rules, (none,)) == ["larm>orosanmal"]


def test_the_word_for_a_term_that_no_name_has_is_the_term() -> None:
    assert Weigher(RULES)._form("zeb") == "zeb"  # noqa: SLF001


def test_what_few_records_say_makes_them_more_alike() -> None:
    """Zebra is in two records, ost in all but one: the first is like the one with the rare word."""
    texts = ["zebra ost", "ost giraff", "ost lejon", "zebra varg", "ost järv", "ost björn"]
    found = [replace(made().documents[0], texts=(("title", text),)) for text in texts]
    assert order(Weigher(RULES).weigh(found), [{}] * 6, 6)[:2] == [0, 3]


def test_a_term_tells_by_its_weight_and_by_how_few_records_have_it() -> None:
    """In name and body it is told of both; a term that nobody is known to have counts as one that one record has."""
    names = (Postings("a", "a", 2, ((0, 10), (2, 20))), Postings("=a", "=a", 1, ((0, 51),)), Postings("b", "b", 4, ()))
    body = (Postings("a", "a", 2, ((0, 5),)), Postings("c", "c", 0, ((1, 3),)))
    rare = math.log(1 + 4 / 2)
    one, two, three, none = _weights(Weighed(names, body), 4)
    assert one == pytest.approx({"a": (WEIGHTS[10] + WEIGHTS[5]) * rare})
    assert two == pytest.approx({"c": WEIGHTS[3] * math.log(5)})
    assert three == pytest.approx({"a": WEIGHTS[20] * rare})
    assert none == {}


@pytest.mark.parametrize(
    ("vectors", "found"),
    [
        ([], []),
        ([{}], [0]),
        ([{}, {}, {}], [0, 1, 2]),
        pytest.param([{"a": 1}, {"b": 1}, {"a": 1}], [0, 2, 1], id="the one most like it"),
        pytest.param([{"a": 1}, {"a": 0.5}, {"a": 1}], [0, 2, 1], id="more of the same is more alike"),
        pytest.param([{"a": 1, "b": 1}, {"a": 1}, {"a": 0.6, "b": 0.6}], [0, 2, 1], id="two terms in common add up"),
        pytest.param([{"a": 1}, {"b": 2}, {"a": 0.9, "b": 0.9}, {"b": 0.5}], [0, 2, 1, 3], id="those before count too"),
        pytest.param([{"a": 1}, {"a": 0.9, "b": 0.9}, {"a": 0.9}, {"b": 1}], [0, 1, 2, 3], id="all in the file alike"),
        pytest.param(
            [{"a": 1}, {"a": 1}, {"a": 1, "b": 1}, {"a": 1, "b": 1}, {"a": 1}, {"b": 2}],
            [0, 1, 2, 3, 5, 4],
            id="those of the file before count little",
        ),
        pytest.param(
            [{"a": 1}, {}, {"a": 1}, {"a": 1}, {"a": 1}], [0, 2, 3, 4, 1], id="if any is like that of the file before"
        ),
    ],
)
def test_each_is_followed_by_the_one_most_like_those_before_it_in_its_file(
    vectors: list[dict[str, float]], found: list[int]
) -> None:
    assert chain(vectors, 3) == found


def test_a_name_as_a_whole_makes_no_record_like_another() -> None:
    found = replace(made().documents[0], texts=(("title", "Zebra giraff"), ("body", "lejon")))
    other = replace(made().documents[0], texts=())
    assert [sorted(it) for it in _weights(Weigher(RULES).weigh((found, other)), 2)] == [["giraf", "lejon", "zeb"], []]


def test_the_strongest_terms_tell_what_a_record_is_like_however_much_it_says() -> None:
    found = _unit(_strongest({f"{number:03}": number for number in range(100)} | {"aaa": 40}))
    assert list(found) == [*(f"{number:03}" for number in range(99, 40, -1)), "040"]
    assert math.fsum(weight**2 for weight in found.values()) == pytest.approx(1)
    assert found["099"] / found["050"] == pytest.approx(99 / 50)
    assert _unit(_strongest({})) == {}
    alike = {f"{number:03}": 1.0 for number in range(100, 0, -1)}
    assert list(_strongest(alike)) == [f"{number:03}" for number in range(1, 61)], "of those alike the first by letter"
