"""One program at a time in a folder."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class HeldError(TimeoutError):
    """Another program holds the folder and does not let it go."""


@contextmanager
def held(folder: Path, patience: float = 0) -> Iterator[None]:
    """Hold a folder, made if need be; wait at most ``patience`` seconds for another that has it.

    The system lets it go if this program is killed. Windows cannot hold folders: there nobody waits.
    Raises ``HeldError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _take(handle, folder, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path, latest: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= latest:
                raise HeldError(errno.ETIMEDOUT, "en annan körning där blir inte klar", str(folder)) from None
            time.sleep(0.1)
        else:
            return
