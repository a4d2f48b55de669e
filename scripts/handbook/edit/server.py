"""The editing page, on this machine alone: what a browser may ask for, and nothing else."""

import base64
import gc
import json
import secrets
import sys
import webbrowser
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket

from handbook.content.git import GitError
from handbook.edit.guards import FIXED, PAGE_POLICY, SHOWN_POLICY, keyed, refused, refused_call
from handbook.edit.preview import refusal
from handbook.edit.sending import Change, changes, has_name, in_words, is_shared, packed, patch, send, sign, waiting
from handbook.edit.session import RefusedError, Session
from handbook.edit.shown import still
from handbook.site.failures import cause

PAGE = Path(__file__).with_name("page")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
}
SHOWN = "/sida/"
CALLS = "/gor/"
NEVER = FIXED["Cache-Control"]
A_WHILE = "private, max-age=60"
"""How long a browser keeps styles, letters and pictures of the page beside the form, shown anew at each key."""
NOT_BUILT = "Bygg handboken en gång med make site, så visas sidan här."
SLOWEST = 30
"""Seconds that a browser may take to send what it said it would."""
NOT_ASKED_SO = {
    405: "Det går bara att hämta sidor och fråga programmet",
    408: "Det tog för lång tid",
    414: "Adressen är för lång",
    431: "Frågan är för lång",
    501: "Det går bara att hämta sidor och fråga programmet",
    505: "Webbläsaren är för gammal eller för ny för programmet",
}
"""What the standard library refuses, by status."""
Call = Callable[[Session, Mapping[str, object]], object]


def _text(given: Mapping[str, object], name: str) -> str:
    """Return a text that must be given. Raises ``KeyError`` and ``TypeError``."""
    if not isinstance(value := given[name], str):
        raise TypeError(name)
    return value


def _saved(session: Session, given: Mapping[str, object]) -> object:
    return session.save(_text(given, "ref"), given["values"], _text(given, "mark"), given.get("base"))


def _begun(session: Session, given: Mapping[str, object]) -> object:
    like, name = (None if given.get(it) is None else _text(given, it) for it in ("like", "name"))
    return session.new(_text(given, "kind"), _text(given, "title"), like, name)


def _sent(session: Session, given: Mapping[str, object]) -> object:
    try:
        if "name" in given:
            sign(session.root, str(given["name"]), str(given.get("email", "")))
        made = send(session.root, str(given.get("message", "")), datetime.now(tz=UTC).date(), session.kinds)
    except GitError as error:
        raise RefusedError(error.said) from None
    return vars(made)


def _changed(session: Session, _: Mapping[str, object]) -> object:
    root = session.root
    try:
        found = [vars(it) for it in changes(session.root, session.kinds)]
        told = {"waiting": waiting(root), "signed": has_name(root), "shared": is_shared(root)}
    except GitError as error:
        before = session.drafts.before()
        saved = (Change(it, in_words(it, before.get(it), now, session.kinds)) for it, now in session.saved().items())
        return {"git": False, "why": error.said, "changes": [vars(it) for it in saved]}
    return {"git": True, "changes": found, **told}


def _to_mail(session: Session, _: Mapping[str, object]) -> object:
    try:
        return {"name": "andringar.patch", "text": patch(session.root)}
    except GitError:
        return {"name": "andringar.zip", "base64": base64.b64encode(packed(session.saved())).decode()}


CALLED: Mapping[str, Call] = {
    "borja": lambda session, _: session.everything(),
    "oppna": lambda session, given: session.open(_text(given, "ref")),
    "kontrollera": lambda session, given: session.check(_text(given, "ref"), given["values"], _text(given, "mark")),
    "spara": _saved,
    "ny": _begun,
    "kasta": lambda session, given: session.discard(_text(given, "ref")),
    "byt-namn": lambda session, given: session.rename(_text(given, "ref"), _text(given, "name")),
    "angra": lambda session, _: session.undo(),
    "andringar": _changed,
    "skicka": _sent,
    "till-post": _to_mail,
}
"""What the page can ask to have done, by the last part of the address."""


class Desk(ThreadingHTTPServer):
    """A server on the loopback address, for one project and one session."""

    daemon_threads = True

    def __init__(self, session: Session, port: int) -> None:
        """Listen on ``port``, or on any that is free if it is 0."""
        super().__init__(("127.0.0.1", port), Asked)
        self.session = session
        self.key = secrets.token_urlsafe(32)
        self.assets = {f"/{path.name}": path for path in PAGE.iterdir() if path.suffix in TYPES}

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Tell of what went wrong, but not of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """The address to open: the key stands after #, where no server and no log sees it."""
        return f"http://localhost:{self.server_port}/#{self.key}"


