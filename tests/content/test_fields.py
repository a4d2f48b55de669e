"""What the fields of a kind are, read off its class, and the values found in a record."""

from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import Field as Given

from examples import law, understood
from handbook.content.fields import Field, fields_of, own_fields, walk, walk_plain
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Day, Line, Link, Markdown, Name, PastDay, Prose, Refs, Term, YesNo


class Inner(Part):
    """En del."""

    from_: Day = Given(alias="from", title="Från")
    """När det
    började."""
    note: Line | None = Given(None, title="Not")


class Odd(Record):
    """En post med alla sorters fält."""

    kind: ClassVar[Kind] = Kind(folder="odd", address="udda", singular="udda", plural="udda", intro="Udda.")

    inner: Inner = Given(title="Del")
    many: tuple[Inner, ...] = Given((), title="Delar")
    links: Annotated[Refs, Link("laws", reverse="Hit", strong=True)] = Given((), title="Länkar")
    terms: Annotated[Refs, Term("roles")] = Given((), title="Ord")
    choice: Literal["a", "b"] = Given("a", title="Val")
    text: Prose | None = Given(None, title="Text")
    read: PastDay | None = Given(None, title="Läst")
    bare: Name | None = None
    answer: YesNo = Given("nej", title="Svar")
    count: int | None = Given(None, title="Antal")


def named() -> dict[str, Field]:
    return {field.name: field for field in own_fields(Odd)}


def test_own_fields_are_those_that_the_kind_adds() -> None:
    assert list(named()) == ["inner", "many", "links", "terms", "choice", "text", "read", "bare", "answer", "count"]
    assert [field.name for field in fields_of(Odd)] == [*Record.model_fields, *named()]


def test_a_part_with_another_name_in_yaml() -> None:
    assert fields_of(Inner)[0] == Field(
        name="from_",
        key="from",
        label="Från",
        help="När det började.",
        required=True,
        many=False,
        link=None,
        term=None,
        markdown=None,
        part=None,
        is_day=True,
        is_number=False,
        lived=False,
        choices=(),
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("inner", {"part": Inner, "required": True, "many": False}),
        ("many", {"part": Inner, "required": False, "many": True}),
        ("links", {"link": Link("laws", reverse="Hit", strong=True), "many": True, "term": None, "markdown": None}),
        ("terms", {"term": Term("roles"), "link": None}),
        ("choice", {"choices": ("a", "b"), "many": False, "required": False}),
        ("text", {"markdown": Markdown(block=True), "part": None, "is_day": False, "choices": ()}),
        ("read", {"is_day": True, "lived": True}),
        ("many", {"required": False, "many": True, "link": None}),
        ("bare", {"label": "bare", "key": "bare", "help": "", "is_number": False}),
        ("answer", {"is_day": False, "lived": False, "choices": (), "markdown": None}),
        ("count", {"is_number": True, "many": False}),
    ],
)
def test_what_a_field_is(name: str, told: dict[str, object]) -> None:
    assert {key: getattr(named()[name], key) for key in told} == told


def test_the_values_of_a_record_in_its_depth() -> None:
    catalog, _ = understood({"laws/x": law("X", "aliases: [a, b]\nplan: {text: C, unclear: [d]}")})
    found = [(value.path, value.field.key, value.value) for value in walk(catalog.entries["laws/x"].record)]
    assert found == [
        (("title",), "title", "X"),
        (("lang",), "lang", "sv"),
        (("aliases", 0), "aliases", "a"),
        (("aliases", 1), "aliases", "b"),
        (("summary",), "summary", "En regel."),
        (("plan", "text"), "text", "C"),
        (("plan", "unclear", 0), "unclear", "d"),
        (("topics", 0), "topics", "skydd"),
        (("sources", 0, "plan"), "plan", "inledning"),
        (("sources", 0, "read"), "read", "2026-01-02"),
        (("type",), "type", "paragraf"),
    ]


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ({"title": "A", "fel": "B"}, [(("title",), "A")]),
        ({"aliases": ["a", None, "b"]}, [(("aliases", 0), "a"), (("aliases", 2), "b")]),
        ({"aliases": "a"}, [(("aliases",), "a")]),
        ({"inner": {"from": "2016", "from_": "x"}}, [(("inner", "from"), "2016")]),
        (
            {"many": [{"from": "2016"}, "fel", {"note": "n"}]},
            [(("many", 0, "from"), "2016"), (("many", 2, "note"), "n")],
        ),
        ({"inner": "fel", "text": ["a", {"b": "c"}]}, [(("text", 0), "a")]),
        ({"plan": {"unclear": ["a", "b"]}}, [(("plan", "unclear", 0), "a"), (("plan", "unclear", 1), "b")]),
        (["title"], []),
        (None, []),
    ],
)
def test_the_values_of_a_record_that_may_be_broken(plain: object, found: list[tuple[object, str]]) -> None:
    assert [(value.path, value.value) for value in walk_plain(Odd, plain)] == found
