"""A municipality's own edition: what its folder lays over the national handbook, and an empty one, explained."""

import pathlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from handbook.content.fields import fields_of
from handbook.content.kinds.guide import Guide
from handbook.content.kinds.locality import IN_WORDS, LocalContact, Locality, contact_faults
from handbook.content.kinds.parts import Part
from handbook.content.kinds.types import Name, PastDay, Ref, Url, refused
from handbook.content.load import SourceFile
from handbook.content.problems import Finding, Path
from handbook.content.skeleton import explained
from handbook.content.structure import made_of
from handbook.content.yaml_traps import trapped

EDITION = "utgava.yml"
"""The file, in the edition's folder."""
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
LINK = re.compile(r"\b(?:https?://|www\.)\S*|\b[\w.+-]+@[\w-]+\.\w+", re.IGNORECASE)
LONGEST = 300
"""Letters of a note."""
DARK = 0.04045
"""Up to here sRGB is linear."""
LEAST_CONTRAST = 4.5
"""Between white words and the colour behind them, by WCAG 2 (1.4.3)."""


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def check_colour(value: str) -> str:
    """Return ``value`` if it is a colour on which white words can be read; raise an error in Swedish otherwise."""
    if not COLOUR.fullmatch(value):
        raise refused("wrong-value", f"”{value}” är ingen färg", "Skriv den så här: ”#0f4452”, med citattecken")
    if 1.05 / (_light(value) + 0.05) < LEAST_CONTRAST:
        raise refused("wrong-value", f"vit text syns inte på {value}", "Välj en mörkare färg")
    return value


class Routine(Part):
    """En egen rutin, som en länk. Texten ligger kvar hos kommunen."""

    title: Name = Field(title="Rutin")
    """Rutinens namn."""
    url: Url = Field(title="Adress")
    """Sidan eller filen, som börjar med https://."""
    responsible: Name = Field(title="Ansvarig")
    """Den funktion som svarar för rutinen, aldrig en namngiven person."""
    checked: PastDay = Field(title="Kontrollerat")
    """Dagen då länken och rutinen kontrollerades."""


class Note(Part):
    """En anteckning på en plats i en vägledning. Den läggs efter det nationella och ändrar eller döljer inget."""

    guide: Ref = Field(title="Vägledning")
    """Vägledningens id, sista delen av adressen: att-anmala."""
    place: Name = Field(title="Plats")
    """steg-1, steg-2 och så vidare, eller undvik."""
    text: Name = Field(title="Så gör vi")
    """En till tre korta meningar, på en rad, högst 300 tecken. Länkar skrivs i routines och nummer i contacts,
    aldrig här."""
    responsible: Name = Field(title="Ansvarig")
    """Den funktion som svarar för anteckningen, aldrig en namngiven person."""
    checked: PastDay = Field(title="Kontrollerat")
    """Dagen då anteckningen kontrollerades mot det nationella steget."""
    written_for: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] | None = Field(None, title="Skriven för")
    """Åtta tecken som står för stegets ord. Lämna tomt: make check säger vad du ska skriva. Ändras steget säger den
    till, och sidan märker anteckningen."""


class Edition(Part):
    """En kommuns egen utgåva av handboken."""

    municipality: Annotated[str, StringConstraints(min_length=1)] = Field(title="Kommun")
    """SCB:s kod, fyra siffror."""
    name: Name = Field(title="Namn")
    """Det som står efter handbokens namn högst upp på varje sida, till exempel "i Timrå"."""
    national: Url = Field(title="Den nationella handbokens adress")
    """Sökmotorer leds dit: https://handboken.se/."""
    address: Url | None = Field(None, title="Utgåvans adress")
    """Där utgåvan ska ligga. SITE_URL går före."""
    colour: Annotated[str, AfterValidator(check_colour)] | None = Field(None, title="Färg")
    """Färgen högst upp på sidorna, till exempel "#0f4452". Vit text måste synas på den."""
    contacts: tuple[LocalContact, ...] = Field((), title="Kontakter")
    """Kommunens egna kontakter, som i content/localities. En kontakt tar den nationellas plats för samma function."""
    routines: tuple[Routine, ...] = Field((), title="Rutiner")
    """Kommunens egna rutiner. De står på kommunens sida."""
    notes: tuple[Note, ...] = Field((), title="Anteckningar")
    """Anteckningar i vägledningarna."""

    @property
    def touches(self) -> frozenset[str]:
        """The records, as ``kind/id``, on whose pages it shows."""
        return frozenset((Locality.kind.ref(self.municipality), *(Guide.kind.ref(note.guide) for note in self.notes)))

    def faults(self) -> Iterator[Finding]:
        """What is wrong with the contacts, and numbers where they would never be too old."""
        yield from contact_faults(self.contacts)
        yield from _numbers("namnet", self.name, ("name",))
        for index, routine in enumerate(self.routines):
            at: Path = ("routines", index)
            yield from _numbers("rutinen", routine.title, (*at, "title"))
            yield from _persons(routine.responsible, (*at, "responsible"))
        for index, note in enumerate(self.notes):
            at = ("notes", index)
            yield from _numbers("anteckningen", note.text, (*at, "text"))
            yield from _persons(note.responsible, (*at, "responsible"))
            yield from _unfit(note.text, (*at, "text"))


