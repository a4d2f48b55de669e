"""What the commands watch and findings do."""

import argparse
import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from handbook.command.command import fail, show
from handbook.content.load import text_of
from handbook.content.problems import Problem
from handbook.folder_lock import HeldError, held
from handbook.site.pipeline import read
from handbook.site.publish import write_if_changed
from handbook.site.site import Site
from handbook.watch import cellar, issue_hosts, register, riksdag
from handbook.watch.answers import UnexpectedAnswerError
from handbook.watch.issues import RecordName, listed, planned
from handbook.watch.looking import Registers
from handbook.watch.progress import Progress
from handbook.watch.quiet import QuietList, read_quiet
from handbook.watch.reach import Origin, RefusedError, given_host, is_own
from handbook.watch.rests import Rests, rests_of
from handbook.watch.state import State, read_state
from handbook.watch.transport import Answer, NoAnswerError, Request, Transport
from handbook.watch.verdict import Verdict, verdict
from handbook.watch.visiting import Clock, Visitor, agent, host_of
from handbook.watch.watching import QUIET, STATE, NoNetError, Run

PROGRESS = "build/watch.jsonl"
NO_CONTACT = (
    "Sidorna kan inte frågas utan kontakt: den som driver en webbplats ska kunna nå dig. Sätt WATCH_CONTACT till en "
    "e-postadress eller en webbadress, eller kör med --only law."
)


def watch(options: argparse.Namespace) -> int:
    """Ask the registers and the pages, and write what is known and found."""
    site, problems = read(options.root)
    if problems:
        show(problems)
        return fail("Ingen är frågad. Rätta felen och kör igen.")
    folder = options.root / options.folder
    try:
        with held(folder):
            return _watched(options, site, folder)
    except HeldError:
        return fail("En annan bevakning pågår. Vänta tills den är klar, eller avbryt den.")


def _watched(options: argparse.Namespace, site: Site, folder: Path) -> int:
    state, broken = _state(folder, options.folder)
    if broken:
        show(broken)
        return fail("Ingen är frågad och inget är ändrat. Rätta filen och kör igen.")
    rests = rests_of(site.catalog)
    quiet, wrong = _quiet(folder, options, rests)
    show(wrong)
    asked, missing = _asked(options, site, rests)
    if missing:
        return fail(missing)
    run = _run(options, site, folder, (rests, asked))
    run.state, run.quiet = state, quiet
    if _is_trial(options):
        print("Ett prov mot den egna datorn: bara de värdar som är angivna frågas.", flush=True)
    if run.progress.start(run.now):
        print("Fortsätter där den förra bevakningen stannade.", flush=True)
    try:
        result = run.run()
    except NoNetError as error:
        return fail(
            f"Ingen värd svarade ({error}), så nätet tycks vara nere. Inget är ändrat. Kör igen när det är uppe."
        )
    _tell(result, site, run)
    if run.troubled:
        return fail(f"{run.troubled} lagar gick inte att kontrollera (se ovan). Det som var känt om dem står kvar.")
    return 1 if wrong else 0


def _state(folder: Path, shown: str) -> tuple[State, tuple[Problem, ...]]:
    path = folder / STATE
    if not path.exists():
        return State(), ()
    return read_state(path.read_bytes().decode("utf-8-sig", "replace"), f"{shown}/{STATE}")


def _quiet(folder: Path, options: argparse.Namespace, rests: Rests) -> tuple[QuietList, tuple[Problem, ...]]:
    path = folder / QUIET
    if not path.exists():
        return QuietList(), ()
    try:
        text = text_of(path.read_bytes())
    except UnicodeDecodeError:
        text = "{"  # told of as YAML that cannot be read
    return read_quiet(text, f"{options.folder}/{QUIET}", _now(options)[:10], rests.by_url)


