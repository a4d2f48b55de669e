"""Search: the index that answers are found in, made from the Catalog.

``documents`` gathers what each record says, ``weigh`` counts it, ``pack`` cuts it into files. What understands a query
and orders the hits is written once, in ``docs/assets/search/``: readers run it, and so does ``site/answers.py``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.catalog.catalog import Catalog
from handbook.content.kinds.types import SITUATIONS
from handbook.content.vocabulary import Situation
from handbook.file import File
from handbook.search.analysis import Rules, swedish, words
from handbook.search.asked import postings
from handbook.search.documents import Document, documents
from handbook.search.head import answers, asked, head
from handbook.search.likeness import order
from handbook.search.ordinary import commonest, mistakable
from handbook.search.pack import (
    BODY_SHARD,
    FOLDER,
    LONG_SHARD,
    NAMES_SHARD,
    WHOLE,
    Shards,
    as_script,
    beside,
    column,
    compact,
    in_columns,
    shards,
    steps,
    version_of,
)
from handbook.search.weigh import Weigher, is_long, parts_of_compounds

__all__ = ["FOLDER", "Made", "as_script", "build", "files_of", "made_of", "make", "words"]

SMALL = 1_500
"""So many records at most, and what the filters need travels with the head: so the browser knows a small index."""
CARDS, CARDS_IF_SMALL = 6, 8
"""How many records' cards are in a file. Among many records the hits are seldom neighbours, whatever the order."""


@dataclass(frozen=True)
class Made:
    """The documents, numbered as they stand, and the index made from them."""

    documents: tuple[Document, ...]
    rules: Rules
    names: Shards
    long: Shards
    body: Shards
    small: Shards
    head: dict[str, object]


def make(catalog: Catalog) -> Made:
    """Make the index of a Catalog."""
    return made_of(catalog, documents(catalog))


def made_of(catalog: Catalog, found: tuple[Document, ...]) -> Made:
    """Make the index of some documents; kinds, topics and synonyms are those of the Catalog."""
    rules = swedish().with_parts(parts_of_compounds(found, swedish()))
    weighed = Weigher(rules).weigh(found)
    if len(found) <= SMALL:
        lists = answering(catalog)
        numbers = order(weighed, [lists.get(it.ref, {}) for it in found], CARDS_IF_SMALL)
        found, weighed = tuple(found[number] for number in numbers), weighed.in_order(numbers)
    names = shards("names", [it for it in weighed.names if not is_long(it.term)], NAMES_SHARD, WHOLE)
    long = shards("long", [it for it in weighed.names if is_long(it.term)], LONG_SHARD, alike=len("=~a"))
    told = postings(asked(catalog), rules)
    small = {rules.stem(word) for word in rules.stop}
    others = [it for it in told if it.term not in small]
    body = shards("body", beside(weighed.body, others, mistakable(names.terms(), commonest())), BODY_SHARD)
    of_small = shards("small", [it for it in told if it.term in small], WHOLE, WHOLE)
    return Made(found, rules, names, long, body, of_small, head(catalog, found, rules, (names, long, body)))


def answering(catalog: Catalog) -> dict[str, dict[str, float]]:
    """Return in which lists of answers each record stands.

    A list is named by its situation and voice, after a sign that no term of a text begins with. One that many ask for
    counts no more: how many questions are written for a situation is no measure of need.
    """
    found: dict[str, dict[str, float]] = {}
    for item in catalog.items(SITUATIONS, Situation):
        for voice, refs in answers(item).items():
            for ref in refs:
                found.setdefault(ref, {})[f"={item.id} {voice}"] = 1
    return found


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
        *_cards(made.documents, size),
        *(() if small else (File(f"{FOLDER}/facets.json", compact(columns)),)),
    )
    first = {
        "version": version_of(files),
        "cards": size,
        **({"facets": columns} if small else {}),
        **_parts(made, whole),
        **made.head,
        "whole": whole and in_columns(whole),
        "small": in_columns("\n".join(made.small.texts)),
    }
    return (File(f"{FOLDER}/head.json", compact(first)), *files)


def _parts(made: Made, whole: str) -> dict[str, object]:
    """Return what compounds are made of; where the names travel along, only what does not follow from them.

    Those of the names that are no parts are told by their places among the names of letters alone.
    """
    parts = made.rules.parts - made.rules.short_parts
    names = [name for name in (line.partition("\t")[0] for line in whole.split("\n")) if name.isalpha()]
    others = (place for place, name in enumerate(names) if name not in parts)
    return {"parts": " ".join(sorted(parts.difference(names))), "no_parts": steps(others)}


def facets(found: tuple[Document, ...]) -> dict[str, dict[str, object]]:
    """Return status, topics and roles of every record, by its number."""
    return {
        "status": column([[document.status] if document.status else [] for document in found]),
        "topics": column([document.topics for document in found]),
        "roles": column([document.roles for document in found]),
    }


def _cards(found: Sequence[Document], size: int) -> Iterator[File]:
    """Yield what is shown of each hit, some records to a file."""
    titles = {document.ref: document for document in found}
    for number, start in enumerate(range(0, len(found), size)):
        cards = [_card(document, titles) for document in found[start : start + size]]
        yield File(f"{FOLDER}/cards-{number}.json", compact(cards))


def _card(document: Document, titles: dict[str, Document]) -> list[object]:
    instead = [[titles[ref].title, titles[ref].address] for ref in document.replaced_by]
    former = list(dict.fromkeys(document.of("former")))
    last = document.address.rstrip("/").rpartition("/")[2]
    names = (list(document.aliases), former)
    lang = "" if document.lang == "sv" else document.lang
    told = [document.mark, document.answers] if document.answers else [document.mark] if document.mark else []
    return [last, document.title, lang, document.status, document.summary, *names, instead, *told]
