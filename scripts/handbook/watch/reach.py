"""Which addresses may be asked: public hosts by https, and on the own machine only what was named on the command line.

A source is written by others. It must not make the program ask what only this machine can reach, whether by its
address, by a redirect or by what its name stands for today; so the names are looked up here, and what is connected to
is the number that was found good.
"""

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

ARCHIVE = "https://web.archive.org"
"""Who may be asked to keep a copy of what has changed, for those who want one."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
PORTS = {"https": 443, "http": 80}
SAFE = "/%:=&?~+!$,;'@()*[]"
EMBEDDED = ipaddress.ip_network("64:ff9b::/96")
"""Numbers of IPv6 that end with one of IPv4 (NAT64)."""
IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Origin = tuple[str, str, int]
"""Scheme, host and port."""
Resolve = Callable[[str, int], Iterable[str]]


class RefusedError(Exception):
    """An address that may not be asked; the message says why, in Swedish."""


@dataclass(frozen=True)
class Place:
    """A web address in the parts that a connection needs."""

    scheme: str
    host: str
    port: int
    target: str
    """Path and query, as they are sent."""

    @property
    def origin(self) -> Origin:
        """The host with scheme and port."""
        return (self.scheme, self.host, self.port)

    @property
    def authority(self) -> str:
        """The host as it is named to itself."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == PORTS[self.scheme] else f"{name}:{self.port}"


def place_of(url: str, trusted: frozenset[Origin] = frozenset()) -> Place:
    """Return the parts of an address that may be asked. Raises ``RefusedError`` for all others."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        name = host.encode("idna").decode() if not host.isascii() else host
    except ValueError:
        raise RefusedError("adressen går inte att läsa") from None
    if parts.scheme not in PORTS or not name or parts.username is not None:
        raise RefusedError("adressen är ingen webbadress")
    target = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    place = Place(parts.scheme, name, port or PORTS[parts.scheme], target)
    if place.origin in trusted:
        return place
    if parts.scheme != "https":
        raise RefusedError("adressen börjar inte med https://")
    if _number(name) or name in LOOPBACK or "." not in name:
        raise RefusedError("adressen har inget namn på en värd")
    return place


def given_host(text: str) -> Origin:
    """Return a host that somebody named on the command line. Raises ``RefusedError`` unless it may be asked there."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme == "http" and host not in LOOPBACK:
        raise RefusedError("http går bara till den egna datorn (127.0.0.1). Skriv https:// för andra värdar")
    if parts.scheme not in PORTS or not host or parts.username is not None or parts.query or parts.fragment:
        raise RefusedError("skriv en hel adress, till exempel http://127.0.0.1:9000")
    return (parts.scheme, host, port or PORTS[parts.scheme])


def is_own(origin: Origin) -> bool:
    """Tell whether a host is this machine."""
    return origin[1] in LOOPBACK


def _number(host: str) -> IP | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_public(text: str) -> bool:
    """Tell whether a number of the net is one that everybody reaches."""
    number = _number(text.partition("%")[0])
    if number is None:
        return False
    inner = _inside(number) if isinstance(number, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return number.is_global and not (number.is_multicast or number.is_reserved)


def _inside(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the number of IPv4 that one of IPv6 leads to."""
    if number in EMBEDDED:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)


def numbers_of(place: Place, trusted: frozenset[Origin], resolve: Resolve) -> tuple[str, ...]:
    """Return the numbers that a host's name stands for and that may be connected to.

    Raises ``OSError`` if the name stands for nothing, and ``RefusedError`` if it stands for nothing public.
    """
    found = tuple(dict.fromkeys(resolve(place.host, place.port)))
    if place.origin in trusted:
        return found
    good = tuple(number for number in found if is_public(number))
    if not good:
        raise RefusedError("värdens namn leder till en adress som inte är offentlig")
    return good


def looked_up(host: str, port: int, patience: float = 10) -> tuple[str, ...]:
    """Return the numbers of a host, looked for no longer than ``patience``: the system may look for very long."""
    found: list[str] = []
    failed: list[OSError] = []

    def look() -> None:
        try:
            found.extend(str(it[4][0]) for it in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            failed.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(patience)
    if not found:
        raise failed[0] if failed else TimeoutError("namnet slås upp för länge")
    return tuple(found)
