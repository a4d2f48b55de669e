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
    ],
)
@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
def test_what_cannot_be_an_address_is_refused(name: str, written: str) -> None:
    found, (finding,) = settings({name: written})
    assert (finding.code, finding.file) == ("bad-setting", name)
    assert written in finding.message
    assert found == Settings()


def test_only_a_site_that_has_a_place_is_published() -> None:
    assert [finding.code for finding in unplaced(Settings())] == ["bad-setting"]
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
