"""The page of lines to ring: open now first, in Swedish time; in words alone where there is no script."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.kinds import opened
from handbook.command import command_line as cli
from places import EXAMPLE, ROOT
from serving import served

FRIDAY = "2026-11-27T10:05:00+01:00"
LINE = """\
title: {title}
summary: Råd.
type: stödlinje
audiences: [skolpersonal]
phone:
  number: {number}
  hours: {hours}
  checked: 2026-01-02
  sources: [{{title: A, url: 'https://a.example.org/', read: 2026-01-02}}]
availability:
  status: tillgängligt
  checked: 2026-01-02
  confidence: {confidence}
  sources: [{{title: A, url: 'https://a.example.org/', read: 2026-01-02}}]
topics: [skydd]
sources: [{{plan: inledning, read: 2026-01-02}}]
"""
LINES = {
    "Alla dagar": "Alla dagar 7–21",
    "Bara natt": "Alla dagar 22–24",
    "Dygnet": "Dygnet runt",
    "Kontor": "Vardagar på kontorstid",
    "Vardag": "Vardagar 9–12",
    "Helgfri": "Helgfria vardagar 10–15",
}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the example with some lines, and serve it."""
    folder = tmp_path_factory.mktemp("ring")
    for name in ("docs/assets", "theme", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "docs/sok.md", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for at, (title, hours) in enumerate(LINES.items()):
        text = LINE.format(title=title, number=f"020-10 20 3{at}", hours=hours, confidence="verified")
        (folder / f"content/resources/linje-{at}.yml").write_text(text, "utf-8")
    text = LINE.format(title="Osäker", number="020-10 20 39", hours="Dygnet runt", confidence="background")
    (folder / "content/resources/osaker.yml").write_text(text, "utf-8")
    assert cli.main(["build"], folder) == 0
    with served(folder / "build/site") as address:
        yield address


@contextmanager
def ring(browser: Browser, host: str, time: str = FRIDAY, **settings: object) -> Iterator[Page]:
    """Open the page at a moment."""
    with opened(browser, "about:blank", **settings) as page:
        page.clock.install(time=time)
        page.goto(f"{host}/ring/")
        yield page


def shown(page: Page) -> dict[str, str]:
    """Return the verified lines in the order they stand, each with what is said of it just now."""
    cards = page.locator(".lines").first.locator("> ul > li").all()
    return {card.locator("a").first.inner_text(): " ".join(card.locator(".now").all_inner_texts()) for card in cards}


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Pacific/Honolulu", "Asia/Tokyo"])
def test_open_lines_stand_first_wherever_the_device_is(browser: Browser, host: str, zone: str) -> None:
    with ring(browser, host, timezone_id=zone) as page:
        assert list(shown(page).items()) == [
            ("Dygnet", "Öppet nu"),
            ("Alla dagar", "Öppet nu, till 21.00"),
            ("Helgfri", "Öppet nu, till 15.00"),
            ("Vardag", "Öppet nu, till 12.00"),
            ("Kontor", ""),
            ("Bara natt", "Stängt nu, öppnar 22.00"),
        ]
        expect(page.locator(".now-time")).to_have_text(
            "Klockan är 10.05 i Sverige, fredag. Det som är öppet nu enligt källans tider står först."
        )


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2026-11-28T10:05:00+01:00", "Stängt nu, öppnar på måndag 9.00"),
        ("2026-11-29T10:05:00+01:00", "Stängt nu, öppnar i morgon 9.00"),
        ("2026-11-27T08:05:00+01:00", "Stängt nu, öppnar 9.00"),
        ("2026-12-24T10:05:00+01:00", "Dag före helgdag: kan stänga tidigare"),
        ("2026-12-25T10:05:00+01:00", "Helgdag: tiderna kan vara andra"),
        ("2026-12-23T13:05:00+01:00", "Stängt nu"),
    ],
)
def test_what_is_said_of_weekday_hours(browser: Browser, host: str, time: str, said: str) -> None:
    with ring(browser, host, time) as page:
        assert shown(page)["Vardag"] == said


def test_on_a_holiday_only_those_that_say_so_are_open(browser: Browser, host: str) -> None:
    with ring(browser, host, "2026-12-25T10:05:00+01:00") as page:
        found = shown(page)
        assert list(found) == ["Dygnet", "Alla dagar", "Vardag", "Kontor", "Bara natt", "Helgfri"]
        assert found["Helgfri"] == "Stängt nu, öppnar på måndag 10.00"
        assert [said for said in found.values() if said.startswith("Öppet")] == ["Öppet nu", "Öppet nu, till 21.00"]


def test_what_is_said_follows_the_clock_and_nothing_moves_under_the_reader(browser: Browser, host: str) -> None:
    with ring(browser, host, "2026-11-27T11:59:30+01:00") as page:
        before = shown(page)
        assert before["Vardag"] == "Öppet nu, till 12.00"
        page.clock.run_for(60_000)
        after = shown(page)
        assert after["Vardag"] == "Stängt nu, öppnar på måndag 9.00"
        assert list(after) == list(before)


def test_what_nobody_verified_stands_last_and_is_never_called_open(browser: Browser, host: str) -> None:
    with ring(browser, host) as page:
        last = page.locator(".lines").last
        expect(last).to_contain_text("Osäker")
        expect(last).to_contain_text("ej verifierat")
        expect(last).to_contain_text("Öppet dygnet runt")
        expect(last.locator(".now")).to_have_count(0)


def test_without_script_hours_stand_in_words_and_round_the_clock_first(browser: Browser, host: str) -> None:
    with opened(browser, f"{host}/ring/", java_script_enabled=False) as page:
        titles = page.locator(".lines").first.locator("> ul > li > p:first-child a").all_inner_texts()
        assert titles == ["Dygnet", "Alla dagar", "Bara natt", "Helgfri", "Vardag", "Kontor"]
        expect(page.get_by_text("Öppet vardagar 9–12", exact=True)).to_be_visible()
        expect(page.locator(".now, .now-time")).to_have_count(0)


def test_a_paper_says_nothing_of_now(browser: Browser, host: str) -> None:
    with ring(browser, host) as page:
        page.emulate_media(media="print")
        for gone in (".now", ".now-time", ".lines-first", ".exit"):
            expect(page.locator(gone).first).to_be_hidden()
        expect(page.get_by_text("Öppet alla dagar 7–21", exact=True)).to_be_visible()


def test_the_way_to_the_page_is_where_readers_look(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/") as page:
        for address in ("", "404.html", "sok/"):
            page.goto(f"{site}/{address}")
            expect(page.locator("main a[href$='ring/']").first).to_be_visible()
            expect(page.locator(".md-tabs").get_by_role("link", name="Ring och fråga")).to_be_visible()
        page.locator(".md-tabs").get_by_role("link", name="Ring och fråga").click()
        expect(page.locator("h1")).to_have_text("Ring och fråga")
        expect(page.locator("[data-exit]")).to_be_visible()


def test_every_guide_says_what_to_do_when_social_services_are_closed(browser: Browser, site: str, built: Path) -> None:
    with opened(browser, "about:blank") as page:
        for folder in sorted(path.parent for path in built.glob("vagledning/*/index.html")):
            page.goto(f"{site}/vagledning/{folder.name}/")
            for media in ("screen", "print"):
                page.emulate_media(media=media)
                expect(page.locator(".admonition.jour")).to_be_visible()
                expect(page.locator(".admonition.nodlage a[href='tel:112']").first).to_be_visible()
