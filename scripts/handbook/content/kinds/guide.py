"""Vägledningar: what to do in a situation, step by step, with the force of each step."""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from handbook.content.kinds.kind import Kind
from handbook.content.kinds.law import Law
from handbook.content.kinds.parts import Part, Source
from handbook.content.kinds.record import Others, Record
from handbook.content.kinds.resource import Resource
from handbook.content.kinds.types import Day, Line, Link, Name, Prose, Ref, Refs, YesNo
from handbook.content.problems import Finding, Path
from handbook.content.prose import bare

SHORT = 30
"""How many words a short answer has at most: with its question it is read in ten seconds."""
WALL_STEPS, WALL_CAUTIONS = 5, 3
"""How many steps and don'ts the sheet for the wall has at most: it is read across a room."""
RECEIVERS = ("Socialnämnden", "Socialtjänsten", "Socialsekreteraren")
"""How those are named who act on a report: they read another part of a guide than whoever makes it."""
CHILD = "barn-och-unga"
"""The role of those who are young."""
AN_AMOUNT = re.compile(r"\d|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv) ")
"""How a time begins that is told without "inom", as the field is called."""


class Step(Part):
    """Ett steg: vem gör vad, när, och med vilket stöd."""

    force: Literal["ska", "bör", "kan"] = Field(title="Kraft")
    """ska = lagen kräver det (ange laws). bör = lagen eller någon rekommenderar det (ange laws eller recommended_by).
    kan = möjligt."""
    who: Name = Field(title="Vem")
    """Den som utför steget."""
    text: Line = Field(title="Gör så här")
    """Vad personen gör, i en till tre korta meningar."""
    within: Name | None = Field(None, title="Inom")
    """Tidsgränsen, om lagen eller källan anger någon. Annars utelämnas fältet."""
    laws: Annotated[Refs, Link("laws", reverse="Steg i vägledningar som vilar på lagen", strong=True)] = Field(
        (), title="Lagstöd"
    )
    """Paragrafen som gäller i dag. Krävs för ska."""
    recommended_by: Annotated[Refs, Link("agencies", reverse="Rekommenderar steg i")] = Field(
        (), title="Rekommenderas av"
    )
    """Den som rekommenderar steget. Krävs för bör, om inte en paragraf i laws gör det."""
    contacts: Annotated[Refs, Link("agencies", reverse="Kontakt i vägledningar")] = Field((), title="Kontakta")
    """Aktörer med verifierad kontakt."""
    lines: Annotated[Refs, Link("resources", reverse="Nummer i vägledningar")] = Field((), title="Ring")
    """Stödlinjer med verifierat nummer."""
    resources: Annotated[Refs, Link("resources", reverse="Material i vägledningar")] = Field((), title="Material")
    """Material som hjälper i steget."""
    wall: YesNo = Field("nej", title="På väggen")
    """ja = steget står på bladet för väggen. Har inget steg ja står de fem första där, ska först. Högst fem."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Sidan där det står. Steget får inte vila på något som inte är verifierat."""

    @property
    def when(self) -> str:
        """When it is to be done, in words that can follow on who does it. Empty if nothing says."""
        told = self.within or ""
        return f"inom {told}" if AN_AMOUNT.match(told) else told


class Caution(Part):
    """Något som läsaren ska låta bli, och varför."""

    text: Line = Field(title="Undvik")
    """Vad läsaren ska låta bli."""
    why: Line | None = Field(None, title="Därför")
    """Skälet, kort."""
    wall: YesNo = Field("nej", title="På väggen")
    """ja = rådet står på bladet för väggen. Har inget råd ja står de tre första där. Högst tre."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Var rådet står."""


class Later(Part):
    """Något som hjälper men som kan vänta: ofta läsarens eget stöd."""

    text: Line = Field(title="Det här kan vänta")
    """Vad läsaren kan göra eller få, i en till tre korta meningar, i du-form. Aldrig något som lagen kräver."""
    lines: Annotated[Refs, Link("resources", reverse="Nummer i vägledningar")] = Field((), title="Ring")
    """Stödlinjer med verifierat nummer. Nummer och öppettider hämtas från deras egna poster."""
    contacts: Annotated[Refs, Link("agencies", reverse="Kontakt i vägledningar")] = Field((), title="Kontakta")
    """Aktörer med verifierad kontakt."""
    resources: Annotated[Refs, Link("resources", reverse="Material i vägledningar")] = Field((), title="Material")
    """Material eller stöd som raden handlar om."""
    sources: tuple[Source, ...] = Field((), title="Källor")
    """Sidan där det står. Krävs om raden säger mer än de poster som den pekar på själva säger."""

    @property
    def named(self) -> Refs:
        """The records that it names."""
        return (*self.lines, *self.contacts, *self.resources)


