"""Rules that hold for every kind, per record and across records. A rule is a generator, named in a table.

What only one kind must obey stands in that kind (``Record.faults`` and ``Record.faults_among``).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from handbook.catalog.catalog import Catalog
from handbook.content.days import in_calendar
from handbook.content.fields import Value, fields_of, walk
from handbook.content.kept import kept
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.hours import clash
from handbook.content.kinds.measure import Measure
from handbook.content.kinds.parts import Part, Source
from handbook.content.kinds.record import Dialled, Record, dialled
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.standing import NEEDS_SUCCESSOR
from handbook.content.kinds.types import DANGER, DAY_PATTERN, PLAN, URGENT
from handbook.content.problems import Code, Finding, Path
from handbook.content.prose_rules import faults_in, left_over
from handbook.content.structure import AnyEntry, Contents, Entry, vocabulary_file
from handbook.content.vocabulary import DIALLED, Danger, Heading, Vocabularies, terms_in


def sources_are_whole(record: Part) -> Iterator[Finding]:
    """A source is a heading in the plan, or has both a name and a link."""
    for path, source in _sources(record):
        if not source.plan and not (source.title and source.url):
            advice = "Ange plan, eller både title och url"
            yield Finding(code="missing-source", message="källan går inte att slå upp", advice=advice, path=path)


def _sources(part: Part, above: Path = ()) -> Iterator[tuple[Path, Source]]:
    """Yield every source of a record, those of its steps, contacts and standings too, and where it stands."""
    for field in fields_of(type(part)):
        given = getattr(part, field.name)
        many = isinstance(given, tuple)
        for index, item in enumerate(given if many else (given,)):
            path = (*above, field.key, index) if many else (*above, field.key)
            if isinstance(item, Source):
                yield path, item
            elif isinstance(item, Part):
                yield from _sources(item, path)


def verified_has_source(record: Record) -> Iterator[Finding]:
    """What is called verified names the page where it was read."""
    for name, standing in record.standing_fields.items():
        if standing.confidence == "verified" and not standing.sources:
            message = f"{name} är verified men saknar källa"
            advice = "Ange källan, eller välj background eller unknown"
            yield Finding(code="missing-source", message=message, advice=advice, path=(name, "confidence"))


def successor_is_named(record: Record) -> Iterator[Finding]:
    """A replaced or renamed thing says by what."""
    today = record.today
    if today and today.status in NEEDS_SUCCESSOR and not today.replaced_by:
        message = f"läget är {today.status} men replaced_by är tomt"
        advice = "Ange posten som gäller i stället"
        yield Finding(code="missing-successor", message=message, advice=advice, path=("today", "status"))


def dates_in_order(record: Record) -> Iterator[Finding]:
    """The earlier date is not after the later one, as far as both are known."""
    yield from _in_order(record, record.kind.ordered_dates, ())
    if record.today:
        yield from _in_order(record.today, (("since", "checked"),), ("today",))


def _in_order(holder: Part, pairs: Iterable[tuple[str, str]], above: Path) -> Iterator[Finding]:
    for earlier, later in pairs:
        first, last = getattr(holder, earlier), getattr(holder, later)
        if first and last and first[: len(last)] > last:  # 2018-07-01 may be in 2018
            message = f"{last} ({later}) är före {first} ({earlier})"
            yield Finding(code="date-order", message=message, advice="Rätta datumen", path=(*above, later))


RECORD_RULES: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    sources_are_whole,
    verified_has_source,
    successor_is_named,
    dates_in_order,
    lambda record: record.faults(),
)


def check_records(contents: Contents, today: str) -> tuple[Finding, ...]:
    """Apply the rules that need one record at a time; to files that are no whole records, those about their values.

    ``today`` is the day of the check: nobody can have read or checked anything after it.
    """
    whole = (of_record(entry, today) for entry in contents.entries)
    broken = (_of_values(draft.values, draft.path, today) for draft in contents.drafts)
    return (*chain.from_iterable(whole), *chain.from_iterable(broken))


@kept
def of_record(entry: AnyEntry, today: str) -> tuple[Finding, ...]:
    """Return what breaks the rules in one record, as far as it alone shows."""
    rules = (replace(it, file=entry.source.path) for rule in RECORD_RULES for it in rule(entry.record))
    return (*rules, *_of_values(entry.values, entry.source.path, today))


def check_part(part: Part, file: str, today: str) -> Iterator[Finding]:
    """Yield what is wrong with the sources and values of something that is no record, read from a file."""
    yield from (replace(finding, file=file) for finding in sources_are_whole(part))
    yield from _of_values(walk(part), file, today)


def _of_values(values: Iterable[Value], file: str, today: str) -> Iterator[Finding]:
    for value in values:
        if value.field.markdown:
            found = faults_in(value.value, block=value.field.markdown.block)
            yield from (replace(finding, path=value.path, file=file) for finding in found)
        elif "\n" in value.value:
            message, advice = "namnet går över flera rader", "Skriv det på en rad"
            yield Finding(code="wrong-value", message=message, advice=advice, path=value.path, file=file)
        elif (
            value.field.lived
            and DAY_PATTERN.match(value.value)
            and value.value > today
            and in_calendar(value.value)  # else that is said of it, and no more
        ):
            message = f"dagen {value.value} har inte varit än"
            yield Finding(code="future-date", message=message, advice="Rätta datumet", path=value.path, file=file)


def marks_left_over(catalog: Catalog) -> Iterator[Finding]:
    """Yield every mark of prose that has come to nothing: a place to look."""
    for entry in catalog.entries.values():
        yield from _marks_in(entry)


@kept
def _marks_in(entry: AnyEntry) -> tuple[Finding, ...]:
    prose = (value for value in entry.values if value.field.markdown)
    return tuple(
        replace(finding, path=value.path, file=entry.source.path)
        for value in prose
        for finding in left_over(value.value)
    )


def names_are_unique(catalog: Catalog) -> Iterator[Finding]:
    """Within a kind, no two records share a title, and no alias is the title or alias of another."""
    owners: dict[tuple[str, str], tuple[AnyEntry, Path]] = {}
    for entry in catalog.entries.values():
        for path, name, read in own_names(entry):
            owner, where = owners.setdefault((entry.folder, read), (entry, path))
            if owner is not entry:
                code: Code = "duplicate-title" if path == where == ("title",) else "duplicate-alias"
                message = f"”{name}” finns redan i {owner.source.path}"
                advice = "Slå ihop posterna eller gör namnet tydligare"
                yield Finding(code=code, message=message, advice=advice, path=path, file=entry.source.path)


def _as_read(name: str) -> str:
    """Return a name so that two which look the same to a reader are the same."""
    return " ".join(name.replace("\u00ad", "").casefold().split())


@kept
def own_names(entry: AnyEntry) -> tuple[tuple[Path, str, str], ...]:
    """Return where each name of a record stands, and the name as it is written and as it is read."""
    aliases = ((("aliases", index), alias) for index, alias in enumerate(entry.record.aliases))
    return tuple((path, name, _as_read(name)) for path, name in ((("title",), entry.record.title), *aliases))


def successors_end(catalog: Catalog) -> Iterator[Finding]:
    """Following "ersatt av" never leads back to the start."""
    for ref, entry in catalog.entries.items():
        replaced = entry.record.today and entry.record.today.replaced_by
        if replaced and ref in _all_successors(catalog, ref):
            message, advice = "ersatt av leder tillbaka till posten själv", "Ta bort den länk i kedjan som är fel"
            path: Path = ("today", "replaced_by")
            yield Finding(code="circular", message=message, advice=advice, path=path, file=entry.source.path)


def _all_successors(catalog: Catalog, ref: str) -> set[str]:
    seen: set[str] = set()
    waiting = [ref]
    while waiting:
        record = catalog.record(waiting.pop())
        fresh = {*(record.today.replaced_by if record and record.today else ())} - seen
        seen |= fresh
        waiting += fresh
    return seen


def numbers_have_one_home(catalog: Catalog) -> Iterator[Finding]:
    """A help line's number stands in its own record, and all who share a number say the same hours."""
    told = [(entry, given) for entry in catalog.entries.values() for given in entry.record.numbers]
    homes: dict[str, tuple[AnyEntry, Dialled]] = {}
    for entry, given in sorted(told, key=lambda it: not it[1].at_home):
        home, first = homes.setdefault(dialled(given.number), (entry, given))
        if first.at_home and not given.at_home:
            message, advice = (
                f"numret {given.number} hör till {home.ref}",
                f"Ta bort det här och skriv {home.id} i lines",
            )
            yield Finding(code="typed-number", message=message, advice=advice, path=given.path, file=entry.source.path)
        elif given.hours and first.hours and clash(given.hours, first.hours):
            message = f"numret {given.number} har andra tider i {home.source.path}: {first.hours}"
            path, advice = (*given.path[:-1], "hours"), "Rätta det som är fel"
            yield Finding(code="clashing-hours", message=message, advice=advice, path=path, file=entry.source.path)


