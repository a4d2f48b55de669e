"""The commands about single records and their fields: search, new and schema."""

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path

from handbook.command.command import Command, count, fail, show
from handbook.command.swedish import Parser
from handbook.content.edition import EDITION, empty_edition
from handbook.content.kinds import KINDS, Record
from handbook.content.kinds.locality import Locality
from handbook.content.load import is_written, load_file
from handbook.content.positions import located
from handbook.content.problems import Finding, did_you_mean
from handbook.content.prose import slug
from handbook.content.skeleton import skeleton
from handbook.content.write import formatted
from handbook.site.failures import cause
from handbook.site.pipeline import read, write_schemas
from handbook.site.publish import bytes_like, write_together

LIST = "index"
"""The name of a folder's own page."""


def find(options: argparse.Namespace) -> int:
    """Print the hits of a search, or of many, best first."""
    from handbook.command.find import answers, queries_in, told, told_among_others  # noqa: PLC0415  # slow to import

    if bool(options.query) == bool(options.batch):
        return fail("Skriv antingen sökord eller --batch och en fil med en sökning per rad.")
    queries = queries_in(options.batch) if options.batch else [" ".join(options.query)]
    if isinstance(queries, Finding):
        show(located((queries,), {}), options.format)
        return 1
    site, problems = read(options.root)
    if problems:
        show(problems, options.format)
        return 1
    tell = told_among_others if options.batch else told
    for answer in answers(site, queries, options.limit):
        print(tell(answer, options.format))
    return 0


def find_arguments(command: Parser) -> None:
    """Add the words, and how many hits are printed and how."""
    command.add_argument("query", nargs="*", metavar="sökord", help="det du söker")
    command.add_argument("--batch", metavar="FIL", help="en sökning per rad i filen, och ett svar för varje")
    command.add_argument("--limit", type=count, default=10, metavar="ANTAL", help="högst så många träffar (10)")
    command.add_argument("--format", choices=("text", "json"), default="text", help="hur träffar skrivs ut")


def names_of(cls: type[Record]) -> tuple[str, ...]:
    """Return what a kind may be called: as on its pages, by its folder and by the address of its pages."""
    kind = cls.kind
    return tuple(dict.fromkeys((kind.singular, kind.plural, kind.folder, kind.address, cls.__name__.lower())))


def kind_named(word: str) -> type[Record]:
    """Return the kind that ``word`` names, with or without å, ä and ö."""
    for cls in KINDS:
        if slug(word) in map(slug, names_of(cls)):
            return cls
    known = [name for cls in KINDS for name in names_of(cls)[:3]]
    advice = did_you_mean(word.lower(), known) or f"Välj bland {', '.join(cls.kind.singular for cls in KINDS)}"
    raise argparse.ArgumentTypeError(f"”{word}” är ingen sorts post. {advice}")


def new(options: argparse.Namespace) -> int:
    """Write a new record, or print it if no name is given."""
    cls: type[Record] = options.kind
    if options.name is None:
        print(skeleton(cls))
        return 0
    name = slug(options.name)
    if not name:
        return fail(f"”{options.name}” går inte att göra ett filnamn av. Ta med minst en bokstav eller siffra.")
    if name == LIST:
        return fail(f"”{name}” är adressen till listan över {cls.kind.plural}. Välj ett annat namn.")
    path = options.root / "content" / cls.kind.folder / f"{name}.yml"
    if path.exists():
        return fail(f"{path.relative_to(options.root)} finns redan.")
    path.parent.mkdir(parents=True, exist_ok=True)
    titled = options.name if options.name != name else ""
    path.write_text(skeleton(cls, titled), "utf-8")
    print(f"Skapade {path.relative_to(options.root)}. Fyll i den och kör make check.")
    return 0


def new_arguments(command: Parser) -> None:
    """Add the kind and the name."""
    kinds = ", ".join(cls.kind.singular for cls in KINDS)
    command.add_argument("kind", type=kind_named, metavar="sort", help=f"sorts post: {kinds}")
    command.add_argument(
        "name", nargs="?", metavar="namn", help="filnamn (id) eller titel; utan namn skrivs posten på skärmen"
    )


def new_local(options: argparse.Namespace) -> int:
    """Make the folder of a municipality's own edition."""
    site, _ = read(options.root)
    found = next((it for it in site.catalog.of(Locality) if it.id == options.code and it.record.county), None)
    if found is None:
        near = did_you_mean(options.code, [it.id for it in site.catalog.of(Locality)])
        return fail(f"Ingen kommun har koden ”{options.code}”. {near or 'Koderna står på sidan Kommuner.'}")
    folder: Path = options.folder or options.root.parent / f"handbok-{slug(found.record.title)}"
    path = folder / EDITION
    if path.exists():
        return fail(f"{path} finns redan.")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(empty_edition(found.id, found.record.title), "utf-8")
    print(f"Skapade {path}. Fyll i den och bygg med: make site LOCAL={shlex.quote(str(folder))}")
    return 0


def new_local_arguments(command: Parser) -> None:
    """Add the code and the folder."""
    command.add_argument("code", metavar="kod", help="SCB:s kod för kommunen, till exempel 2262")
    command.add_argument(
        "folder", nargs="?", type=Path, metavar="mapp", help="var mappen ska ligga (bredvid handboken)"
    )


def schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas anew."""
    print(f"{write_schemas(options.root)} ändrade filer i schema/.")
    return 0


def form(options: argparse.Namespace) -> int:
    """Write records in the house form; what they say and their comments stay.

    None is written if one is wrong or cannot be written.
    """
    made: dict[Path, bytes] = {}
    for path in dict.fromkeys(it for given in options.files for it in _files_at(given)):
        if not path.exists():
            near = did_you_mean(path.name, [it.name for it in path.parent.glob("*.yml")])
            return fail(f"{path} finns inte. {near or 'Skriv filens namn som det står i content/.'}")
        read_as = load_file(path, str(path), path.parent)
        if isinstance(read_as, Finding):
            show(located((read_as,), {}), "text")
            return 1
        try:
            made[path] = bytes_like(formatted(read_as.text), path)
        except ValueError:
            return fail(f"{path} går inte att skriva om utan att ändra vad den säger. Den är som den var.")
    try:
        changed = write_together(made)
    except OSError as error:
        return fail(f"Det gick inte att skriva {error.filename or 'en fil'}: {cause(error)} Alla filer är som de var.")
    print(f"{changed} {'ändrad fil' if changed == 1 else 'ändrade filer'}.")
    return 0


def _files_at(path: Path) -> Iterator[Path]:
    """Yield the file at a path, or every record in the folder there."""
    if path.is_dir():
        yield from (it for it in sorted(path.rglob("*.yml")) if is_written(it.name))
    else:
        yield path


def form_arguments(command: Parser) -> None:
    """Add the files."""
    command.add_argument(
        "files", nargs="+", type=Path, metavar="fil", help="posternas filer eller mappar, content/laws/lvu.yml"
    )


RECORDS = (
    Command("search", "sök som på webbplatsen", find, find_arguments),
    Command("new", "skapa en tom post med alla fält förklarade", new, new_arguments),
    Command("format", "skriv om poster i husets form, utan att ändra vad de säger", form, form_arguments),
    Command("new-local", "skapa mappen för en kommuns egen utgåva", new_local, new_local_arguments),
    Command("schema", "skriv om schema/ efter fälten i scripts/handbook/content/kinds/", schema),
)
