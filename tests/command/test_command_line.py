"""The program itself: what it says when the system refuses, and to terminals that lack letters or are gone."""

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.command import command_line as cli
from handbook.command.command import Command
from places import ROOT


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Let there be a command that says å and then raises what the list holds."""
    raised: list[BaseException] = []

    def run(_: object) -> int:
        print("å")
        print("ä", file=sys.stderr)
        if raised:
            raise raised[0]
        return 7

    monkeypatch.setattr(cli, "COMMANDS", (Command("gör", "gör något", run),))
    return raised


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "full", "build/a"), "build/a: disken är full. Frigör plats och kör igen."),
        (OSError(errno.EIO, "Input/output error", "build/a"), "build/a: Input/output error."),
        (OSError("något annat"), "en fil: något annat."),
        (OSError(), "en fil: ."),
    ],
)
def test_what_the_system_refuses_is_one_line(
    error: OSError, said: str, fails: list[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    fails.append(error)
    assert cli.main(["gör"]) == 1
    assert capsys.readouterr().err == f"ä\nDet gick inte att läsa eller skriva {said}\n"


def test_an_end_by_the_keyboard_is_one_line(fails: list[BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["gör"]) == 7
    fails.append(KeyboardInterrupt())
    assert cli.main(["gör"]) == 1
    assert capsys.readouterr().err == "ä\nä\nAvbrutet. Det som fanns i build/ ligger kvar.\n"


@pytest.mark.usefixtures("fails")
def test_a_terminal_that_lacks_a_letter_gets_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    raws = {name: io.BytesIO() for name in ("stdout", "stderr")}
    for name, raw in raws.items():
        monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, "ascii"))
    assert cli.main(["gör"]) == 7
    sys.stderr.flush()
    assert [raw.getvalue() for raw in raws.values()] == [b"?\n", b"?\n"]


@pytest.mark.usefixtures("fails")
def test_what_is_no_terminal_takes_every_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.StringIO()
    monkeypatch.setattr(sys, "stdout", text)
    assert cli.main(["gör"]) == 7
    assert text.getvalue() == "å\n"


class Gone(io.StringIO):
    """What a reader has left."""

    def __init__(self, handle: int) -> None:
        """Take the handle that the reader had."""
        super().__init__()
        self.handle = handle

    def fileno(self) -> int:
        """Return the handle."""
        return self.handle

    def flush(self) -> None:
        """Say that nobody listens."""
        raise BrokenPipeError


@pytest.mark.usefixtures("fails")
def test_what_nobody_hears_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = os.open(tmp_path / "a", os.O_WRONLY | os.O_CREAT)
    monkeypatch.setattr(sys, "stdout", Gone(handle))
    assert cli.main(["gör"]) == 7
    assert os.path.samestat(os.fstat(handle), Path(os.devnull).stat())
    os.close(handle)
    monkeypatch.undo()


def test_a_reader_who_leaves_in_the_middle_is_no_fault(
    fails: list[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    fails.append(BrokenPipeError(errno.EPIPE, "gone"))
    assert cli.main(["gör"]) == 1
    assert capsys.readouterr().err == "ä\n"


@pytest.mark.parametrize("rest", [["--help"], ["new", "lag"], ["search", "--limit", "0", "x"]])
@pytest.mark.parametrize("shut", [">&-", ">&- 2>&-", "| head -c 0", "| head -1 >/dev/null"])
def test_whatever_is_shut_there_is_no_traceback(rest: list[str], shut: str) -> None:
    command = f'"$@" {shut}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, "sh", sys.executable, str(ROOT / "scripts/build.py"), *rest],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_what_only_some_outputs_need_is_not_read_at_every_start() -> None:
    slow = ("docx", "lunr", "minify_html", "py_mini_racer", "pptx", "tree_sitter", "xlsxwriter")
    told = f"import sys, handbook.command.command_line; print(*sorted({set(slow)!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT / "scripts", capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
