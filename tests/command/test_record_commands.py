"""The commands about single records, to the letter: search, new and schema."""

import argparse
import io
import json
import sys
from pathlib import Path
from typing import ClassVar

import pytest

from handbook.command import command_line as cli
from handbook.command.find import queries_in, told, told_among_others
from handbook.command.records import kind_named, names_of
from handbook.content.kinds import KINDS
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.content.skeleton import skeleton
from handbook.site.answers import Answer, Hit

ONE = Hit("laws/lvu", "LVU", "gäller", "Vård.", 900)
OTHER = Hit("concepts/barn", "Barn", "", "Under 18 år.", 80)
FOUND = Answer("lvuu ö", None, "lvu ö", ("ö",), 7, (ONE, OTHER))
NONE = Answer("xyz", None, None, ("xyz",), 0, ())
LINES = "laws/lvu  LVU (gäller)\n    Vård.\nconcepts/barn  Barn\n    Under 18 år."
WAY_ON = "Inga träffar. Pröva ett annat ord, eller slå upp det i registret A till Ö."


def said(capsys: pytest.CaptureFixture[str], *arguments: str, root: Path) -> tuple[int, str, str]:
    """Run a command; return its status and what it said on either stream."""
    status = cli.main(arguments, root)
    found = capsys.readouterr()
    return status, found.out, found.err


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (FOUND, f"Menade du ”lvu ö”?\nSökningen har inte: ö.\n{LINES}"),
        (Answer("a", None, None, (), 2, (ONE, OTHER)), LINES),
        (NONE, f"Sökningen har inte: xyz.\n{WAY_ON}"),
    ],
)
def test_an_answer_as_text(answer: Answer, text: str) -> None:
    assert told(answer, "text") == text
    assert told_among_others(answer, "text") == f"”{answer.query}”\n{text}\n"


def test_an_answer_as_data() -> None:
    whole = {"query": "lvuu ö", "urgent": None, "corrected": "lvu ö", "unknown": ["ö"], "total": 7, "partly": False}
    one = {"ref": "laws/lvu", "title": "LVU", "status": "gäller", "summary": "Vård.", "score": 900}
    text = told(FOUND, "json")
    assert json.loads(text) == {**whole, "hits": [one, {**json.loads(text)["hits"][1]}]}
    assert "gäller" in text
    assert text.startswith('{\n  "query"')
    line = told_among_others(FOUND, "json")
    assert "\n" not in line
    assert json.loads(line) == {
        **whole,
        "hits": [{"ref": "laws/lvu", "score": 900}, {"ref": "concepts/barn", "score": 80}],
    }
    assert "å" in told_among_others(Answer("å", None, None, (), 0, ()), "json")


@pytest.mark.parametrize(
    ("data", "queries"),
    [
        (b"a\nb\n", ["a", "b"]),
        (b"a\nb", ["a", "b"]),
        (b"a\r\n\r\nb\r\n", ["a", "", "b"]),
        ("\ufeffå\n".encode(), ["å"]),
        (b"", []),
        (b"\n", [""]),
    ],
)
def test_queries_are_lines(data: bytes, queries: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "q.txt").write_bytes(data)
    assert queries_in(str(tmp_path / "q.txt")) == queries
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert queries_in("-") == queries


def test_a_search_is_for_all_its_words_and_has_a_limit(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "search", "anmälan", "skola", "--limit", "1", "--format", "json", root=example)
    found = json.loads(out)
    assert (status, err, found["query"]) == (0, "", "anmälan skola")
    assert len(found["hits"]) == 1 < found["total"]
    status, out, _ = said(capsys, "search", "anmälan", root=example)
    assert status == 0
    assert out.count("\n    ") > 1
    assert "”" not in out.partition("\n")[0]


def test_what_is_taken_for_granted() -> None:
    options = cli.parser().parse_args(["search", "a"])
    assert (options.limit, options.format, options.batch) == (10, "text", None)
    assert cli.parser().parse_args(["check"]).format == cli.parser().parse_args(["build"]).format == "text"


class Loud(Record):
    """A kind whose names have nothing in common."""

    kind: ClassVar[Kind] = Kind(folder="sounds", address="larm", singular="ljud", plural="toner", intro="Ljud.")


def test_what_a_kind_may_be_called() -> None:
    assert names_of(Loud) == ("ljud", "toner", "sounds", "larm", "loud")


