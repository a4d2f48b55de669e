"""The commands as they are run, against a world on this machine: whole stories, and all the weather there is."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from examples import understood
from handbook.command.command_line import main
from handbook.folder_lock import held
from handbook.site.publish import write_if_changed
from handbook.watch.findings import WatchFinding
from handbook.watch.progress import Progress
from handbook.watch.rests import PageRest, Rests, rests_of
from handbook.watch.state import State, read_state
from handbook.watch.transport import Transport
from handbook.watch.visiting import Visitor
from handbook.watch.watching import Run
from places import ROOT
from serving import PATIENCE
from watch.world import Asked, Reply, World, act, as_json, change, world

NUMBER, LAW = "2025:1", "content/laws/anmalan-2025.yml"
PAGE, HOST = "/ny", "riksdagen.example.org"
MONDAY, TUESDAY, WEDNESDAY = "2026-03-02T06:00", "2026-03-03T06:00", "2026-03-04T06:00"
COMING = change("2026:50", "2026-07-01", "ändr. 19 kap. 1, 6 §§; ny 16 kap. 2 a §")
TEXT = "<html><body><main><h1>Lagen</h1><p>Anmäl genast. Alla får anmäla.</p>{}</main></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
Watch = Callable[..., int]


@pytest.fixture
def net() -> Iterator[World]:
    with world() as made:
        made.acts[NUMBER] = act(NUMBER, text="19 kap. Anmälan\n\n1 § Anmäl genast.")
        made.latest[NUMBER] = ""
        yield made


@pytest.fixture
def watch(example: Path, net: World) -> Watch:
    """Return the command, asking nobody but the world."""

    def run(*options: str, now: str = MONDAY) -> int:
        return main(["watch", "--register", net.url, "--riksdag", net.url, "--now", now, *options], example)

    return run


def written(example: Path, name: str = "findings") -> Any:
    return json.loads((example / f"watch/{name}.json").read_text("utf-8"))


def findings(example: Path) -> list[dict[str, Any]]:
    return written(example)["findings"]  # type: ignore[no-any-return]


def edit(example: Path, old: str, new: str) -> None:
    text = (example / LAW).read_text("utf-8")
    assert old in text
    (example / LAW).write_text(text.replace(old, new), "utf-8")


def test_an_amendment_becomes_a_finding_that_stands_until_the_law_has_been_read(
    example: Path, net: World, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch() == 0
    assert findings(example) == []
    net.acts[NUMBER] = act(NUMBER, COMING)
    assert watch(now=TUESDAY) == 0
    (finding,) = findings(example)
    assert finding["record"] == "laws/anmalan-2025"
    assert finding["field"] == "provision"
    assert finding["from"] == "2026-07-01"
    assert finding["found"] == "2026-03-03"
    assert finding["text"] == "19 kap. 1 § i lagen (2025:1) ändras den 1 juli 2026 (SFS 2026:50)."
    out = capsys.readouterr().out
    assert "[1/1] 2025:1: ny ändring SFS 2026:50" in out
    assert f"{LAW}  Anmälan (19 kap. 1 §)\n    provision: 19 kap. 1 § i lagen" in out
    assert "1 fynd. 2 frågor ställda." in out
    assert watch(now=WEDNESDAY) == 0
    assert findings(example) == [finding]
    edit(example, "provision: 19 kap. 1 §", "provision: 19 kap. 1 §\ntext_as_of: 2026-03-04")
    assert watch(now=WEDNESDAY) == 0
    assert findings(example) == []
    assert watch(now="2026-07-01T06:00") == 0
    assert [it["text"][:37] for it in findings(example)] == ["19 kap. 1 § i lagen (2025:1) ändrades"]
    edit(example, "text_as_of: 2026-03-04", "text_as_of: 2026-07-01")
    assert watch(now="2026-07-02T06:00") == 0
    assert findings(example) == []
    assert written(example, "state")["acts"][NUMBER]["amended"] == "2026:50"


def test_what_nobody_understands_touches_every_record_of_the_act(example: Path, net: World, watch: Watch) -> None:
    net.acts[NUMBER] = act(NUMBER, change("2026:50", "2026-07-01", "hokus pokus"))
    assert watch() == 0
    assert [it["touches"] for it in findings(example)] == ["unknown"]
    assert "alla poster som bygger på lagen berörs" in findings(example)[0]["text"]


def test_a_run_that_changes_nothing_writes_nothing(example: Path, net: World, watch: Watch) -> None:
    net.acts[NUMBER] = act(NUMBER, COMING)
    watch()
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (example / "watch").iterdir()}
    watch(now=TUESDAY)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (example / "watch").iterdir()} == before
    assert sorted(path.name for path in before) == ["findings.json", "state.json"]


BAD: list[Reply] = [
    Reply(503, "nere"),
    Reply(404, "borta"),
    Reply(302, "", {"Location": "https://annan.example.org/"}),
    Reply(body="<html>Underhåll</html>", headers=HTML),
    Reply(body=""),
    as_json({"hits": {"treffar": []}}),
    as_json({"error": {"type": "index_not_found"}}),
    as_json([]),
    as_json({"hits": {"hits": [{"_source": {"beteckning": "1999:9"}}]}}),
    as_json({"hits": {"hits": [{"_source": {"beteckning": NUMBER, "andringsforfattningar": None}}]}}),
]


@pytest.mark.parametrize("reply", BAD, ids=range(len(BAD)))
def test_a_register_in_bad_weather_loses_nothing_and_invents_nothing(
    reply: Reply, example: Path, net: World, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    net.acts[NUMBER] = act(NUMBER, COMING)
    watch("--pause", "0")
    before = findings(example)
    acts = written(example, "state")["acts"][NUMBER]
    net.replies["/elasticsearch/SearchEsByRawJson"] = reply
    net.replies["/dokument/sfs-2025-1.json"] = reply
    capsys.readouterr()
    status = main(["watch", "--register", net.url, "--riksdag", net.url, "--now", TUESDAY, "--pause", "0"], example)
    out, err = capsys.readouterr()
    assert status == 1
    assert "[1/1] 2025:1: obekräftad" in out
    assert "1 lagar gick inte att kontrollera" in err
    assert findings(example) == before
    after = written(example, "state")["acts"][NUMBER]
    assert after.pop("unsure")["since"] == "2026-03-03"
    assert after == acts


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test wait for another try."""
    monkeypatch.setattr("handbook.watch.visiting.WAITS", (0.0, 0.0))


