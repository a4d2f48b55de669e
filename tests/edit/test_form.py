"""The form says all that the kinds say: every field, how its value is given, and what it is chosen from."""

from typing import Any

import pytest

from examples import understood
from handbook.content.fields import fields_of, in_file_order
from handbook.content.kinds import KINDS
from handbook.edit.form import forms, terms


def of(folder: str) -> dict[str, Any]:
    """Return the fields of a kind's form by key."""
    form = next(form for form in forms(KINDS) if form["folder"] == folder)
    return {field["key"]: field for field in form["fields"]}


def test_every_field_of_every_kind_is_in_its_form_once() -> None:
    for cls in KINDS:
        assert sorted(of(cls.kind.folder)) == sorted(field.key for field in fields_of(cls))
        assert [field.key for field in in_file_order(cls)][:2] == ["title", "lang"]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("title", {"type": "text", "required": True, "many": False}),
        ("aliases", {"type": "text", "many": True}),
        ("summary", {"type": "line", "required": True}),
        ("body", {"type": "prose", "required": False}),
        ("type", {"type": "choice"}),
        ("publisher", {"type": "link", "to": "agencies", "many": True}),
        ("related", {"type": "link", "to": None}),
        ("topics", {"type": "term", "vocabulary": "topics"}),
        ("phone", {"type": "part", "many": False}),
        ("sources", {"type": "part", "many": True, "required": True}),
    ],
)
def test_a_field_tells_how_its_value_is_given(key: str, told: dict[str, object]) -> None:
    field = of("resources")[key]
    assert {name: field.get(name) for name in told} == told
    assert field["label"]


def test_parts_have_fields_of_their_own_and_days_say_if_they_have_been() -> None:
    phone = {field["key"]: field for field in of("resources")["phone"]["fields"]}
    assert phone["checked"]["type"] == "day"
    assert phone["checked"]["lived"]
    assert [field["key"] for field in phone["sources"]["fields"]]
    assert {"id": "stödlinje", "title": "stödlinje"} in of("resources")["type"]["choices"]
    assert "lived" not in of("laws")["in_force_from"]


def test_terms_are_told_by_id_and_title() -> None:
    told = terms(understood()[0].vocabularies)
    assert told["roles"] == [{"id": "skola", "title": "Skola"}, {"id": "socialtjanst", "title": "Socialtjänst"}]
    assert all(set(term) == {"id", "title"} for several in told.values() for term in several)


@pytest.mark.parametrize(
    ("folder", "standing"),
    [("laws", "today"), ("guides", "today"), ("resources", "availability"), ("inquiries", "today")],
)
def test_a_form_says_what_its_records_are_called_and_which_field_says_where_they_stand(
    folder: str, standing: str
) -> None:
    form, cls = next((form, cls) for form, cls in zip(forms(KINDS), KINDS, strict=True) if form["folder"] == folder)
    assert (form["singular"], form["plural"]) == (cls.kind.singular, cls.kind.plural)
    assert form["standing"] == standing
    assert [field["key"] for field in form["fields"]] == [field.key for field in in_file_order(cls)]


def test_only_where_an_id_is_more_than_a_title_in_small_letters_there_is_advice() -> None:
    told = {form["folder"]: form["name_advice"] for form in forms(KINDS)}
    assert {folder for folder, advice in told.items() if advice} == {"localities"}
    assert told["localities"] == next(cls.kind.id_advice for cls in KINDS if cls.kind.folder == "localities")


@pytest.mark.parametrize(
    ("folder", "key", "told"),
    [
        pytest.param("laws", "lang", "choice", id="of some words"),
        pytest.param("laws", "in_force_from", "day", id="a day"),
        pytest.param("laws", "part_of", "link", id="a record"),
        pytest.param("laws", "roles", "term", id="a word of a list"),
        pytest.param("laws", "rule", "prose", id="several paragraphs"),
        pytest.param("laws", "summary", "line", id="one line with links"),
        pytest.param("laws", "number", "text", id="anything"),
        pytest.param("guides", "steps", "part", id="fields of its own"),
    ],
)
def test_a_value_is_given_by_what_it_is(folder: str, key: str, told: str) -> None:
    field = of(folder)[key]
    assert field["type"] == told
    also = {"choice": "choices", "link": "to", "term": "vocabulary", "part": "fields"}
    assert set(field) - {"lived"} == {"key", "label", "help", "required", "many", "type"} | (
        {also[told]} if told in also else set()
    )


def test_words_of_files_that_are_not_swedish_are_said_in_swedish_too() -> None:
    confidence = next(field for field in of("laws")["today"]["fields"] if field["key"] == "confidence")
    assert confidence["choices"] == [
        {"id": "verified", "title": "verifierat i källan (verified)"},
        {"id": "background", "title": "bakgrund, ej verifierat (background)"},
        {"id": "unknown", "title": "okänt (unknown)"},
    ]
    assert of("laws")["lang"]["choices"] == [
        {"id": "sv", "title": "svenska (sv)"},
        {"id": "en", "title": "engelska (en)"},
    ]
