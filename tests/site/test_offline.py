"""The copy for reading without a network: only when asked for, whole, up to date, honest of its age, removable."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.test_privacy import KEPT, NOTHING
from handbook.content.kinds.locality import Locality
from handbook.site.engine import read_site
from handbook.site.offline import hashed, offline_list
from handbook.site.site import Site
from serving import Host, Quiet

SAVE, REMOVE = "Spara för läsning utan nät", "Ta bort"
LONG = 60_000
PAGE = 22_000
"""So many bytes a page the copy may hold at most, its search and pictures among them: it grows with the records."""
PATIENCE = "const PATIENCE = 5000;"
"""Milliseconds that the copy lets the network take, in docs/sw.js; with less the tests need not wait so long."""
LESS, LONGER = 300, 1.0
"""Milliseconds, and seconds that are more."""
A_FEW = (
    *(f"{folder}index.html" for folder in ("", "om/", "offline/", "sok/", "lagar/", "lagar/lvu/", "begrepp/grooming/")),
    *("sw.js", "manifest.webmanifest"),
)
"""The pages that the tests of a copy visit, and what makes it one."""
WHEN_SAVED = """async () => {
    const name = (await caches.keys()).find((name) => name.endsWith(' state'));
    const cache = await caches.open(name);
    const [request] = await cache.keys();
    return (await (await cache.match(request)).json()).saved;
}"""
AGE_THE_COPY = """async () => {
    const name = (await caches.keys()).find((name) => name.endsWith(' state'));
    const cache = await caches.open(name);
    const [request] = await cache.keys();
    const state = await (await cache.match(request)).json();
    await cache.put(request, new Response(JSON.stringify({...state, saved: '2025-01-02T03:04:05.000Z'})));
}"""


class Published(Host):
    """A web server on a copy of the site, which keeps what it is asked for and can publish a new build."""

    def __init__(self, folder: Path, taken: frozenset[str]) -> None:
        """Start serving; ``taken`` are the paths of what a copy holds."""
        self.folder, self.taken = folder, taken
        self.asked: list[str] = []
        self.slow = ""
        host = self

        class Handler(Quiet):
            """Keeps what is asked for, and takes its time with what is to be slow."""

            def do_GET(self) -> None:  # noqa: N802  # the standard library's name
                """Answer."""
                host.asked.append(self.path)
                if self.path == host.slow:
                    time.sleep(LONGER)
                super().do_GET()

        super().__init__(folder, Handler)

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.port}/handboken/"

    def change(self, path: str, old: str, new: str) -> None:
        """Publish a new build in which one file is another."""
        site = self.folder / "handboken"
        text = (site / path).read_text("utf-8")
        assert old in text
        (site / path).write_text(text.replace(old, new), "utf-8")
        self.tell()

    def tell(self) -> None:
        """Publish the list of what there is."""
        site = self.folder / "handboken"
        (site / "offline.json").write_bytes(offline_list(read_site(site), self.taken).data)


@pytest.fixture
def host(built: Path, handbook: Site, tmp_path: Path) -> Iterator[Published]:
    """Serve a few pages of the real handbook, which are saved in no time, in a folder of its own."""
    taken = handbook.paths(offline=True)
    for path in built.rglob("*"):
        shown = path.relative_to(built).as_posix()
        if path.is_file() and (shown in (*A_FEW, "data/laws.json") or shown.startswith("assets/")):
            (tmp_path / "handboken" / shown).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, tmp_path / "handboken" / shown)
    started = Published(tmp_path, taken)
    started.tell()
    yield started
    started.stop()


@pytest.fixture
def whole(built: Path, handbook: Site, tmp_path: Path) -> Iterator[Published]:
    """Serve a copy of the real handbook in a folder of its own."""
    shutil.copytree(built, tmp_path / "handboken", ignore=shutil.ignore_patterns("*.csv", "records.json"))
    started = Published(tmp_path, handbook.paths(offline=True))
    yield started
    started.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser that has seen nothing."""
    made = browser.new_context()
    yield made
    made.close()


def saved(context: BrowserContext, host: Published) -> Page:
    """Open the page, save the copy and wait until it is there."""
    page = context.new_page()
    page.goto(f"{host.address}offline/")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("Kopian stämde med webbplatsen")).to_be_visible(timeout=LONG)
    return page


