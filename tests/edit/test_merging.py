"""Two who have changed the same record: what becomes of it, and what somebody must choose."""

import random
from typing import Any

import pytest

from handbook.edit.merging import merged

BASE: dict[str, Any] = {
    "title": "A",
    "words": ["ett", "två", "tre"],
    "sources": [{"title": "S", "url": "https://s", "read": "1"}, {"title": "T", "url": "https://t", "read": "2"}],
    "today": {"status": "gäller", "text": "Ja."},
}
S, T = BASE["sources"]
NEW = {"title": "N", "url": "https://n", "read": "3"}


@pytest.mark.parametrize(
    ("mine", "theirs", "made", "both"),
    [
        ({}, {}, {}, []),
        ({"title": "B"}, {"words": ["ett"]}, {"title": "B", "words": ["ett"]}, []),
        ({"title": "B"}, {"title": "C"}, {"title": "B"}, [("title",)]),
        ({"title": "B"}, {"title": "B"}, {"title": "B"}, []),
        ({"title": None}, {"title": "C"}, {"title": None}, [("title",)]),
        (
            {"words": ["ett", "två", "tre", "fyra"]},
            {"words": ["noll", "ett", "två", "tre"]},
            {"words": ["noll", "ett", "två", "tre", "fyra"]},
            [],
        ),
        (
            {"words": ["ett", "två", "tre", "fyra"]},
            {"words": ["ett", "två", "tre", "fem"]},
            {"words": ["ett", "två", "tre", "fyra", "fem"]},
            [],
        ),
        (
            {"words": ["ett", "två", "tre", "fyra"]},
            {"words": ["ett", "två", "tre", "fyra"]},
            {"words": ["ett", "två", "tre", "fyra"]},
            [],
        ),
        (
            {"words": ["ett", "två", "tre", "fyra"]},
            {"words": ["ett", "två", "tre", "fyra", "fem"]},
            {"words": ["ett", "två", "tre", "fyra", "fem"]},
            [],
        ),
        (
            {"words": ["fyra", "ett", "två", "tre"]},
            {"words": ["ett", "två", "tre", "fyra"]},
            {"words": ["fyra", "ett", "två", "tre"]},
            [],
        ),
        ({"words": ["ett", "tre"]}, {"words": ["ett", "två", "tre", "fyra"]}, {"words": ["ett", "tre", "fyra"]}, []),
        (
            {"words": ["ett", "2", "tre"]},
            {"words": ["ett", "II", "tre"]},
            {"words": ["ett", "2", "tre"]},
            [("words", 1)],
        ),
        ({"words": ["ett", "2", "tre"]}, {"words": ["ett", "tre"]}, {"words": ["ett", "2", "tre"]}, [("words",)]),
        (
            {"sources": [{**S, "read": "9"}, T]},
            {"sources": [NEW, {**S, "note": "x"}, T]},
            {"sources": [NEW, {**S, "note": "x", "read": "9"}, T]},
            [],
        ),
        (
            {"sources": [{**S, "read": "9"}, T]},
            {"sources": [{**S, "read": "8"}, T, NEW]},
            {"sources": [{**S, "read": "9"}, T, NEW]},
            [("sources", 0, "read")],
        ),
        (
            {"today": {"status": "ersatt", "text": "Ja."}},
            {"today": {"status": "gäller", "text": "Nej."}},
            {"today": {"status": "ersatt", "text": "Nej."}},
            [],
        ),
        ({"added": ["x"]}, {"added": ["y"]}, {"added": ["x", "y"]}, []),
        ({"part": {"a": "1"}}, {"part": {"b": "2"}}, {"part": {"b": "2", "a": "1"}}, []),
        ({"words": "nej"}, {"words": ["ett"]}, {"words": "nej"}, [("words",)]),
    ],
)
def test_what_two_make_together(
    mine: dict[str, Any], theirs: dict[str, Any], made: dict[str, Any], both: list[tuple[str | int, ...]]
) -> None:
    def of(changed: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in (BASE | changed).items() if value is not None}

    told, found = merged(BASE, of(mine), of(theirs))
    assert (told, [it.path for it in found]) == (of(made), both)


def test_fields_that_only_i_have_come_where_i_have_them() -> None:
    told, _ = merged({"a": "1", "c": "1"}, {"z": "0", "a": "1", "b": "2", "c": "1"}, {"a": "1", "c": "2", "d": "3"})
    assert list(told) == ["z", "a", "b", "c", "d"]


def edited(chance: random.Random, items: list[str], sign: str) -> list[str]:
    """Return a list with some of its items gone, changed or moved, and some that are new."""
    made = [f"{it}{sign}" if chance.random() < 0.2 else it for it in items if chance.random() < 0.8]
    for number in range(chance.randrange(3)):
        made.insert(chance.randrange(len(made) + 1), f"{sign}{number}")
    return made


def test_nothing_that_anybody_has_written_is_lost_without_a_choice() -> None:
    chance = random.Random(7)  # noqa: S311  # the same each time
    for _ in range(3000):
        base = [f"p{number}" for number in range(chance.randrange(6))]
        mine, theirs = edited(chance, base, "M"), edited(chance, base, "T")
        told, both = merged({"a": base}, {"a": mine}, {"a": theirs})
        assert merged({"a": base}, {"a": mine}, {"a": base}) == ({"a": mine}, [])
        assert merged({"a": base}, {"a": base}, {"a": theirs}) == ({"a": theirs}, [])
        shown = str([told, *(it.as_data for it in both)])
        for item in {*mine, *theirs} - set(base):
            assert f"'{item}'" in shown, (base, mine, theirs)
