"""Asking with manners: a pause between questions to a host, robots.txt, waiting when told to, new tries, redirects."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from handbook.content.owner import NAME
from handbook.watch.reach import is_own
from handbook.watch.transport import Answer, NoAnswerError, Request, Transport

MOVED = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
LATER = frozenset({429, 500, 502, 503, 504})
"""Answers after which it is worth to try again."""
HOPS = 8
WAITS = (2.0, 8.0)
"""Seconds before the second and the third try."""
LONGEST_WAIT = 120.0
"""A host that wants more patience is left for the next run."""
PATIENCE = 3
"""Failures in a row, after which a host is left alone for this run."""
ROBOTS_SIZE = 500_000


@dataclass(frozen=True)
class Clock:
    """The time, and how to let it pass; tests bring their own."""

    now: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Followed:
    """An answer, and where the address has moved for good."""

    answer: Answer
    url: str
    """Where the answer came from."""
    to: str = ""


def agent(contact: str) -> str:
    """Return how the program presents itself."""
    return f"{NAME}/1.0 (bevakar sina källor; {contact})" if contact else f"{NAME}/1.0 (bevakar sina källor)"


@dataclass
class Visitor:
    """Asks hosts on behalf of one run, and remembers how each took it."""

    transport: Transport
    agent: str
    clock: Clock = field(default_factory=Clock)
    pause: float | None = None
    """Seconds between two requests to one host; if not said, as many as the request says, and none on this machine."""
    free_at: dict[str, float] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    robots: dict[str, RobotFileParser | NoAnswerError] = field(default_factory=dict)
    requests: int = 0
    answered: bool = False
    """Some host has answered: there is a net."""
    silent: set[str] = field(default_factory=set)
    """Hosts that could not be reached at all."""

    def wait_for(self, url: str) -> float:
        """Return how many seconds remain until the host of an address may be asked."""
        return max(0.0, self.free_at.get(host_of(url), 0.0) - self.clock.ticks())

    def ask(self, request: Request, pause: float) -> Answer:
        """Return the answer to one request, tried again if it is worth it. Raises ``NoAnswerError``."""
        host = host_of(request.url)
        if self.failures.get(host, 0) >= PATIENCE:
            raise NoAnswerError("connect", "värden svarade inte på flera frågor i rad och lämnas till nästa gång")
        for again in (*WAITS, None):
            try:
                answer = self._once(request, host, pause)
            except NoAnswerError as error:
                # What took long once takes long again, and a host that drips would take the whole night.
                if again is None or error.trouble != "broken":
                    self._failed(host, error)
                    raise
                self.clock.sleep(again)
                continue
            wait = self._wait_told(answer, host, again)
            if answer.status not in LATER:
                return answer
            if wait is None:
                self.failures[host] = self.failures.get(host, 0) + 1
                return answer
            self.clock.sleep(wait)
        raise NoAnswerError("broken", "inget svar")  # pragma: no cover  # the last try returns or raises

    def _once(self, request: Request, host: str, pause: float) -> Answer:
        self.clock.sleep(self.wait_for(request.url))
        self.requests += 1
        headers = {"User-Agent": self.agent, "Accept-Language": "sv, en;q=0.5", **request.headers}
        try:
            answer = self.transport.ask(Request(request.url, headers, request.body, request.method))
        finally:
            self.free_at[host] = self.clock.ticks() + self._pause(request.url, pause)
        self.answered = True
        self.failures[host] = self.failures.get(host, 0) if answer.status in LATER else 0
        return answer

    def _pause(self, url: str, wanted: float) -> float:
        if self.pause is not None:
            return self.pause
        parts = urlsplit(url)
        own = self.transport.instead is not None or is_own((parts.scheme, parts.hostname or "", 0))
        rules = self.robots.get(host_of(url))
        asked = rules.crawl_delay(NAME) if isinstance(rules, RobotFileParser) else None
        return 0.0 if own else max(wanted, min(float(asked or 0), LONGEST_WAIT))

    def _failed(self, host: str, error: NoAnswerError) -> None:
        if error.trouble != "size":  # the next page may be small
            self.failures[host] = self.failures.get(host, 0) + 1
        if error.trouble in {"name", "connect"}:
            self.silent.add(host)

    def _wait_told(self, answer: Answer, host: str, again: float | None) -> float | None:
        """Return how long to wait before the next try; ``None`` if there is none in this run."""
        if answer.status not in LATER:
            return None
        told = retry_after(answer.headers.get("retry-after", ""), self.clock.now())
        if told is not None and told > LONGEST_WAIT:
            self.failures[host] = PATIENCE
            return None
        return None if again is None else max(again, told or 0.0)

    def follow(self, url: str, headers: Mapping[str, str], pause: float, *, polite: bool = True) -> Followed:
        """Return the answer at the end of all redirects. ``polite`` asks each host's robots.txt first.

        Raises ``NoAnswerError``, also for a ring of redirects and for what robots.txt forbids.
        """
        seen, lasting, at, to = {url}, True, url, ""
        while True:
            if polite:
                self._allowed(at, pause)
            answer = self.ask(Request(at, headers), pause)
            target = self._target(at, answer)
            if target is None:
                return Followed(answer, at, to)
            if target in seen:
                raise NoAnswerError("ring", "sidan skickar vidare i en ring")
            if len(seen) > HOPS:
                raise NoAnswerError("ring", "sidan skickar vidare för många gånger")
            lasting = lasting and answer.status in FOR_GOOD
            at, to = target, target if lasting and not alike(target, url) else to
            seen.add(target)

    def _target(self, at: str, answer: Answer) -> str | None:
        place = answer.headers.get("location", "").strip()
        if answer.status not in MOVED or not place:
            return None
        try:
            parts = urlsplit(urldefrag(urljoin(at, place)).url)
            own = (parts.scheme, parts.hostname or "", parts.port or 80) in self.transport.trusted
        except ValueError:
            raise NoAnswerError("refused", "sidan skickar vidare till en adress som inte går att läsa") from None
        secure = parts if own or parts.scheme != "http" else parts._replace(scheme="https")
        return urlunsplit(secure)

    def _allowed(self, url: str, pause: float) -> None:
        """Raise ``NoAnswerError`` unless robots.txt lets an address be asked."""
        host = host_of(url)
        if host not in self.robots:
            self.robots[host] = self._rules(url, pause)
        rules = self.robots[host]
        if isinstance(rules, NoAnswerError):
            raise rules
        if not rules.can_fetch(NAME, url):
            raise NoAnswerError("refused", "robots.txt vill inte att sidan läses av program")

    def _rules(self, url: str, pause: float) -> RobotFileParser | NoAnswerError:
        parts = urlsplit(url)
        rules = RobotFileParser()
        try:
            address = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
            answer = self.follow(address, {}, pause, polite=False).answer
        except NoAnswerError as error:
            # A host that sends robots.txt round in a ring has none, as one that says 404 has none.
            rules.parse([])
            return rules if error.trouble in {"ring", "size"} else error
        if answer.status >= 500:  # noqa: PLR2004
            return NoAnswerError("broken", f"robots.txt går inte att läsa ({answer.status})")
        text = answer.body[:ROBOTS_SIZE].decode("utf-8", "replace") if answer.status == 200 else ""  # noqa: PLR2004
        rules.parse(text.splitlines())
        return rules


def host_of(url: str) -> str:
    """Return the host of an address, with its port."""
    return urlsplit(url).netloc.lower().rpartition("@")[2]


def alike(one: str, other: str) -> bool:
    """Tell whether two addresses differ only in what is written in several ways for the same page."""

    def bare(url: str) -> tuple[str, str, str]:
        parts = urlsplit(url)
        return (host_of(url).removeprefix("www."), parts.path.rstrip("/"), parts.query)

    return bare(one) == bare(other)


def retry_after(text: str, now: datetime) -> float | None:
    """Return the seconds that a host wants to be left alone: it says a number or a time."""
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds())
    except (TypeError, ValueError):
        return None
