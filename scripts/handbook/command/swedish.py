"""The standard library's command-line words in Swedish, since editors read them."""

import argparse
import sys
from collections.abc import Iterable
from typing import NoReturn

WORDS = (
    ("the following arguments are required", "det saknas"),
    ("unrecognized arguments", "okänt"),
    ("invalid choice", "går inte att välja"),
    ("choose from", "välj bland"),
    ("invalid int value", "inte ett heltal"),
    ("expected one argument", "behöver ett värde"),
    ("argument ", ""),
)


class Formatter(argparse.HelpFormatter):
    """Help with Swedish headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line."""
        super().add_usage(usage, actions, groups, "så här: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Swedish."""

    def __init__(self, **words: object) -> None:
        """Take what ``ArgumentParser`` takes; help and headings are added here."""
        super().__init__(**{"formatter_class": Formatter, "add_help": False, **words})  # type: ignore[arg-type]
        self.choices = self.add_argument_group("val")
        self.choices.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Print what was wrong with the command and where to read more; exit with status 2."""
        for english, swedish in WORDS:
            message = message.replace(english, swedish)
        print(f"{self.prog}: {message}. Se {self.prog} --help", file=sys.stderr)
        self.exit(2)
