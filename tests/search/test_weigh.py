"""Weights to the number: what a term is worth in each field, and which terms stand in the index at all."""

import pytest

from handbook.search.analysis import swedish
from handbook.search.documents import Document
from handbook.search.weigh import ROUGH, UNSHOWN_STEP, WEIGHTS, Postings, Weigher, _saturated, level, parts_of_compounds


def doc(*texts: tuple[str, str]) -> Document:
    return Document("laws/x", "", "", "sv", "", "", (), (), (), False, False, False, (), (), texts)


def weighed(*found: Document, part: str = "names") -> dict[str, Postings]:
    rules = swedish().with_parts({"barn", "skol"})
    postings: tuple[Postings, ...] = getattr(Weigher(rules).weigh(found), part)
    return {it.term: it for it in postings}


@pytest.mark.parametrize(
    ("texts", "weights"),
    [
        ([("title", "Barn")], {"barn": 800, "=barn": 2500}),
        ([("title", "Barn skola")], {"barn": 800 / 1.12, "skol": 800 / 1.12, "=barn skol": 2500}),
        ([("title", "Inte fel")], {"int": 800 / 1.12, "fel": 800 / 1.12, "=int fel": 2500}),
        ([("title", "Barnskola")], {"barn": 280, "skol": 400, "barnskol": 800, "=barnskol": 2500}),
        ([("alias", "Barn"), ("alias", "Barn skola")], {"barn": 700, "skol": 625, "=barn": 1959, "=barn skol": 1959}),
        ([("title", "Barn"), ("keyword", "Barn")], {"barn": 1220, "=barn": 2500}),
        ([("former", "Barn")], {"barn": 560, "=barn": 1735}),
        ([("former", "Lag 2001:453")], {"lag": 500, "#2001:453": 500, "#2001:453 ": None, "=lag 2001:453": None}),
        ([("title", "Lag 2001:453")], {"lag": 714, "#2001:453": 714, "=lag 2001:453": 2500}),
        ([("former", "Barn"), ("title", "Barn")], {"barn": 1360, "=barn": 2500}),
        ([("bare", "Barn"), ("inner", "Skola")], {"=barn": 2213, "=skol": 1204, "barn": None}),
        ([("owner", "Barn skola hem")], {"barn": 260 / 1.1}),
        ([("summary", "Barn och skola hem")], {"barn": None, "och": None}),
        ([("number", "2001:453")], {"#2001:453": 760}),
        ([("number", "SOU 2016:7")], {"#sou2016:7": 760, "#2016:7": 760}),
        ([("number", "vardagar")], {"vardag": None}),
        ([("title", "–")], {"=": 2500, "": None}),
    ],
)
def test_a_word_weighs_by_its_field_and_the_length_of_the_name(
    texts: list[tuple[str, str]], weights: dict[str, float | None]
) -> None:
    found = weighed(doc(*texts))
    assert {term: found[term].levels if term in found else None for term in weights} == {
        term: None if weight is None else ((0, stepped(term, weight)),) for term, weight in weights.items()
    }
    exact = Weigher(swedish().with_parts({"barn", "skol"}))._names(doc(*texts))  # noqa: SLF001  # before it is a step
    wanted = {term: weight for term, weight in weights.items() if weight is not None}
    assert {term: exact[term] for term in wanted} == pytest.approx(wanted, abs=0.6)


def stepped(term: str, weight: float) -> int:
    """Return the step of a name as a whole, and of a word the one that two steps are told by."""
    return level(weight) if term.startswith("=") else level(weight) // 2 * 2 + 1


