"""A run of the watch: what is asked, in which order, and what becomes of the answers. Written after each of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook.watch import act_watch, findings, page_watch
from handbook.watch.archive import MOST, captured
from handbook.watch.looking import Registers, ask_for, look_at
from handbook.watch.progress import Progress
from handbook.watch.quiet import QuietList
from handbook.watch.rests import Rests
from handbook.watch.state import ActState, Event, PageState, State
from handbook.watch.state import as_text as state_as_text
from handbook.watch.transport import NoAnswerError
from handbook.watch.turns import in_turns
from handbook.watch.verdict import Verdict, verdict
from handbook.watch.visiting import Visitor, host_of

STATE, FINDINGS, QUIET = "state.json", "findings.json", "quiet.yml"
HOSTS_ENOUGH = 4
"""Hosts that must have been silent, with none that answered, before the net is taken to be down."""


class NoNetError(Exception):
    """No host could be reached; the message names those that were tried."""


@dataclass
class Run:
    """One run: what it is about, how it asks, and where it keeps what it learns."""

    folder: Path
    rests: Rests
    """All that records rest on."""
    asked: Rests
    """What of it this run asks for."""
    visitor: Visitor
    progress: Progress
    say: Callable[[str], None]
    write: Callable[[Path, bytes], object]
    """Writes a file whole, or not at all."""
    now: str
    registers: Registers = field(default_factory=Registers)
    quiet: QuietList = field(default_factory=QuietList)
    state: State = field(default_factory=State)
    archive: str | None = None
    """The host that captures of changed pages are asked for, if they are."""
    troubled: int = 0
    """Acts for which no register gave an answer that could be read."""

    def run(self) -> Verdict:
        """Ask for everything that has not been asked yet; return what is known then. Raises ``NoNetError``."""
        subjects = tuple(self._subjects())
        left = [(number, subject) for number, subject in enumerate(subjects, 1) if subject not in self.progress.done]
        try:
            for number, subject in left:
                told = self._act(subject) if subject in self.asked.by_act else self._page(subject)
                self.progress.add(subject)
                self.say(f"[{number}/{len(subjects)}] {told}")
            self._capture()
        finally:
            result = self._keep()
        self.progress.finish()
        return result

    def _subjects(self) -> Iterator[str]:
        yield from self.asked.by_act
        yield from in_turns((url for url in self.asked.by_url if not self.quiet.covers(url)), self.now[:10])

    def _act(self, number: str) -> str:
        asked = ask_for(number, self.registers, self.visitor)
        self._heard()
        before = self.state.acts.get(number)
        compared = act_watch.after(before, asked.news, self.rests.by_act[number], self.now)
        self.troubled += asked.failed
        if compared.state != before:
            self._remember(replace(self.state, acts={**self.state.acts, number: compared.state}))
        told = "; ".join((*asked.remarks, *compared.remarks))
        return f"{number}: {_law_in_words(before, compared.state)}{told and f' ({told})'}"

    def _page(self, url: str) -> str:
        before = self.state.pages.get(url)
        look = look_at(url, before, self.visitor)
        self._heard()
        if not isinstance(look, page_watch.Unread) or self.visitor.answered:
            known = page_watch.after(before, look, self.now)
            if known != before:
                self._remember(replace(self.state, pages={**self.state.pages, url: known}))
        return f"{url}: {_page_in_words(before, look, self.state.pages.get(url))}"

    def _capture(self) -> None:
        """Ask for a capture of each page that has changed in this run, if that is wanted."""
        fresh = [url for url, page in self.state.pages.items() if any(map(self._uncaptured, page.events))]
        for url in fresh[: MOST if self.archive else 0]:
            page = self.state.pages[url]
            try:
                place = captured(url, self.archive or "", self.visitor)
            except NoAnswerError as error:
                self.say(f"{url}: {error}")
                continue
            events = tuple(
                it.model_copy(update={"archive": place}) if self._uncaptured(it) else it for it in page.events
            )
            pages = {**self.state.pages, url: page.model_copy(update={"events": events})}
            self._remember(replace(self.state, pages=pages))
            self.say(f"{url}: kopia på {place}")

    def _uncaptured(self, event: Event) -> bool:
        return event.what == "changed" and event.found == self.now[:10] and not event.archive

    def _heard(self) -> None:
        """Stop a run that reaches nobody, before it takes the own net for that of all others."""
        silent = self.visitor.silent
        if not self.visitor.answered and len(silent) >= min(HOSTS_ENOUGH, len(self._hosts())):
            raise NoNetError(", ".join(sorted(silent)))

    def _hosts(self) -> frozenset[str]:
        named = (self.registers.register, self.registers.riksdag) if any(":" in it for it in self.asked.by_act) else ()
        eu = (self.registers.cellar,) if any(":" not in it for it in self.asked.by_act) else ()
        return frozenset(host_of(url) for url in (*named, *eu, *self.asked.by_url) if url)

    def _remember(self, state: State) -> None:
        self.state = state
        self.write(self.folder / STATE, state_as_text(state).encode())

    def _keep(self) -> Verdict:
        """Write what the state says today."""
        result = verdict(self.state, self.rests, self.now[:10])
        self._remember(result.state)
        text = findings.as_text(result.findings, result.unconfirmed)
        self.write(self.folder / FINDINGS, text.encode())
        return result


def _law_in_words(before: ActState | None, known: ActState) -> str:
    if known.unsure:
        return f"obekräftad, {known.unsure.why}"
    fresh = sorted(set(known.later) - set(before.later if before else ()))
    if fresh:
        return f"ny ändring SFS {', '.join(fresh)}" if ":" in fresh[0] else f"ny ändring {', '.join(fresh)}"
    return "läst första gången" if before is None else "inget nytt"


def _page_in_words(before: PageState | None, look: page_watch.Look, known: PageState | None) -> str:
    if isinstance(look, page_watch.Unread) or known is None or known.unsure:
        return f"obekräftad, {look.why if isinstance(look, page_watch.Unread) else known and known.unsure}"
    if len(known.events) > len(before.events if before else ()):
        return {"changed": "har ändrats", "gone": "finns inte längre", "moved": "har flyttat"}[known.events[-1].what]
    if known.changed or known.gone or known.moved:
        return "ser annorlunda ut, och läses igen nästa gång"
    return "läst första gången" if before is None else "oförändrad"
