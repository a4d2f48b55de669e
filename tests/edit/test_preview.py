"""The live preview: what it notices, what it shows at once, how it refuses and ends; and once for real in a browser."""

import errno
import http.client
import io
import json
import math
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from aging import ACT, AMENDMENT
from examples import laid_out
from handbook.command import command_line as cli
from handbook.content import load
from handbook.edit import preview
from places import ROOT
from serving import PATIENCE, free_ports
from standin import given_to_engine, put_engine

LAW = "content/laws/anmalan-2025.yml"
PAGE = "build/docs/lagar/anmalan-2025.md"


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what is written for the example project: once, since it is the same for every test."""
    project = laid_out(tmp_path_factory.mktemp("skrivet") / "exempel")
    assert preview.whole(project)
    return project / "build"


@pytest.fixture
def written(example: Path, pages: Path) -> Path:
    """Return the example project with its pages written."""
    shutil.copytree(pages, example / "build")
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


def test_only_the_sources_are_watched_and_a_file_that_is_listed_and_not_there_is_gone(tmp_path: Path) -> None:
    for name in (
        "content/a/b.yml",
        "docs/a.md",
        "theme/a.html",
        "mkdocs.yml",
        "build/a.md",
        "README.md",
        "watch/findings.json",
        "watch/state.json",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "docs/x.md").symlink_to("ingenstans")  # as one program locks a file that it has open
    found = preview.stamps(tmp_path)
    assert set(found) == {"content/a/b.yml", "docs/a.md", "theme/a.html", "mkdocs.yml", "watch/findings.json"}
    assert found["docs/a.md"] == (tmp_path / "docs/a.md").lstat().st_mtime_ns


def test_a_change_is_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looks = iter([{"a": 1}, {"a": 1}, {"a": 2}])
    slept: list[float] = []
    monkeypatch.setattr(preview, "stamps", lambda *_: next(looks))
    monkeypatch.setattr("time.sleep", slept.append)
    assert preview.next_change(tmp_path, {"a": 1}) == {"a": 2}
    assert slept == [preview.INTERVAL] * 2


def test_only_the_changed_pages_are_written_at_once(written: Path) -> None:
    put_in(written / LAW, "Nyord")
    (written / "docs/om.md").write_text("# Om\n\nNytt i texten.\n", "utf-8")
    assert preview.show_changed(written, {LAW, "docs/om.md"}) == ()
    assert "Nyord" in (written / PAGE).read_text("utf-8")
    assert "Nytt i texten." in (written / "build/docs/om.md").read_text("utf-8")
    assert "Nyord" not in (written / "build/docs/data/laws.json").read_text("utf-8")


def test_all_follows_from_a_whole_build(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_in(written / LAW, "Nyord")
    assert preview.whole(written)
    assert "Nyord" in (written / "build/docs/data/laws.json").read_text("utf-8")
    assert list((written / "build/docs/assets/search/data").iterdir())
    assert capsys.readouterr().out == ""
    (written / LAW).write_text("", "utf-8")
    assert not preview.whole(written)
    assert f"{LAW}:1:1: empty-file: filen är tom." in capsys.readouterr().out
    assert "Nyord" in (written / PAGE).read_text("utf-8")


def test_the_program_of_its_own_gives_way_and_does_the_same(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nice: list[int] = []
    monkeypatch.setattr("os.nice", nice.append)
    monkeypatch.setattr("gc.disable", lambda: None)
    preview.alone(str(example))
    assert nice == [10]
    assert (example / PAGE).exists()


def test_the_rest_is_written_by_a_program_of_its_own(written: Path) -> None:
    put_in(written / LAW, "Nyord")
    program = preview.build_rest(written)
    # as the engine: Ctrl+C is for the preview alone
    assert os.getsid(program.pid) == program.pid
    assert program.wait(PATIENCE) == 0
    assert "Nyord" in (written / "build/docs/data/laws.json").read_text("utf-8")


def test_what_the_watch_finds_marks_the_pages(written: Path) -> None:
    state = {ACT: {"later": {AMENDMENT: {"begins": "2031-03-01", "spans": ["19 kap. 1 §"]}}}}
    (written / "watch").mkdir()
    (written / "watch/state.json").write_text(json.dumps({"version": 1, "acts": state}), "utf-8")
    before = preview.stamps(written)
    (written / "watch/findings.json").write_text("{}", "utf-8")
    assert preview.differing(before, preview.stamps(written)) == {"watch/findings.json"}
    assert preview.whole(written)
    assert f"(SFS {AMENDMENT})" in (written / PAGE).read_text("utf-8")


def test_a_new_record_gets_its_page(written: Path) -> None:
    text = (written / LAW).read_text("utf-8").replace("title: ", "title: Ny ", 1)
    (written / "content/laws/ny.yml").write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("aliases:")), "utf-8"
    )
    assert preview.show_changed(written, {"content/laws/ny.yml"}) == ()
    assert (written / "build/docs/lagar/ny.md").exists()


def test_no_address_is_published_by_looking(written: Path) -> None:
    text = (written / LAW).read_text("utf-8").replace("title: ", "title: Ny ", 1)
    (written / "content/laws/ny.yml").write_text(re.sub("^aliases:.*\n", "", text, flags=re.MULTILINE), "utf-8")
    (written / "addresses.txt").write_text("om/\n", "utf-8")
    assert preview.show_changed(written, {"content/laws/ny.yml"}) == ()
    assert preview.whole(written)
    assert (written / "build/docs/lagar/ny.md").exists()
    assert (written / "addresses.txt").read_text("utf-8") == "om/\n"


def test_a_broken_record_is_told_of_and_the_last_version_stays(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (written / PAGE).read_bytes()
    (written / LAW).write_text((written / LAW).read_text("utf-8").replace("summary: ", "sumary: ", 1), "utf-8")
    shown = preview.Preview(written, 0, "")
    shown.follow({LAW})
    out = capsys.readouterr().out
    assert out.startswith(f"{LAW}:")
    assert "unknown-field" in out
    assert out.endswith("\nDen förra versionen visas tills felen är rättade.\n")
    assert shown.rest_at == math.inf
    assert (written / PAGE).read_bytes() == before
    assert not preview.whole(written)


@pytest.mark.parametrize("changed", [{"theme/main.html"}, {"mkdocs.yml", LAW}])
def test_what_changes_all_pages_starts_the_engine_anew(
    changed: set[str], written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(preview.Preview, "start_engine", lambda _: started.append(True))
    shown = preview.Preview(written, 0, "")
    shown.follow({LAW, "docs/theme.md"})
    assert not started
    shown.follow(changed)
    assert started


def test_a_change_is_told_of_and_the_rest_is_put_off(
    written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([100.0, 100.25, 100.5])
    ended: list[object] = []
    shown = preview.Preview(written, 0, "")
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    monkeypatch.setattr(preview, "end", ended.append)
    shown.follow({LAW, "docs/om.md"})
    assert capsys.readouterr().out == f"{LAW}, docs/om.md: 0.2 s\n"
    assert shown.rest_at == 100.5 + preview.QUIET
    assert ended == [None]


def test_a_port_that_cannot_be_had_is_one_clear_line(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["serve", "--port", str(port)], example) == 1
    error = capsys.readouterr().err
    assert error == f"Port {port} är upptagen. Välj en annan: make serve PORT={port + 1}\n"
    assert preview.refusal(0) is None


def test_what_is_said_of_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    assert preview.refusal(99999) == "Port 99999 finns inte. Välj en mellan 1024 och 65535: make serve PORT=8001"

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "not allowed")

    monkeypatch.setattr("socket.socket.bind", refused)
    assert preview.refusal(80) == "Port 80 får inte användas. Välj en annan: make serve PORT=8001"
    assert preview.refusal(9000) == "Port 9000 får inte användas. Välj en annan: make serve PORT=9001"


def test_a_port_that_was_used_a_moment_ago_is_free() -> None:
    with socket.create_server(("localhost", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("localhost", port), timeout=PATIENCE), server.accept()[0]:
            assert preview.answers(port)
    assert not preview.answers(port)
    assert preview.refusal(port) is None


def sleeping(deaf: str = "pass") -> subprocess.Popen[bytes]:
    """Start a program that does nothing until it is ended; return it when it has begun."""
    code = f"import signal, sys, time; {deaf}; print(flush=True); time.sleep({PATIENCE * 2})"
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert program.stdout
    with program.stdout:
        assert program.stdout.readline()
    return program


def test_an_engine_that_never_starts_or_never_answers_is_told_of(
    written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview.Preview, "start_engine", lambda _: None)
    assert preview.Preview(written, 0, "").run() == 1
    assert "MkDocs slutade" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setattr(preview, "SLOWEST", 0)
    monkeypatch.setattr(preview, "answers", lambda _: False)
    assert preview.Preview(written, free_ports(1)[0], "").run() == 1
    assert "MkDocs slutade" in capsys.readouterr().err


def test_a_build_of_the_rest_is_started_and_can_be_ended(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is a stand-in that ends as soon as the rest is being built."""
    shown = preview.Preview(written, 0, "")
    shown.engine, shown.rest_at = sleeping(), 0
    build = preview.build_rest

    def started(root: Path, _: Path | None) -> subprocess.Popen[bytes]:
        preview.end(shown.engine)
        return build(root)

    monkeypatch.setattr(preview.Preview, "start_engine", lambda _: None)
    monkeypatch.setattr(preview, "build_rest", started)
    assert shown.run() == 1
    shown.stop()
    assert shown.rest
    assert shown.rest.returncode is not None