class Asked(BaseHTTPRequestHandler):
    """One request."""

    server: Desk
    server_version, sys_version = "Redigera", ""
    timeout = SLOWEST
    disable_nagle_algorithm = True  # or what is answered waits for word that its headers have come, 0.04 seconds
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the editing page, or the page beside the form."""
        path = self.path.partition("?")[0]
        if told := refused(self._headers(), self.server.server_port):
            self._answer(403, told.encode(), "text/plain; charset=utf-8")
        elif path.startswith(SHOWN):
            self._beside(path.removeprefix(SHOWN))
        elif found := self.server.assets.get("/index.html" if path == "/" else path):
            self._answer(200, found.read_bytes(), TYPES[found.suffix])
        else:
            self._answer(404, b"Finns inte", "text/plain; charset=utf-8")

    def do_POST(self) -> None:
        """Do what the editing page asks for."""
        if told := refused_call(self._headers(), self.server.server_port, self.server.key):
            self.close_connection = True  # what it sends is not read
            self._data(403, {"error": told})
            return
        body = self.rfile.read(int(self.headers["content-length"]))
        call = CALLED.get(self.path.removeprefix(CALLS))
        if call is None:
            self._data(404, {"error": "Finns inte"})
            return
        try:
            given = json.loads(body)
            self._data(200, call(self.server.session, given if isinstance(given, dict) else {}))
        except RefusedError as error:
            self._data(409, {"error": str(error)})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._data(400, {"error": "Frågan går inte att förstå"})
        except OSError as error:
            self._data(500, {"error": f"Det gick inte att läsa eller skriva filen: {cause(error)}"})

    def _beside(self, path: str) -> None:
        """Send a file of the last build, or the page of a record as it is typed. Only the listed files are opened."""
        key, _, place = path.partition("/")
        if not keyed(key, self.server.key):
            self._answer(403, b"", "text/plain")
            return
        session = self.server.session
        made = session.page_at(place)
        if made is not None:
            self._answer(200, made.encode(), TYPES[".html"], SHOWN_POLICY)
            return
        found = session.built().get(place)
        if found is None or not found.is_file():  # a build may have put others in their place just now
            self._answer(404, NOT_BUILT.encode(), "text/plain; charset=utf-8", SHOWN_POLICY)
        elif found.suffix == ".html":
            self._answer(200, still(found.read_text("utf-8")).encode(), TYPES[".html"], SHOWN_POLICY)
        else:
            media = TYPES.get(found.suffix, "application/octet-stream")
            self._answer(200, found.read_bytes(), media, SHOWN_POLICY, A_WHILE)

    def _headers(self) -> dict[str, str]:
        """Return the headers by name in small letters. One that is given twice has both values; none may have two."""
        return {name.lower(): ", ".join(self.headers.get_all(name, ())) for name in self.headers}

    def _data(self, status: int, data: object) -> None:
        self._answer(status, json.dumps(data, ensure_ascii=False).encode(), TYPES[".json"])

    def _answer(self, status: int, body: bytes, media: str, policy: str = PAGE_POLICY, kept: str = NEVER) -> None:
        self.send_response(status)
        about = {"Content-Type": media, "Content-Length": str(len(body)), "Content-Security-Policy": policy}
        headers = {**FIXED, **about, "Cache-Control": kept}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Answer what the standard library refuses, in Swedish as everything else."""
        self.close_connection = True
        self._answer(code, NOT_ASKED_SO.get(code, "Frågan går inte att förstå").encode(), "text/plain; charset=utf-8")

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what an editor needs to know."""


def ready(root: Path) -> Session:
    """Return a session that has read the project.

    A build is short and never looks for what nobody needs any longer; a session may go on for days. What was read at
    first is not looked through each time.
    """
    session = Session(root)
    session.everything()
    gc.freeze()
    gc.enable()
    return session


def edit(root: Path, port: int, *, opens: bool = True) -> int:
    """Serve the editing page on ``port`` until interrupted; return an exit status."""
    if told := refusal(port):
        print(told.replace("make serve", "make edit"), file=sys.stderr)
        return 1
    print("Läser posterna …", flush=True)
    with Desk(ready(root), port) as desk:
        print(
            f"Redigera på {desk.address}\nAdressen gäller bara på den här datorn och bara nu. Avsluta med Ctrl+C.",
            flush=True,
        )
        if opens:
            webbrowser.open(desk.address)
        try:
            desk.serve_forever()
        except KeyboardInterrupt:
            print("\nRedigeringen är avslutad. Det du inte har sparat ligger kvar till nästa gång.")
    return 0
