"""The command that makes a reader's own list of pages into files: ``course``."""

import argparse
import codecs
import re
import sys
from pathlib import Path

from handbook.catalog.address import Beside, address_of
from handbook.command.command import Command, fail, show
from handbook.command.swedish import Parser
from handbook.content.days import day
from handbook.outputs.course import Course, Place, Shown, Step, shown, urgent
from handbook.site.answers import running
from handbook.site.course_files import FOLDER, made_of
from handbook.site.pipeline import read
from handbook.site.publish import write_if_changed
from handbook.site.site import Site

OWN = "kurser/egen/"
READER = f"{FOLDER}address.js"
UNTITLED = "Min kurs"
MOST = 40
"""How many pages a list holds, as the module that reads it has it."""
LIST = re.compile(r"#\S*?kurs(?::|%3A)", re.IGNORECASE)


def course(options: argparse.Namespace) -> int:
    """Write the files of the list that an address says."""
    text = _text(options.file)
    if text is None:
        return fail(f"{options.file} är inte en textfil. Spara länken i en textfil (UTF-8).")
    site, problems = read(options.root)
    if problems:
        show(problems)
        return 1
    made, unknown, left = own_course(site, text)
    if unknown:
        return fail(f"Sidorna finns inte i handboken: {', '.join(unknown)}.")
    if left:
        return fail(f"{left} av sidorna kan inte vara med: en lista har högst {MOST} sidor, alla ur handboken.")
    if not made.steps:
        return fail(f"Ingen kurslista i {options.file}. Filen ska ha länken till din lista, från sidan {OWN}.")
    (files,) = made_of((made,), site.written)
    folder = Path(options.to)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_if_changed(folder / name, data)
    print(f"{len(files)} filer i {folder}")
    if Beside.POSTER not in files:
        print("Ingen affisch: länken är för lång för en QR-kod. Korta anteckningarna.")
    return 0


def _text(file: str) -> str | None:
    """Return what a file says, or what is typed in; nothing if it is no text."""
    given = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    coding = "utf-16" if given.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return given.decode(coding)
    except UnicodeDecodeError:
        return None


def own_course(site: Site, text: str) -> tuple[Course, tuple[str, ...], int]:
    """Return the course of an own list, whose address stands on a line of ``text``.

    The addresses in it that are no pages come second, and how many more it names than a list can hold comes last.
    """
    address = next((line.strip() for line in text.splitlines() if LIST.search(line)), "")
    with running(READER, site.written) as call:
        reading = call("read", f"#{address.partition('#')[2]}")
    told = reading["list"]
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
    edition = f"Utgåva {told['edition']}" if told["edition"] else ""
    numbers = tuple(urgent(site.catalog))
    whole = f"{site.settings.base}{OWN}#{address.partition('#')[2]}"
    made = Course(
        id="egen",
        title=told["title"] or UNTITLED,
        address=whole,
        steps=steps,
        edition=edition,
        numbers=numbers,
        terms=place.terms,
    )
    return made, unknown, reading["left"]


def _page(place: Place, address: str, records: dict[str, str], titles: dict[str, str]) -> Shown:
    ref = records.get(address)
    return shown(place, ref) if ref else Shown(titles[address], f"{place.base}{address}")


def course_arguments(command: Parser) -> None:
    """Add the file and the folder."""
    command.add_argument("file", metavar="FIL", help="fil med länken till din kurslista; - är det som skrivs in")
    command.add_argument("--to", metavar="MAPP", default="build/kurs", help="mappen för filerna (build/kurs)")


OWN_COURSE = (Command("course", "gör Word, PowerPoint och andra filer av en egen kurslista", course, course_arguments),)
