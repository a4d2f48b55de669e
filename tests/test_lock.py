"""The lock files: they hold what pyproject.toml and package.json ask for, in a form that every pip and npm reads."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from places import ROOT

PINNED = re.compile(r"^([\w.-]+)(?:\[([\w,-]+)\])?==(\S+)(.*)\\$", re.MULTILINE)
LOCK = (ROOT / "requirements.txt").read_text("utf-8")
LOCKED = {canonicalize_name(name): version for name, _, version, _ in PINNED.findall(LOCK)}
EXTRAS = {canonicalize_name(name): set(extras.split(",")) for name, extras, _, _ in PINNED.findall(LOCK) if extras}


def wanted() -> Iterator[Requirement]:
    """Yield what the project asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        yield Requirement(line)


def with_extras() -> Iterator[Requirement]:
    """Yield what the locked packages ask for with an extra, as ``coverage[toml]``."""
    for name in LOCKED:
        try:
            lines = metadata.requires(name) or ()
        except metadata.PackageNotFoundError:  # for another system
            continue
        for requirement in map(Requirement, lines):
            if requirement.extras and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                yield requirement


def test_the_lock_holds_what_the_project_asks_for() -> None:
    for requirement in wanted():
        assert requirement.specifier.contains(LOCKED[canonicalize_name(requirement.name)]), requirement


def test_what_is_asked_for_with_an_extra_is_locked_with_it() -> None:
    """Without the extra in the lock, older pips look for a newer version, find no hash for it, and give up."""
    found = list(with_extras())
    assert found
    for requirement in found:
        assert requirement.extras <= EXTRAS.get(canonicalize_name(requirement.name), set()), requirement


def test_every_package_has_hashes_and_no_place_of_its_own() -> None:
    lines = [line for line in LOCK.splitlines() if "==" in line and not line.lstrip().startswith("#")]
    assert all(line.endswith("\\") for line in lines)
    assert "find-links" not in LOCK.replace("--no-emit-find-links", "")


def test_the_tools_are_locked_with_hashes_and_no_place_of_their_own() -> None:
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages.pop("")["devDependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