class ShortAnswer(Part):
    """En fråga som ofta ställs, och svaret på tio sekunder."""

    question: Line = Field(title="Frågan")
    """Frågan så som läsaren ställer den, i få ord."""
    asked: tuple[Name, ...] = Field((), title="Frågas också så")
    """Andra ord för samma fråga. Sökningen känner igen dem, men de visas inte."""
    text: Line = Field(title="Svaret")
    """Svaret först, i högst 30 ord. Det ska gå att följa för sig, och inte säga mer än vägledningen."""
    whole: YesNo = Field("nej", title="Gäller hela vägledningen")
    """ja = svaret sammanfattar hela vägledningen. Då står det bara i sökträffen, som leder till sidans början: där står
    det som är bråttom och alla steg."""
    laws: Annotated[Refs, Link("laws", reverse="Korta svar som vilar på lagen", strong=True)] = Field(
        (), title="Lagstöd"
    )
    """Paragrafen som svaret vilar på, om det gör det."""
    sources: tuple[Source, ...] = Field(title="Källor", min_length=1)
    """Sidan där det står, samma som för steget eller rådet i vägledningen."""


class Guide(Record):
    """Råd för en situation. Stegen gäller i dag; det planen sade 2016 hör inte hemma här."""

    kind: ClassVar[Kind] = Kind(
        folder="guides",
        address="vagledning",
        singular="vägledning",
        plural="vägledningar",
        intervals=(("vägledningar", 6),),
        changes=(
            *(
                (name, "steg")
                for name in ("urgent", "same_day", "suicide", "steps", "avoid", "when_you_can", "short_answers")
            ),
            ("order", "smått"),
            ("check_after", "kontroll"),
        ),
        intro="Vad du gör nu: situationer steg för steg, med lagstöd, tidsgränser och kontakter.",
        columns=("situation",),
        template="guide.md.j2",
        order_by="order",
        search_weight=112,
        search_speaks=True,
        search_leads=("summary", "situation"),
        printed=True,
        section="Vägledningar",
        told_in_full=True,
    )

    order: int = Field(100, title="Ordning", ge=1, le=999)
    """Lägre tal kommer först i listan. De mest akuta situationerna har lägst tal."""
    situation: Line = Field(title="Situationen")
    """När läsaren ska använda vägledningen, i du-form."""
    for_children: YesNo = Field("nej", title="Riktad till barn och unga")
    """ja om ett barn, en ung person eller en utsatt vuxen kan läsa sidan. Då visas en knapp som lämnar sidan."""
    urgent: Line | None = Field(None, title="Vid fara")
    """När det är fara för liv just nu, och vad läsaren då säger och gör. Nödnumret står alltid i samma ruta."""
    same_day: Line | None = Field(None, title="Samma dag")
    """Det som inte är akut fara men inte kan vänta till i morgon. Det står i en egen ruta."""
    suicide: Line | None = Field(None, title="Om någon inte vill leva")
    """Vad läsaren gör om någon talar om att inte vilja leva. Det står i en egen ruta."""
    other_reader: Annotated[Ref | None, Link("guides", reverse="Samma sak för en annan läsare")] = Field(
        None, title="För en annan läsare"
    )
    """Vägledningen om samma sak för den andra läsaren: den för barn från den för vuxna, och tvärtom."""
    steps: tuple[Step, ...] = Field(title="Steg", min_length=1)
    """Stegen i ordning."""
    avoid: tuple[Caution, ...] = Field((), title="Undvik")
    """Vad läsaren inte ska göra."""
    when_you_can: tuple[Later, ...] = Field((), title="När du kan")
    """Det som kan vänta, i en egen lugn ruta efter stegen: stöd till läsaren själv, eller sådant att göra senare. Inget
    ska, och inget som barnets trygghet hänger på."""
    short_answers: tuple[ShortAnswer, ...] = Field((), title="Korta svar")
    """Frågor som ofta ställs, med svaret. Sökningen visar svaret redan i träffen och leder dit på sidan."""
    after: Prose | None = Field(None, title="Vad händer sedan")
    """Vad som händer efter stegen: vem som gör vad och hur lång tid det tar."""
    local: tuple[Name, ...] = Field((), title="Fyll i lokalt")
    """Rader att fylla i på utskriften och på bladet för väggen, till exempel "Socialtjänstens mottagning, telefon".
    Inget om ett enskilt barn: alla som går förbi läser bladet."""
    check_after: Day = Field(title="Kontrollera efter")
    """Dagen då vägledningen måste läsas om."""

    @property
    def when(self) -> str:
        """The situation that it is for."""
        return self.situation

    @property
    def shown_answers(self) -> tuple[tuple[str, ShortAnswer], ...]:
        """Where on the page answers stand, and those that do: of the whole of a guide its steps say more."""
        numbered = enumerate(self.short_answers, 1)
        return tuple((f"svar-{number}", answer) for number, answer in numbered if answer.whole == "nej")

    @property
    def told_at_once(self) -> tuple[tuple[str, ...], ...]:
        """The short answers, as a hit of the search tells them."""
        places = {answer: f"#{place}" for place, answer in self.shown_answers}
        return tuple(
            (it.question, " ".join(it.asked), it.text, *filter(None, [places.get(it)])) for it in self.short_answers
        )

    @property
    def for_child(self) -> bool:
        """Whether the page speaks to a child."""
        return self.for_children == "ja"

    @property
    def for_young(self) -> bool:
        """Whether the page speaks to the young alone: one for a child may be for a grown-up at risk as well."""
        return self.for_child and self.roles[:1] in {(), (CHILD,)}

    @property
    def offered_to_young(self) -> bool:
        """Whether the young are led to it: to all that speaks to a child, but where they have a guide of their own."""
        return self.for_young or (self.for_child and not self.other_reader)

    @property
    def first_duty(self) -> int | None:
        """The number of the first step that the law demands, unless it is the first step or a child reads the page."""
        return self._first_below(lambda step: step.force == "ska")

    @property
    def received_from(self) -> int | None:
        """The number of the first step of those who receive a report, if others' steps stand before it."""
        return self._first_below(lambda step: step.who.startswith(RECEIVERS))

    def _first_below(self, wanted: Callable[[Step], bool]) -> int | None:
        """Return the number of the first step that is wanted, unless it stands first or a child reads the page."""
        first = next((number for number, step in enumerate(self.steps, 1) if wanted(step)), None)
        return None if self.for_child or first == 1 else first

    @property
    def wall_steps(self) -> tuple[Step, ...]:
        """The steps on the sheet for the wall: to a grown-up what the law demands first, else in the guide's order."""
        return tuple(self.steps[number - 1] for number in self.wall_numbers)

    @property
    def wall_numbers(self) -> tuple[int, ...]:
        """The numbers that the steps on the sheet have on the guide's page."""
        numbered = tuple(enumerate(self.steps, 1))
        chosen = [(number, step) for number, step in numbered if step.wall == "ja"] or list(numbered)
        if not self.for_child:
            chosen.sort(key=lambda pair: pair[1].force != "ska")
        return tuple(number for number, _ in chosen[:WALL_STEPS])

    @property
    def wall_avoid(self) -> tuple[Caution, ...]:
        """The don'ts on the sheet for the wall."""
        chosen = [caution for caution in self.avoid if caution.wall == "ja"] or self.avoid
        return tuple(chosen[:WALL_CAUTIONS])

    @property
    def lines(self) -> tuple[str, ...]:
        """The help lines that the steps name, by id, each once."""
        return tuple(dict.fromkeys(line for step in self.steps for line in step.lines))

    @property
    def read(self) -> tuple[str, str]:
        """The first and the last day on which a source was read."""
        parts: tuple[Step | Caution | Later | ShortAnswer, ...] = (
            *self.steps,
            *self.avoid,
            *self.when_you_can,
            *self.short_answers,
        )
        told = (self.sources, *(part.sources for part in parts))
        days = sorted(source.read for sources in told for source in sources)
        return days[0], days[-1]

    @property
    def dated(self) -> str:
        """The last day on which a source was read."""
        return self.read[1]

    @property
    def read_again(self) -> str | None:
        """The last day of the guide, or one before it that is told for the next review."""
        return min(self.check_after, self.review_by or self.check_after)

    @property
    def if_overdue(self) -> str:
        """What a reader does when nobody has read the guide in time."""
        return "Lagar och nummer kan vara ändrade. Läs källan vid steget innan du följer det."

    def faults(self) -> Iterator[Finding]:
        """A "ska" names its paragraph; a "bör" names its paragraph or the body that recommends it."""
        for index, step in enumerate(self.steps):
            path: Path = ("steps", index)
            if step.force == "ska" and not step.laws:
                message = "steget är ett ska men saknar lagstöd"
                yield Finding(code="missing-law", message=message, advice="Ange laws, eller välj bör", path=path)
            if step.force == "bör" and not (step.recommended_by or step.laws):
                message = "steget är ett bör men varken lag eller aktör rekommenderar det"
                advice = "Ange recommended_by eller laws, eller välj kan"
                yield Finding(code="missing-field", message=message, advice=advice, path=path)
        for index, later in enumerate(self.when_you_can):
            if not (later.sources or later.named or "[[" in later.text):
                message = "raden vilar varken på en källa eller på en annan post"
                advice = "Ange sources, eller peka på posten i lines, contacts eller resources"
                yield Finding(code="missing-field", message=message, advice=advice, path=("when_you_can", index))
        for index, answer in enumerate(self.short_answers):
            if (count := len(bare(answer.text).split())) > SHORT:
                message = f"svaret har {count} ord"
                advice = f"Skriv högst {SHORT}: det ska läsas på tio sekunder"
                yield Finding(code="too-many", message=message, advice=advice, path=("short_answers", index, "text"))
        yield from _too_many("steps", [step.wall for step in self.steps], WALL_STEPS)
        yield from _too_many("avoid", [caution.wall for caution in self.avoid], WALL_CAUTIONS)

    def faults_among(self, others: Others) -> Iterator[Finding]:
        """No step rests on a law that is superseded or unverified, or says to ring a line without a number."""
        for index, step in enumerate(self.steps):
            yield from _unfit_laws(step.laws, others, ("steps", index, "laws"))
        for index, answer in enumerate(self.short_answers):
            yield from _unfit_laws(answer.laws, others, ("short_answers", index, "laws"))
        for index, step in enumerate(self.steps):
            yield from _without_number(step.lines, others, ("steps", index, "lines"))
        for index, later in enumerate(self.when_you_can):
            yield from _without_number(later.lines, others, ("when_you_can", index, "lines"))


