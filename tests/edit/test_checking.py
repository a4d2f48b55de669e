"""What an editor is told at her fields: her own faults, what her edit does to others, and nothing else."""

import pytest

from handbook.content.problems import Code, Finding
from handbook.edit.checking import faults, proposals, stops


def finding(file: str, message: str, code: Code = "wrong-value") -> Finding:
    return Finding(code=code, message=message, advice="Rätta", path=("title",), file=file)


MINE, OTHER, WARNING = finding("a", "mitt"), finding("b", "annans"), finding("a", "titta", "left-over")


def test_errors_come_first_and_each_once() -> None:
    found = faults([WARNING, MINE, MINE], "a", [])
    assert [(fault.message, fault.warning, fault.path, fault.file) for fault in found] == [
        ("mitt", False, ("title",), ""),
        ("titta", True, ("title",), ""),
    ]
    assert stops(found)
    assert not stops(found[1:])
    assert found[0].as_data == {
        "path": ["title"],
        "message": "mitt",
        "advice": "Rätta",
        "warning": False,
        "file": "",
        "of_key": False,
        "instead": [],
    }


def test_what_the_edit_does_to_others_is_told_and_what_was_wrong_with_them_before_is_not() -> None:
    new = finding("b", "ny")
    (told,) = faults([OTHER, new], "a", [OTHER])
    assert (told.message, told.file, told.path) == ("ny", "b", ())
    assert [fault.message for fault in faults([MINE], "a", [MINE])] == ["mitt"]


def test_while_the_record_is_wrong_others_are_left_alone() -> None:
    assert [fault.message for fault in faults([OTHER, MINE], "a", [])] == ["mitt"]
    assert [fault.message for fault in faults([OTHER, WARNING], "a", [])] == ["annans", "titta"]


@pytest.mark.parametrize(
    ("words", "advice", "told"),
    [
        ("", "Menade du ”skola”?", [("skola", "", "skola")]),
        ("", "Menade du ”a” eller ”b”?", [("a", "", "a"), ("b", "", "b")]),
        ("", "Rätta länken", []),
        ("[[laws/lvx|lagen]]", "Menade du ”laws/lvu”?", [("laws/lvu", "[[laws/lvx|lagen]]", "[[laws/lvu|lagen]]")]),
        ("[[laws/luv|luv]]", "Menade du ”lvu”?", [("lvu", "[[laws/luv|luv]]", "[[laws/lvu|luv]]")]),
        ("[[laws/lvu#vad]]", "Menade du ”vard”?", [("vard", "[[laws/lvu#vad]]", "[[laws/lvu#vard]]")]),
        ("[[roles/skol]]", "Menade du ”skola”?", [("skola", "[[roles/skol]]", "[[roles/skola]]")]),
        (
            "116 111",
            "Skriv [[nummer:resources/bris]]",
            [("[[nummer:resources/bris]]", "116 111", "[[nummer:resources/bris]]")],
        ),
        ("", "Skriv [[nummer:resources/bris]]", []),
        ("[[a", "Skriv [[kind/id]] eller [[kind/id|ord]]", []),
        ("[[nummer:a/br]]", "Menade du ”a/bris”?", [("a/bris", "[[nummer:a/br]]", "[[nummer:a/bris]]")]),
    ],
)
def test_a_proposal_takes_the_place_of_what_is_most_like_it(
    words: str, advice: str, told: list[tuple[str, str, str]]
) -> None:
    found = Finding(code="dead-link", message="fel", advice=advice, file="a", words=words)
    assert list(proposals(found)) == told
    (fault,) = faults([found], "a", [])
    assert list(fault.instead) == told
    assert faults([found], "b", [])[0].instead == ()


def test_of_a_field_that_does_not_exist_the_name_gives_way() -> None:
    found = Finding(
        code="unknown-field", message="fel", advice="Menade du ”title”?", path=("titel",), file="a", of_key=True
    )
    (own,), (others,) = faults([found], "a", []), faults([found], "b", [])
    assert (own.of_key, own.instead) == (True, (("title", "", "title"),))
    assert (others.of_key, others.instead) == (False, ())
