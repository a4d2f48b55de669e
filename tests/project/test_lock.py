"""The lock files: they hold what pyproject.toml and package.json ask for, in a form that every pip and npm reads."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from places import ROOT

PINNED = re.compile(r"^([\w.-]+)(?:\[([\w,-]+)\])?==(\S+)(.*)\\$", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Lock:
    """A lock file and what it is made from."""

    name: str
    asked: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The file."""
        return (ROOT / self.name).read_text("utf-8")

    @property
    def wanted(self) -> Iterator[Requirement]:
        """What the project asks for."""
        return map(Requirement, self.asked)

    @property
    def versions(self) -> dict[str, set[str]]:
        """The versions of each package: more than one if Pythons differ."""
        found: dict[str, set[str]] = {}
        for name, _, version, _ in PINNED.findall(self.text):
            found.setdefault(canonicalize_name(name), set()).add(version)
        return found

    @property
    def extras(self) -> dict[str, set[str]]:
        """The extras that packages are locked with."""
        return {
            canonicalize_name(name): set(extras.split(","))
            for name, extras, _, _ in PINNED.findall(self.text)
            if extras
        }


BUILD = Lock("requirements.txt", tuple(PROJECT["project"]["dependencies"]))
TEST = Lock("requirements-dev.txt", tuple(PROJECT["dependency-groups"]["dev"]))
each_lock = pytest.mark.parametrize("lock", [BUILD, TEST], ids=lambda lock: lock.name)


def with_extras(lock: Lock) -> Iterator[Requirement]:
    """Yield what the locked packages ask for with an extra, as ``coverage[toml]``."""
    for name in lock.versions:
        try:
            lines = metadata.requires(name) or ()
        except metadata.PackageNotFoundError:  # for another system
            continue
        for requirement in map(Requirement, lines):
            if requirement.extras and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                yield requirement


@each_lock
def test_the_lock_holds_what_the_project_asks_for(lock: Lock) -> None:
    assert lock.asked
    for requirement in lock.wanted:
        versions = lock.versions[canonicalize_name(requirement.name)]
        assert all(map(requirement.specifier.contains, versions)), requirement


def test_what_is_asked_for_with_an_extra_is_locked_with_it() -> None:
    """Without the extra in the lock, older pips look for a newer version, find no hash for it, and give up."""
    found = [(lock, requirement) for lock in (BUILD, TEST) for requirement in with_extras(lock)]
    assert found
    for lock, requirement in found:
        assert requirement.extras <= lock.extras.get(canonicalize_name(requirement.name), set()), requirement


@each_lock
def test_every_package_has_hashes_and_no_place_of_its_own(lock: Lock) -> None:
    lines = [line for line in lock.text.splitlines() if "==" in line and not line.lstrip().startswith("#")]
    assert lines
    assert all(line.endswith("\\") for line in lines)
    assert "find-links" not in lock.text.replace("--no-emit-find-links", "")


def test_both_locks_agree_and_building_needs_nothing_of_the_tests() -> None:
    assert {
        name for name, versions in TEST.versions.items() if not versions <= BUILD.versions.get(name, versions)
    } == set()
    assert {canonicalize_name(requirement.name) for requirement in TEST.wanted} & set(BUILD.versions) <= {"packaging"}


def test_the_tools_are_locked_with_hashes_and_no_place_of_their_own() -> None:
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages.pop("")["devDependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
