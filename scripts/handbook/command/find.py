"""The search on the command line: answers as text for people and as JSON for programs."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from handbook import search
from handbook.content.load import readable
from handbook.content.problems import Finding, Format
from handbook.site.answers import Answer, Hit, Urgent, answering
from handbook.site.site import Site

NO_HITS = "Inga träffar. Pröva ett annat ord, eller slå upp det i registret A till Ö."


def answers(site: Site, queries: Sequence[str], limit: int) -> list[Answer]:
    """Return the answer to each query."""
    with answering(search.make(site.catalog), site.written) as engine:
        return [engine.answer(query, limit) for query in queries]


def queries_in(name: str) -> list[str] | Finding:
    """Return the queries of a file, one a line, or the problem if it cannot be read; ``-`` is standard input."""
    text = readable(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes(), name)
    return text if isinstance(text, Finding) else text.removesuffix("\n").split("\n") if text else []


def told(answer: Answer, form: Format) -> str:
    """Return an answer as lines of text, or as JSON with what is shown of each hit."""
    if form == "json":
        return json.dumps(_plain(answer), ensure_ascii=False, indent=2)
    partly = ("Texten är lång. Sökningen har bara läst början och slutet.",) if answer.partly else ()
    meant = (f"Menade du ”{answer.corrected}”?",) if answer.corrected else ()
    lacking = (f"Sökningen har inte: {', '.join(answer.unknown)}.",) if answer.unknown else ()
    hits = [*map(_shown, answer.hits)] or [NO_HITS]
    return "\n".join((*_first(answer.urgent), *partly, *meant, *lacking, *hits))


def _shown(hit: Hit) -> str:
    status = f" ({hit.status})" if hit.status else ""
    return "\n    ".join(filter(None, (f"{hit.ref}  {hit.title}{status}", hit.mark, hit.summary)))


def told_among_others(answer: Answer, form: Format) -> str:
    """Return one of many answers: as text below its query, as JSON on a line of its own."""
    if form == "json":
        hits = [{"ref": hit.ref, "score": hit.score} for hit in answer.hits]
        return json.dumps({**_plain(answer), "hits": hits}, ensure_ascii=False)
    return f"”{answer.query}”\n{told(answer, form)}\n"


def _plain(answer: Answer) -> dict[str, object]:
    hits = [{name: value for name, value in asdict(hit).items() if name != "mark" or value} for hit in answer.hits]
    return {**asdict(answer), "urgent": answer.urgent.id if answer.urgent else None, "hits": hits}


def _first(urgent: Urgent | None) -> Iterator[str]:
    """Yield what stands before all hits where there is danger."""
    if urgent:
        yield f"Är någon i fara nu? Ring 112.\n{urgent.says}"
        yield from (f"  {line.number}  {line.name}{line.hours and f', {line.hours}'}" for line in urgent.lines)
        yield f"  Läs {urgent.guide}\n"