def test_what_the_preview_does_is_told_while_it_does_it(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))
    told: list[str] = []
    shown = preview.Preview(example, 7, "")
    sound = iter([False, True])

    def noted(*_: object) -> preview.Stamps:
        told.append(raw.getvalue().decode().splitlines()[-1])
        return {}

    def made(*_: object) -> bool:
        noted()
        return next(sound)

    monkeypatch.setattr(preview, "whole", made)
    monkeypatch.setattr(preview, "next_change", noted)
    monkeypatch.setattr(preview, "stamps", noted)
    monkeypatch.setattr(preview, "end", lambda _: None)
    monkeypatch.setattr(preview, "answers", noted)
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr(shown, "start_engine", lambda: setattr(shown, "engine", Engine(1)))
    print("Förr.", flush=True)
    assert shown.run() == 1
    assert told == [
        "Förr.",
        "Bygger sidorna …",
        "Rätta felen, så börjar förhandsvisningen.",
        "Rätta felen, så börjar förhandsvisningen.",
        "Förhandsvisning på http://localhost:7/ (avsluta med Ctrl+C)",
    ]


def test_a_preview_reads_only_what_has_changed(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "A_TICK", -(10**18))
    read: list[str] = []
    load_file = load.load_file

    def noted(path: Path, name: str, content: Path) -> object:
        read.append(name)
        return load_file(path, name, content)

    monkeypatch.setattr(load, "load_file", noted)
    shown = preview.Preview(written, 7, "")
    assert preview.whole(shown.root, None, shown.kept)
    read.clear()
    (written / LAW).write_text((written / LAW).read_text("utf-8") + "\n", "utf-8")
    shown.follow({LAW})
    assert read == [LAW]


