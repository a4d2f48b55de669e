"""The pages that say something about the whole, each declared once: address, title, intro, template and its words."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from handbook.catalog import coverage, timeline
from handbook.catalog.address import WORK_AS_DATA, WORK_AS_TABLE
from handbook.catalog.catalog import Catalog
from handbook.catalog.worklist import STATES, Task, near, tasks, until
from handbook.content.days import every
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.kind import Section
from handbook.content.kinds.law import Law
from handbook.content.kinds.recommendation import Recommendation
from handbook.content.kinds.types import CONCORDANCE, ROLES, TELLING, TOPICS
from handbook.content.owner import NAME, Owner
from handbook.content.prose import capitalized
from handbook.content.vocabulary import PAGE_ADDRESSES, Moved, Telling
from handbook.pages.letters import letters
from handbook.pages.markdown import Writer, external, one_line, plain
from handbook.pages.materials import materials
from handbook.pages.page import Page, linked
from handbook.pages.ring import at_once, by_topic, groups, later
from handbook.pages.roles_and_topics import counts
from handbook.pages.sheets import POSTER, WALL, entries_with
from handbook.pages.templating import page_from
from handbook.pages.whats_new import all_changes

Words = Mapping[str, object]

MOST_NEEDED = 10
"""How many situations stand on the home page; the rest are one click away."""
FRONT_ROLES = ("socialtjanst", "skola", "utbildare")


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A page over all records. Navigation, ledger, breadcrumbs and the pages themselves read it here."""

    address: str
    title: str
    intro: str
    template: str
    words: Callable[[Catalog, Writer], Words]
    """What the template is filled with."""
    section: Section | Literal[""] = ""
    """Where in the navigation it stands; without one it is found by links alone."""
    order: int = 0
    """Its place among the pages of its section; lists of records have the place ``nav.LISTS``."""
    script: str = ""
    """A script that must have run before the page is shown."""
    linked: Mapping[str, object] | None = None
    """What the page tells programs of what it is about, in the words of schema.org."""
    leave: bool = False
    """Its readers may have to leave it in a hurry."""
    for_editors: bool = False
    """Search engines are asked to leave it out."""

    def page(self, catalog: Catalog) -> Page:
        """Return the page."""
        words = self.words(catalog, Writer(catalog, self.address))
        meta = {"early": self.script, "linked": linked(self.linked), "exit": "true" if self.leave else None}
        meta |= {"robots": "noindex"} if self.for_editors else {}
        return page_from(self.template, self.address, self.title, self.intro, catalog, meta=meta, words=words)


def home(catalog: Catalog, _: Writer) -> Words:
    """Return what the home page shows: emergency numbers, three doors, situations and all the rest of the house."""
    checked = [today.checked for entry in catalog.entries.values() if (today := entry.record.today)]
    terms = {term.id: term for term in catalog.terms(ROLES)}
    guides = catalog.of(Guide)
    return {
        "children": [entry for entry in guides if entry.record.offered_to_young],
        "guides": [entry for entry in guides if not entry.record.for_young][:MOST_NEEDED],
        "checked": max(checked, default=None),
        "doors": [terms[role] for role in FRONT_ROLES if role in terms],
        "roles": [term for term in catalog.terms(ROLES) if term.id not in FRONT_ROLES],
        "kinds": [(cls, len(catalog.of(cls))) for cls in catalog.kinds],
    }


def walls(catalog: Catalog, _: Writer) -> Words:
    """Return the guides and courses with the address of the sheet that each has, guides for children apart."""
    guides = tuple(entries_with(catalog, WALL))
    return {
        "for_work": [pair for pair in guides if not pair[0].record.for_child],
        "for_children": [pair for pair in guides if pair[0].record.for_child],
        "courses": tuple(entries_with(catalog, POSTER)),
    }


def covered(catalog: Catalog, _: Writer) -> Words:
    """Return what the plan covers and what it leaves open."""
    return {
        "measures": coverage.plan_measures(catalog),
        "purposes": coverage.purposes(catalog),
        "most_first": coverage.most_first,
        "agencies": tuple(coverage.agency_rows(catalog)),
        "audiences": tuple(coverage.audience_rows(catalog)),
        "recommendations": catalog.of(Recommendation),
    }


def measures_over_time(catalog: Catalog, _: Writer) -> Words:
    """Return when the plan's measures were decided, due and reported."""
    events = timeline.measure_events(catalog)
    return {"years": timeline.by_year(events), "told": timeline.told_of_measures(events) if events else ""}


