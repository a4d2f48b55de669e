"""Files: which are read, what is said of those that cannot be, and where."""

import os
import unicodedata
from pathlib import Path

import pytest

from handbook.content import load as load_module
from handbook.content.load import (
    MAX_BYTES,
    NEVER,
    Kept,
    SourceFile,
    is_written,
    load,
    load_file,
    load_written,
    parse,
    text_of,
)
from handbook.content.problems import Finding


def made(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def test_every_file_is_read_in_order_with_its_place(tmp_path: Path) -> None:
    names = ("content/laws/b.yml", "content/laws/a.yml", "content/agencies/c.yml", "content/d.yml")
    made(tmp_path, dict.fromkeys(names, b"title: A\n"))
    sources, findings = load(tmp_path)
    assert findings == ()
    assert [source.path for source in sources] == [
        "content/d.yml",
        "content/agencies/c.yml",
        "content/laws/a.yml",
        "content/laws/b.yml",
    ]
    assert [(source.folder, source.stem) for source in sources[:2]] == [("content", "d"), ("agencies", "c")]
    assert {source.text for source in sources} == {"title: A\n"}


def test_folders_come_in_order_whatever_the_disk_says(tmp_path: Path) -> None:
    names = [f"content/{name}/a.yml" for name in ("m", "c", "x", "a", "t", "h", "k", "b")]
    made(tmp_path, dict.fromkeys(names, b"title: A\n"))
    assert [source.path for source in load(tmp_path)[0]] == sorted(names)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.yml", True),
        ("a~b.yml", True),
        ("a.txt", True),
        (".a.yml.swp", False),
        (".DS_Store", False),
        ("#a.yml#", False),
        ("~$a.yml", False),
        ("a.yml~", False),
        ("a.yml.bak", False),
        ("a.yml.orig", False),
        ("a.swp", False),
        ("a.tmp", False),
    ],
)
def test_what_an_editors_program_keeps_is_no_file_of_hers(name: str, *, written: bool) -> None:
    assert is_written(name) is written


def test_what_is_not_written_is_not_looked_into(tmp_path: Path) -> None:
    made(tmp_path, {"content/laws/a.yml": b"title: A\n", "content/.git/b.yml": b"x", "content/laws/.c.yml": b"x"})
    assert [source.path for source in load(tmp_path)[0]] == ["content/laws/a.yml"]


@pytest.mark.parametrize(
    ("name", "data", "code", "mark", "message"),
    [
        ("a.txt", b"x", "file-name", (1, 1), "filen slutar inte på .yml"),
        ("a.yaml", b"x", "file-name", (1, 1), "filen slutar inte på .yml"),
        ("a.yml", b"x" * (MAX_BYTES + 1), "file-size", (1, 1), "filen är större än 2 MB"),
        ("a.yml", b"title: \0", "encoding", (1, 1), "filen är inte en textfil"),
        ("a.yml", b"title: a\nb: \xe5\n", "encoding", (2, 4), "filen är inte sparad i UTF-8"),
        ("a.yml", b"title: a\r\nb: \xc3\xa5\xe5\n", "encoding", (2, 5), "filen är inte sparad i UTF-8"),
        ("a.yml", b"b: A\xcc\x8a \xe5\n", "encoding", (1, 6), "filen är inte sparad i UTF-8"),
        ("a.yml", b"\xef\xbb\xbfa: 1\nb: \xe5\n", "encoding", (2, 4), "filen är inte sparad i UTF-8"),
        ("a.yml", b"\xe5", "encoding", (1, 1), "filen är inte sparad i UTF-8"),
        ("a.yml", b"", "empty-file", (1, 1), "filen är tom"),
        ("a.yml", b"# bara en anm\xc3\xa4rkning\n", "empty-file", (1, 1), "filen är tom"),
    ],
)
def test_a_file_that_cannot_be_read(
    name: str, data: bytes, *, code: str, mark: tuple[int, int], message: str, tmp_path: Path
) -> None:
    made(tmp_path, {name: data})
    finding = load_file(tmp_path / name, f"content/laws/{name}", tmp_path)
    assert isinstance(finding, Finding)
    assert (finding.code, finding.mark, finding.message) == (code, mark, message)
    assert finding.file == f"content/laws/{name}"
    assert finding.advice


