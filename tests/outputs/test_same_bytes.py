"""Packed files: each can be opened where it is unpacked, and neither day nor system of the build stands in them."""

import io
import zipfile

import pytest

from handbook.file import File
from handbook.outputs.same_bytes import repacked, zipped

TYPES = "[Content_Types].xml"


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name, (2026, 11, 29, 1, 2, 4)), name.encode())
    return out.getvalue()


def test_files_keep_their_order_and_content_and_are_packed() -> None:
    found = opened(zipped([File("b/å.txt", b"b" * 1000), File("a.txt", b"")]))
    assert found.testzip() is None
    assert [(it.filename, found.read(it)) for it in found.infolist()] == [("b/å.txt", b"b" * 1000), ("a.txt", b"")]
    assert {it.compress_type for it in found.infolist()} == {zipfile.ZIP_DEFLATED}
    assert found.infolist()[0].compress_size < 100
    assert opened(zipped([])).namelist() == []


def test_whoever_unpacks_them_may_read_and_the_owner_write_them_and_no_day_is_told() -> None:
    for it in opened(zipped([File("a", b""), File("b", b"")])).infolist():
        assert oct(it.external_attr >> 16) == "0o644"
        assert it.external_attr % 2**16 == 0
        assert (it.create_system, it.date_time) == (3, (1980, 1, 1, 0, 0, 0))  # as on Unix


@pytest.mark.parametrize(
    ("given", "order"),
    [
        (("b", "a", TYPES), [TYPES, "a", "b"]),
        (("Z", TYPES, "a"), [TYPES, "Z", "a"]),
        (("word/b", "_rels/a"), ["_rels/a", "word/b"]),
    ],
)
def test_a_document_begins_with_the_list_of_its_types(given: tuple[str, ...], order: list[str]) -> None:
    found = opened(repacked(packed(*given)))
    assert found.namelist() == order
    assert [found.read(name).decode() for name in order] == order
    assert repacked(packed(*given)) == repacked(packed(*reversed(given))), "whatever the order was"
