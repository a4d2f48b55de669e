"""Statistik: figures, each series with its population, period, producer and caveats."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part
from handbook.content.kinds.record import Record
from handbook.content.kinds.types import Line, Link, Name, NonEmpty, Refs, Url, refused
from handbook.content.problems import Finding

YEAR = re.compile("[0-9]{4}")
THE_PLAN = "handlingsplanen 2016–2018"
"""What the plan is called as a source of figures."""
AMOUNT = re.compile("-?[0-9]+(?:[ \u00a0][0-9]{3})*(?:,[0-9]+)?")


def check_amount(value: str) -> str:
    """Accept a number as the source has it: 210, 16,5 or ≈ 900; raise an error in Swedish otherwise."""
    if not AMOUNT.fullmatch(value):
        raise refused("wrong-type", f"”{value}” är inte ett tal", "Skriv 210 eller 16,5")
    return value


def amount(value: str) -> Decimal:
    """Return the number a value stands for."""
    return Decimal(value.replace(" ", "").replace("\u00a0", "").replace(",", "."))


def _year(period: str) -> int:
    """Return the year that a value is of; nought for several years or a group."""
    return int(period) if YEAR.fullmatch(period) else 0


class Point(Part):
    """Ett värde."""

    period: Name = Field(title="Period eller grupp")
    """År, period eller grupp som värdet gäller, till exempel 2015, 2012–2015 eller "Ensamkommande"."""
    value: Annotated[str, NonEmpty, AfterValidator(check_amount)] = Field(title="Värde")
    """Talet exakt som källan har det: 210 eller 16,5."""
    approximate: Name | None = Field(None, title="Ungefärligt")
    """Källans ord om värdet är ungefärligt, till exempel "ca" eller "nästan"."""
    note: Line | None = Field(None, title="Not")
    """Förbehåll för just det här värdet."""

    @property
    def written(self) -> str:
        """The value as the source has it, with its word if it is not exact."""
        return f"{self.approximate} {self.value}" if self.approximate else self.value


class Series(Part):
    """En rad värden om samma sak."""

    name: Name = Field(title="Serie")
    """Vad värdena räknar, till exempel "Anmälda brott"."""
    unit: Name = Field(title="Enhet")
    """Precis en enhet, till exempel barn, anmälningar eller procent. Två enheter är två serier."""
    population: Name | None = Field(None, title="Vilka serien gäller")
    """De som just den här serien räknar, om de är andra eller färre än postens."""
    base: Name | None = Field(None, title="Andel av vad")
    """Vad en andel är en andel av, till exempel "av de identifierade barnen". Utelämna om serien räknar antal."""
    source: Name | None = Field(None, title="Källa för serien")
    """Varifrån serien är hämtad, om postens serier har olika källor: källans utgivare eller namn så som det står i
    sources, eller handlingsplanen 2016–2018. Det står under serien i diagrammet."""
    points: tuple[Point, ...] = Field(title="Värden", min_length=1)
    """Värdena i ordning."""

    @property
    def measure(self) -> str:
        """The unit, and for a share what it is a share of: "procent av eleverna"."""
        return f"{self.unit} {self.base}" if self.base else self.unit

    @property
    def timed(self) -> bool:
        """Whether its values are of times. Of groups the first is the whole, or what the source names first."""
        return any(YEAR.search(point.period) for point in self.points)

    @property
    def last_year(self) -> int:
        """The year of its last value, or the last one that its name tells where its values are of groups."""
        if self.timed:
            return _year(self.points[-1].period)
        return max(map(int, YEAR.findall(self.name)), default=0)


class Statistic(Record):
    """Siffror om samma sak. Gäller en serie andra än posten i stort säger serien vilka."""

    kind: ClassVar[Kind] = Kind(
        folder="statistics",
        address="statistik",
        singular="statistik",
        plural="statistik",
        intervals=(("statistik", 12),),
        intro="Siffror med det som behövs för att använda dem rätt: vilka de gäller, vem som har räknat och vad de "
        "inte visar.",
        columns=("latest", "population", "producer"),
        worked_out_columns=(("latest", "Senaste siffran"),),
        template="statistic.md.j2",
        search_weight=94,
        search_unasked=75,
        search_after_children=True,
        of_the_plan=True,
    )

    population: Name = Field(title="Vilka siffrorna gäller")
    """De som har räknats: ålder, land, tid. Skriv "anges inte" om källan tiger."""
    period: Name = Field(title="Period")
    """Tiden som siffrorna gäller."""
    producer: Annotated[Refs, Link("agencies", reverse="Tar fram statistiken")] = Field((), title="Framtagen av")
    """Den som har räknat."""
    method: Line | None = Field(None, title="Metod")
    """Hur siffrorna kom till: anmälningar, enkät, kartläggning."""
    chart: Literal["stapel", "linje", "inget"] = Field("stapel", title="Diagram")
    """stapel för grupper och enstaka år, linje för långa tidsserier, inget om ett diagram skulle vilseleda."""
    series: tuple[Series, ...] = Field((), title="Serier")
    """Värdena. Utelämna om planen visar en figur utan värden."""
    statements: tuple[Line, ...] = Field((), title="I ord")
    """Uppgifter utan tal, till exempel "de flesta var flickor"."""
    caveats: tuple[Line, ...] = Field(title="Att tänka på", min_length=1)
    """Vad siffrorna inte visar, enligt källan."""
    where_values: Line | None = Field(None, title="Var värdena finns")
    """Var den som behöver värdena kan hämta dem."""
    values_url: Url | None = Field(None, title="Länk till värdena")
    """Sidan med värdena."""
    newer: Annotated[Refs, Link("statistics", reverse="Äldre siffror")] = Field((), title="Nyare siffror")
    """Poster med senare siffror om samma sak, även om metoden skiljer."""

    def faults(self) -> Iterator[Finding]:
        """A series is taken from one of the record's sources."""
        given = (*self.sources, *(self.today.sources if self.today else ()))
        known = {name for it in given for name in (it.publisher, it.title, THE_PLAN if it.plan else None)}
        for index, series in enumerate(self.series):
            if series.source and series.source not in known:
                message = f"ingen av postens källor heter eller kommer från ”{series.source}”"
                advice = "Skriv utgivaren eller namnet som det står i sources"
                yield Finding(code="wrong-value", message=message, advice=advice, path=("series", index, "source"))

    @property
    def latest(self) -> str:
        """The last value of the newest series, of groups the first, with its time or group: "2015: ca 210 barn"."""
        if not self.series:
            return "bara i ord"
        told = self.newest.points[-1 if self.newest.timed else 0]
        return f"{told.period}: {told.written} {self.newest.measure}"

    @property
    def newest(self) -> Series:
        """The series whose last value is of the latest year: the first, unless another source has counted later."""
        return max(self.series, key=lambda series: series.last_year)

    @property
    def charted(self) -> bool:
        """Whether there are values that a chart may show."""
        return bool(self.series) and self.chart != "inget"
