"""What the state says today: the findings that stand, and the addresses that have not been read for long. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handbook.watch import act_watch, law_causes, page_watch
from handbook.watch.findings import Cause, Unconfirmed, WatchFinding, kept
from handbook.watch.rests import Rests
from handbook.watch.state import ActState, PageState, State

LONG = timedelta(days=30)


@dataclass(frozen=True)
class Verdict:
    """The findings, what is unconfirmed, and the state with what has been dealt with taken out."""

    findings: tuple[WatchFinding, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    state: State


def verdict(state: State, rests: Rests, today: str) -> Verdict:
    """Return what the state says of the records today."""
    acts = {act: state.acts[act] for act in sorted(state.acts) if act in rests.by_act}
    pages = {url: state.pages[url] for url in sorted(state.pages) if url in rests.by_url}
    findings, told = kept(_causes(acts, pages, rests, today), state.told, today)
    open_pages = {str(finding.proof.get("url")) for finding in findings}
    open_acts = {finding.act for finding in findings if finding.what == "wording-changed"}
    calm = {url: page if url in open_pages else page.model_copy(update={"events": ()}) for url, page in pages.items()}
    read = {act: it if act in open_acts else it.model_copy(update={"events": ()}) for act, it in acts.items()}
    held = {key: told[key] for key in sorted(told)}
    return Verdict(findings, tuple(_unconfirmed(acts, pages, today)), State(read, calm, held))


def _causes(acts: dict[str, ActState], pages: dict[str, PageState], rests: Rests, today: str) -> Iterator[Cause]:
    for act, known in acts.items():
        yield from law_causes.causes_of(act, known, rests.by_act[act], today)
        yield from act_watch.causes_of(act, known, rests.by_act[act])
    for url, page in pages.items():
        yield from page_watch.causes_of(url, page, rests.by_url[url])


def _unconfirmed(acts: dict[str, ActState], pages: dict[str, PageState], today: str) -> Iterator[Unconfirmed]:
    unsure = {**{act: it.unsure for act, it in acts.items()}, **{url: it.unsure for url, it in pages.items()}}
    for name, reason in unsure.items():
        if reason and date.fromisoformat(today) - date.fromisoformat(reason.since) >= LONG:
            yield Unconfirmed(name, reason.since, reason.why)
