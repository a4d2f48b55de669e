"""A world on this machine: a law register, riksdagen, Cellar and web hosts in one server, answering in the known forms.

Everything in it is made up. Each test tells its own server what to answer; nothing is waited for without limit.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from serving import PATIENCE


@dataclass
class Asked:
    """A request as it came."""

    method: str
    host: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What is answered. ``stream`` writes the body itself, as long as it likes and is listened to."""

    status: int = 200
    body: bytes | str = b""
    headers: dict[str, str] = field(default_factory=dict)
    stream: Callable[[BaseHTTPRequestHandler], None] | None = None


Answering = Callable[[Asked], Reply | None]


class World:
    """A server that answers what it has been told to, and remembers what it was asked."""

    def __init__(self) -> None:
        """Start with nothing to answer: every page is missing, every register is empty."""
        self.asked: list[Asked] = []
        self.replies: dict[str, Reply | Answering] = {}
        """Path, or host and path, → answer."""
        self.acts: dict[str, dict[str, Any]] = {}
        """Number → the document of the register."""
        self.latest: dict[str, str] = {}
        """Number → the latest amendment at riksdagen."""
        world = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = PATIENCE

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

            def do_GET(self) -> None:
                """Answer."""
                length = int(self.headers.get("Content-Length", "0"))
                headers = {name.lower(): value for name, value in self.headers.items()}
                given = Asked(self.command, headers.get("host", ""), self.path, headers, self.rfile.read(length))
                world.asked.append(given)
                with suppress(BrokenPipeError, ConnectionResetError):
                    self.send(world.reply(given))

            do_POST = do_PATCH = do_PUT = do_GET  # noqa: N815  # the standard library's names

            def send(self, reply: Reply) -> None:
                """Write a reply."""
                body = reply.body.encode() if isinstance(reply.body, str) else reply.body
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Connection", "close")
                if reply.stream:
                    self.end_headers()
                    reply.stream(self)
                else:
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def stop(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.thread.join(PATIENCE)
        self.server.server_close()

    def reply(self, asked: Asked) -> Reply:
        """Return the answer to a request."""
        bare = asked.path.partition("?")[0]
        names = (f"{asked.host}{asked.path}", asked.path, f"{asked.host}{bare}", bare)
        told = next((self.replies[name] for name in names if name in self.replies), None)
        reply = told(asked) if callable(told) else told
        if reply:
            return reply
        if asked.path.endswith("/SearchEsByRawJson"):
            return self._register(asked)
        if asked.path.startswith("/dokument/sfs-"):
            return self._riksdag(asked.path.removeprefix("/dokument/sfs-").removesuffix(".json").replace("-", ":", 1))
        return Reply(404, "Sidan finns inte")

    def _register(self, asked: Asked) -> Reply:
        must = json.loads(asked.body)["json"]["query"]["bool"]["must"]
        number = next(it["term"]["beteckning.keyword"] for it in must if "beteckning.keyword" in it["term"])
        found = [{"_index": "sfs", "_source": self.acts[number]}] if number in self.acts else []
        return as_json({"took": 3, "hits": {"total": {"value": len(found)}, "hits": found}})

    def _riksdag(self, number: str) -> Reply:
        document = {"dok_id": f"sfs-{number.replace(':', '-')}", "beteckning": number, "doktyp": "sfs"}
        if number in self.latest:
            document["subtitel"] = f"t.o.m. SFS {self.latest[number]}"
        return Reply(body=json.dumps({"dokumentstatus": {"dokument": document}}), headers={"Content-Type": "text/json"})

    def paths(self) -> list[str]:
        """Return what was asked for, in order."""
        return [f"{it.host if not it.host.startswith('127.') else ''}{it.path}" for it in self.asked]

    def sparql(self, *rows: dict[str, str]) -> None:
        """Let Cellar answer with these rows."""

        def answer(asked: Asked) -> Reply:
            assert "cdm:" in parse_qs(urlsplit(asked.path).query)["query"][0]
            bindings = [{name: {"type": "literal", "value": value} for name, value in row.items()} for row in rows]
            return as_json({"head": {"vars": ["celex", "how", "date"]}, "results": {"bindings": bindings}})

        self.replies["/webapi/rdf/sparql"] = answer


def as_json(data: object, status: int = 200) -> Reply:
    """Return an answer in JSON."""
    return Reply(status, json.dumps(data, ensure_ascii=False), {"Content-Type": "application/json; charset=utf-8"})


@contextmanager
def world() -> Iterator[World]:
    """Run a world for as long as it is needed."""
    made = World()
    try:
        yield made
    finally:
        made.stop()


def act(number: str, *amendments: dict[str, Any], text: str = "", **more: Any) -> dict[str, Any]:
    """Return a document in the form of the register, with fields that nobody here reads among them."""
    latest = amendments[-1]["beteckning"] if amendments else None
    return {
        "grundforfattningId": 4711,
        "beteckning": number,
        "rubrik": f"Påhittad lag ({number})",
        "tidsbegransadDateTime": None,
        "upphavdDateTime": None,
        "ikraftDateTime": "2001-01-01T00:00:00",
        "organisation": {"namn": "Påhittade departementet", "enhet": None},
        "register": {"forarbeten": None, "celexnummer": None},
        "fulltext": {
            "upphavdGenom": None,
            "andringInford": f"t.o.m. SFS {latest}" if latest else None,
            "omtryck": None,
            "forfattningstext": text.replace("\n", "\r\n"),
        },
        "andringsforfattningar": list(amendments),
        "publicerad": True,
        "dokumenttyp": "SFS",
        **more,
    }


def change(number: str, begins: str | None, note: str | None, **more: Any) -> dict[str, Any]:
    """Return an amendment in the form of the register."""
    return {
        "andringsforfattningId": 1,
        "beteckning": number,
        "anteckningar": note,
        "ikraftDateTime": begins and f"{begins}T00:00:00",
        "ikraftDenDagenRegeringenBestammer": begins is None,
        "forarbeten": "Prop. 2030/31:1",
        "borttagen": False,
        **more,
    }
