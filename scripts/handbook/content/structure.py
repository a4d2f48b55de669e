"""Nodes in, records out: types come from the kind, and every mistake is found at its path of keys."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from handbook.content.field_errors import findings_from
from handbook.content.fields import Value, walk, walk_plain
from handbook.content.kept import Keeper, kept
from handbook.content.kinds import Kinds, Record
from handbook.content.kinds.parts import Part
from handbook.content.kinds.types import ID_PATTERN
from handbook.content.load import Plain, SourceFile, is_empty
from handbook.content.positions import mark_of
from handbook.content.problems import Finding, Path, did_you_mean
from handbook.content.vocabulary import MODELS, Vocabularies, terms_in

VOCABULARY = "content/vocabulary"
AN_ID = re.compile(ID_PATTERN)
M = TypeVar("M", bound=BaseModel)
R_co = TypeVar("R_co", bound=Record, covariant=True)


def vocabulary_file(name: str) -> str:
    """Return the path of a vocabulary from the project folder."""
    return f"{VOCABULARY}/{name}.yml"


@dataclass(frozen=True, eq=False)
class Entry(Keeper, Generic[R_co]):
    """A record and where it came from. ``ref`` is its name in links: ``kind/id``. Two entries are never equal."""

    record: R_co
    source: SourceFile

    @cached_property
    def folder(self) -> str:
        """Folder of the kind."""
        return self.source.folder

    @cached_property
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

    @cached_property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Vocabulary and id of every term that the record has."""
        return tuple((it.field.term.vocabulary, it.value) for it in self.values if it.field.term)

    @cached_property
    def newest_day(self) -> str:
        """The last day on which somebody read or checked any of it; nothing if it tells no such day."""
        days = (it.value for it in self.values if it.field.lived)
        return max((day for day in days if len(day) == len("2026-01-02")), default="")


AnyEntry = Entry[Record]


@dataclass(frozen=True)
class Draft:
    """A file that is no whole record or vocabulary yet.

    What can be read of a record is still checked, and links may lead to it.
    """

    path: str
    values: tuple[Value, ...] = ()

    @property
    def folder(self) -> str:
        """The folder it lies in, from the project folder."""
        return PurePosixPath(self.path).parent.as_posix()

    @property
    def id(self) -> str:
        """Its id, or that of the vocabulary."""
        return PurePosixPath(self.path).stem

    @property
    def ref(self) -> str:
        """The record's name in links."""
        return f"{PurePosixPath(self.folder).name}/{self.id}"


@dataclass(frozen=True)
class Contents:
    """What the files hold."""

    entries: tuple[AnyEntry, ...]
    drafts: tuple[Draft, ...]
    vocabularies: Vocabularies
    places: Mapping[str, tuple[int, ...]]
    """Where each item that could be read stands in its vocabulary, by the path of the file."""
    ids: Mapping[str, frozenset[str] | None]
    """The ids of each vocabulary that has a file, of items that could not be read too; ``None`` if some are unknown."""


def structure(
    sources: Sequence[SourceFile], kinds: Kinds, unread: Collection[str] = ()
) -> tuple[Contents, tuple[Finding, ...]]:
    """Return the records and vocabularies that ``sources`` hold, and everything that is wrong with their form.

    ``unread`` are the paths of files that could not be read at all: links may lead to those too.
    """
    entries: list[AnyEntry] = []
    drafts = [Draft(path) for path in unread]
    ids: dict[str, frozenset[str] | None] = {draft.id: None for draft in drafts if draft.folder == VOCABULARY}
    vocabularies: Vocabularies = {}
    places: dict[str, tuple[int, ...]] = {}
    findings: list[Finding] = []
    for source in sources:
        if source.path.rpartition("/")[0] == VOCABULARY:
            read, found = vocabulary_of(source)
            vocabularies[source.stem], places[source.path] = tuple(read.values()), tuple(read)
            ids[source.stem] = ids_of(source)
            drafts += [Draft(source.path)] if found else []
        else:
            made, found = entry_of(source, tuple(kinds))
            if isinstance(made, Entry):
                entries.append(made)
            else:
                drafts.append(made)
        findings += found
    return Contents(tuple(entries), tuple(drafts), vocabularies, places, ids), tuple(findings)


@kept
def entry_of(source: SourceFile, kinds: Kinds) -> tuple[AnyEntry | Draft, tuple[Finding, ...]]:
    """Return what one file holds. A preview asks again and again, and most files are as they were."""
    classes = {cls.kind.folder: cls for cls in kinds}
    misplaced = list(_misplaced(source, classes))
    if misplaced:
        return Draft(source.path), tuple(misplaced)
    cls = classes[source.folder]
    record, findings = modelled(cls, source.node, source)
    if record:
        return Entry(record, source), tuple(findings)
    plain, _ = _plain(source.node, source.path)
    return Draft(source.path, tuple(walk_plain(cls, plain))), tuple(findings)


