"""What records rest on: the acts and pages of the example, and of the real records where their form is the point."""

import pytest

from examples import law, understood
from handbook.watch.provisions import spans_in
from handbook.watch.rests import ActRest, Rests, rests_of

HOLDS = """\
today:
  status: gäller
  text: Så.
  checked: 2026-03-01
  confidence: verified
  sources:
    - {title: S, url: 'https://a.example.org/', read: 2026-02-01}
"""
COMING = """\
coming:
  - from: 2027-01-01
    act: SFS 2026:9
    what: Nytt.
    sources:
      - {plan: inledning, read: 2026-01-02}
"""


def rests(**more: str) -> Rests:
    catalog, _ = understood({f"laws/{name.replace('_', '-')}": text for name, text in more.items()})
    return rests_of(catalog)


def only(found: Rests, ref: str) -> ActRest:
    (rest,) = (it for it in found.acts if it.ref == ref)
    return rest


def test_a_law_rests_on_its_act_and_paragraph_as_far_as_it_was_read() -> None:
    text = law("En regel (31 a–31 i §§)", "number: 1990:52\nprovision: 31 a–31 i §§\ntext_as_of: 2026-01-31\n" + HOLDS)
    rest = only(rests(x=text), "laws/x")
    assert (rest.act, rest.field, rest.read, rest.checked) == ("1990:52", "provision", "2026-01-31", "2026-03-01")
    assert rest.spans == spans_in("31 a–31 i §§")


def test_without_a_day_of_the_text_the_day_of_checking_holds_and_then_that_of_the_sources() -> None:
    assert only(rests(x=law("A", "number: 1990:52\n" + HOLDS)), "laws/x").read == "2026-03-01"
    rest = only(rests(x=law("A", "number: 1990:52")), "laws/x")
    assert (rest.read, rest.checked, rest.field, rest.spans) == ("2026-01-02", "", "number", ())


def test_a_place_that_cannot_be_read_may_be_any_paragraph() -> None:
    rest = only(rests(x=law("A", "number: 1990:52\nprovision: hela lagen")), "laws/x")
    assert all(span.meets(other) for span in rest.spans for other in spans_in("7 kap. 3 §, 9 a §"))


@pytest.mark.parametrize(
    "more",
    ["number: SOSFS 2014:4", "number: 2025/26:12", "number: 1990:52\nin_force_to: 2020-01-01\n", "", "number: 2031/12"],
)
def test_what_no_register_has_is_not_asked_for(more: str) -> None:
    assert not [it for it in rests(x=law("A", more)).acts if it.ref == "laws/x"]


def test_a_directive_is_asked_for_at_the_eu() -> None:
    assert only(rests(x=law("A", "number: 2024/1712", "EU-direktiv")), "laws/x").act == "2024/1712"


def test_a_law_says_what_it_tells_of_beforehand() -> None:
    assert only(rests(x=law("A", "number: 1990:52\n" + COMING)), "laws/x").known == frozenset({"2026:9"})
    nameless = COMING.replace("    act: SFS 2026:9\n", "")
    assert only(rests(x=law("A", "number: 1990:52\n" + nameless)), "laws/x").known == frozenset()


def source(url: str, place: str = "") -> str:
    return HOLDS.replace("https://a.example.org/", url).replace("read: 2026-02-01", f"read: 2026-02-01{place}")


RIKSDAGEN = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/sfs-1949-381"


def test_a_source_that_cites_a_paragraph_rests_on_it() -> None:
    found = rests(x=law("A", "number: 1990:52\n" + source(RIKSDAGEN, ", section: 6 kap. 2 a §")))
    (rest,) = (it for it in found.acts if it.act == "1949:381" and it.ref == "laws/x")
    assert (rest.field, rest.read, rest.spans) == ("today.sources.0.url", "2026-02-01", spans_in("6 kap. 2 a §"))
    assert RIKSDAGEN not in found.by_url


def test_a_source_of_the_laws_own_act_or_without_a_paragraph_adds_nothing() -> None:
    own = rests(x=law("A", "number: 1949:381\nprovision: 6 kap. 2 §\n" + source(RIKSDAGEN, ", section: 6 kap. 2 §")))
    assert len([it for it in own.acts if it.ref == "laws/x"]) == 1
    none = rests(x=law("A", "number: 1990:52\n" + source(RIKSDAGEN, ", section: ändringsregistret")))
    assert {it.act for it in none.acts if it.ref == "laws/x"} == {"1990:52"}


@pytest.mark.parametrize(
    ("status", "acts"), [("gäller", {"1990:52", "1949:381"}), ("upphävd", set()), ("ersatt", set())]
)
def test_what_has_ended_is_history_and_rests_on_no_act(status: str, acts: set[str]) -> None:
    text = "number: 1990:52\n" + source(RIKSDAGEN, ", section: 6 kap. 2 a §").replace(
        "status: gäller", f"status: {status}"
    )
    found = rests(x=law("A", text))
    assert {it.act for it in found.acts if it.ref == "laws/x"} == acts


@pytest.mark.parametrize("status", ["gäller", "upphävd"])
def test_a_page_that_a_record_leads_to_is_looked_at_even_when_the_record_is_history(status: str) -> None:
    url = "https://b.example.org/"
    text = "number: 1990:52\n" + source(url).replace("status: gäller", f"status: {status}")
    assert [it.ref for it in rests(x=law("A", text)).by_url[url]] == ["laws/x"]


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://a.example.org/x#del", "https://a.example.org/x"),
        ("https://github.com/a/b/blob/0123456789abcdef0123456789abcdef01234567/c.md", ""),
        ("https://github.com/a/b/blob/main/c.md", "https://github.com/a/b/blob/main/c.md"),
        ("https://data.riksdagen.se/dokument/H901.html", ""),
        ("https://eur-lex.europa.eu/x", ""),
        ("https://web.archive.org/web/2030/https://a.example.org", ""),
    ],
)
def test_what_never_changes_is_not_asked_for(url: str, asked: str) -> None:
    found = {it.url for it in rests(x=law("A", source(url))).pages if it.ref == "laws/x"}
    assert found == ({asked} if asked else set())


def test_a_page_is_named_with_its_field_and_the_day_it_was_read() -> None:
    found = rests(x=law("A", source("https://b.example.org/x")))
    (page,) = found.by_url["https://b.example.org/x"]
    assert (page.ref, page.field, page.read, page.checked) == (
        "laws/x",
        "today.sources.0.url",
        "2026-02-01",
        "2026-03-01",
    )


def test_one_record_may_be_asked_for_with_all_that_rests_on_the_same() -> None:
    found = rests(
        x=law("A", "number: 1990:52\n" + source("https://b.example.org/x")),
        y=law("B", "number: 1990:52\n" + source("https://c.example.org/x")),
    ).of("laws/x")
    assert {it.ref for it in found.acts} == {"laws/x", "laws/y"}
    assert set(found.by_url) == {"https://b.example.org/x"}
