"""Where what is told of the plan may have slid: what is warned of, and what is not."""

from collections.abc import Iterable

import pytest

from handbook.catalog.catalog import Catalog
from handbook.catalog.plan_wording import numbers_in, plan_warnings
from handbook.catalog.understanding import understand
from handbook.content.kinds.parts import PlanText, Source
from handbook.content.kinds.statistic import Statistic
from handbook.content.load import load
from handbook.content.problems import Finding
from places import EXAMPLE

CONCEPT, OTHER = "concepts/orosanmalan", "concepts/polisanmalan"


def catalog_with(texts: dict[str, str], unclear: Iterable[str] = ()) -> Catalog:
    """Return the example with other plan texts in some records, all of one heading."""
    catalog, _ = understand(load(EXAMPLE)[0])
    entries = dict(catalog.entries)
    for ref, text in texts.items():
        plan = PlanText.model_validate({"text": text, "unclear": list(unclear)})
        changes = {"plan": plan, "sources": (Source.model_validate({"plan": "inledning", "read": "2026-01-02"}),)}
        old = entries[ref]
        entries[ref] = type(old)(old.record.model_copy(update=changes), old.source)
    return Catalog(catalog.kinds, entries, catalog.vocabularies)


def warned(texts: dict[str, str], unclear: Iterable[str] = ()) -> list[tuple[str, str]]:
    return [(finding.code, finding.words) for finding in plan_warnings(catalog_with(texts, unclear))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Regeringen lovade en plan.", "lovade"),
        ("Regeringen lovar en plan.", "lovar"),
        ("En plan utlovades.", "utlovades"),
        ("Ett löfte gavs.", "löfte"),
        ("Löftet gällde barn.", "Löftet"),
    ],
)
def test_the_plan_promised_nothing(text: str, words: str) -> None:
    assert warned({CONCEPT: text}) == [("plan-promise", words)]


@pytest.mark.parametrize("text", ["Regeringen aviserade en plan.", "Övergivna barn.", "Lovisa är ett namn. Skollov."])
def test_other_words_are_no_promise(text: str) -> None:
    assert warned({CONCEPT: text}) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("Enligt studien var 64 procent ensamma.", "64"), ("Det rörde 16,5 % och inte fler.", "16,5")],
)
def test_a_share_says_of_what(text: str, words: str) -> None:
    assert warned({CONCEPT: text}) == [("share-of-what", words)]
    assert warned({CONCEPT: text}, ["Planen säger inte vad andelen räknas på."]) == []


@pytest.mark.parametrize(
    "text",
    [
        "64 procent av barnen var ensamma.",
        "Av de 210 barnen var 64 procent ensamma.",
        "Bland unga hade 2 procent varit med om det.",
        "Andelen var 64 procent.",
        "Av 16–19-åringarna hade 2 procent varit med om det. Sedan sjönk det till 1,5 procent.",
        "210 barn.",
    ],
)
def test_a_share_of_something_is_left_alone(text: str) -> None:
    assert warned({CONCEPT: text}) == []


def test_a_series_of_shares_says_of_what() -> None:
    catalog, _ = understand(load(EXAMPLE)[0])
    (entry, *_) = catalog.of(Statistic)
    for base, codes in ((None, ["share-of-what"]), ("av barnen", [])):
        series = entry.record.series[0].model_copy(update={"unit": "procent", "base": base})
        record = entry.record.model_copy(update={"series": (series,)})
        changed = Catalog(catalog.kinds, {entry.ref: type(entry)(record, entry.source)}, catalog.vocabularies)
        assert [finding.code for finding in plan_warnings(changed)] == codes


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("Det gällde 210 barn.", "Det gällde 200 barn.", ["two-numbers"]),
        ("Det gällde 8 500 förskolor.", "Det gällde 8 600 förskolor.", ["two-numbers"]),
        ("Det gällde 210 barn.", "Det gällde 210 barn.", []),
        ("Det gällde 210 barn.", "Det gällde 200 fall.", []),
        ("Det gällde 210 barn, senare 190 barn.", "Det gällde 200 barn.", []),
        ("Åtgärd 15 skulle visa det.", "Åtgärd 2 skulle visa det.", []),
        ("Den 22 juni 2016 beslutades det.", "Den 16 juni 2016 beslutades det.", []),
    ],
)
def test_one_heading_does_not_give_a_thing_two_numbers(one: str, other: str, codes: list[str]) -> None:
    assert [code for code, _ in warned({CONCEPT: one, OTHER: other})] == codes


def test_numbers_count_things() -> None:
    assert numbers_in("Av 210 barn var 64 procent unga. År 2016 kom 8 500 förskolor, se åtgärd 3 och 4.") == {
        "barn": frozenset({"210"}),
        "procent": frozenset({"64"}),
        "förskolor": frozenset({"8 500"}),
    }


FILE, OTHER_FILE = f"content/{CONCEPT}.yml", f"content/{OTHER}.yml"
IN_PLAN = ("plan", "text")


def told(texts: dict[str, str], unclear: Iterable[str] = ()) -> list[Finding]:
    return list(plan_warnings(catalog_with(texts, unclear)))


