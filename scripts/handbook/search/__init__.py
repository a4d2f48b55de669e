"""Search: the index that answers are found in, made from the Catalog.

``documents`` gathers what each record says, ``weigh`` counts it, ``pack`` cuts it into files. What understands a query
and orders the hits is written once, in ``docs/assets/search/``: readers run it, and so does ``site/answers.py``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.catalog.catalog import Catalog
from handbook.file import File
from handbook.search.analysis import Rules, swedish, words
from handbook.search.asked import postings
from handbook.search.documents import Document, documents
from handbook.search.head import asked, head
from handbook.search.likeness import order
from handbook.search.ordinary import mistakable
from handbook.search.pack import (
    BODY_SHARD,
    FOLDER,
    NAMES_SHARD,
    ORDINARY_SHARD,
    WHOLE,
    Shards,
    as_script,
    beside,
    column,
    compact,
    in_columns,
    listed,
    shards,
    steps_between,
    version_of,
)
from handbook.search.weigh import Weigher, is_long, parts_of_compounds

__all__ = ["FOLDER", "Made", "as_script", "build", "files_of", "made_of", "make", "words"]

SMALL = 1_500
"""So many records at most, and what the filters need travels with the head: so the browser knows a small index."""
CARDS, CARDS_IF_SMALL = 6, 17
"""How many records' cards are in a file. Among many records the hits are seldom neighbours, whatever the order."""


@dataclass(frozen=True)
class Made:
    """The documents and the index made from them."""

    documents: tuple[Document, ...]
    rules: Rules
    names: Shards
    long: Shards
    body: Shards
    ordinary: Shards
    small: Shards
    order: tuple[int, ...]
    head: dict[str, Any]


def make(catalog: Catalog) -> Made:
    """Make the index of a Catalog."""
    return made_of(catalog, documents(catalog))


def made_of(catalog: Catalog, found: tuple[Document, ...]) -> Made:
    """Make the index of some documents; kinds, topics and synonyms are those of the Catalog."""
    rules = swedish().with_parts(parts_of_compounds(found, swedish()))
    weighed = Weigher(rules).weigh(found)
    names = shards("names", [it for it in weighed.names if not is_long(it.term)], NAMES_SHARD, WHOLE)
    long = shards("long", [it for it in weighed.names if is_long(it.term)], NAMES_SHARD)
    told = postings(asked(catalog), rules)
    small = {rules.stem(word) for word in rules.stop}
    body = shards("body", beside(weighed.body, [it for it in told if it.term not in small]), BODY_SHARD)
    ordinary = listed("ordinary", mistakable(names.terms(), rules), ORDINARY_SHARD)
    of_small = shards("small", [it for it in told if it.term in small], WHOLE)
    parts = (names, long, body, ordinary, of_small)
    count = len(found)
    known = head(catalog, found, rules, parts)
    first = answering(known) | {number for number, document in enumerate(found) if document.kind == "guides"}
    chain = order(weighed, count) if count <= SMALL else ()
    return Made(found, rules, *parts, tuple(sorted(chain, key=lambda number: number not in first)), known)


def answering(known: dict[str, Any]) -> frozenset[int]:
    """Return the records that answer what is told: their cards stand together, since they are shown together."""
    meant = (numbers for it in known["situations"] for numbers in it["answers"].values())
    return frozenset(number for numbers in (*meant, [number for number, *_ in known["guides"]]) for number in numbers)


def build(catalog: Catalog) -> tuple[File, ...]:
    """Return the data files that the browser reads, with paths below the site's root."""
    return files_of(make(catalog))


def files_of(made: Made) -> tuple[File, ...]:
    """Return an index as files. What is small travels with the head, which saves the reader waits."""
    names = made.names
    whole = names.texts[0] if len(names.texts) == 1 else ""
    small = len(made.documents) <= SMALL
    columns = facets(made.documents)
    size = CARDS_IF_SMALL if small else CARDS
    files = (
        *(() if whole else names.files()),
        *made.long.files(),
        *made.body.files(),
        *made.ordinary.files(),
        *made.small.files(),
        *_cards(made.documents, made.order if small else range(len(made.documents)), size),
        *(() if small else (File(f"{FOLDER}/facets.json", compact(columns)),)),
    )
    only_small = {"order": made.order, "facets": columns} if small else {}
    carried = {"whole": whole and in_columns(whole), **_parts(made, whole), "cards": size, **only_small}
    return (File(f"{FOLDER}/head.json", compact({"version": version_of(files), **made.head, **carried})), *files)


def _parts(made: Made, whole: str) -> dict[str, str]:
    """Return what compounds are made of; where the names travel along, only what does not follow from them."""
    parts = made.rules.parts - made.rules.short_parts
    if not whole:
        return {"parts": " ".join(sorted(parts)), "no_parts": ""}
    names = [line.partition("\t")[0] for line in whole.split("\n")]
    never = [number for number, name in enumerate(names) if name.isalpha() and name not in parts]
    return {"parts": " ".join(sorted(parts.difference(names))), "no_parts": steps_between(never)}


def facets(found: tuple[Document, ...]) -> dict[str, dict[str, object]]:
    """Return status, topics and roles of every record, by its number."""
    return {
        "status": column([[document.status] if document.status else [] for document in found]),
        "topics": column([document.topics for document in found]),
        "roles": column([document.roles for document in found]),
    }


def _cards(found: Sequence[Document], order: Sequence[int], size: int) -> Iterator[File]:
    """Yield what is shown of each hit, some records to a file."""
    titles = {document.ref: document for document in found}
    for number, start in enumerate(range(0, len(found), size)):
        cards = [_card(found[place], titles) for place in order[start : start + size]]
        yield File(f"{FOLDER}/cards-{number}.json", compact(cards))


def _card(document: Document, titles: dict[str, Document]) -> list[object]:
    instead = [[titles[ref].title, titles[ref].address] for ref in document.replaced_by]
    former = list(dict.fromkeys(document.of("former")))
    last = document.address.rstrip("/").rpartition("/")[2]
    names = (list(document.aliases), former)
    lang = "" if document.lang == "sv" else document.lang
    mark = [document.mark] if document.mark else []
    return [last, document.title, lang, document.status, document.summary, *names, instead, *mark]
