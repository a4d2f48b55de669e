"""What the build hands over: files to be written below ``build/docs``, each a path and its bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class File:
    """A file of the site, its path relative to ``build/docs``."""

    path: str
    data: bytes


def text_file(path: str, text: str) -> File:
    """Return a UTF-8 text file that ends with one newline."""
    return File(path, f"{text.rstrip()}\n".encode())
