"""What to cite in place of a page, where it tells what others have decided, counted or said: law, figures, the plan."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from handbook.catalog.catalog import Catalog
from handbook.content.days import day
from handbook.content.kinds.agency import Agency
from handbook.content.kinds.document import Document
from handbook.content.kinds.law import SFS, Law
from handbook.content.kinds.parts import Source
from handbook.content.kinds.record import Record
from handbook.content.kinds.statistic import Statistic
from handbook.content.kinds.types import DAY_PATTERN, PLAN
from handbook.content.structure import AnyEntry

THE_PLAN = "Skr. 2015/16:192"
"""The designation of the plan that the vocabulary ``plan`` has the headings of."""
NO_YEAR = "u.å."
ENDS = (".", "?", "!")
"""What ends a title by itself."""


@dataclass(frozen=True)
class Origin:
    """What is to be cited, in words, and how, as HTML."""

    words: str
    html: str


def origins(catalog: Catalog, entry: AnyEntry) -> Iterator[Origin]:
    """Yield what to cite in place of the page of a record; nothing where it speaks for itself.

    No two have the same words: a second of its sort is numbered.
    """
    told: Counter[str] = Counter()
    for origin in _origins(catalog, entry):
        told[origin.words] += 1
        number = told[origin.words]
        yield origin if number == 1 else replace(origin, words=f"{origin.words} ({number})")


def _origins(catalog: Catalog, entry: AnyEntry) -> Iterator[Origin]:
    if find := OF_A_KIND.get(type(entry.record)):
        yield from find(catalog, entry.id)
    if entry.record.plan:
        yield from _plan(catalog, entry.record)


def _law(catalog: Catalog, record_id: str) -> Iterator[Origin]:
    law = catalog.entry(Law, record_id).record
    if not law.number:
        return
    named = catalog.law_names.get(law.number)
    official = law.official_url or catalog.official_texts.get(law.number)
    url = f" {escape(official)}" if official else ""
    title = f" <i>{escape(named.title)}</i>." if named else ""
    if SFS.fullmatch(law.number):
        act = named.definite if named else f"(SFS {law.number})"
        until = f", i lydelsen till och med {day(law.in_force_to)}" if law.superseded and law.in_force_to else ""
        yield Origin("Lagen i en mening", escape(f"{law.provision} {act}{until}" if law.provision else f"{act}{until}"))
        yield Origin("Lagen i en lista", f"SFS {law.number}.{title}{url}")
    elif law.type == "EU-direktiv":
        union = "" if law.number.endswith(("EU", "EG", "EEG")) else "(EU) "
        yield Origin("Direktivet", f"Direktiv {union}{escape(law.number)}.{title}{url}")
    else:
        sort = "Prop. " if named else ""
        yield Origin("Källan", f"{sort}{escape(law.number)}.{title}{url}")


def _figures(catalog: Catalog, record_id: str) -> Iterator[Origin]:
    """Yield the reports of who has counted; where no one has read them, that is said."""
    statistic = catalog.entry(Statistic, record_id).record
    producers = [catalog.entry(Agency, ref).record for ref in statistic.producer]
    told = [source for source in statistic.sources if source.title]
    names = [name for producer in producers for name in (producer.title, *producer.aliases)]
    own = [source for source in told if any(name in f"{source.publisher} {source.title}" for name in names)]
    for source in own[:2]:
        yield Origin("Siffrorna, hos den som har räknat", _source(source))
    if told and not own:
        by = ", ".join(producer.title for producer in producers)
        words = f"Siffrorna, räknade av {by} men lästa hos en annan" if by else "Siffrorna"
        yield Origin(words, _source(told[0]))


def _source(source: Source) -> str:
    """Return a source as one cites it: who, when, its title and address."""
    who = f"{escape(source.publisher)} " if source.publisher else ""
    url = f" {escape(source.url)}" if source.url else ""
    title = source.title or ""
    return f"{who}({_when(source.published)}). <i>{escape(title)}</i>{'' if title.endswith(ENDS) else '.'}{url}"


def _when(published: str | None) -> str:
    if published is None or published.startswith("odaterad"):
        return NO_YEAR
    bare = published.partition(" (")[0]  # "2022 (senast den 25 november)"
    return in_brackets(bare) if DAY_PATTERN.match(bare) else escape(bare)


def in_brackets(value: str) -> str:
    """Return a year, month or day as lists of references have it: 2026-11-28 becomes 2026, 28 november."""
    words, _, year = day(value).rpartition(" ")
    return f"{year}, {words}" if words else year


def _plan(catalog: Catalog, record: Record) -> Iterator[Origin]:
    plan = next((it.record for it in catalog.of(Document) if it.record.number == THE_PLAN), None)
    title = plan.title.removesuffix(f" ({THE_PLAN})") if plan else "Handlingsplan 2016–2018"
    said = dict.fromkeys(source.plan for source in record.sources if source.plan)
    headings = [f"”{escape(catalog.term(PLAN, ref).title.strip('()'))}”" for ref in said]
    section = "avsnittet" if len(headings) == 1 else "avsnitten"
    where = f", {section} {' och '.join(', '.join(headings).rsplit(', ', 1))}" if headings else ""
    yield Origin("Det planen sade 2016", f"Regeringen (2016). <i>{escape(title)}</i>. {THE_PLAN}{where}.")


OF_A_KIND: Mapping[type[Record], Callable[[Catalog, str], Iterator[Origin]]] = {Law: _law, Statistic: _figures}