def test_one_register_may_be_down_while_the_other_answers(example: Path, net: World, watch: Watch) -> None:
    net.replies["/elasticsearch/SearchEsByRawJson"] = Reply(503)
    net.latest[NUMBER] = "2025:900"
    assert watch() == 0
    net.latest[NUMBER] = "2026:50"
    assert watch(now=TUESDAY) == 0
    (finding,) = findings(example)
    assert (finding["by"], finding["touches"], finding["from"]) == ("2026:50", "unknown", "")


def test_without_a_net_nothing_is_changed_and_that_is_said(
    example: Path, net: World, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    net.acts[NUMBER] = act(NUMBER, COMING)
    watch()
    before = {path: path.read_bytes() for path in (example / "watch").iterdir()}
    net.stop()
    assert watch(now=TUESDAY) == 1
    assert "Ingen värd svarade (127.0.0.1:" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (example / "watch").iterdir()} == before
    assert main(["watch", "--only", "pages", "--pages", net.url, "--now", TUESDAY], example) == 1
    assert "nätet tycks vara nere" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (example / "watch").iterdir()} == before


def pages(net: World, *options: str) -> list[str]:
    return ["watch", "--only", "pages", "--pages", net.url, *options]


def say(net: World, *sentences: str, **headers: str) -> None:
    more = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    net.replies[f"{HOST}{PAGE}"] = Reply(body=TEXT.format(more), headers={**HTML, **given})


@cache
def rests() -> Rests:
    """Return what the example's records rest on."""
    return rests_of(understood()[0])


