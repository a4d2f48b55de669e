"""The type checker's errors turned into findings that an editor can act on, in Swedish.

Types of our own raise their errors with code and advice (``types.refused``); what pydantic finds by itself stands in a
table.
"""

import re
from collections.abc import Iterable, Sequence

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from handbook.content.fields import fields_of
from handbook.content.problems import CODES, Code, Finding, Path, did_you_mean, near

UNKNOWN = "extra_forbidden"
"""What pydantic calls a field that a class does not have."""
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


def findings_from(errors: Sequence[ErrorDetails], model: type[BaseModel], file: str, above: Path = ()) -> list[Finding]:
    """Return what pydantic's errors stand for; a field that is only misspelt is not missing too."""
    strange = [it["loc"] for it in errors if it["type"] == UNKNOWN]
    meant = {(*path[:-1], name) for path in strange for name in near(str(path[-1]), _keys_at(model, path[:-1]))}
    told = (it for it in errors if it["type"] != "missing" or it["loc"] not in meant)
    return [finding_from(it, model, file, above) for it in told]


def finding_from(details: ErrorDetails, model: type[BaseModel], file: str, above: Path = ()) -> Finding:
    """Return what one of pydantic's errors stands for. ``above`` leads to what ``model`` was read from in ``file``."""
    path, kind = details["loc"], details["type"]
    name = str(next((step for step in reversed(path) if isinstance(step, str)), "posten"))
    if kind == UNKNOWN:
        advice = did_you_mean(name, _keys_at(model, path[:-1])) or "Ta bort det, eller se fältlistan"
        code: Code = "unknown-field"
        message = f"fältet ”{name}” finns inte"
    else:
        code, message, advice = _explained(details, name)
    where = (*above, *path)
    return Finding(code=code, message=message, advice=advice, path=where, file=file, of_key=kind == UNKNOWN)


def _explained(details: ErrorDetails, name: str) -> tuple[Code, str, str]:
    kind, given = details["type"], details["input"]
    if kind in CODES:
        return kind, details["msg"], str(details["ctx"]["advice"])
    if kind in {"missing", "too_short", "string_too_short"} or given is None:
        return _missing(name)
    if kind == "literal_error":
        words = re.findall(r"'([^']+)'", details["ctx"]["expected"])
        advice = did_you_mean(str(given), words) or f"Välj {', '.join(words)}"
        return "wrong-value", f"”{given}” går inte att välja i {name}", advice
    message, advice = next(row[1:] for row in FORM_ERRORS if kind.startswith(row[0]))
    return "wrong-type", message.format(name=name, given=given), advice.format(name=name)


def _missing(name: str) -> tuple[Code, str, str]:
    if name == "sources":
        return "missing-source", "källa saknas", "Ange minst en källa i sources"
    return "missing-field", f"fältet ”{name}” saknas eller är tomt", f"Fyll i {name}"


def _keys_at(model: type[BaseModel], path: Path) -> Iterable[str]:
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and current:
            current = next((field.part for field in fields_of(current) if field.key == step), None)
    return [field.key for field in fields_of(current)] if current else []
