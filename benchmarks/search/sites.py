"""One folder per engine: the same documents, made searchable by ours, the theme's search, Pagefind and plain lunr."""

import html
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import lunr  # type: ignore[import-untyped]
import material  # type: ignore[import-untyped]
from benchmarks.search.corpus import ROOT, catalog, page_text
from lunr.builder import Builder  # type: ignore[import-untyped]
from lunr.trimmer import trimmer  # type: ignore[import-untyped]

from handbook import search
from handbook.search.analysis import Rules
from handbook.search.citations import cited, with_wider
from handbook.search.documents import Document
from search.judge import every_text

ASSETS = Path(material.__file__).parent / "templates/assets/javascripts"
THEME_CONFIG = {
    "lang": ["sv"],
    "separator": r"[\s\-]+",
    "pipeline": ["stemmer", "stopWordFilter"],
    "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1_000_000}},
}
"""The theme's search with Swedish stemming switched on, which is better than its default for Swedish."""


def ours(folder: Path, found: Sequence[Document]) -> None:
    """Write our search."""
    shutil.copytree(ROOT / "docs/assets/search", folder / "assets/search")
    for file in search.files_of(search.made_of(catalog(), tuple(found))):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)


def theme(folder: Path, found: Sequence[Document]) -> None:
    """Write the theme's search: its own worker and an index in the form of its plugin."""
    _copy_theme(folder)
    docs = [{"location": it.ref, "title": it.title, "text": page_text(it)} for it in found]
    _write_json(folder / "search_index.json", {"config": THEME_CONFIG, "docs": docs})


def pagefind(folder: Path, found: Sequence[Document]) -> None:
    """Write a page per document and let Pagefind index them."""
    for it in found:
        path = folder / it.ref / "index.html"
        path.parent.mkdir(parents=True)
        text = "".join(f"<p>{html.escape(line)}</p>" for line in page_text(it).split("\n"))
        head = f'<!doctype html><html lang="sv"><title>{html.escape(it.title)}</title>'
        path.write_text(f"{head}<main data-pagefind-body><h1>{html.escape(it.title)}</h1>{text}</main></html>", "utf-8")
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"], check=True)


def plain_lunr(folder: Path, found: Sequence[Document]) -> None:
    """Write an index made whole by lunr.py, without stemming, for lunr.js to load."""
    _copy_theme(folder)
    builder = Builder()
    builder.pipeline.add(trimmer)
    builder.search_pipeline.add(trimmer)
    fields = [{"field_name": "title", "boost": 10}, "text"]
    documents = [{"ref": it.ref, "title": it.title, "text": page_text(it)} for it in found]
    index = lunr.lunr(ref="ref", fields=fields, documents=documents, builder=builder)
    _write_json(folder / "lunr.json", index.serialize())


def lunr_with_our_words(folder: Path, found: Sequence[Document]) -> None:
    """Write an index of lunr.py's over the terms that our analysis makes, and the terms of each query."""
    _copy_theme(folder)
    rules = search.made_of(catalog(), tuple(found)).rules
    fields = [{"field_name": "names", "boost": 10}, "text"]
    documents = [_analysed(it, rules) for it in found]
    index = lunr.lunr(ref="ref", fields=fields, documents=documents, builder=Builder())
    _write_json(folder / "lunr.json", index.serialize())
    _write_json(folder / "terms.json", {text: terms_of(text, rules) for text in every_text()})


def terms_of(text: str, rules: Rules) -> list[str]:
    """Return the terms of a text as our index counts them: citations, stems, and the parts of compounds."""
    found = cited(text)
    said = [word for word in search.words(found.rest) if word not in rules.stop]
    wide = [term for cite in found.terms for term in with_wider(cite)]
    return [*wide, *(term for word in said for term in (rules.stem(word), *rules.split(word)))]


def _analysed(document: Document, rules: Rules) -> dict[str, str]:
    names = {"title", "alias", "keyword", "former", "number", "old"}
    named = [term for field, text in document.texts if field in names for term in terms_of(text, rules)]
    said = [term for field, text in document.texts if field not in names for term in terms_of(text, rules)]
    return {"ref": document.ref, "names": " ".join(named), "text": " ".join(said)}


def _copy_theme(folder: Path) -> None:
    shutil.copytree(ASSETS / "lunr/min", folder / "lunr/min")
    shutil.copy(next((ASSETS / "workers").glob("search.*.min.js")), folder / "worker.js")


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


SITES: dict[str, Callable[[Path, Sequence[Document]], None]] = {
    "vår": ours, "temats (sv)": theme, "Pagefind": pagefind, "lunr, färdigt index": plain_lunr,
    "lunr, våra ord": lunr_with_our_words,
}  # fmt: skip
