"""What hosts and search engines look for: where the site stands decides what is told."""

import pytest

from examples import text_of, understood
from handbook.catalog.catalog import Catalog
from handbook.outputs.headers import for_caddy, for_nginx, for_static_hosts
from handbook.outputs.hosting import headers, robots, security, security_file
from handbook.outputs.inputs import Inputs

AT_ROOT, IN_FOLDER = "https://a.example/", "https://a.example/bok/"


def given(base: str, catalog: Catalog | None = None) -> Inputs:
    return Inputs(catalog or Catalog((), {}, {}), {}, base)


def test_robots_are_told_where_the_map_is_at_a_hosts_root_alone() -> None:
    (file,) = robots(given(AT_ROOT))
    assert (file.path, file.data.decode()) == (
        "robots.txt",
        "User-agent: *\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n",
    )
    assert list(robots(given(IN_FOLDER))) == []


def test_who_finds_a_fault_is_told_whom_to_ask_as_long_as_someone_is_there() -> None:
    law = "laws/anmalan-2001"
    later = {law: text_of(law).replace("checked: 2026-01-02", "checked: 2026-03")}
    (file,) = security_file(given(AT_ROOT, understood(later)[0]))
    assert file.path == "security.txt"
    assert "Expires: 2027-03-01T00:00:00Z\n" in file.data.decode()
    assert list(security_file(given(IN_FOLDER, understood()[0]))) == []
    assert list(security_file(given(AT_ROOT))) == []


@pytest.mark.parametrize(
    ("reviewed", "expires"),
    [
        ("2024-02-29", "2025-02-28"),
        ("2024-12-31", "2025-12-28"),
        ("2024-12-28", "2025-12-28"),
        ("2024-07", "2025-07-01"),
        ("2024", "2025-01-01"),
        ("9999-05-06", "9999-05-06"),
    ],
)
def test_it_expires_a_year_after_the_records_were_last_reviewed(reviewed: str, expires: str) -> None:
    assert security(IN_FOLDER, reviewed) == (
        "Contact: https://a.example/bok/vem-ansvarar/\n"
        f"Expires: {expires}T00:00:00Z\n"
        "Preferred-Languages: sv, en\n"
        "Canonical: https://a.example/bok/.well-known/security.txt"
    )


def test_static_hosts_get_their_headers_in_a_file() -> None:
    (file,) = headers(given(AT_ROOT))
    assert (file.path, file.data.decode()) == ("_headers", f"{for_static_hosts()}\n")
    paths = [line for line in for_static_hosts().splitlines() if line.startswith("/")]
    assert paths == ["/*", "/assets/*", "/data/*", "/:kind/:id/index.json"]
    whole, assets, data, records = for_static_hosts().split("\n\n")
    assert "\n  X-Frame-Options: DENY\n" in whole
    assert "\n  Content-Security-Policy: default-src 'none'; " in whole
    assert whole.splitlines()[1].endswith("; frame-ancestors 'none'")
    assert assets == "/assets/*\n  Cache-Control: public, max-age=600"
    assert data == "/data/*\n  Access-Control-Allow-Origin: *"
    assert records == "/:kind/:id/index.json\n  Access-Control-Allow-Origin: *"


def test_both_servers_say_every_header() -> None:
    nginx, caddy = for_nginx().splitlines(), for_caddy().splitlines()
    assert 'add_header X-Frame-Options "DENY" always;' in nginx
    assert nginx[-2:] == [
        "add_header Cache-Control $handbook_cache always;",
        "add_header Access-Control-Allow-Origin $handbook_open;",
    ]
    assert '\tX-Frame-Options "DENY"' in caddy
    assert (caddy[1], *caddy[-2:]) == ("header {", "\t-Server", "}")
    for lines in (nginx, caddy):
        assert lines[0] == (
            "# Follows from scripts/handbook/outputs/headers.py: pytest tests/outputs/test_headers.py --snapshot-update"
        )
