"""What every output is made from, and what several of them need, worked out once."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from handbook.catalog.catalog import Catalog
from handbook.content.owner import NAME, NOBODY, Owner
from handbook.file import File
from handbook.outputs.record_data import as_data
from handbook.outputs.tables import Table, tables


def called(catalog: Catalog) -> str:
    """Return what programs are told that the handbook is called: a municipality's edition is not the national one."""
    return f"{NAME} {catalog.edition.name}" if catalog.edition else NAME


def laid_over(catalog: Catalog) -> str:
    """Return what people are told of data that a municipality has laid its own over; nothing of the national ones."""
    edition = catalog.edition
    return f"Kommunens egna kontakter ingår. Den nationella handboken: {edition.national}" if edition else ""


@dataclass(frozen=True, eq=False)
class Inputs:
    """The records, the hand-written files by path, and the site's own address with a slash at the end."""

    catalog: Catalog
    written: Mapping[str, bytes]
    base: str
    owner: Owner = NOBODY
    """Who answers for the handbook, and on which terms others may use it."""
    open_files: Callable[[], Iterable[tuple[str, File]]] = tuple
    """Every open file with its media type, but those that list the others."""

    @cached_property
    def data(self) -> Mapping[str, dict[str, object]]:
        """Every record as plain data."""
        return {ref: as_data(self.catalog, entry) for ref, entry in self.catalog.entries.items()}

    @cached_property
    def json(self) -> Mapping[str, str]:
        """Every record as JSON on one line."""
        return {ref: json.dumps(data, ensure_ascii=False, separators=(",", ":")) for ref, data in self.data.items()}

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Every kind as a table for people, by its folder."""
        return tables(self.catalog, self.base)
