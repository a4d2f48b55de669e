"""Why a file cannot be read as YAML: the true cause and what to do, in Swedish, where an editor has to look.

YAML tells what it waited for, which is seldom what is wrong: nine of ten times a value needs quotes. So the signs that
stand where it stopped are looked at too. What it would tell of another line is looked for before it reads.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import yaml

from handbook.content.positions import place_in, place_of
from handbook.content.problems import Finding

Told = tuple[str, str]
QUOTES = "Sätt citattecken runt hela värdet"
TAB: Told = ("raden innehåller en tabb", "Byt tabbar mot mellanslag")
NO_COLON: Told = ("raden saknar kolon efter fältnamnet", "Skriv fält: värde, och dra in fortsatta textrader")
AFTER: dict[str, Told] = {
    '"': ("citatet är slut, men sedan kommer mer text", "Sätt ' runt hela värdet, eller stäng citatet ovanför"),
    "'": ("citatet är slut, men sedan kommer mer text", 'Sätt " runt hela värdet, eller stäng citatet ovanför'),
    "]": ("[ först gör värdet till en lista, men efter ] kommer mer text", QUOTES),
    "}": ("{ först gör värdet till fält, men efter } kommer mer text", QUOTES),
}
"""The sign before the place where YAML waited for the next field."""
SIGNS: tuple[tuple[str, str, str], ...] = (
    ("tab character", *TAB),
    (
        "mapping values are not allowed",
        "ett kolon gör att raden läses som ett nytt fält",
        "Sätt citattecken runt texten, eller kontrollera indraget",
    ),
    ("found unexpected end of stream", "ett citattecken öppnas men stängs aldrig", "Stäng citatet"),
    (
        "quoted scalar",
        "\\ inom dubbla citattecken är YAML:s eget tecken",
        "Byt till enkla citattecken ', eller skriv \\\\",
    ),
    ("could not find expected ':'", *NO_COLON),
    ("undefined alias", "texten börjar med * och läses som en hänvisning", "Sätt citattecken runt texten"),
    ("while scanning an alias", "texten börjar med * och läses som en hänvisning", "Sätt citattecken runt texten"),
    ("while scanning an anchor", "texten börjar med &, som är YAML:s eget tecken", "Sätt citattecken runt texten"),
    ("found another document", "filen innehåller fler än ett YAML-dokument", "Ta bort raden ---"),
    ("document start", "något står efter att filens fält är slut", "Ta bort raden ... eller räta upp indraget"),
    (
        "while scanning a block scalar",
        "efter | och > får inget mer stå på raden",
        "Skriv texten på raden under, indragen två mellanslag",
    ),
    (
        "sequence entries are not allowed",
        "- först i ett värde läses som en lista",
        "Sätt citattecken runt värdet, eller skriv listan på raderna under",
    ),
    ("mapping keys are not allowed", "texten börjar med ?, som är YAML:s eget tecken", "Sätt citattecken runt texten"),
    ("while parsing a flow sequence", "[ öppnas men stängs aldrig", "Skriv ] sist, eller sätt citattecken runt värdet"),
    ("while parsing a flow mapping", "{ öppnas men stängs aldrig", "Skriv } sist, eller sätt citattecken runt värdet"),
    ("block", "indraget stämmer inte med raderna ovanför", "Räta upp indraget; två mellanslag per nivå"),
    ("control characters", "filen innehåller styrtecken", "Spara filen som vanlig text i UTF-8"),
    ("special characters", "filen innehåller styrtecken", "Spara filen som vanlig text i UTF-8"),
)
"""What YAML says, in the words that both its loaders have, and what it means."""
UNREADABLE: Told = (
    "filen går inte att läsa som YAML",
    "Jämför indrag, kolon och citattecken med en fungerande post",
)
OPENED = ("quoted scalar", "flow sequence", "flow mapping")
"""What is wrong where it began and not where YAML gave up."""
MERGED = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
"""The lines that git leaves between two texts which it could not join."""
ENDS = ("<", ">")
"""How the first and the last of them begin: the others are marks only together with these."""
BREAKS = re.compile("[\u0085\u2028\u2029]")
"""Signs that no one sees and that YAML takes for the end of a line, as editors do not."""


def unjoined(text: str, file: str) -> Finding | None:
    """Return the marks that git has left in a text which two have changed."""
    if not any(end * 7 in text for end in ENDS):
        return None
    marks = list(MERGED.finditer(text))
    if not any(mark[0].startswith(ENDS) for mark in marks):
        return None
    message = "raden är ett märke från git: två har ändrat samma text, och båda står kvar"
    advice = "Välj en av texterna, eller skriv ihop dem, och ta bort märkena: <<<<<<<, ======= och >>>>>>>"
    return _everywhere(Finding(code="yaml", message=message, advice=advice, file=file), text, marks)


def unseen_breaks(text: str, file: str) -> Finding | None:
    """Return the signs in a text that no one sees and that break a line."""
    breaks = list(BREAKS.finditer(text))
    if not breaks:
        return None
    names = ", ".join(f"U+{ord(sign):04X}" for sign in sorted({found[0] for found in breaks}))
    message = f"texten har ett tecken som inte syns men bryter raden, {names}"
    return _everywhere(Finding(code="invisible", message=message, advice="Ta bort det", file=file), text, breaks)


def _everywhere(finding: Finding, text: str, found: Iterable[re.Match[str]]) -> Finding:
    first, *others = (place_in(text, it.start()) for it in found)
    return replace(finding, mark=first, also=tuple(others))


def explained(error: yaml.YAMLError, text: str) -> tuple[str, str, tuple[int, int]]:
    """Return what is wrong with a file, what to do, and where."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return *_by_words(str(error)), (1, 1)
    began = any(sign in (error.context or "") for sign in OPENED)
    where = error.context_mark if began else error.problem_mark
    mark = place_of(where)
    return *(_by_sign(error, text) or _by_words(f"{error.context} {error.problem}")), mark


def _by_words(english: str) -> Told:
    return next(((message, advice) for sign, message, advice in SIGNS if sign in english), UNREADABLE)


def _by_sign(error: yaml.MarkedYAMLError, text: str) -> Told | None:
    """Return what the sign where YAML stopped tells, or the one before it."""
    line, column = place_of(error.problem_mark)
    row = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    sign, before = row[column - 1 : column], row[: column - 1].rstrip()
    problem = str(error.problem)
    if "cannot start any token" in problem or "node content" in problem:
        return TAB if sign == "\t" or not sign else (f"texten börjar med {sign}, som är YAML:s eget tecken", QUOTES)
    if "mapping values" in problem and not row.startswith((" ", "-")) and ":" not in before and " " not in before:
        return NO_COLON  # the line above is read as the beginning of this one's name
    if "block" in str(error.context) and "scalar" not in str(error.context) and before:
        return AFTER.get(before[-1])
    return None
