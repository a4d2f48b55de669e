"""Paragraphs beside their act: no other act has the answer, and what the handbook lacks is told."""

import pytest

from handbook import search
from handbook.command.find import told
from handbook.site.answers import Answers, Call

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
lagen om vård av unga 6 § > laws/lvu-6
lagen om omhändertagande lvu 6 § > laws/lvu-6
4 § lagen om skyldighet att lämna uppgifter till de brottsbekämpande myndigheterna > laws/lag-2025-170-4
lagen om registerkontroll 6 § > laws/registerkontroll
lagen om våldtäkt 6 kap 1 § > laws/valdtakt
får man slå barn enligt lagen 6 kap 1 § > laws/fb-6-1
barnkonventionen artikel 34 > laws/barnkonventionen-som-lag
"""
LACKING = """
LVU 77 § > laws/lvu > 77 § LVU
77 § lvu > laws/lvu > 77 § lvu
lag 1990:52 77 § > laws/lvu > 77 § lag 1990:52
12 § lagen (1990:52) > laws/lvu > 12 § lagen 1990:52
skollagen (2010:800) 29 kap 99 § > laws/skollagen > 29 kap. 99 § skollagen 2010:800
lvu 12 § > laws/lvu > 12 § lvu
5 § LVU > laws/lvu > 5 § LVU
lagen om könsstympning 12 § > laws/konsstympning > 12 § lagen om könsstympning
12 § Lagen om skyddat boende > laws/lag-2024-79 > 12 § Lagen om skyddat boende
lagen med särskilda bestämmelser om vård av unga 12 § > laws/lvu > 12 § lagen med särskilda bestämmelser om vård av unga
12 § BBS-lagen > laws/bbs-lagen > 12 § BBS-lagen
psl 6:9 > laws/psl-6-5 > 6 kap. 9 § psl
FB 6:8 > laws/fb-6-15 > 6 kap. 8 § FB
SkolL 29:99 > laws/skollagen > 29 kap. 99 § SkolL
FL 99 § > laws/forvaltningslagen-13 > 99 § FL
hälso- och sjukvårdslagen 99 kap 1 § > laws/halso-och-sjukvardslagen > 99 kap. 1 § hälso- och sjukvårdslagen
Hälso- och sjukvårdslagen 5 kap 99 § > laws/halso-och-sjukvardslagen > 5 kap. 99 § Hälso- och sjukvårdslagen
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
lagen om barnahus 12 § > 12 § lagen om barnahus
12 § lagen om hästar > 12 § lagen om hästar
lagen om domstolsärenden 12 § > 12 § lagen om domstolsärenden
lagen mot djurplågeri 6 kap 4 § > 6 kap. 4 § lagen mot djurplågeri
förordningen om hästar 12 § > 12 § förordningen om hästar
abc-lagen 12 § > 12 § abc-lagen
"""
ELSEWHERE = (
    "12|11|13|23 c|31 a|18 kap. 4|6 kap. 4|6 kap. 9|19 kap. 1|10 kap. 28|29 kap. 14|6 kap. 12|5 kap. 7|26 kap. 1"
)
"""Paragraphs that the handbook has of some acts."""
NAMED = """
1990:52 > lvu|lagen om vård av unga|lagen med särskilda bestämmelser om vård av unga|lagen (1990:52)
2025:400 2001:453 > sol|socialtjänstlagen
2009:400 > osl|sekretesslagen|offentlighets- och sekretesslagen
1949:381 > fb|föräldrabalken
1962:700 > brb|brottsbalken
2010:800 > skollagen|skollagen (2010:800)
2017:30 > hsl|hälso- och sjukvårdslagen
2010:659 > psl|patientsäkerhetslagen
2005:716 > utll|utlänningslagen
1978:302 > passlagen
2017:900 > förvaltningslagen
2014:821 > patientlagen
1982:316 > lagen om könsstympning|lagen om förbud mot könsstympning av kvinnor|lagen (1982:316)
2024:79 > lagen om skyddat boende|lagen om placering av barn i skyddat boende
2005:429 > lagen om god man|lagen om god man för ensamkommande barn
2018:1197 > lagen om barnkonventionen|barnkonventionslagen
1998:112 > lagen om ansvar för elektroniska anslagstavlor|bbs-lagen
2025:170 > lagen om skyldighet att lämna uppgifter till de brottsbekämpande myndigheterna
2003:491 > lagen om konsulärt ekonomiskt bistånd
2013:407 > lagen om vård till papperslösa|lagen om hälso- och sjukvård till vissa utlänningar
2013:852 > lagen om registerkontroll|lagen om registerkontroll av personer som ska arbeta med barn
"""
"""What acts are called, by their numbers."""


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
    assert f"Sökningen har inte: {lacked}." in told(found, "text")


@pytest.mark.parametrize(("text", "lacked"), rows(OTHERS))
def test_of_an_act_that_the_handbook_lacks_no_other_act_answers(answers: Answers, text: str, lacked: str) -> None:
    found = answers.answer(text)
    acts = {"laws", "conventions"} & {hit.ref.partition("/")[0] for hit in found.hits[:3]}
    assert (acts, found.unknown) == (set(), (lacked,))


@pytest.mark.parametrize(("numbers", "names"), rows(NAMED))
def test_what_another_act_has_is_no_answer(made: search.Made, answers: Answers, numbers: str, names: str) -> None:
    has = {document.ref: set(document.of("number")) for document in made.documents if document.kind == "laws"}
    own = {ref for ref, its in has.items() if its & {*numbers.split()}}
    elsewhere = {f"{it} §" for it in ELSEWHERE.split("|")} - {it for ref in own for it in has[ref]}
    assert own
    assert len(elsewhere) > 7
    asked = [text for name in names.split("|") for it in sorted(elsewhere) for text in (f"{name} {it}", f"{it} {name}")]
    first = {text: next((hit.ref for hit in answers.answer(text).hits if hit.ref in has), "") for text in asked}
    assert {text: ref for text, ref in first.items() if ref not in own} == {}


def test_the_name_of_an_act_does_not_end_in_another_word(answers: Answers) -> None:
    assert answers.answer("polislagen").hits[0].ref != "concepts/barnmisshandel"


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("lvu 3 §", []),
        ("lvu 31 i §", ["31 i §§"]),
        ("passlagen 12 §", ["12 §§"]),
        ("19 kap 1 § sol", ["19 kap. 1 §"]),
        ("polislagen 13 §", []),
        ("brb 6:4", ["6 kap. 4 §"]),
    ],
)
def test_a_paragraph_is_marked_where_it_is_of_the_act(inside: Call, query: str, marked: list[str]) -> None:
    assert [it for _, parts in inside("marked_titles", query, 10) for it in parts if "§" in it] == marked
