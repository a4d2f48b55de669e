"""What is marked in titles and lines, and what a line says that a record was found by."""

import pytest

from handbook.site.answers import Call

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
    lines = [text for label, text in inside("lines_of", query, 20) if label == "Träff på: "]
    assert any(said in text for text in lines)
    assert unsaid not in lines


def test_a_line_never_says_what_only_the_index_writes(inside: Call) -> None:
    texts = [text for query in ("vad heter 14:1 nu", "soc 14 kap") for _, text in inside("lines_of", query, 30)]
    assert not [text for text in texts if "#" in text or "=" in text]


def test_a_line_says_nothing_of_a_text_that_it_does_not_know(inside: Call) -> None:
    """That of a home for parents is found by "mamma", which only its audience is called."""
    labels = {label for label, _ in inside("lines_of", "mamma och pappa bråkar", 20)}
    assert "Träff på: " in labels
    assert not any("texten" in label for label in labels)
