"""Lagar: acts, paragraphs, crimes, regulations and bills, each with what has come in its place."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.parts import Part, Source
from handbook.content.kinds.record import Ahead, Record
from handbook.content.kinds.standing import PROPOSAL, STILL_IN_FORCE
from handbook.content.kinds.types import AnyRefs, Day, Line, Link, Name, PastDay, Prose, Ref, Refs, Url
from handbook.content.problems import Finding

SFS = re.compile(r"(?:18|19|20)[0-9]{2}:[0-9]+")
CHAPTER = re.compile(r"([0-9]+(?: [a-z])?) kap\.")
IN_FORCE, NOT_IN_FORCE = "https://schema.org/InForce", "https://schema.org/NotInForce"
SECTION = re.compile(r"\s*([0-9]+(?: [a-z])?)(?= |–|,).*§")


class Former(Part):
    """Ett äldre lagrum som regeln har tagit över."""

    act: Name = Field(title="Lag")
    """Den äldre lagens SFS-nummer, till exempel 2001:453."""
    provision: Name = Field(title="Lagrum")
    """Kapitel och paragraf i den äldre lagen, till exempel "14 kap. 1 §"."""
    note: Line | None = Field(None, title="Att veta")
    """Om bara en del har flyttats hit, eller om innehållet har ändrats."""


class Coming(Part):
    """En beslutad lydelse som inte gäller än."""

    from_: Day = Field(alias="from", title="Gäller från")
    """Dagen då den börjar gälla."""
    act: Name | None = Field(None, title="Beslutad i")
    """SFS-numret för ändringen. Utelämna det om det inte är läst."""
    what: Line = Field(title="Vad som ändras")
    """Vad som blir annorlunda, med egna ord. Ett förslag som riksdagen inte har beslutat hör inte hit."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Sidan som visar beslutet."""


