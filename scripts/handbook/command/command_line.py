"""The program's commands. Editors meet it, so it speaks Swedish."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from handbook.command.building import BUILDING
from handbook.command.command import fail
from handbook.command.own_course import OWN_COURSE
from handbook.command.records import RECORDS
from handbook.command.releasing import RELEASING
from handbook.command.swedish import Parser, in_swedish
from handbook.command.watching import WATCHING
from handbook.command.worklist import WORKLIST
from handbook.content.prose import capitalized
from handbook.site.failures import cause

ROOT = Path(__file__).parents[3]
COMMANDS = (*BUILDING, *RELEASING, *RECORDS, *OWN_COURSE, *WATCHING, *WORKLIST)


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run one command; return 0 only if nothing is wrong."""
    speak()
    try:
        with in_swedish():
            options = parser().parse_args(arguments)
        options.root = root
        status: int = options.run(options)
    except BrokenPipeError:
        return 1
    except OSError as error:
        return fail(f"Det gick inte att läsa eller skriva {error.filename or 'en fil'}: {cause(error)}")
    except KeyboardInterrupt:
        return fail("Avbrutet. Det som fanns i build/ ligger kvar.")
    finally:
        say_the_rest()
    return status


def speak() -> None:
    """Let the program print whatever it has to say: a terminal that lacks a letter gets a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say_the_rest() -> None:
    """Send what is still to be printed. If whoever read it has left, as ``head`` does, it is dropped without a word."""
    stream: TextIO | None = sys.stdout  # none if it was shut from the beginning
    try:
        if stream:
            stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> Parser:
    """Return the argument parser with every command."""
    made = Parser(prog="build.py", description="Bygger Barnskyddshandboken av posterna i content/.")
    commands = made.add_subparsers(required=True, metavar="kommando", title="kommandon")
    for command in COMMANDS:
        text = command.help
        added = commands.add_parser(command.name, help=text, description=f"{capitalized(text)}.")
        added.set_defaults(run=command.run)
        command.arguments(added)
    return made