def reforms(catalog: Catalog, _: Writer) -> Words:
    """Return what the inquiries led to, and in words what the picture of those with a date shows."""
    chains = tuple(timeline.chains(catalog))
    return {"chains": chains, "told": timeline.told_of_chains(it for it in chains if it.inquiry.record.reported)}


def unverified(catalog: Catalog, _: Writer) -> Words:
    """Return what editors have left to check."""
    return {
        "found": coverage.unverified(catalog),
        "due": coverage.due(entry for cls in catalog.kinds for entry in catalog.of(cls)),
    }


WORK = ("Läge", "Kontrolleras", "Senast", "Av", "Steg", "Varför", "Läs")
MOST_TO_READ = 3
"""Pages that a row of the list of work names; the data have all."""


def worklist(catalog: Catalog, write: Writer) -> Words:
    """Return what editors have to do, as far ahead as the list looks, and how much of each sort it is."""
    today = catalog.news.today
    listed = near(tasks(catalog), today)
    counts = Counter(task.state for task in listed)

    return {
        "columns": tuple((heading, heading) for heading in WORK),
        "rows": [_row_of_work(task, write) for task in listed],
        "today": today,
        "until": until(today) if today else "",
        "counts": [(capitalized(state), counts[state]) for state in STATES if counts[state]],
        "as_data": WORK_AS_DATA,
        "as_table": WORK_AS_TABLE,
    }


def _row_of_work(task: Task, write: Writer) -> tuple[str, tuple[str, ...]]:
    why = " ".join(write.prose(why) for why in task.why)
    read = ", ".join(external(place.name, place.url) for place in task.read[:MOST_TO_READ])
    head = f"{one_line(write.link(task.entry.ref))}<br>`{task.entry.source.path}`"
    return head, (task.state, task.planned, task.last, plain(task.by_title), str(task.steps), why, read)


NEW_ACT = "2025:400"


def moved(catalog: Catalog, write: Writer) -> Words:
    """Return the old provisions by their chapter, and for each new one the link to its record if it has one."""
    records = {law.record.provision: law.ref for law in catalog.of(Law) if law.record.act == NEW_ACT}
    chapters: dict[str, list[Moved]] = {}
    for row in catalog.items(CONCORDANCE, Moved):
        chapter, kap, _ = row.old.partition(" kap.")
        chapters.setdefault(f"{chapter} kap." if kap else "Nytt i den nya lagen", []).append(row)

    def now(provision: str) -> str:
        ref = records.get(f"{provision.partition(' §')[0]} §")
        return write.link(ref, provision) if ref else plain(provision)

    return {"chapters": chapters, "now": now}


def tellings(catalog: Catalog, _: Writer) -> Words:
    """Return who may tell whom what, by who has something to tell."""
    by_who: dict[str, list[Telling]] = {}
    for row in catalog.items(TELLING, Telling):
        by_who.setdefault(row.who, []).append(row)
    return {"by_who": by_who}


def ring(catalog: Catalog, _: Writer) -> Words:
    """Return the lines by reader and by topic, and what says what each is like."""
    return {"groups": tuple(groups(catalog)), "topics": by_topic(catalog), "at_once": at_once, "later": later}


def subjects(vocabulary: str) -> Callable[[Catalog, Writer], Words]:
    """Return what fills the page that lists the terms of a vocabulary."""
    return lambda catalog, _: {
        "vocabulary": vocabulary,
        "terms": catalog.terms(vocabulary),
        "counts": counts(catalog, vocabulary),
    }


def owner_overview(owner: Owner) -> Overview:
    """Return the page that says who answers for the handbook and how it is kept true."""
    return Overview(
        address="vem-ansvarar/",
        title="Vem ansvarar",
        intro="Vem som ger ut handboken, hur du når dem, hur uppgifterna kontrolleras och vad du får göra med dem.",
        template="owner.md.j2",
        words=lambda catalog, _: {"owner": owner, "readings": tuple(coverage.readings(catalog)), "every": every},
        section="Om",
        order=2,
        linked=organisation(owner),
    )


def organisation(owner: Owner) -> dict[str, object] | None:
    """Return who answers for the handbook as schema.org tells it, if that is said."""
    if not owner.publisher:
        return None
    told: dict[str, object] = {"@type": "Organization", "name": owner.publisher}
    if owner.reached:
        told["contactPoint"] = {"@type": "ContactPoint", **owner.reached}
    return told


