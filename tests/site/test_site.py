"""The whole site before it is written: which pages, files and addresses it has, and what is wrong with them."""

from dataclasses import replace

import pytest
import yaml

from examples import law, text_of, understood
from handbook.content.owner import Owner
from handbook.file import File
from handbook.outputs.headers import POLICY
from handbook.pages.overviews import OVERVIEWS
from handbook.site.outputs import Output
from handbook.site.settings import Settings
from handbook.site.site import Site

OM = b"---\ntitle: Om\nsection: Om\n---\n# Om\n\nSe [[laws/anmalan-2025]].\n"
LATER = ("kopia.json",)
OUTPUTS = (
    Output(name="a", files=lambda _: [File("a.txt", b"a"), File("b.txt", b"b")], media_type="text/plain", listed=True),
    Output(name="inget", media_type="text/plain", listed=True, made_later=LATER, offline=False),
    Output(name="c", files=lambda _: [File("c.txt", b"c")], media_type="text/plain", on_disk=False, beside_engine=True),
    Output(name="vers", media_type="text/vers", linked_from="record", path="{address}vers.txt"),
    Output(name="mål", media_type="text/mal", linked_from="record", of_kind="goals", path="{address}mal.txt"),
    Output(name="lista", media_type="text/lista", linked_from="list", path="data/{kind}.txt"),
    Output(name="hem", media_type="text/hem", linked_from="home", path="hem.txt"),
)


def site(texts: dict[str, str] | None = None, **changes: object) -> Site:
    made = Site(understood(texts)[0], {"om.md": OM}, {"lagar/gammal/": "om/"}, outputs=OUTPUTS)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_every_address_once_the_hand_written_last() -> None:
    found = site().addresses
    assert len(set(found)) == len(found)
    assert found[0] == ""
    assert {"reformer/", "data/", "lagar/", "roller/skola/", "lagar/anmalan-2025/"} <= set(found)
    assert found[-1] == "om/"
    assert "lagar/gammal/" not in found
    made = [overview.address for overview in site().all_overviews]
    data = ("data/", "data/bygg-vidare/", "data/andringar/")
    assert made == [*(it.address for it in OVERVIEWS), "vem-ansvarar/", *data, "folj/"]


def test_the_page_about_data_names_every_file_of_what_is_listed() -> None:
    (page,) = (page for page in site().pages if page.address == "data/")
    assert (page.title, page.meta["description"]) == (
        "Handboken som data",
        "Du får hämta och återanvända alla poster. Filerna byggs av samma källor som sidorna.",
    )
    assert "- A: [a.txt](../a.txt), [b.txt](../b.txt).\n" in page.body
    assert "Inget" not in page.body
    assert "c.txt" not in page.body
    assert "Creative" not in page.body
    nav = site().nav.data.decode()
    assert nav.index('"Om": "om.md"') < nav.index('"Handboken som data": "data/index.md"')


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("", [{"path": "hem.txt", "type": "text/hem", "title": "hem"}]),
        ("lagar/", [{"path": "data/laws.txt", "type": "text/lista", "title": "lista"}]),
        ("lagar/anmalan-2025/", [{"path": "lagar/anmalan-2025/vers.txt", "type": "text/vers", "title": "vers"}]),
        (
            "mal/syfte-1/",
            [
                {"path": "mal/syfte-1/vers.txt", "type": "text/vers", "title": "vers"},
                {"path": "mal/syfte-1/mal.txt", "type": "text/mal", "title": "mål"},
            ],
        ),
        ("roller/skola/", None),
        ("roller/", None),
        ("reformer/", None),
    ],
)
def test_a_page_links_to_the_outputs_that_are_about_it(address: str, links: list[dict[str, str]] | None) -> None:
    (page,) = (page for page in site().pages if page.address == address)
    assert page.meta.get("alternates") == links


def test_an_output_is_made_once_when_it_is_asked_for() -> None:
    made = iter([[File("x", b"1")], [File("x", b"2")]])
    output = Output(name="x", files=lambda _: next(made), media_type="text/plain")
    whole = site(outputs=(output,))
    assert whole.files_of(output) == whole.files_of(output) == (File("x", b"1"),)


def test_what_the_engine_needs_and_what_is_made_beside_it() -> None:
    whole = site()
    paths = [file.path for file in whole.files]
    assert len(set(paths)) == len(paths)
    assert {"index.md", "om.md", "lagar/gammal.md", "a.txt", "b.txt"} <= set(paths)
    assert {file.path for file in whole.files_beside_engine} == {"c.txt"}
    text = {file.path: file.data.decode() for file in whole.files}
    assert "[Anmälan (19" in text["om.md"]
    assert "[Om](../om/index.md)" in text["lagar/gammal.md"]


