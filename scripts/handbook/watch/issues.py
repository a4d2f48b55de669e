"""One issue for each record with findings, at GitHub or GitLab: made, kept up to date and closed by itself. Pure.

An issue is known by a marker that readers do not see, and by a label: whoever may write an issue can write a marker,
but only those who keep the project can set a label.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handbook.content.days import day
from handbook.content.prose import capitalized
from handbook.watch.findings import WatchFinding

LABEL = "bevakning"
MARKER = "<!-- watch:{ref} -->"
WHERE = {"provision": "Paragrafen", "act": "Lagen som helhet", "unknown": "Kanske hela lagen", "page": "Källan"}
TO_DO = (
    "Läs källan och rätta posten om det behövs. Skriv sedan dagens datum i `checked`, eller i `text_as_of` när det är "
    "lagtexten du har läst. Då stängs ärendet av sig självt vid nästa bevakning."
)
DONE = "Allt är kontrollerat. Ärendet öppnas igen om bevakningen hittar något nytt."


@dataclass(frozen=True)
class Issue:
    """An issue as it stands at the host."""

    number: int
    title: str
    body: str
    open: bool


@dataclass(frozen=True)
class Wanted:
    """What an issue should be. No number: it is new."""

    number: int | None
    title: str
    body: str
    open: bool


@dataclass(frozen=True)
class RecordName:
    """A record as it is told of: its title and its file."""

    title: str
    file: str


def planned(
    findings: Iterable[WatchFinding], existing: Iterable[Issue], names: Mapping[str, RecordName]
) -> tuple[Wanted, ...]:
    """Return the issues to be made or changed, so that each record with findings has one open, and no other has."""
    grouped: dict[str, list[WatchFinding]] = {}
    for finding in findings:
        grouped.setdefault(finding.record, []).append(finding)
    there = tuple(sorted(existing, key=lambda issue: (not issue.open, issue.number)))
    kept = {ref: next((it for it in there if MARKER.format(ref=ref) in it.body), None) for ref in grouped}
    made = [_wanted(ref, grouped[ref], kept[ref], names) for ref in sorted(grouped)]
    return (*filter(None, made), *_closed(there, {issue.number for issue in kept.values() if issue}))


def _wanted(
    ref: str, found: Iterable[WatchFinding], issue: Issue | None, names: Mapping[str, RecordName]
) -> Wanted | None:
    """Return the change of a record's issue; ``None`` if it is as it should be."""
    name = names.get(ref, RecordName(ref, f"content/{ref}.yml"))
    title, body = f"Kontrollera: {name.title}", body_of(ref, name, found)
    if issue and issue.open and (issue.title, issue.body.strip()) == (title, body):
        return None
    return Wanted(issue.number if issue else None, title, body, open=True)


def body_of(ref: str, name: RecordName, found: Iterable[WatchFinding]) -> str:
    """Return what an issue says."""
    lines = (f"- **{WHERE[it.touches]}**, `{it.field}`: {it.text}{_link(it)}" for it in found)
    return "\n".join(
        (
            MARKER.format(ref=ref),
            f"Bevakningen har hittat något som kan göra posten `{name.file}` inaktuell.",
            "",
            *lines,
            "",
            TO_DO,
        )
    )


def _link(finding: WatchFinding) -> str:
    url = str(finding.proof.get("url", ""))
    return f" [Källan]({url}), sett {day(finding.found)}." if url else f" Sett {day(finding.found)}."


def _closed(existing: Iterable[Issue], kept: Iterable[int]) -> Iterator[Wanted]:
    """Yield the end of each open issue of ours that no finding is told in."""
    needed = set(kept)
    for issue in existing:
        marked = MARKER.partition("{")[0] in issue.body
        if issue.open and marked and issue.number not in needed:
            marker = issue.body[issue.body.index(MARKER.partition("{")[0]) :].partition("-->")[0]
            yield Wanted(issue.number, issue.title, f"{marker}-->\n{DONE}", open=False)


def listed(findings: Iterable[WatchFinding], names: Mapping[str, RecordName]) -> Iterator[str]:
    """Yield the findings as lines for people, under the record that each is about."""
    ref = ""
    for finding in findings:
        if finding.record != ref:
            ref = finding.record
            yield f"{names[ref].file if ref in names else ref}  {names[ref].title if ref in names else ''}".rstrip()
        yield f"    {finding.field}: {capitalized(finding.text)}"
