"""The groups of a kind, in the order of its list page; and the records before and after each one in its group."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from handbook.fields import fields_of
from handbook.kinds import Record
from handbook.link import Catalog, alphabetical
from handbook.structure import Entry

NO_GROUP = "Övriga"
EARLIER = "Tidigare åtgärder (2014–2015)"

Neighbours = tuple[str | None, str | None]


def groups_of(catalog: Catalog, cls: type[Record]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yield the title of each group, empty where the kind has none, and its records."""
    gathered: dict[str, list[Entry]] = {}
    for entry in catalog.of_kind(cls.kind.folder):
        gathered.setdefault(_title(catalog, entry), []).append(entry)
    for title in _ordered(cls, gathered):
        yield title, tuple(gathered[title])


@lru_cache(maxsize=1)
def neighbours(catalog: Catalog) -> Mapping[str, Neighbours]:
    """Return, for each record, the one before and the one after it in its group."""
    found: dict[str, Neighbours] = {}
    for cls in catalog.kinds:
        for _, entries in groups_of(catalog, cls):
            refs = [entry.ref for entry in entries]
            for (before, ref), (_, after) in pairwise(pairwise((None, *refs, None))):
                if ref:
                    found[ref] = (before, after)
    return found


def _title(catalog: Catalog, entry: Entry) -> str:
    name = entry.record.kind.group_by
    if name is None:
        return ""
    value = getattr(entry.record, name)
    first = value[0] if isinstance(value, tuple) and value else value
    field = next(field for field in fields_of(type(entry.record)) if field.name == name)
    if not first:
        return NO_GROUP if name != "purpose" else EARLIER
    if field.link:
        return catalog.entries[f"{field.link.to}/{first}"].record.title
    return str(first)[0].upper() + str(first)[1:]


def _ordered(cls: type[Record], titles: Iterable[str]) -> list[str]:
    last = (NO_GROUP, EARLIER)
    if cls.kind.order_by == "number":
        return sorted(titles, key=lambda title: title in last)
    return sorted(titles, key=lambda title: (title in last, alphabetical(title)))
