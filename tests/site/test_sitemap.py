"""The map for search engines tells the days of editions, and no day that nobody has said."""

from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from handbook.site.pipeline import read
from handbook.site.sitemap import SPACE, sitemap
from repository import FIRST, LAW, LINE, SECOND, THIRD, Repository, with_editions


@pytest.fixture
def repository(example: Path) -> Repository:
    """Return the example project with three editions."""
    return with_editions(example)


def days(root: Path) -> dict[str, str | None]:
    """Return each address of the map of a project, and the day it tells."""
    site, problems = read(root)
    assert problems == ()
    base = site.settings.base
    places = "".join(f"<url><loc>{urljoin(base, page.address)}</loc></url>" for page in site.pages)
    found = ET.fromstring(sitemap(f'<urlset xmlns="{SPACE}">{places}</urlset>'.encode(), site))
    return {
        (url.findtext(f"{{{SPACE}}}loc") or "").removeprefix(base): url.findtext(f"{{{SPACE}}}lastmod") for url in found
    }


def test_pages_tell_the_day_of_the_edition_that_last_changed_them(repository: Repository) -> None:
    told = days(repository.root)
    assert told["lagar/anmalan-2025/"] == THIRD
    assert told["vagledning/oro-i-skolan/"] == SECOND
    assert told["begrepp/orosanmalan/"] == FIRST
    assert told["lagar/"] == told["begrepp/"] == THIRD, "a record of the kind has changed or gone"
    assert told["statistik/"] == FIRST
    assert (told["roller/socialtjanst/"], told["roller/skola/"]) == (THIRD, THIRD)
    assert told["om/"] is None if "om/" in told else True
    assert not [address for address in told if "/utgava/" in address]


def test_a_day_that_nobody_has_said_is_not_told(repository: Repository) -> None:
    repository.change(LAW, ("rule: Ring", "rule: Skriv"))
    told = days(repository.root)
    assert told["lagar/anmalan-2025/"] is None
    assert told["lagar/"] is None
    assert told["vagledning/oro-i-skolan/"] == SECOND
    repository.write("concepts/till", repository.text("concepts/orosanmalan").replace("title: ", "title: Till "))
    assert days(repository.root)["begrepp/till/"] is None


def test_a_day_of_reading_alone_is_a_change_too(repository: Repository) -> None:
    line = days(repository.root)["material/stodlinjen/"]
    assert line == SECOND, repository.text(LINE)


def test_without_editions_no_page_tells_a_day(example: Path) -> None:
    assert set(days(example).values()) == {None}