OVERVIEWS: tuple[Overview, ...] = (
    Overview(
        address="",
        title=NAME,
        intro="Vad du gör när ett barn far illa: vad som gäller i dag, vem du ringer och vad planen 2016–2018 blev.",
        template="home.md.j2",
        words=home,
        section="Hem",
    ),
    Overview(
        address="ring/",
        title="Ring och fråga",
        intro="Vem du kan ringa eller skriva till: efter vem du är och vad det gäller.",
        template="ring.md.j2",
        words=ring,
        section="Ring och fråga",
        script="assets/ring/page.js",
        leave=True,
    ),
    Overview(
        address="blad/",
        title="Blad för väggen",
        intro="En A4-sida för varje situation, att skriva ut och sätta upp: numren, stegen och det du ska undvika.",
        template="walls.md.j2",
        words=walls,
    ),
    Overview(
        address="materialval/",
        title="Hitta material",
        intro="Material för dig som möter barn. Välj ålder, språk och format.",
        template="materials.md.j2",
        words=lambda catalog, write: {"materials": materials(catalog, write)},
        section="Material",
        script="assets/filter.js",
    ),
    Overview(
        address=f"{PAGE_ADDRESSES[ROLES]}/",
        title="Roller",
        intro="Välj den roll som liknar din, så ser du det som gäller dig.",
        template="terms.md.j2",
        words=subjects(ROLES),
        section="Roller",
    ),
    Overview(
        address=f"{PAGE_ADDRESSES[TOPICS]}/",
        title="Teman",
        intro="Handbokens innehåll sorterat efter vad det handlar om.",
        template="terms.md.j2",
        words=subjects(TOPICS),
        section="Teman",
    ),
    Overview(
        address="a-o/",
        title="A till Ö",
        intro="Alla namn i handboken i bokstavsordning, även äldre och förkortade. Paragrafer står efter sitt nummer.",
        template="letters.md.j2",
        words=lambda catalog, write: {"letters": letters(catalog, write)},
        section="Uppslag",
        order=100,
    ),
    Overview(
        address="far-jag-beratta/",
        title="Får jag berätta?",
        intro="Vem som ska eller får berätta vad för vem när ett barn kan fara illa, med lagen som säger det.",
        template="telling.md.j2",
        words=tellings,
        section="Uppslag",
        order=90,
    ),
    Overview(
        address="stod-det-forut/",
        title="Stod det 11 kap. 1 § förut?",
        intro="Socialtjänstlagens gamla paragrafer (2001:453) och var de står i den nya lagen (2025:400), som gäller "
        "från den 1 juli 2025.",
        template="moved.md.j2",
        words=moved,
        section="Uppslag",
        order=95,
    ),
    Overview(
        address="planen/",
        title="Från planen till handboken",
        intro="Planens kapitel och rubriker i ordning, med posterna som bär innehållet.",
        template="plan.md.j2",
        words=lambda catalog, _: {"outline": tuple(coverage.outline(catalog))},
        section="Planen",
    ),
    Overview(
        address="andrat/",
        title="Vad har ändrats sedan 2016",
        intro="Lagar, myndigheter och annat som planen nämner och som har ändrats, med det nyaste först.",
        template="changes.md.j2",
        words=lambda catalog, _: {"years": timeline.by_year(timeline.changes(catalog))},
        section="Planen",
    ),
    Overview(
        address="andringar/",
        title="Ändringar i handboken",
        intro="Vad som är nytt, ändrat och borttaget i handboken från en utgåva till nästa.",
        template="whats_new.md.j2",
        words=all_changes,
    ),
    Overview(
        address="tackning/",
        title="Vad planen täcker",
        intro="Vilka aktörer och målgrupper åtgärderna når, vilka rekommendationer de svarar på, och vad som lämnas "
        "öppet.",
        template="coverage.md.j2",
        words=covered,
        section="Planen",
    ),
    Overview(
        address="tidslinje/",
        title="Åtgärderna på en tidslinje",
        intro="När planens åtgärder beslutades, skulle redovisas och redovisades.",
        template="events.md.j2",
        words=measures_over_time,
        section="Planen",
    ),
    Overview(
        address="reformer/",
        title="Från utredning till lag",
        intro="Vad utredningarna ledde till: propositioner och lagar i den ordning de kom.",
        template="reforms.md.j2",
        words=reforms,
        section="Planen",
    ),
    Overview(
        address="ej-verifierat/",
        title="Ej verifierat",
        intro="För redaktörer: uppgifter som inte är verifierade mot en källa, eller vars läge är okänt.",
        template="unverified.md.j2",
        words=unverified,
    ),
    Overview(
        address="arbetslista/",
        title="Redaktionens arbetslista",
        intro="För redaktörer: vad bevakningen har funnit, vad som är försenat eller kommer, och vad ingen har "
        "verifierat.",
        template="worklist.md.j2",
        words=worklist,
        script="assets/list.js",
        for_editors=True,
    ),
)