def going(example: Path, net: World, now: str, asked: Rests | None = None, **more: Any) -> Run:
    """Return a run that asks the world for pages."""
    given = asked or rests().of("laws/anmalan-2025")
    own = ("http", "127.0.0.1", net.server.server_port)
    transport = Transport(frozenset({own}), instead=own)
    file = example / "watch/state.json"
    state, _ = read_state(file.read_text("utf-8"), "w") if file.exists() else (State(), ())
    known: Rests = more.pop("rests", rests())
    made = Run(
        example / "watch",
        known,
        Rests((), given.pages),
        Visitor(transport, "prov"),
        Progress(example / "build/w", ""),
        **{"say": lambda _: None, "write": write_if_changed, "now": now, "state": state, **more},
    )
    made.progress.start(now)
    return made


def look(example: Path, net: World, now: str, **more: Any) -> list[WatchFinding]:
    """Return what is found of the law's pages at a moment."""
    found = going(example, net, now, **more).run().findings
    return [it for it in found if it.record == "laws/anmalan-2025"]


def test_a_page_that_changes_becomes_a_finding_at_the_second_look(example: Path, net: World) -> None:
    say(net)
    assert look(example, net, MONDAY) == []
    assert net.paths() == [f"{HOST}/robots.txt", f"{HOST}{PAGE}"]
    say(net, "Nu får alla hjälp.")
    assert look(example, net, TUESDAY) == []
    assert look(example, net, "2026-03-03T23:00") == []
    found = look(example, net, WEDNESDAY)
    assert [(it.field, it.what, it.begins) for it in found] == [
        ("official_url", "page-changed", "2026-03-03"),
        ("sources.0.url", "page-changed", "2026-03-03"),
    ]
    assert found[0].proof == {"url": f"https://{HOST}{PAGE}", "new": 1}
    edit(example, '    published: "2025"\n    read: 2026-01-02', '    published: "2025"\n    read: 2026-03-05')
    main(pages(net, "--record", "laws/anmalan-2025", "--now", "2026-03-05T06:00"), example)
    laws = [it["field"] for it in findings(example) if it["record"] == "laws/anmalan-2025"]
    assert laws == ["official_url"]
    kept = (example / "watch/state.json").read_text("utf-8")
    assert "hjälp" not in kept
    assert "Anmäl" not in kept


def test_a_page_is_asked_for_only_if_it_has_changed(tmp_path: Path, net: World) -> None:
    example = tmp_path

    def reply(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"a"':
            return Reply(304)
        return Reply(
            body=TEXT.format(""), headers={**HTML, "ETag": '"a"', "Last-Modified": "Mon, 02 Mar 2026 05:00:00 GMT"}
        )

    net.replies[f"{HOST}{PAGE}"] = reply
    look(example, net, MONDAY)
    state = written(example, "state")
    look(example, net, TUESDAY)
    last = net.asked[-1].headers
    assert (last["if-none-match"], last["if-modified-since"]) == ('"a"', "Mon, 02 Mar 2026 05:00:00 GMT")
    assert written(example, "state") == state


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(403), "släpper inte in program (403)"),
        (Reply(429, headers={"Retry-After": "9999"}), "lämnad i fred"),
        (Reply(500), "har ett fel (500)"),
        (Reply(418), "svarade med 418"),
        (Reply(body="", headers=HTML), "sidan är tom"),
        (Reply(body="<title>Just a moment...</title>", headers=HTML), "sidan är tom"),
        (Reply(body="<p>Är du en robot?</p>", headers=HTML), "skydd mot robotar"),
        (Reply(302, headers={"Location": PAGE}), "skickar vidare i en ring"),
        (Reply(302, headers={"Location": "http://127.0.0.1:8000/hemligt"}), "inget namn på en värd"),
        (Reply(302, headers={"Location": "/"}), "startsidan"),
        (Reply(body=TEXT.format(""), headers={**HTML, "Content-Encoding": "br"}), "packat på ett okänt sätt"),
    ],
)
def test_a_page_in_bad_weather_is_unconfirmed_and_never_broken(
    reply: Reply, why: str, tmp_path: Path, net: World
) -> None:
    example, said = tmp_path, list[str]()
    say(net)
    net.replies[f"{HOST}/"] = Reply(body="<p>Start</p>", headers=HTML)
    look(example, net, MONDAY)
    net.replies[f"{HOST}{PAGE}"] = reply
    for day in range(3, 9):
        assert look(example, net, f"2026-03-0{day}T06:00", say=said.append) == []
    assert all(why in line for line in said)
    assert written(example)["unconfirmed"] == []
    assert look(example, net, "2026-04-02T06:00") == []
    ((unsure),) = written(example)["unconfirmed"]
    assert (unsure["url"], unsure["since"]) == (f"https://{HOST}{PAGE}", "2026-03-03")
    assert why in unsure["why"]
    say(net)
    look(example, net, "2026-04-03T06:00")
    assert written(example)["unconfirmed"] == []


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        (Reply(404), "page-gone"),
        (Reply(410), "page-gone"),
        (Reply(301, headers={"Location": "/nyare"}), "page-moved"),
        (Reply(301, headers={"Location": "/"}), "page-moved"),
    ],
)
def test_a_page_that_is_gone_or_moved_is_told_of_at_the_second_look(
    reply: Reply, what: str, tmp_path: Path, net: World
) -> None:
    example = tmp_path
    say(net)
    net.replies[f"{HOST}/nyare"] = net.replies[f"{HOST}{PAGE}"]
    net.replies[f"{HOST}/"] = Reply(body="<p>Start</p>", headers=HTML)
    look(example, net, MONDAY)
    net.replies[f"{HOST}{PAGE}"] = reply
    assert look(example, net, TUESDAY) == []
    assert {it.what for it in look(example, net, WEDNESDAY)} == {what}


