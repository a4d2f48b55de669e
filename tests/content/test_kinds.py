"""The promise that a new kind is one class: an invented kind appears everywhere by itself."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest
import yaml
from pydantic import BaseModel, Field

from handbook.catalog.catalog import Catalog
from handbook.catalog.understanding import understand
from handbook.content.fields import fields_of, own_fields
from handbook.content.kinds import KINDS
from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Link, Name, Refs
from handbook.content.load import load, load_written
from handbook.content.schema import schema_files
from handbook.content.skeleton import skeleton
from handbook.content.structure import structure
from handbook.file import File
from handbook.pages.ledger import extended, moved_pages, read_ledger, write_ledger
from handbook.pages.markdown import Writer
from handbook.pages.templating import line
from handbook.search.documents import documents
from handbook.search.head import kinds as searched
from handbook.site.pipeline import read
from handbook.site.site import Site
from places import EXAMPLE, ROOT


class Network(Record):
    """Ett nätverk."""

    kind: ClassVar[Kind] = Kind(
        folder="networks",
        address="natverk",
        singular="nätverk",
        plural="nätverk",
        intro="Alla nätverk.",
        columns=("members",),
    )

    members: Annotated[Refs, Link("agencies", reverse="Med i nätverket")] = Field((), title="Medlemmar")
    """De som är med."""
    motto: Name = Field(title="Motto")
    """Vad nätverket säger om sig självt."""


NETWORK = """\
title: Skyddsnätet
summary: Ett nätverk.
members: [skyddsverket]
motto: no
topics: [skydd]
sources:
  - plan: inledning
    read: 2026-01-02
