"""The program's commands. Editors meet it, so it speaks Swedish."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.command.swedish import Parser
from handbook.content.kinds import KINDS
from handbook.content.problems import Format, Problem, report
from handbook.content.prose import slug
from handbook.content.skeleton import skeleton
from handbook.site.engine import read_site, run_engine
from handbook.site.pipeline import keep_addresses, read, stale_schemas, write_pages, write_schemas
from handbook.site.publish import write_if_changed
from handbook.site.site import Site
from handbook.site.zip_copy import FOLDER, packed

ROOT = Path(__file__).parents[3]


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run one command; return 0 only if nothing is wrong."""
    options = parser().parse_args(arguments)
    options.root = root
    try:
        status: int = options.run(options)
    except OSError as error:
        return fail(
            f"Det gick inte att läsa eller skriva {error.filename or 'en fil'}: {error.strerror}. "
            "Kontrollera att disken har plats och att du får skriva i mappen."
        )
    except KeyboardInterrupt:
        return fail("Avbrutet. Det som fanns i build/ ligger kvar.")
    return status


def parser() -> Parser:
    """Return the argument parser with every command."""
    made = Parser(prog="build.py", description="Bygger Barnskyddshandboken av posterna i content/.")
    commands = made.add_subparsers(required=True, metavar="kommando", title="kommandon")
    for name, run, text in (
        ("check", check, "kontrollera alla poster och skriv ut alla fel"),
        ("build", build, "kontrollera och bygg webbplatsen i build/site"),
        ("zip", pack, "bygg webbplatsen och packa den så att den går att öppna från disk"),
        ("serve", serve, "förhandsvisa på http://localhost:8000 och bygg om när något ändras"),
        ("search", find, "sök som på webbplatsen"),
        ("new", new, "skapa en tom post med alla fält förklarade"),
        ("schema", schema, "skriv om schema/ efter fälten i scripts/handbook/content/kinds/"),
    ):
        command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        command.set_defaults(run=run)
        command.choices.add_argument(
            "--format", choices=("text", "json", "github"), default="text", help="hur fel skrivs ut"
        )
        _extra(command, name)
    return made


def _extra(command: Parser, name: str) -> None:
    if name == "serve":
        command.choices.add_argument("--port", type=int, default=8000, help="porten att lyssna på (8000)")
    if name == "build":
        command.choices.add_argument("--pages-only", action="store_true", help="skriv bara build/docs, kör inte MkDocs")
    if name == "search":
        command.add_argument_group("sökord").add_argument("query", nargs="*", help="sökorden")
        command.choices.add_argument("--limit", type=int, default=10, help="högst så många träffar (10)")
        command.choices.add_argument(
            "--batch", metavar="FIL", help="en sökning per rad i filen, och ett svar för varje"
        )
    if name == "new":
        words = command.add_argument_group("post")
        words.add_argument("kind", choices=[cls.kind.folder for cls in KINDS], help="sorts post")
        words.add_argument("name", nargs="?", help="filnamn (id) eller titel; utan namn skrivs posten på skärmen")


def fail(text: str) -> int:
    """Print one line of what went wrong; return the exit status for it."""
    print(text, file=sys.stderr)
    return 1


def _checked(options: argparse.Namespace) -> tuple[Site, bool]:
    site, problems = read(options.root)
    found = (*problems, *stale_schemas(options.root))
    show(found, options.format)
    return site, not found


def show(problems: Sequence[Problem], form: Format) -> None:
    """Print the problems in the wanted form."""
    if problems or form == "json":
        print(report(problems, form))


def check(options: argparse.Namespace) -> int:
    """Check every record and print every problem."""
    site, well = _checked(options)
    if options.format == "text":
        print(f"{len(site.catalog.entries)} poster, {'inga fel' if well else 'rätta felen ovan'}.")
    return 0 if well else 1


def build(options: argparse.Namespace) -> int:
    """Check, write the pages and run the engine."""
    return 1 if built(options, pages_only=options.pages_only) is None else 0


def built(options: argparse.Namespace, *, pages_only: bool) -> Site | None:
    """Check, write the pages and, if wanted, run the engine; return the site, or ``None`` if it could not be built."""
    print("Läser och kontrollerar posterna …", flush=True)
    site, well = _checked(options)
    if not well:
        fail("Inget är skrivet. Rätta felen och kör igen.")
        return None
    changed = write_pages(options.root, site)
    keep_addresses(options.root, site)
    print(f"{len(site.catalog.entries)} poster, {changed} ändrade filer i build/docs.", flush=True)
    if pages_only:
        return site
    print("Bygger webbplatsen …", flush=True)
    if not run_engine(options.root, site, print):
        fail("MkDocs hittade fel (se ovan). Den förra webbplatsen ligger kvar i build/site.")
        return None
    print(
        f"Öppna handboken: {sys.executable} -m http.server 8000 --directory {options.root / 'build/site'}"
        "  och gå till http://localhost:8000/"
    )
    return site


def pack(options: argparse.Namespace) -> int:
    """Build, and pack the site as a zip that opens from a disk."""
    site = built(options, pages_only=False)
    if site is None:
        return 1
    data = packed(read_site(options.root / "build/site"), site.paths(on_disk=True))
    path = options.root / f"build/{FOLDER}.zip"
    write_if_changed(path, data)
    print(f"Packad: {path} ({len(data) / 1e6:.1f} MB). Packa upp den och öppna index.html.")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Preview with live reload."""
    from handbook.edit.preview import preview  # noqa: PLC0415  # the engine is slow to import and only needed here

    return preview(options.root, options.port)


def find(options: argparse.Namespace) -> int:
    """Print the hits of a search, or of many, best first."""
    from handbook.command.find import answers, queries_in, told, told_among_others  # noqa: PLC0415  # slow to import

    if bool(options.query) == bool(options.batch):
        return fail("Skriv antingen sökord eller --batch och en fil med en sökning per rad.")
    queries = queries_in(options.batch) if options.batch else [" ".join(options.query)]
    site, problems = read(options.root)
    if problems:
        show(problems, options.format)
        return 1
    tell = told_among_others if options.batch else told
    for answer in answers(site, queries, options.limit):
        print(tell(answer, options.format))
    return 0


def new(options: argparse.Namespace) -> int:
    """Write a new record, or print it if no name is given."""
    cls = next(cls for cls in KINDS if cls.kind.folder == options.kind)
    if not options.name:
        print(skeleton(cls))
        return 0
    path = options.root / "content" / options.kind / f"{slug(options.name)}.yml"
    if path.exists():
        return fail(f"{path.relative_to(options.root)} finns redan.")
    path.parent.mkdir(parents=True, exist_ok=True)
    titled = options.name if options.name != path.stem else ""
    path.write_text(skeleton(cls, titled), "utf-8")
    print(f"Skapade {path.relative_to(options.root)}. Fyll i den och kör make check.")
    return 0


def schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas anew."""
    print(f"{write_schemas(options.root)} ändrade filer i schema/.")
    return 0
