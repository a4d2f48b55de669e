"""The copy that opens from a disk: whole, the same each time, and working in Chromium without any server."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.site.bundle import UnknownModuleError, bundle
from handbook.site.engine import read_site
from handbook.site.site import Site
from handbook.site.zip_copy import DATA_SCRIPT, FOLDER, packed, to_file
from site_reader import Reader


@pytest.fixture(scope="module")
def folder(built: Path, handbook: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the real handbook and unpack it in a folder with a name that is not easy."""
    place = tmp_path_factory.mktemp("Mina filer & åäö")
    with zipfile.ZipFile(io.BytesIO(packed(read_site(built), handbook.paths(on_disk=True)))) as archive:
        archive.extractall(place)
    return place / FOLDER


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Open the copy's first page, and fail if the console had anything to say."""
    context = browser.new_context()
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto((folder / "index.html").as_uri())
    yield opened
    context.close()
    assert faults == []


def test_the_zip_is_the_same_for_the_same_site(built: Path, handbook: Site) -> None:
    site, taken = read_site(built), handbook.paths(on_disk=True)
    assert packed(site, taken) == packed(dict(reversed(site.items())), taken)


def test_every_link_leads_to_a_file(folder: Path) -> None:
    dead = []
    for path in folder.rglob("*.html"):
        reader = Reader(path.read_text("utf-8"))
        for attributes in reader.named("a", "link", "script", "img", "form"):
            written = attributes.get("href") or attributes.get("src") or attributes.get("action") or ""
            url = urlsplit(urljoin(path.as_uri(), written))
            if url.scheme == "file" and not Path(unquote(url.path)).is_file():
                dead.append(f"{path.relative_to(folder)}: {written}")
    assert dead == []


def test_a_link_leads_on_and_back_home(page: Page) -> None:
    page.get_by_role("link", name="Om handboken").first.click()
    page.wait_for_url("**/om/index.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Om handboken"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.locator(".md-header__name").click()
    page.wait_for_url(f"**/{FOLDER}/index.html")


def test_the_box_suggests_and_leads_to_the_page(page: Page) -> None:
    box = page.get_by_role("combobox", name="Sök i handboken")
    box.press_sequentially("orosanmälan")
    page.get_by_role("option").first.wait_for()
    address = page.get_by_role("option").first.get_attribute("href") or ""
    assert Path(unquote(urlsplit(address).path)).is_file()
    page.get_by_role("option").first.click()
    page.wait_for_url(address)


def test_the_search_page_answers_and_keeps_the_search(page: Page) -> None:
    page.get_by_role("combobox", name="Sök i handboken").press_sequentially("grooming")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/index.html")
    hits = page.locator("a.sok-hit__title")
    hits.first.wait_for()
    assert Path(unquote(urlsplit(hits.first.get_attribute("href") or "").path)).is_file()
    page.get_by_label("Sök i handboken").fill("sekretess")
    expect(page.locator(".sok-status")).to_contain_text("”sekretess”")
    page.reload()
    expect(page.locator(".sok-status")).to_contain_text("”sekretess”")


def test_material_can_be_filtered(page: Page, folder: Path) -> None:
    page.goto((folder / "materialval/index.html").as_uri())
    status = page.locator("form.filter + [role=status]")
    before = status.inner_text()
    page.locator("form.filter select").first.select_option(index=1)
    expect(status).not_to_have_text(before)
    expect(status).to_have_text(re.compile(r"^Visar \d+ av \d+ material\.$"))


def test_the_data_are_one_script(folder: Path) -> None:
    text = (folder / DATA_SCRIPT).read_text("utf-8")
    assert text.startswith("globalThis.handbookSearchData = {")
    assert not (folder / "assets/search/data").exists()
    assert not (folder / "sw.js").exists()


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("../om/", "../om/index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../sok/?q=a#b", "../sok/index.html?q=a#b"),
        ("#rubrik", "#rubrik"),
        ("?q=a", "?q=a"),
        ("../data/laws.json", "../data/laws.json"),
        ("tel:112", "tel:112"),
        ("https://www.riksdagen.se/", "https://www.riksdagen.se/"),
    ],
)
def test_links_to_folders_become_links_to_files(link: str, file: str) -> None:
    assert to_file(link) == file


def test_a_bundle_runs_each_module_once_and_later_ones_later(browser: Browser, tmp_path: Path) -> None:
    files = {
        "a/main.js": b'import {\n  log as say,\n  Thing,\n} from "./part.js";\nimport "../b.js";\n'
        b'say(`main ${new Thing().name}`);\nimport("./late.js").then(({ word }) => say(word));\n',
        "a/part.js": b'import "../b.js";\nglobalThis.seen ??= [];\nexport const log = (text) => seen.push(text);\n'
        b'log("part");\nexport class Thing {\n  name = "thing";\n}\n',
        "a/late.js": b'import { log } from "./part.js";\nexport async function never() {}\nlog("late");\n'
        b'export const word = new URL("x", import.meta.url).pathname.split("/").slice(-2).join("/");\n',
        "b.js": b'globalThis.seen = ["b"];\n',
    }
    (tmp_path / "a").mkdir()
    (tmp_path / "a/main.js").write_bytes(bundle("a/main.js", files))
    (tmp_path / "index.html").write_text('<script src="a/main.js"></script>', "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.wait_for_function("seen.length === 5")
    assert page.evaluate("seen") == ["b", "part", "main thing", "late", "a/x"]
    page.close()


@pytest.mark.parametrize(
    "text",
    [
        b'import all from "./b.js";\n',
        b"export default 1;\n",
        b'export { a } from "./b.js";\n',
        b"import(name);\n",
        b'import "./gone.js";\n',
    ],
)
def test_what_a_bundle_cannot_hold_is_refused(text: bytes) -> None:
    with pytest.raises(UnknownModuleError):
        bundle("a.js", {"a.js": text, "b.js": b""})
