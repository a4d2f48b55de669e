"""One request and its answer, within limits of time and size. The only module that opens a connection to other hosts.

The standard library, since the socket must be ours: the number that was checked is the one connected to (decision 19).
"""

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handbook.watch.reach import Origin, Place, RefusedError, Resolve, looked_up, numbers_of, place_of

PIECE = 65_536
GZIP = 16 + zlib.MAX_WBITS
Trouble = Literal["name", "connect", "tls", "time", "size", "broken", "refused", "ring"]
"""What can go wrong. ``name`` and ``connect`` may be the own net."""


class NoAnswerError(Exception):
    """A host gave no answer that can be used; the message says why, in Swedish."""

    def __init__(self, trouble: Trouble, why: str) -> None:
        """Keep what kind of trouble it is."""
        super().__init__(why)
        self.trouble = trouble


@dataclass(frozen=True)
class Limits:
    """How long and how much, in seconds and bytes."""

    connect: float = 10
    silence: float = 20
    """Between two pieces of an answer."""
    whole: float = 60
    size: int = 25_000_000


@dataclass(frozen=True)
class Request:
    """What is asked."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    method: str = ""

    @property
    def verb(self) -> str:
        """GET, unless something is sent."""
        return self.method or ("GET" if self.body is None else "POST")


@dataclass(frozen=True)
class Answer:
    """What came back; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Transport:
    """Asks hosts. ``trusted`` are the hosts that somebody named, who may be on this machine."""

    trusted: frozenset[Origin] = frozenset()
    instead: Origin | None = None
    """A host that is asked in the place of all that are not trusted, for trials: it gets their names and paths."""
    limits: Limits = Limits()
    resolve: Resolve = looked_up

    def ask(self, request: Request) -> Answer:
        """Return the answer to one request; redirects are answers. Raises ``NoAnswerError``."""
        try:
            place = place_of(request.url, self.trusted)
        except RefusedError as error:
            raise NoAnswerError("refused", str(error)) from None
        plug = self._connected(place)
        cut = threading.Event()
        timer = threading.Timer(self.limits.whole, _hang_up, (plug, cut))
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(plug, place, request)
        except NoAnswerError:
            raise
        except ssl.SSLCertVerificationError:
            raise NoAnswerError("tls", "värdens certifikat går inte att lita på") from None
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            late = cut.is_set() or isinstance(error, TimeoutError)
            raise NoAnswerError(*(LATE if late else TLS if isinstance(error, ssl.SSLError) else BROKEN)) from None
        finally:
            timer.cancel()
            plug.close()
        if cut.is_set():  # what was hung up looks as if the host had come to its end
            raise NoAnswerError(*LATE)
        return answer

    def _connected(self, place: Place) -> socket.socket:
        """Return an open connection; on the way to TLS for https."""
        other = self.instead if self.instead and place.origin not in self.trusted else None
        at = Place(*other, target="/") if other else place
        known = self.trusted | ({other} if other else set())
        try:
            numbers = numbers_of(at, known, self.resolve)
        except RefusedError as error:
            raise NoAnswerError("refused", str(error)) from None
        except OSError:
            raise NoAnswerError("name", f"namnet {at.host} går inte att slå upp") from None
        plug = self._plugged(numbers, at.port)
        plug.settimeout(self.limits.silence)
        if at.scheme == "http":
            return plug
        context = ssl.create_default_context()
        return context.wrap_socket(plug, server_hostname=at.host, do_handshake_on_connect=False)

    def _plugged(self, numbers: tuple[str, ...], port: int) -> socket.socket:
        for number in numbers:
            with contextlib.suppress(OSError):
                return socket.create_connection((number, port), self.limits.connect)
        raise NoAnswerError("connect", "värden svarar inte")

    def _exchange(self, plug: socket.socket, place: Place, request: Request) -> Answer:
        if isinstance(plug, ssl.SSLSocket):
            plug.do_handshake()
        connection = http.client.HTTPConnection(place.host, place.port)
        connection.sock = plug
        headers = {"Host": place.authority, "Accept-Encoding": "gzip", "Connection": "close", **request.headers}
        connection.request(request.verb, place.target, request.body, headers)
        with connection.getresponse() as response:
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, self._body(response, named.get("content-encoding", "")))

    def _body(self, response: http.client.HTTPResponse, packed: str) -> bytes:
        """Return the whole body, unpacked. What is larger than the limit is no answer, however small it is packed."""
        if packed.lower() not in {"", "identity", "gzip", "x-gzip"}:
            raise NoAnswerError("broken", "svaret är packat på ett okänt sätt")
        unpacker = zlib.decompressobj(GZIP) if "gzip" in packed.lower() else None
        body = bytearray()
        while piece := response.read1(PIECE):
            body += unpacker.decompress(piece, self.limits.size + 1 - len(body)) if unpacker else piece
            if len(body) > self.limits.size:
                raise NoAnswerError("size", f"svaret är större än {self.limits.size / 1e6:.0f} MB")
        if response.length or (unpacker and not unpacker.eof and body):
            raise NoAnswerError(*BROKEN)
        return bytes(body)


LATE: tuple[Trouble, str] = ("time", "svaret tog för lång tid")
TLS: tuple[Trouble, str] = ("tls", "den säkra förbindelsen gick inte att upprätta")
BROKEN: tuple[Trouble, str] = ("broken", "svaret bröts eller var trasigt")


def _hang_up(plug: socket.socket, cut: threading.Event) -> None:
    cut.set()
    with contextlib.suppress(OSError):
        # Not the method of a TLS socket, which forgets its keys first while another thread is reading.
        socket.socket.shutdown(plug, socket.SHUT_RDWR)
