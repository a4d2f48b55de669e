"""Answers of registers and archives: read in whatever case, order and form they come, and never trusted."""

from typing import Any

import pytest

from handbook.watch.answers import (
    UnexpectedAnswerError,
    day_of,
    given,
    needed_list,
    order_of,
    parsed,
    sfs_of,
    text_of,
    yes,
)
from handbook.watch.archive import PAUSE, captured
from handbook.watch.reach import ARCHIVE
from handbook.watch.transport import Answer, NoAnswerError, Request


@pytest.mark.parametrize(
    ("body", "data"),
    [(b'{"a": 1}', {"a": 1}), ('\ufeff{"å": "ä"}'.encode(), {"å": "ä"}), (b" [] ", []), (b"null", None)],
)
def test_an_answer_is_json_with_or_without_a_mark(body: bytes, data: object) -> None:
    assert parsed(body) == data


@pytest.mark.parametrize("body", [b"", b"{", b"<html>", b"\xff\xfe{", '{"å": 1}'.encode("latin-1"), b"[" * 100_000])
def test_what_is_no_json_is_told_of(body: bytes) -> None:
    with pytest.raises(UnexpectedAnswerError, match="svaret är inte JSON"):
        parsed(body)


ANSWER = {"Rubrik": "A", "ändrings-författningar": {"Träder i kraft": "2026-07-01"}, "@id": 3, "tom": None, "b": [1]}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("rubrik",), "A"),
        (("RUBRIK",), "A"),
        (("Ändringsförfattningar", "trader_i_kraft"), "2026-07-01"),
        (("@id",), 3),
        (("id",), None),
        (("tom",), None),
        (("tom", "x"), None),
        (("rubrik", "x"), None),
        (("b", "0"), None),
        (("saknas", "x"), None),
        ((), ANSWER),
    ],
)
def test_a_field_is_found_whatever_its_case_and_signs(path: tuple[str, ...], found: object) -> None:
    assert given(ANSWER, *path) == found


@pytest.mark.parametrize(
    ("data", "found"), [({"a": {"B": [1, 2]}}, [1, 2]), ({"a": {"b": []}}, []), ({"A": {"b": {"c": 1}}}, [{"c": 1}])]
)
def test_a_single_thing_is_a_list_of_one(data: object, found: list[Any]) -> None:
    assert needed_list(data, "a", "b") == found


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "fältet a.b saknas"),
        ({"a": {"b": None}}, "fältet a.b saknas"),
        ({"a": {"b": "x"}}, "fältet a.b är ingen lista"),
        ({"a": {"b": 1}}, "fältet a.b är ingen lista"),
    ],
)
def test_what_is_no_list_is_told_of_by_its_path(data: object, told: str) -> None:
    with pytest.raises(UnexpectedAnswerError, match=f"^{told}$"):
        needed_list(data, "a", "b")


@pytest.mark.parametrize(
    ("value", "text", "day"),
    [
        (" A ", "A", ""),
        (7, "7", ""),
        (True, "", ""),
        (None, "", ""),
        (["A"], "", ""),
        ("2026-07-01", "2026-07-01", "2026-07-01"),
        (" 2026-07-01T00:00:00 ", "2026-07-01T00:00:00", "2026-07-01"),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00", ""),
        ("2026-02-30", "2026-02-30", ""),
        ("2026-07", "2026-07", ""),
    ],
)
def test_texts_and_days(value: object, text: str, day: str) -> None:
    assert (text_of({"a": value}, "a"), day_of({"a": value}, "a")) == (text, day)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, True),
        ("true", True),
        ("TRUE", True),
        (False, False),
        ("false", False),
        (1, False),
        ("ja", False),
        (None, False),
    ],
)
def test_what_says_yes(value: object, *, said: bool) -> None:
    assert yes({"a": value}, "a") is said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Lag (2025:1501) om ändring i 2001:1", "2025:1501"),
        ("SFS 1998: 1", "1998:1"),
        ("1809:974", "1809:974"),
        ("1709:974", ""),
        ("12025:1", ""),
        ("2025:1a", ""),
        ("prop. 2025/26:1", ""),
        ("", ""),
    ],
)
def test_the_first_sfs_number_of_a_text(text: str, number: str) -> None:
    assert sfs_of(text) == number


def test_sfs_numbers_come_in_the_order_of_time_and_not_of_letters() -> None:
    numbers = ["2025:1501", "2025:99", "1998:204", "2026:1"]
    assert sorted(numbers, key=order_of) == ["1998:204", "2025:99", "2025:1501", "2026:1"]


class Archive:
    """Answers as the archive would, and remembers what was asked."""

    def __init__(self, **headers: str) -> None:
        """Take the headers of the answer."""
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.asked: list[tuple[str, float]] = []

    def ask(self, request: Request, pause: float) -> Answer:
        """Answer."""
        self.asked.append((request.url, pause))
        return Answer(302, self.headers, b"")


PAGE = "https://a.example.org/sida?x=1"
COPY = f"/web/20260301060000/{PAGE}"


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"content_location": COPY}, f"{ARCHIVE}{COPY}"),
        ({"location": f"https://web.archive.org{COPY}"}, f"{ARCHIVE}{COPY}"),
        ({"content_location": COPY, "location": "/annat"}, f"{ARCHIVE}{COPY}"),
        ({"location": f"http://elsewhere.example{COPY}"}, f"{ARCHIVE}{COPY}"),
        ({"location": f"/web/20260301060000id_/{PAGE}"}, f"{ARCHIVE}/web/20260301060000id_/{PAGE}"),
    ],
)
def test_a_capture_is_known_by_its_address_and_always_at_the_archive(headers: dict[str, str], address: str) -> None:
    archive = Archive(**headers)
    assert captured(PAGE, "https://arkiv.example/", archive) == address  # type: ignore[arg-type]
    assert archive.asked == [(f"https://arkiv.example/save/{PAGE}", PAUSE)]


@pytest.mark.parametrize(
    "headers", [{}, {"location": PAGE}, {"location": "/web/2026/x"}, {"content_location": "/save/x"}]
)
def test_without_such_an_address_no_capture_was_made(headers: dict[str, str]) -> None:
    with pytest.raises(NoAnswerError, match=r"ingen kopia blev gjord \(302\)") as told:
        captured(PAGE, ARCHIVE, Archive(**headers))  # type: ignore[arg-type]
    assert told.value.trouble == "broken"
