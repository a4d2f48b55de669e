"""The type checker's errors turned into problems that an editor can act on: in Swedish, with line and column."""

import re
from collections.abc import Iterable

import yaml
from pydantic import BaseModel
from pydantic_core import ErrorDetails

from handbook.fields import Path, fields_of
from handbook.problems import Code, Location, Problem, did_you_mean

FORM_ERRORS = (
    (
        "string_pattern_mismatch",
        "”{given}” är inte ett id",
        "Skriv postens filnamn utan .yml, eller kind/id",
    ),
    ("tuple_type", "{name} ska vara en lista", "Sätt - framför varje värde, eller skriv [ett, två]"),
    ("model_type", "{name} ska ha fält under sig", "Dra in fälten under namnet"),
    ("string_type", "{name} ska vara text", "Skriv ett enda värde, inte en lista eller fält"),
    ("int_", "”{given}” är inte ett heltal", "Skriv ett heltal i {name}"),
    ("greater", "{given} är för lågt för {name}", "Skriv ett högre tal"),
    ("less", "{given} är för högt för {name}", "Skriv ett lägre tal"),
    ("", "värdet i {name} saknas eller är för kort", "Fyll i {name}"),
)
"""Start of pydantic's error type → what is wrong, what to do. The last row takes what is left."""


def place_of(shown: str, node: yaml.Node) -> Location:
    """Return where a node starts in the file called ``shown``."""
    mark = node.start_mark
    return Location(shown, mark.line + 1, mark.column + 1) if mark else Location(shown)


def locate(node: yaml.Node, path: Path, shown: str, *, key: bool = False) -> Location:
    """Return where the value (or the ``key``) at ``path`` stands; the nearest place above it if it is missing."""
    found = node
    for depth, step in enumerate(path):
        below = _below(found, step, key=key and depth == len(path) - 1)
        if below is None:
            break
        found = below
    return place_of(shown, found)


def locate_words(node: yaml.Node, path: Path, shown: str, text: str, words: str) -> Location:
    """Return where ``words`` stand in the value at ``path``; ``text`` is the file. Else where it starts."""
    value = locate(node, path, shown)
    for number, row in enumerate(text.split("\n")[value.line - 1 :], start=value.line):
        column = row.find(words, value.column - 1 if number == value.line else 0)
        if column >= 0:
            return Location(shown, number, column + 1)
    return value


def _below(node: yaml.Node, step: str | int, *, key: bool) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((name if key else value for name, value in node.value if name.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def problem_from(details: ErrorDetails, model: type[BaseModel], node: yaml.Node, shown: str) -> Problem:
    """Return the problem that one of pydantic's errors stands for. ``node`` is what ``model`` was read from."""
    path, kind = details["loc"], details["type"]
    name = str(next((step for step in reversed(path) if isinstance(step, str)), "posten"))
    if kind == "extra_forbidden":
        advice = did_you_mean(name, _keys_at(model, path[:-1])) or "Ta bort det, eller se fältlistan"
        return Problem(locate(node, path, shown, key=True), "unknown-field", f"fältet ”{name}” finns inte", advice)
    return Problem(locate(node, path, shown), *_explained(details, name))


def _explained(details: ErrorDetails, name: str) -> tuple[Code, str, str]:
    kind, given = details["type"], details["input"]
    if kind in {"missing", "too_short", "string_too_short"} or given is None:
        return _missing(name)
    if kind == "literal_error":
        words = re.findall(r"'([^']+)'", details["ctx"]["expected"])
        advice = did_you_mean(str(given), words) or f"Välj {', '.join(words)}"
        return "wrong-value", f"”{given}” går inte att välja i {name}", advice
    if kind == "value_error":
        what, _, advice = str(details["ctx"]["error"]).partition(". ")
        return _code_of(what), what, advice
    message, advice = next(row[1:] for row in FORM_ERRORS if kind.startswith(row[0]))
    return "wrong-type", message.format(name=name, given=given), advice.format(name=name)


def _missing(name: str) -> tuple[Code, str, str]:
    if name == "sources":
        return "missing-source", "källa saknas", "Ange minst en källa i sources"
    return "missing-field", f"fältet ”{name}” saknas eller är tomt", f"Fyll i {name}"


def _code_of(message: str) -> Code:
    if "datum" in message or "kalendern" in message:
        return "bad-date"
    return "bad-link" if "adress" in message or "https" in message else "wrong-type"


def _keys_at(model: type[BaseModel], path: Path) -> Iterable[str]:
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and current:
            current = next((field.part for field in fields_of(current) if field.key == step), None)
    return [field.key for field in fields_of(current)] if current else []
