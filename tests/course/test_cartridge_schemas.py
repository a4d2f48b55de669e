"""Cartridges by the schemas of IMS and the rules in them, read by libxml2: of every course, and of odd lists."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, isoschematron

from handbook.outputs.course import Place, courses
from handbook.site.answers import Call, running
from handbook.site.site import Site
from places import ROOT

VENDOR = Path(__file__).with_name("vendor")
CARTRIDGE = "docs/assets/course/cartridge.js"
ODD: dict[str, Any] = {
    "title": "”Kurs” <1> & 'mer' \U0001f600\n\tåäö",
    "address": "https://handboken.se/kurser/egen/#kurs:t=%C3%A5&s=lagar/x/&n=%3Cscript%3E",
    "lines": ["<script>alert(1)</script>", "]]> & <!-- -->"],
    "parts": [
        {
            "title": "<b> & ”x” ]]>\x00\x1b\ufffe",
            "address": "https://handboken.se/lagar/x/?a=1&b=2#c",
            "lines": ["\x0b\x00 rad"],
        },
        {"title": "Två", "address": "https://handboken.se/om/", "lines": []},
    ],
}


def parsed(name: str) -> Any:
    return etree.parse(VENDOR / name)


@pytest.fixture(scope="module")
def manifest() -> tuple[Any, Any]:
    """Return the schema of a manifest, and the rules that are written in it."""
    written = parsed("ccv1p1_imscp_v1p2_v1p0.xsd")
    # Its own title stands before the prefixes: older than the order that the standard came to have.
    return etree.XMLSchema(written), isoschematron.Schematron(written, validate_schema=False)


@pytest.fixture(scope="module")
def link() -> Any:
    """Return the schema of a link."""
    return etree.XMLSchema(parsed("ccv1p1_imswl_v1p1.xsd"))


@pytest.fixture(scope="module")
def call() -> Iterator[Call]:
    """Return what calls the module that packs cartridges."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "docs/assets/course").glob("*.js")
    }
    with running(CARTRIDGE, files) as found:
        yield found


def held(call: Call, course: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of a cartridge."""
    with zipfile.ZipFile(io.BytesIO(bytes(call("cartridge", course)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(files: dict[str, bytes], manifest: tuple[Any, Any], link: Any) -> None:
    """Fail if a file of a cartridge breaks its schema or a rule in it."""
    schema, rules = manifest
    document = etree.fromstring(files["imsmanifest.xml"])
    schema.assertValid(document)
    rules.assertValid(document)
    links = [name for name in files if name.startswith("sida-")]
    assert links
    for name in links:
        link.assertValid(etree.fromstring(files[name]))


def test_every_course_of_the_handbook(handbook: Site, call: Call, manifest: tuple[Any, Any], link: Any) -> None:
    found = list(courses(Place(handbook.catalog, "https://handboken.se/", str)))
    assert len(found) >= 6
    for course in found:
        files = held(call, {**course.plain})
        check(files, manifest, link)
        page = etree.fromstring(files["om-kursen.html"], etree.HTMLParser(encoding="utf-8"))
        assert [link.get("href") for link in page.iter("a")][-1] == course.address
        assert not [it for tag in ("script", "iframe", "object", "embed", "link", "form") for it in page.iter(tag)]
        numbers = [line for line in course.numbers if line not in files["om-kursen.html"].decode()]
        assert numbers == []


def test_odd_words_break_nothing(call: Call, manifest: tuple[Any, Any], link: Any) -> None:
    files = held(call, ODD)
    check(files, manifest, link)
    page = etree.fromstring(files["om-kursen.html"], etree.HTMLParser(encoding="utf-8"))
    assert list(page.iter("script")) == []


def test_the_schemas_and_rules_find_faults(call: Call, manifest: tuple[Any, Any], link: Any) -> None:
    files = held(call, ODD)
    for old, new in (
        (b'<item identifier="root">', b'<item identifier="root"><title>x</title>'),
        (b'type="imswl_xmlv1p1">', b'type="imswl_xmlv1p1" href="x">'),
        (b"1.1.0", b"1.3.0"),
    ):
        assert old in files["imsmanifest.xml"]
        with pytest.raises(etree.DocumentInvalid):
            check(files | {"imsmanifest.xml": files["imsmanifest.xml"].replace(old, new, 1)}, manifest, link)
    with pytest.raises(etree.DocumentInvalid):
        check(files | {"sida-1.xml": files["sida-1.xml"].replace(b" href=", b" src=")}, manifest, link)
