"""What people tell, as the head carries it: dangers, situations, questions and pages, in an invented handbook."""

from functools import cache
from typing import Any

import pytest

from examples import understood
from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.search.analysis import swedish
from handbook.search.head import VOICES, _choice
from handbook.search.pack import in_letters, steps
from handbook.search.weigh import LETTERS

DANGER = """
- id: brand
  title: Eld
  says: Ring **112**!
  phrases: [det brinner hemma, elden/brand här, brand/elden här]
  words: [lågor]
  but: [brinner för]
  lines: [nodnumret, stodlinjen, polisnumret]
  guide: oro-i-skolan
  guide_self: du-som-ar-ung
  guide_friend: du-som-ar-ung
  reason: A
- id: fara
  title: Annat
  says: Ring.
  phrases: [hjälp]
  own: [jag är rädd]
  about: [barnet är rädd]
  lines: [polisnumret]
  guide: oro-i-skolan
  guide_self: du-som-ar-ung
  guide_friend: oro-i-skolan
  reason: A
"""
SITUATIONS = """
- id: katt
  title: Katten
  phrases: [katten jamar]
  own: [min katt]
  about: [barnets katt]
  but: [kattungen]
  answers: [laws/anmalan-2025, concepts/orosanmalan]
  answers_friend: [guides/du-som-ar-ung]
  reason: A
- id: hund
  title: Hunden
  phrases: [hunden]
  last: ja
  pages: [ring]
  answers_self: [guides/du-som-ar-ung]
  reason: A
"""
ASKED = """
- {situation: hund, who: själv, questions: [hunden skäller]}
- {situation: katt, who: kompis, questions: [katten jamar, en katt]}
- {situation: katt, questions: [en katt jamar, katten, den katten]}
- {danger: fara, questions: [eld här]}
- {danger: brand, questions: [det brinner]}
- {calm: ja, questions: [varm spis]}
"""
PAGES = """
- {id: ring, title: Ring nu, summary: Alla *numren*, aliases: [Numren], words: [telefon]}
- {id: stod-det-forut, title: Förut, summary: Gammalt.}
"""
TEXTS = {"danger": DANGER, "situations": SITUATIONS, "asked": ASKED, "pages": PAGES}
ADULT, YOUNG = "guides/oro-i-skolan", "guides/du-som-ar-ung"
LAW, REPORT = "laws/anmalan-2025", "concepts/orosanmalan"
POLICE = ["Polisens nummer", "114 14", "dygnet runt"]


@cache
def catalog() -> Catalog:
    found, findings = understood({f"vocabulary/{name}": text for name, text in TEXTS.items()})
    assert findings == ()
    return found


@cache
def made() -> search.Made:
    return search.make(catalog())


def head() -> dict[str, Any]:
    return made().head


def named(numbers: Any) -> Any:
    """Return what stands for numbers of records with their refs instead."""
    return [named(it) for it in numbers] if isinstance(numbers, list) else made().documents[numbers].ref


def answering(packed: str) -> list[list[str]]:
    """Return the refs of what answers an adult, oneself and a friend."""
    return [named([LETTERS.index(letter) for letter in some]) for some in packed.split(";")]


def test_a_danger_has_its_phrases_once_the_lines_that_answer_and_a_guide_for_each_who_asks() -> None:
    brand, fara = (dict(it) for it in head()["urgent"])
    assert [brand.pop("guides"), fara.pop("guides")] == ["abb", "aba"]
    assert brand == {
        "id": "brand",
        "says": "Ring 112!",
        "phrases": "brand/elden här|det brinner hemma",
        "words": "lågor",
        "but": "brinner för",
        "lines": [["Nödnumret", "112", "dygnet runt"], POLICE],
    }
    assert fara == {
        "id": "fara",
        "says": "Ring.",
        "phrases": "hjälp",
        "own": "jag är rädd",
        "about": "barnet är rädd",
        "lines": [POLICE],
    }