def test_a_change_is_told_of_at_once(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))
    shown = preview.Preview(written, 7, "")
    shown.follow({LAW})
    assert raw.getvalue().decode().startswith(f"{LAW}: ")
    (written / LAW).write_text("", "utf-8")
    shown.follow({LAW})
    assert raw.getvalue().decode().endswith("visas tills felen är rättade.\n")
    assert not preview.whole(written)
    assert raw.getvalue().decode().endswith("Fyll i posten eller ta bort filen.\n")


class Engine:
    """A stand-in for a running engine, which ends after some looks at it."""

    def __init__(self, looks: int) -> None:
        """Run for so many looks."""
        self.looks = looks

    def poll(self) -> int | None:
        """Return nothing as long as it runs."""
        self.looks -= 1
        return None if self.looks >= 0 else 0


def test_the_preview_follows_the_sources_and_builds_the_rest_when_they_are_still(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = preview.Preview(example, 7, "")
    looks = iter([{"a": 1}, {"a": 1}, {"a": 2, "b": 1}, {"a": 2, "b": 1}, {"a": 2, "b": 1}])
    done: list[object] = []

    def made(root: Path, *_: object) -> bool:
        done.append(root)
        return True

    def followed(changed: object) -> None:
        done.append(changed)
        shown.rest_at = 0

    monkeypatch.setattr(preview, "stamps", lambda *_: next(looks))
    monkeypatch.setattr(preview, "whole", made)
    monkeypatch.setattr(preview, "build_rest", lambda root, _: done.append(("rest", root)))
    monkeypatch.setattr("time.sleep", done.append)
    monkeypatch.setattr(shown, "follow", followed)
    monkeypatch.setattr(shown, "start_engine", lambda: setattr(shown, "engine", Engine(4)))
    assert shown.run() == 1
    wait = preview.INTERVAL
    assert done == [example, wait, {"a", "b"}, wait, ("rest", example), wait, wait]
    assert shown.rest_at == math.inf
    said = capsys.readouterr()
    assert said.out == "Bygger sidorna …\nFörhandsvisning på http://localhost:7/ (avsluta med Ctrl+C)\n"
    assert said.err == "MkDocs slutade. Starta om förhandsvisningen, och kör make site om det händer igen.\n"


def test_the_engine_is_asked_to_serve_what_has_changed(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_engine(example)
    shown = preview.Preview(example, 7, str(example / "scratch"))
    old = shown.engine = sleeping()
    monkeypatch.setattr(preview, "answers", lambda _: False)
    shown.start_engine()
    assert old.returncode == -signal.SIGTERM
    assert shown.engine
    assert shown.engine.wait(PATIENCE) == 0
    given = given_to_engine(example)
    assert given["arguments"] == ["serve", "--dirty", "--no-strict", "--quiet", "--dev-addr", "localhost:7"]
    assert given["folder"] == str(example)
    told = {"TMPDIR": str(example / "scratch"), "PREVIEW": "true", "NO_MKDOCS_2_WARNING": "1"}
    assert {name: given["environment"].get(name) for name in told} == told
    assert capsys.readouterr().out == "MkDocs bygger webbplatsen …\n"


def test_the_engine_is_waited_for_until_it_answers(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example / "mkdocs.py").write_text(f"import time; time.sleep({PATIENCE * 2})")
    shown = preview.Preview(example, 7, "")
    asked: list[int] = []
    slept: list[float] = []

    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))

    def answering(port: int) -> bool:
        asked.append(port)
        assert raw.getvalue().decode() == "MkDocs bygger webbplatsen …\n"
        return len(asked) == 3

    monkeypatch.setattr(preview, "answers", answering)
    monkeypatch.setattr("time.sleep", slept.append)
    shown.start_engine()
    assert asked == [7, 7, 7]
    assert slept == [preview.INTERVAL] * 2
    assert shown.engine
    assert shown.engine.poll() is None
    # it leads a session of its own, so that Ctrl+C does not reach it
    assert os.getsid(shown.engine.pid) == shown.engine.pid
    shown.rest = sleeping()
    shown.stop()
    assert shown.engine.returncode == shown.rest.returncode == -signal.SIGTERM


