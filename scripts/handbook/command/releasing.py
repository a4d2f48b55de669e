"""The command that makes an edition: it checks, refuses with reasons, and sets a tag in git."""

import argparse
from pathlib import Path

from handbook.catalog.release import MOST, late, message, refusals
from handbook.command.building import checked
from handbook.command.command import Command, count, fail, today_argument
from handbook.command.swedish import Parser
from handbook.content.editions import FOLDER, NO_TAGS, TAG, Git, GitError

REASON = "varför utgåvan görs fast poster är försenade; skälet står i taggen"


def release(options: argparse.Namespace) -> int:
    """Make an edition of the day; return 1 and say why if it may not be made."""
    site, well = checked(options.root, today=options.today or "")
    if not well:
        return fail("Ingen utgåva är gjord. Rätta felen och kör igen.")
    catalog, reason = site.catalog, options.reason.strip()
    today = catalog.news.today
    why_none = catalog.history.editions.why_none
    refused = [f"Utgåvor går inte att göra här: {why_none}."] if why_none not in {"", NO_TAGS} else []
    refused += refusals(catalog, today, options.overdue, reason)
    try:
        refused += () if refused else _unkept(options.root)
        if refused:
            return fail("\n".join((*refused, "Ingen utgåva är gjord.")))
        Git(options.root)("tag", "-a", f"{TAG}{today}", "-m", message(catalog, today, options.overdue, reason))
    except GitError as error:
        return fail(f"Ingen utgåva är gjord: {error}.")
    told = f" {len(late(catalog, today, options.overdue))} poster är försenade." if reason else ""
    print(f"Utgåvan {TAG}{today} är gjord.{told} Skicka den: git push origin {TAG}{today}")
    return 0


def _unkept(root: Path) -> list[str]:
    """Return that what would be tagged is not what has been checked, if it is not."""
    changed = Git(root)("status", "--porcelain", "--", FOLDER).decode().splitlines()
    return [f"{len(changed)} filer i {FOLDER} är ändrade men inte sparade i git. Spara dem först."] if changed else []


def release_arguments(command: Parser) -> None:
    """Add the day, how much may be overdue, and why more may."""
    today_argument(command)
    late_text = f"så många dagar får en post vara försenad utan skäl ({MOST})"
    command.add_argument("--overdue", type=count, default=MOST, metavar="DAGAR", help=late_text)
    command.add_argument("--reason", default="", metavar="SKÄL", help=REASON)


RELEASING = (
    Command("release", "kontrollera och gör en utgåva: en tagg i git med dagens datum", release, release_arguments),
)
"""The program's command for editions."""
