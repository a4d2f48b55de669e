"""What is marked in titles and lines, and what a line says that a record was found by."""

import pytest

from handbook.site.answers import Call

FOUND_BY = "Träff på: "
MARKED = [
    # what was typed, in any inflection
    ("orosanmälningar", "Att göra en orosanmälan", ["orosanmälan"]),
    ("anmalan", "Anmälan och annat", ["Anmälan"]),
    ("tänder", "Ont i en tand", ["tand"]),
    ("14 kap 1 § sol", "Se 14 kap. 1 § och 14 kap. 2 §", ["14 kap. 1 §"]),
    # part of another word, unless the whole of it was meant
    ("sälja sex", "Sexuella övergrepp och sex", ["sex"]),
    ("granska skär", "Myndigheten granskar", ["granskar"]),
    ("skär sig", "Myndigheten granskar", []),
    ("mannen", "Barnombudsmannen", []),
    ("våldtäkt mot barn", "Barnafrid om barn", ["barn"]),
    ("brott", "Sexualbrott är brott", ["brott"]),
    ("barn misshandel", "Barnmisshandel", ["Barnmisshandel"]),
    ("konventionen om barn", "Barnkonventionen", ["Barnkonventionen"]),
    # a word that is the same only without its dots, unless none were typed
    ("våningen", "Din vän", []),
    ("vaningen", "Din vän", ["vän"]),
    # what a word or a name begins while it is typed
    ("orosanm", "En orosanmälan", ["orosanmälan"]),
    ("barna", "Barnahus i Linköping", ["Barnahus"]),
    ("barna", "Om Barnahus och barn", ["barn"]),
    # of a phrase that means the same all or nothing
    ("trafficking", "Människohandel", ["Människohandel"]),
]


@pytest.mark.parametrize(("query", "text", "marked"), MARKED)
def test_only_what_was_typed_or_made_the_hit_is_marked(inside: Call, query: str, text: str, marked: list[str]) -> None:
    assert inside("marked", query, text) == marked


@pytest.mark.parametrize(
    ("query", "said", "unsaid"),
    [
        ("barnmishandel", "barnmisshandel", "barnmishandel"),
        ("grooomning", "grooming", "grooomning"),
        ("skolutveckling", "skolutvecklingsprogram", "skolutveckling"),
    ],
)
def test_a_line_says_words_that_the_record_has_and_not_as_they_were_misspelled(
    inside: Call, query: str, said: str, unsaid: str
) -> None:
    lines = [text for label, text in inside("lines_of", query, 20) if label == FOUND_BY]
    assert any(said in text for text in lines)
    assert unsaid not in lines


def test_a_line_never_says_what_only_the_index_writes(inside: Call) -> None:
    texts = [text for query in ("vad heter 14:1 nu", "soc 14 kap") for _, text in inside("lines_of", query, 30)]
    assert not [text for text in texts if "#" in text or "=" in text]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        # another word of the same stem, or one that only is like it without its dots
        ("slåss", ["slåss"]),
        ("skriver på blanketten", ["skrivelsen", "skriver"]),
        ("hur väger vi hans vilja", ["våga", "väger"]),
        # what only lists of other words for a subject, a reader or a record have
        ("elev", ["elev"]),
        ("utbildning för skolsköterska", ["skolsköterska"]),
        ("hallick", ["hallick"]),
    ],
)
def test_a_line_says_no_word_that_a_page_may_lack(inside: Call, query: str, words: list[str]) -> None:
    said = [text.split(", ") for label, text in inside("lines_of", query, 20) if label == FOUND_BY]
    assert not {word for line in said for word in line} & set(words)


@pytest.mark.parametrize(("query", "word"), [("leva", "leva"), ("tystnadsplikt friskola", "tystnadsplikt")])
def test_a_line_says_a_word_that_the_page_has(inside: Call, query: str, word: str) -> None:
    assert word in [
        part for label, text in inside("lines_of", query, 20) if label == FOUND_BY for part in text.split(", ")
    ]


@pytest.mark.parametrize(
    "query",
    [
        "jag vill inte leva längre",
        "pappa sa att han tar med sig oss i döden",
        "far jag traumabehandling fast rattegangen inte ar klar",
        "en gubbe skriver till mig på roblox",
        "jag vågar inte säga nej till min pojkvän",
    ],
)
def test_what_stands_first_for_what_is_told_says_what_it_is(inside: Call, query: str) -> None:
    (label, _), *_ = inside("lines_of", query, 1)
    assert label not in {FOUND_BY, "Kallas också: "}