def test_a_file_as_large_as_may_be_is_read(tmp_path: Path) -> None:
    made(tmp_path, {"a.yml": b"a: " + b"x" * (MAX_BYTES - 3)})
    assert isinstance(load_file(tmp_path / "a.yml", "a.yml", tmp_path), SourceFile)


def test_a_link_may_lead_to_another_file_of_the_content_alone(tmp_path: Path) -> None:
    made(tmp_path, {"content/laws/a.yml": b"title: A\n", "utanför.yml": b"title: B\n", "mapp/c.yml": b"title: C\n"})
    laws = tmp_path / "content/laws"
    (laws / "b.yml").symlink_to("a.yml")
    (laws / "ut.yml").symlink_to(tmp_path / "utanför.yml")
    (tmp_path / "content/mapp").symlink_to(tmp_path / "mapp")
    sources, findings = load(tmp_path)
    assert [source.path for source in sources] == ["content/laws/a.yml", "content/laws/b.yml"]
    assert [(it.code, it.file, it.message) for it in findings] == [
        ("symlink", "content/mapp", "filen är en länk ut ur content/"),
        ("symlink", "content/laws/ut.yml", "filen är en länk ut ur content/"),
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("[" * 100_000, (1, 51)),
        ("{a: " * 100_000, (1, 201)),
        ("- " * 100_000, (1, 101)),
        ("".join(f"{' ' * depth}a:\n" for depth in range(900)), (51, 51)),
        (f"{'[' * 51}{']' * 51}", (1, 51)),
        (f"a: {'[' * 51}{']' * 51}", (1, 53)),
    ],
)
def test_levels_without_end_are_no_crash(text: str, mark: tuple[int, int]) -> None:
    finding = parse(text, "a.yml")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.file, finding.mark) == ("yaml", "a.yml", mark)
    assert finding.message == "filen har för många nivåer inuti varandra"
    assert finding.advice == "Räta upp indraget, eller sätt citattecken runt texten"


@pytest.mark.parametrize(
    "text", ["a: [b, b]\nc: '*'\n", f"{'[' * 50}{']' * 50}", "a: [b]\n" + "c: [d]\n" * 60, f"a: |\n{' ' * 60}text\n"]
)
def test_many_signs_are_not_many_levels(text: str) -> None:
    assert isinstance(parse(text, "a.yml"), SourceFile)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("a: &b c\nd: *b\n", (2, 4)), ("a: &b [c]\nd:\n  - x\n  - *b\n", (4, 5)), ("a: &b {c: d}\ne: {f: *b}\n", (2, 8))],
)
def test_aliases_are_refused_where_they_stand(text: str, mark: tuple[int, int]) -> None:
    finding = parse(text, "a.yml")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.mark) == ("alias", mark)
    assert finding.message == "*b är en YAML-hänvisning, och sådana tillåts inte"
    assert finding.advice == "Skriv ut värdet, eller sätt citattecken runt texten"
    assert finding.file == "a.yml"


@pytest.mark.parametrize("text", ["a: '*b'\n", "a: 5 * 3\n", "a: &b c\n", "a: '**fet**'\nb: [c, c]\n"])
def test_stars_that_are_no_aliases_are_left_alone(text: str) -> None:
    assert isinstance(parse(text, "a.yml"), SourceFile)


def test_the_licence_is_no_record(tmp_path: Path) -> None:
    made(tmp_path, {"content/LICENSE": b"Attribution", "content/laws/LICENSE": b"x", "content/laws/a.yml": b"title: A"})
    found, findings = load(tmp_path)
    assert [source.path for source in found] == ["content/laws/a.yml"]
    assert [finding.file for finding in findings] == ["content/laws/LICENSE"]