def test_a_quiet_address_is_not_asked_and_an_expired_line_is_an_error(
    example: Path, net: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (example / "watch").mkdir()
    line = f"- address: https://{HOST}/\n  reason: Släpper inte in program.\n  until: 2026-03-02\n"
    (example / "watch/quiet.yml").write_text(line, "utf-8")
    say(net)
    assert main(pages(net, "--record", "laws/anmalan-2025", "--now", MONDAY), example) == 0
    assert net.asked == []
    assert main(pages(net, "--record", "laws/anmalan-2025", "--now", TUESDAY), example) == 1
    assert "watch/quiet.yml:3:10: bad-date: raden gällde till och med 2026-03-02" in capsys.readouterr().out
    assert net.asked


def test_a_state_that_somebody_has_broken_stops_the_run_and_stays(
    example: Path, net: World, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example / "watch").mkdir()
    (example / "watch/state.json").write_text('{\n"version": 9\n}\n', "utf-8")
    assert watch() == 1
    out, err = capsys.readouterr()
    assert "watch/state.json:2:1: wrong-value: filen är skriven av en nyare bevakning" in out
    assert "Ingen är frågad" in err
    assert net.asked == []
    assert (example / "watch/state.json").read_text("utf-8") == '{\n"version": 9\n}\n'
    assert main(["findings"], example) == 1


def test_two_watches_do_not_run_at_once(
    example: Path, net: World, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    with held(example / "watch"):
        assert watch() == 1
    assert "En annan bevakning pågår" in capsys.readouterr().err
    assert net.asked == []
    assert watch() == 0


def test_records_that_are_wrong_stop_the_run(example: Path, net: World, watch: Watch) -> None:
    edit(example, "summary:", "sumary:")
    assert watch() == 1
    assert net.asked == []


def test_a_run_that_was_stopped_goes_on(tmp_path: Path, net: World) -> None:
    net.reply = lambda asked: Reply(body=TEXT.format(""), headers=HTML)  # type: ignore[method-assign]  # noqa: ARG005
    said: list[str] = []

    def stop_at_the_third(line: str) -> None:
        said.append(line)
        if len(said) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        going(tmp_path, net, MONDAY, asked=rests(), say=stop_at_the_third).run()
    assert len(written(tmp_path, "state")["pages"]) == 3
    assert written(tmp_path)["findings"] == []
    again = going(tmp_path, net, MONDAY, asked=rests(), say=said.append)
    assert len(again.progress.done) == 3
    again.run()
    number = len(rests().by_url)
    assert [line.split("/")[0] for line in said] == [f"[{place}" for place in range(1, number + 1)]
    questions = [path for path in net.paths() if not path.endswith("robots.txt")]
    assert sorted(questions) == sorted(url.removeprefix("https://") for url in rests().by_url)
    assert not (tmp_path / "build/w").exists()
    assert going(tmp_path, net, MONDAY).progress.done == set(), "a run that came to its end is over"


@pytest.mark.parametrize("torn", ['["", "2026-03-02T06:00"]\n"a"\n"b', "[1]\n", "{}\n", "x\n", ""])
def test_a_note_of_progress_that_is_torn_is_read_as_far_as_it_goes(torn: str, tmp_path: Path) -> None:
    (tmp_path / "p").write_text(torn, "utf-8")
    progress = Progress(tmp_path / "p", "")
    assert progress.start(MONDAY) is ("a" in torn)
    assert progress.done == ({"a"} if "a" in torn else set())


@pytest.mark.parametrize(("scope", "now"), [("annat", MONDAY), ("", TUESDAY)])
def test_another_run_or_one_of_yesterday_does_not_go_on(scope: str, now: str, tmp_path: Path) -> None:
    first = Progress(tmp_path / "p", "")
    first.start(MONDAY)
    first.add("a")
    assert Progress(tmp_path / "p", "").start(MONDAY)
    assert not Progress(tmp_path / "p", scope).start(now)


def test_a_run_that_is_killed_leaves_whole_files(example: Path, net: World) -> None:
    net.acts[NUMBER] = act(NUMBER, COMING)
    main(["watch", "--register", net.url, "--now", MONDAY], example)
    before = written(example), written(example, "state")

    def kill(_: Asked) -> Reply:
        os.kill(running.pid, signal.SIGKILL)
        return Reply(503)

    net.replies["/elasticsearch/SearchEsByRawJson"] = kill
    code = "from sys import argv; from pathlib import Path; import handbook.command.command_line as it; "
    code += "it.main(argv[2:], Path(argv[1]))"
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(example), "watch", "--register", net.url, "--now", TUESDAY],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.DEVNULL,
    )
    assert running.wait(PATIENCE) == -signal.SIGKILL
    assert (written(example), written(example, "state")) == before
    del net.replies["/elasticsearch/SearchEsByRawJson"]
    assert main(["watch", "--register", net.url, "--now", TUESDAY], example) == 0


