"""The ledger: every address ever published leads somewhere, and what is said of one that does not."""

from pathlib import Path

import pytest

from handbook.pages.ledger import (
    LEDGER,
    extended,
    lines_of,
    missing,
    moved_pages,
    read_ledger,
    told_twice,
    write_ledger,
)
from handbook.pages.page import Page
from handbook.site.pipeline import read

TEXT = "# text\n\n  \nlagar/a/\n lagar/b/ -> lagar/a/ \nlagar/c/ ->\n"


def test_reading() -> None:
    assert read_ledger(TEXT) == {"lagar/a/": None, "lagar/b/": "lagar/a/", "lagar/c/": None}


def test_writing() -> None:
    text = write_ledger({"b/": "a/", "a/": None})
    head, *rest = text.split("\n")
    assert head == "# Varje adress som handboken har haft. Ta aldrig bort en rad; skriv -> och den nya adressen."
    assert rest == ["a/", "b/ -> a/", ""]


def test_new_addresses_are_added_and_none_is_changed() -> None:
    assert extended({"a/": None, "b/": "a/"}, ["", "a/", "b/", "c/"]) == {"a/": None, "b/": "a/", "c/": None}


LOST = "adressen {} har publicerats men har ingen sida"


@pytest.mark.parametrize(
    ("ledger", "there", "said"),
    [
        ({"a/": None}, ["a/"], []),
        (
            {"a/": None, "lagar/lvu/": None},
            ["a/", "lagar/anmalan-2025/", "aktorer/lvu/"],
            [
                (
                    3,
                    LOST.format("lagar/lvu/"),
                    "Skriv ”lagar/lvu/ -> ny adress” på raden, eller ta tillbaka posten",
                )
            ],
        ),
        (
            {"lagar/anmalan-2024/": None},
            ["lagar/anmalan-2025/"],
            [
                (
                    2,
                    LOST.format("lagar/anmalan-2024/"),
                    "Skriv ”lagar/anmalan-2024/ -> lagar/anmalan-2025/” på raden, eller ta tillbaka posten",
                )
            ],
        ),
        (
            {"aktorer/anmalan-2025/": None},
            ["lagar/anmalan-2025/"],
            [
                (
                    2,
                    LOST.format("aktorer/anmalan-2025/"),
                    "Skriv ”aktorer/anmalan-2025/ -> ny adress” på raden, eller ta tillbaka posten",
                )
            ],
        ),
        (
            {"c/": "x/", "a/": "x/", "b/": "x/"},
            [],
            [
                (line, f"{it}/ leder till x/ som inte finns", "Rätta raden")
                for line, it in ((2, "a"), (3, "b"), (4, "c"))
            ],
        ),
        ({"a/": "b/"}, ["b/"], []),
        ({"a/": "b/", "c/": "d/"}, ["d/"], [(2, "a/ leder till b/ som inte finns", "Rätta raden")]),
    ],
)
def test_what_is_lost(ledger: dict[str, str | None], there: list[str], said: list[tuple[int, str, str]]) -> None:
    found = list(missing(ledger, there, lines_of(write_ledger(ledger))))
    assert [(it.mark, it.message, it.advice) for it in found] == [((line, 1), *rest) for line, *rest in said]
    assert all((it.code, it.file) == ("lost-address", "addresses.txt") for it in found)


def test_an_address_that_has_moved_gets_a_page_that_says_where() -> None:
    ledger = {"lagar/a/": "lagar/b/", "lagar/b/": None, "lagar/c/": "lagar/borta/", "lagar/d/": "lagar/b/"}
    titles = {"lagar/b/": "Lag [b]", "lagar/d/": "Den finns"}
    assert list(moved_pages(ledger, titles)) == [
        Page(
            "lagar/a/",
            "Sidan har flyttat",
            "# Sidan har flyttat\n\nLäs i stället [Lag \\[b\\]](b.md).",
            {"description": "Läs i stället Lag [b].", "robots": "noindex", "exit": "true"},
        )
    ]
    found = moved_pages({"c/": "x/", "a/": "x/", "b/": "x/"}, {"x/": "X"})
    assert [page.address for page in found] == ["a/", "b/", "c/"]


def test_a_ledger_in_another_encoding_is_said_and_lost_addresses_are_not(example: Path) -> None:
    (example / "addresses.txt").write_bytes("borta/\nå/\n".encode("cp1252"))
    _, (problem,) = read(example)
    assert (problem.code, str(problem.location)) == ("encoding", "addresses.txt:2:1")


def test_what_git_could_not_join_is_told_of_the_list_and_nothing_else(example: Path) -> None:
    (example / "addresses.txt").write_text("<<<<<<< HEAD\nborta/\n=======\nborta/\n>>>>>>> gren\n", "utf-8")
    assert [str(it.location) for it in read(example)[1]] == [f"addresses.txt:{line}:1" for line in (1, 3, 5)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TEXT, {"lagar/a/": 4, "lagar/b/": 5, "lagar/c/": 6}),
        ("c/\na/ -> b/\n\n# x\nb/\n", {"c/": 1, "a/": 2, "b/": 5}),
        ("a/\u2028b/\nc/", {"a/\u2028b/": 1, "c/": 2}),
        ("", {}),
    ],
)
def test_on_which_line_each_address_stands(text: str, lines: dict[str, int]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("om/\nom/ -> sok/\n", [(2, "om/", 1)]),
        ("# x\nom/ -> sok/\n\nom/\n", [(4, "om/", 2)]),
        ("om/ -> a/\nom/ -> b/\n om/ -> c/ \n", [(2, "om/", 1), (3, "om/", 1)]),
        ("om/\nom/\n", []),
        ("om/ -> a/\nom/ -> a/\n", []),
        ("om/\nsok/\n", []),
    ],
)
def test_an_address_that_is_told_of_in_two_ways_is_refused(text: str, told: list[tuple[int, str, int]]) -> None:
    found = list(told_twice(text))
    assert [(it.mark, it.message) for it in found] == [
        ((line, 1), f"adressen {address} står redan på rad {first}, med något annat efter sig")
        for line, address, first in told
    ]
    assert all((it.code, it.file, it.advice) == ("lost-address", LEDGER, "Behåll en av raderna") for it in found)


def test_lines_are_those_of_the_file_as_it_is(example: Path) -> None:
    (example / "addresses.txt").write_text("sok/\n\nborta/\nom/\nannan/ -> inte/\n", "utf-8")
    assert [str(it.location) for it in read(example)[1]] == ["addresses.txt:3:1", "addresses.txt:5:1"]
    (example / "addresses.txt").write_text("om/ -> sok/\nom/\n", "utf-8")
    assert [str(it.location) for it in read(example)[1]] == ["addresses.txt:2:1"]
