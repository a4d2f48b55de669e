"""Words to terms: forms that belong together share a term, and compounds come apart."""

import pytest

from handbook import search
from handbook.search.analysis import fold, normal, swedish, swedish_data, words
from handbook.search.citations import cited, is_series, with_wider
from handbook.search.ordinary import commonest
from handbook.site.answers import Call

SIMPLE = ["barn", "misshandel", "pornografi", "människa", "handel", "konvention", "familj", "polis"]
MORE = ["skola", "social", "tjänst", "arbete", "hand"]
FORMS = [
    "barn barnet barnen barns barnets barnens",
    "människohandel människohandeln människohandels människohandelns",
    "flicka flickan flickor flickorna flickornas flickans",
    "myndighet myndigheten myndigheter myndigheterna myndigheternas",
    "anmäla anmälan anmäler anmälning anmälningar anmälde anmält anmäld anmäls anmälas",
    "utreda utreder utredning utredningar utredningarna utredare",
    "exploatering exploateringen exploatera exploateras exploaterad exploaterade",
    "förälder föräldrar föräldrarna förälderns",
    "offer offret offren offrens",
    "övergrepp övergreppen övergreppet övergreppens",
    "kommitté kommittén kommittéer kommittéerna",
    "resebyrå resebyrån resebyråer resebyråerna",
    "sexuell sexuellt sexuella",
    "bok boken böcker böckerna",
    "plats platsen platser platserna",
    "handbok handboken handböcker handböckerna",
    "son söner sönerna",
    "handlingsplan handlingsplanen handlingsplaner handlingsplanernas",
    "insats insatsen insatser insatserna",
    "område området områden områdena",
    "ärende ärendet ärenden ärendena",
    "boende boendet boenden",
    "människohandelsoffer människohandelsoffret människohandelsoffren",
    "ombudsman ombudsmannen ombudsmän ombudsmannens",
    "strategi strategin strategier",
    "psykiatri psykiatrin psykiatrins",
    "information informationen informerar informera",
    "preskription preskriptionen preskriberas preskribera",
    "misstänka misstänker misstänkt misstänkta misstanke misstankar",
    "kränka kränkt kränkta kränkning kränkningar",
    "omhänderta omhändertas omhändertagen omhändertagande",
    "anonym anonymt anonyma",
    "straffbar straffbart straffbara",
]


@pytest.mark.parametrize("forms", FORMS)
def test_forms_of_a_word_share_a_term(forms: str) -> None:
    assert len({swedish().stem(word) for form in forms.split() for word in words(form)}) == 1


@pytest.mark.parametrize(
    ("word", "term"),
    [
        # too short, or with a number: its own stem
        ("tt", "tt"),
        ("akk", "akk"),
        ("49ae", "49ae"),
        ("1234e", "1234e"),
        # four letters are enough
        ("alla", "al"),
        ("ange", "ang"),
        ("alls", "al"),
        ("dags", "dag"),
        # -el, but not in a word of four letters or after a vowel
        ("medel", "medl"),
        ("dela", "del"),
        ("spel", "spel"),
        ("israel", "israel"),
        ("ökning", "okn"),
        # -t and -s
        ("allt", "allt"),
        ("helt", "helt"),
        ("dras", "dras"),
        ("ages", "ages"),
        ("andras", "and"),
        ("anser", "ans"),
        # an ending leaves letters enough, with a vowel among them
        ("både", "bad"),
        ("agar", "agar"),
        ("hdzpbe", "hdzpbe"),
        # an irregular word that others end with, unless it is a short one
        ("handbok", "handbok"),
        ("orädd", "orad"),
        ("crystal", "crystal"),
        # what stands in the ending's place, and the longest ending that fits
        ("enhet", "enhet"),
        ("nivån", "niva"),
        ("ärende", "arend"),
        ("hotade", "hot"),
    ],
)
def test_the_stem_of_a_word(word: str, term: str) -> None:
    assert swedish().stem(word) == term