def test_the_list_holds_every_page_and_no_data(built: Path, handbook: Site) -> None:
    """All pages but those of municipalities, which stand together on their county's, and what is for editors."""
    site = read_site(built)
    listed = json.loads((built / "offline.json").read_text("utf-8"))
    pages = {path.removesuffix("index.html") for path in site if path.endswith("index.html")}
    apart = {f"kommuner/{entry.id}/" for entry in handbook.catalog.of(Locality) if entry.record.county}
    posters = {address for address in pages if address.endswith("/affisch/")}  # they only lead to the net
    assert pages - set(listed["files"]) == apart | posters | {"arbetslista/"}
    ours = ("assets/search/", "assets/local/")
    assert not any(path.endswith((".json", ".csv")) and not path.startswith(ours) for path in listed["files"])
    for path, found in listed["files"].items():
        data = site[f"{path}index.html" if path == "" or path.endswith("/") else path]
        assert hashed(data) == found
    assert listed["bytes"] < PAGE * len(listed["files"].keys() & pages)


def test_the_version_changes_with_any_file() -> None:
    one, same, other = (
        json.loads(
            offline_list(
                {"index.html": text, "sok/index.html": b"s", "data/a.json": text}, {"index.html", "sok/index.html"}
            ).data
        )
        for text in (b"a", b"a", b"b")
    )
    assert one == same
    assert one["files"].keys() == {"", "sok/"}
    assert one["version"] != other["version"]


def test_the_list_for_a_copy() -> None:
    file = offline_list({"om/index.html": b"om", "index.html": b"hem!", "b.txt": b"b"}, {"om/index.html", "index.html"})
    files = {"": hashed(b"hem!"), "om/": hashed(b"om")}
    assert file.path == "offline.json"
    assert file.data.decode() == (
        f'{{\n"version": "{hashed(json.dumps(files).encode())}",\n"bytes": 6,\n'
        f'"files": {{\n"": "{files[""]}",\n"om/": "{files["om/"]}"\n}}\n}}\n'
    )
    assert '"å/": ' in offline_list({"å/index.html": b""}, {"å/index.html"}).data.decode()
    assert hashed(b"") == "e3b0c44298fc1c14"


def test_nothing_is_stored_unless_asked_for_and_all_of_it_goes(context: BrowserContext, whole: Published) -> None:
    page = context.new_page()
    page.goto(f"{whole.address}offline/")
    expect(page.get_by_text("Kopian tar ungefär")).to_contain_text("MB")
    assert page.evaluate(KEPT) == NOTHING
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text("Kopian stämde med webbplatsen")).to_be_visible(timeout=LONG)
    assert page.evaluate(KEPT) == NOTHING | {"caches": 2, "workers": 1}
    page.reload()
    page.get_by_role("button", name=REMOVE).click()
    expect(page.get_by_text("Borttagen.")).to_be_visible()
    page.goto(whole.address)
    assert page.evaluate(KEPT) == NOTHING


def test_without_network_pages_and_search_work_and_say_how_old_they_are(
    context: BrowserContext, host: Published
) -> None:
    page = saved(context, host)
    page.goto(host.address)
    assert page.get_by_text("Sparad kopia från").count() == 0
    host.stop()
    page.goto(f"{host.address}om/")
    expect(page.get_by_text("Sparad kopia från")).to_be_visible()
    assert page.get_by_role("heading", level=1).inner_text() == "Om handboken"
    box = page.get_by_role("combobox", name="Sök i handboken")
    box.press_sequentially("grooming")
    page.locator(".sok-option").first.wait_for()
    page.locator(".sok-option").first.click()
    expect(page.get_by_text("Sparad kopia från")).to_be_visible()
    page.goto(f"{host.address}sok/?q=sekretess")
    page.locator("a.sok-hit__title").first.wait_for()
    page.goto(f"{host.address}lagar/index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{host.address}finns-inte/")
    expect(page.get_by_text("Sidan finns inte i din sparade kopia från")).to_be_visible()
    host.start()
    page.goto(f"{host.address}om/")
    assert page.get_by_text("Sparad kopia från").count() == 0


def test_with_network_the_newest_page_shows_and_the_copy_follows(context: BrowserContext, host: Published) -> None:
    page = saved(context, host)
    host.change("om/index.html", "<h1", '<p id="nytt">Nytt i dag</p><h1')
    page.goto(f"{host.address}om/")
    expect(page.get_by_text("Nytt i dag")).to_be_visible()
    assert page.evaluate("async () => (await caches.keys()).length") == 2
    page.evaluate(AGE_THE_COPY)
    host.asked.clear()
    page.goto(host.address)
    deadline = time.monotonic() + LONG / 1000
    while page.evaluate(WHEN_SAVED) < "2026":
        assert time.monotonic() < deadline, "the copy does not follow"
        page.wait_for_timeout(100)
    assert sum(path == "/handboken/om/" for path in host.asked) == 1
    assert sum(path.startswith("/handboken/lagar/") for path in host.asked) == 0, "only what is new is fetched"
    assert page.evaluate("async () => (await caches.keys()).length") == 2
    host.stop()
    page.goto(f"{host.address}om/")
    expect(page.get_by_text("Nytt i dag")).to_be_visible()
    host.start()


