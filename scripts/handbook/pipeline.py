"""The steps in order: load → structure → check → link → render → publish."""

from pathlib import Path

from handbook.check import check_catalog, check_records, check_vocabularies
from handbook.kinds import KINDS, Kinds
from handbook.link import Catalog, link
from handbook.load import SourceFile, load
from handbook.problems import Problem
from handbook.structure import structure


def read(root: Path, kinds: Kinds = KINDS) -> tuple[Catalog, tuple[Problem, ...]]:
    """Load ``root/content`` and return the Catalog, with every problem that any step found."""
    sources, problems = load(root)
    catalog, found = understand(sources, kinds)
    return catalog, (*problems, *found)


def understand(sources: tuple[SourceFile, ...], kinds: Kinds = KINDS) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the Catalog that the files make up, with every problem. Pure: touches no file."""
    (entries, vocabularies), shape = structure(sources, kinds)
    catalog, dead = link(entries, vocabularies, kinds)
    rules = (*check_vocabularies(vocabularies), *check_records(entries), *check_catalog(catalog))
    return catalog, (*shape, *rules, *dead)
