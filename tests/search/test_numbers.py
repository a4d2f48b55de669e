"""Every number of every record, in every spelling that people use: acts, propositions, inquiries, paragraphs, journals.

The numbers are read out of the records and the spellings stand below, so that a new record is tried in all of them.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest

from content.test_resource import DIALLED
from handbook import search
from handbook.search.citations import cited, each_provision, with_wider
from handbook.site.answers import Answers, Call

NAMES = frozenset({"title", "alias", "number"})
ACTS = {
    "brb": "brb|brottsbalken|brottsbalk",
    "sol": "sol|socialtjänstlagen",
    "osl": "osl|offentlighets- och sekretesslagen|sekretesslagen",
    "hsl": "hsl|hälso- och sjukvårdslagen",
    "psl": "psl|patientsäkerhetslagen",
    "skoll": "skoll|skollagen",
    "fb": "fb|föräldrabalken",
    "utll": "utll|utlänningslagen",
    "lvu": "lvu",
    "fl": "fl|förvaltningslagen",
    "pass": "passlagen",
}
"""What acts are called. In the spellings, A is one of these names, C a chapter and P a paragraph."""
CHAPTERS = """A C:P|C:P A|C kap. P § A|C kap P § A|C kap P§ A|Ckap P§ A|kap C § P A|kap. C § P A
    |kapitel C paragraf P A|C kap P par A|§ P C kap A|§P C kap A|P § C kap. A|A C kap P §
    |A kap C § P|A C P|A C.P|A C: P|A C/P|A C-P|C kap. P § i A|A kapitel C, paragraf P
    |A C kap. P|C:e kapitlet P § A|A k C p P|A C:P§|A kap C:P|kap.C §P A|A § C:P|A C;P
    |vad säger C kap P § A|P § i C kap. A|C k. P § A|A, C kap, P §|A C kap. P. §
    |C kapitlet P § A|P§ Ckap A|C.P A"""
PLAINS = "P § A|P§ A|A P §|A § P|§ P A|A §P|A P|paragraf P A|A paragraf P|P par A|A P par.|P A|P paragrafen A|A p P"
SERIES = {
    "prop": "prop |prop|prop. |prop.|proposition |propositionen ",
    "skr": "skr |skr|skr. |skr.|skrivelse |skrivelsen ",
    "sou": "sou |sou",
    "ds": "ds |ds",
    "hslffs": "hslf-fs |hslffs |hslffs|hslf fs ",
    "dir": "dir |dir|dir. |dir.",
    "": "sfs |sfs|lag |lagen |",
}
"""What series are called. In the spellings, Y is the year, N the next one, S the year in short and D the number."""
SESSIONS = """Y/N:D|Y/N D|Y-N D|Y-N:D|Y-N-D|Y/N/D|YN D|YN:D|Y N D|Y N:D|Y/20N:D|S/N:D|S/N D|S-N D|Y/N :D
    |Y/N: D|Y/N, D|Y / N : D|Y/N nr D|Y:N:D|Y/N.D|Y–N:D|Y_N_D|nr Y/N:D"""
YEARS = "Y:D|Y D|Y/D|Y-D|Y.D|Y : D|Y:0D|Y nr D|Y: D|Y;D|Y,D|nr Y:D|Y–D|Y_D"
BARE_SESSIONS = "Y/N:D|YN:D|Y/N D|Y-N:D|Y/N-D|Y/N/D|S/N:D|Y/20N:D|Y/N nr D"
BARE_YEARS = "Y:D|Y : D|Y:0D|(Y:D)|Y: D"
JOURNALS = "AY/D|AY-D|dnr AY-D|dnr AY/D|A Y/D|AY/0D|dnr: AY/D|diarienr AY/D|diarienummer A Y/D|dnr AY/0D/fst"
MEASURES = "åtgärd D|åtgärdD|atgard D|åtg D|åtgärd nr D|åtgärd nummer D|D:e åtgärden|åtgärden D|åtgärd: D|åtgärd 0D"
ASKED = 5
"""So many spellings of each number are asked for, dealt out by chance; all of them are read."""
Spelled = tuple[str, str, frozenset[str]]


def filled(spellings: str, **letters: str) -> list[str]:
    """Return each spelling with what its capitals stand for."""
    return [re.sub("[A-Z]", lambda it: letters[it[0]], one.strip()) for one in spellings.split("|")]


def found_by(made: search.Made) -> dict[str, set[str]]:
    """Return the records that each number may find: those that have it in a name, and what replaces them."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in made.documents:
        for term in {term for field, text in document.texts if field in NAMES for term in cited(text).terms}:
            for wider in with_wider(term):
                found[wider].update([document.ref, *document.replaced_by])
    return found


