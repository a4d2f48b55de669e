"""Vocabularies: short closed lists that records pick from, and the search engine's synonyms."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from handbook.content.kinds.parts import Confidence, Part
from handbook.content.kinds.types import (
    ASKED,
    AUDIENCES,
    CONCORDANCE,
    DANGER,
    FUNCTIONS,
    PAGES,
    PLAN,
    ROLES,
    SITUATIONS,
    SYNONYMS,
    TELLING,
    TOPICS,
    URGENT,
    AnyRefs,
    Line,
    Link,
    Name,
    Ref,
    Refs,
    YesNo,
    refused,
)
from handbook.content.kinds.types import Term as OneOf

ALTERNATIVE = r"(?:\*[a-zåäö0-9]{4,}\*|[a-zåäö0-9]+\*?|[A-ZÅÄÖ]+)"
PHRASE = re.compile(rf"=?{ALTERNATIVE}(?:[/ ]{ALTERNATIVE})*")
"""Words with a blank or a stroke between; the capitals are groups of swedish.yml."""


class Term(Part):
    """Ett ord i en ordlista."""

    address: ClassVar[str | None] = None
    """First part of the addresses of the terms' pages, if they have any."""

    id: Ref = Field(title="Id")
    """Namnet som posterna använder. Ändras aldrig."""
    title: Name = Field(title="Titel")
    """Namnet som läsaren ser."""


class Named(Term):
    """Ett ord som också kallas annat."""

    aliases: tuple[Name, ...] = Field((), title="Kallas också")
    """Andra ord som sökningen ska känna igen, även planens egna."""


class Subject(Named):
    """Ett ord med en egen sida."""

    summary: Line = Field(title="Sammanfattning")
    """En mening om vad sidan handlar om."""


class Topic(Subject):
    """Ett tema, med en egen sida."""

    address = "teman"


class Role(Subject):
    """En yrkesroll, med en egen sida."""

    address = "roller"


class Function(Named):
    """Den som kontrollerar poster, som funktion och aldrig som namngiven person."""

    summary: Line = Field(title="Uppgift")
    """Vad funktionen kontrollerar och mot vad."""


class Audience(Named):
    """En målgrupp som planen eller ett material vänder sig till."""

    group: Name = Field(title="Grupp")
    """Yrkesverksamma, Organisationer och myndigheter, Vuxna, Barn och unga eller Barn och vuxna."""
    begins_with_name: YesNo = Field("nej", title="Börjar med ett namn")
    """Ja om titeln börjar med ett egennamn, som behåller sin stora bokstav inne i en uppräkning."""


class Heading(Term):
    """En rubrik i handlingsplanen 2016–2018, i planens ordning."""

    level: Annotated[int, Field(ge=1, le=3)] = Field(title="Nivå")
    """1 för kapitel, 2 och 3 för rubriker under."""


class Synonym(Part):
    """Ord som betyder samma sak för den som söker."""

    words: tuple[Name, ...] = Field(title="Ord", min_length=1)
    """Ord och uttryck som folk skriver."""
    means: tuple[Name, ...] = Field(title="Betyder", min_length=1)
    """Ordet eller orden i handboken som de ska hitta."""
    reason: Line = Field(title="Skäl")
    """Varför de hör ihop, så att nästa redaktör kan bedöma det."""


class Moved(Part):
    """Ett lagrum i den gamla socialtjänstlagen (2001:453) och var det står i den nya (2025:400)."""

    old: Name = Field(title="Förut")
    """Kapitel och paragraf i den gamla lagen, till exempel "14 kap. 1 §"."""
    new: tuple[Name, ...] = Field((), title="Nu")
    """Kapitel och paragrafer i den nya lagen. Tomt om regeln inte har någon motsvarighet."""
    what: Line = Field(title="Vad det gäller")
    """Regelns ämne i några ord."""
    note: Line | None = Field(None, title="Att veta")
    """Vad som har ändrats, eller om bara en del har flyttats."""
    confidence: Confidence = Field(title="Säkerhet")
    """verified = båda lagtexterna är lästa. unknown = motsvarigheten har inte gått att fastställa."""


