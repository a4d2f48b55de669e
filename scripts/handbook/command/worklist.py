"""The command that tells editors what they have to do: due."""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from handbook.catalog.address import address_of
from handbook.catalog.worklist import Task, near, of_month, tasks
from handbook.command.command import Command, fail, show, today_argument
from handbook.command.swedish import Parser
from handbook.content.days import day
from handbook.content.kinds.types import FUNCTIONS
from handbook.content.problems import did_you_mean
from handbook.content.prose import bare, slug
from handbook.outputs.csv_file import as_text
from handbook.outputs.worklist_data import as_data, as_json, as_table
from handbook.site.pipeline import read
from handbook.site.site import Site

MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
FEW = 2
"""Pages to read that a row on the screen names."""


def a_month(text: str) -> str:
    """Read a month, as 2026-12."""
    if not MONTH.fullmatch(text):
        raise argparse.ArgumentTypeError(f"”{text}” är ingen månad. Skriv så här: 2026-12")
    return text


def due(options: argparse.Namespace) -> int:
    """Print what is to be checked: overdue, found by the watch, to come and not verified."""
    site, problems = read(options.root, today=options.today or "")
    if problems:
        show(problems)
        return fail("Rätta felen och kör igen.")
    every = tasks(site.catalog)
    if options.role:
        by, advice = _function(site, options.role)
        if advice:
            return fail(advice)
        every = tuple(task for task in every if task.by == by)
    found = _wanted(every, options.month, site.catalog.news.today)
    rows = [as_data(task, f"{site.settings.base}{address_of(site.catalog, task.entry.ref)}") for task in found]
    if options.format == "table":
        print("\n".join(lines(found) if found else (f"0 poster. {after(every, options.month)}".rstrip(),)))
    else:
        print(as_json(rows) if options.format == "json" else as_text(as_table(rows)).replace("\r\n", "\n"), end="")
    return 0


def _wanted(every: Sequence[Task], month: str | None, today: str) -> tuple[Task, ...]:
    return of_month(every, month, today) if month else near(every, today)


def after(every: Sequence[Task], month: str | None) -> str:
    """Return what comes first after a month for which nothing is planned, or at all, and how to see it."""
    months = Counter(task.planned[:7] for task in every if task.planned[:7] > (month or ""))
    if not months:
        return "Inget är planerat efter den månaden." if month else ""
    following = min(months)
    count = "1 post" if months[following] == 1 else f"{months[following]} poster"
    return f"Nästa gång något är planerat är i {day(following)}: {count} (--month {following})."


def _function(site: Site, name: str) -> tuple[str, str]:
    """Return the function that a name is of, or what to say if it is none."""
    known = {slug(word): term.id for term in site.catalog.terms(FUNCTIONS) for word in (term.id, term.title)}
    if found := known.get(slug(name)):
        return found, ""
    titles = [term.id for term in site.catalog.terms(FUNCTIONS)]
    advice = did_you_mean(slug(name), titles) or f"Välj bland {', '.join(titles)}."
    return "", f"”{name}” är ingen funktion. {advice}"


def lines(found: Sequence[Task]) -> Iterator[str]:
    """Yield the tasks as lines for people: what, when, by whom, why and where; then how many there are."""
    for task in found:
        steps = "1 steg" if task.steps == 1 else f"{task.steps} steg"
        yield f"{task.state:<14}{task.planned or '–':<12}{task.by:<17}{steps:<9}{task.entry.source.path}"
        yield f"    {task.entry.record.title}"
        yield from (f"    {bare(why)}" for why in task.why)
        yield from (f"    Läs {place.url}" for place in task.read[:FEW])
    yield "1 post." if len(found) == 1 else f"{len(found)} poster."


def due_arguments(command: Parser) -> None:
    """Add the month, the function and the form."""
    add = command.add_argument
    add("--month", type=a_month, metavar="MÅNAD", help="bara det som är planerat den månaden (2026-12)")
    add("--role", metavar="FUNKTION", help="bara det som funktionen kontrollerar (jurist)")
    add("--format", choices=("table", "csv", "json"), default="table", help="hur listan skrivs ut")
    today_argument(command)


WORKLIST = (Command("due", "skriv ut vad som ska kontrolleras, av vem och mot vad", due, due_arguments),)