class Law(Record):
    """En lag, en paragraf, ett brott, en förordning, en föreskrift eller en proposition."""

    kind: ClassVar[Kind] = Kind(
        folder="laws",
        address="lagar",
        singular="lag",
        plural="lagar",
        intervals=(("lagar", 6),),
        changes=tuple(
            (name, "lag")
            for name in ("number", "provision", "in_force_from", "in_force_to", "rule", "penalty", "coming")
        ),
        reviewer="jurist",
        intro="Lagar, paragrafer och brott: vad som gäller i dag, vad planen byggde på och vad som har ersatts.",
        columns=("standing",),
        group_by="question",
        no_group="Andra regler",
        superseded_apart=True,
        opens="official_url",
        search_weight=108,
        search_after_children=True,
        search_rules=True,
        search_by_act=True,
        search_numbers=("number", "provision"),
        search_old=("formerly.provision",),
        search_owner="part_of",
        ordered_dates=(("in_force_from", "in_force_to"),),
        first=("coming",),
    )
    if_changed = STILL_IN_FORCE
    tells = (
        ("act", "Lagens SFS-nummer, till exempel 2025:400."),
        ("chapter", "Lagrummets kapitel, till exempel 19 eller 6 a."),
        ("section", "Lagrummets paragraf, till exempel 1 eller 31 a. Av flera den första."),
    )

    type: Literal["lag", "paragraf", "brott", "förordning", "föreskrift", "proposition", "EU-direktiv"] = Field(
        title="Typ"
    )
    """Vilket slags regel det är. Ett brott är en paragraf som säger vad som är straffbart."""
    question: (
        Literal[
            "anmäla oro",
            "utreda och skydda",
            "berätta eller hålla tyst",
            "skola och förskola",
            "vård och stöd",
            "brott och straff",
            "brottsutredning och uppgifter till polisen",
            "barnets rättigheter",
            "utlandet och barn från andra länder",
            "förslag och förarbeten",
        ]
        | None
    ) = Field(None, title="Fråga")
    """Frågan som läsaren har när hen söker regeln. Lagarna står under den i listan."""
    number: Name | None = Field(None, title="Nummer")
    """SFS-nummer (2001:453), HSLF-FS-nummer, propositionsnummer eller direktivnummer, utan lagens namn."""
    provision: Name | None = Field(None, title="Lagrum")
    """Kapitel och paragraf, till exempel "19 kap. 1 §"."""
    part_of: Annotated[Ref | None, Link("laws", reverse="Paragrafer och brott i lagen")] = Field(None, title="Står i")
    """Lagen som paragrafen står i."""
    in_force_from: Day | None = Field(None, title="Gäller från")
    """Dagen då regeln började gälla."""
    in_force_to: Day | None = Field(None, title="Gällde till")
    """Dagen då regeln upphörde att gälla."""
    rule: Prose | None = Field(None, title="Vad regeln säger")
    """Regelns innehåll i dag med egna ord: vem ska göra vad, när. För upphävda regler: vad den sade."""
    penalty: Line | None = Field(None, title="Straff")
    """Straffskalan så som den lyder i den källa som är läst."""
    official_url: Url | None = Field(None, title="Lagtexten")
    """Den officiella texten, hos riksdagen, Socialstyrelsen eller EU."""
    formerly: tuple[Former, ...] = Field((), title="Stod tidigare i")
    """Äldre lagrum som regeln har tagit över, så att den som har en gammal hänvisning hittar rätt."""
    coming: tuple[Coming, ...] = Field((), title="Kommer att ändras")
    """Beslutade ändringar som inte gäller än. De visas med sin dag."""
    text_as_of: PastDay | None = Field(None, title="Lagtexten läst till och med")
    """Till och med vilket datum lagtexten är kontrollerad."""
    based_on: Annotated[AnyRefs, Link(None, reverse="Ledde till")] = Field((), title="Bygger på")
    """Utredningar och propositioner som ledde till regeln, som kind/id."""
    implements: Annotated[Refs, Link("conventions", reverse="Genomförs i svensk rätt av")] = Field((), title="Genomför")
    """Konventionen som regeln uppfyller."""

    @property
    def act(self) -> str | None:
        """The number of the act that the provision stands in, as ``2025:400``."""
        found = SFS.search(self.number or "")
        return found[0] if found else None

    @property
    def chapter(self) -> str | None:
        """The chapter of the provision, as ``19`` or ``6 a``."""
        found = CHAPTER.match(self.provision or "")
        return found[1] if found else None

    @property
    def section(self) -> str | None:
        """The section of the provision, as ``1`` or ``31 a``; of several the first."""
        found = SECTION.match(CHAPTER.sub("", self.provision or ""))
        return found[1] if found else None

    @property
    def linked_data(self) -> dict[str, object]:
        """The rule as legislation, with its days; its force only if somebody has read that it has it or has lost it."""
        force = None
        if self.today and self.today.confidence == "verified":
            force = IN_FORCE if self.today.status in {"gäller", "ändrad"} else NOT_IN_FORCE if self.superseded else None
        told = {
            "@type": "Legislation",
            "name": self.title,
            "legislationIdentifier": " ".join(filter(None, (self.provision, self.number))) or None,
            "legislationDateOfApplicability": self.in_force_from,
            "legislationDateVersion": self.text_as_of,
            "legislationLegalForce": force,
            "sameAs": self.official_url,
        }
        return {name: value for name, value in told.items() if value}

    @property
    def read_until(self) -> str | None:
        """The day up to which the wording has been read."""
        return self.text_as_of

    @property
    def last_checked(self) -> str:
        """The last day on which somebody read the text or checked where the law stands."""
        return max(super().last_checked, self.text_as_of or "")

    @property
    def if_overdue(self) -> str:
        """What a reader does when nobody has checked the law in time."""
        return "Läs lagtexten innan du litar på sidan."

    @property
    def ahead(self) -> tuple[Ahead, ...]:
        """The days on which the rule begins, changes and ends."""
        first = ((self.in_force_from, "Börjar gälla"), (self.in_force_to, "Slutar gälla"))
        coming = (Ahead(it.from_, "Ändras", it.what) for it in self.coming)
        return (*(Ahead(day, what, self.summary) for day, what in first if day), *coming)

    @property
    def began(self) -> str | None:
        """The day the rule came into force."""
        return self.in_force_from

    @property
    def duty(self) -> bool:
        """Whether this is a paragraph in force that says who must do what."""
        return self.type == "paragraf" and not self.superseded

    @property
    def binding(self) -> bool:
        """Whether it is confirmed as law: read in a source, and no mere proposal."""
        return self.today is None or (self.today.confidence == "verified" and self.today.status != PROPOSAL)

    def faults(self) -> Iterator[Finding]:
        """A law with an end date says so in its status today."""
        if self.in_force_to and not self.superseded:
            yield Finding(
                code="missing-field",
                message="lagen har slutdatum men läget i dag säger inte att den upphört",
                advice="Sätt today.status till upphävd, ersatt eller bytt namn",
                path=("in_force_to",),
            )