@pytest.mark.parametrize("pair", ["man månad", "råd rad", "hus hot", "lag låg", "tid tidning", "brott bror"])
def test_different_words_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert swedish()._stem(one) != swedish()._stem(other)  # noqa: SLF001  # with å, ä and ö still in place


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("barnmisshandel", "barn misshandl"),
        ("barnmisshandeln", "barn misshandl"),
        ("människohandel", "mannisk handl"),
        ("barnpornografi", "barn pornografi"),
        ("barnkonventionens", "barn konvention"),
        ("familjehem", "familj hem"),
        ("barnets", ""),
        ("polisen", ""),
        ("skola", ""),
        ("agenda2030", "agend 2030"),
        ("sou3", "sou 3"),
        ("ab3", ""),
        ("a3b", ""),
        ("barn5hem", ""),
        ("laghem", "lag hem"),
        ("barnhems", "barn hem"),
        ("domsrätt", "dom rat"),
        ("lagboken", "lag bok"),
        ("barnsexhandel", "barn sex handl"),
        ("socialtjänstlag", "social tjanst lag"),
        ("barnmänniskohandel", "barn mannisk handl"),
        ("polissamarbete", ""),
        ("polisxhem", ""),
        ("barnxhandelxhem", ""),
        ("skolkurator", ""),
        ("räddabarnen", ""),
        ("handbok", ""),
        ("allarhem", ""),
        ("barn" * 12, " ".join(["barn"] * 12)),
        ("barn" * 13, ""),
    ],
)
def test_compounds_come_apart(word: str, parts: str) -> None:
    rules = swedish()
    stems = [*map(rules.stem, (*SIMPLE, *MORE)), "rat", "al", "barn5", "5hem"]
    assert " ".join(rules.with_parts(stems).split(word)) == parts


def test_words_keep_numbers_together_and_lose_accents() -> None:
    assert words("Prop. 2015/16:192, mål 16.2 på SC3 – Kommittén É") == [
        "prop", "2015/16:192", "mål", "16.2", "på", "sc3", "kommitten", "e",
    ]  # fmt: skip


def test_marks_that_change_direction_or_hide_are_dropped() -> None:
    assert normal("b\u00adarn\u200b\u202e") == "barn"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        *(
            (text, "#6:13")
            for text in ("6 kap 13 § BrB", "BrB 6:13", "6 kap. 13 §", "13 § 6 kap.", "kapitel 6 paragraf 13")
        ),
        *(
            (text, "#6:13")
            for text in (
                "brb6:13",
                "BrB 6.13",
                "brb 6 13",
                "6: 13 brb",
                "6kap13§",
                "§ 13 kap 6",
                "6 kap. 13:e paragrafen",
            )
        ),
        *((text, "#§31a") for text in ("31 a § LVU", "LVU 31a", "31a lvu", "lvu31a §", "paragraf 31 a lvu")),
        *(
            (text, "#skr2015/16:192")
            for text in ("skr2015/16:192", "Skr 2015-16:192", "skr 15/16:192", "skr 2015/16 192")
        ),
        *((text, "#åtgärd1") for text in ("åtgärd1", "åtgärd 01", "åtg. 1")),
        ("SOU 2016-07", "#sou2016:7"),
        *((text, "#6:10a") for text in ("6 kap. 10 a §", "6:10a", "BrB 6:10 a", "kap. 6 § 10 a")),
        *((text, "#sou2016:7") for text in ("SOU 2016:7", "sou2016:7", "sou 2016 7")),
        *((text, "#prop2012/13:10") for text in ("prop. 2012/13:10", "Prop 2012/2013:10", "prop.2012/13:10")),
        *((text, "#s2016/4468") for text in ("S2016/04468", "S2016-4468", "S2016/04468/FST", "dnr S 2016/4468")),
        *((text, "#åtgärd14") for text in ("åtgärd 14", "Åtgärd nr 14", "atgard 14", "14:e åtgärden")),
        *((text, "#hslffs2022:39") for text in ("HSLF-FS 2022:39", "hslf-fs 2022:39")),
        *((text, "#tel020390000") for text in ("020-39 00 00", "020-390 000", "020390000")),
        *((text, "#tel116111") for text in ("116 111", "116111")),
        ("lag (1990:52)", "#1990:52"),
        ("3 § LVU", "#§3"),
        ("artikel 34", "#art34"),
        ("19 kap. socialtjänstlagen", "#19:"),
    ],
)
def test_citations_in_any_spelling(text: str, term: str) -> None:
    assert cited(text).terms == (term,)


