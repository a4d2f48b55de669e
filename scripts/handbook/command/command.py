"""What a command is, and what several of them share."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handbook.command.swedish import Parser
from handbook.content.problems import Format, Problem, report


def nothing(_: Parser) -> None:
    """Add no arguments."""


@dataclass(frozen=True)
class Command:
    """A command of the program: its name, what it does in the words of the help, and the function that does it."""

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    """Takes the arguments and the project's folder as ``root``; returns the exit status."""
    arguments: Callable[[Parser], None] = nothing
    """Adds the command's own arguments."""


def number(text: str) -> int:
    """Read a whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"”{text}” är inte ett heltal") from None


def count(text: str) -> int:
    """Read how many: a whole number from one up."""
    if (many := number(text)) < 1:
        raise argparse.ArgumentTypeError(f"{text} är för litet; skriv 1 eller mer")
    return many


def a_day(text: str) -> str:
    """Read a day, as 2026-12-31."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"”{text}” är ingen dag. Skriv så här: 2026-12-31") from None


def today_argument(command: Parser) -> None:
    """Add the day that all is seen from."""
    help_text = "räkna som om det vore den dagen (2026-12-31); annars SOURCE_DATE_EPOCH eller i dag"
    command.add_argument("--today", type=a_day, metavar="DAG", help=help_text)


def fail(text: str) -> int:
    """Print one line of what went wrong; return the exit status for it."""
    print(text, file=sys.stderr)
    return 1


def show(problems: Sequence[Problem], form: Format = "text") -> None:
    """Print the problems in the wanted form."""
    if problems or form == "json":
        print(report(problems, form))