@pytest.mark.parametrize(
    ("counts", "average", "weights"),
    [
        # as long as others: k is 1.2
        ({"a": 1, "b": 1}, 2, {"a": 220, "b": 220}),
        # twice as long: 1.2 * (0.25 + 0.75 * 2) is 2.1
        ({"a": 3, "b": 1}, 2, {"a": 220 * 3 * 2.2 / 5.1, "b": 220 * 2.2 / 3.1}),
        # where others say next to nothing, one word is the least that is as long as others
        ({"a": 1}, 0.1, {"a": 220}),
        ({"a": 0.3}, 0, {"a": 220 * 0.3 * 2.2 / (0.3 + 1.2 * (0.25 + 0.75 * 0.3))}),
        ({}, 1, {}),
    ],
)
def test_a_word_said_again_tells_less_and_less_and_in_a_long_text_too(
    counts: dict[str, float], average: float, weights: dict[str, float]
) -> None:
    assert dict(_saturated(counts, average)) == pytest.approx(weights)


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        ([("body", "Zebra zebra och giraff")], {"zeb": 2, "giraf": 1}),
        ([("summary", "Zebra"), ("body", "Zebra"), ("mention", "Zebra"), ("context", "Zebra")], {"zeb": 5.7}),
        ([("body", "Barnskola")], {"barnskol": 1, "skol": 0.5, "barn": 0.35}),
        ([("body", "SOU 2016:7 zebra"), ("summary", "6 kap. 13 §")],
         {"#sou2016:7": 1, "#2016:7": 1, "zeb": 1, "#6:13": 4, "#6:": 4}),
        ([("title", "Zebra"), ("keyword", "Giraff"), ("number", "2016:7"), ("old", "2016:8")], {}),
    ],
)  # fmt: skip
def test_how_often_a_record_says_what(texts: list[tuple[str, str]], counts: dict[str, float]) -> None:
    found = Weigher(swedish().with_parts({"barn", "skol"}))._counts(doc(*texts))  # noqa: SLF001
    assert found == pytest.approx(counts)


def saturated(count: float, length: float, average: float) -> int:
    """Return the step of a term that a text says so often: BM25 with k 1.2 and b 0.75, at most 2.2 times 220.

    Four steps are one, told by the third of them.
    """
    return level(220 * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / average))) // 4 * 4 + 2


def test_a_body_weighs_by_how_often_it_says_a_word_and_by_how_long_it_is() -> None:
    one = doc(
        ("body", "Zebra zebra zebra zebra och giraff"), ("mention", "Zebra"), ("context", "Lejon"), ("summary", "Varg")
    )
    other = doc(("body", "Elefant 2001:453"), ("title", "Noshörning"))
    found = weighed(one, other, part="body")
    lengths = 4 + 1 + 0.4 + 0.3 + 4, 2
    average = sum(lengths) / 2
    assert {term: it.levels for term, it in found.items()} == {
        "zeb": ((0, saturated(4.4, lengths[0], average)),),
        "giraf": ((0, saturated(1, lengths[0], average)),),
        "lejon": ((0, UNSHOWN_STEP),),
        "varg": ((0, saturated(4, lengths[0], average)),),
        "elefant": ((1, saturated(1, lengths[1], average)),),
        "#2001:453": ((1, saturated(1, lengths[1], average)),),
    }
    assert list(found) == sorted(found)


def test_what_a_page_may_lack_is_at_a_step_of_its_own() -> None:
    found = weighed(doc(("body", "Lejon barnskola"), ("context", "Lejon zebra skola")), part="body")
    assert {term for term, it in found.items() if it.levels == ((0, UNSHOWN_STEP),)} == {"zeb"}
    assert UNSHOWN_STEP % ROUGH != ROUGH // 2


def test_the_parts_of_a_word_are_said_less() -> None:
    found = weighed(doc(("body", "Barnskola")), doc(("body", "Zebra")), part="body")
    lengths = 1 + 0.5 + 0.35, 1
    average = sum(lengths) / 2
    assert {term: found[term].levels[0][1] for term in ("barnskol", "skol", "barn")} == {
        "barnskol": saturated(1, lengths[0], average),
        "skol": saturated(0.5, lengths[0], average),
        "barn": saturated(0.35, lengths[0], average),
    }