def test_many_searches_are_told_apart(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "q.txt").write_text("orosanmälan\nxyzzyqwk\n", "utf-8")
    status, out, _ = said(capsys, "search", "--batch", str(example / "q.txt"), root=example)
    assert status == 0
    assert out.startswith("”orosanmälan”\nconcepts/orosanmalan")
    assert out.endswith(f"”xyzzyqwk”\nSökningen har inte: xyzzyqwk.\n{WAY_ON}\n\n")


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_is_searched_in_a_file_that_is_not_in_utf_8(
    form: str, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = example / "q.txt"
    path.write_bytes("orosanmälan\njag vill dö\n".encode("latin-1"))
    status, out, err = said(capsys, "search", "--batch", str(path), "--format", form, root=example)
    assert (status, err) == (1, "")
    problem = "filen är inte sparad i UTF-8"
    if form == "text":
        assert out.startswith(f"{path}:1:8: encoding: {problem}. ")
    else:
        assert [it["message"] for it in json.loads(out)] == [problem]


@pytest.mark.parametrize("arguments", [["search"], ["search", "barn", "--batch", "q.txt"]])
def test_a_search_is_for_words_or_for_a_file(
    arguments: list[str], example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = "Skriv antingen sökord eller --batch och en fil med en sökning per rad.\n"
    assert said(capsys, *arguments, root=example) == (1, "", wanted)


def test_nothing_is_searched_while_records_are_broken(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "content/laws/trasig.yml").write_text("", "utf-8")
    status, out, _ = said(capsys, "search", "barn", "--format", "json", root=example)
    assert status == 1
    assert [item["code"] for item in json.loads(out)] == ["empty-file"]


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [("Ålands verk", "alands-verk", '"Ålands verk"'), ("ny-aktor", "ny-aktor", '""'), ("Verk 2", "verk-2", '"Verk 2"')],
)
def test_a_new_record_has_the_file_name_of_its_title(
    name: str, file: str, title: str, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = f"content/agencies/{file}.yml"
    assert said(capsys, "new", "aktör", name, root=example) == (
        0,
        f"Skapade {path}. Fyll i den och kör make check.\n",
        "",
    )
    text = (example / path).read_text("utf-8")
    assert text == skeleton(kind_named("aktör"), name if file != name else "")
    assert (f"title: {title}" in text) is (file != name)
    assert said(capsys, "new", "aktör", name, root=example) == (1, "", f"{path} finns redan.\n")
    assert (example / path).read_text("utf-8") == text


def test_a_new_record_makes_its_folder_and_without_a_name_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = kind_named("lag")
    assert said(capsys, "new", "lag", root=tmp_path) == (0, f"{skeleton(law)}\n", "")
    assert list(tmp_path.iterdir()) == []
    assert said(capsys, "new", "lag", "x", root=tmp_path)[0] == 0
    assert (tmp_path / "content/laws/x.yml").exists()


KNOWN = ", ".join(cls.kind.singular for cls in KINDS)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("lagr", "”lagr” är ingen sorts post. Menade du ”lagar” eller ”lag”?"),
        ("LAGR", "”LAGR” är ingen sorts post. Menade du ”lagar” eller ”lag”?"),
        ("agencis", "”agencis” är ingen sorts post. Menade du ”agencies”?"),
        ("vattenfall", f"”vattenfall” är ingen sorts post. Välj bland {KNOWN}"),
    ],
)
def test_what_is_said_of_a_word_that_is_no_kind(word: str, said: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as error:
        kind_named(word)
    assert str(error.value) == said


def test_help_for_new_names_every_kind(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "500")
    with pytest.raises(SystemExit):
        cli.main(["new", "--help"])
    assert f"sorts post: {KNOWN}\n" in capsys.readouterr().out


def test_schemas_are_counted(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "schema/laws.schema.json").unlink()
    assert said(capsys, "schema", root=example) == (0, "1 ändrade filer i schema/.\n", "")
    assert said(capsys, "schema", root=example) == (0, "0 ändrade filer i schema/.\n", "")


@pytest.mark.parametrize(
    ("limit", "said_of_it"),
    [("-1", "-1 är för litet; skriv 1 eller mer"), ("0", "0 är för litet"), ("x", "”x” är inte ett heltal")],
)
def test_a_limit_lets_something_through(limit: str, said_of_it: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["search", "--limit", limit, "barn"])
    assert said_of_it in capsys.readouterr().err


@pytest.mark.parametrize("name", ["index", "Index", "INDEX!"])
def test_the_name_of_the_list_is_no_name_for_a_record(
    name: str, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = said(capsys, "new", "agencies", name, root=example)
    assert (status, err) == (1, "”index” är adressen till listan över aktörer. Välj ett annat namn.\n")
    assert not (example / "content/agencies/index.yml").exists()


def test_a_name_that_no_disk_takes_is_refused(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "new", "agencies", "å" * 300, root=example)
    assert status == 1
    assert err.endswith("namnet är för långt. Välj ett kortare.\n")


def test_a_hit_says_what_has_changed_under_it_before_its_summary() -> None:
    hit = Hit("laws/lvu", "LVU", "gäller", "Vård.", 900, "Lagen ändras 1 mars 2026.")
    answer = Answer("lvu", None, None, (), 1, (hit,))
    assert told(answer, "text") == "laws/lvu  LVU (gäller)\n    Lagen ändras 1 mars 2026.\n    Vård."
    assert json.loads(told(answer, "json"))["hits"][0]["mark"] == "Lagen ändras 1 mars 2026."


LOOSE, TIGHT = b"\xef\xbb\xbf# k\r\ntitle:   'A' # l\r\n", b"\xef\xbb\xbf# k\r\ntitle: A  # l\r\n"


def test_a_record_is_written_in_the_house_form_and_then_again_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(LOOSE)
    assert said(capsys, "format", str(path), root=tmp_path) == (0, "1 ändrad fil.\n", "")
    assert path.read_bytes() == TIGHT
    assert said(capsys, "format", str(tmp_path), str(path), root=tmp_path) == (0, "0 ändrade filer.\n", "")
    assert path.read_bytes() == TIGHT


@pytest.mark.parametrize("name", [".a.yml", "#a.yml", "~$a.yml", "a.yml~", "a.yaml"])
def test_of_a_folder_only_what_an_editor_has_written_is_rewritten(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(LOOSE)
    (tmp_path / "under").mkdir()
    (tmp_path / "under/b.yml").write_bytes(LOOSE)
    assert said(capsys, "format", str(tmp_path), root=tmp_path) == (0, "1 ändrad fil.\n", "")
    assert (tmp_path / name).read_bytes() == LOOSE
    assert (tmp_path / "under/b.yml").read_bytes() == TIGHT


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("fel.yml", b"a: [b\n", "[ öppnas men stängs aldrig"),
        ("fel.yml", b"a:\n\t- b\n", "raden innehåller en tabb"),
        ("fel.yml", b"a: &x b\nc: *x\n", "*x är en YAML-hänvisning"),
        ("fel.yml", b"a: \xe5\n", "filen är inte sparad i UTF-8"),
        ("fel.yml", b"a:   b\n---\na: c\n", "fler än ett YAML-dokument"),
        ("fel.txt", b"a:   b\n", "filen slutar inte på .yml"),
        ("b.yml", None, "Menade du ”a.yml”?"),
        ("låst.yml", b"a:   b\n", "du får inte läsa eller skriva där"),
    ],
)
def test_what_cannot_be_written_in_the_house_form_is_left_and_so_are_the_others(
    name: str, data: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, path = tmp_path / "a.yml", tmp_path / name
    good.write_bytes(LOOSE)
    if data is not None:
        path.write_bytes(data)
    if name == "låst.yml":
        path.chmod(0o444)
    status, out, err = said(capsys, "format", str(path), str(good), root=tmp_path)
    assert (status, words in out + err) == (1, True), out + err
    assert path.exists() == (data is not None)
    assert not data or path.read_bytes() == data
    assert good.read_bytes() == LOOSE


@pytest.mark.parametrize("locked", [1, 2, 3])
def test_of_several_records_all_are_written_in_the_house_form_or_none(
    locked: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / f"{number}.yml" for number in (1, 2, 3)]
    for path in paths:
        path.write_bytes(LOOSE)
    paths[locked - 1].chmod(0o444)
    status, out, err = said(capsys, "format", str(tmp_path), root=tmp_path)
    assert (status, out, err.count(str(paths[locked - 1]))) == (1, "", 1)
    assert err.endswith(
        "du får inte läsa eller skriva där. Ändra rättigheterna och kör igen. Alla filer är som de var.\n"
    )
    assert [path.read_bytes() for path in paths] == [LOOSE] * 3
    assert sorted(it.name for it in tmp_path.iterdir()) == ["1.yml", "2.yml", "3.yml"]
    paths[locked - 1].chmod(0o644)
    assert said(capsys, "format", str(tmp_path), root=tmp_path) == (0, "3 ändrade filer.\n", "")