def kinds_are_content(catalog: Catalog) -> Iterator[Finding]:
    """What a kind demands of the records that its own rest on."""
    strict = [cls for cls in catalog.kinds if cls.faults_among is not Record.faults_among]
    for entry in (entry for cls in strict for entry in catalog.by_folder.get(cls.kind.folder, ())):
        yield from (replace(finding, file=entry.source.path) for finding in entry.record.faults_among(catalog))


def help_is_at_hand(catalog: Catalog) -> Iterator[Finding]:
    """Every page can say which number to ring in danger and which is that of the police."""
    file = vocabulary_file(URGENT)
    told = Guide.kind.folder in catalog.by_folder and catalog.reads(URGENT)
    for need in DIALLED if told else ():
        line = catalog.urgent.get(need)
        if line is None:
            message, advice = f"ingen rad säger vart man ringer: {need}", f"Lägg till en rad med id: {need}"
            yield Finding(code="missing-field", message=message, advice=advice, file=file)
        elif line.record.phone is None:
            message, advice = f"{line.id} har inget verifierat telefonnummer", "Välj ett material med nummer"
            yield Finding(code="unfit-line", message=message, advice=advice, words=line.id, file=file)


def plan_is_covered(catalog: Catalog) -> Iterator[Finding]:
    """Every heading of the plan is carried by a record, unless it only gathers the headings under it."""
    headings = catalog.items(PLAN, Heading) if catalog.reads(PLAN) else ()
    for index, heading in enumerate(headings):
        gathers = any(after.level > heading.level for after in headings[index + 1 : index + 2])
        if (PLAN, heading.id) not in catalog.with_term and not gathers:
            message = f"ingen post bär planens avsnitt ”{heading.title}” ({heading.id})"
            advice = "Ange avsnittet som källa (plan) i posten som har innehållet"
            file, words = vocabulary_file(PLAN), f"id: {heading.id}"
            yield Finding(code="uncovered-heading", message=message, advice=advice, words=words, file=file)


