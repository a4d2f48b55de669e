"""Where the site will stand: every way to write it, what is refused, and what follows from it."""

import pytest

from handbook.catalog.catalog import Catalog
from handbook.outputs.hosting import robots, security_file
from handbook.outputs.inputs import Inputs
from handbook.site.settings import PLACEHOLDER, Settings, settings, unplaced


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("https://a.se/", "https://a.se/"),
        ("https://a.se", "https://a.se/"),
        ("https://A.se/", "https://a.se/"),
        (" https://a.se/handbok ", "https://a.se/handbok/"),
        ("https://a.se/handbok/", "https://a.se/handbok/"),
        ("https://a.se/en/handbok//", "https://a.se/en/handbok/"),
        ("https://a.se:8443/x", "https://a.se:8443/x/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x/"),
        ("https://räksmörgås.se", "https://räksmörgås.se/"),
        ("", PLACEHOLDER),
        ("   ", PLACEHOLDER),
    ],
)
def test_an_address_ends_with_one_slash(written: str, base: str) -> None:
    found, findings = settings({"SITE_URL": written})
    assert findings == ()
    assert found.base == base


@pytest.mark.parametrize(
    "written",
    [
        "a.se",
        "http://a.se/",
        "ftp://a.se/",
        "https://",
        "https:///x",
        "https://a",
        "https://a.se/?x=1",
        "https://a.se/#x",
        "https://namn@a.se/",
        "https://a.se:port/",
        "https://a.se/<x>",
        "https://a se/",
        "https://[a/",
        "//a.se/",
        "/handbok/",
        "javascript:alert(1)",
        "ftp://localhost/",
        "https://.a/",
        "https://a./",
        "https://a.se:0/",
        "https://a.se/`x`",
        'https://a.se/"x"',
        "https://a.se/{x}",
        "https://a.se/x|y",
    ],
)
@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
def test_what_cannot_be_an_address_is_refused(name: str, written: str) -> None:
    found, (finding,) = settings({name: written})
    assert (finding.code, finding.file, finding.mark) == ("bad-setting", name, (1, 1))
    assert finding.message == f"”{written}” kan inte vara en webbplats adress"
    assert finding.advice == f"Skriv hela adressen utan ? och #, till exempel {name}=https://handboken.se/"
    assert found == Settings()


@pytest.mark.parametrize(
    ("written", "repo"), [("https://a.se/x/", "https://a.se/x"), ("https://a.se/x", "https://a.se/x"), ("", "")]
)
def test_the_address_of_the_sources_ends_without_a_slash(written: str, repo: str) -> None:
    assert settings({"REPO_URL": written}) == (Settings(repo=repo), ())
    assert settings({"REPO_URL": written, "SITE_URL": "https://b.se"})[0] == Settings("https://b.se/", repo)


def test_both_addresses_are_told_of() -> None:
    assert [it.file for it in settings({"SITE_URL": "a", "REPO_URL": "b"})[1]] == ["SITE_URL", "REPO_URL"]


def test_only_a_site_that_has_a_place_is_published() -> None:
    (finding,) = unplaced(Settings())
    assert (finding.code, finding.file) == ("bad-setting", "SITE_URL")
    assert finding.message == "ingen adress är angiven som andra kan nå"
    assert finding.advice == "Fyll i address i settings.yml, eller sätt till exempel SITE_URL=https://handboken.se/"
    assert list(unplaced(Settings("https://a.se/"))) == []


@pytest.mark.parametrize(("base", "there"), [("https://a.se/", True), ("https://a.se/handbok/", False)])
def test_what_counts_at_a_hosts_root_alone_is_made_there_alone(base: str, *, there: bool) -> None:
    given = Inputs(Catalog((), {}, {}), {}, base)
    assert bool(list(robots(given))) is there
    assert list(security_file(given)) == []  # nothing has been checked


@pytest.mark.parametrize(
    "value",
    [
        "https://x.se/index.html",
        "https://x.se/a/index.html/",
        "https://x.se//a//b",
        "https://x.se/a/../b",
        "https://x.se/./",
        "https://x..se/",
        "https://.x.se/",
        "https://-x.se/",
        "https://x-.se/",
        "https://x.se./",
        "https://:@x.se/",
        "https://@x.se/",
        "https://x.se/a\nb",
        "https://x.se/\u200b",
        "https://x.se/a b",
    ],
)
def test_an_address_that_leads_astray_is_refused(value: str) -> None:
    assert [it.code for it in settings({"SITE_URL": value})[1]] == ["bad-setting"]


@pytest.mark.parametrize(
    "value",
    [
        "https://barnskyddshandboken.example/mapp",
        "https://handboken.example/",
        "https://x.test/",
        "https://x.invalid/",
        "http://localhost:8000/",
        "http://127.0.0.1/",
        "http://[::1]/",
    ],
)
def test_what_no_one_else_can_reach_is_previewed_but_not_published(value: str) -> None:
    given, findings = settings({"SITE_URL": value})
    assert findings == ()
    assert [it.code for it in unplaced(given)] == ["bad-setting"]