def test_a_situation_has_what_answers_each_who_asks_pages_first_and_no_phrases_that_it_lacks() -> None:
    katt, hund = (dict(it) for it in head()["situations"])
    assert [answering(it.pop("answers")) for it in (katt, hund)] == [
        [[LAW, REPORT], [], [YOUNG]],
        [["pages/ring"], ["pages/ring", YOUNG], ["pages/ring"]],
    ]
    assert katt == {"phrases": "katten jamar", "own": "min katt", "about": "barnets katt", "but": "kattungen"}
    assert hund == {"phrases": "hunden", "last": True}


def test_a_class_is_who_asks_of_which_situation_and_a_danger_its_place() -> None:
    """Those with most questions first."""
    found = head()
    assert found["classes"] == {
        "priors": in_letters((21, 33 - 21, 54 - 33)),
        "voices": "021",
        "situations": "aab",
        "lacking": -20,
        "sure": 150,
        "alarm": 0,
        "calm": 1,
        "first": 2,
    }
    assert found["dangers"] == [1, 0]
    assert set(VOICES.values()) == {"adult", "self", "friend"}


def test_each_guide_that_dangers_name_is_told_once() -> None:
    found = head()["guides"]
    assert [(named(number), *rest) for number, *rest in found] == [
        (ADULT, "oro-i-skolan", "Du är orolig för en elev"),
        (YOUNG, "du-som-ar-ung", "Du som är ung"),
    ]
    assert head()["children"] == steps(number for number, it in enumerate(made().documents) if it.ref == YOUNG)


def test_small_words_of_questions_travel_with_the_head() -> None:
    """So that a query with one of them, as most have, does not need all files of bodies.

    "En" is in all alike, "den" tells too little.
    """
    small = [line.partition("\t")[0] for text in made().small.texts for line in text.split("\n")]
    lines = (line.split("\t") for text in made().body.texts for line in text.split("\n"))
    told = {term for term, _, _, _, *more in lines if more[:1] not in ([], [""])}
    assert small == ["det", "har", "skal"]
    assert {"hund", "eld"} <= told
    assert not {*small} & told


@pytest.mark.parametrize(
    ("ref", "texts"),
    [
        (
            "pages/ring",
            [("title", "Ring nu"), ("alias", "Numren"), ("keyword", "telefon"), ("summary", "Alla numren")],
        ),
        (
            "pages/stod-det-forut",
            [
                ("title", "Förut"),
                ("summary", "Gammalt."),
                ("old", "14 kap. 1 § socialtjänstlagen"),
                ("old", "3 kap. 6 § socialtjänstlagen"),
                ("old", "(ny) socialtjänstlagen"),
            ],
        ),
    ],
)
def test_a_page_over_many_records_is_found_by_its_names_and_that_of_old_provisions_by_each(
    ref: str, texts: list[tuple[str, str]]
) -> None:
    found = next(it for it in made().documents if it.ref == ref)
    assert list(found.texts) == texts
    assert (found.address, found.title, found.lang, found.status) == (
        f"{ref.partition('/')[2]}/",
        texts[0][1],
        "sv",
        "",
    )
    assert found.summary == next(text for name, text in texts if name == "summary")
    assert (found.superseded, found.has_contact, found.for_child, found.replaced_by) == (False, False, False, ())
    assert (found.aliases, found.keywords) == (found.of("alias"), found.of("keyword"))


def test_pages_are_the_last_kind() -> None:
    assert head()["kinds"][-1] == {
        "id": "pages",
        "place": 99,
        "weight": 100,
        "address": "",
        "singular": "sida",
        "plural": "sidor",
    }


@pytest.mark.parametrize(
    ("step", "choice"),
    [
        ("katt/hund/katter/katten", "hund/katter~"),
        ("katten", "katten"),
        # another stem, short, or with a mark or a number: each by itself
        ("slår/slagit", "slagit/slår"),
        ("elden/eld", "eld/elden"),
        ("att/ett", "att/ett"),
        ("112/112a", "112/112a"),
        ("barnet*/barn*", "barn*"),
    ],
)
def test_of_a_choice_the_words_with_one_stem_are_one(step: str, choice: str) -> None:
    assert _choice(step, swedish()) == choice
