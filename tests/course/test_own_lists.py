"""Lists of a reader's own: what an address says, and what is made of it, read back by programs that are not ours."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import markdown
import pytest
import segno

from asking import asked_through
from handbook.site.answers import Call
from site_reader import Reader

COURSE: dict[str, Any] = {
    "title": "Kurs <1> & *mer*",
    "address": "https://handboken.se/kurser/egen/#kurs:s=lagar/x/&n=%C3%A5",
    "lines": ["Mål: allt."],
    "parts": [
        {"title": "Lag (2025:400) [ny]", "address": "https://handboken.se/lagar/x/", "lines": ["Läs först.", "Fråga?"]},
        {"title": "Vägledning", "address": "https://handboken.se/vagledning/y/", "lines": []},
    ],
}


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """Return what calls the functions of ``inside.js``."""
    with asked_through(Path(__file__).with_name("inside.js")) as found:
        yield found


def a_list(*addresses: str, title: str = "", note: str = "", edition: str = "") -> dict[str, Any]:
    return {"title": title, "edition": edition, "parts": [{"address": address, "note": note} for address in addresses]}


@pytest.mark.parametrize(
    ("given", "anchor", "wanted"),
    [
        (a_list(), "", ""),
        (a_list(), "steg-1", "#steg-1"),
        (a_list("lagar/x/"), "", "#kurs:s=lagar/x/"),
        (a_list("lagar/x/", "om/", title="Å & b=c"), "steg-1", "#steg-1kurs:t=%C3%85%20%26%20b%3Dc&s=lagar/x/&s=om/"),
        (a_list("om/", edition="2026-11-28", title="A"), "", "#kurs:t=A&u=2026-11-28&s=om/"),
        (a_list(edition="2026-11-28"), "", ""),
        (a_list("om/", note="rad 1\nrad 2#?"), "", "#kurs:s=om/&n=rad%201%0Arad%202%23%3F"),
    ],
)
def test_a_list_is_the_end_of_an_address_and_is_read_back(
    call: Call, given: dict[str, Any], anchor: str, wanted: str
) -> None:
    assert call("writtenList", given, anchor) == wanted
    kept = given if given["parts"] else a_list()
    assert call("readHash", wanted) == {"anchor": anchor, "list": kept, "left": 0}


@pytest.mark.parametrize(
    ("given", "addresses"),
    [
        ("#kurs:s=https://elak.example/", []),
        ("#kurs:s=//elak.example/", []),
        ("#kurs:s=javascript:alert(1)", []),
        ("#kurs:s=../om/&s=om", []),
        ("#kurs:s=%ZZ&s=om/", ["om/"]),
        ("#kurs:n=anteckning&x=1&s=om/&s", ["om/"]),
        ("kurs:s=a/b/", ["a/b/"]),
        ("#kurs:" + "&".join(["s=om/"] * 100), ["om/"] * 40),
        ("#avsnitt", []),
        ("#kurs%3As=lagar%2Fx%2F&n=%2526", ["lagar/x/"]),
        ("#kurs%3as%3Dlagar%2Fx%2F%26s%3Dom%2F", ["lagar/x/", "om/"]),
    ],
)
def test_only_pages_of_the_handbook_can_be_in_a_list(call: Call, given: str, addresses: list[str]) -> None:
    assert [part["address"] for part in call("readHash", given)["list"]["parts"]] == addresses


def test_what_others_wrote_with_plus_for_space_is_read(call: Call) -> None:
    read = call("readHash", "#kurs:t=En+kurs&s=om/&n=" + "a" * 900)["list"]
    assert (read["title"], len(read["parts"][0]["note"])) == ("En kurs", 500)


def test_a_list_of_two_hundred_pages_is_cut_and_says_how_many_are_left(call: Call) -> None:
    read = call("readHash", "#kurs:s=om/&n=f%C3%B6rst&" + "&".join(f"s=a{at}/&n=nr {at}" for at in range(199)))
    assert (len(read["list"]["parts"]), read["left"]) == (40, 160)
    assert [part["note"] for part in read["list"]["parts"]] == ["först", *(f"nr {at}" for at in range(39))]


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ("#kurs:s=om/&n=a=b=c", "a=b=c"),
        ("#kurs:s=om/&n=a%00b%1Bc%EF%BF%BEd%0Ae%09f", "a b c d\ne\tf"),
        ("#kurs:s=om/&n=kurs:s=x", "kurs:s=x"),
        ("#kurs%3As%3Dom%2F%26n%3Da%2526b", "a&b"),
        ("#kurs:s=om/&s=http://x/&n=om en sida som inte finns i listan", ""),
        ("#kurs:s=om/&constructor=1&toString=2", ""),
    ],
)
def test_a_note_belongs_to_the_page_before_it(call: Call, given: str, note: str) -> None:
    assert [part["note"] for part in call("readHash", given)["list"]["parts"]] == [note]


def test_what_is_too_long_is_cut_between_two_signs(call: Call) -> None:
    read = call("readHash", "#kurs:s=om/&n=" + "a" * 499 + "\U0001f600" * 3)["list"]
    assert read["parts"][0]["note"] == "a" * 499 + "\U0001f600"
    assert call("writtenList", read, "").endswith("a%F0%9F%98%80")


def test_what_is_no_day_is_no_edition(call: Call) -> None:
    assert call("readHash", "#kurs:u=%3Cb%3E&s=om/")["list"]["edition"] == ""


def test_a_page_is_added_once_and_to_no_full_list(call: Call) -> None:
    one = call("withOne", a_list(), "om/")
    assert one == call("withOne", one, "om/") == a_list("om/")
    full = a_list(*(f"a{number}/" for number in range(40)))
    assert call("withOne", full, "om/") == full
    assert call("withOne", one, "https://x/") == one


@pytest.mark.parametrize(
    ("start", "end", "order"), [(0, 1, "bac"), (2, 0, "cab"), (0, -1, "abc"), (1, 9, "acb"), (7, 0, "abc")]
)
def test_a_page_is_moved(call: Call, start: int, end: int, order: str) -> None:
    moved = call("movedTo", a_list("a/", "b/", "c/"), start, end)
    assert "".join(part["address"][0] for part in moved["parts"]) == order


FULL = """
14 26 42 62 84 106 122 152 180 213 251 287 331 362 412 450 504 560 624 666
711 779 857 911 997 1059 1125 1190 1264 1370 1452 1538 1628 1722 1809 1911 1989 2099 2213 2331
"""
"""How many bytes a code of each size holds at most. No two programs fill up a code that is full otherwise."""


@pytest.mark.parametrize("length", [int(length) for length in FULL.split()])
def test_a_code_is_the_one_that_another_program_makes(call: Call, length: int) -> None:
    said = ("https://handboken.se/kurser/egen/#kurs:" + "s=lagar/x/&" * 300)[:length]
    other = segno.make_qr(said, error="m", mask=0, mode="byte", boost_error=False)
    assert call("code", said) == [[bool(cell) for cell in row] for row in other.matrix]


def test_a_code_that_is_not_full_is_filled_as_the_standard_has_it(call: Call) -> None:
    rows = call("code", "h")
    size = len(rows)
    free = [(x, y) for x in range(size) for y in range(size) if 8 < x < size - 8 and y != 6]
    columns = [(right, right - 1) for right in range(size - 1, 8, -2)]
    said = []
    for number, pair in enumerate(columns):
        for y in reversed(range(size)) if number % 2 == 0 else range(size):
            said += [rows[y][x] != ((x + y) % 2 == 0) for x in pair if y > 8 or (x, y) in free]
    data = [sum(bit << (7 - at) for at, bit in enumerate(said[start : start + 8])) for start in range(0, 128, 8)]
    assert data == [0x40, 0x16, 0x80, *([0xEC, 0x11] * 6), 0xEC]


def test_what_no_code_can_hold(call: Call) -> None:
    assert call("code", "a" * 2332) is None


def test_texts_to_paste(call: Call) -> None:
    texts = call("texts", COURSE)
    assert texts["text"].splitlines()[:8] == [
        "Kurs <1> & *mer*",
        "",
        "Mål: allt.",
        "",
        "1. Lag (2025:400) [ny]",
        "   https://handboken.se/lagar/x/",
        "   Läs först.",
        "   Fråga?",
    ]
    links = ["https://handboken.se/lagar/x/", "https://handboken.se/vagledning/y/", COURSE["address"]]
    for made in (texts["html"], markdown.markdown(texts["markdown"])):
        read = Reader(made)
        assert [link["href"] for link in read.named("a")] == links
        assert len(list(read.named("li"))) == 2
        assert not list(read.named("script", "iframe", "style", "em"))
        assert "Kurs &lt;1&gt; &amp; *mer*" in made


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "<b>fet</b>", "a & b <!-- c -->", "&lt;b&gt; `kod` [x](y)"]
)
def test_what_is_typed_is_no_markup_wherever_it_is_pasted(call: Call, words: str) -> None:
    part = {"title": words, "address": "https://handboken.se/a/", "lines": [words]}
    made = call("texts", {"title": words, "address": "https://handboken.se/b/", "lines": [words], "parts": [part]})
    for text in (made["html"], markdown.markdown(made["markdown"])):
        read = Reader(text)
        assert {tag for tag, _ in read.tags} <= {"h1", "h2", "p", "ol", "li", "a", "br"}
        assert [link["href"] for link in read.named("a")] == [part["address"], "https://handboken.se/b/"]


def test_a_zip_is_read_by_others_and_is_the_same_each_time(call: Call) -> None:
    files = [["imsmanifest.xml", "<a>å</a>"], ["mapp/b.txt", ""], ["c.txt", "\U0001f600" * 3]]
    data = bytes(call("zipped", files))
    assert data == bytes(call("zipped", files))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [[info.filename, archive.read(info).decode()] for info in archive.infolist()] == files
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


IMS = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
LINK = "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}"


def test_a_cartridge_holds_what_its_manifest_names_and_nothing_else(call: Call) -> None:
    with zipfile.ZipFile(io.BytesIO(bytes(call("packed", COURSE)))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    manifest = ET.fromstring(files["imsmanifest.xml"])
    assert manifest.findtext(f"{IMS}metadata/{IMS}schemaversion") == "1.1.0"
    (organization,) = manifest.iter(f"{IMS}organization")
    assert organization.get("structure") == "rooted-hierarchy"
    (root,) = organization.findall(f"{IMS}item")
    assert root.find(f"{IMS}title") is None
    resources = {it.get("identifier"): it for it in manifest.iter(f"{IMS}resource")}
    shown = [(it.findtext(f"{IMS}title"), resources[it.get("identifierref")]) for it in root.findall(f"{IMS}item")]
    assert [title for title, _ in shown] == ["Om kursen", *(part["title"] for part in COURSE["parts"])]
    named = [file.get("href") or "" for it in resources.values() for file in it.findall(f"{IMS}file")]
    assert sorted(named) == sorted(set(files) - {"imsmanifest.xml"})
    for part, (_, resource) in zip(COURSE["parts"], shown[1:], strict=True):
        assert resource.get("type") == "imswl_xmlv1p1"
        assert resource.get("href") is None
        (file,) = resource.findall(f"{IMS}file")
        link = ET.fromstring(files[file.get("href") or ""])
        assert (link.tag, link.findtext(f"{LINK}title")) == (f"{LINK}webLink", part["title"])
        url = link.find(f"{LINK}url")
        assert url is not None
        assert url.get("href") == part["address"]
    page = Reader(files["om-kursen.html"])
    assert not list(page.named("script", "iframe", "object", "style", "link"))
