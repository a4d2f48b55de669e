"""Regeringskansliet's law register: the one that names the paragraphs of an amendment before they change.

It is a search index that is asked by POST, without login and without documentation; public programs have asked it in
the same way since 2023. Nothing in an answer is taken for granted.
"""

import json
from collections.abc import Iterable
from urllib.parse import quote

from handbook.watch.acts import Act, Amendment, Question
from handbook.watch.answers import (
    UnexpectedAnswerError,
    UnknownActError,
    day_of,
    given,
    needed_list,
    order_of,
    sfs_of,
    text_of,
    yes,
)
from handbook.watch.notes import Note, read_note
from handbook.watch.wording import versions

HOST = "https://beta.rkrattsbaser.gov.se"
PATH = "/elasticsearch/SearchEsByRawJson"


def question(host: str, number: str) -> Question:
    """Return what is asked for an act; ``host`` may be the whole address of the index."""
    must = [{"term": {"beteckning.keyword": number}}, {"term": {"publicerad": True}}]
    query = {"searchIndexes": ["Sfs"], "api": "search", "json": {"query": {"bool": {"must": must}}, "size": 1}}
    base = host.rstrip("/")
    return Question(base if base.endswith(PATH) else f"{base}{PATH}", json.dumps(query).encode())


def page(number: str) -> str:
    """Return where a person reads what the register says of an act."""
    return f"{HOST}/sfs/item?bet={quote(number, safe='')}"


def act(number: str, data: object) -> Act:
    """Return what the register answered for an act. Raises ``UnexpectedAnswerError`` if that is not its known form."""
    hits = needed_list(data, "hits", "hits")
    sources = [given(hit, "_source") for hit in hits]
    found = next((source for source in sources if text_of(source, "beteckning") == number), None)
    if found is None:
        if not hits:
            raise UnknownActError(f"registret känner inte till {number}")
        raise UnexpectedAnswerError(f"svaret handlar inte om {number}")
    rows = needed_list(found, "andringsforfattningar")
    read = [_amendment(row) for row in rows]
    nameless = sum(1 for amendment in read if not amendment.number)
    text = text_of(found, "fulltext", "forfattningstext")
    paragraphs = versions(text)
    ends = min(filter(None, (day_of(found, name) for name in ("upphavdDateTime", "tidsbegransadDateTime"))), default="")
    return Act(
        number=number,
        amended_to=sfs_of(text_of(found, "fulltext", "andringInford")),
        amendments=_together(read),
        versions=paragraphs,
        ends=ends,
        ended_by=sfs_of(text_of(found, "fulltext", "upphavdGenom")),
        remarks=tuple(_remarks(nameless, text, bool(paragraphs))),
        page=page(number),
    )


def _together(rows: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """Return each amendment once, in order: one that comes into force in parts has several rows, and its last day."""
    found: dict[str, Amendment] = {}
    for row in rows:
        other = found.get(row.number, row)
        note = (
            row.note
            if other is row
            else Note(other.note.changes + row.note.changes, other.note.unknown + row.note.unknown)
        )
        begins = max(other.begins, row.begins)
        found[row.number] = Amendment(row.number, begins, note, other.withdrawn and row.withdrawn)
    return tuple(found[number] for number in sorted(filter(None, found), key=order_of))


def _amendment(row: object) -> Amendment:
    return Amendment(
        number=sfs_of(text_of(row, "beteckning")),
        begins=day_of(row, "ikraftDateTime"),
        note=read_note(text_of(row, "anteckningar")),
        withdrawn=yes(row, "borttagen"),
    )


def _remarks(nameless: int, text: str, divided: bool) -> list[str]:  # noqa: FBT001
    told = []
    if nameless:
        told.append(f"{nameless} ändringar saknar SFS-nummer och är inte lästa")
    if not text:
        told.append("lagtexten saknas i svaret, så lydelserna är inte jämförda")
    elif not divided:
        told.append("lagtexten gick inte att dela i paragrafer, så lydelserna är inte jämförda")
    return told
