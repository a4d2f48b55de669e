"""The copy that opens from a disk: whole, the same each time, and working in Chromium without any server."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.outputs.headers import POLICY
from handbook.site.engine import read_site
from handbook.site.site import Site
from handbook.site.zip_copy import DATA_SCRIPT, FOLDER, disk_files, packed, page_on_disk, to_file
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


def test_every_link_leads_to_a_file(folder: Path) -> None:
    files = {path.as_uri() for path in folder.rglob("*") if path.is_file()}
    dead = []
    for path in folder.rglob("*.html"):
        reader = Reader(path.read_text("utf-8"))
        tags = reader.named("a", "link", "script", "img", "form")
        for written in {tag.get("href") or tag.get("src") or tag.get("action") or "" for tag in tags}:
            url = urljoin(path.as_uri(), written).partition("#")[0].partition("?")[0]
            if url.startswith("file:") and url not in files:
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
    box.fill("orosanmälan")  # at once: what is suggested changes with each letter, and a click may fall between
    page.locator("[role=option][href$='/begrepp/anmalningsskyldighet/index.html']").click()
    page.wait_for_url("**/begrepp/anmalningsskyldighet/index.html")
    assert Path(unquote(urlsplit(page.url).path)).is_file()
    expect(page.get_by_role("heading", level=1)).to_contain_text("orosanmälan")


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
    page.get_by_label("Språk").select_option(index=1)
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
        ("mailto:a@b.se/", "mailto:a@b.se/"),
        ("//annan.se/", "//annan.se/"),
        ("../om//", "../om/index.html"),
    ],
)
def test_links_to_folders_become_links_to_files(link: str, file: str) -> None:
    assert to_file(link) == file


PAGE = """<head><meta content="{policy}">
<link rel="manifest" href="../manifest.webmanifest">
    <link rel="modulepreload" href="../assets/a.js">
<link rel="stylesheet" href="../assets/a.css"><script src="../assets/one.js" type="module"></script>
<script src="../assets/two.js" type="module" async></script></head><a data-href="om/" href="../om/">Om</a>"""
ON_DISK = """<head><meta content="{policy}">
<link rel="stylesheet" href="../assets/a.css"><script src="../assets/search/data.js" defer></script>\
<script src="../assets/one.js" defer></script>
<script src="../assets/two.js" defer></script></head><a data-href="om/" href="../om/index.html">Om</a>"""


def test_a_page_on_disk() -> None:
    policy = POLICY.replace("'self'", "'self' file:")
    assert page_on_disk(PAGE.format(policy=POLICY), "lagar/index.html") == ON_DISK.format(policy=policy)
    script = '<script src="a.js" type="module" blocking="render"></script>'
    data = '<script src="assets/search/data.js" defer></script>'
    assert page_on_disk(script, "index.html") == f'{data}<script src="a.js" defer></script>'


def test_the_files_of_a_copy_and_their_order() -> None:
    script = b'<script src="../assets/main.js" type="module"></script>'
    site = {
        "b/index.html": script,
        "a/index.html": script,
        "assets/main.js": b'import { a } from "./part.js";\na();\n',
        "assets/part.js": b"export const a = () => 1;\n",
        "assets/search/data/head.json": b"{}",
        "script.js": b"x()",
        "assets/a.css": b"a{}",
    }
    files = list(disk_files(site))
    assert [file.path for file in files] == [
        *("a/index.html", "b/index.html", "assets/main.js", "assets/search/data.js", "las-mig.txt"),
        *("assets/a.css", "script.js"),
    ]
    found = {file.path: file.data for file in files}
    assert found["assets/search/data.js"] == b'globalThis.handbookSearchData = {"head.json": "{}"};\n'
    assert b"()=>1" in found["assets/main.js"]
    text = found["las-mig.txt"].decode()
    assert text.startswith("\ufeffBarnskyddshandboken utan nät\r\n\r\n1. Packa upp hela mappen.\r\n2. ")
    assert text.count("\n") == text.count("\r\n")


def test_the_zip_holds_the_taken_files_in_one_folder_and_no_time() -> None:
    site = {"index.html": b"a", "data/a.csv": b"b", "assets/a.svg": b"c"}
    data = packed(site, {"index.html", "assets/a.svg"})
    assert data == packed(dict(reversed(site.items())), {"index.html", "assets/a.svg"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = archive.infolist()
        assert archive.read(f"{FOLDER}/assets/a.svg") == b"c"
    assert [it.filename.removeprefix(f"{FOLDER}/") for it in found] == [
        "index.html",
        "assets/search/data.js",
        "las-mig.txt",
        "assets/a.svg",
    ]
    assert {(it.compress_type, it.external_attr, it.create_system, it.date_time) for it in found} == {
        (zipfile.ZIP_DEFLATED, 0o644 << 16, 3, (1980, 1, 1, 0, 0, 0))
    }
