"""How a kind is declared: what the handbook must know of it beside its fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from handbook.content.days import LONGEST_INTERVAL
from handbook.content.kinds.types import ID_PATTERN

Section = Literal[
    "Hem",
    "Vägledningar",
    "Ring och fråga",
    "Material",
    "Vem gör vad",
    "Roller",
    "Teman",
    "Uppslag",
    "Planen",
    "Om",
]
SECTIONS: tuple[Section, ...] = get_args(Section)
"""The headings of the navigation, in order. One with a single page is that page."""
TEMPLATES = frozenset(path.name for path in (Path(__file__).parents[2] / "pages/templates").glob("*.md.j2"))
FOLDER = re.compile(r"[a-z]+")
"""What may stand before the stroke in a link."""
Change = Literal["ny", "borta", "läge", "steg", "lag", "nummer", "innehåll", "kontroll", "smått"]
"""What a change between two editions may be, what matters most first."""
ALL = 100
"""In per cent: nothing is taken away or added."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the handbook must know of a kind beside its fields.

    That its names of fields exist, and that it has no ``faults``, is checked when the class is made.
    """

    folder: str
    """Folder under ``content/``, and the kind's name in links and data files."""
    address: str
    """First part of the address of its pages."""
    singular: str
    plural: str
    intro: str
    """One or two sentences at the top of the list page."""
    section: Section = "Uppslag"
    """Where in the navigation the list page stands."""
    list_title: str = ""
    """What the list page is called in the navigation, if not by the plural."""
    told_in_full: bool = False
    """Lists of records of several kinds tell the summaries of this kind too."""
    columns: tuple[str, ...] = ()
    """Fields shown beside the title on the list page; ``standing`` is where the record stands."""
    worked_out_columns: tuple[tuple[str, str], ...] = ()
    """Properties that are columns too, and what the heading over each is."""
    names_to_scan: bool = False
    """The list page is read for its titles, of which little is told: they stand in columns where there is room."""
    superseded_apart: bool = False
    """The list page has what something else has replaced last and folded, under a heading of its own."""
    group_by: str | None = None
    """Field whose values are the headings of the list page."""
    no_group: str = "Övriga"
    """The heading of records without a value in that field; it comes last."""
    groups_as_listed: bool = False
    """The groups come in the order of their first record, not of the alphabet."""
    say_if_missing: tuple[str, ...] = ()
    """Fields whose absence is a fact too: shown as "anges inte i planen"."""
    opens: str | None = None
    """Field with the address that readers come for: shown at the top, as long as it leads to what applies."""
    first: tuple[str, ...] = ()
    """Parts that stand before everything else on the page."""
    ordered_dates: tuple[tuple[str, str], ...] = ()
    """Pairs of fields: the day of the first is not after that of the second."""
    template: str = "record.md.j2"
    of_the_plan: bool = False
    """Readers come for what the plan was: a record that it does not name says so."""
    script: str = ""
    """A script that the pages run."""
    leave: bool = False
    """Readers of its pages may have to leave them in a hurry."""
    children_led_here: bool = False
    """A page for a child sends its reader on to records of this kind, and those may be left in a hurry too."""
    id_pattern: str = ID_PATTERN
    id_advice: str = "Använd bara a–z, 0–9 och bindestreck: å och ä blir a, ö blir o"
    """What an id looks like, and what is said of one that looks otherwise."""
    printed: bool = False
    """The pages are made to be printed: they get a QR code that leads back, and sheets of paper beside them."""
    intervals: tuple[tuple[str, int], ...] = ()
    """What of it is to be read against its sources again, and after how many months; nothing of what is history."""
    changes: tuple[tuple[str, Change], ...] = ()
    """Fields, and what a change of them is to a reader, where it is more or less than other content."""
    reviewer: str = "redaktor"
    """Who reads it again, as a term of the vocabulary ``functions``, if a record does not say otherwise."""
    order_by: str = "title"
    by_name_alone: bool = False
    """Readers look the records up by name alone: no topic lists them, and the search knows nothing else of them."""
    search_weight: int = ALL
    """What a hit of this kind weighs beside one of another, in per cent."""
    search_unasked: int = ALL
    """How much of that is left if no word of the query asks for this kind, in per cent: it is background to others."""
    search_after_children: bool = False
    """It is for grown-ups: when a child asks, it stands below what is written for children."""
    search_speaks: bool = False
    """Its pages speak to their reader: one that speaks to a child weighs less when a grown-up asks of somebody else."""
    search_rules: bool = False
    """It tells what one must and may, and so weighs more when a grown-up asks that."""
    search_by_act: bool = False
    """It is cited by paragraph or article of an act, and so is looked for by the act's name."""
    search_leads: tuple[str, ...] = ("summary",)
    """Fields that say in short what the record is about."""
    search_numbers: tuple[str, ...] = ()
    """Fields with a number or designation that readers look the record up by; ``phone.number`` is one in a part."""
    search_old: tuple[str, ...] = ()
    """Fields with numbers that what the record is about had before, as paths."""
    search_owner: str | None = None
    """Field that names what the record belongs to, by whose name it is looked up too."""

    @property
    def list_name(self) -> str:
        """What the list page is called in the navigation."""
        return self.list_title or self.plural.capitalize()

    def ref(self, name: str) -> str:
        """Return what a record is called everywhere, by its id: ``kind/id``."""
        return f"{self.folder}/{name}"

    def field_names(self) -> Iterator[str]:
        """Yield every name of a field that the declaration uses; ``phone.number`` is one in a part."""
        yield from (name for name in self.columns if name != "standing" and name not in dict(self.worked_out_columns))
        for names in (self.say_if_missing, self.first, self.search_leads, self.search_numbers, self.search_old):
            yield from names
        yield from (name for pair in self.ordered_dates for name in pair)
        yield from (name for name, _ in self.changes)
        yield from filter(None, (self.group_by, self.opens, self.order_by, self.search_owner))

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the declaration by itself, and would only be seen when a page is made."""
        if not FOLDER.fullmatch(self.folder):
            yield f"folder {self.folder!r} has more than a–z, so no link leads there"
        if not re.fullmatch(ID_PATTERN, self.address):
            yield f"address {self.address!r} is no first part of an address"
        if self.section not in SECTIONS:
            yield f"section {self.section!r} is none of {', '.join(SECTIONS)}"
        if self.template not in TEMPLATES:
            yield f"template {self.template!r} is not in pages/templates"
        for what, months in self.intervals:
            if not 1 <= months <= LONGEST_INTERVAL:
                yield f"interval of {what!r} is {months} months, and not 1–{LONGEST_INTERVAL}"