def test_a_series_answers_to_its_number_and_a_paragraph_to_its_chapter() -> None:
    assert with_wider("#sou2016:7") == ("#sou2016:7", "#2016:7")
    assert with_wider("#6:13") == ("#6:13", "#6:")
    assert with_wider("#åtgärd14") == ("#åtgärd14",)
    assert with_wider("#tel020#sou2016:7") == ("#tel020#sou2016:7",)
    assert [is_series(term) for term in ("#sou2016:7", "#2001:453", "#6:13", "x#2001:453")] == [
        True,
        True,
        False,
        False,
    ]


def test_what_is_cited_is_no_word_of_the_text() -> None:
    found = cited("Enligt 6 kap. 13 § BrB och SOU 2016:7 gäller  lag")
    assert found.terms == ("#6:13", "#sou2016:7")
    assert words(found.rest) == ["enligt", "brb", "och", "gäller", "lag"]
    assert "|" not in found.rest


@pytest.mark.parametrize("text", ["2016–2018", "barn", "§§", "12 barn", "2016"])
def test_not_everything_with_numbers_is_a_citation(text: str) -> None:
    assert cited(text).terms == ()


LETTERS = ["Ærø Łódź straße đ Ǻ é ü ﬁ", "a\u030a a\u0308 o\u0308", "b\u00adarn\u200b\u202e", "حماية 保護 ١٢", "A_B 1_2"]


def test_those_who_answer_read_every_word_as_those_who_count(made: search.Made, inside: Call) -> None:
    """The analysis is written in both languages, since the index is made in Python."""
    vocabulary = sorted({word for text in texts(made) for word in words(text)})
    assert inside("terms", vocabulary) == [[made.rules.stem(word), *made.rules.split(word)] for word in vocabulary]


def test_those_who_answer_read_every_text_as_those_who_count(made: search.Made, inside: Call) -> None:
    for text, theirs in zip(texts(made), inside("read", texts(made)), strict=True):
        found = cited(text)
        wider = [[is_series(term), *with_wider(term)] for term in found.terms]
        assert theirs == [words(text), wider, words(found.rest)], text


def texts(made: search.Made) -> list[str]:
    return [*dict.fromkeys(text for document in made.documents for _, text in document.texts), *LETTERS]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("läget", "laget"),
        ("lägen", "lagen"),
        ("läge", "lag"),
        ("gången", "gänget"),
        ("gång", "gäng"),
        ("granne", "gräns"),
        ("grannarna", "gränserna"),
        ("tränare", "trans"),
        ("handling", "handel"),
        ("handlingar", "handlar"),
        ("tigger", "tiger"),
        ("ledsen", "leder"),
        ("ligan", "ligger"),
        ("talan", "talar"),
        ("komma", "kommande"),
    ],
)
def test_words_that_are_quite_different_have_different_stems(one: str, other: str) -> None:
    assert swedish().stem(one) != swedish().stem(other)


APART: dict[str, str] = swedish_data()["apart"]


@pytest.mark.parametrize("word", APART)
def test_words_that_are_kept_apart_are_one_in_all_their_forms_and_no_ordinary_word_is_one_of_them(word: str) -> None:
    forms = {fold(form) for form in APART[word].split()}
    (stem,) = {swedish().stem(form) for form in APART[word].split()}
    assert {it for it in commonest() if swedish().stem(it) == stem and fold(it) not in forms} == set()


@pytest.mark.parametrize(("one", "other"), [("tillgång", "tillgången"), ("underläge", "underläget")])
def test_only_a_whole_word_is_kept_apart(one: str, other: str) -> None:
    assert swedish().stem(one) == swedish().stem(other)
