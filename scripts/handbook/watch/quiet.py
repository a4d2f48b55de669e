"""The quiet list: addresses that are not asked for a time, each with the reason why and the day when that ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml
from pydantic import Field

from handbook.content.kinds.parts import Part
from handbook.content.kinds.types import Day, Line, Url
from handbook.content.load import SourceFile, parse
from handbook.content.positions import located
from handbook.content.problems import Finding, Problem
from handbook.content.structure import modelled

FULL_DAY = len("2026-01-15")


class Quiet(Part):
    """En adress som bevakningen inte frågar."""

    address: Url = Field(title="Adress")
    """Början på adressen: allt som börjar så är tyst."""
    reason: Line = Field(title="Skäl")
    """Varför den inte kan bevakas."""
    until: Day = Field(title="Till och med")
    """Den sista dagen då raden gäller (2026-12-31)."""


@dataclass(frozen=True)
class QuietList:
    """The lines that hold today."""

    lines: tuple[Quiet, ...] = ()

    def covers(self, url: str) -> bool:
        """Tell whether an address is left alone."""
        return any(url.startswith(line.address) for line in self.lines)


def read_quiet(text: str, path: str, today: str, urls: Iterable[str]) -> tuple[QuietList, tuple[Problem, ...]]:
    """Return the lines that hold today, and what is wrong: a line that has expired holds no more and is an error."""
    source = parse(text, path)
    if not isinstance(source, SourceFile):
        return QuietList(), located([source], {}) if source.code != "empty-file" else ()
    if not isinstance(source.node, yaml.SequenceNode):
        wrong = Finding(code="wrong-type", message="filen ska vara en lista", advice="Börja varje rad med -", file=path)
        return QuietList(), located([wrong], {path: source})
    read = [modelled(Quiet, node, source, (index,)) for index, node in enumerate(source.node.value)]
    findings = [finding for _, found in read for finding in found]
    watched = tuple(urls)
    good: list[Quiet] = []
    for index, (line, _) in enumerate(read):
        if line:
            wrong_here = list(_faults(line, index, path, today, watched))
            findings += wrong_here
            good += [] if any(it.path[-1] == "until" for it in wrong_here) else [line]
    return QuietList(tuple(good)), located(findings, {path: source})


def _faults(line: Quiet, index: int, path: str, today: str, urls: Sequence[str]) -> Iterable[Finding]:
    if len(line.until) < FULL_DAY:
        advice = "Skriv en hel dag, till exempel 2026-12-31"
        message = f"{line.until} är ingen dag"
        yield Finding(code="bad-date", message=message, advice=advice, file=path, path=(index, "until"))
    elif line.until < today:
        advice = "Pröva adressen igen: ta bort raden, eller skriv en ny dag och varför"
        message = f"raden gällde till och med {line.until}, så adressen bevakas igen"
        yield Finding(code="bad-date", message=message, advice=advice, file=path, path=(index, "until"))
    elif not any(url.startswith(line.address) for url in urls):
        advice = "Ta bort raden, eller rätta adressen"
        message = "ingen post bygger på någon adress som börjar så"
        yield Finding(code="dead-link", message=message, advice=advice, file=path, path=(index, "address"))
