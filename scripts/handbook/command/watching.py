"""The commands that look out into the world: watch, the only one that uses the net, and findings, what it found."""

import argparse
import re
from datetime import datetime

from handbook.command.command import Command
from handbook.command.swedish import Parser
from handbook.watch.reach import ARCHIVE, Origin, RefusedError, given_host

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
LONGEST = 3600


def watch(options: argparse.Namespace) -> int:
    """Ask the registers and the pages, and write what is known and found."""
    from handbook.command import watch_runs  # noqa: PLC0415  # only needed here

    return watch_runs.watch(options)


def findings(options: argparse.Namespace) -> int:
    """Tell what the watch has found, or keep the issues of a host up to date with it."""
    from handbook.command import watch_runs  # noqa: PLC0415  # only needed here

    return watch_runs.findings(options)


def host(text: str) -> str:
    """Read the address of a host that may be asked: this machine by http, all others by https."""
    try:
        given_host(text)
    except RefusedError as error:
        raise argparse.ArgumentTypeError(f"”{text}” går inte. {error}") from None
    return text


def origin(text: str) -> Origin:
    """Read the address of a host that is asked in the place of others."""
    return given_host(host(text))


def moment(text: str) -> str:
    """Read a moment, as 2026-12-01T08:00."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        text = ""
    if not MOMENT.fullmatch(text):
        raise argparse.ArgumentTypeError("skriv dag och tid så här: 2026-12-01T08:00")
    return text


def seconds(text: str) -> float:
    """Read a number of seconds."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = -1
    if not 0 <= found < LONGEST:  # what is no number is refused too
        raise argparse.ArgumentTypeError(f"”{text}” är inget antal sekunder")
    return found


def watch_arguments(command: Parser) -> None:
    """Add what to ask for, and whom."""
    add = command.add_argument
    add("--only", choices=("law", "pages"), help="fråga bara om lagarna, eller bara sidorna")
    add("--record", action="append", metavar="POST", help="fråga bara om det posten bygger på (laws/lvu)")
    add("--register", type=host, metavar="URL", help="fråga det här lagregistret i stället för Regeringskansliets")
    add("--riksdag", type=host, metavar="URL", help="fråga den här värden i stället för data.riksdagen.se")
    add("--cellar", type=host, metavar="URL", help="fråga den här värden om EU-rätt i stället för Cellar")
    add("--pages", type=origin, metavar="URL", help="fråga den här värden i stället för sidornas egna (för prov)")
    add(
        "--archive",
        type=host,
        nargs="?",
        const=ARCHIVE,
        metavar="URL",
        help="be Internet Archive om en kopia av det ändrade",
    )
    add("--pause", type=seconds, metavar="SEKUNDER", help="vänta så länge mellan två frågor till samma värd (5 och 1)")
    add("--now", type=moment, metavar="TID", help="räkna som om klockan var så mycket (för prov: 2026-12-01T08:00)")
    add("--folder", default="watch", metavar="MAPP", help="var det som är känt ligger (watch)")


def findings_arguments(command: Parser) -> None:
    """Add the form, and where issues are kept."""
    command.add_argument("--format", choices=("text", "json"), default="text", help="hur fynden skrivs ut")
    command.add_argument("--issues", choices=("github", "gitlab"), help="håll ett ärende per post aktuellt där")
    command.add_argument("--folder", default="watch", metavar="MAPP", help="var det som är känt ligger (watch)")


WATCHING = (
    Command(
        "watch",
        "fråga lagregister och källor om något har ändrats",
        watch,
        watch_arguments,
    ),
    Command("findings", "skriv ut vad bevakningen har funnit och ingen har kontrollerat", findings, findings_arguments),
)
