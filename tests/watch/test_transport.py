"""One request against a server on this machine that behaves badly: every wait has its limit, every answer its size."""

import gzip
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

import pytest

from handbook.watch.transport import Limits, NoAnswerError, Request, Transport
from serving import PATIENCE
from watch.world import Reply, World, world

LIMITS = Limits(connect=5, silence=0.4, whole=0.8, size=100_000)


@pytest.fixture
def net() -> Iterator[World]:
    with world() as made:
        yield made


def transport(net: World, scheme: str = "http", limits: Limits = LIMITS) -> Transport:
    return Transport(frozenset({(scheme, "127.0.0.1", net.server.server_port)}), limits=limits)


def trouble(net: World, reply: Reply, limits: Limits = LIMITS) -> str:
    """Return what kind of trouble an answer is."""
    net.replies["/"] = reply
    with pytest.raises(NoAnswerError) as caught:
        transport(net, limits=limits).ask(Request(f"{net.url}/"))
    return caught.value.trouble


def test_an_answer_comes_back_with_status_headers_and_body(net: World) -> None:
    net.replies["/å"] = net.replies["/%C3%A5?b=1"] = Reply(418, "Te", {"X-Kind": "gr"})
    answer = transport(net).ask(Request(f"{net.url}/å?b=1", {"If-None-Match": "x"}))
    assert (answer.status, answer.body, answer.headers["x-kind"]) == (418, b"Te", "gr")
    (asked,) = net.asked
    assert (asked.method, asked.headers["if-none-match"]) == ("GET", "x")
    assert asked.headers["host"] == net.url.removeprefix("http://")


def test_what_is_sent_is_a_post_unless_said_otherwise(net: World) -> None:
    transport(net).ask(Request(f"{net.url}/", body=b"{}"))
    transport(net).ask(Request(f"{net.url}/", body=b"{}", method="PATCH"))
    assert [(it.method, it.body) for it in net.asked] == [("POST", b"{}"), ("PATCH", b"{}")]


def test_a_redirect_is_an_answer(net: World) -> None:
    net.replies["/"] = Reply(302, "", {"Location": "/x"})
    assert transport(net).ask(Request(f"{net.url}/")).headers["location"] == "/x"


def test_a_packed_answer_is_unpacked(net: World) -> None:
    net.replies["/"] = Reply(body=gzip.compress(b"Hej" * 1_000), headers={"Content-Encoding": "gzip"})
    assert transport(net).ask(Request(f"{net.url}/")).body == b"Hej" * 1_000


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"x" * 100_001),
        Reply(body=gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"}),
    ],
    ids=["plain", "packed"],
)
def test_what_is_too_large_is_cut(net: World, reply: Reply) -> None:
    assert trouble(net, reply) == "size"


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Write for ever, as fast as anybody listens."""
    with suppress(OSError):
        while True:
            handler.wfile.write(b"x" * 10_000)


def test_an_answer_without_end_is_cut(net: World) -> None:
    assert trouble(net, Reply(stream=endless)) == "size"


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Write a little all the time, so that no pause is ever too long."""
    with suppress(OSError):
        for _ in range(PATIENCE * 10):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Write nothing until the other side has left."""
    with suppress(OSError):
        handler.connection.settimeout(PATIENCE)
        handler.connection.recv(1)


@pytest.mark.parametrize("stream", [dripping, silent])
def test_an_answer_that_does_not_come_is_not_waited_for(net: World, stream: object) -> None:
    assert trouble(net, Reply(stream=stream)) == "time"  # type: ignore[arg-type]


def test_headers_that_never_end_are_not_waited_for_either() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        asking = Transport(frozenset({("http", "127.0.0.1", port)}), limits=LIMITS)
        with pytest.raises(NoAnswerError) as caught:
            asking.ask(Request(f"http://127.0.0.1:{port}/"))
    assert caught.value.trouble == "time"


def short(handler: BaseHTTPRequestHandler) -> None:
    """Write less than was said."""
    handler.wfile.write(b"5\r\nab")


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"halva", headers={"Content-Encoding": "br"}),
        Reply(body=b"inte packat", headers={"Content-Encoding": "gzip"}),
        Reply(body=gzip.compress(b"x" * 1_000)[:-9], headers={"Content-Encoding": "gzip"}),
        Reply(headers={"Content-Length": "50"}, stream=short),
        Reply(headers={"Transfer-Encoding": "chunked"}, stream=short),
        Reply(headers={"X-Long": "x" * 100_000}),
    ],
    ids=["unknown packing", "not packed", "cut packed", "cut", "cut in pieces", "long header"],
)
def test_a_broken_answer_is_known_as_one(net: World, reply: Reply) -> None:
    assert trouble(net, reply) == "broken"


def test_a_host_that_is_not_there_is_told_of() -> None:
    with world() as gone:
        asking, url = transport(gone), gone.url
    with pytest.raises(NoAnswerError) as caught:
        asking.ask(Request(f"{url}/"))
    assert caught.value.trouble == "connect"


def test_a_host_without_tls_is_told_of(net: World) -> None:
    with pytest.raises(NoAnswerError) as caught:
        transport(net, "https").ask(Request(net.url.replace("http:", "https:")))
    assert caught.value.trouble == "tls"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "https://127.0.0.1/", "https://10.0.0.1/", "http://a.example.org/"]
)
def test_what_may_not_be_asked_is_not(net: World, url: str) -> None:
    with pytest.raises(NoAnswerError) as caught:
        transport(net).ask(Request(url))
    assert caught.value.trouble == "refused"
    assert net.asked == []


def test_a_name_is_looked_up_once_and_what_it_stands_for_is_checked(net: World) -> None:
    """A name that stands for something public when it is checked, and for this machine when it is connected to."""
    given = iter([["127.0.0.1"], ["8.8.8.8"]])
    asking = Transport(limits=LIMITS, resolve=lambda _host, _port: next(given))
    with pytest.raises(NoAnswerError) as caught:
        asking.ask(Request(f"https://a.example.org:{net.server.server_port}/"))
    assert caught.value.trouble == "refused"
    assert next(given) == ["8.8.8.8"], "asked a second time"
    assert net.asked == []


def test_a_name_that_stands_for_nothing_is_told_of() -> None:
    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError

    with pytest.raises(NoAnswerError) as caught:
        Transport(resolve=nowhere).ask(Request("https://a.example.org/"))
    assert caught.value.trouble == "name"


def test_one_host_may_be_asked_in_the_place_of_all_others(net: World) -> None:
    asking = Transport(instead=("http", "127.0.0.1", net.server.server_port), limits=LIMITS)
    net.replies["a.example.org/x"] = Reply(body="Hej")
    assert asking.ask(Request("https://a.example.org/x")).body == b"Hej"
    with pytest.raises(NoAnswerError):
        asking.ask(Request("https://10.0.0.1/x"))