def _now(options: argparse.Namespace) -> str:
    return str(options.now or datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M"))


def _asked(options: argparse.Namespace, site: Site, rests: Rests) -> tuple[Rests, str]:
    """Return what this run asks for, or why it cannot."""
    asked = rests
    for ref in options.record or ():
        if ref not in site.catalog.entries:
            return Rests(), f"Posten {ref} finns inte. Skriv den som kind/id, till exempel laws/lvu."
    if options.record:
        parts = [rests.of(ref) for ref in options.record]
        asked = Rests(tuple(it for part in parts for it in part.acts), tuple(it for part in parts for it in part.pages))
    hosts = _registers(options)
    acts = tuple(it for it in asked.acts if (hosts.cellar if ":" not in it.act else hosts.register or hosts.riksdag))
    pages = asked.pages if not _is_trial(options) or options.pages else ()
    chosen = Rests(() if options.only == "pages" else acts, () if options.only == "law" else pages)
    if chosen.pages and not options.pages and not _contact(site):
        return Rests(), NO_CONTACT
    return chosen, ""


def _is_trial(options: argparse.Namespace) -> bool:
    """Tell whether some host is this machine: then nobody else is asked than those that were named."""
    given: tuple[Origin | None, ...] = (options.register and given_host(options.register), options.pages)
    more = tuple(given_host(url) for url in (options.riksdag, options.cellar) if url)
    return any(origin and is_own(origin) for origin in (*given, *more))


def _registers(options: argparse.Namespace) -> Registers:
    known = (None, None, None) if _is_trial(options) else (register.HOST, riksdag.HOST, cellar.HOST)
    return Registers(options.register or known[0], options.riksdag or known[1], options.cellar or known[2])


def _contact(site: Site) -> str:
    given = os.environ.get("WATCH_CONTACT", "").strip()
    return given or site.settings.repo or (site.settings.base if site.settings.placed else "")


def _run(options: argparse.Namespace, site: Site, folder: Path, rests: tuple[Rests, Rests]) -> Run:
    registers = _registers(options)
    urls = (registers.register, registers.riksdag, registers.cellar, options.archive)
    transport = Transport(frozenset(given_host(url) for url in urls if url), options.pages)
    scope = json.dumps([options.only, options.record, *urls, options.pages, options.folder])
    now = _now(options)
    clock = Clock(now=lambda: datetime.fromisoformat(now).replace(tzinfo=UTC)) if options.now else Clock()
    return Run(
        folder=folder,
        rests=rests[0],
        asked=rests[1],
        visitor=Visitor(transport, agent(_contact(site)), clock, options.pause),
        progress=Progress(options.root / PROGRESS, scope),
        say=lambda line: print(line, flush=True),
        write=write_if_changed,
        now=now,
        registers=registers,
        archive=options.archive,
    )


def _tell(result: Verdict, site: Site, run: Run) -> None:
    print("\n".join(("", *listed(result.findings, names_of(site)))))
    unsure = f", {len(result.unconfirmed)} adresser obekräftade i över 30 dagar" if result.unconfirmed else ""
    print(f"{len(result.findings)} fynd{unsure}. {run.visitor.requests} frågor ställda.")


def names_of(site: Site) -> dict[str, RecordName]:
    """Return what each record is called, and its file."""
    return {ref: RecordName(entry.record.title, entry.source.path) for ref, entry in site.catalog.entries.items()}


def findings(options: argparse.Namespace) -> int:
    """Tell what the watch has found and nobody has dealt with, or keep the issues of a host up to date with it."""
    site, problems = read(options.root)
    if problems:
        show(problems)
        return fail("Rätta felen och kör igen.")
    state, broken = _state(options.root / options.folder, options.folder)
    if broken:
        show(broken)
        return 1
    result = verdict(state, rests_of(site.catalog), datetime.now(tz=UTC).date().isoformat())
    if options.issues:
        return _issues(options.issues, result, names_of(site))
    if options.format == "json":
        print(json.dumps([asdict(finding) for finding in result.findings], ensure_ascii=False, indent=2))
    else:
        print("\n".join((*listed(result.findings, names_of(site)), f"{len(result.findings)} fynd.")))
    return 0


def _issues(name: issue_hosts.HostName, result: Verdict, names: dict[str, RecordName]) -> int:
    try:
        at = issue_hosts.HOSTS[name](os.environ)
        trusted = frozenset({given_host(at.base)})
    except (KeyError, RefusedError):
        return fail(f"Det går inte att nå ärendena. Sätt {issue_hosts.NEEDED[name]}.")
    visitor = Visitor(Transport(trusted), agent(os.environ.get("WATCH_CONTACT", "")))

    def send(request: Request) -> Answer:
        return visitor.ask(request, 1.0 if request.body else 0.0)

    try:
        wanted = planned(result.findings, issue_hosts.existing(at, send), names)
        done = issue_hosts.carry_out(at, wanted, send)
    except (NoAnswerError, UnexpectedAnswerError) as error:
        return fail(f"{host_of(at.base)}: {error}.")
    print(f"{len(result.findings)} fynd, {done} ärenden ändrade.")
    return 0
