"""When the engine is done: what nobody declared goes, modules become one, and the lists of files are made."""

import gzip
import json

import pytest

from handbook.catalog.catalog import Catalog
from handbook.file import File
from handbook.site.after_engine import WHOLE, finishing, unused
from handbook.site.bundle import bundle
from handbook.site.outputs import Output
from handbook.site.settings import Settings
from handbook.site.site import Site
from handbook.site.sitemap import sitemap, sitemaps

MODULES = {
    WHOLE: b'import "./box.js";\nimport "../other.js";\n',
    "assets/search/box.js": b'import "../other.js";\n',
    "assets/other.js": b"a();\n",
}
BUILT = {**MODULES, "index.html": b"<p>", "assets/javascripts/bundle.js": b"x", "data/a.csv": b"a"}
HEAD = b"<?xml version='1.0' encoding='utf-8'?>\n"
MAP = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">%s</urlset>'


def site(**declared: Output) -> Site:
    given = Output(name="a", files=lambda _: [File(path, b"") for path in MODULES], media_type="text/javascript")
    outputs = (given, *declared.values())
    ledger = {"gammal/": "om/", "borta/": "finns-inte/"}
    return Site(Catalog((), {}, {}), {"om.md": b"# Om"}, ledger, Settings("https://a.example/å/"), outputs=outputs)


def output(path: str, *, offline: bool = True, in_sitemap: bool = False) -> Output:
    return Output(
        name=path,
        files=lambda _: [File(path, b"")],
        media_type="text/plain",
        offline=offline,
        in_sitemap=in_sitemap,
    )


def test_what_nobody_declares_and_what_is_bundled_goes() -> None:
    assert list(unused(BUILT, {"index.html", *MODULES})) == [
        "assets/search/box.js",
        "assets/other.js",
        "assets/javascripts/bundle.js",
        "data/a.csv",
    ]


def test_modules_are_one_and_the_list_of_the_copy_holds_what_is_left() -> None:
    declared = site(csv=output("data/a.csv", offline=False))
    found = {file.path: file.data for file in finishing(BUILT, declared)}
    whole = bundle(WHOLE, BUILT, "import.meta.url")
    assert found[WHOLE] == whole
    assert set(found) == {WHOLE, "offline.json"}
    listed = json.loads(found["offline.json"])
    assert set(listed["files"]) == {"", WHOLE}
    assert listed["bytes"] == len(whole) + len(b"<p>")


def test_what_hosts_and_search_engines_look_for_is_made_if_there_is_something_to_make_it_of() -> None:
    built = {**BUILT, "sitemap.xml": MAP % b"", "security.txt": b"Contact: x"}
    found = {file.path: file.data for file in finishing(built, site())}
    assert found[".well-known/security.txt"] == b"Contact: x"
    assert found["sitemap.xml"] == sitemap(MAP % b"", site())
    assert set(found) == {WHOLE, "offline.json", "sitemap.xml", "sitemap.xml.gz", ".well-known/security.txt"}


def place(path: str) -> bytes:
    return f"<url><loc>https://a.example/å/{path}</loc></url>".encode()


def test_the_map_leaves_out_what_only_leads_on_and_takes_what_asks_to_be_in_it() -> None:
    declared = site(one=output("data/a.json", in_sitemap=True), other=output("b.txt"))
    found = sitemap(MAP % (place("") + place("gammal/") + place("borta/")), declared)
    assert found == HEAD + MAP % (place("") + place("borta/") + place("data/a.json")) + b"\n"


def test_the_packed_map_is_the_same_map_without_name_or_time() -> None:
    one, other = sitemaps(MAP % place(""), site())
    assert (one.path, other.path) == ("sitemap.xml", "sitemap.xml.gz")
    assert gzip.decompress(other.data) == one.data
    assert other.data[3:8] == b"\0" * 5  # no name, and the beginning of time


@pytest.mark.parametrize("moved", [True, False])
def test_a_page_that_leads_on_is_known_by_its_whole_address(*, moved: bool) -> None:
    url = place("gammal/") if moved else place("inte/gammal/")
    assert (url in sitemap(MAP % url, site())) is not moved
