"""All material in one table that a reader can filter by role, age, language, format and availability."""

from dataclasses import dataclass

from handbook.kinds.resource import Resource
from handbook.link import Catalog
from handbook.markdown import Writer, plain
from handbook.render import Page, page_from

ADDRESS = "materialval/"
UNKNOWN = "anges inte"
FOR_WORK = frozenset({"stödlinje", "vägledning", "utbildning", "webbplats", "lektionsmaterial", "bok", "rutin"})
"""The types that a reader uses in work with children; reports are left to the list of material."""


@dataclass(frozen=True)
class MaterialRow:
    """One material: its link and, per column, the words a reader filters by."""

    link: str
    status: str
    cells: tuple[str, ...]


COLUMNS = ("Typ", "Roll", "Ålder", "Språk", "Format")


def materials_page(catalog: Catalog) -> Page:
    """Return the page with every material for work with children, what is known to be available first."""
    write = Writer(catalog, ADDRESS)
    rows = [_row(catalog, write, entry.record, entry.ref) for entry in catalog.of_kind("resources")]
    found = sorted((row for row in rows if row), key=lambda row: row.status != "tillgängligt")
    return page_from(
        "materials.md.j2",
        ADDRESS,
        "Hitta material",
        "Material för dig som möter barn. Välj roll, ålder, språk och format.",
        catalog,
        columns=COLUMNS,
        rows=found,
    )


def _row(catalog: Catalog, write: Writer, record: object, ref: str) -> MaterialRow | None:
    if not isinstance(record, Resource) or record.type not in FOR_WORK or catalog.superseded(ref):
        return None
    roles = {term.id: term.title for term in catalog.terms("roles")}
    cells = (
        record.type,
        "; ".join(roles[role] for role in record.roles),
        record.ages or "",
        "; ".join(record.languages),
        record.format or "",
    )
    return MaterialRow(write.link(ref), record.availability.status, tuple(plain(cell) or UNKNOWN for cell in cells))
