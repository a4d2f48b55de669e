"""The list of open files: all of them, with the hash and size that they have."""

import hashlib
import json

from examples import understood
from handbook.outputs.manifest import PATH
from handbook.outputs.promise import VERSION
from handbook.site.outputs import OUTPUTS
from handbook.site.site import Site


def test_every_open_file_is_listed_as_it_is() -> None:
    site = Site(understood()[0])
    files = {file.path: (output, file) for output in OUTPUTS if output.listed for file in site.files_of(output)}
    listed = json.loads(files[PATH][1].data)
    assert listed["version"] == VERSION
    paths = [it["path"] for it in listed["files"]]
    assert paths == sorted(set(files) - {PATH})
    for it in listed["files"]:
        output, file = files[it["path"]]
        assert (it["type"], it["bytes"]) == (output.media_type, len(file.data))
        assert it["sha256"] == hashlib.sha256(file.data).hexdigest()
    assert files[PATH][1].data.endswith(b"}\n")
