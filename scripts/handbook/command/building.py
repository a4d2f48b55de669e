"""The commands that check the records and build from them: check, build, zip and serve."""

import argparse
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from handbook.command.command import Command, fail, number, show, today_argument
from handbook.command.swedish import Parser
from handbook.content.positions import located
from handbook.content.problems import Format
from handbook.site.engine import Engine, engine_at_hand, read_site, run_engine
from handbook.site.pipeline import keep_addresses, read, stale_schemas, write_pages
from handbook.site.publish import write_if_changed
from handbook.site.settings import PORT, unanswered, unplaced
from handbook.site.site import Site
from handbook.site.zip_copy import FOLDER, packed


def checked(root: Path, form: Format = "text", today: str = "", local: Path | None = None) -> tuple[Site, bool]:
    """Check everything and print every problem; return the site, and whether there was none."""
    site, problems = read(root, today=today, local=local)
    found = (*problems, *stale_schemas(root))
    show(found, form)
    return site, not found


def check(options: argparse.Namespace) -> int:
    """Check every record and print every problem."""
    site, problems = read(options.root, local=options.local)
    wrong = (*problems, *stale_schemas(options.root))
    warnings = located(site.warnings(), site.sources)
    show((*wrong, *warnings), options.format)
    if options.format == "text":
        several = "varning" if len(warnings) == 1 else "varningar"
        told = f", {len(warnings)} {several} att titta på" if warnings else ""
        print(f"{len(site.catalog.entries)} poster, {'rätta felen ovan' if wrong else 'inga fel'}{told}.")
    return 1 if wrong else 0


def check_arguments(command: Parser) -> None:
    """Add the form in which problems are printed."""
    command.add_argument("--format", choices=("text", "json", "github"), default="text", help="hur fel skrivs ut")
    local_argument(command)


def local_argument(command: Parser) -> None:
    """Add the folder of a municipality's edition."""
    command.add_argument("--local", type=Path, metavar="MAPP", help="mappen med en kommuns egen utgåva")


def build(options: argparse.Namespace) -> int:
    """Check, write the pages and run the engine."""
    day = options.today or ""
    how = How(options.format, options.pages_only, options.publish, today=day, local=options.local)
    return 1 if built(options.root, how) is None else 0


def build_arguments(command: Parser) -> None:
    """Add the form of problems, and the ways to skip the engine and to be strict about where the site will stand."""
    check_arguments(command)
    command.add_argument("--pages-only", action="store_true", help="skriv bara build/docs, kör inte MkDocs")
    today_argument(command)
    command.add_argument("--publish", action="store_true", help="bygg bara om det är sagt var webbplatsen ska ligga")


@dataclass(frozen=True)
class How:
    """How a build goes: the form of its problems, if the engine runs, if it is published, of which day and by whom."""

    form: Format = "text"
    pages_only: bool = False
    publish: bool = False
    today: str = ""
    local: Path | None = None


def built(root: Path, how: How) -> Site | None:
    """Check, write the pages and, if wanted, run the engine; return the site, or ``None`` if it could not be built."""
    if how.pages_only:
        return written(root, how)
    with engine_at_hand(root) as engine:
        site = written(root, how)
        return site if site and made(root, how, site, engine) else None


def written(root: Path, how: How) -> Site | None:
    """Check and write the pages; return the site, or ``None`` if there are problems, which are then told."""
    print("Läser och kontrollerar posterna …", flush=True)
    site, well = checked(root, how.form, how.today, how.local)
    if how.publish:
        homeless = located(unplaced(site.settings), site.sources)
        show((*homeless, *located(unanswered(site.settings), site.sources)), how.form)
        well = well and not homeless
    if not well:
        fail("Inget är skrivet. Rätta felen och kör igen.")
        return None
    for remark in site.remarks:
        print(remark)
    changed = write_pages(root, site, whole=how.pages_only)
    print(f"{len(site.catalog.entries)} poster, {changed} ändrade filer i build/docs.")
    return site


def made(root: Path, how: How, site: Site, engine: Engine) -> bool:
    """Let the engine make the site of the pages, and keep their addresses; return whether it went well."""
    print("Bygger webbplatsen …", flush=True)
    if not run_engine(root, site, print, engine):
        fail("MkDocs hittade fel (se ovan). Den förra webbplatsen ligger kvar i build/site.")
        return False
    keep_addresses(root, site, how.local)
    server = shlex.join([sys.executable, "-m", "http.server", str(PORT), "--directory", str(root / "build/site")])
    print(f"Öppna handboken: {server}  och gå till http://localhost:{PORT}/")
    return True


def pack(options: argparse.Namespace) -> int:
    """Build, and pack the site as a zip that opens from a disk."""
    site = built(options.root, How(local=options.local))
    if site is None:
        return 1
    data = packed(read_site(options.root / "build/site"), site.paths(on_disk=True))
    path = options.root / f"build/{FOLDER}.zip"
    write_if_changed(path, data)
    print(f"Packad: {path} ({len(data) / 1e6:.1f} MB). Packa upp den och öppna index.html.")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Preview with live reload."""
    from handbook.edit.preview import preview  # noqa: PLC0415  # only needed here

    return preview(options.root, options.port, options.local)


def serve_arguments(command: Parser) -> None:
    """Add the port, and the folder of a municipality's edition."""
    command.add_argument("--port", type=number, default=PORT, help=f"porten att lyssna på ({PORT})")
    local_argument(command)


def edit(options: argparse.Namespace) -> int:
    """Open the editing page in a browser, on this machine alone."""
    from handbook.edit.server import edit as edited  # noqa: PLC0415  # only needed here

    return edited(options.root, options.port, opens=options.browser)


def edit_arguments(command: Parser) -> None:
    """Add the port, and whether a browser is opened."""
    command.add_argument("--port", type=number, default=PORT + 1, help=f"porten att lyssna på ({PORT + 1})")
    command.add_argument("--no-browser", dest="browser", action="store_false", help="skriv bara ut adressen")


BUILDING = (
    Command("check", "kontrollera alla poster och skriv ut alla fel", check, check_arguments),
    Command("build", "kontrollera och bygg webbplatsen i build/site", build, build_arguments),
    Command("zip", "bygg webbplatsen och packa den så att den går att öppna från disk", pack, local_argument),
    Command("edit", "ändra poster i ett formulär i webbläsaren, på den här datorn", edit, edit_arguments),
    Command(
        "serve",
        f"förhandsvisa på http://localhost:{PORT} och bygg om när något ändras",
        serve,
        serve_arguments,
    ),
)
