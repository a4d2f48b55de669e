"""Addresses: of records, roles and lists, their files, and links from one to another."""

import pytest

from examples import understood
from handbook.catalog.address import (
    EDITION,
    address_of,
    address_of_file,
    kind_address,
    page_path,
    relative,
    relative_path,
    term_address,
    version_address,
)
from handbook.content.kinds.law import Law


@pytest.mark.parametrize(
    ("ref", "address"),
    [
        ("laws/anmalan-2025", "lagar/anmalan-2025/"),
        ("agencies/skyddsverket", "aktorer/skyddsverket/"),
        ("roles/skola", "roller/skola/"),
        ("topics/skydd", "teman/skydd/"),
    ],
)
def test_the_address_of_a_record_role_or_topic(ref: str, address: str) -> None:
    assert address_of(understood()[0], ref) == address


def test_the_addresses_of_lists_and_terms() -> None:
    assert kind_address(Law) == "lagar/"
    assert term_address("roles", "vard") == "roller/vard/"


@pytest.mark.parametrize(
    ("address", "path"),
    [("", "index.md"), ("lagar/", "lagar/index.md"), ("lagar/lvu/", "lagar/lvu.md"), ("a/b/c/", "a/b/c.md")],
)
def test_the_file_of_a_page(address: str, path: str) -> None:
    assert page_path(address) == path


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("om.md", "om/"),
        ("om/index.html", "om/"),
        ("lagar/index.md", "lagar/"),
        ("lagar/lvu.md", "lagar/lvu/"),
        ("minindex.md", "minindex/"),
        ("index.md.bak", "index.md.bak"),
        ("data/records.json", "data/records.json"),
        ("lagar/index.json", "lagar/index.json"),
    ],
)
def test_the_address_at_which_a_file_is_read(path: str, address: str) -> None:
    assert address_of_file(path) == address


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("", "", "index.md"),
        ("", "lagar/", "lagar/index.md"),
        ("", "lagar/lvu/", "lagar/lvu.md"),
        ("lagar/", "", "../index.md"),
        ("lagar/lvu/", "", "../index.md"),
        ("lagar/lvu/", "lagar/", "index.md"),
        ("lagar/lvu/", "lagar/sol/", "sol.md"),
        ("lagar/lvu/", "aktorer/bo/", "../aktorer/bo.md"),
        ("lagar/", "aktorer/", "../aktorer/index.md"),
    ],
)
def test_a_link_from_one_page_to_another(origin: str, target: str, link: str) -> None:
    assert relative(origin, target) == link


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("a.md", "b.svg", "b.svg"),
        ("a/b/c.md", "a/b/d.svg", "d.svg"),
        ("a/b/c.md", "a/d.svg", "../d.svg"),
        ("a/b/c.md", "d/e.svg", "../../d/e.svg"),
        ("a/b/c.md", "a/c/d.svg", "../c/d.svg"),
    ],
)
def test_a_link_from_one_file_to_another(origin: str, target: str, link: str) -> None:
    assert relative_path(origin, target) == link


@pytest.mark.parametrize(
    ("ref", "address"),
    [("laws/anmalan-2025", "lagar/anmalan-2025"), ("laws/borta", "lagar/borta"), ("agencies/x", "aktorer/x")],
)
def test_a_record_keeps_an_address_for_each_edition(ref: str, address: str) -> None:
    assert version_address(understood()[0], ref, "2026-01-02") == f"{address}/{EDITION}/2026-01-02/"