def _misplaced(source: SourceFile, classes: dict[str, type[Record]]) -> Iterator[Finding]:
    if source.path != f"content/{source.folder}/{source.stem}.yml" or source.folder not in classes:
        named = ", ".join(f"{folder} ({cls.kind.plural})" for folder, cls in sorted(classes.items()))
        advice = did_you_mean(source.folder, classes) or f"Flytta filen till mappen för sin sort: {named}"
        message = f"mappen {source.folder}/ hör inte till någon sorts post"
        yield Finding(code="unknown-folder", message=message, advice=advice, file=source.path, mark=(1, 1))
    elif not re.fullmatch(classes[source.folder].kind.id_pattern, source.stem):
        advice = classes[source.folder].kind.id_advice
        message = f"filnamnet ”{source.stem}” kan inte vara ett id"
        yield Finding(code="file-name", message=message, advice=advice, file=source.path, mark=(1, 1))


@kept
def vocabulary_of(source: SourceFile) -> tuple[Mapping[int, Part], tuple[Finding, ...]]:
    """Return the items of one vocabulary by where they stand in it, and what is wrong with it."""
    model = MODELS.get(source.stem)
    if model is None:
        advice = did_you_mean(source.stem, MODELS) or "Ta bort filen"
        finding = Finding(code="unknown-folder", message="ordlistan är okänd", advice=advice, file=source.path)
        return {}, (replace(finding, mark=(1, 1)),)
    if not isinstance(source.node, yaml.SequenceNode):
        message, advice = "ordlistan ska vara en lista", "Börja varje rad med -"
        return {}, (Finding(code="wrong-type", message=message, advice=advice, file=source.path),)
    read = [modelled(model, node, source, (index,)) for index, node in enumerate(source.node.value)]
    terms = {index: term for index, (term, _) in enumerate(read) if term}
    return terms, tuple(finding for _, found in read for finding in found)


@kept
def ids_of(source: SourceFile) -> frozenset[str] | None:
    """Return the ids of a vocabulary, those of items that could not be read too.

    ``None`` if such an item does not tell its own: whatever is not found may be that one.
    """
    if not isinstance(source.node, yaml.SequenceNode):
        return None
    read, _ = vocabulary_of(source)
    written = [_written_ids(node) for node in source.node.value]
    if any(index not in read and not (ids and all(map(AN_ID.fullmatch, ids))) for index, ids in enumerate(written)):
        return None
    return frozenset((*(term.id for term in terms_in(read.values())), *chain.from_iterable(written)))


def _written_ids(node: yaml.Node) -> list[str]:
    """Return the ids that an item is given: two of them if the dash between two items is forgotten."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return [value.value for key, value in pairs if key.value == "id" and isinstance(value, yaml.ScalarNode)]


def modelled(model: type[M], node: yaml.Node, source: SourceFile, above: Path = ()) -> tuple[M | None, list[Finding]]:
    """Return what a node of a file is as ``model``, or ``None``, and what is wrong with it; ``above`` leads to it."""
    plain, findings = _plain(node, source.path)
    try:
        return model.model_validate(plain), findings
    except ValidationError as error:
        # A list whose items are all wrong is also called too short; the items' own errors say enough.
        found = [it for it in error.errors(include_url=False) if not (it["type"] == "too_short" and it["input"])]
        return None, findings + findings_from(found, model, source.path, above)


def made_of(model: type[M], source: SourceFile) -> tuple[M | None, tuple[Finding, ...]]:
    """Return what a file that is no record says, as ``model``, and everything that is wrong with it."""
    made, findings = modelled(model, source.node, source)
    return made, tuple(findings)


def with_texts(model: type[M], source: SourceFile, change: Callable[[str], str]) -> M | None:
    """Return a record as its file would make it had ``change`` gone over its texts; ``None`` if it is broken."""
    plain, _ = _plain(source.node, source.path)
    try:
        return model.model_validate(_changed(plain, change))
    except ValidationError:
        return None


def record_of(cls: type[M], plain: Mapping[str, Plain]) -> M | None:
    """Return what is written as ``cls``; ``None`` if it is not whole, as what is old may not be to the kinds of now."""
    try:
        return cls.model_validate(plain)
    except ValidationError:
        return None


def plain_of(source: SourceFile) -> Mapping[str, Plain]:
    """Return what a file of a record says, whatever its kind knows of it; nothing if it holds no fields."""
    plain, _ = _plain(source.node, source.path)
    return plain if isinstance(plain, dict) else {}


def _changed(plain: Plain, change: Callable[[str], str]) -> Plain:
    if isinstance(plain, dict):
        return {key: _changed(value, change) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_changed(item, change) for item in plain]
    return change(plain) if isinstance(plain, str) else plain


def _plain(node: yaml.Node, file: str) -> tuple[Plain, list[Finding]]:
    """Return a node as plain values, all scalars the text they were written as; and every key that occurs twice."""
    if isinstance(node, yaml.ScalarNode):
        return None if is_empty(node) else node.value, []
    if isinstance(node, yaml.SequenceNode):
        items = [_plain(item, file) for item in node.value]
        return [item for item, _ in items], [finding for _, found in items for finding in found]
    mapping: dict[str, Plain] = {}
    first: dict[str, int] = {}
    findings: list[Finding] = []
    for key, value in node.value:
        name = str(key.value)
        if name in mapping:
            message = f"fältet ”{name}” finns redan på rad {first[name]}"
            advice = "Behåll ett av dem"
            findings.append(Finding(code="duplicate-key", message=message, advice=advice, file=file, mark=mark_of(key)))
        first.setdefault(name, mark_of(key)[0])
        mapping[name], below = _plain(value, file)
        findings += below
    return mapping, findings
