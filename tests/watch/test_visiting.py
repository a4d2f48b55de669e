"""Manners: pauses, robots.txt, waiting, new tries and redirects. No time passes: the clock is the test's own."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from handbook.watch.transport import Answer, NoAnswerError, Request, Transport, Trouble
from handbook.watch.turns import in_turns
from handbook.watch.visiting import Clock, Visitor, agent, alike, retry_after

START = datetime(2032, 3, 1, 6, 0, tzinfo=UTC)
A, B = "https://a.example.org", "https://b.example.org"
PAUSE = 5.0
Script = list[Answer | NoAnswerError]


def answer(status: int = 200, body: str = "", **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body.encode())


def trouble(kind: Trouble) -> NoAnswerError:
    return NoAnswerError(kind, "därför")


@dataclass
class Scripted:
    """Hosts that answer what the test has written, each line once and the last one for ever."""

    lines: dict[str, Script]
    passed: float = 0
    slept: list[float] = field(default_factory=list)
    asked: list[tuple[str, float]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def ask(self, request: Request) -> Answer:
        """Answer."""
        self.asked.append((request.url, self.passed))
        self.headers.append(dict(request.headers))
        script = self.lines.get(request.url, [answer(404)])
        line = script.pop(0) if len(script) > 1 else script[0]
        if isinstance(line, NoAnswerError):
            raise line
        return line

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        if seconds:
            self.slept.append(seconds)
        self.passed += seconds

    @property
    def urls(self) -> list[str]:
        """What was asked for, in order."""
        return [url for url, _ in self.asked]


def visitor(lines: dict[str, Script], pause: float | None = None) -> tuple[Visitor, Scripted]:
    hosts = Scripted(lines)
    clock = Clock(now=lambda: START + timedelta(seconds=hosts.passed), ticks=lambda: hosts.passed, sleep=hosts.sleep)
    made = Visitor(Transport(), agent("redaktion@example.org"), clock, pause)
    object.__setattr__(made.transport, "ask", hosts.ask)  # a frozen value; only its asking is exchanged
    return made, hosts


def test_one_host_is_asked_with_a_pause_between_and_another_at_once() -> None:
    going, hosts = visitor({f"{A}/1": [answer()], f"{A}/2": [answer()], f"{B}/1": [answer()]})
    for url in (f"{A}/1", f"{B}/1", f"{A}/2"):
        going.ask(Request(url), PAUSE)
    assert hosts.asked == [(f"{A}/1", 0), (f"{B}/1", 0), (f"{A}/2", PAUSE)]
    assert going.requests == 3


def test_another_pause_may_be_asked_for() -> None:
    going, hosts = visitor({f"{A}/1": [answer()]}, pause=3)
    for _ in range(3):
        going.ask(Request(f"{A}/1"), PAUSE)
    assert [at for _, at in hosts.asked] == [0, 3, 6]


def test_this_machine_needs_no_pause() -> None:
    going, hosts = visitor({"http://127.0.0.1:9000/1": [answer()]})
    for _ in range(2):
        going.ask(Request("http://127.0.0.1:9000/1"), PAUSE)
    assert hosts.slept == []


def test_the_program_says_who_it_is() -> None:
    going, hosts = visitor({f"{A}/1": [answer()]})
    going.ask(Request(f"{A}/1"), PAUSE)
    assert hosts.headers[0]["User-Agent"] == "Barnskyddshandboken/1.0 (bevakar sina källor; redaktion@example.org)"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_host_with_trouble_is_tried_three_times_with_longer_waits(status: int) -> None:
    going, hosts = visitor({f"{A}/1": [answer(status)]})
    assert going.ask(Request(f"{A}/1"), 0).status == status
    assert len(hosts.asked) == 3
    assert hosts.slept == [2, 8]


def test_a_host_that_is_well_again_has_answered() -> None:
    going, _ = visitor({f"{A}/1": [answer(503), trouble("broken"), answer(200, "Hej")]})
    assert going.ask(Request(f"{A}/1"), 0).body == b"Hej"


@pytest.mark.parametrize("status", [200, 304, 400, 401, 403, 404, 410])
def test_other_answers_are_final(status: int) -> None:
    going, hosts = visitor({f"{A}/1": [answer(status)]})
    going.ask(Request(f"{A}/1"), 0)
    assert len(hosts.asked) == 1


@pytest.mark.parametrize(
    ("told", "slept"), [("30", [30, 30]), ("1", [2, 8]), ("Mon, 01 Mar 2032 06:01:00 GMT", [60, 8]), ("snart", [2, 8])]
)
def test_a_host_is_left_alone_for_as_long_as_it_asks(told: str, slept: list[float]) -> None:
    going, hosts = visitor({f"{A}/1": [answer(429, retry_after=told)]})
    going.ask(Request(f"{A}/1"), 0)
    assert hosts.slept == slept


def test_a_host_that_asks_for_very_long_is_left_for_the_next_run() -> None:
    going, hosts = visitor({f"{A}/1": [answer(429, retry_after="3600")], f"{A}/2": [answer()]})
    assert going.ask(Request(f"{A}/1"), 0).status == 429
    with pytest.raises(NoAnswerError, match="nästa gång"):
        going.ask(Request(f"{A}/2"), 0)
    assert len(hosts.asked) == 1
    assert hosts.slept == []


@pytest.mark.parametrize("kind", ["name", "connect", "tls", "size", "refused", "time"])
def test_what_will_not_get_better_is_not_tried_again(kind: Trouble) -> None:
    going, hosts = visitor({f"{A}/1": [trouble(kind)]})
    with pytest.raises(NoAnswerError):
        going.ask(Request(f"{A}/1"), 0)
    assert len(hosts.asked) == 1
    assert (going.silent == {"a.example.org"}) is (kind in {"name", "connect"})


def test_a_host_that_fails_three_times_in_a_row_is_left_alone() -> None:
    going, hosts = visitor({f"{A}/1": [trouble("connect")]})
    for _ in range(5):
        with pytest.raises(NoAnswerError):
            going.ask(Request(f"{A}/1"), 0)
    assert len(hosts.asked) == 3


@pytest.mark.parametrize("line", [answer(503), trouble("time"), trouble("broken")])
def test_a_host_in_trouble_costs_three_questions_and_not_all_of_them(line: Answer | NoAnswerError) -> None:
    going, hosts = visitor({f"{A}/{number}": [line] for number in range(50)})
    for number in range(50):
        with suppress(NoAnswerError):
            going.ask(Request(f"{A}/{number}"), 0)
    assert len(set(hosts.urls)) == 3


def test_large_pages_are_no_trouble_of_the_host() -> None:
    going, hosts = visitor({f"{A}/{number}": [trouble("size")] for number in range(9)})
    for number in range(9):
        with suppress(NoAnswerError):
            going.ask(Request(f"{A}/{number}"), 0)
    assert len(hosts.asked) == 9


def test_a_failure_between_two_answers_is_forgotten() -> None:
    going, hosts = visitor({f"{A}/1": [trouble("tls"), trouble("tls"), answer(), trouble("tls")]})
    for _ in range(6):
        with suppress(NoAnswerError):
            going.ask(Request(f"{A}/1"), 0)
    assert len(hosts.asked) == 6


def follow(lines: dict[str, Script], url: str = f"{A}/1") -> tuple[str, str, Scripted]:
    going, hosts = visitor(lines)
    found = going.follow(url, {}, 0)
    return found.url, found.to, hosts


def test_a_page_is_asked_for_after_robots_txt_which_is_asked_for_once() -> None:
    going, hosts = visitor({f"{A}/1": [answer()], f"{A}/2": [answer()]})
    going.follow(f"{A}/1", {"If-None-Match": "x"}, 0)
    going.follow(f"{A}/2", {}, 0)
    assert hosts.urls == [f"{A}/robots.txt", f"{A}/1", f"{A}/2"]
    assert [it.get("If-None-Match") for it in hosts.headers] == [None, "x", None]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /hemligt/", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: Barnskyddshandboken\nDisallow: /1", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: barnskyddshandboken\nAllow: /", True),
        ("<html>Sidan finns inte</html>", True),
        ("", True),
    ],
)
def test_robots_txt_decides(rules: str, *, allowed: bool) -> None:
    lines: dict[str, Script] = {f"{A}/robots.txt": [answer(200, rules)], f"{A}/1": [answer()]}
    if allowed:
        assert follow(lines)[0] == f"{A}/1"
    else:
        with pytest.raises(NoAnswerError, match=r"robots\.txt vill inte"):
            follow(lines)


@pytest.mark.parametrize("robots", [answer(404), answer(403), answer(301, location="/robots.txt"), trouble("size")])
def test_a_host_without_rules_may_be_asked(robots: Answer | NoAnswerError) -> None:
    assert follow({f"{A}/robots.txt": [robots], f"{A}/1": [answer()]})[0] == f"{A}/1"


@pytest.mark.parametrize("robots", [answer(503), trouble("connect"), trouble("tls")])
def test_a_host_whose_rules_cannot_be_read_is_not_asked_more(robots: Answer | NoAnswerError) -> None:
    going, hosts = visitor({f"{A}/robots.txt": [robots], f"{A}/1": [answer()]})
    for _ in range(2):
        with pytest.raises(NoAnswerError):
            going.follow(f"{A}/1", {}, 0)
    assert f"{A}/1" not in hosts.urls
    assert len(set(hosts.urls)) == 1


def test_a_host_may_ask_for_a_longer_pause() -> None:
    rules = "User-agent: *\nCrawl-delay: 20"
    going, hosts = visitor({f"{A}/robots.txt": [answer(200, rules)], f"{A}/1": [answer()], f"{A}/2": [answer()]})
    for url in (f"{A}/1", f"{A}/2"):
        going.follow(url, {}, PAUSE)
    assert [at for _, at in hosts.asked] == [0, PAUSE, PAUSE + 20]


@pytest.mark.parametrize(
    ("hops", "end", "to"),
    [
        ([(301, "/2")], f"{A}/2", f"{A}/2"),
        ([(308, f"{B}/x")], f"{B}/x", f"{B}/x"),
        ([(302, "/2")], f"{A}/2", ""),
        ([(301, "/2"), (302, "/3")], f"{A}/3", f"{A}/2"),
        ([(302, "/2"), (301, "/3")], f"{A}/3", ""),
        ([(301, f"{A}/1/")], f"{A}/1/", ""),
        ([(301, "https://www.a.example.org/1")], "https://www.a.example.org/1", ""),
        ([(301, "http://b.example.org/x#del")], f"{B}/x", f"{B}/x"),
        ([(301, "//b.example.org/x")], f"{B}/x", f"{B}/x"),
    ],
)
def test_redirects_are_followed_and_lasting_ones_told_of(hops: list[tuple[int, str]], end: str, to: str) -> None:
    places = [f"{A}/1", f"{A}/2", f"{A}/3"]
    lines: dict[str, Script] = {
        at: [answer(status, location=target)] for at, (status, target) in zip(places, hops, strict=False)
    }
    lines[end] = [answer()]
    assert follow(lines)[:2] == (end, to)


def ring(number: int) -> dict[str, Script]:
    return {f"{A}/{at}": [answer(302, location=f"/{(at + 1) % number}")] for at in range(number)}


@pytest.mark.parametrize("number", [1, 2, 3, 50])
def test_a_ring_of_redirects_is_left(number: int) -> None:
    going, hosts = visitor(ring(number))
    with pytest.raises(NoAnswerError) as caught:
        going.follow(f"{A}/0", {}, 0)
    assert caught.value.trouble == "ring"
    assert len(hosts.asked) <= 10


def test_a_redirect_without_a_place_is_an_answer() -> None:
    assert follow({f"{A}/1": [answer(302)]})[0] == f"{A}/1"


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:8000/",
        "https://127.0.0.1/",
        "https://[::1]/x",
        "https://localhost/",
        "https://[x",
        "ftp://b.example.org/",
        "https://169.254.169.254/latest/meta-data/",
        "https://user@b.example.org/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_to_what_may_not_be_asked_is_refused(target: str) -> None:
    going, hosts = visitor({f"{A}/1": [answer(302, location=target)]})
    real: Callable[[Request], Answer] = Transport().ask
    scripted = hosts.ask
    object.__setattr__(going.transport, "ask", lambda it: (scripted if it.url.startswith(A) else real)(it))
    with pytest.raises(NoAnswerError) as caught:
        going.follow(f"{A}/1", {}, 0)
    assert caught.value.trouble == "refused"
    assert set(hosts.urls) == {f"{A}/robots.txt", f"{A}/1"}


def test_a_time_to_wait_is_a_number_or_a_day() -> None:
    assert retry_after("120", START) == 120
    assert retry_after("Mon, 01 Mar 2032 06:02:00 GMT", START) == 120
    assert retry_after("Mon, 01 Mar 2032 05:00:00 GMT", START) == 0
    assert [retry_after(it, START) for it in ("", "-1", "snart", "1.5")] == [None] * 4


def test_addresses_that_are_written_otherwise_are_alike() -> None:
    assert alike("https://www.a.org/x/", "http://a.org/x")
    assert not alike("https://a.org/x?y", "https://a.org/x")


DAY = "2032-03-01"


def test_hosts_take_turns_and_the_order_is_the_same_each_time() -> None:
    urls = [f"{A}/{number}" for number in range(4)] + [f"{B}/0", f"{B}/1", "https://c.example.org/"]
    assert in_turns(urls, DAY) == in_turns(reversed(urls), DAY)
    assert sorted(in_turns(urls, DAY)) == sorted(urls)
    hosts = [url.split("/")[2][0] for url in in_turns(urls, DAY)]
    assert hosts == list("abcaaba")


def test_a_host_that_answers_few_questions_is_soon_asked_all_of_them() -> None:
    urls = [f"{A}/{number:02}" for number in range(72)]
    days = [f"2032-03-{number:02}" for number in (1, 2, 8, 9, 15, 16)]  # the Mondays and Tuesdays of three weeks
    asked = [set(in_turns(urls, day)[:30]) for day in days]
    assert set.union(*asked) == set(urls)
