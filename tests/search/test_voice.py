"""Who asks, and what that changes: somebody young, a grown-up, or one who has harmed a child."""

import pytest

from handbook import search
from handbook.site.answers import Answers, Call

YOUNG, GROWN_UP = {"self", "friend"}, {"adult"}
HARMED = {"resources/valj-att-sluta", "guides/radd-att-sjalv-bega-overgrepp"}


def first(answers: Answers, text: str) -> list[str]:
    return [hit.ref for hit in answers.answer(text, 3).hits]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        pytest.param("personalen på boendet rycker i mig", YOUNG, id="one's own body beside a professional"),
        pytest.param("läraren tog min telefon och skrek åt oss", YOUNG, id="one's own thing beside a professional"),
        pytest.param("vi fyra killar blev slagna av en tränare", YOUNG, id="we who were hit"),
        pytest.param("mamma dricker", YOUNG, id="who calls her mamma"),
        pytest.param("mamma ligger bara i sängen och jag lagar maten", YOUNG, id="a child's household"),
        pytest.param("min pappa kollar min mobil", YOUNG, id="one's own father"),
        pytest.param("jag är kurator och en tjej vågar inte gå hem", GROWN_UP, id="one's work"),
        pytest.param("sonens nya mamma låser in honom", GROWN_UP, id="somebody's mother"),
        pytest.param("min mans telefon var full av bilder på flickor", GROWN_UP, id="a wife"),
        pytest.param("byta handläggare mitt i utredningen", GROWN_UP, id="in the middle of it"),
        pytest.param("jag vet att en elev blir slagen", GROWN_UP, id="what somebody knows of another"),
        pytest.param("sexåring säger att pappa slog mig", GROWN_UP, id="what a child has said"),
        pytest.param("får jag som mormor veta vad soc beslutat om barnet", GROWN_UP, id="a relative"),
        pytest.param("tror min systerdotter blir slagen men är rädd att förstöra familjen", GROWN_UP, id="an aunt"),
        pytest.param("min brorson blir slagen hemma", GROWN_UP, id="an uncle"),
        pytest.param("min gudson blir slagen", GROWN_UP, id="a godparent"),
        pytest.param("min svägerska slår sin son", GROWN_UP, id="who is married into a family"),
        pytest.param("min bonusdotter vägrar äta", GROWN_UP, id="who lives with a parent"),
        pytest.param("min kusin blir slagen", YOUNG, id="a cousin, whom the young have too"),
        pytest.param("mormor slår mig", YOUNG, id="a grandchild"),
        pytest.param("jag tror nån gör saker med pojkarna", GROWN_UP, id="who tells of several"),
    ],
)
def test_who_asks(inside: Call, text: str, voices: set[str]) -> None:
    ((voice, _),) = inside("asking", [text])
    assert voice in voices


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        pytest.param("jag vågar inte säga nej till min pojkvän", "self", id="whom one is together with"),
        pytest.param("min pojkvän blir slagen av sin pappa", "friend", id="who is together with one and in need"),
        pytest.param("min kompis mår dåligt och jag är orolig", "friend", id="a friend"),
    ],
)
def test_whom_it_is_about(inside: Call, text: str, voice: str) -> None:
    assert inside("asking", [text])[0][0] == voice


@pytest.mark.parametrize("text", ["jag blev tafsad på träningen", "vi blev tafsade på av en lärare"])
def test_who_has_been_harmed_is_not_read_as_one_who_has_done_it(answers: Answers, text: str) -> None:
    assert not HARMED & {*first(answers, text)}


@pytest.mark.parametrize(
    "text",
    [
        "jag slog min son igår kväll",
        "jag skakade bebisen när den skrek",
        "jag gav min dotter en örfil och skäms",
        "hur kan jag sluta slå mina barn",
        "jag har gjort något hemskt mot min lillasyster",
        "jag tafsade på min kusin när hon sov",
    ],
)
def test_who_has_harmed_a_child_is_shown_where_help_is(answers: Answers, text: str) -> None:
    found = first(answers, text)
    assert found[0] in HARMED
    assert not {"guides/ett-barn-berattar", "guides/oro-for-ett-barn-i-skolan-eller-forskolan"} & {*found}


@pytest.mark.parametrize(
    "text", ["jag såg grannen slå sin son", "jag tror att han slår mitt barn", "jag slog upp lagen"]
)
def test_who_has_seen_it_has_not_done_it(answers: Answers, text: str) -> None:
    assert first(answers, text)[0] not in HARMED


@pytest.mark.parametrize(
    "text",
    [
        "hittade skärmdumpar av övergreppsfilm på familjehemspappans dator",
        "grabben i sjuan har fått moped o dyra jackor plötsligt",
    ],
)
def test_a_danger_that_is_only_likely_takes_no_place(answers: Answers, text: str) -> None:
    found = answers.answer(text, 3)
    assert found.urgent is not None
    assert found.urgent.guide not in [hit.ref for hit in found.hits]


def test_a_danger_that_a_phrase_tells_stands_first(answers: Answers) -> None:
    found = answers.answer("vill inte leva längre", 3)
    assert found.urgent is not None
    assert found.urgent.guide == found.hits[0].ref


def test_where_it_is_unclear_who_asks_both_are_answered(inside: Call, made: search.Made, answers: Answers) -> None:
    children = {it.ref for it in made.documents if it.for_child}
    texts = [
        "gubbe på discord vill att jag ska byta till en annan app",
        "fritidskillen går aldrig hem säger att han väntar på en gubbe",
        "avklätt foto ligger i klassens gruppchatt hur går vi vidare",
    ]
    unclear = [text for text, (_, sure) in zip(texts, inside("asking", texts), strict=True) if not sure]
    assert unclear
    for text in unclear:
        assert len({ref in children for ref in first(answers, text)}) == 2, text
