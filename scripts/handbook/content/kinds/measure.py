"""Åtgärder: what the government decided to do, in the plan of 2016–2018 and before it."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.record import Ahead, Record
from handbook.content.kinds.standing import Standing
from handbook.content.kinds.types import AUDIENCES, AnyRefs, Day, Line, Link, Name, Prose, Refs, Term
from handbook.content.problems import Finding


class Outcome(Standing):
    """Vad det blev av åtgärden."""

    about = "utfallet"
    if_unknown = "utfallet okänt"

    status: Literal["genomförd", "delvis genomförd", "pågår", "okänd"] = Field(title="Utfall")
    """Genomförd kräver en rapport eller annan källa som visar det. Annars okänd."""
    text: Prose = Field(title="Vad det blev")
    """Vad som hände, när och vad det ledde till. Säg om ingen redovisning har hittats."""
    reports: Annotated[Refs, Link("resources", reverse="Redovisar åtgärden")] = Field((), title="Redovisat i")
    """Rapporten eller rapporterna som visar utfallet."""


COMPLETE = ("number", "purpose", "responsible", "desired_result", "outcome", "plan")
"""What each of the plan's own measures must tell."""


class Measure(Record):
    """En åtgärd i handlingsplanen 2016–2018, eller en tidigare åtgärd som planen redovisar."""

    kind: ClassVar[Kind] = Kind(
        folder="measures",
        address="atgarder",
        singular="åtgärd",
        plural="åtgärder",
        intro="Det regeringen beslutade om i handlingsplanen 2016–2018 och de tidigare åtgärder som planen "
        "redovisar, med vad det blev av var och en.",
        columns=("number", "responsible", "standing"),
        group_by="purpose",
        say_if_missing=("dnr", "decided", "deadline", "amount"),
        order_by="number",
        groups_as_listed=True,
        no_group="Tidigare åtgärder (2014–2015)",
        first=("outcome",),
        search_unasked=80,
        search_after_children=True,
        search_numbers=("number", "dnr"),
        ordered_dates=(("decided", "deadline"),),
        of_the_plan=True,
    )
    own_standing = "outcome"
    if_changed = "inte som i planen, ändrad"
    """Whether it is there at all in another form, its text tells."""

    period: Literal["2016–2018", "2014–2015"] = Field(title="Period")
    """2016–2018 för planens 23 åtgärder, 2014–2015 för de åtgärder planen redovisar som genomförda eller
    pågående."""
    number: int | None = Field(None, title="Nummer", ge=1, le=23)
    """Åtgärdens nummer i planen. Tidigare åtgärder har inget."""
    purpose: Annotated[Refs, Link("goals", reverse="Åtgärder med detta syfte")] = Field((), title="Syfte")
    """Det syfte (posten i goals) som planen sorterar åtgärden under."""
    goals: Annotated[Refs, Link("goals", reverse="Åtgärder som ska bidra")] = Field((), title="Mål")
    """Mål och utmaningar som åtgärden svarar mot."""
    responsible: Annotated[Refs, Link("agencies", reverse="Ansvarar för")] = Field((), title="Ansvarig")
    """Den som fick uppdraget eller pengarna."""
    partners: Annotated[Refs, Link("agencies", reverse="Medverkar i")] = Field((), title="Samverkar med")
    """De som planen säger ska delta, samverka eller rådfrågas."""
    audiences: Annotated[Refs, Term(AUDIENCES)] = Field((), title="Målgrupper")
    """Vilka åtgärden riktar sig till, ur content/vocabulary/audiences.yml."""
    decision: Name = Field(title="Beslutsform")
    """Till exempel Regeringsuppdrag, Medel från regeringen, Regeringen avser, Uppdrag i regleringsbrev."""
    dnr: tuple[Name, ...] = Field((), title="Diarienummer")
    """Diarienummer exakt som i planen, till exempel S2016/04467/FST."""
    decided: Day | None = Field(None, title="Beslutad")
    """Dagen då beslutet fattades. Planen daterar sig själv till den 22 juni 2016 först genom beslutet."""
    deadline: Day | None = Field(None, title="Ska redovisas")
    """Sista dag enligt planen."""
    span: Name | None = Field(None, title="Tid")
    """Perioden med planens ord, till exempel "hela planperioden" eller "2017"."""
    amount: Name | None = Field(None, title="Belopp")
    """Beloppet exakt som planen anger det."""
    desired_result: Prose | None = Field(None, title="Önskat resultat")
    """Det planen ville uppnå, med egna ord."""
    laws: Annotated[Refs, Link("laws", reverse="Åtgärder som rör lagen", strong=True)] = Field((), title="Lagar")
    """Lagar och brott som åtgärden handlar om."""
    conventions: Annotated[Refs, Link("conventions", reverse="Åtgärder som rör konventionen")] = Field(
        (), title="Konventioner"
    )
    """Konventioner och internationella samarbeten som åtgärden bygger på."""
    resources: Annotated[Refs, Link("resources", reverse="Kommer från åtgärden")] = Field((), title="Material")
    """Vägledningar, webbplatser och annat som åtgärden gav eller bygger på."""
    builds_on: Annotated[AnyRefs, Link(None, reverse="Följs upp av")] = Field((), title="Bygger på")
    """Tidigare åtgärder, utredningar eller dokument som åtgärden fortsätter."""
    outcome: Outcome | None = Field(None, title="Utfall")
    """Vad det blev. Krävs för åtgärderna 1–23."""
    remark: Line | None = Field(None, title="Anmärkning")
    """Till exempel att två åtgärder har samma diarienummer i planen."""

    @property
    def in_plan(self) -> bool:
        """Whether this is one of the plan's own measures, and no earlier one that it tells of."""
        return self.period == "2016–2018"

    @property
    def number_in_plan(self) -> int | None:
        """The number of one of the plan's own measures."""
        return self.number if self.in_plan else None

    @property
    def ahead(self) -> tuple[Ahead, ...]:
        """The day by which it was to be reported on."""
        return (Ahead(self.deadline, "Ska redovisas", self.summary),) if self.deadline else ()

    @property
    def caption(self) -> str:
        """The kind, with the measure's number in the plan."""
        return f"Åtgärd {self.number_in_plan}" if self.number_in_plan else super().caption

    def faults(self) -> Iterator[Finding]:
        """Each of the plan's measures has its number, purpose, desired result and outcome; no other has a number."""
        if self.number and not self.in_plan:
            message, advice = (
                f"en åtgärd från {self.period} har inget nummer i planen",
                "Ta bort number eller rätta period",
            )
            yield Finding(code="wrong-value", message=message, advice=advice, path=("number",))
        for key in COMPLETE if self.in_plan else ():
            if not getattr(self, key):
                message = f"planens åtgärd saknar {key}"
                yield Finding(code="missing-field", message=message, advice=f"Fyll i {key}", path=(key,))
