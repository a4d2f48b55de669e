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
    assert {"id": "skola", "title": "Skola"} in told["roles"]
    assert all(set(term) == {"id", "title"} for several in told.values() for term in several)
