"""The records as search documents, and as many more as are asked for: their sentences dealt out anew.

A made-up document has the length of a real one of its kind, two sentences in three from other records of that kind, and
compounds that no other document has, so that the vocabulary grows with the number of documents as it does in life.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from handbook import search
from handbook.catalog.catalog import Catalog
from handbook.search.documents import Document, documents
from handbook.site.pipeline import read

ROOT = Path(__file__).parents[2]
SENTENCE = re.compile(r"(?<=[.!?])\s+")
OWN_WORDS = 3
SIMPLE = re.compile(r"[^\W\d_]{4,8}")


@cache
def catalog() -> Catalog:
    """Return the real records."""
    return read(ROOT)[0].catalog


def corpus(size: int) -> tuple[Document, ...]:
    """Return about ``size`` documents: all real ones first, then made-up ones, in the order of their names."""
    real = documents(catalog())
    chance = random.Random(size)  # noqa: S311  # the same documents every time
    return tuple(sorted((*real, *_made_up(real, size - len(real), chance)), key=lambda document: document.ref))


def _made_up(real: tuple[Document, ...], count: int, chance: random.Random) -> Iterator[Document]:
    heaps = {kind: _sentences(real, kind) for kind in {document.kind for document in real}}
    simple = sorted({word for it in real for word in search.words(it.title) if SIMPLE.fullmatch(word)})
    for number in range(max(0, count)):
        model = real[number % len(real)]
        own = [f"{chance.choice(simple)}s{chance.choice(simple)}{chance.choice(simple)}" for _ in range(OWN_WORDS)]
        title = f"{model.title.split('(')[0].strip()}: {own[0]} {number}"
        heap = heaps[model.kind]
        body = [*chance.sample(heap, k=min(len(heap), _length(model))), *own[1:]]
        kept = tuple(pair for pair in model.texts if pair[0] in {"context", "mention", "summary"})
        texts = (("title", title), *kept, ("body", " ".join(body)))
        yield replace(
            model,
            ref=f"{model.ref}-x{number}",
            address=f"{model.address.rstrip('/')}-x{number}/",
            title=title,
            aliases=(),
            keywords=(),
            replaced_by=(),
            superseded=False,
            texts=texts,
        )


def _sentences(real: tuple[Document, ...], kind: str) -> list[str]:
    return [part for it in real if it.kind == kind for text in it.of("body") for part in SENTENCE.split(text)]


def _length(model: Document) -> int:
    return max(1, sum(len(SENTENCE.split(text)) for text in model.of("body")))


def page_text(document: Document) -> str:
    """Return what the reader of a document's page sees below its title."""
    return "\n".join((*document.aliases, *document.keywords, document.summary, *document.of("body")))