class Telling(Part):
    """Ett svar på frågan om någon får berätta något för någon annan."""

    id: Ref = Field(title="Id")
    """Radens namn."""
    who: Name = Field(title="Vem")
    """Den som har uppgiften: skolpersonal, elevhälsa, socialtjänst eller hälso- och sjukvård."""
    whom: Name = Field(title="Till vem")
    """Den som ska få veta."""
    answer: Literal["ska", "får", "får inte", "beror på"] = Field(title="Svar")
    """ska = lagen kräver det. får = lagen tillåter det. beror på = se villkoret."""
    what: Line = Field(title="Vad")
    """Vad som får eller ska berättas."""
    condition: Line | None = Field(None, title="Villkor")
    """När det gäller."""
    laws: Annotated[Refs, Link("laws", reverse="Får jag berätta?")] = Field((), title="Lagstöd")
    """Paragraferna som svaret vilar på."""
    note: Line | None = Field(None, title="Att veta")
    """Till exempel vad som är osäkert."""


def check_phrase(value: str) -> str:
    """Accept words as the search compares them; raise an error in Swedish otherwise."""
    if not PHRASE.fullmatch(value):
        raise refused(
            "wrong-value",
            f"”{value}” är inget uttryck",
            "Skriv små bokstäver, / mellan ord och * sist i ett ord eller på båda sidor",
        )
    return value


Phrase = Annotated[Name, AfterValidator(check_phrase)]


Who = Literal["vuxen", "själv", "kompis"]
"""Who asks."""


class Danger(Term):
    """Akut fara: vad folk skriver då, och vad sökningen visar före alla träffar."""

    says: Line = Field(title="Först")
    """En eller två lugna meningar som står efter 112."""
    phrases: tuple[Phrase, ...] = Field(title="Uttryck", min_length=1)
    """Det som alltid visar rutan. docs/redaktion.md förklarar hur det skrivs."""
    words: tuple[Phrase, ...] = Field((), title="Ord")
    """Det som visar rutan när frågan inte gäller kunskap, till exempel statistik, lag eller kurs."""
    own: tuple[Phrase, ...] = Field((), title="Om sig själv")
    """Ord som visar rutan när någon skriver om sig själv eller en kompis."""
    about: tuple[Phrase, ...] = Field((), title="Om någon annan")
    """Ord som visar rutan när frågan nämner någon, till exempel barnet eller min dotter."""
    but: tuple[Phrase, ...] = Field((), title="Men inte")
    """Det som liknar men är något annat: "slår larm"."""
    lines: Annotated[Refs, Link("resources", reverse="Visas vid akut fara")] = Field(title="Ring", min_length=1)
    """Stödlinjer, den viktigaste först. De som är verifierade visas, med numret ur posten."""
    guide: Annotated[Ref, Link("guides", reverse="Visas vid akut fara")] = Field(title="Vägledning")
    """Vägledningen för en vuxen som är orolig för någon."""
    guide_self: Annotated[Ref, Link("guides", reverse="Visas vid akut fara")] = Field(title="För den som är utsatt")
    """Vägledningen för den som skriver om sig själv."""
    guide_friend: Annotated[Ref, Link("guides", reverse="Visas vid akut fara")] = Field(title="För en vän")
    """Vägledningen för den som skriver om en kompis."""
    reason: Line = Field(title="Skäl")
    """Varför rutan visas, så att nästa redaktör kan bedöma det."""


class Situation(Term):
    """Något som folk beskriver utan handbokens ord, och posterna som svarar då."""

    phrases: tuple[Phrase, ...] = Field((), title="Uttryck")
    """Det som alltid hör hit. Skrivs som i danger.yml."""
    own: tuple[Phrase, ...] = Field((), title="Om sig själv")
    """Det som hör hit när någon skriver om sig själv eller en kompis."""
    about: tuple[Phrase, ...] = Field((), title="Om någon annan")
    """Det som hör hit när frågan nämner någon, till exempel barnet eller min elev."""
    but: tuple[Phrase, ...] = Field((), title="Men inte")
    """Det som liknar men är något annat."""
    last: YesNo = Field("nej", title="Om inget annat svarar")
    """ja om posterna bara ska lyftas när ingen annan situation hör hit och ingen post svarar på det mesta."""
    alone: YesNo = Field("nej", title="Bara de här svaren")
    """ja om den som frågar själv har gjort något: då svarar ingen annan situation, och ingen får stå emellan orden."""
    answers: Annotated[AnyRefs, Link(None, reverse="Svarar på")] = Field((), title="Svar till vuxna")
    """Posterna som svarar, den bästa först, högst fyra."""
    answers_self: Annotated[AnyRefs, Link(None, reverse="Svarar på")] = Field((), title="Svar till den som är ung")
    """Posterna som svarar den som skriver om sig själv. Utan dem lyfts inget."""
    answers_friend: Annotated[AnyRefs, Link(None, reverse="Svarar på")] = Field((), title="Svar till en vän")
    """Posterna som svarar den som skriver om en kompis. Utan dem lyfts inget."""
    pages: Annotated[Refs, OneOf(PAGES)] = Field((), title="Översiktssidor")
    """Sidor i pages.yml som svarar alla, före posterna."""
    reason: Line = Field(title="Skäl")
    """Varför de hör ihop, så att nästa redaktör kan bedöma det."""


