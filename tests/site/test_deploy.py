"""The built site behind a real nginx and a real Caddy, with the committed configuration."""

import gzip
import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from handbook.outputs import headers
from places import ROOT
from serving import PATIENCE, free_ports

DEPLOY = ROOT / "deploy"
NAME = "barnskyddshandboken.example"
INSTALLING = 300
"""Seconds that a server program may take to come."""
SERVERS = {"nginx": "nginx-light", "caddy": "caddy"}
"""Program → the package that has it."""
PAGE, STYLE, DATA = "/lagar/sol-2025-19-1/", "/assets/handbook.css", "/data/records.json"


@dataclass(frozen=True)
class Answer:
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and the certificate it shows if it speaks TLS."""

    port: int
    certificate: Path | None = None
    plain_port: int = 0
    log: Path | None = None
    """What the program writes."""

    def get(self, path: str, method: str = "GET", **fields: str) -> Answer:
        """Ask for a path as a browser would."""
        if self.certificate:
            context = ssl.create_default_context(cafile=str(self.certificate))
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                "localhost", self.port, timeout=PATIENCE, context=context
            )
        else:
            connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        return ask(connection, path, fields, method=method)


def ask(
    connection: http.client.HTTPConnection, path: str, fields: dict[str, str], host: str = "", method: str = "GET"
) -> Answer:
    """Send one request and return the answer; ``host`` is the one asked for, if it is another."""
    connection.putrequest(method, path, skip_accept_encoding=True, skip_host=bool(host))
    if host:
        connection.putheader("Host", host)
    for name, value in fields.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    connection.close()
    return answer


def found(program: str) -> str:
    """Return where a server program is; install it if we may, fail with the reason if it cannot be had."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    apt = shutil.which("apt-get")
    if not shutil.which(program, path=places) and apt and os.geteuid() == 0:
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", SERVERS[program]]):
            subprocess.run([apt, "-qq", *arguments], check=False, capture_output=True, timeout=INSTALLING)
    where = shutil.which(program, path=places)
    assert where, f"{program} is missing and could not be installed: install the package {SERVERS[program]}"
    return where


