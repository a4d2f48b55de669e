"""What the command line says to those who use it: help and mistakes in Swedish, kinds by any name they have."""

import argparse
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from handbook.command import command_line as cli
from handbook.command.command_line import COMMANDS
from handbook.command.records import kind_named, names_of
from handbook.command.swedish import WORDS, Parser, in_swedish
from handbook.content.kinds import KINDS
from handbook.content.prose import slug
from places import ROOT
from serving import PATIENCE

ENGLISH = {
    "usage",
    "options",
    "positional",
    "arguments",
    "argument",
    "show",
    "choose",
    "invalid",
    "required",
    "expected",
}


def stopped(*arguments: str) -> int | str | None:
    """Run the program where it stops before any command runs; return its exit status."""
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    return stop.value.code


@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
def test_help_is_in_swedish(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert stopped(*command.split(), "--help") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"så här: build.py {command}".rstrip())
    assert "visa den här hjälpen" in out
    assert not ENGLISH & set(out.lower().replace(":", " ").split())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "build.py: det saknas: kommando. Se build.py --help"),
        ("bild", "build.py: kommando: ”bild” går inte att välja, välj bland "),
        ("check --format xml", "build.py check: --format: ”xml” går inte att välja, välj bland "),
        ("check --format", "build.py check: --format: behöver ett värde. Se build.py check --help"),
        ("check mer", "build.py: okänt: mer. Se build.py --help"),
        ("zip --format json", "build.py: okänt: --format json. Se build.py --help"),
        ("serve --port åtta", "build.py serve: --port: ”åtta” är inte ett heltal. Se build.py serve --help"),
        ("serve --port", "build.py serve: --port: behöver ett värde. Se build.py serve --help"),
        (
            "search barn --limit många",
            "build.py search: --limit: ”många” är inte ett heltal. Se build.py search --help",
        ),
        ("search barn --limit 0", "build.py search: --limit: 0 är för litet; skriv 1 eller mer. Se "),
        ("release --overdue 0", "build.py release: --overdue: 0 är för litet; skriv 1 eller mer. Se "),
        ("due --month 2026-13", "build.py due: --month: ”2026-13” är ingen månad. Skriv så här: 2026-12. Se "),
        ("due --today 2026-02-30", "build.py due: --today: ”2026-02-30” är ingen dag. Skriv så här: 2026-12-31. Se "),
        ("watch --pause 3600", "build.py watch: --pause: ”3600” är inget antal sekunder. Se "),
        ("watch --pause=-1", "build.py watch: --pause: ”-1” är inget antal sekunder. Se "),
        ("watch --now 2026-12-01", "build.py watch: --now: skriv dag och tid så här: 2026-12-01T08:00. Se "),
        (
            "watch --register http://a.example",
            "build.py watch: --register: ”http://a.example” går inte. http går bara ",
        ),
        ("new", "build.py new: det saknas: sort. Se build.py new --help"),
        ("new lag ett två", "build.py: okänt: två. Se build.py --help"),
        (
            "build --pages-only=ja",
            "build.py build: --pages-only: tar inget värde, men fick 'ja'. Se build.py build --help",
        ),
        (
            "new lagr",
            "build.py new: sort: ”lagr” är ingen sorts post. Menade du ”lagar” eller ”lag”? Se build.py new --help",
        ),
        ("new vägvisare", "build.py new: sort: ”vägvisare” är ingen sorts post. "),
    ],
)
def test_a_mistake_is_one_line_in_swedish(typed: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert stopped(*typed.split()) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(said)
    assert not ENGLISH & set(line.lower().replace(":", " ").split())


def test_the_rest_of_what_argparse_can_say_is_in_swedish_too(capsys: pytest.CaptureFixture[str]) -> None:
    with in_swedish():
        parser = Parser(prog="x")
        parser.add_argument("--one", nargs=2)
        parser.add_argument("--other", nargs="+")
        parser.add_argument("--single", nargs=1)
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--this", action="store_true")
        group.add_argument("--that", action="store_true")
        for typed in ("--one a", "--other", "--single", "--th", "--this --that", ""):
            with pytest.raises(SystemExit):
                parser.parse_args(typed.split())
    assert capsys.readouterr().err.splitlines() == [
        "x: --one: behöver 2 värden. Se x --help",
        "x: --other: behöver minst ett värde. Se x --help",
        "x: --single: behöver 1 värde. Se x --help",
        "x: --th kan betyda --this, --that. Se x --help",
        "x: --that: går inte att använda tillsammans med --this. Se x --help",
        "x: något av det här måste anges: --this --that. Se x --help",
    ]


def test_the_rest_of_the_program_hears_english_as_before() -> None:
    before = argparse._, argparse.ngettext  # type: ignore[attr-defined]  # what argparse looks up
    with suppress(KeyboardInterrupt), in_swedish():
        assert argparse._("options") == "val"  # type: ignore[attr-defined]
        assert argparse.ngettext("expected %s argument", "", 1) == "behöver %s värde"  # type: ignore[attr-defined]
        raise KeyboardInterrupt
    assert (argparse._, argparse.ngettext) == before  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("message", "line"),
    [("fel", "x: fel. Se x --help\n"), ("fel.", "x: fel. Se x --help\n"), ("va?", "x: va? Se x --help\n")],
)
def test_a_mistake_ends_with_one_sign(message: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        Parser(prog="x").error(message)
    assert capsys.readouterr().err == line


def test_what_is_filled_in_is_filled_in_in_swedish() -> None:
    """A translation may leave a word out, but asks for nothing that argparse does not give."""
    names = ("argument_name", "message", "value", "choices", "suggestion", "parser_name", "type", "option", "matches")
    for english, swedish in WORDS.items():
        assert swedish.count("%s") + swedish.count("%r") == english.count("%s") + english.count("%r"), english
        assert {name for name in names if f"%({name})" in swedish} <= {
            name for name in names if f"%({name})" in english
        }


@pytest.mark.parametrize(
    ("word", "folder"),
    [
        ("material", "resources"),
        ("vägledning", "guides"),
        ("vagledningar", "guides"),
        ("Lag", "laws"),
        ("lagar", "laws"),
        ("laws", "laws"),
        ("aktör", "agencies"),
        ("aktorer", "agencies"),
        ("mal", "goals"),
        ("åtgärd", "measures"),
    ],
)
def test_a_kind_has_many_names(word: str, folder: str) -> None:
    assert kind_named(word).kind.folder == folder


def test_no_two_kinds_share_a_name() -> None:
    names = [name for cls in KINDS for name in {slug(name) for name in names_of(cls)}]
    assert len(names) == len(set(names))


def test_a_name_that_gives_no_file_name_is_one_true_line(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = list(example.rglob("*"))
    assert cli.main(["new", "aktör", "???"], example) == 1
    assert capsys.readouterr().err == (
        "”???” går inte att göra ett filnamn av. Ta med minst en bokstav eller siffra.\n"
    )
    assert list(example.rglob("*")) == before


@pytest.mark.parametrize("arguments", [["new", "lag"], ["new", "--help"]])
def test_a_reader_who_leaves_is_no_trouble(arguments: list[str]) -> None:
    """As when the output goes into ``head``."""
    command = [
        sys.executable,
        "-c",
        "import sys; from handbook.command.command_line import main; sys.exit(main(sys.argv[1:]))",
    ]
    with subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(ROOT / "scripts")},
    ) as program:
        assert program.stdout
        program.stdout.close()
        try:
            assert program.communicate(timeout=PATIENCE)[1] == ""
        finally:
            program.kill()
        assert program.returncode in {0, 1}
