"""The command that makes a reader's own list of pages into files: ``course``."""

import argparse
import sys
from pathlib import Path

from handbook.catalog.address import address_of
from handbook.command.command import Command, fail, show
from handbook.command.swedish import Parser
from handbook.content.days import day
from handbook.outputs.course import Course, Place, Shown, Step, shown
from handbook.site.answers import running
from handbook.site.course_files import FOLDER, made_of
from handbook.site.pipeline import read
from handbook.site.publish import write_if_changed
from handbook.site.site import Site

OWN = "kurser/egen/"
READER = f"{FOLDER}address.js"
UNTITLED = "Min kurs"


def course(options: argparse.Namespace) -> int:
    """Write the files of the list that an address says."""
    address = sys.stdin.read() if options.file == "-" else Path(options.file).read_text("utf-8-sig")
    site, problems = read(options.root)
    if problems:
        show(problems)
        return 1
    made, unknown = own_course(site, address.strip())
    if unknown:
        return fail(f"Sidorna finns inte i handboken: {', '.join(unknown)}.")
    if not made.steps:
        return fail(f"Ingen kurslista i {options.file}. Filen ska ha länken till din lista, från sidan {OWN}.")
    (files,) = made_of((made,), site.written)
    folder = Path(options.to)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_if_changed(folder / name, data)
    print(f"{len(files)} filer i {folder}")
    return 0


def own_course(site: Site, address: str) -> tuple[Course, tuple[str, ...]]:
    """Return the course that the address of an own list says, and the pages in it that are not in the handbook."""
    with running(READER, site.written) as call:
        told = call("read", f"#{address.partition('#')[2]}")["list"]
    place = Place(site.catalog, site.settings.base, day, site.settings.owner.terms)
    records = {address_of(site.catalog, ref): ref for ref in site.catalog.entries}
    titles = {page.address: page.title for page in site.pages} | {page.address: page.title for page in site.hand}
    unknown = tuple(part["address"] for part in told["parts"] if part["address"] not in titles)
    steps = tuple(
        Step(page.title, page=page, why=part["note"])
        for part in told["parts"]
        if part["address"] in titles
        for page in (_page(place, part["address"], records, titles),)
    )
    whole = f"{site.settings.base}{OWN}#{address.partition('#')[2]}"
    return Course(id="egen", title=told["title"] or UNTITLED, address=whole, steps=steps, terms=place.terms), unknown


def _page(place: Place, address: str, records: dict[str, str], titles: dict[str, str]) -> Shown:
    ref = records.get(address)
    return shown(place, ref) if ref else Shown(titles[address], f"{place.base}{address}")


def course_arguments(command: Parser) -> None:
    """Add the file and the folder."""
    command.add_argument("file", metavar="FIL", help="fil med länken till din kurslista; - är det som skrivs in")
    command.add_argument("--to", metavar="MAPP", default="build/kurs", help="mappen för filerna (build/kurs)")


OWN_COURSE = (Command("course", "gör Word, PowerPoint och andra filer av en egen kurslista", course, course_arguments),)
