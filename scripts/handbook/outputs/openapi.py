"""The static files described as an API, for programs that explore or call one: OpenAPI 3.1, whole in one file."""

import json
from collections.abc import Iterator, Sequence

from handbook.catalog.address import WORK_AS_DATA, WORK_AS_TABLE, Beside
from handbook.content.kinds import Record
from handbook.content.kinds.types import ID_PATTERN as ID
from handbook.content.prose import capitalized
from handbook.content.vocabulary import MODELS
from handbook.file import File
from handbook.outputs import csv_file, manifest, workbook, worklist_data
from handbook.outputs.export import DATA, KIND, RECORDS, of_vocabulary
from handbook.outputs.inputs import Inputs, called, laid_over
from handbook.outputs.promise import VERSION
from handbook.outputs.record_schema import Schema, closed, part_schema, record_schema, terms_properties, text

PATH = f"{DATA}/openapi.json"
COMPONENTS = "#/components/schemas/"
JSON, CSV = "application/json", "text/csv"
ABOUT = (
    "Barnskyddshandbokens poster som filer. Alla får hämta dem, utan nyckel och från andra webbplatser. "
    "Varje svar är en fil som byggs om när handboken ändras."
)


def openapi(given: Inputs) -> Iterator[File]:
    """Yield ``data/openapi.json``."""
    yield File(PATH, f"{json.dumps(description(given), ensure_ascii=False, indent=1)}\n".encode())


def description(given: Inputs) -> Schema:
    """Return the description as plain data."""
    schemas: Schema = {"Terms": _terms(), "File": _file(), "Task": worklist_data.schema()}
    paths: Schema = {}
    kinds = given.catalog.kinds
    for cls in kinds:
        schemas |= _components(cls.__name__, record_schema(cls, kinds))
        paths |= _kind_paths(given, cls)
    for name in sorted(given.catalog.vocabularies):
        model = MODELS[name]
        schemas |= _components(model.__name__, part_schema(model))
        said = f"Ordlistan {name}"
        called = of_vocabulary(name)
        paths[f"/{KIND.format(kind=called)}"] = _get(called, said, _rows("items", [model.__name__]))
    whole = _rows("records", [cls.__name__ for cls in kinds])
    paths[f"/{RECORDS}"] = _get("records", "Alla poster", whole)
    files = _terms_and("files", {"type": "array", "items": _ref("File")})
    paths[f"/{manifest.PATH}"] = _get("manifest", "Varje öppen fil med storlek och SHA-256", files)
    paths[f"/{workbook.PATH}"] = _get("workbook", "Alla poster som arbetsbok", {}, workbook.MEDIA_TYPE)
    work = {"type": "array", "items": _ref("Task")}
    paths[f"/{WORK_AS_DATA}"] = _get("due", "Redaktionens arbetslista", work)
    paths[f"/{WORK_AS_TABLE}"] = _get("due-table", "Arbetslistan som tabell", {"type": "string"}, CSV)
    return {
        "openapi": "3.1.0",
        "info": _info(given),
        "servers": [{"url": given.base.rstrip("/")}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def _info(given: Inputs) -> Schema:
    owner = given.owner
    info: Schema = {
        "title": f"{called(given.catalog)} som data",
        "version": VERSION,
        "description": f"{ABOUT} {laid_over(given.catalog)}".strip(),
    }
    if owner.licence:
        info["license"] = {"name": owner.licence.name, "url": owner.licence.url}
    if owner.reached:
        info["contact"] = {**({"name": owner.publisher} if owner.publisher else {}), **owner.reached}
    return info


def _kind_paths(given: Inputs, cls: type[Record]) -> Schema:
    kind, name = cls.kind, cls.__name__
    one = _get(f"{kind.folder}-one", f"En post: {kind.singular}", _ref(name))
    entries = given.catalog.of(cls)
    example = {"example": entries[0].id} if entries else {}
    words = "Postens id, som står i fältet id och i sidans adress."
    place = {"name": "id", "in": "path", "required": True, "description": words}
    one["get"]["parameters"] = [{**place, "schema": {"type": "string", "pattern": f"^{ID}$"}, **example}]
    several = capitalized(kind.plural)
    data, table = (f"/{form.format(kind=kind.folder)}" for form in (KIND, csv_file.KIND))
    return {
        data: _get(kind.folder, several, _rows("records", [name])),
        table: _get(f"{kind.folder}-table", f"{several} som tabell", {"type": "string"}, CSV),
        f"/{kind.address}/{{id}}/{Beside.DATA}": one,
    }


def _get(name: str, summary: str, schema: Schema, media_type: str = JSON) -> Schema:
    answer = {"description": "Filen.", "content": {media_type: {"schema": schema} if schema else {}}}
    return {"get": {"operationId": name, "summary": summary, "responses": {"200": answer}}}


def _rows(key: str, names: Sequence[str]) -> Schema:
    items = _ref(names[0]) if len(names) == 1 else {"oneOf": [_ref(name) for name in names]}
    return _terms_and(key, {"type": "array", "items": items})


def _terms_and(key: str, value: Schema) -> Schema:
    return {"allOf": [_ref("Terms"), {"type": "object", "properties": {key: value}, "required": [key]}]}


def _terms() -> Schema:
    properties = {"generated_from": text("Mappen eller filen med källorna."), **terms_properties()}
    return {"type": "object", "properties": properties, "required": ["version", "address"]}


def _file() -> Schema:
    return closed(
        {
            "path": text("Filens plats, räknad från webbplatsens rot."),
            "type": text("Filens slag (MIME)."),
            "bytes": {"type": "integer", "minimum": 0, "description": "Storlek."},
            "sha256": text("Filens SHA-256.", pattern="^[0-9a-f]{64}$"),
        }
    )


def _components(name: str, schema: Schema) -> Schema:
    parts = schema.get("$defs", {})
    bare = {key: value for key, value in schema.items() if key != "$defs"}
    return {key: _pointed(value) for key, value in {**parts, name: bare}.items()}


def _pointed(node: object) -> object:
    """Return a schema whose references lead to the components of the description."""
    if isinstance(node, list):
        return [_pointed(item) for item in node]
    if isinstance(node, dict):
        return {key: _pointed(value) for key, value in node.items()}
    return node.replace("#/$defs/", COMPONENTS) if isinstance(node, str) else node


def _ref(name: str) -> Schema:
    return {"$ref": f"{COMPONENTS}{name}"}
