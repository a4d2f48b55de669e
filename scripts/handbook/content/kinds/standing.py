"""Where something stands today, when that was checked and against what."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, PrivateAttr

from handbook.content.kinds.parts import CONFIDENCE, Confidence, Part, Source
from handbook.content.kinds.types import AnyRefs, Day, Link, PastDay, Prose

Status = Literal[
    "gäller",
    "ändrad",
    "bytt namn",
    "sammanslagen",
    "ersatt",
    "upphävd",
    "förslag",
    "genomförd",
    "delvis genomförd",
    "pågår",
    "avslutad",
    "okänd",
]


HEADINGS = {
    "bytt namn": "Har bytt namn",
    "sammanslagen": "Finns inte längre: sammanslagen",
    "ersatt": "Gäller inte längre: ersatt",
    "upphävd": "Gäller inte längre: upphävd",
}
"""The statuses under which a reader must be sent on to what applies instead, and the warning on the page."""
SUPERSEDED = frozenset(HEADINGS)
NEEDS_SUCCESSOR = SUPERSEDED - {"upphävd"}
PROPOSAL = "förslag"
CHANGED = "ändrad"
STILL_IN_FORCE = "gäller, ändrad"
"""What is said of a rule that was changed, which does not end it."""
UNKNOWN = frozenset({"okänd", "okänt"})


class Standing(Part):
    """Hur det står till med något, när det kontrollerades och mot vad."""

    about: ClassVar[str]
    """What the standing is of, as an editor reads it in a list of what is not verified."""
    if_unknown: ClassVar[str]
    """How it is said beside a title that the status is not known."""

    status: str = Field(title="Läge")
    """Välj ett av orden i listan."""
    text: Prose | None = Field(None, title="Att veta")
    """Vad som ligger bakom ordet, i en till fyra meningar."""
    checked: PastDay = Field(title="Kontrollerat")
    """Dagen då läget kontrollerades mot källorna."""
    confidence: Confidence = Field(title="Säkerhet")
    """verified = läst i en källa. background = bygger på bakgrundskunskap och visas som "ej verifierat".
    unknown = läget har inte gått att fastställa."""
    sources: tuple[Source, ...] = Field((), title="Källor")
    """Sidorna som visar det. Krävs om säkerheten är verified."""

    @property
    def words(self) -> str:
        """The status as it is shown beside a title."""
        return self.if_unknown if self.status in UNKNOWN else self.status

    @property
    def look(self) -> str:
        """The status whose look its words have."""
        return self.status

    @property
    def changed_in(self) -> str:
        """The year of the change that the words tell of, if it is known."""
        return ""

    @property
    def unsure(self) -> bool:
        """Whether a status is told that nobody has read in a source."""
        return self.confidence != "verified" and self.status not in UNKNOWN

    @property
    def told(self) -> str:
        """The words on a page: with the year of a change, and that nobody has verified them."""
        dated = f"{self.words} {self.changed_in}".strip()
        return f"{dated}, {CONFIDENCE['background']}" if self.unsure else dated

    @property
    def told_beside(self) -> str:
        """The same beside another standing: with what it is of, where the words do not say that themselves."""
        return self.told if self.status in UNKNOWN else f"{self.about}: {self.told}"

    @property
    def superseded(self) -> bool:
        """Whether something else applies instead."""
        return self.status in SUPERSEDED

    @property
    def misleads(self) -> bool:
        """Whether a link that was right once may lead a reader astray now."""
        return self.superseded


class Today(Standing):
    """Vad som gäller i dag, skilt från vad planen sade."""

    about = "läget i dag"
    if_unknown = "läget okänt"

    status: Status = Field(title="Läge")
    """Välj ett av orden i listan. Välj "okänd" om det inte går att få veta. En lag eller aktör som är "ändrad" gäller
    eller finns kvar. Gör den inte det, välj ett ord som säger det."""
    text: Prose = Field(title="I dag")
    """Vad som gäller nu, i en till fyra meningar. Säg rent ut vad som inte är verifierat."""
    since: Day | None = Field(None, title="Sedan")
    """När det började gälla: år, månad eller dag."""
    replaced_by: Annotated[AnyRefs, Link(None, reverse="Ersätter")] = Field((), title="Ersatt av")
    """Posten eller posterna som gäller i stället, som kind/id (laws/sol-2025-19-1)."""

    _if_changed: str = PrivateAttr(default=CHANGED)

    def of_kind(self, if_changed: str) -> None:
        """Take the words for what was changed that are true of this kind of thing: a rule is in force all the same."""
        self._if_changed = if_changed

    @property
    def words(self) -> str:
        """The status as it is shown beside a title: what was changed says whether it is there, if that is known."""
        return self._if_changed if self.status == CHANGED else super().words

    @property
    def look(self) -> str:
        """A rule that was changed looks as one that is in force; of others a change is neither good nor bad."""
        return "gäller" if self._in_force else super().look

    @property
    def _in_force(self) -> bool:
        return self.status == CHANGED and self._if_changed == STILL_IN_FORCE

    @property
    def changed_in(self) -> str:
        """The year since which it is as it is, if it was changed."""
        return self.since[:4] if self.since and self.status == CHANGED else ""
