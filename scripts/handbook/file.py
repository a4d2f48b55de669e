"""What the build hands over: files to be written below ``build/docs``, each a path and its bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial


@dataclass(frozen=True, eq=False)
class File:
    """A file of the site, its path relative to ``build/docs``, and its bytes or what makes them."""

    path: str
    given: bytes | Callable[[], bytes]

    @cached_property
    def data(self) -> bytes:
        """Its bytes, made when they are first asked for."""
        return self.given() if callable(self.given) else self.given

    def __eq__(self, other: object) -> bool:
        """Tell whether it has the same path and the same bytes, however they are made."""
        return isinstance(other, File) and (self.path, self.data) == (other.path, other.data)

    def __lt__(self, other: "File") -> bool:
        """Tell whether it comes before another."""
        return (self.path, self.data) < (other.path, other.data)

    def __hash__(self) -> int:
        """Return what files with the same path share."""
        return hash(self.path)

    @property
    def waits(self) -> bool:
        """Whether its bytes are made only when somebody asks for them."""
        return callable(self.given)


def made_together(paths: Iterable[str], make: Callable[[], Mapping[str, bytes]]) -> Iterator[File]:
    """Yield files whose bytes, by path, are all made when those of one are first asked for."""
    made = cache(make)
    return (File(path, partial(_bytes_of, made, path)) for path in paths)


def _bytes_of(made: Callable[[], Mapping[str, bytes]], path: str) -> bytes:
    return made()[path]


def text_file(path: str, text: str) -> File:
    """Return a UTF-8 text file that ends with one newline."""
    return File(path, f"{text.rstrip()}\n".encode())
