"""Paragraphs beside their act: no other act has the answer, and what the handbook lacks is told."""

import pytest

from handbook.command.find import told
from handbook.site.answers import Answers

KNOWN = """
1 § lvu > laws/lvu
lvu 31a > laws/lvu-31-a
lvu 6 a § > laws/lvu-6
brb 6:4 > laws/valdtakt-mot-barn
6 kap 4 § brottsbalken > laws/valdtakt-mot-barn
SoL 19 kap 1 § > laws/sol-2025-19-1
§ 19 kap 1 socialtjänstlagen > laws/sol-2025-19-1
paragraf 19 kapitel 1 sol > laws/sol-2025-19-1
§ 13 kap. 6 brb > laws/brottsbalken-6-13
sol 14:1 > laws/sol-2025-19-1
14 kap. 1 c § SoL > laws/sol-2025-19-4
11 kap 3§ sol > pages/stod-det-forut
5 kap 1 d § sol > pages/stod-det-forut
skollagen 29:14 > laws/skollagen-29-14
skolagen 29:14 > laws/skollagen-29-14
passlagen 12 § > laws/passlagen-12
lag 1990:52 6 § > laws/lvu-6
får soc ta barn enligt 3 § lvu > laws/lvu
barnkonventionen artikel 34 > laws/barnkonventionen-som-lag
"""
LACKING = """
LVU 77 § > laws/lvu > 77 § LVU
77 § lvu > laws/lvu > 77 § lvu
lag 1990:52 77 § > laws/lvu > 77 § lag
BrB 99:1 > laws/brottsbalken > 99 kap. 1 § BrB
brottsbalken 6 kap 99 § > laws/brottsbalken > 6 kap. 99 § brottsbalken
sol 99 kap 1 § > laws/socialtjanstlagen-2025 > 99 kap. 1 § sol
skollagen 29 kap 99 § > laws/skollagen > 29 kap. 99 § skollagen
OSL 10 kap 99 b § > laws/offentlighets-och-sekretesslagen > 10 kap. 99 b § OSL
sekretesslagen 14 kap 2 § > laws/offentlighets-och-sekretesslagen > 14 kap. 2 § sekretesslagen
barnkonventionen artikel 99 > conventions/barnkonventionen > artikel 99 barnkonventionen
vad säger 99 § i LVU om barn > laws/lvu > 99 § LVU
passlagen 77 § > laws/passlagen-12 > 77 § passlagen
"""
OTHERS = """
polislagen 99 § > 99 § polislagen
polislagen 13 § > 13 § polislagen
4 § LVM > 4 § LVM
RB 24:7 > 24 kap. 7 § RB
rättegångsbalken 23 kap 1 § > 23 kap. 1 § rättegångsbalken
bbl 4 § > 4 § bbl
diskrimineringslagen 2 kap 5 § > 2 kap. 5 § diskrimineringslagen
arbetsmiljölagen 3 kap 2 § > 3 kap. 2 § arbetsmiljölagen
vapenlagen 5 § > 5 § vapenlagen
ordningslagen 3:1 > 3 kap. 1 § ordningslagen
aktiebolagslagen 3 § > 3 § aktiebolagslagen
min granne bryter mot polislagen 99 § > 99 § polislagen
"""


def rows(table: str) -> list[list[str]]:
    return [line.split(" > ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "first"), rows(KNOWN))
def test_a_paragraph_is_found_however_it_is_written(answers: Answers, text: str, first: str) -> None:
    found = answers.answer(text)
    assert found.hits[0].ref == first
    assert not [it for it in found.unknown if "§" in it or "artikel" in it]


@pytest.mark.parametrize(("text", "first", "lacked"), rows(LACKING))
def test_a_paragraph_that_the_act_lacks_is_no_other(answers: Answers, text: str, first: str, lacked: str) -> None:
    found = answers.answer(text)
    assert (found.hits[0].ref, found.unknown) == (first, (lacked,))
    assert f"Handboken har inte: {lacked}." in told(found, "text")


@pytest.mark.parametrize(("text", "lacked"), rows(OTHERS))
def test_of_an_act_that_the_handbook_lacks_no_other_act_answers(answers: Answers, text: str, lacked: str) -> None:
    found = answers.answer(text)
    acts = {"laws", "conventions"} & {hit.ref.partition("/")[0] for hit in found.hits[:3]}
    assert (acts, found.unknown) == (set(), (lacked,))


def test_the_name_of_an_act_does_not_end_in_another_word(answers: Answers) -> None:
    assert answers.answer("polislagen").hits[0].ref != "concepts/barnmisshandel"
