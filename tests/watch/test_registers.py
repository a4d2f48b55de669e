"""What the three registers answer: read in their form, tolerantly, and refused in words when it is another form."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from rdflib import Graph

from handbook.watch import cellar, register, riksdag
from handbook.watch.answers import UnexpectedAnswerError, UnknownActError, day_of, parsed
from watch.world import act, change

NUMBER = "2031:4"


def hits(*documents: Any) -> dict[str, Any]:
    return {"took": 1, "hits": {"total": {"value": len(documents)}, "hits": [{"_source": it} for it in documents]}}


DOCUMENT = act(
    NUMBER,
    change("2031:90", "2032-01-15", "ändr. 4 kap. 1, 6 §§"),
    change("2032:5", None, "upph. 5 §"),
    text="4 kap. Om annat\n\n1 § Så är det. Lag (2031:90).",
)


def without(path: str) -> dict[str, Any]:
    """Return the document with what a path of keys leads to left out."""
    *above, last = path.split(".")
    changed = json.loads(json.dumps(DOCUMENT))
    place = changed
    for key in above:
        place = place[int(key) if key.isdecimal() else key]
    del place[last]
    return changed  # type: ignore[no-any-return]


def test_an_act_is_asked_for_by_its_number_among_what_is_published() -> None:
    asked = register.question("http://127.0.0.1:9", NUMBER)
    assert asked.url == "http://127.0.0.1:9/elasticsearch/SearchEsByRawJson"
    assert register.question(asked.url, NUMBER).url == asked.url
    assert json.loads(asked.body or b"") == {
        "searchIndexes": ["Sfs"],
        "api": "search",
        "json": {
            "query": {"bool": {"must": [{"term": {"beteckning.keyword": NUMBER}}, {"term": {"publicerad": True}}]}},
            "size": 1,
        },
    }


def test_the_answer_is_an_act_with_its_amendments_in_order() -> None:
    found = register.act(NUMBER, hits(DOCUMENT))
    assert [(it.number, it.begins, it.withdrawn) for it in found.amendments] == [
        ("2031:90", "2032-01-15", False),
        ("2032:5", "", False),
    ]
    assert [str(it.span) for it in found.amendments[0].note.changes] == ["4 kap. 1 §", "4 kap. 6 §"]
    assert (found.amended_to, found.ends, found.remarks) == ("2032:5", "", ())
    assert [(str(it.span), it.by) for it in found.versions] == [("4 kap. 1 §", "2031:90")]
    assert found.page == "https://beta.rkrattsbaser.gov.se/sfs/item?bet=2031%3A4"


def shouting(value: Any) -> Any:
    """Return data with its keys in other letters and another order."""
    if isinstance(value, dict):
        return {key.upper(): shouting(value[key]) for key in sorted(value, reverse=True)}
    return [shouting(it) for it in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "odd",
    [
        shouting,
        lambda data: {**data, "extra": {"a": [1, None]}},
        lambda data: json.loads(json.dumps(data).replace("andringsforfattningar", "ändringsförfattningar")),
        lambda data: {**data, "hits": {"hits": [{"_source": None}, {"other": 1}, *data["hits"]["hits"]]}},
        lambda data: {"hits": {"hits": data["hits"]["hits"][0]}},
    ],
)
def test_other_letters_another_order_and_more_fields_do_not_matter(odd: Callable[[Any], Any]) -> None:
    assert register.act(NUMBER, odd(hits(DOCUMENT))) == register.act(NUMBER, hits(DOCUMENT))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "hits.hits saknas"),
        ([], "hits.hits saknas"),
        ("text", "hits.hits saknas"),
        ({"error": "down"}, "hits.hits saknas"),
        ({"hits": None}, "hits.hits saknas"),
        ({"hits": {"hits": "x"}}, "hits.hits är ingen lista"),
        (hits({**DOCUMENT, "beteckning": "1999:1"}), "handlar inte om 2031:4"),
        (hits(None), "handlar inte om 2031:4"),
        (hits({**DOCUMENT, "andringsforfattningar": None}), "andringsforfattningar saknas"),
        (hits(without("andringsforfattningar")), "andringsforfattningar saknas"),
        (hits({**DOCUMENT, "andringsforfattningar": 3}), "andringsforfattningar är ingen lista"),
    ],
)
def test_another_form_is_refused_in_words(data: Any, why: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match=why):
        register.act(NUMBER, data)


def test_an_act_that_the_register_does_not_know_is_told_apart() -> None:
    with pytest.raises(UnknownActError, match="känner inte till 2031:4"):
        register.act(NUMBER, hits())


@pytest.mark.parametrize(
    ("document", "remark"),
    [
        (without("fulltext"), "lagtexten saknas"),
        (without("fulltext.forfattningstext"), "lagtexten saknas"),
        ({**DOCUMENT, "fulltext": None}, "lagtexten saknas"),
        ({**DOCUMENT, "fulltext": {"forfattningstext": "<p>1 kap.</p>"}}, "gick inte att dela"),
        (without("andringsforfattningar.0.beteckning"), "1 ändringar saknar SFS-nummer"),
        ({**DOCUMENT, "andringsforfattningar": [None, 3]}, "2 ändringar saknar SFS-nummer"),
    ],
)
def test_what_is_missing_inside_is_remarked_and_the_rest_is_read(document: dict[str, Any], remark: str) -> None:
    assert remark in " ".join(register.act(NUMBER, hits(document)).remarks)


@pytest.mark.parametrize("path", ["ikraftDateTime", "anteckningar", "borttagen", "forarbeten"])
def test_an_amendment_lacks_fields_and_is_one_all_the_same(path: str) -> None:
    document = without(f"andringsforfattningar.0.{path}")
    assert [it.number for it in register.act(NUMBER, hits(document)).amendments] == ["2031:90", "2032:5"]


def test_a_missing_note_may_be_about_anything() -> None:
    rows = [change("2031:90", "2032-01-15", None)]
    assert register.act(NUMBER, hits({**DOCUMENT, "andringsforfattningar": rows})).amendments[0].note.vague


def test_an_amendment_that_begins_in_parts_is_one_and_begins_with_the_last() -> None:
    rows = [change("2031:90", "2032-01-15", "ändr. 1 §"), change("2031:90", "2032-07-01", "ändr. 2 §")]
    (amendment,) = register.act(NUMBER, hits({**DOCUMENT, "andringsforfattningar": rows})).amendments
    assert amendment.begins == "2032-07-01"
    assert [str(it.span) for it in amendment.note.changes] == ["1 §", "2 §"]


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({"upphavdDateTime": "2033-01-01T00:00:00"}, "2033-01-01"),
        ({"tidsbegransadDateTime": "2034-01-01T00:00:00"}, "2034-01-01"),
        ({"upphavdDateTime": "2033-01-01", "tidsbegransadDateTime": "2034-01-01"}, "2033-01-01"),
        ({"upphavdDateTime": "0001-01-01T00:00:00"}, ""),
    ],
)
def test_an_act_may_end(fields: dict[str, str], ends: str) -> None:
    assert register.act(NUMBER, hits({**DOCUMENT, **fields})).ends == ends


def test_an_act_says_which_amendment_its_text_holds_and_which_ends_it() -> None:
    text = {**DOCUMENT["fulltext"], "andringInford": "t.o.m. SFS 2031:90", "upphavdGenom": "SFS 2032:77"}
    found = register.act(NUMBER, hits({**DOCUMENT, "fulltext": text}))
    assert (found.amended_to, found.ended_by) == ("2031:90", "2032:77")
    assert register.act(NUMBER, hits(DOCUMENT)).ended_by == ""


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2032-01-15T00:00:00", "2032-01-15"),
        ("2032-01-15T00:00:00.000Z", "2032-01-15"),
        ("2032-01-15", "2032-01-15"),
        ("2032-13-01", ""),
        ("snart", ""),
        (None, ""),
        (20320115, "2032-01-15"),
        (True, ""),
        ([], ""),
    ],
)
def test_a_day_is_a_day_or_nothing(value: Any, day: str) -> None:
    assert day_of({"dag": value}, "dag") == day


@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b'{"a": "\xff"}', b"[" * 100_000])
def test_what_is_no_json_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(UnexpectedAnswerError, match="inte JSON"):
        parsed(body)


def test_json_is_utf_8_without_being_told() -> None:
    assert parsed('\ufeff{"a": "å"}'.encode()) == {"a": "å"}


@pytest.mark.parametrize(
    ("fields", "latest"),
    [
        ({"subtitel": "t.o.m. SFS 2032:5"}, "2032:5"),
        ({"undertitel": "t.o.m. SFS 2032:5", "subtitel": ""}, "2032:5"),
        ({"SUBTITEL": "T.O.M. SFS 2032:5 "}, "2032:5"),
        ({"subtitel": "Omtryck SFS 2030:1; t.o.m. SFS 2032:5"}, "2032:5"),
        ({"subtitel": "", "undertitel": None}, ""),
        ({}, ""),
    ],
)
def test_riksdagen_names_the_latest_amendment(fields: dict[str, Any], latest: str) -> None:
    found = riksdag.act(NUMBER, {"dokumentstatus": {"dokument": {"dok_id": "sfs-2031-4", **fields}}})
    assert found.amended_to == latest
    assert [it.number for it in found.amendments] == ([latest] if latest else [])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({}, "dokumentstatus.dokument saknas"),
        ({"dokumentstatus": None}, "dokumentstatus.dokument saknas"),
        ({"dokumentstatus": {"dokument": {"beteckning": "1999:1"}}}, "handlar om 1999:1"),
    ],
)
def test_another_form_of_riksdagens_is_refused_in_words(data: Any, why: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match=why):
        riksdag.act(NUMBER, data)


def test_riksdagen_is_asked_by_address() -> None:
    assert riksdag.question("http://127.0.0.1:9/", NUMBER).url == "http://127.0.0.1:9/dokument/sfs-2031-4.json"


def bindings(*rows: dict[str, str]) -> dict[str, Any]:
    return {"results": {"bindings": [{name: {"value": value} for name, value in row.items()} for row in rows]}}


ITSELF = {"how": "itself", "celex": "32031L0012"}
AMENDS = {"how": "amends", "celex": "32033L0001"}
REPEALS = {"how": "repeals", "celex": "32034L0009", "begins": "2034-05-05"}


def test_a_directive_has_a_celex_number() -> None:
    assert [cellar.celex_of(it) for it in ("2031/12", "2011/93/EU", "2031/26:12", "1949:381")] == [
        "32031L0012",
        "32011L0093",
        "",
        "",
    ]
    assert "32031L0012" in cellar.question("https://eu.example.org", "2031/12").url


@pytest.mark.parametrize(
    ("rows", "amendments", "ends"),
    [
        ([{"how": "amends", "celex": "32033L0001", "date": "2033-01-01", "begins": "2033-06-01"}], ["2033-06-01"], ""),
        ([{"how": "corrects", "celex": "32031L0012R(01)", "date": "2031-05-05"}], ["2031-05-05"], ""),
        ([{"how": "cites", "celex": "32033L0002", "date": "2033-01-01"}], [], ""),
        # In parts, in any order; with the days that stand for none.
        ([AMENDS | {"begins": "2034-01-01"}, AMENDS | {"begins": "2033-02-01"}], ["2034-01-01"], ""),
        ([AMENDS | {"begins": "9999-12-31", "date": "2033-01-01"}], ["2033-01-01"], ""),
        ([AMENDS | {"begins": "1001-01-01"}], [""], ""),
        # The end of the act is its own to tell; that of a part of it is not.
        ([ITSELF | {"ends": "2035-01-01"}], [], ""),
        ([REPEALS], ["2034-05-05"], ""),
    ],
)
def test_cellar_names_what_amends_corrects_and_repeals(
    rows: list[dict[str, str]], amendments: list[str], ends: str
) -> None:
    found = cellar.act("2031/12", bindings(ITSELF | {"ends": "9999-12-31"}, *rows))
    assert ([it.begins for it in found.amendments], found.ends) == (amendments, ends)


def test_a_directive_that_ends_is_no_directive_that_is_amended() -> None:
    found = cellar.act("2031/12", bindings(ITSELF | {"ends": "2035-01-01"}, REPEALS, AMENDS))
    assert (found.ends, found.ended_by) == ("2035-01-01", "32034L0009")
    assert [it.number for it in found.amendments] == ["32033L0001"]


CDM = "http://publications.europa.eu/ontology/cdm#"
STORE = f"""
@prefix cdm: <{CDM}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <urn:work:> .
:own cdm:resource_legal_id_celex "32031L0012"^^xsd:string ; cdm:work_date_document "2031-01-01"^^xsd:date ;
  cdm:resource_legal_date_end-of-validity "9999-12-31"^^xsd:date .
