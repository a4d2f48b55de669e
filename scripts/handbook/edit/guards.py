"""Who may ask the editing page for what: this machine, this browser tab, with the key of this session. Pure."""

import secrets
from collections.abc import Mapping

OWN_HOSTS = ("localhost", "127.0.0.1")
MOST = 4_000_000
"""Bytes that a request may have: four times the largest record."""
KEY_HEADER = "x-nyckel"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
SHOWN_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""For the page of the handbook that is shown beside the form: it runs no script."""
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def refused(headers: Mapping[str, str], port: int) -> str | None:
    """Return why nobody but this machine's own browser may have an answer; ``None`` if it asks from our own page.

    A page elsewhere that has had its name lead here (DNS rebinding) asks for its own host; a form or script of a
    foreign page tells its origin. ``headers`` are named in small letters.
    """
    hosts = {f"{name}:{port}" for name in OWN_HOSTS}
    host = headers.get("host", "")
    if host not in hosts:
        return "Fel värd"
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return "Fel ursprung"
    if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        return "Fel ursprung"
    return None


def refused_call(headers: Mapping[str, str], port: int, key: str) -> str | None:
    """Return why a call that reads or changes records is refused: it needs the key, JSON and a length that is told."""
    if told := refused(headers, port):
        return told
    if not keyed(headers.get(KEY_HEADER, ""), key):
        return "Fel nyckel"
    if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return "Fel form"
    length = headers.get("content-length", "")
    if "transfer-encoding" in headers or not length.isascii() or not length.isdecimal() or int(length) > MOST:
        return "Fel längd"
    return None


def keyed(given: str, key: str) -> bool:
    """Tell whether a key is that of this session, in the same time whatever is given."""
    return secrets.compare_digest(given.encode(), key.encode())