def of_documents(made: search.Made) -> Iterator[Spelled]:
    """Yield every spelling of the number of a document, the term that it is, and what it may find."""
    found = found_by(made)
    for term in sorted(found):
        if document := re.fullmatch(r"#([a-zåäö]*)((?:19|20)[0-9]{2})(?:/([0-9]{2}))?:([0-9]+)", term):
            series, year, session, number = document.groups("")
            letters = {"Y": year, "N": session, "S": year[2:], "D": number}
            names = SERIES.get(series, f"{series} ").split("|") if series or not session else [""]
            bare = filled(BARE_SESSIONS if session else BARE_YEARS, **letters)
            loose = filled(SESSIONS if session else YEARS, **letters)
            texts = {name.lower() + it for name in names if name for it in loose} | ({*bare} if "" in names else set())
            may = found[re.sub("[a-zåäö]+", "", term)] if series in {"", "sfs"} else found[term]
            yield from ((text, term, frozenset(may)) for text in sorted(texts))
        elif journal := re.fullmatch(r"#([a-z]{1,2})((?:19|20)[0-9]{2})/([0-9]+)", term):
            texts = set(filled(JOURNALS, A=journal[1], Y=journal[2], D=journal[3]))
            yield from ((text, term, frozenset(found[term])) for text in sorted(texts))
        elif measure := re.fullmatch(r"#åtgärd([0-9]+)", term):
            yield from ((text, term, frozenset(found[term])) for text in filled(MEASURES, D=measure[1]))


def act_of(name: str) -> str:
    """Return which of the acts a name is of, or nothing."""
    plain = name.lower()
    return next(
        (act for act, names in ACTS.items() if any(re.search(rf"\b{it}\b", plain) for it in names.split("|"))), ""
    )


def of_paragraphs(made: search.Made) -> Iterator[Spelled]:
    """Yield every spelling of each paragraph beside each name of its act."""
    refs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in made.documents:
        for field, text in document.texts:
            act = act_of(document.title if field in {"number", "old"} else text)
            for term in cited(text).terms if act and field in {*NAMES, "old"} and document.kind == "laws" else ():
                if re.match(r"#(?:§|[0-9]{1,2}[a-c]?:)[0-9]", term):
                    refs[act, term].add(document.ref)
    for (act, term), may in sorted(refs.items()):
        chapter, _, paragraph = term.strip("#§").rpartition(":")
        number = paragraph.rstrip("abcdefghij")
        if bool(chapter) == (act in {"lvu", "fl", "pass"}):
            continue  # the rest of "13 och 13 a §§" in a title
        apart = [] if paragraph.endswith("i") else [f"{number} {paragraph.removeprefix(number)}".strip()]  # "31 i LVU"
        for name in ACTS[act].split("|"):
            for way in sorted({paragraph, *apart}):
                for text in filled(CHAPTERS if chapter else PLAINS, A=name, C=chapter, P=way):
                    yield text, term, frozenset(may)


@pytest.fixture(scope="module")
def documents(made: search.Made) -> list[Spelled]:
    """Return every spelling of the number of each document."""
    return list(of_documents(made))


@pytest.fixture(scope="module")
def paragraphs(made: search.Made) -> list[Spelled]:
    """Return every spelling of each paragraph."""
    return list(of_paragraphs(made))


def dealt(all_of_them: Iterable[Spelled]) -> list[Spelled]:
    """Return some spellings of each number, the same every time."""
    chance = random.Random(2026)  # noqa: S311
    some: dict[str, list[Spelled]] = defaultdict(list)
    for one in all_of_them:
        some[f"{one[1]} {sorted(one[2])}"].append(one)
    return [it for several in some.values() for it in chance.sample(several, min(ASKED, len(several)))]


def lost(answers: Answers, some: Iterable[Spelled]) -> list[tuple[str, list[str]]]:
    """Return what does not find its record first, each with what it finds."""
    found = [(text, [hit.ref for hit in answers.answer(text, 3).hits], may) for text, _, may in some]
    return [(text, refs) for text, refs, may in found if not refs or refs[0] not in may]


def test_a_number_is_read_in_every_spelling(documents: list[Spelled]) -> None:
    assert len(documents) > 3000
    assert [(text, term) for text, term, _ in documents if not {term, *with_wider(term)} & {*wide(text)}] == []


def test_a_paragraph_is_read_in_every_spelling(paragraphs: list[Spelled]) -> None:
    assert len(paragraphs) > 10_000
    assert [(text, term) for text, term, _ in paragraphs if cited(text).terms != (term,)] == []


def wide(text: str) -> list[str]:
    return [it for term in cited(text).terms for it in with_wider(term)]


def test_the_readers_engine_reads_them_alike(documents: list[Spelled], paragraphs: list[Spelled], inside: Call) -> None:
    texts = [text for text, _, _ in dealt([*documents, *paragraphs])]
    for text, (_, theirs, _) in zip(texts, inside("read", texts), strict=True):
        assert [it[1] for it in theirs] == [*cited(text).terms], text


