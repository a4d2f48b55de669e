"""A reader's own list on the command line: from its address to files."""

import io
from pathlib import Path

import docx
import pytest

from handbook.command import command_line as cli

LIST = "https://a.example/kurser/egen/#kurs:t=V%C3%A5r%20kurs&s=lagar/anmalan-2025/&n=F%C3%B6rst&s=ring/&s=om/\n"


def run(example: Path, *arguments: str) -> int:
    return cli.main(["course", *arguments], example)


def test_files_are_made_of_the_list(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lista.txt").write_text(LIST, "utf-8")
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "ut")) == 0
    assert capsys.readouterr().out == f"6 filer i {tmp_path / 'ut'}\n"
    document = docx.Document(io.BytesIO((tmp_path / "ut/kurs.docx").read_bytes()))
    words = [line.text for line in document.paragraphs]
    assert words[0] == "Vår kurs"
    assert words.index("1. Anmälan (19 kap. 1 §)") < words.index("Först") < words.index("2. Ring och fråga")
    assert "3. Om" in " ".join(words)


@pytest.mark.parametrize(
    ("text", "said"),
    [("#kurs:s=finns/inte/", "Sidorna finns inte i handboken: finns/inte/."), ("hej", "Ingen kurslista i ")],
)
def test_what_is_no_list_is_said(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    (tmp_path / "lista.txt").write_text(text, "utf-8")
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "ut")) == 1
    assert capsys.readouterr().err.startswith(said)
    assert not (tmp_path / "ut").exists()