def test_a_body_that_says_only_what_its_record_is_called_is_left_out() -> None:
    found = (doc(("title", "Zebra"), ("body", "Zebra giraff")), doc(("title", "Giraff")), doc())
    assert set(weighed(*found, part="body")) == {"giraf"}
    assert weighed(*found)["zeb"].seen == 1


def test_the_strongest_word_has_the_last_step() -> None:
    name = doc(
        *[("title", "Barn")],
        *[("alias", "Barn")],
        ("former", "Barn"),
        ("number", ""),
        ("keyword", "Barn"),
        ("owner", "Barn"),
    )
    assert weighed(name)["barn"].levels == ((0, len(WEIGHTS) - 1),)


def test_short_texts_count_as_long_as_one_word() -> None:
    found = weighed(doc(("mention", "Zebra")), part="body")
    assert found["zeb"].levels == ((0, saturated(0.4, 0.4, 1)),)


@pytest.mark.parametrize(
    ("having", "total", "kept"), [(3, 5, True), (4, 5, False), (1, 1, True), (2, 2, False), (1, 2, True), (6, 10, True)]
)
def test_what_most_bodies_say_is_left_out(having: int, total: int, *, kept: bool) -> None:
    found = [doc(("body", f"Zebra{chr(97 + n)}"), *[("body", "Giraff")] * (n < having)) for n in range(total)]
    assert ("giraf" in weighed(*found, part="body")) is kept


def test_a_term_is_counted_once_for_a_record_that_has_it_in_name_and_body() -> None:
    found = (doc(("title", "Zebra"), ("body", "Zebra")), doc(("title", "Zebra")), doc(("body", "Giraff zebra")), doc())
    assert weighed(*found)["zeb"].seen == weighed(*found, part="body")["zeb"].seen == 3


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (["skolan", "skolan", "skola"], "skolan"),
        (["skolan", "skola"], "skola"),
        (["skolas", "skolas", "skola"], "skola"),
        (["skolas", "skolas", "skolan"], "skolas"),
        (["skolans", "skolorna", "skolorna"], "skolorna"),
        (["skolor", "skolan"], "skolan"),
        (["skolan", "skolor"], "skolan"),
    ],
)
def test_the_word_that_is_shown_for_a_term(names: list[str], form: str) -> None:
    assert weighed(*(doc(("title", name)) for name in names))["skol"].form == form


def test_a_body_gives_no_word_to_show() -> None:
    found = doc(("title", "Skola"), ("body", "skolorna skolorna zebror")), doc()
    assert weighed(*found)["skol"].form == "skola"
    assert weighed(*found, part="body")["zeb"].form == "zeb"


def test_names_that_come_to_the_same_terms_are_told_apart_to_the_letter() -> None:
    one, other = doc(("title", "Vårdskola")), doc(("alias", "Vårdskolan"), ("former", "Lag 2001:1"))
    numbers = doc(("title", "Lag 2001:1")), doc(("alias", "Lag 2001:1"))
    found = weighed(one, other, *numbers)
    assert {term: it.levels for term, it in found.items() if term.startswith('="')} == {
        '="vardskola': ((0, level(2500)),),
        '="vardskolan': ((1, level(1959)),),
        '="lag 2001:1': ((2, level(2500)), (3, level(1959))),
    }


@pytest.mark.parametrize(
    ("documents", "parts"),
    [
        # the words of names
        ([doc(("title", "Zebror")), doc()], {"zeb"}),
        ([doc(("owner", "Zebror")), doc(("keyword", "giraff"))], {"zeb", "giraf"}),
        # not of other texts, however many say them
        ([doc(("body", "Zebror och giraffer")), doc(("context", "zebra zebror"), ("body", "zebra"))], set()),
        # but none that is short, long, common or never a part
        ([doc(("title", "hus inte verk zebra2 inspektionsbefogenhet"))], set()),
        ([doc(("title", "lejo alla"))], {"lejo"}),
    ],
)
def test_what_compounds_may_be_made_of(documents: list[Document], parts: set[str]) -> None:
    assert parts_of_compounds(documents, swedish()) == parts
