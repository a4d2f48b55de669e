"""Feeds say what editions changed; an independent reader of feeds understands them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest

from aging import AFTER, AMENDMENT, BEFORE, DAY, amended, marked, told_on
from examples import more
from handbook.outputs.feeds import MOST, feed_files, feeds
from handbook.outputs.inputs import Inputs
from handbook.site.pipeline import read
from handbook.site.site import Site
from handbook.watch.state import State
from places import EXAMPLE
from repository import FIRST, LAW, LINE, SECOND, THIRD, Repository

BASE = "https://barnskyddshandboken.example/"


def files_of(root: Path) -> tuple[Site, dict[str, bytes]]:
    """Return the site of a project, and its feeds by path."""
    site, problems = read(root)
    assert problems == ()
    found = (file for output in site.outputs for file in site.files_of(output))
    return site, {file.path: file.data for file in found if file.path.endswith("andringar.xml")}


def parsed(data: bytes) -> Any:
    """Return a feed as a reader of feeds sees it."""
    found = feedparser.parse(data)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_a_feed_reader_understands_the_feed_of_all(repository: Repository) -> None:
    found = parsed(files_of(repository.root)[1]["andringar.xml"])
    assert (found.feed.title, found.feed.language) == ("Barnskyddshandboken: ändringar", "sv")
    assert found.feed.updated == f"{THIRD}T00:00:00Z"
    assert {(it.rel, it.href) for it in found.feed.links} == {
        ("self", f"{BASE}andringar.xml"),
        ("alternate", f"{BASE}andringar/"),
    }
    assert [(it.title, it.updated[:10], it.link) for it in found.entries] == [
        ("Nytt om Orosanmälan: borta", THIRD, f"{BASE}andringar/"),
        ("Anmälan (19 kap. 1 §): ändrad", THIRD, f"{BASE}lagar/anmalan-2025/"),
        ("Nytt om Orosanmälan: ny", SECOND, f"{BASE}andringar/"),
        ("Du är orolig för en elev: ändrad", SECOND, f"{BASE}vagledning/oro-i-skolan/"),
    ]
    law = found.entries[1]
    assert "<li>Vad regeln säger: omskrivet</li>" in law.content[0].value
    assert law.content[0].type == "text/html"
    assert {it.term for it in law.tags} == {"laws", "roles/skola", "roles/socialtjanst", "topics/skydd"}
    assert law.published == law.updated


def test_a_feed_says_its_licence_and_who_answers_if_anybody_has(repository: Repository) -> None:
    def feed() -> Any:
        return parsed(files_of(repository.root)[1]["andringar.xml"]).feed

    bare = feed()
    assert (bare.get("rights"), bare.author) == (None, "Barnskyddshandboken")
    licence = "licence: {name: CC BY 4.0, url: 'https://a.example/by?a=1&b=2'}"
    (repository.root / "settings.yml").write_text(f"publisher: Verket & Co\n{licence}\n", "utf-8")
    told = feed()
    assert told.rights.startswith("CC BY 4.0, https://a.example/by?a=1&b=2. Ange Barnskyddshandboken")
    assert told.author == "Verket & Co"
    assert ("license", "https://a.example/by?a=1&b=2") in {(it.rel, it.href) for it in told.links}


def test_each_kind_role_and_topic_has_a_feed_of_its_own(repository: Repository) -> None:
    site, files = files_of(repository.root)
    assert set(files) == {feed.path for feed in feeds(site.catalog)}
    titles = {path: [it.title for it in parsed(data).entries] for path, data in files.items()}
    assert titles["lagar/andringar.xml"] == ["Anmälan (19 kap. 1 §): ändrad"]
    assert titles["roller/socialtjanst/andringar.xml"] == ["Anmälan (19 kap. 1 §): ändrad"]
    assert titles["roller/skola/andringar.xml"] == ["Anmälan (19 kap. 1 §): ändrad", "Du är orolig för en elev: ändrad"]
    assert titles["statistik/andringar.xml"] == []
    assert parsed(files["statistik/andringar.xml"]).feed.updated == f"{FIRST}T00:00:00Z"
    assert parsed(files["vagledning/andringar.xml"]).feed.updated == f"{SECOND}T00:00:00Z"


def test_feeds_are_listed_under_what_they_are_of(repository: Repository) -> None:
    groups = [feed.group for feed in feeds(files_of(repository.root)[0].catalog)]
    every = ["", "Efter sort", "Efter roll", "Efter tema"]  # the example has no courses
    assert list(dict.fromkeys(groups)) == every
    assert groups == sorted(groups, key=every.index)


def test_a_course_leads_to_its_feed_and_no_other_record_does(example: Path) -> None:
    made = Repository(example)
    for ref, text in more().items():
        if not ref.startswith("vocabulary/"):
            made.write(ref, text)
    for path in (EXAMPLE / "more/vocabulary").glob("*.yml"):
        (example / "content/vocabulary" / path.name).write_text(path.read_text("utf-8"), "utf-8")
    made.edition(FIRST)
    made.change(LAW, ("rule: Anmäl", "rule: Ring och anmäl"))
    made.change("concepts/orosanmalan", ("title: Oros", "title: Ny oros"))
    made.edition(SECOND)
    site, files = files_of(example)
    found = parsed(files["kurser/kvallskurs/andringar.xml"])
    assert found.feed.title == "Barnskyddshandboken: ändringar i kursen Kvällskursen"
    assert f"{BASE}kurser/kvallskurs/" in {it.href for it in found.feed.links}
    assert [(it.title, it.link) for it in found.entries] == [
        ("Anmälan (19 kap. 1 §): ändrad", f"{BASE}lagar/anmalan-2025/")
    ]
    led = {page.address: str(page.meta.get("alternates")) for page in site.pages}
    assert "kurser/kvallskurs/andringar.xml" in led["kurser/kvallskurs/"]
    assert "andringar.xml" not in led["lagar/anmalan-2025/"]
    follow = next(page.body for page in site.pages if page.address == "folj/")
    assert "- [Kursen Kvällskursen](../kurser/kvallskurs/andringar.xml)" in follow


def test_names_are_stable_and_each_is_one_of_a_kind(repository: Repository) -> None:
    _, before = files_of(repository.root)
    repository.change(LAW, ("rule: Ring", "rule: Skriv"))
    _, after = files_of(repository.root)
    assert before == after  # what is in no edition yet may change again
    feeds_named = [parsed(data).feed.id for data in before.values()]
    assert len(set(feeds_named)) == len(feeds_named)
    named = [it.id for it in parsed(before["andringar.xml"]).entries]
    assert len(set(named)) == len(named) == 4
    assert named[1] == f"tag:barnskyddshandboken.example,2026:/lagar/anmalan-2025/utgava/{THIRD}/"
    repository.edition("2026-04-30")
    found = parsed(files_of(repository.root)[1]["andringar.xml"])
    assert [it.id for it in found.entries][1:] == named
    assert found.feed.updated == "2026-04-30T00:00:00Z"


def test_what_is_required_of_atom_is_there(repository: Repository) -> None:
    files = files_of(repository.root)[1]
    assert b"<entry>" in files["andringar.xml"]
    for data in files.values():
        text = data.decode()
        entries = re.findall("<entry>.*?</entry>", text, re.DOTALL)
        for part in (text.partition("<entry>")[0], *entries):
            assert [len(re.findall(f"<{name}>", part)) for name in ("id", "title", "updated")] == [1, 1, 1]


def test_a_feed_is_short(repository: Repository) -> None:
    for number in range(MOST + 5):
        repository.write(
            f"concepts/nytt-{number}", repository.text("concepts/orosanmalan").replace("Orosanmälan", f"N{number}")
        )
    repository.edition("2026-04-30")
    assert len(parsed(files_of(repository.root)[1]["andringar.xml"]).entries) == MOST


def test_pages_lead_to_their_feeds(repository: Repository) -> None:
    site, _ = files_of(repository.root)
    led: dict[str, list[str]] = {}
    for page in site.pages:
        others = page.meta.get("alternates", [])
        assert isinstance(others, list)
        led[page.address] = [it["path"] for it in others if it["type"] == "application/atom+xml"]
    assert led[""] == ["andringar.xml"]
    assert led["lagar/"] == ["lagar/andringar.xml"]
    assert led["roller/skola/"] == ["roller/skola/andringar.xml"]
    assert led["lagar/anmalan-2025/"] == []
    follow = next(page.body for page in site.pages if page.address == "folj/")
    assert "- [Alla ändringar](../andringar.xml)" in follow
    assert "- [Lagar](../lagar/andringar.xml)" in follow


def test_without_editions_the_feeds_have_their_addresses_and_no_entries(example: Path) -> None:
    site, files = files_of(example)
    assert set(files) == {feed.path for feed in feeds(site.catalog)}
    for data in files.values():
        assert (parsed(data).entries, parsed(data).feed.updated) == ([], "2026-01-02T00:00:00Z")


def law_feed(today: str, state: State | None = None) -> Mapping[str, Any]:
    """Return the feeds, by path, on a day on which the watch has found that a law changes, without any edition."""
    catalog = marked(state or amended(), today)
    return {file.path: parsed(file.data) for file in feed_files(Inputs(catalog, {}, BASE))}


@pytest.mark.parametrize(
    ("today", "said", "updated"),
    [(BEFORE, "ändras 1 mars 2026", BEFORE), (DAY, "ändrades 1 mars 2026", DAY), (AFTER, "ändrades 1 mars 2026", DAY)],
)
def test_a_law_that_changes_is_an_entry_until_it_has_been_read(today: str, said: str, updated: str) -> None:
    found = law_feed(today)
    (entry,) = found["andringar.xml"].entries
    assert entry.title == f"Lagen (2025:1) {said} (SFS {AMENDMENT})"
    assert (entry.updated[:10], found["andringar.xml"].feed.updated[:10]) == (updated, updated)
    assert entry.id == "tag:barnskyddshandboken.example,2026:/andringar/law-changes/2025:1/2026:50"
    assert entry.link == f"{BASE}lagar/anmalan-2025/"
    assert f'<a href="{BASE}vagledning/oro-i-skolan/">Du är orolig för en elev</a>' in entry.content[0].value
    assert [path for path, feed in found.items() if not feed.entries] != []
    told = {path.removesuffix("andringar.xml") for path, feed in found.items() if feed.entries}
    assert told >= {"", "lagar/", "vagledning/", "roller/skola/", "teman/skydd/", "kurser/kvallskurs/"}
    assert "statistik/" not in told


def test_a_change_without_a_day_is_dated_by_when_it_was_found() -> None:
    found = law_feed("2026-05-01", told_on(amended(begins=""), "2026-02-10"))
    (entry,) = found["andringar.xml"].entries
    assert entry.title == f"Lagen (2025:1) är ändrad eller kommer att ändras, men dagen är inte känd (SFS {AMENDMENT})"
    assert entry.updated[:10] == "2026-02-10"


def test_a_course_has_a_feed_of_what_it_goes_through(repository: Repository) -> None:
    repository.write("collections/kvallskurs", more()["collections/kvallskurs"])
    for ref in (ref for ref in more() if not ref.startswith(("collections/", "vocabulary/"))):
        repository.write(ref, more()[ref])
    for name in ("roles", "plan", "audiences", "pages", "urgent", "concordance"):
        path = repository.root / f"content/vocabulary/{name}.yml"
        path.write_text(more()[f"vocabulary/{name}"], "utf-8")
    repository.edition("2026-04-30")
    repository.change(LAW, ("rule: Ring", "rule: Skriv"))
    repository.change(LINE, ("title: ", "title: Nya "))
    repository.edition("2026-05-31")
    site, files = files_of(repository.root)
    titles = [it.title for it in parsed(files["kurser/kvallskurs/andringar.xml"]).entries]
    parts = {edge.target for edge in site.catalog.links["collections/kvallskurs"] if not edge.weak}
    assert ("Anmälan (19 kap. 1 §): ändrad" in titles) == (LAW in parts)
    assert len(titles) < len(parsed(files["andringar.xml"]).entries)
    page = next(page for page in site.pages if page.address == "kurser/kvallskurs/")
    others = page.meta["alternates"]
    assert isinstance(others, list)
    assert "kurser/kvallskurs/andringar.xml" in [it["path"] for it in others]


AND = "https://a.example.org/barn&unga/"


def test_a_site_in_a_folder_with_a_sign_that_xml_reads_has_feeds_that_can_be_read() -> None:
    found = {it.path: parsed(it.data) for it in feed_files(Inputs(marked(amended(), AFTER), {}, AND))}
    feed = found["lagar/andringar.xml"]
    assert {it.href for it in feed.feed.links} == {f"{AND}lagar/andringar.xml", f"{AND}lagar/"}
    assert feed.feed.id == "tag:a.example.org,2026:/barn&unga/lagar/andringar.xml"
    (entry,) = feed.entries
    assert entry.link == f"{AND}lagar/anmalan-2025/"
    assert entry.id.startswith("tag:a.example.org,2026:/barn&unga/andringar/")
    assert f'href="{AND.replace("&", "&amp;")}lagar/anmalan-2025/"' in entry.content[0].value
