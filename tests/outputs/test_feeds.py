"""Feeds say what editions changed; an independent reader of feeds understands them."""

import re
from pathlib import Path
from typing import Any

import feedparser

from handbook.outputs.feeds import MOST, feeds
from handbook.site.pipeline import read
from handbook.site.site import Site
from repository import FIRST, LAW, SECOND, THIRD, Repository

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
    for data in files_of(repository.root)[1].values():
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


def test_without_editions_there_are_no_feeds_and_no_links_to_them(example: Path) -> None:
    site, files = files_of(example)
    assert files == {}
    assert not any("atom+xml" in page.text or "andringar.xml" in page.text for page in site.pages)
