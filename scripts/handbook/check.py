"""Rules that the types cannot express, per record and across records. A rule is a generator in ``CHECKS``.

A rule yields ``Finding(path, code, message, advice)``; the path of keys is turned into line and column here.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from handbook.fields import Path
from handbook.kinds.base import SUPERSEDED, Record, Source
from handbook.kinds.guide import Guide
from handbook.kinds.law import Law
from handbook.kinds.measure import Measure
from handbook.kinds.resource import Resource
from handbook.link import Catalog
from handbook.mistakes import locate, locate_words
from handbook.problems import Code, Location, Problem
from handbook.prose import faults_in
from handbook.structure import Contents, Draft, Entry
from handbook.vocabulary import Heading, Term, Vocabularies


class Finding(NamedTuple):
    """What a rule found at ``path`` in a record."""

    path: Path
    code: Code
    message: str
    advice: str


def sources_are_whole(record: Record) -> Iterator[Finding]:
    """A source is a heading in the plan, or has both a name and a link."""
    for path, source in _sources(record):
        if not source.plan and not (source.title and source.url):
            yield Finding(path, "missing-source", "källan går inte att slå upp", "Ange plan, eller både title och url")


def _sources(record: Record) -> Iterator[tuple[Path, Source]]:
    for name, part in (("sources", record), ("today", record.today)):
        for index, source in enumerate(part.sources if part else ()):
            yield (("sources", index) if name == "sources" else (name, "sources", index)), source


def verified_has_source(record: Record) -> Iterator[Finding]:
    """What is called verified names the page where it was read."""
    for key in ("today", "outcome", "availability"):
        part = getattr(record, key, None)
        if part and part.confidence == "verified" and not part.sources:
            yield Finding(
                (key, "confidence"),
                "missing-source",
                f"{key} är verified men saknar källa",
                "Ange källan, eller välj background eller unknown",
            )


def successor_is_named(record: Record) -> Iterator[Finding]:
    """A replaced or renamed thing says by what."""
    today = record.today
    if today and today.status in {"ersatt", "bytt namn", "sammanslagen"} and not today.replaced_by:
        yield Finding(
            ("today", "status"),
            "missing-successor",
            f"läget är {today.status} men replaced_by är tomt",
            "Ange posten som gäller i stället",
        )


DATE_ORDER = (
    (("in_force_from",), ("in_force_to",)),
    (("decided",), ("deadline",)),
    (("today", "since"), ("today", "checked")),
)


def dates_in_order(record: Record) -> Iterator[Finding]:
    """The earlier date is not after the later one."""
    for earlier, later in DATE_ORDER:
        first, last = _dig(record, earlier), _dig(record, later)
        if first and last and first[: len(last)] > last[: len(first)]:
            yield Finding(later, "date-order", f"{last} ({later[-1]}) är före {first} ({earlier[-1]})", "Rätta datumen")


def _dig(record: Record, path: tuple[str, ...]) -> str | None:
    value: object = record
    for key in path:
        value = getattr(value, key, None)
    return value if isinstance(value, str) else None


def measure_is_complete(record: Record) -> Iterator[Finding]:
    """Each of the plan's measures has its number, purpose, desired result and outcome."""
    if isinstance(record, Measure) and record.period == "2016–2018":
        for key in ("number", "purpose", "responsible", "desired_result", "outcome", "plan"):
            if not getattr(record, key):
                yield Finding((key,), "missing-field", f"planens åtgärd saknar {key}", f"Fyll i {key}")


def repealed_law_has_end(record: Record) -> Iterator[Finding]:
    """A law with an end date says so in its status today."""
    if (
        isinstance(record, Law)
        and record.in_force_to
        and (record.today is None or record.today.status not in SUPERSEDED)
    ):
        yield Finding(
            ("in_force_to",),
            "missing-field",
            "lagen har slutdatum men läget i dag säger inte att den upphört",
            "Sätt today.status till upphävd, ersatt eller bytt namn",
        )


def steps_have_support(record: Record) -> Iterator[Finding]:
    """A "ska" names its paragraph; a "bör" names its paragraph or the body that recommends it."""
    for index, step in enumerate(record.steps if isinstance(record, Guide) else ()):
        path: Path = ("steps", index)
        if step.force == "ska" and not step.laws:
            yield Finding(path, "missing-law", "steget är ett ska men saknar lagstöd", "Ange laws, eller välj bör")
        if step.force == "bör" and not (step.recommended_by or step.laws):
            message = "steget är ett bör men varken lag eller aktör rekommenderar det"
            yield Finding(path, "missing-field", message, "Ange recommended_by eller laws, eller välj kan")


RECORD_CHECKS: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    sources_are_whole,
    verified_has_source,
    successor_is_named,
    dates_in_order,
    measure_is_complete,
    repealed_law_has_end,
    steps_have_support,
)


def check_records(contents: Contents) -> tuple[Problem, ...]:
    """Apply the rules that need one record at a time; to files that are no whole records, those about prose."""
    holders: tuple[Entry | Draft, ...] = (*contents.entries, *contents.drafts)
    rules = (
        _problem(entry, finding)
        for entry in contents.entries
        for rule in RECORD_CHECKS
        for finding in rule(entry.record)
    )
    return (*rules, *chain.from_iterable(map(_prose, holders)))


