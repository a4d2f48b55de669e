"""What the watch knows of the records on the day of a build: its findings, or why there are none. Pure."""

from handbook.catalog.catalog import Catalog
from handbook.watch.findings import WatchFinding
from handbook.watch.rests import rests_of
from handbook.watch.state import read_state
from handbook.watch.verdict import verdict

STATE = "watch/state.json"
WITHOUT = "Sidorna byggs utan bevakningens fynd."
UNWATCHED = f"{STATE} finns inte än: ingen har bevakat lagar och källor. {WITHOUT}"


def findings_on(catalog: Catalog, state: bytes | None, today: str) -> tuple[tuple[WatchFinding, ...], tuple[str, ...]]:
    """Return what stands on a day by the file of the state, and what an editor is told if it cannot be read.

    ``state`` is ``None`` if there is no file. What cannot be read whole makes no finding at all.
    """
    if state is None:
        return (), (UNWATCHED,)
    known, problems = read_state(state.decode("utf-8-sig", "replace"), STATE)
    if problems:
        return (), (*map(str, problems), WITHOUT)
    return verdict(known, rests_of(catalog), today).findings, ()
