"""The standard library's command-line words in Swedish, since editors read them."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

WORDS = {
    "usage: ": "så här: ",
    "options": "val",
    "positional arguments": "ord",
    "show this help message and exit": "visa den här hjälpen",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "det saknas: %s",
    "one of the arguments %s is required": "något av det här måste anges: %s",
    "unrecognized arguments: %s": "okänt: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "”%(value)s” går inte att välja, välj bland %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": (
        "”%(value)s” går inte att välja, menade du ”%(suggestion)s”? Välj bland %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": "”%(parser_name)s” finns inte, välj bland %(choices)s",
    "invalid %(type)s value: %(value)r": "”%(value)s” går inte att tolka",
    "expected one argument": "behöver ett värde",
    "expected at least one argument": "behöver minst ett värde",
    "expected at most one argument": "tar högst ett värde",
    "expected %s argument": "behöver %s värde",
    "expected %s arguments": "behöver %s värden",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "not allowed with argument %s": "går inte att använda tillsammans med %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda %(matches)s",
    "unexpected option string: %s": "okänt: %s",
}
"""What argparse says to those who use a program, as its source has it; what it says to programmers is not here."""


def said(message: str) -> str:
    """Return one of argparse's messages, not yet filled in, in Swedish."""
    return WORDS.get(message, message)


def said_of(one: str, many: str, number: int) -> str:
    """Return the message for a number of things."""
    return said(one if number == 1 else many)


@contextmanager
def in_swedish() -> Iterator[None]:
    """Let argparse speak Swedish. It looks its messages up by gettext, under these two names."""
    before = {name: vars(argparse)[name] for name in ("_", "ngettext")}
    vars(argparse).update(_=said, ngettext=said_of)
    try:
        yield
    finally:
        vars(argparse).update(before)


class Parser(argparse.ArgumentParser):
    """An argument parser that tells of a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        """Print what was wrong with the command and where to read more; exit with status 2."""
        self.exit(
            2, f"{self.prog}: {message.rstrip('.')}{'' if message.endswith('?') else '.'} Se {self.prog} --help\n"
        )