@contextmanager
def running(command: list[str], port: int, log: Path, **environment: str) -> Iterator[None]:
    """Run a server until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, **environment})
        try:
            deadline = time.monotonic() + PATIENCE
            while not answers(port):
                assert process.poll() is None, log.read_text("utf-8")
                assert time.monotonic() < deadline, log.read_text("utf-8")
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def answers(port: int) -> bool:
    """Tell whether something listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def certificate(folder: Path) -> Path:
    """Make a certificate for this machine; its key lies beside it."""
    made, key = folder / "fullchain.pem", folder / "privkey.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return made


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[Server]:
    """Run nginx with the committed files; only names, ports and folders are others."""
    program = found("nginx")
    port, plain = free_ports(2)
    text = (DEPLOY / "nginx/handbook.conf").read_text("utf-8")
    for written, here in {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} ssl http2;",
        f"/etc/letsencrypt/live/{NAME}": str(folder),
        "/var/www/barnskyddshandboken": str(site),
    }.items():
        assert written in text
        text = text.replace(written, here)
    (folder / "handbook.conf").write_text(text, "utf-8")
    shutil.copy(DEPLOY / "nginx/handbook-headers.conf", folder)
    user = "user root;\n" if os.geteuid() == 0 else ""
    paths = "".join(
        f"    {name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\n    access_log off;\n{paths}    include handbook.conf;\n}}\n",
        "utf-8",
    )
    made = certificate(folder)
    with running([program, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"], port, folder / "log"):
        yield Server(port, made, plain, folder / "log")


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[Server]:
    """Run Caddy with the committed files, without TLS: its certificates come from the net."""
    program = found("caddy")
    port, admin = free_ports(2)
    text = (DEPLOY / "caddy/Caddyfile").read_text("utf-8")
    assert "\n{\n" in text, "its global options"
    (folder / "Caddyfile").write_text(text.replace("\n{\n", f"\n{{\n\tadmin localhost:{admin}\n", 1), "utf-8")
    shutil.copy(DEPLOY / "caddy/headers.caddy", folder)
    command = [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    environment = {"SITE_ADDRESS": f"http://localhost:{port}", "SITE_ROOT": str(site)}
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with running(command, port, folder / "log", **environment, **home):
        yield Server(port, log=folder / "log")


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=pytest.mark.timeout(INSTALLING * 2)) for name in SERVERS]
)
def server(request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the built site with each server in turn."""
    folder = tmp_path_factory.mktemp(request.param)
    with {"nginx": nginx, "caddy": caddy}[request.param](built, folder) as started:
        yield started


@pytest.mark.parametrize("path", ["/", PAGE, STYLE, DATA, "/finns-inte/", "/assets/finns-inte.js"])
def test_every_answer_has_the_headers(server: Server, path: str) -> None:
    answer = server.get(path)
    for name, value in headers.HEADERS.items():
        assert answer.headers.get(name.lower()) == value, name
    assert "/" not in answer.headers.get("server", ""), "the server tells its version"


def test_what_is_not_there_is_404_with_a_page_that_helps(server: Server) -> None:
    for path in (
        "/finns-inte",
        "/lagar/finns-inte/",
        "/assets/finns-inte.js?v=1",
        "/404.html",
        "/_headers",
        "/.git/HEAD",
    ):
        answer = server.get(path)
        assert answer.status == 404, path
        assert "Sidan finns inte" in answer.body.decode(), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == headers.ASK


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/om", "/om/"),
        ("/lagar/sol-2025-19-1", PAGE),
        ("/index.html", "/"),
        ("/om/index.html", "/om/"),
        (f"{PAGE}index.html", PAGE),
    ],
)
def test_each_page_has_one_address(server: Server, asked: str, right: str) -> None:
    answer = server.get(asked)
    assert answer.status in {301, 308}
    assert answer.headers["location"] == right
    assert server.get(right).status == 200


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/om//", "/om/"),
        ("//om/", "/om/"),
        ("//", "/"),
        ("///", "/"),
        ("/lagar//sol-2025-19-1/", PAGE),
        ("/lagar///sol-2025-19-1//", PAGE),
        ("//sok/?q=112", "/sok/?q=112"),
        ("/sok?q=112", "/sok/?q=112"),
    ],
)
def test_an_address_with_doubled_slashes_leads_to_the_right_one(server: Server, asked: str, right: str) -> None:
    location = asked
    for _ in range(3):
        answer = server.get(location)
        if answer.status not in {301, 308}:
            break
        location = answer.headers["location"]
    assert (location, answer.status) == (right, 200)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "FOO"])
def test_a_page_can_only_be_read(server: Server, method: str) -> None:
    answer = server.get(PAGE, method)
    assert answer.status == 404
    assert "Sidan finns inte" in answer.body.decode()


@pytest.mark.parametrize(
    "path",
    [
        *("/.env", "/.git/HEAD", "/lagar/.dold", "/.DS_Store", "/assets/.x/y"),
        *("/a~", "/index.html~", "/om/index.html.bak", "/a.orig", "/lagar/a.swp", "/a.tmp", "/data/laws.csv~"),
    ],
)
def test_what_is_hidden_is_not_served(server: Server, built: Path, path: str) -> None:
    hidden = built / path.lstrip("/")
    made = [folder for folder in hidden.parents if not folder.exists()]
    hidden.parent.mkdir(parents=True, exist_ok=True)
    hidden.write_text("hemligt", "utf-8")
    try:
        assert server.get(path).status == 404
    finally:
        hidden.unlink()
        for folder in made:
            folder.rmdir()


@pytest.mark.parametrize(
    "path",
    [
        *("/%00", "/om/%00", "/om/%00?q=1", "/lagar/%00/", "/%2F", "/om%2F", "/om%2f?q=1", "/om/..%2f", "/om%5C"),
        *("/" + "a" * 300, "/" + "å" * 200, "/" + "a" * 5000, "/" + "a/" * 3000, "/" + "a" * 300 + "?q=1"),
        *("/om/;x", "/*", "/~", "/%e5", "/%FF%FE"),
    ],
    ids=lambda path: f"{path[:12]}-{len(path)}",
)
def test_what_no_page_can_be_called_is_not_there(server: Server, path: str) -> None:
    answer = server.get(quote(path, safe="/%?=;*~"))
    assert answer.status == 404
    assert "Sidan finns inte" in answer.body.decode()


def test_a_question_may_be_long_and_have_any_sign(server: Server) -> None:
    for asked in ("a=%2F%5C%00", f"q={'a' * 2000}"):
        assert server.get(f"/om/?{asked}").status == 200


def test_a_redirect_keeps_the_question(server: Server) -> None:
    assert server.get("/sok/index.html?q=112").headers["location"] == "/sok/?q=112"
    assert server.get("/sok/index.html").headers["location"] == "/sok/"


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/index.html",
        "/\\evil.example/index.html",
        "//evil.example",
        "//evil.example/..",
        "/%5Cevil.example/index.html",
        "/\\evil.example//x",
        "//\\evil.example",
        "/\\om?a=b",
        "/%5Com",
        "/%5Com?a=b",
        "///\\evil.example/",
    ],
)
def test_no_redirect_leads_to_another_host(server: Server, path: str) -> None:
    location = server.get(path).headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (PAGE, "text/html; charset=utf-8"),
        (STYLE, "text/css; charset=utf-8"),
        ("/assets/handbook.js", "text/javascript; charset=utf-8"),
        ("/assets/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/assets/icon-192.png", "image/png"),
        ("/favicon.ico", "image/x-icon"),
        (DATA, "application/json; charset=utf-8"),
        ("/data/laws.csv", "text/csv; charset=utf-8"),
        (f"{PAGE}index.json", "application/json; charset=utf-8"),
        ("/data/dcat.rdf", "application/rdf+xml; charset=utf-8"),
        ("/data/barnskyddshandboken.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("/opensearch.xml", "text/xml; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ],
)
def test_each_kind_of_file_says_what_it_is(server: Server, path: str, kind: str) -> None:
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == kind


@pytest.mark.parametrize("path", ["/", PAGE, STYLE, "/assets/handbook.js", DATA, "/assets/favicon.svg", "/sitemap.xml"])
def test_text_travels_compressed_and_arrives_whole(server: Server, built: Path, path: str) -> None:
    on_disk = (built / path.lstrip("/") / ("index.html" if path.endswith("/") else "")).read_bytes()
    answer = server.get(path, Accept_Encoding="gzip")
    small = len(on_disk) < 512
    if not small:
        assert answer.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert gzip.decompress(answer.body) == on_disk
        assert len(answer.body) < len(on_disk) / 2
    assert server.get(path).body == on_disk


def test_images_are_not_compressed_again(server: Server) -> None:
    assert "content-encoding" not in server.get("/assets/icon-192.png", Accept_Encoding="gzip").headers


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", headers.ASK),
        (PAGE, headers.ASK),
        (f"{PAGE}?v=1", headers.ASK),
        (DATA, headers.ASK),
        ("/sw.js", headers.ASK),
        ("/robots.txt", headers.ASK),
        (STYLE, headers.SHORT),
        ("/assets/search/data/head.json", headers.SHORT),
        ("/assets/search/data/body-0.txt?v=abc", headers.LONG),
    ],
)
def test_files_are_kept_as_long_as_is_right(server: Server, path: str, kept: str) -> None:
    assert server.get(path).headers["cache-control"] == kept


@pytest.mark.parametrize("path", ["/", PAGE, STYLE])
def test_what_has_not_changed_is_not_sent_again(server: Server, path: str) -> None:
    for encoding in ("identity", "gzip"):
        tag = server.get(path, Accept_Encoding=encoding).headers["etag"]
        again = server.get(path, Accept_Encoding=encoding, If_None_Match=tag)
        assert (again.status, again.body) == (304, b"")


def test_only_the_open_data_may_be_read_from_other_sites(server: Server, built: Path) -> None:
    files = json.loads((built / "data/manifest.json").read_text("utf-8"))["files"]
    kinds = {(Path(it["path"]).suffix, it["path"].count("/")): it["path"] for it in files}
    assert len(kinds) > 4
    for path in (*kinds.values(), "data/manifest.json"):
        assert server.get(f"/{path}").headers["access-control-allow-origin"] == "*", path
    for path in (PAGE, "/offline.json", "/assets/search/data/head.json", "/index.json", "/llms.txt"):
        assert "access-control-allow-origin" not in server.get(path).headers, path


@pytest.mark.timeout(INSTALLING * 2)
def test_without_tls_nginx_only_leads_to_tls(built: Path, tmp_path: Path) -> None:
    with nginx(built, tmp_path) as started:
        plain = http.client.HTTPConnection("localhost", started.plain_port, timeout=PATIENCE)
        answer = ask(plain, "/om/?a=b", {})
        strange = http.client.HTTPConnection("localhost", started.plain_port, timeout=PATIENCE)
        other = ask(strange, "/om/", {"X_Forwarded_Host": "evil.example"}, host="evil.example")
    assert (answer.status, other.status) == (301, 301)
    assert answer.headers["location"] == f"https://{NAME}/om/?a=b"
    assert other.headers["location"] == f"https://{NAME}/om/"


FOLDERS = ["/assets/", "/assets", "/assets/search/data/", "/.well-known/", "/.well-known"]


@pytest.mark.parametrize("path", FOLDERS)
def test_a_folder_without_a_page_is_not_there(server: Server, path: str) -> None:
    answer = server.get(path)
    if answer.status in {301, 308}:
        answer = server.get(answer.headers["location"])
    assert answer.status == 404
    assert "Sidan finns inte" in answer.body.decode()


def test_no_server_keeps_who_asked_for_what(server: Server) -> None:
    """Nothing that is asked for, found or not, stands in what the server writes."""
    asked = ["/assets/", "/finns-inte-alls/", "/lagar/%00", "/assets/search/"]
    for path in asked:
        server.get(path)
    assert server.log
    said = server.log.read_text("utf-8")
    assert "finns-inte-alls" not in said
    assert "assets/search" not in said
    assert "client:" not in said
