"""A browser's JavaScript engine without a browser: for what readers' browsers run, and what is slow in Python."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

UNLOCKED = "--no-memory-protection-keys"
"""V8 locks compiled code with a key of the processor, where it has any, that only threads begun by the first one to
start V8 are given: others that touch it end the whole program (https://issues.chromium.org/issues/360909072)."""


@contextmanager
def started() -> Iterator[Any]:
    """Yield an engine that has run nothing."""
    from py_mini_racer import DEFAULT_V8_FLAGS, MiniRacer, init_mini_racer  # noqa: PLC0415  # only needed here

    init_mini_racer(flags=(*DEFAULT_V8_FLAGS, UNLOCKED), ignore_duplicate_init=True)
    with ThreadPoolExecutor(1) as apart:  # the engine would take over an event loop that runs in this thread
        made = apart.submit(MiniRacer).result()
    with made as engine:
        yield engine