def _numbers(what: str, text: str, path: Path) -> Iterator[Finding]:
    """Find numbers that would be told whatever their age."""
    if found := IN_WORDS.search(text):
        message = f"{what} nämner numret {found[0]}, som ingen dag gäller för"
        advice = "Skriv numret i contacts: där visas det bara så länge det är säkert"
        yield Finding(code="typed-number", message=message, advice=advice, path=path, words=found[0])


def _persons(responsible: str, path: Path) -> Iterator[Finding]:
    """Find what leads to a person, or tells a number, where a function should stand."""
    yield from _numbers("ansvarig", responsible, path)
    if "@" in responsible:
        message, advice = f"”{responsible}” är ingen funktion", "Skriv vem som svarar för det, till exempel Rektor"
        yield Finding(code="wrong-value", message=message, advice=advice, path=path)


def _unfit(text: str, path: Path) -> Iterator[Finding]:
    """Find what a note is not for: links, and so many words that the national step is lost among them."""
    if found := LINK.search(text):
        message, advice = f"anteckningen har en länk, {found[0]}", "Skriv den i routines: där har den en dag"
        yield Finding(code="wrong-value", message=message, advice=advice, path=path, words=found[0])
    if len(text) > LONGEST:
        message = f"anteckningen har {len(text)} tecken: det nationella rådet syns inte bredvid den"
        advice = f"Skriv högst {LONGEST}, och resten i en rutin"
        yield Finding(code="wrong-value", message=message, advice=advice, path=path)


def edition_of(source: SourceFile) -> tuple[Edition | None, tuple[Finding, ...]]:
    """Return what an edition's file says, or ``None`` if it cannot be read, and what is wrong with it alone."""
    made, findings = made_of(Edition, source)
    own = tuple(replace(finding, file=source.path) for finding in made.faults()) if made else ()
    return made, (*findings, *own, *trapped(source))


def no_edition(folder: pathlib.Path) -> Finding:
    """Return what is said of a folder without an edition."""
    message = f"mappen {folder} har ingen {EDITION}" if folder.is_dir() else f"mappen {folder} finns inte"
    advice = "Skapa den med: python scripts/build.py new-local <kod>"
    return Finding(code="missing-field", message=message, advice=advice, file=EDITION, mark=(1, 1))


def strange_files(folder: pathlib.Path) -> Iterator[Finding]:
    """Yield every file in an edition's folder that its editor may think changes the handbook."""
    for path in sorted(it for it in folder.rglob("[!.]*.y*ml") if it.suffix in {".yml", ".yaml"}):
        name = path.relative_to(folder).as_posix()
        if name != EDITION:
            message = f"filen läses inte: i en utgåva står allt i {EDITION}, och nationella poster går inte att ändra"
            advice = "Flytta det som är kommunens eget dit, och ta bort filen"
            yield Finding(code="file-name", message=message, advice=advice, file=name, mark=(1, 1))


def empty_edition(code: str, name: str) -> str:
    """Return the text of an edition's file with every field explained."""
    given = {"municipality": f'"{code}"', "name": f"i {name}", "national": "https://"}
    lines = [
        f"# En egen utgåva av Barnskyddshandboken för {name}. Allt nationellt följer med och går inte att ändra här.",
        "# Ta bort # framför det du behöver. Bygg med: make site LOCAL=<den här mappen>",
    ]
    for field in fields_of(Edition):
        lines += explained(field, given.get(field.name, ""))
    return "\n".join(lines) + "\n"
