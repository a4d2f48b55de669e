"""The editing page's server over real sockets: what it answers, and attempts to break in."""

import http.client
import json
import socket
from pathlib import Path
from typing import Any

import pytest

from handbook.edit.guards import KEY_HEADER, MOST
from handbook.edit.server import CALLS, NOT_ASKED_SO, Desk, edit
from serving import PATIENCE, free_ports

LAW = "laws/anmalan-2025"


def asked(
    desk: Desk, path: str, body: object = None, headers: dict[str, str] | None = None, method: str = ""
) -> tuple[int, bytes, dict[str, str]]:
    """Ask as a browser on the page does, with some headers changed; return status, body and headers."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.server_port, timeout=PATIENCE)
    given = {"Host": f"localhost:{desk.server_port}", **(headers or {})}
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        given = {"Content-Type": "application/json", KEY_HEADER: desk.key, **given}
    connection.request(method or ("GET" if data is None else "POST"), path, data, given)
    answer = connection.getresponse()
    told = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return told


def done(desk: Desk, what: str, **given: object) -> Any:  # JSON
    """Have something done that must go well."""
    status, body, _ = asked(desk, f"{CALLS}{what}", given)
    assert status == 200, body
    return json.loads(body)


def test_the_page_and_its_parts_are_served_with_a_strict_policy(desk: Desk) -> None:
    for path, media in (("/", "text/html"), ("/main.js", "text/javascript"), ("/edit.css", "text/css")):
        status, body, headers = asked(desk, path)
        assert (status, headers["content-type"].partition(";")[0]) == (200, media)
        assert desk.key.encode() not in body
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "unsafe" not in policy
        assert headers["cache-control"] == "no-store"
    assert asked(desk, "/server.py")[0] == asked(desk, "/../server.py")[0] == asked(desk, "//etc/passwd")[0] == 404


def test_a_whole_walk(desk: Desk, example: Path) -> None:
    assert LAW in {it["ref"] for it in done(desk, "borja")["records"]}
    given = done(desk, "oppna", ref=LAW)
    values = {**given["values"], "title": "Ny titel"}
    told = done(desk, "kontrollera", ref=LAW, values=values, mark=given["mark"])
    assert told["changed"]
    status, page, headers = asked(desk, f"/sida/{desk.key}/{told['address']}")
    assert status == 200
    assert "Ny titel" in page.decode()
    assert "script-src" not in headers["content-security-policy"]
    assert done(desk, "spara", ref=LAW, values=values, mark=given["mark"])["saved"]
    assert "title: Ny titel\n" in (example / f"content/{LAW}.yml").read_text("utf-8")
    assert done(desk, "andringar") == {
        "git": False,
        "why": done(desk, "andringar")["why"],
        "changes": [{"path": f"content/{LAW}.yml", "words": "Ändrad: Ny titel (titel)"}],
    }
    assert done(desk, "till-post")["name"] == "andringar.zip"
    assert done(desk, "angra")["files"] == [f"content/{LAW}.yml"]
    assert done(desk, "ny", kind="laws", title="Nytt")["ref"] == "laws/nytt"
    assert done(desk, "kasta", ref="laws/nytt") == {"dropped": True}
    assert done(desk, "byt-namn", ref=LAW, name="annat")["ref"] == "laws/annat"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "angripare.example"}, 403),
        ({"Origin": "http://angripare.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({KEY_HEADER: "fel"}, 403),
        ({"Content-Type": "text/plain"}, 403),
        ({"Content-Length": str(MOST + 1)}, 403),
        ({"Content-Length": "minus"}, 403),
    ],
)
def test_strangers_get_nothing_done(desk: Desk, example: Path, headers: dict[str, str], status: int) -> None:
    before = (example / f"content/{LAW}.yml").read_bytes()
    told, body, _ = asked(desk, f"{CALLS}spara", {"ref": LAW, "values": {}, "mark": ""}, headers)
    assert (told, set(json.loads(body))) == (status, {"error"})
    assert (example / f"content/{LAW}.yml").read_bytes() == before
    assert not (example / ".utkast").exists()


def test_strangers_read_nothing(desk: Desk, example: Path) -> None:
    (example / "build/site/assets").mkdir(parents=True)
    (example / "build/site/assets/a.css").write_text("a{}", "utf-8")
    assert asked(desk, "/", headers={"Host": "angripare.example"})[0] == 403
    assert asked(desk, "/", headers={"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert asked(desk, "/sida/fel/assets/a.css")[0] == asked(desk, "/sida/")[0] == 403
    assert asked(desk, f"/sida/{desk.key}/assets/a.css")[:2] == (200, b"a{}")
    for path in (
        "../../settings.yml",
        "..%2f..%2fsettings.yml",
        "%2e%2e/%2e%2e/settings.yml",
        "/etc/passwd",
        ".utkast",
    ):
        status, _, headers = asked(desk, f"/sida/{desk.key}/{path}")
        assert status == 404
        assert "frame-ancestors 'self'" in headers["content-security-policy"]  # what is to be done is seen in the frame
    for method in ("PUT", "DELETE", "OPTIONS", "HEAD"):
        status, body, headers = asked(desk, "/", method=method)
        assert (status, headers["content-type"]) == (501, "text/plain; charset=utf-8")
        assert body.decode() == ("" if method == "HEAD" else NOT_ASKED_SO[501])


@pytest.mark.parametrize(
    ("what", "body", "status"),
    [
        ("oppna", {"ref": "laws/../../x"}, 409),
        ("oppna", {}, 400),
        ("oppna", [], 400),
        ("oppna", {"ref": 1}, 400),
        ("kontrollera", {"ref": LAW, "values": {}, "mark": 1}, 400),
        ("ny", {"kind": "laws", "title": "Ny", "like": 1}, 400),
        ("kontrollera", {"ref": LAW, "values": ["a"], "mark": ""}, 409),
        ("kontrollera", {"ref": LAW, "values": {"a": 1}, "mark": ""}, 409),
        ("spara", {"ref": "../../x", "values": {}, "mark": ""}, 409),
        ("ny", {"kind": "laws", "title": "a" * 200}, 409),
        ("finns-inte", {}, 404),
        ("angra", {}, 409),
    ],
)
def test_odd_questions_get_a_clear_no(desk: Desk, what: str, body: object, status: int) -> None:
    told, answer, _ = asked(desk, f"{CALLS}{what}", body)
    assert told == status
    assert json.loads(answer)["error"]


def test_a_body_that_never_ends_and_one_that_is_no_json(desk: Desk) -> None:
    head = (
        f"POST {CALLS}oppna HTTP/1.1\r\nHost: localhost:{desk.server_port}\r\n{KEY_HEADER}: {desk.key}\r\n"
        "Content-Type: application/json\r\n"
    )
    for rest, status in (("Content-Length: 3\r\n\r\nnej", b"400"), ("Transfer-Encoding: chunked\r\n\r\n", b"403")):
        with socket.create_connection(("127.0.0.1", desk.server_port), timeout=PATIENCE) as line:
            line.sendall(f"{head}{rest}".encode())
            assert status in line.recv(100)
    assert done(desk, "borja")["records"]


def raw(desk: Desk, words: str) -> bytes:
    """Send a request as it stands, and return how the answer begins."""
    with socket.create_connection(("127.0.0.1", desk.server_port), timeout=PATIENCE) as line:
        line.sendall(words.encode())
        return line.recv(100)


def test_a_header_that_is_given_twice_is_refused(desk: Desk) -> None:
    own, other = f"Host: localhost:{desk.server_port}\r\n", "Host: angripare.example\r\n"
    for hosts in (own + other, other + own, own + own):
        assert b" 403 " in raw(desk, f"GET / HTTP/1.1\r\n{hosts}\r\n")
    assert b" 200 " in raw(desk, f"GET / HTTP/1.1\r\n{own}\r\n")


def test_values_within_values_without_end_are_not_understood(desk: Desk) -> None:
    for deep in ("[" * 50_000 + "]" * 50_000, '{"ref":"laws/a","mark":"","values":' + '{"a":' * 900 + '""' + "}" * 901):
        head = f"Host: localhost:{desk.server_port}\r\n{KEY_HEADER}: {desk.key}\r\nContent-Type: application/json\r\n"
        assert b" 400 " in raw(
            desk, f"POST {CALLS}kontrollera HTTP/1.1\r\n{head}Content-Length: {len(deep)}\r\n\r\n{deep}"
        )


def test_a_browser_that_goes_away_is_not_told_of_and_a_fault_of_ours_is(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for error, told in ((BrokenPipeError(), False), (KeyError("fel"), True)):
        try:
            raise error
        except (BrokenPipeError, KeyError):
            with socket.socket() as gone:
                desk.handle_error(gone, ("127.0.0.1", 1))
        assert ("Traceback" in capsys.readouterr().err) is told


def test_it_listens_on_this_machine_alone(desk: Desk) -> None:
    assert desk.server_address[0] == "127.0.0.1"
    assert desk.address == f"http://localhost:{desk.server_port}/#{desk.key}"
    assert len(desk.key) >= 40


def test_a_port_in_use_is_told_and_ctrl_c_ends_it(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    port = next(iter(free_ports(1)))
    with socket.socket() as taken:
        taken.bind(("localhost", port))
        taken.listen()
        assert edit(example, port) == 1
    assert "make edit PORT=" in capsys.readouterr().err
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)

    def interrupted(_: Desk) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "serve_forever", interrupted)
    assert edit(example, port) == 0
    assert shown[0].startswith(f"http://localhost:{port}/#")
    assert edit(example, port, opens=False) == 0
    assert len(shown) == 1
    assert "är avslutad" in capsys.readouterr().out