def test_captures_are_asked_for_only_when_wanted_and_once_for_each_change(tmp_path: Path, net: World) -> None:
    url = f"https://{HOST}{PAGE}"
    capture = f"/web/20260304060000/{url}"
    net.replies[f"/save/{url}"] = Reply(302, headers={"Location": f"https://web.archive.org{capture}"})
    for day, text in ((MONDAY, ""), (TUESDAY, "Nytt."), (WEDNESDAY, "Nytt.")):
        say(net, text)
        found = look(tmp_path, net, day, archive=net.url)
    assert found[0].proof["archive"] == f"https://web.archive.org{capture}"
    assert [it.path for it in net.asked if "save" in it.path] == [f"/save/{url}"]
    look(tmp_path, net, WEDNESDAY, archive=net.url)
    assert len([it for it in net.asked if "save" in it.path]) == 1


def test_a_capture_that_is_not_made_leaves_the_finding(tmp_path: Path, net: World) -> None:
    net.replies[f"/save/https://{HOST}{PAGE}"] = Reply(429)
    said: list[str] = []
    for day, text in ((MONDAY, ""), (TUESDAY, "Nytt."), (WEDNESDAY, "Nytt.")):
        say(net, text)
        found = look(tmp_path, net, day, archive="https://web.archive.org", say=said.append)
    assert "archive" not in found[0].proof
    assert "ingen kopia blev gjord (429)" in said[-1]


