"""The program's commands. Editors meet it, so it speaks Swedish."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.command.building import BUILDING
from handbook.command.command import fail
from handbook.command.records import RECORDS
from handbook.command.swedish import Parser, in_swedish

ROOT = Path(__file__).parents[3]
COMMANDS = (*BUILDING, *RECORDS)


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run one command; return 0 only if nothing is wrong."""
    try:
        with in_swedish():
            options = parser().parse_args(arguments)
        options.root = root
        status: int = options.run(options)
    except BrokenPipeError:
        return 1
    except OSError as error:
        return fail(
            f"Det gick inte att läsa eller skriva {error.filename or 'en fil'}: {error.strerror}. "
            "Kontrollera att disken har plats och att du får skriva i mappen."
        )
    except KeyboardInterrupt:
        return fail("Avbrutet. Det som fanns i build/ ligger kvar.")
    finally:
        say_the_rest()
    return status


def say_the_rest() -> None:
    """Send what is still to be printed. If whoever read it has left, as ``head`` does, it is dropped without a word."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> Parser:
    """Return the argument parser with every command."""
    made = Parser(prog="build.py", description="Bygger Barnskyddshandboken av posterna i content/.")
    commands = made.add_subparsers(required=True, metavar="kommando", title="kommandon")
    for command in COMMANDS:
        text = command.help
        added = commands.add_parser(command.name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        added.set_defaults(run=command.run)
        command.arguments(added)
    return made
