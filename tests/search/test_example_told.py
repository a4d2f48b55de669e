"""What the example answers when something is told: each line needs one way in which words are understood.

The dangers, situations and questions beside this file are laid over the example, whose records others take away.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from examples import understood
from handbook import search
from handbook.site.answers import Answers, answering
from places import ROOT

FOLDER = ROOT / "docs/assets/search"
TOLD = Path(__file__).with_name("told")


@pytest.fixture(scope="module")
def example_answers() -> Iterator[Answers]:
    """Return the answers to queries about the example."""
    modules = {f"assets/search/{path.name}": path.read_bytes() for path in FOLDER.glob("*.js")}
    told = {f"vocabulary/{path.stem}": path.read_text("utf-8") for path in TOLD.glob("*.yml")}
    assert sorted(told) == ["vocabulary/asked", "vocabulary/danger", "vocabulary/situations"]
    catalog, findings = understood(told)
    assert findings == ()
    with answering(search.make(catalog), modules) as found:
        yield found


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        pytest.param("vill inte leva", "livet", id="a phrase"),
        pytest.param("orkar bara inte leva", "livet", id="with a word between"),
        pytest.param("orkar springa hoppa dansa inte leva", None, id="with too many words between"),
        pytest.param("leva vill hon inte", None, id="in another order"),
        pytest.param("att hon inte vill leva", "livet", id="with the small word before"),
        pytest.param("vill int leva", "livet", id="as it is spoken"),
        pytest.param("pappa slåår maj", "fara", id="as it is typed in haste"),
        pytest.param("hejdå för alltid", "livet", id="a phrase by itself"),
        pytest.param("hejdå för alltid sa hon till kaffet", None, id="that phrase among others"),
        pytest.param("min kompis är suicidal", "livet", id="inside a word"),
        pytest.param("självmordstankar", "livet", id="with any ending"),
        pytest.param("självmord", "livet", id="a word"),
        pytest.param("statistik självmord", None, id="a word of one who asks for knowledge"),
        pytest.param("betyder vill inte leva", None, id="a phrase of one who asks for knowledge of nobody"),
        pytest.param("dad pappa slar mig", "fara", id="without dots, beside one English word"),
        pytest.param("hur många barn vill inte leva", None, id="a phrase of one who counts"),
        pytest.param("bok om en som inte vill inte leva", None, id="a phrase of one who looks for something to read"),
        pytest.param("jag har tagit en överdos", "livet", id="of oneself"),
        pytest.param("överdos sitter i journalen", None, id="nobody's own"),
        pytest.param("barnet har skrivit ett avskedsbrev", "livet", id="about somebody"),
        pytest.param("ett avskedsbrev", None, id="about nobody"),
        pytest.param("vill inte leva utan kaffe", None, id="a look-alike"),
        pytest.param("vill inte leva utan kaffe och pappa slår mig", "fara", id="a danger beside a look-alike"),
        pytest.param("pappa slår mig för att barnet har rymt", "fara", id="of two dangers the first"),
        pytest.param("syns ej sen gryningen skymningen", "rymt", id="words of questions in danger"),
        pytest.param(
            "ungen vrålar och syns inte till just nu mot oss", "fara", id="unclear which danger: what holds for all"
        ),
        pytest.param("syns inte till ungen vrålar", "fara", id="unclear, whatever is a little likelier"),
        pytest.param("syns till", None, id="too few words"),
        pytest.param("kurs om självmord barnet", None, id="a word of one who asks for knowledge about somebody"),
        pytest.param("min kompis är hypersuicidal", "livet", id="at the end of a word"),
        pytest.param("mall för när barnet vill inte leva", None, id="a phrase of one who prepares"),
        pytest.param("viiiilll intee levaaa", "livet", id="with letters held down"),
        pytest.param("hugga ved med yxan", None, id="words of calm questions"),
        pytest.param("syns inte till: statistik sen skymningen", None, id="words of danger, asked for knowledge"),
    ],
)
def test_danger(example_answers: Answers, text: str, danger: str | None) -> None:
    found = example_answers.answer(text, 1).urgent
    assert (found and found.id) == danger


GROWN_UP, YOUNG = "guides/oro-i-skolan", "guides/du-som-ar-ung"


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        pytest.param("vill inte leva", GROWN_UP, id="nobody says who asks"),
        pytest.param("jag vill inte leva", YOUNG, id="oneself"),
        pytest.param("min kompis vill inte leva", YOUNG, id="a friend"),
        pytest.param("hennes kompis vill inte leva", GROWN_UP, id="somebody else's friend"),
        pytest.param("eleven säger att jag vill inte leva", GROWN_UP, id="what a child has said"),
        pytest.param("eleven säger pappa slår mig", GROWN_UP, id="what a child has said of itself"),
        pytest.param("min elev vill inte leva", GROWN_UP, id="a word of work"),
    ],
)
def test_the_guide_is_for_who_asks(example_answers: Answers, text: str, guide: str) -> None:
    found = example_answers.answer(text, 1).urgent
    assert found
    assert found.guide == guide


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("smutsiga kläder", [GROWN_UP, "concepts/orosanmalan"], id="a phrase"),
        pytest.param("kläder som alltid är väldigt smutsiga", [GROWN_UP, "concepts/orosanmalan"], id="scattered"),
        pytest.param("min kompis har smutsiga kläder", [YOUNG, "resources/stodlinjen"], id="a friend asks"),
        pytest.param("jag får ingen mat", [YOUNG], id="of oneself"),
        pytest.param("pojken är alltid hungrig", [GROWN_UP, "concepts/orosanmalan"], id="about somebody"),
        pytest.param("vet inte vad", ["resources/handledningen"], id="where to begin, when nothing else answers"),
        pytest.param("vet inte vad smutsiga kläder", [GROWN_UP, "concepts/orosanmalan"], id="not when something does"),
        pytest.param("mobilen blev snodd igen", ["concepts/polisanmalan"], id="words of questions that are sure"),
    ],
)
def test_a_situation(example_answers: Answers, text: str, first: list[str]) -> None:
    assert [hit.ref for hit in example_answers.answer(text, 3).hits][: len(first)] == first


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        pytest.param("smutsiga kläder tvättas på lördag", "concepts/orosanmalan", id="a look-alike"),
        pytest.param("alltid hungrig", "concepts/orosanmalan", id="about nobody"),
        pytest.param("får ingen mat i påsen", YOUNG, id="nobody's own"),
        pytest.param("hur många barn har smutsiga kläder", "concepts/orosanmalan", id="who counts"),
        pytest.param("mobilen blev snodd", "concepts/polisanmalan", id="too few words for a guess"),
    ],
)
def test_no_situation(example_answers: Answers, text: str, ref: str) -> None:
    hits = example_answers.answer(text, 2).hits
    assert ref not in [hit.ref for hit in hits if hit.score > 2]