def test_a_promise_is_told_where_it_stands() -> None:
    assert told({CONCEPT: "Regeringen lovade en plan."}) == [
        Finding(
            code="plan-promise",
            message="planen ”lovade” något",
            advice="Skriv planens eget ord: aviserade, avser, bör eller planerar",
            path=IN_PLAN,
            words="lovade",
            file=FILE,
        )
    ]


def test_a_bare_share_is_told_where_it_stands() -> None:
    assert told({CONCEPT: "Enligt studien var 64 procent ensamma."}) == [
        Finding(
            code="share-of-what",
            message="”64 procent” säger inte av vad",
            advice="Skriv vad det är en andel av, eller under unclear att planen inte säger det",
            path=IN_PLAN,
            words="64",
            file=FILE,
        )
    ]


@pytest.mark.parametrize(
    ("unclear", "found"), [(["Andelar av vad sägs inte: andel."], 0), (["Basen för 64 procent."], 0), (["Dagen."], 1)]
)
def test_what_the_record_says_is_unclear_is_not_asked_for_again(unclear: list[str], found: int) -> None:
    assert len(told({CONCEPT: "Det var 64 procent."}, unclear)) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det var 64 procent. Av barnen var 5 procent unga.", ["64"]),
        ("Det var 64 procent. Det blev 5 procent.", ["64", "5"]),
        ("Av barnen var 5 procent unga. Det var 64 procent.", []),
    ],
)
def test_a_base_holds_for_what_follows(text: str, words: list[str]) -> None:
    assert [finding.words for finding in told({CONCEPT: text})] == words


@pytest.mark.parametrize(
    ("unit", "base", "found"),
    [
        ("procent", None, 1),
        ("Procent", None, 1),
        ("%", None, 1),
        ("andel", None, 1),
        ("barn", None, 0),
        ("%", "av b", 0),
    ],
)
def test_a_series_is_told_where_it_stands(unit: str, base: str | None, found: int) -> None:
    catalog, _ = understand(load(EXAMPLE)[0])
    (entry, *_) = catalog.of(Statistic)
    series = entry.record.series[0].model_copy(update={"unit": unit, "base": base})
    record = entry.record.model_copy(update={"series": (*entry.record.series[1:], series)})
    changed = Catalog(catalog.kinds, {entry.ref: type(entry)(record, entry.source)}, catalog.vocabularies)
    wanted = Finding(
        code="share-of-what",
        message="serien ”Anmälningar” säger inte av vad den är andelar",
        advice="Fyll i base",
        path=("series", 1, "unit"),
        file="content/statistics/anmalningar.yml",
    )
    assert list(plan_warnings(changed)) == [wanted] * found


def test_two_numbers_are_told_with_both_places() -> None:
    assert told({CONCEPT: "Det gällde 210 Barn.", OTHER: "Det gällde 200 barn."}) == [
        Finding(
            code="two-numbers",
            message=f"200 barn, men 210 barn i {FILE}",
            advice="Båda bygger på samma avsnitt i planen: jämför med den",
            path=IN_PLAN,
            words="barn",
            file=OTHER_FILE,
        )
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Den 3 Juni kom 5 Barn.", {"barn": {"5"}}),
        ("År 2016 kom 20160 barn, 1999 kom 12 barn.", {"barn": {"20160", "12"}}),
        ("5 av 7 barn", {"barn": {"7"}}),
        ("År 2016 började det, 1899 fall.", {"fall": {"1899"}}),
        ("Mål 3, 4 och 5 gäller 6 barn, kapitel 2–3 åtgärder.", {"barn": {"6"}}),
        ("", {}),
    ],
)
def test_what_numbers_count(text: str, numbers: dict[str, set[str]]) -> None:
    assert numbers_in(text) == numbers


def test_records_of_other_headings_may_count_otherwise() -> None:
    texts = {CONCEPT: "Det gällde 210 barn.", OTHER: "Det gällde 200 barn."}
    for source in ({"plan": "atgard-01", "read": "2026"}, {"title": "A", "url": "https://a.se", "read": "2026"}):
        catalog = catalog_with(texts)
        changed = dict(catalog.entries)
        old = changed[OTHER]
        sources = {"sources": (Source.model_validate(source),)}
        changed[OTHER] = type(old)(old.record.model_copy(update=sources), old.source)
        assert list(plan_warnings(Catalog(catalog.kinds, changed, catalog.vocabularies))) == []


def test_records_without_a_heading_are_not_compared() -> None:
    catalog = catalog_with({CONCEPT: "Det gällde 210 barn.", OTHER: "Det gällde 200 barn."})
    entries = dict(catalog.entries)
    for ref in (CONCEPT, OTHER):
        old = entries[ref]
        sources = {"sources": (Source.model_validate({"title": "A", "url": "https://a.se", "read": "2026"}),)}
        entries[ref] = type(old)(old.record.model_copy(update=sources), old.source)
    assert list(plan_warnings(Catalog(catalog.kinds, entries, catalog.vocabularies))) == []
