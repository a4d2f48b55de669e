"""The head: what danger and situations say to whom, by which words, and which records stand first."""

from pathlib import Path

import pytest

from examples import understood
from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.content.vocabulary import Situation
from handbook.search.analysis import swedish
from handbook.search.head import _choice, _written, answers, classes, guides, situations, urgent
from handbook.search.pack import in_letters

TOLD = Path(__file__).with_name("told")
RULES = swedish()
ADULT, YOUNG = "guides/oro-i-skolan", "guides/du-som-ar-ung"
POLICE, REPORT = "concepts/polisanmalan", "concepts/orosanmalan"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the example with dangers, situations and questions."""
    found, wrong = understood({f"vocabulary/{path.stem}": path.read_text("utf-8") for path in TOLD.glob("*.yml")})
    assert wrong == ()
    return found


def numbered(catalog: Catalog) -> dict[str, int]:
    return {ref: number for number, ref in enumerate(catalog.entries)}


@pytest.mark.parametrize(
    ("step", "written"),
    [
        pytest.param("vill/orkar", "orkar/vill", id="in order"),
        pytest.param(
            "barnet/barn/barnen", "barnet~", id="the shortest that may have a slip stands for those of its stem"
        ),
        pytest.param("kompisen/vän/kompis", "kompis~/vän", id="beside one of another stem"),
        pytest.param("barnen", "barnen", id="one alone is as it is written"),
        pytest.param("mig/mej", "mej/mig", id="short ones stand for no other"),
        pytest.param("hus/huset", "hus/huset", id="of two with one stem a short one stands for none"),
        pytest.param("bok/böcker/boken", "bok/boken/böcker", id="whose stem is not how they begin"),
        pytest.param("självmord*/hopp*", "hopp*/självmord*", id="with a sign"),
        pytest.param(
            "självmordet*/elever/självmord*/elev*", "elev*/självmord*", id="what one with any ending holds is left out"
        ),
        pytest.param("*mord*/mordet/mord*", "*mord*/mord*", id="one with anything before it holds none"),
        pytest.param("SLÅR", "SLÅR", id="a word for many"),
    ],
)
def test_words_of_a_choice_that_are_forms_of_one_are_written_once(step: str, written: str) -> None:
    assert _choice(step, RULES) == written


def test_lists_of_phrases_are_a_line_each_in_order_and_none_where_there_are_none() -> None:
    lists = (("orkar/vill inte", "ett rop", "barnet/barnen gråter", "en skål", "allt"), (), ("b",), ("a", "a"), ())
    assert _written(RULES, *lists) == {
        "phrases": "allt|barnet~ gråter|en skål|ett rop|orkar/vill inte",
        "about": "b",
        "but": "a",
    }
    assert _written(RULES, (), ("c",), (), (), ("d", "e")) == {"own": "c", "words": "d|e"}


def test_a_danger_says_whom_to_ring_and_where_each_who_asks_reads_on(catalog: Catalog) -> None:
    numbers = numbered(catalog)
    read = "abb"
    sos = ["Nödnumret", "112", "dygnet runt"]
    police = ["Polisens nummer", "114 14", "dygnet runt"]
    assert urgent(catalog, RULES) == [
        {
            "id": "livet",
            "says": "Du är inte ensam. Ring nu.",
            "phrases": "*suicid*|=hejdå för alltid|orkar/vill inte leva",
            "words": "självmord*",
            "own": "överdos*",
            "about": "avskedsbrev*",
            "but": "inte leva utan kaffe",
            "lines": [sos],  # nobody knows whether the other one answers
            "guides": read,
        },
        {
            "id": "fara",
            "says": "Är någon i fara nu? Ring 112.",
            "phrases": "SLÅR MIG|SLÅR NÅGON",
            "lines": [sos],
            "guides": read,
        },
        {
            "id": "rymt",
            "says": "Vet du inte var barnet är? Ring 112.",
            "phrases": "NÅGON/barnet har rymt",
            "lines": [police],
            "guides": read,
        },
    ]
    assert guides(catalog, numbers) == [
        [numbers[ADULT], "oro-i-skolan", "Du är orolig för en elev"],
        [numbers[YOUNG], "du-som-ar-ung", "Du som är ung"],
    ]


def test_a_situation_says_which_records_answer_whom_and_when_it_counts(catalog: Catalog) -> None:
    numbers = numbered(catalog)

    def of(*refs: str) -> str:
        return in_letters(numbers[ref] for ref in refs)

    told = situations(catalog, RULES, numbers)
    assert told == [
        {
            "phrases": "smutsiga kläder",
            "own": "får ingen mat",
            "about": "alltid hungrig*",
            "but": "smutsiga kläder tvätta*",
            "answers": f"{of(ADULT, REPORT)};{of(YOUNG)};{of(YOUNG, 'resources/stodlinjen')}",
        },
        {
            "phrases": "stal min jacka",
            "answers": f"{of(POLICE, 'resources/polisnumret')};{of('resources/polisnumret')}",
        },
        {"phrases": "vet inte vad", "last": True, "answers": of("resources/handledningen")},
    ]


def test_a_situation_of_one_who_has_done_something_is_answered_alone() -> None:
    told = "- {id: a, title: A, own: [jag stal], alone: ja, answers_self: [guides/du-som-ar-ung], reason: B}\n"
    found, wrong = understood({"vocabulary/situations": told})
    assert wrong == ()
    numbers = numbered(found)
    assert situations(found, RULES, numbers) == [
        {"own": "jag stal", "alone": True, "answers": f";{in_letters([numbers[YOUNG]])}"}
    ]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, {}),
        ({"answers": ("a/b",)}, {"adult": ("a/b",)}),
        ({"answers_self": ("a/b",), "answers_friend": ("a/c",)}, {"self": ("a/b",), "friend": ("a/c",)}),
        (
            {"pages": ("ring",), "answers": ("a/b",)},
            {"adult": ("pages/ring", "a/b"), "self": ("pages/ring",), "friend": ("pages/ring",)},
        ),
    ],
)
def test_who_is_answered_by_what_and_pages_first(
    given: dict[str, tuple[str, ...]], found: dict[str, tuple[str, ...]]
) -> None:
    fields = {"answers": (), "answers_self": (), "answers_friend": (), "pages": (), **given}
    assert answers(Situation.model_construct(None, **fields)) == found


def test_a_class_of_questions_says_who_asks_and_about_what(catalog: Catalog) -> None:
    """Of omsorg an adult asks five of thirteen questions and the young four; of polis, four."""
    assert classes(catalog) == {
        "classes": {
            "priors": in_letters((29, 6, 0)),
            "voices": "010",
            "situations": "aab",
            "lacking": -20,
            "sure": 150,
            "alarm": 0,
            "calm": 1,
            "first": 2,
        },
        "dangers": [1, 2],
    }


def test_a_list_of_answers_counts_as_much_as_any_other_however_many_ask_for_it() -> None:
    situation = "- {{id: {}, title: A, phrases: [{}], answers: [{}], reason: B}}\n"
    told = situation.format("ett", "ett", f"{REPORT}, {POLICE}") + situation.format("tva", "tva", REPORT)
    asked = f"- {{situation: ett, questions: [{', '.join(f'fråga {n}' for n in range(8))}]}}\n"
    found, wrong = understood({"vocabulary/situations": told, "vocabulary/asked": asked})
    assert wrong == ()
    assert search.answering(found) == {REPORT: {"=ett adult": 1, "=tva adult": 1}, POLICE: {"=ett adult": 1}}