EITHER = "Ta bort situation eller danger"
ABOUT = "Skriv situation: och ett id i situations.yml, danger: och ett id i danger.yml, eller calm: ja"


class Asked(Part):
    """Frågor så som folk ställer dem. Sökningen lär sig av dem vilka ord som hör till vad."""

    situation: Annotated[Ref | None, OneOf(SITUATIONS)] = Field(None, title="Situation")
    """Id i situations.yml för det som frågorna handlar om."""
    danger: Annotated[Ref | None, OneOf(DANGER)] = Field(None, title="Fara")
    """Id i danger.yml för den akuta fara som frågorna handlar om."""
    who: Who = Field("vuxen", title="Vem som frågar")
    """vuxen = den som möter barn i arbetet eller är orolig. själv = den som är ung och skriver om sig själv.
    kompis = den som är ung och skriver om någon annan."""
    calm: YesNo = Field("nej", title="Lugnt")
    """ja om den som frågar så inte är i akut fara, fast orden kan likna: frågor om lag, kurser och vardag."""
    questions: tuple[Name, ...] = Field(title="Frågor", min_length=1)
    """Så som folk skriver i sökrutan, med fel och talspråk. Många korta är bättre än få långa."""

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Self:
        if self.situation and self.danger:
            raise refused("wrong-value", "frågorna hör till både en situation och en fara", EITHER)
        if self.danger and self.calm == "ja":
            raise refused("wrong-value", "frågor i fara kan inte vara lugna", "Ta bort calm eller danger")
        if not self.situation and not self.danger and self.calm != "ja":
            raise refused("missing-field", "det står inte vad frågorna gäller", ABOUT)
        return self


class Overview(Named):
    """En översiktssida som sökningen ska hitta. Id är sidans adress."""

    summary: Line = Field(title="Sammanfattning")
    """En mening om vad sidan visar."""
    words: tuple[Name, ...] = Field((), title="Sökord")
    """Andra ord som sidan ska hittas på."""
    own_words: tuple[Name, ...] = Field((), title="Egna ord")
    """Ord, svenska och engelska, som få andra sidor har. De kostar läsaren mindre att hämta än sökord."""


Need = Literal["fara", "polis", "jour", "arbete"]
"""What somebody needs at once: help in danger, the police, social services when they are closed, advice at work."""
DIALLED: tuple[Need, ...] = ("fara", "polis")
"""The needs that every page has a number for."""


class Urgent(Term):
    """Vart den vänder sig som behöver hjälp genast. Sidhuvud, nödrutor och utskrifter hämtar numren härifrån."""

    id: Need = Field(title="Behov")
    """fara = fara för liv. polis = polisen när ingen är i fara. jour = socialtjänsten när den har stängt. arbete = råd
    till den som möter barn i arbetet."""
    title: Name = Field(title="Titel")
    """Orden som rådet börjar med, till exempel "Har socialtjänsten stängt?"."""
    line: Annotated[Ref, Link("resources", reverse="Visas alltid")] = Field(title="Material")
    """Materialet med numret, eller för jour rådet i sammanfattningen."""


MODELS: dict[str, type[Part]] = {
    ROLES: Role,
    TOPICS: Topic,
    AUDIENCES: Audience,
    PLAN: Heading,
    SYNONYMS: Synonym,
    CONCORDANCE: Moved,
    TELLING: Telling,
    DANGER: Danger,
    SITUATIONS: Situation,
    ASKED: Asked,
    PAGES: Overview,
    URGENT: Urgent,
    FUNCTIONS: Function,
}
"""What an item of each vocabulary is."""
PAGE_ADDRESSES: dict[str, str] = {
    name: model.address for name, model in MODELS.items() if issubclass(model, Term) and model.address
}
"""The vocabularies whose terms have pages, and the first part of their addresses."""
Vocabularies = dict[str, tuple[Part, ...]]


def terms_in(items: Iterable[Part]) -> Iterator[Term]:
    """Yield the items of a vocabulary that have an id."""
    return (item for item in items if isinstance(item, Term))