def _prose(holder: Entry | Draft) -> Iterator[Problem]:
    source = holder.source
    for value in holder.values:
        for code, message, advice, words in faults_in(value.value) if value.field.markdown else ():
            place = locate_words(source.node, value.path, source.path, source.text, words)
            yield Problem(place, code, message, advice)


def _problem(entry: Entry, finding: Finding) -> Problem:
    return Problem(locate(entry.source.node, finding.path, entry.source.path), *finding[1:])


def names_are_unique(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Within a kind, no two records share a title, and no alias is the title or alias of another."""
    owners: dict[tuple[str, str], tuple[Entry, Path]] = {}
    for entry in catalog.entries.values():
        for path, name in _names(entry.record):
            owner, where = owners.setdefault((entry.folder, name.casefold()), (entry, path))
            if owner is not entry:
                code: Code = "duplicate-title" if path == where == ("title",) else "duplicate-alias"
                message = f"”{name}” finns redan i {owner.source.path}"
                yield entry, Finding(path, code, message, "Slå ihop posterna eller gör namnet tydligare")


def _names(record: Record) -> Iterator[tuple[Path, str]]:
    yield ("title",), record.title
    for index, alias in enumerate(record.aliases):
        yield ("aliases", index), alias


def successors_end(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """Following "ersatt av" never leads back to the start."""
    for ref, entry in catalog.entries.items():
        seen, waiting = set(), list(_successors(catalog, ref))
        while waiting:
            target = waiting.pop()
            if target == ref:
                yield (
                    entry,
                    Finding(
                        ("today", "replaced_by"),
                        "circular",
                        "ersatt av leder tillbaka till posten själv",
                        "Ta bort den länk i kedjan som är fel",
                    ),
                )
                break
            if target not in seen and target in catalog.entries:
                seen.add(target)
                waiting += _successors(catalog, target)


def _successors(catalog: Catalog, ref: str) -> tuple[str, ...]:
    today = catalog.entries[ref].record.today
    return today.replaced_by if today else ()


def steps_stand_on_what_holds(catalog: Catalog) -> Iterator[tuple[Entry, Finding]]:
    """No step rests on a superseded law or an unverified one, or tells the reader to ring a line without a number."""
    for entry in catalog.of_kind("guides"):
        assert isinstance(entry.record, Guide)  # the folder's kind
        for index, step in enumerate(entry.record.steps):
            for number, ref in enumerate(step.laws):
                if problem := _unfit(catalog, f"laws/{ref}"):
                    path: Path = ("steps", index, "laws", number)
                    yield entry, Finding(path, "unfit-law", problem, "Peka på paragrafen som gäller i dag")
            for number, ref in enumerate(step.lines):
                if _unanswered(catalog, f"resources/{ref}"):
                    message = f"{ref} har inget kontrollerat telefonnummer"
                    advice = "Välj en stödlinje med nummer, eller ange materialet i resources"
                    yield entry, Finding(("steps", index, "lines", number), "unfit-line", message, advice)


def _unanswered(catalog: Catalog, ref: str) -> bool:
    entry = catalog.entries.get(ref)  # a dead link is reported as such
    return entry is not None and isinstance(entry.record, Resource) and entry.record.phone is None


def _unfit(catalog: Catalog, ref: str) -> str | None:
    if ref not in catalog.entries:
        return None  # reported as a dead link
    record = catalog.entries[ref].record
    if catalog.superseded(ref):
        return f"{ref} gäller inte längre"
    if record.today and (record.today.confidence != "verified" or record.today.status == "förslag"):
        return f"{ref} är inte bekräftad som gällande rätt"
    return None


CATALOG_CHECKS: tuple[Callable[[Catalog], Iterator[tuple[Entry, Finding]]], ...] = (
    names_are_unique,
    successors_end,
    steps_stand_on_what_holds,
)


def check_catalog(catalog: Catalog) -> tuple[Problem, ...]:
    """Apply the rules that look across records."""
    found = (_problem(entry, finding) for rule in CATALOG_CHECKS for entry, finding in rule(catalog))
    return (*found, *uncovered_headings(catalog))


def uncovered_headings(catalog: Catalog) -> Iterator[Problem]:
    """Every heading of the plan is carried by a record, unless it only gathers the headings under it."""
    headings = [term for term in catalog.vocabularies.get("plan", ()) if isinstance(term, Heading)]
    following = [*headings[1:], None]
    for heading, after in zip(headings, following, strict=True):
        gathers = after is not None and after.level > heading.level
        if ("plan", heading.id) not in catalog.with_term and not gathers:
            message = f"ingen post bär planens avsnitt ”{heading.title}” ({heading.id})"
            advice = "Ange avsnittet som källa (plan) i posten som har innehållet"
            yield Problem(Location("content/vocabulary/plan.yml"), "uncovered-heading", message, advice)


def check_vocabularies(vocabularies: Vocabularies) -> tuple[Problem, ...]:
    """No id occurs twice in a vocabulary."""
    problems = []
    for name, terms in vocabularies.items():
        seen: set[str] = set()
        for term in terms:
            if isinstance(term, Term):
                if term.id in seen:
                    problems.append(
                        Problem(
                            Location(f"content/vocabulary/{name}.yml"),
                            "duplicate-id",
                            f"id ”{term.id}” finns två gånger",
                            "Ge det ena ett eget id",
                        )
                    )
                seen.add(term.id)
    return tuple(problems)