@pytest.mark.parametrize(
    ("interrupted", "status", "said"), [(False, 5, ""), (True, 0, "\nFörhandsvisningen är avslutad.\n")]
)
def test_a_preview_ends_both_programs_and_leaves_nothing(
    example: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    interrupted: bool,
    status: int,
    said: str,
) -> None:
    scratches: list[Path] = []
    stopped: list[bool] = []

    def run(self: preview.Preview) -> int:
        scratches.append(Path(self.scratch))
        assert scratches[0].is_dir()
        assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler
        if interrupted:
            raise KeyboardInterrupt
        return 5

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(preview.Preview, "run", run)
    monkeypatch.setattr(preview.Preview, "stop", lambda _: stopped.append(True))
    try:
        assert preview.preview(example, free_ports(1)[0]) == status
    finally:
        signal.signal(signal.SIGTERM, before)
    assert stopped == [True]
    assert scratches[0].name.startswith("handboken-")
    assert not scratches[0].exists()
    assert capsys.readouterr().out == said


def test_a_program_ends_when_asked_and_otherwise_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    willing, deaf = sleeping(), sleeping("signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    preview.end(willing)
    assert willing.returncode == -signal.SIGTERM
    monkeypatch.setattr(preview, "PATIENCE", 0.2)
    preview.end(deaf)
    assert deaf.returncode == -signal.SIGKILL


def test_a_sound_page_waits_for_the_broken_one(written: Path) -> None:
    before = (written / PAGE).read_bytes()
    put_in(written / LAW, "Nyord")
    (written / "content/guides/oro-i-skolan.yml").write_text("", "utf-8")
    assert [it.code for it in preview.show_changed(written, {LAW})] == ["empty-file"]
    assert (written / PAGE).read_bytes() == before


def test_while_records_are_broken_the_preview_waits(
    example: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (example / LAW).read_text("utf-8")
    (example / LAW).write_text("", "utf-8")

    def mended(root: Path, *_: object) -> preview.Stamps:
        (root / LAW).write_text(whole, "utf-8")
        return preview.stamps(root)

    monkeypatch.setattr(preview, "next_change", mended)
    monkeypatch.setattr(preview.Preview, "start_engine", lambda _: None)
    preview.Preview(example, 0, "").run()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Bygger sidorna …"
    assert lines[-2:] == ["Rätta felen, så börjar förhandsvisningen.", lines[-1]]
    assert (example / PAGE).exists()


class Heard:
    """A program in another process, and what it says."""

    def __init__(self, code: str) -> None:
        """Start it: a few lines of Python."""
        command = [sys.executable, "-u", "-c", code]
        self.program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines: queue.Queue[str | None] = queue.Queue()
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        assert self.program.stdout
        with self.program.stdout as said:
            for line in said:
                self.lines.put(line)
        self.lines.put(None)

    def until(self, words: str) -> str:
        """Return all it says until it says ``words`` or ends; fail if it takes too long over a line."""
        said = ""
        while words not in said and (line := self.lines.get(timeout=PATIENCE)) is not None:
            said += line
        return said

    def end(self) -> None:
        """End it if it runs."""
        preview.end(self.program)
        self.listening.join(PATIENCE)


HEARS = "signal.signal(signal.SIGINT, signal.default_int_handler)"
DEAF = "signal.signal(signal.SIGINT, signal.SIG_IGN)"
"""As a script has it for what it starts in the background."""


@pytest.fixture
def served(example: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Heard, str]]:
    """Serve the example project; give the program and its address."""
    (port,) = free_ports(1)
    heard = Heard(
        f"import pathlib, signal, sys\n{getattr(request, 'param', HEARS)}\n"
        f"sys.path.insert(0, {str(ROOT / 'scripts')!r})\n"
        f"from handbook.edit.preview import preview; sys.exit(preview(pathlib.Path({str(example)!r}), {port}))"
    )
    assert "http://" in heard.until("http://")
    yield heard, f"http://localhost:{port}"
    heard.end()


def test_an_open_page_shows_what_is_edited(served: tuple[Heard, str], example: Path, browser: Browser) -> None:
    heard, address = served
    page = browser.new_page()
    page.goto(f"{address}/lagar/anmalan-2025/")
    whole = (example / LAW).read_text("utf-8")
    put_in(example / LAW, "Nyord")
    page.get_by_text("Nyord").first.wait_for()
    (example / LAW).write_text("title: [", "utf-8")
    assert "yaml" in heard.until("Den förra versionen visas")
    (example / LAW).write_text(whole.replace("summary: ", "summary: Lagat ", 1), "utf-8")
    page.get_by_text("Lagat").first.wait_for()
    page.close()
    ends(heard, signal.SIGINT)


@pytest.mark.parametrize("served", [DEAF], indirect=True)
def test_a_preview_in_the_background_of_a_script_can_be_ended(served: tuple[Heard, str]) -> None:
    heard, address = served
    heard.program.send_signal(signal.SIGINT)
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    connection.request("GET", "/")
    assert connection.getresponse().status == http.HTTPStatus.OK
    connection.close()
    ends(heard, signal.SIGTERM)


def ends(heard: Heard, sign: signal.Signals) -> None:
    """Assert that the preview ends calmly by a signal."""
    heard.program.send_signal(sign)
    rest = heard.until("avslutad")
    assert heard.program.wait(PATIENCE) == 0
    assert "avslutad" in rest
    assert "Traceback" not in rest
