"""The notes of the law register, as (change, chapter, paragraph): ``ändr. 19 kap. 1, 6 §§; ny 16 kap. 2 a §``.

A note is one stream of tokens. A word of change says what becomes of what follows it, a chapter holds until the next
one, and ``rubr.`` makes what follows headings. What is not understood is handed on as it stands: whoever reads the note
must then think of every paragraph of the act.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from handbook.watch.provisions import DASHES, NUMBER, Section, Span, ranges_in

Op = Literal["ändras", "upphör", "ny", "byter nummer", "trycks om"]
What = Literal["paragraf", "rubrik", "bilaga", "övergångsbestämmelse", "hela lagen"]
OPS: dict[str, Op] = {
    "ändr": "ändras",
    "ändring": "ändras",
    "upph": "upphör",
    "upp": "upphör",
    "utgår": "upphör",
    "ny": "ny",
    "nya": "ny",
    "nytt": "ny",
    "nuvarande": "byter nummer",
}
LETTER = "[a-zåäö](?![a-zåäö])"
ITEM = re.sub(r"\((?!\?)", "(?:", rf"{NUMBER}(?: ?[{DASHES}] ?(?:{NUMBER}|{LETTER}))?")
LIST = rf"{ITEM}(?: ?(?:,|och|samt) ?{ITEM})*"
NUMBERS = re.sub(r"\((?!\?)", "(?:", r"[0-9]+(?: ?(?:,|och|-|–) ?[0-9]+)*")
POINTS = re.compile(rf"p(?:unkt)?\.? ?{NUMBERS}")
TOKEN = re.compile(
    # Which wording of several is meant, and where in a paragraph: neither says what happens.
    r"(?P<passed>(?:de|den|det) nya\b|tidigare upphävda?\b|sätte?s (?:närmast )?(?:före|efter)\b"
    r"|i (?=[0-9]+(?!:|[0-9]))"
    r"|(?:första|andra|tredje|fjärde|femte|sjätte|sista) (?:stycket|st|meningen|men|punkten|p)\b\.?"
    rf"|{NUMBERS} (?:st|mom|men|p)\b\.?)"
    r"|(?P<reprint>\(?omtryck\b\.?\)?)"
    r"|(?P<renumbered>betecknas\b)"
    r"|(?P<op_word>(?:ändring|ändr|upph|upp|utgår|nya|nytt|ny|nuvarande)\b\.?)"
    r"|(?P<title>författnings-?rubr\w*\.?|lagens rubr\w*\.?|rubr\w*\.? till (?:lagen|förordningen|balken))"
    r"|(?P<heading>(?:kap\. ?)?[a-zåäö]*rubr\w*\.?(?: närmast (?:före|efter)| till| före)?)"
    rf"|(?P<transitional>(?:p(?:unkt)?\.? ?{NUMBERS} ?)?"
    r"(?:ikraft\w*\.?-? ?(?:(?:och|samt) )?)?övergång\w*\.?(?:best\w*\.?)?"
    rf"|(?:p\.? ?{NUMBERS} ?)?ikraft\w*\.?(?:best\w*\.?)?|p(?:unkt)?\.? ?{NUMBERS}(?! ?(?:[a-z] ?)?(?:§|kap)|[0-9]))"
    r"|(?P<of>(?:i|till|av) (?:(?:lag|förordning)(?:en)? )?\(?(?P<act>[0-9]{4}:[0-9]+)\)?)"
    rf"|(?P<annex>bil(?:aga|agan|agor|agorna)?\b\.?(?: {LIST}(?! ?(?:kap|§|[0-9]|,? ?[a-zåäö]\b)))?"
    rf"(?: p\.? ?{NUMBERS})?)"
    rf"|(?P<chapters>{LIST} ?kap\b\.?)"
    rf"|(?P<lone>kap\b\.? {LIST})"
    rf"|(?P<sections>{LIST} ?§§?)"
    rf"|(?P<unsigned>{LIST})"
    r"|(?P<clause>;)"
    r"|(?P<between>,|och\b|samt\b|resp(?:ektive)?\b\.?|\.)"
    r"|(?P<word>[^\s,;]+)"
)


@dataclass(frozen=True)
class Change:
    """What an amendment does to one part of an act."""

    op: Op
    what: What = "paragraf"
    span: Span | None = None
    """The paragraphs or the chapter; none for an annex, for transitional provisions and for the act as a whole."""
    of: str | None = None
    """The SFS number of another amendment, if it is that one's wording or transitional provisions that change."""


@dataclass(frozen=True)
class Note:
    """A note that has been read: the changes it names, and the words that were not understood."""

    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def vague(self) -> bool:
        """Whether it may be about any paragraph of the act."""
        return bool(self.unknown) or all(change.op == "trycks om" for change in self.changes)


def read_note(text: str | None) -> Note:
    """Return what a note says. A missing or an empty one says nothing, and may be about anything."""
    reader = _Reader()
    for match in TOKEN.finditer(_regular(text or "")):
        reader.take(match)
    reader.end_clause()
    return Note(tuple(dict.fromkeys(reader.changes)), tuple(reader.unknown))


def _regular(text: str) -> str:
    """Return a note with one blank between words. What ends with "utgår" has its change first, as all others have."""
    plain = " ".join(text.replace("\u00ad", "").lower().split())
    return ";".join(map(_change_first, plain.split(";")))