def test_of_many_captures_one_that_is_not_made_stops_no_other_and_without_a_host_none_is_asked_for(
    tmp_path: Path, net: World
) -> None:
    urls = [f"https://{HOST}/{name}" for name in "ab"]
    asked = Rests((), tuple(PageRest("laws/anmalan-2025", "x", "2026-01-01", "", url) for url in urls))
    net.replies[f"/save/{urls[0]}"] = Reply(429)
    net.replies[f"/save/{urls[1]}"] = Reply(302, headers={"Location": f"/web/20260304060000/{urls[1]}"})
    for day, text in ((MONDAY, ""), (TUESDAY, "<p>Nytt.</p>"), (WEDNESDAY, "<p>Nytt.</p>")):
        for name in "ab":
            net.replies[f"{HOST}/{name}"] = Reply(body=TEXT.format(text), headers=HTML)
        run = going(tmp_path, net, day, asked, rests=asked, archive=net.url if day == WEDNESDAY else None)
        run.run()
        saved = [it.path for it in net.asked if "save" in it.path]
        assert bool(saved) is (day == WEDNESDAY)
    assert {url: page.events[0].archive for url, page in run.state.pages.items()} == {
        urls[0]: "",
        urls[1]: f"https://web.archive.org/web/20260304060000/{urls[1]}",
    }


def test_a_run_says_of_each_act_what_is_new(net: World, watch: Watch, capsys: pytest.CaptureFixture[str]) -> None:
    def told(now: str) -> list[str]:
        capsys.readouterr()
        assert watch("--record", "laws/anmalan-2025", now=now) == 0
        return [line for line in capsys.readouterr().out.splitlines() if line.startswith("[")]

    assert told(MONDAY) == [f"[1/1] {NUMBER}: läst första gången"]
    assert told(TUESDAY) == [f"[1/1] {NUMBER}: inget nytt"]
    net.acts[NUMBER] = act(NUMBER, COMING, text="19 kap. Anmälan\n\n1 § Anmäl genast.")
    assert told(WEDNESDAY) == [f"[1/1] {NUMBER}: ny ändring SFS 2026:50"]


DIRECTIVE = """\
title: Ett direktiv
summary: En regel.
type: EU-direktiv
number: 2024/1712
text_as_of: 2026-01-01
topics: [skydd]
sources:
  - plan: inledning
    read: 2026-01-02
"""


def test_a_directive_is_asked_for_at_the_eu(example: Path, net: World, capsys: pytest.CaptureFixture[str]) -> None:
    (example / "content/laws/direktivet.yml").write_text(DIRECTIVE, "utf-8")
    own = {"how": "itself", "celex": "32024L1712"}
    net.sparql(own, {"how": "amends", "celex": "32026L0009", "date": "2026-02-01"})
    watching = ["watch", "--only", "law", "--cellar", net.url, "--now"]
    assert main([*watching, MONDAY], example) == 0
    (finding,) = findings(example)
    assert finding["record"] == "laws/direktivet"
    assert finding["text"] == "Direktivet (2024/1712) ändrades den 1 februari 2026 (32026L0009)."
    assert finding["proof"]["url"] == "https://eur-lex.europa.eu/legal-content/SV/ALL/?uri=CELEX:32024L1712"
    assert "ny ändring 32026L0009" in capsys.readouterr().out
    net.replies["/webapi/rdf/sparql"] = Reply(202, headers={"x-amzn-waf-action": "challenge"})
    assert main([*watching, TUESDAY], example) == 1
    assert "Cellar: värden svarade med 202" in capsys.readouterr().out
    assert findings(example) == [finding]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (b"%PDF-1 a", b"%PDF-1 b", "application/pdf"),
        (b"Ett. Tva.", b"Ett. Tre.", "text/plain"),
        (b'{"a": 1}', b'{"a": 2}', "application/json"),
        ("<p>Åter.</p>".encode("latin-1"), "<p>Öter.</p>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        (b"<p>Ett.</p>", b"<p>Tva.</p>", "text/html; charset=finns-inte"),
        (b"<meta charset=x><p>Ett.</p>", b"<meta charset=x><p>Tva.</p>", ""),
    ],
)
def test_other_kinds_of_pages_are_compared_too(one: bytes, other: bytes, kind: str, tmp_path: Path, net: World) -> None:
    headers = {"Content-Type": kind} if kind else {}
    net.replies[f"{HOST}{PAGE}"] = Reply(body=one, headers=headers)
    assert look(tmp_path, net, MONDAY) == []
    net.replies[f"{HOST}{PAGE}"] = Reply(body=other, headers=headers)
    look(tmp_path, net, TUESDAY)
    assert {it.what for it in look(tmp_path, net, WEDNESDAY)} == {"page-changed"}


