"""Who may ask the editing page for what: a table of requests from near and far."""

import pytest

from handbook.edit.guards import KEY_HEADER, MOST, keyed, refused, refused_call

HOST = {"host": "localhost:8001"}
CALL = {**HOST, KEY_HEADER: "nyckel", "content-type": "application/json", "content-length": "2"}


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (HOST, None),
        ({"host": "127.0.0.1:8001"}, None),
        ({**HOST, "origin": "http://localhost:8001", "sec-fetch-site": "same-origin"}, None),
        ({**HOST, "sec-fetch-site": "none"}, None),
        ({}, "Fel värd"),
        ({"host": "localhost"}, "Fel värd"),
        ({"host": "localhost:8002"}, "Fel värd"),
        ({"host": "angripare.example:8001"}, "Fel värd"),
        ({"host": "localhost.angripare.example:8001"}, "Fel värd"),
        ({"host": "[::1]:8001"}, "Fel värd"),
        ({"host": "localhost:8001, angripare.example"}, "Fel värd"),
        ({**HOST, "origin": "http://angripare.example"}, "Fel ursprung"),
        ({**HOST, "origin": "https://localhost:8001"}, "Fel ursprung"),
        ({**HOST, "origin": "http://127.0.0.1:8001"}, "Fel ursprung"),
        ({**HOST, "origin": "null"}, "Fel ursprung"),
        ({**HOST, "sec-fetch-site": "cross-site"}, "Fel ursprung"),
        ({**HOST, "sec-fetch-site": "same-site"}, "Fel ursprung"),
    ],
)
def test_only_our_own_page_on_this_machine_is_answered(headers: dict[str, str], told: str | None) -> None:
    assert refused(headers, 8001) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, None),
        ({"content-type": "application/json; charset=utf-8"}, None),
        ({"content-length": str(MOST)}, None),
        ({"host": "angripare.example:8001"}, "Fel värd"),
        ({KEY_HEADER: ""}, "Fel nyckel"),
        ({KEY_HEADER: "nycke"}, "Fel nyckel"),
        ({KEY_HEADER: "nyckeln"}, "Fel nyckel"),
        ({KEY_HEADER: "nyckél"}, "Fel nyckel"),
        ({"content-type": "text/plain"}, "Fel form"),
        ({"content-type": "application/x-www-form-urlencoded"}, "Fel form"),
        ({"content-length": str(MOST + 1)}, "Fel längd"),
        ({"content-length": "-1"}, "Fel längd"),
        ({"content-length": ""}, "Fel längd"),
        ({"content-length": "²"}, "Fel längd"),
        ({"content-length": "2, 2"}, "Fel längd"),
    ],
)
def test_a_call_needs_the_key_its_form_and_a_length(changed: dict[str, str], told: str | None) -> None:
    assert refused_call({**CALL, **changed}, 8001, "nyckel") == told


@pytest.mark.parametrize("left", ["host", KEY_HEADER, "content-type", "content-length"])
def test_a_call_without_one_of_these_is_refused(left: str) -> None:
    missing = {name: value for name, value in CALL.items() if name != left}
    assert missing != CALL
    assert refused_call(missing, 8001, "nyckel")


def test_what_comes_without_a_length_of_its_own_is_refused() -> None:
    assert refused_call({**CALL, "transfer-encoding": "chunked"}, 8001, "nyckel") == "Fel längd"


def test_a_key_is_that_of_the_session() -> None:
    assert keyed("a", "a")
    assert not keyed("", "a")
