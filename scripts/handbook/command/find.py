"""The search on the command line: answers as text for people and as JSON for programs."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handbook import search
from handbook.content.problems import Format
from handbook.site.answers import Answer, Hit, Urgent, answering
from handbook.site.site import Site


def answers(site: Site, queries: Sequence[str], limit: int) -> list[Answer]:
    """Return the answer to each query."""
    with answering(search.make(site.catalog), site.written) as engine:
        return [engine.answer(query, limit) for query in queries]


def queries_in(name: str) -> list[str]:
    """Return the queries of a file, one a line; ``-`` is standard input."""
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    lines = data.decode("utf-8-sig", "replace").split("\n")
    return [line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1])]


def told(answer: Answer, form: Format) -> str:
    """Return an answer as lines of text, or as JSON with what is shown of each hit."""
    if form == "json":
        return json.dumps(_plain(answer), ensure_ascii=False, indent=2)
    meant = (f"Menade du ”{answer.corrected}”?",) if answer.corrected else ()
    unknown = "" if answer.corrected or not answer.hits else ", ".join(answer.unknown)
    lacking = (f"Sökningen har inte: {unknown}.",) if unknown else ()
    lines = map(_shown, answer.hits)
    hits = (
        "\n".join((*meant, *lacking, *lines))
        or "Inga träffar. Pröva ett annat ord, eller slå upp det i registret A till Ö."
    )
    return "\n".join((*_first(answer.urgent), hits))


def _shown(hit: Hit) -> str:
    status = f" ({hit.status})" if hit.status else ""
    return "\n    ".join(filter(None, (f"{hit.ref}  {hit.title}{status}", hit.mark, hit.summary)))


def told_among_others(answer: Answer, form: Format) -> str:
    """Return one of many answers: as text below its query, as JSON on a line of its own."""
    if form == "json":
        hits = [{"ref": hit.ref, "score": hit.score} for hit in answer.hits]
        return json.dumps({**_plain(answer), "hits": hits}, ensure_ascii=False)
    return f"”{answer.query}”\n{told(answer, form)}\n"


def _plain(answer: Answer) -> dict[str, Any]:
    hits = [{name: value for name, value in asdict(hit).items() if name != "mark" or value} for hit in answer.hits]
    return {**asdict(answer), "urgent": answer.urgent.id if answer.urgent else None, "hits": hits}


def _first(urgent: Urgent | None) -> Iterator[str]:
    """Yield what stands before all hits where there is danger."""
    if urgent:
        yield f"Är någon i fara nu? Ring 112.\n{urgent.says}"
        yield from (f"  {line.number}  {line.name}{line.hours and f', {line.hours}'}" for line in urgent.lines)
        yield f"  Läs {urgent.guide}\n"