def test_a_page_that_says_unchanged_the_first_time_is_not_believed(tmp_path: Path, net: World) -> None:
    net.replies[f"{HOST}{PAGE}"] = Reply(304)
    look(tmp_path, net, MONDAY)
    assert "304" in written(tmp_path, "state")["pages"][f"https://{HOST}{PAGE}"]["unsure"]["why"]


def test_a_quiet_list_that_cannot_be_read_is_told_of(example: Path, net: World, watch: Watch) -> None:
    (example / "watch").mkdir()
    (example / "watch/quiet.yml").write_bytes(b"\xff\xfe")
    assert watch() == 1
    assert net.asked, "the watch goes on without it"


def test_only_what_is_named_is_asked(example: Path, net: World) -> None:
    both = ["watch", "--register", net.url, "--pages", net.url, "--now", MONDAY]
    main([*both, "--only", "law"], example)
    assert {it.method for it in net.asked} == {"POST"}
    net.asked.clear()
    main([*both, "--only", "pages"], example)
    assert {it.method for it in net.asked} == {"GET"}
    net.asked.clear()
    main([*both, "--record", "resources/stodlinjen"], example)
    assert {it.method for it in net.asked} == {"GET"}
    assert {it.host for it in net.asked} < {url.split("/")[2] for url in rests().by_url}


def test_a_record_that_does_not_exist_is_told_of(example: Path, net: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(pages(net, "--record", "laws/finns-inte"), example) == 1
    assert "Posten laws/finns-inte finns inte" in capsys.readouterr().err


def test_pages_are_not_asked_by_somebody_who_cannot_be_reached(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WATCH_CONTACT", "REPO_URL", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    assert main(["watch", "--only", "pages"], example) == 1
    assert "Sätt WATCH_CONTACT" in capsys.readouterr().err


def test_the_contact_is_told_to_those_who_are_asked(example: Path, net: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCH_CONTACT", "redaktion@example.org")
    main(pages(net, "--now", MONDAY), example)
    assert all("redaktion@example.org" in it.headers["user-agent"] for it in net.asked)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (["--register", "http://r.example.org"], "http går bara till den egna datorn"),
        (["--riksdag", "ftp://127.0.0.1"], "skriv en hel adress"),
        (["--pages", "127.0.0.1"], "skriv en hel adress"),
        (["--now", "i går"], "skriv dag och tid så här"),
        (["--now", "2026-13-01T00:00"], "skriv dag och tid så här"),
        (["--pause", "snart"], "är inget antal sekunder"),
        (["--pause", "nan"], "är inget antal sekunder"),
        (["--pause", "-1"], "-1"),
        (["--only", "allt"], "går inte att välja"),
    ],
)
def test_options_that_make_no_sense_are_told_of(
    option: list[str], told: str, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["watch", *option], example)
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_findings_are_told_without_a_net_and_as_data(
    example: Path, net: World, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["findings"], example) == 0
    assert capsys.readouterr().out == "0 fynd.\n"
    net.acts[NUMBER] = act(NUMBER, COMING)
    watch()
    net.stop()
    capsys.readouterr()
    assert main(["findings"], example) == 0
    assert capsys.readouterr().out.startswith(
        f"{LAW}  Anmälan (19 kap. 1 §)\n    provision: 19 kap. 1 § i lagen (2025:1) ändra"
    )
    assert main(["findings", "--format", "json"], example) == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["by"] == "2026:50"


def test_another_folder_may_be_used(example: Path, net: World, watch: Watch) -> None:
    net.acts[NUMBER] = act(NUMBER, COMING)
    assert watch("--folder", "build/prov") == 0
    assert (example / "build/prov/findings.json").exists()
    assert not (example / "watch").exists()
