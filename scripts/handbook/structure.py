"""Nodes in, records out: types come from the kind, and every mistake gets its place in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from handbook.fields import Value, walk, walk_plain
from handbook.kinds import Kinds, Record
from handbook.kinds.base import Part
from handbook.kinds.types import ID_PATTERN
from handbook.load import SourceFile
from handbook.mistakes import place_of, problem_from
from handbook.problems import Location, Problem, did_you_mean
from handbook.vocabulary import MODELS, Vocabularies

VOCABULARY = "content/vocabulary"
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Entry:
    """A record and where it came from. ``ref`` is its name in links: ``kind/id``. Two entries are never equal."""

    record: Record
    source: SourceFile

    @property
    def folder(self) -> str:
        """Folder of the kind."""
        return self.source.folder

    @property
    def id(self) -> str:
        """Id of the record, the file name."""
        return self.source.stem

    @cached_property
    def ref(self) -> str:
        """The record's name in links."""
        return f"{self.folder}/{self.id}"

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every non-empty value of the record, in page order; each step of the build asks for them."""
        return tuple(walk(self.record))


@dataclass(frozen=True)
class Draft:
    """A file that is no whole record yet: what can be read of it is still checked, and links may lead to it."""

    source: SourceFile
    values: tuple[Value, ...]

    @property
    def ref(self) -> str:
        """The record's name in links."""
        return f"{self.source.folder}/{self.source.stem}"


@dataclass(frozen=True)
class Contents:
    """What the files hold."""

    entries: tuple[Entry, ...]
    drafts: tuple[Draft, ...]
    vocabularies: Vocabularies


def structure(sources: Sequence[SourceFile], kinds: Kinds) -> tuple[Contents, tuple[Problem, ...]]:
    """Return the records and vocabularies that ``sources`` hold, and all problems found on the way."""
    classes = {cls.kind.folder: cls for cls in kinds}
    entries: list[Entry] = []
    drafts: list[Draft] = []
    vocabularies: Vocabularies = {}
    problems: list[Problem] = []
    for source in sources:
        if str(PurePosixPath(source.path).parent) == VOCABULARY:
            vocabularies[source.stem], found = _vocabulary(source)
        else:
            made, found = _entry(source, classes)
            if isinstance(made, Entry):
                entries.append(made)
            else:
                drafts.append(made)
        problems += found
    return Contents(tuple(entries), tuple(drafts), vocabularies), tuple(problems)


def _entry(source: SourceFile, classes: dict[str, type[Record]]) -> tuple[Entry | Draft, list[Problem]]:
    misplaced = list(_misplaced(source, classes))
    if misplaced:
        return Draft(source, ()), misplaced
    cls = classes[source.folder]
    record, problems = _model(cls, source.node, source)
    if record:
        return Entry(record, source), problems
    return Draft(source, tuple(walk_plain(cls, _plain(source.node, source.path, [])))), problems


def _misplaced(source: SourceFile, classes: dict[str, type[Record]]) -> Iterator[Problem]:
    place = Location(source.path)
    if source.path != f"content/{source.folder}/{source.stem}.yml" or source.folder not in classes:
        advice = did_you_mean(source.folder, classes) or f"Flytta filen till en av {', '.join(sorted(classes))}"
        yield Problem(place, "unknown-folder", f"mappen {source.folder}/ hör inte till någon sorts post", advice)
    elif not re.fullmatch(ID_PATTERN, source.stem):
        advice = "Använd bara a–z, 0–9 och bindestreck: å och ä blir a, ö blir o"
        yield Problem(place, "file-name", f"filnamnet ”{source.stem}” kan inte vara ett id", advice)


def _vocabulary(source: SourceFile) -> tuple[tuple[Part, ...], list[Problem]]:
    model = MODELS.get(source.stem)
    if model is None:
        advice = did_you_mean(source.stem, MODELS) or "Ta bort filen"
        return (), [Problem(Location(source.path), "unknown-folder", "ordlistan är okänd", advice)]
    if not isinstance(source.node, yaml.SequenceNode):
        return (), [
            Problem(Location(source.path), "wrong-type", "ordlistan ska vara en lista", "Börja varje rad med -")
        ]
    read = [_model(model, node, source) for node in source.node.value]
    return tuple(term for term, _ in read if term), [problem for _, found in read for problem in found]


def _model(model: type[M], node: yaml.Node, source: SourceFile) -> tuple[M | None, list[Problem]]:
    problems: list[Problem] = []
    plain = _plain(node, source.path, problems)
    try:
        return model.model_validate(plain), problems
    except ValidationError as error:
        # A list whose items are all wrong is also called too short; the items' own errors say enough.
        found = [it for it in error.errors(include_url=False) if not (it["type"] == "too_short" and it["input"])]
        return None, problems + [problem_from(details, model, node, source.path) for details in found]


def _plain(node: yaml.Node, path: str, problems: list[Problem]) -> Any:  # noqa: ANN401  # YAML holds anything
    if isinstance(node, yaml.ScalarNode):
        return None if node.value == "" and node.style is None else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path, problems) for item in node.value]
    mapping: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in mapping:
            message = f"fältet ”{name}” finns redan på rad {first[name]}"
            problems.append(Problem(place_of(path, key), "duplicate-key", message, "Behåll ett av dem"))
        first.setdefault(name, place_of(path, key).line)
        mapping[name] = _plain(value, path, problems)
    return mapping
