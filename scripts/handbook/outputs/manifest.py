"""The list of every open file with its hash and size, so that a copy elsewhere need only fetch what has changed."""

import hashlib
import json
from collections.abc import Iterator

from handbook.file import File
from handbook.outputs.export import DATA
from handbook.outputs.inputs import Inputs
from handbook.outputs.promise import terms

PATH = f"{DATA}/manifest.json"


def manifest(given: Inputs) -> Iterator[File]:
    """Yield ``data/manifest.json``."""
    yield File(PATH, lambda: written(given))


def written(given: Inputs) -> bytes:
    """Return the list as JSON."""
    files = [
        {
            "path": file.path,
            "type": media_type,
            "bytes": len(file.data),
            "sha256": hashlib.sha256(file.data).hexdigest(),
        }
        for media_type, file in given.open_files()
    ]
    whole = {**terms(given), "files": sorted(files, key=lambda it: str(it["path"]))}
    return f"{json.dumps(whole, ensure_ascii=False, indent=0)}\n".encode()