@pytest.mark.parametrize(
    ("copy", "there"),
    [
        ({}, {"a.txt", "b.txt", "c.txt", *LATER}),
        ({"offline": True}, {"a.txt", "b.txt", "c.txt"}),
        ({"on_disk": True}, {"a.txt", "b.txt", *LATER}),
        ({"offline": True, "on_disk": True}, {"a.txt", "b.txt"}),
    ],
)
def test_the_files_of_the_site_and_of_its_copies(copy: dict[str, bool], there: set[str]) -> None:
    whole = site()
    pages = {f"{address}index.html" for address in (*whole.addresses, "lagar/gammal/")}
    for_editors = {"arbetslista/index.html"} if copy.get("offline") else set()
    assert whole.paths(**copy) == pages - for_editors | there


def test_what_the_engine_inherits() -> None:
    settings = Settings("https://a.example/", "https://git.example/x")
    told = yaml.safe_load(site(settings=settings).nav.data)
    assert set(told) == {"site_url", "extra", "nav"}
    assert told["site_url"] == "https://a.example/"
    assert told["extra"] == {
        "policy": POLICY,
        "repo": "https://git.example/x",
        "publisher": "",
        "answered": False,
        "licence": None,
        "urgent": {"fara": {"number": "112", "tel": "tel:112"}, "polis": {"number": "114\u00a014", "tel": "tel:11414"}},
    }


def test_every_page_is_told_who_publishes_and_on_which_terms() -> None:
    licence = {"name": "CC BY 4.0", "url": "https://a.example.org/"}
    settings = Settings(owner=Owner.model_validate({"publisher": "Myndigheten", "licence": licence}))
    extra = yaml.safe_load(site(settings=settings).nav.data)["extra"]
    assert (extra["publisher"], extra["licence"]) == ("Myndigheten", licence)
    assert not extra["answered"], "nobody can be written to"
    reached = Settings(owner=Owner.model_validate({"publisher": "Myndigheten", "contact": "a@example.org"}))
    assert yaml.safe_load(site(settings=reached).nav.data)["extra"]["answered"]
    (page,) = (page for page in site(settings=settings).pages if page.address == "data/")
    assert "enligt [CC BY 4.0](https://a.example.org/)" in page.body


def test_the_ledger_is_kept_and_grows() -> None:
    whole = site()
    assert whole.extended_ledger == {"lagar/gammal/": "om/"} | dict.fromkeys(whole.addresses[1:])
    assert list(whole.lost_addresses()) == []
    (lost,) = site(ledger={"lagar/borta/": None}).lost_addresses()
    assert lost.code == "lost-address"


@pytest.mark.parametrize(
    ("texts", "written", "found"),
    [
        ({}, {"om.md": OM}, []),
        ({}, {"om.md": b"[[laws/borta]]"}, [("dead-link", "docs/om.md")]),
        ({"laws/om": law("Om")}, {"lagar/om.md": b"x"}, [("same-address", "docs/lagar/om.md")]),
        ({}, {"lagar/index.md": b"x"}, [("same-address", "docs/lagar/index.md")]),
        ({"laws/x": law("X", "body: |\n  ### Fakta")}, {}, [("same-heading", "content/laws/x.yml")]),
    ],
)
def test_what_is_wrong_with_pages(
    texts: dict[str, str], written: dict[str, bytes], found: list[tuple[str, str]]
) -> None:
    assert [(it.code, it.file) for it in site(texts, written=written).findings()] == found


def test_the_second_of_two_pages_is_told_of_the_first() -> None:
    (finding,) = site({"laws/om": law("Om")}, written={"lagar/om.md": b"x"}).findings()
    assert finding.message == "sidan får samma adress som content/laws/om.yml"


def test_only_the_pages_of_what_changed() -> None:
    whole = site(written={"om.md": OM, "annan.md": b"x"})
    files = {file.path: file for file in whole.files}
    changed = {"content/laws/anmalan-2025.yml", "docs/om.md", "content/laws/finns-inte.yml"}
    assert list(whole.changed(changed)) == [files["lagar/anmalan-2025.md"], files["om.md"]]


def test_the_sources_by_path() -> None:
    found = site().sources
    assert found["content/laws/anmalan-2025.yml"].text == text_of("laws/anmalan-2025")
    assert len(found) == len(site().catalog.entries)
