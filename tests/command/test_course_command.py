"""A reader's own list on the command line: from its address to files."""

import io
from pathlib import Path

import docx
import pytest

from handbook.command import command_line as cli
from handbook.command.own_course import MOST

LIST = "https://a.example/kurser/egen/#kurs:t=V%C3%A5r%20kurs&s=lagar/anmalan-2025/&n=F%C3%B6rst&s=ring/&s=om/\n"


def run(example: Path, *arguments: str) -> int:
    return cli.main(["course", *arguments], example)


def test_files_are_made_of_the_list(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lista.txt").write_text(LIST, "utf-8")
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "ut")) == 0
    assert capsys.readouterr().out == f"7 filer i {tmp_path / 'ut'}\n"
    document = docx.Document(io.BytesIO((tmp_path / "ut/kurs.docx").read_bytes()))
    words = [line.text for line in document.paragraphs]
    assert words[0] == "Vår kurs"
    assert words.index("1. Anmälan (19 kap. 1 §)") < words.index("Först") < words.index("2. Ring och fråga")
    assert "3. Om" in " ".join(words)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"#kurs:s=finns/inte/", "Sidorna finns inte i handboken: finns/inte/."),
        (b"hej", "Ingen kurslista i "),
        (b"", "Ingen kurslista i "),
        (b"#kurs:", "Ingen kurslista i "),
        (b"PK\x03\x04\xff\xfe\x00", "lista.txt är inte en textfil."),
        (b"#kurs:" + b"&".join([b"s=om/"] * 200), "160 av sidorna kan inte vara med: en lista har högst 40 sidor,"),
        (b"#kurs:s=om/&s=https://elak.example/", "1 av sidorna kan inte vara med"),
    ],
)
def test_what_is_no_list_is_said(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], given: bytes, said: str
) -> None:
    (tmp_path / "lista.txt").write_bytes(given)
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "ut")) == 1
    assert capsys.readouterr().err.removeprefix(f"{tmp_path}/").startswith(said)
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_the_link_may_stand_among_other_lines_as_a_program_has_saved_it(
    example: Path, tmp_path: Path, coding: str
) -> None:
    (tmp_path / "lista.url").write_text(f"[InternetShortcut]\r\nURL={LIST.strip()}\r\n", coding)
    assert run(example, str(tmp_path / "lista.url"), "--to", str(tmp_path / "ut")) == 0
    assert "Vår kurs" in (tmp_path / "ut/lankar.txt").read_text("utf-8")


def test_a_file_that_is_not_there_and_a_folder_that_is_a_file(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(example, str(tmp_path / "ingen.txt")) == 1
    assert "filen eller mappen finns inte" in capsys.readouterr().err
    (tmp_path / "lista.txt").write_text(LIST, "utf-8")
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "lista.txt")) == 1
    assert capsys.readouterr().err.startswith("Det gick inte att läsa eller skriva ")


def test_a_list_too_long_for_a_code_has_no_poster_and_says_so(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "&n=" + "o" * 450
    (tmp_path / "lista.txt").write_text("#kurs:" + "&".join(f"s=om/{note}" for _ in range(9)), "utf-8")
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "ut")) == 0
    assert "Ingen affisch: länken är för lång" in capsys.readouterr().out
    assert not (tmp_path / "ut/affisch.docx").exists()


def test_what_no_file_can_hold_is_left_out_of_it(example: Path, tmp_path: Path) -> None:
    (tmp_path / "lista.txt").write_text("#kurs:t=A%00B%EF%BF%BE&s=om/&n=rad%0Arad%1B", "utf-8")
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "ut")) == 0
    words = (tmp_path / "ut/lankar.txt").read_text("utf-8")
    assert words.startswith("A B\n")
    assert "rad rad\n" in words
    assert "Nummer att ringa: 112 " in words


def test_a_list_that_names_its_edition_says_it_in_each_file(example: Path, tmp_path: Path) -> None:
    (tmp_path / "lista.txt").write_text(LIST.replace("&s=", "&u=2026-01-31&s=", 1), "utf-8")
    assert run(example, str(tmp_path / "lista.txt"), "--to", str(tmp_path / "ut")) == 0
    assert "Utgåva 2026-01-31." in (tmp_path / "ut/lankar.txt").read_text("utf-8")
    words = [line.text for line in docx.Document(io.BytesIO((tmp_path / "ut/kurs.docx").read_bytes())).paragraphs]
    assert any(line.startswith("Utgåva 2026-01-31. ") for line in words)


def test_the_bound_is_that_of_the_module_that_reads_lists(example: Path) -> None:
    assert f"export const MOST = {MOST};" in (example / "docs/assets/course/address.js").read_text("utf-8")
