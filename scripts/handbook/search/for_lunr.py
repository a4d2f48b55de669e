"""An index for others, who search with lunr: our reading of Swedish, their program.

lunr reads the words as they stand, so words and queries become terms before they reach it: here, and in ``query.js``.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial

from handbook.catalog.catalog import Catalog
from handbook.file import File, made_together
from handbook.search.analysis import Rules, swedish, swedish_data, words
from handbook.search.documents import Document, documents
from handbook.search.head import LANGUAGE
from handbook.search.weigh import parts_of_compounds

FOLDER = "data/search"
INDEX, DOCUMENTS, QUERY = f"{FOLDER}/lunr.json", f"{FOLDER}/documents.json", f"{FOLDER}/query.js"
READER = "assets/search/for_lunr.js"
SCRIPTS = {"assets/search/analysis.js": f"{FOLDER}/analysis.js", READER: QUERY}
"""The modules that read a query, and where they are for others."""
FIELDS: Mapping[str, tuple[int, frozenset[str]]] = {
    "title": (10, frozenset({"title"})),
    "names": (8, frozenset({"alias", "former", "number", "old"})),
    "keywords": (4, frozenset({"keyword"})),
    "summary": (2, frozenset({"summary"})),
}
"""The fields of the index: how much each weighs, and which texts of a document it holds."""


def lunr_index(catalog: Catalog) -> Iterator[File]:
    """Return the index, and what must be known to read a query and to show a hit."""
    return made_together((INDEX, DOCUMENTS), partial(_made, catalog))


def _made(catalog: Catalog) -> Mapping[str, bytes]:
    found = documents(catalog)
    parts = parts_of_compounds(found, swedish())
    rules = swedish().with_parts(parts)
    told: Mapping[str, object] = swedish_data()
    about = {
        "language": {name: told[name] for name in LANGUAGE},
        "parts": " ".join(sorted(parts)),
        "documents": {document.ref: _told(document) for document in found},
    }
    return {INDEX: _json(index(found, rules)), DOCUMENTS: _json(about)}


def lunr_scripts(written: Mapping[str, bytes]) -> Iterator[File]:
    """Yield the modules that read a query. ``written`` are the hand-written files by path."""
    yield from (File(place, written[path]) for path, place in SCRIPTS.items() if path in written)


def index(found: tuple[Document, ...], rules: Rules) -> dict[str, object]:
    """Return the index as lunr packs it."""
    from lunr.builder import Builder  # type: ignore[import-untyped]  # noqa: PLC0415  # only needed here

    builder = Builder()
    builder.ref("ref")
    for name, (boost, _) in FIELDS.items():
        builder.field(name, boost=boost)
    for document in found:
        builder.add(
            {"ref": document.ref, **{name: _terms(document, rules, texts) for name, (_, texts) in FIELDS.items()}}
        )
    packed: dict[str, object] = builder.build().serialize()
    return packed


def _terms(document: Document, rules: Rules, fields: frozenset[str]) -> list[str]:
    said = (word for field, text in document.texts if field in fields for word in words(text))
    return [term for word in said if word not in rules.stop for term in (rules.stem(word), *rules.split(word))]


def _told(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "url": document.address,
        "summary": document.summary,
        "status": document.status,
        "superseded": document.superseded,
    }


def _json(data: object) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n".encode()
