"""Fixtures: the editing page as it runs, over a copy of the example."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.edit.server import Desk
from handbook.edit.session import Session
from serving import PATIENCE


@pytest.fixture
def desk(example: Path) -> Iterator[Desk]:
    """Return a running server over a copy of the example."""
    with Desk(Session(example), 0) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join(PATIENCE)
