"""The search on the command line: what is printed for people and for programs, line by line."""

import io
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from handbook.command.find import queries_in, told, told_among_others
from handbook.content.problems import Finding
from handbook.site.answers import Answer, Hit, Line, Urgent

HIT = Hit("laws/a", "Lagen", "", "", 12)
FULL = Hit("laws/b", "Å", "ersatt", "Kort.", 3, "Lagen ändras.")
NOTHING = Answer("zzz", None, None, (), 0, ())
DANGER = Urgent(
    "livet", "Du är inte ensam.", (Line("Nödnumret", "112", "dygnet runt"), Line("Jouren", "90", "")), "guides/a"
)
NONE = "Inga träffar. Pröva ett annat ord, eller slå upp det i registret A till Ö."
URGENT = """\
Är någon i fara nu? Ring 112.
Du är inte ensam.
  112  Nödnumret, dygnet runt
  90  Jouren
  Läs guides/a

"""


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        pytest.param(NOTHING, NONE, id="nothing"),
        pytest.param(replace(NOTHING, hits=(HIT,)), "laws/a  Lagen", id="a hit"),
        pytest.param(
            replace(NOTHING, hits=(FULL, HIT)),
            "laws/b  Å (ersatt)\n    Lagen ändras.\n    Kort.\nlaws/a  Lagen",
            id="where it stands, what has changed and what it is",
        ),
        pytest.param(replace(NOTHING, hits=(replace(FULL, mark=""),)), "laws/b  Å (ersatt)\n    Kort.", id="no mark"),
        pytest.param(
            replace(NOTHING, corrected="zoo", hits=(HIT,)), "Menade du ”zoo”?\nlaws/a  Lagen", id="a misspelled word"
        ),
        pytest.param(
            replace(NOTHING, corrected="zoo å", unknown=("å", "ä"), hits=(HIT,)),
            "Menade du ”zoo å”?\nSökningen har inte: å, ä.\nlaws/a  Lagen",
            id="one misspelled and others lacking",
        ),
        pytest.param(replace(NOTHING, unknown=("zzz",)), f"Sökningen har inte: zzz.\n{NONE}", id="lacking, no hits"),
        pytest.param(replace(NOTHING, urgent=DANGER, hits=(HIT,)), f"{URGENT}laws/a  Lagen", id="danger first"),
        pytest.param(
            replace(NOTHING, urgent=DANGER, hits=(HIT,), partly=True),
            f"{URGENT}Texten är lång. Sökningen har bara läst början och slutet.\nlaws/a  Lagen",
            id="a long text",
        ),
        pytest.param(replace(NOTHING, urgent=DANGER), f"{URGENT}{NONE}", id="danger alone"),
    ],
)
def test_an_answer_in_lines(answer: Answer, lines: str) -> None:
    assert told(answer, "text") == lines
    assert told_among_others(answer, "text") == f"”zzz”\n{lines}\n"


def test_an_answer_for_programs() -> None:
    answer = Answer("å", DANGER, "ö", ("å",), 7, (FULL, HIT))
    hit = {"ref": "laws/a", "title": "Lagen", "status": "", "summary": "", "score": 12}
    full = {"ref": "laws/b", "title": "Å", "status": "ersatt", "summary": "Kort.", "score": 3, "mark": "Lagen ändras."}
    plain = {"query": "å", "urgent": "livet", "corrected": "ö", "unknown": ["å"], "total": 7}
    whole = told(answer, "json")
    assert json.loads(whole) == {**plain, "hits": [full, hit], "partly": False}
    assert whole.startswith('{\n  "query": "å"')
    row = told_among_others(answer, "json")
    scores = [{"ref": "laws/b", "score": 3}, {"ref": "laws/a", "score": 12}]
    assert json.loads(row) == {**plain, "hits": scores, "partly": False}
    assert "\n" not in row
    assert "å" in row
    assert json.loads(told(NOTHING, "json"))["urgent"] is None


@pytest.mark.parametrize(
    ("data", "queries"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"a", ["a"]),
        (b"a\n", ["a"]),
        (b"a\r\nb c\r\n", ["a", "b c"]),
        (b"a\n\nb", ["a", "", "b"]),
        ("\ufeffå\nä".encode(), ["å", "ä"]),
        ("a\u2028b\x0cc".encode(), ["a\u2028b\x0cc"]),
    ],
)
def test_queries_come_a_line_each_from_a_file_or_from_what_is_typed(
    data: bytes, queries: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q").write_bytes(data)
    assert queries_in(str(tmp_path / "q")) == queries
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert queries_in("-") == queries


@pytest.mark.parametrize(
    ("encoding", "mark", "words"),
    [
        ("latin-1", (2, 11), "inte sparad i UTF-8"),
        ("utf-16", (1, 1), "inte en textfil"),
        ("utf-16-le", (1, 1), "inte en textfil"),
    ],
)
def test_queries_in_another_encoding_are_a_problem(
    encoding: str, mark: tuple[int, int], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "barn\njag vill dö\n".encode(encoding)
    path = tmp_path / "q"
    path.write_bytes(data)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    for name in (str(path), "-"):
        found = queries_in(name)
        assert isinstance(found, Finding)
        assert (found.file, found.mark, found.code) == (name, mark, "encoding")
        assert words in found.message
        assert "UTF-8" in found.advice
