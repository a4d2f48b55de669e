"""Where the site will stand, where its files are kept and who answers for it. Read and checked once.

The settings file says it; the environment goes before it, since the same files may be published in several places.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from handbook.content.edition import EDITION, Edition
from handbook.content.load import SourceFile
from handbook.content.owner import NOBODY, SETTINGS, Owner, owner_of
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
EPOCH = "SOURCE_DATE_EPOCH"
"""The moment that a repeatable build is of, in seconds since 1970 (reproducible-builds.org)."""
PORT = 8000
"""Where this machine shows the site if no port is given, and the form at the next."""
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Settings:
    """The site's own address, with a slash at the end, the address of its files' repository, if any, and its owner."""

    base: str = PLACEHOLDER
    repo: str = ""
    owner: Owner = NOBODY
    file: SourceFile | None = None
    """The settings file, for places in it."""
    day: str = ""
    """The day that the site is of, if the environment tells it: so the same records make the same site on any day."""
    edition: SourceFile | None = None
    """The file of a municipality's edition, if the site is one, for places in it."""

    def base_of(self, edition: Edition, environment: Mapping[str, str]) -> str:
        """Return the address of an edition: the environment's, or its own; never that of the national handbook."""
        if environment.get("SITE_URL", "").strip():
            return self.base
        return _with_slash(edition.address) if edition.address else PLACEHOLDER

    @property
    def placed(self) -> bool:
        """Whether somebody has said where the site will stand, and others can come there."""
        host = urlsplit(self.base).hostname or ""
        return host not in LOCAL and not host.endswith(RESERVED)


def settings(environment: Mapping[str, str], file: SourceFile | None = None) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings, and what is wrong with them; an address gets the slash at its end if it lacks one."""
    owner, wrong = owner_of(file)
    base, repo, epoch = (environment.get(name, "").strip() for name in ("SITE_URL", "REPO_URL", EPOCH))
    found = (*wrong, *_faults("SITE_URL", base), *_faults("REPO_URL", repo), *_untimely(epoch))
    if found:
        return Settings(), found
    base, repo = base or owner.address or "", repo or owner.repository or ""
    whole = _with_slash(base) if base else PLACEHOLDER
    return Settings(whole, repo.rstrip("/"), owner, file, _day(epoch) if epoch else ""), ()


def misplaced(edition: Edition, base: str) -> Iterator[Finding]:
    """Yield what is wrong with the addresses of a municipality's edition that will stand at ``base``."""
    for name, value in (("national", edition.national), ("address", edition.address)):
        if value and not _is_whole(value):
            advice = "Skriv hela adressen till webbplatsen utan ? och #, till exempel https://handboken.se/"
            yield _of_edition(name, f"”{value}” kan inte vara en webbplats adress", advice)
    if _with_slash(edition.national) == base:
        yield _of_edition("national", "utgåvan har samma adress som den nationella handboken", "Rätta en av dem")


def _of_edition(name: str, message: str, advice: str) -> Finding:
    return Finding(code="bad-setting", message=message, advice=advice, path=(name,), file=EDITION)


def unplaced(given: Settings) -> Iterator[Finding]:
    """Yield what must be mended before the site is published."""
    if not given.placed:
        advice = f"Fyll i address i {SETTINGS}, eller sätt till exempel SITE_URL=https://handboken.se/"
        yield _finding("SITE_URL", "ingen adress är angiven som andra kan nå", advice)


def unanswered(given: Settings) -> Iterator[Finding]:
    """Yield what readers and data portals miss: who answers for the site, what sort of publisher, how to reach them."""
    readers, portals = (
        "läsarna får inte veta vem som ansvarar",
        "Sveriges dataportal tar inte emot data/dcat.rdf utan den",
    )
    told = {
        "publisher": f"ingen utgivare är angiven: {readers}, och {portals}",
        "publisher_type": f"inget slag av utgivare är angivet: {portals.replace('utan den', 'utan det')}",
        "contact": f"ingen kontakt är angiven: {readers}",
    }
    for name, message in told.items():
        if not getattr(given.owner, name):
            advice = f"Fyll i {name} i {SETTINGS}"
            yield Finding(code="nobody-answers", message=message, advice=advice, path=(name,), file=SETTINGS)


def _faults(name: str, value: str) -> Iterator[Finding]:
    if value and not _is_whole(value):
        advice = f"Skriv hela adressen utan ? och #, till exempel {name}=https://handboken.se/"
        yield _finding(name, f"”{value}” kan inte vara en webbplats adress", advice)


def _untimely(epoch: str) -> Iterator[Finding]:
    try:
        _day(epoch or "0")
    except (ValueError, OverflowError, OSError):
        yield _finding(EPOCH, f"”{epoch}” är ingen tid", "Skriv sekunder sedan 1970, eller ta bort variabeln")


def _day(epoch: str) -> str:
    return datetime.fromtimestamp(int(epoch), tz=UTC).date().isoformat()


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
