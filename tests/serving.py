"""A file server for tests."""

from contextlib import suppress
from http.server import SimpleHTTPRequestHandler


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        """Say nothing."""

    def handle_one_request(self) -> None:
        """Answer; a browser that has left the page does not wait for the rest."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle_one_request()
