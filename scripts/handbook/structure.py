"""Nodes in, records out: types come from the kind, and every mistake gets its place in the file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.kinds import Kinds, Record
from handbook.kinds.types import ID_PATTERN
from handbook.load import SourceFile
from handbook.problems import Location, Problem, did_you_mean
from handbook.kinds.base import Part
from handbook.vocabulary import MODELS, Vocabularies

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Entry:
    """A record and where it came from. ``ref`` is its name in links: ``kind/id``."""

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

    @property
    def ref(self) -> str:
        """The record's name in links."""
        return f"{self.folder}/{self.id}"


def structure(
    sources: Sequence[SourceFile], kinds: Kinds
) -> tuple[tuple[tuple[Entry, ...], Vocabularies], tuple[Problem, ...]]:
    """Return the records and vocabularies that ``sources`` hold, and all problems found on the way."""
    classes = {cls.kind.folder: cls for cls in kinds}
    entries: list[Entry] = []
    vocabularies: Vocabularies = {}
    problems: list[Problem] = []
    for source in sources:
        if source.folder == "vocabulary" and source.path.count("/") == 2:
            terms, found = _vocabulary(source)
            vocabularies[source.stem] = terms
            problems += found
            continue
        misplaced = list(_misplaced(source, classes))
        problems += misplaced
        if not misplaced:
            record, found = _model(classes[source.folder], source.node, source)
            problems += found
            entries += [Entry(record, source)] if record else []
    return (tuple(entries), vocabularies), tuple(problems)


def _misplaced(source: SourceFile, classes: dict[str, type[Record]]) -> Iterator[Problem]:
    if source.folder not in classes or source.path.count("/") != 2:
        folders = ", ".join(sorted(classes))
        yield Problem(Location(source.path), "unknown-folder", f"mappen {source.folder}/ hör inte till någon sorts post",
                      did_you_mean(source.folder, classes) or f"Flytta filen till en av {folders}")
    elif not re.fullmatch(ID_PATTERN, source.stem):
        yield Problem(Location(source.path), "file-name", f"filnamnet ”{source.stem}” kan inte vara ett id",
                      "Använd bara a–z, 0–9 och bindestreck: å och ä blir a, ö blir o")


def _vocabulary(source: SourceFile) -> tuple[tuple[Part, ...], list[Problem]]:
    model = MODELS.get(source.stem)
    if model is None:
        advice = did_you_mean(source.stem, MODELS) or "Ta bort filen"
        return (), [Problem(Location(source.path), "unknown-folder", "ordlistan är okänd", advice)]
    if not isinstance(source.node, yaml.SequenceNode):
        return (), [Problem(Location(source.path), "wrong-type", "ordlistan ska vara en lista", "Börja varje rad med -")]
    terms: list[Part] = []
    problems: list[Problem] = []
    for node in source.node.value:
        term, found = _model(model, node, source)
        problems += found
        terms += [term] if term else []
    return tuple(terms), problems


def _model(model: type[M], node: yaml.Node, source: SourceFile) -> tuple[M | None, list[Problem]]:
    problems: list[Problem] = []
    plain = _plain(node, source.path, problems)
    try:
        return model.model_validate(plain), problems
    except ValidationError as error:
        problems += [_problem(details, model, node, source.path) for details in error.errors(include_url=False)]
        return None, problems


def _plain(node: yaml.Node, path: str, problems: list[Problem]) -> Any:  # noqa: ANN401  # YAML holds anything
    if isinstance(node, yaml.ScalarNode):
        return None if node.value == "" and node.style is None else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path, problems) for item in node.value]
    mapping: dict[str, Any] = {}
    first: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value in mapping:
            earlier = first[key.value].start_mark.line + 1
            problems.append(Problem(_at(path, key), "duplicate-key", f"fältet ”{key.value}” finns redan på rad {earlier}",
                                    "Behåll ett av dem"))
        first[key.value] = key
        mapping[key.value] = _plain(value, path, problems)
    return mapping


def _at(path: str, node: yaml.Node) -> Location:
    return Location(path, node.start_mark.line + 1, node.start_mark.column + 1)


def locate(node: yaml.Node, path: Path, shown: str, *, key: bool = False) -> Location:
    """Return where the value (or the ``key``) at ``path`` stands; the nearest place above it if it is missing."""
    found = node
    for step in path:
        below = _below(found, step, key=key and step == path[-1])
        if below is None:
            break
        found = below
    return _at(shown, found)


def _below(node: yaml.Node, step: str | int, *, key: bool) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((k if key else v for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def _problem(details: ErrorDetails, model: type[BaseModel], node: yaml.Node, shown: str) -> Problem:
    path, kind, given = details["loc"], details["type"], details["input"]
    name = _name(path)
    if kind == "extra_forbidden":
        return Problem(locate(node, path, shown, key=True), "unknown-field", f"fältet ”{name}” finns inte",
                       did_you_mean(name, _fields_at(model, path[:-1])) or "Ta bort det eller se fältlistan")
    place = locate(node, path, shown)
    if kind == "missing" or given is None:
        return Problem(place, "missing-field", f"fältet ”{name}” saknas eller är tomt", f"Fyll i {name}")
    if kind == "too_short" and name == "sources":
        return Problem(place, "missing-source", "posten saknar källa", "Ange minst en källa")
    if kind == "value_error":
        message = str(details["ctx"]["error"])
        return Problem(place, _value_code(message), *_sentences(message))
    return Problem(place, *_type_error(kind, name, details))


def _name(path: Path) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), "posten"))


def _value_code(message: str) -> str:
    if "datum" in message or "kalendern" in message:
        return "bad-date"
    return "bad-link" if "adress" in message else "wrong-type"


def _sentences(message: str) -> tuple[str, str]:
    what, _, advice = message.partition(". ")
    return what, advice


def _type_error(kind: str, name: str, details: ErrorDetails) -> tuple[str, str, str]:
    given, context = details["input"], details.get("ctx", {})
    if kind == "literal_error":
        words = re.findall(r"'([^']+)'", context["expected"])
        return "wrong-value", f"”{given}” går inte att välja i {name}", did_you_mean(
            str(given), words) or f"Välj {', '.join(words)}"
    if kind == "string_pattern_mismatch":
        return "wrong-type", f"”{given}” är inte ett id", "Skriv postens filnamn utan .yml, eller kind/id där fältet kräver det"
    if kind in {"tuple_type", "list_type"}:
        return "wrong-type", f"{name} ska vara en lista", "Sätt - framför varje värde, eller skriv [ett, två]"
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return "wrong-type", f"{name} ska ha fält under sig", "Dra in fälten under namnet"
    if kind == "string_type":
        return "wrong-type", f"{name} ska vara text", "Skriv ett enda värde, inte en lista eller fält"
    if kind.startswith(("int_", "greater", "less")):
        return "wrong-type", f"”{given}” är inte ett heltal som passar i {name}", "Skriv ett tal inom gränserna"
    return "wrong-type", f"värdet i {name} är för kort eller har fel form", "Se fältlistan"


def _fields_at(model: type[BaseModel], path: Path) -> Iterable[str]:
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and current:
            current = _part(current, step)
    return [info.alias or name for name, info in current.model_fields.items()] if current else ()


def _part(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    info = next((info for name, info in model.model_fields.items() if field in (name, info.alias)), None)
    return next(iter(_models_in(info.annotation)), None) if info else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401  # any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
