"""Servers for tests: files on a port of their own, and ports for other programs."""

import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PATIENCE = 90
"""Seconds that a program or a server may take to start, answer or end, however busy the machine is."""
PORTS = range(12_000, 32_000)
"""Ports that no system hands out by itself, to a server that asks for any port or to a browser that connects."""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    timeout = PATIENCE
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # the head of an answer and its body are sent one after the other

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        """Say nothing."""

    def handle_one_request(self) -> None:
        """Answer; a browser that has left the page does not wait for the rest."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle_one_request()


Connection = socket.socket | tuple[bytes, socket.socket]
"""The standard library's name for either kind that it serves; ours is the first."""


class _Server(ThreadingHTTPServer):
    """Keeps connections open, as servers do: a browser takes a fifth longer if it needs a new one for each file."""

    daemon_threads = True

    def __init__(self, port: int, handler: Callable[..., SimpleHTTPRequestHandler]) -> None:
        """Listen at a port of this machine."""
        super().__init__(("127.0.0.1", port), handler)
        self.connections: set[Connection] = set()

    def process_request(self, request: Connection, client_address: Any) -> None:
        """Remember who has a connection."""
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Connection) -> None:
        """Forget who has left."""
        self.connections.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End all connections."""
        for connection in tuple(self.connections):
            with suppress(OSError):  # it has just left by itself
                if isinstance(connection, socket.socket):
                    connection.shutdown(socket.SHUT_RDWR)


class Host:
    """A file server that can go away and come back at the same address."""

    def __init__(self, folder: Path, handler: Callable[..., SimpleHTTPRequestHandler] = Quiet) -> None:
        """Start serving."""
        self.handler = partial(handler, directory=str(folder))
        self.port = 0
        self.start()

    def start(self) -> None:
        """Serve, at the same port as before."""
        self.server = _Server(self.port, self.handler)
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Go away."""
        self.server.shutdown()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
        self.server.server_close()
        self.server.hang_up()


@contextmanager
def served(folder: Path, handler: Callable[..., SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """Serve a folder; give its address, without a slash at the end."""
    host = Host(folder, handler)
    try:
        yield f"http://127.0.0.1:{host.port}"
    finally:
        host.stop()


def free_ports(number: int) -> list[int]:
    """Return ports that nothing listens on, drawn by chance so that tests that run side by side get different ones."""
    found = []
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            found.append(port)
        if len(found) == number:
            return found
    raise AssertionError("no port is free")