:one cdm:resource_legal_id_celex "32033L0001"^^xsd:string ; cdm:resource_legal_amends_resource_legal :own, :other ;
  cdm:work_date_document "2033-01-01"^^xsd:date ;
  cdm:resource_legal_date_entry-into-force "2033-02-01"^^xsd:date, "2034-01-01"^^xsd:date .
:two cdm:resource_legal_id_celex "32031L0012R(01)"^^xsd:string ; cdm:resource_legal_corrects_resource_legal :own .
:three cdm:resource_legal_id_celex "32035R0002"^^xsd:string ;
  cdm:resource_legal_implicitly_repeals_resource_legal :own ; cdm:work_date_document "2035-01-01"^^xsd:date .
:other cdm:resource_legal_id_celex "32000L0001"^^xsd:string ; cdm:resource_legal_amends_resource_legal :three .
"""
"""Made up, in the form of the EU's common data model."""


def test_the_question_to_cellar_is_answered_by_a_store_that_is_not_ours() -> None:
    asked = parse_qs(urlsplit(cellar.question("https://eu.example.org", "2031/12").url).query)["query"][0]
    answer = Graph().parse(data=STORE, format="turtle").query(asked).serialize(format="json")
    assert answer is not None
    found = cellar.act("2031/12", json.loads(answer))
    assert [(it.number, it.begins) for it in found.amendments] == [
        ("32031L0012R(01)", ""),
        ("32033L0001", "2034-01-01"),
        ("32035R0002", "2035-01-01"),
    ]


@pytest.mark.parametrize("data", [bindings(), bindings({"how": "itself", "celex": "32000L0001"})])
def test_a_directive_that_cellar_does_not_know_is_told_apart(data: Any) -> None:
    with pytest.raises(UnknownActError):
        cellar.act("2031/12", data)


@pytest.mark.parametrize("data", [None, {}, {"results": []}, {"head": {}}])
def test_another_form_of_cellars_is_refused_in_words(data: Any) -> None:
    with pytest.raises(UnexpectedAnswerError, match=r"results\.bindings saknas"):
        cellar.act("2031/12", data)
