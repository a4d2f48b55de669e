"""Which addresses may be asked: nothing that only this machine can reach, however it is dressed."""

from collections.abc import Iterable

import pytest

from handbook.watch.reach import RefusedError, given_host, is_public, looked_up, numbers_of, place_of

OWN = frozenset({("http", "127.0.0.1", 9000)})


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example.org", "/"),
        ("https://a.example.org/x?y=1&z=%C3%A5#del", "/x?y=1&z=%C3%A5"),
        ("https://A.Example.org./å ä", "/%C3%A5%20%C3%A4"),
        ("https://a.example.org/a%2Fb", "/a%2Fb"),
    ],
)
def test_a_public_name_by_https_may_be_asked(url: str, target: str) -> None:
    place = place_of(url)
    assert (place.host.lower(), place.port, place.target) == ("a.example.org", 443, target)


def test_a_swedish_name_is_written_as_the_net_writes_it() -> None:
    assert place_of("https://räddabarnen.example/").host == "xn--rddabarnen-q5a.example"


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example.org/",
        "ftp://a.example.org/",
        "file:///etc/passwd",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.0.0.1/",
        "https://8.8.8.8/",
        "https://localhost/",
        "https://dator/",
        "https://user:pass@a.example.org/",
        "https:///x",
        "https://a.example.org:99999/",
        "https://[x/",
        "http://127.0.0.1:9001/",
        "javascript:alert(1)",
        "",
    ],
)
def test_all_else_is_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        place_of(url, OWN)


def test_only_the_host_that_was_named_is_asked_on_this_machine() -> None:
    assert place_of("http://127.0.0.1:9000/x", OWN).authority == "127.0.0.1:9000"


@pytest.mark.parametrize(
    "text",
    [
        "http://127.0.0.1:9000",
        "http://localhost:9000/",
        "http://[::1]:9000",
        "https://r.example.org",
        "https://10.0.0.1",
    ],
)
def test_a_host_may_be_named(text: str) -> None:
    assert given_host(text)[1] in text


@pytest.mark.parametrize(
    "text",
    [
        "http://r.example.org",
        "http://10.0.0.1",
        "http://127.0.0.1.example.org",
        "127.0.0.1:9000",
        "",
        "https://",
        "ftp://x.y",
        "https://u@r.example.org",
        "https://r.example.org/?x=1",
        "http://127.0.0.1:x",
    ],
)
def test_a_host_that_may_not_be_named_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        given_host(text)


@pytest.mark.parametrize("number", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_these_numbers_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104  # nothing listens there
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001:0:0:0:0:0:80ff:fffe",
        "198.18.0.1",
        "192.0.2.1",
        "x",
    ],
)
def test_these_numbers_are_not(number: str) -> None:
    assert not is_public(number)


def resolving(*numbers: str) -> "Resolver":
    return Resolver(numbers)


class Resolver:
    """Gives these numbers for every name."""

    def __init__(self, numbers: tuple[str, ...]) -> None:
        """Keep the numbers."""
        self.numbers = numbers

    def __call__(self, _host: str, _port: int) -> Iterable[str]:
        """Return them."""
        return self.numbers


def test_a_name_that_leads_here_is_refused_and_a_mixed_one_is_only_asked_outside() -> None:
    place = place_of("https://a.example.org/")
    with pytest.raises(RefusedError, match="inte är offentlig"):
        numbers_of(place, frozenset(), resolving("127.0.0.1", "::1", "10.0.0.1"))
    assert numbers_of(place, frozenset(), resolving("10.0.0.1", "8.8.8.8", "8.8.8.8")) == ("8.8.8.8",)
    assert numbers_of(place_of("http://127.0.0.1:9000/", OWN), OWN, resolving("127.0.0.1")) == ("127.0.0.1",)


def test_looking_up_a_name_ends() -> None:
    assert "127.0.0.1" in looked_up("127.0.0.1", 80)
    with pytest.raises(OSError):  # noqa: PT011  # whatever the system says
        looked_up("finns-inte.invalid", 80, patience=5)
