"""What the environment says of the site: where it will stand and where its files are kept. Read and checked once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from handbook.content.problems import Code, Finding

PLACEHOLDER = "https://barnskyddshandboken.example/"
"""The site's address as long as none is given: a name that no one can own."""
WHOLE = re.compile(
    r"https?://(?:[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*|\[::1\])(?::[0-9]+)?"
    r"(?:/[\w.~%!$&'()*+,;=:@-]+)*/*[?#]?",
    re.IGNORECASE,
)
"""The address of a folder, with no empty part in its name or path."""
RESERVED = (".example", ".invalid", ".test", ".localhost")
"""Endings of names that no one can own (RFC 2606)."""
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Settings:
    """The site's own address, with a slash at the end, and the address of its files' repository, if there is one."""

    base: str = PLACEHOLDER
    repo: str = ""

    @property
    def placed(self) -> bool:
        """Whether somebody has said where the site will stand, and others can come there."""
        host = urlsplit(self.base).hostname or ""
        return host not in LOCAL and not host.endswith(RESERVED)


def settings(environment: Mapping[str, str]) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings, and what is wrong with them; ``SITE_URL`` gets the slash at its end if it lacks one."""
    base, repo = (environment.get(name, "").strip() for name in ("SITE_URL", "REPO_URL"))
    found = (*_faults("SITE_URL", base), *_faults("REPO_URL", repo))
    if found:
        return Settings(), found
    return Settings(_with_slash(base) if base else PLACEHOLDER, repo.rstrip("/")), ()


def unplaced(given: Settings) -> Iterator[Finding]:
    """Yield what must be mended before the site is published."""
    if not given.placed:
        advice = "Sätt till exempel SITE_URL=https://handboken.se/"
        yield _finding("SITE_URL", "ingen adress är angiven som andra kan nå", advice)


def _faults(name: str, value: str) -> Iterator[Finding]:
    if value and not _is_whole(value):
        advice = f"Skriv hela adressen utan ? och #, till exempel {name}=https://handboken.se/"
        yield _finding(name, f"”{value}” kan inte vara en webbplats adress", advice)


def _is_whole(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if (
        not WHOLE.fullmatch(value)
        or {".", ".."} & set(parts.path.split("/"))
        or parts.path.endswith((".html", ".html/"))
    ):
        return False
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOCAL)
    named = "." in host.strip(".") or host in LOCAL
    plain = not (parts.query or parts.fragment or parts.username) and port != 0
    return safe and named and plain and not set(value) & set(' "<>\\^`{|}')


def _with_slash(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/", netloc=parts.netloc.lower()))


def _finding(name: str, message: str, advice: str) -> Finding:
    code: Code = "bad-setting"
    return Finding(code=code, message=message, advice=advice, file=name, mark=(1, 1))
