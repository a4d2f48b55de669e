"""Acute danger comes before all hits: what people type then shows the box, and what looks like it does not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.command.find import told, told_among_others
from handbook.content.kinds.types import DANGER
from handbook.content.vocabulary import Danger
from handbook.search.analysis import swedish_data
from handbook.search.head import urgent
from handbook.site.answers import Answers, Call
from search.judge import queries

TYPED = yaml.safe_load(Path(__file__).with_name("danger.yml").read_text("utf-8"))
NOTHING = "nothing"
ALARMS = 0.02
"""At most so large a share of the short sentences of all records may look like danger: some of them speak of it."""


def danger(answers: Answers, text: str) -> str:
    found = answers.answer(text, 1).urgent
    return found.id if found else NOTHING


@pytest.mark.parametrize("name", TYPED)
def test_danger_is_seen_and_nothing_else(answers: Answers, name: str) -> None:
    found = {str(text): danger(answers, str(text)) for text in TYPED[name]}
    wrong = [text for text, it in found.items() if (it == NOTHING) != (name == NOTHING)]
    assert wrong == []


def test_all_is_the_danger_it_is(answers: Answers) -> None:
    asked = [(str(text), name) for name, texts in TYPED.items() for text in texts]
    other = [text for text, name in asked if danger(answers, text) != name]
    assert other == []


@pytest.mark.parametrize(
    ("phrases", "text", "danger"),
    [
        (["zebran"], "zebran", True),
        (["zebran"], "blå zebrax", False),
        (["blå zebran"], "blå zebrax", True),
        (["zebran", "blå zebran"], "blå zebrax", True),
        (["blå zebran kommer", "zebran"], "blå zebrax", False),
    ],
)
def test_a_short_word_with_a_slip_tells_only_beside_others(
    inside: Call, phrases: list[str], text: str, *, danger: bool
) -> None:
    """Whatever other phrases have the same word."""
    assert inside("alarmed", phrases, text) == danger


@pytest.mark.parametrize(
    ("phrase", "text", "danger"),
    [
        # the words of a phrase in their order, any of a choice
        ("blå zebra", "en blå zebra här", True),
        ("blå zebra", "zebra blå", False),
        ("blå zebra", "blå", False),
        ("blå/röd zebra", "röd zebra", True),
        ("blå/röd zebra", "grön zebra", False),
        ("=blå zebra", "blå zebra", True),
        ("=blå zebra", "blå zebra kommer", False),
        # two others between them, or four small ones
        ("blå zebra", "blå xaxa xbxb zebra", True),
        ("blå zebra", "blå xaxa xbxb xcxc zebra", False),
        ("blå zebra", "blå och att och att zebra", True),
        ("blå zebra", "blå och att och att och zebra", False),
        # any ending, anywhere in a word, any form
        ("zebrafisk*", "zebrafiskarna", True),
        ("zebrafisk*", "vildzebrafisk", False),
        ("z* kommer", "zebran kommer", True),
        ("ze* kommer", "zebran kommer", True),
        ("zeb* kommer", "zebran kommer", True),
        ("zebrafisk* kommer", "zebra fiskarna kommer", True),
        ("*zebra*", "vildzebraflock", True),
        ("*zåbra* är", "vildzabraflock ar", True),  # nobody has dots here
        ("*zåbra* är", "vildzabraflock är", False),
        ("zebra~", "zebrorna", True),
        ("zebra", "zebrorna", False),
        # without dots, but a short word to the letter
        ("blåhäst", "blahast", True),
        ("såt", "sat", False),
        ("såt*", "såten", True),
        ("såt*", "saten", False),
        # by ear
        ("cykelzebra", "sykelzebra", True),
        ("schemazebra", "skjemazebra", True),
        ("cykelzebra*", "sykelzebrorna", False),
        ("cykelz*", "sykelzebrorna", True),
        # apart, if it is long
        ("zebrorn", "zeb rorn", True),
        ("zebror", "zeb ror", False),
        ("zebraflock*", "zebra flockarna", True),
        ("zebraflock", "zebra flockarna", False),
        # together, if one of them is for oneself
        ("zebran biter mig", "zebranbitermig", True),
        ("zebran biter", "zebranbiter", False),
        ("zebran biter", "hanzebran biter", True),
        ("zebran biter", "zebranhan biter", True),
        # a word of two letters may be an ending
        ("zebran biter", "dezebran biter", True),
        ("zebran biter", "zebrande biter", False),
        # in the order of a main clause and of a part of a sentence
        ("biter inte zebran", "att den inte biter zebran", True),
        ("inte biter zebran", "den biter inte zebran", False),
        # a small word may have a slip, and a short one two letters that have changed places
        ("biter från zebran", "biter frpn zebran", True),
        ("zebr biter", "zerb biter", True),
        ("zebr", "zerb", False),
        # a short one without dots, among others where nobody has dots
        ("får blå zebra", "far bla zebra", True),
        ("får blå zebra", "far blå zebra", False),
        # "jag" is no form of "jagar"
        ("jagar/jagade mig", "jag skar mig", False),
        # with a slip, if it is long: more so by itself, most if it has any ending
        ("zebrorn", "zebrxrn", True),
        ("zebror", "zebrxr", False),
        ("blå zebra", "blå zebxa", True),
        ("blå zebr", "blå zexr", False),
        ("zebraflo*", "zebxafloxx", True),
        ("zebrafl*", "zebxaflxx", False),
        ("zebran giraffen", "zebrxn giraffen", True),
        ("zebran giraffen", "zebrxn girxffen", False),
        ("zebrafamilj", "zebxafaxilj", False),
    ],
)
def test_what_a_phrase_is_told_by(inside: Call, phrase: str, text: str, *, danger: bool) -> None:
    assert inside("alarmed", [phrase], text) == danger


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("blå zebra", True),
        ("blå zebra flock", False),
        ("blå zebra och flock", False),
        ("blå zebra och på flock", True),
        ("blå zebra xaxa flock", True),
        ("blå zebra flocx", True),
        ("blå zebra flock om blå zebra", True),
    ],
)
def test_what_looks_alike_takes_its_words(inside: Call, text: str, *, danger: bool) -> None:
    assert inside("alarmed", ["blå zebra"], text, ["blå zebra flock"]) == danger


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("xaxa blå zebra flock xbxb", "xaxa xbxb"),
        ("xaxa blå och zebra flock", "xaxa och"),
        ("blå zebra flock", ""),
        ("blå zebra", None),
    ],
)
def test_nothing_is_learned_of_the_words_of_a_look_alike(inside: Call, text: str, left: str | None) -> None:
    assert inside("left", text, ["blå zebra flock"]) == left


@pytest.mark.parametrize(
    ("phrase", "text", "danger"),
    [
        ("förd bort", "förts bort", True),
        ("förd bort", "fört bort", True),
        ("gömd bort", "gomts bort", True),
        ("förd bort", "kör fort bort", False),  # an ordinary word
        ("gömd bort", "gömts bort", True),
        ("gömd bort", "gömma bort", False),
        ("nöd bort", "nöt bort", False),  # too short to be a verb with an ending
        ("gömt bort", "gömd bort", False),
    ],
)
def test_what_has_been_done_is_told_in_every_form(inside: Call, phrase: str, text: str, *, danger: bool) -> None:
    assert inside("alarmed", [phrase], text) == danger


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("bok om blå zebra", False),
        ("bok om hennes blå zebra", True),
        ("bok om zebran som blå zebra igår", True),
        ("hon har en bok om djuren där det är blå zebra", False),  # told of too far away
        ("statistik blå zebra", False),
        ("statistik hon är blå zebra", True),
        ("hur vanligt är blå zebra", False),
        ("hur vanligt är det att han är blå zebra", True),
        ("katten är blå zebra", False),  # the words are an animal's
        ("hennes katt är blå zebra", False),
        ("katten rymde till en blå zebra", True),
        ("hon blev blå zebra när katten rymde", True),
    ],
)
def test_what_is_told_of_one_who_is_known_is_danger_all_the_same(inside: Call, text: str, *, danger: bool) -> None:
    assert inside("alarmed", ["blå zebra"], text) == danger


@pytest.mark.parametrize("name", ["böjning", "sammansättning", "lagrum", "beteckning", "namn", "flera ord"])
def test_those_who_look_up_are_not_alarmed(answers: Answers, name: str) -> None:
    assert [text for text in queries()[name] if danger(answers, text) != NOTHING] == []


def test_titles_are_not_alarming(made: search.Made, answers: Answers) -> None:
    found = [it.title for it in made.documents if danger(answers, it.title) != NOTHING]
    assert len(found) <= ALARMS * len(made.documents), found


@pytest.mark.parametrize(
    "text",
    [
        # the Swedish stem of an English word is another's
        *("rap", "rapp", "rapar", "raps", "rappare", "hiphop och rap", "skriva rap med elever", "min son rappar"),
        # what begins as a word of danger does
        *("utkast", "utkastet", "utkast brev", "utkast till orosanmälan"),
        # no words that are written together
        *("miniräknare", "miniräknaren", "deklarerar", "deklarationer", "slaviska språk", "jugoslaviska"),
        *("metaforer", "sagor och metaforer om känslor", "kappvändare", "intressantaste"),
        *("killkompisar", "mina killkompisar"),
        # a word of its own that is almost one of danger
        *("runway", "stackarn", "svalkar", "inlästa läromedel"),
    ],
)
def test_what_only_looks_like_danger_alarms_nobody(answers: Answers, text: str) -> None:
    assert danger(answers, text) == NOTHING


@pytest.mark.parametrize(
    "text",
    [
        *("raped", "rape", "i was raped", "someone is raping her", "utkastad hemifrån", "blev utkastad av pappa"),
        *("slårmig", "deslårmig", "hanslår", "jagvilldö", "killmyself", "får stryk med 5 rapp av pappa"),
        "ridskolechefen har kladdat på min dotter",
        *("tar tjugo tabletter dagligen", "har tagit för många tabletter dagligen hela veckan"),
        *("skär mig i fingret varje kväll för att känna nåt", "min son är i fara illa ute"),
        *("lägger sig på golvet när han ska hem till pappa", "han har kniv och pistol och sax i väskan"),
        *("inlåst", "blev inlåst", "han skjuter på skolan", "jag blev inläst i förrådet", "runaway", "jag rymde"),
        *("våldtagen", "112", "Jag säljer sex", "Någon hotar att sprida bilder på dig"),
    ],
)
def test_what_is_danger_beside_what_looks_like_it(answers: Answers, text: str) -> None:
    assert danger(answers, text) != NOTHING


def test_every_danger_is_reached_by_each_of_its_phrases(catalog: Catalog, answers: Answers) -> None:
    """The first word of each choice makes a sentence that is danger, whichever."""
    groups = {name: words.split()[0].replace("*", "") for name, words in swedish_data()["groups"].items()}
    dangers = catalog.items(DANGER, Danger)
    assert dangers
    for item in dangers:
        assert item.phrases, item
        for phrase in item.phrases:
            words = [step.split("/")[0].replace("*", "") for step in phrase.removeprefix("=").split()]
            assert danger(answers, " ".join(groups.get(it, it) for it in words)) != NOTHING, phrase


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("min pappa slår mig", "guides/du-har-varit-med-om-nagot"),
        ("min kompis blir slagen hemma", "guides/en-van-berattar"),
        ("min elev blir slagen hemma", "guides/barn-som-upplever-vald-i-familjen"),
        # What other questions of these words say is no matter where danger is told in the first person.
        ("jag har skrivit ett avskedsbrev", "guides/du-har-varit-med-om-nagot"),
        ("ja vill dö", "guides/du-har-varit-med-om-nagot"),
        ("i cut myself", "guides/du-har-varit-med-om-nagot"),
        ("pappa står i köket med en kniv", "guides/du-har-varit-med-om-nagot"),
        ("min elev har skrivit ett avskedsbrev", "guides/ett-barn-berattar"),
        ("pojke 4 år säger pappa sparkade mig", "guides/barn-som-upplever-vald-i-familjen"),
    ],
)
def test_the_guide_is_for_the_one_who_asks(answers: Answers, text: str, guide: str) -> None:
    found = answers.answer(text, 1).urgent
    assert found
    assert found.guide == guide


def test_numbers_are_those_of_the_records(catalog: Catalog, made: search.Made, answers: Answers) -> None:
    numbers = {facts["nummer"] for it in catalog.entries.values() if "nummer" in (facts := it.record.facts)}
    dangers: list[dict[str, Any]] = urgent(catalog, made.rules)
    shown = {number for it in dangers for _, number, _ in it["lines"]}
    assert shown
    assert shown <= numbers
    names = {name for it in dangers for name, *_ in it["lines"]}
    assert all(name[0].isupper() or name[0].isdigit() for name in names), "each begins a line of a list"
    found = answers.answer("vill inte leva längre", 1).urgent
    assert found
    assert found.lines


def test_the_command_says_it_first(answers: Answers) -> None:
    found = answers.answer("vill inte leva", 2)
    assert told(found, "text").startswith("Är någon i fara nu? Ring 112.\n")
    assert "116 111" in told(found, "text").split("\n\n")[0]
    assert '"urgent": "sjalvmord"' in told(found, "json")
    assert '"urgent": "sjalvmord"' in told_among_others(found, "json")
    assert '"urgent": null' in told_among_others(answers.answer("skärgård"), "json")