def plan_numbers_are_unique(catalog: Catalog) -> Iterator[Finding]:
    """No two of the plan's measures have the same number."""
    owners: dict[int, Entry[Measure]] = {}
    for entry in catalog.of(Measure):
        number = entry.record.number_in_plan
        owner = owners.setdefault(number, entry) if number else entry
        if owner is not entry:
            message, advice = f"åtgärd {number} finns redan i {owner.source.path}", "Rätta numret i den som har fel"
            file, path = entry.source.path, ("number",)
            yield Finding(code="duplicate-id", message=message, advice=advice, path=path, file=file)


def danger_has_a_line(catalog: Catalog) -> Iterator[Finding]:
    """In danger there is a line to ring whose number has been read. Those that nobody has checked are not shown."""
    for index, danger in enumerate(catalog.items(DANGER, Danger)):
        lines = [catalog.record(Resource.kind.ref(ref)) for ref in danger.lines]
        unread = any(Resource.kind.ref(ref) in catalog.drafts for ref in danger.lines)
        if not unread and not any(line and line.answers for line in lines):
            message = f"ingen linje för ”{danger.title}” har ett nummer som är verifierat"
            advice = "Ange minst en stödlinje vars nummer är läst och som svarar i dag"
            file = vocabulary_file(DANGER)
            yield Finding(code="unfit-line", message=message, advice=advice, path=(index, "lines"), file=file)


CATALOG_RULES: tuple[Callable[[Catalog], Iterator[Finding]], ...] = (
    names_are_unique,
    successors_end,
    numbers_have_one_home,
    kinds_are_content,
    help_is_at_hand,
    plan_is_covered,
    plan_numbers_are_unique,
    danger_has_a_line,
)


def check_catalog(catalog: Catalog) -> tuple[Finding, ...]:
    """Apply the rules that look across records."""
    return tuple(finding for rule in CATALOG_RULES for finding in rule(catalog))


def check_vocabularies(vocabularies: Vocabularies) -> Iterator[Finding]:
    """No id occurs twice in a vocabulary."""
    for name, items in vocabularies.items():
        seen: set[str] = set()
        for index, term in enumerate(terms_in(items)):
            if term.id in seen:
                message, advice = f"id ”{term.id}” finns två gånger", "Ge det ena ett eget id"
                file = vocabulary_file(name)
                yield Finding(code="duplicate-id", message=message, advice=advice, path=(index, "id"), file=file)
            seen.add(term.id)
