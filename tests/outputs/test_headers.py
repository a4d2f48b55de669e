"""The headers have one source: pages, nginx, Caddy and static hosts all say the same."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from examples import understood
from handbook.catalog.catalog import Catalog
from handbook.outputs import headers
from handbook.outputs.hosting import security
from handbook.site.outputs import OUTPUTS
from handbook.site.site import Site
from places import ROOT

DEPLOY = ROOT / "deploy"


def test_pages_take_their_policy_from_here() -> None:
    assert json.dumps(headers.POLICY) in Site(Catalog((), {}, {})).nav.data.decode()
    assert "{{ config.extra.policy }}" in (ROOT / "theme/main.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("what", "allowed"),
    [
        ("default-src", "'none'"),
        *((what, "'self'") for what in ("style-src", "script-src", "img-src", "connect-src")),
        *((what, "'self'") for what in ("manifest-src", "worker-src", "form-action")),
        ("base-uri", "'none'"),
        ("require-trusted-types-for", "'script'"),
    ],
)
def test_a_page_may_load_and_do_what_is_its_own(what: str, allowed: str) -> None:
    lines = headers.POLICY.split("; ")
    assert f"{what} {allowed}" in lines
    assert len(lines) == 10


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Content-Security-Policy", f"{headers.POLICY}; frame-ancestors 'none'"),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Strict-Transport-Security", "max-age=31536000"),
    ],
)
def test_every_server_is_told_of_every_header(name: str, value: str) -> None:
    assert headers.HEADERS[name] == value
    assert f'add_header {name} "{value}" always;\n' in headers.for_nginx()
    assert f'\t{name} "{value}"\n' in headers.for_caddy()
    assert f"\n  {name}: {value}\n" in headers.for_static_hosts()


def test_nginx_has_the_headers(snapshot: Callable[[Path, str], None]) -> None:
    snapshot(DEPLOY / "nginx/handbook-headers.conf", headers.for_nginx())


def test_caddy_has_the_headers(snapshot: Callable[[Path, str], None]) -> None:
    snapshot(DEPLOY / "caddy/headers.caddy", headers.for_caddy())


def test_both_servers_keep_files_as_long() -> None:
    for name in ("nginx/handbook.conf", "caddy/Caddyfile"):
        text = (DEPLOY / name).read_text("utf-8")
        assert all(value in text for value in (headers.ASK, headers.SHORT, headers.LONG)), name


def test_static_hosts_never_get_a_header_twice() -> None:
    rules = [rule.splitlines() for rule in headers.for_static_hosts().split("\n\n")]
    told = {path: [line.strip().partition(": ")[0] for line in lines] for path, *lines in rules}
    assert set(told["/*"]) == set(headers.HEADERS)
    for path in (
        "/",
        "/om/",
        "/assets/a.js",
        "/data/laws.json",
        "/data/a/b.json",
        "/lagar/lvu/index.json",
        "/a/b/c.json",
    ):
        matching = [names for rule, names in told.items() if re.fullmatch(as_pattern(rule), path)]
        names = [name for names in matching for name in names]
        assert len(names) == len(set(names)), path


def as_pattern(rule: str) -> str:
    """Return what a path of a static host's rule matches: a star anything, a name after a colon one part."""
    return re.sub(r":\w+", "[^/]+", re.escape(rule).replace(r"\*", ".*"))


def test_every_open_file_may_be_read_from_other_sites() -> None:
    site = Site(understood()[0])
    paths = [f"/{file.path}" for output in OUTPUTS if output.listed for file in site.files_of(output)]
    assert len(paths) > len(site.catalog.entries)
    for path in paths:
        assert sum(bool(re.fullmatch(as_pattern(rule), path)) for rule in headers.OPEN_PATHS) == 1, path
    closed = ("/", "/index.json", "/offline.json", "/lagar/lvu/", "/assets/a.json", "/lagar/lvu/vaggen/index.json")
    assert not [path for path in closed for rule in headers.OPEN_PATHS if re.fullmatch(as_pattern(rule), path)]


def test_actions_are_pinned_by_commit() -> None:
    workflow = (ROOT / ".github/workflows/pages.yml").read_text("utf-8")
    used = re.findall(r"uses: (.*)", workflow)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in used)


def test_both_pipelines_test_before_they_publish() -> None:
    github = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert github["jobs"]["publish"]["needs"] == "test"
    assert github["permissions"] == {}
    assert {"run": "make test"} in github["jobs"]["test"]["steps"]
    assert gitlab["stages"] == ["test", "publish"]
    assert gitlab["test"]["script"] == ["make test"]


def test_both_pipelines_publish_every_night_and_never_what_is_only_proposed() -> None:
    github = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    events = github[True]  # YAML takes the word "on" for yes
    assert [it["cron"].split()[2:] for it in events["schedule"]] == [["*", "*", "*"]]
    assert set(events) == {"push", "pull_request", "schedule"}
    assert github["jobs"]["publish"]["if"] == "github.event_name != 'pull_request'"
    when = '($CI_PIPELINE_SOURCE != "schedule" || $ONLY == null)'
    assert gitlab["pages"]["rules"] == [{"if": f"$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && {when}"}]
    assert gitlab["watch"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule" && $ONLY'}]


def test_both_pipelines_publish_with_the_whole_history() -> None:
    github = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    (checkout,) = (
        it for it in github["jobs"]["publish"]["steps"] if it.get("uses", "").startswith("actions/checkout@")
    )
    assert (checkout["with"]["fetch-depth"], checkout["with"]["fetch-tags"]) == (0, True)
    assert gitlab["pages"]["variables"]["GIT_DEPTH"] == "0"
    assert "--tags" in gitlab["pages"]["variables"]["GIT_FETCH_EXTRA_FLAGS"]


def test_security_expires_a_year_after_the_last_review() -> None:
    assert security("https://a.example/", "2024-02-29").splitlines() == [
        "Contact: https://a.example/vem-ansvarar/",
        "Expires: 2025-02-28T00:00:00Z",
        "Preferred-Languages: sv, en",
        "Canonical: https://a.example/.well-known/security.txt",
    ]