def test_what_the_copy_does_not_have_waits_for_a_slow_network(context: BrowserContext, host: Published) -> None:
    host.change("sw.js", PATIENCE, f"const PATIENCE = {LESS};")
    page = saved(context, host)
    page.goto(host.address)
    host.slow = "/handboken/data/laws.json"
    assert page.evaluate("async () => (await fetch('data/laws.json')).status") == 200


def test_an_old_copy_says_its_age(context: BrowserContext, host: Published) -> None:
    page = saved(context, host)
    page.evaluate(AGE_THE_COPY)
    host.stop()
    page.goto(f"{host.address}om/")
    expect(page.get_by_text("Sparad kopia från 2 januari 2025")).to_be_visible()
    host.start()


def test_a_build_that_changes_while_it_is_saved_never_makes_a_mixed_copy(
    context: BrowserContext, host: Published
) -> None:
    site = host.folder / "handboken"
    page_file = site / "om/index.html"
    whole = page_file.read_text("utf-8")
    page_file.write_text(whole.replace("<h1", "<h1 class=other"), "utf-8")
    page = context.new_page()
    page.goto(f"{host.address}offline/")
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("Kopian blev inte färdig")).to_be_visible(timeout=LONG)
    host.asked.clear()
    page_file.write_text(whole, "utf-8")
    page.get_by_role("button", name="Försök igen").click()
    expect(page.get_by_text("Kopian stämde med webbplatsen")).to_be_visible(timeout=LONG)
    assert "/handboken/offline.json" in host.asked


def test_a_network_that_dies_mid_visit_takes_nothing_from_a_page_that_is_open(
    browser: Browser, site: str, built: Path
) -> None:
    """It dies when the rest of the search has come, which loads once the browser has nothing else to do."""
    context = browser.new_context()
    page = context.new_page()
    rest = {file.name for file in (built / "assets/search/data").iterdir()}
    page.on("requestfinished", lambda request: rest.discard(urlsplit(request.url).path.rpartition("/")[2]))
    page.goto(f"{site}/materialval/", wait_until="networkidle")
    page.get_by_role("combobox", name="Sök i handboken").press_sequentially("groo")
    page.locator(".sok-option").first.wait_for()
    while rest:
        page.wait_for_event("requestfinished", timeout=LONG)
    context.set_offline(True)
    before = page.locator("form.filter + [role=status]").inner_text()
    page.locator("form.filter select").first.select_option(index=1)
    expect(page.locator("form.filter + [role=status]")).not_to_have_text(before)
    box = page.get_by_role("combobox", name="Sök i handboken")
    box.fill("")
    box.press_sequentially("sekretess")
    page.locator(".sok-option").first.wait_for()
    page.keyboard.press("Escape")
    assert box.input_value() == "sekretess"
    assert page.get_by_role("heading", level=1).is_visible()
    context.close()


ASKED = {
    "": "",
    "//": "",
    "index.html": "",
    "om": "om/",
    "om/": "om/",
    "//om": "om/",
    "sok//?q=112": "sok/",
    "sok?q=112": "sok/",
    "lagar/lvu": "lagar/lvu/",
    "lagar//lvu/": "lagar/lvu/",
    "lagar/lvu/index.html": "lagar/lvu/",
    "finns-inte": "offline/?saknas",
    "finns-inte/": "offline/?saknas",
    "lagar/finns-inte": "offline/?saknas",
    "lagar/finns-inte/": "offline/?saknas",
    "//lagar//finns/inte/": "offline/?saknas",
}


def test_without_network_each_address_leads_to_the_right_one_with_its_style(
    context: BrowserContext, host: Published
) -> None:
    page = saved(context, host)
    host.stop()
    for asked, right in ASKED.items():
        page.goto(f"{host.address}{asked}")
        assert page.url == f"{host.address}{right}", asked
        assert page.locator("article .admonition-title").first.is_visible(), asked
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).display") != "", asked
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 10, asked
    host.start()


def test_what_one_tab_removes_is_gone_for_the_other(context: BrowserContext, host: Published) -> None:
    one = saved(context, host)
    other = context.new_page()
    other.goto(f"{host.address}offline/")
    other.get_by_role("button", name=REMOVE).wait_for()
    one.get_by_role("button", name=REMOVE).click()
    expect(one.get_by_text("Borttagen.")).to_be_visible()
    expect(other.get_by_text("Borttagen.")).to_be_visible()
    other.get_by_role("button", name=SAVE).click()
    expect(other.get_by_text("Kopian stämde med webbplatsen")).to_be_visible(timeout=LONG)
    other.get_by_role("button", name=REMOVE).click()
    expect(other.get_by_text("Borttagen.")).to_be_visible()
    assert other.evaluate(KEPT) == NOTHING
