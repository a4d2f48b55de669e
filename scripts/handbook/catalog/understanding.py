"""Files in, Catalog out: structure, links and rules in one go. Pure: touches no file."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from handbook.catalog.catalog import Catalog
from handbook.catalog.links import link
from handbook.catalog.local_ages import told
from handbook.catalog.rules import check_catalog, check_records, check_vocabularies
from handbook.content.facts import filled
from handbook.content.kinds import KINDS, Kinds
from handbook.content.load import SourceFile
from handbook.content.named_numbers import wrong_numbers
from handbook.content.problems import Finding
from handbook.content.structure import structure
from handbook.content.yaml_traps import trapped

LAST_DAY = "9999-12-31"


def understand(
    sources: tuple[SourceFile, ...],
    kinds: Kinds = KINDS,
    unread: Collection[str] = (),
    today: str = LAST_DAY,
) -> tuple[Catalog, tuple[Finding, ...]]:
    """Return the Catalog that the files make up, with everything that is wrong.

    ``unread`` are the paths of files that could not be read, so that links to them are not called dead; ``today`` is
    the day of the check.
    """
    contents, shape = structure(sources, kinds, unread)
    entries, facts = filled(contents.entries, frozenset(draft.ref for draft in contents.drafts))
    contents = replace(contents, entries=entries)
    names = wrong_numbers(contents.entries, whole=not (unread or contents.drafts))
    traps = (finding for source in sources for finding in trapped(source))
    catalog, dead = link(contents, kinds)
    rules = (*check_vocabularies(contents.vocabularies), *check_records(contents, today), *check_catalog(catalog))
    # So that nothing is made of a number that is too old, whatever day a build is of: later ones take more away.
    found = (_placed(finding, contents.places) for finding in (*rules, *dead))
    return told(catalog), (*shape, *facts, *names, *traps, *found)


def _placed(finding: Finding, places: Mapping[str, tuple[int, ...]]) -> Finding:
    """Return a finding with where its item stands in the file: those that could not be read were not counted."""
    match finding.path:
        case (int() as index, *rest) if finding.file in places:
            return replace(finding, path=(places[finding.file][index], *rest))
    return finding
