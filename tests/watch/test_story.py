"""The whole story: an amendment becomes marks in every place, an editor takes them away, an edition tells.

One project under git, the commands as they are run, and a register on this machine. What readers meet is read back by
independent readers of feeds and calendars, and at the end from the built site.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest

from handbook import search
from handbook.command.command_line import main
from handbook.content.editions import read_editions
from handbook.site.pipeline import read
from handbook.site.site import Site
from repository import GUIDE, LAW, Repository
from watch.world import World, act, change, world

NUMBER, AMENDMENT, BEGINS = "2025:1", "2026:50", "2026-03-15"
NOTE = "ändr. 19 kap. 1, 6 §§; ny 16 kap. 2 a §, rubr. närmast före 16 kap. 2 a §"
CALM, COMING, CHANGED, LATER = "2026-03-01", "2026-03-02", "2026-03-16", "2026-03-17"
"""Days: nothing is known yet; the amendment has been found; it is in force; the next edition is made."""
CHECKED = """\
today:
  status: gäller
  text: Regeln gäller.
  checked: {day}
  confidence: verified
  sources:
    - title: Lagtexten
      url: https://riksdagen.example.org/ny
      read: {day}
"""


@pytest.fixture
def repository(example: Path) -> Repository:
    """Return the example under git, with a first edition, a law that says when it was checked, and its schemas."""
    main(["schema"], example)
    made = Repository(example)
    made.git("config", "user.name", "Redaktör")
    made.git("config", "user.email", "redaktor@example.org")
    made.write(LAW, made.text(LAW) + CHECKED.format(day="2026-01-02"))
    made.edition("2026-01-31")
    return made


@pytest.fixture
def net() -> Iterator[World]:
    """Run a register that knows the law and no amendment of it."""
    with world() as made:
        made.acts[NUMBER] = act(NUMBER)
        yield made


def watched(repository: Repository, net: World, day: str) -> list[str]:
    """Run the watch on a day; return the texts of what it has found and nobody has dealt with."""
    assert main(["watch", "--register", net.url, "--now", f"{day}T06:00"], repository.root) == 0
    written = json.loads((repository.root / "watch/findings.json").read_text("utf-8"))
    return [it["text"] for it in written["findings"]]


def site_on(repository: Repository, day: str) -> Site:
    """Return the site as it is on a day."""
    site, problems = read(repository.root, today=day)
    assert problems == ()
    return site


def _page(address: str) -> Callable[[Site], str]:
    return lambda site: next(page.body for page in site.pages if page.address == address)


def _file(site: Site, path: str) -> bytes:
    return next(file.data for output in site.outputs for file in site.files_of(output) if file.path == path)


def _hits(site: Site) -> str:
    files = (it for it in search.build(site.catalog) if "/cards-" in it.path)
    cards: list[Any] = [card for file in files for card in json.loads(file.data)]
    return " ".join(str(card[8]) for card in cards if len(card) > 8)


def _data(site: Site) -> str:
    records = json.loads(_file(site, "data/records.json"))["records"]
    return " ".join(mark["text"] for record in records for mark in record.get("marks", ()) if mark["act"])


def _feed(path: str) -> Callable[[Site], str]:
    def told(site: Site) -> str:
        found = feedparser.parse(_file(site, path))
        assert not found.bozo
        changes = [entry for entry in found.entries if entry.tags[0].term == "law-changes"]
        return " ".join(f"{it.title} {it.updated[:10]} {it.content[0].value}" for it in changes)

    return told


def _calendar(site: Site) -> str:
    calendars = [file for output in site.outputs for file in site.files_of(output) if file.path == "kalender.ics"]
    made = [icalendar.Calendar.from_ical(file.data) for file in calendars]
    events = [event for calendar in made for event in calendar.walk("VEVENT")]
    return " ".join(f"{it['description']}" for it in events if it.decoded("dtstart") == date.fromisoformat(BEGINS))


PLACES: dict[str, Callable[[Site], str]] = {
    "law": _page("lagar/anmalan-2025/"),
    "guide and its step": _page("vagledning/oro-i-skolan/"),
    "concept": _page("begrepp/orosanmalan/"),
    "search hits": _hits,
    "data": _data,
    "feed of all": _feed("andringar.xml"),
    "feed of the kind": _feed("lagar/andringar.xml"),
    "feed of the role": _feed("roller/skola/andringar.xml"),
    "feed of the topic": _feed("teman/skydd/andringar.xml"),
    "calendar": _calendar,
}


def marked(site: Site, words: str) -> list[str]:
    """Return the places that say those words of the amendment."""
    return [name for name, told in PLACES.items() if f"{words} (SFS {AMENDMENT})" in told(site)]


def unmarked(site: Site) -> list[str]:
    """Return the places that say nothing of the amendment."""
    return [name for name, told in PLACES.items() if AMENDMENT not in told(site)]


def released(repository: Repository, day: str) -> None:
    """Keep what is written, and make an edition of it."""
    repository.keep()
    assert main(["release", "--today", day], repository.root) == 0


@pytest.mark.timeout(300)
def test_from_an_amendment_to_the_edition_that_tells_of_it(repository: Repository, net: World) -> None:
    assert watched(repository, net, CALM) == []
    assert unmarked(site_on(repository, CALM)) == list(PLACES)

    net.acts[NUMBER] = act(NUMBER, change(AMENDMENT, BEGINS, NOTE))
    assert watched(repository, net, COMING) == [
        f"19 kap. 1 § i lagen ({NUMBER}) ändras den 15 mars 2026 (SFS {AMENDMENT})."
    ]
    before = site_on(repository, COMING)
    assert marked(before, "ändras 15 mars 2026") == list(PLACES)
    guide = PLACES["guide and its step"](before)
    assert guide.index("Lagen bakom steget ändras 15 mars 2026") < guide.index("Anmäl genast till socialnämnden.")
    assert f"{COMING} " in PLACES["feed of all"](before)

    assert watched(repository, net, CHANGED) == [
        f"19 kap. 1 § i lagen ({NUMBER}) ändrades den 15 mars 2026 (SFS {AMENDMENT})."
    ]
    after = site_on(repository, CHANGED)
    assert marked(after, "ändrades 15 mars 2026") == list(PLACES)
    assert "Läs lagtexten innan du följer steget." in PLACES["guide and its step"](after)
    assert f"{BEGINS} " in PLACES["feed of all"](after)

    repository.change(LAW, ("rule: Anmäl genast", "rule: Ring och anmäl genast"))
    assert marked(site_on(repository, CHANGED), "ändrades 15 mars 2026") == list(PLACES), "only a day of checking helps"
    repository.change(LAW, (CHECKED.format(day="2026-01-02"), CHECKED.format(day=CHANGED)))
    assert unmarked(site_on(repository, CHANGED)) == list(PLACES), "without another watch"
    assert watched(repository, net, CHANGED) == []

    released(repository, LATER)
    assert [it.day for it in read_editions(repository.root).all] == ["2026-01-31", LATER]
    assert main(["build", "--today", LATER], repository.root) == 0
    _told_by_the_edition(repository.root / "build/site")


def _told_by_the_edition(site: Path) -> None:
    """Check what the built site says of the edition: with all changes, on the record's page, at its old address."""

    def text(path: str) -> str:
        return (site / path).read_text("utf-8").replace("\xa0", " ").replace("&nbsp;", " ")

    law = text("lagar/anmalan-2025/index.html")
    assert "Utgåvan 17 mars 2026" in text("andringar/index.html")
    assert "Anmälan (19 kap. 1 §)" in text("andringar/index.html")
    assert "Vad regeln säger: omskrivet" in law
    assert 'href="utgava/2026-01-31/"' in law
    assert f"utgåva {LATER}" in law.lower()
    assert AMENDMENT not in law
    old = text("lagar/anmalan-2025/utgava/2026-01-31/index.html")
    assert "Så löd posten i utgåvan 31 januari 2026" in old
    assert "<p>Anmäl genast till socialnämnden.</p>" in old
    assert "Så lyder posten i dag också" in text(f"lagar/anmalan-2025/utgava/{LATER}/index.html")
    entries = feedparser.parse(text("andringar.xml")).entries
    assert [it.title for it in entries] == ["Anmälan (19 kap. 1 §): ändrad"]
    assert f"lagar/anmalan-2025/utgava/{LATER}/" not in text("sitemap.xml")
    assert GUIDE not in entries[0].id