"""


def everything(site: Site) -> tuple[File, ...]:
    """Return every file of a site, also those that are made beside the engine."""
    return (*site.files, *site.files_beside_engine)


@pytest.fixture
def with_network(tmp_path: Path) -> tuple[Catalog, dict[str, str]]:
    """Return the example with a record of an invented kind, and all its files as text."""
    kinds: tuple[type[Record], ...] = (*KINDS, Network)
    sources, _ = load(EXAMPLE)
    (tmp_path / "content/networks").mkdir(parents=True)
    (tmp_path / "content/networks/natet.yml").write_text(NETWORK, "utf-8")
    more, _ = load(tmp_path)
    catalog, problems = understand((*sources, *more), kinds)
    assert problems == ()
    files = everything(Site(catalog))
    return catalog, {
        file.path: file.data.decode("utf-8-sig")
        for file in files
        if not file.path.startswith("assets/") and not file.path.endswith(".xlsx")
    }


def test_an_invented_kind_appears_everywhere(with_network: tuple[Catalog, dict[str, str]]) -> None:
    catalog, files = with_network
    assert "Skyddsnätet" in files["natverk/natet.md"]
    assert "Motto\n:   no" in files["natverk/natet.md"]
    assert "[Skyddsnätet](natet.md)" in files["natverk/index.md"]
    assert "### Med i nätverket" in files["aktorer/skyddsverket.md"]
    assert "[Skyddsnätet](../natverk/natet.md)" in files["aktorer/skyddsverket.md"]
    assert "Skyddsnätet" in files["teman/skydd.md"]
    assert "Skyddsnätet" in files["a-o/index.md"]
    assert json.loads(files["data/networks.json"])["records"][0]["motto"] == "no"
    assert json.loads(files["natverk/natet/index.json"])["links"] == [
        {"field": "members", "kind": "agencies", "id": "skyddsverket"}
    ]
    assert "Skyddsnätet" in files["data/networks.csv"]
    assert '"natverk/index.md"' in Site(catalog).nav.data.decode()
    found = documents(catalog)
    assert [(it.title, it.kind) for it in found if it.ref == "networks/natet"] == [("Skyddsnätet", "networks")]
    head: dict[str, Any] = searched(catalog, found)
    told = {kind["id"]: (kind["singular"], kind["address"]) for kind in head["kinds"]}
    assert told["networks"] == ("nätverk", "natverk/")
    schemas = {file.path: json.loads(file.data) for file in schema_files(catalog.kinds)}
    assert schemas["networks.schema.json"]["properties"]["motto"]["description"].startswith("Vad nätverket")
    assert "motto:" in skeleton(Network)


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind.folder)
def test_every_field_is_explained(cls: type[Record]) -> None:
    for field in fields_of(cls):
        assert field.help, f"{cls.__name__}.{field.name} has no docstring"
        assert field.label != field.name, f"{cls.__name__}.{field.name} has no Swedish label"


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind.folder)
def test_every_kind_has_fields_of_its_own_and_columns_that_exist(cls: type[Record]) -> None:
    names = {field.name for field in own_fields(cls)}
    everyones = set(Record.model_fields)
    assert names
    assert set(cls.kind.columns) - {"standing", *dict(cls.kind.worked_out_columns)} <= names | everyones


def as_named(plain: Any, cls: type[BaseModel]) -> dict[str, Any]:
    """Return the keys of a mapping, those of its parts below them."""
    parts = {field.key: field.part for field in fields_of(cls)}
    first = {key: value[0] if isinstance(value, list) and value else value for key, value in plain.items()}
    return {key: as_named(first[key], part) if (part := parts[key]) else None for key in plain}


def as_declared(cls: type[BaseModel]) -> dict[str, Any]:
    return {field.key: as_declared(field.part) if field.part else None for field in fields_of(cls)}


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind.folder)
def test_a_skeleton_is_yaml_and_names_every_field(cls: type[Record]) -> None:
    text = skeleton(cls, "Nytt: ett ”namn”")
    assert yaml.safe_load(text)["title"] == "Nytt: ett ”namn”"
    bare = yaml.safe_load(re.sub(r"^( *)# ( *(?:- )?[a-z_]+:)", r"\1\2", text, flags=re.MULTILINE))
    assert as_named(bare, cls) == as_declared(cls)


@pytest.mark.parametrize("value", ["no", "on", "012", "1:30", "2016-06", "6.10", "1e3", "0x1F", "2016-06-22"])
def test_values_that_yaml_likes_to_reinterpret_stay_what_the_editor_wrote(value: str, tmp_path: Path) -> None:
    folder = tmp_path / "content/networks"
    folder.mkdir(parents=True)
    (folder / "natet.yml").write_text(NETWORK.replace("motto: no", f"motto: {value}"), "utf-8")
    contents, problems = structure(load(tmp_path)[0], (Network,))
    assert problems == ()
    record = contents.entries[0].record
    assert isinstance(record, Network)
    assert record.motto == value


def test_data_files_hold_the_contract() -> None:
    catalog, _ = understand(load(EXAMPLE)[0])
    files = {file.path: file.data for file in everything(Site(catalog))}
    whole = json.loads(files["data/records.json"])
    assert set(whole) == {"generated_from", "version", "address", "records"}
    law = next(record for record in whole["records"] if record["id"] == "anmalan-2025")
    assert law["kind"] == "laws"
    assert law["url"] == "lagar/anmalan-2025/"
    assert {"field": "laws", "kind": "guides", "id": "oro-i-skolan"} in law["back_links"]
    alone = json.loads(files["lagar/anmalan-2025/index.json"])
    assert alone.pop("origin") == {name: whole[name] for name in ("version", "address")}
    assert law == alone
    assert len(whole["records"]) == len(catalog.entries)
    assert files["data/laws.csv"].decode("utf-8-sig").startswith("Titel;Id;Sida;")


def test_a_superseded_record_warns_and_what_rests_on_it_says_so() -> None:
    catalog, _ = understand(load(EXAMPLE)[0])
    files = {file.path: file.data.decode("utf-8") for file in everything(Site(catalog)) if file.path.endswith(".md")}
    old = files["lagar/anmalan-2001.md"]
    assert '!!! upphavd ""\n    ## Gäller inte längre: ersatt {' in old
    assert "**[Anmälan (19\u00a0kap.\u00a01\u00a0§)](anmalan-2025.md)**" in old
    assert old.index("!!! upphavd") < old.index("\n## ")
    assert '!!! vilar ""\n    ## Vilar på något som har ändrats {' in files["atgarder/atgard-01.md"]
    assert "!!! vilar" not in files["vagledning/oro-i-skolan.md"]


def test_two_builds_give_the_same_bytes() -> None:
    first, second = (
        everything(Site(understand(load(EXAMPLE)[0])[0], load_written(EXAMPLE / "docs")[0])) for _ in range(2)
    )
    assert first == second


def test_the_order_of_files_does_not_matter() -> None:
    sources, _ = load(EXAMPLE)
    forwards, backwards = (everything(Site(understand(order)[0])) for order in (sources, sources[::-1]))
    assert sorted(forwards) == sorted(backwards)


def test_the_ledger_never_forgets_an_address(example: Path) -> None:
    ledger = read_ledger("# text\nlagar/borta/ -> lagar/anmalan-2025/\nlagar/anmalan-2025/\n")
    assert ledger == {"lagar/borta/": "lagar/anmalan-2025/", "lagar/anmalan-2025/": None}
    assert read_ledger(write_ledger(ledger)) == ledger
    longer = extended(ledger, ["om/"])
    assert longer["om/"] is None
    assert longer["lagar/borta/"] == "lagar/anmalan-2025/"
    page = next(moved_pages(longer, {"lagar/anmalan-2025/": "Anmälan"}))
    assert page.address == "lagar/borta/"
    assert "[Anmälan](anmalan-2025.md)" in page.text
    (example / "addresses.txt").write_text(write_ledger(ledger), "utf-8")
    site, problems = read(example)
    assert problems == ()
    assert "lagar/borta.md" in {file.path for file in site.files}


def test_addresses_are_ascii_and_unique() -> None:
    catalog, _ = understand(load(EXAMPLE)[0])
    found = Site(catalog, load_written(EXAMPLE / "docs")[0]).addresses
    assert len(set(found)) == len(found)
    assert all(address.isascii() and (address.endswith("/") or not address) for address in found)


def test_the_committed_schemas_follow_from_the_kinds() -> None:
    files = schema_files(KINDS)
    assert len(files) >= len(KINDS)
    for file in files:
        assert Path("schema", file.path).read_bytes() == file.data, "run: python scripts/build.py schema"


def test_pages_look_as_they_did(snapshots: Callable[[Path, Mapping[str, str]], None]) -> None:
    catalog, _ = understand(load(EXAMPLE)[0])
    pages = {
        file.path: file.data.decode("utf-8")
        for file in everything(Site(catalog))
        if file.path.endswith((".md", ".svg"))
    }
    snapshots(ROOT / "tests/pages/snapshots", pages)


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.kind.folder)
def test_no_kind_gives_a_shared_field_another_meaning(cls: type[Record]) -> None:
    assert set(Record.__annotations__) & set(cls.__annotations__) == {"kind"}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Stödlinjen", "([Stödlinjen]"),
        ("Stödlinjen 020-00 00 00", "([Stödlinjen]"),
        ("Ring 020-00 00 00 – dygnet runt", "([Ring 020-00\u00a000\u00a000 – dygnet runt]"),
    ],
)
def test_a_help_lines_name_is_never_cut_in_the_middle(title: str, shown: str) -> None:
    catalog, _ = understand(load(EXAMPLE)[0])
    entry = catalog.entries["resources/stodlinjen"]
    named = replace(entry, record=entry.record.model_copy(update={"title": title}))
    changed = replace(catalog, entries={**catalog.entries, "resources/stodlinjen": named})
    text = line(Writer(changed, ""), "stodlinjen")
    assert text.startswith("[020-00\u00a000\u00a000](tel:020000000) ")
    assert shown in text


def test_records_lead_on_in_the_order_of_their_list(handbook: Site) -> None:
    catalog = handbook.catalog
    around = catalog.around
    assert set(around) == set(catalog.entries)
    for cls in catalog.kinds:
        for group in catalog.groups(cls):
            refs = [entry.ref for entry in group.entries]
            assert [around[ref] for ref in refs] == list(zip([None, *refs[:-1]], [*refs[1:], None], strict=True))
