"""A trainer's walk: a course of three hours and eight pages is made, taken out and cited; she is told of a change."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import rispy
from playwright.sync_api import Browser, Page, expect

from browser.kinds import opened
from examples import more
from handbook.command import command_line as cli
from places import EXAMPLE
from repository import FIRST, LAW, SECOND, Repository
from serving import served

WORDS = ("orosanmälan", "sekretess", "barn berättar", "utredning")
"""What the trainer looks for; the first two pages of each are taken."""
TIMES = (20, 25, 15, 30, 20, 25, 15, 30)
STEPS = 60
"""So many clicks, texts and pages at most: two seconds for each make two minutes."""
TWO_MINUTES = 120
LINK = "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}url"


class Walk:
    """What a trainer does in a browser, counted."""

    def __init__(self, page: Page) -> None:
        """Begin on a page."""
        self.page = page
        self.steps = 0

    def do(self, act: Callable[[], object]) -> None:
        """Take one step."""
        self.steps += 1
        act()

    def press(self, name: str, *, role: str = "button", exact: bool = False) -> None:
        """Press what is called so, the first if there are several."""
        found = self.page.get_by_role(role, name=name, exact=exact).first  # type: ignore[arg-type]
        self.do(found.click)

    def seek(self, words: str) -> None:
        """Search for words in the box, and wait for the hits."""
        box = self.page.get_by_label("Sök i handboken")
        self.do(lambda: box.fill(words))
        self.do(lambda: box.press("Enter"))
        expect(self.page.locator("[data-search-state=done]")).to_contain_text(f"för ”{words}”")


def collected(walk: Walk, site: str) -> None:
    """Make a list of eight pages, named and with a time on each."""
    page = walk.page
    walk.do(lambda: page.goto(f"{site}/sok/"))
    for number, words in enumerate(WORDS):
        walk.seek(words)
        said = page.locator(".course-tray [role=status]")  # says how many as soon as the address holds one more
        for hit in page.locator("[data-hit] .course-hit").all():
            if f" {2 * number + 2} sidor" in (said.inner_text() if said.count() else ""):
                break
            walk.do(hit.click)
            address = hit.get_attribute("data-course-hit")
            page.wait_for_function("it => decodeURIComponent(location.hash).includes(it)", arg=address)
    walk.press("Öppna listan", role="link")
    rows = page.locator(".course-list > li")
    expect(rows).to_have_count(len(TIMES))
    walk.do(lambda: page.get_by_label("Kursens namn").fill("Tre timmar om oro"))
    for row, minutes in zip(rows.all(), TIMES, strict=True):
        note = row.get_by_label("Din anteckning")
        walk.do(lambda note=note, minutes=minutes: note.fill(f"{minutes} minuter"))  # type: ignore[misc]


def test_eight_pages_from_search_to_cartridge_in_two_minutes_and_each_is_cited(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    assert sum(TIMES) == 3 * 60
    with opened(browser, f"{site}/") as page:
        walk = Walk(page)
        began = time.monotonic()
        collected(walk, site)
        with page.expect_download() as saved:
            walk.press("Hämta för Moodle, Canvas, itslearning")
        saved.value.save_as(tmp_path / "kurs.imscc")
        assert walk.steps <= STEPS
        assert time.monotonic() - began < TWO_MINUTES
        with zipfile.ZipFile(tmp_path / "kurs.imscc") as archive:
            shown = archive.read("om-kursen.html").decode()
            links = [
                ET.fromstring(archive.read(name)).find(LINK) for name in archive.namelist() if name.startswith("sida-")
            ]
        addresses = [str(link.get("href")) for link in links if link is not None]
        assert len(set(addresses)) == len(TIMES)
        assert all(f"{minutes} minuter" in shown for minutes in TIMES)
        assert "112" in shown
        titles = page.locator(".course-list > li > a").all_inner_texts()
        for address, title in zip(addresses, titles, strict=True):
            page.goto(address)
            page.locator("details.cite > summary").click()
            with page.expect_download() as reference:
                page.get_by_role("button", name="RIS").click()
            reference.value.save_as(tmp_path / "sida.ris")
            (entry,) = rispy.loads((tmp_path / "sida.ris").read_text("utf-8"))
            assert (entry["title"], entry["authors"]) == (title, ["Barnskyddshandboken"])
            assert entry["urls"][0].endswith(address.removeprefix(site))


def made(example: Path) -> Repository:
    """Return the example with a course, in its first edition, built."""
    found = Repository(example)
    for ref, text in more().items():
        if not ref.startswith("vocabulary/"):
            found.write(ref, text)
    for path in (EXAMPLE / "more/vocabulary").glob("*.yml"):
        (example / "content/vocabulary" / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (example / "docs/kurser").mkdir()
    own = (EXAMPLE.parents[1] / "docs/kurser/egen.md").read_text("utf-8")
    (example / "docs/kurser/egen.md").write_text(
        re.sub(r"\.\./(lanka-och-citera|redaktion)\.md(#[a-z-]+)?", "../om.md", own)
    )
    found.edition(FIRST)
    assert cli.main(["build"], example) == 0
    return found


def test_the_trainer_is_told_when_a_page_of_the_course_has_changed(browser: Browser, example: Path) -> None:
    project = made(example)
    with served(example / "build/site") as site:
        with opened(browser, f"{site}/lagar/anmalan-2025/") as page:
            for count in ("1 sida", "2 sidor"):
                page.get_by_role("link", name="Lägg till i kurslista").click()
                expect(page.locator(".course-tray")).to_contain_text(f"Tillagd i kurslistan. {count}.")
                page.goto(f"{site}/ring/#{page.url.partition('#')[2]}")
            page.get_by_role("link", name="Öppna listan").click()
            expect(page.locator(".course-news")).to_contain_text(
                "Sedan utgåvan 31 januari 2026 har 0 av 2 sidor ändrats."
            )
            kept = page.url
            page.goto(f"{site}/kurser/kvallskurs/")
            expect(page.locator(f"#sedan-{FIRST}")).to_have_text("Sedan utgåvan 31 januari 2026: inget ändrat.")
            page.goto(f"{site}/lagar/anmalan-2025/")
            cited = str(page.locator("details.cite").get_attribute("data-kept"))
        project.change(LAW, ("rule: Anmäl", "rule: Ring och anmäl"))
        project.edition(SECOND)
        assert cli.main(["build"], example) == 0
        with opened(browser, kept) as page:
            expect(page.locator(".course-news")).to_contain_text("har 1 av 2 sidor ändrats.")
            expect(page.locator(".course-list > li").first).to_contain_text("Ändrad: Vad regeln säger: omskrivet.")
            page.get_by_label("Visa vad som har ändrats sedan utgåvan").select_option("28 februari 2026")
            expect(page.locator(".course-news")).to_contain_text("har 0 av 2 sidor ändrats.")
            assert f"u={SECOND}" in page.url
            page.goto(f"{site}/kurser/kvallskurs/#sedan-{FIRST}")
            told = page.locator(f"#sedan-{FIRST}")
            expect(told.locator("summary")).to_have_text("Sedan utgåvan 31 januari 2026: 1 ändrad")
            told.locator("summary").click()
            expect(told).to_contain_text("Anmälan (19 kap. 1 §): Vad regeln säger: omskrivet")
            page.goto(f"{site}/{cited.partition('.example/')[2]}")
            expect(page.get_by_role("heading", name="Så löd posten i utgåvan")).to_be_visible()
            expect(page.locator("article")).not_to_contain_text("Ring och anmäl")
    feed = feedparser.parse(io.BytesIO((example / "build/site/kurser/kvallskurs/andringar.xml").read_bytes()))
    assert [(it.title, it.updated[:10]) for it in feed.entries] == [("Anmälan (19 kap. 1 §): ändrad", SECOND)]