def _change_first(clause: str) -> str:
    before, ends, after = clause.partition("§ utgår")
    return f"utgår {before}§{after}" if ends else clause


@dataclass
class _Reader:
    """Takes the tokens of a note, one after another; there is a method for each kind of token."""

    changes: list[Change] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    op: Op | None = None
    what: What = "paragraf"
    chapter: Section | None = None
    near: bool = False
    """The headings are those before paragraphs; if not, they are those of chapters, and a paragraph is itself."""
    entered: bool = False
    """A chapter was named just now: paragraphs that follow are in it, anything else makes it a whole chapter."""
    before: str = ""
    """What kind the last token was: points after paragraphs are parts of them."""
    start: int = 0
    """Where the changes of the last word of change begin, and the words not understood since."""
    strange: int = 0

    def take(self, match: re.Match[str]) -> None:
        """Take one token."""
        kind = "of" if match["of"] else match.lastgroup or "word"
        if kind not in {"sections", "unsigned", "passed"}:
            self.close_chapter()
        if not (kind == "transitional" and self.before == "sections" and POINTS.fullmatch(match[0])):
            getattr(self, kind)(match)
        if kind != "passed" or match[0].startswith("de"):
            self.before = kind

    def add(self, what: What, span: Span | None = None) -> None:
        """Add a change; without a word of change before it, nobody knows what happens."""
        if self.op is None:
            self.unknown.append(str(span or what))
        else:
            self.changes.append(Change(self.op, what, span))

    def close_chapter(self) -> None:
        """Add the chapter that was named last as a whole one, if nothing in it was named."""
        if self.entered:
            self.add(self.what, Span(self.chapter))
        self.entered = False

    def end_clause(self) -> None:
        """End what a word of change is about; if it is about nothing, it is about the whole act, as ``upph.`` is."""
        self.close_chapter()
        if self.op and (len(self.changes), len(self.unknown)) == (self.start, self.strange):
            self.add("hela lagen")
        self.op, self.chapter = None, None

    def clause(self, _: re.Match[str]) -> None:
        """Take a semicolon."""
        self.end_clause()

    def op_word(self, match: re.Match[str]) -> None:
        """Let a word of change be about what follows."""
        self.op, self.what = OPS[match[0].rstrip(".")], "paragraf"
        self.start, self.strange = len(self.changes), len(self.unknown)

    def passed(self, _: re.Match[str]) -> None:
        """Pass over what says nothing of its own."""

    between = passed

    def renumbered(self, _: re.Match[str]) -> None:
        """Take the word after which the new numbers come."""
        self.op = "byter nummer"

    def reprint(self, _: re.Match[str]) -> None:
        """Take the word that says that the act is printed anew."""
        self.op = "trycks om"
        self.add("hela lagen")

    def heading(self, match: re.Match[str]) -> None:
        """Let what follows be headings; those that are only set elsewhere have no word of change."""
        self.op = self.op or "ändras"
        self.what, self.near = "rubrik", "närmast" in match[0]

    def title(self, _: re.Match[str]) -> None:
        """Take the title of the act."""
        self.add("rubrik")

    def annex(self, _: re.Match[str]) -> None:
        """Take annexes with their numbers."""
        self.add("bilaga")

    def transitional(self, _: re.Match[str]) -> None:
        """Take transitional provisions with their numbers; bare numbers that follow are theirs too."""
        self.op = self.op or "ändras"
        self.what = "övergångsbestämmelse"
        self.add(self.what)

    def of(self, match: re.Match[str]) -> None:
        """Take the amendment whose wording it is that changes."""
        self.changes[self.start :] = [replace(change, of=match["act"]) for change in self.changes[self.start :]]

    def chapters(self, match: re.Match[str]) -> None:
        """Take chapters: all but the last are whole ones."""
        self.what = "rubrik" if self.what == "rubrik" else "paragraf"
        spans = tuple(ranges_in(match[0], None))
        for span in spans[:-1]:
            self.whole_chapters(span)
        if spans[-1].first == spans[-1].last:
            self.chapter, self.entered = spans[-1].first, True
        else:
            self.whole_chapters(spans[-1])

    def lone(self, match: re.Match[str]) -> None:
        """Take chapters whose numbers come after the word."""
        for span in ranges_in(match[0], None):
            self.whole_chapters(span)

    def whole_chapters(self, span: Span) -> None:
        """Add whole chapters, from one to another."""
        between = (Section(number) for number in range(span.first.number + 1, span.last.number + 1))
        for chapter in (span.first, *between) if span.first != span.last else (span.first,):
            self.add(self.what, Span(chapter))

    def sections(self, match: re.Match[str]) -> None:
        """Take paragraphs."""
        self.what = "rubrik" if self.what == "rubrik" and self.near else "paragraf"
        self.unsigned(match)

    def unsigned(self, match: re.Match[str]) -> None:
        """Take numbers: those after transitional provisions are theirs, all others are paragraphs."""
        self.entered = False
        if self.what != "övergångsbestämmelse":
            for span in ranges_in(match[0], self.chapter):
                self.add(self.what, span)

    def word(self, match: re.Match[str]) -> None:
        """Take a word that is not understood."""
        self.unknown.append(match[0])