def test_a_number_finds_its_document_first(documents: list[Spelled], answers: Answers) -> None:
    assert lost(answers, dealt(documents)) == []


def test_a_paragraph_finds_its_record_first(paragraphs: list[Spelled], answers: Answers) -> None:
    assert lost(answers, dealt(paragraphs)) == []


@pytest.mark.parametrize("spelling", ["A 77:8", "97 kap 3 § A", "A 98 kap. 2 §", "77:8 A", "A 77.8", "kap 77 § 8 A"])
@pytest.mark.parametrize("act", [act for act in ACTS if act not in {"lvu", "fl", "pass"}])
def test_a_paragraph_that_the_handbook_lacks_is_no_other_acts(
    made: search.Made, answers: Answers, act: str, spelling: str
) -> None:
    titles = {document.ref: document for document in made.documents}
    for name in ACTS[act].split("|"):
        refs = [hit.ref for hit in answers.answer(filled(spelling, A=name)[0], 3).hits]
        laws = [ref for ref in refs if ref.startswith("laws/")]
        assert laws
        assert act in {act_of(text) for field, text in titles[laws[0]].texts if field in {*NAMES, "owner"}}, (
            name,
            refs,
        )


@pytest.mark.parametrize(
    "act",
    [
        "miljöbalken",
        "rb",
        "kommunallagen",
        "arbetsmiljölagen",
        "lvm",
        "polislagen",
        "skadeståndslagen",
        "regeringsformen",
        "körkortsförordningen",
        "jb",
        "tf",
    ],
)
def test_a_paragraph_of_an_act_that_the_handbook_lacks_finds_nothing(
    paragraphs: list[Spelled], answers: Answers, act: str
) -> None:
    """What is found is what the name of the act finds, whatever the paragraph."""
    alone = [hit.ref for hit in answers.answer(f"97 kap. 98 § {act}", 3).hits]
    terms = sorted({term for _, term, _ in paragraphs})
    assert len(terms) > 9
    for term in terms[::9]:
        chapter, _, paragraph = term.strip("#§").rpartition(":")
        text = f"{chapter} kap. {paragraph} § {act}" if chapter else f"{paragraph} § {act}"
        assert [hit.ref for hit in answers.answer(text, 3).hits] == alone, text


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("27 kap. 1–3 §§", "27 kap. 1 §|27 kap. 2 §|27 kap. 3 §"),
        ("25 kap. 13 och 13 a §§", "25 kap. 13 §|25 kap. 13 a §"),
        ("31 a–31 c §§", "31 a §|31 b §|31 c §"),
        ("6–8 b §§", "6 §|7 §|8 §|8 b §"),
        ("7 a, 8 och 11–12 §§", "7 a §|8 §|11 §|12 §"),
        ("35 kap. 2–3 och 10 §§", "35 kap. 2 §|35 kap. 3 §|35 kap. 10 §"),
        ("6 a kap. 10 och 11 §§", "6 a kap. 10 §|6 a kap. 11 §"),
        ("12 kap. 2 § och 10 kap. 1 §", ""),
        ("13 §", ""),
    ],
)
def test_several_paragraphs_are_each_of_them(text: str, each: str) -> None:
    assert "|".join(each_provision(text)) == each


@pytest.mark.parametrize(
    ("text", "lacked"),
    [
        ("SOU 2019:1", "SOU 2019:1"),
        ("sou 2019:1 våld", "sou 2019:1"),
        ("prop 2024/25:999", "prop 2024/25:999"),
        ("proposition 2024/25:999", "2024/25:999"),
        ("lag 2024:80", "2024:80"),
        ("lagen (2021:77)", "2021:77"),
        ("dnr S2016/99999", "S2016/99999"),
        ("2015-16-999", "2015-16-999"),
    ],
)
def test_a_number_that_no_record_has_is_told_and_no_other_act_answers(answers: Answers, text: str, lacked: str) -> None:
    found = answers.answer(text)
    assert found.unknown == (lacked,)
    laws = [hit.ref for hit in found.hits if hit.ref.startswith("laws/")]
    assert bool(laws) is ("våld" in text), "a word beside the number is answered all the same"


@pytest.mark.parametrize("text", ["handlingsplan 2016-2018", "prop. 2016/17:214", "skollagen 2010:800", "S2016/04468"])
def test_a_number_that_a_record_has_is_not_said_to_be_lacking(answers: Answers, text: str) -> None:
    assert answers.answer(text).unknown == ()


def test_the_browser_dials_a_number_as_the_pages_do(inside: Call) -> None:
    assert inside("numbers", [number for number, *_ in DIALLED]) == [anywhere for *_, anywhere in DIALLED]