def _unfit_laws(laws: Refs, others: Others, path: Path) -> Iterator[Finding]:
    for number, ref in enumerate(laws):
        if message := _unfit(others.record(f"laws/{ref}"), f"laws/{ref}"):
            advice = "Peka på paragrafen som gäller i dag"
            yield Finding(code="unfit-law", message=message, advice=advice, path=(*path, number))


def _without_number(lines: Refs, others: Others, path: Path) -> Iterator[Finding]:
    for number, ref in enumerate(lines):
        line = others.record(f"resources/{ref}")
        if isinstance(line, Resource) and line.phone is None:
            message = f"{ref} har inget verifierat telefonnummer"
            advice = "Välj en stödlinje med nummer, eller ange materialet i resources"
            yield Finding(code="unfit-line", message=message, advice=advice, path=(*path, number))


def _too_many(field: str, answers: list[str], most: int) -> Iterator[Finding]:
    chosen = [index for index, answer in enumerate(answers) if answer == "ja"]
    for index in chosen[most:]:
        message = f"bladet för väggen har redan {most} ur {field}"
        yield Finding(
            code="too-many", message=message, advice="Välj nej här eller i en annan", path=(field, index, "wall")
        )


def _unfit(law: Record | None, ref: str) -> str | None:
    if not isinstance(law, Law):
        return None  # a dead link is told of elsewhere
    if law.superseded:
        return f"{ref} gäller inte längre"
    return None if law.binding else f"{ref} är inte bekräftad som gällande rätt"
