"""The live preview: what it notices, what it shows at once, how it refuses and ends; and once for real in a browser."""

import math
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from playwright.sync_api import Browser

from handbook.command import command_line as cli
from handbook.edit import preview
from places import ROOT

LAW = "content/laws/anmalan-2025.yml"
PAGE = "build/docs/lagar/anmalan-2025.md"


@pytest.fixture
def written(example: Path) -> Path:
    """Return the example project with its pages written."""
    assert preview.whole(example)
    return example


def put_in(path: Path, words: str) -> None:
    """Put words at the start of a record's summary."""
    path.write_text(path.read_text("utf-8").replace("summary: ", f"summary: {words} ", 1), "utf-8")


def test_changes_are_told_by_path_and_hidden_files_are_not_seen(example: Path) -> None:
    before = preview.stamps(example)
    (example / "content/laws/.anmalan-2025.yml.swp").write_text("x")
    assert preview.stamps(example) == before
    os.utime(example / LAW, ns=(1, 1))
    (example / "content/guides/oro-i-skolan.yml").unlink()
    (example / "docs/ny.md").write_text("x")
    after = preview.next_change(example, before)
    assert preview.differing(before, after) == {LAW, "content/guides/oro-i-skolan.yml", "docs/ny.md"}


def test_only_the_changed_pages_are_written_at_once(written: Path) -> None:
    put_in(written / LAW, "Nyord")
    (written / "docs/om.md").write_text("# Om\n\nNytt i texten.\n", "utf-8")
    assert preview.show_changed(written, {LAW, "docs/om.md"}) == ()
    assert "Nyord" in (written / PAGE).read_text("utf-8")
    assert "Nytt i texten." in (written / "build/docs/om.md").read_text("utf-8")
    assert "Nyord" not in (written / "build/docs/data/laws.json").read_text("utf-8")


def test_the_rest_is_written_by_a_program_of_its_own(written: Path) -> None:
    put_in(written / LAW, "Nyord")
    assert preview.build_rest(written).wait() == 0
    assert "Nyord" in (written / "build/docs/data/laws.json").read_text("utf-8")


def test_a_new_record_gets_its_page(written: Path) -> None:
    text = (written / LAW).read_text("utf-8").replace("title: ", "title: Ny ", 1)
    (written / "content/laws/ny.yml").write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("aliases:")), "utf-8"
    )
    assert preview.show_changed(written, {"content/laws/ny.yml"}) == ()
    assert (written / "build/docs/lagar/ny.md").exists()


def test_a_broken_record_is_told_of_and_the_last_version_stays(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (written / PAGE).read_bytes()
    (written / LAW).write_text((written / LAW).read_text("utf-8").replace("summary: ", "sumary: ", 1), "utf-8")
    shown = preview.Preview(written, 0, "")
    shown.follow({LAW})
    assert "unknown-field" in capsys.readouterr().out
    assert shown.rest_at == math.inf
    assert (written / PAGE).read_bytes() == before
    assert not preview.whole(written)


@pytest.mark.parametrize("changed", ["theme/main.html", "mkdocs.yml"])
def test_what_changes_all_pages_starts_the_engine_anew(
    changed: str, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(preview.Preview, "start_engine", lambda _: started.append(True))
    shown = preview.Preview(written, 0, "")
    shown.follow({LAW})
    assert not started
    shown.follow({changed})
    assert started


def test_a_port_that_cannot_be_had_is_one_clear_line(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["serve", "--port", str(port)], example) == 1
    error = capsys.readouterr().err
    assert error == f"Port {port} är upptagen. Välj en annan: make serve PORT={port + 1}\n"
    assert "finns inte" in (preview.refusal(99999) or "")
    assert preview.refusal(0) is None


def test_a_build_can_be_ended_and_an_engine_that_ends_is_told_of(
    written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview.Preview, "start_engine", lambda _: None)
    assert preview.Preview(written, 0, "").run() == 1
    assert "MkDocs slutade" in capsys.readouterr().err
    shown = preview.Preview(written, 0, "")
    shown.engine = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(0.5)"])
    shown.rest_at = 0
    assert shown.run() == 1
    shown.stop()
    assert shown.rest
    assert shown.rest.returncode is not None
    sleeping = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    preview.end(sleeping)
    assert sleeping.returncode


def test_while_records_are_broken_the_preview_waits(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (example / LAW).read_text("utf-8")
    (example / LAW).write_text("", "utf-8")

    def mended(root: Path, _: preview.Stamps) -> preview.Stamps:
        (root / LAW).write_text(whole, "utf-8")
        return preview.stamps(root)

    monkeypatch.setattr(preview, "next_change", mended)
    monkeypatch.setattr(preview.Preview, "start_engine", lambda _: None)
    preview.Preview(example, 0, "").run()
    assert "Rätta felen, så börjar förhandsvisningen." in capsys.readouterr().out


@pytest.fixture
def served(example: Path) -> Iterator[tuple[Path, subprocess.Popen[str], str]]:
    """Serve the example project; return its folder, the program and its address."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); from pathlib import Path; "
    code += f"from handbook.edit.preview import preview; sys.exit(preview(Path({str(example)!r}), {port}))"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        assert "http://" in said(program, "http://")
        yield example, program, f"http://localhost:{port}"
        program.terminate()


def said(program: subprocess.Popen[str], words: str) -> str:
    """Read what a program says until it says ``words`` or ends; return all of it."""
    out: IO[str] | None = program.stdout
    assert out
    lines = []
    for line in out:
        lines.append(line)
        if words in line:
            break
    return "".join(lines)


def test_an_open_page_shows_what_is_edited(served: tuple[Path, subprocess.Popen[str], str], browser: Browser) -> None:
    root, program, address = served
    page = browser.new_page()
    page.goto(f"{address}/lagar/anmalan-2025/")
    whole = (root / LAW).read_text("utf-8")
    put_in(root / LAW, "Nyord")
    page.get_by_text("Nyord").first.wait_for()
    (root / LAW).write_text("title: [", "utf-8")
    assert "yaml" in said(program, "Den förra versionen visas")
    (root / LAW).write_text(whole.replace("summary: ", "summary: Lagat ", 1), "utf-8")
    page.get_by_text("Lagat").first.wait_for()
    page.close()
    program.send_signal(signal.SIGINT)
    rest = said(program, "avslutad")
    assert program.wait() == 0
    assert "Traceback" not in rest