def test_a_text_is_the_same_from_any_machine() -> None:
    assert text_of("\ufeffå\r\n".encode()) == "å\n"
    assert text_of(unicodedata.normalize("NFD", "åé\n").encode()) == "åé\n"
    with pytest.raises(UnicodeDecodeError):
        text_of(b"\xe5")


def test_hand_written_files_by_path(tmp_path: Path) -> None:
    made(
        tmp_path,
        {
            "om.md": "\ufeff# O\u0308m\r\n".encode(),
            "assets/a.svg": b"<svg/>\r\n",
            "README.md": b"for developers",
            "assets/README.md": b"for developers",
            "assets/Thumbs.db": b"x",
            "robots.txt": b"in the place of ours",
            "om/index.html": b"in the place of ours",
            "sw.js": b"",
            ".dold": b"x",
            "fel.md": b"rad\n\xe5",
            "tva.md": b"Rubrik\n=======\n<<<<<<< HEAD\nEtt\n=======\nDu\n>>>>>>> gren\n",
            "assets/tva.js": b"<<<<<<< HEAD\n",
            "assets/fel.bin": b"\xe5",
        },
    )
    (tmp_path / "mapp").symlink_to(tmp_path / "assets")
    files, findings = load_written(tmp_path)
    assert files["om.md"] == "# Öm\n".encode()
    assert files["assets/a.svg"] == b"<svg/>\r\n"
    assert files["assets/fel.bin"] == b"\xe5"
    assert set(files) == {"om.md", "assets/a.svg", "assets/fel.bin", "sw.js", "tva.md", "assets/tva.js"}
    assert [(it.code, it.file, it.mark) for it in findings] == [
        ("encoding", "docs/fel.md", (2, 1)),
        ("file-name", "docs/robots.txt", (1, 1)),
        ("yaml", "docs/tva.md", (2, 1)),
        ("file-name", "docs/om/index.html", (1, 1)),
    ]


def still(path: Path, text: str, at: int = 1_700_000_000) -> None:
    """Write a file whose time stamp is long past."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (at, at))


def test_what_has_not_been_touched_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_module, "A_TICK", -(10**18))
    laws = tmp_path / "content/laws"
    for name in ("a", "b", "c"):
        still(laws / f"{name}.yml", f"title: {name}\n")
    (laws / "d.yml").symlink_to(laws / "a.yml")
    kept: Kept = {}
    assert load(tmp_path, kept) == load(tmp_path)
    read: list[str] = []

    def noted(path: Path, shown: str, content: Path) -> SourceFile | Finding:
        read.append(path.name)
        return load_file(path, shown, content)

    monkeypatch.setattr(load_module, "load_file", noted)
    load(tmp_path, kept)
    assert read == ["d.yml"]  # a link may lead to what has changed
    still(laws / "a.yml", "title: x\n")  # as long as it was, of the same time, as some programs leave it
    (laws / "b.yml").unlink()
    still(laws / "ny.yml", "title: [\n")
    read.clear()
    found = load(tmp_path, kept)
    assert read == ["a.yml", "d.yml", "ny.yml"]
    assert found == load(tmp_path)
    assert next((it.path, it.text) for it in found[0]) == ("content/laws/a.yml", "title: x\n")
    assert sorted(kept) == [f"content/laws/{name}.yml" for name in ("a", "c", "d", "ny")]


def test_what_was_written_just_now_is_read_again_since_the_clock_may_stand(tmp_path: Path) -> None:
    still(tmp_path / "content/laws/a.yml", "title: a\n")
    kept: Kept = {}
    load(tmp_path, kept)
    assert [stamp for stamp, _ in kept.values()] == [NEVER]
    still(tmp_path / "content/laws/a.yml", "title: b\n")
    assert load(tmp_path, kept)[0][0].text == "title: b\n"
